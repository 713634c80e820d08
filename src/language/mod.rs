//! A language: the program's own words, its way to write dates, the numbers that help, hard words explained.
//!
//! It stands beside `content`, below `booklet`, and knows nothing of plans. A language is a folder of the files in [`FILES`], no Rust:
//! one under `locales/` is built into the program, one in a project is added when that project is opened. Each is read once.

mod added;
mod check_words;
mod contacts;
mod formats;
mod fragments;
mod jargon;
mod idioms;
mod law;
mod lined;
mod lists;
pub mod names;
mod notes;
mod own;
mod phrases;
mod pictures;
pub mod reading;
mod search_words;
mod tags;
mod text_words;
mod unkind;
mod violence;
mod ways;
mod words;

pub use added::add;
pub use check_words::{AboutChildWords, CheckWords, FillerWords, IntervalWords, NegativeWords, NoPersonWords, PeopleWords, VagueWords};
pub use contacts::{Audience, HelpContact};
pub use idioms::Idiom;
pub use jargon::{Found, Jargon, JargonKind, Term, Traps, WordClass};
pub use law::{Law, LawSentence, LawSource, LawWords};
pub use lists::{PhraseList, TextSet, WordSet};
pub use notes::Notes;
pub use own::{OwnWords, WrittenPhrase, variables};
pub use phrases::Arg;
pub use pictures::PictureWords;
pub use search_words::{ByteWords, NameClass, SaidNumber, SearchWords};
pub use tags::is_language;
pub use text_words::{SentenceWords, TextWords, VoiceWords};
pub use unkind::UnkindWords;
pub use violence::{Family, Violence};
pub use ways::{Leads, Way, Ways, WrittenPart};
pub use words::Explained;

use crate::system_error::SystemError;
use formats::Formats;
use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use phrases::Phrases;
use reading::{PhraseIndex, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{LazyLock, OnceLock};

/// Where the program holds a file of a language. A list that people write in YAML is in it as JSON (`build.rs`).
fn stored(folder: &Dir<'_>, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    if name.ends_with(".yaml") { path.with_extension("json") } else { path }
}

static FOLDERS: Dir<'static> = include_dir!("$OUT_DIR/locales");

static LOCALES: LazyLock<BTreeMap<&'static str, Result<Locale, String>>> = LazyLock::new(|| {
    let named = |folder: &'static Dir<'static>| Some((folder.path().to_str()?, folder));
    FOLDERS.dirs().filter_map(named).map(|(tag, folder)| (tag, Locale::read(tag, Files::Bundled(folder)))).collect()
});

/// The files of a language. None may be missing: a list that a language does not have is there and empty, so that it is seen.
pub const FILES: [&str; 19] = [
    "phrases.ftl",
    "formats.yaml",
    "contacts.yaml",
    "words.yaml",
    "numbers.yaml",
    "checks.yaml",
    "search.yaml",
    "texts.yaml",
    "threats.yaml",
    "blame.yaml",
    "jargon.yaml",
    "idioms.yaml",
    "violence.yaml",
    "names.yaml",
    "notes.yaml",
    "pictures.yaml",
    "common.txt",
    "everyday.txt",
    "harder.txt",
];

/// Where the files of a language are.
#[derive(Clone, Copy)]
enum Files {
    /// In the program.
    Bundled(&'static Dir<'static>),
    /// Read from a folder, its lists as JSON.
    Added(&'static BTreeMap<String, String>),
}

impl Files {
    fn text(self, name: &str) -> Option<&'static str> {
        match self {
            Files::Bundled(folder) => folder.get_file(stored(folder, name))?.contents_utf8(),
            Files::Added(files) => files.get(name).map(String::as_str),
        }
    }
}

/// One language.
pub struct Locale {
    tag: String,
    formats: Formats,
    phrases: Phrases,
    contacts: Vec<HelpContact>,
    words: Vec<Explained>,
    ways: OnceLock<Ways>,
    checks: CheckWords,
    search: SearchWords,
    texts: TextWords,
    jargon: OnceLock<Result<Jargon, String>>,
    files: Files,
    vocabulary: OnceLock<Option<Vocabulary>>,
    idioms: OnceLock<(Vec<Idiom>, PhraseIndex)>,
    explained: OnceLock<BTreeSet<String>>,
    pictures: OnceLock<Result<Option<PictureWords>, String>>,
    names: OnceLock<Option<names::NameList>>,
    notes: OnceLock<Option<Notes>>,
    violence: OnceLock<Result<Option<Violence>, String>>,
    blame: OnceLock<Result<Option<UnkindWords>, String>>,
    threats: OnceLock<Result<Option<UnkindWords>, String>>,
}

impl Locale {
    /// The built-in language of a BCP 47 tag: `en`, also for `en-GB`.
    ///
    /// # Errors
    /// [`SystemError::Usage`] where there is no such language, [`SystemError::Inside`] where its folder is broken.
    pub fn bundled(tag: &str) -> Result<&'static Locale, SystemError> {
        let base = tag.split(['-', '_']).next().unwrap_or(tag);
        if let Some(locale) = added::find(tag).or_else(|| added::find(base)) {
            return Ok(locale);
        }
        match LOCALES.get(tag).or_else(|| LOCALES.get(base)) {
            Some(Ok(locale)) => Ok(locale),
            Some(Err(trouble)) => Err(SystemError::Inside(trouble.clone())),
            None => {
                let known = Self::tags().join(", ");
                Err(SystemError::Usage(format!("There is no language “{tag}” here. These are built in: {known}.")))
            }
        }
    }

    /// The tags of all built-in languages, in order.
    pub fn tags() -> Vec<&'static str> {
        let mut tags: Vec<&'static str> = LOCALES.keys().copied().chain(added::tags()).collect();
        tags.sort_unstable();
        tags
    }

    /// The language of a tag; English, if there is no such language.
    #[must_use]
    pub fn of(tag: &str) -> &'static Locale {
        Locale::bundled(tag).or_else(|_| Locale::bundled("en")).expect("English is in the program, and a test reads it")
    }

    /// Reads a language from its files.
    fn read(tag: &str, files: Files) -> Result<Locale, String> {
        if let Some(missing) = FILES.iter().find(|name| files.text(name).is_none()) {
            return Err(format!("the language {tag} has no {missing}, or it is not UTF-8"));
        }
        let text = |name: &str| files.text(name).unwrap_or_default();
        Ok(Locale {
            tag: tag.to_owned(),
            formats: Formats::read(text("formats.yaml"))?,
            phrases: Phrases::read(tag, text("phrases.ftl"))?,
            contacts: contacts::read(text("contacts.yaml"))?,
            words: words::read(text("words.yaml"))?,
            ways: OnceLock::new(),
            checks: lists::read("checks.yaml", text("checks.yaml"))?,
            search: lists::read("search.yaml", text("search.yaml"))?,
            texts: lists::read("texts.yaml", text("texts.yaml"))?,
            jargon: OnceLock::new(),
            files,
            vocabulary: OnceLock::new(),
            idioms: OnceLock::new(),
            explained: OnceLock::new(),
            pictures: OnceLock::new(),
            names: OnceLock::new(),
            notes: OnceLock::new(),
            violence: OnceLock::new(),
            blame: OnceLock::new(),
            threats: OnceLock::new(),
        })
    }

    /// The grounds of what the booklets say of the law. They are read where somebody asks for them: no booklet needs them.
    ///
    /// # Errors
    /// [`SystemError::Inside`] if the language has no such list, or a broken one.
    pub fn law(&self) -> Result<Law, SystemError> {
        let source = self.list("law.yaml").ok_or_else(|| SystemError::Inside(format!("the language {} has no law.yaml", self.tag)))?;
        Law::read(source).map_err(SystemError::Inside)
    }

    /// The same language with somebody's own words in place of some phrases.
    ///
    /// # Errors
    /// [`SystemError::Inside`] where the language's folder is broken.
    pub fn with_words(&self, own: &OwnWords) -> Result<Locale, SystemError> {
        let mut locale = Self::read(&self.tag, self.files).map_err(SystemError::Inside)?;
        locale.phrases.own = own.clone();
        Ok(locale)
    }

    /// How a phrase is written, in a style; `None` if there is none of this key.
    pub fn written(&self, key: &str, style: Option<&str>) -> Option<WrittenPhrase> {
        self.phrases.written(key, style)
    }

    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        self.formats.dir()
    }

    /// A phrase in a style (`easier`, `child`, `teen`, `family`, `worker`): the message's attribute of that name,
    /// else its value.
    ///
    /// # Errors
    /// [`SystemError::Inside`] that names the key, where the phrase or one of its variables is missing.
    pub fn say(&self, key: &str, style: &str, args: &[(&str, Arg<'_>)]) -> Result<String, SystemError> {
        self.phrases.say(key, style, args)
    }

    /// Whether there is a phrase of this key.
    pub fn has(&self, key: &str) -> bool {
        self.phrases.has(key)
    }

    /// The keys of all phrases, in the file's order.
    pub fn keys(&self) -> &[&'static str] {
        self.phrases.keys()
    }

    /// A day with its weekday: "Thursday 4 June 2026".
    pub fn date(&self, date: Date) -> String {
        self.formats.date(date)
    }

    /// A day of a year that is named nearby: "Thursday 4 June".
    pub fn short_date(&self, date: Date) -> String {
        self.formats.short_date(date)
    }

    /// The month of a day: "September 2026".
    pub fn month(&self, date: Date) -> String {
        self.formats.month(date)
    }

    /// The short name of a day's month: "Sep".
    pub fn month_short(&self, date: Date) -> String {
        self.formats.month_short(date)
    }

    /// A list in words: "Mum, Sam and Priya".
    pub fn join<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.formats.join(items)
    }

    /// What a child calls somebody who is this to them: "Mum" for "my mum". Nothing for most people.
    pub fn called(&self, is: &str) -> Option<&str> {
        self.formats.called(is)
    }

    /// What stands for the name of a child who is not born yet and has none: "the baby".
    pub fn unnamed_baby(&self) -> &str {
        self.formats.unnamed_baby()
    }

    /// The initials of a name: "PS" for "Priya Shah", "O" for "Ms Okafor".
    pub fn initials(&self, name: &str) -> String {
        self.formats.initials(name)
    }

    /// The places that help, in the order to print them.
    pub fn contacts(&self) -> &[HelpContact] {
        &self.contacts
    }

    /// How telephone numbers are written. In a language without such a list, no short number is known. Read at the first call.
    pub fn ways(&self) -> &Ways {
        self.ways.get_or_init(|| self.list("numbers.yaml").and_then(|source| Ways::read(source).ok()).unwrap_or_default())
    }

    /// The hard words that are explained.
    pub fn words(&self) -> &[Explained] {
        &self.words
    }

    /// The words that shut a reader out; nothing in a language that has no list of them. Read at the first call.
    ///
    /// # Errors
    /// [`SystemError::Inside`] where the list is broken.
    pub fn jargon(&self) -> Result<Option<&Jargon>, SystemError> {
        let Some(source) = self.list("jargon.yaml") else { return Ok(None) };
        match self.jargon.get_or_init(|| Jargon::read(source)) {
            Ok(jargon) => Ok(Some(jargon)),
            Err(trouble) => Err(SystemError::Inside(trouble.clone())),
        }
    }

    /// The words that most readers know; `None` if the language has no such lists. Read when first asked for.
    pub fn vocabulary(&self) -> Option<&Vocabulary> {
        let read = || Some(Vocabulary::read(self.list("common.txt")?, self.list("everyday.txt")?, self.list("harder.txt")?));
        self.vocabulary.get_or_init(read).as_ref()
    }

    /// Idioms and metaphors with what to say instead; none where the language has no such list.
    pub fn idioms(&self) -> &[Idiom] {
        &self.idioms_read().0
    }

    /// An index of the idioms' words, by their places in the list.
    pub fn idiom_index(&self) -> &PhraseIndex {
        &self.idioms_read().1
    }

    fn idioms_read(&self) -> &(Vec<Idiom>, PhraseIndex) {
        self.idioms.get_or_init(|| {
            idioms::read(self.list("idioms.yaml").unwrap_or_default()).unwrap_or_else(|_| (Vec::new(), PhraseIndex::new([])))
        })
    }

    /// The words of the hard words and of their forms, in small letters, without `'s`. Made at the first call.
    pub fn explained_words(&self) -> &BTreeSet<String> {
        let bare = |text: &String| reading::words(text).into_iter().map(|word| reading::bare_word(&text[word])).collect::<Vec<_>>();
        let forms = || self.words.iter().flat_map(|word| word.forms.iter().chain([&word.term]));
        self.explained.get_or_init(|| forms().flat_map(bare).collect())
    }

    /// The words that stand for built-in pictures; nothing in a language that has no list of them. Read at the first call.
    ///
    /// # Errors
    /// [`SystemError::Inside`] where the list is broken.
    pub fn pictures(&self) -> Result<Option<&PictureWords>, SystemError> {
        let read = || self.list("pictures.yaml").map(PictureWords::read).transpose();
        match self.pictures.get_or_init(read) {
            Ok(pictures) => Ok(pictures.as_ref()),
            Err(trouble) => Err(SystemError::Inside(trouble.clone())),
        }
    }

    /// Names of people and what is beside them; `None` in a language that has no list of them. Read at the first call.
    pub fn names(&self) -> Option<&names::NameList> {
        self.names.get_or_init(|| names::NameList::read(self.list("names.yaml")?).ok()).as_ref()
    }

    /// Notes for colleagues that a family must not read; `None` in a language that has no list of them. Read at the first call.
    pub fn notes(&self) -> Option<&Notes> {
        self.notes.get_or_init(|| Notes::read(self.list("notes.yaml")?).ok()).as_ref()
    }

    /// How texts speak of violence in a family; nothing in a language that has no list of it. Read at the first call.
    ///
    /// # Errors
    /// [`SystemError::Inside`] where the list is broken.
    pub fn violence(&self) -> Result<Option<&Violence>, SystemError> {
        let read = || self.list("violence.yaml").map(Violence::read).transpose();
        match self.violence.get_or_init(read) {
            Ok(violence) => Ok(violence.as_ref()),
            Err(trouble) => Err(SystemError::Inside(trouble.clone())),
        }
    }

    /// Words that blame a child or a family; nothing in a language that has no list of them. Read at the first call.
    ///
    /// # Errors
    /// [`SystemError::Inside`] where the list is broken.
    pub fn blame(&self) -> Result<Option<&UnkindWords>, SystemError> {
        let read = || self.list("blame.yaml").map(|source| UnkindWords::read("blame.yaml", source)).transpose();
        match self.blame.get_or_init(read) {
            Ok(blame) => Ok(blame.as_ref()),
            Err(trouble) => Err(SystemError::Inside(trouble.clone())),
        }
    }

    /// Words that threaten a family or order it about. Read at the first call.
    ///
    /// # Errors
    /// [`SystemError::Inside`] where the list is broken.
    pub fn threats(&self) -> Result<Option<&UnkindWords>, SystemError> {
        let read = || self.list("threats.yaml").map(|source| UnkindWords::read("threats.yaml", source)).transpose();
        match self.threats.get_or_init(read) {
            Ok(threats) => Ok(threats.as_ref()),
            Err(trouble) => Err(SystemError::Inside(trouble.clone())),
        }
    }

    /// The words that the rules of `check` go by.
    pub fn checks(&self) -> &CheckWords {
        &self.checks
    }

    /// Whether a word in small letters is the name of a day of the week.
    #[must_use]
    pub fn is_weekday(&self, word: &str) -> bool {
        self.formats.is_weekday(word)
    }

    /// Whether a word in small letters is the name of a month.
    #[must_use]
    pub fn is_month(&self, word: &str) -> bool {
        self.formats.is_month(word)
    }

    /// The number from 1 to 19 that a word in small letters is.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<u16> {
        self.search.numbers.small(word)
    }

    /// The words that the search for withheld texts goes by.
    pub fn search(&self) -> &SearchWords {
        &self.search
    }

    /// How texts of a plan are written.
    pub fn texts(&self) -> &TextWords {
        &self.texts
    }

    /// Whether a word with its capital is the name of a day of the week or of a month.
    #[must_use]
    pub fn is_day_or_month(&self, word: &str) -> bool {
        self.formats.is_day_or_month(word)
    }

    /// The names of the months, from January on.
    pub fn months(&self) -> &[String; 12] {
        self.formats.months()
    }

    /// Reads every list at once.
    ///
    /// # Errors
    /// The first that cannot be read: its file, its line and what is wrong there.
    pub fn read_all(&self) -> Result<(), String> {
        let text = |name| self.list(name).unwrap_or_default();
        Jargon::read(text("jargon.yaml"))?;
        idioms::read(text("idioms.yaml"))?;
        PictureWords::read(text("pictures.yaml"))?;
        names::NameList::read(text("names.yaml"))?;
        Notes::read(text("notes.yaml"))?;
        Violence::read(text("violence.yaml"))?;
        UnkindWords::read("blame.yaml", text("blame.yaml"))?;
        UnkindWords::read("threats.yaml", text("threats.yaml"))?;
        Ways::read(text("numbers.yaml"))?;
        Ok(())
    }

    /// The text of a file.
    fn list(&self, name: &str) -> Option<&'static str> {
        self.files.text(name)
    }

    /// All fixed texts as plain strings, cut where a value stands: they are the program's own and no secrets.
    pub fn phrases(&self) -> Vec<String> {
        let mut all = self.phrases.fragments();
        all.extend(self.formats.names());
        all.extend(self.contacts.iter().flat_map(HelpContact::texts));
        all.extend(self.words.iter().flat_map(Explained::texts));
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The direction in which a language is written: `rtl` for Arabic, Farsi, Hebrew, Urdu and their like.
pub fn direction(tag: &str) -> &'static str {
    let base = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    if matches!(base.as_str(), "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi") { "rtl" } else { "ltr" }
}
