//! `help-that-waits`: help was promised and has not come, and nobody carries it until then.

use super::{Category, Rule, RuleContext};
use crate::check::statutory::part_of_life;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::GoalArea;
use jiff::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "help-that-waits",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "Help was promised and has not come, and nobody carries it until then.",
    why: "A child on a list still has bad nights. Somebody must be there now, and somebody must chase.",
    example: "feelings:
  now: I am sad at night.
  waiting: {for: talking therapy, since: 2025-12-10}",
    better: "feelings:
  now: I am sad at night.
  waiting: {for: talking therapy, since: 2025-12-10, until_then: The nurse sees me each week.}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// After how many weeks of waiting somebody must chase.
const WEEKS: i64 = 12;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let parts: [(&str, &[GoalArea]); 7] = [
        ("health", &[GoalArea::Health]),
        ("school", &[GoalArea::School]),
        ("feelings", &[GoalArea::Feelings, GoalArea::Health]),
        ("identity", &[GoalArea::Identity]),
        ("getting_on_with_people", &[GoalArea::Friends, GoalArea::Family]),
        ("growing_up", &[GoalArea::GrowingUp]),
        ("fun", &[GoalArea::Fun]),
    ];
    for (key, areas) in parts {
        let Some(waiting) = part_of_life(context.plan, key).and_then(|(part, _)| part.waiting.as_ref()) else { continue };
        let body = waiting.inside();
        let place = context.place(body.r#for.span(), waiting.span());
        let long =
            body.since.is_some_and(|since| !since.is_missing() && since.day.saturating_add(Span::new().weeks(WEEKS)) < context.env.today);
        if body.until_then.is_none() {
            let message = if long {
                "This help is over 12 weeks late, and nothing says what there is until then."
            } else {
                "Nothing says what there is until this help comes."
            };
            found.push(
                RULE.at(context.file, place, message)
                    .help("Write `until_then:` with who helps now and how often. Say that it goes on if the child moves."),
            );
        } else if long && !is_chased(context, areas) {
            found.push(
                RULE.at(context.file, place, "This help is over 12 weeks late, and no worker has an action about it.")
                    .help("Add an action to a goal of this area: who asks when it comes, by which day, and tells the child."),
            );
        }
    }
}

/// Whether somebody who is not of the family has an open action in a goal for this part of life.
fn is_chased(context: &RuleContext<'_>, areas: &[GoalArea]) -> bool {
    let goals = context.goals().map(Entry::inside).filter(|goal| goal.area.is_some_and(|area| areas.contains(&area.value)));
    let mut open = goals.flat_map(|goal| &goal.actions).map(Entry::inside).filter(|action| action.done.is_none());
    open.any(|action| action.who.as_ref().is_some_and(|who| !context.is_home_side(who.key())))
}
