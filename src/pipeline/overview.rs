//! What workers see beside the booklets: the index over all of them, and what stands in their own copies.

use super::plan::{PlanDone, ReaderDone, State};
use super::project::Project;
use crate::booklet::{Coverage, CoverageRow, FindingRow, LeftOutRow, WorkerExtras};
use crate::check::{self, CheckedPlan};
use crate::diagnostics::Diagnostic;
use crate::fault::Fault;
use crate::formats::{Overview, OverviewLink, OverviewPlan, OverviewReader};
use crate::language::{Arg, Locale};
use crate::output::Output;
use crate::view::{self, Reader};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a worker's own booklet: left out, findings, coverage.
pub(super) fn for_worker(plan: &CheckedPlan, readers: &[Reader], found: &[Diagnostic], locale: &Locale) -> Result<WorkerExtras, Fault> {
    let left_out = |reader: &Reader| {
        let keys: BTreeSet<_> = view::left_out(plan, reader).into_iter().map(|left| left.keys).collect();
        LeftOutRow { reader: reader.key.clone(), labels: keys.into_iter().collect() }
    };
    let finding = |finding: &Diagnostic| FindingRow {
        severity: finding.severity.word(),
        message: finding.message.clone(),
        line: finding.file.line_and_column(finding.span.start as usize).0,
    };
    let head = |head: check::Head| {
        let state = if !head.there {
            Coverage::Missing
        } else if head.labelled {
            Coverage::Private
        } else {
            Coverage::Present
        };
        let key = format!("head-{}", head.key.replace(['.', '_'], "-"));
        Ok(CoverageRow { head: locale.say(&key, "worker", &[])?, citation: head.citation.to_owned(), state })
    };
    Ok(WorkerExtras {
        left_out: readers.iter().filter(|reader| reader.style != view::Style::Worker).map(left_out).collect(),
        findings: found.iter().map(finding).collect(),
        coverage: check::heads(plan).into_iter().map(head).collect::<Result<_, Fault>>()?,
    })
}

/// Writes the index. A run over part of a project keeps the lines of the plans that it did not look at.
pub(super) fn write(project: &Project<'_>, output: &Output, plans: &[PlanDone]) -> Result<(), Fault> {
    let tag = project.settings().language.as_ref().map_or("en", |language| language.as_str());
    let locale = Locale::bundled(tag).or_else(|_| Locale::bundled("en"))?;
    let say = |key: &str| locale.say(key, "worker", &[]);
    let looked_at: BTreeMap<&str, &PlanDone> = plans.iter().map(|plan| (plan.name.as_str(), plan)).collect();
    let names: BTreeSet<String> = output.plans().into_iter().chain(plans.iter().map(|plan| plan.name.clone())).collect();
    let mut rows = Vec::new();
    for name in names {
        let done = looked_at.get(name.as_str());
        let mut readers: Vec<ReaderDone> = done.map(|plan| plan.readers.clone()).unwrap_or_default();
        for key in output.readers_of(&name) {
            if !readers.iter().any(|reader| reader.key == key) {
                let stored = output.key_of(&name, &key).unwrap_or_default();
                readers.push(ReaderDone::from_note(key, stored.split_once(' ').map_or("", |(_, note)| note)));
            }
        }
        let failed = done.is_some_and(|plan| plan.failed);
        let trouble = match (failed, readers.is_empty()) {
            (false, _) => None,
            (true, true) => Some(say("overview-failed")?),
            (true, false) => Some(say("overview-failed-older")?),
        };
        let readers = readers.iter().map(|reader| row(&name, reader, locale)).collect::<Result<_, Fault>>()?;
        rows.push(OverviewPlan { name, trouble, readers });
    }
    let overview = Overview {
        lang: locale.tag().to_owned(),
        dir: locale.dir(),
        style: "worker",
        title: say("overview-title")?,
        warning: say("overview-warning")?,
        head: vec![say("overview-reader")?, say("overview-booklet")?, say("overview-left-out")?],
        frame: BTreeMap::from([("skip", say("frame-skip")?)]),
        plans: rows,
    };
    match overview.render(&project.theme) {
        Ok(page) => output.write_index(&page.bytes),
        Err(trouble) => Err(Fault::Usage(format!(
            "The theme cannot show the worker's index. {} ({}, line {})",
            trouble.message, trouble.template, trouble.line
        ))),
    }
}

fn row(plan: &str, reader: &ReaderDone, locale: &Locale) -> Result<OverviewReader, Fault> {
    let say = |key: &str| locale.say(key, "worker", &[]);
    let state = match reader.state {
        State::NotSealed => Some(say("overview-not-sealed")?),
        State::Stopped => Some(say("overview-stopped")?),
        State::Made | State::Unchanged => None,
    };
    let links = reader.files.iter().filter(|_| state.is_none()).map(|(format, file)| {
        let words = locale.say(&format!("overview-{format}"), "worker", &[("reader", Arg::from(reader.key.as_str()))])?;
        Ok(OverviewLink { words, href: format!("{plan}/{}/{file}", reader.key) })
    });
    Ok(OverviewReader {
        name: reader.key.clone(),
        links: links.collect::<Result<_, Fault>>()?,
        state,
        nothing: if reader.left_out.is_empty() { Some(say("overview-nothing")?) } else { None },
        left_out: reader.left_out.clone(),
    })
}
