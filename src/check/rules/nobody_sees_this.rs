//! `nobody-sees-this`: labels keep a text from everybody who gets a booklet.

use super::{Category, Rule, RuleContext};
use crate::check::TextSeen;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "nobody-sees-this",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "Labels keep a text from everybody who gets a booklet.",
    why: "Somebody wrote it for a reader. It is in no booklet, and nobody is told.",
    example: "worries: [{who: amira, words: I worry at night., only_for: [workers]}]
booklets: {amira: {style: child}, mum: {style: family}}",
    better: "worries: [{who: amira, words: I worry at night., only_for: [workers]}]
booklets: {amira: {style: child}, grace: {style: worker}}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let readers = context.readers().into_iter().map(|(reader, _)| reader);
    let readers: Vec<_> = readers.filter(|reader| !context.members(reader).is_empty()).map(|reader| context.seen_by(reader)).collect();
    // Where a part or a label could not be read, nobody knows who sees what.
    if readers.is_empty() || context.env.shape_errors {
        return;
    }
    let is_seen = |text: &&TextSeen<'_>| readers.iter().any(|seen| seen.permits(text.text.span));
    let mut told = None;
    for mapping in context.walk.labelled.iter().filter(|mapping| mapping.labels.restrict()) {
        if told.is_some_and(|told: Span| told.covers(mapping.region)) {
            continue;
        }
        let mut texts = context.walk.texts.iter().filter(|text| mapping.region.covers(text.text.span)).peekable();
        if texts.peek().is_some() && !texts.any(|text| is_seen(&text)) {
            told = Some(mapping.region);
            let help = "Let one of them see it, make a booklet for somebody who may, or take it out.";
            found.push(RULE.at(context.file, context.head(mapping.region), "None of those who get a booklet may see this.").help(help));
        }
    }
}
