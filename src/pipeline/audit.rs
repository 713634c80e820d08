//! What the audit finds in a reader's finished booklet, and what the run says about it: both places, and never the words.

use super::builder::BookletBuilder;
use super::project::Project;
use crate::audit::{Auditor, Echo, Hit, Phrases, Unreadable};
use crate::booklet::PictureFile;
use crate::content::{PicturePlace, Why, Withheld};
use crate::diagnostics::Diagnostic;
use crate::formats::{Artifact, Pictures};
use crate::language::Locale;
use crate::seeded::{Leak, leak};
use crate::source::{SourceFile, Span};
use crate::view::Reader;
use memchr::memmem;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

impl BookletBuilder<'_> {
    /// Looks through all files: where few plans are built, through two parts side by side, each with half of the pages, which take
    /// longest. Each file is looked through as a whole.
    fn audit(&self, auditor: &Auditor, artifacts: &[Artifact]) -> Result<Vec<Hit>, Unreadable> {
        if !self.has_few_plans() {
            return auditor.audit(artifacts);
        }
        let is_page = |artifact: &&Artifact| artifact.name.ends_with(".html");
        let pages = artifacts.iter().take_while(is_page).count();
        let (one, other) = artifacts.split_at(pages / 2);
        let (one, other) = rayon::join(|| auditor.audit(one), || auditor.audit(other));
        let mut hits = one?;
        hits.extend(other?);
        Ok(hits)
    }

    /// Where words of a withheld place stand outside the plan: in the name of its file, in the settings.
    fn elsewhere(&self, auditor: &Auditor, secret: Span) -> Vec<String> {
        let mut places = Vec::new();
        if auditor.stands_in(secret, &self.plan.name().replace(['-', '_'], " ")) || auditor.stands_in(secret, self.plan.name()) {
            places.push("the name of this plan's file".to_owned());
        }
        if let Some(file) = &self.project.settings_file {
            let lines = file.text().lines().zip(1..).filter(|(line, _)| auditor.stands_in(secret, line));
            places.extend(lines.map(|(_, number)| format!("{}:{number}", file.name())));
        }
        places
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
        if leak(Leak::AuditSkipped) {
            return true;
        }
        let Some(phrases) = phrases(locale.tag()) else { return false };
        let auditor = Auditor::new(withheld, phrases);
        let echoes = auditor.echoes(withheld, self.plan.file().text());
        found.extend(doubts(self.plan.file(), &reader.key, &echoes));
        // The folder that is handed over has the plan's name.
        let folder = Artifact { name: format!("{}.txt", self.plan.name()), bytes: Vec::new(), format: "site" };
        let with_folder = |mut hits: Vec<Hit>| auditor.audit(&[folder]).map(|more| hits.extend(more)).map(|()| hits);
        match self.audit(&auditor, artifacts).and_then(with_folder) {
            Ok(hits) => {
                let mut doubted = auditor.named_in(self.plan.name());
                doubted.extend(self.project.settings_file.iter().flat_map(|file| auditor.doubted_in(file.text())));
                doubted.retain(|(secret, _)| !hits.iter().any(|hit| hit.span == *secret));
                let doubts = doubts_elsewhere(self.plan.file(), &reader.key, &doubted, |span| self.elsewhere(&auditor, span));
                found.extend(doubts);
                let stops = stops(self.plan.file(), &reader.key, &hits, &echoes, |span| self.elsewhere(&auditor, span));
                let is_clean = stops.is_empty();
                found.extend(stops);
                is_clean
            }
            Err(unreadable) => {
                let message = format!("The booklet for `{}` could not be searched: {}. It was not made.", reader.key, unreadable.why);
                found.push(Diagnostic::error("withheld-text-found", self.plan.file(), reader.span, message));
                false
            }
        }
    }
}

/// The code of a doubt.
const NAME_OR_WORD: &str = "name-or-word";

/// One error for each withheld place whose words stand in a reader's finished pages, or surely in the plan's texts for them.
///
/// `elsewhere` names where, outside the plan, the words of a withheld place stand.
fn stops(file: &Arc<SourceFile>, reader: &str, hits: &[Hit], echoes: &[Echo], elsewhere: impl Fn(Span) -> Vec<String>) -> Vec<Diagnostic> {
    let sure = echoes.iter().filter(|echo| !echo.is_doubtful);
    let secrets: BTreeSet<(Span, Why)> =
        hits.iter().map(|hit| (hit.span, hit.why)).chain(sure.map(|echo| (echo.secret, echo.why))).collect();
    let is_kept = |span: Span| secrets.contains(&(span, Why::KeepSafe));
    let spans: BTreeSet<Span> = secrets.iter().map(|(span, _)| *span).collect();
    let stop = |span: &Span| {
        let places: BTreeSet<Span> =
            echoes.iter().filter(|echo| echo.secret == *span && !echo.is_doubtful).map(|echo| echo.place).collect();
        let mut message = format!("This is kept from `{reader}`, and the same words are in their booklet");
        let elsewhere = if places.is_empty() { elsewhere(*span) } else { Vec::new() };
        let named = if places.is_empty() { elsewhere.join(" and ") } else { listed(file, &places) };
        if named.is_empty() {
            message.push('.');
        } else {
            let _ = write!(message, ": see {named}.");
        }
        if leak(Leak::MessageQuotes) {
            message.push_str(&file.text()[span.start as usize..span.end as usize]);
        }
        let help = if is_kept(*span) {
            "The booklet was not made. Write it in other words there, or mark that part with `not_for`. What is under `keep_safe` stays \
             kept, whatever `may_know` says."
        } else if !elsewhere.is_empty() {
            "The booklet was not made. Write it in other words there. If this reader may know the words, say so under `may_know`: who \
             decided, when, why."
        } else if places.is_empty() {
            "The booklet was not made. ThemeLook for these words in other parts of the plan, in `ourplan.yaml` and in the name of the plan. Mark \
             that part with `not_for`, or write it in other words. If this reader may know them, say so under `may_know`: who decided, \
             when, why."
        } else {
            "The booklet was not made. Mark the other place with `not_for`, or write it in other words. If this reader may know the words, \
             say so under `may_know`: who decided, when, why."
        };
        let error = Diagnostic::error("withheld-text-found", file, *span, message).help(help);
        places.into_iter().take(MOST_LISTED).fold(error, |error, place| error.also(place, "the same words"))
    };
    spans.iter().map(stop).collect()
}

/// One warning for each place at which an ordinary word may be the name of somebody who is withheld, and one for each
/// name that somebody else has too, whom the reader may know.
fn doubts(file: &Arc<SourceFile>, reader: &str, echoes: &[Echo]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for echo in echoes.iter().filter(|echo| echo.is_doubtful && !echo.is_namesake) {
        let (what, other) = match echo.why {
            Why::KeepSafe | Why::Label => ("the words", "something else"),
            _ => ("the name", "an ordinary word"),
        };
        let message = format!("This may be {what} at {}, kept from `{reader}`, or {other}.", at(file, echo.secret));
        let help = "If it is what is kept from them, mark this part with `not_for`, or write it in other words. If it is an ordinary word, \
                    write `allow: [name-or-word]` here.";
        found.push(Diagnostic::warning(NAME_OR_WORD, file, echo.place, message).help(help).also(echo.secret, "kept from them"));
    }
    let namesakes: BTreeSet<Span> = echoes.iter().filter(|echo| echo.is_doubtful && echo.is_namesake).map(|echo| echo.secret).collect();
    for secret in namesakes {
        let places = echoes.iter().filter(|echo| echo.secret == secret && echo.is_doubtful).map(|echo| echo.place).collect();
        let message = format!(
            "This name is kept from `{reader}`, who may know somebody else of that name. ThemeLook at who is meant: {}.",
            listed(file, &places)
        );
        let help = "Where this person is meant, mark that part with `not_for`. Where all of them are the other person, write \
                    `allow: [name-or-word]` here.";
        found.push(Diagnostic::warning(NAME_OR_WORD, file, secret, message).help(help));
    }
    found
}

/// One warning for each withheld place whose words, or a last name of it, may stand outside the plan's texts, as `elsewhere` names.
fn doubts_elsewhere(
    file: &Arc<SourceFile>,
    reader: &str,
    doubted: &BTreeSet<(Span, Why)>,
    elsewhere: impl Fn(Span) -> Vec<String>,
) -> Vec<Diagnostic> {
    let warning = |(secret, _): &(Span, Why)| {
        let places = Some(elsewhere(*secret).join(" and ")).filter(|places| !places.is_empty())?;
        let message = format!("This is kept from `{reader}`, and a part of it may be in {places}, which they see.");
        let help = "If it does, write it in other words there. Give a plan's file a name that tells nobody whose it is, like `kestrel.yaml`. If \
                    it is something else, write `allow: [name-or-word]` here.";
        Some(Diagnostic::warning(NAME_OR_WORD, file, *secret, message).help(help))
    };
    doubted.iter().filter_map(warning).collect()
}

/// How many places are listed.
const MOST_LISTED: usize = 12;

/// Places in words, the last with “and”.
fn listed(file: &Arc<SourceFile>, places: &BTreeSet<Span>) -> String {
    let mut named: Vec<String> = places.iter().take(MOST_LISTED).map(|place| at(file, *place)).collect();
    match places.len().checked_sub(MOST_LISTED) {
        Some(more @ 1..) => format!("{} and {more} more", named.join(", ")),
        _ => {
            let last = named.pop().unwrap_or_default();
            if named.is_empty() { last } else { format!("{} and {last}", named.join(", ")) }
        }
    }
}

fn at(file: &Arc<SourceFile>, place: Span) -> String {
    let (line, column) = file.line_and_column(place.start as usize);
    format!("{}:{line}:{column}", file.name())
}

/// Whether no picture of a booklet is one that is withheld from its reader elsewhere. Says where both stand.
pub(super) fn shows_no_withheld_picture(
    builder: &BookletBuilder<'_>,
    reader: &Reader,
    withheld: &Withheld,
    pictures: &[PictureFile],
    found: &mut Vec<Diagnostic>,
) -> bool {
    let file = builder.plan.file();
    let is_shown = |place: &&PicturePlace| pictures.iter().any(|picture| picture.source == place.file);
    let shown: Vec<&PicturePlace> = withheld.shown_pictures.iter().filter(is_shown).collect();
    let mut is_clean = true;
    for secret in withheld.pictures.iter().filter(|_| !shown.is_empty()) {
        let again: Vec<_> = shown.iter().filter(|place| is_same(builder.project, &secret.file, &place.file)).collect();
        let lines: Vec<String> = again.iter().map(|place| file.line_and_column(place.span.range().start).0.to_string()).collect();
        let Some((last, before)) = lines.split_last() else { continue };
        let lines = if before.is_empty() { format!("line {last}") } else { format!("lines {} and {last}", before.join(", ")) };
        let message = format!("This picture is kept from `{}`, but {lines} would show it to them.", reader.key);
        let help = "The booklet was not made. Use another picture there, or mark that part with `not_for` too.";
        let finding = Diagnostic::error("withheld-picture-found", file, secret.span, message).help(help);
        found.push(again.iter().fold(finding, |finding, place| finding.also(place.span, "the same picture")));
        is_clean = false;
    }
    is_clean
}

/// Whether files of an older copy hold a picture that is withheld today. The logo of the theme is on each page and in no plan.
pub(super) fn holds_withheld_picture(project: &Project, older: &[Artifact], withheld: &Withheld) -> bool {
    let logo = project.theme.logo.as_ref().map(|logo| logo.bytes.as_slice());
    let bytes = withheld.pictures.iter().filter_map(|place| Some(project.picture(&place.file).ok()?.bytes));
    bytes.filter(|bytes| logo != Some(bytes.as_slice())).any(|bytes| {
        let inside = Pictures::in_signs(&bytes);
        older.iter().any(|file| file.bytes == *bytes || memmem::find(&file.bytes, inside.as_bytes()).is_some())
    })
}

fn is_same(project: &Project, one: &str, other: &str) -> bool {
    let (one, other) = (marks(project, one), marks(project, other));
    one.iter().any(|mark| other.contains(mark))
}

/// The hashes of a picture as it was read, as a booklet shows it and, of a drawing, by its shapes alone.
fn marks(project: &Project, file: &str) -> Vec<String> {
    let Ok(picture) = project.picture(file) else { return Vec::new() };
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let outline = Some(picture.outline()).filter(|outline| !outline.is_empty()).map(|outline| hash(&outline));
    [hash(&picture.bytes), project.picture_hash(file)].into_iter().chain(outline).collect()
}

/// What was made ready, by the place of its language in memory: languages are there until the program ends.
static READY: Mutex<BTreeMap<usize, &'static Phrases>> = Mutex::new(BTreeMap::new());

/// Those of one language; `None` if there is no such language.
pub(super) fn phrases(tag: &str) -> Option<&'static Phrases> {
    let locale = Locale::bundled(tag).ok()?;
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    Some(ready.entry(std::ptr::from_ref(locale).addr()).or_insert_with(|| Box::leak(Box::new(Phrases::of(locale)))))
}

/// Those of every language.
pub(super) fn all_phrases() -> impl Iterator<Item = &'static Phrases> {
    Locale::tags().into_iter().filter_map(phrases)
}
