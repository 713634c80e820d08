//! Themes: their layers, `ourplan theme`, and the sample booklets of an invented child that show every part a page can have.

use super::BuildRequest;
use crate::booklet::{Booklet, Coverage, CoverageRow, Extras, FindingRow, LeftOutRow, ReadingRow, WorkerExtras, compose};
use crate::check::{self, CheckEnv, CheckedPlan, PictureState, Suppressions};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity, nearest};
use crate::formats::{FORMATS, Pictures, RenderInput, Sampler};
use crate::language::Locale;
use crate::plan::settings::Settings;
use crate::report::{Finding, resolve};
use crate::source::{SourceFile, decode};
use crate::system_error::SystemError;
use crate::theme::{Layer, Prepared, Theme, ThemeReport, bundled, bundled_names, read_settings, study};
use crate::view::{self, Reader, Style};
use crate::workspace::{self, Workspace};
use crate::{picture, read};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

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
/// `SystemError::Usage` where there is no such theme or folder; `SystemError::Io` where it cannot be read.
pub fn check(folder: &Path, name: Option<&str>) -> Result<Checked, SystemError> {
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
pub fn show(folder: &Path, name: &str) -> Result<Result<Vec<u8>, Checked>, SystemError> {
    let checked = check(folder, Some(name))?;
    let workspace = workspace::folder(folder)?;
    let (_, theme, _) = opened(&workspace, name)?;
    let Some(theme) = theme.filter(|_| !checked.has_errors()) else { return Ok(Err(checked)) };
    let booklets: Vec<(Booklet, Pictures)> = sample_of(&theme)?;
    let page = Sampler { name, study: &checked.study, theme: &theme, booklets: &booklets }.render();
    page.map(Ok).map_err(|trouble| SystemError::Usage(format!("{} ({}, line {})", trouble.message, trouble.template, trouble.line)))
}

/// The theme's name: as asked, else as the settings choose.
fn chosen(workspace: &Workspace, name: Option<&str>) -> String {
    let file = workspace.settings.as_ref().and_then(|settings| decode(&settings.shown, &settings.bytes).ok());
    let of_settings = file.and_then(|file| read::settings(&file).0.inside().theme.as_ref().map(|theme| theme.as_str().to_owned()));
    name.map(str::to_owned).or(of_settings).unwrap_or_else(|| "plain".to_owned())
}

/// A theme's study, the theme where it has no error, and what was wrong with reading it.
fn opened(workspace: &Workspace, name: &str) -> Result<(ThemeReport, Option<Theme>, Vec<Diagnostic>), SystemError> {
    let mut found = Vec::new();
    let Some(layers) = layers(workspace, name, &mut found)? else { return Err(no_theme(workspace, name)?) };
    let study = study(&layers);
    Ok((study, Theme::new(layers).ok(), found))
}

fn sample_of(theme: &Theme) -> Result<Vec<(Booklet, Pictures)>, SystemError> {
    let own = locales(theme)?;
    let locale = own.get("en").map_or_else(|| Locale::bundled("en"), Ok)?;
    let with_pictures = |booklet: Booklet| {
        let pictures = pictures(&booklet);
        (booklet, pictures)
    };
    Ok(samples(locale)?.into_iter().map(with_pictures).collect())
}

/// What is wrong with its templates: each place once.
fn try_out(theme: &Theme) -> Result<Vec<Diagnostic>, SystemError> {
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

/// The theme that the program brings along, where the one that was asked for cannot be used.
pub(super) fn plain() -> Result<Theme, SystemError> {
    let theme = bundled("plain").and_then(|layer| Theme::new(vec![layer]).ok());
    theme.ok_or_else(|| SystemError::Inside("the theme `plain` cannot be used".into()))
}

/// The languages in which a theme has words of its own.
pub(super) fn locales(theme: &Theme) -> Result<BTreeMap<&'static str, Locale>, SystemError> {
    theme.words.iter().map(|(tag, words)| Ok((*tag, Locale::bundled(tag)?.with_words(words)?))).collect()
}

/// The layers of a theme, the theme itself first, `plain` last. `None` if there is no such theme.
pub(super) fn layers(workspace: &Workspace, name: &str, findings: &mut Vec<Diagnostic>) -> Result<Option<Vec<Layer>>, SystemError> {
    const DEEPEST: usize = 6;
    let Some(first) = layer(workspace, name, findings)? else { return Ok(None) };
    let mut layers = vec![first];
    while layers.len() < DEEPEST {
        let Some(above) = layers.last() else { break };
        let settings = above.files.get("theme.yaml").map(|file| (file, read_settings(file).0));
        let extends = settings.as_ref().and_then(|(file, settings)| Some((*file, settings.inside().extends.as_ref()?)));
        let mut refuse = |message: &str, help: String| {
            if let Some((file, extends)) = extends {
                findings.push(Diagnostic::error("theme-extends", file, extends.span, message).help(help));
            }
        };
        let next = match extends {
            None if above.name == "plain" => break,
            None => "plain".to_owned(),
            Some((_, extends)) if layers.iter().any(|known| known.name == extends.as_str()) => {
                refuse("A theme cannot extend itself, and this leads back to it.", "Write `extends: plain`.".to_owned());
                "plain".to_owned()
            }
            Some((_, extends)) => extends.as_str().to_owned(),
        };
        let mut unread = Vec::new();
        let below = match layer(workspace, &next, &mut unread)? {
            Some(layer) => Some(layer),
            None => {
                let known = names(workspace)?;
                let help = match nearest(&next, known.iter().map(String::as_str)) {
                    Some(meant) => format!("Did you mean `{meant}`?"),
                    None => format!("These are here: {}.", known.join(", ")),
                };
                refuse("There is no theme of this name to extend.", help);
                layer(workspace, "plain", &mut unread)?
            }
        };
        findings.append(&mut unread);
        match below.filter(|below| !layers.iter().any(|known| known.name == below.name)) {
            Some(below) => layers.push(below),
            None => break,
        }
    }
    Ok(Some(layers))
}

/// One layer: a folder of the project, else a bundled theme.
fn layer(workspace: &Workspace, name: &str, findings: &mut Vec<Diagnostic>) -> Result<Option<Layer>, SystemError> {
    let read = workspace.read_theme_files(name)?;
    if read.is_empty() {
        return Ok(bundled(name));
    }
    let mut layer = Layer::own(name, BTreeMap::new());
    for (path, bytes) in read {
        let is_text = ["yaml", "html", "css", "js", "svg", "ftl"].iter().any(|ending| path.ends_with(&format!(".{ending}")));
        if !is_text {
            layer.others.insert(path, bytes);
            continue;
        }
        match decode(&format!("themes/{name}/{path}"), &bytes) {
            Ok(file) => drop(layer.files.insert(path, file)),
            Err(finding) => findings.push(finding),
        }
    }
    Ok(Some(layer))
}

/// The names of all themes that a project can use: its own, then those of the program.
pub(super) fn names(workspace: &Workspace) -> Result<Vec<String>, SystemError> {
    let mut names = workspace.theme_names()?;
    let bundled = bundled_names().into_iter().filter(|bundled| !names.iter().any(|own| own == bundled)).map(str::to_owned);
    let bundled: Vec<String> = bundled.collect();
    names.extend(bundled);
    Ok(names)
}

/// Says that there is no theme of a name: at its place in the settings, else as a fault of the command.
pub(super) fn unknown(
    workspace: &Workspace,
    name: &str,
    settings: &Entry<Settings>,
    file: Option<&Arc<SourceFile>>,
    request: &BuildRequest,
    findings: &mut Vec<Diagnostic>,
) -> Result<(), SystemError> {
    let help = what_there_is(workspace, name)?;
    match (file, &settings.inside().theme) {
        (Some(file), Some(theme)) if request.theme.is_none() => {
            findings.push(Diagnostic::error("unknown-theme", file, theme.span, "There is no theme of this name.").help(help));
            Ok(())
        }
        _ => Err(no_theme(workspace, name)?),
    }
}

/// The error for a theme that is not there.
pub(super) fn no_theme(workspace: &Workspace, name: &str) -> Result<SystemError, SystemError> {
    Ok(SystemError::Usage(format!("There is no theme “{name}”. {}", what_there_is(workspace, name)?)))
}

fn what_there_is(workspace: &Workspace, name: &str) -> Result<String, SystemError> {
    let known = names(workspace)?;
    let meant = nearest(name, known.iter().map(String::as_str));
    let meant = meant.map(|meant| format!("Did you mean `{meant}`? ")).unwrap_or_default();
    Ok(format!("{meant}These are here: {}. Your own lies in a folder `themes/NAME`; `ourplan theme new NAME` makes one.", known.join(", ")))
}

/// The care plan in which every key is written once.
const PLAN: &str = include_str!("../../content-examples/plans/care-plan.yaml");
/// Nobody moves in that plan, so the steps of a move are put in: with them every part of a page is shown.
const NO_STEPS: &str = "move_plan: []";
const STEPS: &str = "move_plan: [{step: You meet Nan at the park, on: 2026-06-01}, {step: You sleep at Nan's house, on: 2026-07-04}]";
const PICTURES: [(&str, &[u8]); 2] = [
    ("pictures/rory-kite.svg", include_bytes!("../../content-examples/pictures/rory-kite.svg")),
    ("pictures/sam.svg", include_bytes!("../../content-examples/pictures/sam.svg")),
];
/// The styles, each with a person of the plan who could read it so.
const STYLES: [(Style, &str); 5] =
    [(Style::Easier, "rory"), (Style::Child, "rory"), (Style::Teen, "rory"), (Style::Family, "mum"), (Style::Worker, "priya")];

/// The day of all samples, so that they are the same on every day.
fn day() -> Date {
    date(2026, 6, 15)
}

/// The sample in the five styles.
///
/// # Errors
/// [`SystemError::Inside`] where the plan that the program brings along is broken.
pub fn samples(locale: &Locale) -> Result<Vec<Booklet>, SystemError> {
    let plan = plan()?;
    let made = STYLES.iter().map(|(style, key)| {
        let mut reader = reader(&plan, key)?;
        reader.style = *style;
        let worker = (*style == Style::Worker).then(for_worker);
        let (view, _) = view::view(&plan, &reader, day());
        compose(&view, locale, &Extras { hide_button: true, worker, ..Extras::default() })
    });
    made.collect()
}

/// The pictures of a sample, cleaned.
#[must_use]
pub fn pictures(booklet: &Booklet) -> Pictures {
    let cleaned = |file: &crate::booklet::PictureFile| {
        let (_, bytes) = PICTURES.iter().find(|(name, _)| *name == file.source)?;
        Some((file.name.clone(), picture::clean(bytes).ok()?.bytes))
    };
    Pictures(booklet.pictures.iter().filter_map(cleaned).collect::<BTreeMap<_, _>>())
}

fn plan() -> Result<CheckedPlan, SystemError> {
    let file = SourceFile::new("care-plan.yaml", PLAN.replacen(NO_STEPS, STEPS, 1));
    let (draft, _) = read::read(&file);
    let settings = read::defaults();
    let desk = CheckEnv {
        today: day(),
        name: "care-plan",
        settings: settings.inside(),
        picture_exists: &|_| PictureState::There,
        shape_errors: false,
        silenced: &Suppressions::default(),
    };
    let plan = draft.and_then(|draft| check::check(draft, &desk).0);
    plan.ok_or_else(|| SystemError::Inside("the example plan has errors".into()))
}

/// The reader of a key; where the plan makes them no booklet, the first reader.
fn reader(plan: &CheckedPlan, key: &str) -> Result<Reader, SystemError> {
    let mut readers = view::readers(plan, day());
    let at = readers.iter().position(|reader| reader.key == key).unwrap_or(0);
    if readers.is_empty() { Err(SystemError::Inside("the example plan has no readers".into())) } else { Ok(readers.swap_remove(at)) }
}

/// What a worker's page says beside the plan. Invented, as the plan is.
fn for_worker() -> WorkerExtras {
    let row = |head: &str, citation: &str, state| CoverageRow { head: head.into(), citation: citation.into(), state };
    WorkerExtras {
        left_out: vec![
            LeftOutRow { reader: "mum".into(), labels: vec!["home.place".into()] },
            LeftOutRow { reader: "rory".into(), labels: Vec::new() },
        ],
        findings: vec![FindingRow { severity: "warning", message: "This action has no day.".into(), place: "goals, 1, actions, 2".into() }],
        coverage: vec![
            row("Health", "Regulation 5(1)(b)(i)", Coverage::Present),
            row("Education", "Regulation 5(1)(b)(ii)", Coverage::Private),
            row("Identity", "Regulation 5(1)(b)(iv)", Coverage::Missing),
        ],
        reading: vec![ReadingRow {
            reader: "rory".into(),
            is_child: true,
            sentences: 62,
            words: 480,
            over_aim: (12, 5),
            over_limit: (20, 1),
            longest: vec![("goals 1, now".into(), 22)],
            hard_words: vec![("occasionally".into(), 2)],
            goals: 3,
            actions: (6, 2),
            covered: vec!["Health".into(), "Education".into()],
        }],
    }
}
