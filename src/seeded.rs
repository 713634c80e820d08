//! Mistakes on purpose, one at a time, to prove that the tests would see them.
//!
//! Without the feature `seeded-leaks`, which no release has, `leak` says no to each of them and the compiler takes them out.
//! `tests/leaks.rs` plants each one and wants it caught.

/// A way in which a program like this one could tell somebody what they must not know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Leak {
    /// A group may see what any one of its members may see.
    AnyMember,
    /// `only_for` is not asked.
    OnlyForIgnored,
    /// The full name is not private.
    PrivateForAll,
    /// Addresses and numbers are for everybody.
    HouseholdForAll,
    /// Addresses and numbers are for the family.
    HouseholdForFamily,
    /// `not_for` forgets groups.
    GroupsForgotten,
    /// `not_for` is not asked.
    NotForIgnored,
    /// Labels inside what is open are not asked.
    InnerLabelIgnored,
    /// Somebody who sees only what is shared sees all.
    AlwaysNamed,
    /// Days and choices are shown where the words are not.
    FactsAlways,
    /// The label of a text is not asked.
    TextLabelIgnored,
    /// A private value is opened like any text.
    PrivateAsText,
    /// Another wording is shown although its text is withheld.
    BesideWithoutLabel,
    /// Words are shown to somebody whom they do not name.
    ShownThoughUnnamed,
    /// The label of a picture is not asked.
    PictureLabelIgnored,
    /// A withheld person is named.
    WithheldNamed,
    /// A withheld person stands as "Somebody".
    WithheldCounted,
    /// A list is in another order where somebody in it is withheld.
    OrderFromHidden,
    /// What a withheld person does or says stays, without their name.
    OwnerForgotten,
    /// Whether a child reads "Mum" comes from somebody withheld.
    CalledCountsHidden,
    /// The full name is opened like any text.
    FullNameAsText,
    /// Everybody's number is public.
    ReachAsWorker,
    /// A person's address is opened like any text.
    AddressAsText,
    /// The order of people comes from how many are withheld.
    SortedByHidden,
    /// The child's address is opened like any text.
    HomeAddressAsText,
    /// The page about home stands although nothing of it is shared.
    HomeThoughUnshared,
    /// How the plan was made shows to those who see only what is shared.
    MadeUnseen,
    /// The yes to the plan shows to those who see only what is shared.
    ConsentUnseen,
    /// Everybody's words count as the reader's own.
    SaidByAll,
    /// The answer of a withheld person is shown.
    AnswerOfWithheld,
    /// The day of a withheld answer is shown.
    DayOfWithheld,
    /// Everybody's agreement counts as the reader's own.
    AgreementOfAll,
    /// A review shows to those who are not invited.
    ReviewUninvited,
    /// Reviews before show to those who see only what is shared.
    PastReviewUnseen,
    /// Goals are numbered before the view.
    CountedBeforeView,
    /// What a withheld person says about progress stays.
    CheckOfWithheld,
    /// What a withheld person does stays.
    ActionOfWithheld,
    /// Everybody's promises count as the reader's own.
    ActionsOwnAll,
    /// What a withheld person says about better or not stays.
    BetterWordsOfWithheld,
    /// What a withheld person worries about stays.
    StatementOfWithheld,
    /// Every way to be seen counts as the reader's own.
    SeeingOfAll,
    /// The help of a withheld person stays.
    HelpOfWithheld,
    /// A decision stays although nobody may be named for it.
    DecisionOfNobody,
    /// The rule shows to those who see only what is shared.
    LegalUnseen,
    /// The audit does not look for private values.
    NoNeedleOfPrivate,
    /// The audit does not look for names.
    NoNeedleOfNames,
    /// The audit does not look for labelled texts.
    NoNeedleOfLabels,
    /// The audit does not look for `keep_safe`.
    NoNeedleOfKeepSafe,
    /// A picture's name comes from its source.
    PictureNamedAsSource,
    /// A worker's page tells of the whole plan.
    WorkerPageOfAll,
    /// A worker's page tells lines of the whole file.
    LineNumbers,
    /// A worker's page names readers whom the worker may not know.
    ReadersOfAll,
    /// A file's name comes from the whole plan.
    NameFromWholePlan,
    /// A page carries a hash of the whole plan.
    MarkFromWholePlan,
    /// A page says how much was left out.
    CountInPage,
    /// A page's size comes from the whole plan.
    SizeFromWholePlan,
    /// The order of files comes from the whole plan.
    OrderFromWholePlan,
    /// Finished bytes are not searched.
    AuditSkipped,
    /// A message quotes what was withheld.
    MessageQuotes,
    /// A reader with `protect` gets an open file.
    NotSealed,
    /// An older copy that holds a secret stays.
    OlderCopyKept,
    /// Older copies of a plan with errors are not searched.
    OlderCopyUnread,
}

impl Leak {
    /// All of them.
    pub const ALL: [Leak; 62] = [
        Leak::AnyMember,
        Leak::OnlyForIgnored,
        Leak::PrivateForAll,
        Leak::HouseholdForAll,
        Leak::HouseholdForFamily,
        Leak::GroupsForgotten,
        Leak::NotForIgnored,
        Leak::InnerLabelIgnored,
        Leak::AlwaysNamed,
        Leak::FactsAlways,
        Leak::TextLabelIgnored,
        Leak::PrivateAsText,
        Leak::BesideWithoutLabel,
        Leak::ShownThoughUnnamed,
        Leak::PictureLabelIgnored,
        Leak::WithheldNamed,
        Leak::WithheldCounted,
        Leak::OrderFromHidden,
        Leak::OwnerForgotten,
        Leak::CalledCountsHidden,
        Leak::FullNameAsText,
        Leak::ReachAsWorker,
        Leak::AddressAsText,
        Leak::SortedByHidden,
        Leak::HomeAddressAsText,
        Leak::HomeThoughUnshared,
        Leak::MadeUnseen,
        Leak::ConsentUnseen,
        Leak::SaidByAll,
        Leak::AnswerOfWithheld,
        Leak::DayOfWithheld,
        Leak::AgreementOfAll,
        Leak::ReviewUninvited,
        Leak::PastReviewUnseen,
        Leak::CountedBeforeView,
        Leak::CheckOfWithheld,
        Leak::ActionOfWithheld,
        Leak::ActionsOwnAll,
        Leak::BetterWordsOfWithheld,
        Leak::StatementOfWithheld,
        Leak::SeeingOfAll,
        Leak::HelpOfWithheld,
        Leak::DecisionOfNobody,
        Leak::LegalUnseen,
        Leak::NoNeedleOfPrivate,
        Leak::NoNeedleOfNames,
        Leak::NoNeedleOfLabels,
        Leak::NoNeedleOfKeepSafe,
        Leak::PictureNamedAsSource,
        Leak::WorkerPageOfAll,
        Leak::LineNumbers,
        Leak::ReadersOfAll,
        Leak::NameFromWholePlan,
        Leak::MarkFromWholePlan,
        Leak::CountInPage,
        Leak::SizeFromWholePlan,
        Leak::OrderFromWholePlan,
        Leak::AuditSkipped,
        Leak::MessageQuotes,
        Leak::NotSealed,
        Leak::OlderCopyKept,
        Leak::OlderCopyUnread,
    ];
}

#[cfg(feature = "seeded-leaks")]
static PLANTED: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(usize::MAX);

/// Plants one mistake, or none.
#[cfg(feature = "seeded-leaks")]
pub fn plant(leak: Option<Leak>) {
    PLANTED.store(leak.map_or(usize::MAX, |leak| leak as usize), std::sync::atomic::Ordering::SeqCst);
}

/// Whether a mistake is planted.
#[cfg(feature = "seeded-leaks")]
pub(crate) fn leak(leak: Leak) -> bool {
    PLANTED.load(std::sync::atomic::Ordering::Relaxed) == leak as usize
}

/// Whether a mistake is planted. Never.
#[cfg(not(feature = "seeded-leaks"))]
#[inline]
pub(crate) const fn leak(_leak: Leak) -> bool {
    false
}
