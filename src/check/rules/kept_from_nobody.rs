//! `kept-from-nobody`: a `keep_safe` or `may_know` names no text or no people.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Str;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "kept-from-nobody",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "A `keep_safe` or `may_know` names no text or no people.",
    why: "A family trusts that a text is kept safe. A line that keeps nothing safe looks the same.",
    example: "keep_safe: [{text: [Elm Row]}]",
    better: "keep_safe: [{text: [Elm Row], from: [dad]}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut say = |place: Span, text: &[Str], people: usize, key: &str| {
        let (what, help) = if text.iter().all(Str::is_blank) {
            ("names no text", "Write the texts: `text: [Elm Row]`.".to_owned())
        } else if people == 0 {
            ("names nobody", format!("Write the people or groups: `{key}: [mum]`."))
        } else {
            return;
        };
        found.push(RULE.at(context.file, context.head(place), format!("This line {what}, so it does nothing.")).help(help));
    };
    for (place, safe) in context.plan.keep_safe.iter().map(|entry| (entry.span(), Entry::inside(entry))) {
        say(place, &safe.text, safe.from.len(), "from");
    }
    for (place, known) in context.plan.may_know.iter().map(|entry| (entry.span(), Entry::inside(entry))) {
        say(place, &known.text, known.who.len(), "who");
    }
}
