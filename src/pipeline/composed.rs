//! One reader's booklet before it is rendered: the view composed in one language, its pictures, and what it is made from.

use super::made;
use super::overview;
use super::seen;
use super::studio::Studio;
use crate::booklet::{self, Audience, Booklet, ContactInfo, Extras};
use crate::content::Withheld;
use crate::diagnostics::Diagnostic;
use crate::fault::Fault;
use crate::formats::Pictures;
use crate::language::Locale;
use crate::plan::settings::{ContactFor, ContactSetting};
use crate::view::{self, Reader};
use crate::visibility::LeftOut;
use std::collections::BTreeSet;

/// A booklet that can be rendered.
pub(super) struct Composed<'a> {
    pub booklet: Booklet,
    pub pictures: Pictures,
    pub locale: &'a Locale,
    pub withheld: Withheld,
    /// Keys of the plan that are left out of it.
    pub left_out: Vec<String>,
    /// The hash of what the reader may see of the plan.
    pub seen: String,
    /// The hash of all that it is rendered from.
    pub made: String,
}

impl Studio<'_> {
    /// Composes one reader's booklet.
    pub fn composed(&self, reader: &Reader, readers: &[Reader], found: &mut Vec<Diagnostic>) -> Result<Composed<'_>, Fault> {
        let (view, withheld, left_out) = view::view_with_left_out(self.plan, reader, self.project.workspace.today);
        let locale = self.locale(reader, found)?;
        let extras = self.extras(reader, readers, locale)?;
        let booklet = booklet::compose(&view, locale, &extras)?;
        let pictures = self.pictures(&booklet);
        let made = made::hash(&booklet, &pictures, &self.look.hash)?;
        Ok(Composed { booklet, pictures, locale, withheld, left_out: keys(left_out), seen: seen::hash(view), made })
    }

    /// The language of a reader's fixed phrases; English, with a finding, where it is not built in.
    fn locale(&self, reader: &Reader, found: &mut Vec<Diagnostic>) -> Result<&Locale, Fault> {
        let chosen = self.options.language.as_deref();
        let plans = self.plan.plan().language.as_ref().map(|language| language.as_str());
        let settings = self.project.settings().language.as_ref().map(|language| language.as_str());
        let tag = chosen.or(reader.language.as_deref()).or(plans).or(settings).unwrap_or("en");
        match self.look.locale(tag) {
            Ok(locale) => Ok(locale),
            Err(fault) if chosen.is_some() => Err(fault),
            Err(_) => {
                let message =
                    format!("There are no fixed phrases in this language yet. The booklet for `{}` has them in English.", reader.key);
                let help = format!("These languages are built in: {}.", Locale::tags().join(", "));
                found.push(Diagnostic::warning("language-not-here", self.plan.file(), reader.span, message).help(help));
                self.look.locale("en")
            }
        }
    }

    fn pictures(&self, booklet: &Booklet) -> Pictures {
        let cleaned = |picture: &booklet::PictureFile| Some((picture.name.clone(), self.project.picture(&picture.source).ok()?.bytes));
        Pictures(booklet.pictures.iter().filter_map(cleaned).collect())
    }

    fn extras(&self, reader: &Reader, readers: &[Reader], locale: &Locale) -> Result<Extras, Fault> {
        let settings = self.project.settings();
        let say = settings.say.iter().flat_map(|say| say.inside().iter());
        let is_worker = reader.style == view::Style::Worker;
        let worker = is_worker.then(|| overview::for_worker(self, reader, readers, locale)).transpose()?;
        Ok(Extras {
            contacts: settings.contacts.iter().map(|contact| contact_info(contact.inside())).collect(),
            say: say.map(|(ours, theirs)| (ours.value.clone(), theirs.as_str().to_owned())).collect(),
            hide_button: settings.hide_button.on(),
            council: settings.council.as_ref().map(|council| council.as_str().to_owned()),
            worker,
            picture_endings: self.project.picture_endings(),
        })
    }
}

/// Keys of the plan that are left out of a reader's booklet, each once, in order.
fn keys(left_out: Vec<LeftOut>) -> Vec<String> {
    let keys: BTreeSet<_> = left_out.into_iter().map(|left| left.keys).collect();
    keys.into_iter().collect()
}

/// A contact of the settings, as the booklet takes it.
fn contact_info(contact: &ContactSetting) -> ContactInfo {
    ContactInfo {
        name: contact.name.as_str().to_owned(),
        phone: contact.phone.as_str().to_owned(),
        about: contact.about.as_ref().map(|about| about.as_str().to_owned()),
        audience: match contact.r#for.map(|at| at.value) {
            Some(ContactFor::Child) => Audience::Child,
            Some(ContactFor::Family) => Audience::Family,
            Some(ContactFor::Everyone) | None => Audience::Everyone,
        },
        checked: contact.checked.filter(|_| contact.checked_by.as_ref().is_some_and(|who| !who.is_blank())).map(|checked| checked.day),
    }
}
