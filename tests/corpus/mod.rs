//! Bodies of the fuzz targets, for `fuzz/` and for the test that replays what fuzzing found.
#![allow(dead_code)]

pub mod desk;
pub mod targets;
