//! `lead-not-reachable`: nothing says how to ring or write to the lead, or a label keeps it from a reader.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::shown;

/// The rule.
pub static RULE: Rule = Rule {
    code: "lead-not-reachable",
    severity: Severity::Warning,
    concern: Concern::People,
    what: "Nothing says how to ring or write to the lead, or a label keeps it from a reader.",
    why: "“Ask Grace” is no help without a number to ring.",
    example: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05}",
    better: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: \"0113 496 0100\"}",
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let Some(lead) = &look.plan.lead else { return };
    let Some((key, person)) = look.people().iter().find(|(key, _)| key.value == lead.key()) else { return };
    // One of the family needs no number here; `lead-is-no-worker` speaks of them.
    if look.is_home_side(lead.key()) {
        return;
    }
    let ways: Vec<_> = person.inside().phone.iter().chain(&person.inside().email).map(|way| way.span()).collect();
    if !ways.is_empty() {
        for (reader, _) in look.plan.booklets.iter().flat_map(|booklets| &booklets.inside().0) {
            let seen = look.seen_by(&reader.value);
            if !look.members(&reader.value).is_empty() && !ways.iter().any(|way| seen.sees(*way)) {
                let message =
                    format!("A label keeps the lead's number from {}. Nothing tells them how to reach anybody.", shown(&reader.value));
                let help = "Take the label off the lead's number, or write another person whom they can ring.";
                found.push(RULE.at(look.file, reader.span, message).help(help));
            }
        }
        return;
    }
    found.push(
        RULE.at(look.file, look.place(key.span, person.span()), "Nothing says how to ring or write to the lead.")
            .help("Write `phone:` with the work number, or `email:`, so that the child and the family can ask."),
    );
}
