//! Which styles of booklet a text reaches: the plan's readers, their styles, and the labels above the text.

use crate::check::{Look, TextSeen};
use crate::content::Group;
use crate::plan::{Style, kinds, usual_style};
use crate::visibility::Visibility;
use std::rc::Rc;

/// A reader of the plan who is no worker.
pub(super) struct ReaderSeen<'a> {
    style: Style,
    seen: Rc<Visibility<'a>>,
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
    readers.map(|(key, style)| ReaderSeen { style, seen: look.seen_by(key) }).collect()
}

/// The styles of the readers whom a text reaches, the strictest first.
pub(super) fn styles(readers: &[ReaderSeen<'_>], seen: &TextSeen<'_>) -> Vec<Style> {
    let gets = |reader: &&ReaderSeen<'_>| seen.styles.contains(&reader.style) && reader.seen.permits(seen.text.span);
    let mut styles: Vec<Style> = readers.iter().filter(gets).map(|reader| reader.style).collect();
    styles.sort();
    styles.dedup();
    styles
}
