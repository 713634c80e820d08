//! A project with an old and a new version, the real program, and the question whether a booklet is whole.

use crate::support::files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_ourplan");
pub const OLD: usize = 0;
pub const NEW: usize = 1;

/// The files of one reader's booklet.
pub type Booklet = BTreeMap<String, Vec<u8>>;

/// A project of two plans with two readers each. Both versions of its booklets are known, and each of them differs
/// in bytes and in which files there are.
pub struct Bench {
    folder: tempfile::TempDir,
    pub out: PathBuf,
    whole: [BTreeMap<String, Booklet>; 2],
}

impl Bench {
    /// With the booklets in the project's own folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("booklets");
        Bench::with_out(folder, out)
    }

    /// With the booklets in another folder. Nothing is built there yet.
    pub fn with_out(folder: tempfile::TempDir, out: PathBuf) -> Self {
        fs::create_dir(folder.path().join("plans")).expect("made");
        fs::write(folder.path().join("ourplan.yaml"), "formats: [site]\n").expect("written");
        let mut bench = Bench { folder, out, whole: Default::default() };
        for version in [OLD, NEW] {
            bench.turn_to(version);
            let apart = bench.folder.path().join(format!("whole-{version}"));
            let (code, said) = run(bench.command_into(&apart));
            assert_eq!(code, Some(0), "{said}");
            bench.whole[version] = readers(&apart);
        }
        assert_eq!(bench.whole[OLD].len(), 4, "two plans with two readers");
        for (reader, old) in &bench.whole[OLD] {
            assert!(old.keys().ne(bench.whole[NEW][reader].keys()), "{reader}: the versions differ in their files");
        }
        bench
    }

    pub fn project(&self) -> &Path {
        self.folder.path()
    }

    /// Changes both plans to a version.
    pub fn turn_to(&self, version: usize) {
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/child-in-need.yaml");
        let mut text = fs::read_to_string(plan).expect("the plan is there");
        if version == NEW {
            text = text.replace("Football", "Tennis")
                + "letters: [{from: grace, on: 2026-02-28, words: Dear Amira. It was good to meet you.}]\n";
        }
        for name in ["one", "two"] {
            fs::write(self.folder.path().join(format!("plans/{name}.yaml")), &text).expect("written");
        }
    }

    /// A build of the project.
    pub fn command(&self) -> Command {
        self.command_into(&self.out)
    }

    fn command_into(&self, out: &Path) -> Command {
        let mut command = Command::new(PROGRAM);
        build(&mut command, self.project(), out);
        command
    }

    /// Builds a version whole.
    pub fn build(&self, version: usize) {
        self.turn_to(version);
        let (code, said) = run(self.command());
        assert_eq!(code, Some(0), "{said}");
        self.assert_is(version);
        assert_eq!(own_names(&self.out), ["index.json", "lock", "plans"], "no junk is left");
    }

    /// All booklets are of one version.
    pub fn assert_is(&self, version: usize) {
        assert!(readers(&self.out) == self.whole[version], "all booklets are of version {version}");
    }

    /// The readers whose booklets are neither wholly old nor wholly new.
    pub fn mixed(&self) -> BTreeSet<String> {
        let found = readers(&self.out);
        let all = found.keys().chain(self.whole[OLD].keys());
        let is_mixed = |reader: &&String| {
            let here = found.get(*reader);
            here.is_none() || (here != self.whole[OLD].get(*reader) && here != self.whole[NEW].get(*reader))
        };
        all.filter(is_mixed).cloned().collect()
    }
}

/// The arguments of a build.
pub fn build(command: &mut Command, project: &Path, out: &Path) {
    command.arg("build").arg(project).arg("--out").arg(out).args(["--today", "2026-11-22"]);
}

/// Runs a command to its end: its exit code, and what it said.
pub fn run(mut command: Command) -> (Option<i32>, String) {
    let output = command.stdin(Stdio::null()).output().expect("the program starts");
    (output.status.code(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

/// Starts a command that says nothing.
pub fn start(mut command: Command) -> std::process::Child {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// Every reader's booklet that stands in an output folder.
pub fn readers(out: &Path) -> BTreeMap<String, Booklet> {
    let mut readers = BTreeMap::<String, Booklet>::new();
    for (name, bytes) in files(out) {
        if let [plan, reader, file] = name.splitn(3, '/').collect::<Vec<_>>()[..] {
            readers.entry(format!("{plan}/{reader}")).or_default().insert(file.to_owned(), bytes);
        }
    }
    readers
}

/// What lies in the program's own folder.
pub fn own_names(out: &Path) -> Vec<String> {
    let entries = fs::read_dir(out.join(".ourplan")).into_iter().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}
