//! Files and blocks of a theme that nothing uses: most often a name with a slip in it.

use super::blocks;
use super::layers::Layer;
use crate::diagnostics::{Diagnostic, nearest};
use crate::source::{SourceFile, Span};
use std::collections::BTreeSet;

/// What of a layer has no use. `below` are the layers that it stands on, `logo` the file that `theme.yaml` names.
pub(super) fn of_layer(layer: &Layer, below: &[Layer], logo: Option<&str>, findings: &mut Vec<Diagnostic>) {
    for (path, file) in &layer.files {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        let known: Vec<&str> = below.iter().flat_map(|layer| layer.paths()).filter_map(|path| path.strip_prefix("templates/")).collect();
        let named = layer.files.iter().any(|(other, file)| other != path && other.starts_with("templates/") && file.text().contains(name));
        if !known.contains(&name) && !named {
            let first = file.text().lines().next().map_or(0, str::len);
            findings.push(unused(file, first, "No page uses a template of this name.", nearest(name, known.iter().copied())));
        }
        unknown_blocks(name, file, below, findings);
    }
    for path in layer.paths().filter(|path| path.starts_with("assets/")) {
        if ["assets/style.css", "assets/script.js"].contains(&path) || logo == Some(path) {
            continue;
        }
        // A picture has no line to show, so the finding stands at the settings.
        let Some(settings) = layer.files.get("theme.yaml") else { continue };
        let message = format!("The file `{path}` goes into no booklet.");
        let help = "A theme brings one style sheet, `assets/style.css`, and the picture that `logo` names. Take the file out, or write a small \
                    picture into the style sheet as `url(\"data:image/…\")`. A font cannot come along: the pages let none of a theme in.";
        findings.push(Diagnostic::warning("theme-unused", settings, Span::default(), message).help(help));
    }
}

/// Blocks that would replace something and replace nothing, since no template below has them.
fn unknown_blocks(name: &str, file: &std::sync::Arc<SourceFile>, below: &[Layer], findings: &mut Vec<Diagnostic>) {
    if blocks::extends(file.text()).is_none() {
        return;
    }
    let templates = below.iter().flat_map(|layer| &layer.files).filter(|(path, _)| path.starts_with("templates/"));
    let known: BTreeSet<String> = templates.flat_map(|(_, file)| blocks::of(file.text())).map(|block| block.name).collect();
    for block in blocks::of(file.text()).into_iter().filter(|block| !block.inside && !known.contains(&block.name)) {
        let help = match nearest(&block.name, known.iter().map(String::as_str)) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => {
                format!("These blocks can be replaced: {}.", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
            }
        };
        let message = format!("No template has a block `{}`, so nothing of this block in `{name}` is shown.", block.name);
        let span = Span::new(block.at, block.at + block.name.len());
        findings.push(Diagnostic::warning("theme-unused", file, span, message).help(help));
    }
}

fn unused(file: &std::sync::Arc<SourceFile>, length: usize, message: &str, meant: Option<&str>) -> Diagnostic {
    let help = match meant {
        Some(meant) => format!("Did you mean `{meant}`? Then rename the file."),
        None => "A template replaces one of the same name. `docs/reference/theme.md` lists the names.".to_owned(),
    };
    Diagnostic::warning("theme-unused", file, Span::new(0, length), message).help(help)
}
