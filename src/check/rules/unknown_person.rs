//! `unknown-person`: a key names a person who is not under `people`.

use super::{Category, Rule, RuleContext};
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity, nearest};
use crate::shape::shown;

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-person",
    severity: Severity::Error,
    category: Category::File,
    what: "A key names a person who is not under `people`.",
    why: "A child must know who does what. A name that leads nowhere leaves them with nobody.",
    example: "lead: grcae",
    better: "lead: grace",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if context.plan.people.is_none() {
        return;
    }
    let known = || context.people().iter().map(|(key, _)| key.value.as_str());
    for named in context.walk.named.iter().filter(|named| !named.key.value.is_empty()) {
        let written = named.key.value.as_str();
        if known().any(|key| key == written) {
            continue;
        }
        let help = match nearest(written, known()) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None if Group::named(written).is_some() => "A group cannot stand here. Write the keys of people.".to_owned(),
            None => "Write the person under `people:` first, then use their key here.".to_owned(),
        };
        found.push(RULE.at(context.file, named.key.span, format!("{} is not a person of this plan.", shown(written))).help(help));
    }
}
