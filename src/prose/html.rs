//! The pieces that a sanitized text is made of, where its links may lead, and the way from pieces to HTML and to plain words.

use std::borrow::Cow;
use std::ops::Range;

/// One piece of a sanitized text.
pub(super) enum ProsePiece<'a> {
    /// A block begins.
    Open(Block),
    /// A block ends.
    Close(Block),
    /// Bold words begin.
    BoldStart,
    /// Bold words end.
    BoldEnd,
    /// A link's words begin.
    LinkStart(Target),
    /// A link's words end.
    LinkEnd,
    /// Words to show; with their place in the source if they are there just so and are no markup.
    Text(Cow<'a, str>, Option<usize>),
    /// A line of the source ended, the sentence goes on. The place of the line break.
    Space(Range<usize>),
    /// A new line within a block.
    Break,
}

/// The kinds of block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph,
    /// The words of a list item that needs no paragraph.
    Tight,
    /// A list with bullets.
    Bullets,
    /// A list with numbers, from the first number on.
    Numbers(u64),
    /// An item of a list.
    Item,
}

/// Where a link leads.
pub(super) enum Target {
    /// To a web page, a mailbox or a telephone.
    Outside(String),
    /// To the explanation of a word, by its anchor.
    Word(String),
}

/// Where a link leads; `None` if it may not lead there.
///
/// Browsers pass over tabs, line breaks and leading spaces in an address, so none may be in it; what is left
/// must start with one of five schemes.
pub(super) fn target(address: &str) -> Option<Target> {
    if address.contains(|character: char| unseen(character) || character.is_whitespace()) {
        return None;
    }
    if let Some(anchor) = address.strip_prefix("word:") {
        let known = !anchor.is_empty() && anchor.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'));
        return known.then(|| Target::Word(anchor.to_owned()));
    }
    let rest = |scheme: &str| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    };
    let place = rest("https://").or_else(|| rest("http://"));
    let page = place.is_some_and(|place| place.starts_with(char::is_alphanumeric) || place.starts_with('['));
    let mailbox = rest("mailto:").is_some_and(|mailbox| mailbox.contains('@') && !mailbox.starts_with('/'));
    let dialled =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.' | '(' | ')' | '*' | '#' | ';' | '=');
    let telephone = rest("tel:").is_some_and(|number| number.contains(|digit: char| digit.is_ascii_digit()) && number.chars().all(dialled));
    (page || mailbox || telephone).then(|| Target::Outside(address.to_owned()))
}

/// An address with the signs encoded that an address may not hold as they are.
fn encoded(address: &str) -> Cow<'_, str> {
    let refused = |character: char| matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    if !address.contains(refused) {
        return Cow::Borrowed(address);
    }
    let mut encoded = String::with_capacity(address.len() + 8);
    for character in address.chars() {
        if refused(character) {
            let code = format!("%{:02X}", u32::from(character));
            encoded.push_str(&code);
        } else {
            encoded.push(character);
        }
    }
    Cow::Owned(encoded)
}

/// Whether a character shows nothing and can hide or reorder words.
///
/// `source::decode` takes such characters out of every file; `&#8238;` would bring them back.
pub(super) fn unseen(character: char) -> bool {
    crate::source::is_hidden(character) || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
}

/// Blocks of HTML.
pub(super) fn blocks(pieces: &[ProsePiece<'_>], words_href: &dyn Fn(&str) -> String) -> String {
    let mut html = String::new();
    let mut links = LoneLinks::of(pieces);
    for piece in pieces {
        match piece {
            ProsePiece::Open(Block::Paragraph) => html.push_str("<p>"),
            ProsePiece::Close(Block::Paragraph) => html.push_str("</p>"),
            ProsePiece::Open(Block::Bullets) => html.push_str("<ul>"),
            ProsePiece::Close(Block::Bullets) => html.push_str("</ul>"),
            ProsePiece::Open(Block::Numbers(1)) => html.push_str("<ol>"),
            ProsePiece::Open(Block::Numbers(first)) => html.extend(["<ol start=\"", &first.to_string(), "\">"]),
            ProsePiece::Close(Block::Numbers(_)) => html.push_str("</ol>"),
            ProsePiece::Open(Block::Item) => html.push_str("<li>"),
            ProsePiece::Close(Block::Item) => html.push_str("</li>"),
            ProsePiece::Open(Block::Tight) | ProsePiece::Close(Block::Tight) => {}
            other => inside(other, words_href, &mut links, &mut html),
        }
    }
    html
}

/// HTML without blocks: a `<br/>` where a block would begin.
pub(super) fn inline(pieces: &[ProsePiece<'_>], words_href: &dyn Fn(&str) -> String) -> String {
    let mut html = String::new();
    let mut links = LoneLinks::of(pieces);
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut mark: Option<String> = None;
    for piece in pieces {
        match piece {
            ProsePiece::Open(Block::Bullets) => lists.push(None),
            ProsePiece::Open(Block::Numbers(first)) => lists.push(Some(*first)),
            ProsePiece::Close(Block::Bullets | Block::Numbers(_)) => {
                lists.pop();
            }
            ProsePiece::Open(Block::Item) => mark = lists.last_mut().map(next_mark),
            ProsePiece::Close(Block::Item) => mark = None,
            ProsePiece::Open(Block::Paragraph | Block::Tight) => {
                if !html.is_empty() {
                    html.push_str("<br/>");
                }
                html.extend(mark.take());
            }
            ProsePiece::Close(Block::Paragraph | Block::Tight) => {}
            other => inside(other, words_href, &mut links, &mut html),
        }
    }
    html
}

/// The links of a text that have less than two words beside them: they are no part of a sentence that a reader could touch
/// around, so a theme makes them as large as a button.
struct LoneLinks {
    alone: std::vec::IntoIter<bool>,
}

impl LoneLinks {
    fn of(pieces: &[ProsePiece<'_>]) -> Self {
        let mut alone = Vec::new();
        for block in pieces.split(|piece| matches!(piece, ProsePiece::Open(_) | ProsePiece::Close(_))) {
            let mut linked = false;
            let (mut links, mut beside) = (0, 0);
            for piece in block {
                match piece {
                    ProsePiece::LinkStart(_) => (linked, links) = (true, links + 1),
                    ProsePiece::LinkEnd => linked = false,
                    ProsePiece::Text(text, _) if !linked => beside += text.split_whitespace().filter(|word| is_word(word)).count(),
                    _ => {}
                }
            }
            alone.extend(std::iter::repeat_n(beside < 2, links));
        }
        LoneLinks { alone: alone.into_iter() }
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
pub(super) fn plain(pieces: &[ProsePiece<'_>]) -> String {
    let mut words = String::new();
    for piece in pieces {
        match piece {
            ProsePiece::Open(Block::Paragraph | Block::Tight) if !words.is_empty() => words.push('\n'),
            ProsePiece::Break => words.push('\n'),
            ProsePiece::Space(_) => words.push(' '),
            ProsePiece::Text(text, _) => words.push_str(text),
            _ => {}
        }
    }
    words
}

fn inside(piece: &ProsePiece<'_>, words_href: &dyn Fn(&str) -> String, links: &mut LoneLinks, html: &mut String) {
    match piece {
        ProsePiece::Text(text, _) => html.push_str(&escaped(text)),
        ProsePiece::Space(_) => html.push(' '),
        ProsePiece::Break => html.push_str("<br/>"),
        ProsePiece::BoldStart => html.push_str("<strong>"),
        ProsePiece::BoldEnd => html.push_str("</strong>"),
        ProsePiece::LinkStart(target) => {
            let (class, address) = match (target, links.next_is_alone()) {
                (Target::Outside(address), false) => ("", encoded(address)),
                (Target::Outside(address), true) => ("class=\"alone\" ", encoded(address)),
                (Target::Word(anchor), false) => ("class=\"word\" ", Cow::Owned(words_href(anchor))),
                (Target::Word(anchor), true) => ("class=\"word alone\" ", Cow::Owned(words_href(anchor))),
            };
            html.extend(["<a ", class, "href=\"", &escaped(&address), "\">"]);
        }
        ProsePiece::LinkEnd => html.push_str("</a>"),
        ProsePiece::Open(_) | ProsePiece::Close(_) => {}
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
