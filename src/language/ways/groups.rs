//! Digits as they are written: in groups, with signs between them.

use std::ops::Range;

/// The groups of digits of a text.
pub(super) struct Groups<'t> {
    written: &'t str,
    groups: Vec<Range<usize>>,
}

/// What is between two groups.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// More than one number has within it: words, a comma, a new line, the end.
    Apart,
    /// An opening bracket, perhaps with spaces.
    Bracket,
    /// Spaces, perhaps with a dash or a closing bracket.
    Spaces,
    /// A dash, a dot or a closing bracket alone.
    Tight,
}

impl<'t> Groups<'t> {
    /// The groups outside some stretches.
    pub fn of(written: &'t str, without: &[Range<usize>]) -> Self {
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, _) in written.match_indices(|sign: char| sign.is_ascii_digit()) {
            match groups.last_mut().filter(|group| group.end == at) {
                Some(group) => group.end = at + 1,
                None => groups.push(at..at + 1),
            }
        }
        groups.retain(|group| !without.iter().any(|range| range.start < group.end && group.start < range.end));
        Groups { written, groups }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Where one stands.
    pub fn range(&self, at: usize) -> Range<usize> {
        self.groups[at].clone()
    }

    /// The digits of one.
    pub fn digits(&self, at: usize) -> &'t str {
        &self.written[self.range(at)]
    }

    /// All before one.
    pub fn before(&self, at: usize) -> &'t str {
        &self.written[..self.groups[at].start]
    }

    /// All after one.
    pub fn after(&self, at: usize) -> &'t str {
        &self.written[self.groups[at].end..]
    }

    /// What is between one and the next.
    pub fn gap(&self, at: usize) -> Gap {
        let Some(next) = self.groups.get(at + 1) else { return Gap::Apart };
        let between = &self.written[self.groups[at].end..next.start];
        let is_of_number = |sign: char| is_space(sign) || is_dash(sign) || matches!(sign, '.' | '(' | ')');
        if between.chars().count() > 3 || !between.chars().all(is_of_number) || between.contains(". ") {
            return Gap::Apart;
        }
        match (between.contains('('), between.contains(is_space)) {
            (true, _) => Gap::Bracket,
            (false, true) => Gap::Spaces,
            (false, false) => Gap::Tight,
        }
    }

    /// Whether a plus and nothing else stands between one and the next.
    pub fn is_plus(&self, at: usize) -> bool {
        self.groups.get(at + 1).is_some_and(|next| self.written[self.groups[at].end..next.start].trim_matches(is_space) == "+")
    }

    /// Whether one is no part of a number, but of hours, days or of what goes on in words: "24 hours", "9-5", "24/7", "9.30".
    pub fn is_of_words(&self, at: usize) -> bool {
        let after = self.after(at);
        let next = after.trim_start_matches(is_space);
        let starts_digit = |rest: &str| rest.trim_start_matches(is_space).starts_with(|sign: char| sign.is_ascii_digit());
        let is_range = next.strip_prefix(is_dash).is_some_and(starts_digit);
        match self.digits(at).len() {
            1 | 2 => {
                let is_split = after.strip_prefix(['/', '.', ':']).is_some_and(starts_digit);
                is_range || is_split || next.starts_with(char::is_alphabetic)
            }
            4 => is_range,
            _ => false,
        }
    }
}

/// A space within a line.
pub(super) fn is_space(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// A hyphen or a dash of any length.
pub(super) fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
