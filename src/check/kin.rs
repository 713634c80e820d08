//! Who is family, who are the parents, and who of them has a say in a plan: what several rules ask.

use super::Look;
use super::interval::Interval;
use super::phrases::{holds, list, words};
use crate::content::Entry;
use crate::plan::{Action, Kind, LegalStatus, Person, PersonPart};
use crate::shape::PersonKey;
use crate::source::Span;
use std::collections::BTreeSet;

/// Words for a parent, as a child says them. A step-parent is one too.
const PARENT_WORDS: &str = "mum, mummy, mam, mammy, mom, mommy, mama, mamma, mother, ma, stepmum, stepmother, dad, daddy, da, dada, papa, father, \
                            stepdad, stepfather, parent, tata";

/// Words beside them that make somebody else of a parent.
const NO_PARENT_WORDS: &str = "foster, grand, great, god, friend";

impl<'a> Look<'a> {
    /// Whether a plan is of a kind.
    #[must_use]
    pub fn is_kind(&self, kind: Kind) -> bool {
        self.plan.plan.get() == Some(kind)
    }

    /// Whether the plan rests on a law.
    #[must_use]
    pub fn is_under(&self, status: LegalStatus) -> bool {
        self.plan.legal.as_ref().is_some_and(|legal| legal.inside().is(status))
    }

    /// Whether a key means the child, their family or a carer.
    #[must_use]
    pub fn is_home_side(&self, key: &str) -> bool {
        self.person(key).is_some_and(is_home_side)
    }

    /// Whether a key means nobody whom the plan knows, so that nothing can be said about who it is.
    #[must_use]
    pub fn is_nobody(&self, key: &PersonKey) -> bool {
        self.person(key.key()).is_none_or(|person| person.part.is_none() && !person.is_me())
    }

    /// The mother, the father and who stands beside them, by the child's word for them.
    pub fn parents(&self) -> impl Iterator<Item = (&'a str, Span)> + use<'a> {
        let people = self.people().iter();
        people.filter(|(_, person)| is_parent(person.inside())).map(|(key, _)| (key.value.as_str(), key.span))
    }

    /// Whether the child is a baby or not born yet, and so cannot say anything in words.
    #[must_use]
    pub fn is_baby(&self) -> bool {
        let Some(child) = self.plan.child.as_ref().map(Entry::inside) else { return false };
        match (&child.born, &child.age) {
            (Some(born), _) => !born.is_hole() && Interval::Months(12).after(born.day) > self.desk.today,
            (None, Some(age)) => age.0.value == 0 && age.0.span != Span::default(),
            (None, None) => false,
        }
    }

    /// All actions that are not done.
    pub fn open_actions(&self) -> impl Iterator<Item = &'a Action> + use<'a> {
        let actions = self.goals().flat_map(|goal| goal.inside().actions.iter());
        actions.map(Entry::inside).filter(|action| action.done.is_none())
    }

    /// Everybody whose words stand anywhere in the plan as theirs.
    #[must_use]
    pub fn speakers(&self) -> BTreeSet<&'a str> {
        let plan = self.plan;
        let statements = plan.worries.iter().chain(&plan.going_well).filter_map(|statement| statement.inside().who.as_ref());
        let said = plan.in_our_words.iter().map(|said| &said.inside().who);
        let asked = plan.better_off.iter().filter_map(|asked| asked.inside().who.as_ref());
        let wrote = plan.letters.iter().map(|letter| &letter.inside().from);
        let consent = plan.consent.iter().filter(|consent| consent.inside().words.is_some()).flat_map(|consent| &consent.inside().given_by);
        let mut speakers: BTreeSet<&str> = said.chain(statements).chain(asked).chain(wrote).chain(consent).map(PersonKey::key).collect();
        let agreement = plan.agreement.iter().flat_map(|all| all.inside().iter());
        speakers.extend(agreement.filter(|(_, agrees)| agrees.inside().words.is_some()).map(|(key, _)| key.value.as_str()));
        speakers.extend(self.me().filter(|_| !plan.matters_to_me.is_empty()));
        speakers
    }
}

/// Whether a person is the child, family or a carer.
#[must_use]
pub fn is_home_side(person: &Person) -> bool {
    let part = person.part.map(|part| part.value);
    person.is_me() || matches!(part, Some(PersonPart::Family | PersonPart::BrotherOrSister | PersonPart::Carer))
}

/// Words in a name or in who somebody is that say that they have died or that nobody knows them.
const NOT_THERE: &str = "died, dead, deceased, unknown, not known, not been named, passed away, no longer alive";

/// Words before a parent that say that they have died: "my late dad".
const LATE: &str = "late";

/// Whether a person has died, or nobody knows who they are, so that nobody can ask them.
#[must_use]
pub fn cannot_be_asked(person: &Person) -> bool {
    let is = words(person.is.inside().words.as_str());
    let name = person.name.as_ref().map(|name| words(name.as_str())).unwrap_or_default();
    let says = |written: &[String]| list(NOT_THERE).any(|phrase| holds(written, phrase));
    let is_late = is.windows(2).any(|pair| pair[0] == LATE && list(PARENT_WORDS).any(|parent| parent == pair[1]));
    let about = person.about.as_ref().map_or("", |about| about.inside().words.as_str());
    // "He died in May" and not "His brother died in May": the sentence opens with the person, and the word comes soon.
    let opens = |sentence: &str| {
        let sentence = words(sentence);
        let is_theirs = |first: &String| {
            ["he", "she", "they", "nobody"].contains(&first.as_str())
                || name.contains(first)
                || list(PARENT_WORDS).any(|word| word == first)
        };
        let start = usize::from(sentence.first().is_some_and(|first| first == "my" || first == "your"));
        let soon = &sentence[start.min(sentence.len())..sentence.len().min(start + 5)];
        soon.first().is_some_and(is_theirs) && (says(soon) || holds(soon, "nobody knows"))
    };
    says(&is) || says(&name) || is_late || about.split(['.', '!', '?', '\n']).any(opens)
}

fn is_parent(person: &Person) -> bool {
    let family = person.part.is_some_and(|part| part.value == PersonPart::Family);
    family && is_parents_name(person.is.inside().words.as_str())
}

/// Whether a child's words for somebody in the family are those for a parent: "my mum", not "my gran".
#[must_use]
pub fn is_parents_name(is: &str) -> bool {
    let said = is.to_lowercase();
    let mut words = said.split(|letter: char| !letter.is_alphanumeric() && !"'’".contains(letter));
    !list(NO_PARENT_WORDS).any(|word| said.contains(word)) && words.any(|word| list(PARENT_WORDS).any(|known| known == word))
}
