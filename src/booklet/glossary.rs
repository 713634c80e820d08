//! Words: every hard word that the booklet uses, explained; one click from the word and back.

use super::hard_words::{self, FoundTerm, HardWord, Lookup};
use super::walk::{Spot, walk};
use super::writer::Writer;
use super::{Area, Link, NamedLink, Page, Part, TermPart};
use crate::prose::link_words;
use std::cell::Cell;

/// Links each hard word at its first place on each page, and adds the page that explains them, before the worker's.
pub(super) fn add(writer: &Writer<'_, '_>, pages: &mut Vec<Page>) {
    let words = hard_words::all(writer);
    let lookup = Lookup::new(&words);
    let numbers = Cell::new(0);
    let mut used: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    let for_families = |(_, page): &(usize, &mut Page)| !["worker", "reading"].contains(&page.id);
    for (number, page) in pages.iter_mut().enumerate().filter(for_families) {
        for word in link(page, &words, &lookup, &numbers) {
            used[word].push(number);
        }
    }
    let terms = terms(writer, &words, &used, &numbers, pages);
    if terms.is_empty() {
        return;
    }
    let mut page = writer.page("words", Area::Rights, Some(writer.fixed("words-answer")), terms);
    page.symbols = writer.symbols_so_far();
    let at = pages.iter().position(|page| page.id == "worker").unwrap_or(pages.len());
    pages.insert(at, page);
}

/// Links each word at its first place on a page where a link may be; gives all words that the page uses.
fn link(page: &mut Page, words: &[HardWord<'_>], lookup: &Lookup, numbers: &Cell<usize>) -> Vec<usize> {
    let mut used = vec![false; words.len()];
    let mut linked = vec![false; words.len()];
    walk(page, &mut |spot| {
        let found = match &spot {
            Spot::Linkable(text) => lookup.find(&text.text),
            Spot::Fixed(text) => lookup.find(text),
        };
        for word in &found {
            used[word.number] = true;
            words[word.number].use_it(numbers);
        }
        let Spot::Linkable(text) = spot else { return };
        if found.iter().any(|word| !linked[word.number]) {
            text.text = linked_text(&text.text, &found, words, &mut |word| std::mem::replace(&mut linked[word], true));
        }
    });
    (0..words.len()).filter(|word| used[*word]).collect()
}

/// A text with links to those of its hard words that were not linked before.
fn linked_text(text: &str, found: &[FoundTerm], words: &[HardWord<'_>], already: &mut dyn FnMut(usize) -> bool) -> String {
    if !is_plain(text) {
        let terms: Vec<_> = found.iter().map(|found| words[found.number].term()).collect();
        return link_words(text, &terms, &mut |term| already(found[term].number));
    }
    let mut linked = String::with_capacity(text.len() + 24);
    let mut from = 0;
    for word in found.iter().filter(|word| !already(word.number)) {
        linked.push_str(&text[from..word.at.start]);
        linked.push_str(&format!("[{}](word:{})", &text[word.at.clone()], words[word.number].anchor()));
        from = word.at.end;
    }
    linked.push_str(&text[from..]);
    linked
}

/// Whether nothing in a text can be Markdown, as in most texts of a plan.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || b" .,;:!?'\"()%-".contains(&byte);
    text.starts_with(char::is_alphabetic) && text.bytes().all(plain)
}

/// The words that are used, each with the way back. The child and workers get every word that the plan explains; somebody else
/// could learn from one that is nowhere in their copy what was left out of it.
fn terms(writer: &Writer<'_, '_>, words: &[HardWord<'_>], used: &[Vec<usize>], numbers: &Cell<usize>, pages: &[Page]) -> Vec<Part> {
    let used_label = writer.say("words-used");
    let term = |(word, used): (&HardWord<'_>, &Vec<usize>)| {
        let used = used.iter().map(|number| &pages[*number]);
        let links = used.map(|page| NamedLink {
            title: page.short_title.clone(),
            link: Link { page: page.id, anchor: None },
            ..NamedLink::default()
        });
        word.use_it(numbers);
        Part::Term(TermPart {
            anchor: word.anchor().to_owned(),
            word: word.word.to_owned(),
            dir: word.from_plan.then_some("auto"),
            meaning: word.meaning(writer),
            used_label: used_label.clone(),
            used: links.collect(),
        })
    };
    let all_of_the_plan = writer.view.reader.is_child || writer.for_worker();
    let is_shown = |(word, used): &(&HardWord<'_>, &Vec<usize>)| word.from_plan && all_of_the_plan || !used.is_empty();
    words.iter().zip(used).filter(is_shown).map(term).collect()
}
