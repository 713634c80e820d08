//! `ourplan watch`: builds, and builds again at each saved file, until somebody ends it.

use super::build::{self, Choice, Watcher};
use crate::diagnostics::Severity;
use crate::pipeline::{BuildRequest, Done, PlanDone, Progress, ReaderOutcome, WatchRequest};
use crate::report::{Finding, Manner, Report, Told};
use crate::system_error::SystemError;
use crate::watch::{Line, Round, WatchListener, Work, watch};
use clap::Args;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The arguments of `watch`.
#[derive(Args)]
pub(super) struct Watch {
    #[command(flatten)]
    choice: Choice,
    /// The folder that the booklets go to. Left out: `booklets` in the project.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Check for changes by polling. On network drives this is automatic.
    #[arg(long)]
    poll: bool,
}

impl Watch {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let options = BuildRequest {
            watch: WatchRequest { leave_sealed: true, ..WatchRequest::default() },
            ..self.choice.options(true, self.out.as_ref())
        };
        watch(&options, self.poll, &Line::default(), &Terminal::new())?;
        Ok(0)
    }
}

/// Tells on a terminal what each round did.
pub(super) struct Terminal {
    progress: Watcher,
    /// What is made at each save.
    makes: Makes,
    standing: Mutex<Standing>,
}

/// Where booklets go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Makes {
    Files,
    Preview,
}

/// What was told before, and holds still.
#[derive(Default)]
struct Standing {
    /// Plans with errors.
    failing: BTreeSet<String>,
    /// Whether the settings or the theme have errors.
    broken: bool,
    /// What the machine refused, as it was told.
    fault: Option<String>,
    /// Booklets that have the new look so far, and how long that took.
    looks: (usize, Duration),
}

impl Terminal {
    fn new() -> Self {
        Terminal { progress: Watcher::new(false), makes: Makes::Files, standing: Mutex::default() }
    }

    /// The same where booklets are shown and not written.
    pub(super) fn of_preview() -> Self {
        Terminal { makes: Makes::Preview, ..Terminal::new() }
    }
}

/// What becomes of what the machine refused.
const TRIED_AGAIN: &str = "I try it again by myself, and I am still watching.\n";

impl WatchListener for Terminal {
    fn progress(&self) -> &dyn Progress {
        &self.progress
    }

    fn watching(&self, why_look: Option<&str>) {
        let how = match why_look {
            None => String::new(),
            Some(why) => format!("I look for changes in this folder again and again, since {why}. That takes a moment longer.\n"),
        };
        let what = if self.makes == Makes::Files { "its booklets are made again" } else { "the preview shows it" };
        let _ = super::say(&format!("{how}Watching. Save a file, and {what}. Press Ctrl and C to end.\n"));
    }

    fn built(&self, round: &Round<'_>) {
        self.progress.end();
        if round.is_disturbed {
            return;
        }
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        match round.outcome {
            Err(_) if round.number == 1 => {}
            Err(fault) => {
                let words = fault.to_string();
                if standing.fault.as_ref() != Some(&words) {
                    let then = if fault.is_refusal() { TRIED_AGAIN } else { "I am still watching.\n" };
                    let _ = super::say(&format!("{words}\n{then}"));
                }
                standing.fault = Some(words);
            }
            Ok(done) => {
                let fault = done.faults.iter().map(SystemError::to_string).min();
                if round.is_retry && fault.is_some() && fault == standing.fault {
                    return;
                }
                show_errors(done);
                standing.add_looks(round, done);
                let words = if round.number == 1 { first_said(done) } else { said(round, done, &standing) };
                let _ = super::say(&words);
                super::say_faults(&done.faults);
                if done.faults.iter().any(SystemError::is_refusal) {
                    let _ = super::say(TRIED_AGAIN);
                }
                standing.note(round, done);
                standing.fault = fault;
            }
        }
    }
}

impl Standing {
    /// Adds up what is told at the end.
    fn add_looks(&mut self, round: &Round<'_>, done: &Done) {
        if let Work::Look(_) = round.work {
            self.looks = (self.looks.0 + count(&done.plans, ReaderOutcome::Made), self.looks.1 + round.took);
        }
    }

    fn note(&mut self, round: &Round<'_>, done: &Done) {
        if *round.work == Work::All {
            self.failing.clear();
        }
        if !round.is_part {
            self.looks = Default::default();
        }
        for plan in &done.plans {
            if plan.is_failed() {
                self.failing.insert(plan.name.clone())
            } else {
                self.failing.remove(&plan.name)
            };
        }
        self.broken = is_broken(done);
    }
}

/// Whether the settings or the theme have errors.
fn is_broken(done: &Done) -> bool {
    let errors = done.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.into_iter().any(|finding| finding.file == "ourplan.yaml" || finding.file.starts_with("themes/"))
}

/// Draws the errors, and what must be read before a booklet is handed over.
fn show_errors(done: &Done) {
    let shown: Vec<Finding> = done.findings.iter().filter(|finding| build::is_drawn(done, finding)).cloned().collect();
    if shown.is_empty() {
        return;
    }
    let manner = Manner { colour: true, width: super::width(), ..Manner::of(Report::Drawn) };
    // The terminal may be gone; the booklets are made all the same.
    let _ = super::tell(&mut anstream::stderr(), &Told { findings: &shown, ..Told::default() }, &manner);
}

/// What the first round did.
fn first_said(done: &Done) -> String {
    let words = build::summary(done, "save.");
    let better = build::could_be_better(done.findings.iter().filter(|finding| !build::is_drawn(done, finding)));
    match better {
        Some(better) => format!("{words}{better}\n"),
        None => words,
    }
}

/// What a later round did, a line each.
fn said(round: &Round<'_>, done: &Done, before: &Standing) -> String {
    let mut words = String::new();
    if before.broken && !is_broken(done) {
        words.push_str("The settings and the theme are mended.\n");
    }
    for plan in done.plans.iter().filter(|plan| before.failing.contains(&plan.name) && !plan.is_failed()) {
        words.push_str(&format!("`{}` is mended.\n", plan.name));
    }
    let time = round.took.as_millis().max(1);
    match round.work {
        Work::Plans(_) => done.plans.iter().filter(|plan| !plan.is_failed()).for_each(|plan| words.push_str(&made_of(plan, time))),
        Work::Look(_) if round.is_part => {}
        Work::Look(_) => words.push_str(&made_of_all(before.looks.0, before.looks.1.as_millis().max(1))),
        Work::All => words.push_str(&made_of_all(count(&done.plans, ReaderOutcome::Made), time)),
    }
    if is_broken(done) {
        words.push_str("Nothing was made. Mend the errors above and save. I am still watching.\n");
    } else {
        for plan in done.plans.iter().filter(|plan| plan.is_failed()) {
            words.push_str(&format!("Nothing was made of `{}`. Mend the errors above and save. I am still watching.\n", plan.name));
        }
    }
    words.push_str(&build::warnings(done));
    words
}

fn made_of_all(made: usize, time: u128) -> String {
    let what = if made == 0 { "No booklet is new".to_owned() } else { format!("Made {}", super::count(made, "booklet", "booklets")) };
    format!("{what}. That took {time} ms.\n")
}

fn made_of(plan: &PlanDone, time: u128) -> String {
    let plans = std::slice::from_ref(plan);
    let (made, left) = (count(plans, ReaderOutcome::Made), count(plans, ReaderOutcome::NotSealed));
    let mut words = match made {
        0 => format!("{}: no booklet is new.", plan.name),
        made => format!("{}: {} made in {time} ms.", plan.name, super::count(made, "booklet", "booklets")),
    };
    if left > 0 {
        words.push_str(" A locked file is made by `ourplan build` only.");
    }
    words.push('\n');
    words
}

fn count(plans: &[PlanDone], state: ReaderOutcome) -> usize {
    plans.iter().flat_map(|plan| &plan.readers).filter(|reader| reader.state == state).count()
}
