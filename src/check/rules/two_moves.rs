//! `two-moves`: the child has moved twice or more in 24 months, and little says what keeps this home going.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Home;
use jiff::Span;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "two-moves",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "The child has moved twice or more in 24 months, and little says what keeps this home going.",
    why: "Each move costs friends, a school, things left behind. Children think that it was because of them.",
    example: "home:
  place: Sam's house
  since: 2025-12-01
  will_i_move: {answer: \"no\"}
  before:
    - {place: Home with Mum, to: 2024-06}
    - {place: The Khans' house, from: 2024-06, to: 2025-03}
    - {place: A children's home, from: 2025-03, to: 2025-12-01}",
    better: "home:
  place: Sam's house
  since: 2025-12-01
  will_i_move: {answer: \"no\"}
  stays_the_same: [your school]
  if_it_gets_hard: Grace and Sam sit down with you that day. We bring help here.
  before:
    - {place: Home with Mum, to: 2024-06}
    - {place: The Khans' house, from: 2024-06, to: 2025-03}
    - {place: A children's home, from: 2025-03, to: 2025-12-01}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// How many moves in 24 months are too many.
const MANY: usize = 2;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = context.plan.home.as_ref().map(Entry::inside) else { return };
    let moves = moves(context, home);
    if moves >= MANY && (home.if_it_gets_hard.is_none() || home.stays_the_same.is_empty()) {
        let place = context.place(home.place.span(), context.top());
        let message = format!("The child has moved {moves} times in 24 months, and little keeps this home going.");
        found.push(RULE.at(context.file, place, message).help(
            "Write `if_it_gets_hard:` and `stays_the_same:`. Tell the child: adults decided the moves, and it was not because of you.",
        ));
    }
}

/// Moves from one home to another in the 24 months before today. Coming into care is not counted.
fn moves(context: &RuleContext<'_>, home: &Home) -> usize {
    let earliest = context.env.today.saturating_sub(Span::new().months(24));
    let in_care = context.plan.in_care_since.filter(|since| !since.is_missing()).map(|since| since.day);
    // A month may mean its last day; it counts when all of it lies inside the 24 months.
    let earlier = home.before.iter().filter_map(|before| before.inside().from).filter(|from| from.day.year() >= 1900);
    let mut begun: Vec<(Date, Date)> = earlier.map(|from| (from.day, from.last_day())).collect();
    begun.extend(home.since.filter(|since| !since.is_missing()).map(|since| (since.day, since.day)));
    // The first home of all was moved into from nowhere, unless an earlier one is written without its first day.
    begun.sort_unstable();
    let from_nowhere = usize::from(home.before.iter().all(|before| before.inside().from.is_some()));
    let later = begun.into_iter().skip(from_nowhere);
    let is_move = |(first, last): &(Date, Date)| *first >= earliest && *first <= context.env.today && in_care.is_none_or(|day| *last > day);
    later.filter(is_move).count()
}
