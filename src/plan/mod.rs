//! What an author may write: one plan about one child, format 1.
//!
//! The types and their doc comments are the one source of the reader and its messages, the JSON
//! Schema and the reference page (`shape` makes all of them from here).

mod choices;
mod defaults;
mod goals;
pub mod kinds;
mod life;
mod people;
pub mod settings;
mod together;
mod words;

pub use choices::*;
pub use defaults::{Stage, child_age, child_stage, is_unborn, usual_readers, usual_style, written_to};
pub use goals::*;
pub use life::*;
pub use people::*;
pub use together::*;
pub use words::*;

use crate::content::Entry;
use crate::shape::{Date, Flag, Map, Must, PersonKey, Score, Str, record};
use crate::source::At;

record! {
    /// A plan. Which keys are required depends on its kind.
    #[unlabelled("A label here would keep the whole plan from somebody. Everybody under `booklets` gets one; take them out there.")]
    pub struct Plan {
        /// The kind of plan.
        #[always]
        plan: Must<Kind>,
        /// The version of this format: 1.
        #[always]
        format: Option<Score>,
        /// Whom the texts speak to. Left out: the child in a care plan, the family in a Child in Need plan.
        #[always]
        written_to: Option<At<WrittenTo>>,
        /// The language the plan is written in, like `en`.
        #[always]
        language: Option<Str>,
        /// The day the child came into care. It starts the clock of the reviews.
        in_care_since: Option<Date>,
        /// Whether it is still a draft. Then each page says so.
        #[always]
        draft: Flag,
        /// The second person who looked at who may see what.
        #[always]
        checked_by: Option<Entry<CheckedBy>>,
        /// Whether "Hide this page" is wanted.
        #[always]
        hide_button: Option<Flag>,
        /// The child.
        child: Option<Entry<Child>>,
        /// When, with whom and how the plan was made.
        made: Option<Entry<Made>>,
        /// The one person who stays with the plan.
        #[always]
        lead: Option<PersonKey>,
        /// Everybody in the plan, each under a short key.
        people: Option<Entry<Map<Entry<Person>, 0>>>,
        /// Why there is a plan.
        why_we_have_this_plan: Option<Text>,
        /// The family's yes to a Child in Need plan.
        consent: Option<Entry<Consent>>,
        /// About the child: what they like, are good at, find hard, what helps.
        about_me: Option<Entry<AboutMe>>,
        /// What matters to the child.
        matters_to_me: Vec<Text>,
        /// What is going well.
        going_well: Vec<Entry<Statement>>,
        /// What worries somebody.
        worries: Vec<Entry<Statement>>,
        /// What people said, as they said it, and what happened because of it. Nothing checks its style, and
        /// each sign and line of their words stays as it was typed.
        in_our_words: Vec<Entry<InOurWords>>,
        /// Where the child lives, and the three questions about moving.
        home: Option<Entry<Home>>,
        /// How the child sees the people who matter.
        seeing_people: Vec<Entry<SeeingPerson>>,
        /// Health.
        health: Option<Entry<Health>>,
        /// School.
        school: Option<Entry<PartOfLife>>,
        /// Feelings.
        feelings: Option<Entry<PartOfLife>>,
        /// Who the child is: faith, race, culture, language.
        identity: Option<Entry<PartOfLife>>,
        /// Getting on with people.
        getting_on_with_people: Option<Entry<PartOfLife>>,
        /// Growing up: what the child does for themselves.
        growing_up: Option<Entry<PartOfLife>>,
        /// Fun.
        fun: Option<Entry<PartOfLife>>,
        /// Who can say yes to everyday things.
        decisions: Vec<Entry<Decision>>,
        /// The social worker's visits.
        visits: Option<Entry<Visits>>,
        /// The rule that says the child is in care.
        legal: Option<Entry<Legal>>,
        /// Goals for 12 months.
        goals: Vec<Entry<Goal>>,
        /// Better, same or worse: asked of each person at about 3, 6, 9 and 12 months.
        better_off: Vec<Entry<BetterOff>>,
        /// Help that the family gets.
        support: Vec<Text>,
        /// What happens when the plan ends.
        ending: Option<Text>,
        /// Who agrees, and who does not.
        agreement: Option<Entry<Map<Entry<Agreement>, 3>>>,
        /// What happens if things change: plan B.
        if_things_change: Option<Text>,
        /// The next review and the ones before.
        reviews: Option<Entry<Reviews>>,
        /// Letters to the child. Each sign and line stays as it was typed.
        letters: Vec<Entry<Letter>>,
        /// Rights and who helps.
        #[always]
        rights: Option<Entry<Rights>>,
        /// Words explained for this child.
        explain: Option<Entry<Map<Text, 2>>>,
        /// Who gets a booklet, and how it is made for them.
        #[always]
        booklets: Option<Entry<Map<Entry<BookletFor>, 1>>>,
        /// Texts that may not appear in some people's booklets.
        #[unprinted]
        keep_safe: Vec<Entry<KeepSafe>>,
        /// Withheld texts that somebody may know after all: who decided, when and why.
        #[unprinted]
        may_know: Vec<Entry<MayKnow>>,
    }
}
