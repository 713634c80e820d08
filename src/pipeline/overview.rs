//! What workers see beside the booklets: the index over all of them, and what stands in their own copies.

use super::older;
use super::plan::{PlanDone, ReaderDone, State};
use super::project::Project;
use super::reading;
use super::studio::Studio;
use crate::booklet::{Coverage, CoverageRow, FindingRow, LeftOutRow, WorkerExtras};
use crate::check;
use crate::diagnostics::{Diagnostic, Severity};
use crate::fault::Fault;
use crate::formats::{Overview, OverviewLink, OverviewPlan, OverviewReader};
use crate::language::{Arg, Locale};
use crate::output::Output;
use crate::read;
use crate::seeded::{Leak, leak};
use crate::view::{self, Reader};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a worker's own booklet: left out, findings, coverage; all of it as far as that worker may see the plan.
///
/// It is worked out from the plan without what is withheld from them, so that it cannot tell of it.
pub(super) fn for_worker(studio: &Studio<'_>, worker: &Reader, readers: &[Reader], locale: &Locale) -> Result<WorkerExtras, Fault> {
    let (project, plan) = (studio.project, studio.plan);
    let mut hidden = view::hidden_places(plan, worker, project.workspace.today);
    if leak(Leak::WorkerPageOfAll) {
        hidden.clear();
    }
    let Some(seen) = read::seen(plan.file(), &hidden) else { return Ok(WorkerExtras::default()) };
    let read::Seen { draft, findings, places } = seen;
    let (part, meant) = project.with_desk(plan.name(), true, |desk| check::part(draft, desk, &|rule| !asks_beyond_a_part(rule)));
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
        let keys: BTreeSet<_> = view::left_out_of_part(&part, reader, project.workspace.today).into_iter().map(|left| left.keys).collect();
        LeftOutRow { reader: reader.key.clone(), labels: keys.into_iter().collect() }
    };
    let others: Vec<&Reader> = readers
        .iter()
        .filter(|reader| reader.style != view::Style::Worker && (leak(Leak::ReadersOfAll) || view::knows(&part, reader)))
        .collect();
    let head_name = |key: &str| locale.say(&format!("head-{}", key.replace(['.', '_'], "-")), "worker", &[]);
    let head = |head: &check::Head| {
        let state = if !head.there {
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

/// Rules that read the words of a text, and so may speak of a wording that this worker does not get; and rules that ask who
/// somebody is who may be withheld from them.
const ASK_BEYOND_A_PART: [&str; 18] = [
    "answer-says-nothing",
    "better-off-not-asked",
    "child-not-there",
    "consent-from-nobody",
    "goal-measures-closing",
    "goal-stands-still",
    "goal-without-action",
    "goal-without-family-words",
    "head-not-filled",
    "lead-is-no-worker",
    "lead-not-reachable",
    "move-answer-doubtful",
    "one-person-carries-most",
    "parent-not-asked",
    "vague-action",
    "violence-without-label",
    "visit-late",
    "visits-not-written",
];

/// Whether what a rule says may hang on something that this worker does not get: a wording for somebody else, or a person who is
/// withheld from them. `ourplan check` tells it to whoever writes the plan.
fn asks_beyond_a_part(rule: &check::Rule) -> bool {
    rule.concern == check::Concern::PlainWords || ASK_BEYOND_A_PART.contains(&rule.code)
}

/// Writes the index, and gives its lines. A run over part of a project keeps the lines of the plans that it did not look at; where
/// it is given the `lines` of the last run and none has changed, nothing is written.
pub(super) fn write(
    project: &Project,
    output: &Output,
    plans: &[PlanDone],
    lines: Option<Vec<OverviewPlan>>,
) -> Result<Vec<OverviewPlan>, Fault> {
    let tag = project.settings().language.as_ref().map_or("en", |language| language.as_str());
    let locale = project.locale(tag).or_else(|_| project.locale("en"))?;
    let say = |key: &str| locale.say(key, "worker", &[]);
    let lines = match lines {
        Some(mut lines) => {
            if !renew(&mut lines, |name, done| line(project, output, locale, name, done), plans)? {
                return Ok(lines);
            }
            lines
        }
        None => {
            let looked_at: BTreeMap<&str, &PlanDone> = plans.iter().map(|plan| (plan.name.as_str(), plan)).collect();
            let names: BTreeSet<String> =
                output.plans().into_iter().chain(output.held_back_plans()?).chain(plans.iter().map(|plan| plan.name.clone())).collect();
            let line = |name: String| line(project, output, locale, &name, looked_at.get(name.as_str()).copied());
            names.into_iter().map(line).collect::<Result<_, _>>()?
        }
    };
    let overview = Overview {
        lang: locale.tag().to_owned(),
        dir: locale.dir(),
        style: "worker",
        title: say("overview-title")?,
        warning: say("overview-warning")?,
        head: vec![say("overview-reader")?, say("overview-booklet")?, say("overview-left-out")?],
        frame: BTreeMap::from([("skip", say("frame-skip")?)]),
        plans: lines,
    };
    match overview.render(&project.theme) {
        Ok(page) => output.write_index(&page.bytes).map(|()| overview.plans),
        Err(trouble) => Err(Fault::Usage(format!(
            "The theme cannot show the worker's index. {} ({}, line {})",
            trouble.message, trouble.template, trouble.line
        ))),
    }
}

/// Puts the lines of some plans in the place of their old ones, and says whether one of them is new.
fn renew(
    lines: &mut Vec<OverviewPlan>,
    line: impl Fn(&str, Option<&PlanDone>) -> Result<OverviewPlan, Fault>,
    plans: &[PlanDone],
) -> Result<bool, Fault> {
    let mut changed = false;
    for plan in plans {
        let new = line(&plan.name, Some(plan))?;
        match lines.binary_search_by(|known| known.name.cmp(&new.name)) {
            Ok(at) if lines[at] == new => continue,
            Ok(at) => lines[at] = new,
            Err(at) => lines.insert(at, new),
        }
        changed = true;
    }
    Ok(changed)
}

/// The line of one plan.
fn line(project: &Project, output: &Output, locale: &Locale, name: &str, done: Option<&PlanDone>) -> Result<OverviewPlan, Fault> {
    let say = |key: &str| locale.say(key, "worker", &[]);
    let mut readers: Vec<ReaderDone> = done.map(|plan| plan.readers.clone()).unwrap_or_default();
    let standing = output.readers_of(name);
    // Where a run makes no file for a reader, what stands from before is what there is.
    readers.retain(|reader| reader.state != State::Made || !reader.files.is_empty() || !standing.contains(&reader.key));
    for key in standing {
        if !readers.iter().any(|reader| reader.key == key) {
            readers.push(older::standing(output, name, &key));
        }
    }
    let marked = |key: &String| done.is_some_and(|plan| plan.older_copies.contains(key));
    for reader in &mut readers {
        reader.older |= marked(&reader.key);
    }
    let failed = done.is_some_and(|plan| plan.failed);
    let trouble = match (failed, readers.iter().any(|reader| reader.older)) {
        (false, _) => None,
        (true, _) if project.broken => Some(say("overview-not-built")?),
        (true, false) => Some(say("overview-failed")?),
        (true, true) => Some(say("overview-failed-older")?),
    };
    let mut readers: Vec<OverviewReader> = readers.iter().map(|reader| row(name, reader, locale)).collect::<Result<_, Fault>>()?;
    for key in output.held_back_of(name)? {
        // A copy that was held back in an earlier run is told of as long as nothing else stands for this reader.
        if !readers.iter().any(|row| row.name == key) {
            readers.push(held_back(key, locale)?);
        }
    }
    Ok(OverviewPlan { name: name.to_owned(), trouble, readers })
}

fn row(plan: &str, reader: &ReaderDone, locale: &Locale) -> Result<OverviewReader, Fault> {
    let say = |key: &str| locale.say(key, "worker", &[]);
    let state = match (reader.state, reader.older) {
        (State::Stopped, false) => Some(say("overview-stopped")?),
        (State::Stopped, true) => Some(say("overview-stopped-older")?),
        (State::NotWritten, false) => Some(say("overview-not-written")?),
        (State::NotWritten, true) => Some(say("overview-not-written-older")?),
        (State::NotSealed, false) => Some(say("overview-not-sealed")?),
        (State::NotSealed, true) => Some(say("overview-not-sealed-older")?),
        (State::Made | State::Unchanged, true) => Some(say("overview-older")?),
        (State::Made | State::Unchanged, false) => None,
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

/// The row of somebody whose copy went out of reach and was not made again.
fn held_back(key: String, locale: &Locale) -> Result<OverviewReader, Fault> {
    let state = Some(locale.say("overview-held-back", "worker", &[])?);
    Ok(OverviewReader { name: key, links: Vec::new(), state, nothing: None, left_out: Vec::new() })
}
