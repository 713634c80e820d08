//! Where in a written text a telephone number or an e-mail address stands, so that a device can follow it.
//!
//! The text is shown as it was written, always. A link is made only where it is sure what would be dialled: a child who
//! taps a number must not reach a stranger. The short numbers and the words that say "ring" or "text" are in `numbers.yaml`.

mod groups;
mod mail;
mod number;
mod saying;

use super::lists::WordSet;
use saying::Place;
use serde::{Deserialize, Deserializer};

/// How a device follows a number or an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// A number to ring.
    Ring,
    /// A number to ring through a relay service: 18001 stands before it.
    Relay,
    /// A number that takes text messages.
    Text,
    /// An e-mail address.
    Mail,
}

/// A part of a written text. All parts of a text, one after the other, are the text.
#[derive(PartialEq, Eq, Debug)]
pub struct WrittenPart<'t> {
    /// Words before a number that say what to do with it: "Text only: ". Empty where none do.
    pub says: &'t str,
    /// The number or the address; where nothing can be followed, words.
    pub text: &'t str,
    /// Where it leads; nothing for words.
    pub leads: Option<Leads>,
}

/// Where a number or an address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leads {
    /// How it is followed.
    pub way: Way,
    /// As a device follows it: `tel:01134960001`, `sms:07700900123`, `mailto:…`.
    pub href: String,
    /// Whether the program has to say how it is followed, since no words of the text do.
    pub needs_label: bool,
}

/// What a language knows of numbers: `numbers.yaml`, which says what each list is for.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Ways {
    #[serde(deserialize_with = "digits")]
    ring: Vec<String>,
    #[serde(deserialize_with = "digits")]
    text: Vec<String>,
    says_ring: WordSet,
    says_text: WordSet,
    says_relay: WordSet,
    not: WordSet,
    between: WordSet,
    says_none: WordSet,
    at_times: WordSet,
    before: WordSet,
}

/// Numbers as a list has them, without the spaces in them.
fn digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let bare = |number: String| number.chars().filter(char::is_ascii_digit).collect();
    Ok(Vec::<String>::deserialize(deserializer)?.into_iter().map(bare).collect())
}

/// A number or an address and where it stands.
struct Found {
    start: usize,
    end: usize,
    way: Way,
    /// What is dialled, or the address.
    dialled: String,
}

impl Ways {
    /// Reads `numbers.yaml`.
    pub(super) fn read(source: &str) -> Result<Ways, String> {
        super::lists::read("numbers.yaml", source)
    }

    /// The parts of a written text, which together are the text.
    pub fn parts<'t>(&self, written: &'t str) -> Vec<WrittenPart<'t>> {
        let mails = mail::find(written);
        let mut all = number::find(self, written, &mails);
        all.extend(mails);
        all.sort_by_key(|found| found.start);
        let mut parts = Vec::new();
        let (mut from, mut last) = (0, 0);
        for (at, found) in all.iter().enumerate() {
            let begin = std::mem::replace(&mut last, found.end);
            let until = all.get(at + 1).map_or(written.len(), |next| next.start);
            let place = Place { is_first: at == 0, is_last: at + 1 == all.len() };
            let said = saying::of(self, &written[begin..found.start], &written[found.end..until], place, found);
            let Some(said) = said else { continue };
            let says = begin + said.from;
            if from < says {
                parts.push(WrittenPart { says: "", text: &written[from..says], leads: None });
            }
            let says = &written[says..found.start];
            let scheme = match said.way {
                Way::Ring | Way::Relay => "tel:",
                Way::Text => "sms:",
                Way::Mail => "mailto:",
            };
            let leads = Leads { way: said.way, href: format!("{scheme}{}", found.dialled), needs_label: said.needs_label };
            parts.push(WrittenPart { says, text: &written[found.start..found.end], leads: Some(leads) });
            from = found.end;
        }
        if from < written.len() {
            parts.push(WrittenPart { says: "", text: &written[from..], leads: None });
        }
        parts
    }

    /// Whether a text holds a number to ring or to text.
    pub fn has_number(&self, written: &str) -> bool {
        self.parts(written).iter().any(|part| part.leads.as_ref().is_some_and(|leads| leads.way != Way::Mail))
    }

    /// Whether a text holds an e-mail address.
    pub fn has_mail(&self, written: &str) -> bool {
        !mail::find(written).is_empty()
    }
}
