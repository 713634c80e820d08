//! One reader's booklet before it is rendered: the view in one language, its pictures, and for a worker what is shown beside the plan.

use super::builder::BookletBuilder;
use super::fingerprint;
use crate::booklet::{
    self, Audience, Booklet, ContactInfo, Coverage, CoverageRow, Extras, FindingRow, LeftOutRow, ReadingRow, WorkerExtras,
};
use crate::check::reading::ReaderTexts;
use crate::check::{self, Head, UnsoundPlan};
use crate::content::Withheld;
use crate::diagnostics::{Diagnostic, Severity};
use crate::formats::Pictures;
use crate::language::Locale;
use crate::plan::settings::{ContactFor, ContactSetting};
use crate::read::{self, Places};
use crate::seeded::{Leak, leak};
use crate::system_error::SystemError;
use crate::view::{self, Reader};
use crate::visibility::LeftOut;
use jiff::civil::Date;
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

impl BookletBuilder<'_> {
    /// Composes one reader's booklet.
    pub fn composed(&self, reader: &Reader, readers: &[Reader], found: &mut Vec<Diagnostic>) -> Result<Composed<'_>, SystemError> {
        let (view, withheld, left_out) = view::view_with_left_out(self.plan, reader, self.project.workspace.today);
        let locale = self.locale(reader, found)?;
        let extras = self.extras(reader, readers, locale)?;
        let booklet = booklet::compose(&view, locale, &extras)?;
        let pictures = self.pictures(&booklet);
        let made = fingerprint::booklet_hash(&booklet, &pictures, &self.look.hash)?;
        Ok(Composed { booklet, pictures, locale, withheld, left_out: keys(left_out), seen: fingerprint::view_hash(view), made })
    }

    /// The language of a reader's fixed phrases; English, with a finding, where it is not built in.
    fn locale(&self, reader: &Reader, found: &mut Vec<Diagnostic>) -> Result<&Locale, SystemError> {
        let chosen = self.request.language.as_deref();
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

    fn extras(&self, reader: &Reader, readers: &[Reader], locale: &Locale) -> Result<Extras, SystemError> {
        let settings = self.project.settings();
        let say = settings.say.iter().flat_map(|say| say.inside().iter());
        let is_worker = reader.style == view::Style::Worker;
        let worker = is_worker.then(|| worker_extras(self, reader, readers, locale)).transpose()?;
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

/// What is in a worker's own booklet: left out, findings, coverage; all of it as far as that worker may see the plan.
///
/// It is worked out from the plan without what is withheld from them, so that it cannot tell of it.
fn worker_extras(builder: &BookletBuilder<'_>, worker: &Reader, readers: &[Reader], locale: &Locale) -> Result<WorkerExtras, SystemError> {
    let (project, plan) = (builder.project, builder.plan);
    let mut hidden = view::hidden_places(plan, worker);
    if leak(Leak::WorkerPageOfAll) {
        hidden.clear();
    }
    let Some(seen) = read::seen(plan.file(), &hidden) else { return Ok(WorkerExtras::default()) };
    let read::Seen { draft, findings, places } = seen;
    let (part, meant) = project.with_desk(plan.name(), true, |desk| check::part(draft, desk, &|rule| !rule.asks_beyond_a_part));
    // What is missing because it was taken out is no mistake of the plan.
    let mut found: Vec<Diagnostic> = findings.into_iter().chain(meant).filter(|finding| finding.severity != Severity::Error).collect();
    found.sort_by_key(|finding| finding.span.start);
    let finding = |finding: &Diagnostic| FindingRow {
        severity: finding.severity.word(),
        message: finding.message.clone(),
        place: match leak(Leak::LineNumbers) {
            true => plan.file().line_and_column(finding.span.start as usize).0.to_string(),
            false => places.way_to(finding.span),
        },
    };
    let left_out = |reader: &Reader| {
        let keys: BTreeSet<_> = view::left_out_of_part(&part, reader).into_iter().map(|left| left.keys).collect();
        LeftOutRow { reader: reader.key.clone(), labels: keys.into_iter().collect() }
    };
    let others: Vec<&Reader> = readers
        .iter()
        .filter(|reader| reader.style != view::Style::Worker && (leak(Leak::ReadersOfAll) || view::knows(&part, reader)))
        .collect();
    let head_name = |key: &str| locale.say(&format!("head-{}", key.replace(['.', '_'], "-")), "worker", &[]);
    let head = |head: &check::Head| {
        let state = if head.elsewhere {
            Coverage::Elsewhere
        } else if !head.there {
            Coverage::Missing
        } else if head.labelled {
            Coverage::Private
        } else {
            Coverage::Present
        };
        Ok(CoverageRow { head: head_name(head.key)?, citation: head.citation.to_owned(), state })
    };
    let heads = part.heads();
    let today = project.workspace.today;
    let named = heads.iter().map(|head| Ok((head, head_name(head.key)?))).collect::<Result<Vec<_>, SystemError>>()?;
    Ok(WorkerExtras {
        left_out: others.iter().map(|reader| left_out(reader)).collect(),
        findings: found.iter().map(finding).collect(),
        coverage: heads.iter().map(head).collect::<Result<_, SystemError>>()?,
        reading: reading_rows(&part, &others, &named, &places, today),
    })
}

/// One row for each reader who is no worker. Of a shared-only reader there is none: its small numbers would
/// show how little they get.
fn reading_rows(part: &UnsoundPlan, readers: &[&Reader], heads: &[(&Head, String)], places: &Places, today: Date) -> Vec<ReadingRow> {
    let readers: Vec<&Reader> = readers.iter().copied().filter(|reader| !reader.shared_only).collect();
    let seen: Vec<_> = readers.iter().map(|reader| view::seen_of_part(part, reader, today)).collect();
    let texts: Vec<_> = readers
        .iter()
        .zip(&seen)
        .map(|(reader, seen)| ReaderTexts {
            style: reader.style,
            texts: &seen.texts,
            people: seen.people.iter().map(String::as_str).collect(),
        })
        .collect();
    let figures = part.reading(today, &texts);
    let row = |((reader, seen), figures): ((&&Reader, &view::SeenOfPart), Option<crate::check::reading::ReaderReading>)| {
        let figures = figures?;
        let covered = heads.iter().filter(|(head, _)| head.there && head.places.iter().any(|place| seen.has(*place)));
        Some(ReadingRow {
            reader: reader.key.clone(),
            is_child: reader.is_child,
            sentences: figures.sentences,
            words: figures.words,
            over_aim: (figures.aim, figures.over_aim),
            over_limit: (figures.limit, figures.over_limit),
            longest: figures.longest_at.iter().map(|(place, words)| (places.way_to(*place), *words)).collect(),
            hard_words: figures.hard_words,
            goals: figures.goals,
            actions: (figures.actions, figures.own_actions),
            covered: covered.map(|(_, name)| name.clone()).collect(),
        })
    };
    readers.iter().zip(&seen).zip(figures).filter_map(row).collect()
}
