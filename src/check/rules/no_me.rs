//! `no-me`: nobody under `people` is the child.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::is_unborn;

/// The rule.
pub static RULE: Rule = Rule {
    code: "no-me",
    severity: Severity::Error,
    category: Category::File,
    what: "Nobody under `people` is the child.",
    why: "The plan is the child's. Without them among the people nothing can be theirs.",
    example: "people:
  amira: {name: Amira, is: my daughter, part: family}
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: \"0113 496 0100\"}",
    better: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: \"0113 496 0100\"}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(people) = &context.plan.people else { return };
    if context.me().is_none() && !is_unborn(context.plan) {
        let first = context.people().first().map_or(people.span(), |(key, _)| key.span);
        found.push(
            RULE.at(context.file, context.head(first), "Nobody here is the child.")
                .help("Write the child first, with a short key: `amira: me`."),
        );
    }
}
