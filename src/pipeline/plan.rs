//! One plan through all verbs: read, check, then for each reader view, compose, render, audit, and publish.

use super::project::Project;
use super::{Options, key};
use crate::audit::{Auditor, Phrases};
use crate::booklet::{self, Audience, ContactInfo, Extras};
use crate::check::{self, CheckedPlan, Desk, PictureState};
use crate::content::Withheld;
use crate::diagnostics::{Diagnostic, Severity};
use crate::fault::Fault;
use crate::formats::{self, Artifact, Pictures, Work};
use crate::language::Locale;
use crate::plan::settings::{ContactFor, ContactSetting};
use crate::output::{Booklet, Outcome, Output, Replace};
use crate::read;
use crate::report::{Finding, resolve};
use crate::source::decode;
use crate::theme::Prepared;
use crate::view::{self, Reader};
use crate::workspace::{PictureTrouble, PlanFile};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What became of one plan.
pub struct PlanDone {
    /// Its name.
    pub name: String,
    /// Whether it has errors, so that nothing was made of it.
    pub failed: bool,
    /// Whether nothing had changed, so that it was not looked at again.
    pub skipped: bool,
    /// Its readers' booklets.
    pub readers: Vec<ReaderDone>,
    /// Readers whose older copies still stand although the plan has errors today.
    pub older_copies: Vec<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// What became of one reader's booklet.
#[derive(Clone)]
pub struct ReaderDone {
    /// The reader's key.
    pub key: String,
    /// What was done.
    pub state: State,
    /// The names of the files that a person opens, by format.
    pub files: Vec<(String, String)>,
    /// Keys of the plan that are left out of this booklet. They name no text.
    pub left_out: Vec<String>,
}

/// What was done with one reader's booklet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It was written.
    Made,
    /// It was the same as before.
    Unchanged,
    /// It is wanted as a sealed file only, which this program cannot make yet.
    NotSealed,
    /// Something withheld was found in it, so it was not published.
    Stopped,
}

impl PlanDone {
    /// A plan that was not looked at, because its project could not be opened.
    pub(super) fn untouched(name: &str) -> Self {
        PlanDone { name: name.to_owned(), failed: true, skipped: false, readers: Vec::new(), older_copies: Vec::new(), findings: Vec::new() }
    }
}

/// A booklet that is ready to be published.
struct Ready {
    done: ReaderDone,
    artifacts: Vec<Artifact>,
}

/// Builds one plan.
///
/// # Errors
/// A `Fault` where the machine failed. What an author can mend is among the findings.
pub(super) fn build(
    project: &Project<'_>,
    file: &PlanFile,
    output: Option<&Output>,
    options: &Options,
    phrases: &BTreeMap<&'static str, Phrases>,
) -> Result<PlanDone, Fault> {
    let bytes = project.workspace.read_plan(file)?;
    let key = key::of_plan(project, &bytes, options);
    if let Some(done) = output.and_then(|output| unchanged(output, &file.name, &key)) {
        return Ok(done);
    }
    let mut done = PlanDone { skipped: false, failed: false, ..PlanDone::untouched(&file.name) };
    let (plan, mut found) = checked(project, file, &bytes);
    let too_much = options.strict && found.iter().any(|finding| finding.severity == Severity::Warning);
    let Some(plan) = plan.filter(|_| !too_much) else {
        done.failed = true;
        done.older_copies = output.map(|output| output.readers_of(&file.name)).unwrap_or_default();
        done.findings = resolve(found);
        return Ok(done);
    };
    let studio = Studio { project, plan: &plan, options, phrases };
    let readers = view::readers(&plan, project.workspace.today);
    let mut ready = Vec::new();
    for reader in readers.iter().filter(|reader| options.readers.is_empty() || options.readers.contains(&reader.key)) {
        ready.push(studio.reader(reader, &readers, &mut found)?);
    }
    if let Some(output) = output {
        publish(&studio, output, &mut ready, &key, &mut found)?;
        if options.readers.is_empty() {
            output.keep_readers(&file.name, &readers.iter().map(|reader| reader.key.clone()).collect())?;
        }
    }
    done.readers = ready.into_iter().map(|ready| ready.done).collect();
    done.failed = found.iter().any(|finding| finding.severity == Severity::Error && finding.code != "withheld-text-found");
    done.findings = resolve(found);
    Ok(done)
}

/// The plan as it was made last time, if nothing that it is made from has changed since.
fn unchanged(output: &Output, name: &str, key: &str) -> Option<PlanDone> {
    let readers = output.readers_of(name);
    let done: Option<Vec<_>> = readers
        .into_iter()
        .map(|reader| {
            let stored = output.key_of(name, &reader)?;
            let (made_from, note) = stored.split_once(' ')?;
            let current = made_from == key && output.is_current(name, &reader, &stored);
            current.then(|| ReaderDone::from_note(reader, note))
        })
        .collect();
    let readers = done.filter(|readers| !readers.is_empty())?;
    Some(PlanDone { readers, skipped: true, failed: false, ..PlanDone::untouched(name) })
}

impl ReaderDone {
    /// What the output folder keeps about a booklet beside its hash: files and keys, no care text.
    fn note(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|(format, file)| format!("{format}={file}")).collect();
        format!("{} {}", files.join(","), self.left_out.join(","))
    }

    pub(super) fn from_note(key: String, note: &str) -> Self {
        let list = |part: &str| part.split(',').filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let (files, left_out) = note.split_once(' ').unwrap_or((note, ""));
        let files = list(files).iter().filter_map(|item| item.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()))).collect();
        ReaderDone { key, state: State::Unchanged, files, left_out: list(left_out) }
    }
}

fn checked(project: &Project<'_>, file: &PlanFile, bytes: &[u8]) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let source = match decode(&file.shown, bytes) {
        Ok(source) => source,
        Err(finding) => return (None, vec![finding]),
    };
    let (draft, mut found) = read::read(&source);
    let Some(draft) = draft else { return (None, found) };
    let picture_exists = |name: &str| match project.workspace.read_picture(name) {
        Ok(_) => PictureState::There,
        Err(PictureTrouble::NotThere) => PictureState::Missing,
        Err(_) => PictureState::NotAllowed,
    };
    let desk = Desk {
        today: project.workspace.today,
        name: &file.name,
        settings: project.settings(),
        picture_exists: &picture_exists,
        shape_errors: found.iter().any(|finding| finding.severity == Severity::Error),
        silenced: &project.silenced,
    };
    let (plan, meant) = check::check(draft, &desk);
    found.extend(meant);
    (plan, found)
}

/// Everything that makes the booklets of one plan.
struct Studio<'a> {
    project: &'a Project<'a>,
    plan: &'a CheckedPlan,
    options: &'a Options,
    phrases: &'a BTreeMap<&'static str, Phrases>,
}

impl Studio<'_> {
    fn reader(&self, reader: &Reader, readers: &[Reader], found: &mut Vec<Diagnostic>) -> Result<Ready, Fault> {
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
                    let opens = if format.name() == "site" { "index.html" } else { artifacts.first().map_or("", |artifact| &artifact.name) };
                    ready.done.files.push((format.name().to_owned(), opens.to_owned()));
                    ready.artifacts.extend(artifacts);
                }
                Err(trouble) => {
                    let finding = self.project.theme.finding(&trouble);
                    found.extend(finding.filter(|finding| !found.iter().any(|known| known.code == finding.code && known.span == finding.span)));
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
    fn is_clean(&self, artifacts: &[Artifact], withheld: &Withheld, locale: &Locale, reader: &Reader, found: &mut Vec<Diagnostic>) -> bool {
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

    fn locale(&self, reader: &Reader, found: &mut Vec<Diagnostic>) -> Result<&'static Locale, Fault> {
        let chosen = self.options.language.as_deref();
        let plans = self.plan.plan().language.as_ref().map(|language| language.as_str());
        let settings = self.project.settings().language.as_ref().map(|language| language.as_str());
        let tag = chosen.or(reader.language.as_deref()).or(plans).or(settings).unwrap_or("en");
        match Locale::bundled(tag) {
            Ok(locale) => Ok(locale),
            Err(fault) if chosen.is_some() => Err(fault),
            Err(_) => {
                let message = format!("There are no fixed phrases in this language yet. The booklet for `{}` has them in English.", reader.key);
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
            Some(own) => own.iter().map(|format| format.word().to_owned()).filter(|format| asked.is_empty() || asked.contains(format)).collect(),
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
        let worker = is_worker.then(|| super::overview::for_worker(self.plan, readers, found, locale)).transpose()?;
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

fn publish(studio: &Studio<'_>, output: &Output, ready: &mut [Ready], key: &str, found: &mut Vec<Diagnostic>) -> Result<(), Fault> {
    let name = studio.plan.name();
    let whole = ready.iter().all(|ready| ready.done.state == State::Made);
    for ready in ready {
        match ready.done.state {
            State::Made if ready.artifacts.is_empty() => {}
            State::Made => {
                // A plan with a booklet that was not made is looked at again next time, so that it says so again.
                let made_from = if whole { key } else { "again" };
                let key = format!("{made_from} {}", ready.done.note());
                let asked: Vec<&str> = studio.options.formats.iter().map(String::as_str).collect();
                let replaces = if asked.is_empty() { Replace::All } else { Replace::Formats(&asked) };
                let booklet = Booklet { plan: name, reader: &ready.done.key, key: &key, artifacts: &ready.artifacts, replaces };
                if output.publish(booklet)? == Outcome::Unchanged {
                    ready.done.state = State::Unchanged;
                }
            }
            State::NotSealed | State::Stopped => hold_back(studio, output, ready, found)?,
            State::Unchanged => {}
        }
        ready.artifacts.clear();
    }
    Ok(())
}

/// An older copy is searched for today's secrets; one that holds any, or that was never sealed, goes out of reach.
fn hold_back(studio: &Studio<'_>, output: &Output, ready: &Ready, found: &mut Vec<Diagnostic>) -> Result<(), Fault> {
    let name = studio.plan.name();
    let older = output.older_copy(name, &ready.done.key)?;
    if older.is_empty() {
        return Ok(());
    }
    let readers = view::readers(studio.plan, studio.project.workspace.today);
    let Some(reader) = readers.iter().find(|reader| reader.key == ready.done.key) else { return Ok(()) };
    let (_, withheld) = view::view(studio.plan, reader, studio.project.workspace.today);
    let locale = studio.locale(reader, &mut Vec::new())?;
    let clean = studio.is_clean(&older, &withheld, locale, reader, &mut Vec::new());
    if reader.protect || !clean {
        output.hold_back(name, &reader.key)?;
        let message = format!("An older copy for `{}` holds something that is kept from them today. It was moved out of reach.", reader.key);
        let help = "If the older copy was handed over, talk to your manager about it today.";
        found.push(Diagnostic::warning("older-copy-held-back", studio.plan.file(), reader.span, message).help(help));
    }
    Ok(())
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
