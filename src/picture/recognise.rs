//! What a file is, by its first bytes. A name can say anything.

use super::trouble::{PictureTrouble, SAVE_AS_JPEG, not_readable};

/// What some bytes are.
pub(super) enum FileContent {
    /// Dots in rows.
    Photo(PhotoKind),
    /// XML; whether it is a drawing shows when it is read.
    Drawing,
    /// Something that a booklet cannot show.
    Other(PictureTrouble),
}

/// How the dots of a photo are packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PhotoKind {
    Jpeg,
    Png,
    Gif,
    WebP,
}

const DOCUMENT: &str = "Save the picture from it as a JPEG file, put that into `pictures/`, and write its name here: `pictures/kite.jpg`.";

/// What some bytes are.
pub(super) fn recognise(bytes: &[u8]) -> FileContent {
    if bytes.starts_with(b"\xff\xd8\xff") {
        return FileContent::Photo(PhotoKind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return FileContent::Photo(PhotoKind::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return FileContent::Photo(PhotoKind::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return FileContent::Photo(PhotoKind::WebP);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"<") && !starts_as_html(text) {
        return FileContent::Drawing;
    }
    FileContent::Other(other(bytes, text))
}

/// Whether a text is a page of the web, saved in the place of a picture.
fn starts_as_html(text: &[u8]) -> bool {
    let start = text[..text.len().min(15)].to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// What to say of a file that is no picture for a booklet.
fn other(bytes: &[u8], text: &[u8]) -> PictureTrouble {
    if bytes.get(4..8) == Some(b"ftyp") {
        return of_box(bytes.get(8..12).unwrap_or_default());
    }
    let (message, help) = match bytes {
        [] => ("This file is empty.", "Copy the picture again from where it came from."),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => ("This is a TIFF or raw photo, which booklets cannot show.", SAVE_AS_JPEG),
        [b'B', b'M', ..] => ("This is a BMP picture, which booklets cannot show.", SAVE_AS_JPEG),
        [0, 0, 1, 0, ..] => ("This is an icon file, which booklets cannot show.", SAVE_AS_JPEG),
        [b'8', b'B', b'P', b'S', ..] => ("This is a Photoshop file, which booklets cannot show.", SAVE_AS_JPEG),
        [0xff, 0x0a, ..] | [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..] => {
            ("This is a JPEG XL photo, which booklets cannot show.", SAVE_AS_JPEG)
        }
        [b'%', b'P', b'D', b'F', ..] => ("This is a PDF, not a picture.", DOCUMENT),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => ("This is a Word file or a packed folder, not a picture.", DOCUMENT),
        [0x1f, 0x8b, ..] => {
            ("This is a packed drawing (SVGZ), which booklets cannot show.", "Save it as plain SVG, and write the new file's name here.")
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => ("This file is text in UTF-16.", "Where it is a drawing, save it as plain SVG in UTF-8."),
        _ if text.starts_with(b"<") => ("This is a web page, not a picture.", DOCUMENT),
        _ => ("This file is not a picture that I know.", SAVE_AS_JPEG),
    };
    not_readable(message, help)
}

/// What to say of photos and films that are packed in boxes, as phones pack them.
fn of_box(brand: &[u8]) -> PictureTrouble {
    match brand {
        b"avif" | b"avis" => not_readable("This is an AVIF photo, which booklets cannot show.", SAVE_AS_JPEG),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"mif2" | b"msf1" => not_readable(
            "This is a HEIC photo, as many phones make them. Booklets cannot show it.",
            "Save it as JPEG first, put that into `pictures/`, and write its name here. On an iPhone, “Most Compatible” in the camera's settings makes JPEG.",
        ),
        _ => not_readable("This is a film, not a picture.", "Save one moment of it as a JPEG picture, and write that file's name here."),
    }
}
