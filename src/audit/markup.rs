//! From an artifact to streams: what is read on the page in one, all that stands beside it in another.
//!
//! This is no browser. It takes apart what a browser would show as one text (words split over inline
//! elements, entities), and reads attributes, comments, scripts, styles and `data:` addresses each as a
//! text by itself. Where it is in doubt, it reads more and not less.

use super::decode::{self, Content};
use super::entities::{Entity, entity, without_entities};
use super::places::{self, Kind};
use super::stream::Stream;
use crate::formats::Artifact;

/// How many texts may lie inside one another: a page in an attribute of a page …
const DEEPEST: usize = 5;

/// A text that lies inside another, still to be read.
struct Inner {
    text: String,
    kind: Kind,
    depth: usize,
}

/// The streams of one artifact; their room is used again for the next.
#[derive(Default)]
pub(super) struct Page {
    /// What is read on the page.
    text: Stream,
    /// What stands beside it: attributes, scripts, styles, names.
    side: Stream,
    inner: Vec<Inner>,
    depth: usize,
}

impl Page {
    /// Takes in an artifact.
    ///
    /// # Errors
    /// Why it cannot be looked into.
    pub fn read(&mut self, artifact: &Artifact) -> Result<(), &'static str> {
        self.text.clear();
        self.side.clear();
        self.inner.clear();
        self.depth = 0;
        self.value(&artifact.name, false)?;
        let Some(kind) = places::kind_of(&artifact.name, &artifact.bytes)? else { return Ok(()) };
        let text = std::str::from_utf8(&artifact.bytes).map_err(|_| places::NOT_UTF_8)?;
        self.one(text, kind)?;
        while let Some(Inner { text, kind, depth }) = self.inner.pop() {
            if depth > DEEPEST {
                return Err("it has too many texts inside one another");
            }
            self.depth = depth;
            self.one(&text, kind)?;
        }
        Ok(())
    }

    /// What was taken in.
    pub fn streams(&self) -> [&Stream; 2] {
        [&self.text, &self.side]
    }

    fn one(&mut self, text: &str, kind: Kind) -> Result<(), &'static str> {
        match kind {
            Kind::Markup => self.markup(text, false),
            Kind::Comment => self.markup(text, true),
            Kind::Code => self.value(text, true),
            Kind::Plain => self.value(text, false),
            Kind::Calendar => self.value(&text.replace("\r\n ", "").replace("\r\n\t", "").replace("\n ", ""), false),
        }
    }

    /// A text to be read by itself, with all that may be folded into it.
    fn value(&mut self, mut text: &str, code: bool) -> Result<(), &'static str> {
        self.side.gap(code);
        if !text.bytes().any(|byte| matches!(byte, b':' | b'%' | b'\\')) {
            self.side.text(text);
            return Ok(());
        }
        while let Some(address) = decode::data_address(text) {
            self.piece(&text[..address.start], code);
            match address.content {
                Content::Text(inner) => self.later(inner, Kind::Markup),
                Content::Picture => {}
                Content::Unreadable => return Err("it has something packed inside it that I cannot look into"),
            }
            text = &text[address.end..];
            self.side.end_word();
        }
        self.piece(text, code);
        Ok(())
    }

    fn piece(&mut self, text: &str, code: bool) {
        self.side.text(text);
        for other in [decode::without_percent(text), decode::without_backslash(text)].into_iter().flatten() {
            self.side.gap(code);
            self.side.text(&other);
            self.side.gap(code);
        }
    }

    fn later(&mut self, text: String, kind: Kind) {
        self.inner.push(Inner { text, kind, depth: self.depth + 1 });
    }

    fn markup(&mut self, text: &str, code: bool) -> Result<(), &'static str> {
        self.text.gap(code);
        let mut at = 0;
        while at < text.len() {
            let next = text[at..].find('<').map_or(text.len(), |length| at + length);
            self.words(&text[at..next], code);
            at = next;
            if at < text.len() {
                at += self.tag(&text[at..], code)?;
            }
        }
        Ok(())
    }

    /// Words between tags.
    fn words(&mut self, text: &str, code: bool) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.text.text(&rest[..at]);
            let length = match entity(&rest[at..]) {
                None => {
                    self.text.end_word();
                    1
                }
                Some((found, length)) => {
                    match found {
                        Entity::Letters(letters) => self.text.text(letters),
                        Entity::Letter(letter) => self.text.ascii(letter),
                        Entity::Character(character) => self.text.character(character),
                        Entity::Nothing => {}
                        Entity::Sign => self.text.end_word(),
                    }
                    length
                }
            };
            rest = &rest[at + length..];
        }
        self.text.text(rest);
        if let Some(plain) = decode::without_percent(text) {
            self.side.gap(code);
            self.side.text(&plain);
        }
    }

    /// What starts with `<`; gives how many bytes it takes.
    fn tag(&mut self, text: &str, code: bool) -> Result<usize, &'static str> {
        let until = |end: &str, from: usize| text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| from + at);
        let after = |at: usize, end: &str| (at + end.len()).min(text.len());
        if text.starts_with("<!--") {
            let end = until("-->", 4);
            self.later(text[4..end].to_owned(), Kind::Comment);
            return Ok(after(end, "-->"));
        }
        if text.starts_with("<![CDATA[") {
            let end = until("]]>", 9);
            self.text.text(&text[9..end]);
            return Ok(after(end, "]]>"));
        }
        match text.as_bytes().get(1) {
            Some(b'!' | b'?') => {
                let end = until(">", 1);
                self.value(&text[2.min(end)..end], true)?;
                self.text.end_word();
                Ok(after(end, ">"))
            }
            Some(b'/') if text.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                self.element(places::name(&text[2..]));
                Ok(after(until(">", 2), ">"))
            }
            Some(letter) if letter.is_ascii_alphabetic() => self.start_tag(text, code),
            _ => {
                self.text.end_word();
                Ok(1)
            }
        }
    }

    /// What an element's edge does to the words round it.
    fn element(&mut self, name: &str) {
        if places::is_inline(name) { self.text.may_end_word() } else { self.text.end_word() }
    }

    fn start_tag(&mut self, text: &str, code: bool) -> Result<usize, &'static str> {
        let name = places::name(&text[1..]);
        self.element(name);
        let mut at = 1 + name.len();
        while let Some(attribute) = places::attribute(text, at) {
            self.attribute(&text[attribute.name.clone()], &text[attribute.value], code)?;
            at = attribute.end;
        }
        let end = text[at..].find('>').map_or(text.len(), |length| at + length + 1);
        let is_closed = text[..end].ends_with("/>");
        if is_closed || !(name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
            return Ok(end);
        }
        let length = places::raw_length(&text[end..], name);
        let raw = &text[end..end + length];
        self.value(raw, true)?;
        if let Some(plain) = without_entities(raw) {
            self.value(&plain, true)?;
        }
        Ok(end + length)
    }

    fn attribute(&mut self, name: &str, value: &str, code: bool) -> Result<(), &'static str> {
        if name.contains('-') {
            self.value(name, true)?;
        }
        if value.is_empty() {
            return Ok(());
        }
        let plain = without_entities(value);
        let value = plain.as_deref().unwrap_or(value);
        if name.eq_ignore_ascii_case("srcdoc") {
            self.later(value.to_owned(), Kind::Markup);
        }
        self.value(value, code || places::is_structural(name))
    }
}
