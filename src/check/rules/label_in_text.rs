//! `label-in-text`: a label stands inside a text, where it does nothing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "label-in-text",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "A label is written inside a text, where it does nothing.",
    why: "Somebody meant to keep this text from a reader. As it stands, everybody reads it, and the label too.",
    example: "worries: [{who: amira, words: I worry at night, not_for mum}]",
    better: "worries: [{who: amira, words: I worry at night, not_for: [mum]}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// Words that are in no text of a plan: each is a key or a choice of the format.
const LABELS: [&str; 5] = ["only_for", "not_for", "keep_safe", "may_know", "shared-only"];

/// Labels in a form that is no key; with a colon, nobody says them.
const OTHER_FORMS: [(&str, [&str; 3]); 2] =
    [("only_for", ["only-for", "only for", "onlyfor"]), ("not_for", ["not-for", "not for", "notfor"])];

/// Whether a form of a label stands in a text with a colon after it, and a list.
fn has_key(text: &str, form: &str) -> bool {
    let lowered = text.to_ascii_lowercase();
    lowered.match_indices(form).any(|(at, _)| {
        let after = lowered[at + form.len()..].trim_start();
        after.strip_prefix(':').is_some_and(|after| after.trim_start().starts_with('['))
    })
}

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for seen in &context.walk.texts {
        let text = seen.text.as_str();
        let is_whole = |at: usize, label: &str| {
            let before = text[..at].chars().next_back();
            let after = text[at + label.len()..].chars().next();
            ![before, after].into_iter().flatten().any(|beside| beside.is_alphanumeric() || beside == '_')
        };
        let is_written = |label: &str| text.match_indices(label).any(|(at, _)| is_whole(at, label));
        let other = |(label, forms): (&'static str, [&str; 3])| forms.into_iter().any(|form| has_key(text, form)).then_some(label);
        let Some(label) = LABELS.into_iter().find(|label| is_written(label)).or_else(|| OTHER_FORMS.into_iter().find_map(other)) else {
            continue;
        };
        let help = match label {
            "shared-only" => {
                "Write it as a key with a colon: `sees: shared-only`. Look at the commas and quotation marks before it.".to_owned()
            }
            label => format!(
                "Write it as a key with a colon: `{label}: [mum]`, on a line of its own under the text's mapping. Look at the quotation marks too."
            ),
        };
        found.push(
            RULE.at(context.file, context.head(seen.text.span), format!("This text contains `{label}`, where it does nothing.")).help(help),
        );
    }
}
