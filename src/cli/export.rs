//! `export`: the pack of a case. Exit 1 when it is incomplete and `--draft` was not given.

use std::io::Write as _;
use std::path::Path;

use super::args::{Args, Export};
use super::failure::{Failure, Outcome};
use super::{book, check, clock, fold, worker};
use crate::documents::importer::Importer;
use crate::domain::{Language, ProfileId, Severity};
use crate::export::plan::PackOptions;
use crate::export::progress::Progress;
use crate::export::{ExportError, PackJob, Receipt, export_pack, words};
use crate::i18n::say;
use crate::rules::{Assessment, RuleBook, assess};
use crate::session::{self, OpenCase};

pub(super) fn run(command: &Export, args: &Args) -> Result<Outcome, Failure> {
    let first = command.lang.as_ref().and_then(|languages| languages.0.first().copied());
    let language = first.unwrap_or(Language::En);
    let book = book::load(args, language)?;
    let options = options(command, &book, language)?;
    let importer = worker::importer(language)?;
    let bar = super::progress::Bar::new(language);
    let open = session::open(&command.case, &book, &importer, &bar)
        .map_err(|err| Failure::opening(&err, language))?;
    let assessment = assess(&book, &open.case, clock::as_of(command.as_of, open.as_of));
    if !assessment.is_complete() && !command.draft {
        drop(bar);
        // The line is also the answer to a script that only reads stderr.
        let _ = write!(std::io::stderr().lock(), "{}", incomplete(&assessment, language));
        return Ok(Outcome::Short);
    }
    let job = Job {
        book: &book,
        open: &open,
        assessment: &assessment,
        options: &options,
        folder: &command.out,
        replace: command.replace,
        language,
    };
    let made = job.export(&importer, &bar);
    drop(bar);
    let receipt = match made {
        Ok(receipt) => receipt,
        Err(ExportError::GivenUp(findings) | ExportError::Lost(findings)) => {
            let gaps = [("count", findings.len().into())];
            let mut stderr = std::io::stderr().lock();
            // A reader that went away is no error of ours.
            let _ = write!(stderr, "{}", Failure::say(language, "cli-problems", &gaps));
            for finding in &findings {
                let _ = check::print_finding(&mut stderr, &book, finding, language);
            }
            return Ok(Outcome::Short);
        }
        Err(err) => return Err(failed(&err, language)),
    };
    job.tell(&receipt, &mut fold::stdout());
    Ok(Outcome::Fine)
}

fn options(command: &Export, book: &RuleBook, language: Language) -> Result<PackOptions, Failure> {
    let profile = command.profile.as_ref().map(|typed| {
        let known = ProfileId::new(typed).ok().filter(|id| book.profile(id).is_some());
        known.ok_or_else(|| {
            let all: Vec<String> =
                book.profiles.iter().map(|profile| profile.id.to_string()).collect();
            let gaps = [("value", typed.into()), ("known", all.join(", ").into())];
            Failure::say(language, "cli-unknown-profile", &gaps)
        })
    });
    Ok(PackOptions {
        profile: profile.transpose()?,
        languages: command.lang.as_ref().map(|list| list.0.clone()).unwrap_or_default(),
        max_size: command.max_size,
        allow_draft: command.draft,
        ..PackOptions::default()
    })
}

/// Why an incomplete pack is not made without `--draft`.
fn incomplete(assessment: &Assessment, language: Language) -> Failure {
    let open = assessment.completeness.open_required;
    let blockers =
        assessment.findings.iter().filter(|finding| finding.severity == Severity::Blocker).count();
    if open > 0 {
        Failure::say(language, "cli-incomplete", &[("count", open.into())])
    } else {
        Failure::say(language, "cli-problems", &[("count", blockers.into())])
    }
}

/// One export, as `export` and `demo` make it.
pub(super) struct Job<'j> {
    pub(super) book: &'j RuleBook,
    pub(super) open: &'j OpenCase,
    pub(super) assessment: &'j Assessment,
    pub(super) options: &'j PackOptions,
    pub(super) folder: &'j Path,
    pub(super) replace: bool,
    pub(super) language: Language,
}

impl Job<'_> {
    /// Writes the pack.
    pub(super) fn make(
        &self,
        importer: &dyn Importer,
        progress: &dyn Progress,
    ) -> Result<Receipt, Failure> {
        self.export(importer, progress).map_err(|err| failed(&err, self.language))
    }

    /// Writes the pack; the error is not said yet.
    fn export(
        &self,
        importer: &dyn Importer,
        progress: &dyn Progress,
    ) -> Result<Receipt, ExportError> {
        export_pack(&PackJob {
            book: self.book,
            case: &self.open.case,
            assessment: self.assessment,
            options: self.options,
            paths: &self.open.paths,
            folder: self.folder,
            replace: self.replace,
            importer,
            progress,
        })
    }

    /// Lists what was written and what to do next.
    pub(super) fn tell(&self, receipt: &Receipt, out: &mut impl std::io::Write) {
        // A reader that went away is no error of ours.
        let _ = self.write(receipt, out);
    }

    fn write(&self, receipt: &Receipt, out: &mut impl std::io::Write) -> std::io::Result<()> {
        let language = self.language;
        if receipt.plan.is_draft {
            writeln!(out, "{}\n", say(language, "cli-draft-written", &[]))?;
        }
        writeln!(out, "{}", say(language, "cli-written", &[]))?;
        for file in &receipt.files {
            let size = words::size(file.size, language);
            let pages = file.pages.map_or_else(String::new, |pages| {
                format!(", {}", say(language, "cli-pages", &[("count", pages.into())]))
            });
            writeln!(out, "  {}: {size}{pages}", file.path.display())?;
            writeln!(out, "    SHA-256 {}", file.sha256)?;
        }
        for finding in &receipt.findings {
            check::print_finding(out, self.book, finding, language)?;
        }
        writeln!(out, "\n{}", say(language, "cli-not-submitted", &[]))?;
        if let Some(procedure) = self.book.procedure(&self.open.case.procedure) {
            writeln!(out, "{}", say(language, "cli-next-steps", &[]))?;
            for step in &procedure.next_steps {
                let step = step.on(self.open.case.channel.as_ref());
                writeln!(out, "  - {}", step.in_language(language))?;
            }
        }
        Ok(())
    }
}

fn failed(err: &ExportError, language: Language) -> Failure {
    match err {
        ExportError::Cancelled => Failure::say(language, "cli-cancelled", &[]),
        ExportError::Write(err) => Failure::writing(err, language, |never, _| match *never {}),
        ExportError::DiskFull(path) => {
            Failure::say(language, "cli-disk-full", &[("path", path.display().to_string().into())])
        }
        ExportError::Plan(err) => Failure::plan(err, language),
        ExportError::Bundle(err) => Failure::bundle(err, language),
        ExportError::Zip(err) => Failure::zip(err, language),
        ExportError::NotRight => Failure::say(language, "cli-not-right", &[]),
        ExportError::GivenUp(findings) | ExportError::Lost(findings) => {
            Failure::say(language, "cli-problems", &[("count", findings.len().into())])
        }
    }
}
