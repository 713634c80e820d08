//! Answers browsers on this machine: a thread for each question, so many at a time and no more, each within its time.

use super::answer::{Answer, Kind, head, mime};
use super::board::Board;
use super::pages::{Pages, See};
use super::request::{self, Refused};
use super::shelf::Shelf;
use crate::language::Locale;
use crate::watch::Handle;
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Questions at one time, with the lines that wait for changes among them.
const MOST: usize = 64;
/// How long a browser may take to ask, and to hear the answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long an answer waits for a booklet that is being made again.
const MAKING: Duration = Duration::from_secs(20);
/// A sign of life on a line where nothing changes. A browser that went away shows by it.
const ALIVE: Duration = Duration::from_secs(15);

const CSS: &str = include_str!("preview.css");
const JS: &str = include_str!("preview.js");

/// All that the answers are made from.
pub(super) struct Server {
    pub port: u16,
    pub secret: String,
    pub base: String,
    pub board: Arc<Board>,
    pub shelf: Arc<Shelf>,
    pub locale: &'static Locale,
    pub handle: Handle,
    pub at_work: AtomicUsize,
}

/// What was found for a question.
enum Found {
    Bytes(Kind, &'static str, Vec<u8>),
    Shared(&'static str, Arc<Vec<u8>>),
    Live(u64),
}

impl Server {
    /// Takes questions until the preview is over.
    pub fn run(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.board.is_over() {
                return;
            }
            let Ok(stream) = stream else { continue };
            if self.at_work.fetch_add(1, Ordering::Relaxed) >= MOST {
                self.at_work.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let server = Arc::clone(self);
            let spawned = std::thread::Builder::new().stack_size(512 * 1024).spawn(move || {
                // A browser that went away needs no answer.
                let _ = server.answer(stream);
                server.at_work.fetch_sub(1, Ordering::Relaxed);
            });
            if spawned.is_err() {
                self.at_work.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let asked = request::head(&mut Timed { stream: &stream, until: Instant::now() + PATIENCE })
            .and_then(|head| request::asked(&head, self.port, &self.secret));
        let found = asked.and_then(|(path, query)| self.find(&path, &query));
        match found {
            Ok(Found::Live(version)) => self.live(&mut stream, version),
            Ok(Found::Bytes(kind, mime, bytes)) => Answer { status: (200, "OK"), mime, kind, bytes: &bytes }.write(&mut stream),
            Ok(Found::Shared(mime, bytes)) => Answer { status: (200, "OK"), mime, kind: Kind::Booklet, bytes: &bytes }.write(&mut stream),
            Err(refused) => {
                // Without a word of the question: nobody else's words come back from here.
                let page = "<!doctype html><html lang=\"en\"><title>-</title><body data-gone></body></html>";
                let kind = if refused == Refused::NotThere { Kind::Booklet } else { Kind::Own };
                Answer { status: refused.status(), mime: "text/html; charset=utf-8", kind, bytes: page.as_bytes() }.write(&mut stream)
            }
        }
    }

    fn find(&self, path: &str, query: &str) -> Result<Found, Refused> {
        let html = "text/html; charset=utf-8";
        let pages = Pages { locale: self.locale, base: &self.base };
        let own = |made: Result<String, crate::fault::Fault>| match made {
            Ok(text) => Ok(Found::Bytes(Kind::Own, html, text.into_bytes())),
            Err(_) => Err(Refused::NotThere),
        };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [""] => {
                let (standing, version) = self.board.all();
                own(if query == "part" { pages.list_part(&standing) } else { pages.list(&standing, version) })
            }
            ["live"] => Ok(Found::Live(query.parse().unwrap_or(0))),
            ["preview.css"] => Ok(Found::Bytes(Kind::Own, mime(path), CSS.into())),
            ["preview.js"] => Ok(Found::Bytes(Kind::Own, mime(path), JS.into())),
            ["see", plan, reader, ""] => {
                let version = self.board.version();
                let (state, standing) = self.board.plan(plan);
                if state.is_none() && standing.is_whole {
                    return Err(Refused::NotThere);
                }
                self.board.want(plan);
                let opens = self.opens(plan, reader, state.as_ref());
                let see = See { plan, reader, state: state.as_ref(), standing: &standing, opens };
                own(if query == "part" { pages.see_part(&see) } else { pages.see(&see, version) })
            }
            ["of", plan, reader, file] => {
                let bytes = self.shelf.file(plan, reader, file).ok_or(Refused::NotThere)?;
                Ok(Found::Shared(mime(file), bytes))
            }
            _ => Err(Refused::NotThere),
        }
    }

    /// The booklet of a reader who has one; it is made again where it was let go.
    fn opens(&self, plan: &str, reader: &str, state: Option<&super::board::Plan>) -> Option<(String, String)> {
        let known = state.is_some_and(|plan| !plan.is_failed && plan.readers.iter().any(|one| one.key == reader && !one.is_stopped));
        let began = Instant::now();
        loop {
            let version = self.board.version();
            let opens = self.shelf.opens(plan, reader);
            if opens.is_some() || !known || began.elapsed() > MAKING || self.board.is_over() {
                return opens;
            }
            self.handle.want();
            self.board.wait(version, Duration::from_secs(1));
        }
    }

    /// The line on which a page hears that something is new: numbers, and nothing of a plan.
    fn live(&self, stream: &mut TcpStream, mut version: u64) -> io::Result<()> {
        let head = head((200, "OK"), "text/event-stream", Kind::Own);
        write!(stream, "{head}\r\nretry: 1000\n\n")?;
        stream.flush()?;
        loop {
            let words = match self.board.wait(version, ALIVE) {
                Some(new) => {
                    version = new;
                    format!("data: {new}\n\n")
                }
                None if self.board.is_over() => "data: end\n\n".to_owned(),
                None => ": alive\n\n".to_owned(),
            };
            stream.write_all(words.as_bytes())?;
            stream.flush()?;
            if self.board.is_over() {
                return Ok(());
            }
            // While all plans are made, one word for many is enough.
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// A stream whose question must be asked by a certain time, however slowly the bytes come.
struct Timed<'a> {
    stream: &'a TcpStream,
    until: Instant,
}

impl io::Read for Timed<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if Instant::now() >= self.until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        io::Read::read(&mut self.stream, bytes)
    }
}
