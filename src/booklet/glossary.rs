//! Words: every hard word that the booklet uses, explained; one click from the word and back.

use super::walk::{Spot, walk};
use super::writer::{Writer, literal};
use super::{Area, Link, NamedLink, Page, Part, Term, Words};
use crate::fault::Fault;
use crate::language::Arg;
use crate::prose::{self, link_words};

/// A word that could be explained, before it is known whether the booklet uses it.
struct Candidate<'a> {
    word: &'a str,
    forms: Vec<&'a str>,
    meaning: Words,
    /// The forms in small letters, to look for first.
    small: Vec<String>,
    /// The pages that use it.
    used: Vec<usize>,
    /// Its anchor, once it is used.
    anchor: String,
}

/// Adds the page that explains words, before the worker's, and links each word at its first place on each page.
pub(super) fn add(writer: &Writer<'_, '_>, pages: &mut Vec<Page>) -> Result<(), Fault> {
    let mut words = candidates(writer)?;
    for (number, page) in pages.iter_mut().enumerate() {
        walk(page, &mut |spot| {
            let text = match &spot {
                Spot::Linkable(words) => &words.text,
                Spot::Fixed(text) => *text,
            };
            for found in find(text, &words) {
                if words[found].used.last() != Some(&number) {
                    words[found].used.push(number);
                }
            }
        });
    }
    words.retain(|word| !word.used.is_empty());
    if words.is_empty() {
        return Ok(());
    }
    for (number, word) in words.iter_mut().enumerate() {
        word.anchor = format!("w-{}", number + 1);
    }
    for page in pages.iter_mut() {
        link(page, &words);
    }
    let page = page(writer, &words, pages)?;
    let at = pages.iter().position(|page| page.id == "worker").unwrap_or(pages.len());
    pages.insert(at, page);
    Ok(())
}

/// The plan's explanations first, then the language's, each with the word that the child or the council says.
fn candidates<'a>(writer: &'a Writer<'_, '_>) -> Result<Vec<Candidate<'a>>, Fault> {
    let view = writer.view;
    let mut all: Vec<Candidate<'a>> = Vec::new();
    for (word, meaning) in &view.explain {
        let meaning = writer.words(meaning);
        all.push(Candidate::new(word, Vec::new(), meaning));
    }
    let style = writer.style();
    for explained in writer.locale.words() {
        let known = all.iter_mut().find(|known| known.is(&explained.term) || explained.forms.iter().any(|form| known.is(form)));
        match known {
            Some(known) => known.add_forms(&explained.term, &explained.forms),
            None => {
                let forms = explained.forms.iter().map(String::as_str).collect();
                all.push(Candidate::new(&explained.term, forms, literal(explained.meaning(style))));
            }
        }
    }
    let child = view.say.iter().map(|(ours, theirs)| (*ours, *theirs, "words-say"));
    let council = writer.extras.say.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str(), "words-council-say"));
    for (ours, theirs, key) in child.chain(council) {
        let said = writer.fixed_with(key, &[("say", Arg::from(theirs))])?;
        match all.iter_mut().find(|known| known.is(ours) || known.forms.iter().any(|form| form.eq_ignore_ascii_case(ours))) {
            Some(known) if known.meaning.lang.is_none() => known.meaning.text = format!("{}\n\n{}", known.meaning.text, said.text),
            Some(_) => {}
            None => all.push(Candidate::new(ours, Vec::new(), said)),
        }
    }
    Ok(all)
}

impl<'a> Candidate<'a> {
    fn new(word: &'a str, forms: Vec<&'a str>, meaning: Words) -> Self {
        let small = forms.iter().chain([&word]).map(|form| form.to_lowercase()).collect();
        Candidate { word, forms, meaning, small, used: Vec::new(), anchor: "w".to_owned() }
    }

    fn is(&self, word: &str) -> bool {
        self.word.to_lowercase() == word.to_lowercase()
    }

    fn add_forms(&mut self, term: &'a str, forms: &'a [String]) {
        for form in forms.iter().map(String::as_str).chain([term]) {
            self.small.push(form.to_lowercase());
            self.forms.push(form);
        }
    }

    fn term(&self) -> prose::Term<'_> {
        prose::Term { word: self.word, anchor: &self.anchor, forms: &self.forms }
    }
}

/// The words that may stand in a text, by a quick look.
fn likely(text: &str, words: &[Candidate<'_>]) -> Vec<usize> {
    let small = text.to_lowercase();
    let stands = |word: &Candidate<'_>| word.small.iter().any(|form| small.contains(form.as_str()));
    (0..words.len()).filter(|index| stands(&words[*index])).collect()
}

/// The words that stand in a text as whole words.
fn find(text: &str, words: &[Candidate<'_>]) -> Vec<usize> {
    let likely = likely(text, words);
    if likely.is_empty() {
        return likely;
    }
    let terms: Vec<_> = likely.iter().map(|index| words[*index].term()).collect();
    let mut found = Vec::new();
    let _ = link_words(text, &terms, &mut |term| {
        found.push(likely[term]);
        true
    });
    found
}

/// Links each word at its first place on a page.
fn link(page: &mut Page, words: &[Candidate<'_>]) {
    let mut linked = vec![false; words.len()];
    walk(page, &mut |spot| {
        let Spot::Linkable(text) = spot else { return };
        let likely = likely(&text.text, words);
        if likely.iter().all(|index| linked[*index]) {
            return;
        }
        let terms: Vec<_> = likely.iter().map(|index| words[*index].term()).collect();
        text.text = link_words(&text.text, &terms, &mut |term| std::mem::replace(&mut linked[likely[term]], true));
    });
}

fn page(writer: &Writer<'_, '_>, words: &[Candidate<'_>], pages: &[Page]) -> Result<Page, Fault> {
    let used_label = writer.say("words-used")?;
    let terms = words.iter().map(|word| {
        let used = word.used.iter().map(|number| &pages[*number]);
        let links = used.map(|page| NamedLink { title: page.short_title.clone(), link: Link { page: page.id, anchor: None } });
        Part::Term(Term {
            anchor: word.anchor.clone(),
            word: word.word.to_owned(),
            meaning: word.meaning.clone(),
            used_label: used_label.clone(),
            used: links.collect(),
        })
    });
    let mut page = writer.page("words", Area::Rights, Some(writer.fixed("words-answer")?), terms.collect())?;
    writer.note_other_reader(&mut page)?;
    Ok(page)
}
