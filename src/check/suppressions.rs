//! What `allow` silenced in a run: kept so that a person can look at it again, and so that a useless `allow` is found.

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A finding that an `allow` silenced.
pub struct Allowed {
    /// The finding.
    pub finding: Diagnostic,
    /// The `allow` that silenced it.
    pub by: By,
}

/// Where an `allow` stands: the code in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// In the file of the finding.
    Plan(Span),
    /// In the settings of the project.
    Settings(Span),
}

/// What `allow` silenced, over all plans of a run.
#[derive(Default)]
pub struct Suppressions(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    /// The codes in the settings' `allow` that had a use.
    codes: BTreeSet<String>,
    /// The findings of plans that nobody has taken yet.
    allowed: Vec<Allowed>,
}

impl Suppressions {
    /// Remembers that a code of the settings silenced something.
    pub(super) fn note(&self, code: &str) {
        self.inside().codes.insert(code.to_owned());
    }

    /// Whether a code of the settings silenced something.
    pub(super) fn has(&self, code: &str) -> bool {
        self.inside().codes.contains(code)
    }

    /// Keeps a silenced finding.
    pub(super) fn keep(&self, allowed: Allowed) {
        self.inside().allowed.push(allowed);
    }

    /// Takes what was silenced in a file, so that nothing of a plan is held when the plan is done.
    #[must_use]
    pub fn take(&self, file: &Arc<SourceFile>) -> Vec<Allowed> {
        let mut inside = self.inside();
        let (taken, kept) = std::mem::take(&mut inside.allowed).into_iter().partition(|one| Arc::ptr_eq(&one.finding.file, file));
        inside.allowed = kept;
        taken
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
