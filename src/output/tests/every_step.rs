//! A whole run over several plans, with all that a run may do, stopped before each of its file operations: at that
//! moment each booklet stands wholly old or wholly new, and the next run mends the rest.

use super::*;

/// What the booklets are before and after: a plan made anew, one with a reader who goes, one held back, one that
/// comes, one that goes.
const BEFORE: [(&str, &str, &str); 5] =
    [("amira", "mum", "old"), ("kit", "dad", "old"), ("kit", "mum", "old"), ("leon", "dad", "old"), ("zoe", "mum", "old")];
const AFTER: [(&str, &str, &str); 3] = [("amira", "mum", "new"), ("kit", "mum", "new"), ("nia", "mum", "new")];

/// The pages of the worker's index, of which two are left.
const INDEX: [&str; 3] = ["index.html", "index-2.html", "index-3.html"];

fn files(word: &str) -> [(&str, &str); 3] {
    [("index.html", word), ("same.html", "same"), if word == "old" { ("a/gone.html", word) } else { ("b/come.html", word) }]
}

fn place(plan: &str, reader: &str, word: &str) -> BTreeMap<String, String> {
    files(word).iter().map(|(name, text)| (format!("{plan}/{reader}/{name}"), (*text).to_owned())).collect()
}

fn before(out: &Path) -> Result<(), SystemError> {
    let output = Output::open(out)?;
    for (plan, reader, word) in BEFORE {
        output.publish(booklet(plan, reader, word, &site(&files(word))))?;
    }
    index_of(&output, 3, "old")?;
    output.finish().map(drop)
}

fn work(out: &Path) -> Result<(), SystemError> {
    let output = Output::open(out)?;
    output.hold_back("leon", "dad")?;
    for (plan, reader, word) in AFTER {
        output.publish(booklet(plan, reader, word, &site(&files(word))))?;
    }
    output.keep_readers("kit", &names(&["mum"]))?;
    output.keep_plans(&names(&["amira", "kit", "leon", "nia"]))?;
    index_of(&output, 2, "new")?;
    output.finish().map(drop)
}

/// The booklets of which neither the old nor the new stands whole. One that only comes or goes may also not be there.
fn mixed(out: &Path) -> Vec<String> {
    let found = tree(out);
    let mut wrong = Vec::new();
    for (plan, reader) in [("amira", "mum"), ("kit", "dad"), ("kit", "mum"), ("leon", "dad"), ("nia", "mum"), ("zoe", "mum")] {
        let below = format!("{plan}/{reader}/");
        let here: BTreeMap<_, _> = found.clone().into_iter().filter(|(name, _)| name.starts_with(&below)).collect();
        let whole = |list: &[(&str, &str, &str)]| match list.iter().find(|(p, r, _)| (*p, *r) == (plan, reader)) {
            Some((_, _, word)) => here == place(plan, reader, word),
            None => here.is_empty(),
        };
        if !whole(&BEFORE) && !whole(&AFTER) {
            wrong.push(format!("{below}: {here:?}"));
        }
    }
    let known = |name: &str| {
        INDEX.contains(&name) || [&BEFORE[..], &AFTER[..]].concat().iter().any(|(p, r, _)| name.starts_with(&format!("{p}/{r}/")))
    };
    wrong.extend(found.keys().filter(|name| !known(name)).cloned());
    for (number, name) in INDEX.iter().enumerate() {
        // The third page goes.
        if !matches!((number, found.get(*name).map(String::as_str)), (0 | 1, Some("old" | "new")) | (2, Some("old") | None)) {
            wrong.push((*name).to_owned());
        }
    }
    wrong
}

fn after() -> BTreeMap<String, String> {
    let mut all: BTreeMap<_, _> = AFTER.iter().flat_map(|(plan, reader, word)| place(plan, reader, word)).collect();
    all.extend(INDEX[..2].iter().map(|name| ((*name).to_owned(), "new".to_owned())));
    all
}

/// Stops at each operation, looks at once, opens again, looks, and goes on. Gives the number of points.
fn at_every_operation(looks_at_once: bool) -> usize {
    let whole = folder();
    before(whole.path()).expect("it is written");
    let (steps, done) = stop::count(|| work(whole.path()));
    assert!(done.is_ok() && steps > 80, "{steps} steps");
    assert_eq!(tree(whole.path()), after());
    for step in 0..=steps {
        let out = folder();
        before(out.path()).expect("it is written");
        let done = stop::after(step, || work(out.path()));
        assert!(done.is_ok() || step < steps, "with every step granted it is done");
        if looks_at_once {
            assert_eq!(mixed(out.path()), [""; 0], "step {step}, at once");
        }
        // The run that mends it may be stopped as well.
        drop(stop::after(step % 7, || Output::open(out.path()).map(drop)));
        if looks_at_once {
            assert_eq!(mixed(out.path()), [""; 0], "step {step}, while it is mended");
        }
        open(out.path()).finish().expect("it is mended");
        assert_eq!(mixed(out.path()), [""; 0], "step {step}, mended");
        let own: Vec<_> = own_names(out.path()).into_iter().filter(|name| name != "held-back").collect();
        assert_eq!(own, ["index.json", "lock", "plans"], "step {step}");
        work(out.path()).unwrap_or_else(|fault| panic!("step {step}: {fault}"));
        assert_eq!(tree(out.path()), after(), "step {step}");
        let held = tree(&out.path().join(".ourplan/held-back"));
        let held: BTreeMap<String, String> = held.into_iter().filter(|(name, _)| !name.ends_with(".list")).collect();
        assert_eq!(held, place("leon", "dad", "old"), "step {step}: what was held back is whole");
    }
    steps + 1
}

#[test]
fn of_a_run_over_several_plans() {
    let exchanged = cfg!(any(target_os = "linux", target_vendor = "apple"));
    let points = at_every_operation(exchanged);
    println!("stopped at every file operation: {points} points, 0 mixed");
}

/// Where folders cannot change places, there is a moment with no booklet in its place; the next run ends it.
#[test]
fn of_the_same_run_where_folders_cannot_change_places() {
    let points = stop::without_exchange(|| at_every_operation(false));
    println!("stopped at every file operation, where folders cannot change places: {points} points, 0 mixed after the next run");
}
