//! What the audit finds in which disguise, and what it leaves alone.

mod disguises;
mod fuzzy_forms;
mod names;
mod packed;
mod no_false_positives;
mod people;
mod shapes;
mod speed;

use super::{Auditor, Hit, Phrases, Unreadable, audit};
use crate::content::{Secret, Why, Withheld};
use crate::formats::Artifact;
use crate::source::Span;

/// A page of a booklet.
fn page(html: &str) -> Artifact {
    file("index.html", html.as_bytes())
}

fn file(name: &str, bytes: &[u8]) -> Artifact {
    Artifact { name: name.to_owned(), bytes: bytes.to_vec(), format: "site" }
}

/// Secrets, the first at place 0, the second at place 1 …
fn withheld(secrets: &[(&str, Why)], shared: &[&str]) -> Withheld {
    let secret = |(at, (text, why)): (usize, &(&str, Why))| Secret::new(*text, Span::new(at, at), *why);
    let shared = shared.iter().map(ToString::to_string).collect();
    Withheld { secrets: secrets.iter().enumerate().map(secret).collect(), shared, ..Withheld::default() }
}

/// How many of the secrets are found in one file.
fn count(artifact: Artifact, secrets: &[(&str, Why)], shared: &[&str], own: &[&str]) -> usize {
    let own: Vec<String> = own.iter().map(ToString::to_string).collect();
    audit(&[artifact], &withheld(secrets, shared), &own).map_or(usize::MAX, |hits| hits.len())
}

fn finds(secret: &str, why: Why, html: &str) -> bool {
    count(page(html), &[(secret, why)], &[], &[]) == 1
}

#[test]
fn a_hit_says_where_the_plan_says_it_and_nothing_else() {
    let secrets = [("Tom", Why::Name), ("12 Rose Lane, Leeds, LS1 4AP", Why::KeepSafe)];
    let artifacts = [page("<p>Hello</p>"), file("goals.html", b"<p>LS1 4AP</p>")];
    let hits = audit(&artifacts, &withheld(&secrets, &[]), &[]).ok().expect("both can be read");
    let [Hit { artifact, span, why }] = &hits[..] else { panic!("one hit, not {}", hits.len()) };
    assert_eq!((artifact.as_str(), *span, *why), ("goals.html", Span::new(1, 1), Why::KeepSafe));
}

#[test]
fn what_cannot_be_looked_into_is_refused() {
    let cannot = |name: &str, bytes: &[u8]| matches!(audit(&[file(name, bytes)], &withheld(&[], &[]), &[]), Err(Unreadable { artifact, .. }) if artifact == name);
    assert!(cannot("index.html", b"caf\xe9"), "Latin 1");
    assert!(cannot("style.css", b"\xff\xfea\0"), "UTF-16");
    assert!(cannot("picture-1.svg", b"<svg>\xc3</svg>"));
    assert!(cannot("plan.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3"));
    assert!(cannot("plan.epub", b"PK\x03\x04\0\0"));
    assert!(cannot("picture-1.png", b"\0\0 no picture"), "a picture by name only");
    assert!(cannot("index.html", br#"<a href="data:application/zip;base64,UEsDBAAA/////w==">x</a>"#), "packed inside");
    assert!(cannot("index.html", br#"<a href="data:text/plain;base64,AAAAA">x</a>"#), "broken base64");
    assert!(!cannot("picture-1.png", b"\x89PNG\r\n\x1a\n\0\0\xff"));
}

#[test]
fn texts_inside_one_another_end_somewhere() {
    let mut html = "12 Rose Lane".to_owned();
    for _ in 0..4 {
        html = format!("<iframe srcdoc=\"{}\">", html.replace('&', "&amp;").replace('"', "&quot;"));
    }
    assert!(finds("12 Rose Lane", Why::KeepSafe, &html));
    for _ in 0..4 {
        html = format!("<iframe srcdoc=\"{}\">", html.replace('&', "&amp;").replace('"', "&quot;"));
    }
    assert!(audit(&[page(&html)], &withheld(&[], &[]), &[]).is_err());
}

#[test]
fn the_needles_are_made_once_for_many_artifacts() {
    let auditor = Auditor::new(&withheld(&[("Tom", Why::Name)], &[]), &Phrases::new(&[]));
    let hits = auditor.audit(&[page("Tom"), page("no"), page("tom")]).ok().map(|hits| hits.len());
    assert_eq!(hits, Some(2));
    assert_eq!(auditor.audit(&[page("Ana")]).ok().map(|hits| hits.len()), Some(0));
}
