//! The worker's index over all booklets of an output folder.

use super::done::{PlanDone, ReaderDone, State, Stays};
use super::older;
use super::project::Project;
use crate::fault::Fault;
use crate::formats::{Overview, OverviewLink, OverviewPlan, OverviewReader, Words};
use crate::language::{Arg, Locale};
use crate::output::Output;
use crate::theme::LongTrouble;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Whether the index is as this run would make it, so that it need not be made: nothing was built, and when the index was made, no
/// plan had anything to tell but what is in the output folder.
pub(super) fn is_current(project: &Project, output: &Output, plans: &[PlanDone], neighbours: &BTreeSet<String>) -> Result<bool, Fault> {
    let nothing_built = plans.iter().all(|plan| plan.skipped);
    Ok(nothing_built && neighbours.is_empty() && key(project, output, plans)?.is_some_and(|key| output.is_index_current(&key)))
}

/// What the index is made from beside what is in the output folder. `None` if it tells of more than that.
fn key(project: &Project, output: &Output, plans: &[PlanDone]) -> Result<Option<String>, Fault> {
    let as_stands = |reader: &ReaderDone| matches!(reader.state, State::Made | State::Unchanged) && !reader.older;
    let is_calm = |plan: &PlanDone| {
        !plan.failed
            && plan.older_copies.is_empty()
            && plan.faults.is_empty()
            && !plan.readers.is_empty()
            && plan.readers.iter().all(as_stands)
    };
    let all_calm = !project.broken && plans.iter().all(is_calm) && output.held_back_plans()?.is_empty();
    Ok(all_calm.then(|| project.key.clone()))
}

/// Writes the index, and gives its lines. A run over part of a project keeps the lines of the plans that it did not look at; where
/// it is given the `lines` of the last run and none has changed, nothing is written. Of `neighbours` it has searched nothing.
pub(super) fn write(
    project: &Project,
    output: &Output,
    plans: &[PlanDone],
    neighbours: &BTreeSet<String>,
    lines: Option<Arc<Vec<OverviewPlan>>>,
) -> Result<Arc<Vec<OverviewPlan>>, Fault> {
    let tag = project.settings().language.as_ref().map_or("en", |language| language.as_str());
    let locale = project.locale(tag).or_else(|_| project.locale("en"))?;
    let say = |key: &str| locale.say(key, "worker", &[]);
    let scribe = Scribe { project, output, neighbours, locale, said: Mutex::default(), rows: Mutex::default() };
    let was_whole = lines.is_none();
    let lines = match lines {
        Some(mut lines) => {
            if !renew(&mut lines, &scribe, plans)? {
                return Ok(lines);
            }
            lines
        }
        None => {
            let mut others = output.held_back_plans()?;
            others.extend(output.plans());
            let looked_at = plans.iter().map(|plan| (plan.name.as_str(), Some(plan)));
            // Of two with one name, the one that was looked at comes last and stays.
            let all: BTreeMap<&str, Option<&PlanDone>> = others.iter().map(|name| (name.as_str(), None)).chain(looked_at).collect();
            Arc::new(all.into_iter().map(|(name, plan)| scribe.line(name, plan)).collect::<Result<_, _>>()?)
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
    output.write_index(|out| {
        overview.render(&project.theme, out).map_err(|trouble| match trouble {
            LongTrouble::Out(error) => error.into(),
            LongTrouble::Template(trouble) => Fault::Usage(format!(
                "The theme cannot show the worker's index. {} ({}, line {})",
                trouble.message, trouble.template, trouble.line
            ))
            .into(),
        })
    })?;
    output.note_index_key(if was_whole && neighbours.is_empty() { key(project, output, plans)? } else { None });
    Ok(overview.plans)
}

/// Puts the lines of some plans in the place of their old ones, and says whether one of them is new.
fn renew(lines: &mut Arc<Vec<OverviewPlan>>, scribe: &Scribe<'_>, plans: &[PlanDone]) -> Result<bool, Fault> {
    let mut changed = false;
    for plan in plans.iter().filter(|plan| !plan.unsettled) {
        let new = scribe.line(&plan.name, Some(plan))?;
        match lines.binary_search_by(|known| known.name.cmp(&new.name)) {
            Ok(at) if lines[at] == new => continue,
            Ok(at) => Arc::make_mut(lines)[at] = new,
            Err(at) => Arc::make_mut(lines).insert(at, new),
        }
        changed = true;
    }
    Ok(changed)
}

/// Writes the lines of plans.
struct Scribe<'a> {
    project: &'a Project,
    output: &'a Output,
    /// Plans of other projects.
    neighbours: &'a BTreeSet<String>,
    locale: &'a Locale,
    /// Words that were said before: they are the same in thousands of lines.
    said: Mutex<BTreeMap<String, Words>>,
    /// Rows that many plans have.
    rows: Mutex<BTreeSet<Arc<OverviewReader>>>,
}

/// How many words and rows are kept to be used again.
const MOST: usize = 1000;

impl Scribe<'_> {
    /// The line of one plan.
    fn line(&self, name: &str, done: Option<&PlanDone>) -> Result<OverviewPlan, Fault> {
        let known = done.into_iter().flat_map(|plan| &plan.readers);
        let mut readers: Vec<ReaderDone> = known.map(|reader| reader.remembered(self.output, name)).collect();
        let standing = self.output.readers_of(name);
        // Where a run makes no file for a reader, what is left from before counts.
        readers.retain(|reader| reader.state != State::NoFormat || !standing.contains(&reader.key));
        for key in standing {
            if !readers.iter().any(|reader| reader.key == key) {
                readers.push(older::standing(self.output, name, &key));
            }
        }
        for key in done.into_iter().flat_map(|plan| &plan.older_copies) {
            if !readers.iter().any(|reader| reader.key == *key) {
                readers.push(older::standing(self.output, name, key));
            }
        }
        let stays = done.map_or_else(|| self.neighbours.contains(name).then_some(&Stays::OfAnother), |plan| plan.stays.as_ref());
        let marked = |key: &String| done.map_or(stays.is_some(), |plan| plan.older_copies.contains(key));
        for reader in &mut readers {
            reader.older |= marked(&reader.key);
        }
        let failed = done.is_some_and(|plan| plan.failed);
        let trouble = match (failed, readers.iter().any(|reader| reader.older)) {
            _ if stays == Some(&Stays::OfAnother) => Some(self.say("overview-of-another")?),
            _ if stays.is_some() => Some(self.say("overview-gone")?),
            (false, _) => None,
            (true, _) if self.project.broken => Some(self.say("overview-not-built")?),
            (true, false) => Some(self.say("overview-failed")?),
            (true, true) => Some(self.say("overview-failed-older")?),
        };
        let mut rows: Vec<Arc<OverviewReader>> = Vec::with_capacity(readers.len());
        for reader in readers {
            rows.push(self.shared(self.row(name, &reader, stays.is_some())?));
        }
        for key in self.output.held_back_of(name)? {
            // A copy that was held back in an earlier run is told of as long as nothing else stands for this reader.
            if !rows.iter().any(|row| *row.name.0 == *key) {
                rows.push(self.shared(self.held_back(&key)?));
            }
        }
        // In the order of their keys, whichever run knows of them.
        rows.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(OverviewPlan { name: name.into(), trouble, readers: rows.into() })
    }

    fn row(&self, plan: &str, reader: &ReaderDone, stays: bool) -> Result<OverviewReader, Fault> {
        let state = match (reader.state, reader.older) {
            _ if stays => Some("overview-unchecked"),
            (State::Stopped, false) => Some("overview-stopped"),
            (State::Stopped, true) => Some("overview-stopped-older"),
            (State::NotShown, false) => Some("overview-not-shown"),
            (State::NotShown, true) => Some("overview-not-shown-older"),
            (State::NotWritten, false) => Some("overview-not-written"),
            (State::NotWritten, true) => Some("overview-not-written-older"),
            (State::NotSealed, false) => Some("overview-not-sealed"),
            (State::NotSealed, true) => Some("overview-not-sealed-older"),
            (State::Made | State::Unchanged | State::NoFormat, true) => Some("overview-older"),
            (State::Made | State::Unchanged | State::NoFormat, false) => None,
        };
        let (files, left_out) = (&reader.about().files, reader.left_out().to_vec());
        let mut links = Vec::with_capacity(if state.is_none() { files.len() } else { 0 });
        for (format, file) in files.iter().filter(|_| state.is_none()) {
            let known = format!("{format} {}", reader.key);
            let words = || self.locale.say(&format!("overview-{format}"), "worker", &[("reader", Arg::from(reader.key.as_str()))]);
            links.push(OverviewLink::new(self.said(known, words)?, plan, file));
        }
        Ok(OverviewReader {
            name: self.said(format!("= {}", reader.key), || Ok(reader.key.clone()))?,
            links,
            state: state.map(|key| self.say(key)).transpose()?,
            nothing: if left_out.is_empty() { Some(self.say("overview-nothing")?) } else { None },
            left_out,
        })
    }

    /// The row of somebody whose copy went out of reach and was not made again.
    fn held_back(&self, key: &str) -> Result<OverviewReader, Fault> {
        let state = Some(self.say("overview-held-back")?);
        let name = self.said(format!("= {key}"), || Ok(key.to_owned()))?;
        Ok(OverviewReader { name, links: Vec::new(), state, nothing: None, left_out: Vec::new() })
    }

    fn say(&self, key: &str) -> Result<Words, Fault> {
        self.said(key.to_owned(), || self.locale.say(key, "worker", &[]))
    }

    /// A row that other plans have too, held once.
    fn shared(&self, row: OverviewReader) -> Arc<OverviewReader> {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = rows.get(&row) {
            return Arc::clone(known);
        }
        let row = Arc::new(row);
        if rows.len() < MOST {
            rows.insert(Arc::clone(&row));
        }
        row
    }

    /// Words that are made once.
    fn said(&self, known: String, make: impl FnOnce() -> Result<String, Fault>) -> Result<Words, Fault> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = said.get(&known) {
            return Ok(words.clone());
        }
        let words = Words(make()?.into());
        if said.len() < MOST {
            said.insert(known, words.clone());
        }
        Ok(words)
    }
}
