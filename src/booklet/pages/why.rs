//! Why: what happened, and for a Child in Need plan that a family can say no.

use crate::booklet::writer::{Writer, facts, literal};
use crate::booklet::{Area, ListItem, Page, Part, Text, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{ConsentShown, Kind, LegalStatus};

/// The longest text, in words, that is shown as the large answer.
const LARGE: usize = 40;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let mut parts: Vec<Part> = Vec::new();
    let mut answer = None;
    match &view.why {
        Some(why) => {
            let words = writer.words(why);
            if writer.speaks_to_reader(why) && stands_large(&words.text) {
                answer = Some(words);
            } else {
                parts.push(Part::Text(Text { heading: None, words, by: None }));
            }
        }
        None if view.shared_only() => parts.extend(writer.not_in_copy()?),
        None => answer = Some(writer.fixed("why-missing")?),
    }
    parts.extend(saying_no(writer)?);
    if let Some(consent) = &view.consent {
        parts.extend(said_yes(writer, consent)?);
    }
    parts.extend(legal(writer)?);
    parts.extend(court_days(writer)?);
    parts.extend(writer.items("why-worries", super::about::statements(writer, &view.worries))?);
    Ok(Some(writer.page("why", Area::Start, answer, parts)?))
}

/// Whether a text is short enough to stand large. It is never cut: its kindest sentence may be its last.
fn stands_large(text: &str) -> bool {
    text.split_whitespace().count() <= LARGE
}

/// "You can say no, and this is what happens then."
fn saying_no(writer: &Writer<'_, '_>) -> Result<Option<Part>, SystemError> {
    let is_mine = writer.can_consent() && !writer.view.shared_only();
    let said_yes = writer.view.consent.iter().flat_map(|consent| &consent.given_by).any(|who| who.key == writer.view.reader.key);
    let sentences = [
        (if said_yes { "why-no-changed" } else { "why-no-yours" }, "why-no-yours-family"),
        ("why-no-after", "why-no-after-family"),
        ("why-no-harm", "why-no-harm"),
        ("why-no-again", "why-no-again-family"),
    ];
    let mut texts = Vec::new();
    for (mine, theirs) in sentences {
        if writer.case.holds(mine) {
            texts.push(Part::Text(Text { heading: None, words: writer.fixed(if is_mine { mine } else { theirs })?, by: None }));
        }
    }
    writer.section("no", "why-no-title", texts)
}

/// Who said yes, in the family's own words.
fn said_yes(writer: &Writer<'_, '_>, consent: &ConsentShown<'_>) -> Result<Option<Part>, SystemError> {
    let who = writer.names_or_you(&consent.given_by)?;
    let on = consent.on.map(|on| writer.date(on));
    let by = match (who.is_empty(), on) {
        (false, Some(on)) => Some(writer.say_with("why-consent-on", &[("who", Arg::from(&who)), ("day", Arg::from(&on))])?),
        (false, None) => Some(who),
        (true, on) => on,
    };
    let words = match writer.maybe(consent.words.as_ref()) {
        Some(words) => Part::Text(Text { heading: None, words, by }),
        None => match by {
            Some(by) => Part::Text(Text { heading: None, words: writer.written(&by), by: None }),
            None => return Ok(None),
        },
    };
    writer.section("yes", "why-consent", vec![words])
}

/// The days at court, and what for.
fn court_days(writer: &Writer<'_, '_>) -> Result<Option<Part>, SystemError> {
    let days = writer.view.legal.iter().flat_map(|legal| &legal.court_days);
    let items =
        days.map(|(what, on)| ListItem { words: writer.words(what), when: on.map(|on| writer.day(on)), ..ListItem::default() }).collect();
    writer.items("why-court-days", items)
}

/// The law that the plan rests on.
fn legal(writer: &Writer<'_, '_>) -> Result<Option<Part>, SystemError> {
    let Some(legal) = &writer.view.legal else { return Ok(None) };
    let status = legal.status.map(|status| writer.law(&format!("legal-{}", status.word()))).transpose()?.flatten();
    let rows = [
        writer.fact("why-legal-rule", status.map(|said| literal(&said)))?,
        writer.fact("why-legal-since", legal.since.map(|since| Words::plain(writer.date(since))))?,
    ];
    let words = writer.maybe(legal.words.as_ref()).map(|words| Part::Text(Text { heading: None, words, by: None }));
    let is_in_care = writer.view.kind == Kind::CarePlan && legal.status != Some(LegalStatus::ShortBreaks);
    let title = if is_in_care { "why-legal" } else { "why-legal-help" };
    writer.section("rule", title, words.into_iter().chain(facts(rows)).collect())
}
