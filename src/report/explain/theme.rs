//! What the looking through of a theme finds.

use super::Explanation;
use crate::check::Category;
use crate::diagnostics::Severity;

/// The codes.
pub(super) static CODES: &[Explanation] = &[
    Explanation {
        code: "unknown-theme",
        severity: Severity::Error,
        category: Category::Care,
        what: "There is no theme of this name.",
        why: "Without a theme no booklet can be made.",
        example: "# in ourplan.yaml
theme: plane",
        better: "# in ourplan.yaml
theme: plain",
        source: None,
    },
    Explanation {
        code: "template",
        severity: Severity::Error,
        category: Category::Care,
        what: "A template of the theme cannot be filled in.",
        why: "The page would be broken or empty for every reader.",
        example: "",
        better: "# Look at the line of the template that the finding names, or take the file out of your theme.",
        source: None,
    },
    Explanation {
        code: "theme-file",
        severity: Severity::Error,
        category: Category::Care,
        what: "A file of the theme holds something that a booklet must not have, such as a script or an address outside.",
        why: "A booklet that fetches something tells somebody else that it was opened.",
        example: "",
        better: "# Take out what the finding names.",
        source: None,
    },
    Explanation {
        code: "theme-token",
        severity: Severity::Error,
        category: Category::Care,
        what: "A value of `theme.yaml` cannot stand in a style sheet.",
        why: "The pages could lose their layout, and nobody could work out whether the text can be read.",
        example: r#"# in theme.yaml
tokens: {ink: "red; }"}"#,
        better: r##"# in theme.yaml
tokens: {ink: "#141414"}"##,
        source: None,
    },
    Explanation {
        code: "theme-contrast",
        severity: Severity::Error,
        category: Category::Care,
        what: "Two colours of the theme that meet are too near to each other. It is an error where many readers could not read the text at all.",
        why: "Somebody with weak eyes, a cheap phone or the sun on it could not read what is going to happen to them.",
        example: r##"# in theme.yaml
tokens: {ink: "#9a9a9a"}"##,
        better: r##"# in theme.yaml
tokens: {ink: "#1b1924"}"##,
        source: Some("WCAG 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11"),
    },
    Explanation {
        code: "theme-extends",
        severity: Severity::Error,
        category: Category::Care,
        what: "A theme extends a theme that is not there, or itself.",
        why: "Parts of the pages would be missing.",
        example: "# in theme.yaml
extends: plane",
        better: "# in theme.yaml
extends: plain",
        source: None,
    },
    Explanation {
        code: "theme-logo",
        severity: Severity::Error,
        category: Category::Care,
        what: "The logo of a theme cannot be used, or is large.",
        why: "A logo that fetches something tells somebody else that a booklet was opened. A large one is slow on a phone.",
        example: "# in theme.yaml
logo: {file: logo.svg, words: Exampleshire Council}",
        better: "# in theme.yaml
logo: {file: assets/logo.svg, words: Exampleshire Council}",
        source: None,
    },
    Explanation {
        code: "theme-words",
        severity: Severity::Error,
        category: Category::PlainWords,
        what: "Words of a theme cannot stand in the place of the phrase that they name.",
        why: "A name or a day would be missing from a sentence, or the words would never be shown.",
        example: "# in theme.yaml
words: {en: {ask-words: Ask us}}",
        better: "# in theme.yaml
words: {en: {ask-words: 'Talk to { $who }'}}",
        source: None,
    },
    Explanation {
        code: "theme-size",
        severity: Severity::Warning,
        category: Category::Care,
        what: "A size of the theme is smaller than every reader can use.",
        why: "Small text, close lines and small things to tap shut out some children and parents.",
        example: "# in theme.yaml
tokens: {target: 30px}",
        better: "# in theme.yaml
tokens: {target: 2.75rem}",
        source: Some("WCAG 2.2, success criteria 1.4.8 and 2.5.5"),
    },
    Explanation {
        code: "theme-unknown-token",
        severity: Severity::Warning,
        category: Category::Care,
        what: "A token of the theme has a name that nothing uses.",
        why: "What you chose is not seen in any booklet.",
        example: r##"# in theme.yaml
tokens: {inc: "#141414"}"##,
        better: r##"# in theme.yaml
tokens: {ink: "#141414"}"##,
        source: None,
    },
    Explanation {
        code: "theme-unused",
        severity: Severity::Warning,
        category: Category::Care,
        what: "A file or a block of the theme has a name that nothing uses.",
        why: "What you made is not seen in any booklet.",
        example: "",
        better: "# Write the name as `docs/reference/theme.md` has it, or take the file out.",
        source: None,
    },
    Explanation {
        code: "theme-made-for",
        severity: Severity::Warning,
        category: Category::Care,
        what: "A theme was written for a version of the program's themes that is not this one's.",
        why: "Parts of it may look wrong or do nothing.",
        example: "",
        better: "# Run `ourplan theme check`. It lists what has changed, and which of that the theme uses.",
        source: None,
    },
    Explanation {
        code: "theme-name",
        severity: Severity::Warning,
        category: Category::Care,
        what: "A theme and its folder have two names.",
        why: "A person who reads `ourplan.yaml` looks for the wrong folder.",
        example: "",
        better: "# Write the name of the folder after `name:` in theme.yaml.",
        source: None,
    },
];
