//! `watch`: every save is seen, none is read half-written, and what somebody wrote never ends it.

mod background;
pub mod desk;
mod gone;
mod half;
mod labels;
mod rounds;
mod saves;
mod terminal;
mod trouble;
