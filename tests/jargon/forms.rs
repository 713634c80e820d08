//! Every form of every term is found, written in any way; every trap of the list keeps its term silent.

use super::list;
use ourplan::language::{Term, Traps, WordClass};

/// The plural of a term, as English makes it.
fn plural(term: &str) -> String {
    let (head, last) = term.rsplit_once(' ').map_or(("", term), |(head, last)| (head, last));
    let plural = match last {
        "child" => "children".to_owned(),
        "person" => "people".to_owned(),
        word if word.ends_with('y') && !["ay", "ey", "oy"].iter().any(|end| word.ends_with(end)) => {
            format!("{}ies", &word[..word.len() - 1])
        }
        word if word.ends_with('s') || word.ends_with('x') || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        word => format!("{word}s"),
    };
    format!("{head} {plural}").trim_start().to_owned()
}

/// The forms of a verb, as English makes them.
fn verb(term: &str) -> [String; 3] {
    let third = if term.ends_with("sh") || term.ends_with("ss") { format!("{term}es") } else { format!("{term}s") };
    match term.strip_suffix('e') {
        Some(stem) => [third, format!("{term}d"), format!("{stem}ing")],
        None => [third, format!("{term}ed"), format!("{term}ing")],
    }
}

/// The forms that a term must have by its class.
fn inflections(term: &Term) -> Vec<String> {
    let mut forms = vec![term.term.clone()];
    match term.is {
        WordClass::Noun => forms.extend([plural(&term.term), format!("{}'s", term.term), format!("{}\u{2019}s", term.term)]),
        WordClass::Verb => forms.extend(verb(&term.term)),
        WordClass::Mass => forms.push(format!("{}'s", term.term)),
        WordClass::Adjective | WordClass::Phrase | WordClass::Name => {}
    }
    forms
}

/// A sentence around a form in which its term is meant.
fn carrier(traps: &Traps, form: &str) -> String {
    if let Some(before) = traps.only_after.first() {
        return format!("It says {before} {form} again today.");
    }
    if let Some(after) = traps.only_before.first() {
        return format!("It says {form} {after} again today.");
    }
    let near = traps.only_near.first().map_or("", String::as_str);
    format!("It says {form} again today, {near}.")
}

fn is_found(term: &Term, text: &str) -> bool {
    list().find(text).iter().any(|hit| hit.term.term == term.term)
}

/// A form as people write it: with hyphens, over two lines, at the start of a sentence, in capitals.
fn writings(form: &str) -> Vec<String> {
    let mut first = form.chars();
    let capital: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
    let mut written = vec![form.to_owned(), capital, form.replace('\'', "\u{2019}")];
    written.extend([
        form.replace(' ', "-"),
        form.replace(' ', "\n"),
        form.replace('-', " "),
        format!("**{form}**"),
        format!("\u{201c}{form}\u{201d}"),
    ]);
    if form.chars().all(|sign| !sign.is_uppercase()) {
        written.push(form.to_uppercase());
    }
    written
}

#[test]
fn every_form_of_every_term_is_found_however_it_is_written() {
    for term in list().terms() {
        let unsure = term.unsure.iter().flat_map(|unsure| unsure.forms.iter().map(|form| (form.clone(), &unsure.traps)));
        let sure = term.forms.iter().cloned().chain(inflections(term)).map(|form| (form, &term.traps));
        for (form, traps) in sure.chain(unsure) {
            for written in writings(&form) {
                let text = carrier(traps, &written);
                assert!(is_found(term, &text), "`{}` is not found in: {text}", term.term);
            }
        }
    }
}

#[test]
fn letters_are_found_in_capitals_only() {
    for text in ["we send a card", "a pep talk", "sausage and mash", "a lac of paint", "neet and tidy", "PLEASE SEND help"] {
        assert!(list().find(text).is_empty(), "{text}");
    }
    assert_eq!(list().find("the SEND team, your PEP's pages, two IROs").len(), 3);
}

/// A neighbour as a text would have it.
fn spoken(neighbour: &str) -> String {
    neighbour.replace("<name>", "Grace").replace("<number>", "20")
}

#[test]
fn every_trap_of_the_list_keeps_its_term_silent() {
    for term in list().terms() {
        let own = (&term.term, &term.traps);
        let unsure = term.unsure.iter().flat_map(|unsure| unsure.forms.iter().map(|form| (form, &unsure.traps)));
        for (form, traps) in std::iter::once(own).chain(unsure) {
            let after = traps.not_after.iter().map(|trap| format!("It says {} {form} again.", spoken(trap)));
            let before = traps.not_before.iter().map(|trap| format!("It says {form} {} again.", spoken(trap)));
            let near = traps.not_near.iter().map(|trap| format!("It says {form} again, with {} in it.", spoken(trap)));
            for text in after.chain(before).chain(near) {
                assert!(!is_found(term, &text), "`{}` is found in: {text}", term.term);
            }
        }
    }
}

#[test]
fn a_neighbour_counts_only_in_the_same_breath() {
    let contact = |text: &str| list().find(text).iter().any(|hit| hit.term.term == "contact");
    assert!(contact("Look him in the eye. Contact is on Sunday."));
    assert!(contact("After school, by eye, contact happens."));
    assert!(!contact("He makes eye\ncontact."));
    assert!(!contact("Read [this](https://contact.example/contact), or write to contact@council.example."));
    assert!(contact("Read [about contact](https://council.example) today."));
}
