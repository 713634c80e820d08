//! Names that are words too: what stops a booklet, what is told as a doubt, and what is passed over.

use super::withheld;
use crate::audit::{Auditor, Phrases};
use crate::content::{ShownText, Why, Withheld};
use crate::language::Locale;
use crate::source::Span;

/// What the audit says of a text that a reader gets, where something is withheld.
#[derive(PartialEq, Debug, Clone, Copy)]
enum Said {
    Nothing,
    Doubt,
    Stop,
}

fn said_with(secret: &str, why: Why, shared: &[&str], text: &str) -> Said {
    let texts = vec![ShownText { text: text.to_owned(), span: Span::new(100, 200) }];
    let withheld = Withheld { texts, ..withheld(&[(secret, why)], shared) };
    let phrases = Phrases::of(Locale::of("en"));
    let echoes = Auditor::new(&withheld, &phrases).echoes(&withheld, "");
    match echoes.iter().map(|echo| echo.is_doubtful).min() {
        None => Said::Nothing,
        Some(true) => Said::Doubt,
        Some(false) => Said::Stop,
    }
}

fn said(secret: &str, why: Why, text: &str) -> Said {
    said_with(secret, why, &[], text)
}

/// The rows of a table: why something is withheld, what, and the text. A name by itself is that of a person.
fn rows(list: &str) -> impl Iterator<Item = (Why, &str, &str)> {
    let rows = list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" | "));
    rows.map(|(secret, text)| {
        let whys = [("place: ", Why::Place), ("private: ", Why::Private), ("label: ", Why::Label)];
        let why = whys.iter().find_map(|(start, why)| Some((*why, secret.strip_prefix(start)?)));
        let (why, secret) = why.unwrap_or((Why::Name, secret));
        (why, secret, text)
    })
}

#[test]
fn everyday_sentences_stop_nothing() {
    let all: Vec<_> = rows(include_str!("everyday.txt")).map(|(why, secret, text)| (secret, text, said(secret, why, text))).collect();
    let with = |wanted: Said| all.iter().filter(move |(.., said)| *said == wanted);
    for (secret, text, said) in all.iter().filter(|(.., said)| *said != Said::Nothing) {
        println!("{said:?}: {secret}: {text}");
    }
    let (stops, doubts) = (with(Said::Stop).count(), with(Said::Doubt).count());
    println!("everyday sentences: {} in all, {stops} stop, {doubts} in doubt", all.len());
    assert!(all.len() >= 280);
    assert!(stops == 0 && doubts * 5 <= all.len() * 2, "{stops} stop, {doubts} are in doubt");
}

#[test]
fn sentences_about_the_person_are_never_passed_over() {
    let mut all = 0;
    for (why, secret, text) in rows(include_str!("meant.txt")) {
        let (secret, least) = secret.strip_suffix(" ?").map_or((secret, Said::Stop), |secret| (secret, Said::Doubt));
        assert_eq!(said(secret, why, text), least, "{secret}: {text}");
        all += 1;
    }
    assert!(all >= 260);
}

#[test]
fn rows_of_ordinary_words_with_capitals_in_a_labelled_text_are_in_doubt() {
    for (secret, text, least) in [
        ("You now go to Park Road School.", "Park Road School is near.", Said::Doubt),
        ("The refuge is Haven House.", "Mum's letters go to Haven House.", Said::Doubt),
        ("Your carers are Sarah Brown and Peter Hill.", "Peter Hill comes at four.", Said::Doubt),
        ("Mark Wood", "Mark Wood comes.", Said::Doubt),
        ("You now go to Park Road School.", "You walk through the park, up the road to school.", Said::Nothing),
        ("We tell you on Friday Morning.", "Come on Friday Morning.", Said::Nothing),
        ("Your Mum Knows", "Your Mum is here.", Said::Nothing),
    ] {
        assert_eq!(said(secret, Why::Label, text), least, "{secret}: {text}");
    }
    assert_eq!(said("Flat 3, 12 Elm Row, LS1 4AB", Why::Private, "You live in a flat. Three people live there."), Said::Doubt);
    assert_eq!(said("Flat 3, 12 Elm Row, LS1 4AB", Why::Private, "You live in flat three."), Said::Stop);
    for text in ["Rory J Vexley", "Rory J. Vexley", "R J Vexley", "R. J. Vexley"] {
        assert_eq!(said("Rory James Vexley", Why::Private, text), Said::Stop, "{text}");
    }
    for (secret, text) in [
        ("The UPN is H801200001001.", "UPN H801200001001"),
        ("Court: C1/2026/00417", "C1/2026/00417 is heard"),
        ("Pay £40 to 12-34-56 11223344 each month", "It goes to 11223344."),
        ("Pay £40 to 12-34-56 11223344 each month", "Sort code 12-34-56"),
    ] {
        assert_eq!(said(secret, Why::Label, text), Said::Stop, "{secret}: {text}");
    }
}

#[test]
fn the_wide_net_tells_of_what_may_be_the_withheld_thing() {
    const ADDRESS: &str = "Flat 7A, 12 Elm Row, Leeds, LS1 4AB";
    for (secret, why, text) in [
        (ADDRESS, Why::Private, "Walk up Elm Row to number 12."),
        (ADDRESS, Why::Private, "Elm Row, knock at 12."),
        (ADDRESS, Why::Private, "Elm Row. It's number twelve."),
        (ADDRESS, Why::Private, "It is flat seven A."),
        (ADDRESS, Why::Private, "Come to apartment 7A."),
        ("HIV", Why::KeepSafe, "He has H.I.V. now."),
        ("A.D.H.D.", Why::KeepSafe, "He has ADHD."),
        ("Jo-Jo", Why::KeepSafe, "Ask Jojo about it."),
        ("12-34", Why::KeepSafe, "The code is 1234."),
        (ADDRESS, Why::Private, "Ring bell 7A for us."),
        ("Apartment 12, 5 Quay Street, Leeds", Why::Private, "Ours is the twelfth apartment."),
        ("Uncle Tomasz", Why::Name, "T*o*masz came."),
        ("Uncle Tomasz", Why::Name, "Tomas*z* came."),
        ("Tannery House, 5 Quay Street, Leeds", Why::Private, "Tannery house is near."),
        ("Jack", Why::Name, "You climb like Jack and the Beanstalk."),
        ("Dean", Why::Name, "We go to the Forest of Dean."),
        ("Florence", Why::Name, "The trip to Florence is off."),
        ("Mrs Day", Why::Name, "Sports Day is in July."),
        ("Iris", Why::Name, "iris is coming on friday"),
        ("Uncle Femi's flat in Brackenthwaite", Why::Place, "We go to Brackenthwaite on Sunday."),
        ("Nan Iris's, Whitby", Why::Place, "The train to Whitby is slow."),
        ("Tomasz", Why::Name, "T0masz comes too."),
        ("Max", Why::Name, "Homework: max 30 minutes each night."),
        ("Max", Why::Name, "Phone time is max. one hour."),
        ("Oakfield Primary", Why::KeepSafe, "You go to Oakfield."),
        ("St Bede's", Why::KeepSafe, "You go to Saint Bede."),
        ("He was in prison for three years.", Why::Label, "He was in prison for years."),
        ("Rory wets the bed when he is upset.", Why::Label, "You know that Rory wets his bed when he is upset."),
        ("Mum drinks every night and shouts.", Why::Label, "Mum drinks nearly every night and shouts."),
    ] {
        assert_eq!(said(secret, why, text), Said::Doubt, "{secret}: {text}");
    }
    for (secret, why, text) in [
        (ADDRESS, Why::Private, "You like to walk along Elm Row."),
        (ADDRESS, Why::Private, "You have seven cats, and a flat tyre."),
        ("HIV", Why::KeepSafe, "He hives off."),
        ("Iris", Why::Name, "the iris is blue"),
        ("Jay", Why::Name, "Tomorrow is a day."),
        ("Oakfield Primary", Why::KeepSafe, "You go to a primary school."),
        ("Park View School", Why::KeepSafe, "You go to the park."),
        ("Dad comes to see you on Saturday.", Why::Label, "Leon comes to see you on Saturday."),
        ("I want to see my dad more.", Why::Label, "I want to see my mum more."),
    ] {
        assert_eq!(said(secret, why, text), Said::Nothing, "{secret}: {text}");
    }
    for (address, text) in [
        ("40 Station Parade, Leeds", "Come to 40 Station Pde."),
        ("40 Station Parade, Leeds", "Come to 40 Stn Parade."),
        ("9 Kings Crescent, Leeds", "Come to 9 Kings Cr."),
        ("22 Mount Pleasant Terrace, Leeds", "Come to 22 Mt Pleasant Terrace."),
        ("15 Lower Bank Hill, Leeds", "Come to 15 Lwr Bank Hill."),
        ("2 North Street, Leeds", "Come to 2 Nth St."),
        ("6 Canal Whf, Leeds", "Come to 6 Canal Wharf."),
    ] {
        assert_eq!(said(address, Why::Private, text), Said::Stop, "{address}: {text}");
    }
    assert_eq!(said("0114 496 0521 or 0533", Why::Private, "Ring 0114 496 0533."), Said::Stop);
    assert_eq!(said("Tannery House, 5 Quay Street, Leeds", Why::Private, "Tanneryhouse is near the church."), Said::Stop);
    for text in ["[map](https://maps.example/LS21%203QT)", "LS\\21 3QT"] {
        assert_eq!(said("14 Rise, Otley, LS21 3QT", Why::Private, text), Said::Stop, "{text}");
    }
    assert_eq!(said("Drew", Why::Name, "See Dr[ew](https://example.org) at four."), Said::Stop);
}
