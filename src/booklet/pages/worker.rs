//! For workers: what the check found, which sections are there, what was left out of which booklet, moves, goals nobody looked at;
//! and, to look at with each reader, how their booklet reads.

use crate::booklet::writer::{Writer, facts, literal};
use crate::booklet::{Area, Coverage, CoverageRow, Fact, FindingRow, LeftOutRow, Page, PageWords, Part, ReadingRow, Table, WorkerExtras};
use jiff::ToSpan;

/// How many words that may be hard are named.
const HARD_WORDS: usize = 12;

/// The lists. They are in no booklet but the worker's.
pub(super) fn worker(writer: &Writer<'_, '_>) -> Option<Page> {
    if !writer.for_worker() {
        return None;
    }
    let none = WorkerExtras::default();
    let extras = writer.extras.worker.as_ref();
    let answer = extras.map(|extras| writer.fixed_with("worker-answer", &[("n", extras.findings.len().into())]));
    let extras = extras.unwrap_or(&none);
    let parts = [findings(writer, extras), coverage(writer, extras), left_out(writer, extras), Some(moves(writer)), Some(goals(writer))];
    Some(writer.page("worker", Area::Rights, answer, parts.into_iter().flatten().collect()))
}

fn table(writer: &Writer<'_, '_>, caption: &str, head: &[&str], rows: Vec<Vec<PageWords>>) -> Option<Part> {
    let head = || head.iter().map(|key| writer.say(key)).collect();
    (!rows.is_empty()).then(|| Part::Table(Table { caption: writer.say(caption), head: head(), rows }))
}

fn findings(writer: &Writer<'_, '_>, extras: &WorkerExtras) -> Option<Part> {
    let row = |finding: &FindingRow| {
        let severity = writer.fixed(match finding.severity {
            "error" => "worker-error",
            "warning" => "worker-warning",
            _ => "worker-hint",
        });
        vec![literal(&finding.message), severity, literal(&finding.place)]
    };
    let rows = extras.findings.iter().map(row).collect();
    table(writer, "worker-findings", &["worker-message", "worker-severity", "worker-place"], rows)
}

fn coverage(writer: &Writer<'_, '_>, extras: &WorkerExtras) -> Option<Part> {
    let row = |head: &CoverageRow| {
        let state = writer.fixed(match head.state {
            Coverage::Present => "worker-present",
            Coverage::Private => "worker-private",
            Coverage::Missing => "worker-missing",
            Coverage::Elsewhere => "worker-elsewhere",
        });
        vec![literal(&head.head), literal(&head.citation), state]
    };
    let rows = extras.coverage.iter().map(row).collect();
    table(writer, "worker-coverage", &["worker-head", "worker-citation", "worker-state"], rows)
}

fn left_out(writer: &Writer<'_, '_>, extras: &WorkerExtras) -> Option<Part> {
    let row = |left: &LeftOutRow| {
        let labels = match left.labels.is_empty() {
            true => writer.fixed("worker-nothing-left-out"),
            false => literal(&writer.locale.join(&left.labels)),
        };
        vec![literal(&left.reader), labels]
    };
    let rows = extras.left_out.iter().map(row).collect();
    table(writer, "worker-left-out", &["worker-reader", "worker-labels"], rows)
}

/// How often the child moved in the last 24 months, by the homes before this one.
fn moves(writer: &Writer<'_, '_>) -> Part {
    let view = writer.view;
    let since = view.today.checked_sub(24.months()).unwrap_or(view.today);
    let ended = view.home.iter().flat_map(|home| &home.before).filter_map(|(_, _, to)| *to);
    let n = ended.filter(|to| to.date >= since && to.date <= view.today).count();
    writer.headed("worker-moves", writer.fixed_with("worker-moves-count", &[("n", n.into())]))
}

/// Goals that nobody looked at in the last 3 months, once they are 3 months old.
fn goals(writer: &Writer<'_, '_>) -> Part {
    let view = writer.view;
    let since = view.today.checked_sub(3.months()).unwrap_or(view.today);
    let mut rows = Vec::new();
    for goal in &view.goals {
        let last = goal.checks.iter().map(|check| check.on).max();
        if last.or(goal.from).is_none_or(|last| last < since) {
            let day = last.map_or_else(|| writer.fixed("worker-never"), |last| literal(&writer.date(last)));
            rows.push(vec![writer.words(&goal.goal), writer.written(goal.whose.name), day]);
        }
    }
    let table = table(writer, "worker-goals", &["worker-goal", "goal-owner", "worker-last-look"], rows);
    let table = table.unwrap_or_else(|| Part::paragraph(writer.fixed("worker-goals-none")));
    Part::section("goals-waiting", writer.fixed_with("worker-goals", &[("n", view.goals.len().into())]), vec![table])
}

/// How long the sentences of each reader's booklet are, which words may be hard, how much there is to do.
pub(super) fn reading(writer: &Writer<'_, '_>) -> Option<Page> {
    let rows = &writer.extras.worker.as_ref()?.reading;
    if !writer.for_worker() || rows.is_empty() {
        return None;
    }
    let of_readers = rows.iter().zip(1..).map(|(row, number)| one_reader(writer, row, number));
    let parts = [writer.note("reading-note")].into_iter().chain(of_readers).collect();
    Some(writer.page("reading", Area::Rights, Some(writer.fixed("reading-answer")), parts))
}

fn one_reader(writer: &Writer<'_, '_>, row: &ReadingRow, number: usize) -> Part {
    let title = writer.fixed_with("reading-of", &[("reader", (&name(writer, row)).into())]);
    let mut rows = vec![counted(writer, "reading-sentences", "reading-sentences-count", &[row.sentences, average(row)])];
    if row.sentences > 0 {
        rows.push(longer(writer, "reading-aim", row.over_aim));
        rows.push(longer(writer, "reading-limit", row.over_limit));
    }
    if !row.longest.is_empty() {
        let place = |(place, n): &(String, usize)| writer.say_with("reading-longest-one", &[("n", (*n).into()), ("place", place.into())]);
        rows.push(listed(writer, "reading-longest", &row.longest.iter().map(place).collect::<Vec<_>>()));
    }
    rows.push(listed(writer, "reading-hard", &hard_words(writer, row)));
    rows.push(counted(writer, "reading-goals", "reading-goals-count", &[row.goals]));
    rows.push(counted(writer, "reading-actions", "reading-actions-count", &[row.actions.0, row.actions.1]));
    if !row.covered.is_empty() {
        rows.push(listed(writer, "reading-covered", &row.covered));
    }
    Part::section(format!("reading-{number}"), title, facts(rows).into_iter().collect())
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

fn hard_words(writer: &Writer<'_, '_>, row: &ReadingRow) -> Vec<String> {
    if row.hard_words.is_empty() {
        return vec![writer.say("reading-hard-none")];
    }
    let one = |(word, n): &(String, usize)| writer.say_with("reading-hard-one", &[("word", word.into()), ("n", (*n).into())]);
    let more = row.hard_words.len().saturating_sub(HARD_WORDS);
    let more = (more > 0).then(|| writer.say_with("reading-hard-more", &[("n", more.into())]));
    row.hard_words.iter().take(HARD_WORDS).map(one).chain(more).collect()
}

fn longer(writer: &Writer<'_, '_>, key: &str, (words, sentences): (usize, usize)) -> Option<Fact> {
    let label = writer.say_with(key, &[("n", words.into())]);
    let words = writer.fixed_with("reading-longer-count", &[("n", sentences.into())]);
    Some(Fact { label, words, ..Fact::default() })
}

fn counted(writer: &Writer<'_, '_>, label: &str, key: &str, numbers: &[usize]) -> Option<Fact> {
    let args: Vec<_> = ["n", "m"].into_iter().zip(numbers.iter().map(|number| (*number).into())).collect();
    writer.fact(label, Some(writer.fixed_with(key, &args)))
}

fn listed(writer: &Writer<'_, '_>, label: &str, texts: &[String]) -> Option<Fact> {
    writer.fact(label, Some(literal(&texts.join("; "))))
}
