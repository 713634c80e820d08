//! While watching: whether an output folder has been changed by others since the last run.

use super::disk::{self, Found, Moment};
use super::{Home, Output, index, records};

/// The records of an output folder as a run left them: when one of them was last written or removed, and the record of the index.
#[derive(PartialEq, Eq, Default)]
pub struct Left {
    plans: Option<Moment>,
    index: Option<(Moment, u64)>,
}

impl Left {
    /// The records as they are now.
    pub(super) fn of(home: &Home) -> Left {
        let index = match disk::look(&home.own.join(index::FILE)) {
            Ok(Found::File(data)) => Some((data.touched, data.length)),
            _ => None,
        };
        Left { plans: disk::folder_touched(&home.own.join(records::FOLDER)), index }
    }

    /// Whether the records in the output folder are those that were left.
    #[must_use]
    pub fn is_as_left(&self, home: &Home) -> bool {
        *self == Left::of(home)
    }
}

impl Output {
    /// Whether the worker's list and our own folder are there.
    #[must_use]
    pub fn stands(home: &Home) -> bool {
        let has_index = || matches!(disk::look(&home.out.join("index.html")), Ok(Found::File(_)));
        matches!(disk::look(&home.own), Ok(Found::Folder)) && (home.is_apart() || has_index())
    }
}
