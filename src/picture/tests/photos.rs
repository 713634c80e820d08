//! Photos: what is in them afterwards, how they stand, how large they are.

use super::made::{self, CORNERS, SECRET};
use super::{PictureKind, cleaned, contains};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

fn opened(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("a cleaned picture opens")
}

/// The colours of the four corners as numbers of `CORNERS`.
fn corners(bytes: &[u8]) -> [usize; 4] {
    let image = opened(bytes).to_rgb8();
    let (right, bottom) = (image.width() - 2, image.height() - 2);
    [(1, 1), (right, 1), (1, bottom), (right, bottom)].map(|(x, y)| {
        let dot = image.get_pixel(x, y).0;
        let far = |corner: &[u8; 3]| dot.iter().zip(corner).map(|(a, b)| u32::from(a.abs_diff(*b))).sum::<u32>();
        let nearest = (0..4).min_by_key(|number| far(&CORNERS[*number])).unwrap_or(9);
        assert!(far(&CORNERS[nearest]) < 40, "{dot:?} is no corner's colour");
        nearest
    })
}

/// The names of a JPEG's parts before its dots.
fn parts_of_jpeg(bytes: &[u8]) -> Vec<u8> {
    let mut names = Vec::new();
    let mut at = 2;
    while let [0xff, name, high, low, ..] = bytes[at..] {
        names.push(name);
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    names
}

/// The names of a PNG's chunks.
fn chunks_of_png(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 8;
    while at < bytes.len() {
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        names.push(String::from_utf8_lossy(&bytes[at + 4..at + 8]).into_owned());
        at += 12 + length as usize;
    }
    names
}

#[test]
fn nothing_of_a_cameras_notes_is_in_a_cleaned_photo() {
    let before = made::jpeg_with_everything(&made::grainy(320, 200), 1);
    assert!(before.windows(SECRET.len()).filter(|window| *window == SECRET).count() >= 6, "the photo holds what must go");
    let after = cleaned(&before);
    assert_eq!(after.kind, PictureKind::Jpeg);
    for needle in [SECRET, b"Exif", b"ns.adobe", b"ICC_PROFILE", b"Photoshop", b"THUMB"] {
        assert!(!contains(&after.bytes, needle), "{}", String::from_utf8_lossy(needle));
    }
    let allowed = [0xe0, 0xdb, 0xc0, 0xc4, 0xda];
    assert!(parts_of_jpeg(&after.bytes).iter().all(|part| allowed.contains(part)), "{:x?}", parts_of_jpeg(&after.bytes));
    assert!(after.bytes.ends_with(&[0xff, 0xd9]));
}

#[test]
fn nothing_of_an_editors_notes_is_in_a_cleaned_png() {
    let png = made::packed(&made::quarters(64, 40), ImageFormat::Png);
    let before = made::png_with_everything(&png, 1);
    assert!(contains(&before, SECRET));
    let after = cleaned(&before);
    assert_eq!(after.kind, PictureKind::Png);
    assert!(!contains(&after.bytes, SECRET));
    let names = chunks_of_png(&after.bytes);
    assert!(names.iter().all(|name| ["IHDR", "IDAT", "IEND"].contains(&name.as_str())), "{names:?}");
}

#[test]
fn nothing_behind_the_first_picture_of_a_gif_or_webp_stays() {
    for format in [ImageFormat::Gif, ImageFormat::WebP] {
        let before = [&made::packed(&made::quarters(64, 40), format)[..], SECRET].concat();
        let after = cleaned(&before);
        assert!(!contains(&after.bytes, SECRET));
        assert_eq!(corners(&after.bytes), [0, 1, 2, 3], "{format:?}");
    }
}

#[test]
fn a_photo_stands_as_it_was_taken() {
    // For each note: what is in the four corners when a viewer heeds it (TIFF 6.0, tag Orientation).
    let turned = [
        (1, [0, 1, 2, 3]),
        (2, [1, 0, 3, 2]),
        (3, [3, 2, 1, 0]),
        (4, [2, 3, 0, 1]),
        (5, [0, 2, 1, 3]),
        (6, [2, 0, 3, 1]),
        (7, [3, 1, 2, 0]),
        (8, [1, 3, 0, 2]),
        (0, [0, 1, 2, 3]),
        (9, [0, 1, 2, 3]),
    ];
    let photo = made::quarters(96, 64);
    let png = made::packed(&photo, ImageFormat::Png);
    for (note, expected) in turned {
        for before in [made::jpeg_with_everything(&photo, note), made::png_with_everything(&png, note)] {
            let after = cleaned(&before);
            assert_eq!(corners(&after.bytes), expected, "note {note}");
            let (width, height) = (opened(&after.bytes).width(), opened(&after.bytes).height());
            assert_eq!((width, height), if (5..=8).contains(&note) { (64, 96) } else { (96, 64) }, "note {note}");
        }
    }
}

#[test]
fn a_photo_is_made_small_and_never_large() {
    let size = |width, height| {
        let after = opened(&cleaned(&made::jpeg(&made::quarters(width, height))).bytes);
        (after.width(), after.height())
    };
    assert_eq!(size(1600, 1200), (1200, 900));
    assert_eq!(size(900, 1800), (600, 1200));
    assert_eq!(size(1200, 1200), (1200, 1200));
    assert_eq!(size(1201, 3), (1200, 3));
    assert_eq!(size(3000, 1), (1200, 1));
    assert_eq!(size(1, 1), (1, 1));
}

#[test]
fn a_large_photo_keeps_its_corners_when_it_is_turned_and_made_small() {
    assert_eq!(corners(&cleaned(&made::jpeg_with_everything(&made::quarters(1500, 1300), 6)).bytes), [2, 0, 3, 1]);
}

#[test]
fn what_one_can_see_through_stays_so() {
    let image = RgbaImage::from_fn(40, 40, |x, _| Rgba([200, 30, 30, if x < 20 { 0 } else { 255 }]));
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let after = cleaned(&made::packed_clear(&image, format));
        assert_eq!(after.kind, PictureKind::Png, "{format:?}");
        let after = opened(&after.bytes).to_rgba8();
        assert_eq!((after.get_pixel(5, 5).0[3], after.get_pixel(30, 5).0), (0, [200, 30, 30, 255]), "{format:?}");
    }
}

#[test]
fn what_was_rubbed_out_is_gone() {
    // A face of red dots, made transparent: the colours are still in the file.
    for size in [40, 1400] {
        let face = |x: u32, y: u32| x > size / 4 && x < size / 2 && y > size / 4 && y < size / 2;
        let image = RgbaImage::from_fn(size, size, |x, y| if face(x, y) { Rgba([230, 10, 10, 0]) } else { Rgba([10, 10, 200, 255]) });
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let after = opened(&cleaned(&made::packed_clear(&image, format)).bytes).to_rgba8();
            assert!(after.pixels().any(|dot| dot.0[3] == 0), "one still sees through");
            assert!(after.pixels().all(|dot| dot.0[0] <= 40), "and nothing red is left");
        }
    }
}

#[test]
fn few_colours_are_packed_as_png_and_grain_as_jpeg() {
    let kind = |image, format| cleaned(&made::packed(&image, format)).kind;
    assert_eq!(kind(made::quarters(400, 300), ImageFormat::Png), PictureKind::Png);
    assert_eq!(kind(made::grainy(400, 300), ImageFormat::Png), PictureKind::Jpeg);
    assert_eq!(kind(made::grainy(400, 300), ImageFormat::WebP), PictureKind::Jpeg);
}

#[test]
fn grey_photos_and_deep_colours_are_read() {
    let grey = DynamicImage::ImageLuma8(DynamicImage::ImageRgb8(made::grainy(50, 30)).to_luma8());
    let deep = DynamicImage::ImageRgb16(DynamicImage::ImageRgb8(made::quarters(50, 30)).to_rgb16());
    for (image, format) in [(&grey, ImageFormat::Jpeg), (&grey, ImageFormat::Png), (&deep, ImageFormat::Png)] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("a picture can be packed");
        let after = opened(&cleaned(&bytes.into_inner()).bytes);
        assert_eq!((after.width(), after.height()), (50, 30));
    }
}

#[test]
fn a_picture_that_is_cleaned_again_stays_as_small() {
    let once = cleaned(&made::jpeg(&made::grainy(1400, 900)));
    let twice = cleaned(&once.bytes);
    assert_eq!((once.kind, opened(&once.bytes).width()), (twice.kind, opened(&twice.bytes).width()));
}

#[test]
fn the_same_photo_gives_the_same_bytes_in_every_thread() {
    let photo = made::jpeg_with_everything(&made::grainy(1300, 700), 6);
    let first = cleaned(&photo);
    let others: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| cleaned(&photo))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a thread ends")).collect()
    });
    assert!(others.iter().all(|other| *other == first));
    // The hash of what this machine made when the test was written: another machine must make the same.
    assert_eq!(blake3::hash(&first.bytes).to_hex()[..16], *"17ca79358ec3c8b0", "a new version of a codec may change this");
    let png = cleaned(&made::packed(&made::quarters(1300, 700), ImageFormat::Png));
    assert_eq!(blake3::hash(&png.bytes).to_hex()[..16], *"78d0e1cd1ee99a4c", "a new version of a codec may change this");
}
