//! `two-me`: more than one person under `people` is the child.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "two-me",
    severity: Severity::Error,
    category: Category::File,
    what: "More than one person under `people` is the child.",
    why: "One plan is about one child. Two children in one plan would read each other's lives.",
    example: "people:
  amira: me
  zayn: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: \"0113 496 0100\"}",
    better: "people:
  amira: me
  zayn: {name: Zayn, is: my brother, part: brother-or-sister}
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: \"0113 496 0100\"}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut children = context.people().iter().filter(|(_, person)| person.inside().is_me());
    let Some((first, _)) = children.next() else { return };
    for (key, _) in children {
        found.push(
            RULE.at(context.file, key.span, "Two people are the child of this plan.")
                .also(first.span, "the first stands here")
                .help("Keep `me` for one child. Write who the other is: `is: my brother`."),
        );
    }
}
