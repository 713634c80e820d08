//! What one reader may see: plain data, borrowed from the plan. Withheld things are simply not here.

use super::{Agrees, Change, GoalArea, HomeKind, Kind, LegalStatus, LongTermKind, MoveAnswer, PersonPart, Reader, Style};
use crate::check::CheckedPlan;
use jiff::civil::Date;

/// All that one reader may see of a plan.
pub struct View<'p> {
    /// The kind of plan.
    pub kind: Kind,
    /// How the booklet is made.
    pub style: Style,
    /// Who holds it.
    pub reader: &'p Reader,
    /// The reader's name, where the reader is a person.
    pub reader_name: Option<&'p str>,
    /// The language the plan is written in.
    pub language: &'p str,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether "Hide this page" is wanted; nothing where the plan does not say.
    pub hide_button: Option<bool>,
    /// The day of the build.
    pub today: Date,
    /// The child.
    pub child: ChildShown<'p>,
    /// The one person to ask.
    pub lead: Option<PersonShown<'p>>,
    /// The people, the lead first, then in the plan's order. The child is not among them.
    pub people: Vec<PersonShown<'p>>,
    /// When, with whom and how the plan was made.
    pub made: Option<MadeShown<'p>>,
    /// Why there is a plan.
    pub why: Option<Words<'p>>,
    /// The family's yes.
    pub consent: Option<ConsentShown<'p>>,
    /// About the child.
    pub about_me: AboutMeShown<'p>,
    /// What matters to the child.
    pub matters: Vec<Words<'p>>,
    /// What is going well.
    pub going_well: Vec<StatementShown<'p>>,
    /// Worries.
    pub worries: Vec<StatementShown<'p>>,
    /// What people said, and what happened.
    pub said: Vec<SaidShown<'p>>,
    /// Home and moving.
    pub home: Option<HomeShown<'p>>,
    /// How the child sees people.
    pub seeing: Vec<SeeingShown<'p>>,
    /// Health, school and the other parts of life that have something in them, in the plan's order.
    pub life: Vec<LifeShown<'p>>,
    /// Who can say yes to what.
    pub decisions: Vec<DecisionShown<'p>>,
    /// The social worker's visits.
    pub visits: Option<VisitsShown<'p>>,
    /// The rule that says the child is in care.
    pub legal: Option<LegalShown<'p>>,
    /// Goals.
    pub goals: Vec<GoalShown<'p>>,
    /// Promises by person: the child's own first, then the reader's, then in the plan's order.
    pub promises: Vec<PromisesShown<'p>>,
    /// Better, same or worse.
    pub better: Vec<BetterShown<'p>>,
    /// Help that the family gets.
    pub support: Vec<Words<'p>>,
    /// How the plan ends.
    pub ending: Option<Words<'p>>,
    /// Who agrees and who does not.
    pub agreements: Vec<AgreementShown<'p>>,
    /// Plan B.
    pub if_things_change: Option<Words<'p>>,
    /// The next review.
    pub next_review: Option<ReviewShown<'p>>,
    /// Reviews before, the newest first.
    pub past_reviews: Vec<PastReviewShown<'p>>,
    /// Letters.
    pub letters: Vec<LetterShown<'p>>,
    /// Who to ring for an advocate.
    pub advocate: Option<AdvocateShown<'p>>,
    /// Words explained by the plan: the word and what it means.
    pub explain: Vec<(&'p str, Words<'p>)>,
    /// The child's own words for things: ours, theirs.
    pub say: Vec<(&'p str, &'p str)>,
}

/// Somebody's words, in the wording for this reader.
#[derive(Clone, Copy)]
pub struct Words<'p> {
    /// Markdown.
    pub text: &'p str,
    /// Whether they speak to somebody other than this reader.
    pub to_other: bool,
    /// Whether they are somebody's own words, printed as they were said.
    pub verbatim: bool,
    /// The picture beside them.
    pub picture: Option<PictureShown<'p>>,
}

/// A picture.
#[derive(Clone, Copy)]
pub enum PictureShown<'p> {
    /// A file of the project.
    File {
        /// The file in the project.
        file: &'p str,
        /// What it shows.
        alt: &'p str,
    },
    /// A built-in picture.
    Word {
        /// The word that stands for it, in the plan's language.
        word: &'p str,
        /// What it shows, where the author says so.
        alt: Option<&'p str>,
    },
}

/// A person's name where it is named.
#[derive(Clone, Copy)]
pub struct Who<'p> {
    /// The key, to tell people apart. It is never printed.
    pub key: &'p str,
    /// The name.
    pub name: &'p str,
    /// Whether it is the child.
    pub is_child: bool,
    /// Whether it is the reader.
    pub is_reader: bool,
}

/// A day, or a month where only a month is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The day; the first of the month where only a month is known.
    pub date: Date,
    /// Whether only the month is known.
    pub month_only: bool,
}

/// By when, or how often.
#[derive(Clone, Copy)]
pub enum Due<'p> {
    /// By a day.
    By(Day),
    /// Again and again.
    Rhythm(&'p str),
}

/// The child.
#[derive(Default)]
pub struct ChildShown<'p> {
    /// The name used in every booklet.
    pub name: &'p str,
    /// The whole name.
    pub full_name: Option<&'p str>,
    /// As written: `he`, `she`, `they`, `xe/xem/xyr`.
    pub pronouns: Option<&'p str>,
    /// How the child talks.
    pub talks: Option<Words<'p>>,
    /// A picture.
    pub picture: Option<PictureShown<'p>>,
}

/// A person.
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

/// When, with whom and how the plan was made.
pub struct MadeShown<'p> {
    /// The day; nothing where this reader may not know it.
    pub on: Date,
    /// Who was there.
    pub with: Vec<Who<'p>>,
    /// How.
    pub how: Option<Words<'p>>,
}

/// The family's yes.
pub struct ConsentShown<'p> {
    /// Who said yes.
    pub given_by: Vec<Who<'p>>,
    /// When.
    pub on: Option<Date>,
    /// Their words.
    pub words: Option<Words<'p>>,
}

/// About the child.
#[derive(Default)]
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
pub struct StatementShown<'p> {
    /// Who says so.
    pub who: Option<Who<'p>>,
    /// What.
    pub words: Words<'p>,
}

/// What somebody said.
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

/// Home.
#[derive(Default)]
pub struct HomeShown<'p> {
    /// The place.
    pub place: Option<Words<'p>>,
    /// What kind.
    pub kind: Option<HomeKind>,
    /// With whom.
    pub with: Vec<Who<'p>>,
    /// Since when.
    pub since: Option<Date>,
    /// Found in an emergency.
    pub emergency: bool,
    /// The address.
    pub address: Option<Words<'p>>,
    /// Why here.
    pub why_here: Option<Words<'p>>,
    /// The move questions.
    pub moving: Option<MoveShown<'p>>,
    /// Why out of the area, and how the child travels.
    pub out_of_area: Option<(Words<'p>, Option<Words<'p>>)>,
    /// A move step by step.
    pub move_plan: Vec<(Words<'p>, Option<Day>)>,
    /// What stays the same.
    pub stays_the_same: Vec<Words<'p>>,
    /// If it gets hard.
    pub if_it_gets_hard: Option<Words<'p>>,
    /// For growing up.
    pub long_term: Option<(Option<LongTermKind>, Words<'p>)>,
    /// Before: place, from, to.
    pub before: Vec<(Words<'p>, Option<Day>, Option<Day>)>,
}

/// Will I have to move? When? Where next?
pub struct MoveShown<'p> {
    /// The answer.
    pub answer: MoveAnswer,
    /// In words.
    pub words: Option<Words<'p>>,
    /// When.
    pub on: Option<Day>,
    /// Where to.
    pub to: Option<Words<'p>>,
    /// Why.
    pub why: Option<Words<'p>>,
    /// The child's view.
    pub my_view: Option<Words<'p>>,
    /// Who speaks for the child.
    pub speaks_for_me: Option<Who<'p>>,
    /// Reasons for.
    pub reasons_for: Vec<Words<'p>>,
    /// Reasons against.
    pub reasons_against: Vec<Words<'p>>,
    /// The review before it.
    pub review_on: Option<Date>,
    /// By when the child is told.
    pub tell_by: Option<Date>,
    /// Who tells.
    pub told_by: Option<Who<'p>>,
}

/// How the child sees somebody.
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

/// Which part of life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LifePart {
    /// Health.
    Health,
    /// School.
    School,
    /// Feelings.
    Feelings,
    /// Who I am.
    Identity,
    /// Getting on with people.
    GettingOn,
    /// Growing up.
    GrowingUp,
    /// Fun.
    Fun,
}

/// A part of life.
pub struct LifeShown<'p> {
    /// Which.
    pub part: LifePart,
    /// How it is now.
    pub now: Option<Words<'p>>,
    /// What helps.
    pub help: Vec<HelpShown<'p>>,
    /// What will change.
    pub changes: Option<Words<'p>>,
    /// Help that has not come.
    pub waiting: Option<WaitingShown<'p>>,
}

/// Help.
pub struct HelpShown<'p> {
    /// Who.
    pub who: Option<Who<'p>>,
    /// By when.
    pub by: Option<Due<'p>>,
    /// What.
    pub words: Words<'p>,
}

/// Help that has not come.
pub struct WaitingShown<'p> {
    /// What for.
    pub what: Words<'p>,
    /// Since when.
    pub since: Option<Date>,
    /// Until then.
    pub until_then: Option<Words<'p>>,
}

/// Who can say yes.
pub struct DecisionShown<'p> {
    /// What about.
    pub about: Words<'p>,
    /// Who.
    pub who: Vec<Who<'p>>,
}

/// Visits.
pub struct VisitsShown<'p> {
    /// Who visits.
    pub who: Who<'p>,
    /// How often.
    pub how_often: Option<Words<'p>>,
    /// The last visit.
    pub last: Option<Date>,
    /// Between visits.
    pub between: Option<Words<'p>>,
}

/// The rule that says the child is in care.
pub struct LegalShown<'p> {
    /// Which.
    pub status: Option<LegalStatus>,
    /// Since when.
    pub since: Option<Date>,
    /// In words.
    pub words: Option<Words<'p>>,
}

/// A goal.
pub struct GoalShown<'p> {
    /// Anchor: the plan's id, or `goal-N` counted among the goals that this reader sees.
    pub anchor: String,
    /// The goal.
    pub goal: Words<'p>,
    /// The part of life.
    pub area: Option<GoalArea>,
    /// The owner.
    pub whose: Who<'p>,
    /// Who helps.
    pub helpers: Vec<Who<'p>>,
    /// Why it matters.
    pub why: Option<Words<'p>>,
    /// The day 12 months on, or the plan's own; nothing where the day it is counted from is withheld.
    pub by: Option<Day>,
    /// The day the plan was made; nothing where it is withheld.
    pub from: Option<Date>,
    /// Where we start.
    pub now: Option<(Option<u8>, Words<'p>)>,
    /// What better looks like.
    pub hoped: Option<(Option<u8>, Words<'p>)>,
    /// Steps.
    pub steps: Vec<(Option<Day>, Words<'p>)>,
    /// Who does what.
    pub actions: Vec<ActionShown<'p>>,
    /// How far we have come, oldest first.
    pub checks: Vec<ProgressShown<'p>>,
}

/// What one person does.
#[derive(Clone)]
pub struct ActionShown<'p> {
    /// Who; nothing where the plan names nobody.
    pub who: Option<Who<'p>>,
    /// What.
    pub what: Words<'p>,
    /// By when.
    pub by: Option<Due<'p>>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Who looks that it is done.
    pub checked_by: Option<Who<'p>>,
    /// The goal it is for, where this reader sees it.
    pub goal: Option<(String, Words<'p>)>,
}

/// How far we have come.
pub struct ProgressShown<'p> {
    /// The day.
    pub on: Date,
    /// 0 to 10.
    pub score: Option<u8>,
    /// Who says so.
    pub who: Option<Who<'p>>,
    /// What they say.
    pub words: Option<Words<'p>>,
}

/// The promises of one person.
pub struct PromisesShown<'p> {
    /// Who; nothing for what nobody has taken on yet.
    pub who: Option<Who<'p>>,
    /// A picture of them.
    pub picture: Option<PictureShown<'p>>,
    /// What they do.
    pub actions: Vec<ActionShown<'p>>,
}

/// One time that people were asked.
pub struct BetterShown<'p> {
    /// The day.
    pub on: Date,
    /// Who answered what.
    pub answers: Vec<(Who<'p>, Change)>,
    /// What somebody said.
    pub words: Option<Words<'p>>,
    /// Who said it.
    pub who: Option<Who<'p>>,
}

/// Whether somebody agrees.
pub struct AgreementShown<'p> {
    /// Who.
    pub who: Who<'p>,
    /// Yes, partly, no, not asked.
    pub agrees: Agrees,
    /// Their words.
    pub words: Option<Words<'p>>,
}

/// The next review.
pub struct ReviewShown<'p> {
    /// When.
    pub on: Date,
    /// Where.
    pub place: Option<Words<'p>>,
    /// Who is invited.
    pub who: Vec<Who<'p>>,
    /// How the child can join.
    pub join: Option<Words<'p>>,
}

/// A review that has been.
pub struct PastReviewShown<'p> {
    /// When.
    pub on: Date,
    /// What was decided.
    pub decided: Option<Words<'p>>,
    /// What the child thought.
    pub my_view: Option<Words<'p>>,
}

/// A letter.
pub struct LetterShown<'p> {
    /// From whom.
    pub from: Who<'p>,
    /// When.
    pub on: Option<Date>,
    /// The letter.
    pub words: Words<'p>,
}

/// Who to ring for an advocate.
pub struct AdvocateShown<'p> {
    /// Name.
    pub name: &'p str,
    /// Number.
    pub phone: Option<&'p str>,
    /// The day the number was checked.
    pub checked: Option<Date>,
}

impl<'p> View<'p> {
    /// A view in which nothing is open: the frame that every copy has.
    pub(super) fn nothing(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> Self {
        let body = plan.plan();
        View {
            kind: plan.kind(),
            style: reader.style,
            reader,
            reader_name: None,
            language: body.language.as_ref().map_or("en", |text| text.as_str()),
            draft: body.draft.on(),
            hide_button: body.hide_button.map(crate::shape::Flag::on),
            today,
            child: ChildShown::default(),
            lead: None,
            people: Vec::new(),
            made: None,
            why: None,
            consent: None,
            about_me: AboutMeShown::default(),
            matters: Vec::new(),
            going_well: Vec::new(),
            worries: Vec::new(),
            said: Vec::new(),
            home: None,
            seeing: Vec::new(),
            life: Vec::new(),
            decisions: Vec::new(),
            visits: None,
            legal: None,
            goals: Vec::new(),
            promises: Vec::new(),
            better: Vec::new(),
            support: Vec::new(),
            ending: None,
            agreements: Vec::new(),
            if_things_change: None,
            next_review: None,
            past_reviews: Vec::new(),
            letters: Vec::new(),
            advocate: None,
            explain: Vec::new(),
            say: Vec::new(),
        }
    }

    /// Whether this reader gets nothing but what names them.
    pub fn shared_only(&self) -> bool {
        self.reader.shared_only
    }
}
