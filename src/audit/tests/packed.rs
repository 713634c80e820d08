//! Packed files and pictures: what is in them is found, what cannot be opened is refused, bombs are.

use super::{audit, count, file, page, withheld};
use crate::content::Why::{KeepSafe, Name};
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

const SECRET: &str = "12 Rose Lane";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    out.extend(compress_to_vec(bytes, 6));
    out.extend([0; 8]);
    out
}

/// A container of files as they are, with a few bytes between them that belong to none.
fn zip(files: &[(&str, &[u8])], between: &[u8]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    let four = |length: usize| u32::try_from(length).unwrap_or_default().to_le_bytes();
    let two = |length: usize| u16::try_from(length).unwrap_or_default().to_le_bytes();
    for (name, bytes) in files {
        let at = four(out.len());
        let common =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &four(bytes.len()), &four(bytes.len()), &two(name.len()), &[0, 0]].concat();
        out.extend([b"PK\x03\x04", &common[..], name.as_bytes(), bytes].concat());
        out.extend(between);
        list.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &at, name.as_bytes()].concat());
    }
    let at = four(out.len());
    let all = two(files.len());
    out.extend([&list[..], b"PK\x05\x06\0\0\0\0", &all, &all, &four(list.len()), &at, &[0, 0]].concat());
    out
}

fn finds(name: &str, bytes: &[u8]) -> usize {
    count(file(name, bytes), &[(SECRET, KeepSafe)], &[], &[])
}

#[test]
fn packed_files_are_opened() {
    let text = b"<p>We live at 12 <b>Rose</b> Lane</p>";
    assert_eq!(finds("page.html.gz", &gzip(text)), 1);
    assert_eq!(finds("page.html.gz", &gzip(b"<p>nothing</p>")), 0);
    assert_eq!(finds("plan.epub", &zip(&[("a.xhtml", b"<p>x</p>"), ("b.xhtml", text)], b"")), 1);
    assert_eq!(finds("plan.epub", &zip(&[("12 rose lane.xhtml", b"<p>x</p>")], b"")), 1);
    assert_eq!(finds("plan.epub", &zip(&[("a.xhtml", b"<p>x</p>"), ("b.xhtml", b"<p>y</p>")], b"")), 0);
    let data = |bytes: &[u8]| format!("<a href='data:application/x;base64,{}'>x</a>", base64(bytes));
    assert_eq!(count(page(&data(&compress_to_vec(text, 6))), &[(SECRET, KeepSafe)], &[], &[]), 1, "bare deflate");
    assert_eq!(count(page(&data(&compress_to_vec_zlib(text, 6))), &[(SECRET, KeepSafe)], &[], &[]), 1, "zlib");
}

fn base64(bytes: &[u8]) -> String {
    use ::base64::Engine;
    ::base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn what_no_parser_opens_is_refused() {
    let refused = |name: &str, bytes: &[u8]| audit(&[file(name, bytes)], &withheld(&[], &[]), &[]).is_err();
    assert!(refused("plan.pdf", b"%PDF-1.7 in plain text"));
    assert!(refused("notes.txt", b"%PDF-1.7"), "whatever its name");
    let whole = zip(&[("a.txt", b"x")], b"");
    assert!(!refused("a.zip", &whole));
    assert!(refused("a.zip", &zip(&[("a.txt", b"x")], b"hidden")), "bytes that belong to no file");
    assert!(refused("a.zip", &[&whole[..], b"more"].concat()));
    assert!(refused("a.zip", &[b"PK\x03\x04", &whole[..]].concat()));
    for cut in 4..whole.len() {
        assert!(refused("a.zip", &whole[..cut]), "cut after {cut}");
    }
    let packed = gzip(b"some words");
    assert!(refused("a.gz", &packed[..packed.len() - 10]));
    assert!(refused("a.zip", &zip(&[("inner.pdf", b"%PDF-1.7")], b"")));
}

#[test]
fn bombs_are_refused() {
    let refused = |bytes: &[u8]| audit(&[file("a.gz", bytes)], &withheld(&[], &[]), &[]).is_err();
    let mib = |mib: usize| gzip(&vec![b'a'; mib << 20]);
    assert!(refused(&mib(65)), "more than 64 MiB");
    assert!(!refused(&mib(1)));
    let mut nested = b"x".to_vec();
    for _ in 0..12 {
        nested = gzip(&nested);
    }
    assert!(refused(&nested), "twelve inside one another");
}

#[test]
fn a_picture_is_looked_at_beside_its_points() {
    let chunk = |kind: &[u8], data: &[u8]| [&u32::try_from(data.len()).unwrap_or_default().to_be_bytes()[..], kind, data, &[0; 4]].concat();
    let png = |kind: &[u8], data: &[u8]| [b"\x89PNG\r\n\x1a\n", &chunk(kind, data)[..], &chunk(b"IEND", b"")].concat();
    let text = SECRET.as_bytes();
    assert_eq!(finds("a.png", &png(b"tEXt", &[b"Title\0", text].concat())), 1);
    assert_eq!(finds("a.png", &png(b"iTXt", &[b"Title\0\x01\0en\0\0", &compress_to_vec_zlib(text, 6)[..]].concat())), 1);
    assert_eq!(finds("a.png", &[&png(b"tEXt", b"a\0b")[..], text].concat()), 1, "after its end");
    assert_eq!(finds("a.png", &png(b"IDAT", text)), 0, "points are not read");
    let utf_16: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(finds("a.png", &png(b"eXIf", &[b"II*\0\x08\0", &utf_16[..]].concat())), 1);
    assert_eq!(finds("a.gif", &[b"GIF89a\x01\0\x01\0", text].concat()), 1);
    assert_eq!(count(file("a.png", &png(b"tEXt", b"Author\0Tom")), &[("Tom", Name)], &[], &[]), 1);
}
