//! Findings shown to people: no care text outside drawn lines, nothing private inside them.

use jiff::civil::date;
use ourplan::check::{CheckEnv, PictureState, RULES, Suppressions, check};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::plan::settings::Settings;
use ourplan::report::{Finding, Report, fault, resolve, write};
use ourplan::source::yaml::{self, Node, NodeKind};
use ourplan::source::{SourceFile, Span};
use ourplan::system_error::SystemError;
use ourplan::{read, source};
use std::sync::Arc;

/// All findings of a plan, of its shape and its meaning.
fn findings(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let (draft, mut found) = read::read(file);
    let Some(draft) = draft else { return found };
    let picture_exists = |path: &str| if path.contains("lost") { PictureState::Missing } else { PictureState::There };
    let (settings, silenced) = (Settings::defaults(), Suppressions::default());
    let shape_errors = found.iter().any(|finding| finding.severity == Severity::Error);
    let desk = CheckEnv {
        today: date(2026, 3, 5),
        name: "kestrel",
        settings: &settings,
        picture_exists: &picture_exists,
        shape_errors,
        silenced: &silenced,
    };
    found.extend(check(draft, &desk).1);
    found
}

fn shown(found: Vec<Diagnostic>, style: Report) -> String {
    written(&resolve(found), style)
}

fn written(found: &[Finding], style: Report) -> String {
    let mut out = Vec::new();
    write(found, style, &mut out, false).expect("memory can be written to");
    String::from_utf8(out).expect("a report is text")
}

fn shown_text(text: &str, style: Report) -> String {
    shown(findings(&SourceFile::new("plans/kestrel.yaml", text)), style)
}

/// One finding about a stretch of a text.
fn about(text: &str, stretch: &str) -> String {
    let file = SourceFile::new("plans/kestrel.yaml", text);
    let start = text.find(stretch).expect("the stretch is in the text");
    shown(vec![Diagnostic::error("a-code", &file, Span::new(start, start + stretch.len()), "So it is.").help("Do so.")], Report::Drawn)
}

/// The line below the drawn line, from its bar on, and the drawn line.
fn drawn_line(report: &str) -> (&str, &str) {
    let mut lines = report.lines().filter(|line| line.contains('|')).skip(1);
    (lines.next().unwrap_or_default(), lines.next().unwrap_or_default())
}

#[test]
fn drawn_shows_place_line_mark_and_help() {
    let report = about("a: b\nlead: grcae\n", "grcae");
    let expected = "\
error[a-code]: So it is.
 --> plans/kestrel.yaml:2:7
  |
2 | lead: grcae
  |       ^^^^^
  |
  = help: Do so.

1 error in 1 plan.
";
    assert_eq!(report, expected);
}

#[test]
fn plain_is_one_line_each_and_a_summary() {
    let report = shown_text("plan: child-in-need\nlead: x\npeople: {amira: me}\n", Report::Plain);
    let lines: Vec<&str> = report.lines().collect();
    let first = "plans/kestrel.yaml:2:7: error: `x` is not a person of this plan. Help: Write the person under `people:` first, then use their key here. [unknown-person]";
    assert!(lines.contains(&first), "{report}");
    assert!(lines.last().is_some_and(|last| last.ends_with("in 1 plan.")), "{report}");
    assert!(lines[..lines.len() - 1].iter().all(|line| line.starts_with("plans/kestrel.yaml:") && line.ends_with(']')), "{report}");
}

#[test]
fn json_is_an_array_with_the_promised_keys() {
    let report = shown_text("plan: child-in-need\nlead: x\npeople: {amira: me}\n", Report::Json);
    let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&report).expect("an array of findings");
    assert!(!rows.is_empty());
    for row in &rows {
        let keys: Vec<&str> = row.keys().map(String::as_str).collect();
        assert_eq!(keys, ["code", "severity", "file", "line", "column", "message", "help"]);
    }
    assert_eq!(shown(Vec::new(), Report::Json), "[]\n");
}

#[test]
fn the_summary_counts_in_words() {
    let file = SourceFile::new("plans/kestrel.yaml", "a: b\n");
    let other = SourceFile::new("plans/acorn.yaml", "a: b\n");
    let settings = SourceFile::new("ourplan.yaml", "a: b\n");
    let span = Span::new(0, 1);
    let summary = |found: Vec<Diagnostic>| shown(found, Report::Plain).lines().last().unwrap_or_default().to_owned();
    let error = |file: &Arc<SourceFile>| Diagnostic::error("a", file, span, "A.");
    assert_eq!(summary(Vec::new()), "Nothing to say. Read it aloud to somebody once before it goes out.");
    assert_eq!(summary(vec![error(&file), error(&file), Diagnostic::warning("b", &file, span, "B.")]), "2 errors and 1 warning in 1 plan.");
    assert_eq!(
        summary(vec![error(&file), Diagnostic::warning("b", &other, span, "B."), Diagnostic::hint("c", &other, span, "C.")]),
        "1 error, 1 warning and 1 hint in 2 plans."
    );
    assert_eq!(summary(vec![error(&file), error(&settings)]), "2 errors in 2 files.");
}

#[test]
fn errors_come_first_in_their_file_then_the_place_counts() {
    let file = SourceFile::new("b.yaml", "a: b\nc: d\n");
    let other = SourceFile::new("a.yaml", "a: b\n");
    let found = vec![
        Diagnostic::hint("h", &file, Span::new(0, 1), "H."),
        Diagnostic::error("e2", &file, Span::new(5, 6), "E."),
        Diagnostic::error("e1", &file, Span::new(3, 4), "E."),
        Diagnostic::warning("w", &other, Span::new(0, 1), "W."),
    ];
    let order: Vec<&str> = resolve(found).iter().map(|finding| finding.code).collect();
    assert_eq!(order, ["e1", "e2", "h", "w"]);
}

#[test]
fn many_alike_are_counted_when_drawn() {
    let text = "a: b\n".repeat(9);
    let file = SourceFile::new("a.yaml", text);
    let found = || (0..9).map(|line| Diagnostic::warning("w", &file, Span::new(line * 5, line * 5 + 1), "W.")).collect::<Vec<_>>();
    let drawn = shown(found(), Report::Drawn);
    assert_eq!(drawn.matches("warning[w]").count(), 1);
    assert!(
        drawn.contains("… and 8 more like this: lines 2, 3, 4, 5, 6, 7, 8 and 9.") && drawn.ends_with("9 warnings in 1 plan.\n"),
        "{drawn}"
    );
    assert_eq!(shown(found(), Report::Plain).matches("[w]").count(), 9);
}

#[test]
fn a_line_whose_label_is_no_key_is_hidden() {
    for item in [
        "- {who: leah, words: \"The house by Fern Court, only_for: [leah]}\"",
        "- words: The house by Fern Court, only_for [leah]",
        "- \"{words: The house by Fern Court, not_for: [mum]}\"",
        "- # {who: leah, words: The house by Fern Court, not_for: [mum]}",
        "- \"who: {words: The house by Fern Court, not_for: [mum]}\": x",
        "- {who: leah, wordz: x, words: The house by Fern Court, not_fors: [mum]}",
        "- who: nobody\n    words: The house by Fern Court\n    words: The house by Fern Court\n    nly_for: [leah]",
    ] {
        let plan = format!("plan: care-plan\nchild: {{name: Leah, age: 9}}\npeople: {{leah: me}}\nsaid:\n  {item}\n");
        let drawn = shown_text(&plan, Report::Drawn);
        assert!(drawn.contains("error["), "{item}: {drawn}");
        assert!(!drawn.contains("Fern") && !drawn.contains("house"), "{item}: {drawn}");
    }
}

#[test]
fn a_value_that_became_a_key_is_hidden_whole() {
    for item in [
        "{who: mum, words: The blue house by Fern Court., not_for: [leah]}: x",
        "{text: [14 Fern Court], from: [dad]}: x",
        "? {who: mum, words: [The blue house, Fern Court], not_for: [leah]}",
        "[Fern Court, not_for]: x",
    ] {
        let drawn = shown_text(&format!("plan: care-plan\nsaid:\n  - {item}\n"), Report::Drawn);
        assert!(drawn.contains("key-not-plain") && drawn.contains("[hidden]"), "{item}: {drawn}");
        assert!(!drawn.contains("Fern") && !drawn.contains("house"), "{item}: {drawn}");
    }
}

#[test]
fn what_is_private_is_hidden_and_the_mark_moves_with_it() {
    let text = "people:\n  mum: {name: Layla, phone: \"0770 0900 123\", is: my mum, email: l@x.org}\n";
    let (line, mark) = drawn_line(&about(text, "my mum")).into_owned();
    assert_eq!(line, "2 |   mum: {name: Layla, phone: [hidden], is: my mum, email: [hidden]}");
    assert_eq!(&line[mark.find('^').unwrap_or_default()..=mark.rfind('^').unwrap_or_default()], "my mum");
    assert!(about(text, "my mum").contains("kestrel.yaml:2:50"), "the column is that of the file");
    let (line, mark) = drawn_line(&about(text, "0900")).into_owned();
    assert_eq!(&line[mark.find('^').unwrap_or_default()..=mark.rfind('^').unwrap_or_default()], "[hidden]");
    let (line, mark) = drawn_line(&about(text, "phone: \"0770")).into_owned();
    assert_eq!(&line[mark.find('^').unwrap_or_default()..=mark.rfind('^').unwrap_or_default()], "phone: [hidden]");
    let (line, mark) = drawn_line(&about(text, "123\", is")).into_owned();
    assert_eq!(&line[mark.find('^').unwrap_or_default()..=mark.rfind('^').unwrap_or_default()], "[hidden], is");
}

trait Owned {
    fn into_owned(self) -> (String, String);
}

impl Owned for (&str, &str) {
    fn into_owned(self) -> (String, String) {
        (self.0.to_owned(), self.1.to_owned())
    }
}

/// A text with the secret `Elm Row`, and the stretch that a finding marks.
const SECRETS: &[(&str, &str)] = &[
    ("worries:\n  - {who: dad, words: Elm Row is far., only_for: [dad]}\n", "dad, words"),
    ("worries:\n  - who: dad\n    words: |\n      It is\n      Elm Row\n    not_for: [mum]\n", "Elm Row"),
    ("keep_safe:\n  - {text: [Elm Row], from: [dad]}\n", "text"),
    ("home:\n  address: 12 Elm Row\n", "address"),
    ("home:\n  address: >-\n    12\n    Elm Row\n", "Elm Row"),
    ("people: {mum: {address: 12 Elm Row, is: my mum}} # Elm Row\n", "my mum"),
    ("child: {full_name: Elm Row, name: a}\n", "name: a"),
];

#[test]
fn a_note_is_drawn_only_where_the_finding_is_about_it() {
    let text = "home: {place: a}  # not Elm Row\n";
    assert_eq!(drawn_line(&about(text, "place")).0, "1 | home: {place: a}");
    assert_eq!(drawn_line(&about(text, "# not")).0, "1 | home: {place: a}  # not Elm Row");
}

#[test]
fn drawn_lines_never_hold_what_is_labelled_private_or_kept_safe() {
    for (text, stretch) in SECRETS {
        let report = about(text, stretch);
        assert!(!report.contains("Elm"), "{report}");
        assert!(report.contains("[hidden]"), "{report}");
    }
}

#[test]
fn a_long_withheld_text_is_hidden_to_its_end_where_it_is_typed_again() {
    let long = format!("{}by the garden gate", "café and words ".repeat(90));
    let text = format!("worries: [{{who: dad, words: {long}, only_for: [dad]}}]\nmatters_to_me: [{long}, zebra]\n");
    let report = about(&text, "zebra");
    assert!(report.contains("zebra") && report.contains("[hidden]"), "{report}");
    assert!(!report.contains("garden") && !report.contains("gate") && !report.contains("words"), "{report}");
}

/// Plans whose slip keeps the program from knowing what is private.
const SLIPS: &[&str] = &[
    "home:\n  adress: 12 Elm Row\n",
    "home:\n  postcode: Elm Row\n",
    "worries:\n  - {words: Elm Row, who: dad, not-for: [dad], onyl_for: [dad]}\n",
    "home:\n  address: a\n  address: 12 Elm Row\n",
    "child: {name: a, tel: Elm Row}\n",
    "home:\n  address: Flat #3 Elm Row\n",
    "home:\n  address: \"12 Elm Row\nlead: x\n",
    "home: [Elm Row\nlead: x\n",
    "home: {address: \"12\", Elm Row, place: a}\n",
    "home: {address: \"12\", elm, Elm Row: a}\n",
    "home:\n\taddress: Elm Row\n",
];

#[test]
fn the_neighbours_of_a_key_that_was_meant_as_a_label_are_hidden() {
    for key in ["only: [leah]", "hidden: true", "from: [mum]", "secret: yes", "keep_from: mum", "for: [leah]", "readers: [leah]"] {
        let drawn = shown_text(&format!("plan: care-plan\nworries:\n  - {{who: leah, words: Elm Row is far., {key}}}\n"), Report::Drawn);
        assert!(drawn.contains("unknown-key") && !drawn.contains("Elm"), "{key}: {drawn}");
    }
    for text in ["worries:\n  - {words: Elm Row is far., <<: *m}\n", "worries:\n  - {words: Elm Row is far., who: !x leah}\n"] {
        let drawn = shown_text(&format!("plan: care-plan\n{text}"), Report::Drawn);
        assert!(drawn.contains("error[") && !drawn.contains("Elm"), "{text}: {drawn}");
    }
    let drawn = shown_text("plan: care-plan\nworries:\n  - {who: leah, wrods: I worry.}\n", Report::Drawn);
    assert!(drawn.contains("who: leah, wrods: [hidden]"), "a key that is surely meant as another hides no more than its value: {drawn}");
}

#[test]
fn a_line_of_the_settings_is_drawn_where_the_finding_is() {
    let about = |text: &str, stretch: &str| {
        let file = SourceFile::new("ourplan.yaml", text);
        let start = text.find(stretch).expect("the stretch is in the text");
        shown(vec![Diagnostic::error("a-code", &file, Span::new(start, start + stretch.len()), "So it is.")], Report::Drawn)
    };
    let text = "contacts: [{name: Hall, phone: \"0113 496 0999\", about: Ask at Elm Row, for: child}]\n";
    for stretch in ["phone", "for", "name", "child"] {
        let drawn = about(text, stretch);
        assert!(!drawn.contains("Elm") && drawn.contains(stretch), "{stretch}: {drawn}");
    }
    assert!(about("theme: plian\n", "plian").contains("1 | theme: plian"));
    assert!(about("council:\n  name: Exampleshire\n", "name").contains("2 |   name: Exampleshire"));
}

#[test]
fn a_slip_does_not_bring_the_private_to_light() {
    for text in SLIPS {
        let report = shown_text(&format!("plan: care-plan\n{text}"), Report::Drawn);
        assert!(!report.contains("Elm"), "{report}");
    }
}

#[test]
fn a_file_that_is_not_yaml_shows_its_place_and_no_line() {
    let text = "plan: care-plan\nchild: {name: Rory\nlead: x\n";
    let found = resolve(findings(&SourceFile::new("plans/kestrel.yaml", text)));
    assert!(!found.is_empty());
    assert!(found.iter().all(|finding| finding.picture.is_none()));
    let report = shown_text(text, Report::Drawn);
    assert!(report.contains("--> plans/kestrel.yaml:") && !report.contains("Rory"), "{report}");
}

#[test]
fn a_bad_encoding_can_be_shown_too() {
    let Err(finding) = source::decode("plans/kestrel.yaml", b"plan: care-plan\nchild: \xff\xfe\n") else {
        panic!("these bytes are no text");
    };
    let report = shown(vec![finding], Report::Drawn);
    assert!(report.contains("plans/kestrel.yaml:2:"), "{report}");
}

#[test]
fn two_findings_in_one_line_and_places_at_the_end_of_a_line_are_drawn() {
    let text = "lead: é grcae\r\nmade:\r\n";
    let file = SourceFile::new("a.yaml", text);
    let end = text.find('\r').unwrap_or_default();
    let found = vec![
        Diagnostic::error("a", &file, Span::new(0, 4), "A.").also(Span::new(6, 8), "here").also(Span::new(end + 2, end + 6), "there"),
        Diagnostic::error("b", &file, Span::new(end, end + 4), "B."),
        Diagnostic::error("c", &file, Span::new(text.len(), text.len()), "C."),
        Diagnostic::error("d", &file, Span::new(7, 9_999), "D."),
    ];
    let report = shown(found, Report::Drawn);
    assert_eq!(report.matches("error[").count(), 4, "{report}");
    assert!(report.contains("here") && report.contains("there") && !report.contains('\r'), "{report}");
}

#[test]
fn a_name_cannot_steer_the_terminal() {
    let file = SourceFile::new("plans/\u{1b}[2J\nx.yaml", "a: b\n");
    let found = || vec![Diagnostic::error("a", &file, Span::new(0, 1), "A.")];
    for style in [Report::Drawn, Report::Plain, Report::Json] {
        let report = shown(found(), style);
        assert!(!report.contains('\u{1b}') && !report.contains("\nx.yaml"), "{report}");
    }
}

#[test]
fn a_fault_is_one_sentence() {
    let mut out = Vec::new();
    fault(&SystemError::Usage("There is no folder here.".into()), &mut out).expect("memory can be written to");
    assert_eq!(out, b"There is no folder here.\n");
}

/// Care text that nobody may read outside a drawn line. It also trips the rules about texts.
const CANARY: &str = "\"Zebra 7 lost <b>x</b>\"";

fn values(node: &Node, spans: &mut Vec<Span>) {
    match &node.kind {
        NodeKind::Text(_) => spans.push(node.span),
        NodeKind::List(items) => items.iter().for_each(|item| values(item, spans)),
        NodeKind::Map(pairs) => pairs.iter().for_each(|pair| values(&pair.value, spans)),
        NodeKind::Empty => {}
    }
}

/// The report in all styles holds the canary nowhere but in drawn lines, and there only where it is not private.
fn assert_quiet(text: &str) {
    let file = SourceFile::new("plans/kestrel.yaml", text);
    let found = resolve(findings(&file));
    for style in [Report::Plain, Report::Json] {
        let report = written(&found, style);
        assert!(!report.contains("Zebra"), "{report}");
    }
    let drawn = written(&found, Report::Drawn);
    let hidden = read::hidden_spans(&file).unwrap_or_default().values;
    let all_hidden = text.match_indices("Zebra").all(|(at, _)| hidden.iter().any(|span| span.covers(Span::new(at, at + 5))));
    for line in drawn.lines().filter(|line| line.contains("Zebra")) {
        let is_source = line.split_once(" | ").is_some_and(|(number, _)| number.trim().bytes().all(|byte| byte.is_ascii_digit()));
        assert!(is_source && !all_hidden, "{drawn}");
    }
}

#[test]
fn no_message_quotes_care_text() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/content-examples/plans/");
    let mut places = 0;
    for name in ["care-plan.yaml", "child-in-need.yaml"] {
        let text = std::fs::read_to_string(format!("{examples}{name}")).expect("the example is there");
        let file = SourceFile::new(name, text.as_str());
        let mut spans = Vec::new();
        values(&yaml::parse(&file).0.expect("the example is YAML"), &mut spans);
        // Three places at a time, far apart: one alone is slow, all at once would leave no plan to check.
        let third = spans.len().div_ceil(3);
        for first in 0..third {
            let mut planted = text.clone();
            for span in spans[first..].iter().step_by(third).rev() {
                planted.replace_range(span.range(), CANARY);
                places += 1;
            }
            assert_quiet(&planted);
        }
    }
    assert!(places > 300, "{places}");
}

#[test]
fn no_rule_quotes_care_text() {
    for rule in RULES {
        let text = format!("plan: child-in-need\npeople: {{amira: me}}\n{}\n", rule.example);
        let text = text.replacen("people: {amira: me}\n", if rule.example.contains("people:") { "" } else { "people: {amira: me}\n" }, 1);
        let text = if rule.example.contains("plan: ") { text.replacen("plan: child-in-need\n", "", 1) } else { text };
        let file = SourceFile::new("plans/kestrel.yaml", text.as_str());
        let mut spans = Vec::new();
        values(&yaml::parse(&file).0.expect("the example is YAML"), &mut spans);
        let mut planted = text.clone();
        for span in spans.into_iter().rev() {
            let mut one = text.clone();
            one.replace_range(span.range(), CANARY);
            assert_quiet(&one);
            planted.replace_range(span.range(), CANARY);
        }
        assert_quiet(&planted);
    }
}
