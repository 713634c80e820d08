//! Phrases of our own lists in the texts of a plan: what blames, what threatens, idioms.

use super::{Sentence, TextRead, Unit};
use crate::check::RuleContext;
use crate::language::UnkindWords;
use crate::language::reading::PhraseIndex;
use std::ops::Range;

/// A phrase that stands in a text.
pub struct PhraseSeen<'r, 'a> {
    /// The text.
    pub text: &'r TextRead<'a>,
    /// The paragraph or list item.
    pub unit: &'r Unit,
    /// The sentence.
    pub sentence: &'r Sentence,
    /// The number of the phrase in its list.
    pub phrase: usize,
    /// The words of the sentence that it covers.
    pub words: Range<usize>,
}

impl PhraseSeen<'_, '_> {
    /// The words of our list that stand there, to name them in a message; something else where a label keeps the text from
    /// somebody.
    pub fn named(&self, context: &RuleContext<'_>, or: &str) -> String {
        if !context.is_open(self.text.seen.text) {
            return or.to_owned();
        }
        let words: Vec<&str> = self.words.clone().map(|at| self.unit.word(self.sentence, at)).collect();
        format!("“{}”", words.join(" "))
    }
}

/// Every place of every phrase in some texts, in the order of the plan.
pub fn phrases_in<'r, 'a: 'r>(texts: impl Iterator<Item = &'r TextRead<'a>>, index: &PhraseIndex) -> Vec<PhraseSeen<'r, 'a>> {
    let mut found = Vec::new();
    for text in texts {
        for (unit, sentence) in text.sentences() {
            for (phrase, start, end) in index.find(unit.plain(sentence)) {
                found.push(PhraseSeen { text, unit, sentence, phrase, words: start..end });
            }
        }
    }
    found
}

/// Every place of unkind words in some texts, in the order of the plan, with what to write instead.
pub fn unkind_in<'r, 'a: 'r, 'w>(
    texts: impl Iterator<Item = &'r TextRead<'a>>,
    words: &'w UnkindWords,
) -> Vec<(PhraseSeen<'r, 'a>, &'w str)> {
    let sentences = texts.flat_map(|text| text.sentences().map(move |(unit, sentence)| (text, unit, sentence)));
    let unkind = sentences.flat_map(|(text, unit, sentence)| {
        let hits = words.find(unit.plain(sentence)).into_iter();
        hits.map(move |(words, instead)| (PhraseSeen { text, unit, sentence, phrase: 0, words }, instead))
    });
    unkind.collect()
}
