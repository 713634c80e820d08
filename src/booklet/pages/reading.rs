//! For workers, to look at with each reader: how long the sentences are, which words may be hard, how much there is to do.

use crate::booklet::writer::{Writer, facts, literal};
use crate::booklet::{Area, Fact, Note, Page, Part, ReadingRow, Section, Words};
use crate::system_error::SystemError;

/// How many words that may be hard are named.
const HARD_WORDS: usize = 12;

/// The page. It is in no booklet but the worker's.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let rows = match &writer.extras.worker {
        Some(extras) if writer.for_worker() && !extras.reading.is_empty() => &extras.reading,
        _ => return Ok(None),
    };
    let mut parts = vec![Part::Note(Note { text: writer.say("reading-note")? })];
    for (number, row) in rows.iter().enumerate() {
        parts.push(one(writer, row, number + 1)?);
    }
    let answer = writer.fixed("reading-answer")?;
    Ok(Some(writer.page("reading", Area::Rights, Some(answer), parts)?))
}

fn one(writer: &Writer<'_, '_>, row: &ReadingRow, number: usize) -> Result<Part, SystemError> {
    let title = writer.fixed_with("reading-of", &[("reader", (&name(writer, row)).into())])?;
    let mut rows = vec![said(writer, "reading-sentences", "reading-sentences-count", &[row.sentences, average(row)])?];
    if row.sentences > 0 {
        rows.push(longer(writer, "reading-aim", row.over_aim)?);
        rows.push(longer(writer, "reading-limit", row.over_limit)?);
    }
    if !row.longest.is_empty() {
        let places =
            row.longest.iter().map(|(place, n)| writer.say_with("reading-longest-one", &[("n", (*n).into()), ("place", place.into())]));
        rows.push(fact(writer, "reading-longest", &places.collect::<Result<Vec<_>, _>>()?.join("; "))?);
    }
    rows.push(fact(writer, "reading-hard", &hard_words(writer, row)?)?);
    rows.push(said(writer, "reading-goals", "reading-goals-count", &[row.goals])?);
    rows.push(said(writer, "reading-actions", "reading-actions-count", &[row.actions.0, row.actions.1])?);
    if !row.covered.is_empty() {
        rows.push(fact(writer, "reading-covered", &row.covered.join("; "))?);
    }
    let parts = facts(rows.into_iter().map(Some)).into_iter().collect();
    Ok(Part::Section(Section { anchor: format!("reading-{number}"), title, area: None, parts }))
}

/// What the reader is called in the worker's own booklet.
fn name(writer: &Writer<'_, '_>, row: &ReadingRow) -> String {
    let person = writer.view.people.iter().find(|person| person.who.key == row.reader);
    match person {
        _ if row.is_child => writer.view.child.name.to_owned(),
        Some(person) => person.who.name.to_owned(),
        None => row.reader.clone(),
    }
}

/// Words a sentence, to the next whole number.
fn average(row: &ReadingRow) -> usize {
    (row.words + row.sentences / 2).checked_div(row.sentences).unwrap_or_default()
}

fn hard_words(writer: &Writer<'_, '_>, row: &ReadingRow) -> Result<String, SystemError> {
    if row.hard_words.is_empty() {
        return writer.say("reading-hard-none");
    }
    let mut named = Vec::new();
    for (word, n) in row.hard_words.iter().take(HARD_WORDS) {
        named.push(writer.say_with("reading-hard-one", &[("word", word.into()), ("n", (*n).into())])?);
    }
    let more = row.hard_words.len().saturating_sub(HARD_WORDS);
    if more > 0 {
        named.push(writer.say_with("reading-hard-more", &[("n", more.into())])?);
    }
    Ok(named.join("; "))
}

fn longer(writer: &Writer<'_, '_>, key: &str, (words, sentences): (usize, usize)) -> Result<Fact, SystemError> {
    let label = writer.say_with(key, &[("n", words.into())])?;
    let words = writer.fixed_with("reading-longer-count", &[("n", sentences.into())])?;
    Ok(Fact { label, words, ..Fact::default() })
}

fn said(writer: &Writer<'_, '_>, label: &str, key: &str, numbers: &[usize]) -> Result<Fact, SystemError> {
    let args: Vec<_> = ["n", "m"].into_iter().zip(numbers.iter().map(|number| (*number).into())).collect();
    let words = writer.fixed_with(key, &args)?;
    Ok(Fact { label: writer.say(label)?, words, ..Fact::default() })
}

fn fact(writer: &Writer<'_, '_>, label: &str, text: &str) -> Result<Fact, SystemError> {
    let words: Words = literal(text);
    Ok(Fact { label: writer.say(label)?, words, ..Fact::default() })
}
