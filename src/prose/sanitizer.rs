//! From the Markdown parser's events to pieces: the few signs that mean something, the rest as typed.
//!
//! Of the events no more are kept than are needed: what is shown as typed keeps its place and loses its inside, and words that the
//! parser gives letter by letter come as one, so a text full of signs costs little more than a plain one. A line that looks like a list
//! may be none: "2. Juli" alone is a date; "3." followed by "7." would be renumbered by a browser and so is shown as typed.

use super::html::{Block, ProsePiece, Target, target, unseen};
use super::one_line;
use super::problem::{self, Problem};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// How deep lists may be inside each other.
const DEEPEST: usize = 3;

/// Signs that people use as bullets and Markdown does not know: each keeps its line.
const BULLETS: [char; 5] = ['•', '‣', '◦', '▪', '·'];

/// Stands for the colon after a bracket while the parser reads; no file can hold it.
const STAND_IN: u8 = 1;

/// The pieces of a text.
pub(super) fn pieces(source: &str) -> Vec<ProsePiece<'_>> {
    sanitize(source).out
}

/// What in a text is shown as typed.
pub(super) fn problems(source: &str) -> Vec<(Range<usize>, Problem)> {
    sanitize(source).problems
}

fn sanitize(source: &str) -> Sanitizer<'_> {
    let disarmed = without_definitions(source);
    let events = events(&disarmed);
    let mut sanitizer = Sanitizer { source, ends: ends(&events), ..Sanitizer::default() };
    sanitizer.tables = problem::tables(source).collect();
    let mut at = 0;
    while at < events.len() {
        at = sanitizer.take(&events, at);
    }
    sanitizer.close();
    sanitizer
}

/// The text with `]:` made harmless, every byte in its place.
///
/// Markdown takes lines like `[a]: b` out of the text and keeps them as definitions of links. Here
/// nobody writes such, and a line that vanishes would be a line lost. Pieces are cut from the
/// original, so the stand-in never shows.
fn without_definitions(source: &str) -> Cow<'_, str> {
    if source.contains("]:") { Cow::Owned(source.replace("]:", "]\u{1}")) } else { Cow::Borrowed(source) }
}

/// A text on its way from events to pieces.
#[derive(Default)]
struct Sanitizer<'s> {
    source: &'s str,
    /// For each event that begins something, the event that ends it.
    ends: Vec<usize>,
    tables: Vec<Range<usize>>,
    out: Vec<ProsePiece<'s>>,
    problems: Vec<(Range<usize>, Problem)>,
    /// The lists that are open, each with the kind it is shown as, if it is shown as a list.
    lists: Vec<Option<Block>>,
    /// The block of words that is open.
    words: Option<Block>,
    /// A number that starts no list; it is shown before the words that follow.
    number: Option<Range<usize>>,
    /// Whether line breaks stay because the paragraph is a table.
    rows: bool,
    bold: usize,
    linked: bool,
}

impl Sanitizer<'_> {
    /// Takes the event at a place; gives the place of the next one to take.
    fn take(&mut self, events: &Events<'_>, at: usize) -> usize {
        let (event, range) = &events[at];
        match event {
            Event::Start(tag) => return self.start(tag, events, at),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text, range),
            Event::SoftBreak if self.rows || self.source[range.end..].trim_start().starts_with(BULLETS) => self.out.push(ProsePiece::Break),
            Event::SoftBreak => self.out.push(ProsePiece::Space(range.clone())),
            Event::HardBreak => self.out.push(ProsePiece::Break),
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
                    Some(Some(_)) => self.out.push(ProsePiece::Open(Block::Item)),
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
                    self.out.push(ProsePiece::BoldStart);
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
                self.out.push(ProsePiece::LinkStart(target));
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

    /// A list, if it is one: "2. Juli" and "14. March" are dates.
    fn list(&mut self, first: Option<u64>, events: &Events<'_>, at: usize) -> usize {
        let range = &events[at].1;
        let past = self.ends[at] + 1;
        self.number_alone();
        self.close();
        if self.lists.len() >= DEEPEST_READ || self.lists.iter().flatten().count() >= DEEPEST {
            self.typed_block(range, Problem::Nesting);
            return past;
        }
        if self.only_signs(at) {
            self.typed_lines(range);
            return past;
        }
        let kind = match first {
            None => Some(Block::Bullets),
            Some(first) => self.counts_up(events, at).then_some(Block::Numbers(first)),
        };
        self.out.extend(kind.map(ProsePiece::Open));
        self.lists.push(kind);
        at + 1
    }

    /// Whether no item of a list holds anything: a dash alone, an empty form to fill in.
    fn only_signs(&self, list: usize) -> bool {
        let mut at = list + 1;
        while at < self.ends[list] {
            if self.ends[at] > at + 1 {
                return false;
            }
            at = self.ends[at] + 1;
        }
        true
    }

    /// Whether a numbered list has several items and their numbers count up from the first.
    fn counts_up(&self, events: &Events<'_>, list: usize) -> bool {
        let mut numbers = Vec::new();
        let mut at = list + 1;
        while at < self.ends[list] {
            let digits = number(self.source, events[at].1.start).map(|range| range.start..range.end - 1);
            numbers.push(digits.and_then(|digits| self.source[digits].parse::<u64>().ok()));
            at = self.ends[at] + 1;
        }
        numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0].zip(pair[1]).is_some_and(|(one, next)| one + 1 == next))
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::List(_) => {
                self.close();
                if let Some(Some(list)) = self.lists.pop() {
                    self.out.push(ProsePiece::Close(list));
                }
            }
            TagEnd::Item => {
                self.number_alone();
                self.close();
                if let Some(Some(_)) = self.lists.last() {
                    self.out.push(ProsePiece::Close(Block::Item));
                }
            }
            TagEnd::Emphasis if self.inside_word(tag, range) => self.sign(range.end - 1..range.end),
            TagEnd::Strong if self.inside_word(tag, range) => self.sign(range.end - 2..range.end),
            TagEnd::Strong => {
                self.bold = self.bold.saturating_sub(1);
                if self.bold == 0 {
                    self.out.push(ProsePiece::BoldEnd);
                }
            }
            TagEnd::Link => {
                self.linked = false;
                self.out.push(ProsePiece::LinkEnd);
            }
            TagEnd::Paragraph => self.close(),
            _ => {}
        }
    }

    /// Whether signs for bold or italics are within a word or a sum ("2*3*4") and mean themselves.
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
            ProsePiece::Text(Cow::Borrowed(written), Some(range.start))
        } else if text.contains(unseen) {
            ProsePiece::Text(Cow::Borrowed(written), None)
        } else {
            ProsePiece::Text(Cow::Owned(text.to_string()), None)
        });
    }

    /// A stretch within a line that is shown as typed.
    fn typed(&mut self, range: &Range<usize>, problem: Problem) {
        self.problems.push((range.clone(), problem));
        self.ready();
        self.out.push(ProsePiece::Text(one_line(&self.source[range.clone()]), None));
    }

    /// Signs that mean themselves.
    fn sign(&mut self, range: Range<usize>) {
        self.ready();
        self.out.push(ProsePiece::Text(Cow::Borrowed(&self.source[range]), None));
    }

    /// Whole lines that are shown as typed.
    fn typed_block(&mut self, range: &Range<usize>, problem: Problem) {
        self.problems.push((range.start..range.start + self.source[range.clone()].trim_end().len(), problem));
        self.typed_lines(range);
    }

    fn typed_lines(&mut self, range: &Range<usize>) {
        let lines = self.source[range.clone()].split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
        self.close();
        self.open(Block::Paragraph);
        for (count, line) in lines.enumerate() {
            if count > 0 {
                self.out.push(ProsePiece::Break);
            }
            self.out.push(ProsePiece::Text(Cow::Borrowed(line), None));
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
        self.out.push(ProsePiece::Open(block));
        self.words = Some(block);
        if let Some(number) = self.number.take() {
            self.sign(number);
            self.out.push(ProsePiece::Text(Cow::Borrowed(" "), None));
        }
    }

    fn close(&mut self) {
        self.out.extend(self.words.take().map(ProsePiece::Close));
        self.rows = false;
    }

    /// Shows a number that no words followed.
    fn number_alone(&mut self) {
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

/// The number at the start of an item, with its point or bracket.
fn number(source: &str, start: usize) -> Option<Range<usize>> {
    let rest = &source[start..];
    let start = start + rest.len() - rest.trim_start().len();
    let digits = source[start..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = source[start + digits..].starts_with(['.', ')']);
    (digits > 0 && sign).then_some(start..start + digits + 1)
}

/// The parser's events with their places in the text.
type Events<'e> = [(Event<'e>, Range<usize>)];

/// How deep lists are read, shown as such or not.
const DEEPEST_READ: usize = 12;

/// The events of a text.
fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let mut events: Vec<(Event<'_>, Range<usize>)> = Vec::new();
    // How many tags are open inside something that is shown as typed.
    let mut passed = 0_usize;
    let mut lists = 0_usize;
    // Where words end that are in the text just so.
    let mut joinable = None;
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match &event {
            Event::Start(tag) => {
                joinable = None;
                passed += usize::from(passed > 0);
                if passed > 1 {
                    continue;
                }
                let deep = matches!(tag, Tag::List(_)) && lists >= DEEPEST_READ;
                lists += usize::from(matches!(tag, Tag::List(_)));
                passed = usize::from(deep || is_typed(tag));
            }
            Event::End(tag) => {
                joinable = None;
                passed = passed.saturating_sub(1);
                if passed > 0 {
                    continue;
                }
                lists -= usize::from(matches!(tag, TagEnd::List(_)));
            }
            _ if passed > 0 => continue,
            Event::Text(words) => {
                let as_written = text[range.clone()] == **words;
                let goes_on = as_written && joinable == Some(range.start);
                joinable = as_written.then_some(range.end);
                if let Some((Event::Text(earlier), place)) = events.last_mut().filter(|_| goes_on) {
                    place.end = range.end;
                    *earlier = CowStr::Borrowed(&text[place.clone()]);
                    continue;
                }
            }
            _ => joinable = None,
        }
        events.push((event, range));
    }
    events
}

/// Whether a tag has no meaning here.
fn is_typed(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong | Tag::Link { .. })
}

/// For each event that begins something, the event that ends it.
fn ends(events: &Events<'_>) -> Vec<usize> {
    let mut ends = vec![0; events.len()];
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(at),
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = at;
                }
            }
            _ => {}
        }
    }
    ends
}
