//! The wait until what has changed is whole, with what comes meanwhile; `settle.rs` says how long each file is waited for.

use super::events::pace;
use super::hearing::News;
use super::rounds::{LOOK, Watch};
use super::settle::Settling;
use crate::workspace::Look;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The longest wait for all files to settle. Then those that have are built, and the others come later.
const LONGEST: Duration = Duration::from_secs(5);

impl Watch<'_> {
    /// Waits until the changed files have settled. Gives those that have; `None` if somebody said stop.
    pub(super) fn settle(&mut self, changed: BTreeMap<PathBuf, Look>, news: &News) -> Option<BTreeMap<PathBuf, Look>> {
        let began = Instant::now();
        let mut settling = Settling::new(pace(self.events.is_some()), began);
        for (path, look) in changed {
            settling.see(&path, look, began);
            settling.was(&path, self.known.before(&path));
        }
        news.open.iter().for_each(|(path, open)| settling.open(path, *open, began));
        let mut step = Duration::from_millis(2);
        while !settling.is_done(Instant::now()) && began.elapsed() < LONGEST {
            let mut news = self.hear(step, false);
            if news.stop {
                return None;
            }
            // The machine may be slow to tell, and where it does not tell, more may have come since the last look.
            news.all |= self.events.is_none() && self.looked.elapsed() > LOOK / 2;
            let mut more = BTreeMap::new();
            self.look(&news, &mut more);
            let now = Instant::now();
            for path in &news.files {
                let look = more.remove(path).or_else(|| settling.holds(path).then(|| crate::workspace::look(path)));
                if let Some(look) = look {
                    settling.see(path, look, now);
                    settling.was(path, self.known.before(path));
                }
            }
            for (path, look) in more {
                if !settling.holds(&path) {
                    settling.see(&path, look, now);
                    settling.was(&path, self.known.before(&path));
                }
            }
            news.open.iter().for_each(|(path, open)| settling.open(path, *open, now));
            let looking = Instant::now();
            for path in settling.in_motion(now) {
                settling.see(&path, crate::workspace::look(&path), now);
            }
            // Large files, or many, are looked at less often.
            step = Duration::from_millis(2).max(looking.elapsed().min(Duration::from_millis(50)));
        }
        let (mut settled, moving) = settling.take(Instant::now());
        self.pending.extend(moving);
        settled.retain(|path, look| !self.known.is_as_known(path, look));
        Some(settled)
    }
}
