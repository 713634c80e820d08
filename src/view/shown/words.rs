//! Words, names, days and pictures as one reader has them.

use jiff::civil::Date;

/// Somebody's words, in the wording for this reader.
#[derive(Clone, Copy, Hash)]
pub struct Words<'p> {
    /// Markdown; verbatim words as they were typed.
    pub text: &'p str,
    /// The same with the indent of the first line.
    pub typed: &'p str,
    /// Their language, where the plan says it beside them.
    pub language: Option<&'p str>,
    /// Whether they speak to somebody other than this reader.
    pub to_other: bool,
    /// Whether they are somebody's own words, of which each sign and line stays as it was typed.
    pub verbatim: bool,
    /// The picture beside them.
    pub picture: Option<PictureShown<'p>>,
}

/// A picture.
#[derive(Clone, Copy, Hash)]
pub enum PictureShown<'p> {
    /// A file of the project.
    File {
        /// The file in the project.
        file: &'p str,
        /// What it shows.
        alt: &'p str,
    },
    /// A built-in picture.
    Word {
        /// The word that stands for it, in the plan's language.
        word: &'p str,
        /// What it shows, where the author says so.
        alt: Option<&'p str>,
    },
    /// The author wants none here, and none that the program chooses either.
    Nothing,
}

/// A person's name where it is named.
#[derive(Clone, Copy, Hash)]
pub struct Who<'p> {
    /// The key, to tell people apart. It is never printed.
    pub key: &'p str,
    /// The name.
    pub name: &'p str,
    /// Whether it is the child.
    pub is_child: bool,
    /// Whether it is the reader.
    pub is_reader: bool,
}

/// A day, or a month where only a month is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The day; the first of the month where only a month is known.
    pub date: Date,
    /// Whether only the month is known.
    pub month_only: bool,
}

/// By when, or how often.
#[derive(Clone, Copy, Hash)]
pub enum Due<'p> {
    /// By a day.
    By(Day),
    /// Again and again.
    Rhythm(&'p str),
}
