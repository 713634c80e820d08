//! What a file becomes: values, findings, and the place of each word inside each kind of text.

use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn file(text: &str) -> Arc<SourceFile> {
    SourceFile::new("plan.yaml", text)
}

/// A tree as text: `{key: "value", list: ["a"], left: _}`.
fn shape(node: &Node) -> String {
    match &node.kind {
        NodeKind::Empty => "_".to_owned(),
        NodeKind::Text(scalar) => format!("{:?}", scalar.text),
        NodeKind::List(items) => format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(pairs) => {
            let pairs: Vec<_> = pairs.iter().map(|pair| format!("{}: {}", pair.key, shape(&pair.value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// The spans of a tree as the text they cover, from the outside in.
fn stretches<'t>(node: &Node, text: &'t str, out: &mut Vec<&'t str>) {
    out.push(&text[node.span.range()]);
    match &node.kind {
        NodeKind::List(items) => items.iter().for_each(|item| stretches(item, text, out)),
        NodeKind::Map(pairs) => pairs.iter().for_each(|pair| {
            out.push(&text[pair.key_span.range()]);
            stretches(&pair.value, text, out);
        }),
        _ => {}
    }
}

fn read(text: &str) -> String {
    let (root, findings) = parse(&file(text));
    assert!(findings.is_empty(), "{text:?}: {}", findings[0].message);
    shape(&root.expect("a tree"))
}

/// The findings as `line:column code`.
fn findings(text: &str) -> Vec<String> {
    let file = file(text);
    let (_, findings) = parse(&file);
    let place = |finding: &Diagnostic| {
        let (line, column) = file.line_and_column(finding.span.range().start);
        format!("{line}:{column} {}", finding.code)
    };
    findings.iter().map(place).collect()
}

#[test]
fn values_stay_as_written() {
    assert_eq!(
        read("a: no\nb: 0123\nc: 08:00\nd: ~\ne: null\nf: 1.50"),
        r#"{a: "no", b: "0123", c: "08:00", d: "~", e: "null", f: "1.50"}"#
    );
    assert_eq!(read("a:\nb: ''\nc: [x, ]\nd: {e, f: }"), r#"{a: _, b: "", c: ["x"], d: {e: _, f: _}}"#);
    assert_eq!(read("a: |\n  one\n\n  two\nb: >-\n  one\n  two\n"), r#"{a: "one\n\ntwo\n", b: "one two"}"#);
    assert_eq!(read("- a\n-\n- - b\n"), r#"["a", _, ["b"]]"#);
    assert_eq!(read("---\na: \"x \\u00e9\"\n"), "{a: \"x é\"}");
    assert_eq!(read("a: {words: Hello, you,\n  who, who: mum}"), r#"{a: {words: "Hello, you, who", who: "mum"}}"#);
    assert_eq!(read("a: {words: 'Hello', you, b: {}, c}"), r#"{a: {words: "Hello", you: _, b: {}, c: _}}"#);
    assert_eq!(read("\u{200e}a: 1"), "{a: \"1\"}");
}

#[test]
fn spans_cover_what_was_written() {
    let text = "a: 'x y'\nb:\n  - one\n  - {c: 1}   # note\nd:   \ne: |+\n  t\n\n# end\n";
    let (root, _) = parse(&file(text));
    let mut found = Vec::new();
    stretches(&root.expect("a tree"), text, &mut found);
    let whole = "a: 'x y'\nb:\n  - one\n  - {c: 1}   # note\nd:   \ne: |+\n  t";
    assert_eq!(found, [whole, "a", "'x y'", "b", "- one\n  - {c: 1}", "one", "{c: 1}", "c", "1", "d", "", "e", "|+\n  t"]);
}

#[test]
fn a_value_left_out_has_its_place_after_the_colon() {
    fn first(node: Node) -> Node {
        match node.kind {
            NodeKind::List(items) => first(items.into_iter().next().expect("an item")),
            NodeKind::Map(pairs) => first(pairs.into_iter().next().expect("a pair").value),
            _ => node,
        }
    }
    for (text, at) in [("a:", 2), ("a:   # note", 2), ("\"a\" :\nb: 1", 5), ("{a: , b: 1}", 3), ("{a, b: 1}", 2), ("- a:", 4)] {
        let (root, _) = parse(&file(text));
        assert_eq!(first(root.expect("a tree")).span, Span::new(at, at), "{text}");
    }
}

/// A slip, where it is reported and under which code.
const SLIPS: &[(&str, &[&str])] = &[
    ("", &["1:1 empty-file"]),
    ("# only a note\n", &["1:1 empty-file"]),
    ("---\n", &["1:1 empty-file"]),
    ("a: \"Sam\nb: x\n", &["1:4 yaml-syntax"]),
    ("a: \"Sam\n  b: \"x\"\nc: y\n", &["1:4 yaml-syntax"]),
    ("a: 'It's mine'\n", &["1:7 yaml-syntax"]),
    ("a: \"Hello\" she said\n", &["1:12 yaml-syntax"]),
    ("a: \"C:\\home\"\n", &["1:7 yaml-syntax"]),
    ("a:\n\tb: c\n", &["2:1 yaml-syntax"]),
    ("a: \"x \\u202e y\"\nb: \"\\0\"\nc: \"\\t\\n\"\n", &["1:7 control-character", "2:5 control-character"]),
    ("a: 1\n b: 2\n", &["2:2 yaml-syntax"]),
    ("a:\n  b: 1\n c: 2\n", &["3:2 yaml-syntax"]),
    ("a: My rule: be kind\n", &["1:11 yaml-syntax"]),
    ("a: {words: My rule: be kind, who: mum}\n", &["1:19 yaml-syntax"]),
    ("a: {words: My rule, who: mum\nb: 1\n", &["1:4 yaml-syntax"]),
    ("a: [x, y\nb: [z\n", &["1:4 yaml-syntax", "2:4 yaml-syntax"]),
    ("a: {x: \"y}\nb: 2\n", &["1:8 yaml-syntax"]),
    ("a: b\nc:d\ne: f\n", &["2:2 yaml-syntax"]),
    ("{a: 1, by:monday}\n", &["1:10 yaml-syntax"]),
    ("a: b\nc\nd: f\n", &["2:1 yaml-syntax"]),
    ("a: @home\n", &["1:4 yaml-syntax"]),
    ("a: - x\n", &["1:4 yaml-syntax"]),
    ("a: | text\n", &["1:4 yaml-syntax"]),
    ("a: **bold** words\nb: 1\n", &["1:4 alias-not-allowed"]),
    ("a: *x\nb: &y 1\nc: *y\n", &["1:4 alias-not-allowed", "2:4 alias-not-allowed", "3:4 alias-not-allowed"]),
    ("a: !x y\n", &["1:4 tag-not-allowed"]),
    ("? [1]\n: 2\n? {b: c}\n: 3\n", &["1:3 key-not-plain", "3:3 key-not-plain"]),
    (": 2\n", &["1:1 key-not-plain"]),
    ("a: 1\n---\nb: 2\n", &["2:1 second-document"]),
    ("%YAML 1.2\n---\na: 1\n", &["1:1 directive-not-allowed"]),
    ("a: 1\nb: {c: 1, c: 2}\na: 2\n", &["2:11 duplicate-key", "3:1 duplicate-key"]),
    ("a:\n  - x\n   - y\n", &["3:4 dash-in-text"]),
    ("a: Room #3\nb: x # note\n", &["1:9 hash-in-text"]),
    ("a: x:\nb: 1\nc: \"y\nd: y: z\n", &["1:5 yaml-syntax", "3:4 yaml-syntax", "4:5 yaml-syntax"]),
];

#[test]
fn each_slip_is_reported_where_it_can_be_mended() {
    for (text, wanted) in SLIPS {
        assert_eq!(findings(text), *wanted, "{text:?}");
    }
}

#[test]
fn messages_never_repeat_the_text() {
    for (text, _) in SLIPS {
        let text = text.replace("Sam", "Xyzzy").replace("kind", "Xyzzy").replace("words", "Xyzzy").replace("home", "Xyzzy");
        for finding in parse(&file(&text)).1 {
            let said = format!("{} {}", finding.message, finding.help.unwrap_or_default());
            assert!(!said.contains("Xyzzy"), "{said}");
        }
    }
}

#[test]
fn a_duplicate_key_keeps_its_first_value() {
    let file = file("a: 1\nb: 2\na: {c: 3, c: 4}\n");
    let (root, findings) = parse(&file);
    assert_eq!(shape(&root.expect("a tree")), r#"{a: "1", b: "2"}"#);
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[0].message, "The key `a` is written twice.");
    assert_eq!(findings[0].related, [(Span::new(0, 1), "first written here".to_owned())]);
}

#[test]
fn what_was_meant_is_kept() {
    let tree = |text: &str| parse(&file(text)).0.map(|root| shape(&root));
    assert_eq!(tree("{a: 1, by:monday}").as_deref(), Some(r#"{a: "1", by: "monday"}"#));
    assert_eq!(tree("a: *x\nb: &y 1").as_deref(), Some(r#"{a: _, b: "1"}"#));
    assert_eq!(tree("? [1]\n: 2\nb: 3").as_deref(), Some(r#"{b: "3"}"#));
    assert_eq!(tree("a: [").as_deref(), None);
}

#[test]
fn hostile_files_are_refused_quickly() {
    let laughs = "a: &a [x,x]\n".to_owned() + &"b: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n".repeat(1_000);
    let keys = (0..60_000).fold(String::new(), |keys, key| keys + "k" + &key.to_string() + ": v\n");
    let maps = (0..1_000).fold(String::new(), |maps, depth| maps + &" ".repeat(depth) + "a:\n");
    let hostile = [
        (laughs, "alias-not-allowed"),
        ("[".repeat(200_000), "too-deep"),
        ("[".repeat(100_000) + &"]".repeat(100_000), "too-deep"),
        ("{a: ".repeat(50_000), "too-deep"),
        ("- ".repeat(100_000), "too-deep"),
        ("? ".repeat(100_000), "too-deep"),
        (maps, "too-deep"),
        (keys, "too-many-values"),
        ("a: *x\n".repeat(50_000), "alias-not-allowed"),
        ("\"".repeat(200_001), "yaml-syntax"),
        ("a: \"x\n".repeat(50_000), "yaml-syntax"),
        ("a: [\n".repeat(50_000), "yaml-syntax"),
        ("{a: x".to_owned() + &", x".repeat(300_000) + "}", "too-many-values"),
    ];
    for (text, code) in hostile {
        let start = Instant::now();
        let (_, findings) = parse(&file(&text));
        assert!(findings.iter().any(|finding| finding.code == code), "{code}: {}", findings.first().map_or("nothing", |first| first.code));
        assert!(findings.len() <= MOST_FINDINGS);
        assert!(start.elapsed() < Duration::from_secs(10), "{code} took {:?}", start.elapsed());
    }
}

/// Texts made of the signs that mean something in YAML.
fn any_yaml() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "a", "b: ", "c:", "- ", "\n", "\n  ", "\n    ", "\r\n", "\r", " ", "\t", "[", "]", "{", "}", ", ", "\"", "'", "''", "\\", "\\n",
        "\\u00e9", "|", ">", "|-", "|2", ">+", "#", " # ", "&x", "*x", "!t", "!!", "%", "@", "`", "? ", ": ", "---", "\n---\n", "...", "~",
        "é", "ہ", "\u{feff}", "é: ", "text", "0",
    ]);
    prop::collection::vec(signs, 0..30).prop_map(|signs| signs.concat())
}

proptest! {
    #[test]
    fn any_text_gives_a_tree_or_a_finding(text in any_yaml()) {
        let file = file(&text);
        let (root, findings) = parse(&file);
        prop_assert!(root.is_some() || !findings.is_empty());
        for finding in findings {
            prop_assert!(text.get(finding.span.range()).is_some(), "{}", finding.code);
            prop_assert!(finding.related.iter().all(|(span, _)| text.get(span.range()).is_some()));
        }
        if let Some(root) = root {
            let mut found = Vec::new();
            stretches(&root, &text, &mut found);
        }
    }
}

/// All texts of a tree with their spans.
fn texts(node: Node, out: &mut Vec<(String, Span)>) {
    match node.kind {
        NodeKind::Text(scalar) => out.push((scalar.text, node.span)),
        NodeKind::List(items) => items.into_iter().for_each(|item| texts(item, out)),
        NodeKind::Map(pairs) => pairs.into_iter().for_each(|pair| texts(pair.value, out)),
        NodeKind::Empty => {}
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
