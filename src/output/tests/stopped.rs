//! A run that is stopped before any of its steps: afterwards the old booklet stands whole, or the new.

use super::*;

const OLD: [(&str, &str); 3] = [("index.html", "old"), ("same.html", "same"), ("a/gone.html", "old")];
const NEW: [(&str, &str); 3] = [("index.html", "new"), ("same.html", "same"), ("b/come.html", "new")];

fn at(place: &str, files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(name, text)| (format!("{place}/{name}"), (*text).to_owned())).collect()
}

/// An output folder with one booklet and a person's own files in it.
fn before(with_own: bool) -> TempDir {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &OLD).expect("it is written");
    if with_own {
        write(out.path().join("rory/mum/a/mine.txt"), "mine");
        write(out.path().join("rory/mum/mine.txt"), "mine");
    }
    out
}

/// Does something stopped before each of its steps in turn, looks at what is there after the next `open`,
/// and goes on. Says how often the old stood, and how often the new.
fn at_each_step(
    with_own: bool,
    work: impl Fn(&Path) -> Result<(), SystemError>,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> (usize, usize) {
    let whole = before(with_own);
    let (steps, done) = stop::count(|| work(whole.path()));
    assert!(done.is_ok() && steps > 5, "{steps} steps");
    let (mut olds, mut news) = (0, 0);
    for step in 0..=steps {
        for again in 0..3 {
            let out = before(with_own);
            drop(stop::after(step, || work(out.path())));
            // The run after it may be stopped as well.
            for more in 0..again {
                drop(stop::after(more * 2, || Output::open(out.path()).map(drop)));
            }
            let output = open(out.path());
            let found = tree(out.path());
            assert!(found == *old || found == *new, "step {step}, again {again}: {found:?}");
            let is_new = found == *new;
            if is_new {
                news += 1;
            } else {
                olds += 1;
            }
            let listed = output.older_copy("rory", "mum").expect("it is read");
            let ours = found.iter().filter(|(_, text)| *text != "mine").count();
            assert_eq!(listed.len(), ours, "step {step}, again {again}: the record says what is there");
            assert_eq!(output.is_current("rory", "mum", "k1"), found.contains_key("rory/mum/a/gone.html"), "step {step}, again {again}");
            output.finish().expect("it is saved");
            assert_eq!(
                own_names(out.path()).iter().filter(|name| *name != "held-back").collect::<Vec<_>>(),
                ["lock", "plans"],
                "step {step}"
            );
            // And the program can go on from there.
            work(out.path()).unwrap_or_else(|fault| panic!("step {step}, again {again}: {fault}"));
            assert_eq!(tree(out.path()), *new, "step {step}, again {again}");
        }
    }
    (olds, news)
}

fn with_mine(mut files: BTreeMap<String, String>) -> BTreeMap<String, String> {
    files.extend(at("rory/mum", &[("a/mine.txt", "mine"), ("mine.txt", "mine")]));
    files
}

#[test]
fn while_a_booklet_is_made_anew() {
    let work = |out: &Path| run(out, "rory", "mum", "k2", &NEW).map(drop);
    let (olds, news) = at_each_step(false, work, &at("rory/mum", &OLD), &at("rory/mum", &NEW));
    assert!(olds > 10 && news > 10, "{olds} old, {news} new");
}

#[test]
fn while_a_booklet_with_own_files_is_made_anew() {
    let work = |out: &Path| run(out, "rory", "mum", "k2", &NEW).map(drop);
    at_each_step(true, work, &with_mine(at("rory/mum", &OLD)), &with_mine(at("rory/mum", &NEW)));
}

#[test]
fn while_a_booklet_is_removed() {
    let work = |out: &Path| {
        let output = Output::open(out)?;
        output.keep_plans(&BTreeSet::new())?;
        output.finish().map(drop)
    };
    at_each_step(false, work, &at("rory/mum", &OLD), &texts(&[]));
    at_each_step(true, work, &with_mine(at("rory/mum", &OLD)), &with_mine(texts(&[])));
}

#[test]
fn while_a_booklet_is_held_back() {
    let work = |out: &Path| {
        let output = Output::open(out)?;
        output.hold_back("rory", "mum")?;
        output.finish().map(drop)
    };
    at_each_step(true, work, &with_mine(at("rory/mum", &OLD)), &with_mine(texts(&[])));
}

#[test]
fn while_the_index_is_written() {
    let (steps, _) = stop::count(|| {
        let out = before(false);
        let output = open(out.path());
        index(&output, b"one").and_then(|()| output.finish().map(drop))
    });
    for step in 0..steps {
        let out = before(false);
        drop(stop::after(step, || {
            Output::open(out.path()).and_then(|output| index(&output, b"one").and_then(|()| output.finish().map(drop)))
        }));
        let output = open(out.path());
        index(&output, b"two").unwrap_or_else(|fault| panic!("step {step}: {fault}"));
        output.finish().expect("it is saved");
        assert_eq!(read(&out.path().join("index.html")).as_deref(), Some("two"));
    }
}

#[test]
fn a_fault_in_one_booklet_leaves_the_others() {
    for step in 0..30 {
        let out = before(false);
        let output = open(out.path());
        let artifacts = site(&NEW);
        let failed = stop::after(step, || output.publish(booklet("rory", "mum", "k2", &artifacts))).is_err();
        output.publish(booklet("rory", "dad", "k1", &artifacts)).expect("it is written");
        output.finish().expect("it is saved");
        let mut expected = at("rory/mum", if failed { &OLD } else { &NEW });
        expected.extend(at("rory/dad", &NEW));
        assert_eq!(tree(out.path()), expected, "step {step}");
        assert!(open(out.path()).is_current("rory", "dad", "k1"));
    }
}

#[test]
fn half_a_record_beside_the_old_one() {
    let out = before(false);
    write(out.path().join(".ourplan/running"), "");
    write(out.path().join(".ourplan/plans/rory.new"), "{\"ourplan\":4,\"bookl");
    write(out.path().join(".ourplan/staging/1/index.html"), "half");
    assert!(open(out.path()).is_current("rory", "mum", "k1"));
    assert_eq!(own_names(out.path()), ["lock", "plans"]);
    assert_eq!(std::fs::read_dir(out.path().join(".ourplan/plans")).expect("there").count(), 1);
}
