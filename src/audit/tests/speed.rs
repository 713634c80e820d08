//! Twice the bytes take at most a little over twice the time, whatever they are.

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
    (0..5).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_the_bytes() {
    let auditor = Auditor::new(
        &withheld(&[("aaaa aaaa aaaa aaaa", Why::Label), ("Tom", Why::Name), ("12 Rose Lane", Why::KeepSafe)], &[]),
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
    ] {
        let html = |times: usize| piece.repeat(times);
        let (one, four) = (time(&auditor, &html(20_000)), time(&auditor, &html(80_000)));
        eprintln!("{piece}: {one:?}, {four:?}");
        assert!(four < one * 8 + Duration::from_millis(20), "{piece}: {one:?}, {four:?}");
    }
}
