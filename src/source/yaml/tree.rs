//! From the YAML crate's events to a tree of values with places.
//!
//! Lists and maps that are still open stand on a stack of their own, so that no file, however deep,
//! can exhaust the program's stack.

use super::keys::{self, MapKeys};
use super::syntax::{self, Trace};
use super::{DEEPEST, Findings, MOST_VALUES, Node, NodeKind, Pair, Scalar, TextStyle, place, slips};
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, StructureStyle};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// What became of a text.
pub(super) enum Read {
    /// The whole tree.
    Whole(Node),
    /// There is no value in it.
    Nothing,
    /// A slip in the syntax stopped the reading.
    Broken,
    /// A limit, a directive or a second document stopped the reading.
    Stopped,
}

/// Reads a part of a file, usually the whole of it, as one document.
pub(super) fn read(file: &Arc<SourceFile>, part: Range<usize>, findings: &mut Findings) -> Read {
    let options = granit_parser::options! {
        strict_indentation: true,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: DEEPEST + 1,
        block_nesting_limit: DEEPEST + 1,
    };
    let mut parser = Parser::new_from_str_with_options(&file.text()[part.clone()], options);
    let base = part.start;
    let mut builder =
        Builder { file, base, findings, open: Vec::new(), root: None, values: 0, reached: base, documents: 0, star_line: None };
    while let Some(step) = parser.next_event() {
        match step {
            Ok((event, span)) => {
                if let Err(Stop) = builder.take(event, &span) {
                    return Read::Stopped;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset().map_or(builder.reached, |at| base + at).min(part.end);
                return builder.break_off(error.kind(), at);
            }
        }
    }
    match builder.root {
        Some(Node { kind: NodeKind::Empty, .. }) | None => Read::Nothing,
        Some(root) => Read::Whole(root),
    }
}

/// Reads on after the last finding, for further slips.
///
/// The parser stops at its first complaint. A line at the left edge that is neither a note nor a list item starts a new part of a plan,
/// whatever was open above it, so each such part after the complaint is read by itself. Its values are dropped; only what is wrong with
/// them is kept.
pub(super) fn look_for_more(file: &Arc<SourceFile>, findings: &mut Findings) {
    let text = file.text();
    let Some(mut from) = findings.list.last().map(|last| last.span.range().start) else { return };
    while let Some(start) = next_part(text, from) {
        if findings.full() {
            return;
        }
        let end = next_part(text, start).unwrap_or(text.len());
        let Read::Stopped = read(file, start..end, findings) else {
            from = start;
            continue;
        };
        return;
    }
}

/// The start of the first part that begins in a later line than `after`.
fn next_part(text: &str, after: usize) -> Option<usize> {
    let mut from = after;
    loop {
        from += text.get(from..)?.find('\n')? + 1;
        let first = text[from..].chars().next()?;
        if !matches!(first, ' ' | '\t' | '\r' | '\n' | '#' | '-' | ']' | '}' | '.') {
            return Some(from);
        }
    }
}

/// The reading ends here; the reason is among the findings.
struct Stop;

/// A list or a map whose end has not come yet.
struct Open {
    start: usize,
    flow: bool,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { pairs: Vec<Pair>, keys: MapKeys, next: Next },
}

/// What a map waits for.
enum Next {
    Key,
    Value(String, Span),
    /// A value whose key was refused, or what would follow a word that goes on with the text before it.
    Refused,
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    /// Where in the file the part begins that is read.
    base: usize,
    findings: &'a mut Findings,
    open: Vec<Open>,
    root: Option<Node>,
    values: usize,
    /// The end of the last thing that was understood.
    reached: usize,
    documents: usize,
    /// The end of a word that was refused because of the sign that it starts with.
    star_line: Option<usize>,
}

impl Builder<'_> {
    /// Reports what the parser stumbled over, unless it was reported already.
    fn break_off(self, kind: &ErrorKind, at: usize) -> Read {
        let text = self.file.text();
        let told = self.star_line.is_some_and(|star| star <= at && !text[star..at].contains('\n'));
        if told {
            return Read::Broken;
        }
        let brackets = self.open.iter().filter(|open| open.flow).map(|open| open.start).collect();
        let finding = syntax::explain(self.file, kind, at, &Trace::new(text, self.reached.min(at), brackets));
        let broken = finding.code == syntax::CODE;
        self.findings.push(finding);
        if broken { Read::Broken } else { Read::Stopped }
    }

    fn take(&mut self, event: Event<'_>, span: &granit_parser::Span) -> Result<(), Stop> {
        let base = self.base;
        let range = span.byte_range().map_or(self.reached..self.reached, |range| range.start + base..range.end + base);
        let here = Span::new(range.start, range.end);
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            self.star_line = Some(tag.end + base);
            self.refuse(
                "tag-not-allowed",
                Span::new(tag.start + base, tag.end + base),
                "A text that starts with an exclamation mark cannot be read in this place.",
                "Put the text in quotation marks, or leave the exclamation mark out.",
            );
        }
        match event {
            Event::DocumentStart(dashes, _) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.refuse(
                        "second-document",
                        if range.is_empty() { syntax::character(self.file.text(), range.start) } else { here },
                        "A second document starts here.",
                        "Keep one plan in one file. Take the line with the three dashes or dots out, or move what follows to a file of its own.",
                    );
                    return Err(Stop);
                }
                // Without its dashes a document is said to start where its first value starts.
                if !dashes {
                    return Ok(());
                }
            }
            Event::Scalar(text, style, _, _) => self.scalar(text, style, here)?,
            Event::SequenceStart(style, ..) => self.begin(here, style, Content::List(Vec::new()))?,
            Event::MappingStart(style, ..) => {
                self.begin(here, style, Content::Map { pairs: Vec::new(), keys: MapKeys::new(), next: Next::Key })?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.reached = self.reached.max(range.end);
                self.end(here);
                return Ok(());
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(
                    "alias-not-allowed",
                    here,
                    "A text that starts with a star (*) cannot be read in this place.",
                    "Put the whole text in quotation marks: \"**Bold** words\".",
                );
                self.count(here)?;
                self.star_line = Some(range.end);
                self.place(Node { span: here, kind: NodeKind::Empty });
            }
            Event::Anchor(..) => {
                self.refuse(
                    "alias-not-allowed",
                    here,
                    "A text that starts with an ampersand (&) cannot be read in this place.",
                    "Put the text in quotation marks, or write the word \"and\".",
                );
                self.star_line = Some(range.end);
                return Ok(());
            }
            _ => {}
        }
        self.reached = self.reached.max(range.end);
        Ok(())
    }

    fn refuse(&mut self, code: &'static str, span: Span, message: &str, help: &str) {
        self.findings.push(Diagnostic::error(code, self.file, span, message).help(help));
    }

    fn count(&mut self, here: Span) -> Result<(), Stop> {
        self.values += 1;
        if self.values <= MOST_VALUES {
            return Ok(());
        }
        self.refuse(
            "too-many-values",
            here,
            &format!("This file holds more than {MOST_VALUES} values."),
            "Check whether something was pasted many times, or split the file.",
        );
        Err(Stop)
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, here: Span) -> Result<(), Stop> {
        let is_key = matches!(self.open.last(), Some(Open { content: Content::Map { next: Next::Key, .. }, .. }));
        if !is_key {
            self.count(here)?;
        }
        let node = match style {
            ScalarStyle::Plain if here.start == here.end => {
                let gap = self.gap(here);
                Node { span: gap, kind: NodeKind::Empty }
            }
            ScalarStyle::Plain => {
                for finding in slips::in_plain(self.file, here) {
                    self.findings.push(finding);
                }
                text_node(text, TextStyle::Plain, here)
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                if let Some(finding) = slips::unseen(self.file, here, &text) {
                    self.findings.push(finding);
                }
                text_node(text, TextStyle::Quoted, here)
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let written = place::block_extent(self.file.text(), self.reached, here);
                text_node(text, TextStyle::Block, written)
            }
        };
        self.place(node);
        Ok(())
    }

    /// Where a value that was left out would be: after its key's colon.
    fn gap(&self, here: Span) -> Span {
        let Some(Open { content: Content::Map { next: Next::Value(_, key), .. }, .. }) = self.open.last() else {
            return here;
        };
        place::after_colon(self.file.text(), key.range().end)
    }

    fn begin(&mut self, here: Span, style: StructureStyle, content: Content) -> Result<(), Stop> {
        self.count(here)?;
        if self.open.len() >= DEEPEST {
            self.findings.push(syntax::too_deep(self.file, here));
            return Err(Stop);
        }
        self.open.push(Open { start: here.range().start, flow: style == StructureStyle::Flow, content });
        Ok(())
    }

    fn end(&mut self, here: Span) {
        let Some(Open { start, flow, content }) = self.open.pop() else { return };
        let (kind, last) = match content {
            Content::List(items) => {
                let last = items.last().map(|item| item.span.range().end);
                (NodeKind::List(items), last)
            }
            Content::Map { pairs, .. } => {
                let last = pairs.last().map(|pair| pair.value.span.range().end.max(pair.key_span.range().end));
                (NodeKind::Map(pairs), last)
            }
        };
        let end = if flow && here.end > here.start { here.range().end } else { last.unwrap_or(start) };
        self.place(Node { span: Span::new(start, end), kind });
    }

    /// Gives a finished value to the list or map that it belongs to.
    fn place(&mut self, node: Node) {
        let Some(Open { content, flow, .. }) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match content {
            Content::List(items) => items.push(node),
            Content::Map { pairs, keys, next } => match std::mem::replace(next, Next::Key) {
                Next::Value(key, key_span) => {
                    let (pair, finding) = keys::pair(self.file, keys, Pair { key, key_span, value: node });
                    pairs.push(pair);
                    if let Some(finding) = finding {
                        self.findings.push(finding);
                    }
                }
                Next::Refused => {}
                Next::Key if *flow && keys::goes_on(self.file, pairs, &node) => *next = Next::Refused,
                Next::Key => {
                    *next = match keys::name(self.file, keys, node) {
                        Ok((key, span)) => Next::Value(key, span),
                        Err(finding) => {
                            self.findings.push(*finding);
                            Next::Refused
                        }
                    };
                }
            },
        }
    }
}

fn text_node(text: Cow<'_, str>, style: TextStyle, span: Span) -> Node {
    Node { span, kind: NodeKind::Text(Scalar { text: text.into_owned(), style }) }
}
