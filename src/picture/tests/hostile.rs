//! Drawings made to do harm, limits, bombs, broken files, and files that are no picture: each is refused in words and in under a second, or
//! comes out with nothing in it that acts.

use super::super::photo::{LONGEST_SIDE_IN, MOST_PIXELS};
use super::super::{LARGEST_FILE, pixels, trouble};
use super::{PictureTrouble, TroubleReason, clean, made, refused};
use image::ImageFormat;
use proptest::prelude::*;
use roxmltree::Document;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const FRAME: (&str, &str) = (
    r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><path d="M0 0h9"/>"#,
    "</svg>",
);

const HOSTILE: [&str; 52] = [
    "<script>alert(1)</script>",
    "<script href=\"https://x.example/a.js\"/>",
    "<script type=\"text/javascript\"><![CDATA[alert(1)]]></script>",
    "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
    "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>",
    "<g onload=\"alert(1)\"/>",
    "<g ONCLICK=\"alert(1)\"/>",
    "<path d=\"M0 0\" onmouseover=\"alert(1)\"/>",
    "<animate onbegin=\"alert(1)\" attributeName=\"x\" dur=\"1s\"/>",
    "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
    "<a href=\"javascript:alert(1)\"><text>x</text></a>",
    "<a xlink:href=\"java&#10;script:alert(1)\"><rect/></a>",
    "<a xlink:href=\"data:text/html,&lt;script>alert(1)&lt;/script>\"><rect/></a>",
    "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></body></foreignObject>",
    "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://x.example\"/></foreignObject>",
    "<iframe src=\"https://x.example\"/>",
    "<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"https://x.example/a.png\"/>",
    "<h:meta xmlns:h=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\" content=\"0;url=https://x.example\"/>",
    "<image href=\"https://x.example/a.png\"/>",
    "<image xlink:href=\"file:///etc/passwd\"/>",
    "<image href=\"data:image/svg+xml,&lt;svg onload='alert(1)'/>\"/>",
    "<use href=\"https://x.example/a.svg#x\"/>",
    "<use xlink:href=\"data:image/svg+xml;base64,AAAA#x\"/>",
    "<use href=\"other.svg#x\"/>",
    "<use href=\" //x.example/a.svg#x\"/>",
    "<filter id=\"f\"><feImage href=\"https://x.example/a.png\"/></filter>",
    "<linearGradient href=\"https://x.example/a.svg#g\"/>",
    "<rect fill=\"url(https://x.example/a.svg#g)\"/>",
    "<rect fill=\"URL( 'https://x.example/a.svg#g' )\"/>",
    "<rect fill=\"\\75rl(https://x.example)\"/>",
    "<rect mask=\"url(//x.example/m.svg#m)\"/>",
    "<rect style=\"fill:url(https://x.example)\"/>",
    "<rect style=\"background:url(https://x.example)\"/>",
    "<rect style=\"background-image:image-set('https://x.example/a.png' 1x)\"/>",
    "<rect style=\"fill:image(https://x.example)\"/>",
    "<rect style=\"behavior:url(#x);-moz-binding:url(https://x.example)\"/>",
    "<rect style=\"width:expression(alert(1))\"/>",
    "<rect style=\"cursor:url(https://x.example/c.cur),auto\"/>",
    "<style>@import url(https://x.example/a.css);</style>",
    "<style>@import 'https://x.example/a.css';</style>",
    "<style>@font-face{font-family:x;src:url(https://x.example/f.woff)}</style>",
    "<style>rect{fill:url(https://x.example/a.svg#g)}</style>",
    "<style>@\\69mport 'https://x.example'</style>",
    "<style>*{background:url(https://x.example)}</style>",
    "<style>rect[fill^='a']{fill:url(#x)}</style>",
    "<style><script>alert(1)</script></style>",
    "<style>a{}</style><style>@media all{rect{fill:red}}</style>",
    "<text><tref xlink:href=\"https://x.example/a.svg#t\"/><script>alert(1)</script></text>",
    "<handler type=\"text/ecmascript\">alert(1)</handler><listener event=\"load\"/>",
    "<audio src=\"https://x.example/a.mp3\" autoplay=\"true\"/>",
    "<g xml:base=\"https://x.example/\"><use href=\"#x\"/></g>",
    "<cursor href=\"https://x.example/c.cur\"/><animateMotion><mpath href=\"https://x.example#p\"/></animateMotion>",
];

#[test]
fn nothing_in_a_cleaned_drawing_acts_or_fetches() {
    let mut refusals = 0;
    for snippet in HOSTILE {
        let Ok(after) = clean(format!("{}{snippet}{}", FRAME.0, FRAME.1).as_bytes()) else {
            refusals += 1;
            continue;
        };
        let text = String::from_utf8(after.bytes.to_vec()).expect("a drawing is text");
        let low = text.replace("http://www.w3.org/2000/svg", "").to_ascii_lowercase();
        for bad in ["script", "alert", "x.example", "http", "data:", "file:", "//", "import", "expression", "base", "foreign", "\\"] {
            assert!(!low.contains(bad), "{bad} of {snippet} in {text}");
        }
        let document = Document::parse(&text).expect("a cleaned drawing is whole");
        for node in document.descendants() {
            assert!(!node.is_comment() && !node.is_pi(), "{snippet}");
            assert!(node.attributes().all(|attribute| !attribute.name().to_ascii_lowercase().starts_with("on")), "{snippet}");
        }
    }
    assert!((10..40).contains(&refusals), "{refusals} of {} refused: both ways are tried", HOSTILE.len());
}

#[test]
fn entities_are_refused_unread() {
    let laughs: String = (1..10).fold("<!ENTITY a0 \"ha\">".into(), |mut text, level| {
        let _ = write!(text, "<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
        text
    });
    for inside in [
        laughs.as_str(),
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "<!ENTITY % p SYSTEM \"https://x.example\"> %p;",
        "<!ATTLIST svg onload CDATA \"alert(1)\">",
    ] {
        let text = format!("<!DOCTYPE svg [{inside}]>{}<text>&x;&a9;</text>{}", FRAME.0, FRAME.1);
        assert_eq!(refused(text.as_bytes()).reason, TroubleReason::NotPlain);
    }
    assert!(clean(format!("{}<text>&unknown;</text>{}", FRAME.0, FRAME.1).as_bytes()).is_err());
}

#[test]
fn bombs_are_refused_at_once() {
    let mut used = String::from("<g id=\"a0\"><rect/></g>");
    let mut masked = String::from("<mask id=\"m0\"><rect/></mask>");
    let mut sheet = String::from("<style>");
    let mut clips = String::from("<clipPath id=\"k0\"><rect/></clipPath>");
    for level in 1..12 {
        let below = level - 1;
        let _ = write!(used, "<g id=\"a{level}\">{}</g>", format!("<use href=\"#a{below}\"/>").repeat(10));
        let _ = write!(masked, "<mask id=\"m{level}\">{}</mask>", format!("<rect mask=\"url(#m{below})\"/>").repeat(10));
        let _ = write!(sheet, ".k{level}{{clip-path:url(#k{below})}}");
        let _ = write!(clips, "<clipPath id=\"k{level}\">{}</clipPath>", format!("<rect class=\"k{level}\"/>").repeat(10));
    }
    let bombs = [
        used,
        masked,
        format!("{sheet}</style>{clips}"),
        "<style>rect{mask:url(#m)}</style><mask id=\"m\"><rect/></mask>".to_owned(),
        "<g xmlns:x=\"x\" x:id=\"b\" id=\"a\"><use x:href=\"#b\" href=\"#a\"/></g>".to_owned(),
        "<g id=\"a\"><use href=\"#a\"/></g>".to_owned(),
        "<pattern id=\"p\"><rect fill=\"url(#p)\"/></pattern>".to_owned(),
        "<g>".repeat(300_000),
        "<g/>".repeat(400_000),
        format!("<g{}/>", (0..100_000).map(|number| format!(" a{number}=\"\"")).collect::<String>()),
        format!("<g{}/>", (0..50_000).map(|number| format!(" xmlns:a{number}=\"b{number}\"")).collect::<String>()),
        (0..15_000).fold(String::new(), |mut text, number| {
            let _ = write!(text, "<g xmlns:a{number}=\"b{number}\"/>");
            text
        }),
    ];
    for bomb in bombs {
        let start = Instant::now();
        let text = format!("{}{bomb}{}", FRAME.0, FRAME.1);
        let kept = clean(text.as_bytes()).is_ok();
        assert!(!kept || bomb.contains("xmlns:a1="), "{}", &bomb[..bomb.len().min(60)]);
        assert!(start.elapsed() < Duration::from_secs(1), "{:?} for {}", start.elapsed(), &bomb[..bomb.len().min(60)]);
    }
}

fn answers_at_once(bytes: &[u8], reason: TroubleReason, what: &str) {
    let start = Instant::now();
    assert_eq!(refused(bytes).reason, reason, "{what}");
    assert!(start.elapsed() < Duration::from_secs(1), "{what}: {:?}", start.elapsed());
}

#[test]
fn a_picture_that_says_it_is_huge_is_not_unpacked() {
    for (width, height) in [(30_000, 30_000), (65_535, 65_535), (2_000_000_000, 2_000_000_000), (LONGEST_SIDE_IN + 1, 1), (7_072, 7_071)] {
        answers_at_once(&made::png_header(width, height), TroubleReason::TooLarge, "png");
    }
    let mut jpeg = made::jpeg(&made::quarters(16, 16));
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    answers_at_once(&jpeg, TroubleReason::TooLarge, "jpeg");
    let mut gif = made::packed(&made::quarters(16, 16), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff; 4]);
    answers_at_once(&gif, TroubleReason::TooLarge, "gif");
}

#[test]
fn a_picture_just_within_the_limits_is_asked_for_its_dots() {
    // 7,071 × 7,071 is below 50 million, so the header passes and the missing dots are what is wrong.
    assert!(u64::from(7_071_u32).pow(2) <= MOST_PIXELS && 7_072 * 7_071 > MOST_PIXELS);
    answers_at_once(&made::png_header(7_071, 7_071), TroubleReason::NotReadable, "just within");
    answers_at_once(&made::png_header(LONGEST_SIDE_IN, 1), TroubleReason::NotReadable, "just within");
}

#[test]
fn a_file_is_read_up_to_20_mib() {
    let mut bytes = made::jpeg(&made::quarters(16, 16));
    bytes.resize(LARGEST_FILE, 0);
    assert!(clean(&bytes).is_ok());
    bytes.push(0);
    answers_at_once(&bytes, TroubleReason::TooLarge, "a byte too many");
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
            assert_eq!(trouble, Some(TroubleReason::NotReadable), "{format:?} to {end} of {}", whole.len());
        }
    }
}

#[test]
fn dots_are_counted_before_anything_is_unpacked() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        assert_eq!(pixels(&made::packed(&made::quarters(60, 40), format)), 2_400, "{format:?}");
    }
    assert_eq!((pixels(b"<svg/>"), pixels(b""), pixels(&made::png_header(5_000, 4_000))), (0, 0, 20_000_000));
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
        assert_eq!(trouble.reason, TroubleReason::NotReadable, "{what}");
        assert!(trouble.message.contains(what), "{what}: {}", trouble.message);
        assert!(trouble.help.contains(do_this), "{what}: {}", trouble.help);
    }
}

#[test]
fn every_message_is_a_sentence_and_every_help_says_what_to_do() {
    let all = [
        PictureTrouble::TOO_MANY_BYTES,
        trouble::TOO_MANY_PIXELS,
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
