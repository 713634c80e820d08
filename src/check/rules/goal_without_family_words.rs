//! `goal-without-family-words`: nothing that the child or the family said stands behind a goal.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Goal;
use crate::shape::PersonKey;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-without-family-words",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal does not rest on anything that the child or the family said.",
    why: "Goals that others thought of are met for others. People move for what they asked for.",
    example: "goals:
  - goal: I sleep well
    whose: grace
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: grace, what: Ring the sleep nurse, by: 2026-02-02}]",
    better: "goals:
  - goal: I sleep well
    whose: grace
    now: I wake up twice.
    in_12_months: I sleep all night.
    why: Amira says that she is tired of being tired.
    actions: [{who: grace, what: Ring the sleep nurse, by: 2026-02-02}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let speakers = context.speakers();
    for goal in context.goals().filter(|goal| !has_words(context, &speakers, goal.inside())) {
        let place = context.place(goal.inside().goal.span(), goal.span());
        found.push(
            RULE.at(context.file, place, "This goal does not rest on anything that the child or the family said.")
                .help("Ask them what they want here. Write under `why:` who said what, or take the goal out."),
        );
    }
}

/// Words that make a goal theirs: why it matters, a check by them, or words anywhere by one of them who owns it or helps.
fn has_words(context: &RuleContext<'_>, speakers: &BTreeSet<&str>, goal: &Goal) -> bool {
    let theirs = |who: &&PersonKey| context.is_nobody(who) || context.is_home_side(who.key());
    let mut checkers = goal.checks.iter().filter_map(|check| check.inside().who.as_ref());
    let mut people = std::iter::once(&goal.whose).chain(&goal.helpers).filter(theirs);
    goal.why.is_some() || checkers.any(|who| theirs(&who)) || people.any(|who| context.is_nobody(who) || speakers.contains(who.key()))
}
