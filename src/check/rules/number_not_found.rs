//! `number-not-found`: nothing in a `phone:` is surely a telephone number.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::Ways;
use crate::shape::Str;
use crate::source::SourceFile;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "number-not-found",
    severity: Severity::Warning,
    category: Category::Care,
    what: "Nothing under `phone:` is clearly a telephone number to ring or text.",
    why: "The booklet shows the words as they are. A child cannot tap them to ring, and a digit may be missing.",
    example: r#"rights: {advocate: {name: Coram Voice, phone: "0808 800 579", checked: 2026-01-02}}"#,
    better: r#"rights: {advocate: {name: Coram Voice, phone: "0808 800 5792", checked: 2026-01-02}}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let phones = written_under(context, "phone");
    let ways = context.locale.ways();
    found.extend(phones.into_iter().filter_map(|phone| say(context.file, phone, ways)));
}

/// The texts under a key, in each wording.
pub(super) fn written_under<'a>(context: &RuleContext<'a>, key: &str) -> Vec<&'a Str> {
    let stands_there = |path: &[&str]| path.contains(&key) && !path.contains(&"picture");
    context.walk.texts.iter().filter(|seen| stands_there(&seen.path)).map(|seen| seen.text).collect()
}

/// The finding for a text that holds no number.
pub fn say(file: &Arc<SourceFile>, phone: &Str, ways: &Ways) -> Option<Diagnostic> {
    if phone.is_blank() || ways.has_number(phone.as_str()) {
        return None;
    }
    let message = "Nothing here is clearly a number to ring or text. It is shown as you wrote it, without a link.";
    let help = "Write all 10 or 11 digits from the 0, such as `0114 496 0100`. Hours go in brackets after it. \
                If there is no number, write `allow: [number-not-found]`.";
    Some(RULE.at(file, phone.span, message).help(help))
}
