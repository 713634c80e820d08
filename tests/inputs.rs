//! What a booklet is made from: whatever of it changes, no copy stands unmarked that a new build would not make to the byte.

#[path = "inputs/changes.rs"]
mod changes;
#[path = "inputs/older.rs"]
mod older;
#[path = "inputs/pictures_twice.rs"]
mod pictures_twice;
#[path = "inputs/watched.rs"]
mod watched;
