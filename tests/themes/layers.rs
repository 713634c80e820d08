//! Layers: one block in place of a whole file, themes on themes, and names that nothing uses.

use super::bench::*;
use crate::support::build_with;

const FOOT: &str =
    "{% extends \"plain/page.html\" %}\n{% block foot %}\n{{ super() }}<p class=\"mine\">{{ booklet.frame.next }}</p>\n{% endblock %}\n";

fn page(folder: &std::path::Path) -> String {
    let done = build_with(folder, &folder.join("booklets"), |options| options.plans = vec!["care-plan".into()]);
    assert_eq!(done.exit_code(), 0);
    std::fs::read_to_string(folder.join("booklets/care-plan/rory/goals.html")).expect("a page")
}

#[test]
fn one_block_is_replaced_and_the_rest_stays_as_it_was() {
    let folder = themed(&[("templates/page.html", FOOT)]);
    let (code, report) = check(folder.path());
    assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
    assert_eq!(report["layers"][0]["blocks"], serde_json::json!(["page.html: foot"]));
    assert_eq!(report["layers"][0]["templates"], serde_json::json!([]));
    let ours = page(folder.path());
    let plain = page(themed(&[]).path());
    let (before, after) = ours.split_once("<p class=\"mine\">Next</p>\n").expect("the block is there");
    assert_eq!(format!("{before}{after}"), plain, "nothing else is different");
}

#[test]
fn the_same_block_is_replaced_in_the_single_file() {
    let single = FOOT.replace("page.html", "single.html");
    let folder = themed(&[("templates/single.html", &single)]);
    page(folder.path());
    let file =
        |folder: &std::path::Path| std::fs::read_to_string(folder.join("booklets/care-plan/rory/care-plan-rory.html")).expect("a file");
    let ours = file(folder.path());
    let folder = themed(&[]);
    page(folder.path());
    let plain = file(folder.path());
    let sections = plain.matches("<section class=\"leaf\"").count();
    assert!(sections > 10 && ours.matches("<p class=\"mine\">Next</p>").count() == sections);
    assert_eq!(ours.replace("<p class=\"mine\">Next</p>\n", ""), plain, "nothing else is different");
}

#[test]
fn a_theme_stands_on_another_one_and_on_plain() {
    let folder =
        themed(&[("theme.yaml", "name: ours\nmade_for: 1\nextends: base\ntokens: {radius: 0.4rem}\n"), ("templates/page.html", FOOT)]);
    write(folder.path(), "../base/theme.yaml", "name: base\ntokens: {radius: 0.1rem, stroke: 0.3rem}\n");
    let (code, report) = check(folder.path());
    assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
    let layers: Vec<_> = report["layers"].as_array().expect("a list").iter().map(|layer| layer["name"].as_str().expect("a name")).collect();
    assert_eq!(layers, ["ours", "base", "plain"]);
    page(folder.path());
    let style = std::fs::read_to_string(folder.path().join("booklets/care-plan/rory/style.css")).expect("a style sheet");
    assert!(style.contains("--radius:0.4rem;") && style.contains("--stroke:0.3rem;") && !style.contains("0.1rem;--"));
    let (_, words, _) = run(folder.path(), &["theme", "check"]);
    assert!(words.starts_with("Theme ours: ours → base → plain\n"), "{words}");
}

#[test]
fn extending_what_is_not_there_or_oneself_is_told_at_its_place() {
    for (extends, meant) in [("plian", "`plain`"), ("ours", "`extends: plain`")] {
        let (code, report) = check(with_lines(&format!("extends: {extends}\n")).path());
        assert_eq!((code, findings(&report)), (Some(1), vec!["theme-extends theme.yaml:3:10".to_owned()]));
        assert!(help(&report, "theme-extends").contains(meant));
    }
    let folder = with_lines("extends: base\n");
    write(folder.path(), "../base/theme.yaml", "name: base\nextends: ours\n");
    assert_eq!(findings(&check(folder.path()).1), ["theme-extends themes/base/theme.yaml:2:10"], "a circle of two");
}

#[test]
fn slips_in_names_of_files_and_blocks_are_told_with_what_was_meant() {
    let folder = themed(&[
        ("templates/pgae.html", "<p></p>"),
        ("templates/single.html", "{% extends \"plain/single.html\" %}\n{% block bdy %}{% endblock %}"),
        ("assets/band.svg", "<svg/>"),
    ]);
    write(folder.path(), "theme.yaml", "name: our\nmade_for: 1\n");
    let (code, report) = check(folder.path());
    assert_eq!(code, Some(0));
    let mut found = findings(&report);
    found.sort();
    assert_eq!(
        found,
        [
            "theme-name theme.yaml:1:7",
            "theme-unused templates/pgae.html:1:1",
            "theme-unused templates/single.html:2:10",
            "theme-unused theme.yaml:1:1"
        ]
    );
    let words = report["findings"].to_string();
    assert!(words.contains("Did you mean `page.html`?") && words.contains("Did you mean `body`?"), "{words}");
}

#[test]
fn a_template_with_a_mistake_is_told_with_its_line_before_any_plan_is_built() {
    for (inside, line) in [("{{ page.title|safe }}", 3), ("{{ page.nothing }}", 3), ("{% include \"no.html\" %}", 3), ("{% if %}", 3)] {
        let text = format!("{{% extends \"plain/page.html\" %}}\n{{% block foot %}}\n{inside}\n{{% endblock %}}\n");
        let (code, report) = check(themed(&[("templates/page.html", &text)]).path());
        assert_eq!(code, Some(1), "{inside}");
        assert_eq!(findings(&report), [format!("template templates/page.html:{line}:1")], "{inside}");
    }
}

#[test]
fn a_block_cannot_mark_somebodys_words_as_safe() {
    let folder = themed(&[(
        "templates/page.html",
        "{% extends \"plain/page.html\" %}{% block foot %}{% set x = \"<b onclick=x>\" %}{% autoescape false %}{{ x }}{{ logo }}{% endautoescape %}{% endblock %}",
    )]);
    let page = page(folder.path());
    assert!(page.contains("&lt;b onclick") && !page.contains("<b onclick"));
}
