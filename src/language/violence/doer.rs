//! Who does what a sentence tells of: one of a family, or a ball, a child at school, the reader.

use super::Kinds;
use super::scan::Token;

/// Who does something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doer {
    /// A parent, a partner, somebody of the plan's family.
    Family,
    /// "He", "she", "they", or nobody is named.
    Somebody,
    /// "I", "we", "you": the child, who reads it.
    Reader,
    /// Another child, or a name that the plan does not know as family.
    Stranger,
    /// A ball, a car, a dog.
    Thing,
}

/// Who does what is told at a place: the nearest of all who are named before it, and not as the one to whom something is done.
pub(super) fn doer(row: &[Token], at: usize, kinds: &Kinds, before: Option<Doer>) -> Doer {
    let named = (0..at).rev().find_map(|place| Some((place, named(row, place, kinds)?)));
    match named {
        Some((place, Doer::Somebody)) => {
            let meant = (0..place).rev().find_map(|place| named_once(row, place, kinds)).or(before);
            meant.unwrap_or(Doer::Somebody)
        }
        Some((_, doer)) => doer,
        None => Doer::Somebody,
    }
}

/// The last who is named in a sentence: whom "he" means in the next.
pub(super) fn last_named(row: &[Token], kinds: &Kinds) -> Option<Doer> {
    (0..row.len()).rev().find_map(|place| named_once(row, place, kinds))
}

/// Whom "he" may mean: a person who is named and does not only tell of it.
fn named_once(row: &[Token], place: usize, kinds: &Kinds) -> Option<Doer> {
    let tells = row.get(place + 1).is_some_and(|next| next.kinds & kinds.tells != 0);
    let doer = named(row, place, kinds)?;
    (!tells && matches!(doer, Doer::Family | Doer::Stranger | Doer::Thing)).then_some(doer)
}

fn named(row: &[Token], place: usize, kinds: &Kinds) -> Option<Doer> {
    let token = &row[place];
    let of = |kind: u64| token.kinds & kind != 0;
    // "He shouted at Mum and hit her": it is he who hits.
    let previous = place.checked_sub(1).map(|before| row[before].kinds);
    if previous.is_some_and(|previous| previous & (kinds.to | kinds.act) != 0) {
        return None;
    }
    if of(kinds.peer) || of(kinds.name) {
        return Some(Doer::Stranger);
    }
    // Any word has a capital where a sentence begins: a name acts at once.
    if of(kinds.first) {
        let acts = row[place + 1..].iter().find(|next| next.kinds & kinds.between == 0);
        return acts.is_some_and(|next| next.kinds & kinds.act != 0).then_some(Doer::Stranger);
    }
    if of(kinds.family) || of(kinds.adult) {
        return Some(Doer::Family);
    }
    if of(kinds.somebody) {
        return Some(Doer::Somebody);
    }
    if of(kinds.reader) {
        return Some(Doer::Reader);
    }
    of(kinds.thing).then_some(Doer::Thing)
}
