//! `goal-without-action`: a goal is open, and nobody does anything for it.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Goal;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-without-action",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal is open, and nobody does anything for it.",
    why: "A goal without anybody who does something is a wish. The child waits for a thing that nobody has begun.",
    example: "goals:
  - {goal: I sleep well, whose: amira, now: I wake up twice., in_12_months: I sleep all night.}",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for goal in context.goals().filter(|goal| goal.inside().actions.is_empty() && !is_reached(goal.inside())) {
        let place = context.place(goal.inside().goal.span(), goal.span());
        found.push(
            RULE.at(context.file, place, "Nobody does anything for this goal yet.")
                .help("Write `actions:` with one small thing, who does it, and by when. It may be the worker who starts."),
        );
    }
}

/// Whether the last check with a score is as high as the score for 12 months.
fn is_reached(goal: &Goal) -> bool {
    let wanted = goal.in_12_months.as_ref().and_then(|standing| standing.inside().score);
    let scored = goal.checks.iter().map(|check| check.inside()).filter(|check| check.score.is_some());
    let last = scored.max_by_key(|check| check.on.day).and_then(|check| check.score);
    matches!((wanted, last), (Some(wanted), Some(last)) if last.0.value >= wanted.0.value)
}
