//! The worker's index over all booklets of an output folder.

use super::older_copies;
use super::project::Project;
use super::results::{PlanDone, PlanOutcome, ReaderDone, ReaderOutcome, Stays};
use crate::formats::{Overview, OverviewLink, OverviewPlan, OverviewReader, PLANS_A_PAGE, index_page};
use crate::language::{Arg, Locale};
use crate::output::{Copies, Output};
use crate::system_error::SystemError;
use crate::theme::TemplateTrouble;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Whether the index is as this run would make it, so that it need not be made: nothing was built, and when the index was made, no
/// plan had anything to tell but what is in the output folder.
pub(super) fn is_current(
    project: &Project,
    output: &Output,
    plans: &[PlanDone],
    neighbours: &BTreeSet<String>,
) -> Result<bool, SystemError> {
    let nothing_built = plans.iter().all(PlanDone::is_skipped);
    Ok(nothing_built && neighbours.is_empty() && key(project, output, plans)?.is_some_and(|key| output.is_index_current(&key)))
}

/// What the index is made from beside what is in the output folder. `None` if it says more than that.
fn key(project: &Project, output: &Output, plans: &[PlanDone]) -> Result<Option<String>, SystemError> {
    let as_stands = |reader: &ReaderDone| matches!(reader.state, ReaderOutcome::Made | ReaderOutcome::Unchanged) && !reader.older;
    let is_calm = |plan: &PlanDone| {
        !plan.is_failed()
            && plan.older_copies.is_empty()
            && plan.faults.is_empty()
            && !plan.readers.is_empty()
            && plan.readers.iter().all(as_stands)
    };
    let all_calm = !project.broken && plans.iter().all(is_calm) && output.held_back_plans()?.is_empty();
    Ok(all_calm.then(|| project.key.clone()))
}

/// Writes the index, and gives its lines where this run is watched. A run over part of a project keeps the lines of the plans that it did
/// not look at; where it is given the `lines` of the last run and none has changed, nothing is written. Of `neighbours` it has searched
/// nothing.
pub(super) fn write(
    project: &Project,
    output: &Output,
    plans: &[PlanDone],
    neighbours: &BTreeSet<String>,
    lines: Option<Vec<OverviewPlan>>,
) -> Result<Option<Vec<OverviewPlan>>, SystemError> {
    let tag = project.settings().language.as_ref().map_or("en", |language| language.as_str());
    let locale = project.locale(tag).or_else(|_| project.locale("en"))?;
    let writer = IndexWriter { project, output, neighbours, locale };
    let was_whole = lines.is_none();
    let others: Vec<String>;
    let lines = match lines {
        Some(mut lines) => {
            if !renew(&mut lines, &writer, plans)? {
                return Ok(Some(lines));
            }
            Lines::Kept(lines)
        }
        None => {
            others = [output.held_back_plans()?, output.plans()].concat();
            let looked_at = plans.iter().map(|plan| (plan.name.as_str(), Some(plan)));
            // Of two with one name, the one that was looked at comes last and stays.
            let all: BTreeMap<&str, Option<&PlanDone>> = others.iter().map(|name| (name.as_str(), None)).chain(looked_at).collect();
            let lines = Lines::ToMake(all.into_iter().collect());
            if project.workspace.is_watched() { Lines::Kept(lines.page(0..lines.len(), &writer)?.into_owned()) } else { lines }
        }
    };
    let parts = parts(&lines, locale)?;
    output.write_index(parts.len(), |number| {
        let overview = writer.page(&lines, number, &parts)?;
        let page = overview.render(&project.theme).map_err(|trouble| {
            let TemplateTrouble { message, template, line, .. } = trouble;
            SystemError::Usage(format!("The theme cannot show the worker's index. {message} ({template}, line {line})"))
        })?;
        Ok(page.into_bytes())
    })?;
    output.note_index_key(if was_whole && neighbours.is_empty() { key(project, output, plans)? } else { None });
    Ok(match lines {
        Lines::Kept(lines) => Some(lines),
        Lines::ToMake(_) => None,
    })
}

/// The lines of the index, in order of the plans' names. Where nobody watches, those of one page at a time are in memory.
enum Lines<'a> {
    Kept(Vec<OverviewPlan>),
    ToMake(Vec<(&'a str, Option<&'a PlanDone>)>),
}

impl Lines<'_> {
    fn len(&self) -> usize {
        match self {
            Lines::Kept(lines) => lines.len(),
            Lines::ToMake(plans) => plans.len(),
        }
    }

    fn name(&self, at: usize) -> &str {
        match self {
            Lines::Kept(lines) => &lines[at].name,
            Lines::ToMake(plans) => plans[at].0,
        }
    }

    fn page(&self, range: Range<usize>, writer: &IndexWriter<'_>) -> Result<Cow<'_, [OverviewPlan]>, SystemError> {
        match self {
            Lines::Kept(lines) => Ok(Cow::Borrowed(&lines[range])),
            Lines::ToMake(plans) => {
                plans[range].iter().map(|(name, plan)| writer.line(name, *plan)).collect::<Result<_, _>>().map(Cow::Owned)
            }
        }
    }
}

/// Links to all pages of the index, each with what it holds. An index without plans has one page.
fn parts(lines: &Lines<'_>, locale: &Locale) -> Result<Vec<OverviewLink>, SystemError> {
    let pages = lines.len().div_ceil(PLANS_A_PAGE).max(1);
    let part = |number: usize| {
        let (first, end) = (number * PLANS_A_PAGE, lines.len().min((number + 1) * PLANS_A_PAGE));
        let words = if pages == 1 {
            String::new()
        } else {
            let (from, to) = (Arg::from(lines.name(first)), Arg::from(lines.name(end - 1)));
            locale.say("overview-part", "worker", &[("n", (first + 1).into()), ("m", end.into()), ("from", from), ("to", to)])?
        };
        Ok(OverviewLink { words, href: index_page(number) })
    };
    (0..pages).map(part).collect()
}

/// Puts the lines of some plans in the place of their old ones, and says whether one of them is new.
fn renew(lines: &mut Vec<OverviewPlan>, writer: &IndexWriter<'_>, plans: &[PlanDone]) -> Result<bool, SystemError> {
    let mut changed = false;
    for plan in plans.iter().filter(|plan| plan.outcome != PlanOutcome::Unsettled) {
        let new = writer.line(&plan.name, Some(plan))?;
        match lines.binary_search_by(|known| known.name.cmp(&new.name)) {
            Ok(at) if lines[at] == new => continue,
            Ok(at) => lines[at] = new,
            Err(at) => lines.insert(at, new),
        }
        changed = true;
    }
    Ok(changed)
}

/// Writes the lines of plans.
struct IndexWriter<'a> {
    project: &'a Project,
    output: &'a Output,
    /// Plans of other projects.
    neighbours: &'a BTreeSet<String>,
    locale: &'a Locale,
}

impl IndexWriter<'_> {
    /// A page of the index. `parts` are all of them.
    fn page<'a>(&'a self, lines: &'a Lines<'_>, number: usize, parts: &'a [OverviewLink]) -> Result<Overview<'a>, SystemError> {
        let before = number * PLANS_A_PAGE;
        let (page, pages) = (Arg::from(number + 1), Arg::from(parts.len()));
        let title = if parts.len() == 1 {
            self.say("overview-title")?
        } else {
            self.locale.say("overview-title-page", "worker", &[("n", page), ("m", pages)])?
        };
        Ok(Overview {
            lang: self.locale.tag(),
            dir: self.locale.dir(),
            style: "worker",
            title,
            warning: self.say("overview-warning")?,
            head: vec![self.say("overview-reader")?, self.say("overview-booklet")?, self.say("overview-left-out")?],
            frame: ["skip", "contents", "here", "previous", "next"]
                .into_iter()
                .map(|key| Ok((key, self.say(&format!("frame-{key}"))?)))
                .collect::<Result<_, SystemError>>()?,
            part: number,
            parts,
            before,
            plans: lines.page(before..lines.len().min(before + PLANS_A_PAGE), self)?,
        })
    }

    /// The line of one plan.
    fn line(&self, name: &str, done: Option<&PlanDone>) -> Result<OverviewPlan, SystemError> {
        let known = done.into_iter().flat_map(|plan| &plan.readers);
        let mut readers: Vec<ReaderDone> = known.map(|reader| reader.remembered(self.output, name)).collect();
        let standing = self.output.readers_of(name);
        // Where a run makes no file for a reader, what is left from before counts.
        readers.retain(|reader| reader.state != ReaderOutcome::NoFormat || !standing.contains(&reader.key));
        for key in standing.iter().chain(done.into_iter().flat_map(|plan| &plan.older_copies)) {
            if !readers.iter().any(|reader| reader.key == *key) {
                readers.push(older_copies::standing(self.output, name, key));
            }
        }
        let stays = done.map_or_else(|| self.neighbours.contains(name).then_some(&Stays::OfAnother), PlanDone::stays);
        let marked = |key: &String| done.map_or(stays.is_some(), |plan| plan.older_copies.contains(key));
        for reader in &mut readers {
            reader.older |= marked(&reader.key);
        }
        let failed = done.is_some_and(PlanDone::is_failed);
        let trouble = match (failed, readers.iter().any(|reader| reader.older)) {
            _ if stays == Some(&Stays::OfAnother) => Some(self.say("overview-of-another")?),
            _ if stays.is_some() => Some(self.say("overview-gone")?),
            (false, _) => None,
            (true, _) if self.project.broken => Some(self.say("overview-not-built")?),
            (true, false) => Some(self.say("overview-failed")?),
            (true, true) => Some(self.say("overview-failed-older")?),
        };
        let row = |reader: &ReaderDone| self.row(name, reader, stays.is_some());
        let mut rows = readers.iter().map(row).collect::<Result<Vec<_>, _>>()?;
        for key in self.output.held_back_of(name)? {
            // A copy that was held back in an earlier run is listed as long as this reader has nothing else.
            if !rows.iter().any(|row| row.name == key) {
                rows.push(self.held_back(&key)?);
            }
        }
        // In the order of their keys, whichever run knows of them.
        rows.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(OverviewPlan { name: name.to_owned(), trouble, readers: rows })
    }

    fn row(&self, plan: &str, reader: &ReaderDone, stays: bool) -> Result<OverviewReader, SystemError> {
        let older = if reader.older { "-older" } else { "" };
        let state = match reader.state {
            _ if stays => Some("overview-unchecked".to_owned()),
            ReaderOutcome::Stopped => Some(format!("overview-stopped{older}")),
            ReaderOutcome::NotShown => Some(format!("overview-not-shown{older}")),
            ReaderOutcome::NotWritten => Some(format!("overview-not-written{older}")),
            ReaderOutcome::NotSealed => Some(format!("overview-not-sealed{older}")),
            ReaderOutcome::Made | ReaderOutcome::Unchanged | ReaderOutcome::NoFormat => reader.older.then(|| "overview-older".to_owned()),
        };
        let (files, left_out) = (&reader.about().files, reader.left_out().to_vec());
        let mut links = Vec::with_capacity(if state.is_none() { files.len() } else { 0 });
        for (format, file) in files.iter().filter(|_| state.is_none()) {
            let words = self.locale.say(&format!("overview-{format}"), "worker", &[("reader", Arg::from(reader.key.as_str()))])?;
            links.push(OverviewLink { words, href: format!("{plan}/{}/{file}", reader.key) });
        }
        Ok(OverviewReader {
            name: reader.key.clone(),
            links,
            state: state.map(|key| self.say(&key)).transpose()?,
            nothing: if left_out.is_empty() { Some(self.say("overview-nothing")?) } else { None },
            left_out,
        })
    }

    /// The row of a reader whose copy went out of reach and was not made again.
    fn held_back(&self, key: &str) -> Result<OverviewReader, SystemError> {
        let state = Some(self.say("overview-held-back")?);
        Ok(OverviewReader { name: key.to_owned(), links: Vec::new(), state, nothing: None, left_out: Vec::new() })
    }

    fn say(&self, key: &str) -> Result<String, SystemError> {
        self.locale.say(key, "worker", &[])
    }
}
