//! Drawings: what stays, what goes without a trace, what is renamed.

use super::super::drawing::{DEEPEST, LARGEST_DRAWING, MOST_NODES};
use super::{PictureKind, TroubleReason, cleaned, refused};

/// A drawing with this inside, cleaned.
fn drawing(inside: &str) -> String {
    let bytes = cleaned(whole(inside).as_bytes()).bytes;
    String::from_utf8(bytes.to_vec()).expect("a drawing is text")
}

/// A drawing with this inside and a shape.
fn whole(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{inside}<path d="M0 0h9"/></svg>"#
    )
}

/// What becomes of the inside of a drawing.
fn inside(before: &str) -> String {
    let after = drawing(before);
    let start = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">"#;
    after.strip_prefix(start).and_then(|rest| rest.strip_suffix(r#"<path d="M0 0h9"/></svg>"#)).expect("the frame stays").to_owned()
}

#[test]
fn shapes_colours_and_turns_stay_as_they_are() {
    for same in [
        r##"<g fill="none" stroke="#2d2a32" stroke-width="4" stroke-linecap="round"><path d="M1 1l2 2z" opacity=".5"/></g>"##,
        r#"<circle cx="1" cy="2" r="3" transform="rotate(45 1 1) translate(2,-3)" fill="rgb(1, 2, 3)"/>"#,
        r#"<text x="1" y="2" font-family="serif" xml:space="preserve">Stop &amp; <tspan fill="red">go</tspan></text>"#,
    ] {
        assert_eq!(inside(same), same);
    }
}

#[test]
fn every_picture_of_the_examples_stays_shape_by_shape() {
    let folders = ["content-examples/pictures", "src/cli/starter/pictures"]
        .map(|folder| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let mut seen = 0;
    for file in folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the folder is there")).filter_map(Result::ok) {
        if file.path().extension().is_none_or(|ending| ending != "svg") {
            continue;
        }
        let before = std::fs::read_to_string(file.path()).expect("a drawing is text");
        let after = cleaned(before.as_bytes());
        assert_eq!(after.kind, PictureKind::Svg);
        let (before, after) = (before.trim(), String::from_utf8_lossy(&after.bytes).into_owned());
        for part in ["<path", "<circle", "<g", " fill=", " stroke=", " d=", " transform=", " opacity=", " viewBox="] {
            assert_eq!(before.matches(part).count(), after.matches(part).count(), "{part} in {}", file.path().display());
        }
        seen += 1;
    }
    assert!(seen >= 26, "{seen} drawings");
}

#[test]
fn what_nobody_sees_goes() {
    for gone in [
        "<title>Dad's new house</title>",
        "<desc>12 Rose Lane</desc>",
        "<metadata><rdf:RDF xmlns:rdf=\"r\">Mum</rdf:RDF></metadata>",
        "<!-- 12 Rose Lane -->",
        "<?editor 12 Rose Lane?>",
        "<sodipodi:namedview xmlns:sodipodi=\"s\" id=\"x\"><g/></sodipodi:namedview>",
        "words between shapes",
        "<view id=\"v\"/>",
    ] {
        assert_eq!(inside(gone), "", "{gone}");
    }
    let editors = r#"<g xmlns:inkscape="i" inkscape:label="Mum's house" data-name="Mum" aria-label="Mum" lang="en"/>"#;
    assert_eq!(inside(editors), "<g/>");
    let before = format!(
        "\u{feff}<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://w3.org/x.dtd\">\n<!-- Mum -->{}<!-- Mum -->",
        whole("")
    );
    assert_eq!(String::from_utf8_lossy(&cleaned(before.as_bytes()).bytes), drawing(""));
}

#[test]
fn names_inside_become_numbers_and_still_meet() {
    let before = r##"<defs><linearGradient id="Mums_house"><stop offset="0" stop-color="red"/></linearGradient></defs><rect id="Dad" fill="url(#Mums_house)"/><use xlink:href="#Dad"/>"##;
    let after = r##"<defs><linearGradient id="i1"><stop offset="0" stop-color="red"/></linearGradient></defs><rect id="i2" fill="url(#i1)"/><use href="#i2"/>"##;
    assert_eq!(inside(before), after);
    let before = r##"<style>/* Mum */ .Mum-1, #Dad { fill: url("#Sam"); -x-font: "Mum"; stroke:#fff } .gone{cursor:help}</style><linearGradient id="Sam"/><rect class="Mum-1 Mum-2"/><rect id="Dad"/>"##;
    let after = r##"<style>.c1, #i1{fill:url(#i2);stroke:#fff}</style><linearGradient id="i2"/><rect class="c1 c3"/><rect id="i1"/>"##;
    assert_eq!(inside(before), after);
    assert_eq!(inside(r#"<rect style="fill:red;-inkscape-x:'Mum';stroke:none"/>"#), r#"<rect style="fill:red;stroke:none"/>"#);
}

#[test]
fn what_a_link_or_a_choice_holds_is_still_seen() {
    assert_eq!(inside(r#"<a href="https://x.example/Mum"><rect width="1"/></a>"#), r#"<g><rect width="1"/></g>"#);
    assert_eq!(inside(r#"<switch><foreignObject><p/></foreignObject><g/></switch>"#), "<g><g/></g>");
    assert_eq!(inside(r#"<text>a <a href="https://x.example">b</a></text>"#), "<text>a <tspan>b</tspan></text>");
}

#[test]
fn a_drawing_that_forgot_its_namespace_is_drawn_all_the_same() {
    let after = cleaned(br#"<svg viewBox="0 0 1 1"><rect width="1"/></svg>"#);
    assert_eq!(after.bytes.as_slice(), br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1"/></svg>"#);
}

#[test]
fn a_cleaned_drawing_stays_the_same_when_it_is_cleaned_again() {
    let once = drawing(r##"<style>.b{fill:red}</style><g id="z" class="b"><use href="#z2"/></g><path id="z2" d="M0 0"/>"##);
    assert_eq!(String::from_utf8_lossy(&cleaned(once.as_bytes()).bytes), once);
}

#[test]
fn limits_of_drawings_just_under_and_just_over() {
    let nested = |depth: usize| whole(&format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth)));
    assert!(super::clean(nested(DEEPEST - 1).as_bytes()).is_ok());
    assert_eq!(refused(nested(DEEPEST + 1).as_bytes()).reason, TroubleReason::TooLarge);
    let many = |count: u32| whole(&"<g/>".repeat(count as usize));
    assert!(super::clean(many(MOST_NODES - 10).as_bytes()).is_ok());
    assert_eq!(refused(many(MOST_NODES).as_bytes()).reason, TroubleReason::TooLarge);
    let long = |bytes: usize| whole(&format!("<!--{}-->", "x".repeat(bytes - whole("<!---->").len())));
    assert!(super::clean(long(LARGEST_DRAWING).as_bytes()).is_ok());
    assert_eq!(refused(long(LARGEST_DRAWING + 1).as_bytes()).reason, TroubleReason::TooLarge);
}
