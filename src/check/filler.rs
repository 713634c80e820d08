//! Words that stand where something should be written and say nothing: "n/a", "TBC", "as above".

use super::phrases::words;
use crate::language::FillerWords;
use crate::plan::{Wordings, Words};
use crate::shape::Str;

/// Whether a text says nothing. A text that is left blank has its own error.
fn says_nothing(text: &str, filler: &FillerWords) -> bool {
    let written = words(text);
    let is_dash =
        written.is_empty() && text.chars().any(|sign| !sign.is_whitespace()) && text.chars().all(|sign| "-–—./*?… ".contains(sign));
    is_dash || filler.nothing.has(&written)
}

/// Whether a text is no answer.
fn is_no_answer(text: &str, filler: &FillerWords) -> bool {
    says_nothing(text, filler) || filler.no_answer.has(&words(text))
}

/// Whether every wording of a text says nothing.
#[must_use]
pub fn is_filler(text: &Words, filler: &FillerWords) -> bool {
    all(text, |text| says_nothing(text, filler))
}

/// Whether every wording of a text is no answer.
#[must_use]
pub fn answers_nothing(text: &Words, filler: &FillerWords) -> bool {
    all(text, |text| is_no_answer(text, filler))
}

/// Whether every wording of a text among the keys of a mapping says nothing.
#[must_use]
pub fn are_filler(text: &Wordings, filler: &FillerWords) -> bool {
    let beside = [&text.easier, &text.child, &text.teen, &text.family, &text.worker];
    is_filler(text.words.inside(), filler) && beside.into_iter().flatten().all(|text| says_nothing(text.as_str(), filler))
}

fn all(text: &Words, holds: impl Fn(&str) -> bool) -> bool {
    let beside: [&Option<Str>; 5] = [&text.easier, &text.child, &text.teen, &text.family, &text.worker];
    holds(text.words.as_str()) && beside.into_iter().flatten().all(|text| holds(text.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::language::Locale;

    fn says_nothing(text: &str) -> bool {
        super::says_nothing(text, &Locale::of("en").checks().filler)
    }

    fn is_no_answer(text: &str) -> bool {
        super::is_no_answer(text, &Locale::of("en").checks().filler)
    }

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
