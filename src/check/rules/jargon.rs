//! `jargon`: a word of the services that shuts a reader out, with what to write instead.
//!
//! A child and a parent are shut out alike, so both get a warning. Where a label lets only workers see the
//! text it is a hint: nobody is shut out today, and the child may ask to read it one day.

use super::{Category, Rule, RuleContext};
use crate::check::plain::{self, Sayings, Word};
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::reading::quoted;
use crate::language::{Found, JargonKind, Term};
use std::cell::OnceCell;

/// The rule.
pub static RULE: Rule = Rule {
    code: "jargon",
    severity: Severity::Warning,
    category: Category::PlainWords,
    what: "A text holds a word that workers use among themselves.",
    why: "Children ask why their home is called a placement. Parents say that such words shut them out.",
    example: "why_we_have_this_plan: Your placement is with Nan.",
    better: "why_we_have_this_plan: Your home is with Nan.",
    source: Some("TACT, Language That Cares; Surrey Youth Voice, preferred terminology; Community Care, 10 May 2018"),
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(language) = plain::language(context) else { return };
    let Ok(Some(jargon)) = language.jargon() else { return };
    let sayings = Sayings::of(context, jargon);
    let names = plain::names(context);
    for seen in plain::judged(context) {
        let text = seen.text.as_str();
        let mut told: Vec<&str> = Vec::new();
        let hits = jargon.find(text);
        let quoted = if hits.is_empty() { Vec::new() } else { quoted(text) };
        let open = OnceCell::new();
        for hit in hits {
            let written = &text[hit.at.clone()];
            if quoted.iter().any(|said| said.contains(&hit.at.start)) {
                continue;
            }
            if told.contains(&hit.term.term.as_str()) || sayings.uses(hit.term) || plain::is_name(&names, written) {
                continue;
            }
            let in_capitals = written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase());
            if in_capitals && plain::is_written_out(context, written) {
                continue;
            }
            if hit.term.kind == JargonKind::Keep && plain::is_explained(language, written) {
                continue;
            }
            told.push(&hit.term.term);
            let place = context.place_in(seen.text, hit.at.clone());
            let message = message(&hit, *open.get_or_init(|| context.is_open(seen.text)));
            let hint = hit.term.kind == JargonKind::Keep || plain::only_workers_see(context, seen.text);
            let finding =
                if hint { Diagnostic::hint(RULE.code, context.file, place, message) } else { RULE.at(context.file, place, message) };
            found.push(finding.help(help(hit.term, &sayings)));
        }
    }
}

/// Only words of our own list are named, never the text of the plan; none where a label keeps the text from somebody.
fn message(hit: &Found<'_>, open: bool) -> String {
    let form = hit.form;
    match hit.term.kind {
        JargonKind::Replace if !open => "Here is a word that workers use.".to_owned(),
        JargonKind::Avoid if !open => "Here is a word that blames the people it is said about.".to_owned(),
        JargonKind::Keep if !open => "Nobody explains this to the reader.".to_owned(),
        JargonKind::Replace => format!("`{form}` is a word that workers use."),
        JargonKind::Avoid => format!("`{form}` blames the people it is said about."),
        JargonKind::Keep => format!("Nobody explains `{form}` to the reader."),
    }
}

fn help(term: &Term, sayings: &Sayings<'_>) -> String {
    match (sayings.instead_of(term), term.kind) {
        (Word::Childs, _) => "Write the child's own word, which stands under `say:` in `child:`.".to_owned(),
        (Word::Councils(word), _) => format!("Write the council's word: {word}."),
        (Word::Ours, JargonKind::Keep) => {
            format!("Write it out as `{}`, which the booklet explains, or explain it under `explain:`.", term.term)
        }
        (Word::Ours, _) => format!("Better: {}.", term.instead),
    }
}
