//! What is in a worker's own booklet beside the plan.

use super::reading;
use super::studio::Studio;
use crate::booklet::{Coverage, CoverageRow, FindingRow, LeftOutRow, WorkerExtras};
use crate::check;
use crate::diagnostics::{Diagnostic, Severity};
use crate::fault::Fault;
use crate::language::Locale;
use crate::read;
use crate::seeded::{Leak, leak};
use crate::view::{self, Reader};
use std::collections::BTreeSet;

/// What is in a worker's own booklet: left out, findings, coverage; all of it as far as that worker may see the plan.
///
/// It is worked out from the plan without what is withheld from them, so that it cannot tell of it.
pub(super) fn for_worker(studio: &Studio<'_>, worker: &Reader, readers: &[Reader], locale: &Locale) -> Result<WorkerExtras, Fault> {
    let (project, plan) = (studio.project, studio.plan);
    let mut hidden = view::hidden_places(plan, worker);
    if leak(Leak::WorkerPageOfAll) {
        hidden.clear();
    }
    let Some(seen) = read::seen(plan.file(), &hidden) else { return Ok(WorkerExtras::default()) };
    let read::Seen { draft, findings, places } = seen;
    let (part, meant) = project.with_desk(plan.name(), true, |desk| check::part(draft, desk, &|rule| !rule.asks_beyond_a_part));
    // What is missing because it was taken out is no mistake of the plan.
    let mut found: Vec<Diagnostic> = findings.into_iter().chain(meant).filter(|finding| finding.severity != Severity::Error).collect();
    found.sort_by_key(|finding| finding.span.start);
    let finding = |finding: &Diagnostic| FindingRow {
        severity: finding.severity.word(),
        message: finding.message.clone(),
        place: match leak(Leak::LineNumbers) {
            true => plan.file().line_and_column(finding.span.start as usize).0.to_string(),
            false => places.way_to(finding.span),
        },
    };
    let left_out = |reader: &Reader| {
        let keys: BTreeSet<_> = view::left_out_of_part(&part, reader).into_iter().map(|left| left.keys).collect();
        LeftOutRow { reader: reader.key.clone(), labels: keys.into_iter().collect() }
    };
    let others: Vec<&Reader> = readers
        .iter()
        .filter(|reader| reader.style != view::Style::Worker && (leak(Leak::ReadersOfAll) || view::knows(&part, reader)))
        .collect();
    let head_name = |key: &str| locale.say(&format!("head-{}", key.replace(['.', '_'], "-")), "worker", &[]);
    let head = |head: &check::Head| {
        let state = if head.elsewhere {
            Coverage::Elsewhere
        } else if !head.there {
            Coverage::Missing
        } else if head.labelled {
            Coverage::Private
        } else {
            Coverage::Present
        };
        Ok(CoverageRow { head: head_name(head.key)?, citation: head.citation.to_owned(), state })
    };
    let heads = part.heads();
    let today = project.workspace.today;
    let named = heads.iter().map(|head| Ok((head, head_name(head.key)?))).collect::<Result<Vec<_>, Fault>>()?;
    Ok(WorkerExtras {
        left_out: others.iter().map(|reader| left_out(reader)).collect(),
        findings: found.iter().map(finding).collect(),
        coverage: heads.iter().map(head).collect::<Result<_, Fault>>()?,
        reading: reading::rows(&part, &others, &named, &places, today),
    })
}
