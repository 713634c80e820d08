//! `label-commented-out`: a label stands after `#`, where it does nothing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "label-commented-out",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A label stands after `#`, where it does nothing.",
    why: "Everything after `#` is a note for you. As it stands, everybody reads the text that the label was to hide.",
    example: "worries: [{who: amira, words: I worry at night}] # not_for: [mum]",
    better: "worries: [{who: amira, words: I worry at night, not_for: [mum]}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

const LABELS: [&str; 2] = ["only_for:", "not_for:"];

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let (text, texts) = (context.file.text(), &context.walk.texts);
    let mut start = 0;
    // A block of notes may explain labels, as the starter plans do.
    let mut after_note = false;
    for line in text.split_inclusive('\n') {
        let is_note = line.trim_start().starts_with('#');
        let label = commented_label(line).filter(|_| !after_note).map(|label| Span::new(start + label.start, start + label.end));
        if let Some(label) = label.filter(|label| !texts.iter().any(|seen| seen.text.span.range().contains(&label.range().start))) {
            let help = "Take the `#` away and write the label as a key of the same entry: `not_for: [mum]`. Or delete the note.";
            found.push(RULE.at(context.file, label, "This label stands after `#`, so it hides nothing.").help(help));
        }
        after_note = is_note;
        start += line.len();
    }
}

/// Where in a line a label begins right after `#`, and where it ends.
fn commented_label(line: &str) -> Option<std::ops::Range<usize>> {
    let signs = line.match_indices('#').map(|(at, _)| at);
    let mut notes = signs.filter(|at| line[..*at].chars().next_back().is_none_or(char::is_whitespace));
    notes.find_map(|at| {
        let note = line[at..].trim_start_matches(['#', ' ', '\t']);
        let from = line.len() - note.len();
        let label = LABELS.into_iter().find(|label| note.starts_with(label))?;
        Some(from..from + label.len())
    })
}
