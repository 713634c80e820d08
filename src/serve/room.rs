//! Rooms for connections: each holds a limited number, and a newcomer is never turned away. The one that has been there
//! longest goes instead.
//!
//! So a connection that says nothing, or that its browser has forgotten, cannot keep anybody out: it costs a place only until
//! somebody needs the place.

use std::collections::VecDeque;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most connections in one room.
pub(super) const MOST: usize = 64;

/// Connections of one sort, the oldest first.
#[derive(Default)]
pub(super) struct Room(Mutex<VecDeque<Arc<TcpStream>>>);

/// A connection's place in a room, until it is dropped.
pub(super) struct Place<'a> {
    room: &'a Room,
    stream: Arc<TcpStream>,
}

impl Room {
    /// Takes a connection in. Where the room is full, the oldest is closed: whoever reads from it or writes to it is told so at once.
    pub fn enter(&self, stream: &Arc<TcpStream>) -> Place<'_> {
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
    pub fn hold(&self, stream: &Arc<TcpStream>) -> Place<'_> {
        Place { room: self, stream: Arc::clone(stream) }
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

impl Place<'_> {
    /// Whether the place is still held.
    pub fn is_held(&self) -> bool {
        self.room.inside().iter().any(|stream| Arc::ptr_eq(stream, &self.stream))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.room.inside().retain(|stream| !Arc::ptr_eq(stream, &self.stream));
    }
}
