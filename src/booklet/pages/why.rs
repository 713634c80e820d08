//! Why: what happened, and for a Child in Need plan that a family can say no.

use super::me::statements;
use crate::booklet::writer::{Writer, facts, literal};
use crate::booklet::{Area, ListItem, Page, Part, TextPart};
use crate::language::Arg;
use crate::view::{ConsentShown, Kind, LegalStatus};

/// The longest text, in words, that is shown as the large answer. It is never cut: its kindest sentence may be its last.
const LARGE: usize = 40;

/// The page.
pub(super) fn why(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let mut parts: Vec<Part> = Vec::new();
    let mut answer = None;
    match &view.why {
        Some(why) => {
            let words = writer.words(why);
            if writer.speaks_to_reader(why) && words.text.split_whitespace().count() <= LARGE {
                answer = Some(words);
            } else {
                parts.push(Part::paragraph(words));
            }
        }
        None if view.shared_only() => parts.extend(writer.not_in_copy()),
        None => answer = Some(writer.fixed("why-missing")),
    }
    parts.extend(saying_no(writer));
    parts.extend(view.consent.as_ref().and_then(|consent| said_yes(writer, consent)));
    parts.extend(legal(writer));
    parts.extend(court_days(writer));
    parts.extend(writer.items("why-worries", statements(writer, &view.worries)));
    Some(writer.page("why", Area::Start, answer, parts))
}

/// "You can say no, and this is what happens then."
fn saying_no(writer: &Writer<'_, '_>) -> Option<Part> {
    let is_mine = writer.can_consent() && !writer.view.shared_only();
    let said_yes = writer.view.consent.iter().flat_map(|consent| &consent.given_by).any(|who| who.key == writer.view.reader.key);
    let sentences = [
        (if said_yes { "why-no-changed" } else { "why-no-yours" }, "why-no-yours-family"),
        ("why-no-after", "why-no-after-family"),
        ("why-no-harm", "why-no-harm"),
        ("why-no-again", "why-no-again-family"),
    ];
    let holding = sentences.into_iter().filter(|(mine, _)| writer.case.holds(mine));
    let texts = holding.map(|(mine, theirs)| Part::paragraph(writer.fixed(if is_mine { mine } else { theirs })));
    writer.section("no", "why-no-title", texts.collect())
}

/// Who said yes, in the family's own words.
fn said_yes(writer: &Writer<'_, '_>, consent: &ConsentShown<'_>) -> Option<Part> {
    let who = writer.names_or_you(&consent.given_by);
    let on = consent.on.map(|on| writer.date(on));
    let by = match (who.is_empty(), on) {
        (false, Some(on)) => Some(writer.say_with("why-consent-on", &[("who", Arg::from(&who)), ("day", Arg::from(&on))])),
        (false, None) => Some(who),
        (true, on) => on,
    };
    let words = match writer.maybe(consent.words.as_ref()) {
        Some(words) => Part::Text(TextPart { heading: None, words, by }),
        None => Part::paragraph(writer.written(&by?)),
    };
    writer.section("yes", "why-consent", vec![words])
}

/// The days at court, and what for.
fn court_days(writer: &Writer<'_, '_>) -> Option<Part> {
    let days = writer.view.legal.iter().flat_map(|legal| &legal.court_days);
    let items = days.map(|(what, on)| ListItem { when: on.map(|on| writer.day(on)), ..ListItem::new(writer.words(what)) });
    writer.items("why-court-days", items.collect())
}

/// The law that the plan rests on.
fn legal(writer: &Writer<'_, '_>) -> Option<Part> {
    let legal = writer.view.legal.as_ref()?;
    let status = legal.status.and_then(|status| writer.law(&format!("legal-{}", status.word())));
    let rows = [writer.fact("why-legal-rule", status.map(|said| literal(&said))), writer.date_fact("why-legal-since", legal.since)];
    let words = writer.maybe(legal.words.as_ref()).map(Part::paragraph);
    let is_in_care = writer.view.kind == Kind::CarePlan && legal.status != Some(LegalStatus::ShortBreaks);
    let title = if is_in_care { "why-legal" } else { "why-legal-help" };
    writer.section("rule", title, words.into_iter().chain(facts(rows)).collect())
}
