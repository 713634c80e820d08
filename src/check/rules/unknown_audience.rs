//! `unknown-audience`: a label or a booklet names a person or group that is not in the plan.

use super::{Category, Rule, RuleContext};
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity, nearest};
use crate::shape::shown;

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-audience",
    severity: Severity::Error,
    category: Category::File,
    what: "A label or a booklet names a person or group that is not in the plan.",
    why: "A label that names nobody protects nobody.",
    example: "matters_to_me: [{words: Football., not_for: [dda]}]",
    better: "matters_to_me: [{words: Football., not_for: [dad]}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if context.plan.people.is_none() {
        return;
    }
    let groups = || Group::ALL.iter().map(|(name, _)| *name);
    let people = || context.people().iter().map(|(key, _)| key.value.as_str());
    for audience in context.walk.audiences.iter().filter(|audience| !audience.key.value.is_empty()) {
        let written = audience.key.value.as_str();
        if people().chain(groups()).any(|key| key == written) {
            continue;
        }
        let help = match nearest(written, people().chain(groups())) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => "Write the key of a person, or `family`, `carers`, `workers` or `everyone`.".to_owned(),
        };
        found.push(
            RULE.at(context.file, audience.key.span, format!("{} is not a person or group of this plan.", shown(written))).help(help),
        );
    }
}
