//! `legal-status-not-here`: the law under `legal.status` cannot be that of this plan, or nothing says which law it is.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, LegalStatus};

/// The rule.
pub static RULE: Rule = Rule {
    code: "legal-status-not-here",
    severity: Severity::Error,
    category: Category::Law,
    what: "The law under `legal.status` cannot be that of this plan, or nothing says which law it is.",
    why: "The booklet says who decides, and whether a family can say no. A wrong law makes those sentences false.",
    example: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}}
legal: {status: supervision-order}"#,
    better: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}}
legal: {status: care-order}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(kind), Some(entry)) = (context.plan.plan.get(), &context.plan.legal) else { return };
    let legal = entry.inside();
    let Some(status) = legal.status else { return };
    let (message, help) = match (kind, status.value) {
        (_, LegalStatus::Other) if legal.words.is_none() => (
            "`other` says nothing about the law. The booklet needs words for it.".to_owned(),
            "Write below it `words:` with a sentence that the child understands, such as `words: A judge in Scotland decided this.`",
        ),
        (Kind::CarePlan, LegalStatus::ChildInNeed | LegalStatus::SupervisionOrder) => (
            format!("`{}` belongs in a Child in Need plan. This is a care plan.", status.value.word()),
            "Write the order or agreement under which the child is looked after, or `plan: child-in-need` in the first lines.",
        ),
        (Kind::ChildInNeed, LegalStatus::ChildInNeed | LegalStatus::Other) => return,
        (Kind::ChildInNeed, LegalStatus::SupervisionOrder) if entry.labels().restrict() => (
            "A label keeps the supervision order from a reader. Their booklet would say that they can say no to this plan.".to_owned(),
            "Take the label off `legal:`, or put it on its `words:` alone.",
        ),
        (Kind::ChildInNeed, LegalStatus::SupervisionOrder) => return,
        (Kind::ChildInNeed, other) => (
            format!("`{}` belongs in a care plan. This is a Child in Need plan.", other.word()),
            "Here `child-in-need`, `supervision-order` and `other` are possible. If the council looks after the child, write `plan: care-plan`.",
        ),
        (Kind::CarePlan, _) => return,
    };
    found.push(RULE.at(context.file, status.span, message).help(help));
}
