//! What has a shape is found under any label, at any length, as people write and say it.

use super::{count, finds, page, withheld};
use crate::audit::{Auditor, Phrases};
use crate::content::Why::{self, KeepSafe, Label, Name, Place, Private};
use crate::content::{ShownText, Withheld};
use crate::source::Span;

pub(super) fn all_found(secret: &str, whys: &[Why], ways: &[&str]) {
    for why in whys {
        for way in ways {
            assert!(finds(secret, *why, &format!("<p>It is {way}, you know.</p>")), "{secret} ({why:?}) as {way}");
        }
    }
}

pub(super) fn none_found(secret: &str, why: Why, ways: &[&str]) {
    for way in ways {
        assert!(!finds(secret, why, &format!("<p>It is {way}, you know.</p>")), "{secret} as {way}");
    }
}

#[test]
fn telephone_numbers_under_any_label() {
    let ways = [
        "0113 496 0150",
        "01134960150",
        "0113-496-0150",
        "0113.496.0150",
        "(0113) 496 0150",
        "+44 113 496 0150",
        "+44 (0)113 496 0150",
        "0044 113 496 0150",
        "٠١١٣ ٤٩٦ ٠١٥٠",
        "O113 496 O15O",
        "0ll3 496 0l50",
        "0I13 496 0I50",
        "496 0150",
        "oh one one three four nine six oh one five oh",
        "zero double one three, four nine six, zero one five zero",
        "Oh-double-one-three four nine six nought one fifty",
        "oh one one three then four nine six then oh one five oh",
    ];
    all_found("0113 496 0150", &[Label, Private, KeepSafe], &ways);
    all_found("Ring her on 0113 496 0150.", &[Label, KeepSafe], &ways);
    all_found("+44 (0)113 496 0150", &[Label], &ways);
    all_found("oh one one three four nine six oh one five oh", &[Label, KeepSafe], &["0113 496 0150"]);
    all_found(
        "07700 900333",
        &[Label],
        &["seven seven double oh nine double oh treble three", "oh double seven hundred nine hundred triple three", "07700 9OO333"],
    );
    all_found("07700 900333", &[Label], &["oh seven seven double oh nine hundred three thirty three"]);
    let both = ["07911 384256", "0113 496 0785"];
    for between in [" or ", ", ", " / ", "/", "; ", " and ", " ", "\n", " ext 12, ", " (new 2026) "] {
        all_found(&both.join(between), &[Private, KeepSafe], &both);
    }
    for more in ["07911 384256, 9am-5pm", "07911 384256 9-5", "1 07911 384256", "07911 384256/7", "07911 384256 x12"] {
        all_found(more, &[Private, Label], &["07911 384256"]);
    }
    none_found("0113 496 0150", Label, &["0113 496 0151", "one three four nine six", "10113 496 01505"]);
    none_found("We meet on 2026-11-10, at 10 to 12.", Label, &["2026-11-10", "10 to 12"]);
    none_found("2026-11-10", Label, &["20261110", "10 November 2026"]);
}

#[test]
fn the_lines_of_a_drawing_are_no_telephone_number() {
    for path in ["M12 28 28 3z", "m1.2,2.8 2.8 3", "M4 12 2 8 28"] {
        assert!(!finds("01269 122828", Private, &format!("<svg viewBox=\"0 0 9 9\"><path d=\"{path}\"/></svg>")), "{path}");
    }
    for page in ["<a href=\"tel:01269122828\">x</a>", "<p data-x=\"01269 122828\"></p>", "<style>p::after{content:'01269 122828'}</style>"]
    {
        assert!(finds("01269 122828", Private, page), "{page}");
    }
    assert!(finds("01269 122828", Private, "<p>122 828</p>") && finds("01269 122828", Private, "<!-- 122828 -->"));
}

#[test]
fn postcodes_and_addresses_under_any_label() {
    let ways = [
        "LS6 2AB",
        "ls62ab",
        "LS6-2AB",
        "LS6.2AB",
        "L.S.6. 2.A.B",
        "LS6\u{a0}2AB",
        "12 Elm Row",
        "12, elm row",
        "Elm Row 12",
        "twelve Elm Row",
    ];
    all_found("Contact centre, 12 Elm Row, LS6 2AB", &[Label, Private, KeepSafe], &ways);
    all_found("12 Elm Row LS6 2AB", &[Label], &ways);
    all_found("LS6 2AB", &[Label], &["ls6 2ab", "LS62AB"]);
    all_found("LS1 0AB", &[Label], &["LS1 OAB", "LSI 0AB", "LSl OAB"]);
    all_found("Flat 2/2, 14 Beech Road", &[Label], &["14 Beech Rd", "14 beech road", "14 Beech Rd."]);
    all_found("5 High St", &[Label], &["5 High Street"]);
    all_found("27 Hawthorn Bank", &[Label], &["27 Hawthorn Bank", "27 hawthorn bank"]);
    all_found("They moved to 14 The Elms. Nobody knows.", &[Label], &["14 the Elms"]);
    all_found("No. 12, Elm Road", &[Label], &["12 Elm Road", "12 elm rd"]);
    all_found("5 St Johns Close", &[Label], &["5 Saint Johns Close", "5 St John's Close"]);
    none_found("12 Elm Row", Label, &["13 Elm Row", "12 elms in a row"]);
    none_found("On 3 May Sam comes.", Label, &["3 May"]);
    none_found("You are in Year 6.", Label, &["Year 6"]);
}

/// What is said of a text in each of its sentences: a stop, or at least a doubt.
pub(super) fn all_told(secret: &str, whys: &[Why], ways: &[&str]) {
    for why in whys {
        for way in ways {
            assert!(!all_echoes(secret, *why, &[], way, way).is_empty(), "{secret} ({why:?}) in {way}");
        }
    }
}

pub(super) fn none_told(secret: &str, whys: &[Why], ways: &[&str]) {
    for why in whys {
        for way in ways {
            assert_eq!(echoes(secret, *why, &[], way, way), [""; 0], "{secret} ({why:?}) in {way}");
        }
    }
}

#[test]
fn house_numbers_however_they_are_put() {
    let ways = [
        "12 Elm Row",
        "12A Elm Row",
        "12a, Elm Row",
        "12ElmRow",
        "ElmRow12",
        "Elm Row, number 12",
        "Elm Row no. 12",
        "Elm Row, No 12",
        "Elm Row #12",
        "Elm Row, house 12",
        "number 12 on Elm Row",
        "number 12 Elm Row",
        "12 in Elm Row",
        "number twelve, Elm Row",
        "Elm Row, number twelve",
        "12 Elm Rowe",
        "12 Elm Rows",
        "12 Em Row",
        "12-14 Elm Row",
        "10 and 12 Elm Row",
        "12 to 14 Elm Row",
        "flat 3, 12 Elm Row",
        "Elm Row at number 12",
        "Elm Row, at number 12",
        "Elm Row. It is number 12",
        "12 down Elm Row",
        "12th Elm Row",
        "No12 Elm Row",
        "Elm Row Nos 11 & 12",
    ];
    let secrets = [
        "12 Elm Row",
        "12 Elm Row, Leeds",
        "twelve Elm Row",
        "Twelve Elm Row",
        "12A Elm Row",
        "12-14 Elm Row",
        "12/14 Elm Row",
        "No. 12, Elm Row",
    ];
    for secret in secrets {
        all_found(secret, &[Label, Private, KeepSafe], &ways);
    }
    all_found("12-14 Elm Row", &[Label, Private], &["14 Elm Row", "Elm Row 14"]);
    all_found("101 High Rd", &[Label, Private], &["one hundred and one High Rd", "one oh one high road", "High Road, 101"]);
    all_found("one hundred and one High Rd", &[Label, Private], &["101 High Road"]);
    all_found("plot 7, Long Lane", &[Label, Private], &["Plot 7 on Long Lane", "Long Lane, plot seven"]);
    all_found("3 Broadway", &[Private], &["3 Broadway", "3 broadway", "number three on Broadway"]);
    all_found("12 elm row", &[Private, Label], &["12 Elm Row"]);
    for secret in ["12 Elm Row", "12-14 Elm Row"] {
        none_found(secret, Private, &["112 Elm Row", "13 Elm Row", "121 Elm Row", "Elm Row", "at 12 we go to Elm Row", "15 Elm Row 12"]);
    }
    none_told(
        "7 High Street",
        &[Label, Private],
        &["You are in Year 7. High street shops open late.", "You are 7 and High Street is near."],
    );
    none_told("1 The Green", &[Label, Private], &["Choose 1 the green one."]);
    all_found("7 High Street", &[Label, Private], &["7 High Street", "7 high street"]);
}

#[test]
fn a_number_that_counts_something_else_is_in_doubt_at_most() {
    for (address, way) in [
        ("12 Elm Row", "You are 12. Elm Row park is near."),
        ("12 Elm Row", "We meet at 12 in Elm Row."),
        ("12 Elm Row", "Elm Row, 12 March"),
        ("12 Elm Row", "Year 12, Elm Row"),
        ("4 Station Road", "Library: Station Road, 4 pm"),
        ("4 Station Road", "4pm Station Road"),
        ("4 Station Road", "Room 4, Station Road Surgery"),
    ] {
        let told = all_echoes(address, Private, &[], way, way);
        assert!(told.iter().all(|(_, is_doubtful)| *is_doubtful), "{address} in {way}");
    }
    assert!(!finds("12 Elm Row", Private, "<ul><li>Bus 12</li><li>Elm Row library</li></ul>"));
    all_found("12 Elm Row", &[Private], &["Elm Row. It is number 12", "12 Elm Row", "Elm Row 12"]);
}

#[test]
fn postcodes_as_they_are_said_and_mistyped() {
    for why in [Label, Private, KeepSafe] {
        all_found("LS1 4AB", &[why], &["LS one four AB", "LS1 then 4AB", "L51 4AB", "LS1 4A8", "LS one, then four AB"]);
        all_found("LS12 4AB", &[why], &["LS twelve 4AB", "LS one two four A B"]);
    }
    none_found("LS1 4AB", Label, &["LS1 4AC", "one four a b"]);
}

#[test]
fn names_of_houses() {
    let whys = [Place];
    for (secret, ways) in [
        ("Acorn House", &["You were at Acorn House.", "you were at acorn house"][..]),
        ("Rose Cottage", &["You lived in Rose Cottage.", "you lived in rose cottage"]),
        ("Hope House", &["Hope House is a home."]),
        ("Kestrel House", &["You like Kestrel House."]),
        ("Park View", &["You were at Park View then."]),
        ("Sunrise", &["You were at Sunrise for a week."]),
        ("The Beeches", &["You were at the Beeches.", "The Beeches was fine.", "Beeches is by the river."]),
        ("Ward 18, Fieldhead", &["You went to Fieldhead.", "You were on Ward 18."]),
        ("Willowbank, 9 Quay Street", &["You live at Willowbank.", "You live at 9 Quay Street."]),
        ("Flat 4, Harbour House, Quay Street", &["You live in Harbour House.", "Flat 4 in Harbour House"]),
        ("Flat 4 Harbour House, Quay Street, Leeds", &["You live in Harbour House."]),
        ("Room 6, Sunrise Hostel", &["You live in the Sunrise Hostel."]),
        ("The Willows, Mill Lane", &["Willows is your home now.", "You live at the Willows."]),
        ("Fieldhead House, 3 Mill Lane", &["You live at Fieldhead."]),
        ("c/o Hilde Vexley, 3 Mill Lane", &["Ask Hilde Vexley."]),
        ("Rosewood in Skipton", &["You live in Rosewood."]),
        ("at Rosewood", &["You live at Rosewood.", "Rosewood is a home."]),
        ("Rosewood children's home", &["You live at Rosewood."]),
        ("Rosewood (Skipton)", &["You live in Rosewood."]),
        ("Rosewood House on Church Lane", &["You live at Rosewood."]),
        ("My flat at Rosewood", &["You live in Rosewood."]),
        ("Home: Rosewood", &["You live in Rosewood."]),
        ("A flat in Scarborough", &["You live in Scarborough."]),
        ("Elm Row 12, Leeds", &["12 Elm Row is home.", "Elm Row 12"]),
        ("Leeds, Elm Row 12", &["12 Elm Row is home."]),
        ("12 rue de l'Orme, 75011 Paris", &["You live at 12 rue de l'Orme."]),
        ("ul. Wiązowa 12/4, 31-001 Kraków", &["You live at ul. Wiązowa 12/4."]),
        ("12 Elm Row, LS1 4AB, 07911 384256", &["Ring 07911 384256."]),
        ("Nan Iris, Whitby", &["You live with Iris."]),
        ("Auntie Bee, Whitby", &["You live with Bee."]),
        ("The Beeches children’s home", &["You lived at The Beeches."]),
        ("The Beeches children's home in Ripon", &["You lived at The Beeches."]),
        ("respite at Hill Top Farm", &["We visit Hill Top Farm on Sunday."]),
        ("The Lodge, Hollins Hall", &["You live at Hollins Hall."]),
        ("Flat 3, 12 Elm Row", &["You live in flat three.", "It is flat no 3.", "It is Flat number 3."]),
        ("Flat three, Harbour House", &["You live in flat 3."]),
        ("Elm Row twelve", &["You live at 12 Elm Row."]),
        ("12 Elm Row", &["It is the twelfth house in Elm Row.", "No 12 is ours, in Elm Row."]),
    ] {
        all_told(secret, &whys, ways);
    }
    none_told("Park House", &whys, &["You can park. House rules matter."]);
    none_told("Orchard House", &whys, &["There is an orchard near the house."]);
    none_told("Harbour House", &whys, &["The harbour is full.", "Harbour lights are nice."]);
    none_told("Sunflower", &whys, &["You grew a sunflower."]);
    none_told("Home Farm", &whys, &["We come home. Farm animals are nice."]);
    none_told("The Cottage", &whys, &["You stayed in the cottage by the sea.", "The cottage was cold."]);
    none_told("12 Rose Lane, Leeds", &whys, &["Leeds is a city.", "A rose in a lane."]);
    for remark in ["not known yet", "ask Priya", "see school"] {
        none_told(remark, &whys, &["It is not known yet.", "You can ask Priya.", "You see school as fun."]);
    }
    all_found("gregor vexley", &[Private], &["Gregor Vexley", "gregor vexley"]);
}

#[test]
fn codes_and_handles_under_a_label() {
    all_found("4471", &[Label], &["4471"]);
    all_found("The code at the gate is 4471.", &[Label], &["4471"]);
    all_found("AB12 CDE", &[Label], &["AB12 CDE", "ab12cde"]);
    all_found("QQ123456C", &[Label], &["QQ123456C", "QQ 12 34 56 C"]);
    all_found("QQ 12 34 56 C", &[Label], &["QQ123456C"]);
    all_found("Her car is AB12 CDE now.", &[Label], &["AB12 CDE", "ab12cde"]);
    all_found("Her NHS number is 943 476 5919 now.", &[Label], &["943 476 5919", "9434765919"]);
    all_found("Sort code 20-45-67", &[Label], &["20-45-67"]);
    all_found("Her file is 2026/4471.", &[Label], &["2026/4471"]);
    all_found("Fergus2", &[Label], &["Fergus2"]);
    all_found("@lil.rob99", &[Label], &["@lil.rob99", "lil.rob99", "lilrob99"]);
    for (secret, way) in [
        ("Year 10", "Year 10"),
        ("Since 2024", "2024"),
        ("at 18:30", "18:30"),
        ("3 May 2026", "3 May"),
        ("2026-05-03", "2026"),
        ("£1200", "1200"),
        ("2026/27", "2026/27"),
        ("Summer1", "Summer1"),
        ("on 3 May 2026", "on 3 May 2026"),
        ("from Monday the 4th of May 2026 at 4 pm", "from Monday the 4th of May 2026 at 4 pm"),
    ] {
        none_found(secret, Label, &[way]);
    }
}

#[test]
fn mail_under_any_label() {
    let ways = [
        "ana.bell@post.example",
        "ANA.BELL@POST.EXAMPLE",
        "ana.bell at post.example",
        "ana dot bell@post.example",
        "ana dot bell at post.example",
        "ana.bell@post dot example",
        "ana.bell (at) post [dot] example",
        "ana dot bell at post dot example",
    ];
    all_found("ana.bell@post.example", &[Label, Private, KeepSafe], &ways);
    all_found("Write to ana dot bell at post dot example", &[Label], &ways);
    all_found("ana_bell-x@post.example", &[Label], &["ana underscore bell dash x at post dot example"]);
}

/// What the texts of a plan say of secrets: where in the source each stands again.
pub(super) fn echoes<'t>(secret: &str, why: Why, own: &[&str], source: &'t str, text: &str) -> Vec<&'t str> {
    let sure = all_echoes(secret, why, own, source, text).into_iter().filter(|(_, is_doubtful)| !is_doubtful);
    sure.map(|(words, _)| words).collect()
}

/// The same with those in doubt.
pub(super) fn all_echoes<'t>(secret: &str, why: Why, own: &[&str], source: &'t str, text: &str) -> Vec<(&'t str, bool)> {
    let span = Span::new(source.find(text).unwrap_or_default(), source.find(text).unwrap_or_default() + text.len());
    let secrets = withheld(&[(secret, why)], &[]);
    let withheld = Withheld { texts: vec![ShownText { text: text.to_owned(), span }], ..secrets };
    let own: Vec<String> = own.iter().map(ToString::to_string).collect();
    let echoes = Auditor::new(&withheld, &Phrases::new(&own)).echoes(&withheld, source);
    echoes.iter().map(|echo| (&source[echo.place.range()], echo.is_doubtful)).collect()
}

#[test]
fn typed_tags_hide_nothing() {
    for typed in [
        "12 Elm<br>Row",
        "12 Elm<br/>Row",
        "12 E<b>lm</b> Row",
        "12 <i>Elm</i> Row",
        "12 Elm&lt;br&gt;Row",
        "12 Elm< br >Row",
        "12 Elm\\<br\\>Row",
        "12 El<!-- x -->m Row",
        "12 **Elm**<span title=\"x\">Row</span>",
    ] {
        let text = format!("You live at {typed} now.");
        assert_eq!(echoes("Elm Row", KeepSafe, &[], &text, &text).len(), 1, "{typed}");
        assert_eq!(echoes("12 Elm Row", Label, &[], &text, &text).len(), 1, "{typed}");
    }
    // The page shows the tag as the text it is.
    assert!(finds("Elm Row", KeepSafe, "<p>You live at 12 Elm&lt;br&gt;Row now.</p>"));
    assert!(finds("Elm Row", KeepSafe, "<p>You live at 12 E&lt;b&gt;lm&lt;/b&gt; Row now.</p>"));
    assert!(!finds("Elm Row", KeepSafe, "<p>An elm &lt; a row of elms</p>"));
}

#[test]
fn the_words_themselves_are_named() {
    let source = "fun: {now: x}\nhow: Ring Leon.\n  Leons dog is big, and Leon is kind.\n";
    let text = "Ring Leon.\n  Leons dog is big, and Leon is kind.";
    assert_eq!(echoes("Leon", Name, &[], source, text), ["Leon", "Leons", "Leon"]);
    let text = "Joy drew it, and then i saw drew at nans.";
    let doubts = all_echoes("Drew", Name, &[], text, text);
    assert_eq!(doubts, [("drew", true)], "not where only the word is meant");
    let text = "oh seven seven double oh nine hundred three three three or so";
    assert_eq!(echoes("07700 900333", Label, &[], text, text), ["seven seven double oh nine hundred three three three"]);
    assert_eq!(echoes("Elm Row", KeepSafe, &[], "now: nothing of it", "12 Elm Row").len(), 1, "where it is not found the text is named");
}

#[test]
fn what_the_program_prints_too_is_found_in_what_somebody_wrote() {
    let own = ["Hope", "Reading", "You can ring the police", "What is adoption?", "CAMHS", "The court decided", "May"];
    for (secret, text) in [
        ("Hope", "Your sister Hope is here."),
        ("Reading", "They moved to Reading."),
        ("police", "The police came."),
        ("police", "Police came."),
        ("adoption", "We spoke of the adoption."),
        ("CAMHS", "You go to camhs."),
        ("The Court", "You go to the court."),
        ("May", "You see May."),
    ] {
        assert_eq!(echoes(secret, KeepSafe, &own, text, text).len(), 1, "{secret}");
        let html = own.map(|phrase| format!("<p>{phrase}</p>")).join("");
        assert_eq!(count(page(&html), &[(secret, KeepSafe)], &[], &own), 0, "{secret} in our own phrases");
    }
}

#[test]
fn what_may_be_known_takes_only_itself_away() {
    let secret = ("12 Elm Row, Leeds, LS6 2AB", Private);
    let with = |known: &str, html: &str| {
        let withheld = Withheld { known: vec![known.to_owned()], ..withheld(&[secret], &[]) };
        let hits = Auditor::new(&withheld, &Phrases::new(&[])).audit(&[page(html)]);
        hits.map_or(usize::MAX, |hits| hits.len())
    };
    assert_eq!(with("12 Elm Row", "<p>12 Elm Row</p>"), 0);
    assert_eq!(with("12 Elm Row", "<p>LS6 2AB</p>"), 1);
    assert_eq!(with("14 Elm Row, LS6 2AB", "<p>LS6 2AB</p>"), 0);
    assert_eq!(with("14 Elm Row, LS6 2AB", "<p>12 Elm Row</p>"), 1);
    // A number that is public as somebody's own is no secret as somebody else's, however it is written.
    let number = |known: &str| {
        let withheld = Withheld { known: vec![known.to_owned()], ..withheld(&[("0113 496 0170", Private)], &[]) };
        Auditor::new(&withheld, &Phrases::new(&[])).audit(&[page("<p>Ring 0113 496 0170</p>")]).map_or(9, |hits| hits.len())
    };
    assert_eq!([number("01134960170"), number("+44 113 496 0170"), number("0113 496 0171")], [0, 0, 1]);
}

#[test]
fn what_is_not_searched_for_is_a_kind_of_its_own() {
    let secrets = [
        ("Not yet", Label),
        ("a new school", Label),
        ("on Mondays", Label),
        ("one two three four", Label),
        ("0113 496 0150", Label),
        ("LS6 2AB", Label),
        ("12 Elm Row", Label),
        ("a.b@post.example", Label),
        ("Gary", Label),
        ("Mo", Name),
        ("X9", KeepSafe),
        ("Flat 2", Private),
    ];
    let auditor = Auditor::new(&withheld(&secrets, &[]), &Phrases::new(&[]));
    let silent: Vec<&str> = auditor.not_searched().iter().map(|(span, _)| secrets[span.start as usize].0).collect();
    assert_eq!(silent, ["Not yet", "a new school", "on Mondays"], "labelled texts under four words that have no shape");
}
