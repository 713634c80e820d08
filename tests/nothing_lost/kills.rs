//! Kills the real program at random moments, many times. `KILLS=20000 cargo test` does it for longer.

use super::bench::{Bench, NEW, OLD, own_names, start};
use std::time::{Duration, Instant};

/// After so many kills in a row a run may come to its end, and must leave nothing behind.
const IN_A_ROW: usize = 5;

/// What came of the kills of one lane.
#[derive(Default)]
struct Tally {
    kills: usize,
    while_writing: usize,
    too_late: usize,
    mixed: usize,
}

/// Kills in one output folder, one after the other.
fn lane(kills: usize, seed: u64, jobs: &str) -> Tally {
    let bench = Bench::new();
    let mut random = fastrand::Rng::with_seed(seed);
    let mut took = Vec::new();
    for version in [OLD, NEW, OLD, NEW, OLD] {
        let began = Instant::now();
        bench.build(version);
        took.push(began.elapsed());
    }
    took.sort();
    // Both are made to fit while it goes on: shorter after a kill that came too late, longer after one that hit.
    let (mut usual, mut writing) = (took[0], took[0] / 8);
    let (staging, running) = (bench.out.join(".ourplan/staging"), bench.out.join(".ourplan/running"));
    let mut tally = Tally::default();
    let mut runs = 0;
    while tally.kills < kills {
        runs += 1;
        bench.turn_to(runs % 2);
        let mut command = bench.command();
        command.args(["--jobs", jobs]);
        let mut child = start(command);
        let began = Instant::now();
        // Half of them at any moment of a run, half after the writing has begun.
        let any_moment = random.bool();
        if any_moment {
            std::thread::sleep(usual.mul_f64(random.f64()));
        } else {
            while !staging.exists() && began.elapsed() < usual * 20 {
                std::thread::sleep(Duration::from_micros(100));
            }
            std::thread::sleep(writing.mul_f64(random.f64()));
        }
        child.kill().expect("it is our own");
        let code = child.wait().expect("it ends").code();
        let fitted = if any_moment { &mut usual } else { &mut writing };
        *fitted = fitted.mul_f64(if code.is_some() { 0.8 } else { 1.03 });
        match code {
            // It came to its end before the kill did. So it must have mended what the one before left.
            Some(code) => {
                assert_eq!(code, 0, "the run after a kill works");
                tally.too_late += 1;
                bench.assert_is(runs % 2);
            }
            None => {
                tally.kills += 1;
                tally.while_writing += usize::from(staging.exists() || running.exists());
                let mixed = bench.mixed();
                assert!(mixed.is_empty(), "kill {}, seed {seed}: neither old nor new: {mixed:?}, {:?}", tally.kills, own_names(&bench.out));
                tally.mixed += mixed.len();
                if tally.kills.is_multiple_of(IN_A_ROW) {
                    bench.build(random.usize(..2));
                }
            }
        }
    }
    bench.build(NEW);
    bench.build(OLD);
    tally
}

#[test]
fn a_program_killed_at_any_moment_leaves_the_old_booklet_or_the_new() {
    let kills: usize = std::env::var("KILLS").ok().map_or(1000, |text| text.parse().expect("KILLS is a number"));
    let began = Instant::now();
    let tallies = std::thread::scope(|scope| {
        let one = scope.spawn(|| lane(kills / 2, 11, "1"));
        let two = scope.spawn(|| lane(kills - kills / 2, 12, "2"));
        [one.join().expect("it ends"), two.join().expect("it ends")]
    });
    let sum = |part: fn(&Tally) -> usize| tallies.iter().map(part).sum::<usize>();
    println!(
        "killed at random moments: {} kills, {} of them while it was writing, {} too late to hit, {} mixed, {:.0} s",
        sum(|tally| tally.kills),
        sum(|tally| tally.while_writing),
        sum(|tally| tally.too_late),
        sum(|tally| tally.mixed),
        began.elapsed().as_secs_f32()
    );
    assert_eq!(sum(|tally| tally.kills), kills);
    assert!(sum(|tally| tally.while_writing) * 10 > kills, "at least 1 kill in 10 hits the writing");
}
