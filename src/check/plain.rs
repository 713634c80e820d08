//! What the rules about words share: which texts they judge, what is a name, what somebody's own words are.

use super::{CheckEnv, RuleContext, TextSeen};
use crate::content::Entry;
use crate::language::{Jargon, Locale, Term};
use crate::plan::Plan;
use crate::shape::{Map, Str};
use std::collections::BTreeSet;

/// The texts that a family or a child reads and that nobody said: the author can change their words.
pub(super) fn judged<'a>(context: &RuleContext<'a>) -> impl Iterator<Item = &'a TextSeen<'a>> {
    let for_workers = |seen: &TextSeen<'_>| seen.path.last() == Some(&"worker");
    let other = |seen: &TextSeen<'_>| seen.is_in_other_language(language_tag(context));
    let judged = move |seen: &&TextSeen<'_>| seen.is_markdown() && !seen.is_own_words() && !for_workers(seen) && !seen.no_prose;
    context.walk.texts.iter().filter(judged).filter(move |seen| !other(seen))
}

/// The language that the plan is written in; `None` if it is not built in.
pub(super) fn language(context: &RuleContext<'_>) -> Option<&'static Locale> {
    Locale::bundled(language_tag(context)).ok()
}

/// The tag of that language.
pub(super) fn language_tag<'a>(context: &RuleContext<'a>) -> &'a str {
    language_of(context.plan, context.env)
}

/// The tag of the language of a plan.
pub(super) fn language_of<'a>(plan: &'a Plan, env: &CheckEnv<'a>) -> &'a str {
    plan.language.as_ref().or(env.settings.language.as_ref()).map_or("en", Str::as_str)
}

/// Whether only workers see a text: everybody else is kept from it.
pub(super) fn only_workers_see(context: &RuleContext<'_>, text: &Str) -> bool {
    let mut others = context.people().iter().map(|(key, _)| key.value.as_str()).filter(|key| !context.is_worker(key));
    !context.is_open(text) && others.all(|key| !context.seen_by(key).permits(text.span))
}

/// The names in a plan and its settings: people, the council, places that help.
pub(super) fn names<'a>(context: &RuleContext<'a>) -> Vec<&'a str> {
    let child = context.plan.child.as_ref().map(Entry::inside);
    let full_name = child.and_then(|child| child.full_name.as_ref()).map(|name| &name.inside().words);
    let people = context.people().iter().filter_map(|(_, person)| person.inside().name.as_ref());
    let advocate =
        context.plan.rights.as_ref().and_then(|rights| rights.inside().advocate.as_ref()).map(|advocate| &advocate.inside().name);
    let helpers = context.env.settings.contacts.iter().map(|contact| &contact.inside().name);
    let single = child
        .and_then(|child| child.name.as_ref())
        .into_iter()
        .chain(full_name)
        .chain(advocate)
        .chain(context.env.settings.council.as_ref());
    single.chain(people).chain(helpers).map(Str::as_str).collect()
}

/// Whether a word with a capital is part of a name.
pub(super) fn is_name(names: &[&str], written: &str) -> bool {
    written.starts_with(char::is_uppercase) && names.iter().any(|name| name.contains(written))
}

/// Whether the booklet explains a word by itself, from the words of its language.
pub(super) fn is_explained(language: &Locale, written: &str) -> bool {
    let plain = written.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{2019}', "'").to_lowercase();
    let bare = plain.trim_end_matches("'s").trim_end_matches('\'');
    let same = |form: &str| [plain.as_str(), bare].contains(&form.to_lowercase().as_str());
    language.words().iter().any(|word| same(&word.term) || word.forms.iter().any(|form| same(form)))
}

/// Whether a plan writes letters out once: "the long name (LN)", or "LN (the long name)".
pub(super) fn is_written_out(context: &RuleContext<'_>, letters: &str) -> bool {
    let after = format!("({letters})");
    let before = format!("{letters} (");
    let some_words = |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() >= 2;
    context.walk.texts.iter().map(|seen| seen.text.as_str()).any(|text| {
        let named_first = text.find(&after).is_some_and(|at| some_words(&text[..at]));
        let named_next =
            text.find(&before).and_then(|at| text[at + before.len()..].split_once(')')).is_some_and(|(words, _)| some_words(words));
        named_first || named_next
    })
}

/// Whose word for a thing comes first.
pub(super) enum Word<'a> {
    /// The child has a word of their own.
    Childs,
    /// The council has one.
    Councils(&'a str),
    /// Neither has; ours it is.
    Ours,
}

/// What the child and the council say for things.
pub(super) struct Sayings<'a> {
    /// Terms that somebody uses themselves or that the plan explains.
    used: BTreeSet<&'a str>,
    child: BTreeSet<&'a str>,
    council: Vec<(&'a str, &'a str)>,
}

impl<'a> Sayings<'a> {
    /// The sayings of a plan and its settings, as terms of a list.
    pub(super) fn of(context: &RuleContext<'a>, jargon: &'a Jargon) -> Self {
        let terms = |text: &str| jargon.mentioned(text).into_iter().map(|term| term.term.as_str()).collect::<Vec<_>>();
        let child = pairs(context.plan.child.as_ref().and_then(|child| child.inside().say.as_ref()));
        let council = pairs(context.env.settings.say.as_ref());
        let explained = context.plan.explain.iter().flat_map(|explain| explain.inside().iter()).map(|(key, _)| key.value.as_str());
        let childs: BTreeSet<&str> = child.iter().flat_map(|(ours, _)| terms(ours)).collect();
        let mut used: BTreeSet<&str> = council.iter().flat_map(|(_, theirs)| terms(theirs)).collect();
        used.retain(|term| !childs.contains(term));
        used.extend(child.iter().map(|(_, theirs)| *theirs).chain(explained).flat_map(terms));
        let councils = council.iter().flat_map(|(ours, theirs)| terms(ours).into_iter().map(move |term| (term, *theirs)));
        Sayings { used, child: childs, council: councils.collect() }
    }

    /// Whether somebody chose to use a term.
    pub(super) fn uses(&self, term: &Term) -> bool {
        self.used.contains(term.term.as_str())
    }

    /// Whose word to write instead of a term.
    pub(super) fn instead_of(&self, term: &Term) -> Word<'a> {
        if self.child.contains(term.term.as_str()) {
            return Word::Childs;
        }
        let theirs = self.council.iter().find(|(ours, _)| *ours == term.term);
        theirs.map_or(Word::Ours, |(_, theirs)| Word::Councils(theirs))
    }
}

fn pairs<const KEYS: u8>(say: Option<&Entry<Map<Str, KEYS>>>) -> Vec<(&str, &str)> {
    say.map_or_else(Vec::new, |say| say.inside().iter().map(|(ours, theirs)| (ours.value.as_str(), theirs.as_str())).collect())
}
