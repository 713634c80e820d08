//! People's names under any label, whatever stands in the name and round it.

use super::finds;
use super::shapes::{all_echoes, all_found, all_told, none_found};
use crate::content::Why::{self, Label, Name, Private};

#[test]
fn each_given_name_of_a_name_that_is_more_than_one() {
    for (secret, names) in [
        ("Gregor and Hilde", &["Gregor", "Hilde"][..]),
        ("Gregor & Hilde", &["Gregor", "Hilde"]),
        ("Gregor, Hilde", &["Gregor", "Hilde"]),
        ("Gregor/Hilde Vexley", &["Gregor", "Hilde", "Mrs Vexley"]),
        ("Mum's boyfriend Gregor", &["Gregor"]),
        ("Gregor, Mum’s boyfriend", &["Gregor"]),
        ("Mr and Mrs Vexley", &["Mrs Vexley", "Mr Vexley", "the Vexleys"]),
        ("Uncle Gregor and Auntie Hilde", &["Gregor", "Hilde", "Auntie Hilde"]),
        ("Hilde (Mum's friend)", &["Hilde"]),
        ("Hilde - Mum's friend", &["Hilde"]),
        ("'Big' Gregor", &["Gregor"]),
        ("Big Gregor", &["Gregor"]),
        ("Gregor \"Grisha\" Vexley", &["Gregor", "Grisha", "Gregor Vexley", "Mr Vexley"]),
        ("Gregor-James Vexley", &["Gregor", "Gregor-James", "Gregor Vexley"]),
        ("Gregor van Dyke", &["Gregor", "Mr van Dyke", "Mr Dyke"]),
        ("Gregor Tomasz Vexley", &["Gregor", "Tomasz", "Gregor Vexley"]),
        ("Gregor Smith-Vexley", &["Mr Vexley", "Mr Smith-Vexley"]),
        ("Gregor from church", &["Gregor"]),
        ("gregor vexley", &["Gregor", "gregor"]),
        ("Support worker Gregor", &["Gregor"]),
        ("Dr. Gregor Vexley", &["Gregor", "Dr Vexley"]),
        ("my uncle Gregor", &["Gregor"]),
        ("Nan Doreen", &["Doreen", "Nan Doreen"]),
        ("Nan and Grandad Pete", &["Pete"]),
        ("Fatima al-Rashidi", &["Fatima", "Mrs al-Rashidi", "Mrs Rashidi"]),
        ("Luca d'Abruzzo", &["Luca", "Mr d'Abruzzo", "Mr Abruzzo"]),
        ("The Vexleys", &["Mr Vexley", "the Vexleys"]),
        ("Twins Fergus and Ludo", &["Ludo"]),
        ("Nana and Gregor", &["Gregor"]),
    ] {
        all_found(secret, &[Name], names);
    }
    for (secret, word) in [
        ("Hilde (Mum's friend)", "friend"),
        ("Mum's boyfriend Gregor", "Mum"),
        ("Family support worker", "family"),
        ("Mr and Mrs Vexley", "Mr"),
        ("Gregor and Hilde", "and"),
        ("The neighbour", "neighbour"),
    ] {
        none_found(secret, Name, &[word]);
    }
}

#[test]
fn names_under_any_label() {
    all_found("Gary Hill", &[Label], &["Gary Hill", "gary hill", "Hill, Gary", "G. Hill"]);
    all_found("Zoë Müller-Kaya", &[Label], &["Zoe Muller Kaya", "ZOË MÜLLER-KAYA", "zoe muller-kaya"]);
    all_found("Mr Hill", &[Label], &["mr hill", "Mr. Hill"]);
    all_found("Scared of Gary Hill", &[Label], &["Gary Hill"]);
    all_found("Gary", &[Label], &["Gary", "gary"]);
    all_found("The new doctor is Oisin O'Hanlon now.", &[Label], &["Oisin O'Hanlon"]);
    all_found("You will go to Rosewood Academy in Skipton.", &[Label], &["Rosewood Academy"]);
    all_found("She lives with Hilde van Beeken for now.", &[Label], &["Hilde Beeken"]);
    none_found("Yes", Label, &["Yes"]);
    none_found("Football", Label, &["Football"]);
    none_found("Scared of Gary", Label, &["Gary"]);
    none_found("The Contact Centre rang.", Label, &["Contact Centre"]);
}

#[test]
fn possessives_without_an_apostrophe() {
    for shown in ["Leons dog", "Leon's dog", "Leon’s dog", "Leons' dog", "leons dog"] {
        assert!(finds("Leon", Name, &format!("<p>You like {shown}.</p>")), "{shown}");
    }
    for (name, shown) in [("Tom", "Toms bike"), ("Jo", "Jos bike"), ("Leon Carter", "Leons bike")] {
        assert!(finds(name, Name, &format!("<p>You like {shown}.</p>")), "{shown}");
    }
    assert!(!finds("Carol", Name, "<p>You sing carols.</p>"));
}

#[test]
fn a_word_before_a_name_that_nobody_knows_leaves_a_doubt() {
    for name in ["Pastor Doreen", "Babcia Doreen", "Tall Doreen", "VEXLEY Doreen", "Twins Doreen and Ludo"] {
        all_told(name, &[Name], &["Doreen came."]);
    }
    all_told("Hilde van Beeken", &[Name], &["The van Beekens came.", "Beeken came."]);
}

#[test]
fn names_in_titles_and_across_the_end_of_a_block_are_in_doubt_at_most() {
    for (name, way) in [
        ("George", "You go to St George's Church."),
        ("Ben", "We saw Big Ben in London."),
        ("Charlie", "You like Charlie and the Chocolate Factory."),
        ("Ellis Green", "What matters to Ellis. Green beans."),
    ] {
        let why = if name.contains(' ') { Private } else { Name };
        none_told_surely(name, why, way);
    }
    assert!(!finds("Ellis Green", Private, "<h2>What matters to Ellis</h2><ul><li>Green beans</li></ul>"));
    // A parent of the same last name, and below it what they are to the child.
    for page in [
        "<h2>Huw Jones</h2>\n<p class=\"is\"><span dir=\"auto\">Tegan's dad</span></p>",
        "<p>This copy is for <b>Huw Jones</b></p><p>Tegan's plan</p>",
        "<p>Ask <span>Huw Jones.</span> <b>Tegan</b> can ask too.</p>",
    ] {
        assert!(!finds("Tegan Jones", Private, page), "{page}");
    }
    assert!(finds("Tegan Jones", Private, "<p><b>Jones</b>, <span>Tegan</span></p>"));
    for way in ["<p>Ellis Green</p>", "<p><b>Ellis</b> <i>Green</i></p>", "<p>Ellis\nGreen</p>"] {
        assert!(finds("Ellis Green", Private, way), "{way}");
    }
    all_found("Charlie", &[Name], &["with Charlie and the dog", "for Charlie and the Smith family"]);
    all_found("George", &[Name], &["with George's church"]);
    all_found("Dr Parkinson said so.", &[Label], &["Doctor Parkinson", "Dr. Parkinson"]);
}

fn none_told_surely(secret: &str, why: Why, way: &str) {
    assert!(all_echoes(secret, why, &[], way, way).iter().all(|(_, is_doubtful)| *is_doubtful), "{secret} in {way}");
}

#[test]
fn an_ordinary_word_after_a_first_name_is_no_last_name() {
    for (name, way) in [
        ("Rory May", "Rory may come."),
        ("Rory Cook", "Sam and Rory cook tea."),
        ("Rory Banks", "Rory banks his pocket money."),
        ("Rory Park", "Rory, park the bike."),
        ("Rory Will", "Rory will see Sam."),
    ] {
        assert_eq!(all_echoes(name, Private, &[], way, way), [], "{name} in {way}");
    }
    all_found("Rory May", &[Private], &["Rory May", "RORY MAY"]);
    assert!(!all_echoes("Rory May", Private, &[], "rory may", "rory may").is_empty(), "in small letters it is in doubt");
}

#[test]
fn a_labelled_name_is_found_after_a_title_too() {
    all_found("Kai Dunmore", &[Label], &["Mr Dunmore"]);
    all_found("We told Ottis Vexley about it last week.", &[Label], &["Mr Vexley", "Ottis Vexley"]);
    for way in ["Leonʼs dog", "Leonˈs dog", "Leonꞌs dog"] {
        assert!(finds("Leon", Name, &format!("<p>It is {way}.</p>")), "{way}");
    }
}
