//! What a reader may not see, worked out from the plan's text and the format's description alone.

use super::maker::PEOPLE;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// One person who holds a booklet.
struct Member {
    key: String,
    groups: Vec<&'static str>,
    at_home: bool,
}

/// The judge over one plan for one reader.
pub struct Judge {
    pub reader: String,
    members: Vec<Member>,
    /// People whom this reader may not know of.
    pub withheld: BTreeSet<String>,
    pub shared_only: bool,
}

/// What is known of a place on the way down.
#[derive(Clone, Default)]
pub struct Place {
    pub path: Vec<&'static str>,
    /// Whether a label or a rule hides it.
    pub hidden: bool,
    /// Whether it names the reader, so that somebody who sees only what is shared sees it.
    pub named: bool,
    /// Whose entry it is, in the mapping of people.
    pub person: Option<String>,
}

fn part(key: &str) -> &'static str {
    PEOPLE.iter().find(|(known, _)| *known == key).map_or("me", |(_, part)| part)
}

fn groups(key: &str) -> Vec<&'static str> {
    match part(key) {
        "family" | "brother-or-sister" => vec!["everyone", "family"],
        "carer" => vec!["everyone", "family", "carers"],
        "social-worker" | "reviewing-officer" | "other-worker" => vec!["everyone", "workers"],
        _ => vec!["everyone"],
    }
}

fn list<'a>(map: &'a Map<String, Value>, key: &str) -> Option<Vec<&'a str>> {
    Some(map.get(key)?.as_array()?.iter().filter_map(Value::as_str).collect())
}

impl Judge {
    pub fn new(plan: &Value, reader: &str) -> Judge {
        let people = plan["people"].as_object().expect("a plan has people");
        let home = plan.get("home").and_then(Value::as_object).and_then(|home| list(home, "with")).unwrap_or_default();
        let is_group = !people.contains_key(reader);
        let holds = |key: &str| if is_group { groups(key).contains(&reader) } else { key == reader };
        let members: Vec<Member> = people
            .keys()
            .filter(|key| holds(key))
            .map(|key| Member { key: key.clone(), groups: groups(key), at_home: home.contains(&key.as_str()) })
            .collect();
        let shared_only = members.iter().any(|member| people[&member.key].get("sees").is_some());
        let mut judge = Judge { reader: reader.to_owned(), members, withheld: BTreeSet::new(), shared_only };
        judge.withheld = people
            .iter()
            .filter(|(_, person)| person.as_object().is_some_and(|person| !judge.allows(person)))
            .map(|(key, _)| key.clone())
            .collect();
        judge
    }

    /// Whether the booklet is for a group.
    pub fn is_group(&self) -> bool {
        !self.members.iter().any(|member| member.key == self.reader)
    }

    /// The place of the whole plan.
    pub fn root(&self) -> Place {
        Place { named: !self.shared_only, ..Place::default() }
    }

    /// Whether the labels of a mapping let every member see it.
    pub fn allows(&self, map: &Map<String, Value>) -> bool {
        let only = list(map, "only_for");
        let not = list(map, "not_for").unwrap_or_default();
        self.members.iter().all(|member| {
            let is = |keys: &[&str]| keys.iter().any(|key| *key == member.key || member.groups.contains(key));
            only.as_deref().is_none_or(is) && !is(&not)
        })
    }

    fn names(&self, map: &Map<String, Value>) -> bool {
        let only = list(map, "only_for").unwrap_or_default();
        self.members.iter().all(|member| only.contains(&member.key.as_str()))
    }

    fn is_withheld(&self, map: &Map<String, Value>, key: &str) -> bool {
        map.get(key).and_then(Value::as_str).is_some_and(|person| self.withheld.contains(person))
    }

    fn is_mine(&self, map: &Map<String, Value>, key: &str) -> bool {
        map.get(key).and_then(Value::as_str) == Some(self.reader.as_str())
    }

    /// Enters a mapping with known keys: its labels, and whose it is.
    pub fn enter(&self, place: &Place, record: &str, map: &Map<String, Value>) -> Place {
        let mut inner = place.clone();
        inner.hidden |= !self.allows(map);
        inner.named |= self.names(map);
        let owner = match record {
            "Goal" => "whose",
            "Letter" => "from",
            _ => "who",
        };
        match record {
            "Action" | "Statement" | "InOurWords" | "SeeingPerson" | "Help" => {
                inner.hidden |= self.is_withheld(map, owner);
                inner.named |= self.is_mine(map, owner);
            }
            "Goal" | "Letter" | "ProgressCheck" | "Visits" => inner.hidden |= self.is_withheld(map, owner),
            "NextReview" => inner.named |= list(map, "who").is_some_and(|who| who.contains(&self.reader.as_str())),
            "Decision" => inner.hidden |= list(map, "who").is_some_and(|who| who.iter().all(|key| self.withheld.contains(*key))),
            _ => {}
        }
        inner
    }

    /// Goes down to a key of a mapping with known keys.
    pub fn down(&self, place: &Place, record: &str, map: &Map<String, Value>, key: &'static str, value: &Value) -> Place {
        let mut inner = place.clone();
        inner.path.push(key);
        let answer = record == "InOurWords" && ["answer", "tell_by"].contains(&key) && self.is_withheld(map, "answered_by");
        let words = record == "BetterOff"
            && ["words", "easier", "child", "teen", "family", "worker", "picture"].contains(&key)
            && self.is_withheld(map, "who");
        // Where the text itself is withheld, so are its other wordings beside it.
        let beside = ["easier", "child", "teen", "family", "worker"].contains(&key)
            && map.get("words").and_then(Value::as_object).is_some_and(|text| !self.allows(text));
        inner.hidden |= answer || words || beside || self.is_private(place, record, key, value);
        inner
    }

    /// Goes down to an entry of a mapping with the author's keys.
    pub fn entry(&self, place: &Place, key: &str) -> Place {
        let mut inner = place.clone();
        match place.path.last().copied() {
            Some("agreement" | "answers") => {
                inner.hidden |= self.withheld.contains(key);
                inner.named |= key == self.reader;
            }
            Some("people") => {
                inner.person = Some(key.to_owned());
                inner.named |= key == self.reader || key == "sw";
            }
            _ => {}
        }
        inner
    }

    fn is_private(&self, place: &Place, record: &str, key: &str, value: &Value) -> bool {
        let person = place.person.as_deref().unwrap_or_default();
        let household = match (record, key) {
            ("Child", "full_name") => false,
            ("Home" | "Person", "address") | ("Health", "doctor" | "dentist") => true,
            ("Person", "phone" | "email") if !groups(person).contains(&"workers") => true,
            _ => return false,
        };
        let own = value.as_object().filter(|map| map.contains_key("only_for"));
        !self.members.iter().all(|member| {
            own.is_some()
                || member.key == "kit"
                || member.groups.contains(&"workers")
                || (household && (member.at_home || member.key == person))
        })
    }

    /// Whether somebody who sees only what names them is kept from a text here. A few parts of every booklet stand for them too.
    pub fn is_unnamed(&self, place: &Place) -> bool {
        let always = ["child", "made", "rights", "better_off", "booklets", "keep_safe", "may_know", "checked_by"];
        let stands = place.path.first().is_some_and(|first| always.contains(first)) && place.path != ["made", "how"];
        self.shared_only && !place.named && !stands
    }
}
