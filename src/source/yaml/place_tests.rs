//! The place of each word inside each kind of text.

use super::*;
use proptest::prelude::*;

/// All texts of a tree with their spans.
fn texts(node: Node, out: &mut Vec<(String, Span)>) {
    match node.kind {
        Kind::Text(scalar) => out.push((scalar.text, node.span)),
        Kind::List(items) => items.into_iter().for_each(|item| texts(item, out)),
        Kind::Map(pairs) => pairs.into_iter().for_each(|pair| texts(pair.value, out)),
        Kind::Empty => {}
    }
}

/// The decoded characters that the walk finds in what was written.
fn walked(text: &str, span: Span) -> String {
    let mut decoded = String::new();
    place::walk(text, span.range(), &mut |character, _| {
        decoded.push(character);
        true
    });
    decoded
}

/// Checks that each word of each text is found where it was written; gives the number of words.
fn check(written: &str) -> usize {
    let file = SourceFile::new("plan.yaml", written);
    let (Some(root), _) = parse(&file) else { return 0 };
    let mut found = Vec::new();
    texts(root, &mut found);
    let mut words = 0;
    for (text, span) in found {
        let decoded = walked(written, span);
        assert_eq!(decoded.trim_end_matches('\n'), text.trim_end_matches('\n'), "{written:?}");
        let mut at = 0;
        for word in text.split_inclusive([' ', '\n']) {
            let bare = word.trim_end_matches([' ', '\n']);
            let place = place_inside(&file, span, at..at + bare.len());
            let slice = &written[place.range()];
            if !bare.is_empty() && !slice.contains('\\') && !slice.contains("''") {
                assert_eq!(slice, bare, "{written:?}");
            }
            assert!(span.covers(place));
            words += 1;
            at += word.len();
        }
    }
    words
}

#[test]
fn words_are_found_in_every_kind_of_text() {
    let kinds = [
        "a: one two three",
        "a: one two\n  three\n\n  four",
        "a: 'one ''two'' three'",
        "a: 'one\n  two\n\n\n  three'",
        "a: \"one \\\"two\\\" \\u00e9 three\"",
        "a: \"one \\\n  two\n\n  three\\\n\n  four\"",
        "a: |\n  one two\n  three\n\n   four\n",
        "a: |\n\n\n  one\n",
        "a: >-\n\n  one\n  two\n\n  three\n    four\n  five\n\n",
        "a: |2\n    one\n  two\n",
        "- |2-\n    one\n  two\n",
        "- a: >2\n     one\n    two\n",
        "a: | # note with | and >\n  one\n",
        "a: # note |\n  >\n  one\n  two\n",
        "- - |\n    one\n  - {a: 'b c', d: \"e f\"}\n",
        "a: \"\\U0001F600 one \\uD83D\\uDE00 two\"",
        "a: |+\n  one\n\n\nb: x\n",
        "a: {one: two,  three,\n\n  four five, six: seven}",
    ];
    for written in kinds {
        assert!(check(written) > 0, "{written:?}");
        assert!(check(&written.replace('\n', "\r\n")) > 0, "{written:?}");
    }
}

#[test]
fn escapes_and_folds_map_to_what_was_written() {
    let at = |written: &str, range| {
        let file = SourceFile::new("plan.yaml", written);
        let (root, _) = parse(&file);
        let Some(Node { span, .. }) = root else { return String::new() };
        written[place_inside(&file, span, range).range()].to_owned()
    };
    assert_eq!(at("\"a\\u00e9b\"", 1..3), "\\u00e9");
    assert_eq!(at("'it''s'", 2..3), "''");
    assert_eq!(at("one\n  two", 3..4), "\n  ");
    assert_eq!(at("one two", 4..4), "");
    assert_eq!(at("'one two'", 0..7), "one two");
    assert_eq!(at("one two", 40..50), "one two");
    assert_eq!(at("|\n one\n", 0..4), "one");
}

/// Words in one of the ways to write a text, indented for the key `a`.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["Sam", "it", "é", "ہے", "😀", "rock", "x#y", "a:b", "7", "-"]);
    let gap = prop::sample::select(vec![" ", "  ", "\n", "\n\n", "\n\n\n", "\n  ", " \n"]);
    let words = prop::collection::vec((word, gap), 1..12);
    let style = prop::sample::select(vec!["", "'", "\"", "|", ">", "|-", ">+", "|2", ">2-"]);
    (words, style, prop::bool::ANY).prop_map(|(words, style, windows)| {
        let text: String = words.iter().flat_map(|(word, gap)| [*word, *gap]).collect();
        let text = text.trim();
        let inner = text.replace('\n', "\n  ");
        let written = match style {
            "" => format!("a: x{inner}\n"),
            "'" => format!("a: '{}'\n", inner.replace("it", "it''s")),
            "\"" => format!("a: \"{}\"\n", inner.replace("it", "\\\"it\\\"").replace("é", "\\u00e9").replace("rock", "rock\\\n  ")),
            block => format!("a: {block}\n  {inner}\n"),
        };
        if windows { written.replace('\n', "\r\n") } else { written }
    })
}

proptest! {
    #[test]
    fn each_word_is_found_where_it_was_written(written in any_text()) {
        check(&written);
    }

    #[test]
    fn any_range_stays_inside_the_text(written in any_text(), start in 0_usize..80, length in 0_usize..80) {
        let file = SourceFile::new("plan.yaml", written.as_str());
        if let (Some(root), _) = parse(&file) {
            let mut found = Vec::new();
            texts(root, &mut found);
            for (_, span) in found {
                let place = place_inside(&file, span, start..start + length);
                prop_assert!(span.covers(place) && written.get(place.range()).is_some());
            }
        }
    }
}
