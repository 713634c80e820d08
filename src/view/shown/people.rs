//! The child and their people: who they are, what they say, whom they see.

use super::{PictureShown, Who, Words};
use crate::check::is_parents_name;
use crate::language::PeopleWords;
use crate::view::{PersonPart, Stage};
use jiff::civil::Date;

/// The child.
#[derive(Default, Hash)]
pub struct ChildShown<'p> {
    /// The name used in every booklet.
    pub name: &'p str,
    /// The age in whole years. It is not printed: it chooses the style and the sentences about the law, for every reader alike.
    pub age: Option<i16>,
    /// The whole name.
    pub full_name: Option<&'p str>,
    /// As written: `he`, `she`, `they`, `xe/xem/xyr`.
    pub pronouns: Option<&'p str>,
    /// How the child talks.
    pub talks: Option<Words<'p>>,
    /// A picture.
    pub picture: Option<PictureShown<'p>>,
    /// How old the child is, as far as it changes what can be said of them.
    pub stage: Stage,
}

/// A person.
#[derive(Hash)]
pub struct PersonShown<'p> {
    /// Key, and what this reader calls them.
    pub who: Who<'p>,
    /// The name as the plan writes it.
    pub name: Option<&'p str>,
    /// Who they are to the child.
    pub is: Option<Words<'p>>,
    /// Their part.
    pub part: Option<PersonPart>,
    /// More about them.
    pub about: Option<Words<'p>>,
    /// Since when.
    pub since: Option<Date>,
    /// Number.
    pub phone: Option<&'p str>,
    /// E-mail.
    pub email: Option<&'p str>,
    /// Address.
    pub address: Option<Words<'p>>,
    /// Picture.
    pub picture: Option<PictureShown<'p>>,
    /// Whether they are the lead.
    pub lead: bool,
}

impl PersonShown<'_> {
    /// Whether the child's words for this person are those for a parent.
    pub(in crate::view) fn is_parent(&self, child: &str, words: &PeopleWords) -> bool {
        self.part == Some(PersonPart::Family) && self.is.as_ref().is_some_and(|is| is_parents_name(is.text, child, words))
    }
}

/// About the child.
#[derive(Default, Hash)]
pub struct AboutMeShown<'p> {
    /// Likes.
    pub likes: Vec<Words<'p>>,
    /// Good at.
    pub good_at: Vec<Words<'p>>,
    /// Finds hard.
    pub finds_hard: Vec<Words<'p>>,
    /// What helps.
    pub helps_me: Vec<Words<'p>>,
}

/// A statement and whose it is.
#[derive(Hash)]
pub struct StatementShown<'p> {
    /// Who says so.
    pub who: Option<Who<'p>>,
    /// What.
    pub words: Words<'p>,
}

/// What somebody said.
#[derive(Hash)]
pub struct SaidShown<'p> {
    /// Who.
    pub who: Who<'p>,
    /// When.
    pub on: Option<Date>,
    /// How it was said.
    pub how: Option<Words<'p>>,
    /// What.
    pub words: Words<'p>,
    /// What happened.
    pub answer: Option<Words<'p>>,
    /// Who answered.
    pub answered_by: Option<Who<'p>>,
    /// By when there will be an answer.
    pub tell_by: Option<Date>,
    /// Who tells.
    pub told_by: Option<Who<'p>>,
}

/// How the child sees somebody.
#[derive(Hash)]
pub struct SeeingShown<'p> {
    /// Whom.
    pub who: Who<'p>,
    /// How often.
    pub how_often: Option<Words<'p>>,
    /// Where.
    pub place: Option<Words<'p>>,
    /// How.
    pub how: Option<Words<'p>>,
    /// Whether a brother or sister lives with the child.
    pub together: Option<bool>,
    /// Why not.
    pub why_apart: Option<Words<'p>>,
}

/// A letter.
#[derive(Hash)]
pub struct LetterShown<'p> {
    /// From whom.
    pub from: Who<'p>,
    /// When.
    pub on: Option<Date>,
    /// The letter.
    pub words: Words<'p>,
}

/// Who to ring for an advocate.
#[derive(Hash)]
pub struct AdvocateShown<'p> {
    /// Name.
    pub name: &'p str,
    /// Number.
    pub phone: Option<&'p str>,
    /// The day the number was checked.
    pub checked: Option<Date>,
}
