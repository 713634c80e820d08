//! Pictures that are withheld at one place and stand again where their reader may look.
//!
//! Two pictures are the same where their files are, where they are when nothing but their dots and shapes is left (of a drawing not even its colours), or where one is what
//! a booklet made of the other. Built-in pictures are nobody's secret, and neither is what a theme brings along.

use super::project::Project;
use super::studio::Studio;
use crate::booklet::PictureFile;
use crate::content::{PicturePlace, Withheld};
use crate::diagnostics::Diagnostic;
use crate::formats::{Artifact, Pictures};
use crate::view::Reader;
use memchr::memmem;

/// Whether no picture of a booklet is one that is withheld from its reader elsewhere. Says where both stand.
pub(super) fn is_clean(
    studio: &Studio<'_>,
    reader: &Reader,
    withheld: &Withheld,
    pictures: &[PictureFile],
    found: &mut Vec<Diagnostic>,
) -> bool {
    let file = studio.plan.file();
    let is_shown = |place: &&PicturePlace| pictures.iter().any(|picture| picture.source == place.file);
    let shown: Vec<&PicturePlace> = withheld.shown_pictures.iter().filter(is_shown).collect();
    let mut is_clean = true;
    for secret in withheld.pictures.iter().filter(|_| !shown.is_empty()) {
        let again: Vec<_> = shown.iter().filter(|place| is_same(studio.project, &secret.file, &place.file)).collect();
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
pub(super) fn holds(project: &Project, older: &[Artifact], withheld: &Withheld) -> bool {
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
