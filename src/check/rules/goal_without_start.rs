//! `goal-without-start`: a goal does not say where we start.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-without-start",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal does not say where we start.",
    why: "Without a start nobody can see how far a child has come.",
    example: "goals:
  - {goal: I sleep well, whose: amira, in_12_months: I sleep all night.}",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for goal in context.goals().filter(|goal| goal.inside().now.is_none()) {
        let place = context.place(goal.inside().goal.span(), goal.span());
        found.push(
            RULE.at(context.file, place, "This goal does not say where we start.")
                .help("Write `now:` with words, and a score from 0 to 10 if you can."),
        );
    }
}
