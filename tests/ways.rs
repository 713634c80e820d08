//! Telephone numbers and e-mail addresses as people write them: shown as written, always; linked where they surely are one.

use crate::support::{build_with, change, small_project, words_of_booklet};
use ourplan::language::{Locale, Way};
use std::fs;

/// What was written, and each link in it: its words and where it leads.
type Row = (&'static str, &'static [(&'static str, &'static str)]);

const NUMBERS: &[Row] = &[
    // Numbers of the United Kingdom.
    ("0114 496 0199", &[("0114 496 0199", "tel:01144960199")]),
    ("01144960199", &[("01144960199", "tel:01144960199")]),
    ("(0114) 496 0199", &[("(0114) 496 0199", "tel:01144960199")]),
    ("(0114 496 0199)", &[("0114 496 0199", "tel:01144960199")]),
    ("0114-496-0199", &[("0114-496-0199", "tel:01144960199")]),
    ("0114 - 496 0199", &[("0114 - 496 0199", "tel:01144960199")]),
    ("0114.496.0199.", &[("0114.496.0199", "tel:01144960199")]),
    ("0114\u{a0}496\u{2011}0199", &[("0114\u{a0}496\u{2011}0199", "tel:01144960199")]),
    ("01204 12345", &[("01204 12345", "tel:0120412345")]),
    ("0800 123 456", &[("0800 123 456", "tel:0800123456")]),
    ("+44 114 496 0199", &[("+44 114 496 0199", "tel:+441144960199")]),
    ("+44 (0)114 496-0199", &[("+44 (0)114 496-0199", "tel:+441144960199")]),
    ("+44 (0) 114 496 0199", &[("+44 (0) 114 496 0199", "tel:+441144960199")]),
    ("(+44) 114 496 0199", &[("(+44) 114 496 0199", "tel:+441144960199")]),
    ("+44 0114 496 0199", &[("+44 0114 496 0199", "tel:+441144960199")]),
    ("0044 114 496 0199", &[("0044 114 496 0199", "tel:+441144960199")]),
    ("44 (0)114 496 0199", &[("44 (0)114 496 0199", "tel:+441144960199")]),
    // Hours, extensions and rooms are never dialled.
    ("0114 496 0199 (24 hours)", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 24 hours", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 24/7", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 9-5", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 9 – 5", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199, 9-5", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 9am to 5pm", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 09:00-17:00", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 0900-1700", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 - 24 hours", &[("0114 496 0199", "tel:01144960199")]),
    ("Mon-Fri 9-5 0114 496 0199", &[("0114 496 0199", "tel:01144960199")]),
    ("01204 12345 9am-5pm", &[("01204 12345", "tel:0120412345")]),
    ("01204 12345 9-5", &[("01204 12345", "tel:0120412345")]),
    ("+44 114 496 0199 (9-5)", &[("+44 114 496 0199", "tel:+441144960199")]),
    ("0114 496 0199 ext 42", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 x42", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 01 99 ext 42", &[("0114 496 01 99", "tel:01144960199")]),
    ("0114 496 0199, ext. 101", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 ext: 111", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 option 2", &[("0114 496 0199", "tel:01144960199")]),
    ("Room 12 0114 496 0199", &[("0114 496 0199", "tel:01144960199")]),
    // Several numbers.
    ("0114 496 0199 or 07700 900123", &[("0114 496 0199", "tel:01144960199"), ("07700 900123", "tel:07700900123")]),
    ("0114 496 0199 / 07700 900123", &[("0114 496 0199", "tel:01144960199"), ("07700 900123", "tel:07700900123")]),
    ("0114 496 0199/07700 900123", &[("0114 496 0199", "tel:01144960199"), ("07700 900123", "tel:07700900123")]),
    ("0114 496 0199 07700 900123", &[("0114 496 0199", "tel:01144960199"), ("07700 900123", "tel:07700900123")]),
    ("07700900123-07700900456", &[("07700900123", "tel:07700900123"), ("07700900456", "tel:07700900456")]),
    ("0114 496 0199\n07700 900123", &[("0114 496 0199", "tel:01144960199"), ("07700 900123", "tel:07700900123")]),
    ("0114 496 0199 or 0198", &[("0114 496 0199", "tel:01144960199")]),
    (
        "0114 496 0199 or priya@council.example",
        &[("0114 496 0199", "tel:01144960199"), ("priya@council.example", "mailto:priya@council.example")],
    ),
    // Words that say how.
    ("Tel: 0114 496 0199", &[("Tel: 0114 496 0199", "tel:01144960199")]),
    ("Tel. 0114 496 0199", &[("Tel. 0114 496 0199", "tel:01144960199")]),
    ("Duty desk: 0114 496 0199", &[("0114 496 0199", "tel:01144960199")]),
    ("text 07700 900123", &[("text 07700 900123", "sms:07700900123")]),
    ("Text only: 07700 900123", &[("Text only: 07700 900123", "sms:07700900123")]),
    ("SMS 07700 900123", &[("SMS 07700 900123", "sms:07700900123")]),
    ("text-only 07700 900123", &[("text-only 07700 900123", "sms:07700900123")]),
    ("Text only, no calls: 07700 900123", &[("07700 900123", "sms:07700900123")]),
    ("07700 900123 (text only)", &[("07700 900123", "sms:07700900123")]),
    ("07700 900123 by text please", &[("07700 900123", "sms:07700900123")]),
    ("07700 900123 (calls or texts)", &[("07700 900123", "tel:07700900123")]),
    ("Call or text 07700 900123", &[("Call or text 07700 900123", "tel:07700900123")]),
    ("No texts: 07700 900123", &[("07700 900123", "tel:07700900123")]),
    ("Do not text. Ring 0114 496 0199", &[("Ring 0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199, or text 07700 900123", &[("0114 496 0199", "tel:01144960199"), ("text 07700 900123", "sms:07700900123")]),
    ("Text 07700 900123; office 0114 496 0199", &[("Text 07700 900123", "sms:07700900123"), ("0114 496 0199", "tel:01144960199")]),
    ("07700 900123 texts only", &[("07700 900123", "sms:07700900123")]),
    ("07700 900123 (texts only, no calls)", &[("07700 900123", "sms:07700900123")]),
    ("07700 900123 - don't ring, text me", &[("07700 900123", "sms:07700900123")]),
    ("07700 900123 (texts only), office 0114 496 0199", &[("07700 900123", "sms:07700900123"), ("0114 496 0199", "tel:01144960199")]),
    ("07700 900123 texts only / 0114 496 0199", &[("07700 900123", "sms:07700900123"), ("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 (ask for Sam, or text him)", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199 (do not ring after 9pm)", &[("0114 496 0199", "tel:01144960199")]),
    ("0114 496 0199, fax 0114 496 0198", &[("0114 496 0199", "tel:01144960199")]),
    ("Fax 0114 496 0198, 0114 496 0199", &[("0114 496 0199", "tel:01144960199")]),
    ("Fax 0114 496 0198, tel 0114 496 0199", &[("tel 0114 496 0199", "tel:01144960199")]),
    ("textphone 0114 496 0199", &[("textphone 0114 496 0199", "tel:01144960199")]),
    // Relay.
    ("18001 0808 801 0366", &[("18001 0808 801 0366", "tel:1800108088010366")]),
    ("18002 0114 496 0199 (9-5)", &[("18002 0114 496 0199", "tel:1800201144960199")]),
    ("1800108088010366", &[("1800108088010366", "tel:1800108088010366")]),
    ("Text relay: 18001 0114 496 0199", &[("relay: 18001 0114 496 0199", "tel:1800101144960199")]),
    (
        "18001 0114 496 0199 (text relay) / 07700 900123",
        &[("18001 0114 496 0199", "tel:1800101144960199"), ("07700 900123", "tel:07700900123")],
    ),
    ("18001 +44 114 496 0199", &[("18001 +44 114 496 0199", "tel:1800101144960199")]),
    ("18001 111", &[("18001 111", "tel:18001111")]),
    // Short numbers.
    ("999", &[("999", "tel:999")]),
    ("101 or 999", &[("101", "tel:101"), ("999", "tel:999")]),
    ("Ring NHS 111", &[("Ring NHS 111", "tel:111")]),
    ("Emergency: 999, police 101", &[("999", "tel:999"), ("101", "tel:101")]),
    ("116 123", &[("116 123", "tel:116123")]),
    ("Missing people 116 000", &[("116 000", "tel:116000")]),
    ("Childline 0800 1111 (24 hours)", &[("0800 1111", "tel:08001111")]),
    ("85258", &[("85258", "sms:85258")]),
    ("Text SHOUT to 85258", &[("Text SHOUT to 85258", "sms:85258")]),
    ("Text YOUTH to 60777", &[("Text YOUTH to 60777", "sms:60777")]),
    // Other countries.
    ("+48 22 123 45 67", &[("+48 22 123 45 67", "tel:+48221234567")]),
    ("+48 22 123-45-67 (24 h)", &[("+48 22 123-45-67", "tel:+48221234567")]),
    ("00353 1 234 5678", &[("00353 1 234 5678", "tel:+35312345678")]),
    ("+1 202-555-0143", &[("+1 202-555-0143", "tel:+12025550143")]),
];

/// Shown as they are, without a link: no number, or none that is sure.
const NO_NUMBERS: &[&str] = &[
    "Ask at the desk",
    "ex-directory",
    "24 hours",
    "9-5",
    "0114 496 019",
    "0808 801 036",
    "0114 496 01999",
    "0114 496 0199 42",
    "0114 496 0199-42",
    "0114 496 0199 0198",
    "07700 90012",
    "011449601990770090045",
    "496 0199",
    "447700900123",
    "Room 101",
    "101 High Street",
    "ext 111",
    "1-0114 496 0199",
    "60777",
    "2026-07-01",
    "01/07/2026",
    "0000 000 0000",
    "0400 123 4567",
    "+48 22 123",
    "+48 22 123 45 67 9-5",
    "+48 22 123 45 67 24 hours",
    "+0 114 496 0199",
    "O7700 900123",
    "Do not ring 0114 496 0199",
    "0114 496 0199 (do not ring)",
    "Please don't ever call: 07700 900123",
    "Fax: 0114 496 0199",
    "0114 496 0199 (fax)",
];

const MAILS: &[Row] = &[
    ("priya@council.example", &[("priya@council.example", "mailto:priya@council.example")]),
    (
        "priya.o'neil+duty@council.gov.example (Mon to Wed)",
        &[("priya.o'neil+duty@council.gov.example", "mailto:priya.o'neil+duty@council.gov.example")],
    ),
    ("Priya <priya@council.example>", &[("priya@council.example", "mailto:priya@council.example")]),
    ("Write to priya@council.example.", &[("priya@council.example", "mailto:priya@council.example")]),
    ("a@x.example or b@x.example", &[("a@x.example", "mailto:a@x.example"), ("b@x.example", "mailto:b@x.example")]),
    ("a&b@x.example?subject=hi", &[("a&b@x.example", "mailto:a%26b@x.example")]),
    ("priya01144960199@x.example", &[("priya01144960199@x.example", "mailto:priya01144960199@x.example")]),
    ("ask Priya", &[]),
    ("priya at council.example", &[]),
    ("priya@council", &[]),
    ("priya@", &[]),
    ("@priya", &[]),
    ("a@b@council.example", &[]),
    ("priya@council..example", &[]),
    ("priya.@council.example", &[]),
];

/// The links in a text, each with its words. All parts together are the text.
fn links(written: &str) -> Vec<(String, String)> {
    let parts = Locale::bundled("en").expect("it is built in").ways().parts(written);
    let whole: String = parts.iter().flat_map(|part| [part.says, part.text]).collect();
    assert_eq!(whole, written, "nothing is lost");
    parts.into_iter().filter_map(|part| Some((format!("{}{}", part.says, part.text), part.leads?.href))).collect()
}

#[test]
fn a_link_dials_what_is_surely_a_number() {
    let none = NO_NUMBERS.iter().map(|written| (*written, [].as_slice()));
    let mut faults = Vec::new();
    for (written, wanted) in NUMBERS.iter().chain(MAILS).copied().chain(none) {
        let found = links(written);
        let same = found.iter().map(|(words, href)| (words.as_str(), href.as_str())).eq(wanted.iter().copied());
        if !same {
            faults.push(format!("{written:?} gives {found:?}, not {wanted:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_list_of_numbers_can_be_read() {
    let ways = Locale::bundled("en").expect("it is built in").ways();
    assert!(ways.has_number("0800 1111") && !ways.has_number("0800 1112") && !ways.has_number("a@x.example"));
    assert!(ways.has_mail("a@x.example") && !ways.has_mail("0800 1111"));
    for contact in Locale::bundled("en").expect("it is built in").contacts() {
        assert!(ways.has_number(&contact.phone), "{}", contact.name);
    }
}

#[test]
fn a_label_says_how_where_a_text_begins_with_a_number() {
    let labels = |written: &str| -> Vec<(Way, bool)> {
        let parts = Locale::bundled("en").expect("it is built in").ways().parts(written);
        parts.into_iter().filter_map(|part| part.leads).map(|leads| (leads.way, leads.needs_label)).collect()
    };
    assert_eq!(labels("0114 496 0199 or 07700 900123"), [(Way::Ring, true), (Way::Ring, false)]);
    assert_eq!(labels("Duty desk: 0114 496 0199"), [(Way::Ring, false)]);
    assert_eq!(labels("text 07700 900123"), [(Way::Text, false)]);
    // Inside a person's text stand no words of ours.
    assert_eq!(labels("0114 496 0199, 0800 1111 (Childline)"), [(Way::Ring, true), (Way::Ring, false)]);
    assert_eq!(labels("85258"), [(Way::Text, true)]);
    assert_eq!(labels("Shout 85258"), [(Way::Text, false)]);
    assert_eq!(labels("Deaf people: 18001 0114 496 0199"), [(Way::Relay, false)]);
    assert_eq!(labels("Relay UK 18001 0114 496 0199"), [(Way::Relay, false)]);
    assert_eq!(labels("a@x.example"), [(Way::Mail, true)]);
}

#[test]
fn every_page_of_both_formats_shows_what_was_written_and_links_the_numbers_in_it() {
    let project = small_project();
    let plan = "plans/care-plan.yaml";
    change(project.path(), plan, ", protect: true", "");
    let lead = "\"0114 496 0199 (24 hours), or text 07700 900123\", email: Ask at the desk";
    change(project.path(), plan, "\"0113 496 0001\", email: priya.shah@council.example", lead);
    change(project.path(), plan, "phone: \"0113 496 0003\"", "phone: 18001 0114 496 0003");
    let contacts = "council: Exampleshire Council\ncontacts:\n  - {name: The Den, phone: Knock at the blue door, checked: 2026-10-05, checked_by: Priya}\n";
    fs::write(project.path().join("ourplan.yaml"), contacts).expect("written");
    let out = project.path().join("booklets");
    let done = build_with(project.path(), &out, |_| {});
    let warned: Vec<&str> = done.findings.iter().map(|finding| finding.code).filter(|code| code.ends_with("-not-found")).collect();
    assert_eq!(warned.iter().filter(|code| **code == "number-not-found").count(), 1, "{warned:?}");
    assert_eq!(warned.iter().filter(|code| **code == "email-not-found").count(), 1, "{warned:?}");
    let folder = out.join("care-plan/rory");
    for format in ["site", "single"] {
        let words = words_of_booklet(&folder, format);
        for written in [
            "Ring 0114 496 0199 (24 hours), or text 07700 900123",
            "Ask at the desk",
            "Ring with Relay UK 18001 0114 496 0003",
            "Knock at the blue door",
        ] {
            assert!(words.contains(written), "{format} shows “{written}”");
        }
        assert!(!words.contains("Text text"), "{format}: what the words say is not said again");
        assert!(!words.contains("We checked this number on Monday 5 October 2026"), "{format}: nobody rang a door");
    }
    let pages = fs::read_dir(&folder).expect("the booklet is there").map(|page| page.expect("readable").path());
    for page in pages.filter(|path| path.extension().is_some_and(|ending| ending == "html")) {
        let html = fs::read_to_string(&page).expect("a page can be read");
        let dials = |number: &str| html.contains(&format!("<a class=\"reach\" href=\"{number}\">"));
        assert!(dials("tel:01144960199") && dials("sms:07700900123"), "{} says whom to ask", page.display());
        assert!(!html.contains("tel:0114496019924") && !html.contains("href=\"\""), "{}", page.display());
        let desk = html.split("Ask at the desk").next().expect("there is a first part");
        assert!(desk.rfind("</a>") > desk.rfind("<a "), "{}: words are no link", page.display());
    }
    let people = fs::read_to_string(folder.join("people.html")).expect("a page can be read");
    assert!(people.contains("href=\"tel:1800101144960003\""));
}
