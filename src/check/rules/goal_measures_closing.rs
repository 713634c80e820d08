//! `goal-measures-closing`: a goal measures that a service ends, and not that a life is better.

use super::goal_ends_early::early;
use super::{Category, Rule, RuleContext};
use crate::check::phrases::{list, words};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::reading::PhraseIndex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-measures-closing",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal measures that a service ends, and not that a life is better.",
    why: "A case can close while a child is no happier. The question is whether they are better off in a year.",
    example: "goals:
  - goal: The case is closed to social care
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    look,
};

/// Words for the end of a service. A family's own wish to be left in peace says none of them.
static CLOSING: LazyLock<PhraseIndex> = LazyLock::new(|| PhraseIndex::of(list(CLOSING_WORDS)));

const CLOSING_WORDS: &str = "close the case, closes the case, closing the case, case closed, case is closed, case can be closed, \
    case can close, case to close, case closure, be closed to, is closed to, closed to social care, \
    close to social care, end the plan, plan is ended, plan can end, plan has ended, come off the plan, \
    comes off the plan, off plan, no longer needs social care, no longer need social care, \
    no longer meets the threshold, no longer meet the threshold, no further social, social care involvement, \
    social work involvement, social services involvement, universal services, no further action, open to social care, \
    step down to, steps down to, stepped down to, stepping down to, step down from statutory, step down from child, \
    step down from social, step down from the plan, be stepped down, for closure, to closure, below threshold, \
    below the threshold, de escalate to, de escalated to, de escalate from, no longer require social, \
    no longer requires social, no longer require services, no longer requires services, no longer require support, \
    no longer requires support, no role for social";

/// Words that measure the time of a service. A goal that ends early has had its finding.
static HALF_A_YEAR: LazyLock<PhraseIndex> =
    LazyLock::new(|| PhraseIndex::of(list("within six months, within 6 months, in six months, in 6 months")));

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for goal in context.goals().map(Entry::inside) {
        let better = goal.in_12_months.as_ref().map(|standing| standing.inside().words.words.inside());
        let texts = [Some(&goal.goal.inside().words), better.map(|text| &text.words)];
        let is_early = early(context, goal).is_some();
        if let Some(text) = texts.into_iter().flatten().find(|text| measures(text.as_str(), is_early)) {
            found.push(
                RULE.at(context.file, context.head(text.span), "This measures when a service ends, not whether life is better.")
                    .help("Write what the child would see, hear or do in 12 months, like `I sleep all night`."),
            );
        }
    }
}

fn measures(text: &str, is_early: bool) -> bool {
    let written = words(text);
    CLOSING.stands_in(&written) || (!is_early && HALF_A_YEAR.stands_in(&written))
}
