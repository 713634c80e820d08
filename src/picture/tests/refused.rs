//! Files that are no picture for a booklet: the message says what they are and what to do.

use super::super::trouble;
use super::{PictureTrouble, Reason, refused};

#[test]
fn each_sort_of_file_is_named_and_has_a_way_out() {
    let boxed = |brand: &[u8]| [b"\0\0\0\x18ftyp", brand, b"\0\0\0\0"].concat();
    let files: [(&[u8], &str, &str); 20] = [
        (&boxed(b"heic"), "HEIC", "JPEG"),
        (&boxed(b"mif1"), "HEIC", "JPEG"),
        (&boxed(b"avif"), "AVIF", "JPEG"),
        (&boxed(b"mp42"), "film", "JPEG"),
        (&boxed(b"qt  "), "film", "JPEG"),
        (b"II*\0........", "TIFF", "JPEG"),
        (b"MM\0*........", "TIFF", "JPEG"),
        (b"BM......", "BMP", "JPEG"),
        (b"\0\0\x01\0....", "icon", "JPEG"),
        (b"8BPS....", "Photoshop", "JPEG"),
        (b"\xff\x0a....", "JPEG XL", "JPEG"),
        (b"%PDF-1.7", "PDF", "JPEG"),
        (b"PK\x03\x04....", "Word", "JPEG"),
        (b"\xd0\xcf\x11\xe0....", "Word", "JPEG"),
        (b"\x1f\x8b....", "SVGZ", "plain SVG"),
        (b"\xff\xfe<\0s\0", "UTF-16", "UTF-8"),
        (b"<!DOCTYPE HTML><html>", "web page", "JPEG"),
        (b"  <html><body>", "web page", "JPEG"),
        (b"", "empty", "Copy"),
        (b"Dear Priya, here is the photo", "not a picture", "JPEG"),
    ];
    for (bytes, what, do_this) in files {
        let trouble = refused(bytes);
        assert_eq!(trouble.reason, Reason::NotReadable, "{what}");
        assert!(trouble.message.contains(what), "{what}: {}", trouble.message);
        assert!(trouble.help.contains(do_this), "{what}: {}", trouble.help);
    }
}

#[test]
fn every_message_is_a_sentence_and_every_help_says_what_to_do() {
    let all = [
        PictureTrouble::TOO_MANY_BYTES,
        trouble::TOO_MANY_DOTS,
        trouble::BREAKS_OFF,
        trouble::DRAWING_TOO_LARGE,
        trouble::DRAWING_BROKEN,
        trouble::DRAWING_EMPTY,
        trouble::DRAWING_LOADS,
        trouble::DRAWING_WITH_PHOTO,
        trouble::DRAWING_ENTITIES,
        trouble::DRAWING_STYLE,
    ];
    for trouble in all {
        for words in [trouble.message, trouble.help] {
            assert!(words.ends_with('.') && words.len() < 160 && words.starts_with(char::is_uppercase), "{words}");
        }
        assert!(trouble.message.starts_with("This ") || trouble.message.starts_with("There "), "{}", trouble.message);
    }
}
