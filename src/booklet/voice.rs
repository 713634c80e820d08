//! Who speaks in a booklet's headings: "I", "we", or nobody of the plan.

use crate::content::Group;
use crate::view::{Kind, PersonPart, Reader, Style, View};

/// The voice of the fixed phrases; they choose by it as `$voice`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// The child, of their own care plan.
    Me,
    /// The family or the child, of their Child in Need plan.
    We,
    /// Somebody else: other readers of a care plan, and those of a Child in Need plan who are not family.
    They,
    /// Staff.
    Worker,
}

impl Voice {
    /// The voice for a view's reader.
    pub(super) fn of(view: &View<'_>) -> Self {
        match (view.style, view.kind) {
            (Style::Worker, _) => Voice::Worker,
            (_, Kind::ChildInNeed) if is_family(view.reader) => Voice::We,
            (_, Kind::CarePlan) if view.speaks_to_child() => Voice::Me,
            (_, Kind::ChildInNeed | Kind::CarePlan) => Voice::They,
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

/// Whether a reader belongs to the family whose plan it is.
fn is_family(reader: &Reader) -> bool {
    let by_part = matches!(reader.part, Some(PersonPart::Family | PersonPart::BrotherOrSister | PersonPart::Carer));
    reader.is_child || by_part || matches!(reader.group, Some(Group::Family | Group::Carers | Group::Everyone))
}
