//! The YAML crate's complaints in plain sentences, with the place where a person can put them right.
//!
//! No sentence repeats text of the file: it may be care text. The parser reports a forgotten quotation mark where it gave up; a person
//! needs the place where the mark was opened. So a walk goes over the few bytes between the last thing that was understood and the place
//! of the complaint.

use super::DEEPEST;
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use granit_parser::ErrorKind;
use std::sync::Arc;

/// The code of a slip in the syntax.
pub(super) const CODE: &str = "yaml-syntax";

/// What helps where a sign of YAML is in a text.
const QUOTE_IT: &str = "If it is part of a text, put the whole text in quotation marks.";

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
struct Complaint<'a> {
    file: &'a Arc<SourceFile>,
    trace: &'a Trace<'a>,
    at: usize,
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

    /// Slips in how a line starts or where its colon is.
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

    /// Slips with quotation marks.
    fn quote(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        match kind {
            ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
                let open = self.trace.opened(self.at + 1).quote.unwrap_or(self.at);
                Some(self.unclosed_quote(open))
            }
            ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => Some(self.after_quote()),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.say(
                self.one(self.backslash()),
                "A backslash has a special meaning between these quotation marks.",
                "Use single quotation marks ('…') around the text, or write the backslash twice.",
            )),
            _ => None,
        }
    }

    fn unclosed_quote(&self, open: usize) -> Diagnostic {
        self.say(
            self.one(open),
            "A quotation mark is opened here and never closed.",
            "Put the same mark after the last word. A text that goes on in the next line needs spaces before that line.",
        )
    }

    /// Words after a closing quotation mark.
    fn after_quote(&self) -> Diagnostic {
        let open = self.trace.opened(self.at).quote.unwrap_or(self.at);
        if self.trace.text[open..self.at].contains('\n') {
            return self.unclosed_quote(open).also(self.one(self.at), "this is read as the end of it");
        }
        if self.trace.text[open..].starts_with('\'') {
            let help = "Write the apostrophe twice (''), or put double quotation marks (\") around the text.";
            return self.say(
                self.one(self.at.saturating_sub(1).max(open)),
                "An apostrophe ends the text here, and more words follow.",
                help,
            );
        }
        self.say(
            self.one(self.at),
            "Words follow after the closing quotation mark.",
            "Put one quotation mark before the first word and one after the last. Quotation marks between them: use “ ” or single ones.",
        )
    }

    /// Slips with brackets and commas.
    fn bracket(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let comma = self.trace.text[self.at..].starts_with(',');
        match kind {
            ErrorKind::InvalidIndentation | ErrorKind::InvalidFlowScalarIndent | ErrorKind::UnclosedFlowCollection { .. } => {
                let opened = self.trace.opened(self.at);
                if let (Some(quote), true) = (opened.quote, opened.inside) {
                    return Some(self.unclosed_quote(quote));
                }
                let open = opened.bracket.unwrap_or(self.at);
                let finding = self.say(
                    self.one(open),
                    "A bracket is opened here and not closed before the next line begins.",
                    "Put the closing bracket at the end. Where a bracket goes over several lines, put spaces before each of them, the last one too.",
                );
                Some(if self.at > open { finding.also(self.one(self.at), "the line that is not inside the bracket") } else { finding })
            }
            ErrorKind::MismatchedFlowCollectionEnd { .. } => Some(self.say(
                self.one(self.at),
                "The bracket that is opened here is closed by one of another kind.",
                "[ goes with ] and { goes with }.",
            )),
            ErrorKind::MisplacedFlowCollectionEnd => {
                Some(self.say(self.one(self.at), "A bracket is closed here that was not opened.", QUOTE_IT))
            }
            ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => Some(self.say(
                self.one(self.at),
                "A comma or a closing bracket is missing here.",
                "Put commas between the values. Put a text that holds commas or brackets in quotation marks.",
            )),
            ErrorKind::BlockEntryInFlowCollection | ErrorKind::PlainScalarStartsWithDashFlowIndicator => Some(self.say(
                self.one(self.at),
                "A dash cannot start a value inside brackets.",
                "Use commas between the values, or put the text in quotation marks.",
            )),
            _ if comma => Some(self.say(self.one(self.at), "A comma stands here with nothing before it.", QUOTE_IT)),
            _ => None,
        }
    }

    /// Signs that are not allowed in their place, and all that is left.
    fn sign(&self, kind: &ErrorKind) -> Diagnostic {
        match kind {
            ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MissingAnchorOrAliasName => {
                self.say(self.one(self.at), "A text cannot start with this sign.", "Put the whole text in quotation marks.")
            }
            ErrorKind::MappingKeyNotAllowed => self.say(self.one(self.at), "A text cannot start with a question mark and a space.", QUOTE_IT),
            ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => {
                self.say(self.one(self.at), "A note with # interrupts a text here.", "Put a space before the #, or move the note to a line of its own above the text.")
            }
            ErrorKind::InvalidDocumentEnd => self.say(self.one(self.at), "Nothing may follow after the three dots on this line.", "Take the three dots out."),
            _ => self.say(
                self.line_span(self.at),
                "This line cannot be read.",
                "Check the colons, quotation marks and brackets here and on the line above. A text with special signs belongs in quotation marks.",
            ),
        }
    }

    /// The first backslash of a quoted text that does not start a known escape.
    fn backslash(&self) -> usize {
        let bytes = self.trace.text.as_bytes();
        let mut at = self.at;
        while at + 1 < bytes.len() {
            let digits = match (bytes[at], bytes[at + 1]) {
                (b'\\', b'x') => 2,
                (b'\\', b'u') => 4,
                (b'\\', b'U') => 8,
                (
                    b'\\',
                    b'0' | b'a' | b'b' | b't' | b'n' | b'v' | b'f' | b'r' | b'e' | b' ' | b'"' | b'/' | b'\\' | b'N' | b'_' | b'L' | b'P'
                    | b'\t' | b'\r' | b'\n',
                ) => 0,
                (b'\\', _) => return at,
                _ => {
                    at += 1;
                    continue;
                }
            };
            let number = self.trace.text.get(at + 2..at + 2 + digits).filter(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let code = number.and_then(|number| u32::from_str_radix(number, 16).ok());
            if digits > 0 && code.and_then(char::from_u32).is_none() {
                return at;
            }
            at += 2 + digits;
        }
        self.at
    }

    /// A finding that points at a place.
    fn say(&self, span: Span, message: &str, help: &str) -> Diagnostic {
        Diagnostic::error(CODE, self.file, span, message).help(help)
    }

    /// The span of the character at a place.
    fn one(&self, at: usize) -> Span {
        character(self.trace.text, at)
    }

    /// The span of the words of the line in which a place is.
    fn line_span(&self, at: usize) -> Span {
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

/// The span of the character at a place.
pub(super) fn character(text: &str, at: usize) -> Span {
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at, at + length)
}

/// A walk over text that the parser did not come to understand.
pub(super) struct Trace<'a> {
    text: &'a str,
    from: usize,
    brackets: Vec<usize>,
}

/// What is open at a place.
#[derive(Default)]
struct OpenSigns {
    /// The innermost bracket.
    bracket: Option<usize>,
    /// The last quotation mark that opens a text before the place.
    quote: Option<usize>,
    /// Whether that text goes on at the place.
    inside: bool,
}

impl<'a> Trace<'a> {
    /// A walk from the end of what was understood, with the brackets that were open there.
    pub(super) fn new(text: &'a str, from: usize, brackets: Vec<usize>) -> Self {
        Trace { text, from, brackets }
    }

    /// What is open at `at`.
    fn opened(&self, at: usize) -> OpenSigns {
        let bytes = self.text.as_bytes();
        let mut brackets = self.brackets.clone();
        let mut quote = None;
        let mut quoted_to = 0;
        let mut here = self.from;
        while here < at.min(bytes.len()) {
            match bytes[here] {
                b' ' | b'\t' | b'\r' | b'\n' | b':' | b',' | b'-' | b'?' => here += 1,
                b'#' => here = self.line_end(here),
                b'[' | b'{' => {
                    brackets.push(here);
                    here += 1;
                }
                b']' | b'}' => {
                    brackets.pop();
                    here += 1;
                }
                mark @ (b'"' | b'\'') => {
                    quote = Some(here);
                    quoted_to = quote_end(bytes, here, mark);
                    here = quoted_to;
                }
                _ => here = self.plain_end(here, !brackets.is_empty()),
            }
        }
        OpenSigns { bracket: brackets.last().copied(), quote, inside: quoted_to > at }
    }

    /// The start of the line in which `at` is.
    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind(['\r', '\n']).map_or(0, |found| found + 1)
    }

    /// The end of the line in which `at` is, without its line break.
    fn line_end(&self, at: usize) -> usize {
        at + self.text[at..].find(['\r', '\n']).unwrap_or(self.text.len() - at)
    }

    /// The line in which `at` is: its first byte that is not a space, and its text from there.
    fn line(&self, at: usize) -> (usize, &'a str) {
        let (start, end) = (self.line_start(at), self.line_end(at));
        let line = &self.text[start..end];
        let words = line.trim_start_matches([' ', '\t']);
        (start + line.len() - words.len(), words.trim_end())
    }

    /// The last line before the one of `at` that is neither empty nor a comment.
    fn line_before(&self, at: usize) -> Option<(usize, &'a str)> {
        let mut start = self.line_start(at);
        while start > 0 {
            let (first, words) = self.line(start - 1);
            if !words.is_empty() && !words.starts_with('#') {
                return Some((first, words));
            }
            start = self.line_start(start - 1);
        }
        None
    }

    /// The spaces before the words of a line.
    fn indent(&self, first: usize) -> usize {
        first - self.line_start(first)
    }

    /// The end of an unquoted text in its line.
    fn plain_end(&self, from: usize, flow: bool) -> usize {
        let end = self.line_end(from);
        let bytes = &self.text.as_bytes()[..end];
        let stops = |at: &usize| match bytes[*at] {
            b':' => matches!(bytes.get(*at + 1), None | Some(b' ' | b'\t')),
            b'#' => matches!(bytes[*at - 1], b' ' | b'\t'),
            b',' | b'[' | b']' | b'{' | b'}' => flow,
            _ => false,
        };
        (from + 1..end).find(stops).unwrap_or(end)
    }
}

fn quote_end(bytes: &[u8], open: usize, mark: u8) -> usize {
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == b'"' => at += 2,
            b'\'' if mark == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            found if found == mark => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
