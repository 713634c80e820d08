//! What every page needs to be written: the view, the language, the voice; phrases, names, days and words from them.

use super::gallery::Gallery;
use super::law::{Case, Party};
use super::reach;
use super::typed::{escaped, inside_sentence, speaks_as_child, speaks_to_you, verbatim};
use super::voice::Voice;
use super::{Area, Extras, Face, Fact, Facts, Note, Page, Part, Picture, Reach, Section, Symbol, Text, Words};
use crate::fault::Fault;
use crate::language::{Arg, Locale, direction};
use crate::view::{self, Day, Due, PersonPart, PersonShown, PictureShown, Stage, View, Who};
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
}

impl<'a, 'p> Writer<'a, 'p> {
    pub(super) fn new(view: &'a View<'p>, locale: &'a Locale, extras: &'a Extras) -> Result<Self, Fault> {
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
        Ok(Writer { view, locale, extras, voice, case, lead, iro, other_language, gallery, spoke_to_other: Cell::new(false) })
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
    pub(super) fn names_or_you(&self, people: &[Who<'_>]) -> Result<String, Fault> {
        let you = if people.iter().any(|who| self.says_you(who)) { Some(self.say("you-first")?) } else { None };
        let others = people.iter().filter(|who| !self.says_you(who)).map(|who| who.name);
        Ok(self.locale.join(&you.as_deref().into_iter().chain(others).collect::<Vec<_>>()))
    }

    /// A phrase about people, if there are any. It knows how many they are as `$n`: you are two.
    pub(super) fn say_of(&self, key: &str, people: &[Who<'_>]) -> Result<Option<String>, Fault> {
        if people.is_empty() {
            return Ok(None);
        }
        let n = people.len() + usize::from(people.iter().any(|who| self.says_you(who)));
        self.say_with(key, &[("who", Arg::from(&self.names_or_you(people)?)), ("n", n.into())]).map(Some)
    }

    /// Whether the reader is one of those whose plan it is to say no to. Brothers and sisters are not.
    pub(super) fn can_consent(&self) -> bool {
        self.voice == Voice::We && !self.is_babys_own() && self.view.reader.part != Some(PersonPart::BrotherOrSister)
    }

    /// A sentence about the law, where it is true for this plan and reader.
    pub(super) fn law(&self, key: &str) -> Result<Option<String>, Fault> {
        self.case.holds(key).then(|| self.say(key)).transpose()
    }

    /// A phrase.
    pub(super) fn say(&self, key: &str) -> Result<String, Fault> {
        self.say_with(key, &[])
    }

    /// A phrase with values of its own. All phrases know `$voice`, `$name`, `$lead`, `$iro`, `$child`, `$parent` and `$about`.
    /// A copy that holds only what was shared with its reader has `KEY-shared`, where there is one; a plan for a
    /// small child has `KEY-baby`, and before the birth `KEY-unborn`; the
    /// copy of the lead has `KEY-lead`.
    pub(super) fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, Fault> {
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
        let said = self.locale.say(other.as_deref().unwrap_or(key), self.style(), &all)?;
        let unnamed = self.locale.unnamed_baby();
        Ok(if self.view.child.name == unnamed { capital_at_starts(&said, unnamed) } else { said })
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
    pub(super) fn fixed(&self, key: &str) -> Result<Words, Fault> {
        Ok(literal(&self.say(key)?))
    }

    /// A phrase with values as words of a page.
    pub(super) fn fixed_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<Words, Fault> {
        Ok(literal(&self.say_with(key, args)?))
    }

    /// Somebody's words.
    pub(super) fn words(&self, words: &view::Words<'_>) -> Words {
        if words.to_other {
            self.spoke_to_other.set(true);
        }
        let (picture, symbol) = self.picture(words.picture);
        let bare = matches!(words.picture, Some(PictureShown::Nothing));
        let text = if words.verbatim { verbatim(words.text) } else { words.text.to_owned() };
        Words { text, picture, symbol, bare, ..self.authored(words.language) }
    }

    /// Somebody's words, where the booklet says beside them whose they are, so that no note is needed.
    pub(super) fn quoted(&self, words: &view::Words<'_>) -> Words {
        self.words(&view::Words { to_other: false, ..*words })
    }

    /// Whether words may stand large, as the answer of a page: those for another reader may not.
    pub(super) fn speaks_to_reader(&self, words: &view::Words<'_>) -> bool {
        self.for_worker() || !words.to_other
    }

    /// Somebody's words, where there are some.
    pub(super) fn maybe(&self, words: Option<&view::Words<'_>>) -> Option<Words> {
        words.map(|words| self.words(words))
    }

    /// Somebody's words as one plain line, for places that take no Markdown.
    pub(super) fn plain(&self, words: &view::Words<'_>) -> String {
        crate::prose::to_plain(&self.words(words).text).replace('\n', " ")
    }

    /// A plain text of the plan, such as a name or a rhythm, as words.
    pub(super) fn written(&self, text: &str) -> Words {
        Words { text: escaped(text), ..self.authored(None) }
    }

    /// Somebody's words as a part of one of our sentences, where they can be one: in its language, not in the child's voice,
    /// and not to another reader.
    pub(super) fn inside(&self, words: &view::Words<'_>) -> Option<String> {
        let plain = self.plain(words);
        let fits =
            self.one_language(words) && !speaks_as_child(&plain, self.locale) && !(words.to_other && speaks_to_you(&plain, self.locale));
        fits.then(|| inside_sentence(&plain, self.locale))
    }

    /// Whether words are in the language of the phrases and may stand in one sentence with them.
    pub(super) fn one_language(&self, words: &view::Words<'_>) -> bool {
        words.language.map_or(self.other_language.is_none(), |own| own == self.locale.tag())
    }

    /// Words of the plan in their language. Where no language says their direction, their letters do.
    fn authored(&self, own: Option<&str>) -> Words {
        let plans = || self.other_language.map(direction).filter(|dir| *dir != self.locale.dir());
        let dir = own.map(direction).or_else(plans).unwrap_or("auto");
        let lang = own.or(self.other_language).filter(|lang| *lang != self.locale.tag()).map(str::to_owned);
        Words { lang, dir: Some(dir), ..Words::default() }
    }

    /// A picture, where the reader wants pictures: a file, or a built-in one.
    fn picture(&self, picture: Option<PictureShown<'_>>) -> (Option<Picture>, Option<Symbol>) {
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
    pub(super) fn day(&self, day: Day) -> String {
        if day.month_only { self.locale.month(day.date) } else { self.date(day.date) }
    }

    /// "By Thursday 4 June 2026".
    pub(super) fn by(&self, day: Day) -> Result<String, Fault> {
        self.say_with("by-day", &[("day", Arg::from(&self.day(day)))])
    }

    /// "on Thursday 4 June 2026", "in June 2026".
    pub(super) fn when(&self, day: Day) -> Result<String, Fault> {
        self.say_with(if day.month_only { "in-month" } else { "on-day" }, &[("day", Arg::from(&self.day(day)))])
    }

    /// "By Thursday 4 June 2026", or how often.
    pub(super) fn due(&self, due: Due<'_>) -> Result<String, Fault> {
        match due {
            Due::By(day) => self.by(day),
            Due::Rhythm(rhythm) => Ok(rhythm.to_owned()),
        }
    }

    /// The direction of that: only the letters of a rhythm, which somebody wrote, tell it.
    pub(super) fn due_dir(due: Option<Due<'_>>) -> Option<&'static str> {
        matches!(due, Some(Due::Rhythm(_))).then_some("auto")
    }

    /// Whether a day is over on the day of the build.
    pub(super) fn is_past(&self, day: Day) -> bool {
        let last = if day.month_only { day.date.last_of_month() } else { day.date };
        last < self.view.today
    }

    /// A fact, where there is one.
    pub(super) fn fact(&self, label: &str, words: Option<Words>) -> Result<Option<Fact>, Fault> {
        words.map(|words| Ok(Fact { label: self.say(label)?, words, ..Fact::default() })).transpose()
    }

    /// A telephone number, an e-mail address, or what was written in its place.
    pub(super) fn reach(&self, written: &str) -> Option<Reach> {
        reach::reach(self.locale, written)
    }

    /// The lead as a fact, with a way to reach them.
    pub(super) fn lead_fact(&self, label: &str, lead: &PersonShown<'_>) -> Result<Option<Fact>, Fault> {
        let reach = reach::first([lead.phone, lead.email].map(|written| self.reach(written?)));
        Ok(Some(Fact { label: self.say(label)?, words: self.written(lead.who.name), reach, ..Fact::default() }))
    }

    /// A text under a heading, where there is one.
    pub(super) fn text(&self, heading: &str, words: Option<&view::Words<'_>>) -> Result<Option<Part>, Fault> {
        let Some(words) = words else { return Ok(None) };
        Ok(Some(Part::Text(Text { heading: Some(self.say(heading)?), words: self.words(words), by: None })))
    }

    /// Ideas under a heading, where there are some.
    pub(super) fn list(&self, heading: &str, items: &[view::Words<'_>]) -> Result<Option<Part>, Fault> {
        let items = items.iter().map(|words| super::ListItem { words: self.words(words), ..super::ListItem::default() }).collect();
        self.items(heading, items)
    }

    /// List items under a heading, where there are some.
    pub(super) fn items(&self, heading: &str, items: Vec<super::ListItem>) -> Result<Option<Part>, Fault> {
        if items.is_empty() {
            return Ok(None);
        }
        Ok(Some(Part::List(super::List { heading: Some(self.say(heading)?), items })))
    }

    /// A section with a fixed heading, where there is something in it.
    pub(super) fn section(&self, anchor: &str, title: &str, parts: Vec<Part>) -> Result<Option<Part>, Fault> {
        if parts.is_empty() {
            return Ok(None);
        }
        Ok(Some(Part::Section(Section { anchor: anchor.to_owned(), title: self.fixed(title)?, area: None, parts })))
    }

    /// A page with the phrases `ID-title`, `ID-short` and `ID-window`.
    pub(super) fn page(&self, id: &'static str, area: Area, answer: Option<Words>, parts: Vec<Part>) -> Result<Page, Fault> {
        let title = self.say(&format!("{id}-title"))?;
        self.titled_page(id, area, title, answer, parts)
    }

    /// A page with a title of its own.
    pub(super) fn titled_page(
        &self,
        id: &'static str,
        area: Area,
        title: String,
        answer: Option<Words>,
        parts: Vec<Part>,
    ) -> Result<Page, Fault> {
        let short_title = self.say(&format!("{id}-short"))?;
        let neutral = self.say("neutral-title")?;
        let window = self.say(&format!("{id}-window"))?;
        let window_title = self.say_with("window-title", &[("title", Arg::from(&neutral)), ("page", Arg::from(&window))])?;
        Ok(Page { id, area, title, short_title, window_title, answer, parts, symbol: None, symbols: BTreeSet::new() })
    }

    /// The line on a page that has nothing for its reader, in copies that hold only what was shared with them.
    pub(super) fn not_in_copy(&self) -> Result<Option<Part>, Fault> {
        if !self.view.shared_only() {
            return Ok(None);
        }
        Ok(Some(Part::Note(Note { text: self.say("not-in-copy")? })))
    }

    /// To whom the booklet is written, where words in it speak to somebody other than its reader.
    pub(super) fn note_other_reader(&self) -> Result<Option<Part>, Fault> {
        let speaks = self.spoke_to_other.get() && !self.for_worker();
        speaks.then(|| Ok(Part::Note(Note { text: self.say("speaks-to-other")? }))).transpose()
    }

    /// The pictures that were shown.
    pub(super) fn pictures(self) -> Vec<super::PictureFile> {
        self.gallery.into_inner().files()
    }
}

/// Facts, where there are some.
pub(super) fn facts(rows: impl IntoIterator<Item = Option<Fact>>) -> Option<Part> {
    let rows: Vec<Fact> = rows.into_iter().flatten().collect();
    if rows.is_empty() { None } else { Some(Part::Facts(Facts { heading: None, rows })) }
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
pub(super) fn literal(text: &str) -> Words {
    Words::plain(escaped(text))
}
