//! Gives the program a mark of its own sources, so that a new program rebuilds what an older one made,
//! tells cargo that themes, languages and the starter project are part of the program, and turns the lists of each language from
//! YAML, which people write, into JSON, which a program reads ten times as fast at each start.

#[path = "src/language/lined.rs"]
mod lined;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut hasher = DefaultHasher::new();
    for part in ["src", "themes", "locales", "licences/OFL-1.1.txt", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={part}");
        mark(Path::new(part), &mut hasher);
    }
    println!("cargo::rustc-env=OURPLAN_BUILD={:016x}", hasher.finish());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder")).join("locales");
    let _ = fs::remove_dir_all(&out);
    for language in inside(Path::new("locales")).into_iter().filter(|path| path.is_dir()) {
        let to = out.join(language.file_name().expect("a folder has a name"));
        fs::create_dir_all(&to).expect("the folder can be made");
        inside(&language).iter().filter(|path| path.is_file()).for_each(|path| keep(path, &to));
    }
}

/// Puts a file of a language into the program's folder of languages.
fn keep(path: &Path, to: &Path) {
    let name = path.file_name().expect("a file has a name");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|ending| ending == "yaml") {
        let list: serde_json::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        fs::write(to.join(name).with_extension("json"), lined::lined(&text, &list)).expect("the list can be written");
    } else {
        fs::write(to.join(name), text).expect("the file can be written");
    }
}

/// Hashes names and contents, in the order of the names.
fn mark(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        inside(path).iter().for_each(|path| mark(path, hasher));
    } else if let Ok(bytes) = fs::read(path) {
        path.to_string_lossy().replace('\\', "/").hash(hasher);
        bytes.hash(hasher);
    }
}

/// What lies in a folder, in the order of the names.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut inside: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    inside.sort();
    inside
}
