//! `no-child-words`: a Child in Need plan does not hold the child's own words.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "no-child-words",
    severity: Severity::Warning,
    category: Category::Voice,
    what: "A Child in Need plan does not hold the child's own words.",
    why: "Section 17(4A) of the Children Act 1989: find out the child's wishes and feelings about the help, and think about them.",
    example: "in_our_words:
  - {who: mum, words: I want help., answer: You get it.}",
    better: "in_our_words:
  - {who: amira, words: I want to play., answer: You can.}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let plan = context.plan;
    if plan.plan.get() != Some(Kind::ChildInNeed) || context.me().is_none() || context.is_baby() {
        return;
    }
    let said = plan.in_our_words.iter().map(|said| &said.inside().who);
    let told = plan.worries.iter().chain(&plan.going_well).filter_map(|statement| statement.inside().who.as_ref());
    if !said.chain(told).any(|who| context.is_me(who.key())) {
        found.push(
            RULE.at(
                context.file,
                context.top(),
                "The child's own words are missing. Section 17(4A) of the Children Act 1989 asks for their wishes.",
            )
            .help("Ask the child. Write their words under `in_our_words:`, with the child's key after `who:`."),
        );
    }
}
