//! `may-know-changes-nothing`: a text under `may_know` is kept from none of those who may know it.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Str;
use crate::visibility::{Reason, Viewer, kept_safe};

/// The rule.
pub static RULE: Rule = Rule {
    code: "may-know-changes-nothing",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A text under `may_know` is kept from none of the people who are named there.",
    why: "Somebody decided that a person may know something, and a slip of spelling undoes that. Or the line outlived what was kept.",
    example: "keep_safe: [{text: [Elm Row], from: [mum]}]
may_know: [{text: [Elm Road], who: [mum], decided_by: grace, on: 2026-01-12, why: She lives there.}]",
    better: "keep_safe: [{text: [Elm Row], from: [mum]}]
may_know: [{text: [Elm Row], who: [mum], decided_by: grace, on: 2026-01-12, why: She lives there.}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // Where a part or a label could not be read, nobody knows what is kept.
    if context.env.shape_errors {
        return;
    }
    for known in context.plan.may_know.iter().map(Entry::inside).filter(|known| !known.who.is_empty()) {
        let kept: Vec<String> = known.who.iter().flat_map(|who| kept_from(context, &who.0.value)).collect();
        for text in known.text.iter().filter(|text| !text.is_blank()) {
            let words = folded(text);
            if !kept.iter().any(|kept| kept.contains(&words) || words.contains(kept)) {
                let help = "Write it just as the plan has it, or take this line out.";
                found.push(
                    RULE.at(context.file, text.span, "This text is kept from none of these people, so the line changes nothing.")
                        .help(help),
                );
            }
        }
    }
}

/// The texts that are kept from a person or a group.
fn kept_from(context: &RuleContext<'_>, who: &str) -> Vec<String> {
    let viewer = Viewer::of(context.plan, who);
    let seen = context.seen_by(who);
    let safe = kept_safe(context.plan, &viewer).map(folded);
    let withheld = seen.withheld().iter().filter(|value| value.reason != Reason::Unprinted);
    let withheld = withheld.filter_map(|value| value.text).map(folded_text);
    withheld.chain(safe).filter(|text| !text.is_empty()).collect()
}

fn folded(text: &Str) -> String {
    folded_text(text.as_str())
}

/// A text without what does not count: capitals, signs and the width of spaces.
fn folded_text(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
