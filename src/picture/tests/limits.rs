//! Limits, bombs and broken files: an answer of our own in under a second, and never a panic.

use super::super::photo::{LONGEST_SIDE_IN, MOST_DOTS};
use super::super::{LARGEST_FILE, dots};
use super::{Reason, clean, made, refused};
use image::ImageFormat;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn answers_at_once(bytes: &[u8], reason: Reason, what: &str) {
    let start = Instant::now();
    assert_eq!(refused(bytes).reason, reason, "{what}");
    assert!(start.elapsed() < Duration::from_secs(1), "{what}: {:?}", start.elapsed());
}

#[test]
fn a_picture_that_says_it_is_huge_is_not_unpacked() {
    for (width, height) in [(30_000, 30_000), (65_535, 65_535), (2_000_000_000, 2_000_000_000), (LONGEST_SIDE_IN + 1, 1), (7_072, 7_071)] {
        answers_at_once(&made::png_header(width, height), Reason::TooLarge, "png");
    }
    let mut jpeg = made::jpeg(&made::quarters(16, 16));
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    answers_at_once(&jpeg, Reason::TooLarge, "jpeg");
    let mut gif = made::packed(&made::quarters(16, 16), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff; 4]);
    answers_at_once(&gif, Reason::TooLarge, "gif");
}

#[test]
fn a_picture_just_within_the_limits_is_asked_for_its_dots() {
    // 7,071 × 7,071 is below 50 million, so the header passes and the missing dots are what is wrong.
    assert!(u64::from(7_071_u32).pow(2) <= MOST_DOTS && 7_072 * 7_071 > MOST_DOTS);
    answers_at_once(&made::png_header(7_071, 7_071), Reason::NotReadable, "just within");
    answers_at_once(&made::png_header(LONGEST_SIDE_IN, 1), Reason::NotReadable, "just within");
}

#[test]
fn a_file_is_read_up_to_20_mib() {
    let mut bytes = made::jpeg(&made::quarters(16, 16));
    bytes.resize(LARGEST_FILE, 0);
    assert!(clean(&bytes).is_ok());
    bytes.push(0);
    answers_at_once(&bytes, Reason::TooLarge, "a byte too many");
}

#[test]
fn notes_that_unpack_to_much_do_not() {
    // A note in zTXt: 100 kB that would unpack to 100 MB. It is never unpacked, and the picture is read.
    let png = made::packed(&made::quarters(16, 16), ImageFormat::Png);
    let packed = [&b"Comment\0\0\x78\x9c"[..], &vec![0; 100_000]].concat();
    let bytes = [&png[..33], &made::chunk(*b"zTXt", &packed), &made::chunk(*b"iCCP", &packed), &png[33..]].concat();
    let start = Instant::now();
    let _ = clean(&bytes);
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_file_that_breaks_off_is_said_to_be_broken() {
    let photo = made::grainy(60, 40);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = made::packed(&photo, format);
        // The last chunk of a PNG says nothing, so what breaks off in it is whole.
        let tail = if format == ImageFormat::Png { 16 } else { 3 };
        // Without its last three bytes a GIF still has all its dots.
        let late = if format == ImageFormat::Gif { whole.len() / 2 } else { whole.len() - tail };
        for end in [12, whole.len() / 4, whole.len() / 2, late] {
            let trouble = clean(&whole[..end]).err().map(|trouble| trouble.reason);
            assert_eq!(trouble, Some(Reason::NotReadable), "{format:?} to {end} of {}", whole.len());
        }
    }
}

#[test]
fn dots_are_counted_before_anything_is_unpacked() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        assert_eq!(dots(&made::packed(&made::quarters(60, 40), format)), 2_400, "{format:?}");
    }
    assert_eq!((dots(b"<svg/>"), dots(b""), dots(&made::png_header(5_000, 4_000))), (0, 0, 20_000_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_damage_to_a_file_makes_the_program_fall(
        which in 0_usize..6,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        end in any::<prop::sample::Index>(),
        cut in prop::bool::weighted(0.2),
    ) {
        let photo = made::grainy(40, 30);
        let mut bytes = match which {
            0 => made::jpeg_with_everything(&photo, 6),
            1 => made::png_with_everything(&made::packed(&photo, ImageFormat::Png), 3),
            2 => made::packed(&photo, ImageFormat::Gif),
            3 => made::packed(&photo, ImageFormat::WebP),
            4 => br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a{fill:url(#b)}</style><path class="a" d="M0 0h9"/></svg>"##.to_vec(),
            _ => made::jpeg(&photo),
        };
        for (place, byte) in damage {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        let once = clean(&bytes);
        prop_assert_eq!(once, clean(&bytes));
    }
}
