//! Which styles of booklet a text reaches: the plan's readers, their styles, and the labels above the text.

use crate::check::{Labelled, Look, TextSeen, sight};
use crate::content::{Group, Labels};
use crate::plan::{Style, kinds, usual_style};

/// A reader of the plan who is no worker.
pub(super) struct ReaderSeen<'a> {
    style: Style,
    members: Vec<&'a str>,
}

/// The plan's readers, those that `view` makes booklets for, without staff.
pub(super) fn readers<'a>(look: &Look<'a>) -> Vec<ReaderSeen<'a>> {
    let style = |key: &str| {
        let is_worker = Group::named(key) == Some(Group::Workers) || look.is_worker(key);
        usual_style(look.plan, look.is_me(key), is_worker, look.desk.today)
    };
    let named: Vec<(&str, Style)> = match &look.plan.booklets {
        Some(booklets) => {
            let wanted = booklets.inside().0.iter();
            wanted
                .map(|(key, body)| (key.value.as_str(), body.inside().style.map_or_else(|| style(&key.value), |style| style.value)))
                .collect()
        }
        None => {
            let family = look.plan.plan.get().is_some_and(|kind| kinds::rules(kind).family_booklet);
            let group = family.then_some((Group::Family.name(), Style::Family));
            look.me().map(|me| (me, style(me))).into_iter().chain(group).collect()
        }
    };
    let readers = named.into_iter().filter(|(_, style)| *style != Style::Worker);
    readers.map(|(key, style)| ReaderSeen { style, members: look.members(key) }).collect()
}

/// The mappings that keep anybody from what stands in them.
pub(super) fn labelled<'a>(look: &Look<'a>) -> Vec<&'a Labelled<'a>> {
    look.walk.labelled.iter().filter(|mapping| mapping.labels.restrict()).collect()
}

/// The styles of the readers whom a text reaches, the strictest first.
pub(super) fn styles(look: &Look<'_>, readers: &[ReaderSeen<'_>], labelled: &[&Labelled<'_>], seen: &TextSeen<'_>) -> Vec<Style> {
    let above = labelled.iter().filter(|mapping| mapping.region.covers(seen.text.span));
    let labels: Vec<&Labels> = above.map(|mapping| mapping.labels).collect();
    let gets = |reader: &&ReaderSeen<'_>| {
        let allowed = labels.is_empty() || reader.members.iter().all(|person| sight::labels_allow(look, &labels, person));
        seen.styles.contains(&reader.style) && allowed
    };
    let mut styles: Vec<Style> = readers.iter().filter(gets).map(|reader| reader.style).collect();
    styles.sort();
    styles.dedup();
    styles
}
