//! The pictures of a run: each cleaned once, with bounded memory however many there are and however many threads ask.

use crate::picture::{self, CleanPicture, PictureTrouble};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

/// Cleaned pictures that are kept, in bytes: 64 MiB, some 300 photos.
const MOST_KEPT: usize = 64 * 1024 * 1024;
/// Dots that are unpacked at one time by all threads together: one photo of the largest size, or four of a usual phone.
const MOST_DOTS: u64 = 50_000_000;

type Answer = Result<CleanPicture, PictureTrouble>;

/// Cleaned pictures, by the hash of what they were made from.
#[derive(Default)]
pub(super) struct PictureCache {
    cleaned: Mutex<CleanedPictures>,
    unpacked: Mutex<u64>,
    room: Condvar,
}

/// What is kept, in the order in which it came.
#[derive(Default)]
struct CleanedPictures {
    known: BTreeMap<String, Arc<OnceLock<Answer>>>,
    order: VecDeque<(String, usize)>,
    bytes: usize,
}

impl PictureCache {
    /// A picture that was cleaned before in this run and is still kept.
    pub fn known(&self, hash: &str) -> Option<Answer> {
        locked(&self.cleaned).known.get(hash)?.get().cloned()
    }

    /// A picture of this hash, cleaned. Other threads that ask for the same one meanwhile wait for it.
    pub fn clean(&self, hash: String, bytes: &[u8]) -> Answer {
        let place = Arc::clone(locked(&self.cleaned).known.entry(hash.clone()).or_default());
        let mut is_new = false;
        let answer = place.get_or_init(|| {
            is_new = true;
            let _room = self.make_room(picture::pixels(bytes));
            picture::clean(bytes)
        });
        if is_new {
            locked(&self.cleaned).keep(hash, answer.as_ref().map_or(0, |picture| picture.bytes.len()));
        }
        answer.clone()
    }

    /// Waits until so many dots may be unpacked. The first to ask is always let in.
    fn make_room(&self, dots: u64) -> Room<'_> {
        let mut unpacked = locked(&self.unpacked);
        while *unpacked > 0 && *unpacked + dots > MOST_DOTS {
            unpacked = self.room.wait(unpacked).unwrap_or_else(PoisonError::into_inner);
        }
        *unpacked += dots;
        Room { pictures: self, dots }
    }
}

impl CleanedPictures {
    /// Counts a new picture and lets the oldest go. Who still shows one has it; who asks again has it cleaned again.
    fn keep(&mut self, hash: String, bytes: usize) {
        self.bytes += bytes;
        self.order.push_back((hash, bytes));
        while self.bytes > MOST_KEPT {
            let Some((oldest, bytes)) = self.order.pop_front() else { return };
            self.known.remove(&oldest);
            self.bytes -= bytes;
        }
    }
}

/// Leave to unpack so many dots, until it is dropped.
struct Room<'a> {
    pictures: &'a PictureCache,
    dots: u64,
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        *locked(&self.pictures.unpacked) -= self.dots;
        self.pictures.room.notify_all();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn the_oldest_pictures_go_when_there_are_too_many() {
    let mut cleaned = CleanedPictures::default();
    for name in ["a", "b", "c"] {
        cleaned.known.entry(name.to_owned()).or_default();
        cleaned.keep(name.to_owned(), MOST_KEPT / 2);
    }
    assert_eq!((cleaned.known.keys().map(String::as_str).collect::<Vec<_>>(), cleaned.bytes), (vec!["b", "c"], MOST_KEPT / 2 * 2));
}

#[test]
fn a_picture_is_cleaned_once_and_its_trouble_is_remembered() {
    let pictures = PictureCache::default();
    let drawing = b"<svg><path d='M0 0h9'/></svg>";
    let hash = blake3::hash(drawing).to_hex().to_string();
    assert!(pictures.known(&hash).is_none());
    let cleaned: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| pictures.clean(hash.clone(), drawing))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a thread ends").expect("a drawing")).collect()
    });
    let first = &cleaned[0];
    assert!(cleaned.iter().all(|other| Arc::ptr_eq(&other.bytes, &first.bytes)), "one picture for all who ask");
    assert!(pictures.known(&hash).is_some_and(|known| known.as_ref() == Ok(first)));
    assert!(pictures.clean("no picture".to_owned(), b"no picture").is_err());
    assert_eq!(*locked(&pictures.unpacked), 0);
}
