//! How many bytes one rendering may make, whatever a template does: text that it prints, keeps or passes on, and lists.
//!
//! The template engine counts steps, and one step may double a text. So each step that can make something large pays for it
//! before it is done: `metered` writes these payments into every template, and `filters.rs` asks for them in every filter.
//!
//! A template with its payments written in has the same lines, and after each value that a step may make larger a filter that pays for it:
//!
//! | in the template | in what the engine gets |
//! |---|---|
//! | `a ~ b` | `a\|joined ~ b\|joined` |
//! | `a + b`, `a[1:]` | `a\|added + b\|added`, `a[1:]\|added` |
//! | `a * b` | `a\|times * b\|times` |
//! | `{% set kept.a = b %}` | `{% set kept.a = (b)\|kept %}` |
//! | a long text | the same, with `{{ 900\|printed }}` in it |

use super::scan::{PieceSort, TemplatePiece, end_of_quoted, pieces};
use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How much one rendering may make, beside what `Prepared` makes room for: 48 MiB. The longest pages of large plans make a
/// fifth of it.
const MOST: usize = 48 * 1024 * 1024;
/// How much a value in a list costs.
const A_VALUE: usize = 64;
/// How much a value costs that is made anew, which takes longer than to put it into a list.
const A_VALUE_KEPT: usize = 256;
/// How deep lists may lie in lists that a template keeps.
const DEEPEST: usize = 24;

/// What a template is told that makes more.
pub(super) const TOO_MUCH: &str = "more than a rendering may make";
/// What a template is told that repeats a text with `*`.
pub(super) const REPEATED: &str = "a text or list times a number";
/// What a template is told that keeps what is too deep.
pub(super) const TOO_DEEP: &str = "lists too deep in lists";

thread_local! {
    /// What the rendering on this thread may still make. A page is filled in by one thread from its first byte to its last.
    static LEFT: Cell<usize> = const { Cell::new(MOST) };
}

/// Begins a rendering with so much more room than usual.
pub(super) fn begin(room: usize) {
    LEFT.set(MOST.saturating_add(room.saturating_mul(2)));
}

/// Pays for so many bytes.
pub(super) fn pay(bytes: usize) -> Result<(), Error> {
    let left = LEFT.get().checked_sub(bytes);
    LEFT.set(left.unwrap_or(0));
    left.map(drop).ok_or_else(|| refused(TOO_MUCH))
}

pub(super) fn refused(why: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}

/// Pays for a value as text.
pub(super) fn pay_shown(value: &Value) -> Result<(), Error> {
    shown(value, 0)
}

fn shown(value: &Value, depth: usize) -> Result<(), Error> {
    if let Some(text) = value.as_str() {
        return pay(text.len());
    }
    pay(A_VALUE)?;
    if depth > 2 * DEEPEST {
        return Err(refused(TOO_DEEP));
    }
    let is_map = value.kind() == ValueKind::Map;
    if is_map || is_list(value) {
        for item in value.try_iter()? {
            shown(&item, depth + 1)?;
            if is_map {
                shown(&value.get_item(&item)?, depth + 1)?;
            }
        }
    }
    Ok(())
}

/// Pays for a value as something that is copied into a list, or made into one.
pub(super) fn pay_items(value: &Value) -> Result<(), Error> {
    let length = value.as_str().map(str::len).or_else(|| value.len()).unwrap_or(0);
    pay(length.saturating_mul(A_VALUE))
}

fn is_list(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable)
}

/// `a ~ b` makes a text of both.
pub(super) fn joined(value: Value) -> Result<Value, Error> {
    pay_shown(&value)?;
    Ok(value)
}

/// `a + b` makes a text or a list of both, `a[1:]` one of a part.
pub(super) fn added(value: Value) -> Result<Value, Error> {
    match value.as_str() {
        Some(text) => pay(text.len())?,
        None if is_list(&value) => pay_items(&value)?,
        None => {}
    }
    Ok(value)
}

/// `a * b` works with numbers alone.
pub(super) fn times(value: Value) -> Result<Value, Error> {
    if value.as_str().is_some() || is_list(&value) { Err(refused(REPEATED)) } else { Ok(value) }
}

/// A text of the template that is printed: so many bytes, and nothing more.
pub(super) fn printed(bytes: usize) -> Result<Value, Error> {
    pay(bytes)?;
    Ok(Value::from(()))
}

/// What a template keeps from one round of a loop to the next. It is made anew, so that it is no chain of things that wait for
/// each other, and cannot lie ever deeper in itself: whoever drops or compares such a chain needs a step of the stack for each link.
pub(super) fn kept(value: Value) -> Result<Value, Error> {
    anew(value, 0)
}

fn anew(value: Value, depth: usize) -> Result<Value, Error> {
    let is_map = value.kind() == ValueKind::Map;
    if !is_map && !is_list(&value) {
        return Ok(value);
    }
    let is_namespace = value.as_object().is_some_and(|object| object.type_name().ends_with("Namespace"));
    if depth >= DEEPEST || is_namespace {
        return Err(refused(TOO_DEEP));
    }
    if is_map {
        let anew = |key: Value| {
            pay(A_VALUE_KEPT)?;
            let inside = anew(value.get_item(&key)?, depth + 1)?;
            Ok((key, inside))
        };
        return Ok(Value::from(value.try_iter()?.map(anew).collect::<Result<BTreeMap<Value, Value>, Error>>()?));
    }
    let anew = |item: Value| {
        pay(A_VALUE_KEPT)?;
        anew(item, depth + 1)
    };
    Ok(Value::from(value.try_iter()?.map(anew).collect::<Result<Vec<Value>, Error>>()?))
}

/// A text up to this length is not paid for: the engine's count of steps is limit enough.
const SHORT: usize = 64;

/// What is put in: where, in which order at one place, and which words.
type PutIn = BTreeSet<(usize, u8, String)>;

/// Puts the payments in.
pub(super) fn metered(text: &str) -> String {
    let mut put_in = PutIn::new();
    let all = pieces(text);
    for (at, piece) in all.iter().enumerate() {
        match piece.sort {
            PieceSort::Text => meter_text(text, piece, at.checked_sub(1).map(|before| &all[before]), &mut put_in),
            PieceSort::Value | PieceSort::Statement => expression(text, piece, &mut put_in),
            PieceSort::Note => {}
        }
    }
    let mut made = String::with_capacity(text.len() + put_in.iter().map(|(_, _, words)| words.len()).sum::<usize>());
    let mut from = 0;
    for (at, _, words) in &put_in {
        made.push_str(&text[from..*at]);
        made.push_str(words);
        from = *at;
    }
    made + &text[from..]
}

/// A long text pays behind its first letter, so that the spaces at its ends stay beside the tags that may take them away.
fn meter_text(text: &str, piece: &TemplatePiece, before: Option<&TemplatePiece>, put_in: &mut PutIn) {
    let words = &text[piece.at.clone()];
    if words.len() <= SHORT {
        return;
    }
    let payment = format!("{{{{ {}|printed }}}}", words.len());
    if let Some(raw) = before.filter(|before| before.sort == PieceSort::Statement && text[before.inside(text)].trim() == "raw") {
        put_in.insert((raw.at.start, 0, payment));
        return;
    }
    let first = words.find(|letter: char| !letter.is_whitespace()).unwrap_or(0);
    // Behind `{` the payment would be read as another tag.
    let behind = words[first..].char_indices().skip(1).map(|(at, _)| first + at).find(|at| !words[..*at].ends_with('{'));
    put_in.insert((piece.at.start + behind.unwrap_or(words.len()), 0, payment));
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum TokenKind {
    Word,
    Literal,
    Open,
    Close,
    Sign,
}

struct TemplateToken {
    kind: TokenKind,
    at: Range<usize>,
    /// Of an opening bracket, the token that closes it, and the other way round.
    other: usize,
}

/// Words that stand between values and are none.
const BETWEEN: [&str; 11] = ["if", "else", "and", "or", "not", "in", "is", "recursive", "as", "import", "set"];

struct Expression<'a> {
    text: &'a str,
    tokens: Vec<TemplateToken>,
}

fn expression(text: &str, piece: &TemplatePiece, put_in: &mut PutIn) {
    let expression = Expression { text, tokens: tokens(text, piece.inside(text)) };
    for at in 0..expression.tokens.len() {
        let filter = match expression.words(at) {
            "~" => "|joined",
            "+" => "|added",
            "*" => "|times",
            "[" if expression.is_slice(at) => {
                let end = expression.end_of_chain(expression.tokens[at].other);
                put_in.insert((expression.tokens[end].at.end, 0, "|added".to_owned()));
                continue;
            }
            _ => continue,
        };
        let Some(before) = at.checked_sub(1).filter(|before| expression.is_end_of_value(*before)) else { continue };
        for value in [Some(before), expression.end_of_value(at + 1)].into_iter().flatten() {
            put_in.insert((expression.tokens[value].at.end, 0, filter.to_owned()));
        }
    }
    if piece.sort == PieceSort::Statement
        && let Some((start, end)) = expression.kept()
    {
        put_in.insert((start, 0, "(".to_owned()));
        put_in.insert((end, 1, ")|kept".to_owned()));
    }
}

impl Expression<'_> {
    fn words(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.at.clone()])
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether a value may end with this token.
    fn is_end_of_value(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Word) => !BETWEEN.contains(&self.words(at)),
            Some(TokenKind::Literal | TokenKind::Close) => true,
            _ => false,
        }
    }

    /// Whether `[` takes a part of the value before it.
    fn is_slice(&self, at: usize) -> bool {
        let is_part = at.checked_sub(1).is_some_and(|before| self.is_end_of_value(before));
        let mut inside = at + 1;
        while is_part && inside < self.tokens[at].other {
            match self.kind(inside) {
                Some(TokenKind::Open) => inside = self.tokens[inside].other,
                Some(TokenKind::Sign) if self.words(inside) == ":" => return true,
                _ => {}
            }
            inside += 1;
        }
        false
    }

    /// The last token of the value that begins here.
    fn end_of_value(&self, mut at: usize) -> Option<usize> {
        while matches!(self.words(at), "-" | "not") {
            at += 1;
        }
        let first = match self.kind(at)? {
            TokenKind::Open => self.tokens[at].other,
            TokenKind::Word | TokenKind::Literal => at,
            TokenKind::Close | TokenKind::Sign => return None,
        };
        let mut end = self.end_of_chain(first);
        while self.words(end + 1) == "|" && self.kind(end + 2) == Some(TokenKind::Word) {
            end += 2;
            if self.words(end + 1) == "(" {
                end = self.tokens[end + 1].other;
            }
        }
        Some(end)
    }

    /// The last token of a value with its fields, parts and calls.
    fn end_of_chain(&self, mut end: usize) -> usize {
        loop {
            match self.words(end + 1) {
                "." if matches!(self.kind(end + 2), Some(TokenKind::Word | TokenKind::Literal)) => end += 2,
                "(" | "[" => end = self.tokens[end + 1].other,
                _ => return end,
            }
        }
    }

    /// The value that a `set` gives to a field, from its first to its last byte.
    fn kept(&self) -> Option<(usize, usize)> {
        let equals = (1..self.tokens.len()).find(|at| self.words(*at) == "=").filter(|_| self.words(0) == "set")?;
        let has_field = (1..equals).any(|at| self.words(at) == ".");
        has_field.then(|| Some((self.tokens.get(equals + 1)?.at.start, self.tokens.last()?.at.end)))?
    }
}

/// The tokens of an expression. A bracket without its other one is its own.
fn tokens(text: &str, inside: Range<usize>) -> Vec<TemplateToken> {
    let bytes = &text.as_bytes()[..inside.end];
    let mut tokens: Vec<TemplateToken> = Vec::new();
    let (mut open, mut at) = (Vec::new(), inside.start);
    while at < bytes.len() {
        let start = at;
        let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
        let kind = match bytes[at] {
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            b'"' | b'\'' => {
                at = end_of_quoted(bytes, at);
                TokenKind::Literal
            }
            byte if is_of_word(&byte) => {
                at += bytes[at..].iter().take_while(|byte| is_of_word(byte)).count();
                if byte.is_ascii_digit() { TokenKind::Literal } else { TokenKind::Word }
            }
            b'(' | b'[' | b'{' => TokenKind::Open,
            b')' | b']' | b'}' => TokenKind::Close,
            _ => TokenKind::Sign,
        };
        if at == start {
            let pair = bytes.get(at..at + 2).unwrap_or_default();
            at += if [b"**", b"//", b"==", b"!=", b"<=", b">="].iter().any(|sign| *sign == pair) { 2 } else { 1 };
        }
        let own = tokens.len();
        let mut other = own;
        match kind {
            TokenKind::Open => open.push(own),
            TokenKind::Close => {
                if let Some(opening) = open.pop() {
                    other = opening;
                    tokens[opening].other = own;
                }
            }
            _ => {}
        }
        tokens.push(TemplateToken { kind, at: start..at, other });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_that_may_make_something_large_pays_for_it() {
        for (written, given) in [
            ("{{ a ~ b }}", "{{ a|joined ~ b|joined }}"),
            ("{{ a~'~' ~b.c[0](d)|e(f ~ g)|h }}", "{{ a|joined~'~'|joined ~b.c[0](d)|e(f|joined ~ g|joined)|h|joined }}"),
            ("{% set x = a + [b] if c else d %}", "{% set x = a|added + [b]|added if c else d %}"),
            ("{{ a + -b * (c + d) }}", "{{ a|added + -b|added|times * (c|added + d|added)|times }}"),
            ("{{ 2 ** 3 // 4 }}{{ -a }}{{ f(*b, +c) }}", "{{ 2 ** 3 // 4 }}{{ -a }}{{ f(*b, +c) }}"),
            ("{{ a[1:].b|c }}{{ [1, {'a': b}] }}{{ a[{'b': 1}] }}", "{{ a[1:].b|added|c }}{{ [1, {'a': b}] }}{{ a[{'b': 1}] }}"),
            ("{% set n.a = n.a ~ b if c else d -%}", "{% set n.a = (n.a|joined ~ b|joined if c else d)|kept -%}"),
            ("{%- set a = b == c %}", "{%- set a = b == c %}"),
            ("{% include \"parts/\" ~ part.kind ~ \".html\" %}", "{% include \"parts/\"|joined ~ part.kind|joined ~ \".html\"|joined %}"),
            ("{# a ~ b #}a ~ b", "{# a ~ b #}a ~ b"),
            ("{{ a ~ }}{{ ~ b }}{{ ) ~ ( }}{{ a[ }}", "{{ a|joined ~ }}{{ ~ b }}{{ )|joined ~ (|joined }}{{ a[ }}"),
        ] {
            assert_eq!(metered(written), given, "{written}");
        }
    }

    #[test]
    fn a_long_text_pays_and_keeps_its_lines_and_ends() {
        let long = format!("  {}  ", "é".repeat(40));
        assert_eq!(metered(&format!("{{% a %}}\n{long}\n")), format!("{{% a %}}\n  é{{{{ 86|printed }}}}{}  \n", "é".repeat(39)));
        let raw = format!("{{% raw %}}{long}{{% endraw %}}");
        assert_eq!(metered(&raw), format!("{{{{ 84|printed }}}}{raw}"));
        let braces = "{".repeat(3) + &"} ".repeat(40);
        assert_eq!(metered(&braces), braces, "it is a value without an end");
        let brace = "{ ".to_owned() + &"x".repeat(80);
        assert_eq!(metered(&brace), "{ {{ 82|printed }}".to_owned() + &"x".repeat(80));
    }
}
