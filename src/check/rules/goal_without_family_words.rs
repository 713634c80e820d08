//! `goal-without-family-words`: nothing that the child or the family said stands behind a goal.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Goal;
use crate::shape::PersonKey;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-without-family-words",
    severity: Severity::Warning,
    concern: Concern::Goals,
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
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let speakers = look.speakers();
    for goal in look.goals().filter(|goal| !has_words(look, &speakers, goal.inside())) {
        let place = look.place(goal.inside().goal.span(), goal.span());
        found.push(
            RULE.at(look.file, place, "This goal does not rest on anything that the child or the family said.")
                .help("Ask them what they want here. Write under `why:` who said what, or take the goal out."),
        );
    }
}

/// Words that make a goal theirs: why it matters, a check by them, or words anywhere by one of them who owns it or helps.
fn has_words(look: &Look<'_>, speakers: &BTreeSet<&str>, goal: &Goal) -> bool {
    let theirs = |who: &&PersonKey| look.is_nobody(who) || look.is_home_side(who.key());
    let mut checkers = goal.checks.iter().filter_map(|check| check.inside().who.as_ref());
    let mut people = std::iter::once(&goal.whose).chain(&goal.helpers).filter(theirs);
    goal.why.is_some() || checkers.any(|who| theirs(&who)) || people.any(|who| look.is_nobody(who) || speakers.contains(who.key()))
}
