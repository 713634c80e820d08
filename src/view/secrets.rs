//! What one reader may not see, gathered for the audit, and as a list of keys for the worker.
//!
//! It walks every value of the plan on its own, apart from the view: what the view did not open and
//! a rule withholds is a secret, whether or not a page would ever show it.

use super::gaze::Gaze;
use super::{PersonPart, Reader};
use crate::check::CheckedPlan;
use crate::content::{Labels, Secret, ShownText, Why, Withheld};
use crate::seeded::{Leak, leak};
use crate::shape::{Field, Keys, Str, Visitor};
use crate::source::{At, Span};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Something left out of a reader's booklet: where in the plan, named by its keys alone.
pub struct LeftOut {
    /// The keys on the way to it: `home.address`.
    pub keys: String,
    /// Its place in the plan.
    pub span: Span,
}

/// Gathers all that a reader may not see, and the list of what is left out. Call it after the view was opened through the same gaze.
pub(super) fn gather<'p>(plan: &'p CheckedPlan, gaze: &Gaze<'p>) -> (Withheld, Vec<LeftOut>) {
    let mut walk = Walk::new(gaze, plan);
    plan.root().walk(&mut walk);
    let decided = known(plan, gaze);
    let known: BTreeSet<String> = decided.iter().map(|text| folded(text)).collect();
    let shared: Vec<String> = gaze.names.borrow().iter().map(|name| (*name).to_owned()).collect();
    let mut secrets = Vec::new();
    for found in walk.found.iter().filter(|found| !walk.is_other_wording(found)) {
        let forgotten = match found.why {
            Why::Private => leak(Leak::NoNeedleOfPrivate),
            Why::Name => leak(Leak::NoNeedleOfNames),
            _ => leak(Leak::NoNeedleOfLabels),
        };
        if forgotten {
            continue;
        }
        // A number or an address that this reader sees where numbers and addresses stand is none to look for. Typed again in
        // any other text it is what the audit is for, and so is a sentence that is withheld here and shared there.
        let elsewhere = found.why == Why::Private && walk.opened_private.contains(found.text.as_str());
        if elsewhere || known.contains(&folded(found.text.as_str())) {
            continue;
        }
        secrets.push(Secret::new(found.text.as_str(), found.text.span, found.why));
    }
    for entry in &plan.plan().keep_safe {
        let keep = super::eye::whole(entry);
        let from = keep.from.iter().map(|key| key.0.clone()).collect();
        let label = Labels { not_for: from, ..Labels::default() };
        if !gaze.allows(&label, None, "") && !leak(Leak::NoNeedleOfKeepSafe) {
            secrets.extend(keep.text.iter().map(|text| Secret::new(text.as_str(), text.span, Why::KeepSafe)));
        }
    }
    let mut known = decided;
    known.extend(walk.opened_private.iter().map(|text| (*text).to_owned()));
    let texts = walk.texts.iter().map(|(text, span)| ShownText { text: (*text).to_owned(), span: *span }).collect();
    (Withheld { secrets, shared, known, texts }, walk.all_left_out())
}

/// What somebody decided that this reader may know, though it is withheld elsewhere.
fn known<'p>(plan: &'p CheckedPlan, gaze: &Gaze<'p>) -> Vec<String> {
    let decided = plan.plan().may_know.iter().map(super::eye::whole);
    let theirs = decided.filter(|known| {
        let label = Labels { only_for: Some(known.who.iter().map(|key| key.0.clone()).collect()), ..Labels::default() };
        gaze.allows(&label, None, "")
    });
    theirs.flat_map(|known| &known.text).map(|text| text.as_str().to_owned()).collect()
}

/// Whether a home has no other name than that of who lives there: “Sam's house”. As an address it is no secret to whoever reads it
/// as the place.
fn is_somebodys(place: &str) -> bool {
    let rest = place.split_once("'s ").or_else(|| place.split_once("’s ")).map(|(_, rest)| rest);
    rest.is_some_and(|rest| rest.starts_with(char::is_lowercase) && !place.contains(char::is_numeric))
}

/// A text without what does not count: capitals and the width of spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What is left out of a reader's booklet, for the worker's page. It names keys and no text. What a label takes away is
/// there, and also what is private unless it is shared, and what somebody who sees only what names them is not shown.
pub fn left_out(plan: &CheckedPlan, reader: &Reader, today: Date) -> Vec<LeftOut> {
    let gaze = super::opened(plan, reader, today);
    let mut walk = Walk::new(&gaze, plan);
    plan.root().walk(&mut walk);
    walk.all_left_out()
}

/// The places of the outermost mappings that are withheld. Call it after the view was opened through the same gaze.
pub(super) fn hidden<'p>(plan: &'p CheckedPlan, gaze: &Gaze<'p>) -> BTreeSet<Span> {
    let mut walk = Walk::new(gaze, plan);
    plan.root().walk(&mut walk);
    walk.left_out.into_iter().map(|left| left.span).collect()
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
    /// Mappings whose `words` are withheld by a label of their own: so are the wordings beside them.
    words_denied: BTreeSet<Span>,
    /// Mappings of which this reader got a wording: their other wordings are no secrets.
    opened_mappings: BTreeSet<Span>,
    /// Numbers, addresses and full names that this reader may see.
    opened_private: BTreeSet<&'p str>,
    /// All texts that this reader gets.
    texts: Vec<(&'p str, Span)>,
    found: Vec<Found<'p>>,
    left_out: Vec<LeftOut>,
}

/// A text that is withheld, and the mappings whose wording it is.
struct Found<'p> {
    text: &'p Str,
    why: Why,
    mappings: [Option<Span>; 2],
    /// The keys on the way to it, where no label round it takes it away.
    keys: Option<String>,
}

/// Keys whose texts are structure and not care text.
const STRUCTURE: [&str; 10] = ["language", "file", "id", "pronouns", "say", "keep_safe", "may_know", "checked_by", "word", "council"];

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
            words_denied: BTreeSet::new(),
            opened_mappings: BTreeSet::new(),
            opened_private: BTreeSet::new(),
            texts: Vec::new(),
            found: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Whether a text is another wording of what this reader got.
    fn is_other_wording(&self, found: &Found<'_>) -> bool {
        found.mappings.iter().flatten().any(|span| self.opened_mappings.contains(span))
    }

    /// What is left out, when the walk is done.
    fn all_left_out(mut self) -> Vec<LeftOut> {
        let mut left_out = std::mem::take(&mut self.left_out);
        let shown = self.found.iter().filter(|found| !self.is_other_wording(found));
        left_out.extend(shown.filter_map(|found| Some(LeftOut { keys: found.keys.clone()?, span: found.text.span })));
        left_out
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

    /// Whether the text is a wording beside `words` that a label of their own takes away.
    fn is_beside_denied(&self) -> bool {
        const OTHERS: [&str; 5] = ["easier", "child", "teen", "family", "worker"];
        let is_other = self.path.last().is_some_and(|key| OTHERS.contains(key));
        is_other && self.mappings.last().is_some_and(|mapping| self.words_denied.contains(mapping))
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
            if self.path.last() == Some(&"words") {
                self.words_denied.extend(self.mappings.last().copied());
            }
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
        if of == Keys::Words && self.under("explain") && !self.is_denied() && !self.gaze.reader.shared_only {
            self.texts.push((&key.value, key.span));
        }
        if of == Keys::People {
            self.person = Some(&key.value);
        }
    }

    fn text(&mut self, text: &'p Str) {
        let opened = self.gaze.opened.borrow().contains(&text.span);
        if opened {
            self.opened_mappings.extend(self.wording_of().into_iter().flatten());
            let is_home = self.path.as_slice().starts_with(&["home", "place"]) && is_somebodys(text.as_str());
            self.opened_private.extend((is_home || PRIVATE.iter().any(|key| self.under(key))).then_some(text.as_str()));
            self.texts.push((text.as_str(), text.span));
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
        } else if !is_name && (self.is_denied() || unnamed || self.is_beside_denied()) {
            Why::Label
        } else {
            return;
        };
        let keys = match why {
            _ if self.is_denied() || self.is_beside_denied() => None,
            Why::Private if !unnamed => Some(self.path.join(".").trim_end_matches(".words").to_owned()),
            // Of somebody who sees only what names them, a whole part of the plan is enough to name.
            _ => self.path.first().map(|part| (*part).to_owned()),
        };
        self.found.push(Found { text, why, mappings: self.wording_of(), keys });
    }
}
