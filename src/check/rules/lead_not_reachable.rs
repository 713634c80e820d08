//! `lead-not-reachable`: a reader cannot ring or write to the lead, or nobody can.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Text;
use crate::shape::shown;

/// The rule.
pub static RULE: Rule = Rule {
    code: "lead-not-reachable",
    severity: Severity::Error,
    category: Category::People,
    what: "Nothing says how to ring or write to the lead, or a reader may not see it.",
    why: "Each page says whom to ask. “Ask Grace” is no help without a number to ring.",
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
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(lead) = &context.plan.lead else { return };
    let Some((key, entry)) = context.people().iter().find(|(key, _)| key.value == lead.key()) else { return };
    let person = entry.inside();
    let ways: Vec<&Text> = person.phone.iter().chain(&person.email).collect();
    if ways.is_empty() {
        let help = format!(
            "Write `phone:` with the work number, or `email:`, for {}. Each booklet tells its reader to ask them.",
            shown(&key.value)
        );
        found.push(
            RULE.at(context.file, context.place(key.span, entry.span()), "Nothing says how to ring or write to the lead.").help(help),
        );
        return;
    }
    for (reader, written) in context.readers() {
        let members = context.members(reader);
        let seen = context.seen_by(reader);
        if members.iter().all(|member| *member == key.value) || ways.iter().any(|way| seen.sees(way.span())) {
            continue;
        }
        let is_shared_only = |member: &&str| context.person(member).is_some_and(|person| person.sees.is_some());
        let help = if person.phone.is_none() && members.iter().any(is_shared_only) {
            "With `sees: shared-only`, a reader gets the lead's `phone:` and not the `email:`. Write `phone:` with the work number."
        } else if !context.is_worker(&key.value) && !ways.iter().any(|way| way.labels().restrict()) {
            "The number of a person who is not a worker is private. Write a worker as the lead, or correct the lead's `part:`."
        } else {
            "Take the label off, or write a `phone:` or an `email:` that they may see. Or write another person as the lead."
        };
        let place = written.map_or(key.span, |(reader, _)| reader.span);
        let message = format!("{} cannot see a phone number or email address for the lead.", shown(reader));
        found.push(RULE.at(context.file, place, message).help(help));
    }
}
