//! What stands on the terminal while somebody watches, and what the waiting costs: the program itself, as it is typed.

use crate::support::{change, small_project};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The program at work. It is ended with the test.
struct Running {
    child: Child,
    lines: Receiver<String>,
    told: Vec<String>,
}

impl Running {
    fn start(project: &Path, arguments: &[&str]) -> Running {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ourplan"))
            .args(arguments)
            .args(["--reader", "mum", "--format", "single", "--today", "2026-11-22"])
            .current_dir(project)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (sender, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().expect("piped")), Box::new(child.stderr.take().expect("piped"))];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)));
            });
        }
        Running { child, lines, told: Vec::new() }
    }

    /// Waits for a line with these words, the next one or a later one.
    fn says(&mut self, words: &str) {
        self.wait(words, |told| told.last().is_some_and(|line| line.contains(words)));
    }

    /// Waits for these words, before the last line or after it: what is made and what is wrong come on two streams.
    fn has_said(&mut self, words: &str) {
        self.wait(words, |told| told.iter().any(|line| line.contains(words)));
    }

    fn wait(&mut self, words: &str, is_so: impl Fn(&[String]) -> bool) {
        let began = Instant::now();
        while !is_so(&self.told) {
            assert!(began.elapsed() < Duration::from_secs(90), "`{words}` was not said, but {:#?}", self.told);
            match self.lines.recv_timeout(Duration::from_secs(1)) {
                Ok(line) => self.told.push(line),
                Err(_) => assert!(self.child.try_wait().expect("known").is_none(), "it ended, and said {:#?}", self.told),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_terminal_says_what_is_made_what_is_wrong_and_when_it_is_mended() {
    let project = small_project();
    let mut program = Running::start(project.path(), &["watch"]);
    program.says("Made 1 booklet.");
    program.says("Watching. Save a file, and its booklets are made again.");
    change(project.path(), "plans/care-plan.yaml", "Ask Sam.", "Ask Sam first.");
    program.says("care-plan: 1 booklet made in ");
    change(project.path(), "plans/care-plan.yaml", "plan: care-plan", "plam: care-plan");
    program.says("Nothing was made of `care-plan`. Mend the errors above and save. I am still watching.");
    program.has_said("plans/care-plan.yaml:");
    change(project.path(), "plans/care-plan.yaml", "plam: care-plan", "plan: care-plan");
    program.says("`care-plan` is mended.");
    change(project.path(), "ourplan.yaml", "council:", "counsel:");
    program.says("Nothing was made. Mend the errors above and save. I am still watching.");
    change(project.path(), "ourplan.yaml", "counsel:", "council:");
    program.says("The settings and the theme are mended.");
    let told = program.told.join("\n");
    assert!(!told.contains("Ask Sam first."), "the terminal tells no words of a plan: {told}");
}

#[test]
fn a_wrong_path_ends_it_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_ourplan")).args(["watch", "nowhere"]).current_dir(folder.path()).output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere is not there."), "{output:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn waiting_costs_next_to_nothing() {
    for arguments in [&["watch"][..], &["watch", "--poll"]] {
        let project = small_project();
        let mut program = Running::start(project.path(), arguments);
        program.says("Watching.");
        // What was written a moment ago is looked into once more.
        std::thread::sleep(Duration::from_secs(4));
        let before = processor_time(program.child.id());
        let began = Instant::now();
        std::thread::sleep(Duration::from_secs(5));
        let used = processor_time(program.child.id()) - before;
        let share = used.as_secs_f64() / began.elapsed().as_secs_f64();
        println!("{arguments:?} waits with {:.2} % of a core", share * 100.0);
        // One tick of the clock that counts this is 0.2 %.
        assert!(share < 0.01, "{arguments:?}: {share}");
    }
}

/// The processor time that a program has used, from the kernel's own count of hundredths of a second.
#[cfg(target_os = "linux")]
fn processor_time(id: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("it runs");
    let after_name = stat.rsplit_once(')').expect("a name in brackets").1;
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).map(|number| number.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}
