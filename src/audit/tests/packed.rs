//! Pictures, and what no format makes: what is in a picture is found, what is packed is refused.

use super::{audit, count, file, page, withheld};
use crate::content::Why::{KeepSafe, Name};

const SECRET: &str = "12 Rose Lane";

fn finds(name: &str, bytes: &[u8]) -> usize {
    count(file(name, bytes), &[(SECRET, KeepSafe)], &[], &[])
}

#[test]
fn what_no_format_makes_is_refused() {
    let refused = |name: &str, bytes: &[u8]| audit(&[file(name, bytes)], &withheld(&[], &[]), &[]).is_err();
    for (name, bytes) in [
        ("plan.pdf", &b"%PDF-1.7 in plain text"[..]),
        ("notes.txt", b"%PDF-1.7 whatever its name"),
        ("page.html.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("plan.epub", b"PK\x03\x04\x14\0\0\0"),
        ("wide.html", b"<\0p\0>\0"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x05zTXta\0\0xx\0\0\0\0"),
    ] {
        assert!(refused(name, bytes), "{name}");
    }
    let inside = |bytes: &str| refused("index.html", format!("<a href='data:application/x;base64,{bytes}'>x</a>").as_bytes());
    assert!(inside("H4sIAAAAAAAAAw=="), "gzip");
    assert!(inside("UEsDBBQAAAA="), "ZIP");
    assert!(!inside("c29tZSB3b3Jkcw=="), "a text is no trouble");
    assert_eq!(count(page("<a href='data:text/plain;base64,MTIgUm9zZSBMYW5l'>x</a>"), &[(SECRET, KeepSafe)], &[], &[]), 1);
}

#[test]
fn a_picture_is_looked_at_beside_its_points() {
    let chunk = |kind: &[u8], data: &[u8]| [&u32::try_from(data.len()).unwrap_or_default().to_be_bytes()[..], kind, data, &[0; 4]].concat();
    let png = |kind: &[u8], data: &[u8]| [b"\x89PNG\r\n\x1a\n", &chunk(kind, data)[..], &chunk(b"IEND", b"")].concat();
    let text = SECRET.as_bytes();
    assert_eq!(finds("a.png", &png(b"tEXt", &[b"Title\0", text].concat())), 1);
    assert_eq!(finds("a.png", &[&png(b"tEXt", b"a\0b")[..], text].concat()), 1, "after its end");
    assert_eq!(finds("a.png", &png(b"IDAT", text)), 0, "points are not read");
    assert_eq!(finds("a.png", &png(b"eXIf", &[b"II*\0\x08\0", text].concat())), 1);
    assert_eq!(finds("a.gif", &[b"GIF89a\x01\0\x01\0", text].concat()), 1);
    assert_eq!(count(file("a.png", &png(b"tEXt", b"Author\0Tom")), &[("Tom", Name)], &[], &[]), 1);
}
