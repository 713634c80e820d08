//! THE list of pages, in reading order, one file a page. A page with nothing to say is left out.

mod about;
mod agreed;
mod better;
mod change;
mod decisions;
mod doing;
mod goal;
mod goals;
mod home;
mod letters;
mod life;
mod moving;
mod path;
mod people;
mod reading;
mod review;
mod rights;
mod said;
mod seeing;
mod short;
mod start;
mod turn;
mod why;
mod worker;
mod year;

pub(super) use start::open_doors;

use super::Page;
use super::writer::Writer;
use crate::system_error::SystemError;

/// Makes one page, where it has something to say.
pub(super) type Maker = fn(&Writer<'_, '_>) -> Result<Option<Page>, SystemError>;

/// All pages in reading order. The words that are explained come from `glossary`, which reads these.
pub(super) const PAGES: &[Maker] = &[
    start::page,
    short::page,
    about::page,
    why::page,
    people::page,
    said::page,
    home::page,
    seeing::page,
    life::page,
    goals::page,
    better::page,
    doing::page,
    decisions::page,
    agreed::page,
    change::page,
    review::page,
    turn::page,
    letters::page,
    rights::page,
    worker::page,
    reading::page,
];
