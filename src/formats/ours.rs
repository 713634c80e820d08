//! Which files in a folder are ours, where no record says so: pages by what is in their heads, other files by the pages that name
//! them.

use super::sealed::SEALED;
use crate::seal::NAME;
use crate::theme::font_files;
use std::collections::BTreeMap;

/// Lines that stand in the head of each of our pages, whatever the theme.
pub(super) const MARK: &str = "<meta name=\"robots\" content=\"noindex, nofollow\">\n\
     <meta name=\"referrer\" content=\"no-referrer\">\n\
     <meta name=\"color-scheme\" content=\"light dark\">\n\
     <meta name=\"format-detection\" content=\"telephone=no\">\n";

/// How far into a page its head is looked for.
const HEAD: usize = 4096;

/// Those of some files, by their names, that are ours, with their formats. `single` is the name of the reader's single file.
pub fn made_here<'a>(files: &'a BTreeMap<String, Vec<u8>>, single: &str) -> BTreeMap<&'a str, &'static str> {
    let mut ours: BTreeMap<&str, &'static str> = BTreeMap::new();
    let text = |bytes: &'a [u8]| String::from_utf8_lossy(bytes);
    for (name, bytes) in files.iter().filter(|(name, bytes)| name.ends_with(".html") && is_page(bytes)) {
        let is_sealed = || text(bytes).contains(&format!("data-name=\"{NAME}\""));
        let format = if is_sealed() { SEALED } else { ["site", "single"][usize::from(name == single)] };
        ours.insert(name, format);
    }
    // Pages name style sheets and scripts, and these name letters and more scripts.
    for _ in 0..if ours.is_empty() { 0 } else { 2 } {
        let texts: Vec<_> = ours.keys().filter(|name| [".html", ".css", ".js"].iter().any(|end| name.ends_with(end))).collect();
        let texts: Vec<_> = texts.into_iter().filter_map(|name| files.get(*name)).map(|bytes| text(bytes)).collect();
        // The licence of the letters lies beside them, and no page names it.
        let is_named = |name: &str| texts.iter().any(|text| names(text, name)) || font_files().any(|(letter, _)| letter == name);
        let new: Vec<&str> = files.keys().map(String::as_str).filter(|name| !ours.contains_key(name) && is_named(name)).collect();
        ours.extend(new.into_iter().filter(|name| !name.ends_with(".html")).map(|name| (name, "site")));
    }
    ours
}

/// Whether bytes begin as our pages do.
#[must_use]
pub fn is_page(bytes: &[u8]) -> bool {
    // Another program may save it with other line ends, or with two bytes a letter.
    let head: Vec<u8> = bytes.iter().take(2 * HEAD).copied().filter(|byte| !matches!(byte, 0 | b'\r')).collect();
    String::from_utf8_lossy(&head[..head.len().min(HEAD)]).contains(MARK)
}

/// Whether a text names a file as an address.
fn names(text: &str, file: &str) -> bool {
    text.match_indices(file).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + file.len()..].chars().next());
        before.is_some_and(|sign| "\"'(".contains(sign)) && after.is_some_and(|sign| "\"')?#".contains(sign))
    })
}

#[test]
fn pages_are_known_by_their_heads_and_other_files_by_the_pages() {
    let page = |rest: &str| format!("<!doctype html>\n<head>\n{MARK}<title>x</title>\n</head>{rest}").into_bytes();
    let files: BTreeMap<String, Vec<u8>> = [
        ("index.html", page("<link href=\"style.css\"><img src=\"pictures/a.svg\">")),
        ("rory-mum.html", page("")),
        ("sealed.html", page(&format!("<div data-name=\"{NAME}\">"))),
        ("mine.html", b"<p>mine</p>".to_vec()),
        ("style.css", b"@font-face{src:url(letters/x.woff2)}".to_vec()),
        ("letters/x.woff2", Vec::new()),
        ("pictures/a.svg", Vec::new()),
        ("pictures/holiday.jpg", Vec::new()),
        ("a.svg", Vec::new()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    let found: Vec<_> = made_here(&files, "rory-mum.html").into_iter().collect();
    let expected = [
        ("index.html", "site"),
        ("letters/x.woff2", "site"),
        ("pictures/a.svg", "site"),
        ("rory-mum.html", "single"),
        ("sealed.html", SEALED),
        ("style.css", "site"),
    ];
    assert_eq!(found, expected);
}
