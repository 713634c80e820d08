//! Short texts and names as people change them by hand, and what only looks like it.

use super::{count, file, finds, page};
use crate::content::Why::{self, KeepSafe, Label, Name, Private};

fn all_found(secret: &str, why: Why, written: &[&str]) {
    for text in written {
        assert!(finds(secret, why, &format!("<p>We meet at {text} on Monday.</p>")), "{secret} as {text}");
    }
}

fn none_found(secret: &str, why: Why, written: &[&str]) {
    for text in written {
        assert!(!finds(secret, why, &format!("<p>We meet at {text} on Monday.</p>")), "{secret} in {text}");
    }
}

#[test]
fn keep_safe_texts_in_any_form() {
    all_found(
        "Elm Row",
        KeepSafe,
        &[
            "ElmRow",
            "#elmrow",
            "https://x.example/elmrow",
            "<a href='https://elmrow.example/'>here</a>",
            "elmrow@post.example",
            "elmrow12@post.example",
            "E l m R o w",
            "E.L.M. R.O.W.",
            "El m Row",
            "Elm Rows",
            "myElmRowHouse",
            "elmrowclub@post.example",
            "Elm-Row’s",
            "x%2520Elm%2520Row",
        ],
    );
    all_found("Zed Club", KeepSafe, &["ZedClub", "Z.E.D. club", "the Zed Clubs", "zed_club"]);
    all_found("Beechfield", KeepSafe, &["B e e c h f i e l d", "Beech field", "beechfield2@post.example", "Beechfields"]);
    all_found("Fox & Hound", KeepSafe, &["Fox and Hound", "FoxAndHound", "Fox &amp; Hound", "fox + hound"]);
    all_found("Fox and Hound", KeepSafe, &["Fox &amp; Hound", "Fox Hound"]);
    all_found("St Mary's", KeepSafe, &["Saint Marys", "saint mary’s", "St. Mary's", "StMarys"]);
    all_found("Saint Mary's School", KeepSafe, &["St Marys School"]);
    all_found("Elm Road", KeepSafe, &["Elm Rd", "elm rd."]);
    none_found("Elm Row", KeepSafe, &["the elm in a row", "elm trees"]);
    none_found("St Anne's", KeepSafe, &["the first day", "best anne", "the last Annes"]);
    none_found("Oak", KeepSafe, &["o a k", "a soak", "oaks"]);
}

#[test]
fn names_by_hand() {
    all_found(
        "Leonidas",
        Name,
        &["L e o n i d a s", "L.e.o.n.i.d.a.s", "Leo nidas", "leonidas99@post.example", "the Leonidases", "myLeonidas"],
    );
    all_found(
        "Daniel Parkinson",
        Name,
        &["Daniel", "Mr Parkinson", "Mr. PARKINSON", "the Parkinsons", "D. Parkinson", "Parkinson, Daniel"],
    );
    all_found("Rory James Featherstone", Private, &["Featherstone, Rory James", "FEATHERSTONE Rory", "Rory Featherstone"]);
    all_found("Will", Name, &["W i l l"]);
    none_found("Daniel Parkinson", Name, &["parkinson", "Parkinson Street", "Mildred Parkinson", "mildredparkinson@post.example"]);
    none_found("Justin", Name, &["us just in time", "Just in case"]);
    none_found("Bethany", Name, &["Beth any day"]);
    none_found("Carol", Name, &["carols"]);
    none_found("Tom", Name, &["T o m", "tom9nt"]);
    none_found("Rose", Name, &["Roses", "rose1"]);
    // Another reader's surname, which this reader may read, is no secret after a title.
    assert_eq!(count(page("Mrs Parkinson"), &[("Daniel Parkinson", Name)], &["Mary Parkinson"], &[]), 0);
}

#[test]
fn addresses_and_numbers_by_hand() {
    all_found("12 Elm Row, Leeds", Private, &["Elm Row 12", "twelve Elm Row", "Twelve, Elm Row", "12 Ellm Row", "12 Elm Rwo", "12 El Row"]);
    all_found("47 Elm Row", KeepSafe, &["forty-seven Elm Row"]);
    all_found("07700 900321", Private, &["O77OO 9OO321", "o77oo-9oo321", "oh double seven double oh nine double oh three two one"]);
    all_found("07700 900321", Private, &["zero seven seven zero zero nine zero zero three two one"]);
    none_found("12 Elm Row, Leeds", Private, &["13 Elm Row", "112 Ellm Row", "12 Elms", "two Elm Rows"]);
}

#[test]
fn seven_words_in_a_row_of_a_withheld_text() {
    let secret = "I am frightened when Gary visits on Friday.";
    all_found(secret, Label, &["He is frightened when Gary visits on Friday"]);
    all_found("Gary may not go to her at all, as we said.", Label, &["Gary may not go to her at", "may not go to her at all"]);
    all_found(
        "Nobody told him that protection orders forbid telephone conversations.",
        Label,
        &["that protection orders forbid telephone conversations"],
    );
    none_found("You will stay with Sam until you are 18, Gary says.", Label, &["You stay with Sam until you are 16"]);
    none_found(secret, Label, &["when Gary visits on Friday", "frightened when Gary visits"]);
    none_found("The review is on 12 May 2026 at 3 and Dad is told.", Label, &["The review is on 12 May 2026 at 3"]);
    let own = ["You can say no at any time"];
    let withheld = "You can say no at any time, and Gary is not told of it.";
    assert_eq!(count(page("<p>You can say no at any time.</p>"), &[(withheld, Label)], &[], &own), 0);
    assert_eq!(count(page("<p>She said it, and Gary is not told of it.</p>"), &[(withheld, Label)], &[], &own), 1);
}

#[test]
fn tag_letters_that_nobody_sees() {
    let tags: String = "12 Elm Row".chars().filter_map(|letter| char::from_u32(0xe_0000 + u32::from(letter))).collect();
    assert!(finds("12 Elm Row", KeepSafe, &format!("<p>a{tags}b</p>")));
    assert!(finds("12 Elm Row", KeepSafe, &format!("<p title='a{tags}b'>x</p>")));
    assert!(finds("12 Elm Row", KeepSafe, "<p>12 E\u{e0041}lm\u{e007f} Row</p>"));
}

#[test]
fn words_of_which_pages_are_built() {
    let html =
        "<style>body { color: red }</style><body class='single color'><a href='index.html'>x</a><!-- index --><p hidden id=body>x</p>";
    for word in ["color", "index", "body", "single", "hidden", "Index"] {
        assert!(!finds(word, KeepSafe, html), "{word}");
        assert!(finds(word, KeepSafe, &format!("{html}<p>Look at the {word}.</p>")), "{word}");
        assert!(finds(word, KeepSafe, &format!("{html}<img alt='the {word}'>")), "{word}");
    }
    assert_eq!(count(file("index.html", b""), &[("index", KeepSafe)], &[], &[]), 0);
    assert_eq!(count(file("refuge.html", b""), &[("refuge", KeepSafe)], &[], &[]), 1);
}
