//! `contact-not-checked`: nobody has checked a telephone number in the last 12 months.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::{Date, Str};
use crate::source::SourceFile;
use jiff::{ToSpan, civil};
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "contact-not-checked",
    severity: Severity::Warning,
    category: Category::Care,
    what: "Nobody has checked a telephone number in the last 12 months.",
    why: "A child who rings for help must not reach a dead line.",
    example: r#"rights: {advocate: {name: Coram Voice, phone: "0808 800 5792", checked: 2024-02-01}}"#,
    better: r#"rights: {advocate: {name: Coram Voice, phone: "0808 800 5792", checked: 2026-01-02}}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let advocate = context.plan.rights.as_ref().and_then(|rights| rights.inside().advocate.as_ref()).map(Entry::inside);
    if let Some((advocate, phone)) = advocate.and_then(|advocate| advocate.phone.as_ref().map(|phone| (advocate, phone))) {
        found.extend(say(context.file, advocate.checked, phone, context.env.today));
    }
}

/// The finding for a number whose check is missing or too long ago.
pub fn say(file: &Arc<SourceFile>, checked: Option<Date>, phone: &Str, today: civil::Date) -> Option<Diagnostic> {
    let help = "Ring the number. Then write `checked:` with the day.";
    match checked {
        None if phone.is_blank() => None,
        None => Some(RULE.at(file, phone.span, "It is not written when somebody last checked this number.").help(help)),
        Some(date) if !date.is_missing() && date.day < today.saturating_sub(12.months()) => {
            Some(RULE.at(file, date.span, "This number was last checked more than 12 months ago.").help(help))
        }
        Some(_) => None,
    }
}
