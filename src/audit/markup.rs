//! A page taken apart: what a browser would show as one text (words split over inline elements, entities),
//! and attributes, comments, scripts and styles each as a text by itself.

use super::decode::Signs;
use super::entities::{Entity, entity, without_entities};
use super::page::Page;
use super::places::{self, Kind};
use memchr::memchr;

impl<'a> Page<'a> {
    /// Reads a page. `whole` is the same text where it is an artifact's own, so that parts of it can be kept in mind.
    pub(super) fn markup(&mut self, text: &str, code: bool, whole: Option<&'a str>) -> Result<(), &'static str> {
        self.text.gap(code);
        let mut at = 0;
        // A drawing that is being read: where it starts and ends, and how long the text of the page was before it.
        let mut drawing = (0, 0, 0);
        // Where the next drawing ends. It is looked for once and not at each `<svg`, so that time stays linear.
        let mut end_of_drawing = 0;
        while at < text.len() {
            if at == drawing.1 && at > 0 && self.text.letters.len() == drawing.2 {
                if let Some(part) = whole.and_then(|whole| whole.get(drawing.0..at)) {
                    self.known.keep_part(part, self.text.pending());
                }
                drawing = (0, 0, 0);
            }
            if text.as_bytes()[at] != b'<' {
                let next = memchr(b'<', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length);
                self.words(&text[at..next], code)?;
                at = next;
            }
            if at < text.len() {
                if whole.is_some() && text[at..].starts_with("<svg") {
                    if end_of_drawing <= at {
                        end_of_drawing = text[at..].find("</svg>").map_or(text.len(), |length| at + length + 6);
                    }
                    let end = end_of_drawing;
                    if let Some(marks) = self.known.part(&text[at..end]) {
                        self.text.resume(marks);
                        at = end;
                        continue;
                    }
                    drawing = (at, end, self.text.letters.len());
                }
                at += self.tag(text, at, code, whole)?;
            }
        }
        Ok(())
    }

    /// Words between tags.
    fn words(&mut self, text: &str, code: bool) -> Result<(), &'static str> {
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            if !text.is_empty() {
                self.text.end_word();
            }
            return Ok(());
        }
        let mut signs = Signs::of(text);
        let mut rest = text;
        while let Some(at) = Some(rest).filter(|_| signs.has_ampersand()).and_then(|rest| rest.find('&')) {
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
        let mut plain = None;
        // Entities were read already, but for those that are written as entities themselves.
        if rest.len() < text.len() {
            plain = without_entities(text);
            signs = Signs::of(plain.as_deref().unwrap_or(text));
        }
        self.hidden(plain.as_deref().unwrap_or(text), signs, code)
    }

    /// What starts with `<` at a place; gives how many bytes it takes.
    fn tag(&mut self, all: &str, start: usize, code: bool, whole: Option<&'a str>) -> Result<usize, &'static str> {
        let text = &all[start..];
        let until = |end: &str, from: usize| text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| from + at);
        let after = |at: usize, end: &str| (at + end.len()).min(text.len());
        if text.starts_with("<!--") {
            let end = until("-->", 4);
            self.page_inside(&text[4..end], Kind::Comment)?;
            return Ok(after(end, "-->"));
        }
        if text.starts_with("<![CDATA[") {
            let end = until("]]>", 9);
            self.words(&text[9..end], code)?;
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
                let name = places::name(&text[2..]);
                self.element(name);
                let rest = &text.as_bytes()[2 + name.len()..];
                Ok(rest.iter().position(|byte| *byte == b'>').map_or(text.len(), |at| 2 + name.len() + at + 1))
            }
            Some(letter) if letter.is_ascii_alphabetic() => self.start_tag(text, code, whole.and_then(|whole| whole.get(start..))),
            _ => {
                self.text.end_word();
                Ok(1)
            }
        }
    }

    /// What an element's edge does to the words round it.
    fn element(&mut self, name: &str) {
        if places::is_inline(name) { self.text.may_end_word() } else { self.text.end_block() }
    }

    fn start_tag(&mut self, text: &str, code: bool, whole: Option<&'a str>) -> Result<usize, &'static str> {
        let name = places::name(&text[1..]);
        self.element(name);
        let has_raw_text = name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style");
        let first_end = memchr(b'>', text.as_bytes()).map_or(text.len(), |at| at + 1);
        let tag = whole.and_then(|whole| whole.get(..first_end)).filter(|_| !has_raw_text);
        if tag.is_some_and(|tag| self.known.has_tag(tag)) {
            return Ok(first_end);
        }
        let mut at = 1 + name.len();
        while let Some(attribute) = places::attribute(text, at) {
            self.attribute(&text[attribute.name.clone()], &text[attribute.value], code)?;
            at = attribute.end;
        }
        let end = memchr(b'>', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length + 1);
        // Where an attribute says `>`, the tag goes on behind it.
        if let Some(tag) = tag.filter(|_| end == first_end) {
            self.known.keep_tag(tag);
        }
        let is_closed = text[..end].ends_with("/>");
        if is_closed || !has_raw_text {
            return Ok(end);
        }
        let length = places::raw_length(&text[end..], name);
        let raw = &text[end..end + length];
        self.code(raw, whole.and_then(|whole| whole.get(end..end + length)))?;
        Ok(end + length)
    }

    fn attribute(&mut self, name: &str, value: &str, code: bool) -> Result<(), &'static str> {
        if value.is_empty() {
            // Names in a row, as `<p 12 rose lane>` has them, are read as one text.
            self.side.end_word();
            self.side.enter_machinery();
            self.side.text(name);
        }
        if name.contains('-') {
            self.value(name, true)?;
        }
        if value.is_empty() {
            return Ok(());
        }
        let plain = if value.contains('&') { without_entities(value) } else { None };
        let value = plain.as_deref().unwrap_or(value);
        let code = code || places::is_structural(name);
        if places::is_heard(name) { self.heard(value, code) } else { self.value(value, code) }
    }
}
