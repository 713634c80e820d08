//! `passive-voice`: a sentence hides who does something.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::Locale;

/// The rule.
pub static RULE: Rule = Rule {
    code: "passive-voice",
    severity: Severity::Hint,
    category: Category::PlainWords,
    what: "A sentence says that something is done and not who does it.",
    why: "A child asks who decided, and whom to ask. A sentence without a person gives no answer.",
    example: "if_things_change: A meeting will be arranged.",
    better: "if_things_change: Grace will ask us to a meeting.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// One finding a text.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in &context.reading().texts {
        let seen = text.sentences().find_map(|(unit, sentence)| {
            let words = unit.plain(sentence);
            hidden(words, context.locale).map(|(start, end)| (unit, sentence, start..end))
        });
        let Some((unit, sentence, words)) = seen else { continue };
        let place = text.place_of_words(context, unit, sentence, words);
        let help = "Begin with the person: `Priya decided`, `Sam will arrange`.";
        found.push(RULE.at(context.file, place, "This does not say who does it.").help(help));
    }
}

/// The words of a sentence that say that something is done by nobody.
fn hidden(words: &[String], locale: &Locale) -> Option<(usize, usize)> {
    let known = &locale.checks().passive;
    let is_between = |word: &String| known.between.has(word) || known.between_endings.iter().any(|ending| word.ends_with(ending));
    (0..words.len()).find_map(|start| {
        if !known.be.has(&words[start]) {
            return None;
        }
        let passed = words[start + 1..].iter().take(3).take_while(|word| is_between(word)).count();
        let done = start + 1 + passed;
        let is_done = words.get(done).is_some_and(|word| known.done.has(word));
        (is_done && !has_doer(&words[done + 1..], locale)).then_some((start, done + 1))
    })
}

/// Whether `by` and somebody follow.
fn has_doer(rest: &[String], locale: &Locale) -> bool {
    let known = &locale.checks().passive;
    let is_time = |word: &str| known.times.has(word) || locale.is_weekday(word) || locale.is_month(word);
    let mut pairs = rest.iter().take(8).zip(rest.iter().skip(1));
    pairs.any(|(by, next)| known.by.has(by) && !is_time(next) && !next.starts_with(|sign: char| sign.is_ascii_digit()))
}
