//! The settings of a project, `ourplan.yaml`. Every one has a default that works.

use super::FormatName;
use crate::content::Entry;
use crate::shape::{Date, FOR_EVERY_READER, Flag, Map, Must, Record, Str, choice, record};
use crate::source::At;

choice! {
    /// The size of paper that a booklet is printed on.
    pub enum Paper {
        /// A4.
        A4 = "A4",
        /// A5.
        A5 = "A5",
        /// Large print.
        Large = "large",
    }
}

choice! {
    /// Whom a contact helps.
    pub enum ContactFor {
        /// Children and young people.
        Child = "child",
        /// Families.
        Family = "family",
        /// Everybody.
        Everyone = "everyone",
    }
}

record! {
    /// The settings of a project.
    #[unlabelled(FOR_EVERY_READER)]
    pub struct Settings {
        /// The council's name.
        council: Option<Str>,
        /// The theme: `plain`, `pebble` for young children, `ink` for teenagers, or a folder under `themes/`. Left out: `plain`.
        theme: Option<Str>,
        /// The language plans are written in, unless they say otherwise. Left out: `en`.
        language: Option<Str>,
        /// The formats that booklets are made as. Left out: `site` and `single`.
        formats: Option<Vec<Must<FormatName>>>,
        /// The paper. Left out: `A4`.
        paper: Option<At<Paper>>,
        /// How often a Child in Need plan is reviewed here: `6 weeks`. It is local, never national.
        cin_review_every: Option<Str>,
        /// Whether a second person must have looked at readers and labels before a booklet is made.
        demand_second_check: Flag,
        /// Whether "Hide this page" is wanted. A plan may say otherwise.
        hide_button: Flag,
        /// The council's words for things: `{placement: home}`.
        say: Option<Entry<Map<Str, 4>>>,
        /// Codes of findings that are not wanted in this project.
        allow: Vec<Str>,
        /// Who can help, added to the built-in ones, or replacing one of the same name.
        contacts: Vec<Entry<ContactSetting>>,
    }
}

record! {
    /// Somebody who can help.
    #[unlabelled("Who can help stands in every booklet. Write `for: child`, `family` or `everyone`, or write them in a plan, under `people`.")]
    pub struct ContactSetting {
        /// The name.
        name: Str,
        /// The number, shown as you write it. It becomes a link only when it is clearly a telephone number.
        phone: Str,
        /// What they do, in one sentence.
        about: Option<Str>,
        /// Whom they help. Left out: everyone.
        r#for: Option<At<ContactFor>>,
        /// The day somebody rang the number. It is printed where `checked_by` says who.
        checked: Option<Date>,
        /// Who rang it.
        checked_by: Option<Str>,
    }
}

impl Settings {
    /// The settings of a project without a settings file.
    pub fn defaults() -> Self {
        Self::missing()
    }
}
