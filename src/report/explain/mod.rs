//! What each code means: that of the rules of `check`, and of what other rooms find.
//!
//! A rule explains itself. What reading, making and publishing find has its words here; `tests/explain.rs` goes
//! through the source and fails where a code has none.

mod file;
mod making;
mod pages;
mod shape;
mod theme;

pub use pages::{code, list, pictures, reference};

use crate::check::rules::may_be_allowed;
use crate::check::{Category, RULES, Rule};
use crate::diagnostics::{Severity, nearest};

/// What a code means.
#[derive(Clone, Copy)]
pub struct Explanation {
    /// The code in words.
    pub code: &'static str,
    /// How much a finding matters.
    pub severity: Severity,
    /// What it is about.
    pub category: Category,
    /// What a finding of this code means.
    pub what: &'static str,
    /// Why it matters to the child or the family.
    pub why: &'static str,
    /// Lines that get the finding; empty if it is not about lines.
    pub example: &'static str,
    /// The same, corrected.
    pub better: &'static str,
    /// The law or guidance that it rests on, with its edition.
    pub source: Option<&'static str>,
}

impl Explanation {
    /// Whether `allow` may silence it.
    #[must_use]
    pub fn may_be_allowed(&self) -> bool {
        may_be_allowed(self.code)
    }

    /// What to do, in a sentence, where no line of a plan can show it.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        if self.example.is_empty() { self.better.strip_prefix("# ") } else { None }
    }

    fn of(rule: &Rule) -> Self {
        let Rule { code, severity, category, what, why, example, better, source, .. } = *rule;
        Explanation { code, severity, category, what, why, example, better, source }
    }
}

/// Every code, by category with the most worth first; in a category errors first, then in the order of the lists.
#[must_use]
pub fn all() -> Vec<Explanation> {
    let rules = RULES.iter().map(|rule| Explanation::of(rule));
    let mut all: Vec<Explanation> = rules.chain(elsewhere().copied()).collect();
    all.sort_by_key(|explanation| (explanation.category, explanation.severity));
    all
}

/// Codes that no rule finds.
pub fn elsewhere() -> impl Iterator<Item = &'static Explanation> {
    file::CODES.iter().chain(shape::CODES).chain(making::CODES).chain(theme::CODES)
}

/// What a code is about. A code that nobody explains is about the file.
pub(super) fn category(code: &str) -> Category {
    let rule = RULES.iter().find(|rule| rule.code == code).map(|rule| rule.category);
    rule.or_else(|| elsewhere().find(|known| known.code == code).map(|known| known.category)).unwrap_or(Category::File)
}

/// The explanation of a code.
///
/// # Errors
/// One sentence where there is no such code, with the one that was probably meant.
pub fn find(written: &str) -> Result<Explanation, String> {
    let all = all();
    let wanted = written.trim().trim_matches(['[', ']', '`']).to_lowercase().replace(['_', ' '], "-");
    if let Some(found) = all.iter().find(|explanation| explanation.code == wanted) {
        return Ok(*found);
    }
    let meant = nearest(&wanted, all.iter().map(|explanation| explanation.code));
    let help = meant.map_or_else(|| "`ourplan explain` lists them all.".to_owned(), |meant| format!("Did you mean `{meant}`?"));
    Err(format!("There is no code `{}`. {help}", super::one_line(written)))
}
