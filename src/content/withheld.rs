//! What one reader may not see: made by `view`, looked for by `audit`, shown to nobody.

use crate::source::Span;

/// Why a text is withheld from a reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Why {
    /// It stands under `keep_safe`.
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
    /// Names that this reader may read, and texts that stand in the plan twice, once for this reader. A secret
    /// that is part of one of them is none, but for those under `keep_safe`. Other texts are not here: a secret
    /// typed again in a shared text is what the audit is for.
    pub shared: Vec<String>,
    /// Pictures that this reader may not see, in the order of the plan.
    pub pictures: Vec<PicturePlace>,
    /// Pictures that were opened for this reader, in the order of the plan. One of the others that is the same picture is a leak.
    pub shown_pictures: Vec<PicturePlace>,
    /// Numbers, addresses and names that this reader may see where such things stand, and what somebody decided that they
    /// may know. What of a secret stands whole in one of them is not looked for; the rest of the secret is.
    pub known: Vec<String>,
    /// All texts of the plan that this reader gets, in the order of the plan.
    pub texts: Vec<ShownText>,
}

/// A text of the plan that one reader gets. The audit searches these besides the finished bytes: what the program prints
/// by itself does not stand among them, so that a word of a phrase of ours is still found where somebody wrote it.
pub struct ShownText {
    /// The text as it was written.
    pub text: String,
    /// Where the plan says it.
    pub span: Span,
}
