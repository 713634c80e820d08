//! What was said, what was agreed, what is reviewed, and who gets a booklet.

use super::words::{Text, Wordings};
use super::{Agrees, FormatName, Style};
use crate::content::Entry;
use crate::shape::{AudienceKey, Date, Flag, Must, PersonKey, Str, record};
use crate::source::At;

record! {
    /// Something that somebody said, as they said it, and what happened because of it.
    pub struct InOurWords {
        /// Who said it.
        #[owner(theirs)]
        who: PersonKey,
        /// When.
        on: Option<Date>,
        /// How it was said.
        how: Option<Text>,
        /// What happened because of it.
        #[said_by(answered_by)]
        answer: Option<Text>,
        /// Who answered.
        answered_by: Option<PersonKey>,
        /// By when there will be an answer, where there is none yet.
        #[said_by(answered_by)]
        tell_by: Option<Date>;
        /// What they said.
        words: Wordings
    }
}

record! {
    /// The family's yes to a Child in Need plan.
    pub struct Consent {
        /// Who said yes.
        given_by: Vec<PersonKey>,
        /// When.
        on: Option<Date>;
        /// The family's own words about it.
        words: Option<Wordings>
    }
}

record! {
    /// Whether a person agrees. A plain `yes` is enough; the others need words.
    pub struct Agreement {
        /// `yes`, `partly`, `no` or `not-asked`.
        agrees: Must<Agrees>;
        /// What they say.
        words: Option<Wordings>
    }
    short Must<Agrees> => |agrees| Agreement { agrees, words: None }
}

record! {
    /// The next review and the ones before.
    pub struct Reviews {
        /// The next one.
        next: Option<Entry<NextReview>>,
        /// The ones before.
        past: Vec<Entry<PastReview>>,
    }
}

record! {
    /// The next review. A plain date is enough.
    pub struct NextReview {
        /// The day.
        #[told_to(who)]
        on: Date,
        /// Where.
        #[place]
        r#where: Option<Text>,
        /// Who is invited.
        who: Vec<PersonKey>,
        /// How the child can join.
        join: Option<Text>,
    }
    short Date => |on| NextReview { on, r#where: None, who: Vec::new(), join: None }
}

record! {
    /// A review that has been.
    pub struct PastReview {
        /// The day.
        on: Date,
        /// What was decided.
        decided: Option<Text>,
        /// What the child thought of it.
        my_view: Option<Text>,
    }
}

record! {
    /// A letter to the child.
    pub struct Letter {
        /// Who wrote it.
        #[owner]
        from: PersonKey,
        /// When.
        on: Option<Date>;
        /// The letter.
        words: Wordings
    }
}

record! {
    /// Rights, beyond those that the program prints by itself.
    pub struct Rights {
        /// The child's advocate or the service that finds one.
        advocate: Option<Entry<AdvocateContact>>,
    }
}

record! {
    /// Who to ring for an advocate.
    pub struct AdvocateContact {
        /// The name.
        name: Str,
        /// The number, shown as you write it. It becomes a link only when it is clearly a telephone number.
        #[public]
        phone: Option<Str>,
        /// The day somebody checked the number.
        checked: Option<Date>,
    }
}

record! {
    /// A booklet for one reader.
    #[unlabelled("How a booklet is made is printed in none.")]
    pub struct BookletFor {
        /// How it is made. Left out: by age for the child, `family` for others, `worker` for workers.
        style: Option<At<Style>>,
        /// The language of the fixed phrases.
        language: Option<Str>,
        /// What it is made as.
        formats: Option<Vec<Must<FormatName>>>,
        /// Whether pictures are shown. Left out: yes.
        pictures: Option<Flag>,
        /// Whether it is made as one sealed file and nothing else.
        protect: Flag,
    }
}

record! {
    /// Texts that may not appear, in any form, in some people's booklets.
    #[unlabelled("Write the people from whom it is kept under `from:`.")]
    pub struct KeepSafe {
        /// The texts.
        text: Vec<Str>,
        /// The people and groups they are kept from.
        from: Vec<AudienceKey>,
    }
}

record! {
    /// Withheld texts that somebody may know after all, and who decided so. It is printed in no booklet.
    #[unlabelled("It is printed in no booklet. Write who may know it under `who:`.")]
    pub struct MayKnow {
        /// The texts, as they stand in the plan: a whole text, a name, an address.
        text: Vec<Str>,
        /// The people and groups who may know them.
        who: Vec<AudienceKey>,
        /// Who decided.
        decided_by: PersonKey,
        /// When.
        on: Date,
        /// Why.
        why: Str,
    }
}
