//! A preview at work, and a browser as plain as can be.

use crate::support::{Quiet, today};
use ourplan::pipeline::{BuildRequest, Progress};
use ourplan::serve::Preview;
use ourplan::watch::{Handle, Round, WatchListener};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(90);

struct Nobody(std::sync::Mutex<std::sync::mpsc::Sender<()>>);

impl WatchListener for Nobody {
    fn progress(&self) -> &dyn Progress {
        &Quiet
    }
    fn watching(&self, _why_look: Option<&str>) {
        let _ = self.0.lock().expect("a line").send(());
    }
    fn built(&self, _round: &Round<'_>) {}
}

/// A preview of a project.
pub struct Desk {
    /// The address, and its parts.
    pub address: String,
    pub host: String,
    pub base: String,
    handle: Handle,
    thread: Option<JoinHandle<()>>,
    _watching: Receiver<()>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Desk {
    /// Serves a project until the desk is dropped, and waits for the first build.
    pub fn serve(project: &Path) -> Desk {
        let options = BuildRequest { paths: vec![project.to_path_buf()], today: Some(today()), write: true, ..BuildRequest::default() };
        let preview = Preview::open(None).expect("a port is free");
        let (address, handle) = (preview.address(), preview.handle());
        let (sender, watching) = channel();
        let thread = std::thread::spawn(move || preview.run(&options, false, &Nobody(sender.into())).expect("it serves"));
        watching.recv_timeout(PATIENCE).expect("the first build is over");
        let rest = address.strip_prefix("http://").expect("an address");
        let (host, path) = rest.split_once('/').expect("a path");
        let (host, base) = (host.to_owned(), format!("/{}", path.trim_end_matches('/')));
        Desk { address, host, base, handle, thread: Some(thread), _watching: watching }
    }

    /// Asks for a path below the secret, as a browser does.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {}/{path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.base, self.host))
    }

    /// Sends these bytes, and takes what comes back.
    pub fn ask(&self, bytes: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        // It may have answered before it had read all.
        let _ = stream.write_all(bytes.as_bytes());
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let all = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = all.split_once("\r\n\r\n").unwrap_or((&all, ""));
        let status = head.split(' ').nth(1).and_then(|number| number.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Waits until a page is as it should be.
    pub fn wait(&self, path: &str, what: &str, is_so: impl Fn(&Answer) -> bool) -> Answer {
        let began = Instant::now();
        loop {
            let answer = self.get(path);
            if is_so(&answer) {
                return answer;
            }
            assert!(began.elapsed() < PATIENCE, "not so: {what}: {} {}", answer.status, answer.body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// All pages of a reader's booklet, as far as its pages link to each other.
    pub fn booklet(&self, plan: &str, reader: &str) -> String {
        let mut all = String::new();
        let mut open = vec!["index.html".to_owned()];
        let mut seen = std::collections::BTreeSet::new();
        while let Some(name) = open.pop() {
            if seen.insert(name.clone()) {
                let page = self.get(&format!("of/{plan}/{reader}/{name}"));
                let links = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
                open.extend(links.filter(|link| link.ends_with(".html") && !link.contains('/')).map(str::to_owned));
                all.push_str(&page.body);
            }
        }
        all
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.handle.stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            if !std::thread::panicking() {
                ended.expect("the preview ends in good order");
            }
        }
    }
}
