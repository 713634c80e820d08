//! Actions of which nobody could say on the day whether they were done: the phrases, and what to write instead.

use super::phrases::{list, opens, words};
use crate::language::reading::PhraseIndex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Phrases that say too little where an action opens with them, and what to write instead.
const OPENINGS: &[(&str, &str)] = &[
    (
        "support, offer support, provide support, give support, provide emotional, provide advice, provide guidance, help and support, offer advice",
        "Say what you do on the day, like `Sit with Mum at the doctor's`.",
    ),
    (
        "work with, work alongside, work together, work closely, work openly, work in partnership, work towards, undertake, direct work, \
         do direct work, complete direct work, carry out direct work",
        "Say what the two of you do and what comes out of it, like `Draw a week chart with Rory`.",
    ),
    (
        "engage, fully engage, cooperate, co operate, comply, participate",
        "Say where the person goes or whom they ring, like `Go to the parents' group at the library`.",
    ),
    ("monitor, keep an eye, oversee", "Say who looks at what, and whom they tell, like `Look at the register on Fridays and ring Dad`."),
    (
        "ensure, prioritise, prioritize, take responsibility, be responsible",
        "Say what the person does, like `Walk Amira to the bus`. Say what makes it possible.",
    ),
    ("continue", "Say what the person does from now on, as if it were new, like `Read together before bed`."),
    (
        "liaise, link in, link with, signpost, share information, communicate with, refer as",
        "Say whom you ring, what you ask, and when the family hears of it.",
    ),
    (
        "encourage, promote, facilitate, improve, reduce, address, demonstrate, develop, consider, strengthen, safeguard, be aware, be mindful, \
         be open, be honest, be available, be there, be supportive, be kind, be good, behave, keep safe, keep her safe, keep him safe, keep them safe, raise awareness, build on, try to, explore options, explore whether, explore ways, explore how, \
         explore support, explore feelings, explore her, explore his, explore their, explore possible, maintain a, maintain home, \
         maintain contact, maintain routines, maintain boundaries, maintain good, maintain regular, manage her, manage his, manage their, \
         manage behaviour, manage emotions, access support, access services",
        "Say the first thing that somebody could see the person do, and the day.",
    ),
];

/// Phrases that say too little wherever they stand.
static ANYWHERE: LazyLock<PhraseIndex> = LazyLock::new(|| PhraseIndex::of(list(ANYWHERE_WORDS)));

const ANYWHERE_WORDS: &str = "as appropriate, where appropriate, when appropriate, if appropriate, as required, as and when, ongoing support, \
                        an ongoing basis, emotional support, practical support, where possible, wherever possible, going forward, moving forward";

/// What to write instead of those.
const INSTEAD: &str = "Say what is done, by whom, and on which day or how often.";

/// Words that make something plain of an opening: the word of the opening, the words after it.
const PLAIN: &[(&str, &str)] = &[
    ("support", "worker, workers, group, groups, staff, assistant, plan, dog"),
    ("address", "the letter, the envelope, the card, the parcel, letters, envelopes, cards"),
    ("develop", "photos, the photos, film, the film"),
];

/// Words for people with whom an action opens in practice: "Mum to engage with services".
const PEOPLE: &str = "mum, mother, dad, father, parents, parent, the, and, both, all, family, social, worker, sw, school, carer, carers, foster, \
                      health, visitor, nurse, professionals, everyone, child, children, core, group, agencies";

const DAYS: &str = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";

/// Words after which an action says what is done: "Mum to", "Dad will".
const LINKS: &str = "to, will, must, should";

/// What to write instead of an action that says too little; `None` if it can be seen on the day.
///
/// `names` are the names of the plan's people, in small letters.
#[must_use]
pub fn instead(text: &str, names: &BTreeSet<String>) -> Option<&'static str> {
    let written = words(text);
    if ANYWHERE.stands_in(&written) {
        return Some(INSTEAD);
    }
    // A number or a weekday is something to look for on the day.
    if written.iter().any(|word| word.starts_with(|first: char| first.is_ascii_digit()) || is_day(word)) {
        return None;
    }
    let named = |word: &String| list(PEOPLE).any(|known| known == word) || names.contains(word);
    let after = written.iter().position(|word| !named(word)).unwrap_or_default();
    let is_link = written.get(after).is_some_and(|word| after > 0 && list(LINKS).any(|link| link == word));
    opening(written.get(if is_link { after + 1 } else { 0 }..).unwrap_or_default())
}

fn is_day(word: &str) -> bool {
    list(DAYS).any(|day| word.strip_prefix(day).is_some_and(|rest| matches!(rest, "" | "s" | "'s")))
}

fn opening(words: &[String]) -> Option<&'static str> {
    let (phrase, help) = OPENINGS.iter().find_map(|(phrases, help)| Some((list(phrases).find(|phrase| opens(words, phrase))?, *help)))?;
    let rest = words.get(phrase.split(' ').count()..).unwrap_or_default();
    if PLAIN.iter().any(|(word, after)| phrase == *word && list(after).any(|after| opens(rest, after))) {
        return None;
    }
    // "Support Mum to ring the nurse" says what happens; "support Mum to engage" does not.
    match rest.iter().position(|word| word == "to").filter(|_| phrase == "support") {
        Some(to) => opening(rest.get(to + 1..).unwrap_or_default()),
        None => Some(help),
    }
}
