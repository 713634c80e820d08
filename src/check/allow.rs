//! `allow`: which findings an author does not want, and which of these wishes had no use.

use super::rules::{self, allow_without_use, unknown_code};
use super::{Allowed, By, Labelled, RuleContext, Walk};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Plan;
use crate::plan::settings::Settings;
use crate::source::{At, Span};

/// The findings without those that an `allow` silences, and with those about `allow` itself.
///
/// An error is never silenced. An `allow` holds for its mapping and all below.
pub(super) fn silence(context: &RuleContext<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut wishes: Vec<Wish<'_>> = Vec::new();
    for mapping in &context.walk.labelled {
        wishes.extend(mapping.labels.allow.iter().map(|code| Wish { code, region: mapping.region, used: false }));
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    let mut sift = |found: Vec<Diagnostic>, wishes: &mut [Wish<'_>]| {
        for finding in found {
            match silenced_by(context, wishes, &finding) {
                Some(by) => context.env.silenced.keep(Allowed { finding, by }),
                None => kept.push(finding),
            }
        }
    };
    sift(found, &mut wishes);
    let about = about_wishes(context, &wishes);
    sift(about, &mut wishes);
    kept
}

/// Findings of another room, without those that an `allow` of the plan or of the settings silences.
///
/// `check` does this for its own. A finding of error level always stays. What is silenced comes second.
#[must_use]
pub fn wanted(root: &Entry<Plan>, settings: &Settings, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Allowed>) {
    let may_be = |finding: &Diagnostic| finding.severity != Severity::Error && rules::FROM_ELSEWHERE.contains(&finding.code);
    if !findings.iter().any(may_be) {
        return (findings, Vec::new());
    }
    let walk = Walk::of(root);
    let in_the_project = |code: &str| settings.allow.iter().find(|allowed| allowed.as_str() == code).map(|code| By::Settings(code.span));
    let in_the_plan = |finding: &Diagnostic| {
        let code = |mapping: &Labelled<'_>| mapping.labels.allow.iter().find(|code| code.value == finding.code).map(|code| code.span);
        walk.labelled.iter().filter(|mapping| mapping.region.covers(finding.span)).filter_map(code).next_back().map(By::Plan)
    };
    let mut kept = Vec::new();
    let mut allowed = Vec::new();
    for finding in findings {
        match may_be(&finding).then(|| in_the_plan(&finding).or_else(|| in_the_project(finding.code))).flatten() {
            Some(by) => allowed.push(Allowed { finding, by }),
            None => kept.push(finding),
        }
    }
    (kept, allowed)
}

/// One code in one `allow`.
struct Wish<'a> {
    code: &'a At<String>,
    region: Span,
    used: bool,
}

/// The `allow` that silences a finding: the nearest in the plan, else that of the settings.
fn silenced_by(context: &RuleContext<'_>, wishes: &mut [Wish<'_>], finding: &Diagnostic) -> Option<By> {
    if finding.severity == Severity::Error {
        return None;
    }
    let mut by = None;
    for wish in wishes.iter_mut().filter(|wish| wish.code.value == finding.code && wish.region.covers(finding.span)) {
        wish.used = true;
        by = Some(By::Plan(wish.code.span));
    }
    if let Some(code) = context.env.settings.allow.iter().find(|code| code.as_str() == finding.code) {
        context.env.silenced.note(finding.code);
        by = by.or(Some(By::Settings(code.span)));
    }
    by
}

fn about_wishes(context: &RuleContext<'_>, wishes: &[Wish<'_>]) -> Vec<Diagnostic> {
    let mut about = Vec::new();
    for wish in wishes.iter().filter(|wish| !wish.code.value.is_empty()) {
        let span = wish.code.span;
        if !rules::may_be_allowed(&wish.code.value) {
            about.push(unknown_code::say(context.file, span, &wish.code.value));
        } else if !wish.used && !context.env.shape_errors && !rules::has_no_count(&wish.code.value) {
            about.push(allow_without_use::say(context.file, span));
        }
    }
    about
}
