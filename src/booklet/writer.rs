//! What every page is written with: the view, the language, the voice; phrases, names, days and words from them.

use super::law::{Case, Party, Voice};
use super::pictures::Gallery;
use super::typed::{self, escaped, inside_sentence, speaks_as_child, speaks_to_you, verbatim};
use super::{
    Area, Extras, Face, Fact, Facts, ListItem, ListPart, Note, Page, PagePicture, PageWords, Part, PictureFile, Reach, Symbol, TextPart,
};
use crate::language::{Arg, Locale, direction};
use crate::system_error::SystemError;
use crate::view::{self, DayShown, Due, PersonPart, PictureShown, Stage, View, Who};
use jiff::civil::Date;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// Writes the pages of one booklet.
pub(super) struct Writer<'a, 'p> {
    pub(super) view: &'a View<'p>,
    pub(super) locale: &'a Locale,
    pub(super) extras: &'a Extras,
    pub(super) voice: Voice,
    /// Which sentences about the law are true.
    pub(super) case: Case,
    /// Who to ask: the lead's name.
    pub(super) lead: String,
    /// Who leads the reviews: the reviewing officer's name.
    iro: String,
    /// The plan's language where it is not the booklet's.
    other_language: Option<&'a str>,
    gallery: RefCell<Gallery>,
    /// Whether words of the plan speak to somebody other than the reader.
    spoke_to_other: Cell<bool>,
    /// The first phrase that could not be filled. The pages are written to their end all the same; [`Writer::finish`] then refuses them.
    fault: RefCell<Option<SystemError>>,
}

impl<'a, 'p> Writer<'a, 'p> {
    pub(super) fn new(view: &'a View<'p>, locale: &'a Locale, extras: &'a Extras) -> Result<Self, SystemError> {
        let lead = match &view.lead {
            Some(lead) => lead.who.name.to_owned(),
            None => locale.say("ask-nobody-named", view.style.word(), &[])?,
        };
        let officer = view.people.iter().find(|person| person.part == Some(PersonPart::ReviewingOfficer));
        let iro = match officer {
            Some(officer) => officer.who.name.to_owned(),
            None => locale.say("ask-reviewing-officer", view.style.word(), &[])?,
        };
        let other_language = (view.language != locale.tag()).then_some(view.language);
        let voice = Voice::of(view);
        let case = Case::of(view, voice);
        let asked = Locale::bundled(view.language).ok().map(Locale::pictures).transpose()?.flatten();
        let gallery = RefCell::new(Gallery::new(asked));
        Ok(Writer {
            view,
            locale,
            extras,
            voice,
            case,
            lead,
            iro,
            other_language,
            gallery,
            spoke_to_other: Cell::new(false),
            fault: RefCell::default(),
        })
    }

    /// The style's word.
    pub(super) fn style(&self) -> &'static str {
        self.view.style.word()
    }

    /// Whether the booklet is for staff.
    pub(super) fn for_worker(&self) -> bool {
        self.voice == Voice::Worker
    }

    /// Whether somebody is the reader to whom the booklet speaks.
    pub(super) fn is_you(&self, who: &Who<'_>) -> bool {
        who.is_reader && !self.is_babys_own()
    }

    /// Whether somebody is called "you" in what the plan says of people. Where its own words say "you" to the child, other readers are
    /// called by their names, as workers always are: "you" means one person.
    pub(super) fn says_you(&self, who: &Who<'_>) -> bool {
        self.is_you(who) && self.view.speaks_to_reader && !self.for_worker()
    }

    /// Whether the reader is the one to ask.
    pub(super) fn is_lead(&self) -> bool {
        self.view.lead.as_ref().is_some_and(|lead| self.is_you(&lead.who))
    }

    /// Whether this is the copy of a child who is too small to be spoken to.
    pub(super) fn is_babys_own(&self) -> bool {
        self.view.reader.is_child && !self.view.speaks_to_child()
    }

    /// Whether somebody can speak and act for themselves. A baby cannot: a goal that is said to be theirs is for them.
    pub(super) fn can_speak(&self, who: &Who<'_>) -> bool {
        !who.is_child || self.view.child.stage == Stage::Older
    }

    /// The names of people at the start of a sentence. Where the reader is "You", they come first.
    pub(super) fn names_or_you(&self, people: &[Who<'_>]) -> String {
        let you = people.iter().any(|who| self.says_you(who)).then(|| self.say("you-first"));
        let others = people.iter().filter(|who| !self.says_you(who)).map(|who| who.name);
        self.locale.join(&you.as_deref().into_iter().chain(others).collect::<Vec<_>>())
    }

    /// A phrase about people, if there are any. It knows how many they are as `$n`: you are two.
    pub(super) fn say_of(&self, key: &str, people: &[Who<'_>]) -> Option<String> {
        let n = people.len() + usize::from(people.iter().any(|who| self.says_you(who)));
        (!people.is_empty()).then(|| self.say_with(key, &[("who", Arg::from(&self.names_or_you(people))), ("n", n.into())]))
    }

    /// Whether the reader is one of those whose plan it is to say no to. Brothers and sisters are not.
    pub(super) fn can_consent(&self) -> bool {
        self.voice == Voice::We && !self.is_babys_own() && self.view.reader.part != Some(PersonPart::BrotherOrSister)
    }

    /// A sentence about the law, where it is true for this plan and reader.
    pub(super) fn law(&self, key: &str) -> Option<String> {
        self.case.holds(key).then(|| self.say(key))
    }

    /// What was made, or a default if it could not be made; the first fault is kept for the end.
    pub(super) fn hold<T: Default>(&self, made: Result<T, SystemError>) -> T {
        made.unwrap_or_else(|fault| {
            self.fault.borrow_mut().get_or_insert(fault);
            T::default()
        })
    }

    /// A phrase.
    pub(super) fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A phrase about somebody: `$who`.
    pub(super) fn say_who(&self, key: &str, name: &str) -> String {
        self.say_with(key, &[("who", name.into())])
    }

    /// A phrase about a day: `$day`.
    pub(super) fn say_on(&self, key: &str, date: Date) -> String {
        self.say_with(key, &[("day", Arg::from(&self.date(date)))])
    }

    /// A phrase with values of its own. All phrases know `$voice`, `$name`, `$lead`, `$iro`, `$child`, `$parent` and `$about`.
    /// A copy that holds only what was shared with its reader has `KEY-shared`, where there is one; a plan for a
    /// small child has `KEY-baby`, and before the birth `KEY-unborn`; the
    /// copy of the lead has `KEY-lead`.
    pub(super) fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let yes_or_no = |is: bool| Arg::from(if is { "yes" } else { "no" });
        let mut all: Vec<(&str, Arg<'_>)> = Vec::with_capacity(args.len() + 7);
        all.push(("voice", self.voice.word().into()));
        all.push(("name", self.view.child.name.into()));
        all.push(("lead", Arg::from(&self.lead)));
        all.push(("iro", Arg::from(&self.iro)));
        all.push(("child", yes_or_no(self.view.speaks_to_child())));
        all.push(("parent", yes_or_no(self.case.party == Party::Parent)));
        all.push(("about", (if self.view.speaks_to_child() && !self.for_worker() { "me" } else { "them" }).into()));
        all.extend_from_slice(args);
        let other = self.other_keys(key).find(|other| self.locale.has(other));
        let said = self.hold(self.locale.say(other.as_deref().unwrap_or(key), self.style(), &all));
        let unnamed = self.locale.unnamed_baby();
        if self.view.child.name == unnamed { capital_at_starts(&said, unnamed) } else { said }
    }

    /// The keys that a phrase may have for this reader or this child, the nearest first.
    fn other_keys(&self, key: &str) -> impl Iterator<Item = String> {
        let of_stage: &[&str] = match self.view.child.stage {
            Stage::Unborn => &["unborn", "baby"],
            Stage::Small => &["baby"],
            Stage::Older => &[],
        };
        let shared = self.view.shared_only().then_some("shared");
        let lead = self.is_lead().then_some("lead");
        shared.into_iter().chain(lead).chain(of_stage.iter().copied()).map(move |end| format!("{key}-{end}"))
    }

    /// A phrase as words of a page.
    pub(super) fn fixed(&self, key: &str) -> PageWords {
        literal(&self.say(key))
    }

    /// A phrase with values as words of a page.
    pub(super) fn fixed_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> PageWords {
        literal(&self.say_with(key, args))
    }

    /// A phrase about a day as words of a page.
    pub(super) fn fixed_on(&self, key: &str, date: Date) -> PageWords {
        literal(&self.say_on(key, date))
    }

    /// Somebody's words.
    pub(super) fn words(&self, words: &view::WordsShown<'_>) -> PageWords {
        if words.to_other {
            self.spoke_to_other.set(true);
        }
        let (picture, symbol) = self.picture(words.picture);
        let bare = matches!(words.picture, Some(PictureShown::Nothing));
        let text = if words.verbatim { verbatim(words.text) } else { words.text.to_owned() };
        PageWords { text, picture, symbol, bare, ..self.authored(words.language) }
    }

    /// Somebody's words, where the booklet says beside them whose they are, so that no note is needed.
    pub(super) fn quoted(&self, words: &view::WordsShown<'_>) -> PageWords {
        self.words(&view::WordsShown { to_other: false, ..*words })
    }

    /// Whether words may stand large, as the answer of a page: those for another reader may not.
    pub(super) fn speaks_to_reader(&self, words: &view::WordsShown<'_>) -> bool {
        self.for_worker() || !words.to_other
    }

    /// Somebody's words, where there are some.
    pub(super) fn maybe(&self, words: Option<&view::WordsShown<'_>>) -> Option<PageWords> {
        words.map(|words| self.words(words))
    }

    /// Somebody's words as one plain line, for places that take no Markdown.
    pub(super) fn plain(&self, words: &view::WordsShown<'_>) -> String {
        crate::prose::to_plain(&self.words(words).text).replace('\n', " ")
    }

    /// A plain text of the plan, such as a name or a rhythm, as words.
    pub(super) fn written(&self, text: &str) -> PageWords {
        PageWords { text: escaped(text), ..self.authored(None) }
    }

    /// Somebody's words as a part of one of our sentences, where they can be one: in its language, not in the child's voice,
    /// and not to another reader.
    pub(super) fn inside(&self, words: &view::WordsShown<'_>) -> Option<String> {
        let plain = self.plain(words);
        let fits =
            self.one_language(words) && !speaks_as_child(&plain, self.locale) && !(words.to_other && speaks_to_you(&plain, self.locale));
        fits.then(|| inside_sentence(&plain, self.locale))
    }

    /// Whether words are in the language of the phrases and may be in one sentence with them.
    pub(super) fn one_language(&self, words: &view::WordsShown<'_>) -> bool {
        words.language.map_or(self.other_language.is_none(), |own| own == self.locale.tag())
    }

    /// Words of the plan in their language. Where no language says their direction, their letters do.
    fn authored(&self, own: Option<&str>) -> PageWords {
        let plans = || self.other_language.map(direction).filter(|dir| *dir != self.locale.dir());
        let dir = own.map(direction).or_else(plans).unwrap_or("auto");
        let lang = own.or(self.other_language).filter(|lang| *lang != self.locale.tag()).map(str::to_owned);
        PageWords { lang, dir: Some(dir), ..PageWords::default() }
    }

    /// A picture, where the reader wants pictures: a file, or a built-in one.
    fn picture(&self, picture: Option<PictureShown<'_>>) -> (Option<PagePicture>, Option<Symbol>) {
        let wanted = picture.filter(|_| self.view.reader.pictures);
        wanted.map_or((None, None), |picture| self.gallery.borrow_mut().show(picture, &self.extras.picture_endings))
    }

    /// The built-in pictures that were chosen since this was last asked.
    pub(super) fn symbols_so_far(&self) -> BTreeSet<String> {
        self.gallery.borrow_mut().symbols_so_far()
    }

    /// A face with its name.
    pub(super) fn face(&self, name: &str, picture: Option<PictureShown<'_>>) -> Face {
        let (picture, symbol) = self.picture(picture);
        Face { name: name.to_owned(), initials: self.locale.initials(name), picture, symbol }
    }

    /// The names of people in a list.
    pub(super) fn names(&self, people: &[Who<'_>]) -> String {
        self.locale.join(&people.iter().map(|who| who.name).collect::<Vec<_>>())
    }

    /// "Thursday 4 June 2026".
    pub(super) fn date(&self, date: Date) -> String {
        self.locale.date(date)
    }

    /// A day, or a month where only that is known.
    pub(super) fn day(&self, day: DayShown) -> String {
        if day.month_only { self.locale.month(day.date) } else { self.date(day.date) }
    }

    /// "By Thursday 4 June 2026".
    pub(super) fn by(&self, day: DayShown) -> String {
        self.say_with("by-day", &[("day", Arg::from(&self.day(day)))])
    }

    /// "on Thursday 4 June 2026", "in June 2026".
    pub(super) fn when(&self, day: DayShown) -> String {
        self.say_with(if day.month_only { "in-month" } else { "on-day" }, &[("day", Arg::from(&self.day(day)))])
    }

    /// "By Thursday 4 June 2026", or how often.
    pub(super) fn due(&self, due: Due<'_>) -> String {
        match due {
            Due::By(day) => self.by(day),
            Due::Rhythm(rhythm) => rhythm.to_owned(),
        }
    }

    /// The direction of that: only the letters of a rhythm, which somebody wrote, tell it.
    pub(super) fn due_dir(due: Option<Due<'_>>) -> Option<&'static str> {
        matches!(due, Some(Due::Rhythm(_))).then_some("auto")
    }

    /// Whether a day is over on the day of the build.
    pub(super) fn is_past(&self, day: DayShown) -> bool {
        let last = if day.month_only { day.date.last_of_month() } else { day.date };
        last < self.view.today
    }

    /// A fact, where there is one.
    pub(super) fn fact(&self, label: &str, words: Option<PageWords>) -> Option<Fact> {
        words.map(|words| Fact { label: self.say(label), words, ..Fact::default() })
    }

    /// A fact in somebody's words, where there are some.
    pub(super) fn words_fact(&self, label: &str, words: Option<&view::WordsShown<'_>>) -> Option<Fact> {
        self.fact(label, self.maybe(words))
    }

    /// A fact that is a day, where there is one.
    pub(super) fn date_fact(&self, label: &str, date: Option<Date>) -> Option<Fact> {
        self.fact(label, date.map(|date| PageWords::plain(self.date(date))))
    }

    /// A fact that is people, where there are some.
    pub(super) fn people_fact(&self, label: &str, people: &[Who<'_>]) -> Option<Fact> {
        (!people.is_empty()).then(|| self.fact(label, Some(self.written(&self.names_or_you(people)))))?
    }

    /// A telephone number, an e-mail address, or what was written in its place.
    pub(super) fn reach(&self, written: &str) -> Option<Reach> {
        typed::reach(self.locale, written)
    }

    /// The lead as a fact, with a way to reach them, unless the reader is the lead.
    pub(super) fn lead_fact(&self, label: &str) -> Option<Fact> {
        let lead = self.view.lead.as_ref().filter(|_| !self.is_lead())?;
        let mut reaches: Vec<Reach> = [lead.phone, lead.email].into_iter().flatten().filter_map(|written| self.reach(written)).collect();
        // One that a device can follow comes first.
        reaches.sort_by_key(|reach| reach.href.is_empty());
        let reach = reaches.into_iter().next();
        Some(Fact { reach, ..self.fact(label, Some(self.written(lead.who.name)))? })
    }

    /// A text under a heading, where there is one.
    pub(super) fn text(&self, heading: &str, words: Option<&view::WordsShown<'_>>) -> Option<Part> {
        words.map(|words| self.headed(heading, self.words(words)))
    }

    /// A text under a heading.
    pub(super) fn headed(&self, heading: &str, words: PageWords) -> Part {
        Part::Text(TextPart { heading: Some(self.say(heading)), words, by: None })
    }

    /// Ideas under a heading, where there are some.
    pub(super) fn list(&self, heading: &str, items: &[view::WordsShown<'_>]) -> Option<Part> {
        self.items(heading, items.iter().map(|words| ListItem::new(self.words(words))).collect())
    }

    /// List items under a heading, where there are some.
    pub(super) fn items(&self, heading: &str, items: Vec<ListItem>) -> Option<Part> {
        (!items.is_empty()).then(|| Part::List(ListPart { heading: Some(self.say(heading)), items }))
    }

    /// A section with a fixed heading, where there is something in it.
    pub(super) fn section(&self, anchor: &str, title: &str, parts: Vec<Part>) -> Option<Part> {
        (!parts.is_empty()).then(|| Part::section(anchor, self.fixed(title), parts))
    }

    /// A page with the phrases `ID-title`, `ID-short` and `ID-window`.
    pub(super) fn page(&self, id: &'static str, area: Area, answer: Option<PageWords>, parts: Vec<Part>) -> Page {
        let title = self.say(&format!("{id}-title"));
        self.titled_page(id, area, title, answer, parts)
    }

    /// A page with a title of its own.
    pub(super) fn titled_page(&self, id: &'static str, area: Area, title: String, answer: Option<PageWords>, parts: Vec<Part>) -> Page {
        let short_title = self.say(&format!("{id}-short"));
        let neutral = self.say("neutral-title");
        let window = self.say(&format!("{id}-window"));
        let window_title = self.say_with("window-title", &[("title", Arg::from(&neutral)), ("page", Arg::from(&window))]);
        Page { id, area, title, short_title, window_title, answer, parts, symbol: None, symbols: BTreeSet::new() }
    }

    /// The line on a page that has nothing for its reader, in copies that hold only what was shared with them.
    pub(super) fn not_in_copy(&self) -> Option<Part> {
        self.view.shared_only().then(|| self.note("not-in-copy"))
    }

    /// A fixed line.
    pub(super) fn note(&self, key: &str) -> Part {
        Part::Note(Note { text: self.say(key) })
    }

    /// To whom the booklet is written, where words in it speak to somebody other than its reader.
    pub(super) fn note_other_reader(&self) -> Option<Part> {
        (self.spoke_to_other.get() && !self.for_worker()).then(|| self.note("speaks-to-other"))
    }

    /// The pictures that were shown.
    ///
    /// # Errors
    /// The first phrase that is missing or could not be filled.
    pub(super) fn finish(self) -> Result<Vec<PictureFile>, SystemError> {
        self.fault.into_inner().map_or_else(|| Ok(self.gallery.into_inner().files()), Err)
    }
}

/// Facts, where there are some.
pub(super) fn facts(rows: impl IntoIterator<Item = Option<Fact>>) -> Option<Part> {
    headed_facts(None, rows)
}

/// Facts under a heading, where there are some.
pub(super) fn headed_facts(heading: Option<String>, rows: impl IntoIterator<Item = Option<Fact>>) -> Option<Part> {
    let rows: Vec<Fact> = rows.into_iter().flatten().collect();
    (!rows.is_empty()).then_some(Part::Facts(Facts { heading, rows }))
}

/// A text with a capital where a sentence begins with words that stand for a name: "the baby".
fn capital_at_starts(text: &str, unnamed: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (at, part) in text.split(unnamed).enumerate() {
        let begins = matches!(written.trim_end().chars().last(), None | Some('.' | '?' | '!'));
        match unnamed.chars().next().filter(|_| at > 0) {
            Some(first) if begins => written.extend(first.to_uppercase().chain(unnamed.chars().skip(1))),
            Some(_) => written.push_str(unnamed),
            None => {}
        }
        written.push_str(part);
    }
    written
}

/// Sentences in a row.
pub(super) fn sentences(parts: &[String]) -> String {
    parts.join(" ")
}

/// A plain text as words, with no sign in it that means something in Markdown.
pub(super) fn literal(text: &str) -> PageWords {
    PageWords::plain(escaped(text))
}
