//! THE list of pages, in reading order, one file a chapter. A page with nothing to say is left out.

mod goals;
mod home;
mod life;
mod me;
mod people;
mod progress;
mod rights;
mod start;
mod together;
mod why;
mod worker;

pub(super) use start::open_doors;

use super::Page;
use super::writer::Writer;

/// Makes one page, where it has something to say.
pub(super) type Maker = fn(&Writer<'_, '_>) -> Option<Page>;

/// All pages in reading order. The words that are explained come from `glossary`, which reads these.
pub(super) const PAGES: &[Maker] = &[
    start::start,
    start::short,
    me::about,
    why::why,
    people::people,
    me::said,
    home::home,
    people::seeing,
    life::life,
    goals::goals,
    progress::better,
    progress::doing,
    life::decisions,
    together::agreed,
    together::change,
    together::review,
    me::turn,
    people::letters,
    rights::rights,
    worker::worker,
    worker::reading,
];
