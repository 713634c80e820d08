//! `agreement-without-words`: somebody does not say yes, and their words are missing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Agrees;

/// The rule.
pub static RULE: Rule = Rule {
    code: "agreement-without-words",
    severity: Severity::Error,
    category: Category::Voice,
    what: "Somebody does not say yes, and their words are missing.",
    why: "A no without a reason is easy to pass over. The booklet has a part for what was not agreed.",
    example: r#"agreement: {amira: "yes", mum: partly}"#,
    better: r#"agreement:
  amira: "yes"
  mum: {agrees: partly, words: I want this to go slower.}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(agreement) = &context.plan.agreement else { return };
    for (_, one) in agreement.inside().iter() {
        let Some(agrees) = one.inside().agrees.0 else { continue };
        if one.inside().words.is_some() || agrees.value == Agrees::Yes {
            continue;
        }
        let (message, help) = match agrees.value {
            Agrees::NotAsked => {
                ("Nobody has asked this person, and the reason is missing.", "Write `words:` with the reason, and when you will ask.")
            }
            _ => {
                ("This person does not fully agree, and their words are missing.", "Write `words:` with what they say, in their own words.")
            }
        };
        found.push(RULE.at(context.file, agrees.span, message).help(help));
    }
}
