//! From the Markdown parser's events to pieces: the few signs that mean something, the rest as typed.

use super::address::{Target, target, unseen};
use super::events::{Events, ends, events};
use super::lists::number;
use super::one_line;
use super::pieces::{Block, Piece};
use super::problem::{self, Problem};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Signs that people use as bullets and Markdown does not know: each keeps its line.
const BULLETS: [char; 5] = ['•', '‣', '◦', '▪', '·'];

/// Stands for the colon after a bracket while the parser reads; no file can hold it.
const STAND_IN: u8 = 1;

/// The pieces of a text.
pub(super) fn pieces(source: &str) -> Vec<Piece<'_>> {
    tame(source).out
}

/// What in a text is shown as typed.
pub(super) fn problems(source: &str) -> Vec<(Range<usize>, Problem)> {
    tame(source).problems
}

fn tame(source: &str) -> Tamer<'_> {
    let disarmed = without_definitions(source);
    let events = events(&disarmed);
    let mut tamer = Tamer { source, ends: ends(&events), ..Tamer::default() };
    tamer.tables = problem::tables(source).collect();
    let mut at = 0;
    while at < events.len() {
        at = tamer.take(&events, at);
    }
    tamer.close();
    tamer
}

/// The text with `]:` made harmless, every byte in its place.
///
/// Markdown takes lines like `[a]: b` out of the text and keeps them as definitions of links. Here
/// nobody writes such, and a line that vanishes would be a line lost. Pieces are cut from the
/// original, so the sign that stands in never shows.
fn without_definitions(source: &str) -> Cow<'_, str> {
    if source.contains("]:") { Cow::Owned(source.replace("]:", "]\u{1}")) } else { Cow::Borrowed(source) }
}

/// A text on its way from events to pieces.
#[derive(Default)]
pub(super) struct Tamer<'s> {
    pub(super) source: &'s str,
    /// For each event that begins something, the event that ends it.
    pub(super) ends: Vec<usize>,
    tables: Vec<Range<usize>>,
    pub(super) out: Vec<Piece<'s>>,
    problems: Vec<(Range<usize>, Problem)>,
    /// The lists that are open, each with the kind it is shown as, if it is shown as a list.
    pub(super) lists: Vec<Option<Block>>,
    /// The block of words that is open.
    words: Option<Block>,
    /// A number that starts no list; it is shown before the words that follow.
    number: Option<Range<usize>>,
    /// Whether line breaks stay because the paragraph is a table.
    rows: bool,
    bold: usize,
    linked: bool,
}

impl Tamer<'_> {
    /// Takes the event at a place; gives the place of the next one to take.
    fn take(&mut self, events: &Events<'_>, at: usize) -> usize {
        let (event, range) = &events[at];
        match event {
            Event::Start(tag) => return self.start(tag, events, at),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text, range),
            Event::SoftBreak if self.rows || self.source[range.end..].trim_start().starts_with(BULLETS) => self.out.push(Piece::Break),
            Event::SoftBreak => self.out.push(Piece::Space(range.clone())),
            Event::HardBreak => self.out.push(Piece::Break),
            Event::Code(_) => self.typed(range, Problem::Code),
            Event::Rule => self.typed_block(range, Problem::Rule),
            _ => self.typed(range, Problem::Html),
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'_>, events: &Events<'_>, at: usize) -> usize {
        let range = &events[at].1;
        let past = self.ends[at] + 1;
        match tag {
            Tag::Paragraph => {
                self.close();
                let row = self.tables.partition_point(|row| row.start < range.start);
                self.rows = self.tables.get(row).is_some_and(|row| row.end <= range.end);
                self.open(Block::Paragraph);
            }
            Tag::List(first) => return self.list(*first, events, at),
            Tag::Item => {
                self.close();
                match self.lists.last() {
                    Some(Some(_)) => self.out.push(Piece::Open(Block::Item)),
                    _ => self.number = number(self.source, range.start),
                }
            }
            Tag::Emphasis if self.inside_word(tag.to_end(), range) => self.sign(range.start..range.start + 1),
            Tag::Emphasis => self.problems.push((range.clone(), Problem::Emphasis)),
            Tag::Strong if self.inside_word(tag.to_end(), range) => self.sign(range.start..range.start + 2),
            Tag::Strong => {
                self.ready();
                self.bold += 1;
                if self.bold == 1 {
                    self.out.push(Piece::BoldStart);
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                let words = events[at..past].iter().any(|(event, _)| matches!(event, Event::Text(text) if !text.trim().is_empty()));
                let named = words && !self.linked;
                let Some(target) = link(*link_type, dest_url).filter(|_| named) else {
                    self.typed(range, Problem::Link);
                    return past;
                };
                self.ready();
                self.linked = true;
                self.out.push(Piece::LinkStart(target));
            }
            Tag::Image { .. } => {
                self.typed(range, Problem::Image);
                return past;
            }
            other => {
                self.typed_block(range, refused(other));
                return past;
            }
        }
        at + 1
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::List(_) => {
                self.close();
                if let Some(Some(list)) = self.lists.pop() {
                    self.out.push(Piece::Close(list));
                }
            }
            TagEnd::Item => {
                self.number_alone();
                self.close();
                if let Some(Some(_)) = self.lists.last() {
                    self.out.push(Piece::Close(Block::Item));
                }
            }
            TagEnd::Emphasis if self.inside_word(tag, range) => self.sign(range.end - 1..range.end),
            TagEnd::Strong if self.inside_word(tag, range) => self.sign(range.end - 2..range.end),
            TagEnd::Strong => {
                self.bold = self.bold.saturating_sub(1);
                if self.bold == 0 {
                    self.out.push(Piece::BoldEnd);
                }
            }
            TagEnd::Link => {
                self.linked = false;
                self.out.push(Piece::LinkEnd);
            }
            TagEnd::Paragraph => self.close(),
            _ => {}
        }
    }

    /// Whether signs for bold or italics stand within a word or a sum ("2*3*4") and mean themselves.
    fn inside_word(&self, tag: TagEnd, range: &Range<usize>) -> bool {
        let before = self.source[..range.start].ends_with(char::is_alphanumeric);
        let after = self.source[range.end..].starts_with(char::is_alphanumeric);
        if tag == TagEnd::Strong { before && after } else { before || after }
    }

    fn text(&mut self, text: &CowStr<'_>, range: &Range<usize>) {
        self.ready();
        let written = &self.source[range.clone()];
        let same = written.len() == text.len() && written.bytes().zip(text.bytes()).all(|(one, other)| one == other || other == STAND_IN);
        self.out.push(if same {
            Piece::Text(Cow::Borrowed(written), Some(range.start))
        } else if text.contains(unseen) {
            Piece::Text(Cow::Borrowed(written), None)
        } else {
            Piece::Text(Cow::Owned(text.to_string()), None)
        });
    }

    /// A stretch within a line that is shown as typed.
    fn typed(&mut self, range: &Range<usize>, problem: Problem) {
        self.problems.push((range.clone(), problem));
        self.ready();
        self.out.push(Piece::Text(one_line(&self.source[range.clone()]), None));
    }

    /// Signs that mean themselves.
    fn sign(&mut self, range: Range<usize>) {
        self.ready();
        self.out.push(Piece::Text(Cow::Borrowed(&self.source[range]), None));
    }

    /// Whole lines that are shown as typed.
    pub(super) fn typed_block(&mut self, range: &Range<usize>, problem: Problem) {
        self.problems.push((range.start..range.start + self.source[range.clone()].trim_end().len(), problem));
        self.typed_lines(range);
    }

    pub(super) fn typed_lines(&mut self, range: &Range<usize>) {
        let lines = self.source[range.clone()].split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
        self.close();
        self.open(Block::Paragraph);
        for (count, line) in lines.enumerate() {
            if count > 0 {
                self.out.push(Piece::Break);
            }
            self.out.push(Piece::Text(Cow::Borrowed(line), None));
        }
        self.close();
    }

    /// Makes sure that a block of words is open.
    fn ready(&mut self) {
        if self.words.is_none() {
            let item = matches!(self.lists.last(), Some(Some(_)));
            self.open(if item { Block::Tight } else { Block::Paragraph });
        }
    }

    fn open(&mut self, block: Block) {
        self.out.push(Piece::Open(block));
        self.words = Some(block);
        if let Some(number) = self.number.take() {
            self.sign(number);
            self.out.push(Piece::Text(Cow::Borrowed(" "), None));
        }
    }

    pub(super) fn close(&mut self) {
        self.out.extend(self.words.take().map(Piece::Close));
        self.rows = false;
    }

    /// Shows a number that no words followed.
    pub(super) fn number_alone(&mut self) {
        if let Some(number) = self.number.take() {
            self.sign(number);
        }
    }
}

/// Where a link leads, if it is written out and may lead there.
fn link(kind: LinkType, address: &CowStr<'_>) -> Option<Target> {
    match kind {
        LinkType::Inline | LinkType::Autolink => target(address),
        LinkType::Email => target(&format!("mailto:{address}")),
        _ => None,
    }
}

fn refused(tag: &Tag<'_>) -> Problem {
    match tag {
        Tag::Heading { .. } => Problem::Heading,
        Tag::CodeBlock(_) => Problem::Code,
        Tag::BlockQuote(_) => Problem::Quote,
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => Problem::Table,
        Tag::FootnoteDefinition(_) => Problem::Footnote,
        _ => Problem::Html,
    }
}
