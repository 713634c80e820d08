//! Names that are ordinary English words too, and how to tell which of the two stands in a text.
//!
//! A tool that stops at every “will” is soon switched off; one that lets every Will pass is of no use.
//! So such a name is looked for with its capital, and what stands beside it decides.

/// Names that are words, folded and sorted.
const WORDS: [&str; 117] = [
    "amber",
    "angel",
    "april",
    "art",
    "ash",
    "august",
    "autumn",
    "basil",
    "bay",
    "berry",
    "bill",
    "blessing",
    "blossom",
    "blue",
    "brook",
    "buddy",
    "chance",
    "charity",
    "chase",
    "cherry",
    "chip",
    "christian",
    "clay",
    "cliff",
    "cloud",
    "coral",
    "crystal",
    "daisy",
    "dawn",
    "dean",
    "destiny",
    "dot",
    "duke",
    "earl",
    "eve",
    "faith",
    "fern",
    "forest",
    "frank",
    "ginger",
    "glen",
    "glory",
    "goodness",
    "grace",
    "grant",
    "gray",
    "guy",
    "happy",
    "harmony",
    "haven",
    "hazel",
    "heath",
    "heather",
    "herb",
    "holly",
    "honey",
    "honor",
    "hope",
    "hunter",
    "iris",
    "ivory",
    "ivy",
    "jade",
    "jasmine",
    "jay",
    "jewel",
    "job",
    "joy",
    "june",
    "king",
    "lane",
    "lark",
    "laurel",
    "lily",
    "love",
    "mark",
    "mason",
    "may",
    "melody",
    "mercy",
    "miles",
    "ocean",
    "olive",
    "pansy",
    "patience",
    "pearl",
    "peg",
    "penny",
    "poppy",
    "precious",
    "prince",
    "promise",
    "rain",
    "ray",
    "reed",
    "rich",
    "river",
    "robin",
    "rocky",
    "rose",
    "rosemary",
    "ruby",
    "rusty",
    "sandy",
    "sky",
    "star",
    "sue",
    "summer",
    "sunny",
    "tiger",
    "trinity",
    "victor",
    "violet",
    "wade",
    "willow",
    "will",
    "winter",
];

/// Names that are months too.
const MONTHS: [&str; 4] = ["april", "august", "june", "may"];

/// Whether a folded name is an ordinary word too.
pub(super) fn is_word(name: &[u8]) -> bool {
    WORDS.iter().any(|word| word.as_bytes() == name)
}

/// Whether a month's name stands in a date: beside a number or another month, or after a word that goes before months.
pub(super) fn is_month_here(name: &[u8], before: &[u8], after: &[u8]) -> bool {
    const BEFORE: [&str; 16] =
        ["in", "by", "until", "till", "since", "early", "late", "mid", "last", "next", "this", "of", "during", "every", "each", "st"];
    const BESIDE: [&str; 8] = ["mar", "march", "apr", "jun", "jul", "july", "sep", "september"];
    let is_number = |word: &[u8]| word.first().is_some_and(u8::is_ascii_digit);
    let is_one = |words: &[&str], word: &[u8]| words.iter().any(|known| known.as_bytes() == word);
    let is_date = |word: &[u8]| is_number(word) || is_one(&BESIDE, word) || is_one(&MONTHS, word);
    is_one(&MONTHS, name) && (is_date(before) || is_date(after) || is_one(&BEFORE, before))
}

/// Whether the word after a capital at the start of a sentence shows that no name stands there: “Will you …”, “Hope to …”.
pub(super) fn goes_on_as_a_word(after: &[u8]) -> bool {
    const AFTER: [&str; 44] = [
        "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "this", "that", "these", "those", "there", "the",
        "a", "an", "my", "your", "his", "our", "their", "its", "to", "of", "for", "from", "in", "on", "at", "up", "by", "with", "be",
        "not", "mum", "dad", "any", "some", "all", "everyone",
    ];
    AFTER.iter().any(|word| word.as_bytes() == after)
}

/// Whether a question that starts with a name that is a verb too goes on with the verb that belongs to it.
pub(super) fn asks(name: &[u8], later: &[u8]) -> bool {
    const VERBS: [&str; 32] = [
        "have", "be", "come", "go", "get", "see", "help", "stay", "live", "move", "make", "do", "need", "know", "still", "ever", "also",
        "tell", "take", "meet", "start", "stop", "change", "happen", "visit", "keep", "leave", "look", "ask", "say", "join", "ring",
    ];
    matches!(name, b"will" | b"may") && VERBS.iter().any(|verb| verb.as_bytes() == later)
}

/// Whether a folded word is a title that goes before a last name.
pub(super) fn is_title(word: &[u8]) -> bool {
    const TITLES: [&str; 24] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "sir",
        "madam",
        "mister",
        "prof",
        "professor",
        "rev",
        "reverend",
        "pc",
        "officer",
        "sergeant",
        "inspector",
        "nurse",
        "coach",
        "aunt",
        "auntie",
        "aunty",
        "uncle",
    ];
    TITLES.iter().any(|title| title.as_bytes() == word)
}

/// Whether a folded word is a small one that stands in most sentences, so that it is no half of a name.
pub(super) fn is_small_word(word: &[u8]) -> bool {
    const SMALL: [&str; 40] = [
        "a", "all", "am", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "do", "for", "from", "had", "has", "he", "her",
        "his", "i", "if", "in", "is", "it", "just", "may", "me", "my", "no", "not", "of", "on", "or", "she", "so", "the", "to", "we",
    ];
    SMALL.iter().any(|small| small.as_bytes() == word)
}
