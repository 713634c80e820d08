//! Each text of a plan finds its direction in a booklet, by its letters or by the language that stands beside it.

use crate::support::*;
use ourplan::plan::Plan;
use ourplan::shape::{Str, Visitor};
use std::collections::BTreeSet;
use std::path::Path;

const PLAN: &str = "plans/care-plan.yaml";
const ARABIC: &str = "\u{623}\u{631}\u{64a}\u{62f} \u{623}\u{646} \u{623}\u{62c}\u{62f} \u{623}\u{645}\u{64a}.";

/// All texts of a plan, but for structure and what the program says too.
#[derive(Default)]
struct Texts {
    path: Vec<&'static str>,
    found: BTreeSet<String>,
}

impl<'a> Visitor<'a> for Texts {
    fn field(&mut self, key: &'static str) {
        self.path.push(key);
    }
    fn field_done(&mut self) {
        self.path.pop();
    }
    fn text(&mut self, text: &'a Str) {
        let structure = ["language", "file", "id", "pronouns", "say", "keep_safe", "may_know", "checked_by", "word", "booklets", "alt"];
        if !self.path.iter().any(|key| structure.contains(key)) {
            self.found.extend(ourplan::prose::to_plain(text.as_str()).lines().map(squeeze).filter(|line| !line.is_empty()));
        }
    }
}

fn texts(plan: &Plan) -> BTreeSet<String> {
    let mut texts = Texts::default();
    ourplan::shape::Record::walk(plan, &mut texts);
    texts.found
}

/// The pieces of text of a page, each with whether an element round it says a direction. What is drawn is left out.
fn pieces(page: &str) -> Vec<(String, bool)> {
    const EMPTY: [&str; 6] = ["br", "img", "meta", "link", "input", "wbr"];
    let body = page.split_once("<body").expect("a body").1;
    let body = body.split_once('>').expect("a tag ends").1;
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    let body: String = body.split("</script>").map(|piece| piece.split_once("<script").map_or(piece, |(before, _)| before)).collect();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().expect("a name");
        if tag.starts_with('/') {
            let (opened, _) = open.pop().unwrap_or(("body", false));
            assert!(opened == name || name == "body" || name == "html", "{opened} is closed by {name}");
        } else if !tag.ends_with('/') && !EMPTY.contains(&name) {
            open.push((name, tag.contains(" dir=\"")));
        }
        let drawn = open.iter().any(|(name, _)| ["svg", "script", "noscript"].contains(name));
        let text = squeeze(&text.replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&"));
        if !text.is_empty() && !drawn {
            found.push((text, open.iter().any(|(_, said)| *said)));
        }
    }
    found
}

#[test]
fn each_element_with_a_text_of_the_plan_has_a_direction() {
    let out = tempfile::tempdir().expect("a folder");
    build_into(&examples(), out.path());
    let mut wrong = BTreeSet::new();
    let mut count = 0;
    for (name, text) in example_plans() {
        let (plan, _) = checked(&name, &text);
        let texts = texts(plan.expect("no errors").plan());
        for (path, bytes) in files(&out.path().join(&name)) {
            let page = String::from_utf8_lossy(&bytes);
            if !path.ends_with(".html") || page.contains("data-page=\"sealed\"") {
                continue;
            }
            for (piece, has) in pieces(&page).into_iter().filter(|(piece, _)| texts.contains(piece)) {
                count += 1;
                if !has {
                    wrong.insert(format!("{name}/{path}: {piece}"));
                }
            }
        }
    }
    assert!(count > 5000, "{count} texts stood alone in an element");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

fn built(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let project = small_project();
    for (from, to) in changes {
        change(project.path(), PLAN, from, to);
    }
    build_into(project.path(), &project.path().join("booklets"));
    project
}

fn page(project: &Path, name: &str) -> String {
    std::fs::read_to_string(project.join("booklets/care-plan/rory").join(name)).expect("the page is there")
}

#[test]
fn a_language_beside_a_text_stands_on_its_element() {
    let said = format!("words: {{words: \"{ARABIC}\", language: ar}}");
    let fun = format!("fun: {{now: {{words: \"{ARABIC}\", easier: \"{ARABIC}\", language: ar-SY}}}}");
    let project = built(&[
        ("words: I want to see my brother more. Nobody tells me when.", &said),
        ("fun: {now: Scouts on Wednesdays. Kites with Leon.}", &fun),
        ("    goal: I see Jay every week\n", "    goal: {words: Widz\u{119} Jaya co tydzie\u{144}, language: pl}\n"),
        ("about: Haircuts,", "about: {words: Strzy\u{17c}enie, language: pl},"),
        ("words: I worry that I will have to move again.", "words: Poeni ydw i., language: cy"),
        ("place: Sam's house", "place: {words: T\u{177} Sam, language: cy}"),
        ("matters_to_me: [Seeing Jay every week.,", "matters_to_me: [{words: Seeing Jay every week., language: en},"),
    ]);
    let project = project.path();
    for (name, tag) in [
        ("said.html", format!("<p class=\"prose\" lang=\"ar\" dir=\"rtl\">{ARABIC}</p>")),
        ("life.html", format!("<p class=\"prose\" lang=\"ar-SY\" dir=\"rtl\">{ARABIC}</p>")),
        ("goals.html", "<span lang=\"pl\" dir=\"ltr\">Widz\u{119} Jaya co tydzie\u{144}</span>".to_owned()),
        ("index.html", " lang=\"pl\" dir=\"ltr\">Widz\u{119} Jaya co tydzie\u{144}</a>".to_owned()),
        ("decisions.html", "<dt lang=\"pl\" dir=\"ltr\">Strzy\u{17c}enie</dt>".to_owned()),
        ("why.html", "<p class=\"prose\" lang=\"cy\" dir=\"ltr\">Poeni ydw i.</p>".to_owned()),
        ("about.html", "<p class=\"prose\" dir=\"ltr\">Seeing Jay every week.</p>".to_owned()),
    ] {
        assert!(page(project, name).contains(&tag), "{name} has no {tag}");
        let single = page(project, "care-plan-rory.html");
        assert!(single.contains(&tag), "the single file has no {tag}");
    }
    assert!(!page(project, "home.html").contains("T\u{177} Sam until"), "no sentence is made of two languages");
}

#[test]
fn paragraphs_lists_and_names_find_their_own_direction() {
    let answer = format!("answer: \"{ARABIC}\\n\\nYou will see Jay.\\n\\n- {ARABIC}\\n\\n- Sam\\n\\n1. one\\n2. two\"\n    # ");
    let project = built(&[
        ("answer: You will see Jay every Saturday.", &answer),
        ("leon:  {name: Leon,", "leon:  {name: \u{644}\u{64a}\u{648}\u{646},"),
        ("how: Ask Sam.", "how: \"*Ask* Sam.\""),
    ]);
    let said = page(project.path(), "said.html");
    let html = format!(
        "<div class=\"prose\"><p dir=\"auto\">{ARABIC}</p><p dir=\"auto\">You will see Jay.</p><ul dir=\"auto\"><li><p>{ARABIC}</p></li><li><p>Sam</p></li></ul><ol dir=\"auto\"><li>one</li><li>two</li></ol></div>"
    );
    assert!(said.contains(&html), "{said}");
    assert!(page(project.path(), "people.html").contains("class=\"name\" dir=\"auto\">\u{644}\u{64a}\u{648}\u{646}</h"));
    // What the program says has the booklet's direction.
    let words = page(project.path(), "words.html");
    assert!(words.contains(" dir=\"auto\">Calm corner</h2>") && words.contains("<h2>social worker</h2>"), "{words}");
    let rights = page(project.path(), "rights.html");
    assert!(rights.contains(" dir=\"auto\">Coram Voice</h") && rights.contains("class=\"name\">Childline</h"), "{rights}");
    let short = page(project.path(), "short.html");
    assert!(short.contains("<p class=\"by\">"), "{short}");
}

#[test]
fn no_english_rule_judges_a_text_in_another_language() {
    let long = "Your social worker will liaise with the professionals and signpost you to placement contact arrangements that are being \
                considered by the multi-agency panel in order to facilitate a statutory outcome for the young person.";
    let found = |extra: &str| {
        let (_, text) = example_plans().into_iter().find(|(name, _)| name == "care-plan").expect("it is there");
        let from = "fun: {now: Scouts on Wednesdays. Kites with Leon.}";
        assert!(text.contains(from));
        let text = text.replace(from, &format!("fun: {{now: {{words: \"{long}\"{extra}}}}}"));
        let (plan, found) = checked("care-plan", &text);
        assert!(plan.is_some());
        let (start, end) = (text.find(long).expect("it is there"), long.len());
        let there = |at: usize| (start..start + end).contains(&at);
        found.into_iter().filter(|finding| there(finding.span.start as usize)).map(|finding| finding.code).collect::<BTreeSet<_>>()
    };
    let judged = found("");
    assert!(["long-sentence", "jargon", "hard-word"].iter().all(|code| judged.contains(code)), "{judged:?}");
    assert_eq!(found(", language: en-GB"), judged, "it is the plan's own language");
    assert!(found(", language: cy").is_empty(), "{:?}", found(", language: cy"));
}

#[test]
fn a_language_is_withheld_with_its_text_and_is_nothing_to_look_for() {
    let said = format!("words: \"{ARABIC}\", language: my, not_for: [mum]");
    let project = small_project();
    change(project.path(), PLAN, "words: I worry that I will have to move again.", &said);
    let done = build_into(project.path(), &project.path().join("booklets"));
    assert!(done.exit_code() < 3, "a tag that is a word too stops no booklet");
    for (reader, stands) in [("rory", true), ("mum", false)] {
        let all = files(&project.path().join("booklets/care-plan").join(reader));
        assert_eq!(all.values().any(|bytes| String::from_utf8_lossy(bytes).contains("lang=\"my\"")), stands, "{reader}");
    }
}
