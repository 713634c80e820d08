//! One wording with its sentences and words, each with its place in the file.

use crate::check::{RuleContext, TextSeen};
use crate::language::Locale;
use crate::language::reading::{plain_word, quoted, sentences, words};
use crate::plan::Style;
use crate::prose::{Spoken, spoken};
use crate::source::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// A wording that reaches readers.
pub struct TextRead<'a> {
    /// The text, with the keys above it.
    pub seen: &'a TextSeen<'a>,
    /// The styles of the plan's readers who get it, the strictest first. Never that of staff, never none.
    pub styles: Vec<Style>,
    /// Its paragraphs and list items.
    pub units: Vec<Unit>,
}

/// A paragraph or a list item.
pub struct Unit {
    /// What is read.
    pub spoken: Spoken,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// What is between quotation marks: somebody's own words, which no rule about words judges.
    quoted: Vec<Range<usize>>,
}

/// A sentence.
pub struct Sentence {
    /// Where it stands in the words of its unit.
    pub range: Range<usize>,
    /// Where its words stand there.
    pub words: Vec<Range<usize>>,
    /// The same in small letters, made when first asked for.
    plain: OnceCell<Vec<String>>,
}

impl<'a> TextRead<'a> {
    pub(super) fn new(seen: &'a TextSeen<'a>, styles: Vec<Style>, locale: &Locale) -> Self {
        let units = spoken(seen.text.as_str()).into_iter().map(|spoken| Unit::new(spoken, locale)).collect();
        TextRead { seen, styles, units }
    }

    /// The style whose limits count: the strictest that gets this wording.
    #[must_use]
    pub fn strictest(&self) -> Style {
        self.styles.first().copied().unwrap_or(Style::Worker)
    }

    /// All sentences with their units.
    pub fn sentences(&self) -> impl Iterator<Item = (&Unit, &Sentence)> {
        self.units.iter().flat_map(|unit| unit.sentences.iter().map(move |sentence| (unit, sentence)))
    }

    /// Where a stretch of a unit's words stands in the file.
    #[must_use]
    pub fn place(&self, context: &RuleContext<'_>, unit: &Unit, range: Range<usize>) -> Span {
        context.place_in(self.seen.text, unit.spoken.place(range))
    }

    /// Where some words of a sentence stand in the file, from the first to before the last number.
    #[must_use]
    pub fn place_of_words(&self, context: &RuleContext<'_>, unit: &Unit, sentence: &Sentence, words: Range<usize>) -> Span {
        let start = sentence.words.get(words.start).map_or(sentence.range.start, |word| word.start);
        let end = sentence.words.get(words.end.saturating_sub(1)).map_or(sentence.range.end, |word| word.end);
        self.place(context, unit, start..end)
    }
}

impl Unit {
    fn new(spoken: Spoken, locale: &Locale) -> Self {
        let sentence = |range: Range<usize>| {
            let found = words(&spoken.words[range.clone()]);
            Sentence {
                words: found.into_iter().map(|word| word.start + range.start..word.end + range.start).collect(),
                range,
                plain: OnceCell::new(),
            }
        };
        let sentences = sentences(&spoken.words, locale).into_iter().map(sentence).collect();
        let quoted = quoted(&spoken.words);
        Unit { spoken, sentences, quoted }
    }

    /// A word of a sentence, by its number.
    #[must_use]
    pub fn word(&self, sentence: &Sentence, at: usize) -> &str {
        sentence.words.get(at).and_then(|word| self.spoken.words.get(word.clone())).unwrap_or_default()
    }

    /// The words of a sentence in small letters, to look for phrases; nothing in the place of a word that is quoted.
    #[must_use]
    pub fn plain<'s>(&self, sentence: &'s Sentence) -> &'s [String] {
        let word = |at: usize| if self.is_quoted(sentence, at) { String::new() } else { plain_word(self.word(sentence, at)) };
        sentence.plain.get_or_init(|| (0..sentence.words.len()).map(word).collect())
    }

    /// Whether a word of a sentence stands between quotation marks.
    #[must_use]
    pub fn is_quoted(&self, sentence: &Sentence, at: usize) -> bool {
        let place = sentence.words.get(at).map_or(0, |word| word.start);
        self.quoted.iter().any(|quoted| quoted.contains(&place))
    }

    /// How many words it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.words.len()).sum()
    }
}
