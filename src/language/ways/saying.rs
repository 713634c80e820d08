//! What the words beside a number say about it: ring it, or send it a text message.

use super::{Found, Way, Ways};

/// What is said about a number.
pub(super) struct Said {
    /// How it is followed.
    pub way: Way,
    /// Where in the words before it those begin that belong into the link.
    pub from: usize,
    /// Whether the program must say how it is followed.
    pub needs_label: bool,
}

/// The most letters between a word that says how and the number, for both to be one link: "text SHOUT to ".
const NEAR: usize = 24;

/// How many words after a number are asked what it is for. Later ones speak of other things: "ask for Sam, or text him".
const WORDS_AFTER: usize = 4;

/// How many letters before a number are asked whether they say that it takes texts.
const LOOK_BACK: usize = 60;

/// What the words before and after a number say: `None` where they say that it is not rung and takes no texts.
///
/// `before` and `after` end at the next number on that side. The program's own word stands before a number only where the text begins
/// with it: in the middle of a person's sentence it would not be their sentence.
pub(super) fn of(ways: &Ways, before: &str, after: &str, place: Place, found: &Found) -> Option<Said> {
    let starts_with_number = place.is_first && !before.contains(char::is_alphanumeric);
    let plain = |way: Way, needs_label: bool| Said { way, from: before.len(), needs_label };
    if found.way == Way::Mail {
        return Some(plain(Way::Mail, starts_with_number));
    }
    // "18001 0114 496 0199 (text relay) / 07700 900123": what comes before a bracket or a stroke is said of the number before.
    let ends = if place.is_first { &[';', '\n', '|'][..] } else { &[';', '\n', '|', ')', '/'] };
    let hints = hints(ways, before, before.rfind(ends).map_or(0, |at| at + 1));
    let after = self::hints(ways, of_this_number(after, place.is_last), 0);
    let says = |hints: &[Hint], how: How| hints.iter().any(|hint| hint.how == how);
    let is_rung = says(&hints, How::Follow(Way::Ring)) || says(&after, How::Follow(Way::Ring));
    let is_texted = says(&hints, How::Follow(Way::Text)) || says(&after, How::Follow(Way::Text));
    if (says(&hints, How::Not) || says(&after, How::Not)) && !is_rung && !is_texted && found.way == Way::Ring {
        return None;
    }
    let way = if found.way == Way::Ring && is_texted && !is_rung { Way::Text } else { found.way };
    let Some(hint) = hints.iter().rev().find(|hint| hint.how == How::Follow(way)) else {
        return Some(plain(way, starts_with_number && after.is_empty()));
    };
    let between = &before[hint.start..];
    let is_near = between.len() <= NEAR && !between.contains([',', '(']) && !between.contains(". ");
    let from = if is_near || hint.is_right_before { hint.start } else { before.len() };
    Some(Said { way, from, needs_label: false })
}

/// Where a number stands among those of a text.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Whether it is the first.
    pub is_first: bool,
    /// Whether it is the last.
    pub is_last: bool,
}

/// Of the words after a number the first few that are about it. If another number follows, they need a bracket or a stroke to tell.
fn of_this_number(after: &str, is_last: bool) -> &str {
    let line = match after.find(['\n', ';', '|', '/', ')']) {
        Some(end) => &after[..end],
        None if is_last => after,
        None => "",
    };
    let end = words(line).nth(WORDS_AFTER).map_or(line.len(), |(start, _)| start);
    &line[..end]
}

/// What a word says about a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Follow it so.
    Follow(Way),
    /// It is no number to ring: "fax", "do not ring".
    Not,
}

/// A word that says how a number is followed.
struct Hint {
    start: usize,
    how: How,
    /// Whether nothing but signs stands between it and the number.
    is_right_before: bool,
}

/// The words that say how, from a place on. "No texts" says nothing; "do not ring after nine" is only about the hour.
fn hints(ways: &Ways, before: &str, from: usize) -> Vec<Hint> {
    let mut hints = Vec::new();
    let mut not = false;
    let mut said = words(&before[from..]).map(|(start, word)| (from + start, word)).peekable();
    while let Some((start, word)) = said.next() {
        let small = plain(word);
        let known = [
            (&ways.says_text, How::Follow(Way::Text)),
            (&ways.says_relay, How::Follow(Way::Relay)),
            (&ways.says_ring, How::Follow(Way::Ring)),
            (&ways.says_none, How::Not),
        ];
        let how = known.into_iter().find(|(said, _)| said.has(&small)).map(|(_, how)| how);
        let is_at_times = said.peek().is_some_and(|(_, next)| ways.at_times.has(&plain(next)));
        let how = match how {
            Some(How::Follow(Way::Ring)) if not && !is_at_times => Some(How::Not),
            how => how.filter(|_| !not),
        };
        if let Some(how) = how {
            let is_right_before = !before[start + word.len()..].contains(char::is_alphanumeric);
            hints.push(Hint { start, how, is_right_before });
        }
        not = ways.not.has(&small) || not && ways.between.has(&small);
    }
    hints
}

/// Whether words say that a text is sent.
pub(super) fn says_text(ways: &Ways, before: &str) -> bool {
    let from = before.char_indices().rev().nth(LOOK_BACK).map_or(0, |(at, _)| at);
    hints(ways, before, from).iter().any(|hint| hint.how == How::Follow(Way::Text))
}

/// The last word, in small letters.
pub(super) fn last_word(before: &str) -> Option<String> {
    let from = before.char_indices().rev().nth(LOOK_BACK).map_or(0, |(at, _)| at);
    words(&before[from..]).last().map(|(_, word)| plain(word))
}

/// The first word, in small letters.
pub(super) fn first_word(after: &str) -> Option<String> {
    words(after).next().map(|(_, word)| plain(word))
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '\'' | '’');
    let pieces = text.split_inclusive(move |sign| !is_of_word(sign)).scan(0, |end, piece| {
        let start = *end;
        *end += piece.len();
        Some((start, piece))
    });
    pieces.map(move |(start, piece)| (start, piece.trim_end_matches(|sign| !is_of_word(sign)))).filter(|(_, word)| !word.is_empty())
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}
