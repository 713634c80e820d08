//! What the reading of a file finds: its letters, its lines, its signs.

use super::Explanation;
use crate::check::Category;
use crate::diagnostics::Severity;

/// The codes.
pub(super) static CODES: &[Explanation] = &[
    Explanation {
        code: "yaml-syntax",
        severity: Severity::Error,
        category: Category::File,
        what: "The program cannot tell where a text ends or what a line belongs to.",
        why: "If the program guessed, a sentence could land in the wrong part of the plan, or be seen by the wrong person.",
        example: "if_things_change: Ring Grace: she is there every day.",
        better: r#"if_things_change: "Ring Grace: she is there every day.""#,
        source: None,
    },
    Explanation {
        code: "merge-marks",
        severity: Severity::Error,
        category: Category::File,
        what: "Marks of a merge conflict stand in the file: two people changed the same words.",
        why: "Both versions are in the file, and a family would read both. Only a person can say which one is right.",
        example: "why_we_have_this_plan: |
  <<<<<<< HEAD
  Mornings are hard.
  =======
  Mornings are hard since Mum hurt her back.
  >>>>>>> grace",
        better: "why_we_have_this_plan: Mornings are hard since Mum hurt her back.",
        source: None,
    },
    Explanation {
        code: "duplicate-key",
        severity: Severity::Error,
        category: Category::File,
        what: "A key is written twice in one place.",
        why: "Only one of the two could be shown, and nobody would see that the other is lost.",
        example: "school: {now: You are in Year 4.}
school: {now: You like maths.}",
        better: "school: {now: You are in Year 4. You like maths.}",
        source: None,
    },
    Explanation {
        code: "key-not-plain",
        severity: Severity::Error,
        category: Category::File,
        what: "The words before a colon are not one short name.",
        why: "The program would not know which part of the plan this is.",
        example: "school: {: You are in Year 4.}",
        better: "school: {now: You are in Year 4.}",
        source: None,
    },
    Explanation {
        code: "empty-file",
        severity: Severity::Error,
        category: Category::File,
        what: "Nothing is written in the file yet.",
        why: "There is no plan to make a booklet of.",
        example: "# nothing but notes",
        better: "plan: child-in-need",
        source: None,
    },
    Explanation {
        code: "control-character",
        severity: Severity::Error,
        category: Category::File,
        what: "A character stands here that nobody can see.",
        why: "It can hide words, or turn a sentence around, so that a reader reads something else than you wrote.",
        example: r#"if_things_change: "Ring \e Grace.""#,
        better: r#"if_things_change: "Ring Grace.""#,
        source: None,
    },
    Explanation {
        code: "not-utf-8",
        severity: Severity::Error,
        category: Category::File,
        what: "The file is not saved as UTF-8, so some letters cannot be read.",
        why: "A child's name with an accent would be printed wrong.",
        example: "",
        better: r#"# Save the file as UTF-8: in most editors under "Save as", then "Encoding"."#,
        source: None,
    },
    Explanation {
        code: "file-too-large",
        severity: Severity::Error,
        category: Category::File,
        what: "The file is much larger than a plan can be.",
        why: "Something was pasted by mistake. No child reads a booklet of a thousand pages.",
        example: "",
        better: "# Look whether something was pasted many times, or a picture was pasted as letters.",
        source: None,
    },
    Explanation {
        code: "too-deep",
        severity: Severity::Error,
        category: Category::File,
        what: "Lists and brackets stand too deep inside each other.",
        why: "A bracket was left open, so the lines below belong to the wrong part.",
        example: "",
        better: "# Look whether each bracket that opens is closed, and how many spaces stand before each line.",
        source: None,
    },
    Explanation {
        code: "too-many-values",
        severity: Severity::Error,
        category: Category::File,
        what: "The file holds far more values than a plan can have.",
        why: "Something was pasted by mistake, and the run would take very long.",
        example: "",
        better: "# Look whether something was pasted many times.",
        source: None,
    },
    Explanation {
        code: "directive-not-allowed",
        severity: Severity::Error,
        category: Category::File,
        what: "A line starts with a percent sign.",
        why: "The program would take the line for an order to itself, and the child would not read it.",
        example: "%20 of the time I am happy",
        better: "if_things_change: I am happy 20% of the time.",
        source: None,
    },
    Explanation {
        code: "tag-not-allowed",
        severity: Severity::Error,
        category: Category::File,
        what: "A text starts with an exclamation mark.",
        why: "The program would take the first word for a mark, and the child would not read it.",
        example: "if_things_change: !Ring Grace.",
        better: "if_things_change: Ring Grace!",
        source: None,
    },
    Explanation {
        code: "alias-not-allowed",
        severity: Severity::Error,
        category: Category::File,
        what: r#"A text starts with a star or with the sign for "and"."#,
        why: "The program would take it for a pointer to another text.",
        example: "if_things_change: *Ring* Grace.",
        better: r#"if_things_change: "*Ring* Grace.""#,
        source: None,
    },
    Explanation {
        code: "second-document",
        severity: Severity::Error,
        category: Category::File,
        what: "A second plan starts in the same file.",
        why: "Two children's lives in one file end up in one booklet.",
        example: "---
plan: child-in-need
---
plan: child-in-need",
        better: "plan: child-in-need",
        source: None,
    },
    Explanation {
        code: "dash-in-text",
        severity: Severity::Warning,
        category: Category::File,
        what: "A dash starts a line, but is read as part of the text above it.",
        why: "Two things that were meant as a list become one sentence that nobody understands.",
        example: "about_me:
  likes: swimming
    - football",
        better: "about_me:
  likes:
    - swimming
    - football",
        source: None,
    },
    Explanation {
        code: "hash-in-text",
        severity: Severity::Warning,
        category: Category::File,
        what: "What follows a `#` is read as a note and is not shown.",
        why: "Half of a sentence would be missing in the booklet, and nobody would see it.",
        example: "if_things_change: Go to room #3.",
        better: r#"if_things_change: "Go to room #3.""#,
        source: None,
    },
];
