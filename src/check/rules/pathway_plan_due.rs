//! `pathway-plan-due`: the needs assessment of a young person of 16 is due before the pathway plan.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::check::phrases::words;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, LegalStatus};
use jiff::Span;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "pathway-plan-due",
    severity: Severity::Hint,
    category: Category::Law,
    what: "The needs assessment of a young person of 16 is due before the pathway plan.",
    why: "At 18 a young person may leave care. What help comes then should be settled long before.",
    example: r#"plan: care-plan
child: {name: Amira, born: 2009-10-01, pronouns: she}
in_care_since: 2019-09-30
home: {place: Sam's house, will_i_move: {answer: "no"}}"#,
    better: r#"plan: care-plan
child: {name: Amira, born: 2009-10-01, pronouns: she}
in_care_since: 2019-09-30
home: {place: Sam's house, will_i_move: {answer: "no"}}
growing_up: {now: You can cook., help: [{words: Grace starts your pathway plan with you., who: grace, by: 2026-04-30}]}"#,
    source: Some(
        "schedule 2 paragraph 19B, Children Act 1989; regulations 40 to 43, Care Planning, Placement and Case Review (England) Regulations 2010",
    ),
    asks_beyond_a_part: false,
    look,
};

/// How long somebody has to have been looked after since they were 14, in weeks.
const WEEKS: i64 = 13;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let is_without = context.is_under(LegalStatus::ShortBreaks) || context.is_under(LegalStatus::Remand);
    if !context.is_kind(Kind::CarePlan) || is_without {
        return;
    }
    let born = context.plan.child.as_ref().and_then(|child| child.inside().born).filter(|born| !born.is_missing());
    let since = context.plan.in_care_since.filter(|since| !since.is_missing());
    let (Some(born), Some(since)) = (born, since) else { return };
    let Some(due) = assessed_by(born.day, since.day).filter(|due| *due > born.day) else { return };
    let sixteen = born.day.saturating_add(Span::new().years(16));
    let speaks_of_it = context.walk.texts.iter().any(|seen| context.locale.checks().pathway_plan.stand_in(&words(seen.text.as_str())));
    if context.env.today < sixteen || context.env.today >= born.day.saturating_add(Span::new().years(18)) || speaks_of_it {
        return;
    }
    let when = if due < context.env.today { "was due" } else { "is due" };
    let message = format!("After 13 weeks in care since 14, the law asks for a needs assessment. It {when} by {due}.");
    let help = "Count the weeks in care yourself: the plan may not hold all. Then write how far the pathway plan is, under `growing_up:`.";
    found.push(RULE.at(context.file, since.span, message).help(help));
}

/// By when the assessment is to be finished: three months after the day when somebody is both 16 and has been looked after for 13 weeks
/// since 14.
fn assessed_by(born: Date, since: Date) -> Option<Date> {
    let fourteen = born.saturating_add(Span::new().years(14));
    let eligible = since.max(fourteen).checked_add(Span::new().weeks(WEEKS)).ok()?.max(born.saturating_add(Span::new().years(16)));
    Some(Interval::Months(3).after(eligible))
}
