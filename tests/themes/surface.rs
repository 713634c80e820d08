//! The stable surface: its version, and the report on what has changed.

use super::bench::*;
use ourplan::source::SourceFile;
use ourplan::theme::{Change, Layer, SurfacePart, bundled, upgrade};

const INVENTED: [Change; 5] = [
    Change { version: 2, part: SurfacePart::Token, name: "radius", now: "It is called `corner`." },
    Change { version: 2, part: SurfacePart::Block, name: "foot", now: "It is called `end`." },
    Change { version: 3, part: SurfacePart::Template, name: "ask.html", now: "It is part of `end.html`." },
    Change { version: 3, part: SurfacePart::Word, name: "copy_for", now: "It is called `reader`." },
    Change { version: 9, part: SurfacePart::Token, name: "ink", now: "It is not there yet." },
];

fn layers(theme: &str, page: &str) -> Vec<Layer> {
    let file = |name: &str, text: &str| (name.to_owned(), SourceFile::new(format!("themes/ours/{name}"), text));
    let files = [file("theme.yaml", theme), file("templates/page.html", page)];
    vec![Layer::own("ours", files.into()), bundled("plain").expect("it comes with the program")]
}

#[test]
fn an_upgrade_lists_what_changed_since_and_which_of_it_the_theme_uses() {
    let uses = |theme: &str, page: &str, made_for: Option<u8>| {
        let report = upgrade(&layers(theme, page), made_for, &INVENTED, 3);
        report.changes.into_iter().map(|(change, used)| (change.name, used)).collect::<Vec<_>>()
    };
    let none = uses("name: ours\n", "", Some(1));
    assert_eq!(none, [("radius", false), ("foot", false), ("ask.html", false), ("copy_for", false)], "plain's own use does not count");
    let page = "{% extends \"plain/page.html\" %}{% block foot %}{% include \"ask.html\" %}{{ booklet.copy_for }}{% endblock %}";
    let all = uses("name: ours\ntokens: {radius: 1rem}\n", page, None);
    assert!(all.len() == 4 && all.iter().all(|(_, used)| *used), "{all:?}");
    assert_eq!(uses("tokens: {radius-small: 1rem}", "", Some(1))[0], ("radius", false), "a part of a longer name is another name");
    assert_eq!(uses("", page, Some(2)), [("ask.html", true), ("copy_for", true)]);
    assert_eq!(uses("", page, Some(3)), []);
}

#[test]
fn a_theme_for_a_newer_program_is_told_at_its_place() {
    let folder = themed(&[("theme.yaml", "name: ours\nmade_for: 7\n")]);
    let (code, report) = check(folder.path());
    assert_eq!((code, findings(&report)), (Some(0), vec!["theme-made-for theme.yaml:2:11".to_owned()]));
    assert_eq!((&report["upgrade"]["made_for"], &report["upgrade"]["program"]), (&serde_json::json!(7), &serde_json::json!(1)));
    let folder = themed(&[("theme.yaml", "name: ours\n")]);
    let (_, words, _) = run(folder.path(), &["theme", "check"]);
    assert!(words.contains("Write `made_for: 1`."), "{words}");
}
