//! A project with every kind of thing that a booklet is made from, and a change of each.

use crate::support::{change, examples, today};
use jiff::civil::{Date, date};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

pub const PLAN: &str = "plans/kestrel.yaml";

/// Who gets a booklet.
pub const READERS: [&str; 3] = ["ellis", "mum", "joy"];

const KESTREL: &str = "plan: care-plan
format: 1
in_care_since: 2025-11-29
child: {name: Ellis, age: 10, pronouns: he, picture: {alt: Ellis, \"file\": pictures/ellis.svg}}
people:
  ellis: {is: me}
  mum: {name: Donna, is: my mum, part: family}
  marian: {name: Marian, is: my foster carer, part: carer, picture: {file : pictures/face.svg, alt: Marian}}
  joy: {name: Joy Adeyemi, is: my social worker, part: social-worker, since: 2025-11-29, phone: \"0113 496 0150\"}
lead: joy
made: {on: 2026-11-01, with: [ellis, joy]}
home: {place: \"Marian's house\", kind: foster-family, with: [marian], since: 2025-11-29, will_i_move: {answer: no, words: You stay here.}}
why_we_have_this_plan: You needed somebody to look after you. This placement is for you.
reviews: {next: {on: 2027-02-28, who: [ellis, joy]}}
school:
  now: You like maths.
goals:
  - goal: I swim well
    area: fun
    whose: ellis
booklets: {ellis: {}, mum: {}, joy: {}}
fun:
  now:
    words: kite
    picture:
      alt: a kite
      file:
        pictures/kite.svg
about_me: {likes: [{words: the sea, picture: {file: \"pictures/\\u0073ea.svg\", alt: the sea}}]}
";

const SETTINGS: &str = "council: Exampleshire Council
theme: ours
say: {placement: home}
contacts:
  - {name: Exampleshire rights team, phone: \"0113 496 0100\", checked: 2026-10-05, checked_by: Grace Lee}
";

const OURS: &str = "name: ours
made_for: 1
extends: base
logo: {file: assets/logo.svg, words: Exampleshire Council}
tokens: {radius: 0.4rem}
words: {en: {frame-who-to-ask: Who can help}}
";

pub fn drawing(shape: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{shape}</svg>")
}

const SQUARE: &str = "<rect width=\"7\" height=\"7\"/>";
const LARGER: &str = "<rect width=\"9\" height=\"9\"/>";

pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

/// The project before anything has changed.
pub fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), PLAN, KESTREL);
    write(folder.path(), "ourplan.yaml", SETTINGS);
    for (at, name) in ["ellis", "face", "kite", "sea"].iter().enumerate() {
        write(folder.path(), &format!("pictures/{name}.svg"), &drawing(&SQUARE.replace("height=\"7\"", &format!("height=\"{at}\""))));
    }
    write(folder.path(), "themes/ours/theme.yaml", OURS);
    write(folder.path(), "themes/ours/assets/style.css", "h1 { letter-spacing: 0 }\n");
    fs::copy(examples().join("themes/exampleshire/assets/logo.svg"), folder.path().join("themes/ours/assets/logo.svg")).expect("copied");
    write(folder.path(), "themes/base/theme.yaml", "name: base\nmade_for: 1\nextends: pebble\ntokens: {stroke: 0.3rem}\n");
    folder
}

/// Something that a booklet is made from, and how it changes.
pub struct Input {
    pub what: &'static str,
    pub change: fn(&Path),
    pub day: Date,
}

const fn input(what: &'static str, change: fn(&Path)) -> Input {
    Input { what, change, day: date(2026, 11, 22) }
}

/// Puts another drawing into a file, and leaves its length and its time as they were.
fn same_size_and_time(path: &Path) {
    let (before, time) = (fs::read(path).expect("there"), fs::metadata(path).expect("there").modified().expect("a time"));
    let after = String::from_utf8(before.clone()).expect("text").replace("width=\"7\"", "width=\"8\"");
    assert!(after.len() == before.len() && after.as_bytes() != before);
    fs::write(path, after).expect("written");
    fs::File::options().write(true).open(path).expect("there").set_modified(time).expect("touched");
}

/// Every kind. They come one after the other while somebody watches, so that none may need that another did not happen.
pub const INPUTS: &[Input] = &[
    input("the plan", |folder| change(folder, PLAN, "You like maths.", "You like music.")),
    input("a picture behind a key in quotation marks", |folder| write(folder, "pictures/ellis.svg", &drawing(LARGER))),
    input("a picture behind a key with a space after it", |folder| write(folder, "pictures/face.svg", &drawing(LARGER))),
    input("a picture on the next line, of one size and time", |folder| same_size_and_time(&folder.join("pictures/kite.svg"))),
    input("a picture with a letter in signs", |folder| write(folder, "pictures/sea.svg", &drawing(LARGER))),
    input("a number to ring", |folder| change(folder, "ourplan.yaml", "0113 496 0100", "0113 496 0101")),
    input("the day a number was checked", |folder| change(folder, "ourplan.yaml", "2026-10-05", "2026-10-06")),
    input("a word of the council", |folder| change(folder, "ourplan.yaml", "{placement: home}", "{placement: place to stay}")),
    input("the button to hide a page", |folder| change(folder, "ourplan.yaml", "council:", "hide_button: true\ncouncil:")),
    input("a token of the theme", |folder| change(folder, "themes/ours/theme.yaml", "0.4rem", "0.5rem")),
    input("a token of the theme below it", |folder| change(folder, "themes/base/theme.yaml", "0.3rem", "0.2rem")),
    input("a phrase of the theme", |folder| change(folder, "themes/ours/theme.yaml", "Who can help", "Who helps")),
    input("a style sheet", |folder| write(folder, "themes/ours/assets/style.css", "h1 { letter-spacing: 1px }\n")),
    input("a style sheet that goes", |folder| fs::remove_file(folder.join("themes/ours/assets/style.css")).expect("removed")),
    input("a style sheet that comes", |folder| write(folder, "themes/base/assets/style.css", "h2 { letter-spacing: 1px }\n")),
    input("a template that comes", |folder| {
        for name in ["page.html", "single.html"] {
            let foot = format!("{{% extends \"plain/{name}\" %}}\n{{% block foot %}}<p>{{{{ booklet.frame.next }}}}</p>{{% endblock %}}\n");
            write(folder, &format!("themes/ours/templates/{name}"), &foot);
        }
    }),
    input("the logo", |folder| change(folder, "themes/ours/assets/logo.svg", "</svg>", "<rect width=\"9\" height=\"9\"/></svg>")),
    input("a theme in the place of the program's", |folder| {
        write(folder, "themes/pebble/theme.yaml", "name: pebble\nmade_for: 1\nextends: plain\ntokens: {gap: 1.1rem}\n");
    }),
    input("the theme", |folder| change(folder, "ourplan.yaml", "theme: ours", "theme: ink")),
];

/// A day on which the review is over.
pub fn a_later_day() -> Input {
    assert!(today() < date(2027, 3, 1));
    Input { what: "the day", change: |_| {}, day: date(2027, 3, 1) }
}

/// A picture that is a link, to another file than before.
#[cfg(unix)]
pub fn a_link() -> Input {
    input("a link", |folder| {
        let link = folder.join("pictures/kite.svg");
        write(folder, "pictures/another.svg", &drawing("<circle r=\"3\"/>"));
        fs::remove_file(&link).expect("removed");
        std::os::unix::fs::symlink("another.svg", link).expect("a link");
    })
}
