//! What became of a run, of its plans and of their readers' booklets.

use super::duplicate_plans::Child;
use super::{BuildRequest, older_copies};
use crate::diagnostics::Severity;
use crate::output::{self, Output};
use crate::report::Finding;
use crate::seal::Passphrase;
use crate::system_error::SystemError;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// A folder of booklets for some readers, which is handed over.
pub struct HandedOver {
    /// The folder.
    pub out: PathBuf,
    /// `PLAN/READER` of booklets for other readers in it.
    pub others: Vec<String>,
    /// The files in it that no record lists.
    pub unlisted: Vec<String>,
}

/// What a run did.
#[derive(Default)]
pub struct Done {
    /// Findings, in the order of the plans' names and places.
    pub findings: Vec<Finding>,
    /// Findings that an `allow` silenced, in the same order.
    pub allowed: Vec<Finding>,
    /// The names of plans that were checked and about which nothing is said; none where findings are only counted.
    pub quiet: Vec<String>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// Each plan, in the order of their files.
    pub plans: Vec<PlanDone>,
    /// `PLAN/READER` of booklets that were removed.
    pub removed: BTreeSet<String>,
    /// `PLAN/READER` of locked files that stay although the plan or the reader is gone, since this run leaves locked files alone.
    pub locked_left: BTreeSet<String>,
    /// `PLAN/READER` of older copies that were moved out of reach.
    pub held_back: BTreeSet<String>,
    /// Plans of other projects whose booklets lie in the same output folder, and stay as they are.
    pub neighbours: BTreeSet<String>,
    /// Where the booklets are, with the worker's index.
    pub out: Vec<PathBuf>,
    /// Where booklets are that were made to be handed over.
    pub handed_over: Vec<HandedOver>,
    /// Other output folders of the project in which copies stand that are older than the plans, each with the `PLAN/READER` of those that
    /// stay there. Where none is named, the folder could not be looked at.
    pub elsewhere: Vec<(PathBuf, Vec<String>)>,
    /// Pages of booklets that lie in an output folder and that no record lists.
    pub strays: Vec<PathBuf>,
    /// What could not be done, since the system refused or the command was wrong.
    pub faults: Vec<SystemError>,
}

impl Done {
    /// The exit code: 0 all built, 1 some plan has errors, 2 something could not be done, 3 a booklet was stopped.
    pub fn exit_code(&self) -> u8 {
        let stopped = |plan: &PlanDone| plan.readers.iter().any(|reader| reader.state == ReaderOutcome::Stopped);
        if !self.faults.is_empty() {
            2
        } else if self.plans.iter().any(stopped) {
            3
        } else if self.plans.iter().any(PlanDone::is_failed) || self.findings.iter().any(|finding| self.is_error(finding)) {
            1
        } else {
            0
        }
    }

    /// What a step gave; `None`, with the error noted, if it failed.
    pub(super) fn note<T>(&mut self, step: Result<T, SystemError>) -> Option<T> {
        step.map_err(|error| self.faults.push(error)).ok()
    }

    /// Whether a finding counts as an error in this run.
    #[must_use]
    pub fn is_error(&self, finding: &Finding) -> bool {
        finding.severity == Severity::Error || (self.strict && finding.severity == Severity::Warning)
    }
}

/// What became of one plan.
#[derive(Default)]
pub struct PlanDone {
    /// Its name.
    pub name: String,
    /// How it went.
    pub outcome: PlanOutcome,
    /// Its readers' booklets.
    pub readers: Vec<ReaderDone>,
    /// Readers whose older copies still stand and may show what they may not see today.
    pub older_copies: Vec<String>,
    /// `PLAN/READER` of locked files that stay although the reader is gone.
    pub(super) locked_left: Vec<String>,
    /// Why booklets could not be written.
    pub faults: Vec<SystemError>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was found and an `allow` silenced.
    pub allowed: Vec<Finding>,
    /// Whose plan it is, where it was read in this run.
    pub(super) child: Option<Child>,
    /// A hash of the child's name, where it was not.
    pub(super) rough_name: Option<u64>,
}

/// How one plan went.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum PlanOutcome {
    /// It was built, as its readers' outcomes say.
    #[default]
    Built,
    /// It has errors or could not be looked at, so nothing was made.
    Failed,
    /// Nothing had changed, so it was not looked at again.
    UpToDate,
    /// Its file changed while its booklets were made, so none came out. It is built again as soon as it is at rest.
    Unsettled,
    /// The run was not asked for it. Only its earlier copies were looked at.
    NotAsked,
    /// The booklets of another project lie in its folder, so it was not built.
    Blocked,
    /// It has booklets although this run found no plan.
    Stays(Stays),
}

/// Why booklets stay of which this run found no plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stays {
    /// The plan is gone. Only a build of the whole project removes its booklets.
    Gone,
    /// The plan was there a moment ago. Its booklets go if it does not come back.
    ForNow,
    /// A file may be the plan, under another name.
    MayBe(String),
    /// Another project made them.
    OfAnother,
}

/// What became of one reader's booklet.
#[derive(Clone)]
pub struct ReaderDone {
    /// The reader's key.
    pub key: String,
    /// What was done.
    pub state: ReaderOutcome,
    /// Whether a copy stands that is older than the plan, and may show what they may not see today.
    pub older: bool,
    /// The words that open a sealed file that was made in this run. They are kept nowhere else.
    pub words: Option<Arc<Passphrase>>,
    /// What else is known of it; nothing once the output folder knows it: of thousands of booklets it would fill the memory.
    pub(super) about: Option<Box<About>>,
}

/// What is known of a booklet.
#[derive(Clone, Default)]
pub(super) struct About {
    /// The names of the files that a person opens, by format.
    pub files: Vec<(String, String)>,
    /// Keys of the plan that are left out of this booklet. They name no text.
    pub left_out: Vec<String>,
    /// Where it is a sealed file: the hash of what is inside.
    pub inside: Option<String>,
    /// The hash of what the reader may see of the plan, whatever the format and the day.
    pub seen: Option<String>,
    /// The hash of all that it was rendered from.
    pub made: Option<String>,
    /// The mark of the project that it was made from.
    pub project: Option<String>,
    /// The theme that the command chose for it, in place of the settings' one.
    pub theme: Option<String>,
    /// The language that the command chose for it.
    pub language: Option<String>,
}

/// Nothing that is known.
static UNKNOWN: About =
    About { files: Vec::new(), left_out: Vec::new(), inside: None, seen: None, made: None, project: None, theme: None, language: None };

/// What was done with one reader's booklet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReaderOutcome {
    /// It was written.
    Made,
    /// It was the same as before.
    Unchanged,
    /// Something withheld was found in it, so it was not published.
    Stopped,
    /// The theme could not show it.
    NotShown,
    /// None of its formats was asked for.
    NoFormat,
    /// It could not be written.
    NotWritten,
    /// It may only be made as a sealed file, and this run was to leave that to another.
    NotSealed,
}

impl PlanDone {
    /// A plan of which nothing else is known.
    pub(super) fn new(name: &str, outcome: PlanOutcome) -> Self {
        PlanDone { name: name.to_owned(), outcome, ..PlanDone::default() }
    }

    /// Whether nothing could be made of it.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        matches!(self.outcome, PlanOutcome::Failed | PlanOutcome::Blocked)
    }

    /// Whether nothing was made of it although it may be sound.
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        matches!(self.outcome, PlanOutcome::UpToDate | PlanOutcome::Unsettled)
    }

    /// Why it has booklets, if it is not one of this project's plans.
    #[must_use]
    pub fn stays(&self) -> Option<&Stays> {
        match &self.outcome {
            PlanOutcome::Stays(stays) => Some(stays),
            PlanOutcome::Blocked => Some(&Stays::OfAnother),
            _ => None,
        }
    }

    /// Lets go of what the output folder knows of the booklets.
    pub(super) fn let_go(&mut self) {
        self.readers.iter_mut().for_each(ReaderDone::let_go);
        self.readers.shrink_to_fit();
    }
}

impl ReaderDone {
    /// Whether it may only be made as a sealed file.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.about().inside.is_some()
    }

    /// Keys of the plan that are left out of this booklet. They name no text.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.about().left_out
    }

    pub(super) fn about(&self) -> &About {
        self.about.as_deref().unwrap_or(&UNKNOWN)
    }

    pub(super) fn about_mut(&mut self) -> &mut About {
        self.about.get_or_insert_default()
    }

    /// Lets go of what the output folder knows of a booklet that stands there.
    fn let_go(&mut self) {
        if matches!(self.state, ReaderOutcome::Made | ReaderOutcome::Unchanged) && !self.about().files.is_empty() {
            self.about = None;
        }
    }

    /// The same with what the output folder knows of it.
    pub(super) fn remembered(&self, output: &Output, plan: &str) -> Self {
        let about = if self.about.is_some() { self.about.clone() } else { older_copies::standing(output, plan, &self.key).about };
        ReaderDone { about, ..self.clone() }
    }

    /// Stands where the hash of the sources stands else, for a copy that is older than the plan.
    pub(super) const OLDER: &str = "older";

    /// What the output folder keeps about a booklet beside its hash: files, keys and hashes, no care text.
    pub(super) fn note(&self) -> String {
        let About { files, left_out, inside, seen, made, project, theme, language } = self.about();
        let files: Vec<_> = files.iter().map(|(format, file)| format!("{format}={file}")).collect();
        let parts = [inside, seen, project, made, theme, language].map(|part| part.as_deref().unwrap_or_default());
        format!("{} {} {}", files.join(","), left_out.join(","), parts.join(" ").trim_end())
    }

    /// What is kept about a booklet that was found, of the project of this mark.
    pub(super) fn note_of_found(mark: &str) -> String {
        let mut found = ReaderDone::from_stored(String::new(), "");
        found.about_mut().project = Some(mark.to_owned());
        found.note()
    }

    /// Whether what is kept about a booklet was noted when it was found, since the record did not know it.
    pub(super) fn was_found(stored: &str) -> bool {
        stored.split(' ').next() == Some(output::FOUND)
    }

    /// A booklet as the output folder keeps it: the hash of its sources, a space, its note.
    pub(super) fn from_stored(key: String, stored: &str) -> Self {
        let (made_from, note) = stored.split_once(' ').unwrap_or_default();
        let list = |part: &str| part.split(',').filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let mut parts = note.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let (files, left_out) = (part(), part());
        let files = list(files).iter().filter_map(|item| item.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()))).collect();
        let some = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        let older = [ReaderDone::OLDER, output::FOUND].contains(&made_from);
        let [inside, seen, project, made, theme, language] = std::array::from_fn(|_| some(part()));
        let about = Some(Box::new(About { files, left_out: list(left_out), inside, seen, made, project, theme, language }));
        ReaderDone { key, state: ReaderOutcome::Unchanged, older, words: None, about }
    }
}

/// The kinds of findings of a run.
pub(super) struct FindingSummary<'a> {
    request: &'a BuildRequest,
    /// The first of each kind, and where it stands: which plan, and the how-manyth finding there.
    kinds: Mutex<Vec<((usize, usize), Finding)>>,
}

impl<'a> FindingSummary<'a> {
    /// A tally, where the run only counts.
    pub fn new(request: &'a BuildRequest) -> Option<Self> {
        request.only_counts().then(|| FindingSummary { request, kinds: Mutex::default() })
    }

    /// Takes from the findings of a plan those that are only counted. `plan` is its place among all plans.
    pub fn take(&self, plan: usize, found: &mut Vec<Finding>) {
        let is_shown = |finding: &Finding| self.request.shows(finding.code, finding.severity);
        let (shown, counted) = std::mem::take(found).into_iter().partition(is_shown);
        *found = shown;
        let counted: Vec<Finding> = counted;
        for (at, finding) in counted.into_iter().enumerate() {
            self.count((plan, at), Finding { picture: None, help: None, ..finding });
        }
    }

    fn count(&self, place: (usize, usize), finding: Finding) {
        let mut kinds = self.kinds.lock().unwrap_or_else(PoisonError::into_inner);
        let alike = |(_, first): &&mut (_, Finding)| (first.code, first.severity) == (finding.code, finding.severity);
        match kinds.iter_mut().find(alike) {
            Some((known, first)) => {
                let times = first.times + finding.times;
                if place < *known {
                    (*known, *first) = (place, finding);
                }
                first.times = times;
            }
            None => kinds.push((place, finding)),
        }
    }

    /// The first of each kind, in the order of the plans.
    pub fn end(self) -> Vec<Finding> {
        let mut kinds = self.kinds.into_inner().unwrap_or_else(PoisonError::into_inner);
        kinds.sort_by_key(|(place, _)| *place);
        kinds.into_iter().map(|(_, finding)| finding).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::diagnostics::Severity;

    fn finding(code: &'static str, file: &str, severity: Severity) -> Finding {
        Finding {
            code,
            severity,
            times: 1,
            category: Category::Voice,
            file: file.to_owned(),
            line: 1,
            column: 1,
            message: String::new(),
            help: Some(String::new()),
            picture: None,
            allowed: None,
        }
    }

    #[test]
    fn of_each_kind_the_first_plans_finding_stands_for_all_whatever_came_first() {
        let request = BuildRequest { brief: Some(&["shown"]), ..BuildRequest::default() };
        let warning = Severity::Warning;
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let tally = FindingSummary::new(&request).expect("the run only counts");
            for plan in order {
                let file = format!("{plan}");
                let mut found = vec![
                    finding("shown", &file, warning),
                    finding("broken", &file, Severity::Error),
                    finding("vague", &file, warning),
                    finding("vague", &file, warning),
                    finding("vague", &file, Severity::Hint),
                ];
                tally.take(plan, &mut found);
                assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["shown", "broken"]);
            }
            let kept = tally.end();
            let told: Vec<_> =
                kept.iter().map(|finding| (finding.code, finding.file.as_str(), finding.times, finding.help.is_none())).collect();
            assert_eq!(told, [("vague", "0", 6, true), ("vague", "0", 3, true)]);
        }
        assert!(FindingSummary::new(&BuildRequest { strict: true, ..request }).is_none(), "with `--strict`, warnings are errors");
    }
}
