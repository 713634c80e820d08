//! `bad-goal-id`: the `id` of a goal is not a short name for links.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bad-goal-id",
    severity: Severity::Error,
    category: Category::File,
    what: "The `id` of a goal is not a short name for links.",
    why: "The `id` becomes part of a link, and some programs break a link at a space.",
    example: "goals:
  - {id: Sleep well!, goal: I sleep well, whose: amira}",
    better: "goals:
  - {id: sleep-well, goal: I sleep well, whose: amira}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for id in context.goals().filter_map(|goal| goal.inside().id.as_ref()).filter(|id| !id.is_blank()) {
        if !is_short_name(id.as_str()) {
            found.push(
                RULE.at(context.file, id.span, "This cannot be the `id` of a goal.")
                    .help("Use small letters, numbers and hyphens, with a letter first: `sleep-well`."),
            );
        }
    }
}

fn is_short_name(word: &str) -> bool {
    word.len() <= 40
        && word.starts_with(|letter: char| letter.is_ascii_lowercase())
        && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_')
}
