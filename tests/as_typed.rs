//! What a person said, and a letter, stand in a booklet sign for sign and line for line as they were typed.

use crate::support::*;
use std::path::Path;

/// What people type. Each is said by somebody and written in a letter.
const TYPED: [&str; 52] = [
    "I gave 5* to Mum and 3* to Dad :)",
    "He is a ****ing b******",
    "*one* **two** ***three***",
    "_one_ __two__ snake_case_name 1_2_3",
    "~~not~~ happy ~ at all",
    "`code` and ```more```",
    "# Not a heading",
    "#1 is Mum\n###### 6 of them",
    "Mum\n===\nDad\n---",
    "---\n***\n___\n- - -",
    "- milk\n- eggs\n  - brown ones",
    "* milk\n* eggs",
    "+ Mum\n+ Dad",
    "• Mum\n• Dad\n· Jay",
    "2019. That is when Dad left.",
    "7. August is my birthday.\n8. August is not.",
    "10) out of ten.\n1) one\n0. nought",
    "1.\n2.\n-\n*\n+\n#\n>",
    "> said Mum\n>> said Dad",
    "I <3 my hens",
    "<mum> and <b>me</b> <br> </p>",
    "<!-- no --> <script>no()</script>",
    "&amp; you &lt;3 &#42; &nbsp; & me &",
    "[a link](https://post.example) ![a picture](x.png)",
    "[a]: https://post.example\n[b]: <x> \"y\"\n[a] [b][a]",
    "[^1] and\n[^1]: a note",
    "<https://post.example> https://post.example www.hens.example",
    "[kite](word:w-1) <word:w-1>",
    "\\o/ \u{af}\\_(\u{30c4})_/\u{af} C:\\Users \\* \\\\",
    "ends with a stroke\\\nand goes on\\",
    "two spaces at the end  \nand one \nand none",
    "a  b   c    d",
    "in\n  and in\n    and in\n\tand a tab",
    "    four spaces first\n    and again",
    "a\tb\t\tc",
    "My Mum walks slow\nMy hens walk fast\nI walk between\nAnd come in last",
    "Dear Rory,\nI am sorry.\n\nLove,\nSam\nxxx\n\nP.S. The red hen laid!\n1. one egg\n2. two eggs",
    "one\n\n\nthree lines on\n\n\n\nand four",
    "one\n \n\t\ntwo",
    "Windows\r\nlines\r\n\r\nend so",
    "old\rlines",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a : b\n: c\n:: d\n= e\n~ f\n! g\n\" h\n' i\n$ j\n% k\n^ l\n( m\n/ n\n? o\n@ p\n{ q\n} r\n; s",
    "\u{1f600}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{2764}\u{fe0f}",
    "caf\u{e9} na\u{ef}ve \u{201c}quoted\u{201d} \u{2013} \u{2014} \u{2026} 'a' \"b\" -- ...",
    "\u{623}\u{631}\u{64a}\u{62f} \u{623}\u{646} \u{623}\u{62c}\u{62f} \u{623}\u{645}\u{64a}.\n\u{639}\u{645}\u{631}\u{64a} 16 \u{633}\u{646}\u{629} (\u{648}\u{644}\u{64a}\u{633} 19)!",
    "\u{5d0}\u{5de}\u{5d0} *\u{5e9}\u{5dc}\u{5d9}* and me",
    "\u{12a3}\u{12f0}\u{12ed} \u{12ad}\u{1228}\u{12ad}\u{1263} \u{12f0}\u{120d}\u{12e8}\u{1362}",
    "{{ name }} {% if x %} {# y #} ${z}",
    "**bold** on line one\n**bold** on line two\n\n**bold** after a gap",
    "*a\nb*\n\n_c\n\nd_",
    "1 < 2 > 0 && a || b; 2*3*4; 50% @home #tag a/b",
];

/// A project in which Rory says each text and Sam writes it in a letter, built.
fn built(texts: &[&str]) -> (tempfile::TempDir, ourplan::pipeline::Done) {
    let project = small_project();
    let quoted: Vec<String> = texts.iter().map(|text| serde_json::to_string(text).expect("a text")).collect();
    let said =
        quoted.iter().map(|text| format!("  - {{who: rory, on: 2026-02-20, words: {text}, answer: We heard you., answered_by: priya}}\n"));
    let letters = quoted.iter().map(|text| format!("  - {{from: sam, on: 2026-02-20, words: {text}}}\n"));
    let above = "in_our_words:                       # printed as it was said, never checked for style\n";
    change(project.path(), "plans/care-plan.yaml", above, &format!("{above}{}", said.collect::<String>()));
    change(project.path(), "plans/care-plan.yaml", "\nletters:\n", &format!("\nletters:\n{}", letters.collect::<String>()));
    let done = build_with(project.path(), &project.path().join("booklets"), |options| {
        options.plans = vec!["care-plan".to_owned()];
        options.readers = vec!["rory".to_owned(), "priya".to_owned()];
    });
    (project, done)
}

fn page(project: &Path, reader: &str, name: &str) -> String {
    std::fs::read_to_string(project.join("booklets/care-plan").join(reader).join(name)).expect("the page is there")
}

/// What stands between each start and the next end.
fn between<'a>(page: &'a str, start: &'a str, end: &'a str) -> Vec<&'a str> {
    page.split(start).skip(1).map(|rest| rest.split_once(end).expect("it ends").0).collect()
}

/// What somebody sees of a piece of a page: as a browser takes spaces, with a line for each break and an empty one between
/// paragraphs.
fn seen(html: &str) -> String {
    let html = html.split_once("<p class=\"when\">").map_or(html, |(_, rest)| rest.split_once("</p>").expect("it ends").1);
    let one_space = html.split([' ', '\t', '\n', '\r']).collect::<Vec<_>>().join(" ");
    let mut text = String::new();
    let mut rest = one_space.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        match tag {
            "br/" => text.push('\n'),
            _ if tag == "p" || tag.starts_with("p ") => text.push_str("\n\n"),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    let lines = text.trim_matches([' ', '\n']).split('\n').map(|line| {
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        words.join(" ").replace('\u{a0}', " ")
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    [("&#x2f;", "/"), ("&#x27;", "'"), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// What was typed, as it can be seen: the plan takes empty lines off both ends of a text, a line's end shows no spaces, and a tab is a gap.
fn meant(typed: &str) -> String {
    let lines = typed.trim_end().trim_start_matches('\n').replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    lines.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_sign_and_line_of_what_people_say_and_write_stays() {
    let (project, done) = built(&TYPED);
    assert_eq!(done.exit_code(), 0, "{:?}", done.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    assert!(done.findings.iter().all(|finding| finding.code != "markdown-not-shown"), "nothing judges what people say");
    for reader in ["rory", "priya"] {
        let site = page(project.path(), reader, "said.html") + &page(project.path(), reader, "letters.html");
        let single = page(project.path(), reader, &format!("care-plan-{reader}.html"));
        for (format, pages) in [("site", site), ("single", single)] {
            // What stands beside agreements is said too; these stand first.
            let said = between(
                pages.split_once("id=\"said-1\"").or_else(|| pages.split_once("id=\"said-said-1\"")).expect("they speak").1,
                "<blockquote>",
                "</blockquote>",
            );
            let letters = between(&pages, "<article class=\"letter\">", "</article>");
            assert_eq!(letters.len(), TYPED.len() + 1, "{reader}, {format}");
            for (number, typed) in TYPED.iter().enumerate() {
                assert_eq!(seen(said[number]), meant(typed), "{reader}, {format}, said: {:?}", said[number]);
                let letter = letters[number].split_once("</h").expect("a letter has a title").1.split_once('>').expect("a tag ends").1;
                assert_eq!(seen(letter), meant(typed), "{reader}, {format}, letter: {letter:?}");
            }
        }
    }
}

#[test]
fn each_wording_of_them_stays_and_a_hard_word_in_them_is_still_explained() {
    let project = small_project();
    change(
        project.path(),
        "plans/care-plan.yaml",
        "words: I want to see my brother more. Nobody tells me when.",
        "words: {words: \"*one*\", child: \"My *advocate*\\ncame_by\"}",
    );
    build_into(project.path(), &project.path().join("booklets"));
    let said = page(project.path(), "rory", "said.html");
    let said = between(&said, "<blockquote>", "</blockquote>")[0];
    assert_eq!(seen(said), "My *advocate*\ncame_by");
    assert!(said.contains("class=\"word"), "{said}");
}

#[test]
fn markdown_has_its_meaning_in_the_answer_and_folded_lines_are_one_line() {
    let project = small_project();
    change(project.path(), "plans/care-plan.yaml", "answer: You will see Jay every Saturday.", "answer: \"**Yes**, each week.\"\n    # ");
    change(
        project.path(),
        "plans/care-plan.yaml",
        "words: I want to see my brother more. Nobody tells me when.",
        "words: >\n      I want to see\n      my brother 5*.",
    );
    let done = build_into(project.path(), &project.path().join("booklets"));
    assert!(done.findings.iter().all(|finding| finding.code != "markdown-not-shown"));
    let page = page(project.path(), "rory", "said.html");
    assert!(page.contains("<strong>Yes</strong>"), "{page}");
    assert_eq!(seen(between(&page, "<blockquote>", "</blockquote>")[0]), "I want to see my brother 5*.");
}

#[test]
fn a_withheld_address_is_found_in_them_whatever_spaces_and_signs_it_is_typed_with() {
    for typed in ["12 Elm Row", "12  Elm\tRow", "12 Elm\nRow", "12 *Elm* _Row_", "12 Elm<br>Row"] {
        let project = small_project();
        let words = format!("words: {}", serde_json::to_string(&format!("I live at {typed} now.")).expect("a text"));
        change(project.path(), "plans/care-plan.yaml", "words: I want to see my brother more. Nobody tells me when.", &words);
        let done = build_into(project.path(), &project.path().join("booklets"));
        assert_eq!(done.exit_code(), 3, "{typed:?}");
        assert!(!project.path().join("booklets/care-plan/mum/said.html").exists(), "{typed:?}");
    }
}
