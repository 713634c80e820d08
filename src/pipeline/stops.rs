//! What is said where something withheld stands in a booklet, or may stand there: both places, and never the words.

use crate::audit::{Echo, Hit};
use crate::content::Why;
use crate::diagnostics::Diagnostic;
use crate::seeded::{Leak, leak};
use crate::source::{SourceFile, Span};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

/// The code of a doubt.
pub(super) const NAME_OR_WORD: &str = "name-or-word";

/// One error for each withheld place whose words stand in a reader's finished pages, or surely in the plan's texts for them.
///
/// `elsewhere` names where, outside the plan, the words of a withheld place stand.
pub(super) fn stops(
    file: &Arc<SourceFile>,
    reader: &str,
    hits: &[Hit],
    echoes: &[Echo],
    elsewhere: impl Fn(Span) -> Vec<String>,
) -> Vec<Diagnostic> {
    let sure = echoes.iter().filter(|echo| !echo.is_doubtful);
    let secrets: BTreeSet<(Span, Why)> =
        hits.iter().map(|hit| (hit.span, hit.why)).chain(sure.map(|echo| (echo.secret, echo.why))).collect();
    let is_kept = |span: Span| secrets.contains(&(span, Why::KeepSafe));
    let spans: BTreeSet<Span> = secrets.iter().map(|(span, _)| *span).collect();
    let stop = |span: &Span| {
        let places: BTreeSet<Span> =
            echoes.iter().filter(|echo| echo.secret == *span && !echo.is_doubtful).map(|echo| echo.place).collect();
        let mut message = format!("This is kept from `{reader}`, and the same words are in their booklet");
        let elsewhere = if places.is_empty() { elsewhere(*span) } else { Vec::new() };
        let named = if places.is_empty() { elsewhere.join(" and ") } else { listed(file, &places) };
        if named.is_empty() {
            message.push('.');
        } else {
            let _ = write!(message, ": see {named}.");
        }
        if leak(Leak::MessageQuotes) {
            message.push_str(&file.text()[span.start as usize..span.end as usize]);
        }
        let help = if is_kept(*span) {
            "The booklet was not made. Write it in other words there, or mark that part with `not_for`. What is under `keep_safe` stays \
             kept, whatever `may_know` says."
        } else if !elsewhere.is_empty() {
            "The booklet was not made. Write it in other words there. If this reader may know the words, say so under `may_know`: who \
             decided, when, why."
        } else if places.is_empty() {
            "The booklet was not made. Look for these words in other parts of the plan, in `ourplan.yaml` and in the name of the plan. Mark \
             that part with `not_for`, or write it in other words. If this reader may know them, say so under `may_know`: who decided, \
             when, why."
        } else {
            "The booklet was not made. Mark the other place with `not_for`, or write it in other words. If this reader may know the words, \
             say so under `may_know`: who decided, when, why."
        };
        let error = Diagnostic::error("withheld-text-found", file, *span, message).help(help);
        places.into_iter().take(MOST_LISTED).fold(error, |error, place| error.also(place, "the same words"))
    };
    spans.iter().map(stop).collect()
}

/// One warning for each place at which an ordinary word may be the name of somebody who is withheld, and one for each
/// name that somebody else has too, whom the reader may know.
pub(super) fn doubts(file: &Arc<SourceFile>, reader: &str, echoes: &[Echo]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for echo in echoes.iter().filter(|echo| echo.is_doubtful && !echo.is_namesake) {
        let (what, other) = match echo.why {
            Why::KeepSafe | Why::Label => ("the words", "something else"),
            _ => ("the name", "an ordinary word"),
        };
        let message = format!("This may be {what} at {}, kept from `{reader}`, or {other}.", at(file, echo.secret));
        let help = "If it is what is kept from them, mark this part with `not_for`, or write it in other words. If it is an ordinary word, \
                    write `allow: [name-or-word]` here.";
        found.push(Diagnostic::warning(NAME_OR_WORD, file, echo.place, message).help(help).also(echo.secret, "kept from them"));
    }
    let namesakes: BTreeSet<Span> = echoes.iter().filter(|echo| echo.is_doubtful && echo.is_namesake).map(|echo| echo.secret).collect();
    for secret in namesakes {
        let places = echoes.iter().filter(|echo| echo.secret == secret && echo.is_doubtful).map(|echo| echo.place).collect();
        let message = format!(
            "This name is kept from `{reader}`, who may know somebody else of that name. Look at who is meant: {}.",
            listed(file, &places)
        );
        let help = "Where this person is meant, mark that part with `not_for`. Where all of them are the other person, write \
                    `allow: [name-or-word]` here.";
        found.push(Diagnostic::warning(NAME_OR_WORD, file, secret, message).help(help));
    }
    found
}

/// One warning for each withheld place whose words, or a last name of it, may stand outside the plan's texts, as `elsewhere` names.
pub(super) fn doubts_elsewhere(
    file: &Arc<SourceFile>,
    reader: &str,
    doubted: &BTreeSet<(Span, Why)>,
    elsewhere: impl Fn(Span) -> Vec<String>,
) -> Vec<Diagnostic> {
    let warning = |(secret, _): &(Span, Why)| {
        let places = Some(elsewhere(*secret).join(" and ")).filter(|places| !places.is_empty())?;
        let message = format!("This is kept from `{reader}`, and a part of it may be in {places}, which they see.");
        let help = "If it does, write it in other words there. Give a plan's file a name that tells nobody whose it is, like `kestrel.yaml`. If \
                    it is something else, write `allow: [name-or-word]` here.";
        Some(Diagnostic::warning(NAME_OR_WORD, file, *secret, message).help(help))
    };
    doubted.iter().filter_map(warning).collect()
}

/// How many places are listed.
const MOST_LISTED: usize = 12;

/// Places in words, the last with “and”.
fn listed(file: &Arc<SourceFile>, places: &BTreeSet<Span>) -> String {
    let mut named: Vec<String> = places.iter().take(MOST_LISTED).map(|place| at(file, *place)).collect();
    match places.len().checked_sub(MOST_LISTED) {
        Some(more @ 1..) => format!("{} and {more} more", named.join(", ")),
        _ => {
            let last = named.pop().unwrap_or_default();
            if named.is_empty() { last } else { format!("{} and {last}", named.join(", ")) }
        }
    }
}

fn at(file: &Arc<SourceFile>, place: Span) -> String {
    let (line, column) = file.line_and_column(place.start as usize);
    format!("{}:{line}:{column}", file.name())
}
