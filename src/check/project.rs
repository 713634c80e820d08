//! The settings of a project, checked: their contacts, formats and the codes they silence.

use super::rules::{
    self, allow_without_use, contact_not_checked, format_not_here, invented_number, number_not_found, unknown_code, unknown_language,
};
use super::{Allowed, By, Suppressions};
use crate::content::Entry;
use crate::diagnostics::Diagnostic;
use crate::language::Locale;
use crate::plan::settings::Settings;
use crate::source::SourceFile;
use jiff::civil;
use std::sync::Arc;

/// Checks the settings. `silenced` holds what the plans of the run used; `None` where not all plans were
/// checked, so that nobody knows whether a code in `allow` has a use.
#[must_use]
pub fn settings(
    settings: &Entry<Settings>,
    file: &Arc<SourceFile>,
    today: civil::Date,
    silenced: Option<&Suppressions>,
) -> Vec<Diagnostic> {
    let written = settings.inside();
    let mut found = Vec::new();
    for contact in &written.contacts {
        let contact = contact.inside();
        found.extend(contact_not_checked::say(file, contact.checked, &contact.phone, today));
        found.extend(invented_number::say(file, &contact.phone));
        let ways = Locale::of(written.language.as_ref().map_or("en", |language| language.as_str())).ways();
        found.extend(number_not_found::say(file, &contact.phone, ways));
    }
    found.extend(written.formats.iter().flatten().filter_map(|format| format_not_here::say(file, format)));
    found.extend(written.language.iter().filter_map(|language| unknown_language::say(file, language)));
    let mut kept = Vec::new();
    for finding in found {
        let code = written.allow.iter().find(|allowed| allowed.as_str() == finding.code);
        match code.filter(|_| finding.severity != crate::diagnostics::Severity::Error) {
            None => kept.push(finding),
            Some(code) => {
                if let Some(silenced) = silenced {
                    silenced.note(finding.code);
                    silenced.keep(Allowed { finding, by: By::Settings(code.span) });
                }
            }
        }
    }
    let mut found = kept;
    for code in written.allow.iter().filter(|code| !code.is_blank()) {
        if !rules::may_be_allowed(code.as_str()) {
            found.push(unknown_code::say(file, code.span, code.as_str()));
        } else if !rules::has_no_count(code.as_str()) && silenced.is_some_and(|silenced| !silenced.has(code.as_str())) {
            found.push(allow_without_use::say(file, code.span));
        }
    }
    found.sort_by_key(|finding| (finding.span.start, finding.severity));
    found
}
