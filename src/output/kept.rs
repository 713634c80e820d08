//! What stays in memory between two runs of a watcher, so that one saved plan does not cost a look at all.
//!
//! The list of ten thousand plans takes longer to read and to write than one plan to build. So a run over a few plans leaves the
//! list as it is, and its journal beside it: whoever opens the folder next takes up the journal, as after a run that was
//! stopped. The next run of the same program knows both already, if nobody else has been at them.

use super::disk::{self, Found, Moment};
use super::journal::{self, Journal};
use super::manifest::Manifest;
use super::{Home, Output, Summary, held, list, lock};
use crate::fault::Fault;
use std::path::Path;
use std::sync::atomic::Ordering;

/// So long a journal may grow, in bytes, before the list is written anew: about 500 booklets.
const LONGEST_JOURNAL: u64 = 1 << 20;

/// An output folder as a run left it.
pub struct Kept {
    manifest: Manifest,
    saved: Option<Moment>,
    files: [Identity; 2],
    journal: u64,
    next: u64,
}

/// What tells whether a file is the one that we left: when it was touched, and its length. `None` if there is none.
type Identity = Option<(Moment, u64)>;

impl Kept {
    /// Whether the record in the output folder is the one that was left.
    #[must_use]
    pub fn is_as_left(&self, home: &Home) -> bool {
        identities(&home.own).is_ok_and(|found| found == self.files)
    }
}

impl Output {
    /// Whether the worker's list and our own folder are there.
    #[must_use]
    pub fn stands(home: &Home) -> bool {
        let has_index = || matches!(disk::look(&home.out.join("index.html")), Ok(Found::File(_)));
        matches!(disk::look(&home.own), Ok(Found::Folder)) && (home.is_apart() || has_index())
    }

    /// Opens an output folder that an earlier run of this program has kept. Where somebody else has been at it since, it is read anew.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_again(home: impl Into<Home>, kept: Option<Kept>) -> Result<Output, Fault> {
        let home = home.into();
        let own = home.own.clone();
        let Some(kept) = kept.filter(|_| matches!(disk::look(&own), Ok(Found::Folder))) else { return Output::open(home) };
        home.make()?;
        let lock = lock::take(&home.out, &own)?;
        if kept.files != identities(&own)? || !disk::names_in(&home.staging())?.is_empty() {
            return Output::with_lock(home, lock);
        }
        let mut output = Output::over(home, lock, kept.manifest, kept.saved);
        output.first = kept.next;
        output.next.store(kept.next, Ordering::Relaxed);
        *held(&output.journal) = Journal::going_on(&own, kept.journal);
        Ok(output)
    }

    /// Ends a run, and keeps what the next one would read. After a `brief` run over a few plans the list is not written anew, unless
    /// the journal has grown long or something could not be cleared away. Nothing is kept where the next run has to read all the same.
    ///
    /// # Errors
    /// As `finish`.
    pub fn finish_and_keep(self, brief: bool) -> Result<(Summary, Option<Kept>), Fault> {
        let leaves_journal =
            brief && self.journal().length() < LONGEST_JOURNAL && self.left_over().is_empty() && held(&self.displaced).is_empty();
        let all_seen = leaves_journal || self.state().all_seen();
        let (own, next) = (self.own.clone(), self.next.load(Ordering::Relaxed));
        let was_open = self.journal().is_open();
        let (journal, saved_before) = (self.journal().length(), self.saved);
        let (summary, mut manifest) = self.end(!leaves_journal)?;
        let files = identities(&own)?;
        let is_as_saved = leaves_journal || !was_open || all_seen;
        let saved = if leaves_journal || !was_open { saved_before } else { files[0].map(|(moment, _)| moment) };
        manifest.forget_seen();
        let journal = if leaves_journal { journal } else { 0 };
        // A journal that stands although the list was saved holds what could not be cleared away: `open` deals with it.
        let stands = files[1].is_some() == (journal > 0);
        Ok((summary, (is_as_saved && stands).then_some(Kept { manifest, saved, files, journal, next })))
    }
}

fn identities(own: &Path) -> Result<[Identity; 2], Fault> {
    let identity = |name: &str| match disk::look(&own.join(name))? {
        Found::File(data) => Ok(Some((data.written.unwrap_or_default(), data.length))),
        _ => Ok(None),
    };
    Ok([identity(list::FILE)?, identity(journal::FILE)?])
}
