//! `schema case`: the JSON Schema of `case.toml`.

use std::io::Write as _;

use super::args::{Args, Schema, SchemaOf};
use super::failure::{Failure, Outcome};
use super::{book, json};
use crate::session::schema::case_schema;

pub(super) fn run(command: &Schema, args: &Args) -> Result<Outcome, Failure> {
    let book = book::load(args, command.lang)?;
    let schema = match command.of {
        SchemaOf::Case => case_schema(&book, command.lang),
    };
    // A reader that went away (`| head`) is no error of ours.
    let _ = writeln!(std::io::stdout().lock(), "{}", json::pretty(&schema));
    Ok(Outcome::Fine)
}
