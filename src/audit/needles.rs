//! From what a reader may not see to what is looked for.
//!
//! Texts as they are given and sentence by sentence; in private values and `keep_safe` also what can be
//! told from their shape: telephone numbers, postcodes, house number with street, e-mail addresses.

mod shapes;

use super::entities::without_entities;
use super::stream::{CAPITAL, Stream};
use crate::content::{Why, Withheld};

/// A text of so many letters and digits is found wherever they stand in a row.
const LONG: usize = 12;
/// A text with digits in it must be at least so long.
const SHORTEST_WITH_DIGITS: usize = 5;
/// A text that a label withholds is looked for from so many words on.
const FEWEST_WORDS: usize = 4;

/// What must be so round a found needle.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// Whole words, with spaces just where the needle has them, by the byte.
    Words(Vec<usize>),
    /// Words end before and after it; within it anything may stand between letters.
    Edges,
    /// Nothing, but a number does not go on before or after it.
    Anywhere,
    /// The digits of a telephone number, without what may stand before them (0, +44).
    Phone,
}

/// Something to look for.
pub(super) struct Needle {
    /// Folded letters and digits in a row.
    pub letters: Vec<u8>,
    /// What must be so round it.
    pub rule: Rule,
    /// Whether it starts with a capital letter, and is only found so in code.
    pub capital: bool,
    /// Which secret it is part of.
    pub secret: usize,
}

/// Many texts, each by itself, folded into one stream. Markdown and entities are read as what they show.
pub(super) fn fold_all(texts: &[String]) -> Stream {
    let mut stream = Stream::default();
    stream.clear();
    for text in texts {
        stream.gap(false);
        stream.text(&shown(text));
    }
    stream
}

/// All needles of one reader, sorted, each once for each secret.
pub(super) fn needles(withheld: &Withheld) -> Vec<Needle> {
    let mut made = Made { needles: Vec::new(), secret: 0 };
    for (at, secret) in withheld.secrets.iter().enumerate() {
        made.secret = at;
        secret.search(|text| made.of_secret(&shown(text), secret.why));
    }
    let mut needles = made.needles;
    needles.sort_by(|a, b| (&a.letters, a.secret, &a.rule).cmp(&(&b.letters, b.secret, &b.rule)));
    needles.dedup_by(|a, b| a.letters == b.letters && a.secret == b.secret && a.rule == b.rule);
    needles
}

struct Made {
    needles: Vec<Needle>,
    secret: usize,
}

impl Made {
    fn of_secret(&mut self, text: &str, why: Why) {
        match why {
            Why::Name => self.name(text),
            Why::Private if shapes::is_name(text) => self.name(text),
            Why::Label => self.sentences(text, FEWEST_WORDS),
            Why::KeepSafe | Why::Private => {
                if !shapes::is_phone(text) {
                    self.text(text);
                }
                self.sentences(text, FEWEST_WORDS);
                self.shapes(text, why);
            }
        }
    }

    /// The sentences of so many words or more; where a sentence has fewer, the whole text too.
    fn sentences(&mut self, text: &str, fewest: usize) {
        let words = |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).take(fewest).count();
        let mut are_all_long = true;
        for sentence in text.split_inclusive(['.', '!', '?', '\n', ';', ':', '。', '؟', '।']) {
            match words(sentence) {
                0 => {}
                count if count >= fewest => self.text(sentence),
                _ => are_all_long = false,
            }
        }
        if !are_all_long && words(text) >= fewest {
            self.text(text);
        }
    }

    fn shapes(&mut self, text: &str, why: Why) {
        for phone in shapes::phones(text) {
            let rule = if phone.len() >= 9 { Rule::Phone } else { Rule::Edges };
            self.push(phone.into_bytes(), rule, false);
        }
        for letters in shapes::postcodes(text) {
            self.push(letters, Rule::Edges, false);
        }
        for part in shapes::emails(text).into_iter().chain(shapes::streets(text, why == Why::Private)) {
            self.text(&part);
        }
    }

    /// A person's name, as whole words; a long one also without its middle names.
    fn name(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.words_or_edges(text, words.len() > 1);
        if let [first, _, .., last] = words[..] {
            self.words_or_edges(&format!("{first} {last}"), true);
        }
    }

    fn words_or_edges(&mut self, text: &str, is_edges: bool) {
        let Some((letters, breaks, capital)) = folded(text) else { return };
        let rule = if is_edges && letters.len() >= SHORTEST_WITH_DIGITS { Rule::Edges } else { Rule::Words(breaks) };
        self.push(letters, rule, capital);
    }

    /// A text whose length says how it is looked for.
    fn text(&mut self, text: &str) {
        let Some((letters, breaks, capital)) = folded(text) else { return };
        let length = std::str::from_utf8(&letters).map_or(0, |letters| letters.chars().count());
        let has_digits = letters.iter().any(u8::is_ascii_digit);
        let rule = match length {
            LONG.. => Rule::Anywhere,
            SHORTEST_WITH_DIGITS.. if has_digits => Rule::Edges,
            _ => Rule::Words(breaks),
        };
        self.push(letters, rule, capital);
    }

    fn push(&mut self, letters: Vec<u8>, rule: Rule, capital: bool) {
        // One letter is in every text; it cannot be looked for.
        if letters.len() > 1 {
            let rule = if is_unspaced(&letters) && matches!(rule, Rule::Words(_) | Rule::Edges) { Rule::Anywhere } else { rule };
            self.needles.push(Needle { letters, rule, capital, secret: self.secret });
        }
    }
}

/// A text folded: its letters, where in them words end, and whether it starts with a capital letter.
fn folded(text: &str) -> Option<(Vec<u8>, Vec<usize>, bool)> {
    let stream = Stream::of(text);
    let letters = stream.letters.get(1..).filter(|letters| !letters.is_empty())?.to_vec();
    let breaks = (1..letters.len()).filter(|at| stream.breaks_surely_at(at + 1)).collect();
    Some((letters, breaks, stream.marks[1] & CAPITAL != 0))
}

/// Whether a text is in a script without spaces between words: Chinese, Japanese, Thai and their neighbours.
fn is_unspaced(letters: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(letters) else { return false };
    text.chars().any(|letter| matches!(u32::from(letter), 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x20000..=0x3ffff))
}

/// What is seen of a text with Markdown in it: without the addresses of links and the marks of lists.
/// The addresses stand at the end, each on its own line.
fn shown(text: &str) -> String {
    let plain = without_entities(text);
    let text = plain.as_deref().unwrap_or(text);
    let mut addresses = String::new();
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let line = line.trim_start();
        let unmarked = line.trim_start_matches(['#', '>', '*', '+', '-', ' ']);
        let is_marked = line[..line.len() - unmarked.len()].ends_with(' ');
        let line = if is_marked { unmarked } else { line };
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_item = digits > 0 && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "));
        let mut line = if is_item { &line[digits + 2..] } else { line };
        while let Some(at) = line.find("](") {
            let Some(length) = line[at..].find(')') else { break };
            out.push_str(&line[..at]);
            addresses.push('\n');
            addresses.push_str(&line[at + 2..at + length]);
            line = &line[at + length + 1..];
        }
        out.push_str(line);
    }
    out.push_str(&addresses);
    out
}
