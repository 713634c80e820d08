//! `far-without-travel`: a home is out of the council's area, and nothing says how the child travels.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "far-without-travel",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "A home is out of the council's area, and nothing says how the child travels.",
    why: "Far away means nobody comes, unless somebody has said who pays, who drives and how long it takes.",
    example: "home:
  place: Sam's house
  will_i_move: {answer: \"no\"}
  out_of_area: {why: Sam is your uncle.}",
    better: "home:
  place: Sam's house
  will_i_move: {answer: \"no\"}
  out_of_area: {why: Sam is your uncle., travel: The train takes 2 hours. The council pays.}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(far) = context.plan.home.as_ref().and_then(|home| home.inside().out_of_area.as_ref()) else { return };
    if far.inside().travel.is_none() {
        let place = context.place(far.inside().why.span(), far.span());
        found.push(
            RULE.at(context.file, place, "Nothing says how the child travels from here to school, family and friends.")
                .help("Write `travel:` with how, how long, who goes along and who pays."),
        );
    }
}
