//! Files in other encodings and with bytes that no text has: refused with a place.

use super::project::{PLAN, check, project};

#[test]
fn each_encoding_has_its_own_error_at_its_own_place() {
    let little: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
    let table: Vec<(&str, Vec<u8>, &str, u64, u64)> = vec![
        ("UTF-16 with its mark", marked(b"\xff\xfe", &little), "not-utf-8", 1, 1),
        ("UTF-16, the other way round", marked(b"\xfe\xff", &big), "not-utf-8", 1, 1),
        ("UTF-16 without its mark", little, "not-utf-8", 1, 1),
        ("UTF-16 without its mark, the other way round", big, "not-utf-8", 1, 1),
        ("Latin-1", b"plan: care-plan\nlead: caf\xe9\n".to_vec(), "not-utf-8", 2, 10),
        ("bytes that never stand in UTF-8", b"plan: care-plan\nlead: \xff\xfe\n".to_vec(), "not-utf-8", 2, 7),
        ("a letter written longer than it is", b"plan: \xc0\xaf\n".to_vec(), "not-utf-8", 1, 7),
        ("half of a pair", b"plan: \xed\xa0\x80\n".to_vec(), "not-utf-8", 1, 7),
        ("a zero", b"plan: care-plan\nlead: \0\n".to_vec(), "control-character", 2, 7),
        ("an escape of the terminal", b"plan: \x1b[2Jx\n".to_vec(), "control-character", 1, 7),
        ("a zero written with a backslash", b"plan: care-plan\nlead: \"\\0\"\n".to_vec(), "control-character", 2, 8),
        ("a megabyte of zeros", vec![0; 1024 * 1024], "control-character", 1, 1),
    ];
    for (what, bytes, code, line, column) in table {
        let project = project(&bytes);
        let run = check(project.path());
        let first = run.findings.first().map_or(String::new(), ToString::to_string);
        assert!(run.code == Some(1) && run.has(code, "plans/plan.yaml", line, column), "{what}: {first} {}", run.said.len());
        assert!(!run.said.contains(['\0', '\u{1b}']), "{what}: the terminal is not told");
    }
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let project = project(&[b"\xef\xbb\xbf", PLAN.as_bytes()].concat());
    let run = check(project.path());
    assert_eq!(run.code, Some(0), "{}", run.said);
}

#[test]
fn the_same_holds_for_the_settings_and_a_theme() {
    let project = project(PLAN.as_bytes());
    super::project::write(project.path(), "ourplan.yaml", b"theme: ours\ncouncil: caf\xe9\n");
    assert!(check(project.path()).has("not-utf-8", "ourplan.yaml", 2, 13));
    super::project::write(project.path(), "ourplan.yaml", b"theme: ours\n");
    super::project::write(project.path(), "themes/ours/theme.yaml", b"name: ours\ntitle: &x y\n");
    super::project::write(project.path(), "themes/ours/assets/style.css", b"a {}\n\0");
    let run = check(project.path());
    assert!(run.has("alias-not-allowed", "themes/ours/theme.yaml", 2, 8), "{}", run.said);
    assert!(run.has("control-character", "themes/ours/assets/style.css", 2, 1), "{}", run.said);
}
