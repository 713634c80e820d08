//! What plan, view and audit share: the labels that say who something is for, an entry locked behind its labels, and what is withheld.

use crate::source::{At, Span};

/// The labels that any mapping of a plan may carry. They hold keys of people and groups, no care text.
#[derive(Default, Clone, Debug)]
pub struct Labels {
    /// The only people and groups who may see it. `None` if the label was not written.
    pub only_for: Option<Vec<At<String>>>,
    /// People and groups who may not see it.
    pub not_for: Vec<At<String>>,
    /// Codes of findings that are not wanted here.
    pub allow: Vec<At<String>>,
    /// Where the labels are, for messages.
    pub span: Span,
}

impl Labels {
    /// Whether anybody is kept from it.
    pub fn restrict(&self) -> bool {
        self.only_for.is_some() || !self.not_for.is_empty()
    }

    /// Every key of a person or group that the labels name.
    pub fn named(&self) -> impl Iterator<Item = &At<String>> {
        self.only_for.iter().flatten().chain(&self.not_for)
    }
}

/// Who sees a value by default, where no `only_for` of its own says otherwise. Declared on the key, in `plan`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Private {
    /// The child and workers.
    ChildAndWorkers,
    /// The child, the people whom the child lives with, workers, and the person whose it is.
    Household,
    /// The same, but for a worker's, which everybody sees.
    HouseholdUnlessWorker,
}

impl Private {
    /// Who sees it, in words for the reference page.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Private::ChildAndWorkers => "the child and workers see it",
            Private::Household => "the child, the people whom the child lives with, workers and the person whose it is see it",
            Private::HouseholdUnlessWorker => {
                "the child, the people whom the child lives with, workers and the person whose it is see it; a worker's is for everybody"
            }
        }
    }
}

/// A group of people, by their part in the child's life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Family, brothers and sisters, carers.
    Family,
    /// The people who look after the child day to day.
    Carers,
    /// Social workers, reviewing officers and other workers.
    Workers,
    /// All people of the plan, the child too.
    Everyone,
}

impl Group {
    /// All groups with their names in a plan.
    pub const ALL: [(&'static str, Group); 4] =
        [("family", Group::Family), ("carers", Group::Carers), ("workers", Group::Workers), ("everyone", Group::Everyone)];

    /// The group of a name.
    pub fn named(name: &str) -> Option<Group> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, group)| *group)
    }

    /// The name in a plan.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, group)| *group == self).map_or("", |(name, _)| name)
    }
}

/// A mapping that somebody wrote, with the labels that say who may see it.
///
/// What is inside cannot be printed, compared, copied or taken out by accident:
///
/// ```compile_fail
/// fn print<T>(entry: &ourplan::content::Entry<T>) { println!("{:?}", entry); }
/// ```
/// ```compile_fail
/// fn print<T>(entry: &ourplan::content::Entry<T>) { println!("{}", entry); }
/// ```
/// ```compile_fail
/// fn copy<T: Clone>(entry: &ourplan::content::Entry<T>) -> T { entry.clone().body }
/// ```
/// ```compile_fail
/// fn same<T: PartialEq>(a: &ourplan::content::Entry<T>, b: &ourplan::content::Entry<T>) -> bool { a == b }
/// ```
/// ```compile_fail
/// fn reach_in(entry: &ourplan::content::Entry<String>) -> usize { entry.len() }
/// ```
/// ```compile_fail
/// fn send<T: serde::Serialize>(entry: &ourplan::content::Entry<T>) { let _ = serde_json::to_string(entry); }
/// ```
pub struct Entry<T> {
    labels: Labels,
    span: Span,
    body: T,
}

impl<T> Entry<T> {
    /// An entry as it was read.
    pub fn new(labels: Labels, span: Span, body: T) -> Self {
        Entry { labels, span, body }
    }

    /// Who may see it.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Where it is.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is inside, for any caller. In `view` only `Scope` may call this, which asks `visibility` first;
    /// a test holds it to that.
    pub fn inside(&self) -> &T {
        &self.body
    }
}

/// Why a text is withheld from a reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Why {
    /// It is under `keep_safe`.
    KeepSafe,
    /// An address, a number, an e-mail address or a full name that is private unless it is shared.
    Private,
    /// It is an address or the name of a place.
    Place,
    /// A label (`only_for`, `not_for`, `sees`) withholds it.
    Label,
    /// The name of a person who is withheld.
    Name,
}

/// A text that one reader may not see.
///
/// ```compile_fail
/// fn print(secret: &ourplan::content::Secret) { println!("{:?}", secret); }
/// ```
/// ```compile_fail
/// fn print(secret: &ourplan::content::Secret) -> String { secret.to_string() }
/// ```
/// ```compile_fail
/// fn copy(secret: &ourplan::content::Secret) -> ourplan::content::Secret { secret.clone() }
/// ```
/// ```compile_fail
/// fn same(a: &ourplan::content::Secret, b: &ourplan::content::Secret) -> bool { a == b }
/// ```
/// ```compile_fail
/// fn send(secret: &ourplan::content::Secret) { let _ = serde_json::to_string(secret); }
/// ```
pub struct Secret {
    text: String,
    /// Where the plan says it.
    pub span: Span,
    /// Why it is withheld.
    pub why: Why,
}

impl Secret {
    /// A secret of a plan.
    pub fn new(text: impl Into<String>, span: Span, why: Why) -> Self {
        Secret { text: text.into(), span, why }
    }

    /// Lends the text to a search. Only `audit` calls this; a test holds it to that.
    pub fn search<R>(&self, find: impl FnOnce(&str) -> R) -> R {
        find(&self.text)
    }
}

/// A picture's file, and where a plan names it. It has no `Debug`: the name of a file may tell something.
pub struct PicturePlace {
    /// The file, from the project folder.
    pub file: String,
    /// Where the plan names it.
    pub span: Span,
}

/// All that one reader may not see.
#[derive(Default)]
pub struct Withheld {
    /// The secrets, in the order of the plan.
    pub secrets: Vec<Secret>,
    /// Names that this reader may read, and texts that are in the plan twice, once for this reader. A secret
    /// that is part of one of them is none, but for those under `keep_safe`. Other texts are not here: a secret
    /// typed again in a shared text is what the audit is for.
    pub shared: Vec<String>,
    /// Pictures that this reader may not see, in the order of the plan.
    pub pictures: Vec<PicturePlace>,
    /// Pictures that were opened for this reader, in the order of the plan. One of the others that is the same picture is a leak.
    pub shown_pictures: Vec<PicturePlace>,
    /// Numbers, addresses and names that this reader may see where such things are, and what somebody decided that they
    /// may know. What of a secret is whole in one of them is not looked for; the rest of the secret is.
    pub known: Vec<String>,
    /// All texts of the plan that this reader gets, in the order of the plan.
    pub texts: Vec<ShownText>,
}

/// A text of the plan that one reader gets. The audit searches these besides the finished bytes: what the program prints
/// by itself is not among them, so that a word of a phrase of ours is still found where somebody wrote it.
pub struct ShownText {
    /// The text as it was written.
    pub text: String,
    /// Where the plan says it.
    pub span: Span,
}
