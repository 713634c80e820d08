//! One reader's booklet of a checked plan: view, compose, render, audit.

use super::plan::{ReaderDone, State};
use super::project::Project;
use super::{Options, overview};
use crate::audit::{Auditor, Phrases};
use crate::booklet::{self, Audience, ContactInfo, Extras};
use crate::check::CheckedPlan;
use crate::content::Withheld;
use crate::diagnostics::Diagnostic;
use crate::fault::Fault;
use crate::formats::{self, Artifact, Pictures, Work};
use crate::language::Locale;
use crate::plan::settings::{ContactFor, ContactSetting};
use crate::theme::Prepared;
use crate::view::{self, Reader};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A booklet that is ready to be published.
pub(super) struct Ready {
    pub done: ReaderDone,
    pub artifacts: Vec<Artifact>,
}

/// Everything that makes the booklets of one plan.
pub(super) struct Studio<'a> {
    pub project: &'a Project<'a>,
    pub plan: &'a CheckedPlan,
    pub options: &'a Options,
    pub phrases: &'a BTreeMap<&'static str, Phrases>,
}

impl Studio<'_> {
    /// Makes one reader's booklet in memory.
    pub fn reader(&self, reader: &Reader, readers: &[Reader], found: &mut Vec<Diagnostic>) -> Result<Ready, Fault> {
        let left_out = left_out(self.plan, reader);
        let done = ReaderDone { key: reader.key.clone(), state: State::Made, files: Vec::new(), left_out };
        let mut ready = Ready { done, artifacts: Vec::new() };
        if reader.protect {
            let message = format!("The booklet for `{}` was not made. It may only be made as a sealed file.", reader.key);
            let help = "This ourplan cannot seal files yet. Until it can, talk the plan through with them in person.";
            found.push(Diagnostic::warning("sealed-not-here", self.plan.file(), reader.span, message).help(help));
            ready.done.state = State::NotSealed;
            return Ok(ready);
        }
        let locale = self.locale(reader, found)?;
        let (view, withheld) = view::view(self.plan, reader, self.project.workspace.today);
        let extras = self.extras(reader, readers, found, locale)?;
        let booklet = booklet::compose(&view, locale, &extras)?;
        let pictures = self.pictures(&booklet);
        let prepared = Prepared::new(&booklet);
        let file_stem = format!("{}-{}", self.plan.name(), reader.key);
        let work = Work { booklet: &booklet, prepared: &prepared, theme: &self.project.theme, pictures: &pictures, file_stem: &file_stem };
        for format in self.formats(reader).iter().filter_map(|name| formats::named(name)) {
            match format.render(&work) {
                Ok(artifacts) => {
                    let opens =
                        if format.name() == "site" { "index.html" } else { artifacts.first().map_or("", |artifact| &artifact.name) };
                    ready.done.files.push((format.name().to_owned(), opens.to_owned()));
                    ready.artifacts.extend(artifacts);
                }
                Err(trouble) => {
                    let finding = self.project.theme.finding(&trouble);
                    found.extend(
                        finding.filter(|finding| !found.iter().any(|known| known.code == finding.code && known.span == finding.span)),
                    );
                    ready.done.state = State::Stopped;
                }
            }
        }
        if !self.is_clean(&ready.artifacts, &withheld, locale, reader, found) {
            ready.done.state = State::Stopped;
        }
        Ok(ready)
    }

    /// Looks for withheld texts in finished bytes, and says where the plan says what was found.
    pub fn is_clean(
        &self,
        artifacts: &[Artifact],
        withheld: &Withheld,
        locale: &Locale,
        reader: &Reader,
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        let Some(phrases) = self.phrases.get(locale.tag()) else { return false };
        match Auditor::new(withheld, phrases).audit(artifacts) {
            Ok(hits) => {
                let places: BTreeSet<_> = hits.iter().map(|hit| (hit.span, hit.why)).collect();
                for (span, _) in &places {
                    let message = format!("What stands here is kept from `{}`, and the same words stand in their booklet.", reader.key);
                    let help = "Look for these words in other parts of the plan. Mark that part with `not_for`, or write it in other words. \
                                The booklet was not made.";
                    found.push(Diagnostic::error("withheld-text-found", self.plan.file(), *span, message).help(help));
                }
                places.is_empty()
            }
            Err(unreadable) => {
                let message = format!("The booklet for `{}` could not be searched: {}. It was not made.", reader.key, unreadable.why);
                found.push(Diagnostic::error("withheld-text-found", self.plan.file(), reader.span, message));
                false
            }
        }
    }

    /// The language of a reader's fixed phrases; English, with a finding, where it is not built in.
    pub fn locale(&self, reader: &Reader, found: &mut Vec<Diagnostic>) -> Result<&'static Locale, Fault> {
        let chosen = self.options.language.as_deref();
        let plans = self.plan.plan().language.as_ref().map(|language| language.as_str());
        let settings = self.project.settings().language.as_ref().map(|language| language.as_str());
        let tag = chosen.or(reader.language.as_deref()).or(plans).or(settings).unwrap_or("en");
        match Locale::bundled(tag) {
            Ok(locale) => Ok(locale),
            Err(fault) if chosen.is_some() => Err(fault),
            Err(_) => {
                let message =
                    format!("There are no fixed phrases in this language yet. The booklet for `{}` has them in English.", reader.key);
                let help = format!("These languages are built in: {}.", Locale::tags().join(", "));
                found.push(Diagnostic::warning("language-not-here", self.plan.file(), reader.span, message).help(help));
                Locale::bundled("en")
            }
        }
    }

    /// `--format` replaces the default formats and never widens what a reader's own `formats` say.
    fn formats(&self, reader: &Reader) -> Vec<String> {
        let asked = &self.options.formats;
        match &reader.formats {
            Some(own) => {
                own.iter().map(|format| format.word().to_owned()).filter(|format| asked.is_empty() || asked.contains(format)).collect()
            }
            None if asked.is_empty() => self.project.formats().into_iter().map(str::to_owned).collect(),
            None => asked.clone(),
        }
    }

    fn pictures(&self, booklet: &booklet::Booklet) -> Pictures {
        let read = |picture: &booklet::PictureFile| {
            let bytes = self.project.workspace.read_picture(&picture.source).ok()?;
            Some((picture.name.clone(), Arc::new(bytes)))
        };
        Pictures(booklet.pictures.iter().filter_map(read).collect())
    }

    fn extras(&self, reader: &Reader, readers: &[Reader], found: &[Diagnostic], locale: &Locale) -> Result<Extras, Fault> {
        let settings = self.project.settings();
        let say = settings.say.iter().flat_map(|say| say.inside().iter());
        let is_worker = reader.style == view::Style::Worker;
        let worker = is_worker.then(|| overview::for_worker(self.plan, readers, found, locale)).transpose()?;
        Ok(Extras {
            contacts: settings.contacts.iter().map(|contact| contact_info(contact.inside())).collect(),
            say: say.map(|(ours, theirs)| (ours.value.clone(), theirs.as_str().to_owned())).collect(),
            hide_button: settings.hide_button.on(),
            council: settings.council.as_ref().map(|council| council.as_str().to_owned()),
            worker,
        })
    }
}

/// Keys of the plan that are left out of a reader's booklet, each once, in order.
fn left_out(plan: &CheckedPlan, reader: &Reader) -> Vec<String> {
    let keys: BTreeSet<_> = view::left_out(plan, reader).into_iter().map(|left| left.keys).collect();
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
        checked: contact.checked.map(|checked| checked.day),
    }
}
