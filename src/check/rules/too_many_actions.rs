//! `too-many-actions`: a plan has more than 10 open actions.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "too-many-actions",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A plan has more than 10 open actions.",
    why: "Each one is a call, a bus or an evening. A family that drowns in tasks loses the one that matters.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions:
      - {who: mum, what: Read one book, by: 2026-02-01}
      - {who: dad, what: Put the lamp in, by: 2026-02-02}
      - {who: grace, what: Ring the sleep nurse, by: 2026-02-03}
      - {who: amira, what: Draw the bed, by: 2026-02-04}
      - {who: mum, what: Wash the tiger, by: 2026-02-05}
      - {who: dad, what: Paint the door, by: 2026-02-06}
      - {who: grace, what: Find a night light, by: 2026-02-07}
      - {who: amira, what: Choose a song, by: 2026-02-01}
      - {who: grace, what: Write to the school, by: 2026-02-02}
      - {who: dad, what: Mend the blind, by: 2026-02-03}
      - {who: grace, what: Bring the chart, by: 2026-02-04}",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions:
      - {who: mum, what: Read one book, by: 2026-02-01}
      - {who: dad, what: Put the lamp in, by: 2026-02-02}
      - {who: grace, what: Ring the sleep nurse, by: 2026-02-03}
      - {who: amira, what: Draw the bed, by: 2026-02-04}
      - {who: mum, what: Wash the tiger, by: 2026-02-05}
      - {who: dad, what: Paint the door, by: 2026-02-06}
      - {who: grace, what: Find a night light, by: 2026-02-07}
      - {who: amira, what: Choose a song, by: 2026-02-01}
      - {who: grace, what: Write to the school, by: 2026-02-02}
      - {who: dad, what: Mend the blind, by: 2026-02-03}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// How many open actions people can hold at a time.
const MOST: usize = 10;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(action) = context.open_actions().nth(MOST) {
        let count = context.open_actions().count();
        let place = context.place(action.what.span(), context.top());
        found.push(
            RULE.at(context.file, place, format!("This plan has {count} open actions. More than {MOST} are too many to manage."))
                .help("Keep what makes the most difference before the next review. Take out what nobody would miss."),
        );
    }
}
