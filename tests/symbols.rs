//! Built-in pictures: nothing in them but lines, each where it says it is from, chosen by an author or by the words of an idea.

use ourplan::booklet::{Booklet, Extras, Page, PageWords, Part, compose};
use ourplan::check::{CheckEnv, PictureState, Suppressions, check};
use ourplan::language::Locale;
use ourplan::plan::settings::Settings;
use ourplan::source::decode;
use ourplan::{read, theme, view};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn booklet(plan: &str, reader: &str) -> Booklet {
    let today = "2026-03-15".parse().expect("a date");
    let file = decode("plan.yaml", plan.as_bytes()).unwrap_or_else(|finding| panic!("{}", finding.message));
    let (settings, silenced, there) = (Settings::defaults(), Suppressions::default(), |_: &str| PictureState::There);
    let desk = CheckEnv { today, name: "plan", settings: &settings, picture_exists: &there, shape_errors: false, silenced: &silenced };
    let (checked, found) = check(read::read(&file).0.expect("a draft"), &desk);
    let plan = checked.unwrap_or_else(|| panic!("{:?}", found.iter().map(|finding| &finding.message).collect::<Vec<_>>()));
    let readers = view::readers(&plan, today);
    let reader = readers.iter().find(|known| known.key == reader).expect("the reader is in the plan");
    let (view, _) = view::view(&plan, reader, today);
    compose(&view, Locale::bundled("en").expect("English"), &Extras::default()).expect("it can be composed")
}

/// Rory's plan with some lines changed, for Rory in a style.
fn rory(style: &str, changes: &[(&str, &str)]) -> Booklet {
    let mut plan =
        file("tests/contract/care-plan.yaml").replace("rory:  {style: child, language: en, pictures: true}", &format!("rory: {style}"));
    for (from, to) in changes {
        assert!(plan.contains(from), "{from}");
        plan = plan.replacen(from, to, 1);
    }
    booklet(&plan, "rory")
}

fn page<'b>(booklet: &'b Booklet, id: &str) -> &'b Page {
    booklet.pages.iter().find(|page| page.id == id).unwrap_or_else(|| panic!("there is no page {id}"))
}

/// The ideas of a page's lists, in sections too.
fn ideas(parts: &[Part]) -> Vec<&PageWords> {
    let mut all: Vec<&PageWords> = Vec::new();
    for part in parts {
        match part {
            Part::List(list) => all.extend(list.items.iter().map(|item| &item.words)),
            Part::Section(section) => all.extend(ideas(&section.parts)),
            Part::Promises(promises) => all.extend(promises.items.iter().map(|promise| &promise.what)),
            Part::Facts(facts) => all.extend(facts.rows.iter().map(|row| &row.words)),
            Part::Text(text) if !text.words.text.contains("Tabler") => all.push(&text.words),
            _ => {}
        }
    }
    all
}

fn drawing(words: &PageWords) -> Option<&str> {
    words.symbol.as_ref().map(|symbol| symbol.drawing.as_str())
}

#[test]
fn each_picture_is_one_path_of_lines_and_nothing_that_acts() {
    let sheet = file("themes/plain/symbols.svg");
    let mut names = BTreeSet::new();
    for line in sheet.lines().filter(|line| line.starts_with("<symbol")) {
        let rest = line.strip_prefix("<symbol id=\"").unwrap_or_else(|| panic!("{line}"));
        let (name, rest) = rest.split_once("\" viewBox=\"0 0 24 24\"><path d=\"").unwrap_or_else(|| panic!("{line}"));
        let lines = rest.strip_suffix("\"/></symbol>").unwrap_or_else(|| panic!("{line}"));
        assert!(name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{name}");
        assert!(lines.starts_with('M') && lines.chars().all(|sign| "MmLlHhVvCcSsQqTtAaZz0123456789., -".contains(sign)), "{name}");
        assert_eq!(theme::lines(name), Some(lines));
        assert!(names.insert(name), "{name} is drawn twice");
    }
    assert_eq!(names.iter().copied().collect::<Vec<_>>(), theme::symbols().collect::<Vec<_>>());
    assert!(names.len() > 150, "{}", names.len());
    for bad in ["script", "href=\"http", "xlink", "url(", "<image", "<style", "foreignObject", "on", "data:"] {
        let acts = sheet.lines().filter(|line| !line.starts_with("<symbol") && !line.starts_with("<use") && !line.starts_with("<!--"));
        let acts = acts.skip(1).find(|line| line.contains(bad));
        assert_eq!(acts, None, "{bad}");
    }
}

#[test]
fn each_picture_is_the_one_whose_hash_is_listed() {
    let list = file("licences/tabler-icons.tsv");
    let mut listed = BTreeMap::new();
    for row in list.lines().skip(1) {
        let [name, from, theirs, ours] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        assert!(from.starts_with("icons/outline/") && theirs.len() == 64, "{row}");
        listed.insert(name, ours);
    }
    let hash = |lines: &str| Sha256::digest(lines.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let drawn: BTreeMap<&str, String> = theme::symbols().filter_map(|name| Some((name, hash(theme::lines(name)?)))).collect();
    assert_eq!(drawn.keys().collect::<Vec<_>>(), listed.keys().collect::<Vec<_>>());
    for (name, hash) in &drawn {
        assert_eq!(listed[name], hash, "{name} was changed");
    }
}

#[test]
fn each_word_leads_to_a_picture_and_each_picture_has_a_word() {
    for tag in Locale::tags() {
        let Some(words) = Locale::bundled(tag).expect("a language").pictures().expect("a list") else { continue };
        let drawn: BTreeSet<&str> = theme::symbols().collect();
        let named: BTreeSet<&str> = words.pictures().collect();
        assert_eq!(named.difference(&drawn).collect::<Vec<_>>(), Vec::<&&str>::new(), "{tag}: not drawn");
        assert_eq!(drawn.difference(&named).collect::<Vec<_>>(), [&"stone"], "{tag}: without a word");
        let mut seen = BTreeSet::new();
        for word in words.words() {
            assert!(words.meant(word).is_some(), "{tag}: {word}");
            assert!(seen.insert(word), "{tag}: {word} stands there twice");
        }
    }
}

#[test]
fn the_reference_names_every_word_and_every_picture() {
    let page = ourplan::report::pictures();
    let words = Locale::bundled("en").expect("English").pictures().expect("a list").expect("there is one");
    for word in words.words() {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
    for picture in theme::symbols().filter(|picture| *picture != "stone") {
        assert!(page.contains(&format!("\n| {picture} | `")), "{picture}");
    }
}

#[test]
fn words_are_found_whole_with_their_endings_and_never_in_a_name() {
    let words = Locale::bundled("en").expect("English").pictures().expect("a list").expect("there is one");
    let of = |text: &str, names: &[&str]| words.of(text, &|word| names.contains(&word)).first().copied().unwrap_or("none").to_owned();
    for (text, picture) in [
        ("You like dogs.", "dog"),
        ("You go swimming on Mondays.", "swim"),
        ("Your social workers come.", "badge"),
        ("Mum gives you medicine.", "medicine"),
        ("The school is near.", "school"),
        ("Nan's turn", "loved"),
        ("You see Mum.", "loved"),
        ("Things moved on.", "move"),
        ("You are called Kim.", "none"),
        ("The bedrock is hard.", "none"),
        ("You play on Saturday.", "dice"),
        ("You talk to the doctor.", "doctor"),
        ("It is at Star Wood.", "none"),
        ("No.", "none"),
        ("", "none"),
    ] {
        assert_eq!(of(text, &[]), picture, "{text}");
    }
    assert_eq!(of("Rose comes. Rose's dog comes too.", &["Rose", "Rose's"]), "dog");
    assert_eq!(of("Holly Baker helps.", &["Holly", "Baker"]), "help");
    assert_eq!(of("Flower comes.", &["Flower"]), "none");
    assert_eq!(of("A flower grows.", &["Flower"]), "flower");
}

#[test]
fn no_picture_stands_unasked_beside_harm_or_beside_what_is_not() {
    let words = Locale::bundled("en").expect("English").pictures().expect("a list").expect("there is one");
    for (text, picture) in [
        ("You like dogs.", "dog"),
        ("You go swimming on Mondays.", "swim"),
        ("The school is near.", "school"),
        ("My dad hit my mum at school.", "none"),
        ("You do not have to move house.", "none"),
        ("I don't eat lunch.", "none"),
        ("Nobody loves me at home.", "none"),
        ("My dog died.", "none"),
        ("I miss my dog.", "none"),
        ("They took my cat.", "none"),
        ("I cut my arm with scissors.", "none"),
        ("My uncle touched me in the car.", "none"),
        ("Mum is in prison. You write to her.", "none"),
        ("You used to go to football.", "none"),
        ("My mum.", "none"),
        ("Gran is happy.", "none"),
        ("He came into my bed.", "none"),
    ] {
        assert_eq!(words.harmless(text, &|_| false).first().copied().unwrap_or("none"), picture, "{text}");
    }
}

#[test]
fn what_somebody_said_is_given_no_meaning_by_a_picture() {
    let easier = rory("{style: easier}", &[]);
    let said: Vec<_> =
        page(&easier, "said").parts.iter().filter_map(|part| if let Part::Said(said) = part { Some(said) } else { None }).collect();
    assert!(!said.is_empty());
    for said in said {
        assert_eq!(drawing(&said.words), Some("say"), "{}", said.words.text);
        assert!(said.answer.as_ref().is_none_or(|answer| drawing(&answer.words) == Some("talk")), "{}", said.words.text);
    }
}

#[test]
fn an_author_chooses_a_picture_by_a_word() {
    let child = rory("{style: child}", &[]);
    let chosen: Vec<_> = ideas(&page(&child, "life").parts).into_iter().filter_map(drawing).collect();
    assert_eq!(chosen, ["talk"], "where the author wrote it, and nowhere else");
    assert!(page(&child, "life").symbols.contains("talk"));
    let with = [("picture: talk", "picture: {word: talking, alt: Two people who talk}")];
    let child = rory("{style: child}", &with);
    let symbol = ideas(&page(&child, "life").parts).into_iter().find_map(|words| words.symbol.clone()).expect("a picture");
    assert_eq!((symbol.drawing.as_str(), symbol.alt.as_deref()), ("talk", Some("Two people who talk")));
}

#[test]
fn a_picture_that_is_not_for_a_reader_is_not_in_their_booklet() {
    let label = [("picture: talk", "picture: {word: swim, not_for: [rory]}")];
    let child = rory("{style: child}", &label);
    assert!(child.pages.iter().all(|page| !page.symbols.contains("swim")), "a withheld picture leaves nothing");
    assert!(ideas(&page(&child, "life").parts).into_iter().all(|words| drawing(words).is_none()));
}

#[test]
fn where_an_author_wants_no_picture_none_stands_in_any_style() {
    let none = |written: &str| vec![("picture: talk", format!("picture: {written}"))];
    for written in ["none", "{word: none}", "\"none\""] {
        for style in ["easier", "child", "family"] {
            let changes = none(written);
            let changes: Vec<_> = changes.iter().map(|(from, to)| (*from, to.as_str())).collect();
            let without = rory(&format!("{{style: {style}}}"), &changes);
            let life = ideas(&page(&without, "life").parts).into_iter().find(|words| words.bare).expect("the idea").clone();
            assert!(life.symbol.is_none() && life.picture.is_none(), "{style}: {written}");
        }
    }
    let chosen = rory("{style: easier}", &[("picture: talk", "allow: []")]);
    let text = rory("{style: easier}", &[("picture: talk", "picture: none")]);
    let bare = ideas(&page(&text, "life").parts).into_iter().find(|words| words.bare).expect("the idea").text.clone();
    let before = ideas(&page(&chosen, "life").parts).into_iter().find(|words| words.text == bare).expect("the same idea");
    assert!(before.symbol.is_some(), "without `none` the program gives it a picture");
    for tag in Locale::tags() {
        let words = Locale::bundled(tag).expect("a language").pictures().expect("a list");
        assert!(words.is_none_or(|words| words.meant("none").is_none()), "{tag}: `none` is a word of a picture");
    }
}

#[test]
fn in_easier_words_each_idea_has_one_picture() {
    let easier = rory("{style: easier}", &[]);
    // The doors of the start page have drawings of their own.
    for page in easier.pages.iter().filter(|page| page.id != "start") {
        for words in ideas(&page.parts) {
            let one = words.symbol.is_some() != words.picture.is_some();
            // A promise without a picture has a ring to tick.
            assert!(one || page.id == "doing", "{}: {}", page.id, words.text);
        }
        assert!(page.symbols.iter().all(|name| theme::lines(name).is_some()), "{}", page.id);
    }
    let all: Vec<_> = easier.pages.iter().flat_map(|page| ideas(&page.parts)).filter_map(drawing).collect();
    let stones = all.iter().filter(|drawing| **drawing == "stone").count();
    assert!(stones * 3 < all.len() * 2, "{stones} of {} are stones", all.len());
}

#[test]
fn a_picture_does_not_stand_twice_in_a_row_unless_it_is_a_stone() {
    let likes = "likes: [Books., Books at night., Books., I like it., It is fine., So is that., Books.]";
    let easier = rory("{style: easier}", &[("likes: [kites, trains, my dog Biscuit]", likes)]);
    let shown = page(&easier, "about").parts.iter().find_map(|part| match part {
        Part::List(list) if list.items.iter().any(|item| item.words.text == "Books at night.") => Some(list),
        _ => None,
    });
    let drawn: Vec<_> = shown.expect("the list").items.iter().filter_map(|item| drawing(&item.words)).collect();
    assert_eq!(drawn, ["book", "stone", "book", "stone", "stone", "stone", "book"]);
    for page in &easier.pages {
        for part in &page.parts {
            if let Part::List(list) = part {
                let drawn: Vec<_> = list.items.iter().filter_map(|item| drawing(&item.words)).collect();
                assert!(drawn.windows(2).all(|two| two[0] != two[1] || two[0] == "stone"), "{}: {drawn:?}", page.id);
            }
        }
    }
}

#[test]
fn no_pictures_means_none_of_these_either() {
    for style in ["easier", "child", "family"] {
        let without = rory(&format!("{{style: {style}, pictures: false}}"), &[]);
        assert!(without.symbols.is_empty() && without.pages.iter().all(|page| page.symbol.is_none()), "{style}");
        assert!(without.pages.iter().flat_map(|page| ideas(&page.parts)).all(|words| words.symbol.is_none()), "{style}");
        assert!(!serde_json::to_string(&without).expect("JSON").contains("Tabler"), "{style}");
    }
}

#[test]
fn a_booklet_that_shows_them_says_whose_they_are() {
    for style in ["easier", "child", "teen", "family"] {
        let booklet = rory(&format!("{{style: {style}}}"), &[]);
        let written = serde_json::to_string(&booklet).expect("JSON");
        assert!(written.contains("Tabler Icons") && written.contains("MIT"), "{style}");
        assert_eq!(written.matches("Tabler Icons").count(), 1, "{style}: once");
    }
    let none = rory("{style: teen}", &[("picture: talk", "by: every day")]);
    assert!(none.symbols.is_empty() && !serde_json::to_string(&none).expect("JSON").contains("Tabler"), "a young person who chose none");
}
