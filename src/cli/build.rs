//! `ourplan build`: makes booklets.

use crate::output::add_private;
use crate::pipeline::{self, BuildRequest, Done, HandedOver, PlanDone, Progress, ReaderOutcome, Stays};
use crate::report::{Finding, Manner, Report, Told, leads};
use crate::seal::Passphrase;
use crate::system_error::SystemError;
use crate::workspace::{booklets_of, output_is_kept, whole_path};
use clap::Args;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The arguments of `build`.
#[derive(Args)]
pub(super) struct Build {
    #[command(flatten)]
    choice: Choice,
    /// The folder that the booklets go to. Left out: `booklets` in the project.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write the words that open locked files to this new file, instead of showing them. Keep it apart from the booklets.
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    /// Say a line for each plan.
    #[arg(long, short)]
    verbose: bool,
}

/// What `build` and `check` both may be asked.
#[derive(Args)]
pub(super) struct Choice {
    /// Project folders or plan files. Left out: the folder you are in.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only this plan, by its file's name. May be given again.
    #[arg(long, value_name = "NAME")]
    plan: Vec<String>,
    /// Only this reader, by their key in the plan. May be given again.
    #[arg(long, value_name = "KEY")]
    reader: Vec<String>,
    /// The theme, instead of the one in the settings.
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// The language of the fixed phrases, for all readers.
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// The format, instead of the default ones. May be given again.
    #[arg(long, value_name = "FORMAT", value_parser = super::format_name)]
    format: Vec<String>,
    /// Let warnings count as errors.
    #[arg(long)]
    strict: bool,
    /// How many plans to work on at once, at most as many as this computer has processors. Left out: that many.
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// The day to build for, like 2026-03-02. Left out: today.
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    today: Option<jiff::civil::Date>,
}

impl Choice {
    pub(super) fn options(&self, write: bool, out: Option<&PathBuf>) -> BuildRequest {
        BuildRequest {
            paths: self.paths.clone(),
            out: out.cloned(),
            plans: self.plan.clone(),
            readers: self.reader.clone(),
            theme: self.theme.clone(),
            language: self.lang.clone(),
            formats: self.format.clone(),
            strict: self.strict,
            jobs: self.jobs.map(std::num::NonZeroUsize::get),
            today: self.today,
            write,
            ..BuildRequest::default()
        }
    }
}

impl Build {
    pub(super) fn run(&self) -> Result<u8, SystemError> {
        let refused = self.words.as_ref().and_then(|file| not_in_the_booklets(file, &self.choice.paths, self.out.as_ref()).err());
        let refused = refused.map(|fault| fault.to_string());
        let progress = Watcher { words_file: self.words.clone(), ..Watcher::new(self.verbose) };
        let options = BuildRequest { brief: Some(&HANDING_OVER), refused, ..self.choice.options(true, self.out.as_ref()) };
        let done = pipeline::build(&options, &progress);
        progress.end();
        let mut done = done?;
        let code = done.exit_code();
        let said = say(&mut done, self.words.as_deref());
        // What could not be done is said also where the rest cannot be.
        super::say_faults(&done.faults);
        said?;
        Ok(code)
    }
}

/// Says what was done, and what to do next.
fn say(done: &mut Done, words_file: Option<&Path>) -> Result<(), SystemError> {
    let (shown, rest): (Vec<Finding>, Vec<Finding>) =
        std::mem::take(&mut done.findings).into_iter().partition(|finding| is_drawn(done, finding));
    if !shown.is_empty() {
        let manner = Manner { colour: true, width: super::width(), ..Manner::of(Report::Drawn) };
        super::tell(&mut anstream::stderr(), &Told { findings: &shown, ..Told::default() }, &manner)?;
    }
    let mut words = summary(done, "build again.");
    if done.plans.iter().flat_map(|plan| &plan.readers).any(|reader| reader.words.is_some()) {
        words.push_str(&words_file.map_or_else(|| KEEP_THE_WORDS.to_owned(), words_are_in));
    }
    if let Some(better) = could_be_better(&rest) {
        words.push_str(&format!("{better} Look at these first:\n"));
        words.push_str(&leads(&rest, super::width().unwrap_or(80)));
    }
    for out in &done.out {
        words.push_str(&format!("Open {} to see them all.\n", out.join("index.html").display()));
    }
    for handed in &done.handed_over {
        words.push_str(&handed_over(handed));
    }
    super::say(&words)
}

/// What is in a folder that is handed over.
fn handed_over(folder: &HandedOver) -> String {
    const MOST: usize = 5;
    let mut words = format!("The booklets are in {}", folder.out.display());
    if folder.others.is_empty() && folder.unlisted.is_empty() {
        return words + ", and nothing else is.\n";
    }
    words.push_str(".\n");
    if !folder.others.is_empty() {
        let others = folder.others.join(", ");
        words.push_str(&format!("Copies for other readers lie there too: {others}. Do not hand over the whole folder.\n"));
    }
    if !folder.unlisted.is_empty() {
        let (named, more) = folder.unlisted.split_at(folder.unlisted.len().min(MOST));
        let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
        let named = named.join(", ");
        words.push_str(&format!("Other files lie there too: {named}{more}. Look at them before you hand over the folder.\n"));
    }
    words
}

/// Whether a finding is drawn at once, and not only counted.
pub(super) fn is_drawn(done: &Done, finding: &Finding) -> bool {
    done.is_error(finding) || HANDING_OVER.contains(&finding.code)
}

/// How many findings there are, and where to read them; `None` if there are none.
pub(super) fn could_be_better<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Option<String> {
    let times = findings.into_iter().map(|finding| finding.times).sum();
    (times > 0).then(|| format!("{} could be better. `ourplan check` shows them.", super::count(times, "thing", "things")))
}

/// What was made, and what was not. `then` is what to do once a mistake is corrected.
pub(super) fn summary(done: &Done, then: &str) -> String {
    let mut words = String::new();
    let count = |state: ReaderOutcome| done.plans.iter().flat_map(|plan| &plan.readers).filter(|reader| reader.state == state).count();
    let (made, same) = (count(ReaderOutcome::Made), count(ReaderOutcome::Unchanged));
    let failed: Vec<_> = done.plans.iter().filter(|plan| plan.is_failed()).collect();
    words.push_str(&match (made, same) {
        (0, 0) => "No booklet was made.\n".to_owned(),
        (0, same) => format!("{} the same as before.\n", super::count(same, "booklet is", "booklets are")),
        (made, 0) => format!("Made {}.\n", super::count(made, "booklet", "booklets")),
        (made, same) => format!("Made {}. {same} more are the same as before.\n", super::count(made, "booklet", "booklets")),
    });
    for plan in failed.iter().filter(|_| done.faults.is_empty()) {
        let what = if done.strict { "what stands above" } else { "the errors above" };
        words.push_str(&format!("Nothing was made of `{}`. Mend {what} and {then}\n", plan.name));
    }
    words.push_str(&warnings(done));
    words
}

/// What a person must read before a booklet is handed over.
pub(super) fn warnings(done: &Done) -> String {
    older_copies(done) + &elsewhere(done) + &stays(done) + &not_made(done)
}

/// Older copies in other folders, and pages that nobody has a list of.
fn elsewhere(done: &Done) -> String {
    let mut words = String::new();
    for (out, copies) in &done.elsewhere {
        let out = out.display();
        words.push_str(&match copies.as_slice() {
            [] => format!("I could not look for older copies in {out}, since a build there was stopped. Build there again.\n"),
            copies => format!("Do not hand over the older copies in {out}: {}.\n", copies.join(", ")),
        });
    }
    if !done.strays.is_empty() {
        const MOST_NAMED: usize = 6;
        let pages: Vec<_> = done.strays.iter().take(MOST_NAMED).map(|page| page.display().to_string()).collect();
        let more = done.strays.len().saturating_sub(MOST_NAMED);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        words.push_str(&format!(
            "These pages are not in my list, so I did not check them. Do not hand them over: {}{more}.\n",
            pages.join(", ")
        ));
    }
    words
}

fn older_copies(done: &Done) -> String {
    let plans = done.plans.iter().filter(|plan| !plan.older_copies.is_empty());
    plans.map(|plan| format!("Do not hand over the older copies of `{}`: {}.\n", plan.name, plan.older_copies.join(", "))).collect()
}

/// Why booklets stand of which no plan was found.
fn stays(done: &Done) -> String {
    let say = |plan: &PlanDone| {
        let name = &plan.name;
        Some(match plan.stays()? {
            Stays::Gone => {
                format!("The plan `{name}` was not found. Its booklets stay until you build the whole project with `ourplan build`.\n")
            }
            Stays::ForNow => format!("The plan `{name}` was not found. Its booklets are removed soon if the file does not come back.\n"),
            Stays::MayBe(file) if *file == format!("{name}.yaml") => format!(
                "The plan `{name}` was not found, so its booklets stay. If {file} is that plan, move it to plans/{file}. If not, give it another \
                 name and build again, and the booklets are removed.\n"
            ),
            Stays::MayBe(file) => format!(
                "The plan `{name}` was not found, so its booklets stay. If {file} is that plan, rename it to {name}.yaml, in the folder of the plans. \
                 If not, move it out of that folder and build again, and the booklets are removed.\n"
            ),
            // What could not be done says it.
            Stays::OfAnother if plan.is_failed() => return None,
            Stays::OfAnother => format!("The booklets of `{name}` were made by another project, so they were not checked.\n"),
        })
    };
    done.plans.iter().filter_map(say).collect()
}

/// Booklets that were stopped or could not be written, and those that went or stay.
fn not_made(done: &Done) -> String {
    let mut words = String::new();
    let count = |state: ReaderOutcome| done.plans.iter().flat_map(|plan| &plan.readers).filter(|reader| reader.state == state).count();
    if count(ReaderOutcome::Stopped) > 0 {
        words.push_str(&format!("{} stopped and not made.\n", super::count(count(ReaderOutcome::Stopped), "booklet was", "booklets were")));
    }
    if count(ReaderOutcome::NotShown) > 0 {
        let booklets = super::count(count(ReaderOutcome::NotShown), "booklet was", "booklets were");
        words.push_str(&format!("{booklets} not made: the theme has a mistake.\n"));
    }
    if count(ReaderOutcome::NotWritten) > 0 {
        words.push_str(&format!("{} not be written.\n", super::count(count(ReaderOutcome::NotWritten), "booklet could", "booklets could")));
    }
    if !done.removed.is_empty() {
        words.push_str(&format!("Removed, since the plan or the reader is gone: {}.\n", list(&done.removed)));
    }
    if !done.held_back.is_empty() {
        words.push_str(&format!("Moved out of reach, until `ourplan clean`: {}.\n", list(&done.held_back)));
    }
    if !done.locked_left.is_empty() {
        words.push_str(&format!(
            "A locked file stays until `ourplan build`, though its plan or reader is gone. Do not hand it over: {}.\n",
            list(&done.locked_left)
        ));
    }
    if !done.neighbours.is_empty() {
        words.push_str(&format!("Left as they are, since another project made them: {}.\n", list(&done.neighbours)));
        words.push_str("This build did not check them. Build that project before you hand them over.\n");
    }
    words
}

/// What to do with the words that were shown.
const KEEP_THE_WORDS: &str = "Write the words down now. They are shown this once and kept nowhere.\n\
     Tell them in person or on the telephone. Do not send them with the file.\n\
     If they are lost, delete the file and build again: it gets new words.\n\n";

/// Where the words are that were not shown.
fn words_are_in(file: &Path) -> String {
    format!(
        "The words that open the locked files are in {}, and nowhere else. Do not send that file with the booklets.\n\
         Tell each person their words in person or on the telephone, then delete it.\n\n",
        file.display()
    )
}

/// Words that lie in the folder that is handed over would lock nothing.
fn not_in_the_booklets(file: &Path, paths: &[PathBuf], out: Option<&PathBuf>) -> Result<(), SystemError> {
    let here = [PathBuf::from(".")];
    let projects = if paths.is_empty() { &here } else { paths };
    let outs = out.map_or_else(|| projects.iter().flat_map(|path| booklets_of(path)).collect(), |out| vec![out.clone()]);
    let file = whole_path(file);
    match outs.iter().find(|out| file.starts_with(whole_path(out))) {
        Some(out) => Err(SystemError::Usage(format!(
            "{} lies in the folder of the booklets, {}, which may be handed over. Choose another place for the words.",
            file.display(),
            out.display()
        ))),
        None => Ok(()),
    }
}

/// Warnings that a person must read before a booklet is handed over. A copy of a plan may hold what the plan lacks: a label, say; and a
/// plan that was copied may hold another child's name.
pub(super) const HANDING_OVER: [&str; 16] = [
    "older-copy-held-back",
    "file-not-in-the-list",
    "name-or-word",
    "language-not-here",
    "format-not-here",
    "conflict-copy",
    "copy-of-a-plan",
    "two-plans-of-one-child",
    "file-not-read",
    "settings-not-read",
    "name-of-nobody",
    "left-from-the-starter",
    "invented-number",
    "note-to-colleagues",
    "label-commented-out",
    "group-of-nobody",
];

fn list(names: &std::collections::BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Tells how a run goes on: a line a plan where asked, else one line that is written over, after a second.
pub(super) struct Watcher {
    verbose: bool,
    terminal: bool,
    began: Instant,
    all: AtomicUsize,
    done: AtomicUsize,
    drawn: AtomicUsize,
    /// Where words go instead of the terminal, and whether some have gone there.
    words_file: Option<PathBuf>,
    has_words: Mutex<bool>,
}

impl Watcher {
    pub(super) fn new(verbose: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let (words_file, has_words) = (None, Mutex::default());
        Watcher { verbose, terminal, began: Instant::now(), all: 0.into(), done: 0.into(), drawn: 0.into(), words_file, has_words }
    }

    pub(super) fn end(&self) {
        if self.drawn.load(Ordering::Relaxed) > 0 {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

impl Progress for Watcher {
    /// The words stand on the terminal, or where the person asked for them, before the file stands on the disk, and nowhere else.
    fn words(&self, plan: &str, reader: &str, words: &Passphrase) -> std::io::Result<()> {
        self.end();
        if let Some(file) = &self.words_file {
            let mut has_words = self.has_words.lock().unwrap_or_else(PoisonError::into_inner);
            add_private(file, !*has_words, &format!("{plan}/{reader}: {}\n", words.words()))?;
            *has_words = true;
            return Ok(());
        }
        if !output_is_kept() {
            return Err(std::io::ErrorKind::NotConnected.into());
        }
        let mut out = anstream::stdout().lock();
        write!(out, "Locked: {plan}/{reader}. These words open it:\n\n    {}\n\n", words.words())?;
        out.flush()
    }

    fn begin(&self, plans: usize) {
        self.all.store(plans, Ordering::Relaxed);
    }

    fn done(&self, plan: &PlanDone) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.verbose {
            let what = match plan {
                plan if plan.is_failed() => "has errors".to_owned(),
                plan if plan.is_skipped() => "is the same as before".to_owned(),
                plan => format!("{} done", super::count(plan.readers.len(), "booklet", "booklets")),
            };
            let _ = writeln!(anstream::stderr(), "{}: {what}", plan.name);
        } else if self.terminal && self.began.elapsed() > Duration::from_secs(1) {
            self.drawn.store(1, Ordering::Relaxed);
            let _ = write!(std::io::stderr(), "\r\x1b[K{done} of {} plans", self.all.load(Ordering::Relaxed));
        }
    }
}
