//! What an author, a theme designer or a translator can mend: code, severity, place, what is so,
//! and what to write instead.
//!
//! A message never quotes care text. It may name keys of the format, keys of people, codes, dates
//! and counts. Where a line of the file is shown on a terminal, `report` hides what is withheld.

use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// The plan cannot be built.
    Error,
    /// The plan is built; somebody should look.
    Warning,
    /// It could be better.
    Hint,
}

impl Severity {
    /// `error`, `warning` or `hint`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }
}

/// One finding about one place in a file.
#[derive(Clone)]
pub struct Diagnostic {
    /// The code in words: `unknown-key`, `action-without-date`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One plain sentence: what is so.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The file, and where in it.
    pub file: Arc<SourceFile>,
    /// Where in the file.
    pub span: Span,
    /// Other places that matter, each with a few words: "first written here".
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A finding of error level.
    pub fn error(code: &'static str, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, file, span, message)
    }

    /// A finding of warning level.
    pub fn warning(code: &'static str, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, file, span, message)
    }

    /// A finding of hint level.
    pub fn hint(code: &'static str, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Hint, code, file, span, message)
    }

    /// A finding of error level about a whole file whose text is not at hand.
    pub fn file_error(code: &'static str, name: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, &SourceFile::new(name, ""), Span::default(), message)
    }

    /// A finding of warning level about a whole file whose text is not at hand.
    pub fn file_warning(code: &'static str, name: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, &SourceFile::new(name, ""), Span::default(), message)
    }

    fn new(severity: Severity, code: &'static str, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Diagnostic { code, severity, message: message.into(), help: None, file: Arc::clone(file), span, related: Vec::new() }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn also(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }
}

/// The nearest known word to one that is not known, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase().replace(['-', ' '], "_");
    let length = written.chars().count();
    let most = |word: &str| (word.chars().count().max(length) / 3).max(1);
    known
        .into_iter()
        // Words of other lengths are farther apart than this difference.
        .filter(|word| word.chars().count().abs_diff(length) <= most(word))
        .map(|word| (strsim::damerau_levenshtein(&written, &word.to_lowercase().replace('-', "_")), word))
        .filter(|(distance, word)| *distance <= most(word))
        .min_by_key(|(distance, word)| (*distance, *word))
        .map(|(_, word)| word)
}
