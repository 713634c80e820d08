//! `visit-late`: a visit by the social worker is due, or the plan asks for fewer than the regulations do.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Home, Kind, LegalStatus, LongTermKind, MoveAnswer};
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "visit-late",
    severity: Severity::Warning,
    category: Category::Law,
    what: "A visit by the social worker is due, or the plan asks for fewer than the regulations do.",
    why: "A visit is when a child can say that something is wrong. Children count the weeks.",
    example: "plan: care-plan
home: {place: Sam's house, since: 2025-09-01, will_i_move: {answer: \"no\"}}
visits: {who: grace, how_often: every 6 weeks, last: 2025-12-01}",
    better: "plan: care-plan
home: {place: Sam's house, since: 2025-09-01, will_i_move: {answer: \"no\"}}
visits: {who: grace, how_often: every 6 weeks, last: 2026-01-12}",
    source: Some("regulation 28(2), Care Planning, Placement and Case Review (England) Regulations 2010, as made"),
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // Short breaks have rules of their own.
    if !context.is_kind(Kind::CarePlan) || context.is_under(LegalStatus::ShortBreaks) {
        return;
    }
    let (Some(home), Some(visits)) = (context.plan.home.as_ref().map(Entry::inside), context.plan.visits.as_ref().map(Entry::inside))
    else {
        return;
    };
    let today = context.env.today;
    let Some(since) = home.since.filter(|since| !since.is_missing() && since.day <= today) else { return };
    let Some((most, law)) = longest(home, since.day, today) else { return };
    let rhythm = visits.how_often.as_ref().map(|text| &text.inside().words);
    let own = rhythm.and_then(|text| Interval::read(text.as_str(), context.locale));
    let last = visits.last.filter(|last| !last.is_missing() && last.day <= today);
    let finding = match (last, rhythm, own) {
        (Some(last), ..) if last.day < since.day && Interval::Weeks(1).after(since.day) < today => {
            RULE.at(context.file, last.span, "Nobody has visited within a week of the move: regulation 28(2)(a) of 2010.")
        }
        (Some(last), ..) if last.day >= since.day && most.after(last.day) < today => RULE.at(context.file, last.span, law),
        (Some(last), _, Some(own)) if last.day >= since.day && own.after(last.day) < today => {
            RULE.at(context.file, last.span, "The last visit is longer ago than `how_often:` promises.")
        }
        (_, Some(text), Some(own)) if own.after(today) > most.after(today) => {
            let message = "This promises fewer visits than regulation 28(2) of 2010 asked for.";
            found.push(
                RULE.at(context.file, context.head(text.span), message)
                    .help("Write at least every 6 weeks. Every 3 months was only for a home after its first year that lasts until 18. Check today's text."),
            );
            return;
        }
        _ => return,
    };
    found.push(finding.help(
        "Visit, see the child alone, and write the day after `last:`. Tell the child why it was late. Check today's text of the rule.",
    ));
}

/// The longest time between visits that the regulation allowed in this home in 2010, and what to say when it has passed. `None` for
/// long-term fostering after the first year, for which the rules of 2015 may allow fewer.
fn longest(home: &Home, since: Date, today: Date) -> Option<(Interval, &'static str)> {
    let kind = home.long_term.as_ref().and_then(|plan| plan.inside().kind).map(|kind| kind.value);
    let lasts = matches!(kind, Some(LongTermKind::FamilyAndFriends | LongTermKind::ChildrensHome));
    let stays = home.will_i_move.inside().answer.get() == Some(MoveAnswer::No);
    if Interval::Months(12).after(since) >= today {
        Some((Interval::Weeks(6), "The last visit is over 6 weeks ago, in the first year of a home: regulation 28(2)(b) of 2010."))
    } else if kind == Some(LongTermKind::LongTermFostering) {
        None
    } else if lasts && stays {
        Some((Interval::Months(3), "The last visit is over 3 months ago: regulation 28(2)(c) of 2010."))
    } else {
        Some((Interval::Weeks(6), "The last visit is over 6 weeks ago: regulation 28(2)(c) of 2010."))
    }
}
