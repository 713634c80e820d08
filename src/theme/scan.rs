//! A template taken apart: its text, its values, its statements and its notes, as the template engine reads them.
//!
//! Which blocks a template names is for reports and did-you-mean, never to render.

use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PieceSort {
    /// Text that is printed as it is.
    Text,
    /// `{{ … }}`.
    Value,
    /// `{% … %}`.
    Statement,
    /// `{# … #}`.
    Note,
}

/// A piece of a template, with its marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct TemplatePiece {
    pub sort: PieceSort,
    pub at: Range<usize>,
}

impl TemplatePiece {
    /// What is between the marks, and the signs that take spaces away.
    pub fn inside(&self, text: &str) -> Range<usize> {
        let (mut start, mut end) = (self.at.start, self.at.end);
        if self.sort != PieceSort::Text {
            start += 2;
            let is_closed = ["}}", "%}", "#}"].iter().any(|mark| text[start..end].ends_with(mark));
            end -= if is_closed { 2 } else { 0 };
            let signs = |byte: Option<&u8>| matches!(byte, Some(b'-' | b'+'));
            start += usize::from(start < end && signs(text.as_bytes().get(start)));
            end -= usize::from(start < end && signs(text.as_bytes().get(end - 1)));
        }
        start..end
    }
}

/// The pieces of a template, in order. Together they are the whole of it.
pub(super) fn pieces(text: &str) -> Vec<TemplatePiece> {
    let bytes = text.as_bytes();
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(length) = memchr::memchr(b'{', &bytes[at..]) {
        let start = at + length;
        let (sort, end) = match bytes.get(start + 1) {
            Some(b'{') => (PieceSort::Value, end_of(text, start + 2, "}}")),
            Some(b'%') => (PieceSort::Statement, end_of(text, start + 2, "%}")),
            Some(b'#') => (PieceSort::Note, text[start + 2..].find("#}").map_or(text.len(), |length| start + 2 + length + 2)),
            _ => {
                at = start + 1;
                continue;
            }
        };
        if from < start {
            pieces.push(TemplatePiece { sort: PieceSort::Text, at: from..start });
        }
        let piece = TemplatePiece { sort, at: start..end };
        let is_raw = sort == PieceSort::Statement && text[piece.inside(text)].trim() == "raw";
        pieces.push(piece);
        from = end;
        at = if is_raw { end_of_raw(text, end) } else { end };
    }
    if from < text.len() {
        pieces.push(TemplatePiece { sort: PieceSort::Text, at: from..text.len() });
    }
    pieces
}

/// Where a piece ends whose inside begins here. What is in quotation marks ends nothing.
fn end_of(text: &str, from: usize, mark: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => at = end_of_quoted(bytes, at),
            _ if bytes[at..].starts_with(mark.as_bytes()) => return at + mark.len(),
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Where a text in quotation marks ends that begins here.
pub(super) fn end_of_quoted(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == bytes[start] => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Where the statement begins that ends a text taken as it is.
fn end_of_raw(text: &str, from: usize) -> usize {
    let ends = |start: &usize| {
        let inside = text[start + 2..].trim_start_matches(['-', '+']).trim_start();
        inside.strip_prefix("endraw").is_some_and(|rest| rest.trim_start().trim_start_matches(['-', '+']).starts_with("%}"))
    };
    text[from..].match_indices("{%").map(|(at, _)| from + at).find(ends).unwrap_or(text.len())
}

/// A block of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateBlock {
    /// Its name.
    pub name: String,
    /// Where the name stands, in bytes.
    pub at: usize,
    /// Whether it stands inside another block.
    pub inside: bool,
}

/// The blocks of a template, in order.
pub fn blocks_of(text: &str) -> Vec<TemplateBlock> {
    let mut blocks = Vec::new();
    let mut depth = 0_usize;
    for (at, words) in statements(text) {
        match words.split_whitespace().next() {
            Some("block") => {
                let name = words.split_whitespace().nth(1).unwrap_or_default();
                let at = at + words.find(name).unwrap_or_default();
                blocks.push(TemplateBlock { name: name.to_owned(), at, inside: depth > 0 });
                depth += 1;
            }
            Some("endblock") => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    blocks
}

/// The template that a template extends, where its name is written out.
pub fn extends(text: &str) -> Option<&str> {
    let (_, words) = statements(text).find(|(_, words)| words.split_whitespace().next() == Some("extends"))?;
    words.trim_start().strip_prefix("extends").map(|name| name.trim().trim_matches(['"', '\'']))
}

/// The inside of each `{% %}`, and where it starts.
fn statements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("{%").filter_map(|(at, _)| {
        let start = at + 2;
        let end = start + text[start..].find("%}")?;
        let inside = text[start..end].trim_end_matches(['-', '+']);
        let words = inside.trim_start_matches(['-', '+']);
        Some((end - (text[start..end].len() - inside.len()) - words.len(), words))
    })
}

#[test]
fn blocks_are_found_with_their_places() {
    let text = "{% extends \"plain/page.html\" %}\n{%- block foot -%}<p>{% block inner %}x{% endblock %}</p>{% endblock %}{% block top %}{% endblock %}";
    assert_eq!(extends(text), Some("plain/page.html"));
    let found: Vec<_> =
        blocks_of(text).into_iter().map(|block| (text[block.at..].starts_with(&block.name), block.name, block.inside)).collect();
    assert_eq!(found, [(true, "foot".to_owned(), false), (true, "inner".to_owned(), true), (true, "top".to_owned(), false)]);
    assert_eq!(blocks_of("{% block"), []);
    assert_eq!(extends("{% block extends %}"), None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_taken_apart_as_the_engine_reads_it() {
        let text = "a{{ \"}}\" ~ '\\'}}' }}b{%- if x -%}{# {{ #}{ {% raw %}{{ c {% endraw %}{{ d";
        let found: Vec<_> = pieces(text).into_iter().map(|piece| (piece.sort, &text[piece.inside(text)])).collect();
        assert_eq!(
            found,
            [
                (PieceSort::Text, "a"),
                (PieceSort::Value, " \"}}\" ~ '\\'}}' "),
                (PieceSort::Text, "b"),
                (PieceSort::Statement, " if x "),
                (PieceSort::Note, " {{ "),
                (PieceSort::Text, "{ "),
                (PieceSort::Statement, " raw "),
                (PieceSort::Text, "{{ c "),
                (PieceSort::Statement, " endraw "),
                (PieceSort::Value, " d"),
            ]
        );
        for open in ["", "{", "{{", "{%", "{#", "{{ '", "{{ \"\\", "{% raw %}", "{% raw %}{% endraw", "é{{é"] {
            let whole: usize = pieces(open).iter().map(|piece| piece.at.len()).sum();
            assert_eq!(whole, open.len(), "{open}");
        }
    }
}
