//! Places that help, with their numbers, from `contacts.yaml`. Only numbers that we saw at a public source.

use super::lists;
use jiff::civil::Date;
use serde::Deserialize;

/// Whom a place helps.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The child whose plan it is.
    Child,
    /// The child of a care plan.
    InCare,
    /// Children and young people, whether or not the plan is theirs.
    Young,
    /// Parents, grandparents and other family, but not carers and friends.
    Family,
    /// Children and adults.
    Everyone,
}

/// A place that helps.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct HelpContact {
    /// Its name.
    pub name: String,
    /// Its number, as a person reads it.
    pub phone: String,
    /// What it does, in one sentence.
    pub about: String,
    /// Whom it helps.
    #[serde(rename = "for")]
    pub audience: Audience,
    /// Whether it is the number for emergencies, which stands first.
    #[serde(default)]
    pub emergency: bool,
    /// The day somebody looked at the source.
    #[serde(deserialize_with = "day")]
    pub checked: Date,
    /// Where the number was seen.
    pub source: String,
}

impl HelpContact {
    /// What of it is printed.
    pub(super) fn texts(&self) -> [String; 3] {
        [self.name.clone(), self.phone.clone(), self.about.clone()]
    }
}

/// Reads `contacts.yaml`.
pub(super) fn read(source: &str) -> Result<Vec<HelpContact>, String> {
    lists::read("contacts.yaml", source)
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = String::deserialize(deserializer)?;
    written.parse().map_err(serde::de::Error::custom)
}
