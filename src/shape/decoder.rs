//! What reads a file into types, and everything found wrong with it: how long texts and lists may be, and what is said of a value of
//! another kind or of an unknown key.
//!
//! Texts have a length, since what is withheld is searched for in many ways: a name of a hundred pages would take minutes.

use super::{Field, FieldShape, Keys, Shape};
use crate::diagnostics::{Diagnostic, nearest};
use crate::source::yaml::{MOST_FINDINGS, Node, NodeKind, Pair};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// The most items of one list, and keys of one mapping whose keys the author chooses. A long plan has thirty.
pub const MOST_ITEMS: usize = 300;
/// The most of them in one file. A long plan has five hundred.
pub const MOST_ITEMS_IN_ALL: usize = 3_000;

/// The most letters of any text. A page holds about 2,500.
pub const MOST_LETTERS: usize = 50_000;
/// The most letters of a name and its like.
pub const MOST_IN_A_NAME: usize = 300;
/// The most letters of an address, a number or a place.
pub const MOST_IN_A_PLACE: usize = 500;

/// The labels that keep something from somebody.
const LABELS: [&str; 2] = ["only_for", "not_for"];

/// Reads one file; collects findings.
pub struct Decoder<'f> {
    /// The file that is being read.
    pub file: &'f Arc<SourceFile>,
    /// What was found wrong.
    pub findings: Vec<Diagnostic>,
    /// How many of the mappings that are open keep something from somebody.
    pub labelled: usize,
    /// The most letters of the texts that are being read.
    pub(super) longest: usize,
    /// How many items of lists were read.
    items: usize,
}

/// A mapping whose keys are taken one by one; what is left over at the end is not known here.
pub struct MapDecoder<'n> {
    pairs: &'n [Pair],
    taken: Vec<bool>,
    /// Where the mapping is.
    pub span: Span,
}

impl<'f> Decoder<'f> {
    /// Nothing was read yet.
    pub fn new(file: &'f Arc<SourceFile>) -> Self {
        Decoder { file, findings: Vec::new(), labelled: 0, longest: MOST_LETTERS, items: 0 }
    }

    /// Whether as much was found wrong as a person can work through; more is not kept.
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    /// Says that something is wrong at a place.
    pub fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        if self.is_full() {
            return;
        }
        self.findings.push(Diagnostic::error(code, self.file, span, message).help(help));
    }

    /// Counts the items of a list, and names the first one too many. They are read all the same: they may carry labels too.
    pub(super) fn count(&mut self, items: usize, place: impl Fn(usize) -> Span) {
        const HELP: &str = "Look whether something was copied again and again; else keep what matters now, and take the rest out.";
        let before = self.items;
        self.items += items;
        if items > MOST_ITEMS {
            let message = format!("This list has {items} items. The most is {MOST_ITEMS}.");
            self.error("too-many-items", place(MOST_ITEMS), message, HELP);
        } else if before <= MOST_ITEMS_IN_ALL && self.items > MOST_ITEMS_IN_ALL {
            let message = format!("All lists of this file together have more than {MOST_ITEMS_IN_ALL} items.");
            self.error("too-many-items", place(MOST_ITEMS_IN_ALL - before), message, HELP);
        }
    }

    /// A text as far as it may go; says so where it is longer. The rest is not searched for: no booklet is made of such a file.
    pub(super) fn within<'t>(&mut self, text: &'t str, span: Span, longest: usize) -> &'t str {
        let longest = longest.min(self.longest);
        // A letter takes a byte at least.
        let Some((end, _)) = (text.len() > longest).then(|| text.char_indices().nth(longest)).flatten() else { return text };
        let message = format!("This text has {} letters. The most here is {longest}.", text.chars().count());
        let help = match longest {
            MOST_LETTERS => "Look whether something was pasted by mistake; else make several texts of it, or keep what matters most.",
            _ => "Look whether something was pasted by mistake; else keep it short here, and write the rest into a text such as `about`.",
        };
        self.error("text-too-long", span, message, help);
        &text[..end]
    }

    /// Says that another kind of value belongs here.
    pub fn wrong_kind(&mut self, node: &Node, wanted: &Shape) {
        let found = match node.kind {
            NodeKind::Empty => "nothing",
            NodeKind::Text(_) => "a text",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "keys with values",
        };
        let wanted_words = wanted.in_words();
        self.error("wrong-kind", node.span, format!("Here stands {found}. It should be {wanted_words}."), wanted.how_to_write());
    }
}

impl<'n> MapDecoder<'n> {
    /// A mapping with all its keys still to be taken.
    pub fn new(pairs: &'n [Pair], span: Span) -> Self {
        MapDecoder { pairs, taken: vec![false; pairs.len()], span }
    }

    /// The pairs of some keys.
    pub fn of(&self, keys: &'static [&'static str]) -> impl Iterator<Item = &'n Pair> + use<'n> {
        self.pairs.iter().filter(move |pair| keys.contains(&pair.key.as_str()))
    }

    /// Whether a key was written.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|pair| pair.key == key)
    }

    /// Takes the value of a key, read as a `T`; a stand-in where it was left out.
    pub fn take<T: Field>(&mut self, key: &'static str, decoder: &mut Decoder<'_>) -> T {
        let Some(index) = self.pairs.iter().position(|pair| pair.key == key) else {
            // `finish` reports a `true` in the place of `on`.
            let is_changed = key == "on" && self.pairs.iter().any(|pair| is_on(&pair.key));
            if T::REQUIRED && !is_changed {
                let place = Span { start: self.span.start, end: self.span.start.saturating_add(1).min(self.span.end) };
                decoder.error(
                    "missing-key",
                    place,
                    format!("`{key}:` is missing here."),
                    format!("Write `{key}:` and {}.", T::shape().in_words()),
                );
            }
            return T::missing();
        };
        self.taken[index] = true;
        let pair = &self.pairs[index];
        if pair.value.is_empty() && T::REQUIRED {
            let help = format!("Write {} after `{key}:`.", T::shape().in_words());
            decoder.error("missing-value", pair.key_span, format!("`{key}:` has nothing after it."), help);
            return T::missing();
        }
        let above = decoder.longest;
        decoder.longest = above.min(longest(key));
        let value = T::read(&pair.value, decoder);
        decoder.longest = above;
        value
    }

    /// Takes every key that is left, for mappings whose keys the author chooses.
    pub fn take_rest(&mut self) -> Vec<&'n Pair> {
        let rest = self.pairs.iter().zip(&self.taken).filter(|(_, taken)| !**taken).map(|(pair, _)| pair).collect();
        self.taken.fill(true);
        rest
    }

    /// Says which keys are not known here, and what may have been meant.
    pub fn finish(&self, known: &[FieldShape], labelled: bool, decoder: &mut Decoder<'_>) {
        let labels = if labelled { &["only_for", "not_for", "allow"][..] } else { &["allow"] };
        // What is below a label, or beside what may have been meant as one, may be somebody's words, and so may a piece of a text
        // after a comma, which has no colon.
        let is_label = |key: &str| LABELS.contains(&key) || nearest(key, LABELS).is_some();
        let is_unsure = |pair: &Pair| is_label(&pair.key) || pair.value.is_empty();
        let may_name = self.taken.contains(&false) && decoder.labelled == 0 && !self.pairs.iter().any(is_unsure);
        for (pair, _) in self.pairs.iter().zip(&self.taken).filter(|(_, taken)| !**taken) {
            if decoder.is_full() {
                return;
            }
            let all = || known.iter().map(|field| field.key).chain(labels.iter().copied());
            let key = if may_name { named(pair) } else { shown(&pair.key) };
            if is_on(&pair.key) && all().any(|known| known == "on") {
                let help = "Write `on:` again, here and wherever else it says `true:` before a day.";
                decoder.error(
                    "unknown-key",
                    pair.key_span,
                    "`true` stands here in the place of `on`. Another program has changed it.",
                    help,
                );
                continue;
            }
            let help = match alias(&pair.key).filter(|meant| all().any(|known| known == *meant)).or_else(|| nearest(&pair.key, all())) {
                Some(meant) => format!("Did you mean `{meant}`?"),
                None if pair.value.is_empty() && pair.key.contains(' ') => "Put a text that holds a comma in quotation marks.".to_owned(),
                None => format!("These may stand here: {}.", all().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
            };
            decoder.error("unknown-key", pair.key_span, format!("{key} is not a key that belongs here."), help);
        }
    }
}

/// The most letters of a text under a key.
fn longest(key: &str) -> usize {
    match key {
        "name" | "full_name" | "is" | "pronouns" | "id" | "language" | "how_often" | "by" | "checked_by" | "council" | "theme" => {
            MOST_IN_A_NAME
        }
        "phone" | "email" | "address" | "doctor" | "dentist" | "place" => MOST_IN_A_PLACE,
        _ => MOST_LETTERS,
    }
}

/// Whether a key is what an older reading of YAML makes of `on`: for it, `on` and `yes` are words for `true`.
fn is_on(key: &str) -> bool {
    key.eq_ignore_ascii_case("true")
}

/// An unknown key as a message names it, where nothing beside it is a label or a piece of a text.
fn named(pair: &Pair) -> String {
    const LONGEST: usize = 40;
    let is_word = |letter: char| letter.is_alphanumeric() || [' ', '_', '-', '/', '\''].contains(&letter);
    let is_key = pair.key.chars().count() <= LONGEST && pair.key.chars().all(is_word);
    if is_key { format!("`{}`", pair.key) } else { shown(&pair.key) }
}

/// A word as it may be in a message: a key in marks, and nothing that could be somebody's words.
pub fn shown(word: &str) -> String {
    let is_key = !word.is_empty()
        && word.len() <= 40
        && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter == '-')
        && !word.starts_with('-');
    if is_key { format!("`{word}`") } else { "This".to_owned() }
}

/// Words that people write for a key of ours, where no spelling is near.
fn alias(written: &str) -> Option<&'static str> {
    Some(match written.to_lowercase().as_str() {
        "dob" | "date_of_birth" | "birthday" => "born",
        "owner" | "owned_by" => "whose",
        "role" | "type" => "part",
        "relationship" | "relation" => "is",
        "tel" | "telephone" | "mobile" | "phone_number" => "phone",
        "e-mail" | "mail" => "email",
        "text" | "said" | "quote" => "words",
        "due" | "deadline" | "until" => "by",
        "action" | "task" => "what",
        "date" | "when" => "on",
        "placement" | "address_name" => "place",
        "private" | "hidden" | "secret" | "confidential" | "hidden_from" | "hide_from" | "keep_from" | "kept_from" | "not_to" | "from" => {
            "not_for"
        }
        "visible_to" | "shared_with" | "share_with" | "only" | "only_to" | "for" | "readers" | "audience" => "only_for",
        "photo" | "image" => "picture",
        "contact" | "contacts" => "seeing_people",
        "outcome" | "target" => "in_12_months",
        _ => return None,
    })
}

impl Shape {
    /// What may be written, in a few words: "a day, written 2026-03-02".
    pub fn in_words(&self) -> String {
        match self {
            Shape::Text { .. } => "a text".into(),
            Shape::Choice(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                format!("one of {}", words.join(", "))
            }
            Shape::Date => "a day, written like 2026-03-02".into(),
            Shape::DateOrMonth => "a day or a month, written like 2026-03-02 or 2026-03".into(),
            Shape::When => "a day, written like 2026-03-02, or a rhythm, like every day".into(),
            Shape::Number(from, to) => format!("a whole number from {from} to {to}"),
            Shape::Flag => "true or false".into(),
            Shape::PersonKey => "the key of a person from `people`".into(),
            Shape::AudienceKey => "the key of a person from `people`, or a group".into(),
            Shape::List(item) => format!("a list, each {}", item.in_words()),
            Shape::Record(record) => match (record.short)() {
                Some(short) => format!("{}, or keys with values", short.in_words()),
                None => "keys with values".into(),
            },
            Shape::Map { keys, .. } => match keys {
                Keys::People | Keys::OfPeople => "keys of people, each with its value".into(),
                Keys::Readers => "keys of people or groups, each with its value".into(),
                Keys::Words | Keys::CouncilWords => "words, each with its text".into(),
            },
        }
    }

    /// An example of how it is written.
    fn how_to_write(&self) -> String {
        match self {
            Shape::List(_) => "Write a list: each on its own line after `- `, or all in `[ ]` with commas between.".into(),
            Shape::Record(record) => {
                let keys: Vec<_> = (record.fields)().iter().take(6).map(|field| format!("`{}:`", field.key)).collect();
                format!("Write the keys on the next lines, each with two spaces more before it: {} …", keys.join(", "))
            }
            Shape::Map { .. } => "Write one key a line, each with two spaces more before it.".into(),
            Shape::Text { .. } => "Write the text on the same line, in quotation marks where it holds a colon or a comma.".into(),
            _ => format!("Write {}.", self.in_words()),
        }
    }
}
