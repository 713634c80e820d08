//! `group-named-as-person`: a person's key is the name of a group.

use super::{Category, Rule, RuleContext};
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "group-named-as-person",
    severity: Severity::Error,
    category: Category::File,
    what: "A person's key is the name of a group.",
    why: "A label could then mean one person or all of them, and show a text to the wrong people.",
    example: "people:
  amira: me
  family: {name: Layla, is: my mum, part: family}
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
    for (key, _) in context.people() {
        if let Some(group) = Group::named(&key.value) {
            found.push(
                RULE.at(context.file, key.span, format!("`{}` is the name of a group, not of one person.", group.name()))
                    .help("Give this person a key of their own, like `mum` or `nan`."),
            );
        }
    }
}
