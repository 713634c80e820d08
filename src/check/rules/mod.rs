//! All rules of a plan's meaning: one file a rule, and THE list.
//!
//! A rule explains itself: its example is wrong on purpose and its better one is not. The tests hold
//! both to that, and `ourplan explain` shows them.

mod action_without_date;
mod action_without_person;
mod agreement_without_words;
pub(super) mod allow_without_use;
mod bad_goal_id;
pub(super) mod contact_not_checked;
mod date_out_of_order;
mod date_passed;
pub(super) mod format_not_here;
mod goal_without_12_months;
mod goal_without_start;
mod group_named_as_person;
mod markdown_not_shown;
mod move_without_day;
mod move_without_review;
mod move_without_view;
mod name_in_file_name;
mod no_child_words;
mod no_me;
mod no_reader;
mod not_known_without_day;
mod person_without_name;
mod person_without_part;
mod picture_not_allowed;
mod picture_not_found;
mod picture_without_words;
mod place_given_away;
mod reader_is_no_worker;
mod review_without_next;
mod said_without_answer;
mod second_check_missing;
pub(super) mod statutory_head_missing;
mod two_goals_of_one_id;
mod two_me;
mod unknown_audience;
pub(super) mod unknown_code;
pub(super) mod unknown_language;
mod unknown_person;
mod unknown_pronouns;

use super::Look;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// One rule.
pub struct Rule {
    /// Its code in words.
    pub code: &'static str,
    /// How much a finding matters.
    pub severity: Severity,
    /// What a finding of this code means.
    pub what: &'static str,
    /// Why it matters to the child or the family.
    pub why: &'static str,
    /// Lines of a plan that the rule speaks about.
    pub example: &'static str,
    /// The same lines, mended.
    pub better: &'static str,
    /// Looks at a plan.
    pub look: fn(&Look<'_>, &mut Vec<Diagnostic>),
}

impl Rule {
    /// A finding of this rule at a place.
    #[must_use]
    pub fn at(&self, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Diagnostic {
        match self.severity {
            Severity::Error => Diagnostic::error(self.code, file, span, message),
            Severity::Warning => Diagnostic::warning(self.code, file, span, message),
            Severity::Hint => Diagnostic::hint(self.code, file, span, message),
        }
    }
}

/// Codes of warnings that other rooms find and that `allow` may name; `wanted` takes them out.
pub static FROM_ELSEWHERE: &[&str] = &["dash-in-text", "hash-in-text", "language-not-here"];

/// Whether `allow` may name a code: it is that of a warning or a hint.
#[must_use]
pub fn may_be_allowed(code: &str) -> bool {
    FROM_ELSEWHERE.contains(&code) || RULES.iter().any(|rule| rule.code == code && rule.severity != Severity::Error)
}

/// Whether nobody counts what an `allow` of this code silences, so that it is never called useless.
pub(super) fn has_no_count(code: &str) -> bool {
    FROM_ELSEWHERE.contains(&code) || code == allow_without_use::RULE.code || code == unknown_code::RULE.code
}

/// Every rule: errors, then warnings, then hints.
pub static RULES: &[&Rule] = &[
    &unknown_person::RULE,
    &unknown_audience::RULE,
    &no_me::RULE,
    &two_me::RULE,
    &person_without_name::RULE,
    &person_without_part::RULE,
    &reader_is_no_worker::RULE,
    &picture_not_found::RULE,
    &picture_not_allowed::RULE,
    &picture_without_words::RULE,
    &agreement_without_words::RULE,
    &not_known_without_day::RULE,
    &two_goals_of_one_id::RULE,
    &bad_goal_id::RULE,
    &group_named_as_person::RULE,
    &second_check_missing::RULE,
    &unknown_pronouns::RULE,
    &unknown_language::RULE,
    &no_reader::RULE,
    &review_without_next::RULE,
    &move_without_day::RULE,
    &date_out_of_order::RULE,
    &said_without_answer::RULE,
    &statutory_head_missing::RULE,
    &no_child_words::RULE,
    &date_passed::RULE,
    &goal_without_start::RULE,
    &goal_without_12_months::RULE,
    &action_without_person::RULE,
    &action_without_date::RULE,
    &move_without_review::RULE,
    &move_without_view::RULE,
    &markdown_not_shown::RULE,
    &place_given_away::RULE,
    &contact_not_checked::RULE,
    &format_not_here::RULE,
    &unknown_code::RULE,
    &name_in_file_name::RULE,
    &allow_without_use::RULE,
];
