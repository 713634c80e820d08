//! The program `ourplan`: what was typed goes to `cli`, and its answer is the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(ourplan::cli::run(std::env::args_os()))
}
