//! The worker of this very program.

use super::failure::{Failure, reason};
use crate::documents::worker::{Remembering, WorkerProgram};
use crate::domain::Language;

/// Where files are parsed.
pub(super) fn importer(language: Language) -> Result<Remembering, Failure> {
    program(language).map(Remembering::new)
}

/// The program to be started again.
pub(super) fn program(language: Language) -> Result<WorkerProgram, Failure> {
    WorkerProgram::this_program().map_err(|err| {
        Failure::say(language, "cli-no-worker", &[("reason", reason(&err, language).into())])
    })
}
