//! Every text, key, picture and label of a plan in one list each, with the keys they stand under.
//!
//! Made once for a plan by the walk that its types already know; rules that look at everything read it.

use crate::content::{Entry, Group, Labels};
use crate::plan::{Person, Plan, Style, wanted_wordings};
use crate::shape::{AudienceKey, Field, Keys, Marks, PersonKey, Str, Visitor};
use crate::source::{At, Span};
use std::ops::Range;

/// The keys of the format that a value stands under, from the top: `home`, `address`, `words`.
pub type Path = Vec<&'static str>;

/// What is in a plan, in its order.
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
    /// Whether it is no sentence for readers: a full name, a number, a place to find somebody, a file, or what is in no booklet.
    pub no_prose: bool,
    /// Whether a person who is no worker says it, in a list of what goes well or worries somebody.
    pub said: bool,
    /// The styles of readers who get this wording; none where it is no wording.
    pub styles: Vec<Style>,
    /// Its language, where the plan says it beside it.
    pub language: Option<&'a str>,
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
    /// Where it stands.
    pub span: Span,
    /// Its file.
    pub file: Option<&'a Str>,
    /// What it shows.
    pub alt: Option<&'a Str>,
    /// The word of a built-in one.
    pub word: Option<&'a Str>,
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

/// Lists in which `who` says the text beside it. A worker's text is the author's own and can be changed.
const SAID: [&str; 2] = ["going_well", "worries"];

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

    /// Whether the plan says that it is in another language than this.
    #[must_use]
    pub fn is_in_other_language(&self, than: &str) -> bool {
        let base = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
        self.language.is_some_and(|own| base(own) != base(than))
    }

    /// Whether it is printed as somebody said it, so that nothing judges it.
    #[must_use]
    pub fn is_own_words(&self) -> bool {
        self.said
            || OWN_WORDS.iter().any(|own| match own {
                // Wordings stand beside `words`, so the last key may be any of them.
                [above @ .., "words"] => {
                    self.path.starts_with(above) && self.path.get(above.len()).is_some_and(|key| WORDINGS.contains(key))
                }
                own => self.path.starts_with(own),
            })
    }
}

impl<'a> Walk<'a> {
    /// Walks a plan.
    #[must_use]
    pub fn of(plan: &'a Entry<Plan>) -> Self {
        let mut walker = Walker { workers: workers(plan), ..Walker::default() };
        plan.walk(&mut walker);
        walker.walk
    }
}

/// All styles, in the order of their limits.
const STYLES: [Style; 5] = [Style::Easier, Style::Child, Style::Teen, Style::Family, Style::Worker];

impl Walker<'_> {
    /// Gives each wording of a mapping the styles that get it. What is beside `words` goes before what is inside it,
    /// as `view` chooses.
    fn share(&mut self, wordings: &[(&'static str, Range<usize>)]) {
        for style in STYLES {
            let named = |wanted: &str| wordings.iter().find(|(key, _)| *key == wanted);
            let chosen = wanted_wordings(style).iter().find_map(|key| named(key)).or_else(|| named("words"));
            for (key, texts) in wordings {
                let is_chosen = chosen.is_some_and(|(wanted, _)| wanted == key);
                for text in self.walk.texts.get_mut(texts.clone()).unwrap_or_default() {
                    // Wordings inside `words` have shared the styles among themselves.
                    let inside = text.path.len() > self.path.len() + 1;
                    if is_chosen && !inside {
                        text.styles.push(style);
                    } else if !is_chosen {
                        text.styles.retain(|had| *had != style);
                    }
                }
            }
        }
    }
}

#[derive(Default)]
struct Walker<'a> {
    walk: Walk<'a>,
    path: Path,
    /// The keys of those who work for the council or a service.
    workers: Vec<&'a str>,
    /// How many keys without sentences for readers stand above.
    no_prose: usize,
    /// For each key above, whether it is one.
    marked: Vec<bool>,
    /// Whether a person who is no worker says what is in the open mapping.
    said: bool,
    /// The key that was just shown, until its value comes.
    key: Option<Span>,
    /// For each open mapping: the picture, where it is one.
    open: Vec<Option<PictureSeen<'a>>>,
    /// For each open mapping: the wordings among its keys, each with the texts that it holds.
    wordings: Vec<Vec<(&'static str, Range<usize>)>>,
    /// For each open mapping: the language that it says its texts are in.
    languages: Vec<Option<&'a str>>,
    /// How many texts there were before each open key.
    before: Vec<usize>,
}

impl Walker<'_> {
    /// Whether a mapping that opens here is one thing that somebody says.
    fn is_statement(&self) -> bool {
        matches!(self.path[..], [list] if SAID.contains(&list))
    }
}

/// The keys of those who work for the council or a service.
fn workers(plan: &Entry<Plan>) -> Vec<&str> {
    let people = plan.inside().people.iter().flat_map(|people| people.inside().iter());
    let is_worker = |person: &Person| person.is_in(Group::Workers);
    people.filter(|(_, person)| is_worker(person.inside())).map(|(key, _)| key.value.as_str()).collect()
}

impl<'a> Visitor<'a> for Walker<'a> {
    fn enter(&mut self, labels: &'a Labels, span: Span) {
        let start = self.key.take().map_or(span.start, |key| key.start);
        if self.is_statement() {
            self.said = false;
        }
        self.walk.labelled.push(Labelled { labels, region: Span { start, end: span.end } });
        self.walk.audiences.extend(labels.named().map(|key| Audience { key }));
        let picture = (self.path.last() == Some(&"picture")).then_some(PictureSeen { span, file: None, alt: None, word: None });
        self.open.push(picture);
        self.wordings.push(Vec::new());
        self.languages.push(None);
    }

    fn leave(&mut self) {
        self.key = None;
        self.walk.pictures.extend(self.open.pop().flatten());
        self.share(&self.wordings.last().cloned().unwrap_or_default());
        let language = self.languages.pop().flatten();
        for (_, texts) in self.wordings.pop().unwrap_or_default() {
            for text in self.walk.texts.get_mut(texts).unwrap_or_default() {
                text.language = text.language.or(language);
            }
        }
    }

    fn field(&mut self, key: &'static str) {
        self.key = None;
        self.path.push(key);
        self.before.push(self.walk.texts.len());
    }

    fn field_done(&mut self) {
        let key = self.path.pop();
        let texts = self.before.pop().unwrap_or_default()..self.walk.texts.len();
        if let (Some(key), Some(open)) = (key.filter(|key| WORDINGS.contains(key) && !texts.is_empty()), self.wordings.last_mut()) {
            open.push((key, texts));
        }
        self.said &= !self.path.is_empty();
    }

    fn marks(&mut self, marks: Marks<'a>) {
        let no_prose = marks.private.is_some() || marks.unprinted || marks.file;
        self.marked.push(no_prose);
        self.no_prose += usize::from(no_prose);
    }

    fn marks_done(&mut self) {
        self.no_prose -= usize::from(self.marked.pop().unwrap_or_default());
    }

    fn text(&mut self, text: &'a Str) {
        self.key = None;
        if let Some(Some(picture)) = self.open.last_mut() {
            match self.path.last() {
                Some(&"file") => picture.file = Some(text),
                Some(&"alt") => picture.alt = Some(text),
                Some(&"word") => picture.word = Some(text),
                _ => {}
            }
        }
        if let (Some(&"language"), Some(language)) = (self.path.last(), self.languages.last_mut()) {
            *language = Some(text.as_str());
        }
        let (path, no_prose) = (self.path.clone(), self.no_prose > 0);
        self.walk.texts.push(TextSeen { text, path, no_prose, said: self.said, styles: Vec::new(), language: None });
    }

    fn key(&mut self, key: &'a At<String>, of: Keys) {
        self.key = Some(key.span);
        match of {
            Keys::OfPeople => self.walk.named.push(Named { key, path: self.path.clone() }),
            Keys::Readers => self.walk.audiences.push(Audience { key }),
            Keys::People | Keys::Words | Keys::CouncilWords => {}
        }
    }

    fn person(&mut self, key: &'a PersonKey) {
        if let [list, "who"] = self.path[..] {
            self.said = SAID.contains(&list) && !self.workers.contains(&key.key());
        }
        self.walk.named.push(Named { key: &key.0, path: self.path.clone() });
    }

    fn audience(&mut self, key: &'a AudienceKey) {
        self.walk.audiences.push(Audience { key: &key.0 });
    }
}
