//! `ourplan theme`: a theme looked through and tried on an invented child's booklet in every style.

use super::sample::{pictures, samples};
use super::themes;
use crate::booklet::Booklet;
use crate::diagnostics::{Diagnostic, Severity};
use crate::fault::Fault;
use crate::formats::{FORMATS, Pictures, RenderInput, Sampler};
use crate::language::Locale;
use crate::read;
use crate::report::{Finding, resolve};
use crate::source::decode;
use crate::theme::{Prepared, Theme, ThemeReport, study};
use crate::workspace::{self, Workspace};
use std::path::Path;

/// What is to be said of a theme.
pub struct Checked {
    /// Its name.
    pub name: String,
    /// Its layers, its contrast, what has changed since it was written.
    pub study: ThemeReport,
    /// What is wrong with it, its templates among it.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Whether no booklet can be made with it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// Looks through a theme of a project, or of the program. Without a name: the one that the settings choose.
///
/// # Errors
/// `Fault::Usage` where there is no such theme or folder; `Fault::Io` where it cannot be read.
pub fn check(folder: &Path, name: Option<&str>) -> Result<Checked, Fault> {
    let workspace = workspace::folder(folder)?;
    let name = chosen(&workspace, name);
    let (mut study, theme, mut found) = opened(&workspace, &name)?;
    found.append(&mut study.findings);
    if let Some(theme) = theme {
        found.extend(try_out(&theme)?);
    }
    Ok(Checked { name, study, findings: resolve(found) })
}

/// One page that shows a theme: its tokens, and every part of a booklet in every style, light and dark.
///
/// # Errors
/// The findings where the theme cannot be used, and faults as [`check`] has them.
pub fn show(folder: &Path, name: &str) -> Result<Result<Vec<u8>, Checked>, Fault> {
    let checked = check(folder, Some(name))?;
    let workspace = workspace::folder(folder)?;
    let (_, theme, _) = opened(&workspace, name)?;
    let Some(theme) = theme.filter(|_| !checked.has_errors()) else { return Ok(Err(checked)) };
    let booklets: Vec<(Booklet, Pictures)> = sample_of(&theme)?;
    let page = Sampler { name, study: &checked.study, theme: &theme, booklets: &booklets }.render();
    page.map(Ok).map_err(|trouble| Fault::Usage(format!("{} ({}, line {})", trouble.message, trouble.template, trouble.line)))
}

/// The theme's name: as asked, else as the settings choose.
fn chosen(workspace: &Workspace, name: Option<&str>) -> String {
    let file = workspace.settings.as_ref().and_then(|settings| decode(&settings.shown, &settings.bytes).ok());
    let of_settings = file.and_then(|file| read::settings(&file).0.inside().theme.as_ref().map(|theme| theme.as_str().to_owned()));
    name.map(str::to_owned).or(of_settings).unwrap_or_else(|| "plain".to_owned())
}

/// A theme's study, the theme where it has no error, and what was wrong with reading it.
fn opened(workspace: &Workspace, name: &str) -> Result<(ThemeReport, Option<Theme>, Vec<Diagnostic>), Fault> {
    let mut found = Vec::new();
    let Some(layers) = themes::layers(workspace, name, &mut found)? else { return Err(themes::no_theme(workspace, name)?) };
    let study = study(&layers);
    Ok((study, Theme::new(layers).ok(), found))
}

fn sample_of(theme: &Theme) -> Result<Vec<(Booklet, Pictures)>, Fault> {
    let own = themes::locales(theme)?;
    let locale = own.get("en").map_or_else(|| Locale::bundled("en"), Ok)?;
    let with_pictures = |booklet: Booklet| {
        let pictures = pictures(&booklet);
        (booklet, pictures)
    };
    Ok(samples(locale)?.into_iter().map(with_pictures).collect())
}

/// What is wrong with its templates: each place once.
fn try_out(theme: &Theme) -> Result<Vec<Diagnostic>, Fault> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (booklet, pictures) in &sample_of(theme)? {
        let prepared = Prepared::new(booklet);
        let work = RenderInput { booklet, prepared: &prepared, theme, pictures, file_stem: "sample", side_by_side: false };
        for trouble in FORMATS.iter().filter_map(|format| format.render(&work).err()) {
            let is_new =
                |finding: &Diagnostic| !found.iter().any(|known| known.file.name() == finding.file.name() && known.span == finding.span);
            found.extend(theme.finding(&trouble).filter(is_new));
        }
    }
    Ok(found)
}
