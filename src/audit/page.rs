//! From an artifact to streams: what is read on the page in one, all that stands beside it in another.
//!
//! This is no browser. Where it is in doubt, it reads more and not less. `markup` takes pages apart; here
//! is what each text may hide: letters written as signs, files in `data:` addresses, packed bytes.

use super::bytes::{self, BROKEN, Opened, TOO_MUCH};
use super::data_address::data_address;
use super::decode::{self, Signs};
use super::entities::without_entities;
use super::known::Known;
use super::places::{self, Kind};
use super::stream::{MACHINE, Stream};
use crate::formats::Artifact;
use crate::theme::is_ours_inside;

/// How many texts may lie inside one another: a page in an attribute of a page …
const DEEPEST: usize = 7;
/// How many bytes may lie inside one artifact in all.
const MOST_INSIDE: usize = 64 << 20;

/// Something that lies inside an artifact, still to be read.
enum Inner {
    Text(String, Kind),
    Bytes(Vec<u8>),
}

/// The streams of one artifact; their room is used again for the next.
#[derive(Default)]
pub(super) struct Page<'a> {
    /// What is read on the page.
    pub(super) text: Stream,
    /// What stands beside it: attributes, scripts, styles, names.
    pub(super) side: Stream,
    inner: Vec<(Inner, usize)>,
    depth: usize,
    inside: usize,
    /// Parts that stand on other pages too.
    pub(super) known: Known<'a>,
}

impl<'a> Page<'a> {
    /// Takes in an artifact.
    ///
    /// # Errors
    /// Why it cannot be looked into.
    pub fn read(&mut self, artifact: &'a Artifact) -> Result<(), &'static str> {
        self.text.clear();
        self.side.clear();
        self.inner.clear();
        self.depth = 0;
        self.inside = 0;
        self.known.begin();
        self.side.ground = MACHINE;
        self.value(&artifact.name, false)?;
        match places::kind_of(&artifact.name, &artifact.bytes)? {
            Some(kind) => {
                let text = std::str::from_utf8(&artifact.bytes).map_err(|_| places::NOT_UTF_8)?;
                self.one(text, kind, Some(text))?;
            }
            None => self.opened(bytes::open(artifact.bytes.clone())?)?,
        }
        while let Some((inner, depth)) = self.inner.pop() {
            if depth > DEEPEST {
                return Err("it has too many texts inside one another");
            }
            self.depth = depth;
            match inner {
                Inner::Text(text, kind) => self.one(&text, kind, None)?,
                Inner::Bytes(bytes) => self.opened(bytes::open(bytes)?)?,
            }
        }
        Ok(())
    }

    /// What was taken in.
    pub fn streams(&self) -> [&Stream; 2] {
        [&self.text, &self.side]
    }

    fn opened(&mut self, all: Vec<Opened>) -> Result<(), &'static str> {
        for opened in all {
            match opened {
                Opened::Text(text) => self.keep_for_later(Inner::Text(text, Kind::Markup), true)?,
                Opened::Loose(bytes) => self.keep_for_later(Inner::Text(bytes::loose(&bytes), Kind::Plain), true)?,
            }
        }
        Ok(())
    }

    fn one(&mut self, text: &str, kind: Kind, whole: Option<&'a str>) -> Result<(), &'static str> {
        match kind {
            Kind::Markup => self.markup(text, false, whole),
            Kind::Comment => self.markup(text, true, None),
            Kind::Code => self.code(text, whole),
            Kind::Plain if whole.is_some() => self.heard(text, false),
            Kind::Plain => self.value(text, false),
            Kind::Calendar => {
                let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "").replace("\n ", "").replace("\n\t", "");
                unfolded.lines().try_for_each(|line| self.heard(line, false))
            }
        }
    }

    /// A text by itself that people read or hear.
    pub(super) fn heard(&mut self, text: &str, code: bool) -> Result<(), &'static str> {
        self.side.ground = 0;
        let read = self.value(text, code);
        self.side.ground = MACHINE;
        read
    }

    /// A style or a script, which often is the same on many pages.
    pub(super) fn code(&mut self, text: &str, whole: Option<&'a str>) -> Result<(), &'static str> {
        if whole.is_some() && (self.known.part(text).is_some() || is_ours_inside(text)) {
            return Ok(());
        }
        self.value(text, true)?;
        if let Some(whole) = whole {
            self.known.keep_part(whole, 0);
        }
        Ok(())
    }

    /// A text to be read by itself, with all that may be folded into it.
    pub(super) fn value(&mut self, mut text: &str, code: bool) -> Result<(), &'static str> {
        self.side.gap(code);
        let signs = Signs::of(text);
        if signs.has_less() && text.as_bytes().windows(2).any(|pair| pair[0] == b'<' && !pair[1].is_ascii_whitespace() && pair[1] != b'=') {
            self.later(Inner::Text(text.to_owned(), if code { Kind::Comment } else { Kind::Markup }))?;
        }
        while let Some(address) = Some(text).filter(|_| signs.has_colon()).and_then(data_address) {
            self.piece(&text[..address.start], Signs::of(&text[..address.start]), code)?;
            self.later(Inner::Bytes(address.content.ok_or(BROKEN)?))?;
            text = &text[address.end..];
            self.side.end_word();
        }
        self.piece(text, signs, code)
    }

    fn piece(&mut self, text: &str, signs: Signs, code: bool) -> Result<(), &'static str> {
        self.side.text(text);
        self.signs(text, signs, code)
    }

    /// What may be hidden in words of a page.
    pub(super) fn hidden(&mut self, text: &str, signs: Signs, code: bool) -> Result<(), &'static str> {
        if signs.has_colon() {
            self.addresses(text)?;
        }
        // A tag that somebody typed is shown as the text it is, and people read over it.
        if signs.has_less() && super::texts::tag(text).is_some() {
            self.later(Inner::Text(text.to_owned(), Kind::Markup))?;
        }
        self.signs(text, signs, code)
    }

    /// Letters written as signs.
    fn signs(&mut self, text: &str, signs: Signs, code: bool) -> Result<(), &'static str> {
        if signs.has_escapes() {
            self.escaped(text, code)?;
        }
        Ok(())
    }

    /// `data:` addresses where none is expected. What cannot be read may be no address, but only words.
    fn addresses(&mut self, mut text: &str) -> Result<(), &'static str> {
        while let Some(address) = data_address(text) {
            if let Some(text) = address.content.and_then(|bytes| String::from_utf8(bytes).ok()) {
                self.later(Inner::Text(text, Kind::Markup))?;
            }
            text = &text[address.end..];
        }
        Ok(())
    }

    fn escaped(&mut self, text: &str, code: bool) -> Result<(), &'static str> {
        const DECODERS: [fn(&str) -> Option<String>; 5] =
            [decode::without_backslash, decode::without_percent, decode::without_equals, decode::without_tags, without_entities];
        let decoded = DECODERS.iter().filter_map(|decode| decode(text)).filter(|decoded| decoded != text);
        let mut decoded: Vec<String> = decoded.collect();
        let Some(first) = decoded.pop() else { return Ok(()) };
        let kind = if code { Kind::Code } else { Kind::Plain };
        if decoded.is_empty() {
            return self.later(Inner::Text(first, kind));
        }
        for other in decoded.iter().chain([&first]) {
            self.side.gap(code);
            self.side.text(other);
            self.side.gap(code);
        }
        let all = DECODERS.iter().fold(text.to_owned(), |text, decode| decode(&text).unwrap_or(text));
        self.later(Inner::Text(all, kind))
    }

    /// Keeps something to be read after this. Each unpacking or decoding counts as one deeper.
    fn later(&mut self, inner: Inner) -> Result<(), &'static str> {
        self.keep_for_later(inner, false)
    }

    fn keep_for_later(&mut self, inner: Inner, is_opened: bool) -> Result<(), &'static str> {
        self.inside += match &inner {
            Inner::Text(text, _) => text.len(),
            Inner::Bytes(bytes) => bytes.len(),
        };
        if self.inside > MOST_INSIDE {
            return Err(TOO_MUCH);
        }
        // What bytes say as a text lies no deeper than they do.
        let deeper = usize::from(!is_opened);
        self.inner.push((inner, self.depth + deeper));
        Ok(())
    }

    /// A page, or what may be one, inside another.
    pub(super) fn page_inside(&mut self, text: &str, kind: Kind) -> Result<(), &'static str> {
        self.later(Inner::Text(text.to_owned(), kind))
    }
}
