//! Which styles of booklet a text reaches: the plan's readers, their styles, and the labels above the text.

use crate::check::{RuleContext, TextSeen};
use crate::content::Group;
use crate::plan::{Style, usual_style};
use crate::visibility::Visibility;
use std::rc::Rc;

/// A reader of the plan who is no worker.
pub(super) struct ReaderSeen<'a> {
    style: Style,
    seen: Rc<Visibility<'a>>,
}

/// The plan's readers, those that `view` makes booklets for, without staff.
pub(super) fn readers<'a>(context: &RuleContext<'a>) -> Vec<ReaderSeen<'a>> {
    let usual = |key: &str| {
        let is_worker = Group::named(key) == Some(Group::Workers) || context.is_worker(key);
        usual_style(context.plan, context.is_me(key), is_worker, context.env.today)
    };
    let named = context.readers().into_iter().map(|(key, written)| {
        let style = written.and_then(|(_, body)| body.inside().style);
        (key, style.map_or_else(|| usual(key), |style| style.value))
    });
    let readers = named.filter(|(_, style)| *style != Style::Worker);
    readers.map(|(key, style)| ReaderSeen { style, seen: context.seen_by(key) }).collect()
}

/// The styles of the readers whom a text reaches, the strictest first.
pub(super) fn styles(readers: &[ReaderSeen<'_>], seen: &TextSeen<'_>) -> Vec<Style> {
    let gets = |reader: &&ReaderSeen<'_>| seen.styles.contains(&reader.style) && reader.seen.permits(seen.text.span);
    let mut styles: Vec<Style> = readers.iter().filter(gets).map(|reader| reader.style).collect();
    styles.sort();
    styles.dedup();
    styles
}
