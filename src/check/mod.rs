//! `Plan` with holes → `CheckedPlan` and findings: what the plan means, not how it is written.
//!
//! The third room of the house. `read` has said what is wrong with the shape; the rules here ask
//! whether people, pictures and dates resolve, and whether the plan keeps its promises to the child.
//! Nothing here touches the disk or the clock: `CheckEnv` brings what a rule must know from outside.

mod allow;
mod category;
mod filler;
mod statutory;
mod inside;
mod rule_context;
mod dedup;
mod name_row;
mod plain;
mod repeated;
pub mod interval;
mod people;
pub mod phrases;
mod project;
pub mod reading;
pub mod rules;
mod suppressions;
mod starter;
mod strangers;
pub mod vague;
mod walk;
pub mod working_days;

pub use allow::wanted;
pub use people::{is_home_side, is_parents_name};
pub use project::settings;
pub use rule_context::{RuleContext, SeenBy};
pub use rules::format_not_here::not_here as format_not_here;
pub use rules::{Category, RULES, Rule};
pub use statutory::{Head, heads};
pub use suppressions::{Allowed, By, Suppressions};
pub use walk::{Audience, Labelled, Named, PictureSeen, TextSeen, Walk};

use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::Locale;
use crate::picture::PictureTrouble;
use crate::plan::settings::Settings;
use crate::plan::{Kind, Plan};
use crate::read::Draft;
use crate::source::SourceFile;
use crate::source::yaml::MOST_FINDINGS;
use jiff::civil;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a check must know from outside the plan.
pub struct CheckEnv<'a> {
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
    /// Keeps what `allow` silenced.
    pub silenced: &'a Suppressions,
}

/// What became of a picture's path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureState {
    /// The file is there and may be used.
    There,
    /// There is no such file.
    Missing,
    /// It lies outside the folder for pictures, or cannot be opened.
    NotAllowed,
    /// It cannot be made fit for a booklet.
    Unusable(PictureTrouble),
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

/// A plan with errors. Nothing can be made of it; `view` alone looks into it, to learn what older copies may not hold.
pub struct UnsoundPlan(CheckedPlan);

impl UnsoundPlan {
    /// A plan that cannot be trusted, for a search through older copies. Only `view` may call this; a test holds it to that.
    #[must_use]
    pub fn for_audit(&self) -> &CheckedPlan {
        &self.0
    }

    /// The file it was read from.
    #[must_use]
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.0.file
    }

    /// The sections that the regulations ask for, as far as they are in it.
    #[must_use]
    pub fn heads(&self) -> Vec<Head> {
        heads(&self.0)
    }

    /// What is in it for some readers to read, as counts.
    #[must_use]
    pub fn reading(&self, today: civil::Date, readers: &[reading::ReaderTexts<'_>]) -> Vec<Option<reading::ReaderReading>> {
        reading::report(&self.0, today, readers)
    }
}

/// Checks a part of a plan by some rules, as somebody sees it from whom the rest is withheld. Nothing can be made of it.
///
/// Whether an `allow` has a use, a part cannot tell.
pub fn part(draft: Draft, env: &CheckEnv<'_>, wanted: &dyn Fn(&Rule) -> bool) -> (UnsoundPlan, Vec<Diagnostic>) {
    // What is silenced here was silenced in the whole plan already; kept once more, it would outlive its plan.
    let silenced = Suppressions::default();
    let (plan, mut findings) = judge_by(draft, &CheckEnv { silenced: &silenced, ..*env }, wanted);
    findings.retain(|finding| finding.code != rules::allow_without_use::RULE.code);
    (plan.map_or_else(|part| part, UnsoundPlan), findings)
}

/// Checks a plan by every rule. The findings come in the order of the file, at one place in the order of the rules.
///
/// A plan comes out when neither the reading nor any rule found an error.
#[must_use]
pub fn check(draft: Draft, env: &CheckEnv<'_>) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let (plan, findings) = judge(draft, env);
    (plan.ok(), findings)
}

/// The same. A plan with errors comes out as one that nothing can be made of.
pub fn judge(draft: Draft, env: &CheckEnv<'_>) -> (Result<CheckedPlan, UnsoundPlan>, Vec<Diagnostic>) {
    judge_by(draft, env, &|_| true)
}

fn judge_by(draft: Draft, env: &CheckEnv<'_>, wanted: &dyn Fn(&Rule) -> bool) -> (Result<CheckedPlan, UnsoundPlan>, Vec<Diagnostic>) {
    let findings = find(&draft, env, wanted);
    let sound = !env.shape_errors && findings.iter().all(|finding| finding.severity != Severity::Error);
    let kind = draft.plan.inside().plan.get();
    let plan = CheckedPlan { root: draft.plan, file: draft.file, name: env.name.to_owned(), kind: kind.unwrap_or(Kind::CarePlan) };
    (if sound && kind.is_some() { Ok(plan) } else { Err(UnsoundPlan(plan)) }, findings)
}

fn find(draft: &Draft, env: &CheckEnv<'_>, wanted: &dyn Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    let walk = Walk::of(&draft.plan);
    let read = OnceCell::new();
    let seen = SeenBy::default();
    let context = RuleContext {
        root: &draft.plan,
        plan: draft.plan.inside(),
        file: &draft.file,
        env,
        locale: Locale::of(plain::language_of(draft.plan.inside(), env)),
        walk: &walk,
        read: &read,
        seen: &seen,
    };
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| wanted(rule)) {
        (rule.look)(&context, &mut found);
    }
    dedup::keep_one(&mut found);
    let mut findings = allow::silence(&context, found);
    findings.sort_by_key(|finding| (finding.span.start, finding.severity));
    // One of a code too many is no news, and an error keeps a booklet back however often it stands.
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    findings.retain(|finding| {
        let count = told.entry(finding.code).or_default();
        *count += 1;
        *count <= MOST_FINDINGS
    });
    findings
}
