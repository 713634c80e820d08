//! Telephone numbers in a written text. Only those that are surely one.

use super::groups::{Gap, Groups, is_space};
use super::saying::{first_word, last_word, says_text};
use super::{Found, Way, Ways};

/// What is dialled before a number to ring it through a relay service.
const RELAY: [&str; 2] = ["18001", "18002"];

/// A number that begins at a group of digits.
struct Number {
    /// The group after its last one.
    end: usize,
    way: Way,
    dialled: String,
}

/// The numbers of a text, in order. What is part of an address stands in `mails`.
pub(super) fn find(ways: &Ways, written: &str, mails: &[Found]) -> Vec<Found> {
    let without: Vec<_> = mails.iter().map(|mail| mail.start..mail.end).collect();
    let groups = Groups::of(written, &without);
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        // "1-0114 …" and "2.0114 …" are something else.
        let hangs_on =
            at > 0 && groups.gap(at - 1) == Gap::Tight && found.last().is_none_or(|last: &Found| last.end < groups.range(at - 1).end);
        match number(ways, &groups, at).filter(|_| !hangs_on) {
            Some(number) => {
                let (start, end) = whole(written, groups.range(at).start, groups.range(number.end - 1).end);
                found.push(Found { start, end, way: number.way, dialled: number.dialled });
                at = number.end;
            }
            None => at += 1,
        }
    }
    found
}

/// A number with the plus and the bracket before its digits.
fn whole(written: &str, start: usize, end: usize) -> (usize, usize) {
    let mut from = start;
    if has_plus(&written[..from]) {
        from = written[..from].rfind('+').unwrap_or(from);
    }
    let inside = &written[from..end];
    let closes = inside.matches(')').count() > inside.matches('(').count();
    match written[..from].ends_with('(') && closes {
        true => (from - 1, end),
        false => (from, end),
    }
}

fn has_plus(before: &str) -> bool {
    before.trim_end_matches(is_space).ends_with('+')
}

fn number(ways: &Ways, groups: &Groups<'_>, at: usize) -> Option<Number> {
    relayed(ways, groups, at).or_else(|| short(ways, groups, at)).or_else(|| long(groups, at))
}

/// A number after the digits that call a relay service.
fn relayed(ways: &Ways, groups: &Groups<'_>, at: usize) -> Option<Number> {
    let digits = groups.digits(at);
    let prefix = RELAY.into_iter().find(|prefix| digits.starts_with(prefix))?;
    let rest = &digits[prefix.len()..];
    if !rest.is_empty() {
        // All in one: "1800108088010366".
        return (is_national(rest) && ends(groups, at)).then(|| Number { end: at + 1, way: Way::Relay, dialled: digits.to_owned() });
    }
    if groups.gap(at) == Gap::Apart && !groups.is_plus(at) {
        return None;
    }
    let number = long(groups, at + 1).or_else(|| {
        let (end, dialled) = listed(groups, at + 1, &ways.ring)?;
        Some(Number { end, way: Way::Ring, dialled })
    })?;
    // The service takes numbers as they are dialled at home.
    let home = number.dialled.strip_prefix("+44").map(|rest| format!("0{rest}"));
    let dialled = home.unwrap_or(number.dialled);
    (!dialled.starts_with('+')).then(|| Number { end: number.end, way: Way::Relay, dialled: format!("{prefix}{dialled}") })
}

/// A short number of the language's list, or one of five digits that a text is sent to.
fn short(ways: &Ways, groups: &Groups<'_>, at: usize) -> Option<Number> {
    let before = groups.before(at);
    if has_plus(before) || before.ends_with(char::is_alphabetic) {
        return None;
    }
    let ring = listed(groups, at, &ways.ring).map(|(end, dialled)| Number { end, way: Way::Ring, dialled });
    let text = || listed(groups, at, &ways.text).map(|(end, dialled)| Number { end, way: Way::Text, dialled });
    if let Some(number) = ring.or_else(text) {
        let is_clear = number.dialled.len() > 3 || is_clear(ways, before, groups.after(number.end - 1));
        return is_clear.then_some(number);
    }
    let digits = groups.digits(at);
    let is_for_texts = digits.len() == 5 && digits.starts_with(['6', '7', '8']) && says_text(ways, before) && ends(groups, at);
    is_for_texts.then(|| Number { end: at + 1, way: Way::Text, dialled: digits.to_owned() })
}

/// The longest number of a list that begins at a group.
fn listed(groups: &Groups<'_>, at: usize, list: &[String]) -> Option<(usize, String)> {
    let mut digits = String::new();
    let mut best = None;
    for end in at..groups.len() {
        digits.push_str(groups.digits(end));
        if list.contains(&digits) && ends(groups, end) {
            best = Some((end + 1, digits.clone()));
        }
        if groups.gap(end) == Gap::Apart || digits.len() > 8 {
            break;
        }
    }
    best
}

/// Whether what is beside three digits leaves no doubt that they are a number to ring: "ring 111", "NHS 111", and not "room 101" or
/// "101 High Street".
fn is_clear(ways: &Ways, before: &str, after: &str) -> bool {
    let known = |word: &String| [&ways.says_ring, &ways.says_text, &ways.before].into_iter().any(|words| words.has(word));
    let after = after.trim_start_matches(is_space);
    if after.starts_with(char::is_uppercase) && !first_word(after).is_some_and(|word| known(&word)) {
        return false;
    }
    let bare = before.trim_end_matches(|sign: char| is_space(sign) || matches!(sign, ':' | '.' | '\'' | '"' | '“' | '‘'));
    if bare.is_empty() || bare.ends_with([',', ';', '(', '/', '|', '\n', '\r', '–', '—']) {
        return true;
    }
    last_word(bare).is_some_and(|word| known(&word))
}

/// A number with its area, or with its country.
fn long(groups: &Groups<'_>, at: usize) -> Option<Number> {
    let first = groups.digits(at);
    let plus = has_plus(groups.before(at));
    if plus || first.starts_with("00") || is_britain_with_bracket(groups, at) {
        return abroad(groups, at, plus);
    }
    if !first.starts_with('0') {
        return None;
    }
    british(groups, at, str::to_owned).map(|(end, dialled)| Number { end, way: Way::Ring, dialled })
}

/// "44 (0)114 …", where somebody left out the plus.
fn is_britain_with_bracket(groups: &Groups<'_>, at: usize) -> bool {
    groups.digits(at) == "44" && groups.gap(at) == Gap::Bracket && groups.after(at).trim_start_matches(is_space).starts_with("(0)")
}

/// A number with its country.
fn abroad(groups: &Groups<'_>, at: usize, plus: bool) -> Option<Number> {
    let bare = |digits: &str| if plus { digits.to_owned() } else { digits.strip_prefix("00").unwrap_or(digits).to_owned() };
    let national = |digits: &str| {
        let rest = bare(digits);
        rest.strip_prefix("44").map_or(String::new(), |rest| format!("0{}", rest.strip_prefix('0').unwrap_or(rest)))
    };
    let all: Vec<(usize, String)> = rows(groups, at).collect();
    if all.iter().any(|(_, digits)| digits.len() > 3 && bare(digits).starts_with("44")) {
        let (end, dialled) = british(groups, at, national)?;
        return Some(Number { end, way: Way::Ring, dialled: format!("+44{}", &dialled[1..]) });
    }
    // The length of a foreign number is unknown here. So it has to end where the row of digits ends.
    let (end, digits) = all.into_iter().next_back()?;
    let digits = bare(&digits);
    let is_number = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
    let is_sure = (at + 1..end).all(|group| !groups.is_of_words(group) || is_in_tight_row(groups, group));
    (is_number && is_sure && ends(groups, end - 1)).then(|| Number { end, way: Way::Ring, dialled: format!("+{digits}") })
}

/// "123-45-67": two digits between dashes are no hours.
fn is_in_tight_row(groups: &Groups<'_>, group: usize) -> bool {
    groups.gap(group - 1) == Gap::Tight && !groups.after(group).starts_with(|sign: char| is_space(sign) || sign.is_alphabetic())
}

/// A number of the United Kingdom, of 11 digits or 10. `national` makes digits into those from the 0 on.
fn british(groups: &Groups<'_>, at: usize, national: impl Fn(&str) -> String) -> Option<(usize, String)> {
    let numbers: Vec<_> =
        rows(groups, at).map(|(end, digits)| (end, national(&digits))).filter(|(_, digits)| is_national(digits)).collect();
    let mut numbers: Vec<_> = numbers.into_iter().filter(|(end, _)| ends(groups, end - 1)).collect();
    // "01204 12345 9am" has 10 digits and an hour. The longer number is right where its last group is no such thing.
    numbers.sort_by_key(|(end, digits)| (*end > at + 1 && groups.is_of_words(end - 1), std::cmp::Reverse(digits.len())));
    numbers.into_iter().next()
}

/// The digits from one group on, up to each of the next that may belong to the same number.
fn rows<'g>(groups: &'g Groups<'_>, at: usize) -> impl Iterator<Item = (usize, String)> + use<'g> {
    let mut digits = String::new();
    let mut over = false;
    (at..groups.len()).map_while(move |group| {
        if over {
            return None;
        }
        digits.push_str(groups.digits(group));
        // A bracket belongs to the number at its start only: "(0114) 496 0199" and "0114 496 0199 (24 hours)".
        over = match groups.gap(group) {
            Gap::Apart => true,
            Gap::Bracket => digits.len() > 5,
            Gap::Spaces | Gap::Tight => false,
        } || digits.len() > 18;
        Some((group + 1, digits.clone()))
    })
}

/// Whether digits from the 0 on are a number of the United Kingdom: 11 digits, and 10 where such are in use.
fn is_national(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let is_service = matches!(bytes.get(1), Some(b'1' | b'2' | b'3' | b'5' | b'7' | b'8' | b'9'));
    let is_shorter = match bytes.get(1..4) {
        // 0113 and 0141 have seven more digits each, always.
        Some([b'1', second, third]) => *second != b'1' && *third != b'1',
        Some(service) => matches!(service, b"500" | b"800"),
        None => false,
    };
    digits.starts_with('0') && is_service && (digits.len() == 11 || digits.len() == 10 && is_shorter)
}

/// Whether a number may end at a group: what comes next is set apart, is a number too, or is hours.
fn ends(groups: &Groups<'_>, at: usize) -> bool {
    match groups.gap(at) {
        Gap::Apart | Gap::Bracket => true,
        Gap::Tight => begins_number(groups, at + 1),
        Gap::Spaces => groups.is_of_words(at + 1) || begins_number(groups, at + 1),
    }
}

/// Whether a number seems to begin at a group. Whether it is sure is asked when it comes.
fn begins_number(groups: &Groups<'_>, at: usize) -> bool {
    let is_relay = RELAY.iter().any(|prefix| groups.digits(at).starts_with(prefix));
    is_relay || has_plus(groups.before(at)) || rows(groups, at).any(|(_, digits)| is_national(&digits))
}
