//! The time of an audit grows with the bytes, and not with their square, whatever they are.

use super::{page, withheld};
use crate::audit::{Auditor, Phrases};
use crate::content::Why;
use std::time::{Duration, Instant};

fn time(auditor: &Auditor, html: &str) -> Duration {
    let artifact = [page(html)];
    let once = || {
        let start = Instant::now();
        // Some of these cannot be read; that takes its time too.
        drop(auditor.audit(&artifact));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_the_bytes() {
    let auditor = Auditor::new(
        &withheld(
            &[("aaaa aaaa aaaa aaaa", Why::Label), ("Tom", Why::Name), ("Ada van de Tom", Why::Name), ("12 Rose Lane", Why::KeepSafe)],
            &[],
        ),
        &Phrases::new(&[]),
    );
    for piece in [
        "<",
        "&",
        "%4",
        "<!--",
        "a ",
        "<a b=",
        "data:,",
        "data:;base64,",
        "</script",
        "<script>",
        "\\u",
        "<p>x</p>",
        "<![CDATA[",
        "é",
        "<x-",
        "&#",
        "\"'",
        "<svg",
        "<svg></svg>",
        "<svg><p>",
        "&amp;",
        "=4",
        "=\n",
        "%25",
        "aB1",
        "eJ",
        "H4sI",
        "data:,data:",
        "<a b='>",
        "aaaaaaaaaaaaaaab",
        "4a",
        "a Tom Tom ",
        "Mr de van ",
    ] {
        // Eight times the bytes: time that grows with the square would be 64 times as long, each time. A busy machine
        // may be slow once, so one good time of five is enough.
        let grows_evenly = || {
            let few = 40_000 / piece.len();
            let (one, eight) = (time(&auditor, &piece.repeat(few)), time(&auditor, &piece.repeat(8 * few)));
            eight < one * 28 + Duration::from_millis(40)
        };
        assert!((0..5).any(|_| grows_evenly()), "{piece}");
    }
}
