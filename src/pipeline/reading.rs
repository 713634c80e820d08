//! How each reader's booklet reads, in figures, for a worker's own booklet. It is counted from the plan as that worker may
//! see it: nothing that is withheld from them is counted, and what is private to anybody is not counted for anybody.

use crate::booklet::ReadingRow;
use crate::check::reading::ReaderTexts;
use crate::check::{Head, UnsoundPlan};
use crate::read::Places;
use crate::view::{self, Reader};
use jiff::civil::Date;

/// One row for each reader who is no worker. Of a shared-only reader there is none: its small numbers would
/// tell whoever looks at the page how little they get.
pub(super) fn rows(part: &UnsoundPlan, readers: &[&Reader], heads: &[(&Head, String)], places: &Places, today: Date) -> Vec<ReadingRow> {
    let readers: Vec<&Reader> = readers.iter().copied().filter(|reader| !reader.shared_only).collect();
    let seen: Vec<_> = readers.iter().map(|reader| view::seen_of_part(part, reader, today)).collect();
    let texts: Vec<_> = readers
        .iter()
        .zip(&seen)
        .map(|(reader, seen)| ReaderTexts {
            style: reader.style,
            texts: &seen.texts,
            people: seen.people.iter().map(String::as_str).collect(),
        })
        .collect();
    let figures = part.reading(today, &texts);
    let row = |((reader, seen), figures): ((&&Reader, &view::SeenOfPart), Option<crate::check::reading::ReaderReading>)| {
        let figures = figures?;
        let covered = heads.iter().filter(|(head, _)| head.there && head.places.iter().any(|place| seen.has(*place)));
        Some(ReadingRow {
            reader: reader.key.clone(),
            is_child: reader.is_child,
            sentences: figures.sentences,
            words: figures.words,
            over_aim: (figures.aim, figures.over_aim),
            over_limit: (figures.limit, figures.over_limit),
            longest: figures.longest_at.iter().map(|(place, words)| (places.way_to(*place), *words)).collect(),
            hard_words: figures.hard_words,
            goals: figures.goals,
            actions: (figures.actions, figures.own_actions),
            covered: covered.map(|(_, name)| name.clone()).collect(),
        })
    };
    readers.iter().zip(&seen).zip(figures).filter_map(row).collect()
}
