//! The ways in which programs save: after each the new booklet is made, and no booklet is ever made from half a plan.
//!
//! `OURPLAN_SAVES=100 cargo test --release --test suite -- watch::saves --nocapture` saves each way a hundred times and prints
//! how long it took from the save to the booklet.

use super::desk::Desk;
use std::cell::Cell;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

/// A plan that says at its beginning and at its end which step it is at, with much between.
pub(super) fn text(step: usize) -> Vec<u8> {
    let filler: String = (0..60).map(|line| format!("# Line {line} of what stands between, so that a plan can be cut here.\n")).collect();
    format!(
        "plan: child-in-need
child: {{name: Amira, age: 9, pronouns: she}}
made: {{on: 2026-11-12, with: [amira, mum, grace]}}
lead: grace
people:
  amira: me
  mum: {{name: Layla, is: my mum, part: family}}
  grace: {{name: Grace Bell, is: our family worker, part: social-worker, phone: 0113 496 0100}}
why_we_have_this_plan: We begin at step{step:05}.
in_our_words: [{{who: amira, words: I want to play., answer: You can.}}]
reviews: {{next: 2027-02-13}}
consent: {{given_by: [mum], on: 2026-11-12}}
goals: [{{goal: I sleep well, whose: amira, now: I wake up twice., in_12_months: I sleep all night.}}]
agreement: {{amira: \"yes\", mum: \"yes\"}}
{filler}if_things_change: We end at step{step:05}.
"
    )
    .into_bytes()
}

/// One way to save. What it leaves behind for a while, it takes away again.
type Save = fn(&Path, &[u8]);

const WAYS: [(&str, Save); 14] = [
    ("emptied and written", |path, bytes| fs::write(path, bytes).expect("written")),
    ("written over in place", |path, bytes| {
        let mut file = OpenOptions::new().write(true).open(path).expect("open");
        file.write_all(bytes).expect("written");
        file.set_len(bytes.len() as u64).expect("cut");
    }),
    ("a new file, renamed", |path, bytes| renamed(&path.with_extension("yaml.tmp"), path, bytes)),
    ("a new file from another folder, renamed", |path, bytes| renamed(&root(path).join("upload.part"), path, bytes)),
    ("the old one renamed, a new one made", |path, bytes| {
        let backup = path.with_extension("yaml~");
        fs::rename(path, &backup).expect("renamed");
        fs::write(path, bytes).expect("written");
        fs::remove_file(backup).expect("removed");
    }),
    ("a copy made, then written over", |path, bytes| {
        let backup = path.with_extension("bak");
        fs::copy(path, &backup).expect("copied");
        fs::write(path, bytes).expect("written");
        fs::remove_file(backup).expect("removed");
    }),
    ("deleted, and made a little later", |path, bytes| {
        fs::remove_file(path).expect("removed");
        sleep(Duration::from_millis(30));
        fs::write(path, bytes).expect("written");
    }),
    ("deleted, and another renamed", |path, bytes| {
        let new = path.with_extension("new");
        fs::write(&new, bytes).expect("written");
        fs::remove_file(path).expect("removed");
        fs::rename(new, path).expect("renamed");
    }),
    ("in slow pieces", |path, bytes| pieces(path, bytes)),
    ("written, then touched", |path, bytes| {
        fs::write(path, bytes).expect("written");
        sleep(Duration::from_millis(5));
        touch(path, SystemTime::now());
    }),
    ("with lock and swap files beside it", |path, bytes| {
        let beside =
            [".~lock.amira.yaml#", "~$amira.yaml", ".amira.yaml.swp", "4913", "#amira.yaml#"].map(|name| path.with_file_name(name));
        beside.iter().for_each(|file| fs::write(file, b"held").expect("written"));
        fs::write(path, bytes).expect("written");
        beside.iter().for_each(|file| fs::remove_file(file).expect("removed"));
    }),
    ("a second name for a new file", |path, bytes| {
        let new = path.with_extension("link");
        fs::write(&new, bytes).expect("written");
        fs::remove_file(path).expect("removed");
        fs::hard_link(&new, path).expect("linked");
        fs::remove_file(new).expect("removed");
    }),
    ("put back with an old time", |path, bytes| {
        let new = path.with_extension("restored");
        fs::write(&new, bytes).expect("written");
        touch(&new, SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
        fs::rename(new, path).expect("renamed");
    }),
    ("by a program that shares folders", |path, bytes| {
        let part = path.with_file_name(".amira.yaml.part");
        pieces(&part, bytes);
        fs::rename(part, path).expect("renamed");
        let copy = path.with_file_name("amira-DESKTOP-4JD8K2L.yaml");
        fs::write(&copy, bytes).expect("written");
        fs::remove_file(copy).expect("removed");
    }),
];

fn root(plan: &Path) -> PathBuf {
    plan.ancestors().nth(2).expect("a plan lies in a project").to_path_buf()
}

fn renamed(from: &Path, to: &Path, bytes: &[u8]) {
    fs::write(from, bytes).expect("written");
    fs::rename(from, to).expect("renamed");
}

fn pieces(path: &Path, bytes: &[u8]) {
    let mut file = File::create(path).expect("made");
    for piece in bytes.chunks(bytes.len() / 5 + 1) {
        file.write_all(piece).expect("written");
        let began = Instant::now();
        sleep(Duration::from_millis(15));
        PAUSE.set(PAUSE.get().max(began.elapsed()));
    }
}

thread_local! {
    /// The longest pause between two pieces of the last save. On a busy machine it may be far longer than meant. By polling such a pause
    /// cannot be told from the end of a save, so that save does not count and is made again.
    static PAUSE: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}
const TOO_LONG: Duration = Duration::from_millis(100);
/// How often a save may be made again.
const MOST_TRIES: usize = 100;

fn touch(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).expect("open").set_modified(time).expect("touched");
}

/// How often each way is tried here; somebody may ask for more.
fn times() -> usize {
    std::env::var("OURPLAN_SAVES").ok().and_then(|number| number.parse().ok()).unwrap_or(2)
}

/// The steps that a booklet speaks of.
fn steps(words: &str) -> (String, String) {
    let after = |mark: &str| words.split(mark).nth(1).map(|rest| rest[..5].to_owned()).unwrap_or_default();
    (after("begin at step"), after("end at step"))
}

fn every_save_is_seen_whole(poll: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("plans/amira.yaml");
    fs::create_dir_all(folder.path().join("plans")).expect("made");
    fs::write(&plan, text(0)).expect("written");
    let desk = Desk::watch(folder.path(), poll, |options| options.readers = vec!["family".to_owned()]);
    let mut step = 0;
    // The booklets and rounds that do not count.
    let mut excused: Vec<[Range<usize>; 2]> = Vec::new();
    let so_far = || desk.read(|notes| (notes.rounds.len(), notes.booklets.len()));
    for (way, save) in WAYS {
        let mut waits = Vec::new();
        while waits.len() < times() {
            step += 1;
            let (rounds, booklets) = so_far();
            PAUSE.set(Duration::ZERO);
            save(&plan, &text(step));
            let is_slow = poll && PAUSE.get() > TOO_LONG;
            let mark = format!("end at step{step:05}");
            let seen = |words: &str| words.contains(&mark);
            let waited = desk.wait(way, |notes| notes.booklets.iter().skip(booklets).any(|(_, _, words)| seen(words)));
            if is_slow {
                desk.settle();
                let (rounds_now, booklets_now) = so_far();
                excused.push([booklets..booklets_now, rounds..rounds_now]);
                assert!(excused.len() < MOST_TRIES, "{way}: no save in pieces was quick enough");
                continue;
            }
            waits.push(waited);
            // The round is over, and the booklet stands.
            desk.wait_for_round(rounds, way, |round| round.plans.iter().any(|plan| plan == "amira"));
            let file = folder.path().join("booklets/amira/family/amira-family.html");
            assert!(seen(&fs::read_to_string(file).expect("it stands")), "{way}: the booklet says what was saved");
        }
        waits.sort_unstable();
        println!(
            "{} {way}: {} saves, middle {:?}, longest {:?}",
            if poll { "looking" } else { "telling" },
            waits.len(),
            waits[waits.len() / 2],
            waits[waits.len() - 1]
        );
    }
    desk.read(|notes| {
        let counts = |at: usize, of: usize| !excused.iter().any(|ranges| ranges[of].contains(&at));
        for (_, (plan, _, words)) in notes.booklets.iter().enumerate().filter(|(at, _)| counts(*at, 0)) {
            let (first, last) = steps(words);
            assert!(first == last && first.len() == 5, "half a plan was read: it begins at {first:?} and ends at {last:?}");
            assert_eq!(plan, "amira", "a copy or a lock file is no plan");
        }
        let rounds = notes.rounds.iter().enumerate().filter(|(at, _)| counts(*at, 1)).map(|(_, round)| round);
        let failed: Vec<_> = rounds.filter(|round| !round.is_disturbed && !round.failed.is_empty()).collect();
        assert!(failed.is_empty(), "half a plan was read: {failed:#?}");
    });
}

#[test]
fn every_way_to_save_is_seen_whole_where_the_machine_tells() {
    every_save_is_seen_whole(false);
}

#[test]
fn every_way_to_save_is_seen_whole_by_looking() {
    every_save_is_seen_whole(true);
}
