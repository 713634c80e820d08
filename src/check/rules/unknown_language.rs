//! `unknown-language`: a language is not written as a language code.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Str;
use crate::source::SourceFile;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-language",
    severity: Severity::Error,
    category: Category::File,
    what: "A language is not written as a language code.",
    why: "The code tells a screen reader how to speak the words, and chooses the fixed phrases.",
    example: "language: English!",
    better: "language: en",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let languages = context.walk.texts.iter().filter(|seen| seen.path.last() == Some(&"language"));
    found.extend(languages.filter_map(|seen| say(context.file, seen.text)));
}

/// The finding for a language that is not written as a code.
pub fn say(file: &Arc<SourceFile>, language: &Str) -> Option<Diagnostic> {
    if language.is_blank() || is_code(language.as_str()) {
        return None;
    }
    Some(RULE.at(file, language.span, "This is not the code of a language.").help("Write a code like `en`, `cy`, `pl` or `ur`."))
}

/// Two or three letters, then parts for script and region: `en`, `zh-Hant`, `en-GB`.
fn is_code(word: &str) -> bool {
    let mut parts = word.split('-');
    let first = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    first && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
