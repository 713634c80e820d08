//! From pieces to HTML and to plain words.

use super::address::{Target, encoded};
use super::pieces::{Block, Piece};
use std::borrow::Cow;

/// Blocks of HTML.
pub(super) fn blocks(pieces: &[Piece<'_>], words_href: &dyn Fn(&str) -> String) -> String {
    let mut html = String::new();
    let mut links = Links::of(pieces);
    for piece in pieces {
        match piece {
            Piece::Open(Block::Paragraph) => html.push_str("<p>"),
            Piece::Close(Block::Paragraph) => html.push_str("</p>"),
            Piece::Open(Block::Bullets) => html.push_str("<ul>"),
            Piece::Close(Block::Bullets) => html.push_str("</ul>"),
            Piece::Open(Block::Numbers(1)) => html.push_str("<ol>"),
            Piece::Open(Block::Numbers(first)) => html.extend(["<ol start=\"", &first.to_string(), "\">"]),
            Piece::Close(Block::Numbers(_)) => html.push_str("</ol>"),
            Piece::Open(Block::Item) => html.push_str("<li>"),
            Piece::Close(Block::Item) => html.push_str("</li>"),
            Piece::Open(Block::Tight) | Piece::Close(Block::Tight) => {}
            other => inside(other, words_href, &mut links, &mut html),
        }
    }
    html
}

/// HTML without blocks: a `<br/>` where a block would begin.
pub(super) fn inline(pieces: &[Piece<'_>], words_href: &dyn Fn(&str) -> String) -> String {
    let mut html = String::new();
    let mut links = Links::of(pieces);
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut mark: Option<String> = None;
    for piece in pieces {
        match piece {
            Piece::Open(Block::Bullets) => lists.push(None),
            Piece::Open(Block::Numbers(first)) => lists.push(Some(*first)),
            Piece::Close(Block::Bullets | Block::Numbers(_)) => {
                lists.pop();
            }
            Piece::Open(Block::Item) => mark = lists.last_mut().map(next_mark),
            Piece::Close(Block::Item) => mark = None,
            Piece::Open(Block::Paragraph | Block::Tight) => {
                if !html.is_empty() {
                    html.push_str("<br/>");
                }
                html.extend(mark.take());
            }
            Piece::Close(Block::Paragraph | Block::Tight) => {}
            other => inside(other, words_href, &mut links, &mut html),
        }
    }
    html
}

/// The links of a text that have less than two words beside them: they are no part of a sentence that a reader could touch
/// around, so a theme makes them as large as a button.
struct Links {
    alone: std::vec::IntoIter<bool>,
}

impl Links {
    fn of(pieces: &[Piece<'_>]) -> Self {
        let mut alone = Vec::new();
        for block in pieces.split(|piece| matches!(piece, Piece::Open(_) | Piece::Close(_))) {
            let mut linked = false;
            let (mut links, mut beside) = (0, 0);
            for piece in block {
                match piece {
                    Piece::LinkStart(_) => (linked, links) = (true, links + 1),
                    Piece::LinkEnd => linked = false,
                    Piece::Text(text, _) if !linked => beside += text.split_whitespace().filter(|word| is_word(word)).count(),
                    _ => {}
                }
            }
            alone.extend(std::iter::repeat_n(beside < 2, links));
        }
        Links { alone: alone.into_iter() }
    }

    fn next_is_alone(&mut self) -> bool {
        self.alone.next().unwrap_or(false)
    }
}

/// Whether a piece between spaces has two letters or more.
fn is_word(piece: &str) -> bool {
    piece.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_some()
}

/// What comes before an item where there can be no list.
fn next_mark(list: &mut Option<u64>) -> String {
    match list {
        None => "• ".to_owned(),
        Some(number) => {
            let mark = format!("{number}. ");
            *number += 1;
            mark
        }
    }
}

/// The words alone.
pub(super) fn plain(pieces: &[Piece<'_>]) -> String {
    let mut words = String::new();
    for piece in pieces {
        match piece {
            Piece::Open(Block::Paragraph | Block::Tight) if !words.is_empty() => words.push('\n'),
            Piece::Break => words.push('\n'),
            Piece::Space(_) => words.push(' '),
            Piece::Text(text, _) => words.push_str(text),
            _ => {}
        }
    }
    words
}

fn inside(piece: &Piece<'_>, words_href: &dyn Fn(&str) -> String, links: &mut Links, html: &mut String) {
    match piece {
        Piece::Text(text, _) => html.push_str(&escaped(text)),
        Piece::Space(_) => html.push(' '),
        Piece::Break => html.push_str("<br/>"),
        Piece::BoldStart => html.push_str("<strong>"),
        Piece::BoldEnd => html.push_str("</strong>"),
        Piece::LinkStart(target) => {
            let (class, address) = match (target, links.next_is_alone()) {
                (Target::Outside(address), false) => ("", encoded(address)),
                (Target::Outside(address), true) => ("class=\"alone\" ", encoded(address)),
                (Target::Word(anchor), false) => ("class=\"word\" ", Cow::Owned(words_href(anchor))),
                (Target::Word(anchor), true) => ("class=\"word alone\" ", Cow::Owned(words_href(anchor))),
            };
            html.extend(["<a ", class, "href=\"", &escaped(&address), "\">"]);
        }
        Piece::LinkEnd => html.push_str("</a>"),
        Piece::Open(_) | Piece::Close(_) => {}
    }
}

/// Text for HTML, between tags and between double quotation marks.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}
