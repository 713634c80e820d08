//! What a finding is about, most worth first: the groups of `ourplan explain` and of the reference page.

use super::rules::Category;

impl Category {
    /// Every category, the most worth first.
    pub const ALL: [Category; 10] = [
        Category::Ownership,
        Category::Goals,
        Category::Voice,
        Category::Moves,
        Category::Leaks,
        Category::Law,
        Category::People,
        Category::PlainWords,
        Category::Care,
        Category::File,
    ];

    /// A few words to stand above its findings.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Category::Ownership => "Who does what, and by when",
            Category::Goals => "Goals",
            Category::Voice => "What the child and the family said",
            Category::Moves => "Home and moves",
            Category::Leaks => "Who may see what",
            Category::Law => "What the law asks for",
            Category::People => "The people in the child's life",
            Category::PlainWords => "Plain words",
            Category::Care => "Pictures, numbers and formats",
            Category::File => "How the file is written",
        }
    }

    /// What its findings ask, in a sentence.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Category::Ownership => "Does every action have one named person and a day?",
            Category::Goals => "Does every goal have an owner, a start, and a test in 12 months?",
            Category::Voice => "Does everything that was said have an answer, or a day for one?",
            Category::Moves => "Does the child read whether they must move, when, and who decides?",
            Category::Leaks => "Does nobody see what they must not?",
            Category::Law => "Are the parts, reviews and visits there that the law asks for?",
            Category::People => "Does the child keep the people who matter, and one who stays?",
            Category::PlainWords => "Would the reader know these words, and does no word blame them?",
            Category::Care => "Do pictures have words, and do telephone numbers work?",
            Category::File => "Can the program read the file as you meant it?",
        }
    }
}
