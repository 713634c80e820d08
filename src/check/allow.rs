//! `allow`: which findings an author does not want, and which of these wishes had no use.

use super::Look;
use super::rules::{self, allow_without_use, unknown_code};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::At;

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

/// One code in one `allow`.
struct Wish<'a> {
    code: &'a At<String>,
    region: crate::source::Span,
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
        } else if !wish.used && !look.desk.shape_errors && !is_about_wishes(&wish.code.value) {
            about.push(allow_without_use::say(look.file, span));
        }
    }
    about
}

/// Whether a code is one of the two about `allow` itself; they are never called useless.
fn is_about_wishes(code: &str) -> bool {
    code == allow_without_use::RULE.code || code == unknown_code::RULE.code
}
