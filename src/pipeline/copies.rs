//! Where older copies stand: in an output folder, or in the memory of a preview. An older copy must not outlive its label in either.

use crate::fault::Fault;
use crate::formats::Artifact;
use crate::output::Output;

/// Copies that were made before, and stand.
pub trait Copies: Sync {
    /// The readers for whom a plan's booklets stand, in order.
    fn readers_of(&self, plan: &str) -> Vec<String>;

    /// What a reader's booklet was made from, as it was told.
    fn key_of(&self, plan: &str, reader: &str) -> Option<String>;

    /// Changes what a booklet is said to be made from.
    ///
    /// # Errors
    /// `Fault::Io` when it cannot be noted.
    fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), Fault>;

    /// Whether the files of a reader's booklet stand as they were made.
    fn stand_as_made(&self, plan: &str, reader: &str) -> bool;

    /// The files of a reader's booklet as they stand now.
    ///
    /// # Errors
    /// `Fault` when they cannot be read.
    fn older_copy(&self, plan: &str, reader: &str) -> Result<Vec<Artifact>, Fault>;

    /// Moves a booklet out of reach.
    ///
    /// # Errors
    /// `Fault` when it cannot be moved.
    fn hold_back(&self, plan: &str, reader: &str) -> Result<(), Fault>;
}

/// Copies that a preview shows from memory. The run that makes new ones hands them over here, audited.
pub trait Shown: Copies {
    /// The plans whose booklets are shown, in order.
    fn plans(&self) -> Vec<String>;

    /// Shows a reader's booklet in place of the one before.
    fn show(&self, plan: &str, reader: &str, key: &str, artifacts: &[Artifact]);

    /// Drops the booklets of all who are no longer readers of a plan.
    fn keep_readers(&self, plan: &str, readers: &[&str]);

    /// These as older copies.
    fn as_copies(&self) -> &dyn Copies;
}

impl Copies for Output {
    fn readers_of(&self, plan: &str) -> Vec<String> {
        Output::readers_of(self, plan)
    }

    fn key_of(&self, plan: &str, reader: &str) -> Option<String> {
        Output::key_of(self, plan, reader)
    }

    fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), Fault> {
        Output::set_key(self, plan, reader, key)
    }

    fn stand_as_made(&self, plan: &str, reader: &str) -> bool {
        Output::key_of(self, plan, reader).is_some_and(|key| Output::is_current(self, plan, reader, &key))
    }

    fn older_copy(&self, plan: &str, reader: &str) -> Result<Vec<Artifact>, Fault> {
        Output::older_copy(self, plan, reader)
    }

    fn hold_back(&self, plan: &str, reader: &str) -> Result<(), Fault> {
        Output::hold_back(self, plan, reader)
    }
}
