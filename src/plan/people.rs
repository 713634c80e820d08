//! The people of a plan: the child, and everybody in the child's life.

use super::words::{Picture, Text};
use super::{PersonPart, Sees};
use crate::content::{Entry, Group};
use crate::shape::{Count, Date, DateOrMonth, Map, PersonKey, Str, record};
use crate::source::At;

record! {
    /// The child whose plan it is.
    #[unlabelled("The child stands in every booklet, so a label here could keep nothing back. Put it at `full_name`, `talks`, `picture` or `say`.")]
    pub struct Child {
        /// The name used in every booklet. Left out only for a child who is not born yet.
        #[always]
        name: Option<Str>,
        /// The whole name.
        #[private(child_and_workers)]
        full_name: Option<Text>,
        /// The day of birth. It is never printed; it chooses the style.
        #[unprinted]
        born: Option<Date>,
        /// The age in years, where the day of birth is not written.
        age: Option<Count>,
        /// The day or month when a child who is not born yet is expected. It takes the place of `born` and `age`, and is never printed.
        #[unprinted]
        due: Option<DateOrMonth>,
        /// `he`, `she`, `they`, or all three forms: `xe/xem/xyr`.
        pronouns: Option<Str>,
        /// How the child talks and likes to be talked to.
        talks: Option<Text>,
        /// A picture of the child.
        picture: Option<Entry<Picture>>,
        /// The child's own words for things. They win over the council's words and over ours.
        say: Option<Entry<Map<Str, 2>>>,
    }
}

record! {
    /// A person in the child's life. `me` alone is the child.
    pub struct Person {
        /// The name as the child says it. Left out only for the child.
        #[always]
        name: Option<Str>,
        /// Who they are to the child: "my mum".
        #[of_lead]
        is: Text,
        /// Their part in the child's life.
        part: Option<At<PersonPart>>,
        /// More about them.
        about: Option<Text>,
        /// Since when they have been in this part.
        since: Option<Date>,
        /// Telephone number, shown as you write it. It becomes a link only when it is clearly a telephone number: 10 or 11 digits from the 0,
        /// `+` and a country code, 18001 before it for a relay service, or a short one such as 111. Opening hours and an extension may
        /// follow. `text 07700 900123` and `07700 900123 (texts only)` open a text message; a fax and `do not ring` get no link.
        #[private(household_unless_worker)]
        #[of_lead]
        phone: Option<Text>,
        /// E-mail address, shown as you write it, with a link where it is one.
        #[private(household_unless_worker)]
        email: Option<Text>,
        /// Address.
        #[private(household)]
        #[place]
        address: Option<Text>,
        /// A picture of them.
        #[of_lead]
        picture: Option<Entry<Picture>>,
        /// `shared-only`: they get nothing but what names them.
        sees: Option<At<Sees>>,
    }
    short Text => |is| Person { name: None, is, part: None, about: None, since: None, phone: None, email: None, address: None, picture: None, sees: None }
}

record! {
    /// When and how the plan was made. The 12 months are counted from this day.
    pub struct Made {
        /// The day.
        on: Date,
        /// Who was there.
        with: Vec<PersonKey>,
        /// How it was made.
        how: Option<Text>,
    }
}

record! {
    /// The second person who looked at who may see what.
    #[unlabelled("Who looked at the plan is printed in no booklet.")]
    pub struct CheckedBy {
        /// Their name.
        who: Str,
        /// The day.
        on: Date,
    }
}

impl Child {
    /// The name used in every booklet; empty for a child who has none yet.
    #[must_use]
    pub fn called(&self) -> &str {
        self.name.as_ref().map_or("", Str::as_str)
    }

    /// Whether the child is not born yet.
    #[must_use]
    pub fn is_unborn(&self) -> bool {
        self.due.is_some() && self.born.is_none() && self.age.is_none()
    }
}

impl Person {
    /// Whether they belong to a group, by their part.
    #[must_use]
    pub fn is_in(&self, group: Group) -> bool {
        let part = self.part.map(|part| part.value);
        match group {
            Group::Everyone => true,
            Group::Family => matches!(part, Some(PersonPart::Family | PersonPart::BrotherOrSister | PersonPart::Carer)),
            Group::Carers => part == Some(PersonPart::Carer),
            Group::Workers => part.is_some_and(PersonPart::is_worker),
        }
    }

    /// Whether this is the child (`is: me`).
    pub fn is_me(&self) -> bool {
        self.is.inside().words.as_str() == "me"
    }
}
