//! Characters that nobody sees: gone after the door, wherever they stood; what Arabic, Urdu and Hebrew need stays.

use super::project::{PLAN, build, project};
use ourplan::source::decode;

/// Characters that show nothing and can hide or reorder words.
const HIDDEN: [char; 14] = [
    '\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}',
    '\u{2068}', '\u{2069}', '\u{fffe}',
];

#[test]
fn hidden_characters_are_in_no_booklet() {
    let likes = "likes: [kites, trains";
    assert!(PLAN.contains(likes));
    let hidden: String = HIDDEN.iter().collect();
    let plan = PLAN.replace(likes, &format!("likes: [ki{hidden}tes, &quot;x&#8238;y&ZeroWidthSpace;, trains"));
    let project = project(plan.replace("&quot;", "").as_bytes());
    let run = build(project.path());
    assert_eq!(run.code, Some(0), "{}", run.said);
    let pages = crate::support::files(&project.path().join("booklets"));
    let mut seen = 0;
    for (name, bytes) in pages.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("a page is text");
        assert!(!page.contains(HIDDEN), "{name}");
        seen += usize::from(page.contains("kites"));
    }
    assert!(seen > 0, "the word stands in a booklet, whole");
}

#[test]
fn a_hidden_character_cannot_hide_a_word_from_the_audit() {
    let plan = PLAN.replace("likes: [kites, trains", "likes: [\"I live at 12 E\u{200b}lm\u{202e} Row, Leeds, LS1 4AB\", trains");
    assert!(plan != PLAN);
    let project = project(plan.as_bytes());
    assert_eq!(build(project.path()).code, Some(3), "Mum's booklet is stopped");
}

#[test]
fn arabic_urdu_hebrew_and_emoji_stay_as_they_are() {
    for text in [
        "می\u{200c}خواهم به مدرسه بروم",
        "میں جے سے ملنا چاہتا ہوں\u{200f}۔",
        "کتاب\u{200d}یں",
        "אני רוצה לראות את ג'יי\u{200f}!",
        "أُرِيدُ أَنْ أَرَى أَخِي\u{200e} (12)",
        "👨\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈",
        "क्\u{200d}ष ঢাকা தமிழ்",
    ] {
        let file = decode("plan.yaml", text.as_bytes()).ok().expect("it is text");
        assert_eq!(file.text(), text);
        assert_eq!(ourplan::prose::to_plain(text), text);
    }
}
