//! Next review: when, where, who, how to join, what we will ask; and what was decided before.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, Facts, ListItem, Page, Part, Section, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{Kind, PastReviewShown, ReviewShown};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    if view.next_review.is_none() && view.past_reviews.is_empty() {
        return Ok(None);
    }
    let mut parts = Vec::new();
    let answer = match &view.next_review {
        Some(next) => {
            parts.extend(about_the_next(writer, next)?);
            let key = if next.on < view.today { "review-past" } else { "review-answer" };
            writer.fixed_with(key, &[("day", Arg::from(&writer.date(next.on)))])?
        }
        None => writer.fixed("review-none")?,
    };
    let before = view.past_reviews.iter().map(|past| one_before(writer, past)).collect::<Result<_, _>>()?;
    parts.extend(writer.section("before", "review-before", before)?);
    Ok(Some(writer.page("review", Area::Together, Some(answer), parts)?))
}

fn about_the_next(writer: &Writer<'_, '_>, next: &ReviewShown<'_>) -> Result<Vec<Part>, SystemError> {
    let who = writer.names_or_you(&next.who)?;
    let rows = facts([
        writer.fact("review-when", Some(Words::plain(writer.date(next.on))))?,
        writer.fact("review-where", writer.maybe(next.place.as_ref()))?,
        writer.fact("review-who", (!who.is_empty()).then(|| writer.written(&who)))?,
        writer.fact("review-join", writer.maybe(next.join.as_ref()))?,
    ]);
    let asked = if writer.view.kind == Kind::ChildInNeed { asked(writer)? } else { None };
    Ok(rows.into_iter().chain(asked).collect())
}

/// What is asked at the review of a Child in Need plan.
fn asked(writer: &Writer<'_, '_>) -> Result<Option<Part>, SystemError> {
    let mut items = Vec::new();
    for key in ["review-ask-better", "review-ask-done", "review-ask-helped", "review-ask-change"] {
        items.push(ListItem { words: writer.fixed(key)?, ..ListItem::default() });
    }
    writer.items("review-ask", items)
}

fn one_before(writer: &Writer<'_, '_>, past: &PastReviewShown<'_>) -> Result<Part, SystemError> {
    let rows = facts([
        writer.fact("review-decided", writer.maybe(past.decided.as_ref()))?,
        writer.fact("review-my-view", writer.maybe(past.my_view.as_ref()))?,
    ]);
    let heading = writer.date(past.on);
    Ok(match rows {
        Some(Part::Facts(rows)) => Part::Facts(Facts { heading: Some(heading), ..rows }),
        _ => Part::Section(Section { title: Words::plain(heading), ..Section::default() }),
    })
}
