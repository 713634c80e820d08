//! The files of the project as the rules read them, and the list of modules.

use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One thing that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file, from the project folder on.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is so, and what to do.
    pub words: String,
}

/// A text file of the project.
#[derive(Clone)]
pub struct File {
    /// Its name, from the project folder on, with `/`.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// A line of the list in `docs/architecture.md`.
#[derive(Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name: a folder or a file under `src`.
    pub name: String,
    /// Modules further down that it may know all the same.
    pub also: Vec<String>,
    /// The line in the page.
    pub line: usize,
}

/// The project.
pub struct Tree {
    root: PathBuf,
    /// The modules, in the order of the list.
    pub modules: Vec<Module>,
}

/// The page with the list.
pub const PAGE: &str = "docs/architecture.md";

impl File {
    /// A file made up for trying a rule.
    pub fn new(name: &str, text: &str) -> Self {
        File { name: name.to_owned(), text: text.to_owned() }
    }

    /// The module it lies in: the first folder under `src`, or the file itself.
    pub fn module(&self) -> Option<&str> {
        let below = self.name.strip_prefix("src/")?;
        let first = below.split('/').next()?;
        let module = first.strip_suffix(".rs").unwrap_or(first);
        (!["lib", "main"].contains(&module)).then_some(module)
    }

    /// Whether it is compiled for tests only.
    pub fn is_test(&self) -> bool {
        let mut parts = self.name.split('/').rev();
        let file = parts.next().unwrap_or_default();
        self.name.starts_with("tests/") || file.ends_with("tests.rs") || parts.any(|folder| folder == "tests")
    }

    /// A trouble in it.
    pub fn trouble(&self, line: usize, words: impl Into<String>) -> Trouble {
        Trouble { file: self.name.clone(), line, words: words.into() }
    }
}

impl Tree {
    /// Reads the list of modules.
    pub fn read() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read_to_string(root.join(PAGE)).expect("docs/architecture.md holds the list of modules");
        let modules = modules(&page);
        assert!(!modules.is_empty(), "{PAGE}: no block that starts with ```modules. Write the list of modules there, one a line.");
        Tree { root, modules }
    }

    /// One file.
    pub fn file(&self, name: &str) -> File {
        let text = std::fs::read_to_string(self.root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        File::new(name, &text)
    }

    /// The files below a folder with one of these endings.
    pub fn under(&self, folder: &str, endings: &[&str]) -> Vec<File> {
        let all = files(&self.root.join(folder));
        let wanted = |path: &PathBuf| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted));
        all.into_iter().filter(wanted).filter_map(|path| self.open(&path)).collect()
    }

    /// All Rust files under `src`.
    pub fn sources(&self) -> Vec<File> {
        self.under("src", &["rs"])
    }

    /// All Rust files of the project.
    pub fn all_rust(&self) -> Vec<File> {
        self.under("", &["rs"])
    }

    /// All files that are text.
    pub fn texts(&self) -> Vec<File> {
        files(&self.root).iter().filter_map(|path| self.open(path)).collect()
    }

    /// A file as text. Nothing where it is a picture or another file of bytes.
    fn open(&self, path: &Path) -> Option<File> {
        let text = String::from_utf8(std::fs::read(path).ok()?).ok()?;
        let name = path.strip_prefix(&self.root).ok()?.to_string_lossy().replace('\\', "/");
        Some(File { name, text })
    }
}

/// All files below a folder, but those that tools and builds make.
fn files(folder: &Path) -> Vec<PathBuf> {
    const MADE: [&str; 5] = ["target", "node_modules", ".git", "booklets", ".cache"];
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let kept = walk.filter_entry(|entry| entry.depth() == 0 || !MADE.iter().any(|made| entry.file_name() == *made));
    kept.filter_map(Result::ok).filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// The modules of the page's block: `name [also other, other]  words`.
fn modules(page: &str) -> Vec<Module> {
    let mut inside = false;
    let mut modules = Vec::new();
    for (number, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line.trim() == "```modules";
        } else if let Some(name) = line.split_whitespace().next().filter(|_| inside) {
            let also = line.split_once("[also ").and_then(|(_, rest)| rest.split_once(']')).map_or("", |(also, _)| also);
            let also = also.split(',').map(|module| module.trim().to_owned()).filter(|module| !module.is_empty()).collect();
            modules.push(Module { name: name.to_owned(), also, line: number + 1 });
        }
    }
    modules
}

#[test]
fn the_list_is_read_from_its_block() {
    let page = "# A page\n```rust\nnot this\n```\n```modules\nfault    trouble\nsource [also fault]  text\n```\nafter\n";
    let names: Vec<_> = modules(page).into_iter().map(|module| (module.name, module.also, module.line)).collect();
    assert_eq!(names, [("fault".to_owned(), vec![], 6), ("source".to_owned(), vec!["fault".to_owned()], 7)]);
}

#[test]
fn a_module_is_the_first_folder_or_the_file() {
    let module = |name: &str| File::new(name, "").module().map(str::to_owned);
    assert_eq!(module("src/view/eye.rs").as_deref(), Some("view"));
    assert_eq!(module("src/system_error.rs").as_deref(), Some("system_error"));
    assert_eq!(module("src/lib.rs"), None);
    assert_eq!(module("tests/view.rs"), None);
}

#[test]
fn files_for_tests_are_known() {
    for name in ["tests/a.rs", "src/prose/hostile_tests.rs", "src/audit/tests/speed.rs", "src/audit/tests.rs"] {
        assert!(File::new(name, "").is_test(), "{name}");
    }
    assert!(!File::new("src/audit/mod.rs", "").is_test());
}
