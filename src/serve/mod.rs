//! The preview: `watch`, with every booklet shown to a browser on this machine as its reader gets it, from memory alone.
//!
//! | file | what |
//! |---|---|
//! | `store.rs` | the booklets; an older one is audited against today's labels, or goes |
//! | `state.rs` | plans, readers, findings: what the pages around the booklets say |
//! | `http.rs` | who may ask: this machine, this address, this secret, these pages; and how an answer is written |
//! | `server.rs`, `pages.rs` | what they get; strangers and forgotten connections keep nobody out |
//! | `preview.js` | refreshes in place; it is never in a booklet |

pub mod http;
mod pages;
mod server;
mod state;
mod store;

use crate::language::Locale;
use crate::pipeline::{BuildRequest, PlanDone, PreviewCopies, Progress, WatchRequest};
use crate::system_error::{SystemError, in_words};
use crate::watch::{Handle, Line, Round, WatchListener, Work, watch};
use server::{ConnectionRoom, Server};
use state::PreviewState;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use store::BookletStore;

/// A preview that has its address and does not answer yet.
pub struct Preview {
    listener: TcpListener,
    port: u16,
    secret: String,
    line: Line,
}

impl Preview {
    /// Takes an address on this machine: a port of one's own choice, or any that is free.
    ///
    /// # Errors
    /// `SystemError::Usage` where the port is taken.
    pub fn open(port: Option<u16>) -> Result<Preview, SystemError> {
        let refused = |error: std::io::Error| match port {
            Some(port) => SystemError::Usage(format!(
                "I could not use the port {port} ({}). Choose another with --port, or leave it out.",
                in_words(&error)
            )),
            None => SystemError::Usage(format!("This computer gave me no port to show the preview on ({}).", in_words(&error))),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).map_err(refused)?;
        let port = listener.local_addr().map_err(refused)?.port();
        Ok(Preview { listener, port, secret: http::secret()?, line: Line::default() })
    }

    /// The address to open. Whoever has it sees every booklet.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.secret)
    }

    /// A way to end it.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.line.handle()
    }

    /// Watches, and answers, until somebody says stop. Nothing is written to the disk.
    ///
    /// # Errors
    /// As [`watch`].
    pub fn run(self, options: &BuildRequest, poll: bool, audience: &dyn WatchListener) -> Result<(), SystemError> {
        let options =
            BuildRequest { write: false, watch: WatchRequest { leave_sealed: true, ..WatchRequest::default() }, ..options.clone() };
        let board = Arc::new(PreviewState::default());
        let shelf = Arc::new(BookletStore::default());
        let server = Arc::new(Server {
            port: self.port,
            base: format!("/{}", self.secret),
            secret: self.secret,
            board: Arc::clone(&board),
            shelf: Arc::clone(&shelf),
            locale: Locale::bundled("en")?,
            handle: self.line.handle(),
            asking: ConnectionRoom::default(),
            answering: ConnectionRoom::default(),
            listening: ConnectionRoom::default(),
        });
        let listener = self.listener;
        let answering = std::thread::spawn(move || server.run(&listener));
        let outcome = watch(&options, poll, &self.line, &Showing { board: &board, shelf: &shelf, audience });
        board.end();
        // One more question ends the waiting for questions.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        let _ = answering.join();
        outcome
    }
}

/// Puts on the board and the shelf what the rounds make, and tells whoever else listens.
struct Showing<'a> {
    board: &'a PreviewState,
    shelf: &'a BookletStore,
    audience: &'a dyn WatchListener,
}

impl Progress for Showing<'_> {
    fn begin(&self, plans: usize) {
        self.audience.progress().begin(plans);
    }

    fn done(&self, plan: &PlanDone) {
        self.board.note_plan(plan);
        self.audience.progress().done(plan);
    }

    fn shown(&self) -> Option<&dyn PreviewCopies> {
        Some(self.shelf)
    }
}

impl WatchListener for Showing<'_> {
    fn progress(&self) -> &dyn Progress {
        self
    }

    fn watching(&self, why_look: Option<&str>) {
        self.audience.watching(why_look);
    }

    fn built(&self, round: &Round<'_>) {
        if !round.is_disturbed {
            let is_all = *round.work == Work::All;
            if let (true, Ok(done)) = (is_all, &round.outcome) {
                self.shelf.keep_plans(|plan| done.plans.iter().any(|known| known.name == plan));
            }
            self.board.note_round(round.outcome.map_err(ToString::to_string), is_all);
        }
        self.audience.built(round);
    }

    fn looked_at(&self) -> Vec<String> {
        self.board.looked_at()
    }

    fn wanted(&self) -> BTreeSet<String> {
        self.board.wanted()
    }
}
