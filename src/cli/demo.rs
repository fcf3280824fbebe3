//! `demo`: the sample case, checked, made into a pack, verified.

use std::io::Write as _;
use std::path::Path;

use super::args::{Args, Demo};
use super::failure::{Failure, Outcome};
use super::{book, check, clock, export, fold, verify, worker};
use crate::domain::Language;
use crate::export::pack::PackFileKind;
use crate::export::plan::PackOptions;
use crate::export::verify::lines;
use crate::i18n::say;
use crate::rules::assess;
use crate::session::open::CASE_FILE;
use crate::session::{self, sample};

pub(super) fn run(command: &Demo, args: &Args) -> Result<Outcome, Failure> {
    let language = command.lang;
    let book = book::load(args, language)?;
    let importer = worker::importer(language)?;
    let case = command.out.join("case");
    write_sample(&case, language)?;
    let bar = super::progress::Bar::new(language);
    let open = session::open(&case, &book, &importer, &bar)
        .map_err(|err| Failure::opening(&err, language))?;
    drop(bar);
    let assessment = assess(&book, &open.case, clock::as_of(None, open.as_of));
    let mut out = fold::stdout();
    // A reader that went away is no error of ours.
    let _ = writeln!(out, "{}: {}\n", say(language, "cli-demo-case", &[]), case.display());
    let report = check::Report { book: &book, case: &open.case, assessment: &assessment, language };
    let _ = report.print(&mut out, false);
    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let job = export::Job {
        book: &book,
        open: &open,
        assessment: &assessment,
        options: &options,
        folder: &command.out.join("pack"),
        replace: true,
        language,
    };
    let bar = super::progress::Bar::new(language);
    let receipt = job.make(&importer, &bar)?;
    drop(bar);
    let _ = writeln!(out, "\n{}: {}\n", say(language, "cli-demo-pack", &[]), job.folder.display());
    job.tell(&receipt, &mut out);
    let mut fine = !receipt.plan.is_draft;
    for file in &receipt.files {
        if matches!(file.kind, PackFileKind::Bundle | PackFileKind::Zip) {
            let verification = verify::look_at(&file.path, &book, assessment.as_of, language)?;
            fine &= verification.is_right();
            let _ = writeln!(out);
            for line in lines(&book, &verification, language) {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    Ok(Outcome::of(fine))
}

/// Writes the sample unless a case is there already: somebody may have changed it.
fn write_sample(folder: &Path, language: Language) -> Result<(), Failure> {
    if folder.join(CASE_FILE).exists() {
        return Ok(());
    }
    sample::write(folder).map_err(|err| Failure::sample(&err, language))
}
