//! The one walk: every value of a plan, and whether a viewer may see it.

use super::secrets::{is_somebodys, language_of};
use super::viewer::people_of;
use super::{LeftOut, Reason, Viewer, Visibility, WithheldValue};
use crate::content::{Entry, Labels, Private};
use crate::language::Locale;
use crate::plan::{PersonPart, Plan};
use crate::seeded::{Leak, leak};
use crate::shape::{AudienceKey, Date, Field, Keys, Marks, Owner, PersonKey, Str, Visitor};
use crate::source::{At, Span};
use std::collections::BTreeSet;

/// Walks a plan for a viewer.
pub(super) fn walk<'p>(plan: &'p Entry<Plan>, viewer: &Viewer, lead: &str) -> Visibility<'p> {
    let body = plan.inside();
    let workers = people_of(body).filter(|(_, person)| person.part.map(|part| part.value).is_some_and(PersonPart::is_worker));
    let mut walker = PlanWalker {
        viewer,
        lead,
        language: language_of(body),
        workers: workers.map(|(key, _)| key).collect(),
        path: Vec::new(),
        person: None,
        owner: Owner::default(),
        word: None,
        states: vec![WalkState {
            withheld: None,
            named: !viewer.shared_only,
            private: None,
            is_contact: false,
            is_file: false,
            is_place: false,
            told: false,
        }],
        seen: Visibility {
            open: Vec::new(),
            permitted: Vec::new(),
            withheld: Vec::new(),
            left_out: Vec::new(),
            nameless: nameless(plan, viewer),
            names: Vec::new(),
            contacts: BTreeSet::new(),
        },
    };
    plan.walk(&mut walker);
    let mut seen = walker.seen;
    seen.open.sort_by_key(|(span, _)| *span);
    seen.permitted.sort_unstable();
    seen.permitted.dedup();
    seen
}

/// The people whom a viewer may not know of.
fn nameless<'p>(plan: &'p Entry<Plan>, viewer: &Viewer) -> BTreeSet<&'p str> {
    let Some(people) = &plan.inside().people else { return BTreeSet::new() };
    let all = viewer.allows(plan.labels(), None, "") && viewer.allows(people.labels(), None, "");
    let withheld = people.inside().iter().filter(|(_, person)| !all || !viewer.allows(person.labels(), None, ""));
    withheld.map(|(key, _)| key.value.as_str()).collect()
}

/// What holds at one place of the plan.
#[derive(Clone, Copy)]
struct WalkState {
    /// Why all that is here is withheld.
    withheld: Option<Reason>,
    /// Whether what is here is for this viewer: always, but for a shared-only reader.
    named: bool,
    /// Who sees the next value by default.
    private: Option<Private>,
    /// Whether this is a number, an address or a full name, and no text in which one is.
    is_contact: bool,
    /// Whether this is the name of a file.
    is_file: bool,
    /// Whether this is the name of a place.
    is_place: bool,
    /// Whether the worker's list names what is left out here already.
    told: bool,
}

struct PlanWalker<'v, 'p> {
    viewer: &'v Viewer,
    lead: &'v str,
    /// The language of the plan.
    language: &'static Locale,
    workers: Vec<&'p str>,
    path: Vec<&'static str>,
    /// Whose entry under `people` this is.
    person: Option<&'p str>,
    /// Whose the next mapping is.
    owner: Owner<'p>,
    /// A word that an author chose as a key, until it is known whether what is under it is withheld: then so is the word.
    word: Option<&'p At<String>>,
    /// What holds here, and in all that is round it, the outermost first.
    states: Vec<WalkState>,
    seen: Visibility<'p>,
}

impl<'p> PlanWalker<'_, 'p> {
    fn state(&self) -> WalkState {
        *self.states.last().expect("the state of the whole plan is never taken away")
    }

    fn is_withheld(&self, person: &PersonKey) -> bool {
        !self.seen.may_name(person.key())
    }

    fn is_lead(&self) -> bool {
        self.person == Some(self.lead)
    }

    /// The default that holds for a private value of whom it belongs to here.
    fn default(&self, private: Option<Private>) -> Option<Private> {
        let is_worker = self.person.is_some_and(|person| self.workers.contains(&person));
        let forgotten = match private {
            Some(Private::ChildAndWorkers) => leak(Leak::FullNameAsText),
            Some(Private::HouseholdUnlessWorker) => leak(Leak::ReachAsWorker) || is_worker,
            Some(Private::Household) if self.person.is_some() => leak(Leak::AddressAsText),
            Some(Private::Household) => leak(Leak::HomeAddressAsText),
            None => false,
        };
        private.filter(|_| !forgotten && !leak(Leak::PrivateAsText))
    }

    /// Whether the entry that begins goes with the people whose it is.
    fn goes_with(&self, owner: Owner<'p>) -> bool {
        const PLANTED: [(Leak, &str); 6] = [
            (Leak::CheckOfWithheld, "checks"),
            (Leak::ActionOfWithheld, "actions"),
            (Leak::StatementOfWithheld, "worries"),
            (Leak::StatementOfWithheld, "going_well"),
            (Leak::HelpOfWithheld, "help"),
            (Leak::DecisionOfNobody, "decisions"),
        ];
        let forgotten = leak(Leak::OwnerForgotten) || PLANTED.iter().any(|(planted, key)| leak(*planted) && self.path.last() == Some(key));
        !forgotten && !owner.keys.is_empty() && owner.keys.iter().all(|key| self.is_withheld(key))
    }

    /// Whether the entry that begins is the viewer's own.
    fn is_own(&self, owner: Owner<'p>) -> bool {
        const PLANTED: [(Leak, &str); 3] =
            [(Leak::SaidByAll, "in_our_words"), (Leak::SeeingOfAll, "seeing_people"), (Leak::ActionsOwnAll, "actions")];
        let planted = PLANTED.iter().any(|(planted, key)| leak(*planted) && self.path.last() == Some(key));
        planted || (owner.theirs && owner.keys.iter().any(|key| self.viewer.is(key.key())))
    }

    /// Notes a value: permitted or withheld, one of the two.
    fn note(&mut self, text: Option<&'p str>, span: Span, reason: Option<Reason>) {
        match reason {
            None => self.seen.permitted.push(span),
            Some(reason) => {
                let WalkState { is_file, is_place, .. } = self.state();
                self.seen.withheld.push(WithheldValue { text, span, is_file, is_place, reason });
            }
        }
    }

    /// Why a value that is neither text nor the key of a person is withheld.
    fn reason(&self) -> Option<Reason> {
        let state = self.state();
        state.withheld.or((!state.named).then_some(Reason::Unnamed))
    }

    /// Tells the worker's list what is left out. Where the viewer sees only what names them, a whole part of the plan is enough to name.
    fn leave_out(&mut self, span: Span, by_part: bool) {
        let keys = if by_part { self.path.first().copied().unwrap_or_default().to_owned() } else { self.path.join(".") };
        self.seen.left_out.push(LeftOut { keys, span });
    }
}

impl<'p> Visitor<'p> for PlanWalker<'_, 'p> {
    fn owner(&mut self, owner: Owner<'p>) {
        self.owner = owner;
    }

    fn enter(&mut self, labels: &'p Labels, span: Span) {
        let above = self.state();
        let owner = std::mem::take(&mut self.owner);
        let private = self.default(above.private);
        let labels_hold = !leak(Leak::InnerLabelIgnored) || self.path.is_empty();
        let mut state = WalkState { private: None, ..above };
        state.named |= self.viewer.is_named_by(labels) || self.is_own(owner) || leak(Leak::AlwaysNamed);
        let denied = labels_hold && !self.viewer.allows(labels, private, self.person.unwrap_or_default());
        if above.withheld.is_none() && (denied || self.goes_with(owner)) {
            state.withheld = Some(Reason::Label);
        }
        if state.withheld == Some(Reason::Label) && private.is_some() {
            // An address under a label is still looked for as an address.
            state.withheld = Some(Reason::Private);
        }
        if let Some(word) = self.word.take() {
            let reason = state.withheld.or((!state.named).then_some(Reason::Unnamed));
            self.note(Some(&word.value), word.span, reason);
        }
        match state.withheld {
            None => self.seen.open.push((span, state.named)),
            Some(reason) => {
                if !above.told {
                    self.leave_out(span, reason == Reason::Private && !state.named);
                }
                state.told = true;
            }
        }
        self.states.push(state);
    }

    fn leave(&mut self) {
        self.states.pop();
    }

    fn field(&mut self, key: &'static str) {
        self.path.push(key);
    }

    fn field_done(&mut self) {
        self.path.pop();
    }

    fn marks(&mut self, marks: Marks<'p>) {
        let above = self.state();
        let mut state = WalkState {
            private: marks.private,
            is_contact: above.is_contact || marks.private.is_some() || marks.public,
            is_file: marks.file,
            is_place: above.is_place || marks.place,
            ..above
        };
        let beside = marks.labelled_as.is_some_and(|labels| !self.viewer.allows(labels, None, ""));
        let forgotten = match self.path.last() {
            Some(&"answer") => leak(Leak::AnswerOfWithheld),
            Some(&"tell_by") => leak(Leak::DayOfWithheld),
            Some(&"better_off") => leak(Leak::BetterWordsOfWithheld),
            _ => false,
        };
        let said = marks.said_by.iter().any(|key| self.is_withheld(key)) && !forgotten;
        if marks.unprinted {
            (state.withheld, state.told) = (Some(Reason::Unprinted), true);
        } else if state.withheld.is_none() && ((beside && !leak(Leak::BesideWithoutLabel)) || said) {
            // Of a wording beside a text, the text itself is in the list.
            (state.withheld, state.told) = (Some(Reason::Label), beside);
        }
        let told = marks.told_to.iter().any(|key| self.viewer.is(key.key()));
        state.named |=
            marks.always || told || (marks.of_lead && (self.is_lead() || self.person.is_some_and(|person| self.viewer.is(person))));
        self.states.push(state);
    }

    fn marks_done(&mut self) {
        self.states.pop();
    }

    fn key(&mut self, key: &'p At<String>, of: Keys) {
        let mut state = self.state();
        let mut reason = state.withheld;
        match of {
            Keys::People => {
                self.person = Some(&key.value);
                reason = reason.or((!self.seen.may_name(&key.value)).then_some(Reason::Name));
            }
            Keys::OfPeople => {
                let all = leak(Leak::AgreementOfAll) && self.path.last() == Some(&"agreement");
                state.named |= all || self.viewer.is(&key.value);
                if !self.seen.may_name(&key.value) && !leak(Leak::OwnerForgotten) {
                    state.withheld = state.withheld.or(Some(Reason::Label));
                }
                reason = state.withheld;
            }
            Keys::Words | Keys::CouncilWords => self.word = Some(key),
            Keys::Readers => {}
        }
        if !of.are_words() {
            self.note(None, key.span, reason.or((!state.named).then_some(Reason::Unnamed)));
        }
        self.states.push(state);
    }

    fn key_done(&mut self) {
        self.states.pop();
        self.person = None;
    }

    fn person(&mut self, key: &'p PersonKey) {
        let reason = self.reason().or(self.is_withheld(key).then_some(Reason::Name));
        self.note(None, key.0.span, reason);
    }

    fn audience(&mut self, key: &'p AudienceKey) {
        let reason = self.reason();
        self.note(None, key.0.span, reason);
    }

    fn date(&mut self, date: &'p Date) {
        self.small(date.span);
    }

    fn small(&mut self, span: Span) {
        let reason = self.reason();
        self.note(None, span, reason);
    }

    fn text(&mut self, text: &'p Str) {
        let state = self.state();
        let is_name = self.path.as_slice() == ["people", "name"];
        let reason = match self.reason() {
            Some(Reason::Label) if is_name => Some(Reason::Name),
            reason => reason,
        };
        if reason.is_none() {
            if is_name || self.path.as_slice() == ["child", "name"] {
                self.seen.names.push(text.as_str());
            }
            if state.is_contact || (self.path.starts_with(&["home", "place"]) && is_somebodys(text.as_str(), self.language)) {
                self.seen.contacts.insert(text.as_str());
            }
        }
        match reason {
            Some(Reason::Unnamed) if !text.is_blank() => self.leave_out(text.span, true),
            Some(Reason::Label | Reason::Private) if !state.told => self.leave_out(text.span, false),
            _ => {}
        }
        if let Some(word) = self.word.take() {
            self.note(Some(&word.value), word.span, reason);
        }
        self.note(Some(text.as_str()), text.span, reason);
    }
}
