//! The layers of a theme: read from the project, else from the program, and put in order.

use super::Options;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use crate::fault::Fault;
use crate::language::Locale;
use crate::plan::settings::Settings;
use crate::source::{SourceFile, decode};
use crate::theme::{Layer, Theme, bundled, bundled_names, read_settings};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The theme that the program brings along, where the one that was asked for cannot be used.
pub(super) fn plain() -> Result<Theme, Fault> {
    let theme = bundled("plain").and_then(|layer| Theme::new(vec![layer]).ok());
    theme.ok_or_else(|| Fault::Inside("the theme `plain` cannot be used".into()))
}

/// The languages in which a theme has words of its own.
pub(super) fn locales(theme: &Theme) -> Result<BTreeMap<&'static str, Locale>, Fault> {
    theme.words.iter().map(|(tag, words)| Ok((*tag, Locale::bundled(tag)?.with_words(words)?))).collect()
}

/// The layers of a theme, the theme itself first, `plain` last. `None` if there is no such theme.
pub(super) fn layers(workspace: &Workspace, name: &str, findings: &mut Vec<Diagnostic>) -> Result<Option<Vec<Layer>>, Fault> {
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
fn layer(workspace: &Workspace, name: &str, findings: &mut Vec<Diagnostic>) -> Result<Option<Layer>, Fault> {
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
pub(super) fn names(workspace: &Workspace) -> Result<Vec<String>, Fault> {
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
    options: &Options,
    findings: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let help = what_there_is(workspace, name)?;
    match (file, &settings.inside().theme) {
        (Some(file), Some(theme)) if options.theme.is_none() => {
            findings.push(Diagnostic::error("unknown-theme", file, theme.span, "There is no theme of this name.").help(help));
            Ok(())
        }
        _ => Err(no_theme(workspace, name)?),
    }
}

/// What to say to somebody who named a theme that is not there.
pub(super) fn no_theme(workspace: &Workspace, name: &str) -> Result<Fault, Fault> {
    Ok(Fault::Usage(format!("There is no theme “{name}”. {}", what_there_is(workspace, name)?)))
}

fn what_there_is(workspace: &Workspace, name: &str) -> Result<String, Fault> {
    let known = names(workspace)?;
    let meant = nearest(name, known.iter().map(String::as_str));
    let meant = meant.map(|meant| format!("Did you mean `{meant}`? ")).unwrap_or_default();
    Ok(format!("{meant}These are here: {}. Your own lies in a folder `themes/NAME`; `ourplan theme new NAME` makes one.", known.join(", ")))
}
