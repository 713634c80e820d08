//! What the watcher comes back to by itself, without any change: what the system refused, and plans that are gone.

use super::Work;
use crate::fault::Fault;
use crate::pipeline::Done;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// How long a plan must have been gone, and no other have come or gone, before its booklets are removed. Somebody may rename it back,
/// and a program that shares folders may bring plans one by one.
const GONE_FOR_GOOD: Duration = Duration::from_secs(10);
/// How soon what the system refused is tried once more. Each time it refuses again, the pause is twice as long.
const AGAIN: Duration = Duration::from_secs(5);
/// The longest such pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What is to be done later.
#[derive(Default)]
pub(super) struct Waiting {
    /// Plans that are gone and whose booklets stand.
    gone: BTreeSet<String>,
    /// When plans last came or went.
    since: Option<Instant>,
    refused: Option<Refused>,
    /// Whether the round at work tries once more what was refused.
    is_retry: bool,
}

/// What could not be written or read.
struct Refused {
    work: Work,
    at: Instant,
    pause: Duration,
}

impl Waiting {
    /// When there is something to do.
    pub fn until(&self) -> Option<Instant> {
        let gone = self.since.map(|since| since + GONE_FOR_GOOD);
        let refused = self.refused.as_ref().map(|refused| refused.at);
        gone.into_iter().chain(refused).min()
    }

    /// What is to be done now.
    pub fn due(&mut self, now: Instant) -> Option<Work> {
        if self.since.is_some_and(|since| now >= since + GONE_FOR_GOOD) {
            (self.gone, self.since) = (BTreeSet::new(), None);
            return Some(Work::All);
        }
        self.is_retry = self.refused.as_ref().is_some_and(|refused| now >= refused.at);
        self.refused.as_ref().filter(|_| self.is_retry).map(|refused| refused.work.clone())
    }

    /// The plans whose booklets stay in a round over all, for those that were there before it.
    pub fn spared(&self, there: &BTreeSet<String>) -> BTreeSet<String> {
        there.union(&self.gone).cloned().collect()
    }

    /// A round over all has found these plans.
    pub fn note_plans(&mut self, before: &BTreeSet<String>, now_there: &BTreeSet<String>, now: Instant) {
        let gone: BTreeSet<String> = before.union(&self.gone).filter(|plan| !now_there.contains(*plan)).cloned().collect();
        if gone.is_empty() {
            self.since = None;
        } else if gone != self.gone || before != now_there {
            self.since = Some(now);
        }
        self.gone = gone;
    }

    /// A round is over. Says whether it tried once more what the machine had refused.
    pub fn note_outcome(&mut self, work: &Work, outcome: Result<&Done, &Fault>, now: Instant) -> bool {
        let is_retry = std::mem::take(&mut self.is_retry);
        let is_refused = match outcome {
            Ok(done) => done.faults.iter().any(Fault::is_refusal),
            Err(fault) => fault.is_refusal(),
        };
        let before = self.refused.take();
        self.refused = match before {
            // A round over some plans says nothing of others.
            Some(before) if !is_refused && !is_retry && *work != Work::All => Some(before),
            before if is_refused => {
                let pause = before.as_ref().filter(|_| is_retry).map_or(AGAIN, |before| (before.pause * 2).min(LONGEST_PAUSE));
                let work = if before.is_none_or(|before| before.work == *work) { work.clone() } else { Work::All };
                Some(Refused { work, at: now + pause, pause })
            }
            _ => None,
        };
        is_retry
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn refusal() -> Fault {
        Fault::io("write", std::path::Path::new("booklets"), std::io::ErrorKind::StorageFull.into())
    }

    #[test]
    fn a_plan_that_is_gone_is_spared_until_nothing_came_or_went_for_a_while() {
        let (mut waiting, began) = (Waiting::default(), Instant::now());
        let at = |seconds| began + Duration::from_secs(seconds);
        waiting.note_plans(&names(&["a", "b", "c"]), &names(&["a"]), at(0));
        assert_eq!(waiting.spared(&names(&["a"])), names(&["a", "b", "c"]));
        assert_eq!(waiting.due(at(9)), None);
        // One is back: the others may come too.
        waiting.note_plans(&names(&["a"]), &names(&["a", "b"]), at(9));
        assert_eq!((waiting.due(at(18)), waiting.until()), (None, Some(at(19))));
        // A round in which none came or went changes nothing.
        waiting.note_plans(&names(&["a", "b"]), &names(&["a", "b"]), at(18));
        assert_eq!(waiting.due(at(19)), Some(Work::All));
        assert_eq!((waiting.spared(&names(&["a", "b"])), waiting.until()), (names(&["a", "b"]), None));
        waiting.note_plans(&names(&["a", "b"]), &names(&["a"]), at(30));
        waiting.note_plans(&names(&["a"]), &names(&["a", "b"]), at(31));
        assert_eq!(waiting.until(), None, "all are back");
    }

    #[test]
    fn what_was_refused_is_tried_again_ever_more_slowly_until_it_works() {
        let (mut waiting, began) = (Waiting::default(), Instant::now());
        let (one, other) = (Work::Plans(names(&["a"])), Work::Plans(names(&["b"])));
        let mut at = began;
        assert!(!waiting.note_outcome(&one, Err(&refusal()), at));
        assert!(!waiting.note_outcome(&other, Ok(&Done::default()), at), "another plan says nothing of this one");
        for pause in [5, 10, 20, 40, 60, 60] {
            at += Duration::from_secs(pause);
            assert_eq!(waiting.due(at - Duration::from_millis(1)), None, "{pause}");
            assert_eq!(waiting.due(at), Some(one.clone()), "{pause}");
            assert!(waiting.note_outcome(&one, Err(&refusal()), at));
        }
        assert!(!waiting.note_outcome(&other, Err(&refusal()), at));
        at += Duration::from_secs(5);
        assert_eq!(waiting.due(at), Some(Work::All), "both");
        assert!(waiting.note_outcome(&Work::All, Ok(&Done::default()), at));
        assert_eq!(waiting.until(), None);
    }
}
