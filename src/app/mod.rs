//! L5: the window. The only place that knows egui.
//!
//! A frame: [`App::logic`] takes in what jobs, the store and dialogs have answered and carries out the
//! [`Command`]s of the frame before; [`App::ui`] draws, looks, and pushes commands. Nothing here blocks.
//! How to add a page stands in [`screens`].

pub mod arrived;
pub mod aside;
mod cases;
mod chrome;
mod clock;
pub mod command;
mod confirm;
pub mod desktop;
pub mod errands;
mod focus;
mod handle;
mod home;
mod icon;
mod intake;
pub mod jobs;
mod keeping;
mod launch;
pub mod layout;
mod leaving;
mod notice;
mod opener;
mod opening;
mod options;
pub mod paper;
mod peek;
mod place;
pub mod previews;
mod progress;
mod prompt;
mod refused;
mod run;
pub mod screens;
mod shell;
mod shortcuts;
mod sight;
mod size_entry;
mod start;
mod state;
pub mod theme;
pub mod toast;
mod typed_path;
mod view;
pub mod widgets;
mod work;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

pub use command::Command;
pub use launch::Launch;
pub use options::Options;
pub use shell::Shell;
pub use start::Start;
pub use state::App;
pub use view::View;

/// Runs the program: the worker if it was started as one, otherwise the window.
pub fn main(args: Vec<OsString>) -> ExitCode {
    if let Some(code) = crate::documents::worker::serve(args.iter().cloned(), crate::export::JOBS) {
        return code;
    }
    let options = match Options::try_parse_from(args) {
        Ok(options) => options,
        Err(err) => {
            // Nothing can be told to a closed terminal.
            let _ = err.print();
            return ExitCode::from(if err.use_stderr() { 2 } else { 0 });
        }
    };
    match run::run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            let _ = writeln!(std::io::stderr().lock(), "{sentence}");
            ExitCode::from(2)
        }
    }
}
