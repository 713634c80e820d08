//! What one reader may see: plain data, borrowed from the plan. Withheld things are simply not here.

mod agreed;
mod goals;
mod home;
mod life;
mod people;
mod words;

pub use agreed::{AgreementShown, ConsentShown, LegalShown, MadeShown, PastReviewShown, ReviewShown};
pub use goals::{ActionShown, BetterShown, GoalShown, ProgressShown, PromisesShown};
pub use home::{HomeShown, MoveShown};
pub use life::{DecisionShown, HelpShown, LifePart, LifeShown, VisitsShown, WaitingShown};
pub use people::{AboutMeShown, AdvocateShown, ChildShown, LetterShown, PersonShown, SaidShown, SeeingShown, StatementShown};
pub use words::{Day, Due, PictureShown, Who, Words};

use super::{Kind, Reader, Stage, Style};
use crate::check::CheckedPlan;
use jiff::civil::Date;

/// All that one reader may see of a plan.
#[derive(Hash)]
pub struct View<'p> {
    /// The kind of plan.
    pub kind: Kind,
    /// How the booklet is made.
    pub style: Style,
    /// Who holds it.
    pub reader: &'p Reader,
    /// The reader's name, where the reader is a person.
    pub reader_name: Option<&'p str>,
    /// Whether the reader is a parent of the child, by what the copy itself calls them.
    pub reader_is_parent: bool,
    /// Whether the plan's own words speak to this reader: in them “you” is the reader, or the family that they belong to.
    pub speaks_to_reader: bool,
    /// The language the plan is written in.
    pub language: &'p str,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether "Hide this page" is wanted; `None` if the plan does not say.
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

impl<'p> View<'p> {
    /// A view in which nothing is open: the frame that every copy has.
    pub(super) fn nothing(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> Self {
        let body = plan.plan();
        View {
            kind: plan.kind(),
            style: reader.style,
            reader,
            reader_name: None,
            reader_is_parent: false,
            speaks_to_reader: true,
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

    /// Whether the reader is the child, at an age at which a booklet can speak to them. A baby's own copy speaks of the baby.
    pub fn speaks_to_child(&self) -> bool {
        self.reader.is_child && self.child.stage == Stage::Older
    }

    /// Whether this reader gets nothing but what names them.
    pub fn shared_only(&self) -> bool {
        self.reader.shared_only
    }
}
