//! Tells cargo that the themes, the languages and the starter project are part of the program,
//! so that a new file in them is built in.
fn main() {
    for folder in ["themes", "locales", "src/cli/starter"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
