//! Pictures on their whole way: what of a file in the project reaches a booklet, and what does not.

use crate::support::*;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

/// What a camera wrote into the photo.
const NOTE: &str = "taken at 12 Rose Lane, LS1 4AP";

fn photo() -> RgbImage {
    RgbImage::from_fn(40, 30, |x, y| Rgb([u8::try_from(x * 6).unwrap_or(0), u8::try_from(y * 8).unwrap_or(0), 90]))
}

/// A JPEG with a comment in it.
fn jpeg() -> Vec<u8> {
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 90).encode_image(&photo()).expect("a photo can be packed");
    let length = u16::try_from(NOTE.len() + 2).expect("a short note").to_be_bytes();
    [&plain[..2], &[0xff, 0xfe], &length, NOTE.as_bytes(), &plain[2..], NOTE.as_bytes()].concat()
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    photo().write_to(&mut bytes, ImageFormat::Png).expect("a photo can be packed");
    bytes.into_inner()
}

/// A project of one plan: a child with a picture, and a brother whose picture the family's copy may not show.
fn project(pictures: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for inside in ["plans", "pictures"] {
        fs::create_dir_all(folder.path().join(inside)).expect("made");
    }
    let plan = fs::read_to_string(examples().join("plans/care-plan.yaml")).expect("there");
    let plan = plan.replace("pictures/rory-kite.svg", "pictures/dads-new-house.JPEG");
    fs::write(folder.path().join("plans/care-plan.yaml"), plan).expect("written");
    fs::copy(examples().join("pictures/sam.svg"), folder.path().join("pictures/sam.svg")).expect("copied");
    for (name, bytes) in pictures {
        fs::write(folder.path().join("pictures").join(name), bytes).expect("written");
    }
    folder
}

/// All files of one reader's booklet.
fn booklet(out: &Path, reader: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = out.join("care-plan").join(reader);
    let files = WalkDir::new(&folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(&folder).expect("below").to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

fn built(project: &TempDir, reader: &str) -> BTreeMap<String, Vec<u8>> {
    let out = project.path().join("booklets");
    let done = build_with(project.path(), &out, |options| options.readers = vec![reader.to_owned()]);
    assert_eq!(done.exit_code(), 0);
    booklet(&out, reader)
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[test]
fn a_photo_comes_without_its_name_and_without_its_notes() {
    let files = built(&project(&[("dads-new-house.JPEG", &jpeg())]), "rory");
    let photo = files.get("picture-1.jpg").expect("the photo is in the booklet");
    assert!(photo.starts_with(b"\xff\xd8") && photo.ends_with(b"\xff\xd9"));
    for (name, bytes) in &files {
        assert!(!name.contains("house"), "{name}");
        for needle in ["dads-new-house", NOTE, "JPEG"] {
            assert!(!holds(bytes, needle), "{needle} in {name}");
        }
    }
    assert!(files.values().any(|bytes| holds(bytes, "\"picture-1.jpg\"")), "a page shows it");
    assert!(files.values().any(|bytes| holds(bytes, "data:image/jpeg;base64,")), "the single file holds it");
}

#[test]
fn a_file_is_what_its_bytes_are_whatever_its_name_says() {
    let files =
        built(&project(&[("dads-new-house.JPEG", fs::read(examples().join("pictures/rory-kite.svg")).expect("there").as_slice())]), "rory");
    assert!(files.contains_key("picture-1.svg") && files.values().any(|bytes| holds(bytes, "data:image/svg+xml;base64,")));
    let files = built(&project(&[("dads-new-house.JPEG", &png())]), "rory");
    let name = files.keys().find(|name| name.starts_with("picture-1.")).expect("there");
    let starts: &[u8] = if name.ends_with("png") { b"\x89PNG" } else { b"\xff\xd8" };
    assert!(files[name].starts_with(starts), "{name}");
}

#[test]
fn a_name_that_looks_the_same_is_the_same() {
    let drawing = fs::read(examples().join("pictures/rory-kite.svg")).expect("there");
    let asks_for = |named: &str, there: &[&str]| {
        let project = project(&there.iter().map(|name| (*name, drawing.as_slice())).collect::<Vec<_>>());
        change(project.path(), "plans/care-plan.yaml", "pictures/dads-new-house.JPEG", &format!("pictures/{named}"));
        project
    };
    for (named, there) in
        [("zo\u{eb}.svg", "zoe\u{308}.svg"), ("zoe\u{308}.svg", "zo\u{eb}.svg"), ("Kite.SVG", "kite.svg"), ("kite.svg", "KITE.Svg")]
    {
        let files = built(&asks_for(named, &[there]), "rory");
        assert!(files.contains_key("picture-1.svg"), "{named} for {there}");
    }
    for (named, there) in [("Kite.svg", &["kite.svg", "KITE.svg"][..]), ("kite.svg", &["kites.svg"]), ("zoe.svg", &["zo\u{eb}.svg"])] {
        let project = asks_for(named, there);
        let done = build_into(project.path(), &project.path().join("booklets"));
        assert!(done.findings.iter().any(|finding| finding.code == "picture-not-found"), "{named} for {there:?}");
    }
}

#[test]
fn another_name_for_a_picture_is_found_anew_when_files_change() {
    let drawing = fs::read(examples().join("pictures/rory-kite.svg")).expect("there");
    let project = project(&[("DADS-new-house.jpeg", drawing.as_slice())]);
    assert!(built(&project, "rory").contains_key("picture-1.svg"));
    // The file of just this name counts before one that is nearly it.
    fs::write(project.path().join("pictures/dads-new-house.JPEG"), jpeg()).expect("written");
    assert!(built(&project, "rory").contains_key("picture-1.jpg"));
    fs::remove_file(project.path().join("pictures/dads-new-house.JPEG")).expect("removed");
    assert!(built(&project, "rory").contains_key("picture-1.svg"));
}

#[test]
fn a_picture_that_cannot_be_shown_is_an_error_at_its_place_and_nothing_is_made() {
    for (bytes, code, words) in [
        (&b"\0\0\0\x18ftypheic...."[..], "picture-not-readable", "HEIC"),
        (&jpeg()[..200], "picture-not-readable", "broken"),
        (&vec![0; 20 * 1024 * 1024 + 1], "picture-too-large", "20 MB"),
        (b"<svg><image href='https://x.example/a.png'/></svg>", "drawing-not-plain", "photo"),
    ] {
        let project = project(&[("dads-new-house.JPEG", bytes)]);
        let done = build_into(project.path(), &project.path().join("booklets"));
        assert_eq!(done.exit_code(), 1, "{code}");
        let finding = done.findings.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{code} is found"));
        assert!(finding.message.contains(words), "{}", finding.message);
        assert!(!finding.message.contains("house"), "the message names no file");
        assert!(booklet(&project.path().join("booklets"), "rory").is_empty());
    }
}

#[test]
fn a_picture_that_a_reader_may_not_see_changes_nothing_in_their_booklet() {
    let hidden = |bytes: &[u8]| {
        let project = project(&[("dads-new-house.JPEG", &jpeg()), ("hidden.png", bytes)]);
        let path = project.path().join("plans/care-plan.yaml");
        let plan = fs::read_to_string(&path).expect("there");
        let with = plan.replace(
            "{name: Jay, is: my brother,",
            "{name: Jay, picture: {file: pictures/hidden.png, alt: Jay, not_for: [rory]}, is: my brother,",
        );
        assert_ne!(plan, with);
        fs::write(path, with).expect("written");
        (built(&project, "rory"), built(&project, "priya"))
    };
    let (one, other) = (hidden(&png()), hidden(b"<svg><path d='M0 0h99'/></svg>"));
    assert!(one.0 == other.0, "the same files, names and bytes");
    assert!(!one.0.values().any(|bytes| holds(bytes, "alt=\"Jay\"")));
}
