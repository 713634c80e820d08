//! `name-of-nobody`: a text names somebody who is not in the plan.

use super::{Category, Rule, RuleContext};
use crate::check::repeated;
use crate::check::strangers::strangers;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "name-of-nobody",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A text names somebody who is not in the plan.",
    why: "A copied plan can still hold the last child's name, so that one family reads about another.",
    example: "if_things_change: If Mum is ill, Ellis stays with Dad.",
    better: "if_things_change: If Mum is ill, Amira stays with Dad.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut names: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for stranger in strangers(context) {
        names.entry(stranger.name).or_default().push(context.place_in(stranger.text, stranger.range));
    }
    for places in names.into_values() {
        repeated::say(context, &RULE, places, found, |times| {
            let message = match times {
                None => "This name belongs to nobody in the plan.".to_owned(),
                Some(times) => format!("This name belongs to nobody in the plan. It stands here {times}."),
            };
            let help = "Is it from another plan? Take it out. If the person belongs here, write them under `people:`. If it is no person, \
                        write `allow: [name-of-nobody]`.";
            (message, help.to_owned())
        });
    }
}
