//! The words that a plan may choose from.

use crate::shape::choice;

choice! {
    /// What kind of plan it is.
    pub enum Kind {
        /// A plan for a child who is looked after by the council.
        CarePlan = "care-plan",
        /// A plan of help under section 17 of the Children Act 1989, agreed with the family.
        ChildInNeed = "child-in-need",
    }
}

choice! {
    /// Whom the plan's texts speak to.
    pub enum WrittenTo {
        /// To the child: "you live with Sam".
        Child = "child",
        /// To the family: "we asked for help".
        Family = "family",
    }
}

choice! {
    /// How a booklet is made for its reader.
    pub enum Style {
        /// Few words, one idea a line. For a learning age of about 7, at any age.
        Easier = "easier",
        /// For children of 8 to 12.
        Child = "child",
        /// For young people of 13 and over.
        Teen = "teen",
        /// For parents, carers and other adults.
        Family = "family",
        /// For staff: dense, with the sections that the law asks for.
        Worker = "worker",
    }
}

choice! {
    /// What a booklet is made as.
    pub enum FormatName {
        /// A folder of linked pages.
        Site = "site",
        /// One HTML file with everything inside.
        Single = "single",
        /// A tagged PDF for paper.
        Pdf = "pdf",
        /// An EPUB for reading apps and braille displays.
        Epub = "epub",
        /// A calendar file with review dates and steps.
        Ics = "ics",
    }
}

choice! {
    /// A person's part in the child's life.
    pub enum PersonPart {
        /// A parent, grandparent, aunt or other family.
        Family = "family",
        /// A brother or sister, also half or step.
        BrotherOrSister = "brother-or-sister",
        /// Who looks after the child day to day.
        Carer = "carer",
        /// A friend.
        Friend = "friend",
        /// A social worker or family worker.
        SocialWorker = "social-worker",
        /// The independent reviewing officer.
        ReviewingOfficer = "reviewing-officer",
        /// Another worker of the council or of a service.
        OtherWorker = "other-worker",
        /// Somebody at school.
        School = "school",
        /// Somebody in health.
        Health = "health",
        /// An advocate.
        Advocate = "advocate",
        /// An independent visitor.
        IndependentVisitor = "independent-visitor",
        /// A personal adviser.
        PersonalAdviser = "personal-adviser",
        /// The children's guardian, whom a court appoints from Cafcass.
        Guardian = "guardian",
        /// Somebody else.
        Other = "other",
    }
}

impl PersonPart {
    /// Whether somebody with this part works for the council or for a service that the council runs the plan with. Schools, health
    /// services, advocates, independent visitors and children's guardians do not: they get what is shared with them.
    #[must_use]
    pub fn is_worker(self) -> bool {
        matches!(self, PersonPart::SocialWorker | PersonPart::ReviewingOfficer | PersonPart::PersonalAdviser | PersonPart::OtherWorker)
    }
}

choice! {
    /// How much of the plan a person gets.
    pub enum Sees {
        /// Nothing but what names them.
        SharedOnly = "shared-only",
    }
}

choice! {
    /// Who checks a home.
    pub enum Regulator {
        /// Ofsted. The provider of the home is registered with it.
        Ofsted = "ofsted",
    }
}

choice! {
    /// What kind of home it is.
    pub enum HomeKind {
        /// A foster family.
        FosterFamily = "foster-family",
        /// Family or friends.
        FamilyAndFriends = "family-and-friends",
        /// With parents.
        WithParents = "with-parents",
        /// A children's home.
        ChildrensHome = "childrens-home",
        /// A supported home for young people of 16 or 17.
        SupportedHome = "supported-home",
        /// A residential school.
        ResidentialSchool = "residential-school",
        /// Another kind of home.
        Other = "other",
    }
}

choice! {
    /// Whether the child will have to move.
    pub enum MoveAnswer {
        /// A move is planned.
        Yes = "yes",
        /// No move is planned.
        No = "no",
        /// Nobody knows yet; then `tell_by` and `told_by` are required.
        NotKnown = "not-known",
    }
}

choice! {
    /// The plan for growing up ("plan for permanence").
    pub enum LongTermKind {
        /// Going back to live with parents.
        BackToParents = "back-to-parents",
        /// Family or friends for good.
        FamilyAndFriends = "family-and-friends",
        /// Long-term fostering.
        LongTermFostering = "long-term-fostering",
        /// A children's home for the long term.
        ChildrensHome = "childrens-home",
        /// A special guardian.
        SpecialGuardianship = "special-guardianship",
        /// Adoption.
        Adoption = "adoption",
        /// Getting ready to live on one's own.
        Independence = "independence",
        /// Not decided yet.
        NotDecided = "not-decided",
        /// Another plan.
        Other = "other",
    }
}

choice! {
    /// The law that a plan rests on.
    pub enum LegalStatus {
        /// A care order, section 31 of the Children Act 1989.
        CareOrder = "care-order",
        /// An interim care order, section 38.
        InterimCareOrder = "interim-care-order",
        /// Section 20: a parent agreed.
        ParentsAgreed = "parents-agreed",
        /// Section 20: a young person of 16 or 17 agreed.
        IAgreed = "i-agreed",
        /// Section 20: nobody with parental responsibility is there, as for a child who came alone.
        NobodyToCare = "nobody-to-care",
        /// Short breaks under section 20 and regulation 48: the child lives at home.
        ShortBreaks = "short-breaks",
        /// A placement order.
        PlacementOrder = "placement-order",
        /// Remand.
        Remand = "remand",
        /// Help under section 17.
        ChildInNeed = "child-in-need",
        /// A supervision order, section 35, in a Child in Need plan.
        SupervisionOrder = "supervision-order",
        /// Another law, which `words` explain.
        Other = "other",
    }
}

choice! {
    /// The part of life that a goal is about.
    pub enum GoalArea {
        /// Home.
        Home = "home",
        /// Family.
        Family = "family",
        /// Friends.
        Friends = "friends",
        /// Health.
        Health = "health",
        /// School.
        School = "school",
        /// Feelings.
        Feelings = "feelings",
        /// Who I am.
        Identity = "identity",
        /// Growing up.
        GrowingUp = "growing-up",
        /// Being safe.
        Safety = "safety",
        /// Money.
        Money = "money",
        /// Fun.
        Fun = "fun",
    }
}

choice! {
    /// Better, the same or worse than when we started.
    pub enum Change {
        /// Better.
        Better = "better",
        /// The same.
        Same = "same",
        /// Worse.
        Worse = "worse",
    }
}

choice! {
    /// Whether a person agrees with the plan.
    pub enum Agrees {
        /// Yes.
        Yes = "yes",
        /// With part of it.
        Partly = "partly",
        /// No.
        No = "no",
        /// Nobody has asked them yet.
        NotAsked = "not-asked",
    }
}
