//! What a rule looks at: the plan, its people, and what `CheckEnv` brought.

use super::reading::Reading;
use super::{CheckEnv, Walk};
use crate::content::{Entry, Group};
use crate::language::Locale;
use crate::plan::{Action, BookletFor, Goal, Person, Plan, usual_readers};
use crate::shape::{Date, Str};
use crate::source::{At, SourceFile, Span};
use crate::visibility::{Viewer, Visibility};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// A reader under `booklets`, with how their booklet is made.
pub type WrittenBooklet = (At<String>, Entry<BookletFor>);

/// One plan on the env.
#[derive(Clone, Copy)]
pub struct RuleContext<'a> {
    /// The plan with the labels at its top.
    pub root: &'a Entry<Plan>,
    /// The plan.
    pub plan: &'a Plan,
    /// Its file.
    pub file: &'a Arc<SourceFile>,
    /// The language of the plan, with its words; English, if we do not have that language.
    pub locale: &'static Locale,
    /// What the run knows.
    pub env: &'a CheckEnv<'a>,
    /// Every text, key and label of the plan, with where it stands.
    pub walk: &'a Walk<'a>,
    /// The texts as readers meet them, read when first asked for.
    pub(super) read: &'a OnceCell<Reading<'a>>,
    /// What people may see, worked out when first asked for.
    pub(super) seen: &'a SeenBy<'a>,
}

/// What people and groups may see of one plan, by key. A stranger stands under no key.
#[derive(Default)]
pub struct SeenBy<'a>(RefCell<BTreeMap<String, Rc<Visibility<'a>>>>);

impl<'a> RuleContext<'a> {
    /// The people with their keys, in the order of the plan; none where `people` is missing.
    #[must_use]
    pub fn people(&self) -> &'a [(At<String>, Entry<Person>)] {
        self.plan.people.as_ref().map_or(&[], |people| people.inside().0.as_slice())
    }

    /// A person by key.
    #[must_use]
    pub fn person(&self, key: &str) -> Option<&'a Person> {
        self.people().iter().find(|(known, _)| known.value == key).map(|(_, person)| person.inside())
    }

    /// The key of the child.
    #[must_use]
    pub fn me(&self) -> Option<&'a str> {
        self.people().iter().find(|(_, person)| person.inside().is_me()).map(|(key, _)| key.value.as_str())
    }

    /// Whether a key is the child's.
    #[must_use]
    pub fn is_me(&self, key: &str) -> bool {
        self.me() == Some(key)
    }

    /// Whether a person works for the council or a service.
    #[must_use]
    pub fn is_worker(&self, key: &str) -> bool {
        self.person(key).is_some_and(|person| person.is_in(Group::Workers))
    }

    /// The keys of all people whom a key of a person or group means.
    #[must_use]
    pub fn members(&self, key: &str) -> Vec<&'a str> {
        let group = Group::named(key);
        let meant = |known: &str, person: &Person| group.map_or(known == key, |group| person.is_in(group));
        self.people().iter().filter(|(known, person)| meant(&known.value, person.inside())).map(|(known, _)| known.value.as_str()).collect()
    }

    /// Who gets a booklet, as the plan or its kind says: a person or a group by key, and what is under `booklets` for them.
    #[must_use]
    pub fn readers(&self) -> Vec<(&'a str, Option<&'a WrittenBooklet>)> {
        let Some(booklets) = &self.plan.booklets else {
            return usual_readers(self.plan, self.me()).into_iter().map(|key| (key, None)).collect();
        };
        booklets.inside().0.iter().map(|written| (written.0.value.as_str(), Some(written))).collect()
    }

    /// All actions of all goals.
    pub fn actions(&self) -> impl Iterator<Item = &'a Entry<Action>> {
        self.goals().flat_map(|goal| goal.inside().actions.iter())
    }

    /// All goals.
    pub fn goals(&self) -> impl Iterator<Item = &'a Entry<Goal>> + use<'a> {
        self.plan.goals.iter()
    }

    /// The day the plan was made, where it is known.
    #[must_use]
    pub fn made_on(&self) -> Option<Date> {
        self.plan.made.as_ref().map(|made| made.inside().on).filter(|on| !on.is_missing())
    }

    /// The texts as readers meet them: sentences, words, and for whom.
    #[must_use]
    pub fn reading(&self) -> &'a Reading<'a> {
        self.read.get_or_init(|| Reading::of(self))
    }

    /// What a person or a group may see.
    #[must_use]
    pub fn seen_by(&self, key: &str) -> Rc<Visibility<'a>> {
        self.visibility(key, || Viewer::of(self.plan, key))
    }

    /// What everybody may see: nothing with a label, nothing private.
    #[must_use]
    pub fn seen_by_all(&self) -> Rc<Visibility<'a>> {
        self.visibility("", Viewer::stranger)
    }

    fn visibility(&self, key: &str, viewer: impl Fn() -> Viewer) -> Rc<Visibility<'a>> {
        let known = self.seen.0.borrow().get(key).cloned();
        known.unwrap_or_else(|| {
            let seen = Rc::new(Visibility::of(self.root, &viewer()));
            self.seen.0.borrow_mut().insert(key.to_owned(), Rc::clone(&seen));
            seen
        })
    }

    /// Whether nothing keeps a text from anybody: it is permitted to everybody, and none of it is among what is kept safe.
    #[must_use]
    pub fn is_open(&self, text: &Str) -> bool {
        let written = text.as_str().to_lowercase();
        let is_safe = |safe: &Str| !safe.is_blank() && written.contains(&safe.as_str().to_lowercase());
        self.seen_by_all().permits(text.span) && !self.plan.keep_safe.iter().any(|safe| safe.inside().text.iter().any(is_safe))
    }

    /// The place for what is missing from the whole plan: the kind, in the first lines.
    #[must_use]
    pub fn top(&self) -> Span {
        self.plan.plan.0.map_or_else(|| self.head(self.root.span()), |kind| kind.span)
    }

    /// The first line of a stretch of the file.
    #[must_use]
    pub fn head(&self, span: Span) -> Span {
        let range = span.range();
        let written = self.file.text().get(range.clone()).unwrap_or_default();
        let line = written.split(['\n', '\r']).next().unwrap_or_default();
        Span::new(range.start, range.start + line.trim_end().len())
    }

    /// Where a key stands in a mapping; `None` if it is not written there.
    #[must_use]
    pub fn key(&self, mapping: Span, key: &str) -> Option<Span> {
        let range = mapping.range();
        let written = self.file.text().get(range.clone())?;
        let mut places = written.match_indices(key).map(|(at, _)| at);
        let at = places.find(|at| {
            let before = written[..*at].trim_end_matches([' ', '\t']);
            let opens = before.is_empty() || before.ends_with(['{', ',', '\n', '\r']);
            opens && written[at + key.len()..].trim_start_matches([' ', '\t']).starts_with(':')
        })?;
        Some(Span::new(range.start + at, range.start + at + key.len()))
    }

    /// The first place that was really written, as one line.
    #[must_use]
    pub fn place(&self, first: Span, or: Span) -> Span {
        self.head(if first == Span::default() { or } else { first })
    }
}
