//! `decided-by-the-reader`: the person who may know something decided that themselves, or the day of the decision has not come.

use super::{Category, Rule, RuleContext};
use crate::content::{Entry, Group};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "decided-by-the-reader",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "The person who may know something decided that themselves, or the day of the decision has not come.",
    why: "`may_know` lets a withheld text into a booklet. Somebody else must have thought about it, and must answer for it.",
    example: "may_know: [{text: [Elm Row], who: [mum], decided_by: mum, on: 2026-01-12, why: She lives there.}]",
    better: "may_know: [{text: [Elm Row], who: [mum], decided_by: grace, on: 2026-01-12, why: She lives there.}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for known in context.plan.may_know.iter().map(Entry::inside) {
        let decider = known.decided_by.key();
        // Workers decide for workers: that is their work.
        let groups = known.who.iter().map(|who| who.key()).filter(|who| Group::named(who) != Some(Group::Workers));
        if groups.into_iter().any(|who| context.members(who).contains(&decider)) {
            let message = "The person who decided this is one of those who may know it.";
            found.push(RULE.at(context.file, known.decided_by.0.span, message).help("Let another person decide, and write who it was."));
        }
        if !known.on.is_missing() && known.on.day > context.env.today {
            let help = "Write the day on which it was decided. If it is not decided yet, take these lines out.";
            found.push(RULE.at(context.file, known.on.span, "The day of this decision is in the future.").help(help));
        }
    }
}
