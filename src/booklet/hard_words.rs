//! The hard words that a booklet could explain, and a quick look for which of them are in a text.

use super::PageWords;
use super::writer::{Writer, literal};
use crate::prose::LinkTerm;
use crate::view;
use std::cell::{Cell, OnceCell};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// A word that could be explained.
pub(super) struct HardWord<'a> {
    /// The word.
    pub word: &'a str,
    /// Its other forms.
    pub forms: Vec<&'a str>,
    /// What it means.
    meaning: Meaning<'a>,
    /// What the child or the council says for it, where that is beside the meaning.
    said: Option<String>,
    /// Its anchor on the page that explains, once the booklet uses it.
    anchor: OnceCell<String>,
    /// Whether the plan explains it. Then the booklet does too, wherever the word is.
    pub from_plan: bool,
}

/// What a hard word means. The plan's own words become the booklet's only where the word is shown, since a picture may come with
/// them, and a note on whom they speak to.
enum Meaning<'a> {
    OfThePlan(&'a view::WordsShown<'a>),
    OfTheLanguage(PageWords),
}

impl<'a> HardWord<'a> {
    fn new(word: &'a str, forms: Vec<&'a str>, meaning: Meaning<'a>) -> Self {
        let from_plan = matches!(meaning, Meaning::OfThePlan(_));
        HardWord { word, forms, meaning, said: None, anchor: OnceCell::new(), from_plan }
    }

    /// The word as `prose` looks for it.
    pub(super) fn term(&self) -> LinkTerm<'_> {
        LinkTerm { word: self.word, anchor: self.anchor(), forms: &self.forms }
    }

    /// Its anchor; empty as long as the booklet does not use it.
    pub(super) fn anchor(&self) -> &str {
        self.anchor.get().map_or("", String::as_str)
    }

    /// Notes that the booklet uses it. Words are numbered in order of first use, so a gap cannot reveal one that was left out.
    pub(super) fn use_it(&self, used: &Cell<usize>) {
        self.anchor.get_or_init(|| {
            used.set(used.get() + 1);
            format!("w-{}", used.get())
        });
    }

    /// What it means, as the booklet says it.
    pub(super) fn meaning(&self, writer: &Writer<'_, '_>) -> PageWords {
        let mut meaning = match &self.meaning {
            Meaning::OfThePlan(words) => writer.words(words),
            Meaning::OfTheLanguage(words) => words.clone(),
        };
        if let Some(said) = self.said.as_ref().filter(|_| meaning.lang.is_none()) {
            meaning.text = format!("{}\n\n{said}", meaning.text);
        }
        meaning
    }

    fn is(&self, word: &str) -> bool {
        let same = |own: &str| own.chars().flat_map(char::to_lowercase).eq(word.chars().flat_map(char::to_lowercase));
        same(self.word) || self.forms.iter().any(|form| same(form))
    }
}

/// The plan's explanations first, then the language's, each with the word that the child or the council says.
pub(super) fn all<'a>(writer: &'a Writer<'_, '_>) -> Vec<HardWord<'a>> {
    let view = writer.view;
    let mut all: Vec<HardWord<'a>> = Vec::new();
    let of_the_language = |word, forms, meaning| HardWord::new(word, forms, Meaning::OfTheLanguage(meaning));
    for (word, meaning) in &view.explain {
        all.push(HardWord::new(word, Vec::new(), Meaning::OfThePlan(meaning)));
    }
    // In the words for children "you" is the child.
    let style = if view.speaks_to_child() || writer.for_worker() { writer.style() } else { "family" };
    let of_plan = all.len();
    for explained in writer.locale.words() {
        let forms = explained.forms.iter().map(String::as_str).chain([explained.term.as_str()]);
        match all[..of_plan].iter_mut().find(|known| forms.clone().any(|form| known.is(form))) {
            Some(known) => known.forms.extend(forms),
            None => all.push(of_the_language(&explained.term, forms.collect(), literal(explained.meaning(style)))),
        }
    }
    let child = view.say.iter().map(|(ours, theirs)| (*ours, *theirs, "words-say"));
    let council = writer.extras.say.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str(), "words-council-say"));
    for (ours, theirs, key) in child.chain(council) {
        let said = writer.fixed_with(key, &[("say", theirs.into())]);
        match all.iter_mut().find(|known| known.is(ours)) {
            Some(known) => match &mut known.said {
                Some(more) => more.extend(["\n\n", &said.text]),
                none => *none = Some(said.text),
            },
            None => all.push(of_the_language(ours, Vec::new(), said)),
        }
    }
    all
}

/// All forms of all words, to be looked for in a text.
pub(super) struct Lookup {
    /// The forms by their first word in small letters, the longest first.
    by_first: HashMap<String, Vec<TermForm>>,
    /// For each letter from a to z, the lengths that a first word with this letter may have: most words need no look.
    lengths: [u32; 26],
}

/// One form in small letters, and the number of its hard word.
struct TermForm {
    small: String,
    /// Whether it is found in capitals only: `SEND` is not "send".
    capitals: bool,
    number: usize,
}

/// A hard word in a text.
pub(super) struct FoundTerm {
    /// Its number.
    pub number: usize,
    /// Where it is.
    pub at: Range<usize>,
}

impl Lookup {
    pub(super) fn new(words: &[HardWord<'_>]) -> Self {
        let mut lookup = Lookup { by_first: HashMap::new(), lengths: [0; 26] };
        for (number, word) in words.iter().enumerate() {
            for form in word.forms.iter().chain([&word.word]) {
                let small = form.to_lowercase();
                let Some((_, first)) = pieces(&small).next() else { continue };
                if let Some((letter, length)) = shape(first) {
                    lookup.lengths[letter] |= length;
                }
                let first = first.to_owned();
                lookup.by_first.entry(first).or_default().push(TermForm { small, capitals: is_loud(form), number });
            }
        }
        for forms in lookup.by_first.values_mut() {
            forms.sort_by_key(|form| (Reverse(form.small.len()), form.number));
        }
        lookup
    }

    /// The hard words that are in a text as whole words, the longest at each place.
    pub(super) fn find(&self, text: &str) -> Vec<FoundTerm> {
        let mut found: Vec<FoundTerm> = Vec::new();
        let mut small = String::new();
        for (at, piece) in pieces(text) {
            let inside_the_last = found.last().is_some_and(|last| at < last.at.end);
            if inside_the_last || shape(piece).is_some_and(|(letter, length)| self.lengths[letter] & length == 0) {
                continue;
            }
            small.clear();
            small.extend(piece.chars().flat_map(char::to_lowercase));
            let mut forms = self.by_first.get(&small).into_iter().flatten();
            let fits = |form: &TermForm| {
                let length = begins_with(&text[at..], &form.small)?;
                (!form.capitals || is_loud(&text[at..at + length])).then_some((form.number, length))
            };
            if let Some((number, length)) = forms.find_map(fits) {
                found.push(FoundTerm { number, at: at..at + length });
            }
        }
        found
    }
}

/// Whether a word is letters that stand for something: two capitals or more, and no small letter but a last `s`.
fn is_loud(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    bare.chars().filter(|sign| sign.is_uppercase()).count() > 1 && !bare.chars().any(char::is_lowercase)
}

/// The words of a text and where they begin. A hyphen joins words.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run(&text[at..], false);
        at = start + run(&text[start..], true);
        (at > start).then(|| (start, &text[start..at]))
    })
}

/// Whether a byte of ASCII joins words; nothing for a part of another character.
const JOINS: [Option<bool>; 256] = {
    let mut joins = [None; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        joins[byte as usize] = Some(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        byte += 1;
    }
    joins
};

/// How many bytes at the start of a text join words, or do not. ASCII, which is nearly all, is not taken for characters.
fn run(text: &str, joining: bool) -> usize {
    let mut rest = text;
    loop {
        rest = &rest[rest.bytes().position(|byte| JOINS[usize::from(byte)] != Some(joining)).unwrap_or(rest.len())..];
        match rest.chars().next().filter(|sign| !sign.is_ascii() && joins(*sign) == joining) {
            Some(sign) => rest = &rest[sign.len_utf8()..],
            None => return text.len() - rest.len(),
        }
    }
}

fn joins(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '-')
}

/// The first letter and the length of a word, as places to look up; nothing for words that begin with another sign.
fn shape(word: &str) -> Option<(usize, u32)> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| (usize::from(first - b'a'), 1 << word.len().min(31)))
}

/// How much of a text a form takes, where the text begins with it in small letters or capitals as whole words.
fn begins_with(text: &str, small: &str) -> Option<usize> {
    let mut wanted = small.chars();
    for (at, sign) in text.char_indices() {
        if wanted.as_str().is_empty() {
            return (!joins(sign)).then_some(at);
        }
        let sign = if sign == '\n' { ' ' } else { sign };
        if !sign.to_lowercase().all(|small| wanted.next() == Some(small)) {
            return None;
        }
    }
    wanted.as_str().is_empty().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, &str)> {
        let hard = |word, forms: &[&'static str]| HardWord::new(word, forms.to_vec(), Meaning::OfTheLanguage(PageWords::default()));
        let words = [hard("care order", &["care orders"]), hard("interim care order", &[]), hard("EHC plan", &["EHCP"])];
        Lookup::new(&words).find(text).into_iter().map(|found| (found.number, &text[found.at])).collect()
    }

    #[test]
    fn whole_words_are_found_and_the_longest_wins() {
        assert_eq!(found("An interim care order is no care\norder."), [(1, "interim care order"), (0, "care\norder")]);
        assert_eq!(found("Your EHCP, or ehc plan"), [(2, "EHCP"), (2, "ehc plan")]);
        assert!(found("your ehcp").is_empty(), "letters are found in capitals only");
        assert!(found("care ordering, care, order, pre-care order").is_empty());
    }
}
