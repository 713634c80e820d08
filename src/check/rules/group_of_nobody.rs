//! `group-of-nobody`: a booklet is asked for a group that nobody in the plan belongs to.

use super::{Category, Rule, RuleContext};
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "group-of-nobody",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A booklet is asked for a group that nobody in the plan belongs to. It is not made.",
    why: "A booklet for nobody lies in the folder, and somebody may take it for one that was made for them.",
    example: "booklets: {amira: {style: child}, carers: {style: family}}",
    better: "booklets: {amira: {style: child}, family: {style: family}}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for (key, _) in context.plan.booklets.iter().flat_map(|booklets| booklets.inside().iter()) {
        if Group::named(&key.value).is_some() && context.members(&key.value).is_empty() {
            let help = "Take this reader out, or write the right `part:` beside the people who belong to the group.";
            found.push(RULE.at(context.file, key.span, "Nobody in the plan belongs to this group, so no booklet is made.").help(help));
        }
    }
}
