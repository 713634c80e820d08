//! Text with its wordings: what most of a plan is made of.

use crate::content::Entry;
use crate::shape::{Decoder, FieldShape, MapDecoder, Record, Shape, Str, Visitor, record};

/// Any text: plain, or a mapping with wordings and labels.
pub type Text = Entry<Words>;

record! {
    /// A text, with other wordings for other readers where they need them. A reader gets the wording
    /// named like their style, else the nearest (`teen`, then `child`, then `words`), else `words`.
    pub struct Words {
        /// The text itself. Markdown: paragraphs, lists, bold, links.
        words: Str,
        /// The same in easier words, for a reader who likes few words.
        easier: Option<Str>,
        /// The same for a child of 8 to 12.
        child: Option<Str>,
        /// The same for a young person of 13 or more.
        teen: Option<Str>,
        /// The same for the family and other adults.
        family: Option<Str>,
        /// The same for workers.
        worker: Option<Str>,
        /// A picture that goes with the text.
        picture: Option<Entry<Picture>>,
        /// The language of the text and its wordings, like `ar`, where it is not the plan's.
        #[unprinted]
        language: Option<Str>,
    }
    short Str => |words| Words { words, easier: None, child: None, teen: None, family: None, worker: None, picture: None, language: None }
}

record! {
    /// A picture: a file under `pictures/` with words that say what it shows, or the word of a built-in picture. Most things of
    /// a child's day have one: `school`, `dog`, `worried`, `bus`. A word has no ending, unlike a file. `picture: none` says that no
    /// picture stands here: the program chooses none by itself either.
    pub struct Picture {
        /// The file, from the project folder: `pictures/sam.svg`.
        #[file]
        file: Option<Str>,
        /// What the picture shows, for those who do not see it.
        alt: Option<Str>,
        /// The word of a built-in picture: `talk`. It stands in the place of a file, never beside one. `none` is no picture.
        word: Option<Str>,
    }
    short Str => |word| Picture { file: None, alt: None, word: Some(word) }
}

impl Picture {
    /// Whether a word says that no picture stands here.
    #[must_use]
    pub fn is_none(word: &str) -> bool {
        word.trim() == "none"
    }
}

record! {
    /// A text whose wordings are written among the keys of another mapping: `{who: mum, words: …, easier: …}`.
    pub struct Wordings {
        /// The text itself, plain or with wordings and labels of its own.
        words: Text,
        /// The same in easier words, for a reader who likes few words.
        #[labelled_as(words)]
        easier: Option<Str>,
        /// The same for a child of 8 to 12.
        #[labelled_as(words)]
        child: Option<Str>,
        /// The same for a young person of 13 or more.
        #[labelled_as(words)]
        teen: Option<Str>,
        /// The same for the family and other adults.
        #[labelled_as(words)]
        family: Option<Str>,
        /// The same for workers.
        #[labelled_as(words)]
        worker: Option<Str>,
        /// A picture that goes with the text.
        #[labelled_as(words)]
        picture: Option<Entry<Picture>>,
        /// The language of the text and its wordings, like `ar`, where it is not the plan's.
        #[unprinted]
        language: Option<Str>,
    }
}

/// Wordings that may be left out.
impl Record for Option<Wordings> {
    fn fields() -> Vec<FieldShape> {
        Wordings::fields().into_iter().map(|field| FieldShape { required: false, ..field }).collect()
    }

    fn read_map(map: &mut MapDecoder<'_>, decoder: &mut Decoder<'_>) -> Self {
        let written = ["words", "easier", "child", "teen", "family", "worker", "picture", "language"].iter().any(|key| map.has(key));
        written.then(|| Wordings::read_map(map, decoder))
    }

    fn missing() -> Self {
        None
    }

    fn as_shape() -> Shape {
        Wordings::as_shape()
    }

    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if let Some(words) = self {
            Record::walk(words, visitor);
        }
    }
}

impl Wordings {
    /// A plain text.
    pub fn of(words: Text) -> Self {
        Wordings { words, easier: None, child: None, teen: None, family: None, worker: None, picture: None, language: None }
    }

    /// The wording for a style that stands beside `words`, with its key.
    pub fn beside(&self, style: super::Style) -> Option<(&Str, &'static str)> {
        nearest(style, &self.easier, &self.child, &self.teen, &self.family, &self.worker)
    }
}

impl Words {
    /// The wording that a reader of a style gets, with the name of the key it was written under.
    pub fn for_style(&self, style: super::Style) -> (&Str, &'static str) {
        nearest(style, &self.easier, &self.child, &self.teen, &self.family, &self.worker).unwrap_or((&self.words, "words"))
    }
}

/// The wording that a style gets of those that are written.
fn nearest<'a>(
    style: super::Style,
    easier: &'a Option<Str>,
    child: &'a Option<Str>,
    teen: &'a Option<Str>,
    family: &'a Option<Str>,
    worker: &'a Option<Str>,
) -> Option<(&'a Str, &'static str)> {
    let written = |key: &str| match key {
        "easier" => easier.as_ref(),
        "child" => child.as_ref(),
        "teen" => teen.as_ref(),
        "family" => family.as_ref(),
        _ => worker.as_ref(),
    };
    wanted_wordings(style).iter().find_map(|key| written(key).map(|text| (text, *key)))
}

/// The wordings that a style takes where they are written, the first that is there; else `words`. One named like the
/// style, else the nearest: `teen` then `child`; a worker takes `family`.
#[must_use]
pub fn wanted_wordings(style: super::Style) -> &'static [&'static str] {
    use super::Style;
    match style {
        Style::Easier => &["easier"],
        Style::Child => &["child"],
        Style::Teen => &["teen", "child"],
        Style::Family => &["family"],
        Style::Worker => &["worker", "family"],
    }
}
