//! Nothing is lost: the real program is killed, kept out, run out of room and run twice at once. Afterwards each
//! booklet is wholly the old one or wholly the new one, and a person's own files are as they were.

#[path = "nothing_lost/bench.rs"]
mod bench;
#[path = "nothing_lost/cleaning.rs"]
mod cleaning;
#[cfg(unix)]
#[path = "nothing_lost/full.rs"]
mod full;
#[path = "nothing_lost/kills.rs"]
mod kills;
#[path = "nothing_lost/neighbours.rs"]
mod neighbours;
#[path = "nothing_lost/own_files.rs"]
mod own_files;
#[path = "nothing_lost/records.rs"]
mod records;
#[cfg(unix)]
#[path = "nothing_lost/refused.rs"]
mod refused;
#[path = "nothing_lost/traces.rs"]
mod traces;
#[cfg(unix)]
#[path = "nothing_lost/two.rs"]
mod two;
