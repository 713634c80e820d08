//! `theme.yaml`: tokens, logo and words, good, wrong and hostile.

use super::bench::*;
use crate::support::{build_with, files};
use ourplan::source::SourceFile;
use ourplan::theme::contrast::Needs;
use ourplan::theme::{Layer, Theme, bundled, study, tokens};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_theme_of_the_program_passes_every_pair_and_has_every_token() {
    let study = study(&[bundled("plain").expect("it comes with the program")]);
    assert!(study.findings.is_empty(), "{:?}", study.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    assert!(study.contrast.len() > 50);
    for pair in &study.contrast {
        assert!(pair.passes(), "{} on {}: {:?}", pair.front, pair.ground, pair.ratios);
        let [light, dark, cream, more, more_dark] = pair.ratios;
        assert!(dark.is_some() && more_dark.is_some() && [cream, more].iter().all(|ratio| ratio.is_some() == light.is_some()));
        // Who asks for more contrast gets it for all text.
        let least = if pair.needs == Needs::Text { 10.0 } else { pair.needs.ratio() };
        assert!(
            [more, more_dark].into_iter().flatten().all(|ratio| ratio >= least),
            "{} on {}: {more:?} {more_dark:?}",
            pair.front,
            pair.ground
        );
    }
    let declared: BTreeSet<String> = tokens::groups().into_iter().flat_map(|group| group.tokens).map(|token| token.name).collect();
    let set: BTreeSet<String> = study.tokens.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(declared, set);
}

#[test]
fn a_pair_that_is_too_low_is_told_with_a_colour_that_passes() {
    let folder = with_lines("tokens:\n  ink: {light: \"#777777\", dark: \"#f3f0e8\"}\n  quiet: {light: \"#666666\", dark: \"#c3c0cc\"}\n");
    let (code, report) = check(folder.path());
    assert_eq!(code, Some(1));
    assert!(findings(&report).contains(&"theme-contrast theme.yaml:4:16".to_owned()), "{:?}", findings(&report));
    assert!(findings(&report).contains(&"theme-contrast theme.yaml:5:18".to_owned()), "{:?}", findings(&report));
    let severities: BTreeSet<(u64, &str)> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| (finding["line"].as_u64().expect("a line"), finding["severity"].as_str().expect("a word")))
        .collect();
    assert_eq!(severities, [(4, "error"), (5, "warning")].into(), "below 4.5 an error, below 7 a warning");
    let help = help(&report, "theme-contrast");
    let colour = help.split('`').nth(1).expect("a colour is named").to_owned();
    let text = format!("tokens:\n  ink: {{light: \"{colour}\", dark: \"#f3f0e8\"}}\n");
    let (code, report) = check(with_lines(&text).path());
    assert_eq!((code, findings(&report)), (Some(0), Vec::new()), "what the help says is right: {help}");
}

/// The layers of a theme of these lines on `plain`, with a style sheet.
fn layers(lines: &str, styles: &str) -> Vec<Layer> {
    let texts = [("theme.yaml", format!("name: ours\nmade_for: 1\n{lines}")), ("assets/style.css", styles.to_owned())];
    let files = texts.map(|(path, text)| (path.to_owned(), SourceFile::new(format!("themes/ours/{path}"), text)));
    vec![Layer::own("ours", BTreeMap::from(files)), bundled("plain").expect("it comes with the program")]
}

/// The whole style sheet of a theme that has nothing wrong.
fn styles_of(layers: Vec<Layer>) -> String {
    let theme = Theme::new(layers).unwrap_or_else(|findings| panic!("{:?}", findings.first().map(|finding| &finding.message)));
    assert!(theme.findings.is_empty(), "{:?}", theme.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    theme.css
}

#[test]
fn a_colour_for_one_ground_leaves_every_other_ground_as_it_was() {
    let plain = ["#ffa896", "#5e1f16", "#f5a793", "#ffb5a5", "#4d1810"];
    for (at, (key, own)) in
        [("light", "#ffd0c0"), ("dark", "#300d05"), ("cream", "#ffd0c0"), ("more", "#ffd0c0"), ("more_dark", "#300d05")].iter().enumerate()
    {
        let token = if at == 0 { format!("\"{own}\"") } else { format!("{{light: \"{}\", {key}: \"{own}\"}}", plain[0]) };
        let style = styles_of(layers(&format!("tokens: {{me-bright: {token}}}\n"), ""));
        let mut values = plain;
        values[at] = own;
        let [light, dark, cream, more, more_dark] = values;
        let whole = format!("--me-bright:var(--L,{light})var(--D,{dark})var(--C,{cream})var(--M,{more})var(--N,{more_dark});");
        assert!(style.contains(&whole), "{token}: {whole}");
    }
}

#[test]
fn a_token_that_only_a_theme_knows_falls_back_from_ground_to_ground() {
    let lines = "tokens:\n  band: {light: \"#111213\", dark: \"#eeeeee\"}\n  edge: {light: 1px, more: 3px}\n  gap: 2px\n";
    let style = styles_of(layers(lines, ".foot { border: var(--edge) solid var(--band); margin: var(--gap); }\n"));
    for whole in [
        "--band:var(--L,#111213)var(--D,#eeeeee)var(--C,#111213)var(--M,#111213)var(--N,#eeeeee);",
        "--edge:var(--L,1px)var(--D,1px)var(--C,1px)var(--M,3px)var(--N,1px);",
        "--gap:2px;",
    ] {
        assert!(style.contains(whole), "{whole}");
    }
}

#[test]
fn each_ground_that_a_project_sets_is_judged_and_no_other() {
    let told = |lines: &str| -> Vec<(String, String)> {
        let found = study(&layers(lines, "")).findings.into_iter();
        found.map(|finding| (format!("{} {}", finding.code, finding.message), finding.help.unwrap_or_default())).collect()
    };
    for (key, colour, page) in [
        ("dark", "#777777", "On a dark page, "),
        ("cream", "#a09060", "On a cream page, "),
        ("more", "#999999", "On a light page with more contrast, "),
        ("more_dark", "#666666", "On a dark page with more contrast, "),
    ] {
        let token = |colour: &str| format!("tokens: {{ink: {{light: \"#1b1924\", {key}: \"{colour}\"}}}}\n");
        let found = told(&token(colour));
        assert!(!found.is_empty() && found.iter().all(|(said, _)| said.starts_with(&format!("theme-contrast {page}"))), "{key}: {found:?}");
        let better = found[0].1.split(&format!("{{light: …, {key}: \"")).nth(1).and_then(|rest| rest.get(..7)).expect("a colour is named");
        assert_eq!(told(&token(better)), Vec::new(), "{key}: {better}");
    }
    // A light page's ink could not be read on a dark page with more contrast. There the program's own ink counts.
    assert_eq!(told("tokens: {paper: \"#ffffff\", ink: \"#000000\", quiet: \"#303030\"}\n"), Vec::new());
}

#[test]
fn a_build_says_what_is_wrong_with_a_projects_own_theme() {
    let folder = with_lines("tokens: {ink: {light: \"#999999\", dark: \"#f3f0e8\"}}\n");
    let done = build_with(folder.path(), &folder.path().join("booklets"), |_| {});
    assert_eq!(done.exit_code(), 1);
    assert!(done.findings.iter().any(|finding| finding.code == "theme-contrast" && finding.line == 3));
    let folder = with_lines("tokens: {quiet: {light: \"#666666\", dark: \"#c3c0cc\"}}\n");
    let done = build_with(folder.path(), &folder.path().join("booklets"), |_| {});
    assert_eq!(done.exit_code(), 0, "a warning does not stop a booklet");
    assert!(done.findings.iter().any(|finding| finding.code == "theme-contrast"));
    assert_eq!(build_with(folder.path(), &folder.path().join("booklets"), |options| options.strict = true).exit_code(), 1);
}

#[test]
fn values_that_get_out_or_ask_somebody_are_refused_at_their_place() {
    for bad in [
        "red;}*{background:red",
        "url(https://x.example/a)",
        "image-set('https://x.example/a' 1x)",
        "@import 'x'",
        "expression(alert(1))",
        "</style><script>",
        "#fff !important",
        "#fff /* ",
        "(",
        "navy",
        "rgb(1, 2, 3)",
        "#ff",
        "",
    ] {
        let (code, report) = check(with_lines(&format!("tokens:\n  ink: \"{bad}\"\n  mine: \"{bad}\"\n")).path());
        assert_eq!(code, Some(1), "{bad}");
        let found = findings(&report);
        assert!(found.iter().any(|finding| finding.ends_with("theme.yaml:4:8")), "{bad}: {found:?}");
    }
    for (line, code) in [
        ("target: 20px", "theme-size"),
        ("leading: 1.1", "theme-size"),
        ("size-child: 19px", "theme-token"),
        ("space: wide", "theme-token"),
    ] {
        let (_, report) = check(with_lines(&format!("tokens: {{{line}}}\n")).path());
        assert_eq!(findings(&report).len(), 1, "{line}");
        assert!(findings(&report)[0].starts_with(code), "{line}: {:?}", findings(&report));
    }
}

#[test]
fn a_token_that_nothing_uses_is_told_with_what_was_meant() {
    let (code, report) = check(with_lines("tokens: {ikn: \"#111111\"}\n").path());
    assert_eq!((code, findings(&report)), (Some(0), vec!["theme-unknown-token theme.yaml:3:10".to_owned()]));
    assert_eq!(help(&report, "theme-unknown-token"), "Did you mean `ink`?");
    let folder = with_lines("tokens: {band: 2rem}\n");
    write(folder.path(), "assets/style.css", ".foot { border-block-start: var(--band) solid; }\n");
    assert_eq!(findings(&check(folder.path()).1), Vec::<String>::new(), "the theme's own style sheet uses it");
}

const LOGO: &str = "logo: {file: assets/logo.svg, words: 'Exampleshire & \"friends\" <b>'}\n";
const DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" onload=\"alert(1)\"><script>x</script><path d=\"M0 0h9\"/></svg>";

#[test]
fn a_logo_is_cleaned_and_stands_in_every_booklet_without_a_request() {
    let folder = with_lines(LOGO);
    write(folder.path(), "assets/logo.svg", DRAWING);
    let done = build_with(folder.path(), &folder.path().join("booklets"), |_| {});
    assert_eq!(done.exit_code(), 0);
    let made = files(&folder.path().join("booklets/care-plan/rory"));
    let logo = String::from_utf8_lossy(&made["logo.svg"]).into_owned();
    assert!(logo.contains("M0 0h9") && !logo.contains("script") && !logo.contains("onload"), "{logo}");
    let pages: Vec<_> = made.iter().filter(|(name, _)| name.ends_with(".html")).collect();
    assert!(pages.len() > 10);
    for (name, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        let tag = page
            .split("<p class=\"logo\">")
            .nth(1)
            .and_then(|rest| rest.split("</p>").next())
            .unwrap_or_else(|| panic!("{name} has a logo"));
        let source = if name == "care-plan-rory.html" { "src=\"data:image/svg+xml;base64," } else { "src=\"logo.svg\"" };
        assert!(tag.contains(source) && tag.contains("alt=\"Exampleshire &amp; &quot;friends&quot; &lt;b&gt;\""), "{name}: {tag}");
    }
    let sealed = std::fs::read_to_string(folder.path().join("booklets/care-plan/dad/care-plan-dad.html")).expect("a sealed file");
    assert!(!sealed.contains("Exampleshire"), "the locked page says nothing of who made it");
}

#[test]
fn a_logo_that_cannot_be_used_is_refused_at_its_place() {
    for (file, drawing) in [
        ("assets/lgoo.svg", DRAWING),
        ("assets/../../ours/assets/logo.svg", DRAWING),
        ("https://x.example/logo.svg", DRAWING),
        ("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://x.example/a.png\"/></svg>"),
        ("assets/logo.svg", "no drawing"),
        ("theme.yaml", DRAWING),
    ] {
        let folder = with_lines(&format!("logo: {{file: {file}, words: Exampleshire}}\n"));
        write(folder.path(), "assets/logo.svg", drawing);
        let (code, report) = check(folder.path());
        assert_eq!(code, Some(1), "{file}");
        assert!(findings(&report).contains(&"theme-logo theme.yaml:3:14".to_owned()), "{file}: {:?}", findings(&report));
    }
    let folder = with_lines("logo: {file: assets/lgoo.svg, words: Exampleshire}\n");
    write(folder.path(), "assets/logo.svg", DRAWING);
    assert_eq!(help(&check(folder.path()).1, "theme-logo"), "Did you mean `assets/logo.svg`?");
    let folder = with_lines("logo: {file: assets/logo.svg}\n");
    write(folder.path(), "assets/logo.svg", DRAWING);
    assert_eq!(check(folder.path()).0, Some(1), "a logo without words is not taken");
}

#[test]
fn a_photo_as_logo_is_written_anew() {
    let folder = with_lines("logo: {file: assets/logo.png, words: Exampleshire}\n");
    let photo = include_bytes!("../../docs/pictures/booklet.png");
    std::fs::create_dir_all(folder.path().join("themes/ours/assets")).expect("made");
    std::fs::write(folder.path().join("themes/ours/assets/logo.png"), photo).expect("written");
    let (code, report) = check(folder.path());
    assert_eq!(code, Some(0), "{:?}", findings(&report));
    build_with(folder.path(), &folder.path().join("booklets"), |_| {});
    let made = files(&folder.path().join("booklets/care-plan/rory"));
    let logo = made.iter().find(|(name, _)| name.starts_with("logo.")).expect("a logo").1;
    assert!(logo != &photo.to_vec() && !logo.is_empty());
}

#[test]
fn a_councils_own_words_stand_in_booklets() {
    let folder = with_lines(
        "words:\n  en:\n    ask-words: 'Talk to { $who } <b>'\n    frame-who-to-ask: {words: Who can help, child: Who helps me}\n",
    );
    let (code, report) = check(folder.path());
    assert_eq!((code, findings(&report)), (Some(0), Vec::new()));
    build_with(folder.path(), &folder.path().join("booklets"), |_| {});
    let page =
        |reader: &str| std::fs::read_to_string(folder.path().join(format!("booklets/care-plan/{reader}/index.html"))).expect("a page");
    assert!(page("rory").contains("Talk to Priya Shah &lt;b&gt;") && page("rory").contains(">Who helps me<"));
    assert!(page("mum").contains(">Who can help<") && !page("mum").contains("Who helps me"));
}

#[test]
fn words_that_do_not_fit_their_phrase_are_refused_at_their_place() {
    for (line, help_words) in [
        ("ask-wrods: Talk to us", "Did you mean `ask-words`?"),
        ("ask-words: Talk to us", "`{ $who }`"),
        ("ask-words: 'Talk to { $lead }'", "`{ $who }`"),
        ("ask-words: 'Talk to { who }'", "`{ $who }`"),
        ("frame-next: 'On { $who }'", "without `{`"),
        ("title: Our book", "`say`"),
        ("sealed-title: Exampleshire Council", "Take it out"),
        ("neutral-title: Exampleshire care", "Take it out"),
        ("frame-next: '[on](https://x.example)'", "without an address"),
    ] {
        let (code, report) = check(with_lines(&format!("words:\n  en:\n    {line}\n")).path());
        assert_eq!(code, Some(1), "{line}");
        assert!(findings(&report)[0].starts_with("theme-words theme.yaml:5:"), "{line}: {:?}", findings(&report));
        assert!(help(&report, "theme-words").contains(help_words), "{line}: {}", help(&report, "theme-words"));
    }
    let (_, report) = check(with_lines("words: {tlh: {frame-next: Daq}}\n").path());
    assert_eq!(findings(&report), ["theme-words theme.yaml:3:9"]);
}
