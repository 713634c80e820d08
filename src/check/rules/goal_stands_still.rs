//! `goal-stands-still`: a goal's 12 months end where they start, or below.

use super::{Category, Rule, RuleContext};
use crate::check::phrases::words;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Standing;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-stands-still",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal's 12 months end where they start, or below.",
    why: "If nothing is to be different, nobody can tell whether the plan has helped.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: {score: 4, words: I wake up twice.}
    in_12_months: {score: 4, words: I sleep all night.}
    actions: [{who: mum, what: Read together, by: every day}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: {score: 4, words: I wake up twice.}
    in_12_months: {score: 8, words: I sleep all night.}
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// The best there is: it can only be kept.
const BEST: u8 = 10;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for goal in context.goals().map(Entry::inside) {
        let (Some(now), Some(then)) = (&goal.now, &goal.in_12_months) else { continue };
        let scores = now.inside().score.zip(then.inside().score).map(|(now, then)| (now.0.value, then.0));
        let (place, message) = match scores {
            Some((now, then)) if then.value < now => (then.span, "The score for 12 months is lower than the score now."),
            Some((now, then)) if then.value == now && now < BEST => (then.span, "The score for 12 months is the same as the score now."),
            _ if says(now.inside()) == says(then.inside()) => {
                (then.inside().words.words.inside().words.span, "These are the same words as where the goal starts.")
            }
            _ => continue,
        };
        found.push(
            RULE.at(context.file, context.head(place), message)
                .help("Ask the child and the family what would be a little better in a year, and write that. If it is already good, keep it without a goal."),
        );
    }
}

/// The words of where a goal stands.
fn says(standing: &Standing) -> Vec<String> {
    words(standing.words.words.inside().words.as_str())
}
