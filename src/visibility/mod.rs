//! Who may see what: decided here once, for view, audit, terminal, checks and the worker's list.
//!
//! One walk over a plan tells for one viewer of each value whether it is permitted or withheld; every value is one of the two.
//! The walk knows labels, what `record!` declares beside a key (what is private by default, whose an entry is), and who the viewer
//! is. All callers ask the walk and look at no label.
//!
//! Three rules hold. A label never widens one above it, since what is above must open first. Of several labels all must allow.
//! A private value needs its default or an `only_for` of its own.

mod secrets;
mod viewer;
mod walk;

pub use secrets::kept_safe;
pub(crate) use viewer::people_of;
pub use viewer::{Member, Viewer};

use crate::content::Entry;
use crate::plan::Plan;
use crate::shape::PersonKey;
use crate::source::Span;
use std::collections::BTreeSet;

/// What one viewer may see of a plan.
pub struct Visibility<'p> {
    /// The mappings that open, in the order of the file, each with whether what is in it is for this viewer. Short forms of
    /// mappings in each other are at one place; the innermost is the last.
    open: Vec<(Span, bool)>,
    /// In the order of the file.
    permitted: Vec<Span>,
    withheld: Vec<WithheldValue<'p>>,
    left_out: Vec<LeftOut>,
    /// The keys of the people whom the plan knows and this viewer may not know of.
    nameless: BTreeSet<&'p str>,
    /// The names that this viewer may read.
    names: Vec<&'p str>,
    /// Numbers, addresses and full names that this viewer may read.
    contacts: BTreeSet<&'p str>,
}

/// A value that a viewer may not see.
pub struct WithheldValue<'p> {
    /// The text, where it is one. A day, a number, a choice or a key is none.
    pub text: Option<&'p str>,
    /// Its place.
    pub span: Span,
    /// Whether it is the name of a file, which no booklet holds.
    pub is_file: bool,
    /// Whether it is the name of a place.
    pub is_place: bool,
    /// Why.
    pub reason: Reason,
}

/// Why a value is withheld.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Reason {
    /// It is private by default, and nothing shares it.
    Private,
    /// A label, or a person who is withheld, takes it away.
    Label,
    /// The viewer sees only what names them, and this does not.
    Unnamed,
    /// It is the name of a person who is withheld.
    Name,
    /// It is in no booklet.
    Unprinted,
}

/// Something left out of a reader's booklet: where in the plan, named by its keys alone.
pub struct LeftOut {
    /// The keys on the way to it: `home.address`.
    pub keys: String,
    /// Its place in the plan.
    pub span: Span,
}

impl<'p> Visibility<'p> {
    /// Walks a plan for a viewer.
    #[must_use]
    pub fn of(plan: &'p Entry<Plan>, viewer: &Viewer) -> Self {
        let lead = plan.inside().lead.as_ref().map_or("", PersonKey::key);
        Self::led_by(plan, viewer, lead)
    }

    /// The same, as if somebody else led the plan.
    #[must_use]
    pub fn led_by(plan: &'p Entry<Plan>, viewer: &Viewer, lead: &str) -> Self {
        walk::walk(plan, viewer, lead)
    }

    /// Whether a mapping opens: somewhere in it may be something that the viewer may see.
    #[must_use]
    pub fn opens(&self, mapping: Span) -> bool {
        self.named_at(mapping).is_some()
    }

    /// Whether what is in a mapping is for the viewer, unless something inside says otherwise.
    #[must_use]
    pub fn sees(&self, mapping: Span) -> bool {
        self.named_at(mapping).unwrap_or(false)
    }

    fn named_at(&self, mapping: Span) -> Option<bool> {
        let after = self.open.partition_point(|(place, _)| *place <= mapping);
        after.checked_sub(1).map(|at| self.open[at]).filter(|(place, _)| *place == mapping).map(|(_, named)| named)
    }

    /// Whether the viewer may see a value.
    #[must_use]
    pub fn permits(&self, value: Span) -> bool {
        self.permitted.binary_search(&value).is_ok()
    }

    /// Whether the viewer may know of a person. A person whom the plan does not know is hidden from nobody.
    #[must_use]
    pub fn may_name(&self, person: &str) -> bool {
        !self.nameless.contains(person)
    }

    /// All that the viewer may not see, in the order of the plan.
    #[must_use]
    pub fn withheld(&self) -> &[WithheldValue<'p>] {
        &self.withheld
    }

    /// The places of all that the viewer may see, in the order of the file.
    #[must_use]
    pub fn permitted(&self) -> &[Span] {
        &self.permitted
    }

    /// The places of what is withheld from this viewer and is in somebody's booklet: mappings and single values.
    #[must_use]
    pub fn hidden(&self) -> BTreeSet<Span> {
        let values = self.withheld.iter().filter(|value| value.reason != Reason::Unprinted).map(|value| value.span);
        values.chain(self.left_out.iter().map(|left| left.span)).collect()
    }

    /// What is left out, for the worker's list: no text, and of a mapping that is withheld whole nothing that is in it.
    #[must_use]
    pub fn into_left_out(self) -> Vec<LeftOut> {
        self.left_out
    }
}
