//! All rules of a plan's meaning: one file a rule, and THE list.
//!
//! A rule explains itself: its example is wrong on purpose and its better one is not. The tests hold
//! both to that, and `ourplan explain` shows them.

mod acronym_unexplained;
mod about_not_to_child;
mod address_of_another_home;
mod age_doubtful;
mod age_not_written;
mod action_ongoing;
mod action_without_date;
mod action_without_person;
mod agreement_without_words;
mod answer_says_nothing;
pub(super) mod allow_without_use;
mod bad_goal_id;
mod better_off_not_asked;
mod brother_or_sister_not_seen;
mod child_not_there;
mod consent_from_nobody;
pub(super) mod contact_not_checked;
mod date_out_of_order;
mod date_passed;
mod decided_by_reader;
mod double_negative;
mod drawing_not_plain;
mod email_not_found;
mod emergency_home_too_long;
mod far_without_travel;
pub(super) mod format_not_here;
mod friend_not_seen;
mod goal_ends_early;
mod goal_measures_closing;
mod goal_stands_still;
mod goal_without_12_months;
mod goal_without_action;
mod goal_without_family_words;
mod goal_without_start;
mod group_named_as_person;
mod group_of_nobody;
mod head_not_filled;
mod kept_from_nobody;
mod may_know_changes_nothing;
mod label_commented_out;
mod label_in_text;
mod jargon;
pub(super) mod invented_number;
mod left_from_the_starter;
mod hard_word;
mod idiom;
mod long_paragraph;
mod long_sentence;
mod help_that_waits;
mod lead_is_no_worker;
mod legal_status_missing;
mod legal_status_not_here;
mod lead_not_reachable;
mod lead_without_since;
mod keep_safe_without_letters;
mod markdown_not_shown;
mod move_answer_doubtful;
mod move_without_day;
mod move_without_review;
mod move_without_view;
mod name_in_file_name;
mod name_of_nobody;
mod no_child_words;
mod no_me;
mod no_reader;
mod nobody_sees_this;
mod not_known_without_day;
mod note_to_colleagues;
mod passive_voice;
mod nothing_owned_by_family;
pub(super) mod number_not_found;
mod one_person_carries_most;
mod parent_not_asked;
mod parent_not_told_address;
mod pathway_plan_due;
mod person_without_name;
mod person_without_part;
mod picture_file_and_word;
mod picture_not_allowed;
mod picture_not_found;
mod picture_not_readable;
mod picture_shows_nothing;
mod picture_too_large;
mod picture_without_words;
mod picture_word_unknown;
mod place_given_away;
mod reader_is_no_worker;
mod reader_not_born;
mod review_after_council_interval;
mod review_late;
mod review_without_next;
mod said_without_answer;
mod second_check_missing;
pub(super) mod statutory_head_missing;
mod too_many_actions;
mod too_many_goals;
mod two_goals_of_one_id;
mod two_me;
mod two_moves;
mod unknown_audience;
pub(super) mod unknown_code;
pub(super) mod unknown_language;
mod unknown_person;
mod unknown_pronouns;
mod words_that_blame;
mod words_that_threaten;
mod vague_action;
mod violence_without_label;
mod visit_late;
mod visits_not_written;
mod worker_action_late;

use super::RuleContext;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// What a rule is about, the most worth first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Category {
    /// Every action has one named person and a day; nobody carries far more than the others.
    Ownership,
    /// Every goal has an owner, a start and a test in 12 months; and there are not too many.
    Goals,
    /// What the child and the family said has an answer.
    Voice,
    /// Will I have to move? And where is the home, and who waits for help?
    Moves,
    /// Nobody sees what they must not.
    Leaks,
    /// The sections, reviews and visits that the law asks for.
    Law,
    /// Brothers, sisters, friends and one person who stays.
    People,
    /// Words that the reader knows, and that blame nobody.
    PlainWords,
    /// Pictures, contacts, formats: what the booklet is made with.
    Care,
    /// How the file is written.
    File,
}

/// One rule.
pub struct Rule {
    /// Its code in words.
    pub code: &'static str,
    /// How much a finding matters.
    pub severity: Severity,
    /// What it is about; the order in which findings are worth a worker's time.
    pub category: Category,
    /// What a finding of this code means.
    pub what: &'static str,
    /// Why it matters to the child or the family.
    pub why: &'static str,
    /// Lines of a plan that the rule speaks about.
    pub example: &'static str,
    /// The same lines, corrected.
    pub better: &'static str,
    /// The law or guidance that it rests on, with its edition; `None` if it is practice or sense.
    pub source: Option<&'static str>,
    /// Whether a finding may hang on something that a worker does not get who gets a part of the plan: a wording for somebody else, or
    /// a person who is withheld from them. Then it is told to the writer of the plan alone.
    pub asks_beyond_a_part: bool,
    /// Looks at a plan.
    pub look: fn(&RuleContext<'_>, &mut Vec<Diagnostic>),
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
pub static FROM_ELSEWHERE: &[&str] = &["dash-in-text", "hash-in-text", "language-not-here", "name-or-word", "two-plans-of-one-child"];

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
    &reader_not_born::RULE,
    &lead_not_reachable::RULE,
    &picture_not_found::RULE,
    &picture_not_allowed::RULE,
    &picture_not_readable::RULE,
    &picture_too_large::RULE,
    &drawing_not_plain::RULE,
    &picture_without_words::RULE,
    &picture_shows_nothing::RULE,
    &picture_file_and_word::RULE,
    &picture_word_unknown::RULE,
    &agreement_without_words::RULE,
    &not_known_without_day::RULE,
    &two_goals_of_one_id::RULE,
    &bad_goal_id::RULE,
    &group_named_as_person::RULE,
    &kept_from_nobody::RULE,
    &label_in_text::RULE,
    &keep_safe_without_letters::RULE,
    &address_of_another_home::RULE,
    &legal_status_not_here::RULE,
    &second_check_missing::RULE,
    &decided_by_reader::RULE,
    &unknown_pronouns::RULE,
    &unknown_language::RULE,
    &no_reader::RULE,
    &review_without_next::RULE,
    &violence_without_label::RULE,
    &label_commented_out::RULE,
    &move_without_day::RULE,
    &date_out_of_order::RULE,
    &said_without_answer::RULE,
    &answer_says_nothing::RULE,
    &legal_status_missing::RULE,
    &statutory_head_missing::RULE,
    &head_not_filled::RULE,
    &no_child_words::RULE,
    &consent_from_nobody::RULE,
    &age_doubtful::RULE,
    &date_passed::RULE,
    &goal_without_start::RULE,
    &goal_without_12_months::RULE,
    &goal_without_action::RULE,
    &goal_stands_still::RULE,
    &better_off_not_asked::RULE,
    &action_without_person::RULE,
    &action_without_date::RULE,
    &move_answer_doubtful::RULE,
    &move_without_review::RULE,
    &move_without_view::RULE,
    &markdown_not_shown::RULE,
    &jargon::RULE,
    &words_that_threaten::RULE,
    &words_that_blame::RULE,
    &about_not_to_child::RULE,
    &long_sentence::RULE,
    &place_given_away::RULE,
    &name_of_nobody::RULE,
    &left_from_the_starter::RULE,
    &invented_number::RULE,
    &number_not_found::RULE,
    &email_not_found::RULE,
    &note_to_colleagues::RULE,
    &group_of_nobody::RULE,
    &may_know_changes_nothing::RULE,
    &nobody_sees_this::RULE,
    &contact_not_checked::RULE,
    &format_not_here::RULE,
    &unknown_code::RULE,
    &vague_action::RULE,
    &action_ongoing::RULE,
    &worker_action_late::RULE,
    &one_person_carries_most::RULE,
    &nothing_owned_by_family::RULE,
    &too_many_goals::RULE,
    &too_many_actions::RULE,
    &goal_without_family_words::RULE,
    &goal_ends_early::RULE,
    &goal_measures_closing::RULE,
    &child_not_there::RULE,
    &parent_not_asked::RULE,
    &emergency_home_too_long::RULE,
    &two_moves::RULE,
    &far_without_travel::RULE,
    &help_that_waits::RULE,
    &review_late::RULE,
    &visits_not_written::RULE,
    &visit_late::RULE,
    &brother_or_sister_not_seen::RULE,
    &lead_is_no_worker::RULE,
    &name_in_file_name::RULE,
    &age_not_written::RULE,
    &acronym_unexplained::RULE,
    &passive_voice::RULE,
    &hard_word::RULE,
    &idiom::RULE,
    &double_negative::RULE,
    &long_paragraph::RULE,
    &review_after_council_interval::RULE,
    &friend_not_seen::RULE,
    &pathway_plan_due::RULE,
    &parent_not_told_address::RULE,
    &lead_without_since::RULE,
    &allow_without_use::RULE,
];
