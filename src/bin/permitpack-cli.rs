//! `permitpack-cli`: the main job without a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    permitpack::cli::main(std::env::args_os().collect())
}
