//! `lead-is-no-worker`: the lead is one of the family, or no person at all.

use super::{Category, Rule, RuleContext};
use crate::check::phrases::words;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::NoPersonWords;

/// The rule.
pub static RULE: Rule = Rule {
    code: "lead-is-no-worker",
    severity: Severity::Warning,
    category: Category::People,
    what: "The lead is one of the family, or no person at all.",
    why: "Every page says whom to ask. A child cannot ring a duty desk that has another voice each day.",
    example: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Duty worker, is: our family worker, part: social-worker, phone: \"0113 496 0100\"}",
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
    if context.is_home_side(lead.key()) {
        found.push(
            RULE.at(
                context.file,
                context.place(lead.0.span, context.top()),
                "The lead is one of the family. Nobody who works with them is named as the one to ask.",
            )
            .help("Write the worker whom the child and the family can ring. Somebody of the family can own goals and actions instead."),
        );
    } else if person.name.as_ref().is_some_and(|name| is_no_person(name.as_str(), &context.locale.checks().no_person)) {
        found.push(
            RULE.at(context.file, context.key(entry.span(), "name").unwrap_or(key.span), "The lead is not one person yet.")
                .help("Write the name of one worker. If nobody has the plan yet, write the manager's name and tell the family by when."),
        );
    }
}

/// Whether a name is that of a desk, a team or a gap.
pub(super) fn is_no_person(name: &str, known: &NoPersonWords) -> bool {
    let words = words(name);
    let is_job = !words.is_empty() && words.iter().all(|word| known.job.has(word));
    words.first().is_some_and(|word| known.opens.has(word)) || words.last().is_some_and(|word| known.ends.has(word)) || is_job
}
