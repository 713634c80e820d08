//! `person-without-name`: a person has no name.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "person-without-name",
    severity: Severity::Error,
    category: Category::File,
    what: "A person has no name.",
    why: "A child looks for the people they know by name.",
    example: "people:
  amira: me
  mum: {is: my mum, part: family}
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
    for (key, person) in context.people().iter().filter(|(_, person)| !person.inside().is_me()) {
        if person.inside().name.is_none() {
            found.push(
                RULE.at(context.file, key.span, "This person has no name.")
                    .help("Write `name:` with the name that the child uses: `name: Nan`."),
            );
        }
    }
}
