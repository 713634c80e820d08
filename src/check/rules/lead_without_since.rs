//! `lead-without-since`: nothing says since when the lead has been with the child.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "lead-without-since",
    severity: Severity::Hint,
    category: Category::People,
    what: "Nothing says since when the lead has been with the child.",
    why: "Children ask: how long will you stay? The first honest answer is how long it has been.",
    example: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: \"0113 496 0100\"}",
    better: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: \"0113 496 0100\"}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(lead) = &context.plan.lead else { return };
    let Some((key, person)) = context.people().iter().find(|(key, _)| key.value == lead.key()) else { return };
    // A parent or carer may lead; how long they have been there is no question.
    if person.inside().since.is_none() && context.is_worker(&key.value) {
        found.push(
            RULE.at(context.file, context.place(key.span, person.span()), "Nothing says since when this person has been the lead.")
                .help("Write `since:` with the day when they first met the child."),
        );
    }
}
