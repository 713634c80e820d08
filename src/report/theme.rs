//! What `ourplan theme check` tells beside findings: layers, contrast, what has changed since the theme was written.

use super::{Finding, json_rows, wrap};
use crate::theme::{LayerReport, Measured, ThemeReport, shown_ratio};
use serde_json::{Value, json};
use std::io;

/// The layers, the contrast and the changes, in words. `all` shows also the pairs that the program's own colours make. Where the
/// layers below could not be found, what is measured would be another theme, so nothing is said of contrast.
#[must_use]
pub fn theme(name: &str, study: &ThemeReport, findings: &[Finding], all: bool, width: usize) -> String {
    let mut out = String::new();
    let chain = study.layers.iter().map(|layer| layer.name.as_str()).collect::<Vec<_>>().join(" → ");
    out.push_str(&format!("Theme {name}: {chain}\n\n"));
    let looked_at = |(at, layer): &(usize, &LayerReport)| !layer.bundled || (*at == 0 && study.layers.len() > 1);
    for (_, layer) in study.layers.iter().enumerate().filter(looked_at) {
        out.push_str(&format!("What {} changes\n", layer.name));
        let parts = parts(layer);
        if parts.is_empty() {
            out.push_str("  Nothing yet.\n");
        }
        for (what, names) in parts {
            out.push_str(&wrap::lines(&format!("{what}: {}", names.join(", ")), "  ", "    ", width));
        }
        out.push('\n');
    }
    if !findings.iter().any(|finding| finding.code == "theme-extends") {
        out.push_str(&contrast(study, all));
    }
    out.push_str(&upgrade(study, width));
    out
}

fn parts(layer: &LayerReport) -> Vec<(&'static str, &[String])> {
    let LayerReport { tokens, templates, blocks, assets, words, .. } = layer;
    let parts: [(&str, &[String]); 5] =
        [("tokens", tokens), ("whole templates", templates), ("blocks", blocks), ("files in assets", assets), ("phrases", words)];
    parts.into_iter().filter(|(_, names)| !names.is_empty()).collect()
}

fn contrast(study: &ThemeReport, all: bool) -> String {
    let shown = |pair: &&Measured| all || pair.own || !pair.passes();
    let rows: Vec<&Measured> = study.contrast.iter().filter(shown).collect();
    let left = study.contrast.len() - rows.len();
    let mut out = String::from("Contrast\n");
    let names: Vec<String> = rows.iter().map(|pair| format!("{} on {}", pair.front, pair.ground)).collect();
    let longest = names.iter().map(String::len).max().unwrap_or(0);
    if !rows.is_empty() {
        out.push_str(&format!(
            "  {:longest$}  {:>5}  {:>5}  {:>5}  {:>5}  {:>9}  needs\n",
            "", "light", "dark", "cream", "more", "more dark"
        ));
    }
    for (name, pair) in names.iter().zip(&rows) {
        let ratio = |ratio: Option<f64>| ratio.map_or_else(|| "–".to_owned(), shown_ratio);
        let end = if pair.passes() { "" } else { "  too low" };
        let [light, dark, cream, more, more_dark] = pair.ratios.map(ratio);
        let needs = format!("{:>5} {}", pair.needs.ratio(), pair.needs.word());
        out.push_str(&format!("  {name:longest$}  {light:>5}  {dark:>5}  {cream:>5}  {more:>5}  {more_dark:>9}  {needs}{end}\n"));
    }
    if left > 0 {
        out.push_str(&format!("  {left} pairs of the program's own colours pass. `--all` shows them too.\n"));
    }
    out.push('\n');
    out
}

fn upgrade(study: &ThemeReport, width: usize) -> String {
    let upgrade = &study.upgrade;
    let mut out = String::from("What has changed\n");
    let first = match upgrade.made_for {
        Some(made_for) => {
            format!("The theme was made for version {made_for} of what themes may rely on. This program has version {}.", upgrade.program)
        }
        None => format!(
            "The theme does not say which version of what themes may rely on it was made for. Write `made_for: {}`.",
            upgrade.program
        ),
    };
    out.push_str(&wrap::lines(&first, "  ", "  ", width));
    if upgrade.changes.is_empty() && upgrade.made_for.is_some_and(|made_for| made_for <= upgrade.program) {
        out.push_str("  Nothing has changed between them.\n");
    }
    for (change, used) in &upgrade.changes {
        let used = if *used { "This theme uses it." } else { "This theme does not use it." };
        let words = format!("Version {}, {} `{}`: {} {used}", change.version, change.part.word(), change.name, change.now);
        out.push_str(&wrap::lines(&words, "  ", "    ", width));
    }
    out.push('\n');
    out
}

/// All of it as one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn theme_json(name: &str, study: &ThemeReport, findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
    let cut = |ratio: Option<f64>| ratio.map(|ratio| (ratio * 100.0).floor() / 100.0);
    let layer = |layer: &LayerReport| {
        let LayerReport { name, bundled, tokens, templates, blocks, assets, words } = layer;
        json!({"name": name, "bundled": bundled, "tokens": tokens, "templates": templates, "blocks": blocks, "assets": assets, "words": words})
    };
    let pair = |pair: &Measured| {
        let [light, dark, cream, more, more_dark] = pair.ratios.map(cut);
        json!({
            "front": pair.front, "ground": pair.ground, "is": pair.needs.word(), "needs": pair.needs.ratio(),
            "light": light, "dark": dark, "cream": cream, "more": more, "more_dark": more_dark, "passes": pair.passes(), "own": pair.own,
        })
    };
    let changes = study.upgrade.changes.iter().map(|(change, used)| {
        json!({"version": change.version, "part": change.part.word(), "name": change.name, "now": change.now, "used": used})
    });
    let whole = json!({
        "theme": name,
        "layers": study.layers.iter().map(layer).collect::<Vec<Value>>(),
        "contrast": study.contrast.iter().map(pair).collect::<Vec<Value>>(),
        "upgrade": {"made_for": study.upgrade.made_for, "program": study.upgrade.program, "changes": changes.collect::<Vec<Value>>()},
        "findings": json_rows(findings),
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}
