//! What a finding is about, most worth first: the groups of `ourplan explain` and of the reference page.

use super::rules::Concern;

impl Concern {
    /// Every concern, the most worth first.
    pub const ALL: [Concern; 10] = [
        Concern::Ownership,
        Concern::Goals,
        Concern::Voice,
        Concern::Moves,
        Concern::Leaks,
        Concern::Law,
        Concern::People,
        Concern::PlainWords,
        Concern::Care,
        Concern::File,
    ];

    /// A few words to stand above its findings.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Concern::Ownership => "Who does what, and by when",
            Concern::Goals => "Goals",
            Concern::Voice => "What the child and the family said",
            Concern::Moves => "Home and moves",
            Concern::Leaks => "Who may see what",
            Concern::Law => "What the law asks for",
            Concern::People => "The people in the child's life",
            Concern::PlainWords => "Plain words",
            Concern::Care => "Pictures, numbers and formats",
            Concern::File => "How the file is written",
        }
    }

    /// What its findings ask, in a sentence.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Concern::Ownership => "Does every action have one named person and a day?",
            Concern::Goals => "Does every goal have an owner, a start, and a test in 12 months?",
            Concern::Voice => "Does everything that was said have an answer, or a day for one?",
            Concern::Moves => "Does the child read whether they must move, when, and who decides?",
            Concern::Leaks => "Does nobody see what they must not?",
            Concern::Law => "Are the parts, reviews and visits there that the law asks for?",
            Concern::People => "Does the child keep the people who matter, and one who stays?",
            Concern::PlainWords => "Would the reader know these words, and does no word blame them?",
            Concern::Care => "Do pictures have words, and do telephone numbers work?",
            Concern::File => "Can the program read the file as you meant it?",
        }
    }
}
