//! For workers: what the check found, which heads are there, what was left out of which booklet, moves, goals nobody looked at.

use crate::booklet::writer::{Writer, literal};
use crate::booklet::{Area, Coverage, Page, Part, Section, Table, Text, Words, WorkerExtras};
use crate::language::Arg;
use crate::system_error::SystemError;
use jiff::ToSpan;

/// The page. It is in no booklet but the worker's.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    if !writer.for_worker() {
        return Ok(None);
    }
    let none = WorkerExtras::default();
    let extras = writer.extras.worker.as_ref().unwrap_or(&none);
    let answer = match &writer.extras.worker {
        Some(extras) => Some(writer.fixed_with("worker-answer", &[("n", extras.findings.len().into())])?),
        None => None,
    };
    let parts =
        [findings(writer, extras)?, coverage(writer, extras)?, left_out(writer, extras)?, Some(moves(writer)?), Some(goals(writer)?)];
    Ok(Some(writer.page("worker", Area::Rights, answer, parts.into_iter().flatten().collect())?))
}

fn table(writer: &Writer<'_, '_>, caption: &str, head: &[&str], rows: Vec<Vec<Words>>) -> Result<Option<Part>, SystemError> {
    if rows.is_empty() {
        return Ok(None);
    }
    let head = head.iter().map(|key| writer.say(key)).collect::<Result<_, _>>()?;
    Ok(Some(Part::Table(Table { caption: writer.say(caption)?, head, rows })))
}

fn findings(writer: &Writer<'_, '_>, extras: &WorkerExtras) -> Result<Option<Part>, SystemError> {
    let row = |finding: &crate::booklet::FindingRow| {
        let severity = writer.fixed(match finding.severity {
            "error" => "worker-error",
            "warning" => "worker-warning",
            _ => "worker-hint",
        })?;
        Ok(vec![literal(&finding.message), severity, literal(&finding.place)])
    };
    let rows = extras.findings.iter().map(row).collect::<Result<_, SystemError>>()?;
    table(writer, "worker-findings", &["worker-message", "worker-severity", "worker-place"], rows)
}

fn coverage(writer: &Writer<'_, '_>, extras: &WorkerExtras) -> Result<Option<Part>, SystemError> {
    let row = |head: &crate::booklet::CoverageRow| {
        let state = writer.fixed(match head.state {
            Coverage::Present => "worker-present",
            Coverage::Private => "worker-private",
            Coverage::Missing => "worker-missing",
            Coverage::Elsewhere => "worker-elsewhere",
        })?;
        Ok(vec![literal(&head.head), literal(&head.citation), state])
    };
    let rows = extras.coverage.iter().map(row).collect::<Result<_, SystemError>>()?;
    table(writer, "worker-coverage", &["worker-head", "worker-citation", "worker-state"], rows)
}

fn left_out(writer: &Writer<'_, '_>, extras: &WorkerExtras) -> Result<Option<Part>, SystemError> {
    let row = |left: &crate::booklet::LeftOutRow| {
        let labels = match left.labels.is_empty() {
            true => writer.fixed("worker-nothing-left-out")?,
            false => literal(&writer.locale.join(&left.labels)),
        };
        Ok(vec![literal(&left.reader), labels])
    };
    let rows = extras.left_out.iter().map(row).collect::<Result<_, SystemError>>()?;
    table(writer, "worker-left-out", &["worker-reader", "worker-labels"], rows)
}

/// How often the child moved in the last 24 months, by the homes before this one.
fn moves(writer: &Writer<'_, '_>) -> Result<Part, SystemError> {
    let view = writer.view;
    let since = view.today.checked_sub(24.months()).unwrap_or(view.today);
    let ended = view.home.iter().flat_map(|home| &home.before).filter_map(|(_, _, to)| *to);
    let n = ended.filter(|to| to.date >= since && to.date <= view.today).count();
    let words = writer.fixed_with("worker-moves-count", &[("n", n.into())])?;
    Ok(Part::Text(Text { heading: Some(writer.say("worker-moves")?), words, by: None }))
}

/// Goals that nobody looked at in the last 3 months, once they are 3 months old.
fn goals(writer: &Writer<'_, '_>) -> Result<Part, SystemError> {
    let view = writer.view;
    let since = view.today.checked_sub(3.months()).unwrap_or(view.today);
    let mut rows = Vec::new();
    for goal in &view.goals {
        let last = goal.checks.iter().map(|check| check.on).max();
        if last.or(goal.from).is_none_or(|last| last < since) {
            let day = match last {
                Some(last) => literal(&writer.date(last)),
                None => writer.fixed("worker-never")?,
            };
            rows.push(vec![writer.words(&goal.goal), writer.written(goal.whose.name), day]);
        }
    }
    let table = table(writer, "worker-goals", &["worker-goal", "goal-owner", "worker-last-look"], rows)?;
    let none = || Ok(Part::Text(Text { heading: None, words: writer.fixed("worker-goals-none")?, by: None }));
    let part = table.map_or_else(none, Ok::<_, SystemError>)?;
    let title = writer.fixed_with("worker-goals", &[("n", Arg::from(view.goals.len()))])?;
    Ok(Part::Section(Section { anchor: "goals-waiting".to_owned(), title, area: None, parts: vec![part] }))
}
