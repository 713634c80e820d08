//! `passive-voice`: a sentence hides who does something.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

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
    look,
};

const BE: [&str; 6] = ["is", "are", "was", "were", "be", "been"];
/// What may stand between.
const BETWEEN: [&str; 12] = ["not", "also", "being", "never", "always", "now", "still", "already", "then", "all", "been", "soon"];
/// What workers do to others. Words that are also how somebody is (worried, called, born, planned, settled) are left out.
const DONE: [&str; 72] = [
    "decided",
    "arranged",
    "agreed",
    "assessed",
    "reassessed",
    "reviewed",
    "completed",
    "considered",
    "discussed",
    "identified",
    "referred",
    "informed",
    "provided",
    "supported",
    "monitored",
    "offered",
    "told",
    "given",
    "taken",
    "sent",
    "placed",
    "removed",
    "allocated",
    "assigned",
    "undertaken",
    "held",
    "explored",
    "addressed",
    "recorded",
    "reported",
    "requested",
    "obtained",
    "implemented",
    "facilitated",
    "supervised",
    "encouraged",
    "organised",
    "organized",
    "booked",
    "scheduled",
    "raised",
    "submitted",
    "updated",
    "notified",
    "contacted",
    "sought",
    "chosen",
    "reduced",
    "increased",
    "introduced",
    "invited",
    "asked",
    "observed",
    "noted",
    "advised",
    "recommended",
    "confirmed",
    "approved",
    "investigated",
    "measured",
    "shared",
    "conducted",
    "delivered",
    "established",
    "ensured",
    "maintained",
    "promoted",
    "actioned",
    "escalated",
    "transferred",
    "accommodated",
    "convened",
];
/// What follows `by` and is a day and not a person.
const DAYS: [&str; 24] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "then",
    "next",
    "now",
    "today",
    "tomorrow",
];

/// One finding a text.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in &context.reading().texts {
        let seen = text.sentences().find_map(|(unit, sentence)| {
            let words = unit.plain(sentence);
            hidden(words).map(|(start, end)| (unit, sentence, start..end))
        });
        let Some((unit, sentence, words)) = seen else { continue };
        let place = text.place_of_words(context, unit, sentence, words);
        let help = "Begin with the person: `Priya decided`, `Sam will arrange`.";
        found.push(RULE.at(context.file, place, "This does not say who does it.").help(help));
    }
}

/// The words of a sentence that say that something is done by nobody.
fn hidden(words: &[String]) -> Option<(usize, usize)> {
    (0..words.len()).find_map(|start| {
        if !BE.contains(&words[start].as_str()) {
            return None;
        }
        let passed = words[start + 1..].iter().take(3).take_while(|word| BETWEEN.contains(&word.as_str()) || word.ends_with("ly")).count();
        let done = start + 1 + passed;
        let is_done = words.get(done).is_some_and(|word| DONE.contains(&word.as_str()));
        (is_done && !has_doer(&words[done + 1..])).then_some((start, done + 1))
    })
}

/// Whether `by` and somebody follow.
fn has_doer(rest: &[String]) -> bool {
    let mut pairs = rest.iter().take(8).zip(rest.iter().skip(1));
    pairs.any(|(by, next)| by == "by" && !DAYS.contains(&next.as_str()) && !next.starts_with(|sign: char| sign.is_ascii_digit()))
}
