//! `visits-not-written`: a care plan does not say who visits the child, or that anybody has been.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, LegalStatus};

/// The rule.
pub static RULE: Rule = Rule {
    code: "visits-not-written",
    severity: Severity::Warning,
    category: Category::Law,
    what: "A care plan does not say who visits the child, or that anybody has been.",
    why: "A visit is when a child can say that something is wrong. They should know who comes, and when.",
    example: "plan: care-plan
home: {place: Sam's house, since: 2025-12-01, will_i_move: {answer: \"no\"}}
visits: {who: grace, how_often: every 6 weeks}",
    better: "plan: care-plan
home: {place: Sam's house, since: 2025-12-01, will_i_move: {answer: \"no\"}}
visits: {who: grace, how_often: every 6 weeks, last: 2026-01-12}",
    source: Some("regulation 28(2), Care Planning, Placement and Case Review (England) Regulations 2010, as made"),
    asks_beyond_a_part: true,
    look,
};

/// The first visit comes within a week: regulation 28(2)(a).
const FIRST: Interval = Interval::Weeks(1);

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // Regulation 28(2) does not apply to short breaks.
    if !context.is_kind(Kind::CarePlan) || context.is_under(LegalStatus::ShortBreaks) {
        return;
    }
    let Some(entry) = &context.plan.visits else {
        found.push(
            RULE.at(context.file, context.top(), "Nothing says who visits the child, and how often: regulation 28.")
                .help("Write `visits:` with `who:`, `how_often:`, and the day of the last visit after `last:`."),
        );
        return;
    };
    let visits = entry.inside();
    let part = context.person(visits.who.key()).and_then(|person| person.part);
    if context.is_me(visits.who.key()) || part.is_some_and(|part| !part.value.is_worker()) {
        found.push(
            RULE.at(context.file, context.head(visits.who.0.span), "The council's own visitor is missing: regulation 28 asks for one.")
                .help("Write the social worker after `who:`. The visits of family and friends go under `seeing_people:`."),
        );
    }
    let home = context.plan.home.as_ref().map(Entry::inside);
    let since = home.and_then(|home| home.since).or(context.plan.in_care_since).filter(|since| !since.is_missing());
    if visits.last.is_none() && since.is_some_and(|since| FIRST.after(since.day) < context.env.today) {
        let place = context.key(entry.span(), "who").unwrap_or(visits.who.0.span);
        found.push(
            RULE.at(
                context.file,
                context.place(place, context.top()),
                "No visit is written here, and the first week is over: regulation 28(2)(a).",
            )
            .help("Write the day of the last visit after `last:`. If nobody has been, visit, and see the child alone."),
        );
    }
}
