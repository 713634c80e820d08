//! The themes that come with the program: each stands without a file in the project, holds for every style, and differs in
//! more than colour, while it says the same words in the same order.

use super::bench::*;
use crate::support::{build_with, examples, small_project, squeeze};
use ourplan::theme::contrast::Needs;
use ourplan::theme::{Theme, bundled, bundled_names, study};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// The themes beside `plain`.
fn others() -> Vec<&'static str> {
    bundled_names().into_iter().filter(|name| *name != "plain").collect()
}

fn layers(name: &str) -> Vec<ourplan::theme::Layer> {
    let below = (name != "plain").then_some("plain");
    [name].into_iter().chain(below).map(|name| bundled(name).expect("it comes with the program")).collect()
}

/// The pages of booklets in all five styles, by reader and file, for each theme.
static BUILT: LazyLock<BTreeMap<&str, BTreeMap<String, String>>> = LazyLock::new(|| {
    let built = |name: &'static str| {
        let out = tempfile::tempdir().expect("a folder");
        let done = build_with(&examples(), out.path(), |options| {
            options.plans = ["care-plan", "harbour", "bridge"].map(String::from).into();
            options.theme = Some(name.into());
        });
        assert_eq!(done.exit_code(), 0, "{name}");
        let files = crate::support::files(out.path()).into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)));
        (name, files.collect())
    };
    bundled_names().into_iter().map(built).collect()
});

fn pages(theme: &str) -> impl Iterator<Item = (&String, &String)> {
    BUILT[theme]
        .iter()
        .filter(|(path, text)| path.matches('/').count() == 2 && path.ends_with(".html") && !text.contains("data-page=\"sealed\""))
}

/// What is read aloud of a page: no tags, and nothing that is hidden from the ear.
fn heard(html: &str) -> String {
    const VOID: [&str; 6] = ["img", "br", "wbr", "meta", "link", "input"];
    let (_, mut rest) = html.split_once("<body").expect("a page has a body");
    let (mut text, mut depth, mut silent) = (String::new(), 0_usize, None);
    rest = rest.split_once('>').map_or("", |(_, rest)| rest);
    // A script may hold anything, `<` too.
    let pieces = rest.split("<script").map(|piece| piece.split_once("</script>").map_or(piece, |(_, after)| after));
    let without_scripts: String = pieces.collect();
    rest = &without_scripts;
    while let Some((before, after)) = rest.split_once('<') {
        if silent.is_none() {
            text.push_str(before);
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            silent = silent.filter(|from| *from < depth);
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') && !VOID.contains(&name) {
            depth += 1;
            let is_silent = tag.contains("aria-hidden=\"true\"");
            silent = silent.or(is_silent.then_some(depth));
        }
    }
    squeeze(&text)
}

#[test]
fn each_is_clean_has_every_contrast_and_stands_on_plain() {
    assert_eq!(bundled_names(), ["ink", "pebble", "plain"]);
    for name in others() {
        let study = study(&layers(name));
        assert!(study.findings.is_empty(), "{name}: {:?}", study.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
        for pair in &study.contrast {
            assert!(pair.passes(), "{name}: {} on {}: {:?}", pair.front, pair.ground, pair.ratios);
            let [.., more, more_dark] = pair.ratios;
            let least = if pair.needs == Needs::Text { 10.0 } else { pair.needs.ratio() };
            assert!([more, more_dark].into_iter().flatten().all(|ratio| ratio >= least), "{name}: {} on {}", pair.front, pair.ground);
        }
        // The same files as a theme of a project, of which more is asked: files, blocks and sections that nothing uses.
        let folder = small_project();
        std::fs::write(folder.path().join("ourplan.yaml"), format!("theme: {name}\n")).expect("written");
        let (code, report) = check(folder.path());
        assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
        assert_eq!((&report["layers"][0]["name"], &report["layers"][1]["name"]), (&name.into(), &"plain".into()));
        for path in bundled(name).expect("it is there").paths() {
            write(
                folder.path(),
                &format!("../{name}/{path}"),
                &std::fs::read_to_string(root().join("themes").join(name).join(path)).expect("text"),
            );
        }
        let (code, report) = check(folder.path());
        assert_eq!((code, findings(&report)), (Some(0), Vec::new()), "{name} as a project's own");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn each_says_the_same_words_in_the_same_order() {
    let plain: Vec<_> = pages("plain").collect();
    let styles: BTreeSet<_> = plain.iter().filter_map(|(_, html)| html.split("data-style=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(styles.len(), 5, "{styles:?}");
    for name in others() {
        assert_eq!(pages(name).count(), plain.len());
        for ((path, html), (other, theirs)) in plain.iter().zip(pages(name)) {
            assert_eq!(*path, other);
            let words = heard(html);
            assert!(words.len() > 100, "{path}");
            assert_eq!(words, heard(theirs), "{name}: {path}");
        }
    }
}

#[test]
fn each_differs_from_the_others_in_more_than_tokens() {
    let without_tokens = |name: &str| BUILT[name]["care-plan/rory/style.css"].split_once("}\n").expect("rules").1.to_owned();
    let of_page = |name: &str, page: &str| {
        let page = &BUILT[name][&format!("care-plan/rory/{page}.html")];
        page.split_once("<main").expect("a page has a main part").1.to_owned()
    };
    for name in others() {
        for other in bundled_names().into_iter().filter(|other| *other != name) {
            assert_ne!(without_tokens(name), without_tokens(other), "{name}, {other}: the rules");
            for page in ["index", "goals", "home", "said", "why"] {
                assert_ne!(of_page(name, page), of_page(other, page), "{name}, {other}: {page}");
            }
        }
        let own = study(&layers(name));
        let own = &own.layers[0];
        assert!(own.templates.len() + own.blocks.len() >= 4, "{name}: {:?} {:?}", own.templates, own.blocks);
    }
    for name in ["radius", "measure", "size-child"] {
        let values: BTreeSet<_> = bundled_names()
            .into_iter()
            .map(|theme| study(&layers(theme)).tokens.into_iter().find(|(token, ..)| token == name).expect("a token").1)
            .collect();
        assert!(values.len() >= 2, "{name}: {values:?}");
    }
}

#[test]
fn each_page_is_light() {
    for name in bundled_names() {
        let files = &BUILT[name];
        for (path, html) in pages(name).filter(|(_, html)| !html.contains("data-format=\"single\"")) {
            let beside = |file: &str| {
                let (folder, _) = path.rsplit_once('/').expect("a folder");
                files[&format!("{folder}/{file}")].len()
            };
            let linked = ["style.css", "fonts-theme.css", "script.js"];
            let screen: usize = linked.iter().filter(|file| html.contains(&format!("\"{file}\""))).map(|file| beside(file)).sum();
            let words = html
                .split("<svg")
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once("</svg>").map_or("", |(_, rest)| rest) });
            let whole = screen + words.map(str::len).sum::<usize>();
            assert!(whole < 60_000, "{name}: {path} has {whole} bytes without its drawings");
            assert!(!path.ends_with("/index.html") || screen + html.len() < 60_000, "{name}: {path} is light with its drawings too");
            assert!(beside("print.css") < 10_000, "{name}: {path}");
        }
    }
}

#[test]
fn letters_come_with_a_page_where_a_theme_asks_for_them_and_paper_has_its_own_sheet() {
    for name in bundled_names() {
        for (path, html) in pages(name) {
            let is_single = html.contains("data-format=\"single\"");
            assert_eq!(html.contains("<link rel=\"stylesheet\" href=\"fonts-theme.css\""), name != "plain" && !is_single, "{name}: {path}");
            assert_eq!(html.contains("href=\"print.css\" media=\"print\""), !is_single, "{name}: {path}");
            assert!(!is_single || (html.contains("@media print{") && html.contains("@media print and")), "{name}: {path}");
        }
        let style = &BUILT[name]["care-plan/rory/style.css"];
        let print = &BUILT[name]["care-plan/rory/print.css"];
        assert!(!style.contains("@media print") && print.starts_with("@page") && print.contains("@media print{"), "{name}");
        let theme = Theme::new(layers(name)).ok().expect("no errors");
        let files = theme.sheets.files().map(|(file, _)| BUILT[name][&format!("care-plan/rory/{file}")].as_str());
        assert_eq!(theme.css, files.concat(), "{name}: nothing is lost");
    }
}

#[test]
fn a_council_stands_on_one_of_them_and_a_wrong_name_lists_them() {
    for name in others() {
        let folder = with_lines(&format!("extends: {name}\ntokens: {{radius: 0.4rem}}\n"));
        let (code, report) = check(folder.path());
        assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
        let names: Vec<_> = report["layers"].as_array().expect("a list").iter().map(|layer| layer["name"].clone()).collect();
        assert_eq!(names, ["ours", name, "plain"]);
        let (code, words, said) = run(folder.path(), &["theme", "show", name]);
        assert_eq!(code, Some(0), "{words}{said}");
        assert!(folder.path().join(format!("theme-{name}.html")).is_file());
        assert_eq!(run(folder.path(), &["theme", "new", name]).0, Some(2), "the name is taken");
    }
    let folder = small_project();
    std::fs::write(folder.path().join("ourplan.yaml"), "theme: pebbel\n").expect("written");
    let (code, words, said) = run(folder.path(), &["build"]);
    let said = squeeze(&(words + &said));
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Did you mean `pebble`?") && said.contains("ink, pebble, plain"), "{said}");
}

#[test]
fn a_theme_replaces_sections_of_the_sheets_below_it() {
    let folder = themed(&[
        ("theme.yaml", "name: ours\nmade_for: 1\nreplaces: [people, poeple, colour]\n"),
        ("assets/style.css", ".card { display: block; }\n"),
    ]);
    let (code, report) = check(folder.path());
    assert_eq!(
        (code, findings(&report)),
        (Some(0), vec!["theme-unused theme.yaml:3:20".to_owned(), "theme-unused theme.yaml:3:28".to_owned()])
    );
    let words = report["findings"].to_string();
    assert!(words.contains("Did you mean `people`?") && words.contains("These can be replaced: `"), "{words}");
    let out = folder.path().join("booklets");
    let done = build_with(folder.path(), &out, |options| options.plans = vec!["care-plan".into()]);
    assert_eq!(done.exit_code(), 0);
    let style = std::fs::read_to_string(out.join("care-plan/rory/style.css")).expect("a style sheet");
    assert!(style.contains(".card{display:block}") && !style.contains(".ring-1{") && style.contains("[data-area=me]"), "{style}");
}
