//! Who is family, who are the parents, and who of them has a say in a plan: what several rules ask.

use super::RuleContext;
use super::interval::Interval;
use super::phrases::{opens, words};
use crate::content::Entry;
use crate::language::PeopleWords;
use crate::plan::{Action, Kind, LegalStatus, Person, PersonPart};
use crate::shape::PersonKey;
use crate::source::Span;
use std::collections::BTreeSet;

impl<'a> RuleContext<'a> {
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
        let names = self.child_names();
        let known = &self.locale.checks().people;
        let people = self.people().iter();
        people.filter(move |(_, person)| is_parent(person.inside(), &names, known)).map(|(key, _)| (key.value.as_str(), key.span))
    }

    /// The words of the child's names, in small letters.
    fn child_names(&self) -> Vec<String> {
        let Some(child) = self.plan.child.as_ref().map(Entry::inside) else { return Vec::new() };
        let full = child.full_name.as_ref().map_or("", |name| name.inside().words.as_str());
        words(child.called()).into_iter().chain(words(full)).collect()
    }

    /// Whether the child is a baby or not born yet, and so cannot say anything in words.
    #[must_use]
    pub fn is_baby(&self) -> bool {
        let Some(child) = self.plan.child.as_ref().map(Entry::inside) else { return false };
        match (&child.born, &child.age) {
            (Some(born), _) => !born.is_missing() && Interval::Months(12).after(born.day) > self.env.today,
            (None, Some(age)) => age.0.value == 0 && age.0.span != Span::default(),
            (None, None) => child.is_unborn(),
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

/// Whether a person has died, or nobody knows who they are, so that nobody can ask them.
#[must_use]
pub fn cannot_be_asked(person: &Person, known: &PeopleWords) -> bool {
    let is = words(person.is.inside().words.as_str());
    let name = person.name.as_ref().map(|name| words(name.as_str())).unwrap_or_default();
    let says = |written: &[String]| known.not_there.stand_in(written);
    let is_late = is.windows(2).any(|pair| known.late.has(&pair[0]) && known.parents.has(&pair[1]));
    let about = person.about.as_ref().map_or("", |about| about.inside().words.as_str());
    // "He died in May" and not "His brother died in May": the sentence opens with the person, and the word comes soon.
    let opens_with_them = |sentence: &str| {
        let sentence = words(sentence);
        let is_theirs = |first: &String| known.somebody.has(first) || name.contains(first) || known.parents.has(first);
        let start = usize::from(sentence.first().is_some_and(|first| known.own.has(first)));
        let soon = &sentence[start.min(sentence.len())..sentence.len().min(start + 5)];
        soon.first().is_some_and(is_theirs) && (says(soon) || known.not_there_first.stand_in(soon))
    };
    says(&is) || says(&name) || is_late || about.split(['.', '!', '?', '\n']).any(opens_with_them)
}

/// Whether a person of the family is the child's own parent, as the plan says it: "my dad" or "Amira's mum". "Noah's dad", "the father
/// of my baby" and "my mum's mum" are somebody else's.
fn is_parent(person: &Person, child_names: &[String], known: &PeopleWords) -> bool {
    let is_family = person.part.is_some_and(|part| part.value == PersonPart::Family);
    is_family && calls_a_parent(person.is.inside().words.as_str(), child_names, known)
}

/// Whether words for somebody in the family are those for a parent of the child of that name: "my mum", not "my gran".
#[must_use]
pub fn is_parents_name(is: &str, child: &str, known: &PeopleWords) -> bool {
    calls_a_parent(is, &words(child), known)
}

fn calls_a_parent(is: &str, child_names: &[String], known: &PeopleWords) -> bool {
    is.split([',', ';', '(', ')', '/', '.']).any(|clause| names_own_parent(&words(clause), child_names, known))
}

fn names_own_parent(said: &[String], child_names: &[String], known: &PeopleWords) -> bool {
    let is_parent = |at: usize| known.parents.has(&said[at]);
    (0..said.len()).any(|at| is_parent(at) && !is_of_somebody_else(&said[..at], &said[at + 1..], child_names, known))
}

/// Whether the words before and after a word for a parent say that they are somebody else's parent, or no parent.
fn is_of_somebody_else(before: &[String], after: &[String], child_names: &[String], known: &PeopleWords) -> bool {
    let of_child = |words: &[String]| words.iter().any(|word| child_names.iter().any(|name| name == owner(word)));
    let start = before.iter().rposition(|word| known.determiners.has(word)).map_or(0, |at| at + 1);
    let (head, owners) = before.split_at(start);
    let is_owned = owners.iter().any(|word| owner(word) != word || known.own_children.has(word.trim_end_matches('s')));
    let is_no_parent = owners.iter().any(|word| known.no_parents.has(word));
    // "A friend of my mum", and "the father of my baby".
    let of_parent = [head.iter().rev().nth(1), owners.last()].into_iter().flatten().any(|word| known.of.has(word));
    let of_other = after.first().is_some_and(|word| known.parent_of.has(word)) && !after.iter().any(|word| known.the_child.has(word));
    let in_law = !known.in_law.is_empty() && opens(after, &known.in_law);
    is_no_parent || of_parent || in_law || (is_owned && !of_child(owners)) || (of_other && !of_child(after))
}

/// The word without the sign that makes an owner of it: "noah" of "noah's".
fn owner(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word)
}
