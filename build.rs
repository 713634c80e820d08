//! Gives the program a mark of its own sources, so that a new program rebuilds what an older one made,
//! and tells cargo that themes, languages and the starter project are part of the program.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    for part in ["src", "themes", "locales", "licences/OFL-1.1.txt", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={part}");
        mark(Path::new(part), &mut hasher);
    }
    println!("cargo::rustc-env=OURPLAN_BUILD={:016x}", hasher.finish());
}

/// Hashes names and contents, in the order of the names.
fn mark(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| mark(path, hasher));
    } else if let Ok(bytes) = fs::read(path) {
        path.to_string_lossy().replace('\\', "/").hash(hasher);
        bytes.hash(hasher);
    }
}
