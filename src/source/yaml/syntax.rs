//! The YAML crate's complaints in plain sentences, with the place where a person can mend them.
//!
//! No sentence repeats text of the file: it may be care text.

use super::DEEPEST;
use super::trace::{Trace, character};
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use granit_parser::ErrorKind;
use std::sync::Arc;

/// The code of a slip in the syntax.
pub(super) const CODE: &str = "yaml-syntax";

/// What helps where a sign of YAML stands in a text.
pub(super) const QUOTE_IT: &str = "If it is part of a text, put the whole text in quotation marks.";

/// A list or a map too many inside each other.
pub(super) fn too_deep(file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    let message = format!("Lists and brackets stand more than {DEEPEST} deep inside each other here.");
    Diagnostic::error("too-deep", file, span, message).help("Check the brackets and the spaces at the start of the lines.")
}

/// A space is missing between a name's colon and its value.
pub(super) fn space_after_colon(file: &Arc<SourceFile>, colon: usize) -> Diagnostic {
    let help = "Put a space after the colon.";
    Diagnostic::error(CODE, file, Span::new(colon, colon + 1), "A space is missing after this colon.").help(help)
}

/// What a complaint means for the person who wrote the file.
pub(super) fn explain(file: &Arc<SourceFile>, kind: &ErrorKind, at: usize, trace: &Trace<'_>) -> Diagnostic {
    let complaint = Complaint { file, trace, at };
    if let Some(finding) = complaint.limit(kind) {
        return finding;
    }
    complaint.line_shape(kind).or_else(|| complaint.quote(kind)).or_else(|| complaint.bracket(kind)).unwrap_or_else(|| complaint.sign(kind))
}

/// A complaint of the parser at a place.
pub(super) struct Complaint<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) trace: &'a Trace<'a>,
    pub(super) at: usize,
}

impl Complaint<'_> {
    fn limit(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let span = self.one(self.at);
        match kind {
            ErrorKind::RecursionLimitExceeded => Some(too_deep(self.file, span)),
            ErrorKind::DirectiveDisallowed => {
                let message = "A line that starts with a percent sign cannot be read here.";
                Some(
                    Diagnostic::error("directive-not-allowed", self.file, span, message).help("Take this line out. ".to_owned() + QUOTE_IT),
                )
            }
            _ => None,
        }
    }

    /// Slips in how a line starts or where its colon stands.
    fn line_shape(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let colon = self.trace.text[self.at..].starts_with(':');
        match kind {
            ErrorKind::MappingValueNotAllowed => Some(self.colon()),
            ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator if colon => Some(self.colon_in_text()),
            ErrorKind::SimpleKeyExpected => Some(self.no_colon(self.at)),
            ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => Some(self.block_line()),
            ErrorKind::BlockSequenceEntryNotAllowed => Some(self.say(
                self.one(self.at),
                "A list cannot start on the same line as its name.",
                "Put each item on a line of its own below the name: two spaces, a dash, a space, the words. If the dash is part of a text, put the text in quotation marks.",
            )),
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart => Some(self.say(self.one(self.tab()), "A tab stands here. Use spaces.", "Delete the tab and put spaces in its place.")),
            ErrorKind::InvalidBlockScalarHeader => Some(self.say(
                self.one(self.at),
                "Words stand on the same line as the sign | or >.",
                "Start the text on the next line, two spaces further in. If the sign is part of the text, put the text in quotation marks.",
            )),
            ErrorKind::InvalidBlockScalarIndent => Some(self.say(
                self.line_span(self.at),
                "An empty line above this text holds more spaces than the text has before it.",
                "Delete the spaces on the empty lines.",
            )),
            _ => None,
        }
    }

    /// A colon where no name can end.
    fn colon(&self) -> Diagnostic {
        let (first, words) = self.trace.line(self.at);
        let before = words.get(..self.at.saturating_sub(first)).unwrap_or_default();
        if before.is_empty() {
            return self.say(self.one(self.at), "A colon stands here with no name before it.", QUOTE_IT);
        }
        if before.contains(": ") || before.contains(":\t") || before.ends_with(':') || before.contains(['[', '{', '"']) {
            return self.colon_in_text();
        }
        match self.trace.line_before(self.at) {
            Some((above, _)) if self.trace.indent(above) == self.trace.indent(first) => self.no_colon(above),
            _ => self.indentation(self.at),
        }
    }

    fn colon_in_text(&self) -> Diagnostic {
        self.say(
            self.one(self.at),
            "A colon and a space stand inside a text here.",
            "Put the text in quotation marks, from its first word to its last.",
        )
    }

    /// A line that should have a name, a colon and a space.
    fn no_colon(&self, line: usize) -> Diagnostic {
        let (first, words) = self.trace.line(line);
        if let Some(colon) = name_colon(words) {
            return space_after_colon(self.file, first + colon);
        }
        self.say(
            self.line_span(line),
            "This line does not start with a name and a colon.",
            "Write a name, a colon, a space and the value. If the line belongs to the text above, put two spaces more before it than that text's name has.",
        )
    }

    /// A line that does not fit among the ones above it.
    fn block_line(&self) -> Diagnostic {
        let (first, words) = self.trace.line(self.at);
        let dash = |words: &str| words == "-" || words.starts_with("- ");
        let above = self.trace.line_before(self.at);
        let level = above.is_some_and(|(above, _)| self.trace.indent(above) == self.trace.indent(first));
        let above_dash = above.is_some_and(|(_, words)| dash(words));
        if level && dash(words) && !above_dash {
            let help = "Put a name and a colon here, or move the list below the name that it belongs to.";
            return self.say(self.one(first), "A dash stands here, where the lines above have names.", help);
        }
        if level && !dash(words) && above_dash {
            let help = "Put a dash and a space before it, or move it to where its name belongs.";
            return self.say(self.line_span(self.at), "This line has no dash like the lines above it.", help);
        }
        self.indentation(self.at)
    }

    fn indentation(&self, at: usize) -> Diagnostic {
        self.say(
            self.line_span(at),
            "This line is not indented like the ones above it.",
            "Put the same number of spaces before lines that belong together, and no tabs.",
        )
    }

    /// A finding that points at a place.
    pub(super) fn say(&self, span: Span, message: &str, help: &str) -> Diagnostic {
        Diagnostic::error(CODE, self.file, span, message).help(help)
    }

    /// The span of the character at a place.
    pub(super) fn one(&self, at: usize) -> Span {
        character(self.trace.text, at)
    }

    /// The span of the words of the line in which a place stands.
    pub(super) fn line_span(&self, at: usize) -> Span {
        let (first, words) = self.trace.line(at);
        Span::new(first, first + words.len())
    }

    /// The tab that a complaint is about: there, just before, or at the start of a line that follows.
    fn tab(&self) -> usize {
        let bytes = self.trace.text.as_bytes();
        let near = [self.at, self.at.saturating_sub(1)].into_iter().find(|at| bytes.get(*at) == Some(&b'\t'));
        let leading =
            |at: &usize| bytes[*at] == b'\t' && self.trace.text[self.trace.line_start(*at)..*at].trim_matches([' ', '\t']).is_empty();
        near.or_else(|| (self.at..bytes.len()).find(leading)).unwrap_or(self.at)
    }
}

/// The colon that ends a line's name though no space follows: `name:value`.
pub(super) fn name_colon(words: &str) -> Option<usize> {
    let words = words.strip_prefix("- ").map_or(words, str::trim_start);
    let colon = words.find(':')?;
    let name = words[..colon].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    let letter = words.starts_with(|first: char| first.is_ascii_alphabetic());
    let address = words[colon..].starts_with("://");
    (name && letter && !address && colon + 1 < words.len()).then_some(colon)
}
