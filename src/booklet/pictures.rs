//! The pictures of a booklet: files of the project under neutral names, and the built-in ones.
//!
//! A file called `dads-new-house.jpg` says something by its name alone, and so may what is after its last dot: in a booklet it is
//! `picture-1.jpg`, in the order in which the pictures first appear. Of the built-in pictures the author chooses some; in easier words
//! the program puts one at the left of each idea. All that decides is in the booklet already: its words, the names of its people, its
//! pages. The first idea of a page without a word that has a picture gets the page's own; later ones get a stone: one picture ten times
//! says nothing.

use super::writer::Writer;
use super::{Page, PagePicture, PageWords, Part, PictureFile, Symbol};
use crate::language::{Locale, PictureWords};
use crate::prose::to_plain;
use crate::seeded::{Leak, leak};
use crate::view::PictureShown;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

/// Pictures as they are found.
pub(super) struct Gallery {
    files: Vec<PictureFile>,
    /// The words of the plan's language that stand for built-in pictures.
    asked: Option<&'static PictureWords>,
    /// The built-in pictures that the author chose for the page at hand.
    symbols: BTreeSet<String>,
}

impl Gallery {
    /// No pictures yet.
    pub(super) fn new(asked: Option<&'static PictureWords>) -> Self {
        Gallery { files: Vec::new(), asked, symbols: BTreeSet::new() }
    }

    /// A picture of the plan: a file, or a built-in one.
    pub(super) fn show(
        &mut self,
        picture: PictureShown<'_>,
        endings: &BTreeMap<String, &'static str>,
    ) -> (Option<PagePicture>, Option<Symbol>) {
        match picture {
            PictureShown::File { file, alt } => (Some(PagePicture { name: self.name(file, endings), alt: alt.to_owned() }), None),
            PictureShown::Word { word, alt } => {
                let drawing = self.asked.and_then(|asked| asked.meant(word)).map(str::to_owned);
                self.symbols.extend(drawing.clone());
                (None, drawing.map(|drawing| Symbol { drawing, alt: alt.map(str::to_owned) }))
            }
            PictureShown::Nothing => (None, None),
        }
    }

    /// The built-in pictures that were chosen since this was last asked.
    pub(super) fn symbols_so_far(&mut self) -> BTreeSet<String> {
        take(&mut self.symbols)
    }

    /// The name in the booklet of a file of the project: `picture-1.svg`. `endings` says what the files of the project are.
    fn name(&mut self, source: &str, endings: &BTreeMap<String, &'static str>) -> String {
        if let Some(known) = self.files.iter().find(|file| file.source == source) {
            return known.name.clone();
        }
        let ending = endings.get(source).copied().unwrap_or_else(|| likely(source));
        let number = if leak(Leak::PictureNamedAsSource) { source.bytes().map(usize::from).sum() } else { self.files.len() + 1 };
        let name = format!("picture-{number}.{ending}");
        self.files.push(PictureFile { name: name.clone(), source: source.to_owned() });
        name
    }

    /// All pictures, in order.
    pub(super) fn files(self) -> Vec<PictureFile> {
        self.files
    }
}

/// What a file that was not looked at probably is.
fn likely(source: &str) -> &'static str {
    match source.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => "svg",
        Some("png" | "gif") => "png",
        _ => "jpg",
    }
}

/// For where no picture fits: a small stone.
const STONE: &str = "stone";

/// Gives each page its picture and, in easier words, each idea its own; then says where the pictures are from.
pub(super) fn add_symbols(writer: &Writer<'_, '_>, pages: &mut [Page]) {
    if !writer.view.reader.pictures {
        return;
    }
    let names: BTreeSet<&str> = names(writer).collect();
    // For the young a picture opens each page. For others it would be there for decoration only.
    let opens = matches!(writer.style(), "easier" | "child");
    for page in pages.iter_mut().filter(|page| opens && !has_scene(page)) {
        page.symbol = of_page(page.id).map(str::to_owned);
        page.symbols.extend(page.symbol.clone());
    }
    if writer.style() == "easier" {
        let own = writer.hold(writer.locale.pictures());
        let plan = writer.hold(Locale::bundled(writer.view.language).map_or(Ok(None), Locale::pictures));
        // The start page has its doors, and each of them a drawing.
        for page in pages.iter_mut().filter(|page| page.id != "start") {
            let mut artist = Artist {
                own,
                plan,
                plans_tag: writer.view.language,
                names: &names,
                page: of_page(page.id),
                used: Vec::new(),
                drawn: BTreeSet::new(),
            };
            artist.used.extend(page.symbol.clone());
            page.parts.iter_mut().for_each(|part| artist.part(part));
            page.symbols.append(&mut artist.drawn);
        }
    }
    say_where_from(writer, pages);
}

/// Whose drawings they are, at the end of the last page that is for families.
fn say_where_from(writer: &Writer<'_, '_>, pages: &mut [Page]) {
    let shown = pages.iter().any(|page| !page.symbols.is_empty());
    let last = pages.iter_mut().rfind(|page| ["words", "rights"].contains(&page.id));
    if let (true, Some(page)) = (shown, last) {
        page.parts.push(writer.headed("symbols-title", writer.fixed("symbols-from")));
    }
}

/// The words of the names that this reader may read.
fn names<'w>(writer: &'w Writer<'_, '_>) -> impl Iterator<Item = &'w str> {
    let view = writer.view;
    let child = [Some(view.child.name), view.child.full_name].into_iter().flatten();
    child.chain(view.people.iter().map(|person| person.who.name)).flat_map(str::split_whitespace)
}

/// Whether the theme has a drawing of its own for a page.
fn has_scene(page: &Page) -> bool {
    matches!(page.id, "start" | "said" | "people" | "home" | "life" | "goals" | "turn" | "letters")
        || page.parts.first().is_some_and(|part| matches!(part, Part::House(_)))
}

/// The picture of a kind of page.
fn of_page(id: &str) -> Option<&'static str> {
    Some(match id {
        "start" | "doing" => "plan",
        "short" => "list",
        "about" => "person",
        "why" => "question",
        "people" => "people",
        "said" => "say",
        "home" => "home",
        "seeing" => "group",
        "life" => "help",
        "goals" => "goal",
        "better" => "better",
        "decisions" => "yes",
        "agreed" => "sign",
        "change" => "change",
        "review" => "calendar",
        "turn" => "write",
        "letters" => "letter",
        "rights" => "rights",
        "words" => "book",
        _ => return None,
    })
}

/// Chooses the pictures of one page.
struct Artist<'a> {
    /// The words of the booklet's language.
    own: Option<&'a PictureWords>,
    /// The words of the plan's language.
    plan: Option<&'a PictureWords>,
    plans_tag: &'a str,
    names: &'a BTreeSet<&'a str>,
    page: Option<&'static str>,
    /// The pictures in this section so far.
    used: Vec<String>,
    /// All on the page.
    drawn: BTreeSet<String>,
}

impl Artist<'_> {
    fn part(&mut self, part: &mut Part) {
        match part {
            Part::Section(section) => {
                let above = take(&mut self.used);
                let title = self.of(&section.title, None);
                self.give(&mut section.title, title.first().cloned());
                section.parts.iter_mut().for_each(|part| self.part(part));
                self.used = above;
            }
            Part::Text(text) => self.idea(&mut text.words, text.heading.as_deref()),
            Part::List(list) => list.items.iter_mut().for_each(|item| self.idea(&mut item.words, None)),
            Part::Facts(facts) => facts.rows.iter_mut().for_each(|row| self.labelled(&mut row.words, &row.label)),
            Part::Said(said) => {
                // What somebody said is theirs: no picture of ours says what it means.
                self.used.clear();
                self.give(&mut said.words, Some("say".to_owned()));
                if let Some(answer) = &mut said.answer {
                    self.give(&mut answer.words, Some("talk".to_owned()));
                }
            }
            Part::Question(question) => {
                self.labelled(&mut question.answer, &question.question);
                question.parts.iter_mut().for_each(|part| self.part(part));
            }
            Part::Year(year) => {
                self.used.clear();
                year.months.iter_mut().flat_map(|month| &mut month.events).for_each(|event| self.idea(&mut event.words, None));
            }
            Part::Promises(promises) => {
                self.used.clear();
                for promise in &mut promises.items {
                    let found = self.of(&promise.what, None);
                    let chosen = if promise.done.is_some() { Some("yes".to_owned()) } else { self.fittest(found) };
                    self.give(&mut promise.what, chosen);
                }
            }
            Part::Term(term) => self.idea(&mut term.meaning, Some(&term.word)),
            Part::Contacts(contacts) => {
                for contact in &mut contacts.contacts {
                    let mut about = PageWords::plain(contact.about.clone().unwrap_or_default());
                    self.idea(&mut about, None);
                    contact.symbol = about.symbol;
                }
            }
            // Drawn already, each step and stone too, or room to write by hand.
            Part::Steps(_)
            | Part::Path(_)
            | Part::House(_)
            | Part::Doors(_)
            | Part::People(_)
            | Part::Better(_)
            | Part::Agreed(_)
            | Part::Write(_)
            | Part::Letter(_)
            | Part::Table(_)
            | Part::Note(_)
            | Part::Links(_) => {}
        }
    }

    /// One picture for one idea.
    fn idea(&mut self, words: &mut PageWords, heading: Option<&str>) {
        let found = self.of(words, heading);
        let of_page = || self.page.filter(|_| self.used.is_empty()).unwrap_or(STONE);
        let chosen = self.fittest(found).unwrap_or_else(|| of_page().to_owned());
        self.give(words, Some(chosen));
    }

    /// Gives the words under a label the label's picture, if it has one.
    fn labelled(&mut self, words: &mut PageWords, label: &str) {
        match self.own.and_then(|own| own.meant(label)) {
            Some(picture) => self.give(words, Some(picture.to_owned())),
            None => self.idea(words, Some(label)),
        }
    }

    /// The pictures of words, then those of the heading over them.
    fn of(&self, words: &PageWords, heading: Option<&str>) -> Vec<String> {
        let is_name = |word: &str| {
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            self.names.contains(word)
        };
        let table = match &words.lang {
            Some(lang) => self.plan.filter(|_| lang == self.plans_tag),
            None => self.own,
        };
        let of = |table: Option<&PictureWords>, text: &str| -> Vec<String> {
            table.map_or_else(Vec::new, |table| table.harmless(text, &is_name).into_iter().map(str::to_owned).collect())
        };
        let mut found = of(table, &to_plain(&words.text));
        found.extend(heading.iter().flat_map(|heading| of(self.own, heading)));
        found
    }

    /// The first, unless it is just above already.
    fn fittest(&self, found: Vec<String>) -> Option<String> {
        found.into_iter().find(|picture| self.used.last() != Some(picture))
    }

    /// Gives words a picture, unless the author chose one, or none, or there is a photo.
    fn give(&mut self, words: &mut PageWords, picture: Option<String>) {
        if words.symbol.is_none() && words.picture.is_none() && !words.bare {
            words.symbol = picture.map(|drawing| Symbol { drawing, alt: None });
        }
        if let Some(symbol) = &words.symbol {
            self.drawn.insert(symbol.drawing.clone());
            self.used.push(symbol.drawing.clone());
        }
    }
}
