//! One finding for what is in many places of a plan: it names the lines, and is not said again at each.

use super::RuleContext;
use super::rules::Rule;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// How many lines a message names.
const MOST_LINES: usize = 6;

/// Says one thing about some places, at the first of them. `words` makes the sentence and the help from how often and in which lines,
/// where there is more than one place.
///
/// Places below an `allow` of this rule are said one by one, so that it silences those and no other.
pub(super) fn say(
    context: &RuleContext<'_>,
    rule: &Rule,
    mut places: Vec<Span>,
    found: &mut Vec<Diagnostic>,
    words: impl Fn(Option<String>) -> (String, String),
) {
    places.sort_unstable();
    let allowed = |place: &Span| {
        let above = context.walk.labelled.iter().filter(|mapping| mapping.region.covers(*place));
        above.flat_map(|mapping| &mapping.labels.allow).any(|code| code.value == rule.code)
    };
    let (alone, together): (Vec<_>, Vec<_>) = places.into_iter().partition(allowed);
    let mut say = |span: Span, times: Option<String>| {
        let (message, help) = words(times);
        found.push(rule.at(context.file, span, message).help(help));
    };
    for place in alone {
        say(place, None);
    }
    match together.as_slice() {
        [] => {}
        [one] => say(*one, None),
        [first, ..] => say(*first, Some(times(context, &together))),
    }
}

/// "3 times, in lines 4, 9 and 12".
fn times(context: &RuleContext<'_>, places: &[Span]) -> String {
    let mut lines: Vec<usize> = places.iter().map(|place| context.file.line_and_column(place.start as usize).0).collect();
    lines.dedup();
    let count = match places.len() {
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    let numbers: Vec<String> = lines.iter().take(MOST_LINES).map(usize::to_string).collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    match numbers.as_slice() {
        [line] => format!("{count}, in line {line}"),
        [before @ .., last] if more == 0 => format!("{count}, in lines {} and {last}", before.join(", ")),
        numbers => format!("{count}, in lines {} and {more} more", numbers.join(", ")),
    }
}
