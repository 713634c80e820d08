//! Files as cameras and editors write them, with everything in them that must not be handed over.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, RgbaImage};
use std::io::Cursor;

/// What no cleaned picture may hold.
pub const SECRET: &[u8] = b"12 Rose Lane, LS1 4AP";
/// The corners of a made photo: top left, top right, bottom left, bottom right.
pub const CORNERS: [[u8; 3]; 4] = [[250, 20, 20], [20, 200, 20], [20, 20, 230], [240, 240, 20]];

/// A photo in four colours, one in each quarter.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb(CORNERS[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)]))
}

/// A photo whose dots differ as those of a camera do.
pub fn grainy(width: u32, height: u32) -> RgbImage {
    let mut seed = 7_u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = seed.to_be_bytes()[0] / 8;
        let slope = |at: u32, along: u32| u8::try_from(at * 200 / along.max(1)).unwrap_or(200);
        Rgb([slope(x, width) + grain, slope(y, height) + grain, 90 + grain])
    })
}

pub fn packed(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("a picture can be packed");
    bytes.into_inner()
}

pub fn packed_clear(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("a picture can be packed");
    bytes.into_inner()
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    encoder.write_image(image, image.width(), image.height(), ExtendedColorType::Rgb8).expect("a photo can be packed");
    bytes
}

/// Notes of a camera: how to turn the photo, who made it, where it was taken, a small copy of the photo.
pub fn exif(orientation: u16) -> Vec<u8> {
    let text = [SECRET, b"\0"].concat();
    let thumbnail = [&b"\xff\xd8\xff\xe0THUMB"[..], SECRET, &b"\xff\xd9"[..]].concat();
    let number = |value: usize| u32::try_from(value).unwrap_or(0).to_le_bytes();
    let entry =
        |tag: u16, kind: u16, count: usize, value: [u8; 4]| [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &number(count), &value].concat();
    let (first, places) = (8 + 2 + 4 * 12 + 4, 2 + 12 + 4);
    let (text_at, thumbnail_at) = (first + places, first + places + text.len());
    let turned = [orientation.to_le_bytes(), [0, 0]].concat();
    let mut bytes = b"II*\0\x08\0\0\0\x04\0".to_vec();
    bytes.extend(entry(0x0112, 3, 1, [turned[0], turned[1], 0, 0]));
    bytes.extend(entry(0x013b, 2, text.len(), number(text_at)));
    bytes.extend(entry(0x0201, 4, 1, number(thumbnail_at)));
    bytes.extend(entry(0x8825, 4, 1, number(first)));
    bytes.extend([0; 4]);
    bytes.extend([1, 0]);
    bytes.extend(entry(0x001d, 2, text.len(), number(text_at)));
    bytes.extend([0; 4]);
    bytes.extend(text);
    bytes.extend(thumbnail);
    bytes
}

/// A JPEG with a camera's notes, an editor's notes, a comment, a colour profile, and bytes after its end.
pub fn jpeg_with_everything(image: &RgbImage, orientation: u16) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).expect("a short part").to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    };
    let plain = jpeg(image);
    let mut bytes = plain[..2].to_vec();
    bytes.extend(segment(0xe1, &[b"Exif\0\0", &exif(orientation)[..]].concat()));
    bytes.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>", SECRET].concat()));
    bytes.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", SECRET].concat()));
    bytes.extend(segment(0xed, &[b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0", SECRET].concat()));
    bytes.extend(segment(0xfe, SECRET));
    bytes.extend(&plain[2..]);
    bytes.extend(SECRET);
    bytes
}

/// A PNG with notes in each sort of chunk that can hold them, and bytes after its end.
pub fn png_with_everything(png: &[u8], orientation: u16) -> Vec<u8> {
    let secret = |before: &[u8]| [before, SECRET].concat();
    let chunks = [
        chunk(*b"tEXt", &secret(b"Comment\0")),
        chunk(*b"iTXt", &secret(b"XML:com.adobe.xmp\0\0\0\0\0")),
        chunk(*b"eXIf", &exif(orientation)),
        chunk(*b"tIME", &[7, 0xea, 1, 2, 3, 4, 5]),
        chunk(*b"prVt", SECRET),
    ];
    let after_header = 8 + 25;
    [&png[..after_header], &chunks.concat(), &png[after_header..], SECRET].concat()
}

/// A chunk of a PNG.
pub fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a short chunk").to_be_bytes();
    let sum = check_sum(&[&name, content].concat()).to_be_bytes();
    [&length[..], &name, content, &sum].concat()
}

/// The check sum of a PNG chunk.
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// A PNG that says how large it is and holds no more than that.
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let size = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(*b"IHDR", &size), &chunk(*b"IDAT", b"\x78\x9c"), &chunk(*b"IEND", b"")].concat()
}
