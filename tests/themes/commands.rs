//! `ourplan theme new`, `check` and `show`.

use super::bench::*;
use crate::support::{build_with, examples, small_project};
use std::path::Path;

#[test]
fn a_new_theme_passes_its_check_and_builds_at_once() {
    let folder = small_project();
    let (code, words, _) = run(folder.path(), &["theme", "new", "ours"]);
    assert_eq!(code, Some(0));
    assert!(words.contains("ourplan theme check ours"), "{words}");
    let text = std::fs::read_to_string(folder.path().join("themes/ours/theme.yaml")).expect("it is there");
    let (code, words, _) = run(folder.path(), &["theme", "check", "ours"]);
    assert_eq!(code, Some(0));
    assert!(words.contains("Nothing is wrong with this theme."), "{words}");
    let done = build_with(folder.path(), &folder.path().join("booklets"), |options| options.theme = Some("ours".into()));
    assert_eq!(done.exit_code(), 0);
    assert!(words.contains("What ours changes\n  Nothing yet."), "no token counts before somebody takes a # away:\n{words}");
    // With every # taken away it still says the same as plain, so that each line can be trusted.
    let is_token = |line: &str| line.strip_prefix("  #").is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_lowercase()));
    let live = |line: &str| if is_token(line) { line.replacen('#', "", 1) } else { line.to_owned() };
    let all: String = text.lines().map(|line| live(line) + "\n").collect();
    assert!(all.len() < text.len() - 40, "lines were switched off");
    std::fs::write(folder.path().join("themes/ours/theme.yaml"), all).expect("written");
    write(folder.path(), "../../ourplan.yaml", "theme: ours\n");
    let (code, report) = check(folder.path());
    assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
    assert_eq!(report["layers"][0]["tokens"].as_array().map(Vec::len), report["layers"][1]["tokens"].as_array().map(Vec::len));
}

#[test]
fn nothing_is_written_over_and_odd_names_are_refused() {
    let folder = small_project();
    assert_eq!(run(folder.path(), &["theme", "new", "ours"]).0, Some(0));
    std::fs::write(folder.path().join("themes/ours/theme.yaml"), "name: ours\n").expect("written");
    let (code, _, said) = run(folder.path(), &["theme", "new", "ours"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("is not empty"), "{said}");
    assert_eq!(std::fs::read_to_string(folder.path().join("themes/ours/theme.yaml")).expect("readable"), "name: ours\n");
    for name in ["plain", "pebble", "ink", "../out", "a/b", "", "Ours", "nul", "ö", ".", "-x"] {
        assert_eq!(run(folder.path(), &["theme", "new", "--", name]).0, Some(2), "{name}");
    }
    assert_eq!(std::fs::read_dir(folder.path().join("themes")).expect("readable").count(), 1);
    let (code, _, said) = run(folder.path(), &["theme", "check", "uors"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("Did you mean `ours`?"), "{said}");
}

#[test]
fn the_report_says_layers_contrast_and_what_has_changed() {
    let folder = with_lines("tokens: {ink: {light: \"#777777\", dark: \"#f3f0e8\"}}\n");
    for report in ["drawn", "plain"] {
        let (code, words, _) = run(folder.path(), &["theme", "check", "ours", "--report", report]);
        assert_eq!(code, Some(1));
        for part in ["ours → plain", "tokens: ink", "ink on paper", "too low", "This program has", "theme-contrast", "pairs of the program"]
        {
            assert!(words.contains(part), "{report}, {part}:\n{words}");
        }
    }
    let (_, words, _) = run(folder.path(), &["theme", "check", "ours", "--all"]);
    assert!(words.contains("on-bold on rights-bold") && !words.contains("pairs of the program"), "{words}");
    let (code, words, _) = run(folder.path(), &["theme", "check", "plain"]);
    assert_eq!(code, Some(0), "{words}");
    assert!(!words.contains("What plain changes"), "there is nothing below it:\n{words}");
}

#[test]
fn a_theme_of_the_program_says_what_it_changes() {
    let folder = small_project();
    for (theme, parts) in
        [("pebble", ["blocks: leaf.html: opening", "whole templates: land.html"]), ("ink", ["blocks: leaf.html: opening", "tokens: paper"])]
    {
        let (code, words, _) = run(folder.path(), &["theme", "check", theme]);
        assert_eq!(code, Some(0), "{words}");
        for part in [format!("What {theme} changes").as_str()].iter().chain(&parts) {
            assert!(words.contains(part), "{theme}: {part}\n{words}");
        }
        assert!(!words.contains("What plain changes"), "{words}");
    }
}

#[test]
fn nothing_is_measured_on_a_theme_that_was_not_meant() {
    let folder = with_lines("extends: plian\ntokens: {ink: \"#777777\"}\n");
    let (code, words, _) = run(folder.path(), &["theme", "check", "ours"]);
    assert_eq!(code, Some(1));
    assert!(words.contains("[theme-extends]") && !words.contains("\nContrast\n"), "{words}");
    assert!(words.ends_with(" in 1 file.\n"), "a theme is no plan:\n{words}");
}

#[test]
fn the_page_of_a_theme_shows_every_style_in_both_lights_and_asks_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = examples().to_string_lossy().into_owned();
    let show = ["theme", "show", "exampleshire", "--project", &project];
    let (code, words, said) = run(folder.path(), &show);
    assert_eq!(code, Some(0), "{words}{said}");
    let path = folder.path().join("theme-exampleshire.html");
    let page = std::fs::read_to_string(&path).expect("the page");
    assert_eq!(page.matches("<iframe ").count(), 10);
    for style in ["easier", "child", "teen", "family", "worker"] {
        assert_eq!(page.matches(&format!("data-style=&quot;{style}&quot;")).count(), 2, "{style}");
    }
    assert!(!page.contains("<script") && !page.contains("&lt;script") && !page.contains("prefers-color-scheme"));
    for quote in ["src=\"", "src=&quot;"] {
        assert!(page.split(quote).skip(1).all(|rest| rest.starts_with("data:")), "every picture is in the page");
    }
    assert!(page.contains("default-src 'none'") && page.contains(">paper</th>") && page.contains("on paper: 15.04 light"));
    assert_eq!(run(folder.path(), &show).0, Some(0), "its own page is made anew");
    assert_eq!(std::fs::read_to_string(&path).expect("the page"), page, "the same bytes");
    std::fs::write(&path, "mine").expect("written");
    assert_eq!(run(folder.path(), &show).0, Some(2));
    assert_eq!(std::fs::read_to_string(&path).expect("mine"), "mine", "a person's own file stays");
}

#[test]
fn a_theme_with_errors_is_not_shown() {
    let folder = with_lines("tokens: {ink: red}\n");
    let (code, words, _) = run(folder.path(), &["theme", "show", "ours"]);
    assert_eq!(code, Some(1));
    assert!(words.contains("Mend the errors") && !folder.path().join("theme-ours.html").exists(), "{words}");
}

#[test]
fn the_example_theme_passes_and_only_sets_tokens_logo_and_words() {
    let (code, printed, _) = run(Path::new(&examples()), &["theme", "check", "exampleshire", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
    let own = &report["layers"][0];
    assert_eq!((&own["templates"], &own["blocks"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(own["assets"], serde_json::json!(["logo.svg"]));
    assert!(
        own["words"].as_array().is_some_and(|words| words.len() == 2)
            && report["contrast"].as_array().is_some_and(|pairs| pairs.len() > 50)
    );
}
