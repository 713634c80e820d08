//! `reader-is-no-worker`: a booklet has the style `worker`, but its reader is not a worker.

use super::{Category, Rule, RuleContext};
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Style;

/// The rule.
pub static RULE: Rule = Rule {
    code: "reader-is-no-worker",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "A booklet has the style `worker`, but its reader is not a worker.",
    why: "The worker's booklet shows phone numbers, full names and the sections that the law asks for. It is not made for families.",
    example: "booklets:
  mum: {style: worker}",
    better: "booklets:
  mum: {style: family}
  grace: {style: worker}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(booklets) = &context.plan.booklets else { return };
    for (key, booklet) in booklets.inside().iter() {
        let Some(style) = booklet.inside().style.filter(|style| style.value == Style::Worker) else { continue };
        let reader = key.value.as_str();
        let known = context.person(reader).is_some() || Group::named(reader).is_some();
        if known && Group::named(reader) != Some(Group::Workers) && !context.is_worker(reader) {
            found.push(
                RULE.at(context.file, style.span, "Only workers can have a booklet in the style `worker`. This reader is not a worker.")
                    .help("Write `style: family`. If they are a worker, correct their `part:`."),
            );
        }
    }
}
