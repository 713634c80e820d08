//! The hard words that a booklet could explain, and a quick look for which of them stand in a text.

use super::Words;
use super::writer::{Writer, literal};
use crate::fault::Fault;
use crate::language::Arg;
use crate::prose::Term;
use std::collections::HashMap;

/// A word that could be explained.
pub(super) struct HardWord<'a> {
    /// The word.
    pub word: &'a str,
    /// Its other forms.
    pub forms: Vec<&'a str>,
    /// What it means.
    pub meaning: Words,
    /// Its anchor on the page that explains.
    pub anchor: String,
    /// Whether the plan explains it. Then the booklet does too, wherever the word stands.
    pub from_plan: bool,
}

impl HardWord<'_> {
    /// The word as `prose` looks for it.
    pub(super) fn term(&self) -> Term<'_> {
        Term { word: self.word, anchor: &self.anchor, forms: &self.forms }
    }

    fn is(&self, word: &str) -> bool {
        let same = |own: &str| own.to_lowercase() == word.to_lowercase();
        same(self.word) || self.forms.iter().any(|form| same(form))
    }
}

/// The plan's explanations first, then the language's, each with the word that the child or the council says.
pub(super) fn all<'a>(writer: &'a Writer<'_, '_>) -> Result<Vec<HardWord<'a>>, Fault> {
    let view = writer.view;
    let mut all: Vec<HardWord<'a>> = Vec::new();
    let hard = |word, forms, meaning| HardWord { word, forms, meaning, anchor: String::new(), from_plan: false };
    for (word, meaning) in &view.explain {
        all.push(HardWord { from_plan: true, ..hard(word, Vec::new(), writer.words(meaning)) });
    }
    for explained in writer.locale.words() {
        let forms = explained.forms.iter().map(String::as_str).chain([explained.term.as_str()]);
        match all.iter_mut().find(|known| known.is(&explained.term) || explained.forms.iter().any(|form| known.is(form))) {
            Some(known) => known.forms.extend(forms),
            None => all.push(hard(&explained.term, forms.collect(), literal(explained.meaning(writer.style())))),
        }
    }
    let child = view.say.iter().map(|(ours, theirs)| (*ours, *theirs, "words-say"));
    let council = writer.extras.say.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str(), "words-council-say"));
    for (ours, theirs, key) in child.chain(council) {
        let said = writer.fixed_with(key, &[("say", Arg::from(theirs))])?;
        match all.iter_mut().find(|known| known.is(ours)) {
            Some(known) if known.meaning.lang.is_none() => known.meaning.text = format!("{}\n\n{}", known.meaning.text, said.text),
            Some(_) => {}
            None => all.push(hard(ours, Vec::new(), said)),
        }
    }
    for (number, word) in all.iter_mut().enumerate() {
        word.anchor = format!("w-{}", number + 1);
    }
    Ok(all)
}

/// All forms of all words, by their first word in small letters.
pub(super) struct Lookup {
    by_first: HashMap<String, Vec<Form>>,
}

/// One form: the words after the first, and the number of the hard word.
struct Form {
    rest: Vec<String>,
    number: usize,
}

impl Lookup {
    pub(super) fn new(words: &[HardWord<'_>]) -> Self {
        let mut by_first: HashMap<String, Vec<Form>> = HashMap::new();
        for (number, word) in words.iter().enumerate() {
            for form in word.forms.iter().chain([&word.word]) {
                let mut parts = pieces(form).map(str::to_lowercase);
                if let Some(first) = parts.next() {
                    by_first.entry(first).or_default().push(Form { rest: parts.collect(), number });
                }
            }
        }
        for forms in by_first.values_mut() {
            forms.sort_by_key(|form| (std::cmp::Reverse(form.rest.len()), form.number));
        }
        Lookup { by_first }
    }

    /// The numbers of the hard words that stand in a text, the longest at each place.
    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut small = String::new();
        let mut rest = pieces(text);
        while let Some(piece) = rest.next() {
            small.clear();
            small.extend(piece.chars().flat_map(char::to_lowercase));
            let Some(forms) = self.by_first.get(&small) else { continue };
            let follows = |form: &&Form| {
                let mut next = rest.clone();
                form.rest.iter().all(|word| next.next().is_some_and(|piece| piece.to_lowercase() == *word))
            };
            if let Some(form) = forms.iter().find(follows) {
                for _ in &form.rest {
                    rest.next();
                }
                if !found.contains(&form.number) {
                    found.push(form.number);
                }
            }
        }
        found
    }
}

/// The words of a text.
fn pieces(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|piece| !piece.is_empty())
}
