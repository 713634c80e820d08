//! `person-without-part`: a person's part in the child's life is missing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::PersonPart;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "person-without-part",
    severity: Severity::Error,
    category: Category::File,
    what: "A person's part in the child's life is missing.",
    why: "The part decides who is family and who is a worker, and so who may see what.",
    example: "people:
  amira: me
  mum: {name: Layla, is: my mum}
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
    // A part that is no known word leaves a hole and has its own error already.
    for (key, person) in context.people().iter().filter(|(_, person)| !person.inside().is_me() && !written(context, person.span())) {
        if person.inside().part.is_none() {
            let words = PersonPart::WORDS.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            found.push(
                RULE.at(context.file, key.span, "This person has no part in the child's life yet.")
                    .help(format!("Write `part:` with one of {words}.")),
            );
        }
    }
}

/// Whether a `part:` stands in the person's lines.
fn written(context: &RuleContext<'_>, span: Span) -> bool {
    context.env.shape_errors && context.file.text().get(span.range()).is_some_and(|text| text.contains("part:"))
}
