//! The list of words that shut readers out: what it finds in sentences as they stand in plans, and what it must hold.

#[path = "jargon/forms.rs"]
mod forms;
#[path = "jargon/rules.rs"]
mod rules;

use ourplan::language::{Jargon, JargonKind, Locale};
use std::collections::BTreeSet;

/// The least share of marked words that must be found, and of found words that must be marked.
const LEAST: f64 = 0.95;

/// One sentence with the terms that a practitioner marked.
struct Sentence<'a> {
    part: &'a str,
    terms: Vec<&'a str>,
    text: &'a str,
}

/// How many marked words were found, were missed, and how many others were found.
#[derive(Default)]
struct Score {
    found: usize,
    missed: usize,
    extra: usize,
}

impl Score {
    fn recall(&self) -> f64 {
        share(self.found, self.missed)
    }

    fn precision(&self) -> f64 {
        share(self.found, self.extra)
    }
}

fn share(right: usize, wrong: usize) -> f64 {
    let all = u32::try_from(right + wrong).expect("a small number");
    f64::from(u32::try_from(right).expect("a small number")) / f64::from(all.max(1))
}

pub fn list() -> &'static Jargon {
    Locale::bundled("en").expect("English").jargon().expect("a list that can be read").expect("a list")
}

fn sentences() -> Vec<Sentence<'static>> {
    let lines = include_str!("jargon/sentences.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let sentence = |line: &'static str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, part, terms, text] = columns[..] else { panic!("not four columns: {line}") };
        Sentence { part, terms: terms.split("; ").filter(|term| !term.is_empty()).collect(), text }
    };
    lines.map(sentence).collect()
}

/// The terms that are found in a text and do not stay.
fn found(text: &str) -> Vec<&'static str> {
    list().find(text).into_iter().filter(|hit| hit.term.kind != JargonKind::Keep).map(|hit| hit.term.term.as_str()).collect()
}

#[test]
fn what_a_practitioner_marks_is_found_and_little_else() {
    let (mut all, mut held_out) = (Score::default(), Score::default());
    for sentence in sentences() {
        let mut marked = sentence.terms.clone();
        let (mut hits, mut extra) = (0, Vec::new());
        for term in found(sentence.text) {
            match marked.iter().position(|known| *known == term) {
                Some(at) => {
                    marked.remove(at);
                    hits += 1;
                }
                None => extra.push(term),
            }
        }
        if !marked.is_empty() || !extra.is_empty() {
            println!("{}: missed {marked:?}, besides {extra:?}: {}", sentence.part, sentence.text);
        }
        let scores = if sentence.part == "held-out" { vec![&mut all, &mut held_out] } else { vec![&mut all] };
        for score in scores {
            score.found += hits;
            score.missed += marked.len();
            score.extra += extra.len();
        }
    }
    for (name, score) in [("all", &all), ("held-out", &held_out)] {
        println!("jargon, {name}: recall {:.3}, precision {:.3}", score.recall(), score.precision());
        assert!(score.recall() >= LEAST && score.precision() >= LEAST, "{name}");
    }
}

#[test]
fn the_sentences_are_many_and_many_of_them_are_hard() {
    let sentences = sentences();
    assert!(sentences.len() >= 320);
    assert!(sentences.iter().filter(|sentence| sentence.terms.is_empty()).count() >= 120);
    assert!(sentences.iter().filter(|sentence| sentence.part == "held-out").count() >= 80);
    let known: BTreeSet<&str> = list().terms().iter().map(|term| term.term.as_str()).collect();
    for term in sentences.iter().flat_map(|sentence| &sentence.terms) {
        assert!(known.contains(term), "{term} is no term of the list");
    }
}

#[test]
fn each_term_with_a_trap_has_a_sentence_in_which_it_is_ordinary() {
    let sentences = sentences();
    for term in list().terms() {
        let traps = [&term.traps.not_after, &term.traps.not_before, &term.traps.not_near];
        if traps.iter().all(|list| list.is_empty()) {
            continue;
        }
        let ordinary = |sentence: &Sentence<'_>| {
            let mentioned = list().mentioned(sentence.text).iter().any(|known| known.term == term.term);
            mentioned && !sentence.terms.contains(&term.term.as_str())
        };
        assert!(sentences.iter().any(ordinary), "no sentence shows a trap of `{}`", term.term);
    }
}

#[test]
fn every_collected_term_is_in_the_list() {
    let lines: Vec<&str> = include_str!("jargon/collected.tsv").lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    assert_eq!(lines.len(), 211);
    for line in lines {
        let (_, words) = line.split_once('\t').expect("two columns");
        for word in words.split("; ") {
            assert!(!list().mentioned(word).is_empty(), "{word} is not in the list");
        }
    }
}

#[test]
fn every_word_that_stays_is_explained_by_the_booklet() {
    let explained: BTreeSet<String> = Locale::bundled("en")
        .expect("English")
        .words()
        .iter()
        .flat_map(|word| word.forms.iter().chain([&word.term]))
        .map(|form| form.to_lowercase())
        .collect();
    for term in list().terms().iter().filter(|term| term.kind == JargonKind::Keep) {
        for form in std::iter::once(&term.term).chain(&term.forms) {
            assert!(explained.contains(&form.to_lowercase()), "{form} stays and words.yaml does not explain it");
        }
    }
}

#[test]
fn the_list_says_what_to_write_and_each_form_stands_once() {
    let mut seen = BTreeSet::new();
    for term in list().terms() {
        for form in term.all_forms() {
            assert!(seen.insert(form), "{form} stands twice");
        }
        for text in [&term.instead, &term.meaning, &term.source] {
            assert!(!text.trim().is_empty(), "{} says too little", term.term);
        }
        assert!(!term.instead.ends_with('.') && term.instead.split_whitespace().count() <= 25, "{}", term.term);
    }
}
