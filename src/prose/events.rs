//! The Markdown parser's events, no more of them than are needed.
//!
//! The first step of `tame`. What is shown as typed keeps its place and loses its inside; words that the
//! parser gives letter by letter come as one. So a text full of signs costs little more than a plain one.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The parser's events with their places in the text.
pub(super) type Events<'e> = [(Event<'e>, Range<usize>)];

/// How deep lists are read, shown as such or not.
pub(super) const DEEPEST_READ: usize = 12;

/// The events of a text.
pub(super) fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let mut events: Vec<(Event<'_>, Range<usize>)> = Vec::new();
    // How many tags are open inside something that is shown as typed.
    let mut passed = 0_usize;
    let mut lists = 0_usize;
    // Where words end that stand in the text just so.
    let mut joinable = None;
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match &event {
            Event::Start(tag) => {
                joinable = None;
                passed += usize::from(passed > 0);
                if passed > 1 {
                    continue;
                }
                let deep = matches!(tag, Tag::List(_)) && lists >= DEEPEST_READ;
                lists += usize::from(matches!(tag, Tag::List(_)));
                passed = usize::from(deep || is_typed(tag));
            }
            Event::End(tag) => {
                joinable = None;
                passed = passed.saturating_sub(1);
                if passed > 0 {
                    continue;
                }
                lists -= usize::from(matches!(tag, TagEnd::List(_)));
            }
            _ if passed > 0 => continue,
            Event::Text(words) => {
                let as_written = text[range.clone()] == **words;
                let goes_on = as_written && joinable == Some(range.start);
                joinable = as_written.then_some(range.end);
                if let Some((Event::Text(earlier), place)) = events.last_mut().filter(|_| goes_on) {
                    place.end = range.end;
                    *earlier = CowStr::Borrowed(&text[place.clone()]);
                    continue;
                }
            }
            _ => joinable = None,
        }
        events.push((event, range));
    }
    events
}

/// Whether a tag has no meaning here.
fn is_typed(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong | Tag::Link { .. })
}

/// For each event that begins something, the event that ends it.
pub(super) fn ends(events: &Events<'_>) -> Vec<usize> {
    let mut ends = vec![0; events.len()];
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(at),
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = at;
                }
            }
            _ => {}
        }
    }
    ends
}
