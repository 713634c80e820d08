//! From a save to the booklet: how long until it is written, and until a browser can see it, among so many plans; how many
//! builds many changes at once make; how soon a folder that came back is built; what waiting costs.
//! Run it with `cargo bench --bench watch`; give the number of plans, and how many saves, after `--`.

use ourplan::formats::Artifact;
use ourplan::pipeline::{BuildRequest, PlanDone, Progress, WatchRequest};
use ourplan::serve::Preview;
use ourplan::watch::{Line, Round, WatchListener, watch};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

struct Told(std::sync::Mutex<Sender<(Instant, Duration, Duration)>>);

impl Progress for Told {
    fn begin(&self, _plans: usize) {}
    fn done(&self, _plan: &PlanDone) {}
    fn booklet(&self, _plan: &str, _reader: &str, _artifacts: &[Artifact]) {}
}

impl WatchListener for Told {
    fn progress(&self) -> &dyn Progress {
        self
    }
    fn watching(&self, _why_look: Option<&str>) {
        self.tell(Duration::ZERO, Duration::ZERO);
    }
    fn built(&self, round: &Round<'_>) {
        if round.number > 1 {
            self.tell(round.settled, round.took);
        }
    }
}

impl Told {
    fn new() -> (Told, Receiver<(Instant, Duration, Duration)>) {
        let (sender, receiver) = channel();
        (Told(sender.into()), receiver)
    }
    fn tell(&self, settled: Duration, took: Duration) {
        let _ = self.0.lock().expect("a line").send((Instant::now(), settled, took));
    }
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok());
    let (plans, saves) = (numbers.next().unwrap_or(1000), numbers.next().unwrap_or(100));
    let folder = tempfile::tempdir().expect("a folder for the bench");
    println!("{plans} plans, {saves} saves");
    for poll in [false, true] {
        let project = folder.path().join(if poll { "looking" } else { "telling" });
        write_project(&project, plans);
        written(&project, saves, poll);
    }
    let project = folder.path().join("telling");
    seen(&project, saves.min(50));
}

/// A plan of the examples, under many names.
fn write_project(project: &Path, plans: usize) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("content-examples/plans/child-in-need.yaml");
    let text = fs::read_to_string(example).expect("the example is there");
    fs::create_dir_all(project.join("plans")).expect("made");
    for plan in 0..plans {
        fs::write(project.join(format!("plans/plan-{plan:05}.yaml")), &text).expect("written");
    }
}

fn options(project: &Path) -> BuildRequest {
    BuildRequest {
        paths: vec![project.to_path_buf()],
        today: Some(jiff::civil::date(2026, 11, 22)),
        write: true,
        watch: WatchRequest { leave_sealed: true, ..WatchRequest::default() },
        ..BuildRequest::default()
    }
}

/// Saves a plan with another remark at its end, and says when.
fn save(project: &Path, plan: usize, number: usize) -> Instant {
    let path = project.join(format!("plans/plan-{plan:05}.yaml"));
    let text = fs::read_to_string(&path).expect("read");
    let text = text.split("\n# save").next().unwrap_or_default();
    let began = Instant::now();
    fs::write(path, format!("{text}\n# save {number}\n")).expect("written");
    began
}

fn written(project: &Path, saves: usize, poll: bool) {
    let line = Line::default();
    let handle = line.handle();
    let (told, rounds) = Told::new();
    let options = options(project);
    std::thread::scope(|scope| {
        let began = Instant::now();
        scope.spawn(move || watch(&options, poll, &line, &told).expect("it watches"));
        rounds.recv().expect("the first build is over");
        println!("\n{}: first build {:.2} s", if poll { "by looking" } else { "by telling" }, began.elapsed().as_secs_f64());
        std::thread::sleep(Duration::from_secs(4));
        let before = processor_time();
        std::thread::sleep(Duration::from_secs(5));
        println!("waiting: {:.2} % of a core", (processor_time() - before).as_secs_f64() / 5.0 * 100.0);
        let (mut all, mut settle, mut build) = (Vec::new(), Vec::new(), Vec::new());
        let plans = fs::read_dir(project.join("plans")).expect("read").count();
        for number in 0..saves {
            let saved = save(project, number * 7 % plans, number);
            let (at, settled, took) = rounds.recv_timeout(Duration::from_secs(120)).expect("a round");
            all.push(at - saved);
            settle.push(settled);
            build.push(took);
        }
        show("save → written", &mut all);
        show("  of it: settling", &mut settle);
        show("  of it: building", &mut build);
        let many = Instant::now();
        for plan in 0..plans {
            save(project, plan, 1_000_000);
        }
        let saving = many.elapsed();
        let (mut count, mut last) = (0, Instant::now());
        while let Ok((at, ..)) = rounds.recv_timeout(Duration::from_secs(if count == 0 { 600 } else { 8 })) {
            (count, last) = (count + 1, at);
        }
        println!(
            "{plans} changes in {:.2} s: {count} builds, all done {:.2} s after the first",
            saving.as_secs_f64(),
            (last - many).as_secs_f64()
        );
        let (plans_folder, aside) = (project.join("plans"), project.join("aside"));
        fs::rename(&plans_folder, &aside).expect("moved");
        let _ = rounds.recv_timeout(Duration::from_secs(60));
        std::thread::sleep(Duration::from_secs(1));
        let back = Instant::now();
        fs::rename(&aside, &plans_folder).expect("moved");
        let (at, settled, took) = rounds.recv_timeout(Duration::from_secs(60)).expect("it is back");
        println!("folder back → built: {} (settling {}, building {})", ms(at - back), ms(settled), ms(took));
        handle.stop();
    });
}

/// From a save to the bytes that a browser has.
fn seen(project: &Path, saves: usize) {
    let preview = Preview::open(None).expect("a port");
    let (address, handle) = (preview.address(), preview.handle());
    let (told, rounds) = Told::new();
    let options = options(project);
    std::thread::scope(|scope| {
        scope.spawn(move || preview.run(&options, false, &told).expect("it serves"));
        rounds.recv().expect("the first build is over");
        let rest = address.trim_start_matches("http://");
        let (host, path) = rest.split_once('/').expect("a path");
        let ask = |path: &str| {
            let mut stream = TcpStream::connect(host).expect("it listens");
            write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("asked");
            stream
        };
        let text = |path: &str| {
            let mut text = String::new();
            ask(path).read_to_string(&mut text).map(|_| text).unwrap_or_default()
        };
        let base = format!("/{}", path.trim_end_matches('/'));
        let page = text(&format!("{base}/see/plan-00000/amira/"));
        let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0").to_owned();
        let mut lines = BufReader::new(ask(&format!("{base}/live?{version}"))).lines().map_while(Result::ok);
        let path = project.join("plans/plan-00000.yaml");
        let plan = fs::read_to_string(&path).expect("read");
        let mut all = Vec::new();
        for number in 0..saves {
            let words = format!("Number {number} of what we say.");
            let saved = Instant::now();
            fs::write(&path, plan.replace("words: ", &format!("words: {words} "))).expect("written");
            loop {
                lines.by_ref().find(|line| line.starts_with("data: ")).expect("it is told");
                if text(&format!("{base}/of/plan-00000/amira/said.html")).contains(&words) {
                    break;
                }
            }
            all.push(saved.elapsed());
        }
        println!();
        show("save → seen", &mut all);
        handle.stop();
    });
}

fn show(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |part: usize| ms(times[(times.len() * part / 100).min(times.len() - 1)]);
    println!("{what:<20} middle {} · 95 of 100 within {} · longest {}", at(50), at(95), at(100));
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The processor time of this program, where the machine says it.
fn processor_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks =
        stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<u64>().ok()).sum());
    Duration::from_millis(ticks.unwrap_or(0) * 10)
}
