//! Who speaks in a booklet's headings: "I", "we", or nobody of the plan.

use crate::view::{Kind, Style, View};

/// The voice of the fixed phrases; they choose by it as `$voice`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// The child, of their own care plan.
    Me,
    /// The family or the child, of their Child in Need plan.
    We,
    /// Somebody else, of a child's care plan.
    They,
    /// Staff.
    Worker,
}

impl Voice {
    /// The voice for a view's reader.
    pub(super) fn of(view: &View<'_>) -> Self {
        match (view.style, view.kind) {
            (Style::Worker, _) => Voice::Worker,
            (_, Kind::ChildInNeed) => Voice::We,
            (_, Kind::CarePlan) if view.reader.is_child => Voice::Me,
            (_, Kind::CarePlan) => Voice::They,
        }
    }

    /// The word that phrases choose by.
    pub(super) fn word(self) -> &'static str {
        match self {
            Voice::Me => "me",
            Voice::We => "we",
            Voice::They => "they",
            Voice::Worker => "worker",
        }
    }
}
