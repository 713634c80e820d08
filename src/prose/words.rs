//! Words with an explanation: finds them in a text and links their first place.
//!
//! Works on the Markdown itself, before `to_html`, so that the links are written like any other.

use super::html::{Block, ProsePiece, Target};
use super::{html, sanitizer};
use std::collections::HashMap;

/// A word with an explanation.
pub struct LinkTerm<'a> {
    /// The word as it is listed; several words are one term too.
    pub word: &'a str,
    /// The anchor of its explanation: letters, digits, hyphens and underscores.
    pub anchor: &'a str,
    /// Other forms in which it is in a text ("reviews", "reviewed").
    pub forms: &'a [&'a str],
}

/// The text with a link `[found](word:anchor)` at the first place of each term.
///
/// Only whole words outside links are linked, in small letters or capitals. Where terms overlap the
/// longest wins. `already(i)` is asked once, when term `i` is found: it says whether the term was linked
/// on this page before, and remembers it. Nothing else that is shown changes; where a link would change it, the
/// text comes back without links.
#[must_use]
pub fn link_words(markdown: &str, terms: &[LinkTerm<'_>], already: &mut dyn FnMut(usize) -> bool) -> String {
    let index = LinkIndex::new(terms);
    let mut asked = vec![false; terms.len()];
    let mut links = Vec::new();
    for run in runs(markdown) {
        index.find(&run, &mut |term, from, to| {
            let written = &markdown[from..to];
            let safe = !written.contains(['[', ']', '\\', '<']) && !markdown[..from].ends_with(['!', '\\', '[']);
            if safe && !std::mem::replace(&mut asked[term], true) && !already(term) {
                links.push((from, to, terms[term].anchor));
            }
        });
    }
    if links.is_empty() {
        return markdown.to_owned();
    }
    let linked = with_links(markdown, &links);
    // Signs around a word can change their meaning when a bracket comes between them.
    if shown(&linked) == shown(markdown) { linked } else { markdown.to_owned() }
}

/// What a text shows, links to words left aside.
fn shown(markdown: &str) -> String {
    let mut pieces = sanitizer::pieces(markdown);
    let mut word = false;
    pieces.retain(|piece| match piece {
        ProsePiece::LinkStart(Target::Word(_)) => {
            word = true;
            false
        }
        ProsePiece::LinkEnd => !std::mem::take(&mut word),
        _ => true,
    });
    html::blocks(&pieces, &|_| String::new())
}

fn with_links(markdown: &str, links: &[(usize, usize, &str)]) -> String {
    let mut linked = String::with_capacity(markdown.len() + links.len() * 24);
    let mut from = 0;
    for (start, end, anchor) in links {
        linked.push_str(&markdown[from..*start]);
        linked.push('[');
        linked.push_str(&markdown[*start..*end]);
        linked.push_str("](word:");
        linked.push_str(anchor);
        linked.push(')');
        from = *end;
    }
    linked.push_str(&markdown[from..]);
    linked
}

/// The words of one block in small letters, each character with its place in the source.
#[derive(Default)]
struct Run {
    letters: Vec<RunLetter>,
}

/// One character of a run.
struct RunLetter {
    /// In small letters; where that is more than one character, the first.
    small: char,
    /// Whether it is a small letter.
    is_small: bool,
    /// Where it is in the source, if a link may cover it.
    place: Option<(usize, usize)>,
    /// Whether bold begins or ends before it, so that no link may reach across.
    barrier: bool,
}

fn runs(markdown: &str) -> Vec<Run> {
    let mut runs = vec![Run::default()];
    let mut linked = false;
    let mut barrier = false;
    for piece in sanitizer::pieces(markdown) {
        let Some(run) = runs.last_mut() else { break };
        let mut push = |character: char, place: Option<(usize, usize)>| {
            run.letters.push(RunLetter {
                small: small(character),
                is_small: character.is_lowercase(),
                place,
                barrier: std::mem::take(&mut barrier),
            });
        };
        match piece {
            ProsePiece::Open(Block::Paragraph | Block::Tight) => runs.push(Run::default()),
            ProsePiece::BoldStart | ProsePiece::BoldEnd => barrier = true,
            ProsePiece::LinkStart(_) => linked = true,
            ProsePiece::LinkEnd => linked = false,
            ProsePiece::Break => push('\n', None),
            ProsePiece::Space(range) => push(' ', (!linked).then_some((range.start, range.end))),
            ProsePiece::Text(text, place) => {
                let place = place.filter(|_| !linked);
                for (at, character) in text.char_indices() {
                    push(character, place.map(|start| (start + at, start + at + character.len_utf8())));
                }
            }
            ProsePiece::Open(_) | ProsePiece::Close(_) => {}
        }
    }
    runs
}

fn small(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

/// The forms of all terms by their first letter, the longest first.
struct LinkIndex {
    forms: HashMap<char, Vec<LinkForm>>,
}

/// One form of a term.
struct LinkForm {
    letters: Vec<char>,
    /// Whether it is letters that stand for something, which are found in capitals only.
    capitals: bool,
    term: usize,
}

impl LinkIndex {
    fn new(terms: &[LinkTerm<'_>]) -> Self {
        let mut forms: HashMap<char, Vec<LinkForm>> = HashMap::new();
        for (number, term) in terms.iter().enumerate() {
            for form in term.forms.iter().chain([&term.word]) {
                let letters: Vec<char> = form.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(small).collect();
                if let Some(first) = letters.first() {
                    forms.entry(*first).or_default().push(LinkForm { capitals: is_loud(form), letters, term: number });
                }
            }
        }
        for of_letter in forms.values_mut() {
            of_letter.sort_by(|one, other| other.letters.len().cmp(&one.letters.len()).then(one.term.cmp(&other.term)));
        }
        LinkIndex { forms }
    }

    /// Calls `found` with the term and its place for each whole word of a run, the longest term at each place.
    fn find(&self, run: &Run, found: &mut dyn FnMut(usize, usize, usize)) {
        let letters = &run.letters;
        let mut at = 0;
        while at < letters.len() {
            let starts = !joins(letters, at.checked_sub(1)) && is_word(letters[at].small);
            let forms = if starts { self.forms.get(&letters[at].small) } else { None };
            let best = forms.into_iter().flatten().find_map(|form| {
                let end = at + form.letters.len();
                fits(letters, at, form).then_some((form.term, end))
            });
            let Some((term, end)) = best else {
                at += 1;
                continue;
            };
            if let (Some((from, _)), Some((_, to))) = (letters[at].place, letters[end - 1].place) {
                found(term, from, to);
            }
            at = end;
        }
    }
}

/// Whether a form is two capitals or more, with no small letter but a last `s`.
fn is_loud(form: &str) -> bool {
    let bare = form.strip_suffix('s').unwrap_or(form);
    bare.chars().filter(|sign| sign.is_uppercase()).count() > 1 && !bare.chars().any(char::is_lowercase)
}

/// Whether a form is at a place as whole words, in text that a link may cover.
fn fits(letters: &[RunLetter], at: usize, form: &LinkForm) -> bool {
    let Some(stretch) = letters.get(at..at + form.letters.len()) else { return false };
    let ending = usize::from(form.letters.last() == Some(&'s'));
    if form.capitals && stretch[..stretch.len() - ending].iter().any(|letter| letter.is_small) {
        return false;
    }
    let same = stretch.iter().zip(&form.letters).all(|(letter, wanted)| letter.small == *wanted && letter.place.is_some());
    let whole = stretch.iter().skip(1).all(|letter| !letter.barrier);
    same && whole && !joins(letters, Some(at + form.letters.len()))
}

/// Whether the character at a place belongs to the word beside it.
fn joins(letters: &[RunLetter], at: Option<usize>) -> bool {
    at.and_then(|at| letters.get(at)).is_some_and(|letter| is_word(letter.small) || letter.small == '-')
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
