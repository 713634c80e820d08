//! Slips that are good YAML and yet not what was meant: a text that lost words or swallowed a list item, and marks of a merge conflict.
//!
//! Git and its like leave such marks where two people changed the same lines. Inside a text they are valid YAML, and a booklet would hold
//! both versions and the marks. So they are looked for in the lines as they are written, before anything else is read.

use super::place;
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span, decode};
use std::sync::Arc;

/// What in an unquoted text was probably not meant.
pub(super) fn in_plain(file: &Arc<SourceFile>, span: Span) -> impl Iterator<Item = Diagnostic> {
    swallowed_item(file, span).into_iter().chain(cut_off(file, span))
}

/// A list item that is indented too far and so became part of the text above it.
fn swallowed_item(file: &Arc<SourceFile>, span: Span) -> Option<Diagnostic> {
    let written = file.text().get(span.range())?;
    let mut from = 0;
    while let Some(found) = written[from..].find('\n') {
        let line = &written[from + found + 1..];
        let dash = from + found + 1 + line.len() - line.trim_start_matches([' ', '\t']).len();
        if written[dash..].starts_with("- ") {
            let place = Span::new(span.range().start + dash, span.range().start + dash + 1);
            let finding =
                Diagnostic::warning("dash-in-text", file, place, "This dash is read as part of the text above, not as a list item.");
            return Some(finding.help("Put the same number of spaces before this line as before the other items."));
        }
        from += found + 1;
    }
    None
}

/// Words after ` #` that count as a note: "room #3".
fn cut_off(file: &Arc<SourceFile>, span: Span) -> Option<Diagnostic> {
    let end = span.range().end;
    let rest = file.text().get(end..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let note = rest[blanks..].strip_prefix('#')?;
    let meant = blanks > 0 && note.starts_with(|first: char| first.is_alphanumeric());
    let place = Span::new(end + blanks, end + blanks + 1);
    let finding = Diagnostic::warning("hash-in-text", file, place, "What follows this # is read as a note and is not shown.");
    meant.then(|| {
        finding.help("If it belongs to the text, put the whole text in quotation marks. If it is a note, put a space after the #.")
    })
}

/// A character that `decode` would not let in, written with a backslash between quotation marks.
pub(super) fn unseen(file: &Arc<SourceFile>, span: Span, text: &str) -> Option<Diagnostic> {
    let unseen = |character: char| decode::is_hidden(character) || decode::is_refused(character);
    if !text.contains(unseen) {
        return None;
    }
    let mut found = span;
    place::walk(file.text(), span.range(), &mut |character, range| {
        if unseen(character) {
            found = Span::new(range.start, range.end);
        }
        !unseen(character)
    });
    let finding = Diagnostic::error("control-character", file, found, "A character that nobody can see is written here with a backslash.");
    Some(finding.help("Take it out. A line break is written \\n."))
}

/// How many signs a mark begins with, at least. A conflict inside a conflict has more.
const SIGNS: usize = 7;
/// How many lines a message names.
const MOST_NAMED: usize = 6;

/// What a line is, by how it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `<<<<<<< HEAD`, `||||||| base`, `=======` or `>>>>>>> branch`: a text is better without it, even where somebody drew a line.
    Sure,
    /// A row of more such signs without a name: it may be a decoration or an underline.
    Row,
}

/// The finding about all marks of a file; `None` if there are none.
pub(super) fn merge_marks(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let text = file.text();
    // Nearly every file ends here.
    if !["<<<<<<<", ">>>>>>>", "|||||||", "======="].iter().any(|row| text.contains(row)) {
        return None;
    }
    let mut marks: Vec<(usize, Span, Mark)> = Vec::new();
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if let Some(mark) = mark(line) {
            let indent = line.len() - line.trim_start().len();
            marks.push((number + 1, Span::new(start + indent, start + line.trim_end().len().max(indent)), mark));
        }
        start += line.len();
    }
    let sure = |(_, _, mark): &(usize, Span, Mark)| *mark == Mark::Sure;
    if !marks.iter().any(sure) {
        return None;
    }
    let lines: Vec<String> = marks.iter().map(|(line, ..)| line.to_string()).collect();
    let message = format!("This file holds marks of a merge conflict, on {}.", named(&lines));
    let help = "Two people changed the same words, and a program kept both. Choose the right words at each place, then delete the lines \
                with <<<<<<<, ======= and >>>>>>>. If you drew a line yourself, take it out.";
    let (_, place, _) = marks.into_iter().find(sure)?;
    Some(Diagnostic::error("merge-marks", file, place, message).help(help))
}

fn mark(line: &str) -> Option<Mark> {
    let words = line.trim();
    // The dash of a list, the sign of a quotation: a person tidying the file may have put the mark into it.
    let words = ["- ", "> "].iter().fold(words, |words, sign| words.strip_prefix(sign).map_or(words, str::trim_start));
    // A program that wrote the file anew may have put a whole conflict on one line.
    if ["<<<<<<< ", " ======= ", " >>>>>>> "].iter().all(|mark| words.contains(mark)) {
        return Some(Mark::Sure);
    }
    let sign = words.chars().next().filter(|sign| "<|=>".contains(*sign))?;
    let rest = words.trim_start_matches(sign);
    let count = words.len() - rest.len();
    match (sign, rest) {
        _ if count < SIGNS => None,
        ('=', "") if count == SIGNS => Some(Mark::Sure),
        ('=', "") | ('|', "") => Some(Mark::Row),
        ('=', _) => None,
        (_, "") if count > SIGNS => Some(Mark::Row),
        (_, "") => Some(Mark::Sure),
        (_, name) if name.starts_with([' ', '\t']) => Some(Mark::Sure),
        _ => None,
    }
}

/// "line 3", "lines 3, 5 and 9", "lines 3, 5, 9 and 4 more".
fn named(lines: &[String]) -> String {
    let (shown, more) = lines.split_at(lines.len().min(MOST_NAMED));
    match (shown, more.len()) {
        ([one], _) => format!("line {one}"),
        ([before @ .., last], 0) => format!("lines {} and {last}", before.join(", ")),
        (shown, more) => format!("lines {} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    /// The codes that reading a text finds, and the first sentence.
    fn said(text: &str) -> (Vec<&'static str>, String) {
        let (root, findings) = parse(&SourceFile::new("plan.yaml", text));
        assert!(root.is_none() || findings.iter().all(|finding| finding.code != "merge-marks"), "nothing more is read");
        let first = findings.first().map_or(String::new(), |finding| finding.message.clone());
        (findings.iter().map(|finding| finding.code).collect(), first)
    }

    #[test]
    fn marks_are_one_error_wherever_they_stand() {
        let at_the_start = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> ama\n";
        let in_a_block = "a: |\n  <<<<<<< HEAD\n  Words.\n  =======\n  Others.\n  >>>>>>> ama\n";
        for text in [at_the_start, &at_the_start.replace('\n', "\r\n")] {
            assert_eq!(said(text), (vec!["merge-marks"], "This file holds marks of a merge conflict, on lines 2, 4 and 6.".to_owned()));
        }
        assert_eq!(said(in_a_block).1, "This file holds marks of a merge conflict, on lines 2, 4 and 6.");
        for text in [
            "a: |\n  x\n  ||||||| merged common ancestors\n  y\n",
            "a: |\n\t\t>>>>>>> ama\n",
            "a:\n  - <<<<<<< HEAD\n  - one\n  - =======\n  - two\n  - >>>>>>> theirs\n",
            "<<<<<<< .mine\na: 1\n||||||| .r1\n=======\na: 2\n>>>>>>> .r2\n",
            "<<<<<<<\na: 1\n>>>>>>>\n",
            "a: 1\n<<<<<<<<< Temporary merge branch 1\n",
            "a: \"<<<<<<< HEAD one ======= two >>>>>>> ama\"\n",
            "a: >\n  words\n  >>>>>>> only the end was left behind\n",
            "a: |\n  Words.\n  =======\n  Others.\n",
            "a: |\n  Words.\n=======  \n",
            "a: |\n  <<<<<<<  \n  Words.\n",
            "a: |\n  Words.\n  >>>>>>>\t \n",
            "a: |\n  > <<<<<<<\n  Words.\n",
            "a: |\n  Words.\n  > >>>>>>> ama\n",
            "a:\n  - > =======\n",
        ] {
            assert_eq!(said(text).0, ["merge-marks"], "{text}");
        }
    }

    #[test]
    fn many_marks_are_counted() {
        let text = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> ama\n".repeat(3);
        assert_eq!(said(&text).1, "This file holds marks of a merge conflict, on lines 1, 3, 5, 6, 8, 10 and 3 more.");
    }

    #[test]
    fn rows_that_people_write_are_text() {
        for text in [
            "a: |\n  My days\n  ========\n  Monday\n",
            "a: |\n  ======\n  ===============\n",
            "# =======\na: 1\n",
            "a: ======= here\n",
            "a: |\n  >>>>>>>>>>>>>>>>>\n  <<<<<<<<<<<<<<<<<\n",
            "a: |\n  |||||||\n  Words\n",
            "a: I am here >>>>>>> look\n",
            "a: |\n  >>>>>> six are none\n",
            "# a note about <<<<<<< marks\na: 1\n",
            "a: |\n  <<<<<<<here\n",
        ] {
            assert!(!said(text).0.contains(&"merge-marks"), "{text}");
        }
    }
}
