//! The words that plan, view and booklet share: who something is for, an entry with its label,
//! a value that is withheld.

mod audience;
mod entry;
mod withheld;

pub use audience::{Group, Labels, Private};
pub use entry::Entry;
pub use withheld::{PicturePlace, Secret, ShownText, Why, Withheld};
