//! Why: what happened, and for a Child in Need plan that a family can say no.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, Page, Part, Text, Words};
use crate::fault::Fault;
use crate::language::Arg;
use crate::view::{ConsentShown, Kind, LegalStatus};

/// The longest beginning, in words, that is shown as the large answer.
const LARGE: usize = 40;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, Fault> {
    let view = writer.view;
    let mut parts: Vec<Part> = writer.not_in_copy()?.into_iter().collect();
    let mut answer = None;
    match &view.why {
        Some(why) => {
            let words = writer.words(why);
            let (first, rest) = if writer.speaks_to_reader(why) { opening(&words.text) } else { (None, words.text.clone()) };
            answer = first.map(|first| Words { text: first, ..words.clone() });
            if !rest.is_empty() {
                let picture = if answer.is_some() { None } else { words.picture.clone() };
                parts.push(Part::Text(Text { heading: None, words: Words { text: rest, picture, ..words }, by: None }));
            }
        }
        None if view.shared_only() => {}
        None => answer = Some(writer.fixed("why-missing")?),
    }
    if view.kind == Kind::ChildInNeed && !view.shared_only() {
        parts.extend(saying_no(writer)?);
    }
    if let Some(consent) = &view.consent {
        parts.extend(said_yes(writer, consent)?);
    }
    parts.extend(legal(writer)?);
    Ok(Some(writer.page("why", Area::Start, answer, parts)?))
}

/// The first paragraph where it is short enough to stand large, and the rest.
fn opening(text: &str) -> (Option<String>, String) {
    let (first, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let is_list = first.starts_with(['-', '*', '+']) && !first.starts_with("**");
    if is_list || first.split_whitespace().count() > LARGE {
        return (None, text.to_owned());
    }
    (Some(first.to_owned()), rest.trim().to_owned())
}

/// "You can say no, and this is what happens then."
fn saying_no(writer: &Writer<'_, '_>) -> Result<Option<Part>, Fault> {
    let keys: [&str; 4] = match writer.for_worker() {
        true => ["why-no-worker", "why-no-after-worker", "why-no-harm", "why-no-again-worker"],
        false => ["why-no-yours", "why-no-after", "why-no-harm", "why-no-again"],
    };
    let mut texts = Vec::new();
    for key in keys {
        texts.push(Part::Text(Text { heading: None, words: writer.fixed(key)?, by: None }));
    }
    writer.section("no", "why-no-title", texts)
}

/// Who said yes, in the family's own words.
fn said_yes(writer: &Writer<'_, '_>, consent: &ConsentShown<'_>) -> Result<Option<Part>, Fault> {
    let who = writer.names(&consent.given_by);
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

/// The rule that says the child is in care.
fn legal(writer: &Writer<'_, '_>) -> Result<Option<Part>, Fault> {
    let Some(legal) = &writer.view.legal else { return Ok(None) };
    let status = match legal.status {
        None | Some(LegalStatus::Other) => None,
        Some(status) => Some(writer.fixed(&format!("legal-{}", status.word()))?),
    };
    let rows = [
        writer.fact("why-legal-rule", status)?,
        writer.fact("why-legal-since", legal.since.map(|since| Words::plain(writer.date(since))))?,
    ];
    let words = writer.maybe(legal.words.as_ref()).map(|words| Part::Text(Text { heading: None, words, by: None }));
    writer.section("rule", "why-legal", words.into_iter().chain(facts(rows)).collect())
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn a_short_first_paragraph_stands_large() {
        assert_eq!(opening("One.\n\nTwo."), (Some("One.".to_owned()), "Two.".to_owned()));
        assert_eq!(opening("- One.\n- Two."), (None, "- One.\n- Two.".to_owned()));
        let long = "word ".repeat(41);
        assert_eq!(opening(&long), (None, long.clone()));
    }
}
