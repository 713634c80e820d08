//! `goal-without-12-months`: a goal does not say what better looks like in 12 months.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-without-12-months",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal does not say what better looks like in 12 months.",
    why: "The plan is judged by whether life is better in 12 months. Somebody must be able to tell.",
    example: "goals:
  - {goal: I sleep well, whose: amira, now: I wake up twice.}",
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
    for goal in context.goals().filter(|goal| goal.inside().in_12_months.is_none()) {
        let place = context.place(goal.inside().goal.span(), goal.span());
        found.push(
            RULE.at(context.file, place, "This goal does not say what better looks like in 12 months.")
                .help("Write `in_12_months:` with words, and a score from 0 to 10 if you can."),
        );
    }
}
