//! What all plans of a project share: settings, theme, contacts, the day, the hash of all that.

use super::{Options, key};
use crate::check::{self, Silenced};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::fault::Fault;
use crate::plan::settings::Settings;
use crate::read;
use crate::shape::Must;
use crate::source::{SourceFile, decode};
use crate::theme::{Layer, Theme, bundled, bundled_names, read_settings};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A project, opened.
pub(super) struct Project<'w> {
    pub workspace: &'w Workspace,
    pub settings: Entry<Settings>,
    settings_file: Option<Arc<SourceFile>>,
    pub theme: Theme,
    /// Codes of the settings' `allow` that silenced something.
    pub silenced: Silenced,
    /// The hash of all but the plans and pictures.
    pub key: String,
    pictures: Mutex<BTreeMap<String, String>>,
}

impl<'w> Project<'w> {
    /// Opens a project. Nothing comes back where its settings or its theme have errors.
    pub fn open(workspace: &'w Workspace, options: &Options) -> Result<(Option<Project<'w>>, Vec<Diagnostic>), Fault> {
        let (settings, settings_file, mut findings) = match &workspace.settings {
            None => (read::defaults(), None, Vec::new()),
            Some(settings) => match decode(&settings.shown, &settings.bytes) {
                Err(finding) => return Ok((None, vec![finding])),
                Ok(file) => {
                    let (settings, findings) = read::settings(&file);
                    (settings, Some(file), findings)
                }
            },
        };
        let name = options.theme.as_deref().or_else(|| settings.inside().theme.as_ref().map(|theme| theme.as_str())).unwrap_or("plain");
        let theme = match layers(workspace, name, &mut findings)? {
            Some(layers) => Theme::new(layers).map_err(|found| findings.extend(found)).ok(),
            None => {
                unknown_theme(name, &settings, settings_file.as_ref(), options, &mut findings)?;
                None
            }
        };
        let broken = findings.iter().any(|finding| finding.severity == Severity::Error);
        let Some(theme) = theme.filter(|_| !broken) else { return Ok((None, findings)) };
        let parts = [
            env!("CARGO_PKG_VERSION"),
            env!("OURPLAN_BUILD"),
            &theme.hash,
            &workspace.today.to_string(),
            settings_file.as_ref().map_or("", |file| file.text()),
        ];
        let key = blake3::hash(parts.join("\u{0}").as_bytes()).to_hex().to_string();
        let pictures = Mutex::default();
        Ok((Some(Project { workspace, settings, settings_file, theme, silenced: Silenced::default(), key, pictures }), findings))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        self.settings.inside()
    }

    /// The hash of a picture, worked out once in a run.
    pub fn picture_hash(&self, file: &str) -> String {
        let known = || self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(hash) = known().get(file) {
            return hash.clone();
        }
        let hash = key::of_picture(self.workspace, file);
        known().insert(file.to_owned(), hash.clone());
        hash
    }

    /// The formats of a booklet whose reader names none.
    pub fn formats(&self) -> Vec<&'static str> {
        match &self.settings().formats {
            Some(formats) => formats.iter().filter_map(Must::get).map(crate::plan::FormatName::word).collect(),
            None => vec!["site", "single"],
        }
    }

    /// Findings about the settings that need the whole run.
    ///
    /// `every_plan` says whether all plans of the project were checked in this run.
    pub fn settings_findings(&self, every_plan: bool) -> Vec<Diagnostic> {
        let silenced = every_plan.then_some(&self.silenced);
        let check = |file| check::settings(&self.settings, file, self.workspace.today, silenced);
        self.settings_file.as_ref().map(check).unwrap_or_default()
    }
}

/// The layers of a theme, the theme itself first, `plain` last. Nothing where there is no such theme.
fn layers(workspace: &Workspace, name: &str, findings: &mut Vec<Diagnostic>) -> Result<Option<Vec<Layer>>, Fault> {
    const DEEPEST: usize = 6;
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = name.to_owned();
    while layers.len() < DEEPEST {
        let Some(layer) = layer(workspace, &next, findings)? else { return Ok(None) };
        let extends = layer.files.get("theme.yaml").and_then(|file| {
            let (settings, _) = read_settings(file);
            settings.inside().extends.as_ref().map(|extends| extends.as_str().to_owned())
        });
        layers.push(layer);
        if next == "plain" && extends.is_none() {
            break;
        }
        next = extends.filter(|extends| !layers.iter().any(|known| known.name == *extends)).unwrap_or_else(|| "plain".to_owned());
        if layers.iter().any(|known| known.name == next) {
            break;
        }
    }
    Ok(Some(layers))
}

/// One layer: a folder of the project, else a bundled theme.
fn layer(workspace: &Workspace, name: &str, findings: &mut Vec<Diagnostic>) -> Result<Option<Layer>, Fault> {
    let read = workspace.read_theme_files(name)?;
    if read.is_empty() {
        return Ok(bundled(name));
    }
    let mut files = BTreeMap::new();
    for (path, bytes) in read {
        let is_text = ["yaml", "html", "css", "js", "svg", "ftl"].iter().any(|ending| path.ends_with(&format!(".{ending}")));
        if !is_text {
            continue;
        }
        match decode(&format!("themes/{name}/{path}"), &bytes) {
            Ok(file) => drop(files.insert(path, file)),
            Err(finding) => findings.push(finding),
        }
    }
    Ok(Some(Layer { name: name.to_owned(), files }))
}

fn unknown_theme(
    name: &str,
    settings: &Entry<Settings>,
    file: Option<&Arc<SourceFile>>,
    options: &Options,
    findings: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let known = bundled_names().join(", ");
    let help = format!("These come with the program: {known}. Your own lies in a folder `themes/NAME`.");
    match (file, &settings.inside().theme) {
        (Some(file), Some(theme)) if options.theme.is_none() => {
            findings.push(Diagnostic::error("unknown-theme", file, theme.span, "There is no theme of this name.").help(help));
            Ok(())
        }
        _ => Err(Fault::Usage(format!("There is no theme “{name}”. {help}"))),
    }
}
