//! Telephone numbers, days, postcodes and e-mail addresses as people write them.

use super::{found, phrases, withheld};
use ourplan::audit::Auditor;
use ourplan::content::Why;
use ourplan::formats::Artifact;

const WAYS: [(&str, Why, &[&str]); 10] = [
    (
        "0113 496 0000",
        Why::KeepSafe,
        &[
            "0113 496 0000",
            "01134960000",
            "+44 113 4960000",
            "+44 (0)113 496 0000",
            "0044 113 496 0000",
            "(0113) 496-0000",
            "0113.496.0000",
            "0 1 1 3 4 9 6 0 0 0 0",
            "0113–496–0000",
            "tel:+441134960000",
            "0113/4960000",
            "00441134960000",
        ],
    ),
    (
        "2016-03-14",
        Why::KeepSafe,
        &[
            "2016-03-14",
            "14/03/2016",
            "14.3.16",
            "14 March 2016",
            "March 14 2016",
            "14th March",
            "14th of March",
            "Monday 14 March",
            "14 Mar 2016",
            "14-03-16",
            "March 14th, 2016",
            "20160314",
            "14<sup>th</sup> March",
        ],
    ),
    ("Born on 7 June 2015", Why::KeepSafe, &["7 June", "7/6/15", "07/06/2015", "2015-06-07", "7th June 2015", "June 7", "7.6.2015"]),
    (
        "Flat 2, 9 Kestrel Way, Hull, HU10 1OQ",
        Why::Private,
        &["HU10 1OQ", "hu101oq", "HU1O 1OQ", "HU10 10Q", "HUl0 lOQ", "HUI0 IOQ", "9 kestrel way"],
    ),
    (
        "ana.bell@post.example",
        Why::Private,
        &[
            "ana.bell@post.example",
            "ANA.BELL@POST.EXAMPLE",
            "ana.bell at post.example",
            "ana.bell (at) post (dot) example",
            "ana dot bell at post dot example",
        ],
    ),
    (
        "Ring 0113 496 0000 after six.",
        Why::Label,
        &[
            "0113-496-0000",
            "+44 (0)113 496 0000",
            "O113 496 OOOO",
            "oh double one three four nine six double oh double oh",
            "zero one one three, four nine six, zero zero zero zero",
            "oh one one three, four nine six, oh treble oh",
            "496 0000",
        ],
    ),
    (
        "Contact centre, Flat 2/2, 9 Kestrel Road, HU1 1OQ",
        Why::Label,
        &["HU1 1OQ", "hu1.1oq", "HUI 10Q", "9 kestrel rd", "9, Kestrel Road", "nine Kestrel Road", "Kestrel Road 9"],
    ),
    ("ana.bell@post.example", Why::Label, &["ana dot bell@post.example", "ana.bell at post dot example", "Ana.Bell(at)post.example"]),
    ("Gerda Vance", Why::Label, &["Gerda Vance", "Vance, Gerda", "G. Vance", "gerda vance"]),
    ("Auntie Jowita", Why::Name, &["Auntie Jowita", "Jowita", "jowita’s house", "Ms Jowita"]),
];

#[test]
fn what_has_a_shape_is_found_as_people_write_it() {
    let phrases = phrases();
    let (mut all, mut lost) = (0, Vec::new());
    for (secret, why, ways) in WAYS {
        let auditor = Auditor::new(&withheld([(secret, why)]), &phrases);
        for way in ways {
            let page = Artifact { name: "page.html".into(), bytes: format!("<p>It is {way}.</p>").into_bytes(), format: "site" };
            all += 1;
            if found(&auditor, &[page]).is_none_or(|hits| hits.len() != 1) {
                lost.push(format!("{secret} as {way}"));
            }
        }
    }
    for way in &lost {
        println!("missed: {way}");
    }
    println!("audit recall of ways to write: {} of {all}", all - lost.len());
    assert!(lost.len() * 20 <= all, "missed: {lost:#?}");
}
