//! A part of a tree: without what is in some places, and where in it something stands.

use super::{Kind, Node};
use crate::source::Span;
use std::collections::BTreeSet;

/// Takes out every value that was written at one of these places, with its key.
pub fn take_out(node: &mut Node, places: &BTreeSet<Span>) {
    match &mut node.kind {
        Kind::Empty | Kind::Text(_) => {}
        Kind::List(items) => {
            items.retain(|item| !places.contains(&item.span));
            items.iter_mut().for_each(|item| take_out(item, places));
        }
        Kind::Map(pairs) => {
            pairs.retain(|pair| !places.contains(&pair.value.span));
            pairs.iter_mut().for_each(|pair| take_out(&mut pair.value, places));
        }
    }
}

/// The keys on the way to a place, with the number of an entry in its list: `goals 2, actions 1`.
#[must_use]
pub fn way_to(node: &Node, place: Span) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut here = node;
    loop {
        let holds = |span: Span| span.start <= place.start && place.start < span.end.max(span.start + 1);
        let next = match &here.kind {
            Kind::Empty | Kind::Text(_) => None,
            Kind::List(items) => items.iter().enumerate().find(|(_, item)| holds(item.span)).map(|(at, item)| {
                if let Some(last) = steps.last_mut() {
                    *last = format!("{last} {}", at + 1);
                }
                item
            }),
            Kind::Map(pairs) => pairs.iter().find(|pair| holds(pair.key_span) || holds(pair.value.span)).map(|pair| {
                steps.push(pair.key.clone());
                &pair.value
            }),
        };
        match next {
            Some(next) => here = next,
            None => return steps.join(", "),
        }
    }
}
