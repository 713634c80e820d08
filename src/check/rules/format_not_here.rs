//! `format-not-here`: a booklet is asked for in a format that this program does not make.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::FormatName;
use crate::shape::Must;
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "format-not-here",
    severity: Severity::Warning,
    category: Category::Care,
    what: "A booklet is asked for in a format that this program does not make.",
    why: "Somebody waits for a booklet on paper, and it does not come.",
    example: "booklets:
  mum: {style: family, formats: [single, pdf]}",
    better: "booklets:
  mum: {style: family, formats: [single]}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// The formats that this program makes.
pub const MADE_HERE: [FormatName; 2] = [FormatName::Site, FormatName::Single];

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let readers = context.plan.booklets.iter().flat_map(|booklets| booklets.inside().iter());
    let formats = readers.flat_map(|(_, booklet)| booklet.inside().formats.iter().flatten());
    found.extend(formats.filter_map(|format| say(context.file, format)));
}

/// The finding for a format that is not made here.
pub fn say(file: &Arc<SourceFile>, format: &Must<FormatName>) -> Option<Diagnostic> {
    let format = format.0.filter(|format| !MADE_HERE.contains(&format.value))?;
    Some(not_here(file, format.span, format.value.word()))
}

/// The same for a format that a command asks for.
pub fn not_here(file: &Arc<SourceFile>, place: Span, format: &str) -> Diagnostic {
    let made = MADE_HERE.map(|made| format!("`{}`", made.word())).join(" and ");
    let message = format!("This ourplan makes {made}, not `{format}`.");
    RULE.at(file, place, message).help("The other formats are made. Take this one out, or get an ourplan that makes it.")
}
