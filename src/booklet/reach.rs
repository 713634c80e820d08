//! Ways to reach somebody: a text as it was written, and where a device follows a number or an address in it.

use super::{Reach, ReachPart};
use crate::language::{Locale, Way};

/// A telephone number, an e-mail address, or what was written in its place. `None` if nothing was written.
pub(super) fn reach(locale: &Locale, written: &str) -> Option<Reach> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let parts = locale.ways().parts(written).into_iter().map(|part| {
        let how = part.leads.as_ref().filter(|leads| leads.needs_label).and_then(|leads| phrase(leads.way).strip_prefix("frame-"));
        ReachPart { says: part.says.to_owned(), text: part.text.to_owned(), href: part.leads.map(|leads| leads.href), how }
    });
    let parts: Vec<ReachPart> = parts.collect();
    let href = parts.iter().find_map(|part| part.href.clone()).unwrap_or_default();
    Some(Reach { shown: written.to_owned(), href, parts })
}

/// The first of some texts that a device can follow; where it can follow none, the first.
pub(super) fn first(reaches: [Option<Reach>; 2]) -> Option<Reach> {
    let mut reaches: Vec<Reach> = reaches.into_iter().flatten().collect();
    reaches.sort_by_key(|reach| reach.href.is_empty());
    reaches.into_iter().next()
}

/// The phrase for a way. Templates know those of the frame without `frame-`.
fn phrase(way: Way) -> &'static str {
    match way {
        Way::Ring => "frame-opens-tel",
        Way::Relay => "frame-opens-relay",
        Way::Text => "frame-opens-sms",
        Way::Mail => "frame-opens-mail",
    }
}
