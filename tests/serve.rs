//! `serve`: who may ask and what they get; nothing on the disk; and no copy in memory that outlives its label.

mod desk;
mod guard;
mod labels;
mod live;
