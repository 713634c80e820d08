//! Words of the services that shut a reader out, from `jargon.yaml`: a finder that is built once.
//!
//! It finds whole words and phrases in every form that the list gives, the longest at each place, and
//! knows the traps that the list gives: neighbours that make a word ordinary. It knows nothing of plans.

mod entry;
mod finder;
mod letters;
mod scan;
mod vocabulary;

pub use entry::{JargonKind, Term, Traps, WordClass};

use entry::List;
use finder::Finder;
use std::collections::BTreeSet;
use std::ops::Range;

/// The list of one language, ready to look with.
pub struct Jargon {
    terms: Vec<Term>,
    known_letters: BTreeSet<String>,
    finder: Finder,
}

/// A term in a text.
pub struct Found<'j> {
    /// The term.
    pub term: &'j Term,
    /// The form that was found, as the list writes it.
    pub form: &'j str,
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
}

impl Jargon {
    /// Reads `jargon.yaml`.
    pub(super) fn read(source: &str) -> Result<Self, String> {
        let list: List = super::lists::read("jargon.yaml", source)?;
        let finder = Finder::new(&list.terms)?;
        Ok(Jargon { terms: list.terms, known_letters: list.known_letters, finder })
    }

    /// Every term of the list, in its order.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The terms in a text, in its order; the time grows with the text's length.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let found = self.finder.find(text, true).into_iter();
        found
            .map(|hit| {
                let term = &self.terms[hit.term];
                Found { term, form: term.all_forms().nth(hit.form).unwrap_or(&term.term), at: hit.at }
            })
            .collect()
    }

    /// The terms that a text could mean, its neighbours set aside: for a list of words that somebody uses.
    #[must_use]
    pub fn mentioned(&self, text: &str) -> Vec<&Term> {
        self.finder.find(text, false).into_iter().map(|hit| &self.terms[hit.term]).collect()
    }

    /// Words of 2 to 6 capitals that nobody knows by themselves and that are no term of the list.
    #[must_use]
    pub fn unknown_letters(&self, text: &str) -> Vec<Range<usize>> {
        let mut letters = letters::in_capitals(text);
        if letters.is_empty() {
            return letters;
        }
        let terms: Vec<Range<usize>> = self.finder.find(text, true).into_iter().map(|hit| hit.at).collect();
        letters.retain(|at| {
            let written = &text[at.clone()];
            let one = written.trim_end_matches('s');
            let known = self.known_letters.contains(written) || self.known_letters.contains(one);
            !known && !terms.iter().any(|term| term.start <= at.start && at.end <= term.end)
        });
        letters
    }
}
