//! One style sheet and one script out of all layers: tokens first, then the deepest layer's rules.

use super::layers::Layer;
use super::settings::{self, Token};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Str;
use crate::source::SourceFile;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// The style sheet and the script of a theme.
pub(super) fn assemble(layers: &[Layer]) -> Result<(String, String), Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let mut tokens: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
    let (mut rules, mut script) = (String::new(), String::new());
    for layer in layers.iter().rev() {
        if let Some(file) = layer.files.get("theme.yaml") {
            let (settings, found) = settings::read(file);
            findings.extend(found.into_iter().filter(|finding| finding.severity == Severity::Error));
            for (name, token) in settings.inside().tokens.iter().flat_map(|tokens| tokens.inside().iter()) {
                take_token(&name.value, token.inside(), file, &mut tokens, &mut findings);
            }
        }
        for (path, into) in [("assets/style.css", &mut rules), ("assets/script.js", &mut script)] {
            if let Some(file) = layer.files.get(path) {
                refuse_closing_tags(file, &mut findings);
                into.push_str(file.text());
                into.push('\n');
            }
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    Ok((format!("{}{rules}", custom_properties(&tokens)), script))
}

fn take_token(
    name: &str,
    token: &Token,
    file: &Arc<SourceFile>,
    tokens: &mut BTreeMap<String, (String, Option<String>)>,
    findings: &mut Vec<Diagnostic>,
) {
    let plain = |word: &str| word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    for text in [Some(&token.light), token.dark.as_ref()].into_iter().flatten() {
        if !plain(name) || !is_safe_value(text) {
            let finding = Diagnostic::error("theme-token", file, text.span, "This token cannot stand in a style sheet.").help(
                "Use small letters, numbers and hyphens in its name, and no `;`, `{`, `}`, `<`, `\\`, `/*`, `url(` or `@` in its value.",
            );
            findings.push(finding);
            return;
        }
    }
    tokens.insert(name.to_owned(), (token.light.as_str().to_owned(), token.dark.as_ref().map(|dark| dark.as_str().to_owned())));
}

fn is_safe_value(value: &Str) -> bool {
    let text = value.as_str();
    !text.contains([';', '{', '}', '<', '>', '\\', '@', '\n']) && !text.contains("/*") && !text.to_lowercase().contains("url(")
}

/// `</style` would end the style element of the single file early, and `@import` would ask a server.
fn refuse_closing_tags(file: &Arc<SourceFile>, findings: &mut Vec<Diagnostic>) {
    let folded = file.text().to_lowercase();
    for word in ["</style", "</script", "@import", "<!--"] {
        if let Some(at) = folded.find(word) {
            let span = crate::source::Span::new(at, at + word.len());
            let finding = Diagnostic::error("theme-file", file, span, format!("`{word}` may not stand here."));
            findings.push(finding.help("A booklet is whole by itself. Take it out."));
        }
    }
}

fn custom_properties(tokens: &BTreeMap<String, (String, Option<String>)>) -> String {
    let mut css = String::from(":root{");
    for (name, (light, _)) in tokens {
        let _ = write!(css, "--{name}:{light};");
    }
    css.push_str("}\n@media screen and (prefers-color-scheme:dark){:root{");
    for (name, (_, dark)) in tokens {
        if let Some(dark) = dark {
            let _ = write!(css, "--{name}:{dark};");
        }
    }
    css.push_str("}}\n");
    css
}
