//! A picture that is withheld at one place and stands again where its reader may look stops the booklet, like a text.

use super::changes::{drawing, write};
use crate::support::*;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};
use ourplan::pipeline::{Done, ReaderOutcome};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;

const PLAN: &str = "plans/kestrel.yaml";

const KESTREL: &str = "plan: care-plan
format: 1
in_care_since: 2025-11-29
child: {name: Ellis, age: 10, pronouns: he}
people:
  ellis: {is: me}
  dad: {name: Tom, is: my dad, part: family}
  marian: {name: Marian, is: my foster carer, part: carer}
  leon: {name: Leon, is: my brother, part: brother-or-sister}
  joy: {name: Joy Adeyemi, is: my social worker, part: social-worker, since: 2025-11-29, phone: \"0113 496 0150\"}
lead: joy
made: {on: 2026-11-01, with: [ellis, joy]}
home: {place: \"Marian's house\", kind: foster-family, with: [marian], since: 2025-11-29, will_i_move: {answer: no, words: You stay here.}}
why_we_have_this_plan: You needed somebody to look after you.
reviews: {next: {on: 2027-02-28, who: [ellis, joy]}}
school:
  now: You like maths.
goals:
  - goal: I swim well
    area: fun
    whose: ellis
about_me: {likes: [kites]}
booklets: {ellis: {}, dad: {}, joy: {}}
";

const LEON: &str = "  leon: {name: Leon, is: my brother, part: brother-or-sister}\n";
const LIKES: &str = "likes: [kites]";
const OPEN: &str = "likes: [{words: kites, picture: {file: OPEN, alt: kites}}]";
const PICTURE: &str = "picture: {file: HIDDEN, alt: a photo}";

/// Ways to keep a picture from Dad: what is put in the place of what.
fn ways() -> Vec<(&'static str, &'static str, String)> {
    let leon = |rest: &str| LEON.replace("sister}", &format!("sister, {rest}}}"));
    let after = |more: String| format!("{more}\nabout_me:");
    vec![
        ("a person is withheld", LEON, leon(&format!("{PICTURE}, not_for: [dad]"))),
        ("a picture is withheld", LEON, leon("picture: {file: HIDDEN, alt: a photo, not_for: [dad]}")),
        ("a picture is for others alone", LEON, leon("picture: {file: HIDDEN, alt: a photo, only_for: [ellis, joy]}")),
        ("its text is withheld", "about_me:", after(format!("matters_to_me: [{{words: my den, {PICTURE}, not_for: [dad]}}]"))),
        (
            "the words beside it are withheld",
            "about_me:",
            after(format!("going_well: [{{who: ellis, words: {{words: my den, not_for: [dad]}}, {PICTURE}}}]")),
        ),
        (
            "it stands beside an address",
            "since: 2025-11-29, will",
            format!("since: 2025-11-29, address: {{words: 12 Elm Row, {PICTURE}}}, will"),
        ),
        ("a withheld person says it", LEON, format!("{}going_well: [{{who: leon, words: my den, {PICTURE}}}]\n", leon("not_for: [dad]"))),
    ]
}

/// A project in which a picture is withheld in a way, and perhaps stands again at an open place.
fn project(from: &str, to: &str, hidden: (&str, &[u8]), open: Option<(&str, &[u8])>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    // People end before what stands after them.
    let moved = to.split_once("going_well: [{who: leon");
    let mut plan = KESTREL.replace(from, moved.map_or(to, |(leon, _)| leon));
    if let Some((_, rest)) = moved {
        plan = plan.replace("school:\n", &format!("going_well: [{{who: leon{rest}school:\n"));
    }
    plan = plan.replace("HIDDEN", hidden.0);
    fs::create_dir_all(folder.path().join("pictures")).expect("made");
    for (name, bytes) in [hidden].into_iter().chain(open) {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    if let Some((name, _)) = open {
        plan = plan.replace(LIKES, &OPEN.replace("OPEN", name));
    }
    write(folder.path(), PLAN, &plan);
    folder
}

fn built(project: &Path) -> Done {
    build_into(project, &project.join("booklets"))
}

fn state(done: &Done, reader: &str) -> ReaderOutcome {
    done.plans[0].readers.iter().find(|ready| ready.key == reader).expect("a reader").state
}

fn line_of(project: &Path, text: &str) -> usize {
    let plan = fs::read_to_string(project.join(PLAN)).expect("there");
    plan.lines().position(|line| line.contains(text)).expect("it stands there") + 1
}

/// Dad's booklet is stopped, and the message names both places and no file; the others are made.
fn is_stopped(what: &str, project: &Path) {
    let done = built(project);
    assert_eq!(done.exit_code(), 3, "{what}");
    assert_eq!((state(&done, "dad"), state(&done, "ellis")), (ReaderOutcome::Stopped, ReaderOutcome::Made), "{what}");
    assert!(!project.join("booklets/kestrel/dad").exists(), "{what}");
    let found: Vec<_> = done.findings.iter().filter(|finding| finding.code == "withheld-picture-found").collect();
    let [finding] = &found[..] else { panic!("{what}: one finding, and not {}", found.len()) };
    assert_eq!(finding.line, line_of(project, "a photo"), "{what}: the withheld place");
    assert!(finding.message.contains(&format!("line {} ", line_of(project, "alt: kites"))), "{what}: the open place: {}", finding.message);
    assert!(!finding.message.contains(".svg") && finding.message.contains("`dad`"), "{what}: {}", finding.message);
}

fn photo() -> RgbImage {
    RgbImage::from_fn(40, 30, |x, y| Rgb([u8::try_from(x * 6).unwrap_or(0), u8::try_from(y * 8).unwrap_or(0), 90]))
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&photo()).expect("a photo can be packed");
    bytes
}

fn packed(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    photo().write_to(&mut bytes, format).expect("a photo can be packed");
    bytes.into_inner()
}

#[test]
fn in_whatever_way_a_picture_is_withheld_it_may_stand_nowhere_else() {
    let drawing = drawing("<rect width=\"9\" height=\"9\"/>");
    let other = super::changes::drawing("<rect width=\"8\" height=\"8\"/>");
    for (what, from, to) in ways() {
        let hidden = ("pictures/a.svg", drawing.as_bytes());
        is_stopped(what, project(from, &to, hidden, Some(("pictures/a.svg", drawing.as_bytes()))).path());
        is_stopped(what, project(from, &to, hidden, Some(("pictures/b.svg", drawing.as_bytes()))).path());
        let another = project(from, &to, hidden, Some(("pictures/b.svg", other.as_bytes())));
        assert_eq!(built(another.path()).exit_code(), 0, "{what}: another picture is another picture");
        assert_eq!(built(project(from, &to, hidden, None).path()).exit_code(), 0, "{what}: once is no leak");
    }
}

#[test]
fn the_same_picture_is_known_however_it_was_saved() {
    let (_, from, to) = ways().remove(0);
    let mut noted = jpeg();
    noted.splice(2..2, [&[0xff, 0xfe, 0, 6][..], b"Leon"].concat());
    let svg = drawing("<rect width=\"9\" height=\"9\"/>");
    let saved = (
        drawing("<rect x=\"7\" width=\"9\" height=\"9\" fill=\"red\"/><path d=\"M1 1L7,7 -2.5 3z\"/>"),
        drawing(
            "<defs/><g id=\"layer1\"><rect style=\"fill:#f00\" height=\"9.0\" width=\"9\" x=\"7.000\"/><path class=\"a\" \
             d=\"M 1,1 L 7 7 -2.50,3 z\"/></g>",
        ),
    );
    let spaced = svg.replace("><", ">\n  <!-- Leon -->\n  <");
    for (what, one, other, ending) in [
        ("a photo with a note of the camera", jpeg(), noted, ("jpg", "jpg")),
        ("other packings of the same dots", packed(ImageFormat::Png), packed(ImageFormat::WebP), ("png", "webp")),
        ("a drawing with a remark", svg.clone().into_bytes(), spaced.into_bytes(), ("svg", "svg")),
        ("a drawing that another program saved", saved.0.into_bytes(), saved.1.into_bytes(), ("svg", "svg")),
        ("a name that says something else", packed(ImageFormat::Png), packed(ImageFormat::Png), ("jpg", "png")),
    ] {
        let (hidden, open) = (format!("pictures/a.{}", ending.0), format!("pictures/b.{}", ending.1));
        is_stopped(what, project(from, &to, (&hidden, &one), Some((&open, &other))).path());
        is_stopped(what, project(from, &to, (&hidden, &other), Some((&open, &one))).path());
    }
    // What a booklet made of the photo is put into the project.
    let project_before = project(from, &to, ("pictures/a.jpg", &jpeg()), None);
    built(project_before.path());
    let ours = fs::read(project_before.path().join("booklets/kestrel/ellis/picture-1.jpg")).expect("the child has it");
    assert_ne!(ours, jpeg());
    is_stopped("our own photo", project(from, &to, ("pictures/a.jpg", &jpeg()), Some(("pictures/b.jpg", &ours))).path());
    is_stopped("the photo of our own", project(from, &to, ("pictures/a.jpg", &ours), Some(("pictures/b.jpg", &jpeg()))).path());
}

#[test]
fn what_a_reader_may_see_twice_stops_nothing() {
    let svg = drawing("<rect width=\"9\" height=\"9\"/>");
    let file = ("pictures/a.svg", svg.as_bytes());
    let face = LEON.replace("sister}", &format!("sister, {PICTURE}}}"));
    let withheld = LEON.replace("sister}", &format!("sister, {PICTURE}, not_for: [dad]}}"));
    let built_in = LEON.replace("sister}", "sister, picture: school, not_for: [dad]}");
    for (what, leon, open, more) in [
        ("one face at two places", &face, Some(file), ""),
        ("a picture of the program", &built_in, None, "likes: [{words: kites, picture: school}]"),
        ("a reader without pictures", &withheld, Some(file), "dad: {pictures: false}"),
    ] {
        let project = project(LEON, leon, file, open);
        if let Some((key, _)) = more.split_once(':') {
            change(project.path(), PLAN, if key == "dad" { "dad: {}" } else { LIKES }, more);
        }
        assert_eq!(built(project.path()).exit_code(), 0, "{what}");
    }
    // Another plan, and the council's logo.
    let project = project(LEON, &withheld, file, None);
    let other = KESTREL.replace(LIKES, &OPEN.replace("OPEN", "pictures/a.svg"));
    write(project.path(), "plans/heron.yaml", &other);
    write(project.path(), "themes/ours/theme.yaml", "name: ours\nextends: plain\nlogo: {file: assets/logo.svg, words: Council}\n");
    write(project.path(), "themes/ours/assets/logo.svg", &svg);
    write(project.path(), "ourplan.yaml", "theme: ours\n");
    let done = built(project.path());
    assert_eq!(done.exit_code(), 0, "{:?}", done.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    // A run for others leaves Dad's copy with the logo.
    let done = build_with(project.path(), &project.path().join("booklets"), |options| options.readers = vec!["ellis".into()]);
    assert!(done.held_back.is_empty() && done.plans.iter().all(|plan| plan.older_copies.is_empty()));
}

#[test]
fn somebody_who_sees_only_what_names_them_gets_no_picture_of_the_rest() {
    let svg = drawing("<rect width=\"9\" height=\"9\"/>");
    let face = LEON.replace("sister}", &format!("sister, {PICTURE}}}"));
    let project = project(LEON, &face, ("pictures/a.svg", svg.as_bytes()), None);
    change(project.path(), PLAN, "part: family}", "part: family, sees: shared-only}");
    assert_eq!(built(project.path()).exit_code(), 0);
    change(project.path(), PLAN, LIKES, &OPEN.replace("OPEN", "pictures/a.svg").replace("alt: kites}", "alt: kites}, only_for: [dad]"));
    assert_eq!(state(&built(project.path()), "dad"), ReaderOutcome::Stopped);
}

#[test]
fn an_older_copy_with_a_picture_that_is_withheld_today_goes_out_of_reach() {
    let svg = drawing("<rect width=\"9\" height=\"9\"/>");
    let face = LEON.replace("sister}", &format!("sister, {PICTURE}}}"));
    for format in ourplan::formats::FORMATS.iter().map(|format| format.name()) {
        for (what, readers, mistake) in
            [("a run for another", vec!["ellis".to_owned()], false), ("a plan with a mistake", Vec::new(), true)]
        {
            let project = project(LEON, &face, ("pictures/a.svg", svg.as_bytes()), None);
            let out = project.path().join("booklets");
            write(project.path(), "ourplan.yaml", &format!("formats: [{format}]\n"));
            assert_eq!(built(project.path()).exit_code(), 0);
            change(project.path(), PLAN, "alt: a photo}", "alt: a photo, not_for: [dad]}");
            if mistake {
                change(project.path(), PLAN, "lead: joy", "lead: jo");
            }
            let done = build_with(project.path(), &out, |options| options.readers = readers);
            assert!(
                done.held_back.contains("kestrel/dad") && !done.held_back.contains("kestrel/ellis"),
                "{what}, {format}: {:?}",
                done.held_back
            );
            assert!(!out.join("kestrel/dad").exists() && out.join("kestrel/ellis").exists(), "{what}, {format}");
        }
    }
}
