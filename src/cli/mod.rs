//! L5: the command line. One file per subcommand; this one only chooses among them.
//!
//! Exit code 0 = fine, 1 = incomplete or not verified, 2 = bad usage or input. Errors go to stderr as
//! `error: …`, then `hint: …`.

mod args;
mod book;
mod bundle;
mod check;
mod checklist;
mod clock;
mod deadlines;
mod demo;
mod explain;
mod export;
mod failure;
mod fold;
mod forms;
mod id;
mod inside;
mod inspect;
mod json;
mod letters;
mod may_be;
mod print_set;
mod progress;
mod schema;
mod unmade;
mod verify;
mod worker;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use failure::{Failure, Outcome};

/// Runs the program: the worker if it was started as one, otherwise the subcommand.
pub fn main(args: Vec<OsString>) -> ExitCode {
    if let Some(code) = crate::documents::worker::serve(args.iter().cloned(), crate::export::JOBS) {
        return code;
    }
    let parsed = match Args::try_parse_from(args) {
        Ok(parsed) => parsed,
        Err(err) => return usage(&err),
    };
    match run(&parsed) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Short) => ExitCode::from(1),
        Err(failure) => {
            let mut stderr = std::io::stderr().lock();
            // Nothing can be told to a closed stderr.
            let _ = write!(stderr, "{failure}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<Outcome, Failure> {
    match &args.command {
        Command::Demo(command) => demo::run(command, args),
        Command::Check(command) => check::run(command, args),
        Command::Export(command) => export::run(command, args),
        Command::Verify(command) => verify::run(command, args),
        Command::Checklist(command) => checklist::run(command, args),
        Command::Letters(command) => letters::run(command, args),
        Command::PrintSet(command) => print_set::run(command, args),
        Command::Deadlines(command) => deadlines::run(command, args),
        Command::Bundle(command) => bundle::run(command, args),
        Command::Inspect(command) => inspect::run(command, args),
        Command::Id(command) => Ok(id::run(command)),
        Command::Schema(command) => schema::run(command, args),
        Command::Forms(command) => forms::run(command, args),
    }
}

/// Says what clap found in the shape of all our errors; help and version are not errors.
fn usage(err: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind::{
        DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion,
    };
    let told = err.to_string();
    match err.kind() {
        DisplayHelp | DisplayVersion => {
            let _ = write!(std::io::stdout().lock(), "{told}");
            ExitCode::SUCCESS
        }
        DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr().lock(), "{told}");
            ExitCode::from(2)
        }
        _ => {
            // A closed stderr hears nothing.
            let _ = write!(std::io::stderr().lock(), "{}", mistyped(&told));
            ExitCode::from(2)
        }
    }
}

/// `error: …` with what belongs to it, then `hint: …`: what was probably meant, or how it is used.
fn mistyped(told: &str) -> String {
    let mut lines = told.lines().filter(|line| !line.trim().is_empty());
    let mut text = format!("{}\n", lines.next().unwrap_or_default());
    let mut hint = "`permitpack-cli --help` shows every command".to_owned();
    for line in lines.filter(|line| !line.contains("--help")) {
        if let Some(tip) = line.trim().strip_prefix("tip: ") {
            tip.clone_into(&mut hint);
            break;
        }
        if let Some(usage) = line.strip_prefix("Usage: ") {
            hint = format!("usage: {usage}");
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    format!("{text}hint: {hint}\n")
}
