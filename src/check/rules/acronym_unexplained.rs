//! `acronym-unexplained`: letters in a text that nothing in the plan or the booklet explains.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::reading::quoted;

/// The rule.
pub static RULE: Rule = Rule {
    code: "acronym-unexplained",
    severity: Severity::Hint,
    category: Category::PlainWords,
    what: "Letters stand for something, and nothing says what.",
    why: "A mother told her family's story in the letters that workers used. Nobody outside could follow it.",
    example: "if_things_change: Dad rings the EDT.",
    better: "if_things_change: Dad rings the team for nights and weekends (EDT).",
    source: Some("Community Care, 10 May 2018, on how jargon causes problems for families"),
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(language) = plain::language(context) else { return };
    let Ok(Some(jargon)) = language.jargon() else { return };
    let names = plain::names(context);
    let explained: Vec<&str> =
        context.plan.explain.iter().flat_map(|explain| explain.inside().iter()).map(|(key, _)| key.value.as_str()).collect();
    for seen in plain::judged(context) {
        let text = seen.text.as_str();
        let mut told: Vec<&str> = Vec::new();
        let letters = jargon.unknown_letters(text);
        let quoted = if letters.is_empty() { Vec::new() } else { quoted(text) };
        for at in letters {
            let written = &text[at.clone()];
            if quoted.iter().any(|said| said.contains(&at.start)) {
                continue;
            }
            let one = written.trim_end_matches('s');
            let in_plan = explained.iter().any(|key| key.contains(one)) || plain::is_written_out(context, one);
            if told.contains(&one) || in_plan || plain::is_name(&names, one) || plain::is_explained(language, written) {
                continue;
            }
            told.push(one);
            let help = "Write the whole name, with the letters in brackets after it, or explain the letters under `explain:`.";
            found.push(RULE.at(context.file, context.place_in(seen.text, at), "Nothing says what these letters stand for.").help(help));
        }
    }
}
