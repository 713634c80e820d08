//! `legal-status-missing`: a care plan does not say under which law the child is looked after.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "legal-status-missing",
    severity: Severity::Warning,
    category: Category::Law,
    what: "A care plan does not say under which law the child is looked after.",
    why: "A child asks who decides. Without the law the booklet can only say: ask.",
    example: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}}
legal: {since: 2025-09-01}"#,
    better: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}}
legal: {status: care-order, since: 2025-09-01}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let legal = context.plan.legal.as_ref();
    if !context.is_kind(Kind::CarePlan) || legal.is_some_and(|legal| legal.inside().status.is_some()) || context.env.shape_errors {
        return;
    }
    let place = legal.map_or_else(|| context.top(), |legal| context.place(legal.span(), context.top()));
    let message = "Nothing says under which law the child is looked after. The booklet does not say who decides.";
    let help = "Write `legal: {status: care-order}`, or another: `interim-care-order`, `parents-agreed`, `i-agreed` (16 or 17), `nobody-to-care`, \
                `short-breaks`, `placement-order`, `remand`, `other` with `words:`.";
    found.push(RULE.at(context.file, place, message).help(help));
}
