//! Complaints about signs, in plain sentences: quotation marks, brackets, commas, backslashes.
//!
//! The other half of `syntax`, which looks at the shape of lines.

use super::syntax::{Complaint, QUOTE_IT};
use crate::diagnostics::Diagnostic;
use granit_parser::ErrorKind;

impl Complaint<'_> {
    /// Slips with quotation marks.
    pub(super) fn quote(&self, kind: &ErrorKind) -> Option<Diagnostic> {
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
    pub(super) fn bracket(&self, kind: &ErrorKind) -> Option<Diagnostic> {
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

    /// Signs that cannot stand where they stand, and all that is left.
    pub(super) fn sign(&self, kind: &ErrorKind) -> Diagnostic {
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
}
