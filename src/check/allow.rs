//! `allow`: which findings an author does not want, and which of these wishes had no use.

use super::rules::{self, allow_without_use, unknown_code};
use super::{Labelled, Look, Walk};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Plan;
use crate::plan::settings::Settings;
use crate::source::{At, Span};

/// The findings without those that an `allow` silences, and with those about `allow` itself.
///
/// An error is never silenced. An `allow` holds for its mapping and all below.
pub(super) fn silence(look: &Look<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut wishes: Vec<Wish<'_>> = Vec::new();
    for mapping in &look.walk.labelled {
        wishes.extend(mapping.labels.allow.iter().map(|code| Wish { code, region: mapping.region, used: false }));
    }
    let mut kept: Vec<Diagnostic> = found.into_iter().filter(|finding| !is_silenced(look, &mut wishes, finding)).collect();
    let about = about_wishes(look, &wishes);
    kept.extend(about.into_iter().filter(|finding| !is_silenced(look, &mut wishes, finding)));
    kept
}

/// Findings of another room, without those that an `allow` of the plan or of the settings silences.
///
/// `check` does this for its own. A finding of error level always stays.
#[must_use]
pub fn wanted(root: &Entry<Plan>, settings: &Settings, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let walk = Walk::of(root);
    let in_the_project = |code: &str| settings.allow.iter().any(|allowed| allowed.as_str() == code);
    let in_the_plan = |finding: &Diagnostic| {
        let names = |mapping: &Labelled<'_>| mapping.labels.allow.iter().any(|code| code.value == finding.code);
        walk.labelled.iter().any(|mapping| mapping.region.covers(finding.span) && names(mapping))
    };
    let silenced = |finding: &Diagnostic| {
        finding.severity != Severity::Error
            && rules::FROM_ELSEWHERE.contains(&finding.code)
            && (in_the_project(finding.code) || in_the_plan(finding))
    };
    findings.into_iter().filter(|finding| !silenced(finding)).collect()
}

/// One code in one `allow`.
struct Wish<'a> {
    code: &'a At<String>,
    region: Span,
    used: bool,
}

fn is_silenced(look: &Look<'_>, wishes: &mut [Wish<'_>], finding: &Diagnostic) -> bool {
    if finding.severity == Severity::Error {
        return false;
    }
    let mut silenced = false;
    for wish in wishes.iter_mut().filter(|wish| wish.code.value == finding.code && wish.region.covers(finding.span)) {
        wish.used = true;
        silenced = true;
    }
    if look.desk.settings.allow.iter().any(|code| code.as_str() == finding.code) {
        look.desk.silenced.note(finding.code);
        silenced = true;
    }
    silenced
}

fn about_wishes(look: &Look<'_>, wishes: &[Wish<'_>]) -> Vec<Diagnostic> {
    let mut about = Vec::new();
    for wish in wishes.iter().filter(|wish| !wish.code.value.is_empty()) {
        let span = wish.code.span;
        if !rules::may_be_allowed(&wish.code.value) {
            about.push(unknown_code::say(look.file, span, &wish.code.value));
        } else if !wish.used && !look.desk.shape_errors && !rules::has_no_count(&wish.code.value) {
            about.push(allow_without_use::say(look.file, span));
        }
    }
    about
}
