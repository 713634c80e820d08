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

/// How many letters before a number are asked whether they say that it takes texts.
const LOOK_BACK: usize = 60;

/// What the words before and after a number say. Only the last number of a text takes what stands after it.
pub(super) fn of(ways: &Ways, before: &str, after: &str, is_last: bool, found: &Found) -> Said {
    let cut = before.rfind([';', '\n', '|']).map_or(0, |at| at + 1);
    let is_bare = !before.contains(char::is_alphanumeric);
    let hints = hints(ways, before, cut);
    let last = |way: Way| hints.iter().rev().find(|hint| hint.way == way);
    let is_texted = found.way == Way::Ring && last(Way::Text).is_some() && last(Way::Ring).is_none();
    let is_texted_after = || found.way == Way::Ring && last(Way::Ring).is_none() && is_last && says_text_after(ways, after);
    let way = if is_texted { Way::Text } else { found.way };
    let hint = match way {
        Way::Mail => None,
        way => last(way),
    };
    if let Some(hint) = hint {
        let between = &before[hint.start..];
        let is_near = between.len() <= NEAR && !between.contains([',', '(']) && !between.contains(". ");
        let is_near = is_near || hint.is_right_before;
        return Said { way, from: if is_near { hint.start } else { before.len() }, needs_label: false };
    }
    if is_texted_after() {
        return Said { way: Way::Text, from: before.len(), needs_label: false };
    }
    // "Ring" in the middle of somebody's sentence would not be their sentence. That it is a text or a relay, nobody would guess.
    Said { way, from: before.len(), needs_label: is_bare || matches!(way, Way::Text | Way::Relay) }
}

/// A word that says how a number is followed.
struct Hint {
    start: usize,
    way: Way,
    /// Whether nothing but signs stands between it and the number.
    is_right_before: bool,
}

/// The words that say how, from a place on, without those that say how not.
fn hints(ways: &Ways, before: &str, from: usize) -> Vec<Hint> {
    let mut hints = Vec::new();
    let mut not = false;
    for (start, word) in words(&before[from..]).map(|(start, word)| (from + start, word)) {
        let small = plain(word);
        let way = [(&ways.says_text, Way::Text), (&ways.says_relay, Way::Relay), (&ways.says_ring, Way::Ring)]
            .into_iter()
            .find(|(said, _)| said.contains(&small))
            .map(|(_, way)| way);
        if let Some(way) = way.filter(|_| !not) {
            let is_right_before = !before[start + word.len()..].contains(char::is_alphanumeric);
            hints.push(Hint { start, way, is_right_before });
        }
        not = ways.not.contains(&small) || not && ways.between.contains(&small);
    }
    hints
}

/// Whether words say that a text is sent.
pub(super) fn says_text(ways: &Ways, before: &str) -> bool {
    let from = before.char_indices().rev().nth(LOOK_BACK).map_or(0, |(at, _)| at);
    hints(ways, before, from).iter().any(|hint| hint.way == Way::Text)
}

/// Whether what stands after a number says that it takes texts: "(text only)", "by text".
fn says_text_after(ways: &Ways, after: &str) -> bool {
    let words: Vec<String> = words(after).map(|(_, word)| plain(word)).collect();
    let first = words.iter().find(|word| !ways.after.contains(*word));
    first.is_some_and(|word| ways.says_text.contains(word)) && !words.iter().any(|word| ways.says_ring.contains(word))
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
