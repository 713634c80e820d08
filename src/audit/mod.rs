//! Finds withheld text in finished bytes, whatever it is dressed up as.
//!
//! Stands between `formats` and `output`: nothing is written before it was looked through in memory.
//!
//! The way of a search: the secrets of one reader become needles (`needles`), an artifact becomes two
//! streams of folded letters and digits without spaces, with marks where words end (`page`, `markup`,
//! `stream`), and pieces of all needles are looked up at each letter (`ngram_index`, `search`). What is
//! written in signs or in a `data:` address is opened first (`decode`, `data_address`), up to limits of depth and
//! size; what is packed in another way is refused. Time is linear in the bytes.
//!
//! What it cannot find: a paraphrase, fewer than six words of a text, a word of one letter, words inside a photograph, a name
//! that is an ordinary word or a part of another name where nothing beside it says that it is the name, and a text in both a secret and a name that the reader may see.

mod bytes;
mod data_address;
mod decode;
mod entities;
mod fold;
mod ngram_index;
mod hints;
mod known;
mod fuzzy_forms;
mod markup;
mod meant;
mod edit_distance;
mod needles;
mod numbered;
mod numbers;
mod ordinary;
mod page;
mod pictures;
mod places;
mod search;
mod boundaries;
mod stream;
mod texts;

#[cfg(test)]
mod tests;

use crate::content::{Why, Withheld};
use crate::formats::Artifact;
use crate::language::Locale;
use crate::source::Span;
use crate::theme::is_ours;
use meant::{Found, Meant};
use ordinary::in_language;
use search::Search;
use std::collections::BTreeSet;

/// A withheld text that stands in a finished file.
///
/// It has no `Debug`: where the secret stands in the file's name, the name is a secret too.
pub struct Hit {
    /// The name of the artifact.
    pub artifact: String,
    /// Where the plan says what is withheld.
    pub span: Span,
    /// Why it is withheld.
    pub why: Why,
}

/// A file, or a part of one, that cannot be looked into. Its booklet is not published.
pub struct Unreadable {
    /// The name of the artifact.
    pub artifact: String,
    /// What is so, as the end of a sentence that starts with the name.
    pub why: &'static str,
}

/// The program's own phrases, made ready to be searched once for all readers of a language.
pub struct Phrases {
    own: ngram_index::Places,
    locale: &'static Locale,
}

impl Phrases {
    /// The phrases of a language. The search goes by the words of that language.
    pub fn of(locale: &'static Locale) -> Self {
        Phrases { own: ngram_index::Places::new(needles::fold_all(&locale.phrases())), locale }
    }

    /// Some phrases of a page in English, in any order.
    pub fn new(phrases: &[String]) -> Self {
        Phrases { own: ngram_index::Places::new(needles::fold_all(phrases)), locale: Locale::of("en") }
    }
}

/// All that one reader may not see, ready to be looked for.
pub struct Auditor {
    search: Search,
    locale: &'static Locale,
}

impl Auditor {
    /// Makes the needles of one reader. A needle that the reader may see elsewhere is dropped; one that the program prints
    /// by itself is looked for in the texts of the plan alone.
    pub fn new(withheld: &Withheld, own: &Phrases) -> Self {
        let search = in_language(own.locale, || Search::new(withheld, &own.own));
        Auditor { search, locale: own.locale }
    }

    /// Looks through all artifacts of a booklet. Each secret is reported once for each artifact, in the order of
    /// the artifacts and of the plan.
    ///
    /// # Errors
    /// An artifact that cannot be looked into.
    pub fn audit(&self, artifacts: &[Artifact]) -> Result<Vec<Hit>, Unreadable> {
        in_language(self.locale, || self.hits(artifacts))
    }

    fn hits(&self, artifacts: &[Artifact]) -> Result<Vec<Hit>, Unreadable> {
        let mut hits = Vec::new();
        let mut page = page::Page::default();
        let mut numbers = numbers::Numbers::new();
        for artifact in artifacts.iter().filter(|artifact| !is_ours(&artifact.name, &artifact.bytes)) {
            let unreadable = |why| Unreadable { artifact: artifact.name.clone(), why };
            page.read(artifact).map_err(unreadable)?;
            let found = self.search.found(page.streams(), &mut numbers);
            if !found.is_empty() {
                page.known.forget();
            }
            for (span, why) in found {
                hits.push(Hit { artifact: artifact.name.clone(), span, why });
            }
        }
        Ok(hits)
    }

    /// Where withheld things stand again in the texts of the plan that this reader gets, in the order of the secrets and
    /// then of the texts. `source` is the plan's own text, in which the words themselves are looked up.
    ///
    /// Here nothing is exempt because the program says it too: what the program prints does not stand in these texts.
    #[must_use]
    pub fn echoes(&self, withheld: &Withheld, source: &str) -> Vec<Echo> {
        in_language(self.locale, || texts::echoes(&self.search, withheld, source))
    }

    /// Whether a secret, by its place in the plan, stands in a text in any form.
    #[must_use]
    pub fn stands_in(&self, secret: Span, text: &str) -> bool {
        let stream = needles::fold_all(&[text.to_owned()]);
        let places = self.search.secrets().iter().enumerate().filter(|(_, (span, _))| *span == secret);
        let mut places = places.into_iter();
        in_language(self.locale, || places.any(|(at, _)| self.search.stands_in(at, &stream, &mut numbers::Numbers::new())))
    }

    /// The secrets of which a name, or a last name alone, stands in the name of a file.
    #[must_use]
    pub fn named_in(&self, file_name: &str) -> BTreeSet<(Span, Why)> {
        let name = needles::fold_all(&[file_name.replace(['-', '_'], " ")]);
        in_language(self.locale, || self.search.named_in(&name))
    }

    /// The secrets that may stand in a text that is none of the plan's, but not surely do.
    #[must_use]
    pub fn doubted_in(&self, text: &str) -> BTreeSet<(Span, Why)> {
        let mut found = Found::new(self.search.secrets().len());
        let text = needles::fold_all(&[text.to_owned()]);
        in_language(self.locale, || self.search.meant_in(&text, &mut numbers::Numbers::new(), true, &mut found));
        found.drain().into_iter().filter(|(_, meant)| *meant == Meant::Perhaps).map(|(secret, _)| self.search.secrets()[secret]).collect()
    }

    /// Secrets of which nothing is looked for: short labelled texts without a shape, and what this reader may know.
    #[must_use]
    pub fn not_searched(&self) -> Vec<(Span, Why)> {
        in_language(self.locale, || self.search.silent())
    }
}

/// A place in the plan where something withheld stands again, in a text that the reader gets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Echo {
    /// Where the plan says what is withheld.
    pub secret: Span,
    /// Why it is withheld.
    pub why: Why,
    /// Where the words stand again.
    pub place: Span,
    /// Whether it may be an ordinary word and not the name.
    pub is_doubtful: bool,
    /// Whether it may be somebody else of that name, whom the reader may know.
    pub is_namesake: bool,
    /// Whether finished pages are not searched for it, since the program prints that word too.
    pub only_here: bool,
}

/// Looks through a booklet in English for all that its reader may not see.
///
/// # Errors
/// An artifact that cannot be looked into: fail closed, do not publish.
pub fn audit(artifacts: &[Artifact], withheld: &Withheld, own_phrases: &[String]) -> Result<Vec<Hit>, Unreadable> {
    Auditor::new(withheld, &Phrases::new(own_phrases)).audit(artifacts)
}
