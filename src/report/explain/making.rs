//! What the finding of files, the making of booklets and the publishing find.

use super::Explanation;
use crate::check::Category;
use crate::diagnostics::Severity;

/// The codes.
pub(super) static CODES: &[Explanation] = &[
    Explanation {
        code: "withheld-text-found",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "Words that are kept from a reader stand in their finished booklet.",
        why: "This booklet is not made. It would have told somebody what they must not know, such as where a child lives.",
        example: "worries: [{who: amira, words: I worry that Dad drinks in the evening., not_for: [dad]}]
if_things_change: I worry that Dad drinks in the evening. Then ring Grace.",
        better: "worries: [{who: amira, words: I worry that Dad drinks in the evening., not_for: [dad]}]
if_things_change: Ring Grace.",
        source: None,
    },
    Explanation {
        code: "name-or-word",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "A word could also be the name of a withheld person, or two people share a name.",
        why: "If the withheld person is meant, this reader finds out about them. Only you can tell, so the booklet was made anyway.",
        example: "people:
  drew: {name: Drew, is: my uncle, part: family, not_for: [dad]}
fun: {now: i saw drew at nans}",
        better: "people:
  drew: {name: Drew, is: my uncle, part: family, not_for: [dad]}
fun: {now: {words: i saw drew at nans, not_for: [dad]}}",
        source: None,
    },
    Explanation {
        code: "withheld-picture-found",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "A picture that is kept from a reader at one place stands again where they may look.",
        why: "This booklet is not made. A photo of somebody or of a house tells as much as their name does.",
        example: "people:
  leon: {name: Leon, is: my brother, part: brother-or-sister, picture: {file: pictures/leon.jpg, alt: Leon}, not_for: [dad]}
about_me: {likes: [{words: the park, picture: {file: pictures/leon.jpg, alt: the park}}]}",
        better: "people:
  leon: {name: Leon, is: my brother, part: brother-or-sister, picture: {file: pictures/leon.jpg, alt: Leon}, not_for: [dad]}
about_me: {likes: [{words: the park, picture: {file: pictures/swings.jpg, alt: the park}}]}",
        source: None,
    },
    Explanation {
        code: "older-copy-held-back",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "An older booklet shows something its reader may no longer see, or would have been mixed with newer files.",
        why: "It was moved out of reach. If it holds what is kept from somebody who has it already, talk to your manager today.",
        example: "",
        better: "# Ask whether the older copy was handed over. `ourplan clean` removes it.",
        source: None,
    },
    Explanation {
        code: "file-not-in-the-list",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "A booklet folder contains a file that this build did not make. It may show what the reader must not see, or be out of date.",
        why: "If you hand over the folder, you hand over this file too. It was not updated when the plan changed.",
        example: "",
        better: "# Move the file out of the booklets folder, or delete it.",
        source: None,
    },
    Explanation {
        code: "plan-file-name",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "The name of a plan file cannot be the name of a folder.",
        why: "The booklets lie in a folder of that name, and it must open on every computer.",
        example: "",
        better: "# Rename the file: small letters, numbers and hyphens, like kestrel.yaml.",
        source: None,
    },
    Explanation {
        code: "two-plans-of-one-name",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "Two plan files have one name, or names that differ only in capital letters.",
        why: "Their booklets would go into the same folder, and a family could get another family's plan. So neither is read.",
        example: "",
        better: "# Rename one of the two files.",
        source: None,
    },
    Explanation {
        code: "plan-not-readable",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "Something has the name of a plan or of a folder of plans, and cannot be read.",
        why: "Nobody can tell what the plan withholds today. So its booklets stay, and are marked \"do not hand over\".",
        example: "",
        better: "# Put the plan itself there. If it is gone for good, delete what has its name.",
        source: None,
    },
    Explanation {
        code: "plan-is-a-link",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "A plan file, or a folder of plans, is a link to somewhere else.",
        why: "A link can lead out of the project. The plan was not read, so its booklets stay as they are and may be old.",
        example: "",
        better: "# Put the file itself into the folder of the plans.",
        source: None,
    },
    Explanation {
        code: "conflict-copy",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "Two people saved one plan at a time, and a program that shares folders kept both: the plan, and this copy.",
        why: "Nobody can tell which of the two is right. The copy was not read, so what is only in it reaches nobody.",
        example: "",
        better: "# Compare the two. Take over what the plan lacks, then delete the copy.",
        source: None,
    },
    Explanation {
        code: "copy-of-a-plan",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "A file beside a plan is a copy of it by its name, and was not read.",
        why: "Nobody can tell which of the two is right. What is only in the copy reaches nobody.",
        example: "",
        better: "# Compare the two, then delete the copy or move it out of `plans`.",
        source: None,
    },
    Explanation {
        code: "two-plans-of-one-child",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "Two plans are about the same child and the same day, or say nearly the same.",
        why: "Booklets of an old version look like those of today. Somebody may hand over the wrong one, with what is withheld by now.",
        example: "",
        better: "# Keep one of the plans and move the others out of `plans`.",
        source: None,
    },
    Explanation {
        code: "file-not-read",
        severity: Severity::Warning,
        category: Category::Leaks,
        what: "A file looks like a plan and was not read, because of its name or its place.",
        why: "Somebody wrote a plan and waits for booklets that never come.",
        example: "",
        better: "# Save the file as plain text in `plans`, with a name that ends in .yaml.",
        source: None,
    },
    Explanation {
        code: "settings-not-read",
        severity: Severity::Error,
        category: Category::Leaks,
        what: "A file looks like the settings of the project and was not read, because of its name.",
        why: "The settings may ask for a second check, or for words of your council. Read by nobody, they do nothing.",
        example: "",
        better: "# Rename the file: ourplan.yaml, in small letters.",
        source: None,
    },
    Explanation {
        code: "language-not-here",
        severity: Severity::Warning,
        category: Category::PlainWords,
        what: "The fixed phrases of a booklet are not there in the reader's language.",
        why: "Your text stays in their language; headings and questions come in English. Somebody must go through them with the reader.",
        example: "booklets:
  mum: {style: family, language: ur}",
        better: "booklets:
  mum: {style: family}",
        source: None,
    },
];
