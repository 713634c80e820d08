//! What the program is built from: packages under licences that we may use, from one register, all in the list that is
//! handed on (`docs/sbom.cdx.json`); data of others with source, licence and hash.
//!
//! `deny.toml` is the rule. `cargo deny check` reads it as well; this test needs no further program and no network.

use serde_json::Value;
use sha2::{Digest, Sha256};
use spdx::{Expression, ParseMode};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// The build that the list of packages describes.
const TARGET: &str = "x86_64-unknown-linux-gnu";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn toml(name: &str) -> toml::Table {
    text(name).parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The texts of a list in a TOML file.
fn list(table: &toml::Table, part: &str, key: &str) -> Vec<String> {
    let list = table[part][key].as_array().expect("a list");
    list.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// What cargo knows of all packages of a build.
fn metadata(more: &[&str]) -> Value {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform"])
        .args(more)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("cargo writes JSON")
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The packages that our own one is built from, through dependencies of these kinds; `null` is a normal one.
fn reached<'a>(metadata: &'a Value, kinds: &[Value]) -> Vec<&'a Value> {
    let nodes = items(&metadata["resolve"]["nodes"]);
    let own = word(&metadata["resolve"]["root"]);
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![own.clone()]);
    while let Some(id) = waiting.pop() {
        if seen.insert(id.clone()) {
            let node = nodes.iter().find(|node| node["id"] == id.as_str()).expect("each package is resolved");
            let wanted = |dep: &&Value| items(&dep["dep_kinds"]).iter().any(|kind| kinds.contains(&kind["kind"]));
            waiting.extend(items(&node["deps"]).iter().filter(wanted).map(|dep| word(&dep["pkg"])));
        }
    }
    seen.remove(&own);
    items(&metadata["packages"]).iter().filter(|package| seen.contains(&word(&package["id"]))).collect()
}

/// Whether a licence may be used, by a list of names of licences.
fn may_be_used(licence: &str, allowed: &[String]) -> bool {
    let named = |name: &str| allowed.iter().any(|allowed| allowed == name);
    Expression::parse_mode(licence, ParseMode::LAX)
        .is_ok_and(|licence| licence.evaluate(|wanted| wanted.license.id().is_some_and(|id| wanted.addition.is_none() && named(id.name))))
}

#[test]
fn every_package_in_the_program_has_a_licence_that_we_may_use() {
    let allowed = list(&toml("deny.toml"), "licenses", "allow");
    let metadata = metadata(&[TARGET]);
    let packages = reached(&metadata, &[Value::Null, Value::from("build")]);
    assert!(packages.len() > 80, "{} packages", packages.len());
    let bad = packages.iter().filter(|package| !may_be_used(package["license"].as_str().unwrap_or_default(), &allowed));
    let bad: Vec<_> = bad.map(|package| format!("{}: {}", package["name"], package["license"])).collect();
    assert_eq!(bad, Vec::<String>::new(), "take another package, or allow the licence in deny.toml with a reason");
}

#[test]
fn licences_are_read_as_their_authors_meant_them() {
    let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
    for good in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "(MIT OR Zlib) AND Apache-2.0", "Apache-2.0 WITH LLVM-exception OR MIT"] {
        assert!(may_be_used(good, &allowed), "{good}");
    }
    for bad in ["", "GPL-3.0-or-later", "MIT AND Zlib", "AGPL-3.0", "a file beside", "Apache-2.0 WITH LLVM-exception"] {
        assert!(!may_be_used(bad, &allowed), "{bad}");
    }
}

#[test]
fn every_package_comes_from_the_register_with_its_hash() {
    let lock = toml("Cargo.lock");
    for package in lock["package"].as_array().expect("a list") {
        let name = package["name"].as_str().expect("a name");
        let source = package.get("source").and_then(toml::Value::as_str);
        let sum = package.get("checksum").and_then(toml::Value::as_str);
        if name == "ourplan" {
            assert_eq!(source, None);
        } else {
            assert!(source.is_some_and(|source| source.starts_with("registry+")), "{name} comes from {source:?}");
            assert!(sum.is_some_and(|sum| sum.len() == 64), "{name} has no hash");
        }
    }
    assert_eq!(toml("deny.toml")["sources"]["unknown-git"].as_str(), Some("deny"));
}

#[test]
fn our_own_packages_manifest_is_strict() {
    let manifest = toml("Cargo.toml");
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for part in ["dependencies", "dev-dependencies"] {
        for (name, wanted) in manifest[part].as_table().expect("a table") {
            let version = wanted.as_str().or_else(|| wanted.get("version").and_then(toml::Value::as_str)).unwrap_or_default();
            assert!(!version.is_empty() && version != "*", "{name} needs a version");
            assert!(wanted.get("git").is_none() && wanted.get("path").is_none(), "{name} must come from the register");
        }
    }
}

#[test]
fn the_list_of_packages_is_that_of_the_build() {
    let list: Value = serde_json::from_str(&text("docs/sbom.cdx.json")).expect("the list is JSON");
    let pair = |package: &Value| (word(&package["name"]), word(&package["version"]));
    let listed: BTreeSet<_> = items(&list["components"]).iter().map(pair).collect();
    let metadata = metadata(&[TARGET]);
    let built: BTreeSet<_> = reached(&metadata, &[Value::Null]).into_iter().map(pair).collect();
    let missing: Vec<_> = built.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&built).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not listed: {missing:?}; not built: {gone:?}. Run docs/make-sbom.sh");
    for package in items(&list["components"]) {
        assert!(!items(&package["licenses"]).is_empty() && !items(&package["hashes"]).is_empty(), "{}", package["name"]);
    }
}

#[test]
fn the_list_of_packages_says_nothing_of_the_machine_that_wrote_it() {
    let list = text("docs/sbom.cdx.json");
    for bad in ["timestamp", "serialNumber", "file:", "registry+", "\"author\""] {
        assert!(!list.contains(bad), "{bad}");
    }
}

/// Endings of files that are data more often than not made by somebody else.
const DATA: [&str; 21] = [
    "avif", "bin", "csv", "dat", "gif", "gz", "icc", "ics", "jpeg", "jpg", "mp3", "otf", "pdf", "png", "tsv", "ttf", "txt", "webp", "woff",
    "woff2", "zip",
];

#[test]
fn data_of_others_has_a_source_a_licence_and_its_hash() {
    let known = toml("licences/data.toml");
    let about = text("licences/README.md");
    let mut named: BTreeSet<String> = list(&known, "ours", "files").into_iter().collect();
    for entry in known["data"].as_array().expect("a list") {
        let part = |key: &str| entry.get(key).and_then(toml::Value::as_str).unwrap_or_else(|| panic!("{entry:?} has no {key}"));
        let file = part("file");
        let bytes = fs::read(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, part("sha256"), "{file} was changed: look at its source and licence, then write the new hash");
        assert!(root().join("licences").join(part("licence")).is_file(), "licences/{} holds the licence of {file}", part("licence"));
        assert!(about.contains(file), "licences/README.md speaks of {file}");
        assert!(part("from").contains("http") && !part("what").is_empty(), "{file} has a source");
        named.insert(file.to_owned());
    }
    let kept = |path: &Path| path.extension().is_some_and(|ending| DATA.iter().any(|data| ending.eq_ignore_ascii_case(data)));
    for folder in ["src", "themes", "locales", "content-examples", "docs"] {
        // The booklets that the README's first command makes are nobody's sources.
        let inside = WalkDir::new(root().join(folder)).into_iter().filter_entry(|entry| entry.file_name() != "booklets");
        let files = inside.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
        for path in files.filter(|path| kept(path)) {
            let name = path.strip_prefix(root()).expect("below").to_string_lossy().replace('\\', "/");
            assert!(named.contains(&name), "{name} is in no list of licences/data.toml");
        }
    }
}
