//! Who speaks in a booklet, to whom, and which sentences about the law are true for a plan and its reader. It is decided here alone; the
//! grounds of each sentence are in the locale's `law.yaml`.
//!
//! A plan that does not say which law it rests on gets fewer sentences, never a likely one.

use crate::content::Group;
use crate::view::{HomeKind, Kind, LegalStatus, PersonPart, Reader, Stage, Style, View};

/// The voice of the fixed phrases; they choose by it as `$voice`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// The child, of their own care plan.
    Me,
    /// The family or the child, of their Child in Need plan.
    We,
    /// Other people: the other readers of a care plan, and those of a Child in Need plan who are not family.
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

/// Who reads, as far as the law speaks to them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Party {
    /// The child.
    Child,
    /// A parent of the child.
    Parent,
    /// Another relative, or the family together.
    Family,
    /// Staff.
    Worker,
    /// A carer, who may be a local authority foster carer.
    Carer,
    /// Brothers and sisters, friends, professionals, staff of a home.
    Other,
}

impl Party {
    /// Every party.
    pub const ALL: [Party; 6] = [Party::Child, Party::Parent, Party::Family, Party::Worker, Party::Carer, Party::Other];
}

/// What decides which sentences about the law are true.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The kind of plan.
    pub kind: Kind,
    /// The law that the plan rests on, where it says so.
    pub status: Option<LegalStatus>,
    /// The child's age in whole years, where the plan says it.
    pub age: Option<i16>,
    /// Whether the child is not born yet.
    pub unborn: bool,
    /// Who reads.
    pub party: Party,
}

/// From this age on a child is told what they themselves can ask for.
const CAN_ASK: i16 = 5;

impl Case {
    /// The case of a view.
    pub(super) fn of(view: &View<'_>, voice: Voice) -> Self {
        let status = view.legal.as_ref().and_then(|legal| legal.status);
        let party = match view.reader.part {
            _ if voice == Voice::Worker => Party::Worker,
            _ if view.speaks_to_child() => Party::Child,
            _ if view.reader_is_parent => Party::Parent,
            None | Some(PersonPart::Family) => Party::Family,
            Some(PersonPart::Carer) if may_be_foster_home(view) => Party::Carer,
            Some(_) => Party::Other,
        };
        let unborn = view.child.stage == Stage::Unborn;
        let age = if unborn { Some(0) } else { view.child.age };
        Case { kind: view.kind, status, age, unborn, party }
    }

    /// Whether the child is too young to be told what they can ask for.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.age.is_some_and(|age| age < CAN_ASK)
    }

    /// Whether a sentence is true, by the key of its phrase. One that is not known here never is.
    #[must_use]
    pub fn holds(&self, sentence: &str) -> bool {
        use LegalStatus::{
            CareOrder, ChildInNeed, IAgreed, InterimCareOrder, NobodyToCare, Other, ParentsAgreed, ShortBreaks, SupervisionOrder,
        };
        let care = self.kind == Kind::CarePlan;
        let is = |status| self.status == Some(status);
        let order = care && (is(CareOrder) || is(InterimCareOrder));
        let agreed = care && (is(ParentsAgreed) || is(IAgreed));
        let section_20 = agreed || (care && is(NobodyToCare));
        let chosen = !care && matches!(self.status, None | Some(ChildInNeed));
        let can_ask = !self.is_small();
        let sixteen = self.age.is_some_and(|age| age >= 16);
        let of_parents = matches!(self.party, Party::Parent | Party::Worker);
        let of_family = matches!(self.party, Party::Parent | Party::Family | Party::Worker);
        match sentence {
            "home-decides-council" => care && is(CareOrder),
            "home-decides-interim" => care && is(InterimCareOrder),
            "home-decides-parents" => care && is(ParentsAgreed),
            "home-decides-self" => care && is(IAgreed),
            "home-decides-nobody" => care && is(NobodyToCare),
            "home-decides-sixteen" => section_20 && sixteen,
            "home-decides-ask" => care && !order && !section_20 && !is(ShortBreaks),
            "home-decides-meeting" | "rights-move" => order || section_20,
            "home-speaks-none" => care && can_ask,
            "rights-heard" => care && can_ask,
            "rights-heard-help" => !care && can_ask,
            // Before the birth the council looks after nobody, and nobody has an advocate.
            "rights-heard-small" => care && !can_ask && !self.unborn,
            "rights-advocate-small" => !can_ask && !self.unborn,
            "rights-complain-small" => !can_ask,
            "rights-review" => care && can_ask,
            "rights-advocate" => care && can_ask,
            "rights-advocate-ask" => !care && can_ask,
            "rights-complain" => can_ask,
            "rights-complain-carer" => care && matches!(self.party, Party::Carer | Party::Worker),
            "rights-records" => true,
            "rights-visitor" => care && !is(ShortBreaks) && can_ask,
            "rights-pathway" => (order || section_20) && sixteen,
            // Under an interim order the court is still deciding.
            "rights-order-ends" => care && is(CareOrder) && can_ask,
            "rights-parents-order" => order && of_family,
            "rights-parents-agreed" => care && is(ParentsAgreed) && of_parents,
            "rights-parents-told" => agreed && of_parents,
            "rights-agreed-self" => care && is(IAgreed) && sixteen,
            "home-ofsted" => care,
            "visits-alone" => (order || section_20) && can_ask,
            "rights-say-no" | "why-no-yours" | "why-no-changed" | "why-no-after" | "why-no-harm" | "why-no-again" => chosen,
            "legal-supervision-order" => !care && is(SupervisionOrder),
            "legal-child-in-need" => !care && is(ChildInNeed),
            _ => care && self.status.filter(|status| *status != Other).is_some_and(|status| sentence == format!("legal-{}", status.word())),
        }
    }
}

/// Whether the carers of this home may be foster carers, as far as this reader's copy says what home it is.
fn may_be_foster_home(view: &View<'_>) -> bool {
    let kind = view.home.as_ref().and_then(|home| home.kind);
    matches!(kind, None | Some(HomeKind::FosterFamily | HomeKind::FamilyAndFriends))
}
