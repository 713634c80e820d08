//! Answers browsers on this machine: a thread for each connection, in one of three rooms, each within its time.
//!
//! A connection begins among those that have asked nothing yet. Only one that presents the secret goes on to those that are
//! answered, or to the lines of changes. Each room has its own limit, and a newcomer is never turned away: the connection that has been
//! there longest goes instead. So no number of strangers, and no connection that its browser has forgotten, can take the owner's place.

use super::http::{self, HttpAnswer, PageKind, RequestRefused, head_of, mime};
use super::pages::{PreviewPages, See};
use super::state::PreviewState;
use super::store::BookletStore;
use crate::language::Locale;
use crate::watch::Handle;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a browser may take to ask, and to hear the answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long an answer waits for a booklet that is being made again.
const MAKING: Duration = Duration::from_secs(20);
/// A sign of life on a line where nothing changes. A browser that went away shows by it.
const ALIVE: Duration = Duration::from_secs(15);
/// How long to wait where the system has no room for another connection.
const BREATH: Duration = Duration::from_millis(10);

const CSS: &str = include_str!("preview.css");
const JS: &str = include_str!("preview.js");

/// All that the answers are made from.
pub(super) struct Server {
    pub port: u16,
    pub secret: String,
    pub base: String,
    pub board: Arc<PreviewState>,
    pub shelf: Arc<BookletStore>,
    pub locale: &'static Locale,
    pub handle: Handle,
    /// Connections that have not asked whole yet, or without the secret.
    pub asking: ConnectionRoom,
    /// Connections with the secret, while they are answered.
    pub answering: ConnectionRoom,
    /// Lines of changes.
    pub listening: ConnectionRoom,
}

/// What was found for a question.
enum FoundFile {
    Bytes(PageKind, &'static str, Vec<u8>),
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
            let Ok(stream) = stream else {
                self.asking.let_one_go();
                std::thread::sleep(BREATH);
                continue;
            };
            let (server, stream) = (Arc::clone(self), Arc::new(stream));
            self.asking.admit(&stream);
            let asked = Arc::clone(&stream);
            let spawned = std::thread::Builder::new().stack_size(512 * 1024).spawn(move || {
                // A browser that went away needs no answer.
                let _ = server.answer(&asked);
            });
            if spawned.is_err() {
                drop(self.asking.hold(&stream));
            }
        }
    }

    fn answer(&self, stream: &Arc<TcpStream>) -> io::Result<()> {
        let asking = self.asking.hold(stream);
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut stream_out = &**stream;
        let asked = http::head(&mut Timed { stream, until: Instant::now() + PATIENCE })
            .and_then(|head| http::asked(&head, self.port, &self.secret));
        let (path, query) = match asked {
            Ok(asked) => asked,
            Err(refused) => return refuse(refused, &mut stream_out),
        };
        drop(asking);
        let answering = self.answering.enter(stream);
        match self.find(&path, &query) {
            Ok(FoundFile::Live(version)) => {
                drop(answering);
                self.live(stream, version)
            }
            Ok(FoundFile::Bytes(kind, mime, bytes)) => HttpAnswer { status: (200, "OK"), mime, kind, bytes: &bytes }.write(&mut stream_out),
            Ok(FoundFile::Shared(mime, bytes)) => {
                HttpAnswer { status: (200, "OK"), mime, kind: PageKind::Booklet, bytes: &bytes }.write(&mut stream_out)
            }
            Err(refused) => refuse(refused, &mut stream_out),
        }
    }

    fn find(&self, path: &str, query: &str) -> Result<FoundFile, RequestRefused> {
        let html = "text/html; charset=utf-8";
        let pages = PreviewPages { locale: self.locale, base: &self.base };
        let own = |made: Result<String, crate::system_error::SystemError>| match made {
            Ok(text) => Ok(FoundFile::Bytes(PageKind::Own, html, text.into_bytes())),
            Err(_) => Err(RequestRefused::NotThere),
        };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [""] => {
                let (standing, version) = self.board.all();
                own(if query == "part" { pages.list_part(&standing) } else { pages.list(&standing, version) })
            }
            ["live"] => Ok(FoundFile::Live(query.parse().unwrap_or(0))),
            ["preview.css"] => Ok(FoundFile::Bytes(PageKind::Own, mime(path), CSS.into())),
            ["preview.js"] => Ok(FoundFile::Bytes(PageKind::Own, mime(path), JS.into())),
            ["see", plan, reader, ""] => {
                let version = self.board.version();
                let (state, standing) = self.board.plan(plan);
                if state.is_none() && standing.is_whole {
                    return Err(RequestRefused::NotThere);
                }
                self.board.want(plan);
                let opens = self.opens(plan, reader, state.as_ref());
                let see = See { plan, reader, state: state.as_ref(), standing: &standing, opens };
                own(if query == "part" { pages.see_part(&see) } else { pages.see(&see, version) })
            }
            ["of", plan, reader, file] => {
                let bytes = self.shelf.file(plan, reader, file).ok_or(RequestRefused::NotThere)?;
                Ok(FoundFile::Shared(mime(file), bytes))
            }
            _ => Err(RequestRefused::NotThere),
        }
    }

    /// The booklet of a reader who has one; it is made again where it was let go.
    fn opens(&self, plan: &str, reader: &str, state: Option<&super::state::PlanState>) -> Option<(String, String)> {
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
    fn live(&self, stream: &Arc<TcpStream>, mut version: u64) -> io::Result<()> {
        let place = self.listening.enter(stream);
        // Whoever lost a place to this one waits for news, and is to go now.
        self.board.stir();
        let mut stream = &**stream;
        let head = head_of((200, "OK"), "text/event-stream", PageKind::Own);
        write!(stream, "{head}\r\nretry: 1000\n\n")?;
        stream.flush()?;
        loop {
            let words = match self.board.wait_while(version, ALIVE, || place.is_held()) {
                Some(new) => {
                    version = new;
                    format!("data: {new}\n\n")
                }
                None if self.board.is_over() => "data: end\n\n".to_owned(),
                None => ": alive\n\n".to_owned(),
            };
            stream.write_all(words.as_bytes())?;
            stream.flush()?;
            if self.board.is_over() || !place.is_held() {
                return Ok(());
            }
            // While all plans are made, one word for many is enough.
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Answers what is refused, without a word of the question: nobody else's words come back from here.
fn refuse(refused: RequestRefused, to: &mut dyn Write) -> io::Result<()> {
    let page = "<!doctype html><html lang=\"en\"><title>-</title><body data-gone></body></html>";
    let kind = if refused == RequestRefused::NotThere { PageKind::Booklet } else { PageKind::Own };
    HttpAnswer { status: refused.status(), mime: "text/html; charset=utf-8", kind, bytes: page.as_bytes() }.write(to)
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

/// The most connections in one room.
pub(super) const MOST: usize = 64;

/// Connections of one sort, the oldest first.
#[derive(Default)]
pub(super) struct ConnectionRoom(Mutex<VecDeque<Arc<TcpStream>>>);

/// A connection's place in a room, until it is dropped.
pub(super) struct RoomPlace<'a> {
    room: &'a ConnectionRoom,
    stream: Arc<TcpStream>,
}

impl ConnectionRoom {
    /// Takes a connection in. Where the room is full, the oldest is closed, and reading from it or writing to it fails at once.
    pub fn enter(&self, stream: &Arc<TcpStream>) -> RoomPlace<'_> {
        self.admit(stream);
        self.hold(stream)
    }

    /// The first half of it: connections are admitted in the order in which they came, whichever thread is quick.
    pub fn admit(&self, stream: &Arc<TcpStream>) {
        let mut inside = self.inside();
        while inside.len() >= MOST {
            let Some(oldest) = inside.pop_front() else { break };
            let _ = oldest.shutdown(Shutdown::Both);
        }
        inside.push_back(Arc::clone(stream));
    }

    /// The place of a connection that was admitted.
    pub fn hold(&self, stream: &Arc<TcpStream>) -> RoomPlace<'_> {
        RoomPlace { room: self, stream: Arc::clone(stream) }
    }

    /// Closes the oldest connection, where the system has no room for another.
    pub fn let_one_go(&self) {
        if let Some(oldest) = self.inside().pop_front() {
            let _ = oldest.shutdown(Shutdown::Both);
        }
    }

    fn inside(&self) -> MutexGuard<'_, VecDeque<Arc<TcpStream>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RoomPlace<'_> {
    /// Whether the place is still held.
    pub fn is_held(&self) -> bool {
        self.room.inside().iter().any(|stream| Arc::ptr_eq(stream, &self.stream))
    }
}

impl Drop for RoomPlace<'_> {
    fn drop(&mut self) {
        self.room.inside().retain(|stream| !Arc::ptr_eq(stream, &self.stream));
    }
}
