//! A child's life: home, moving, the people they see, health, school and the rest.

use super::words::{Text, Wordings};
use super::{HomeKind, LegalStatus, LongTermKind, MoveAnswer, Regulator};
use crate::content::Entry;
use crate::shape::{Date, DateOrMonth, Flag, Must, PersonKey, When, record};
use crate::source::At;

record! {
    /// What a person should know about the child first.
    pub struct AboutMe {
        /// What the child likes.
        likes: Vec<Text>,
        /// What the child is good at.
        good_at: Vec<Text>,
        /// What the child finds hard.
        finds_hard: Vec<Text>,
        /// What helps.
        helps_me: Vec<Text>,
    }
}

record! {
    /// Something that is going well or that worries somebody.
    pub struct Statement {
        /// Who says so.
        #[owner(theirs)]
        who: Option<PersonKey>;
        /// What they say.
        words: Wordings
    }
    short Text => |words| Statement { who: None, words: Wordings::of(words) }
}

record! {
    /// Where the child lives.
    pub struct Home {
        /// The place as the child says it: "Sam's house".
        #[place]
        place: Text,
        /// What kind of home it is.
        kind: Option<At<HomeKind>>,
        /// Who checks it. Write it only if you have seen the registration of the provider.
        regulated_by: Option<At<Regulator>>,
        /// The people the child lives with.
        with: Vec<PersonKey>,
        /// Since when.
        since: Option<Date>,
        /// Whether it was found in an emergency.
        emergency: Flag,
        /// The address.
        #[private(household)]
        #[place]
        address: Option<Text>,
        /// Why the child lives here.
        why_here: Option<Text>,
        /// Will I have to move? When? Where next?
        will_i_move: Entry<WillIMove>,
        /// Why the home is outside the council's area, and how the child travels.
        out_of_area: Option<Entry<OutOfArea>>,
        /// A planned move, step by step.
        move_plan: Vec<Entry<MoveStep>>,
        /// What stays the same, whatever happens.
        stays_the_same: Vec<Text>,
        /// What happens if it gets hard here.
        if_it_gets_hard: Option<Text>,
        /// The plan for growing up.
        long_term: Option<Entry<LongTerm>>,
        /// Where the child lived before.
        before: Vec<Entry<Before>>,
    }
}

record! {
    /// The answer to "Will I have to move?"
    pub struct WillIMove {
        /// `yes`, `no` or `not-known`.
        answer: Must<MoveAnswer>,
        /// The day of the move.
        on: Option<DateOrMonth>,
        /// Where to.
        #[place]
        to: Option<Text>,
        /// Why.
        why: Option<Text>,
        /// What the child thinks of it.
        my_view: Option<Text>,
        /// Who speaks for the child about it.
        speaks_for_me: Option<PersonKey>,
        /// Reasons for the move.
        reasons_for: Vec<Text>,
        /// Reasons against it.
        reasons_against: Vec<Text>,
        /// The review that talks about the move before it happens (regulation 14 of the Care Planning,
        /// Placement and Case Review (England) Regulations 2010).
        review_on: Option<Date>,
        /// By when the child is told, where it is not known.
        tell_by: Option<Date>,
        /// Who tells the child.
        told_by: Option<PersonKey>;
        /// The answer in words.
        words: Option<Wordings>
    }
}

record! {
    /// Why a home is outside the council's area.
    pub struct OutOfArea {
        /// Why.
        why: Text,
        /// How the child travels to school, family and friends.
        travel: Option<Text>,
    }
}

record! {
    /// One step of a move.
    pub struct MoveStep {
        /// What happens.
        step: Text,
        /// When.
        on: Option<DateOrMonth>,
    }
}

record! {
    /// The plan for growing up.
    pub struct LongTerm {
        /// What kind of plan it is.
        kind: Option<At<LongTermKind>>;
        /// The plan in words.
        words: Wordings
    }
}

record! {
    /// A home the child lived in before.
    pub struct Before {
        /// The place.
        #[place]
        place: Text,
        /// From when.
        from: Option<DateOrMonth>,
        /// Until when.
        to: Option<DateOrMonth>,
    }
}

record! {
    /// How the child sees somebody.
    pub struct SeeingPerson {
        /// Whom.
        #[owner(theirs)]
        who: PersonKey,
        /// How often.
        how_often: Option<Text>,
        /// Where.
        #[place]
        r#where: Option<Text>,
        /// How it is done.
        how: Option<Text>,
        /// Whether a brother or sister lives with the child.
        together: Option<Flag>,
        /// Why not.
        why_apart: Option<Text>,
    }
}

record! {
    /// A part of life: how it is now, what helps, what will change.
    pub struct PartOfLife {
        /// How it is now.
        now: Option<Text>,
        /// What helps, who does it, by when.
        help: Vec<Entry<Help>>,
        /// What will change.
        changes: Option<Text>,
        /// Help that was promised and has not come.
        waiting: Option<Entry<Waiting>>,
    }
}

record! {
    /// Health: a part of life, and who the doctor and the dentist are.
    pub struct Health {
        /// The doctor or surgery, as a name and a place.
        #[private(household)]
        #[place]
        doctor: Option<Text>,
        /// The dentist, as a name and a place.
        #[private(household)]
        #[place]
        dentist: Option<Text>;
        /// How the child is now, what helps, what will change.
        part: PartOfLife
    }
}

record! {
    /// Help that somebody gives.
    pub struct Help {
        /// Who gives it.
        #[owner]
        who: Option<PersonKey>,
        /// By when, or how often.
        by: Option<When>;
        /// What it is.
        words: Wordings
    }
    short Text => |words| Help { who: None, by: None, words: Wordings::of(words) }
}

record! {
    /// Help that was promised and has not come.
    pub struct Waiting {
        /// What for.
        r#for: Text,
        /// Since when.
        since: Option<Date>,
        /// What there is until then, and who carries it on if the child moves.
        until_then: Option<Text>,
    }
}

record! {
    /// Who can say yes to an everyday thing.
    pub struct Decision {
        /// What about.
        about: Text,
        /// Who can say yes.
        #[owner]
        who: Vec<PersonKey>,
    }
}

record! {
    /// The social worker's visits (regulation 28).
    pub struct Visits {
        /// Who visits.
        #[owner]
        who: PersonKey,
        /// How often.
        how_often: Option<Text>,
        /// The last visit.
        last: Option<Date>,
        /// What to do between visits.
        between: Option<Text>,
    }
}

record! {
    /// The law that the plan rests on.
    pub struct Legal {
        /// Which law. It decides which sentences about the law are true for this plan.
        status: Option<At<LegalStatus>>,
        /// Since when.
        since: Option<Date>,
        /// The days at court.
        court_days: Vec<Entry<CourtDay>>;
        /// What it means, in words.
        words: Option<Wordings>
    }
}

impl Legal {
    /// Whether the plan rests on a law.
    #[must_use]
    pub fn is(&self, status: LegalStatus) -> bool {
        self.status.is_some_and(|own| own.value == status)
    }
}

record! {
    /// A day at court.
    pub struct CourtDay {
        /// The day, or the month.
        on: Option<DateOrMonth>,
        /// What is decided or talked about there.
        what: Text,
    }
}
