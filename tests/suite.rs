//! All tests of the program from outside, in one binary so that it is linked once.

mod sound;
mod support;

mod architecture;
mod audit_score;
mod before_and_after;
mod booklet;
mod check;
mod everything_shown;
mod explain;
mod goldens;
mod hostile;
mod index;
mod inputs;
mod jargon;
mod language;
mod leftovers;
mod lost_record;
mod names;
mod nothing_lost;
mod older_copies;
mod pictures;
mod pipeline;
mod plain_words;
mod reading;
mod practice_rules;
mod readme;
mod report;
mod report_page;
mod rules;
mod sarif;
mod schema;
mod serve;
mod sealed;
mod second_reader;
mod supply_chain;
mod symbols;
mod themes;
mod watch;
mod who_may_see;
mod working_days;
mod names_and_words;
mod typed_again;
mod typed_disguised;
#[cfg(unix)]
mod unreadable;
