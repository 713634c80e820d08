//! One secret in many dresses: each must be found.

use super::{count, file, finds, page};
use crate::content::Why::{self, KeepSafe, Label, Name, Private};

const ADDRESS: &str = "12 Rosé Lane, Leeds, LS1 4AP";
const SENTENCE: &str = "Dad may not know the new school.";

fn address(html: &str) {
    assert!(finds(ADDRESS, KeepSafe, html), "{html}");
}

#[test]
fn case_accents_width_and_signs() {
    address("<p>12 Rosé Lane</p>");
    address("<p>12 ROSÉ LANE</p>");
    address("<p>12 Rose Lane</p>");
    address("<p>12 Rose\u{301} Lane</p>");
    address("<p>12 Ｒｏｓｅ Ｌａｎｅ</p>");
    address("<p>12 𝐑𝐨𝐬𝐞 𝐋𝐚𝐧𝐞</p>");
    address("<p>١٢ Rose Lane</p>");
    address("<p>12\u{a0}Rose\u{2003}Lane</p>");
    address("<p>12, Rose-Lane.</p>");
    address("<p>12   Rose\n\t Lane</p>");
    address("<p>12RoseLane</p>");
    address("<p>1 2 R o s e L a n e</p>");
    address("<p>12 Ro\u{ad}se La\u{200b}ne</p>");
    address("<p>12 \u{202e}Rose\u{202c} L\u{feff}ane</p>");
    address("<p>12 Rose Ln</p>");
    address("<p>flat at 12 Rose Lane, York</p>");
}

#[test]
fn entities_and_escapes() {
    address("<p>12&nbsp;Ros&eacute;&#32;Lane</p>");
    address("<p>&#49;&#x32; &#82;ose &#x4C;ane</p>");
    address("<p>&#49&#50 Rose Lane</p>");
    address("<p>12 Ro&shy;se La&ZeroWidthSpace;ne</p>");
    address("<p>12 &Rscr;ose Lane</p>");
    address("<a href='/at/12%20Rose%20Lane'>x</a>");
    address("<a href='/at/%31%32+%52ose+Lane'>x</a>");
    address("<p>Look at 12%20Rose%20Lane</p>");
    address("<script>let x = '\\u0031\\x32 \\u{52}ose Lane'</script>");
    address("<style>p::after { content: '12 \\52 ose Lane' }</style>");
    address("<script type=application/json>{\"at\": \"12 Ros\\u00e9 Lane\"}</script>");
}

#[test]
fn split_over_elements() {
    address("<p>12 <b>Rose</b> Lane</p>");
    address("<p>12 R<b>o</b>s<i class=x>e L</i>ane</p>");
    address("<p><span>12</span><span>Rose</span><span>Lane</span></p>");
    address("<table><tr><td>12</td><td>Rose Lane</td></tr></table>");
    address("<p>12 Rose<br>Lane</p>");
    address("<p>12 Ro<!-- x -->se La<wbr>ne</p>");
    address("<svg><text><tspan>12 Ro</tspan><tspan>se Lane</tspan></text></svg>");
    address("<p>12 Ro<img alt='a > b'>se Lane</p>");
    address("<p>12 Rose <![CDATA[Lane]]></p>");
}

#[test]
fn places_beside_the_text() {
    address("<p title='12 Rose Lane'>x</p>");
    address("<img alt=\"At 12 Rose Lane\">");
    address("<p data-at=12-rose-lane>x</p>");
    address("<p data-12-rose-lane>x</p>");
    address("<P ID=a/12-Rose-Lane/>x</P>");
    address("<meta content='12 Rose Lane'>");
    address("<!-- 12 Rose Lane -->");
    address("<!-- <p>12 <b>Ro</b>se Lane</p> -->");
    address("<!-- 12 Rose Lane");
    address("<script>// 12 Rose Lane</script>");
    address("<script>const street = '12 Rose Lane'");
    address("<style>/* 12 Rose Lane */</style>");
    address("<p style='--x: \"12 Rose Lane\"'>x</p>");
    address("<p onclick=\"go('12 Rose Lane')\">x</p>");
    address("<svg><title>12 Rose Lane</title><desc>x</desc></svg>");
    address("<iframe srcdoc='&lt;p>12 &lt;b>Ro&lt;/b>se Lane'></iframe>");
    address("<title>12 Rose Lane</title>");
    address("<textarea>12 Rose Lane</textarea>");
    address("<template><p>12 Rose Lane</p></template>");
    address("<!DOCTYPE html SYSTEM '12 Rose Lane'>");
    address("<?xml-stylesheet 12 Rose Lane?>");
    address("<p title='12 Rose Lane");
    address("<a href='mailto:x@y.example?subject=12%20Rose%20Lane'>x</a>");
}

#[test]
fn data_addresses() {
    address("<img src='data:image/svg+xml;base64,PHN2Zz48dGV4dD4xMiBSb3NlIExhbmU8L3RleHQ+PC9zdmc+'>");
    address("<img src='data:image/svg+xml;base64,PHN2Zz48dGV4dD4xMiBS\n b3NlIExhbmU8L3RleHQ%2BPC9zdmc'>");
    address("<img src='data:image/svg+xml,%3Csvg%3E%3Ctext%3E12 Ro%3Cb%3Ese Lane'>");
    address("<a href='DATA:,12%20Rose%20Lane'>x</a>");
    address("<style>a { background: url(data:image/svg+xml;base64,PHN2Zz48dGV4dD4xMiBSb3NlIExhbmU8L3RleHQ+PC9zdmc+) }</style>");
    address("<img src='data&colon;text/html;base64,PHN2Zz48dGV4dD4xMiBSb3NlIExhbmU8L3RleHQ+PC9zdmc+'>");
}

#[test]
fn other_files_and_names() {
    let found = |name: &str, bytes: &str| count(file(name, bytes.as_bytes()), &[(ADDRESS, KeepSafe)], &[], &[]) == 1;
    assert!(found("12-rose-lane.html", ""));
    assert!(found("a/12%20rose%20lane.png", "\u{89}"), "also where it is no picture");
    assert!(found("picture-1.svg", "<svg><text>12 Rose Lane</text></svg>"));
    assert!(found("style.css", ".x::after{content:'12\\20Rose Lane'}"));
    assert!(found("review.ics", "SUMMARY:Meet at 12 Ro\r\n se Lane\r\n"));
    assert!(found("notes", "12 Rose Lane"));
}

#[test]
fn telephone_numbers() {
    for written in
        ["07700 900123", "07700900123", "0 7700-900.123", "(07700) 900 123", "+44 7700 900123", "+44 (0)7700 900123", "00447700900123"]
    {
        for shown in
            ["07700 900123", "07700900123", "+447700900123", "+44 (0) 7700 900 123", "077 00 90 01 23", "tel:+447700900123", "٠٧٧٠٠٩٠٠١٢٣"]
        {
            assert!(finds(written, Private, &format!("<a href='x'>Ring {shown}.</a>")), "{written} as {shown}");
        }
    }
    assert!(finds("Ring nan on 0113 496 0001 only.", KeepSafe, "<p>+44 113 496 0001</p>"));
    assert!(!finds("07700 900123", Private, "<p>07700 9001234, 1907700900123</p>"));
}

#[test]
fn postcodes_streets_and_mail() {
    for shown in ["LS1 4AP", "ls14ap", "LS1&nbsp;4AP", "<b>LS1</b><b>4AP</b>", "12 Rosé Lane", "12 rose ln."] {
        assert!(finds(ADDRESS, Private, shown), "{shown}");
    }
    assert!(finds("Flat 2, 14 The Elms, Leeds", Private, "<p>14 the elms</p>"));
    assert!(finds("She is at 3 Old Mill Road now", KeepSafe, "<p>3 Old Mill Rd</p>"));
    for shown in ["priya.shah@home.example", "PRIYA.SHAH@HOME.EXAMPLE", "mailto:priya.shah%40home.example", "priya.shah (at) home.example"]
    {
        assert!(finds("priya.shah@home.example", Private, &format!("<a href='{shown}'>x</a>")), "{shown}");
    }
}

#[test]
fn names() {
    let tom = |html: &str| finds("Tom", Name, html);
    for html in [
        "Tom",
        "<p>tom's bike</p>",
        "<b>T</b>om",
        "<span>Tom</span><span>Field</span>",
        "<i title='Tom'>x</i>",
        "<p id=person-tom>",
        "Tôm",
        "TOM",
    ] {
        assert!(tom(html), "{html}");
    }
    assert!(finds("Zoë Łuczak", Name, "<p>Zoe Luczak</p>"));
    assert!(finds("Rory James Field", Private, "<p>Rory Field</p>"));
    assert!(finds("王芳", Name, "<p>我和王芳一起</p>"));
    assert!(finds("Siân", Name, "<script>x = {name: 'Siân'}</script>"));
    assert!(finds("O’Neil", Name, "<p>Mr O&#39;Neil</p>"));
}

#[test]
fn labelled_texts_and_their_sentences() {
    let found = |why: Why, secret: &str, html: &str| finds(secret, why, html);
    assert!(found(Label, SENTENCE, "<p>Dad may not know the <strong>new</strong> school</p>"));
    assert!(found(Label, "We wait. Dad may **not** know the [new](https://x.example) school.", "<p>dad may not know the new school</p>"));
    assert!(found(Label, "1. Dad may not know this.\n2. We tell him in May.", "<li>We tell him in May</li>"));
    assert!(!found(Label, "a new school", "<p>a new school</p>"), "three words are not enough");
    assert_eq!(count(page(SENTENCE), &[("x", Name), (SENTENCE, Label)], &[], &[]), 1);
}
