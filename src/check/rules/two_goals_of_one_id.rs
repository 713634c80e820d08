//! `two-goals-of-one-id`: two goals have the same `id`.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Str;

/// The rule.
pub static RULE: Rule = Rule {
    code: "two-goals-of-one-id",
    severity: Severity::Error,
    category: Category::File,
    what: "Two goals have the same `id`.",
    why: "Links to one goal would lead to the other.",
    example: "goals:
  - {id: sleep, goal: I sleep well, whose: amira}
  - {id: sleep, goal: I wake up happy, whose: amira}",
    better: "goals:
  - {id: sleep, goal: I sleep well, whose: amira}
  - {id: wake-up, goal: I wake up happy, whose: amira}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&Str> = Vec::new();
    for id in context.goals().filter_map(|goal| goal.inside().id.as_ref()).filter(|id| !id.is_blank()) {
        match seen.iter().find(|earlier| earlier.as_str() == id.as_str()) {
            Some(first) => found.push(
                RULE.at(context.file, id.span, "Two goals have this `id`.")
                    .also(first.span, "the first stands here")
                    .help("Write another `id`, or leave it out."),
            ),
            None => seen.push(id),
        }
    }
}
