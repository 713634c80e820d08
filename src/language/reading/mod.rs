//! Sentences and words of a text, and which words most readers know.
//!
//! `check` measures texts with it. The borders come from Unicode's rules (`icu_segmenter`); what English
//! writes against those rules (`Dr.`, `8.30 a.m.`, `"Stop!" said Sam`) is put right here.

mod endings;
mod join;
mod known;
mod phrase;
mod quick;
mod quoted;
mod segment;

pub use known::{Level, Vocabulary};
pub use phrase::{Phrase, PhraseIndex, bare_word, plain_word};
pub use quick::QuickMap;
pub use quoted::quoted;
pub use segment::{sentences, words};
