//! `Plan` with holes → `CheckedPlan` and findings: what the plan means, not how it is written.
//!
//! The third room of the house. `read` has said what is wrong with the shape; the rules here ask
//! whether people, pictures and dates resolve, and whether the plan keeps its promises to the child.
//! Nothing here touches the disk or the clock: `Desk` brings what a rule must know from outside.

mod allow;
mod heads;
mod look;
mod project;
pub mod rules;
mod sight;
mod walk;

pub use allow::wanted;
pub use heads::{Head, heads};
pub use look::Look;
pub use project::settings;
pub use rules::{RULES, Rule};
pub use walk::{Audience, Labelled, Named, PictureSeen, TextSeen, Walk};

use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::settings::Settings;
use crate::plan::{Kind, Plan};
use crate::read::Draft;
use crate::source::SourceFile;
use jiff::civil;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// What a check must know from outside the plan.
pub struct Desk<'a> {
    /// The day of the run.
    pub today: civil::Date,
    /// The plan's name: its file's name without the ending.
    pub name: &'a str,
    /// The settings of the project.
    pub settings: &'a Settings,
    /// Whether a picture's file is there, by its path as the plan writes it.
    pub picture_exists: &'a dyn Fn(&str) -> PictureState,
    /// Whether the reading found errors. Then no plan comes out, and holes are not spoken of again.
    pub shape_errors: bool,
    /// Remembers which codes in the settings' `allow` silenced something.
    pub silenced: &'a Silenced,
}

/// What became of a picture's path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureState {
    /// The file is there and may be used.
    There,
    /// There is no such file.
    Missing,
    /// It lies outside the folder for pictures, or is not a picture that can be used.
    NotAllowed,
}

/// The codes in the settings' `allow` that silenced something, over all plans of a run.
#[derive(Default)]
pub struct Silenced(Mutex<BTreeSet<String>>);

impl Silenced {
    /// Remembers that a code silenced something.
    fn note(&self, code: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(code.to_owned());
    }

    /// Whether a code silenced something.
    fn has(&self, code: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(code)
    }
}

/// A plan without errors. Only `check` makes one, so an unchecked plan cannot be shown.
///
/// ```compile_fail
/// fn make(draft: ourplan::read::Draft) -> ourplan::check::CheckedPlan {
///     ourplan::check::CheckedPlan { root: draft.plan, file: draft.file, name: String::new(), kind: ourplan::plan::Kind::CarePlan }
/// }
/// ```
pub struct CheckedPlan {
    root: Entry<Plan>,
    file: Arc<SourceFile>,
    name: String,
    kind: Kind,
}

impl CheckedPlan {
    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        self.root.inside()
    }

    /// The plan with the labels that stand at its top.
    #[must_use]
    pub fn root(&self) -> &Entry<Plan> {
        &self.root
    }

    /// The file it was read from.
    #[must_use]
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// Its name: the file's name without the ending.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

/// Checks a plan by every rule. The findings come in the order of the file, at one place in the order of the rules.
///
/// A plan comes out when neither the reading nor any rule found an error.
#[must_use]
pub fn check(draft: Draft, desk: &Desk<'_>) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let findings = find(&draft, desk);
    let sound = !desk.shape_errors && findings.iter().all(|finding| finding.severity != Severity::Error);
    let kind = draft.plan.inside().plan.get().filter(|_| sound);
    let checked = kind.map(|kind| CheckedPlan { root: draft.plan, file: draft.file, name: desk.name.to_owned(), kind });
    (checked, findings)
}

fn find(draft: &Draft, desk: &Desk<'_>) -> Vec<Diagnostic> {
    let walk = Walk::of(&draft.plan);
    let look = Look { root: &draft.plan, plan: draft.plan.inside(), file: &draft.file, desk, walk: &walk };
    let mut found = Vec::new();
    for rule in RULES {
        (rule.look)(&look, &mut found);
    }
    let mut findings = allow::silence(&look, found);
    findings.sort_by_key(|finding| (finding.span.start, finding.severity));
    findings
}
