//! What one reader may not see, gathered for the audit, and as a list of keys for the worker.
//!
//! It walks every value of the plan on its own, apart from the view: what the view did not open and
//! a rule withholds is a secret, whether or not a page would ever show it.

use super::eye::Gaze;
use super::{PersonPart, Reader};
use crate::check::CheckedPlan;
use crate::content::{Labels, Secret, Why, Withheld};
use crate::shape::{Field, Keys, Str, Visitor};
use crate::source::{At, Span};
use std::collections::BTreeSet;

/// Something left out of a reader's booklet: where in the plan, named by its keys alone.
pub struct LeftOut {
    /// The keys on the way to it: `home.address`.
    pub keys: String,
    /// Its place in the plan.
    pub span: Span,
}

/// Gathers all that a reader may not see. Call it after the view was opened through the same gaze.
pub(super) fn gather<'p>(plan: &'p CheckedPlan, gaze: &Gaze<'p>) -> Withheld {
    let mut walk = Walk::new(gaze, plan);
    plan.root().walk(&mut walk);
    let opened = walk.opened_mappings;
    let other_wording = |found: &Found<'_>| found.mappings.iter().flatten().any(|span| opened.contains(span));
    let texts: BTreeSet<&str> = gaze.texts.borrow().iter().copied().collect();
    let shared: Vec<String> = gaze.names.borrow().iter().map(|name| (*name).to_owned()).collect();
    let mut secrets = Vec::new();
    for found in walk.found.iter().filter(|found| !other_wording(found)) {
        // The same words stand elsewhere for this reader, as a whole text of their own. A number or an address must
        // stand where numbers and addresses stand: typed again in any other text it is what the audit is for.
        let elsewhere = if found.why == Why::Private { &walk.opened_private } else { &texts };
        if elsewhere.contains(found.text.as_str()) {
            continue;
        }
        secrets.push(Secret::new(found.text.as_str(), found.text.span, found.why));
    }
    for entry in &plan.plan().keep_safe {
        let keep = super::eye::whole(entry);
        let from = keep.from.iter().map(|key| key.0.clone()).collect();
        let label = Labels { not_for: from, ..Labels::default() };
        if !gaze.allows(&label, None, "") {
            secrets.extend(keep.text.iter().map(|text| Secret::new(text.as_str(), text.span, Why::KeepSafe)));
        }
    }
    Withheld { secrets, shared }
}

/// What is left out of a reader's booklet, for the worker's page. It names keys and no text.
pub fn left_out(plan: &CheckedPlan, reader: &Reader) -> Vec<LeftOut> {
    let gaze = Gaze::new(plan, reader);
    let mut walk = Walk::new(&gaze, plan);
    plan.root().walk(&mut walk);
    walk.left_out
}

struct Walk<'g, 'p> {
    gaze: &'g Gaze<'p>,
    parts: Vec<(&'p str, Option<PersonPart>)>,
    path: Vec<&'static str>,
    person: Option<&'p str>,
    /// Whether each open mapping is withheld, the outermost first.
    denied: Vec<bool>,
    /// Each open mapping, the outermost first.
    mappings: Vec<Span>,
    /// Mappings of which this reader got a wording: their other wordings are no secrets.
    opened_mappings: BTreeSet<Span>,
    /// Numbers, addresses and full names that this reader may see.
    opened_private: BTreeSet<&'p str>,
    found: Vec<Found<'p>>,
    left_out: Vec<LeftOut>,
}

/// A text that is withheld, and the mappings whose wording it is.
struct Found<'p> {
    text: &'p Str,
    why: Why,
    mappings: [Option<Span>; 2],
}

/// Keys whose texts are structure and not care text.
const STRUCTURE: [&str; 9] = ["language", "file", "id", "pronouns", "say", "keep_safe", "checked_by", "word", "council"];

/// Keys whose texts are private unless they are shared.
const PRIVATE: [&str; 4] = ["address", "phone", "email", "full_name"];

impl<'g, 'p> Walk<'g, 'p> {
    fn new(gaze: &'g Gaze<'p>, plan: &'p CheckedPlan) -> Self {
        let people = plan.plan().people.iter().flat_map(super::eye::keys);
        let parts = people.map(|(key, entry)| (key.value.as_str(), super::eye::part(entry))).collect();
        Walk {
            gaze,
            parts,
            path: Vec::new(),
            person: None,
            denied: Vec::new(),
            mappings: Vec::new(),
            opened_mappings: BTreeSet::new(),
            opened_private: BTreeSet::new(),
            found: Vec::new(),
            left_out: Vec::new(),
        }
    }

    fn under(&self, key: &str) -> bool {
        self.path.contains(&key)
    }

    /// The mappings whose wording stands here: its own, and the one round `words: {words: …}`.
    fn wording_of(&self) -> [Option<Span>; 2] {
        const WORDINGS: [&str; 6] = ["words", "easier", "child", "teen", "family", "worker"];
        let is_wording = |back: usize| self.path.iter().rev().nth(back).is_some_and(|key| WORDINGS.contains(key));
        let mapping = |back: usize| self.mappings.iter().rev().nth(back).copied();
        [mapping(0).filter(|_| is_wording(0)), mapping(1).filter(|_| is_wording(0) && is_wording(1))]
    }

    fn is_denied(&self) -> bool {
        self.denied.last().copied().unwrap_or(false)
    }

    /// Whether the text is a private value that no default and no label opens to this reader.
    fn is_private(&self) -> bool {
        let key = PRIVATE.iter().find(|key| self.under(key));
        let Some(key) = key else { return false };
        let part = self.person.and_then(|person| self.parts.iter().find(|(known, _)| *known == person)).and_then(|(_, part)| *part);
        let worker = matches!(part, Some(PersonPart::SocialWorker | PersonPart::ReviewingOfficer | PersonPart::OtherWorker));
        let public = self.under("rights") || (self.under("people") && worker && matches!(*key, "phone" | "email"));
        !public
    }
}

impl<'g, 'p> Visitor<'p> for Walk<'g, 'p> {
    fn enter(&mut self, labels: &'p Labels, span: Span) {
        let above = self.is_denied();
        let here = above || !self.gaze.allows(labels, None, "") || self.gaze.gone.borrow().contains(&span);
        if here && !above {
            self.left_out.push(LeftOut { keys: self.path.join("."), span });
        }
        self.denied.push(here);
        self.mappings.push(span);
    }

    fn leave(&mut self) {
        self.denied.pop();
        self.mappings.pop();
    }

    fn field(&mut self, key: &'static str) {
        self.path.push(key);
    }

    fn field_done(&mut self) {
        self.path.pop();
    }

    fn key(&mut self, key: &'p At<String>, of: Keys) {
        if of == Keys::People {
            self.person = Some(&key.value);
        }
    }

    fn text(&mut self, text: &'p Str) {
        let opened = self.gaze.opened.borrow().contains(&text.span);
        if opened {
            self.opened_mappings.extend(self.wording_of().into_iter().flatten());
            self.opened_private.extend(PRIVATE.iter().any(|key| self.under(key)).then_some(text.as_str()));
        }
        if opened || text.is_blank() || STRUCTURE.iter().any(|key| self.under(key)) {
            return;
        }
        let unnamed = self.gaze.reader.shared_only;
        let is_name = self.path.as_slice() == ["people", "name"];
        let why = if self.is_private() {
            Why::Private
        } else if is_name && self.is_denied() {
            Why::Name
        } else if !is_name && (self.is_denied() || unnamed) {
            Why::Label
        } else {
            return;
        };
        self.found.push(Found { text, why, mappings: self.wording_of() });
    }
}
