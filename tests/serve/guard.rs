//! Who may ask: this machine, this address, this secret, the preview's own pages. Everybody else gets nothing.

use super::desk::Desk;
use crate::support::{files, small_project};
use ourplan::serve::http::{RequestRefused, asked, head};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn answer(request: &str) -> Result<(String, String), RequestRefused> {
    asked(request.as_bytes(), 4000, SECRET)
}

/// A request for a path, with these header lines.
fn with(path: &str, lines: &str) -> Result<(String, String), RequestRefused> {
    answer(&format!("GET {path} HTTP/1.1\r\n{lines}\r\n"))
}

#[test]
fn only_the_exact_address_is_answered() {
    let path = format!("/{SECRET}/see/rory/mum/");
    let good = "Host: 127.0.0.1:4000\r\n";
    assert_eq!(with(&path, good), Ok(("see/rory/mum/".into(), String::new())));
    assert_eq!(with(&format!("{path}?part"), good), Ok(("see/rory/mum/".into(), "part".into())));
    for host in [
        "",
        "Host: \r\n",
        "Host: 127.0.0.1\r\n",
        "Host: 127.0.0.1:4001\r\n",
        "Host: localhost:4000\r\n",
        "Host: 127.0.0.1:4000.evil.example\r\n",
        "Host: evil.example:4000\r\n",
        "Host: 127.0.0.1:4000\r\nHost: evil.example\r\n",
        "Host: 127.0.0.1:4000\r\nHost: 127.0.0.1:4000\r\n",
        "X-Forwarded-Host: 127.0.0.1:4000\r\n",
    ] {
        assert_eq!(with(&path, host), Err(RequestRefused::Host), "{host:?}");
    }
    for lines in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: http://127.0.0.1:4001\r\n",
        "Origin: https://127.0.0.1:4000\r\n",
        "Origin: http://localhost:4000\r\n",
        "Origin: \r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
    ] {
        assert_eq!(with(&path, &format!("{good}{lines}")), Err(RequestRefused::Origin), "{lines:?}");
    }
    for lines in ["Origin: http://127.0.0.1:4000\r\n", "Sec-Fetch-Site: same-origin\r\n", "Sec-Fetch-Site: none\r\n"] {
        assert!(with(&path, &format!("{good}{lines}")).is_ok(), "{lines:?}");
    }
}

#[test]
fn without_the_secret_there_is_nothing() {
    let good = "Host: 127.0.0.1:4000\r\n";
    let wrong = SECRET.replace('0', "1");
    for path in [
        "/",
        "/see/rory/mum/",
        &format!("/{wrong}/"),
        &format!("/{SECRET}"),
        &format!("/{SECRET}x/"),
        &format!("//{SECRET}/"),
        &format!("/{}/", SECRET.to_uppercase()),
        &format!("/{}/", &SECRET[..31]),
        &format!("http://127.0.0.1:4000/{SECRET}/"),
        "*",
        "/ünïcödé-ünïcödé-ünïcödé-ü/",
    ] {
        assert!(matches!(with(path, good), Err(RequestRefused::NotThere | RequestRefused::Unreadable)), "{path}");
    }
}

#[test]
fn only_get_is_answered_and_only_within_limits() {
    for method in ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE"] {
        assert_eq!(
            answer(&format!("{method} /{SECRET}/ HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n\r\n")),
            Err(RequestRefused::Method),
            "{method}"
        );
    }
    for bad in ["", "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n"] {
        assert!(answer(bad).is_err(), "{bad:?}");
    }
    let many: String = (0..100).map(|number| format!("X-{number}: 1\r\n")).collect();
    assert_eq!(with(&format!("/{SECRET}/"), &format!("Host: 127.0.0.1:4000\r\n{many}")), Err(RequestRefused::TooLong));
    assert_eq!(head(&mut "GET /aaaa".repeat(4000).as_bytes()).err(), Some(RequestRefused::TooLong));
    assert_eq!(head(&mut "GET / HTTP/1.1\r\n".as_bytes()).err(), Some(RequestRefused::Unreadable));
}

#[test]
fn any_bytes_are_refused_unless_secret_and_address_are_whole() {
    let mut chance = fastrand::Rng::with_seed(6);
    let mut answered = 0;
    let begins = format!("GET /{SECRET}/");
    for _ in 0..20_000 {
        let mut request = format!("{begins}of/a/b/index.html HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n\r\n").into_bytes();
        for _ in 0..chance.usize(1..6) {
            let at = chance.usize(..request.len());
            request[at] = chance.u8(..);
        }
        if asked(&request, 4000, SECRET).is_ok() {
            answered += 1;
            let request = String::from_utf8_lossy(&request);
            assert!(request.starts_with(&begins), "only the secret is answered: {request:?}");
            let has_host = |line: &str| {
                line.split_once(':').is_some_and(|(name, host)| name.eq_ignore_ascii_case("host") && host.trim() == "127.0.0.1:4000")
            };
            assert!(request.lines().any(has_host), "only this address is answered: {request:?}");
        }
    }
    // What is changed may be the end of the path alone.
    assert!((100..2_000).contains(&answered), "{answered}");
}

#[test]
fn a_preview_answers_with_a_strict_policy_and_shows_only_what_is_there() {
    let project = small_project();
    let before: Vec<_> = files(project.path()).into_keys().collect();
    let desk = Desk::serve(project.path());
    let list = desk.get("");
    assert_eq!(list.status, 200);
    for line in [
        "Content-Security-Policy: default-src 'none'; script-src 'self';",
        "frame-ancestors 'none'",
        "Cache-Control: no-store",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "Cross-Origin-Resource-Policy: same-origin",
    ] {
        assert!(list.head.contains(line), "{line} in {}", list.head);
    }
    assert!(!list.head.to_lowercase().contains("access-control"), "no other page may read it");
    assert!(list.body.contains("/see/care-plan/rory/"));
    let page = desk.get("of/care-plan/rory/index.html");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("frame-ancestors 'self'") && !page.head.contains("connect-src 'self'"));
    assert!(!page.body.contains("preview.js") && !page.body.contains("EventSource"), "the live script stands in no booklet");
    for path in [
        "of/care-plan/rory/../../../ourplan.yaml",
        "of/care-plan/rory/..%2f..%2fourplan.yaml",
        "of/care-plan/rory/%2e%2e/index.html",
        "of/care-plan//index.html",
        "of/care-plan/rory/nothing.html",
        "of/care-plan/nobody/index.html",
        "of/nothing/rory/index.html",
        "see/nothing/rory/",
        "see/care-plan/rory",
        "ourplan.yaml",
        "../ourplan.yaml",
        "plans/care-plan.yaml",
    ] {
        let answer = desk.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("care-plan"), "an answer never repeats the question");
    }
    let strange = desk.get("see/%3Cscript%3E/%22onload/");
    assert_eq!(strange.status, 404);
    let other = desk.ask(&format!("GET {}/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", desk.base));
    assert_eq!((other.status, other.body.contains("care-plan")), (421, false));
    drop(desk);
    assert_eq!(files(project.path()).into_keys().collect::<Vec<_>>(), before, "nothing is written");
    assert!(!project.path().join("booklets").exists());
}

#[test]
fn it_listens_on_this_machine_only_and_each_run_has_its_own_secret() {
    let (one, two) = (ourplan::serve::Preview::open(None).expect("a port"), ourplan::serve::Preview::open(None).expect("a port"));
    assert!(one.address().starts_with("http://127.0.0.1:") && two.address().starts_with("http://127.0.0.1:"));
    let secret = |address: &str| address.trim_end_matches('/').rsplit('/').next().map(str::to_owned);
    assert_ne!(secret(&one.address()), secret(&two.address()));
    let port = one.address().split([':', '/']).nth(4).and_then(|port| port.parse().ok()).expect("a port");
    let taken = ourplan::serve::Preview::open(Some(port)).err().expect("it is taken").to_string();
    assert!(taken.contains("Choose another with --port"), "{taken}");
}

#[test]
fn who_opens_lines_and_says_nothing_keeps_nobody_from_an_answer() {
    let project = small_project();
    let desk = Desk::serve(project.path());
    let silent: Vec<_> = (0..40).map(|_| TcpStream::connect(&desk.host).expect("it listens")).collect();
    assert_eq!(desk.get("").status, 200);
    // Each is let go after a few seconds.
    let mut one = &silent[0];
    one.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
    let _ = one.write_all(b"GET ");
    let mut rest = Vec::new();
    assert!(one.read_to_end(&mut rest).is_ok(), "it is answered and closed");
}

/// Nobody's silence takes the owner's place: all these stay open on this side while the owner is answered.
#[test]
fn silent_strangers_half_questions_and_forgotten_lines_take_no_place_from_the_owner() {
    const MANY: usize = 100;
    let project = small_project();
    let desk = Desk::serve(project.path());
    let open = |words: &str| {
        let mut stream = TcpStream::connect(&desk.host).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        stream.write_all(words.as_bytes()).expect("it is heard");
        stream
    };
    let line = format!("GET {}/live?0 HTTP/1.1\r\nHost: {}\r\n\r\n", desk.base, desk.host);
    let mut held: Vec<TcpStream> = Vec::new();
    for words in ["", "GET /", &format!("GET {}/", desk.base), "GET / HTTP/1.1\r\nHost: x\r\n\r\n", &line] {
        held.extend((0..MANY).map(|_| open(words)));
        assert_eq!(desk.get("").status, 200, "beside {} of {words:?}", held.len());
        assert_eq!(desk.get("of/care-plan/rory/index.html").status, 200, "beside {} of {words:?}", held.len());
    }
    // A new line of changes is told, and the oldest ones gave up their place for it.
    let mut newest = open(&line);
    let mut first = [0_u8; 12];
    newest.read_exact(&mut first).expect("the newest line is open");
    assert_eq!(&first, b"HTTP/1.1 200");
    let mut oldest = held.swap_remove(4 * MANY);
    assert!(oldest.read_to_end(&mut Vec::new()).is_ok(), "the oldest line is closed");
}
