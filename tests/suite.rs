//! All tests of the program from outside, in one binary so that it is linked once.

mod support;

mod architecture;
mod booklet;
mod check;
mod everything_shown;
mod goldens;
mod language;
mod pipeline;
mod readme;
mod report;
mod schema;
mod second_reader;
