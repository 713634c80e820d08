//! Time grows with the input, not with its square: each doubling costs less than 2.5 times.
//!
//! The best of some runs is compared, by the thread's own time on a processor where Linux tells it, so that a busy
//! machine does not count.

use ourplan::audit::{Auditor, Phrases};
use ourplan::content::{Secret, Why, Withheld};
use ourplan::formats::Artifact;
use ourplan::source::{Span, decode, yaml};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// What each doubling may cost.
const MOST: f64 = 2.5;
/// How long one is tried again before it counts. Others on the machine make a run slow, by cold caches and by what a machine
/// around this one takes away; none of them makes it fast.
const PATIENCE: Duration = Duration::from_secs(30);

/// The best of some runs, in nanoseconds: many of a short one, since a short one is seldom interrupted.
fn time(work: &dyn Fn(&str), input: &str) -> f64 {
    let all = Instant::now();
    let mut best = Duration::MAX;
    for run in 0..40 {
        if run >= 3 && all.elapsed() > Duration::from_millis(20) {
            break;
        }
        let before = clock();
        work(input);
        best = best.min(clock() - before);
    }
    best.as_nanos().max(1) as f64
}

/// How long this thread has been on a processor.
#[cfg(target_os = "linux")]
fn clock() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
}

/// Elsewhere, how long it is since the first question.
#[cfg(not(target_os = "linux"))]
fn clock() -> Duration {
    static FIRST: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    FIRST.elapsed()
}

/// Doubles an input three times; the largest ratio of its best tries.
fn grows(what: &str, work: &dyn Fn(&str), input: &dyn Fn(usize) -> String, size: usize) {
    grows_within(PATIENCE, what, work, input, size);
}

fn grows_within(patience: Duration, what: &str, work: &dyn Fn(&str), input: &dyn Fn(usize) -> String, size: usize) {
    let began = Instant::now();
    let inputs: Vec<String> = (0..4).map(|double| input(size << double)).collect();
    let mut best = vec![f64::MAX; inputs.len()];
    let mut ratios: Vec<f64> = Vec::new();
    while ratios.is_empty() || began.elapsed() < patience {
        for (best, input) in best.iter_mut().zip(&inputs) {
            *best = best.min(time(work, input));
        }
        ratios = best.windows(2).map(|pair| pair[1] / pair[0]).collect();
        if ratios.iter().all(|ratio| *ratio < MOST) {
            break;
        }
    }
    let shown: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
    println!("{what}: {} ({:.1} ms for {} KiB)", shown.join(" "), best[3] / 1e6, inputs[3].len() / 1024);
    assert!(ratios.iter().all(|ratio| *ratio < MOST), "{what}: each doubling costs {} times", shown.join(", "));
}

fn repeat(piece: &str) -> impl Fn(usize) -> String {
    move |size| piece.repeat(size / piece.len())
}

#[test]
fn reading_yaml() {
    let parse = |text: &str| drop(yaml::parse(&decode("plan.yaml", text.as_bytes()).ok().expect("text")));
    for piece in [
        "- a\n",
        "- {a: b, c: [d, e]}\n",
        "- \"x\\ny\"\n",
        "- |\n  a\n  b\n",
        "- a: *x\n",
        "- !t a\n",
        "- a # b\n",
        "- a #b\n",
        "- x\n   - y\n",
        "- \"\\0\"\n",
    ] {
        grows(&format!("yaml {piece:?}"), &parse, &repeat(piece), 2_000);
    }
    let keys = |size: usize| {
        (0..size / 8).fold(String::new(), |mut text, number| {
            let _ = writeln!(text, "k{number}: v");
            text
        })
    };
    grows("yaml, many keys", &parse, &keys, 4_000);
    for piece in ["word ", "word\n  ", "é ", "'' "] {
        let text = |size: usize| format!("a: '{}'\n", piece.repeat(size / piece.len()).trim_end());
        grows(&format!("yaml, one long text {piece:?}"), &parse, &text, 8_000);
    }
    for piece in ["\"", "a: [\n", "a: \"x\n", "{a: x, ", "\ta\n", "a\n", ": ", "? "] {
        grows(&format!("yaml, broken {piece:?}"), &parse, &repeat(piece), 4_000);
    }
}

#[test]
fn reading_markdown() {
    use ourplan::prose::{LinkTerm, link_words, problems, to_html, to_plain};
    let terms = [LinkTerm { word: "plan", anchor: "plan", forms: &["a plan"] }];
    let work = |text: &str| {
        drop((to_html(text, &|anchor| anchor.to_owned()), to_plain(text), problems(text), link_words(text, &terms, &mut |_| false)));
    };
    for piece in [
        "word plan ",
        "**a** ",
        "*a_ ",
        "[a](https://a.b) ",
        "[",
        "![[](",
        "`` ` ",
        "<a ",
        "<!--",
        "- a\n",
        "1. a\n\n",
        "- a\n  ",
        "> ",
        "&amp;",
        "a\n\n",
        "|a|b|\n",
        "***",
        "]:\n",
    ] {
        grows(&format!("markdown {piece:?}"), &work, &repeat(piece), 1_000);
    }
}

/// A care plan with more and more of something.
fn plan_with(more: &dyn Fn(usize) -> String) -> impl Fn(usize) -> String {
    move |size| format!("{}\n{}", super::project::PLAN, more(size))
}

#[test]
fn reading_checking_and_showing_a_plan() {
    let plan = super::project::PLAN;
    let start = plan.find("worries:").expect("it is there");
    let end = start + plan[start..].find('\n').expect("a line ends");
    let with = |key: &'static str, item: &'static str| {
        move |size: usize| {
            let items: String = (0..size).fold(String::new(), |mut text, number| {
                let _ = writeln!(text, "  - {}", item.replace('#', &number.to_string()));
                text
            });
            format!("{}{key}:\n{items}{}", &plan[..start], &plan[end..])
        }
    };
    let through = |text: &str| drop(super::corpus::desk::every_booklet(text.as_bytes()));
    grows("plan, many texts", &through, &with("worries", "{who: rory, words: I worry about the number # of them.}"), 35);
    grows("plan, many texts for some", &through, &with("worries", "{who: rory, words: Worry # is for some., not_for: [dad]}"), 35);
    let unknown = |size: usize| {
        (0..size).fold(String::new(), |mut text, number| {
            let _ = writeln!(text, "unknown-{number}: x");
            text
        })
    };
    grows("plan, many unknown keys", &through, &plan_with(&unknown), 1_000);
}

#[test]
fn making_pages() {
    let theme = ourplan::theme::Theme::new(vec![super::corpus::desk::plain()]).unwrap_or_else(|_| panic!("plain is whole"));
    let plan = super::project::PLAN;
    let start = plan.find("worries:").expect("it is there");
    let end = start + plan[start..].find('\n').expect("a line ends");
    let text = |size: usize| {
        let items = "  - {who: rory, words: \"I worry about **one** thing or another plan.\"}\n".repeat(size);
        format!("{}worries:\n{items}{}", &plan[..start], &plan[end..])
    };
    let through = |text: &str| super::corpus::desk::render_all(&theme, text);
    grows("view, compose and render", &through, &text, 35);
}

#[test]
fn searching_pages() {
    let secrets = [("12 Rose Lane, Leeds", Why::KeepSafe), ("Tomasz", Why::Name), ("he was never told about it", Why::Label)];
    let secret = |(at, (text, why)): (usize, (&str, Why))| Secret::new(text, Span::new(at, at), why);
    let withheld = Withheld { secrets: secrets.into_iter().enumerate().map(secret).collect(), ..Withheld::default() };
    let auditor = Auditor::new(&withheld, &Phrases::new(&[]));
    let search =
        |text: &str| drop(auditor.audit(&[Artifact { name: "index.html".into(), bytes: text.as_bytes().to_vec(), format: "site" }]));
    for piece in ["<p>x</p>", "a ", "&amp;", "%25", "<a b='>", "12 Rose L", "he was never told about ", "data:,", "\\u0041", "=4"] {
        grows(&format!("audit {piece:?}"), &search, &repeat(piece), 8_000);
    }
}

#[test]
fn names_of_pictures() {
    use ourplan::workspace::names::{plain, usable};
    let work = |text: &str| drop((usable(text), plain(text)));
    for piece in ["a", "é", "../", ". ", "con.", "-", "ß"] {
        grows(&format!("a name {piece:?}"), &work, &repeat(piece), 16_000);
    }
    let folder = super::project::project(super::project::PLAN.as_bytes());
    let (workspaces, _) = ourplan::workspace::load(&[folder.path().to_path_buf()], Some(super::corpus::desk::today())).expect("a project");
    let read = |text: &str| drop(workspaces[0].read_picture(text).err());
    for piece in ["a/", "../", "pictures/"] {
        grows(&format!("a picture's name {piece:?}"), &read, &repeat(piece), 16_000);
    }
}

#[test]
#[should_panic(expected = "each doubling costs")]
fn time_that_grows_with_the_square_is_found() {
    let square = |text: &str| {
        let equal = text.bytes().map(|one| text.bytes().filter(|other| std::hint::black_box(*other) == one).count()).sum::<usize>();
        assert!(equal > 0);
    };
    grows_within(Duration::from_secs(2), "a square", &square, &repeat("a"), 500);
}
