//! What one reader may see: plain data, borrowed from the plan. Withheld things are simply not here.

#![expect(missing_docs, reason = "most fields are named like the key of the plan that they come from")]

use super::{Agrees, Change, GoalArea, HomeKind, Kind, LegalStatus, LongTermKind, MoveAnswer, PersonPart, Reader, Regulator, Stage, Style};
use jiff::civil::Date;

/// All that one reader may see of a plan.
#[derive(Hash)]
pub struct View<'p> {
    pub kind: Kind,
    pub style: Style,
    pub reader: &'p Reader,
    /// The reader's name, where the reader is a person.
    pub reader_name: Option<&'p str>,
    /// Whether the reader is a parent of the child, by what the copy itself calls them.
    pub reader_is_parent: bool,
    /// Whether the plan's own words speak to this reader: in them “you” is the reader, or the family that they belong to.
    pub speaks_to_reader: bool,
    pub language: &'p str,
    pub draft: bool,
    /// Whether "Hide this page" is wanted; `None` if the plan does not say.
    pub hide_button: Option<bool>,
    pub today: Date,
    pub child: ChildShown<'p>,
    pub lead: Option<PersonShown<'p>>,
    /// The people, the lead first, then in the plan's order. The child is not among them.
    pub people: Vec<PersonShown<'p>>,
    /// When, with whom and how the plan was made.
    pub made: Option<MadeShown<'p>>,
    pub why: Option<WordsShown<'p>>,
    pub consent: Option<ConsentShown<'p>>,
    pub about_me: AboutMeShown<'p>,
    pub matters: Vec<WordsShown<'p>>,
    pub going_well: Vec<StatementShown<'p>>,
    pub worries: Vec<StatementShown<'p>>,
    pub said: Vec<SaidShown<'p>>,
    pub home: Option<HomeShown<'p>>,
    pub seeing: Vec<SeeingShown<'p>>,
    /// Health, school and the other parts of life that have something in them, in the plan's order.
    pub life: Vec<LifeShown<'p>>,
    pub decisions: Vec<DecisionShown<'p>>,
    pub visits: Option<VisitsShown<'p>>,
    /// The rule that says the child is in care.
    pub legal: Option<LegalShown<'p>>,
    pub goals: Vec<GoalShown<'p>>,
    /// Promises by person: the child's own first, then the reader's, then in the plan's order.
    pub promises: Vec<PromisesShown<'p>>,
    pub better: Vec<BetterShown<'p>>,
    pub support: Vec<WordsShown<'p>>,
    pub ending: Option<WordsShown<'p>>,
    pub agreements: Vec<AgreementShown<'p>>,
    pub if_things_change: Option<WordsShown<'p>>,
    pub next_review: Option<ReviewShown<'p>>,
    pub past_reviews: Vec<PastReviewShown<'p>>,
    pub letters: Vec<LetterShown<'p>>,
    pub advocate: Option<AdvocateShown<'p>>,
    /// WordsShown explained by the plan: the word and what it means.
    pub explain: Vec<(&'p str, WordsShown<'p>)>,
    /// The child's own words for things: ours, theirs.
    pub say: Vec<(&'p str, &'p str)>,
}

impl View<'_> {
    /// Whether the reader is the child, at an age at which a booklet can speak to them. A baby's own copy speaks of the baby.
    pub fn speaks_to_child(&self) -> bool {
        self.reader.is_child && self.child.stage == Stage::Older
    }

    /// Whether this reader gets nothing but what names them.
    pub fn shared_only(&self) -> bool {
        self.reader.shared_only
    }
}

/// Somebody's words, in the wording for this reader.
#[derive(Clone, Copy, Hash)]
pub struct WordsShown<'p> {
    /// Markdown; verbatim words as they were typed.
    pub text: &'p str,
    /// The same with the indent of the first line.
    pub typed: &'p str,
    /// Their language, where the plan says it beside them.
    pub language: Option<&'p str>,
    /// Whether they speak to somebody other than this reader.
    pub to_other: bool,
    /// Whether they are somebody's own words, of which each sign and line stays as it was typed.
    pub verbatim: bool,
    pub picture: Option<PictureShown<'p>>,
}

/// A picture.
#[derive(Clone, Copy, Hash)]
pub enum PictureShown<'p> {
    File {
        file: &'p str,
        alt: &'p str,
    },
    Word {
        /// The word that stands for it, in the plan's language.
        word: &'p str,
        /// What it shows, where the author says so.
        alt: Option<&'p str>,
    },
    /// The author wants none here, and none that the program chooses either.
    Nothing,
}

/// A person's name where it is named.
#[derive(Clone, Copy, Hash)]
pub struct Who<'p> {
    /// The key, to tell people apart. It is never printed.
    pub key: &'p str,
    pub name: &'p str,
    pub is_child: bool,
    pub is_reader: bool,
}

/// A day, or a month where only a month is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayShown {
    /// The day; the first of the month where only a month is known.
    pub date: Date,
    pub month_only: bool,
}

/// By when, or how often.
#[derive(Clone, Copy, Hash)]
pub enum Due<'p> {
    By(DayShown),
    Rhythm(&'p str),
}

/// The child.
#[derive(Default, Hash)]
pub struct ChildShown<'p> {
    pub name: &'p str,
    /// The age in whole years. It is not printed: it chooses the style and the sentences about the law, for every reader alike.
    pub age: Option<i16>,
    pub full_name: Option<&'p str>,
    /// As written: `he`, `she`, `they`, `xe/xem/xyr`.
    pub pronouns: Option<&'p str>,
    pub talks: Option<WordsShown<'p>>,
    pub picture: Option<PictureShown<'p>>,
    /// How old the child is, as far as it changes what can be said of them.
    pub stage: Stage,
}

/// A person.
#[derive(Hash)]
pub struct PersonShown<'p> {
    pub who: Who<'p>,
    pub name: Option<&'p str>,
    pub is: Option<WordsShown<'p>>,
    pub part: Option<PersonPart>,
    pub about: Option<WordsShown<'p>>,
    pub since: Option<Date>,
    pub phone: Option<&'p str>,
    pub email: Option<&'p str>,
    pub address: Option<WordsShown<'p>>,
    pub picture: Option<PictureShown<'p>>,
    pub lead: bool,
}

/// About the child.
#[derive(Default, Hash)]
pub struct AboutMeShown<'p> {
    pub likes: Vec<WordsShown<'p>>,
    pub good_at: Vec<WordsShown<'p>>,
    pub finds_hard: Vec<WordsShown<'p>>,
    pub helps_me: Vec<WordsShown<'p>>,
}

/// A statement and whose it is.
#[derive(Hash)]
pub struct StatementShown<'p> {
    pub who: Option<Who<'p>>,
    pub words: WordsShown<'p>,
}

/// What somebody said.
#[derive(Hash)]
pub struct SaidShown<'p> {
    pub who: Who<'p>,
    pub on: Option<Date>,
    pub how: Option<WordsShown<'p>>,
    pub words: WordsShown<'p>,
    pub answer: Option<WordsShown<'p>>,
    pub answered_by: Option<Who<'p>>,
    pub tell_by: Option<Date>,
}

/// How the child sees somebody.
#[derive(Hash)]
pub struct SeeingShown<'p> {
    pub who: Who<'p>,
    pub how_often: Option<WordsShown<'p>>,
    pub place: Option<WordsShown<'p>>,
    pub how: Option<WordsShown<'p>>,
    /// Whether a brother or sister lives with the child.
    pub together: Option<bool>,
    pub why_apart: Option<WordsShown<'p>>,
}

/// A letter.
#[derive(Hash)]
pub struct LetterShown<'p> {
    pub from: Who<'p>,
    pub on: Option<Date>,
    pub words: WordsShown<'p>,
}

/// Who to ring for an advocate.
#[derive(Hash)]
pub struct AdvocateShown<'p> {
    pub name: &'p str,
    pub phone: Option<&'p str>,
    pub checked: Option<Date>,
}

/// When, with whom and how the plan was made.
#[derive(Hash)]
pub struct MadeShown<'p> {
    pub on: Date,
    pub with: Vec<Who<'p>>,
    pub how: Option<WordsShown<'p>>,
}

/// The family's yes.
#[derive(Hash)]
pub struct ConsentShown<'p> {
    pub given_by: Vec<Who<'p>>,
    pub on: Option<Date>,
    pub words: Option<WordsShown<'p>>,
}

/// The rule that says the child is in care.
#[derive(Hash)]
pub struct LegalShown<'p> {
    pub status: Option<LegalStatus>,
    pub since: Option<Date>,
    pub court_days: Vec<(WordsShown<'p>, Option<DayShown>)>,
    pub words: Option<WordsShown<'p>>,
}

/// Whether somebody agrees.
#[derive(Hash)]
pub struct AgreementShown<'p> {
    pub who: Who<'p>,
    pub agrees: Agrees,
    pub words: Option<WordsShown<'p>>,
}

/// The next review.
#[derive(Hash)]
pub struct ReviewShown<'p> {
    pub on: Date,
    pub place: Option<WordsShown<'p>>,
    pub who: Vec<Who<'p>>,
    pub join: Option<WordsShown<'p>>,
}

/// A review that has been.
#[derive(Hash)]
pub struct PastReviewShown<'p> {
    pub on: Date,
    pub decided: Option<WordsShown<'p>>,
    pub my_view: Option<WordsShown<'p>>,
}

/// A goal.
#[derive(Hash)]
pub struct GoalShown<'p> {
    /// Anchor: the plan's id, or `goal-N` counted among the goals that this reader sees.
    pub anchor: String,
    pub goal: WordsShown<'p>,
    pub area: Option<GoalArea>,
    pub whose: Who<'p>,
    pub helpers: Vec<Who<'p>>,
    pub why: Option<WordsShown<'p>>,
    /// The day 12 months on, or the plan's own; `None` if the day it is counted from is withheld.
    pub by: Option<DayShown>,
    /// The day the plan was made; `None` if it is withheld.
    pub from: Option<Date>,
    pub now: Option<(Option<u8>, WordsShown<'p>)>,
    pub hoped: Option<(Option<u8>, WordsShown<'p>)>,
    pub steps: Vec<(Option<DayShown>, WordsShown<'p>)>,
    pub actions: Vec<ActionShown<'p>>,
    pub checks: Vec<ProgressShown<'p>>,
}

/// What one person does.
#[derive(Clone, Hash)]
pub struct ActionShown<'p> {
    /// Who; `None` if the plan names nobody.
    pub who: Option<Who<'p>>,
    pub what: WordsShown<'p>,
    pub by: Option<Due<'p>>,
    pub done: Option<Date>,
    pub checked_by: Option<Who<'p>>,
    /// The goal it is for, where this reader sees it.
    pub goal: Option<(String, WordsShown<'p>)>,
}

/// How far we have come.
#[derive(Hash)]
pub struct ProgressShown<'p> {
    pub on: Date,
    /// 0 to 10.
    pub score: Option<u8>,
    pub who: Option<Who<'p>>,
    pub words: Option<WordsShown<'p>>,
}

/// The promises of one person.
#[derive(Hash)]
pub struct PromisesShown<'p> {
    /// Who; nothing for what nobody has taken on yet.
    pub who: Option<Who<'p>>,
    pub picture: Option<PictureShown<'p>>,
    pub actions: Vec<ActionShown<'p>>,
}

/// One time that people were asked.
#[derive(Hash)]
pub struct BetterShown<'p> {
    pub on: Date,
    pub answers: Vec<(Who<'p>, Change)>,
    pub words: Option<WordsShown<'p>>,
    pub who: Option<Who<'p>>,
}

/// Home.
#[derive(Default, Hash)]
pub struct HomeShown<'p> {
    pub place: Option<WordsShown<'p>>,
    pub kind: Option<HomeKind>,
    pub regulated_by: Option<Regulator>,
    pub with: Vec<Who<'p>>,
    pub since: Option<Date>,
    pub emergency: bool,
    pub address: Option<WordsShown<'p>>,
    pub why_here: Option<WordsShown<'p>>,
    pub moving: Option<MoveShown<'p>>,
    /// Why out of the area, and how the child travels.
    pub out_of_area: Option<(WordsShown<'p>, Option<WordsShown<'p>>)>,
    pub move_plan: Vec<(WordsShown<'p>, Option<DayShown>)>,
    pub stays_the_same: Vec<WordsShown<'p>>,
    pub if_it_gets_hard: Option<WordsShown<'p>>,
    pub long_term: Option<(Option<LongTermKind>, WordsShown<'p>)>,
    pub before: Vec<(WordsShown<'p>, Option<DayShown>, Option<DayShown>)>,
}

/// Will I have to move? When? Where next?
#[derive(Hash)]
pub struct MoveShown<'p> {
    pub answer: MoveAnswer,
    pub words: Option<WordsShown<'p>>,
    pub on: Option<DayShown>,
    pub to: Option<WordsShown<'p>>,
    pub why: Option<WordsShown<'p>>,
    pub my_view: Option<WordsShown<'p>>,
    pub speaks_for_me: Option<Who<'p>>,
    pub reasons_for: Vec<WordsShown<'p>>,
    pub reasons_against: Vec<WordsShown<'p>>,
    pub review_on: Option<Date>,
    pub tell_by: Option<Date>,
    pub told_by: Option<Who<'p>>,
}

/// Which part of life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum LifePart {
    Health,
    School,
    Feelings,
    Identity,
    GettingOn,
    GrowingUp,
    Fun,
}

/// A part of life.
#[derive(Hash)]
pub struct LifeShown<'p> {
    pub part: LifePart,
    pub now: Option<WordsShown<'p>>,
    pub help: Vec<HelpShown<'p>>,
    pub changes: Option<WordsShown<'p>>,
    pub waiting: Option<WaitingShown<'p>>,
    pub doctor: Option<WordsShown<'p>>,
    pub dentist: Option<WordsShown<'p>>,
}

/// Help.
#[derive(Hash)]
pub struct HelpShown<'p> {
    pub who: Option<Who<'p>>,
    pub by: Option<Due<'p>>,
    pub words: WordsShown<'p>,
}

/// Help that has not come.
#[derive(Hash)]
pub struct WaitingShown<'p> {
    pub what: WordsShown<'p>,
    pub since: Option<Date>,
    pub until_then: Option<WordsShown<'p>>,
}

/// Who can say yes.
#[derive(Hash)]
pub struct DecisionShown<'p> {
    pub about: WordsShown<'p>,
    pub who: Vec<Who<'p>>,
}

/// Visits.
#[derive(Hash)]
pub struct VisitsShown<'p> {
    pub who: Who<'p>,
    pub how_often: Option<WordsShown<'p>>,
    pub last: Option<Date>,
    pub between: Option<WordsShown<'p>>,
}
