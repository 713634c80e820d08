//! What is no leak: the audit says nothing.

use super::{count, finds, page};
use crate::content::Why::{KeepSafe, Label, Name, Private};

#[test]
fn names_inside_other_words() {
    for html in ["<p>tomorrow, atom, bottom, Tomas</p>", "<p>custom</p>", "to m", "<p>To</p><p>m</p>", "T.o.m", "<i class=tomato>x</i>"] {
        assert!(!finds("Tom", Name, html), "{html}");
    }
    assert!(!finds("Mary Ann", Private, "<p>Mary and Ann</p>"));
}

#[test]
fn names_that_are_words_of_the_machinery() {
    let html = "<style>p { max-width: 30rem } @media (max-width: 1px) {}</style><script>Math.max(1)</script><input max=3 type=text><!-- the max -->";
    assert!(!finds("Max", Name, html));
    assert!(!finds("Max", Name, "<link media='(max-width: 30em)' rel=next>"));
    assert!(finds("Max", Name, "<script>let who = 'Max'</script>"));
    assert!(finds("Max", Name, "<p class='max'>x</p>"));
}

#[test]
fn what_the_reader_may_see_elsewhere() {
    let shared = ["Rory wants to see Jay. He lives at 12 Rose Lane."];
    let none =
        |secret, why| assert_eq!(count(page("<p>Rory wants to see Jay. 12 Rose Lane</p>"), &[(secret, why)], &shared, &[]), 0, "{secret}");
    none("Rory", Name);
    none("Rory wants to see Jay.", Label);
    // `keep_safe` is never void: the safe address typed again in a shared text is what it is for.
    assert_eq!(count(page("12 Rose Lane"), &[("12 Rose Lane", KeepSafe)], &shared, &[]), 1);
    // Only the part that is shared is no needle.
    assert_eq!(count(page("LS1 4AP"), &[("12 Rose Lane, Leeds, LS1 4AP", KeepSafe)], &shared, &[]), 1);
    // A name inside a word of a shared text is a name all the same.
    assert_eq!(count(page("Jo"), &[("Jo", Name)], &["Jobs to do"], &[]), 1);
}

#[test]
fn the_programs_own_phrases() {
    let own = ["I will do this", "In an emergency ring 999", "You can say no at any time"];
    for (secret, why) in [("Will", Name), ("You can say no at any time", Label), ("999", Private)] {
        assert_eq!(count(page(&own.join("<br>")), &[(secret, why)], &[], &own), 0, "{secret}");
    }
}

#[test]
fn numbers_that_only_look_like_it() {
    assert!(!finds("LS1 4AP", KeepSafe, "<p>xLS1 4AP1</p>"));
    assert!(!finds("12 Rose Lane", KeepSafe, "<p>112 Rose Lane</p>"));
    assert!(!finds("2 Oak Way", KeepSafe, "<p>12 Oak Way</p>"));
    assert!(!finds("12 Rose Lane", KeepSafe, "<p>13 Rose Lane, 12 Rosemary Lane</p>"));
}

#[test]
fn letters_of_a_packed_picture() {
    // In base64 the letters "Tom" between two signs mean nothing.
    let html = "<img src='data:image/png;base64,iVBORw0KGgo+Tom/Tom+Tom/TomA='>";
    assert!(!finds("Tom", Name, html));
}

#[test]
fn secrets_that_cannot_be_looked_for_do_no_harm() {
    for secret in ["", " ", "a", "?!", "\u{200b}"] {
        for why in [KeepSafe, Private, Label, Name] {
            assert!(!finds(secret, why, "<p>a ? 1</p>"), "{secret:?}");
        }
    }
}

#[test]
fn names_that_are_ordinary_words() {
    for (name, html) in [
        ("Will", "<p>Will you come? We will. You will see.</p>"),
        ("Will", "<span>Will Rory have to move?</span><p>Will Mary Ann come?</p>"),
        ("Will", "<strong>Home</strong> <span>Will I have to move?</span>"),
        ("May", "<p>You may. On 12 May 2026, in May, next May. May I?</p>"),
        ("May", "<time><span>12</span> <span>May</span></time>"),
        ("Hope", "<p>Hope to see you. We hope so.</p>"),
        ("Rose", "<p>The sun rose by a rose.</p>"),
    ] {
        assert!(!finds(name, Name, html), "{name} in {html}");
    }
    for (name, html) in [
        ("Will", "<p>You see Will on Mondays.</p>"),
        ("Will", "<p>Will comes on Mondays.</p>"),
        ("Will", "<p>In Will’s house</p>"),
        ("Auntie Grace", "<p>You stay with Grace.</p>"),
        ("May", "<p>Tea with May and Dad</p>"),
        ("Hope", "<p title='Ring Hope'>x</p>"),
    ] {
        assert!(finds(name, Name, html), "{name} in {html}");
    }
    let own = ["Will I have to move?", "What will happen"];
    assert_eq!(count(page("<p>What will happen. Will I have to move?</p>"), &[("Will", Name)], &[], &own), 0);
    assert_eq!(count(page("<p>You see Will.</p>"), &[("Will", Name)], &[], &own), 1);
}
