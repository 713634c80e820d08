//! A mapping of a plan, locked behind its labels.

use super::Labels;
use crate::source::Span;

/// A mapping that somebody wrote, with the labels that say who may see it.
///
/// What is inside cannot be printed, compared, copied or taken out by accident:
///
/// ```compile_fail
/// fn print<T>(entry: &ourplan::content::Entry<T>) { println!("{:?}", entry); }
/// ```
/// ```compile_fail
/// fn print<T>(entry: &ourplan::content::Entry<T>) { println!("{}", entry); }
/// ```
/// ```compile_fail
/// fn copy<T: Clone>(entry: &ourplan::content::Entry<T>) -> T { entry.clone().body }
/// ```
/// ```compile_fail
/// fn same<T: PartialEq>(a: &ourplan::content::Entry<T>, b: &ourplan::content::Entry<T>) -> bool { a == b }
/// ```
/// ```compile_fail
/// fn reach_in(entry: &ourplan::content::Entry<String>) -> usize { entry.len() }
/// ```
/// ```compile_fail
/// fn send<T: serde::Serialize>(entry: &ourplan::content::Entry<T>) { let _ = serde_json::to_string(entry); }
/// ```
pub struct Entry<T> {
    labels: Labels,
    span: Span,
    body: T,
}

impl<T> Entry<T> {
    /// An entry as it was read.
    pub fn new(labels: Labels, span: Span, body: T) -> Self {
        Entry { labels, span, body }
    }

    /// Who may see it.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is inside, whoever looks. In `view` only `Scope` may call this, which asks `visibility` first;
    /// a test holds it to that.
    pub fn inside(&self) -> &T {
        &self.body
    }
}
