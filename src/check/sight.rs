//! Who may see a place: the labels in short, for the one rule that asks before `view` does.
//!
//! It follows `docs` on labels: of several labels all must allow, `not_for` only takes away, and only
//! `only_for` replaces a default. `view` decides what is shown; this decides only whom to warn.

use super::Look;
use crate::content::Labels;
use crate::plan::Sees;
use crate::shape::PersonKey;

/// Whether labels, from the top down, let a person see what they cover.
pub(super) fn labels_allow(look: &Look<'_>, labels: &[&Labels], person: &str) -> bool {
    let names = |key: &str| look.members(key).contains(&person);
    labels.iter().all(|label| {
        let wanted = label.only_for.as_ref().is_none_or(|keys| keys.iter().any(|key| names(&key.value)));
        wanted && !label.not_for.iter().any(|key| names(&key.value))
    })
}

/// Whether a person sees something that is private to nobody by itself.
pub(super) fn sees(look: &Look<'_>, labels: &[&Labels], person: &str) -> bool {
    labels_allow(look, labels, person) && (!is_shared_only(look, person) || is_shared(labels))
}

/// Whether a person sees the address of the home.
pub(super) fn sees_address(look: &Look<'_>, labels: &[&Labels], with: &[PersonKey], person: &str) -> bool {
    let by_default = look.is_me(person) || look.is_worker(person) || with.iter().any(|key| key.key() == person);
    labels_allow(look, labels, person) && (is_shared(labels) || (by_default && !is_shared_only(look, person)))
}

/// Whether an `only_for` stands there; then it, and not a default, says who sees it.
fn is_shared(labels: &[&Labels]) -> bool {
    labels.iter().any(|label| label.only_for.is_some())
}

fn is_shared_only(look: &Look<'_>, person: &str) -> bool {
    look.person(person).is_some_and(|person| person.sees.is_some_and(|sees| sees.value == Sees::SharedOnly))
}
