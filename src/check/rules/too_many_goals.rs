//! `too-many-goals`: a plan has more than 5 goals.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "too-many-goals",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A plan has more than 5 goals.",
    why: "A family with many goals works on none. The first one kept gives heart for the next.",
    example: "goals:
  - {goal: I sleep, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I play, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I read, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I swim, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I sing, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I cook, whose: amira, now: Not yet., in_12_months: It is so.}",
    better: "goals:
  - {goal: I sleep, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I play, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I read, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I swim, whose: amira, now: Not yet., in_12_months: It is so.}
  - {goal: I sing, whose: amira, now: Not yet., in_12_months: It is so.}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// How many goals a family can hold at a time.
const MOST: usize = 5;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(goal) = context.plan.goals.get(MOST) {
        let count = context.plan.goals.len();
        let place = context.place(goal.inside().goal.span(), goal.span());
        found.push(
            RULE.at(context.file, place, format!("This plan has {count} goals. More than {MOST} are too many to manage."))
                .help("Ask the child and the family which ones come first. Keep those, and write the others down for the next review."),
        );
    }
}
