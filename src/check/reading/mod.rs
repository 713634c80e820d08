//! The texts of a plan as its readers meet them: which wording whom reaches, its sentences and its words.
//!
//! The rules about plain words look at this, and the worker's page on reading is counted from it. It measures; it never says
//! that a text is easy.

mod limits;
mod list;
mod names;
mod readers;
mod report;
mod text;

pub use limits::{Limits, limits};
pub use list::{PhraseSeen, phrases_in, unkind_in};
pub use report::{ReaderReading, ReaderTexts, report};
pub use text::{Sentence, TextRead, Unit};

use super::plain::language_tag;
use super::{RuleContext, TextSeen};
use crate::language::Locale;
use crate::language::reading::Vocabulary;
use crate::plan::Style;
use names::Names;

/// What the readers of a plan read.
pub struct Reading<'a> {
    /// The texts that reach a reader who is no worker, in the order of the file.
    pub texts: Vec<TextRead<'a>>,
    names: Names,
    vocabulary: Option<&'static Vocabulary>,
}

impl<'a> Reading<'a> {
    /// Reads the texts of a plan. Nothing is read where the plan is in a language that we have no word lists for.
    pub(super) fn of(context: &RuleContext<'a>) -> Self {
        let language = language_tag(context);
        let locale = Locale::bundled(language).ok();
        let vocabulary = locale.and_then(Locale::vocabulary);
        let readers = readers::readers(context);
        let read = |seen: &'a TextSeen<'a>| {
            let styles: Vec<Style> = readers::styles(&readers, seen);
            (!styles.is_empty()).then(|| TextRead::new(seen, styles, context.locale))
        };
        let mut texts: Vec<TextRead<'_>> = match vocabulary {
            Some(_) => {
                context.walk.texts.iter().filter(|seen| is_prose(seen) && !seen.is_in_other_language(language)).filter_map(read).collect()
            }
            None => Vec::new(),
        };
        texts.sort_by_key(|text| text.seen.text.span.start);
        Reading { names: Names::of(context, locale, &texts), texts, vocabulary }
    }

    /// The words of a sentence that a reader of a style may not know: numbers of words in it.
    #[must_use]
    pub fn hard_words(&self, unit: &Unit, sentence: &Sentence, style: Style) -> Vec<usize> {
        let (Some(vocabulary), Some(limits)) = (self.vocabulary, limits(style)) else { return Vec::new() };
        let is_hard = |at: &usize| {
            let word = unit.word(sentence, *at);
            !vocabulary.knows(word, limits.level) && !unit.is_quoted(sentence, *at) && !self.names.covers(word, *at == 0)
        };
        (0..sentence.words.len()).filter(is_hard).collect()
    }
}

/// Whether a text is one that somebody wrote for readers in the plan's own voice.
fn is_prose(seen: &TextSeen<'_>) -> bool {
    seen.is_markdown() && !seen.is_own_words() && !seen.text.is_blank() && !seen.no_prose
}

/// A style in words, as a message says it: "for a child of 8 to 12".
#[must_use]
pub fn for_whom(style: Style) -> &'static str {
    match style {
        Style::Easier => "for a reader of easier words",
        Style::Child => "for a child of 8 to 12",
        Style::Teen => "for a young person",
        Style::Family => "for a family",
        Style::Worker => "for a worker",
    }
}
