//! Clean booklets: the examples as they are, and with withheld names and texts that only look like what stands there.

use super::{booklet, phrases, withheld};
use crate::support::*;
use ourplan::audit::{Auditor, Phrases};
use ourplan::content::{Why, Withheld};
use ourplan::formats::Artifact;
use ourplan::view::{readers, view};
use rayon::prelude::*;

/// Names of withheld people that are words too, and a text in which only the word stands.
const NAMES: [(&str, &str); 24] = [
    ("Will", "Will you come too? We will see. Yes, we will."),
    ("Grace", "She says grace before tea. Grace for a good day."),
    ("Rose", "The sun rose late. There is a rose by the door."),
    ("Hope", "Hope to see you soon. We hope it helps."),
    ("May", "You may ask. The next visit is on 12 May 2026, in May. May I go?"),
    ("June", "In June we go to the sea, by 3 June."),
    ("April", "The club starts in April. It opens again next April."),
    ("Mark", "Put a mark here. My mark was good."),
    ("Bill", "The bill is paid."),
    ("Joy", "A joy to see. What a joy."),
    ("Faith", "You have faith in it."),
    ("Dawn", "We got up at dawn."),
    ("Summer", "We swim in summer."),
    ("Robin", "A robin sat there."),
    ("Frank", "They were frank with us."),
    ("Grant", "The grant pays for it."),
    ("Art", "You love art at school."),
    ("Ray", "A ray of light."),
    ("Sky", "The sky was blue."),
    ("Olive", "You like an olive."),
    ("Jay", "A blue jay sang."),
    ("Penny", "It costs a penny."),
    ("Chance", "Give it a chance."),
    ("Tom", "See you tomorrow. An atom is small. The bottom step."),
];

/// Withheld texts that are near to harmless ones but are not them, each with the harmless one.
const TEXTS: [(&str, Why, &str); 40] = [
    ("Not yet", Why::Label, "Not yet. We wait."),
    ("a new school", Why::Label, "You start at a new school."),
    ("Yes", Why::Label, "Yes, that is right."),
    ("12 Rose Lane, Leeds, LS1 4AP", Why::KeepSafe, "We meet at 13 Rose Lane in Leeds, LS1 4AB."),
    ("07700 900123", Why::Private, "Ring 07700 900124."),
    ("0113 496 0001", Why::Private, "Ring 0113 496 0010."),
    ("2016-03-14", Why::KeepSafe, "The review is on 15 March 2026, and on 14 April."),
    ("priya@home.example", Why::Private, "Write to mum@home.example."),
    ("Maria Santos", Why::Private, "Maria Lopez comes too."),
    ("Tom Field", Why::Name, "We run in the field tomorrow."),
    ("He will move out in May.", Why::Label, "He will move on in May to the next class."),
    ("Dad drank again on Friday.", Why::Label, "Dad rang again on Friday."),
    ("Mum has a new partner now.", Why::Label, "Mum has a new job now."),
    ("We will look at this again at the review.", Why::Label, "We look at all goals at each review."),
    ("The police came to the house.", Why::Label, "The plumber came to the house."),
    ("Sam", Why::Name, "It is the same as before. We put sample sheets out."),
    ("Al", Why::Name, "All is well, as always."),
    ("Ed", Why::Name, "You painted it red, and it dried."),
    ("Jo", Why::Name, "The job is done. You enjoy it."),
    ("the flat over the bakery", Why::KeepSafe, "You like the bread of the bakery."),
    ("St Anne's", Why::KeepSafe, "It is on the first day."),
    ("Dev Patel", Why::Name, "They develop a plan."),
    ("3 Elm Row", Why::Private, "There are 3 elms in a row."),
    ("She goes to the clinic on Mondays.", Why::Label, "You go to the library on Mondays."),
    ("Elm Row", Why::KeepSafe, "The elm trees stand in a row. Helm rowing is fun."),
    ("Zed Club", Why::KeepSafe, "The club for chess has a zebra."),
    ("index", Why::KeepSafe, "You like the pictures in it."),
    ("color", Why::KeepSafe, "You paint with bright colours."),
    ("Fox & Hound", Why::KeepSafe, "A fox ran past the hound."),
    ("Justin", Why::Name, "Take a coat, just in case."),
    ("Martin", Why::Name, "The smart inn has cake, and a mart in town has bread."),
    ("Carol", Why::Name, "We sing carols at the school."),
    ("Said Omar", Why::Name, "Nobody said so. What was said stands here."),
    ("Daniel Parkinson", Why::Name, "Mildred Parkinson comes with mildredparkinson@post.example."),
    ("Rory James Field", Why::Private, "In the field, James and Rory ran."),
    ("12 Elm Row, Leeds", Why::Private, "There are 12 trees. Elm Rows are at 13 to 19."),
    ("07700 900321", Why::Private, "Seven boys and seven girls, and one more."),
    ("Gary hit Mum in the kitchen on the Friday of the review.", Why::Label, "We met in the kitchen on the Friday of that week."),
    ("You will stay with Sam until you are 18, Gary says.", Why::Label, "You stay with Sam until you are 16."),
    ("This plan says who looks after Leah now.", Why::Label, "This plan says who looks after you."),
];

/// Whether the audit stops a booklet.
fn stops(artifacts: &[Artifact], withheld: &Withheld, phrases: &Phrases) -> bool {
    Auditor::new(withheld, phrases).audit(artifacts).map_or(true, |hits| !hits.is_empty())
}

#[test]
fn clean_booklets_are_seldom_stopped() {
    let out = tempfile::tempdir().expect("a folder for the test");
    let done = build_into(&examples(), out.path());
    assert_eq!(done.exit_code(), 0, "the examples build without an error");
    let phrases = phrases();
    let mut booklets = Vec::new();
    let mut alarms = Vec::new();
    let mut plans = 0;
    for (name, text) in example_plans() {
        let (plan, _) = checked(&name, &text);
        let plan = plan.unwrap_or_else(|| panic!("{name} has no errors"));
        plans += 1;
        for reader in readers(&plan, today()).iter().filter(|reader| !reader.protect) {
            let artifacts = booklet(&out.path().join(&name).join(&reader.key));
            let (_, withheld) = view(&plan, reader, today());
            if stops(&artifacts, &withheld, &phrases) {
                alarms.push(format!("{name}, {}", reader.key));
            }
            booklets.push(artifacts);
        }
    }
    let examples = booklets.len();
    let names = NAMES.iter().map(|(secret, text)| (*secret, Why::Name, *text));
    let variants: Vec<_> = names.chain(TEXTS).collect();
    let stopped: Vec<_> = variants
        .par_iter()
        .enumerate()
        .filter_map(|(number, (secret, why, text))| {
            let artifacts = with_text(&booklets[number % booklets.len()], text);
            let is_stopped = stops(&artifacts, &withheld([(*secret, *why)]), &phrases);
            let is_found = stops(&with_text(&artifacts, &leak(secret)), &withheld([(*secret, *why)]), &phrases);
            assert!(is_found || is_short(secret, *why), "{secret} itself is found");
            is_stopped.then(|| format!("{secret} in: {text}"))
        })
        .collect();
    plans += variants.len();
    alarms.extend(stopped);
    for alarm in &alarms {
        println!("false alarm: {alarm}");
    }
    println!(
        "audit precision: {} false alarms in {plans} plans ({examples} booklets of examples, {} variants)",
        alarms.len(),
        variants.len()
    );
    assert!(variants.len() >= 40, "there are enough variants");
    assert!(alarms.len() * 20 <= plans, "stopped without need: {alarms:#?}");
}

/// The first files of a booklet, with one more paragraph on the first page.
fn with_text(artifacts: &[Artifact], text: &str) -> Vec<Artifact> {
    let mut is_first = true;
    let change = |artifact: &Artifact| {
        let mut bytes = artifact.bytes.clone();
        if is_first && artifact.name.ends_with(".html") {
            is_first = false;
            let page = String::from_utf8(bytes).expect("a page is text");
            bytes = page.replacen("</main>", &format!("<p>{text}</p></main>"), 1).into_bytes();
        }
        Artifact { name: artifact.name.clone(), bytes, format: artifact.format }
    };
    artifacts.iter().take(6).map(change).collect()
}

/// A sentence in which the secret itself stands.
fn leak(secret: &str) -> String {
    format!("Yesterday we met {secret} there.")
}

/// Texts of fewer than four words that a label withholds are no needles, as the promise says.
fn is_short(secret: &str, why: Why) -> bool {
    why == Why::Label && secret.split_whitespace().count() < 4
}
