//! Words that stand where something should be written and say nothing: "n/a", "TBC", "as above".

use super::phrases::{list, words};
use crate::plan::{Wordings, Words};
use crate::shape::Str;

/// Whole texts that say nothing wherever they stand.
const NOTHING: &str = "n a, na, tbc, tba, tbd, none, nil, nothing, as above, see above, as below, see below, as previous, as before, \
                       not applicable, not relevant, to be confirmed, to be completed, to be added, to be updated, to follow, \
                       no concerns, no issues, nothing to report, see assessment, see report, see file, see care plan";

/// Whole texts that are no answer to what somebody said.
const NO_ANSWER: &str = "noted, duly noted, this is noted, this has been noted, noted thank you, noted thanks, noted with thanks, \
                         acknowledged, heard, understood, listened to, taken on board, ok, okay, we will see, we'll see, will see, \
                         let's see, under consideration, will be considered, we will consider this, to be considered, to be discussed, \
                         to be reviewed, for review, ongoing, in progress, pending";

/// Whether a text says nothing. A text that is left blank has its own error.
fn says_nothing(text: &str) -> bool {
    let written = words(text);
    let is = |phrase: &str| phrase.split(' ').eq(written.iter().map(String::as_str));
    let is_dash =
        written.is_empty() && text.chars().any(|sign| !sign.is_whitespace()) && text.chars().all(|sign| "-–—./*?… ".contains(sign));
    is_dash || list(NOTHING).any(is)
}

/// Whether a text is no answer.
fn is_no_answer(text: &str) -> bool {
    let written = words(text);
    says_nothing(text) || list(NO_ANSWER).any(|phrase| phrase.split(' ').eq(written.iter().map(String::as_str)))
}

/// Whether every wording of a text says nothing.
#[must_use]
pub fn is_filler(text: &Words) -> bool {
    all(text, says_nothing)
}

/// Whether every wording of a text is no answer.
#[must_use]
pub fn answers_nothing(text: &Words) -> bool {
    all(text, is_no_answer)
}

/// Whether every wording of a text among the keys of a mapping says nothing.
#[must_use]
pub fn are_filler(text: &Wordings) -> bool {
    let beside = [&text.easier, &text.child, &text.teen, &text.family, &text.worker];
    is_filler(text.words.inside()) && beside.into_iter().flatten().all(|text| says_nothing(text.as_str()))
}

fn all(text: &Words, holds: fn(&str) -> bool) -> bool {
    let beside: [&Option<Str>; 5] = [&text.easier, &text.child, &text.teen, &text.family, &text.worker];
    holds(text.words.as_str()) && beside.into_iter().flatten().all(|text| holds(text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_only_fills_the_line_says_nothing() {
        for filler in ["n/a", "N/A.", "TBC", "none", "Nil.", "As above.", "see above", "Not applicable.", "-", "- ", "…"] {
            assert!(says_nothing(filler) && is_no_answer(filler), "{filler}");
        }
        for said in ["None are planned.", "You are well.", "See Dr Moss about your chest.", "No.", "🙂", ""] {
            assert!(!says_nothing(said), "{said}");
        }
    }

    #[test]
    fn a_word_of_receipt_is_no_answer_and_a_short_answer_is_one() {
        for receipt in ["Noted.", "We will see.", "We\u{2019}ll see.", "Taken on board."] {
            assert!(is_no_answer(receipt) && !says_nothing(receipt), "{receipt}");
        }
        for answer in ["No.", "Yes.", "You can.", "We will see Nan on Sunday.", "Noted, and Grace rings you on Monday."] {
            assert!(!is_no_answer(answer), "{answer}");
        }
    }
}
