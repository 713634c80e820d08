//! `left-from-the-starter`: a sentence of the plan that `ourplan init` writes is still in the plan of a child.

use super::{Category, Rule, RuleContext};
use crate::check::{repeated, starter};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "left-from-the-starter",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A sentence of the plan that `ourplan init` writes is still in the plan.",
    why: "It is about an invented child. A family would read about drums and dinosaurs that are not theirs.",
    example: "about_me: {helps_me: [Put my clothes out the night before.]}",
    better: "about_me: {helps_me: [Wake me up with music.]}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let left = starter::left_over(context);
    if left.is_empty() || starter::is_untouched(context) {
        return;
    }
    repeated::say(context, &RULE, left, found, |times| {
        let message = match times {
            None => "This sentence is from the plan to start from, about an invented child.".to_owned(),
            Some(times) => format!("Words from the plan to start from, about an invented child, stand here {times}."),
        };
        (
            message,
            "Write what is true of this child, or take it out. If it is true of them, write `allow: [left-from-the-starter]`.".to_owned(),
        )
    });
}
