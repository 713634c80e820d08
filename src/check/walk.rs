//! Every text, key, picture and label of a plan in one list each, with the keys they stand under.
//!
//! Made once for a plan by the walk that its types already know; rules that look at everything read it.

use crate::content::{Entry, Labels};
use crate::plan::Plan;
use crate::shape::{AudienceKey, Field, Keys, PersonKey, Str, Visitor};
use crate::source::{At, Span};

/// The keys of the format that a value stands under, from the top: `home`, `address`, `words`.
pub type Path = Vec<&'static str>;

/// What stands in a plan, in its order.
#[derive(Default)]
pub struct Walk<'a> {
    /// Every text.
    pub texts: Vec<TextSeen<'a>>,
    /// Every key that names a person of the plan.
    pub named: Vec<Named<'a>>,
    /// Every key that names a person or group as a reader.
    pub audiences: Vec<Audience<'a>>,
    /// Every picture.
    pub pictures: Vec<PictureSeen<'a>>,
    /// Every mapping that may carry labels.
    pub labelled: Vec<Labelled<'a>>,
}

/// A text and where it stands.
pub struct TextSeen<'a> {
    /// The text.
    pub text: &'a Str,
    /// The keys above it.
    pub path: Path,
}

/// A key that names a person.
pub struct Named<'a> {
    /// The key.
    pub key: &'a At<String>,
    /// The keys of the format above it.
    pub path: Path,
}

/// A key that names a person or group.
pub struct Audience<'a> {
    /// The key.
    pub key: &'a At<String>,
}

/// A picture.
pub struct PictureSeen<'a> {
    /// Its file.
    pub file: Option<&'a Str>,
    /// What it shows.
    pub alt: Option<&'a Str>,
}

/// A mapping with its labels.
pub struct Labelled<'a> {
    /// The labels.
    pub labels: &'a Labels,
    /// The mapping, with the key before it where the author chose that key.
    pub region: Span,
}

/// The keys under which a text is a wording, so that Markdown is shown.
const WORDINGS: [&str; 6] = ["words", "easier", "child", "teen", "family", "worker"];

/// Where people's own words stand: a list of keys from the top, for all that is below.
const OWN_WORDS: [&[&str]; 8] = [
    &["in_our_words", "words"],
    &["letters", "words"],
    &["agreement", "words"],
    &["consent", "words"],
    &["better_off", "words"],
    &["goals", "checks", "words"],
    &["reviews", "past", "my_view"],
    &["home", "will_i_move", "my_view"],
];

impl TextSeen<'_> {
    /// Whether Markdown is shown in it.
    #[must_use]
    pub fn is_markdown(&self) -> bool {
        self.path.last().is_some_and(|last| WORDINGS.contains(last))
    }

    /// Whether it is printed as somebody said it, so that nothing judges it.
    #[must_use]
    pub fn is_own_words(&self) -> bool {
        OWN_WORDS.iter().any(|own| match own {
            // Wordings stand beside `words`, so the last key may be any of them.
            [above @ .., "words"] => self.path.starts_with(above) && self.path.get(above.len()).is_some_and(|key| WORDINGS.contains(key)),
            own => self.path.starts_with(own),
        })
    }
}

impl<'a> Walk<'a> {
    /// Walks a plan.
    #[must_use]
    pub fn of(plan: &'a Entry<Plan>) -> Self {
        let mut walker = Walker::default();
        plan.walk(&mut walker);
        walker.walk
    }
}

#[derive(Default)]
struct Walker<'a> {
    walk: Walk<'a>,
    path: Path,
    /// The key that was just shown, until its value comes.
    key: Option<Span>,
    /// For each open mapping: the picture, where it is one.
    open: Vec<Option<PictureSeen<'a>>>,
}

impl<'a> Visitor<'a> for Walker<'a> {
    fn enter(&mut self, labels: &'a Labels, span: Span) {
        let start = self.key.take().map_or(span.start, |key| key.start);
        self.walk.labelled.push(Labelled { labels, region: Span { start, end: span.end } });
        self.walk.audiences.extend(labels.named().map(|key| Audience { key }));
        let picture = (self.path.last() == Some(&"picture")).then_some(PictureSeen { file: None, alt: None });
        self.open.push(picture);
    }

    fn leave(&mut self) {
        self.key = None;
        self.walk.pictures.extend(self.open.pop().flatten());
    }

    fn field(&mut self, key: &'static str) {
        self.key = None;
        self.path.push(key);
    }

    fn field_done(&mut self) {
        self.path.pop();
    }

    fn text(&mut self, text: &'a Str) {
        self.key = None;
        if let Some(Some(picture)) = self.open.last_mut() {
            match self.path.last() {
                Some(&"file") => picture.file = Some(text),
                Some(&"alt") => picture.alt = Some(text),
                _ => {}
            }
        }
        self.walk.texts.push(TextSeen { text, path: self.path.clone() });
    }

    fn key(&mut self, key: &'a At<String>, of: Keys) {
        self.key = Some(key.span);
        match of {
            Keys::People if self.path != ["people"] => self.walk.named.push(Named { key, path: self.path.clone() }),
            Keys::Readers => self.walk.audiences.push(Audience { key }),
            Keys::People | Keys::Words => {}
        }
    }

    fn person(&mut self, key: &'a PersonKey) {
        self.walk.named.push(Named { key: &key.0, path: self.path.clone() });
    }

    fn audience(&mut self, key: &'a AudienceKey) {
        self.walk.audiences.push(Audience { key: &key.0 });
    }
}
