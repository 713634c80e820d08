//! Words laid into lines of a width, with the same indent before each line.

/// Lays words into lines. `first` stands before the first line, `rest` before all others. A word that is too long
/// for a line stands alone.
pub(super) fn lines(words: &str, first: &str, rest: &str, width: usize) -> String {
    let mut out = first.to_owned();
    let mut used = first.chars().count();
    let mut is_start = true;
    for word in pieces(words) {
        let length = word.chars().count();
        if !is_start && used + 1 + length > width {
            out.push('\n');
            out.push_str(rest);
            used = rest.chars().count();
            is_start = true;
        }
        if !is_start {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += length;
        is_start = false;
    }
    out.push('\n');
    out
}

/// A text whose lines are no wider than this, each with the indent that it had. What fits stays as it is.
#[must_use]
pub fn laid(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_end_matches('\n').chars().count() <= width {
            out.push_str(line);
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let laid = lines(line.trim(), indent, indent, width);
        out.push_str(if line.ends_with('\n') { &laid } else { laid.trim_end_matches('\n') });
    }
    out
}

/// Words as they may be parted: what is between back-quotes stays together.
fn pieces(words: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (at, letter) in words.char_indices() {
        quoted ^= letter == '`';
        match start {
            Some(from) if letter.is_whitespace() && !quoted => {
                pieces.push(&words[from..at]);
                start = None;
            }
            None if !letter.is_whitespace() => start = Some(at),
            _ => {}
        }
    }
    pieces.extend(start.map(|from| &words[from..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::{laid, lines};

    #[test]
    fn long_lines_are_parted_between_words_and_others_stay() {
        let text = "Short.\n  The preview is at http://127.0.0.1:1/abc/ and nowhere else.\nEnd without a line of its own";
        assert_eq!(laid(text, 200), text);
        assert_eq!(
            laid(text, 26),
            "Short.\n  The preview is at\n  http://127.0.0.1:1/abc/\n  and nowhere else.\nEnd without a line of its\nown"
        );
        assert_eq!(laid("", 10), "");
    }

    #[test]
    fn no_line_is_wider_and_no_word_is_lost() {
        let words = "This action has no day. Write `by: every day` here, or a day like 2026-03-02 that fits.";
        for width in 20..90 {
            let laid = lines(words, "  - ", "    ", width);
            assert!(laid.lines().all(|line| line.chars().count() <= width.max(21)), "{width}:\n{laid}");
            assert_eq!(laid.replace("  - ", "").split_whitespace().collect::<Vec<_>>().join(" "), words);
            assert!(laid.contains("`by: every day`"));
        }
    }

    #[test]
    fn nothing_and_one_long_word_have_a_line_each() {
        assert_eq!(lines("", "a", "b", 10), "a\n");
        assert_eq!(lines("incomprehensibilities", "", "  ", 10), "incomprehensibilities\n");
    }
}
