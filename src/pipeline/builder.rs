//! One reader's booklet of a checked plan: view, compose, render, audit.

use super::compose::Composed;
use super::project::{Project, ThemeLook};
use super::results::{ReaderDone, ReaderOutcome};
use super::{BuildRequest, audit};
use crate::check::CheckedPlan;
use crate::diagnostics::Diagnostic;
use crate::formats::{self, Artifact, Cover, RenderInput, SEALED, SEALED_PHRASES};
use crate::language::Locale;
use crate::output::{Copies, Output};
use crate::seeded::{Leak, leak};
use crate::system_error::SystemError;
use crate::theme::Prepared;
use crate::view::Reader;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A booklet that is ready to be published.
pub(super) struct Ready {
    pub done: ReaderDone,
    pub artifacts: Vec<Artifact>,
    /// Where it may only be made as a sealed file: the locked page.
    pub cover: Option<Cover>,
}

impl Ready {
    /// Whether there is a booklet to publish.
    pub fn comes(&self) -> bool {
        self.done.state == ReaderOutcome::Made && !self.artifacts.is_empty()
    }

    /// Remembers what is inside a sealed file by its hash, so that it is sealed anew only when that changes.
    fn seal_later(&mut self, cover: Cover) {
        let Some(booklet) = self.artifacts.first() else { return };
        let mut hasher = blake3::Hasher::new();
        hasher.update(crate::seal::NAME.as_bytes());
        hasher.update(&booklet.bytes);
        self.done.about_mut().inside = Some(hasher.finalize().to_hex().to_string());
        self.done.about_mut().files = vec![(SEALED.to_owned(), booklet.name.clone())];
        self.cover = Some(cover);
    }
}

/// The style of every locked page. The style of the booklet inside would give away how old the reader is.
const LOCKED: &str = "family";

/// The locked page of a sealed file, in the reader's language.
fn cover(locale: &Locale) -> Result<Cover, SystemError> {
    let says = SEALED_PHRASES.iter().map(|key| Ok((*key, locale.say(&format!("sealed-{key}"), LOCKED, &[])?)));
    Ok(Cover {
        lang: locale.tag().to_owned(),
        dir: locale.dir(),
        style: LOCKED,
        says: says.collect::<Result<_, SystemError>>()?,
        frame: BTreeMap::from([("skip", locale.say("frame-skip", LOCKED, &[])?)]),
    })
}

/// Everything that makes the booklets of one plan.
pub(super) struct BookletBuilder<'a> {
    pub project: &'a Project,
    pub plan: &'a CheckedPlan,
    pub request: &'a BuildRequest,
    /// Which theme's hash and words count.
    pub look: &'a ThemeLook,
}

impl<'a> BookletBuilder<'a> {
    /// As the run was asked.
    pub fn new(project: &'a Project, plan: &'a CheckedPlan, request: &'a BuildRequest) -> Self {
        BookletBuilder { project, plan, request, look: &project.look }
    }

    /// Makes the booklets of all readers that this run was asked for, many at a time, in the readers' order.
    pub fn readers(&self, readers: &[Reader], found: &mut Vec<Diagnostic>) -> Result<Vec<Ready>, SystemError> {
        let asked: Vec<_> = readers.iter().filter(|reader| self.request.wants_reader(&reader.key)).collect();
        let one = |reader: &&Reader| {
            let mut found = Vec::new();
            self.reader(reader, readers, &mut found).map(|made| (made, found))
        };
        let made: Vec<Result<_, SystemError>> = asked.par_iter().map(one).collect();
        let mut ready = Vec::with_capacity(made.len());
        for made in made {
            let (made, more) = made?;
            // What is wrong with the theme is so for every reader, and is said once.
            let said = |more: &Diagnostic| {
                found.iter().any(|known| (known.code, known.span, &known.message) == (more.code, more.span, &more.message))
            };
            let new: Vec<_> = more.into_iter().filter(|more| !said(more)).collect();
            found.extend(new);
            ready.push(made);
        }
        Ok(ready)
    }

    /// Makes one reader's booklet in memory.
    pub fn reader(&self, reader: &Reader, readers: &[Reader], found: &mut Vec<Diagnostic>) -> Result<Ready, SystemError> {
        let Composed { booklet, pictures, locale, withheld, left_out, seen, made } = self.composed(reader, readers, found)?;
        let mut done = ReaderDone { state: ReaderOutcome::Made, ..ReaderDone::from_stored(reader.key.clone(), "") };
        let about = done.about_mut();
        (about.left_out, about.project) = (left_out, Some(self.project.mark.clone()));
        (about.seen, about.made) = (Some(seen), Some(made));
        (about.theme, about.language) = (self.request.theme.clone(), self.request.language.clone());
        let mut ready = Ready { done, artifacts: Vec::new(), cover: None };
        let prepared = Prepared::new(&booklet);
        let mut file_stem = format!("{}-{}", self.plan.name(), reader.key);
        let whole = self.plan.file().text();
        if leak(Leak::NameFromWholePlan) {
            file_stem.push_str(&blake3::hash(whole.as_bytes()).to_hex()[..8]);
        }
        let work = RenderInput {
            booklet: &booklet,
            prepared: &prepared,
            theme: &self.project.theme,
            pictures: &pictures,
            file_stem: &file_stem,
            side_by_side: self.has_few_plans(),
        };
        for format in self.formats(reader).iter().filter_map(|name| formats::named(name)) {
            match format.render(&work) {
                Ok(artifacts) => {
                    let opens =
                        if format.name() == "site" { "index.html" } else { artifacts.first().map_or("", |artifact| &artifact.name) };
                    ready.done.about_mut().files.push((format.name().to_owned(), opens.to_owned()));
                    ready.artifacts.extend(artifacts);
                }
                Err(trouble) => {
                    let finding = self.project.theme.finding(&trouble);
                    found.extend(
                        finding.filter(|finding| !found.iter().any(|known| known.code == finding.code && known.span == finding.span)),
                    );
                    ready.done.state = ReaderOutcome::NotShown;
                }
            }
        }
        if ready.artifacts.is_empty() && ready.done.state == ReaderOutcome::Made {
            ready.done.state = ReaderOutcome::NoFormat;
        }
        if let Some(first) = ready.artifacts.first_mut() {
            if leak(Leak::MarkFromWholePlan) {
                first.bytes.extend(blake3::hash(whole.as_bytes()).to_hex().as_bytes());
            }
            if leak(Leak::CountInPage) {
                first.bytes.extend(format!("<!-- {} left out -->", ready.done.left_out().len()).as_bytes());
            }
            if leak(Leak::SizeFromWholePlan) {
                first.bytes.extend(vec![b' '; whole.len() % 97]);
            }
        }
        if leak(Leak::OrderFromWholePlan) && whole.len().is_multiple_of(2) {
            ready.artifacts.reverse();
        }
        let is_clean = self.is_clean(&ready.artifacts, &withheld, locale, reader, found);
        if !audit::shows_no_withheld_picture(self, reader, &withheld, &booklet.pictures, found) || !is_clean {
            ready.done.state = ReaderOutcome::Stopped;
        }
        if reader.protect && ready.done.state == ReaderOutcome::Made && !leak(Leak::NotSealed) {
            ready.seal_later(cover(locale)?);
        }
        Ok(ready)
    }

    /// The hash of what is inside a reader's sealed file, if it stands as it was made.
    pub fn inside_of(&self, output: &Output, key: &str) -> Option<String> {
        let stored = output.key_of(self.plan.name(), key)?;
        let stands = output.is_current(self.plan.name(), key, &stored);
        ReaderDone::from_stored(key.to_owned(), &stored).about().inside.clone().filter(|_| stands)
    }

    /// Whether so few plans are built that one of them alone keeps no second processor busy.
    pub fn has_few_plans(&self) -> bool {
        const FEW: usize = 4;
        let asked = self.request.plans.len();
        (1..=FEW).contains(&asked) || self.project.workspace.plans.len() <= FEW
    }

    /// `--format` replaces the default formats and never widens what a reader's own `formats` say.
    fn formats(&self, reader: &Reader) -> Vec<String> {
        let asked = &self.request.formats;
        if reader.protect {
            let single = asked.is_empty() || asked.iter().any(|format| format == "single");
            return single.then(|| "single".to_owned()).into_iter().collect();
        }
        match &reader.formats {
            Some(own) => {
                own.iter().map(|format| format.word().to_owned()).filter(|format| asked.is_empty() || asked.contains(format)).collect()
            }
            None if asked.is_empty() => self.project.formats().into_iter().map(str::to_owned).collect(),
            None => asked.clone(),
        }
    }
}
