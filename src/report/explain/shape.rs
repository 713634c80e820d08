//! What the keys and values of a file get: names that do not belong, values of another kind, holes.

use super::Explanation;
use crate::check::Category;
use crate::diagnostics::Severity;

/// The codes.
pub(super) static CODES: &[Explanation] = &[
    Explanation {
        code: "unknown-key",
        severity: Severity::Error,
        category: Category::File,
        what: "A key is not one that belongs here.",
        why: "What you write under it would be in no booklet, or a label with a slip in it would protect nobody.",
        example: "worries: [{who: amira, words: I worry., not-four: [mum]}]",
        better: "worries: [{who: amira, words: I worry., not_for: [mum]}]",
        source: None,
    },
    Explanation {
        code: "empty-label",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "A label that keeps a text from somebody has nothing after it.",
        why: "Somebody meant to keep this text from a reader. As it stands, everybody would read it.",
        example: "worries: [{who: amira, words: I worry., not_for: }]",
        better: "worries: [{who: amira, words: I worry., not_for: [mum]}]",
        source: None,
    },
    Explanation {
        code: "label-not-here",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "A label is in a place where it cannot hide anything.",
        why: "Its author is relying on it. The child's name is in every booklet, and settings are for everybody.",
        example: "child: {name: Amira, born: 2015-03-02, not_for: [dad]}",
        better: "child: {name: Amira, born: 2015-03-02, talks: {words: She signs., not_for: [dad]}}",
        source: None,
    },
    Explanation {
        code: "empty-key",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "Where a person or a group should stand, there is nothing, or nothing that can be seen.",
        why: "A label with nobody in it keeps a text from nobody.",
        example: "worries: [{who: amira, words: I worry., not_for: [\"\"]}]",
        better: "worries: [{who: amira, words: I worry., not_for: [mum]}]",
        source: None,
    },
    Explanation {
        code: "wrong-kind",
        severity: Severity::Error,
        category: Category::File,
        what: "A list, a mapping or a text stands where something else is wanted.",
        why: "The program could not show it, and the child would miss it.",
        example: "lead: [grace, mum]",
        better: "lead: grace",
        source: None,
    },
    Explanation {
        code: "too-many-items",
        severity: Severity::Error,
        category: Category::File,
        what: "A list has more than 300 items, or all lists of a file together more than 3,000.",
        why: "Nobody reads a booklet of so many goals or people, and most often something was copied again and again.",
        example: "",
        better: "# Keep what matters now.",
        source: None,
    },
    Explanation {
        code: "text-too-long",
        severity: Severity::Error,
        category: Category::File,
        what: "A text has more letters than it may have there: a name 300, a number or a place 500, any other text 50,000.",
        why: "Nobody can read it, and most often something was pasted by mistake. The search for what is withheld would take very long.",
        example: "",
        better: "# Keep names short, and make several texts of a long one.",
        source: None,
    },
    Explanation {
        code: "missing-key",
        severity: Severity::Error,
        category: Category::File,
        what: "A part that must be there is missing.",
        why: "Without it the booklet would have a hole, such as nobody to ask.",
        example: "goals:
  - {goal: I sleep well}",
        better: "goals:
  - {goal: I sleep well, whose: amira}",
        source: None,
    },
    Explanation {
        code: "missing-value",
        severity: Severity::Error,
        category: Category::File,
        what: "A key that needs a value has nothing after it.",
        why: "The booklet would have a heading with nothing below it.",
        example: "goals:
  - {goal: I sleep well, whose: }",
        better: "goals:
  - {goal: I sleep well, whose: amira}",
        source: None,
    },
    Explanation {
        code: "empty-text",
        severity: Severity::Error,
        category: Category::File,
        what: "A text is empty.",
        why: "The child would see a gap and wonder what is kept from them.",
        example: r#"in_our_words: [{who: amira, words: "", answer: You can.}]"#,
        better: "in_our_words: [{who: amira, words: I want to play., answer: You can.}]",
        source: None,
    },
    Explanation {
        code: "not-a-date",
        severity: Severity::Error,
        category: Category::File,
        what: "This is not a day in the calendar, or not written as one.",
        why: "A day that cannot be read cannot be kept.",
        example: "reviews: {next: 13/04/2026}",
        better: "reviews: {next: 2026-04-13}",
        source: None,
    },
    Explanation {
        code: "not-a-number",
        severity: Severity::Error,
        category: Category::File,
        what: "This is not a whole number.",
        why: "A step on the way to a goal is drawn from this number.",
        example: "goals:
  - {goal: I sleep well, whose: amira, now: {score: three, words: I wake up.}}",
        better: "goals:
  - {goal: I sleep well, whose: amira, now: {score: 3, words: I wake up.}}",
        source: None,
    },
    Explanation {
        code: "number-out-of-range",
        severity: Severity::Error,
        category: Category::File,
        what: "The number is smaller or larger than it can be.",
        why: "A score of 14 out of 10 tells a child nothing.",
        example: "goals:
  - {goal: I sleep well, whose: amira, now: {score: 14, words: I wake up.}}",
        better: "goals:
  - {goal: I sleep well, whose: amira, now: {score: 4, words: I wake up.}}",
        source: None,
    },
    Explanation {
        code: "unknown-choice",
        severity: Severity::Error,
        category: Category::File,
        what: "The word is not one of those that may stand here.",
        why: "The word decides something, such as who is family and so who may see what.",
        example: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: famly}",
        better: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}",
        source: None,
    },
    Explanation {
        code: "not-a-key",
        severity: Severity::Error,
        category: Category::File,
        what: "The short word for a person or reader cannot be used.",
        why: "It becomes the name of a folder that you hand over, and must work on every computer.",
        example: "people:
  amira: me
  Mum!: {name: Layla, is: my mum, part: family}",
        better: "people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}",
        source: None,
    },
    Explanation {
        code: "key-of-another-kind",
        severity: Severity::Error,
        category: Category::File,
        what: "A part does not belong in a plan of this kind.",
        why: "A family that asked for help would read about orders of a court.",
        example: "plan: child-in-need
in_care_since: 2026-01-05",
        better: "plan: child-in-need",
        source: None,
    },
    Explanation {
        code: "unknown-format",
        severity: Severity::Error,
        category: Category::File,
        what: "The plan is written for a newer program.",
        why: "An older program would leave out what it does not know, such as a new label.",
        example: "format: 2",
        better: "format: 1",
        source: None,
    },
];
