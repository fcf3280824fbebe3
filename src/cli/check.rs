//! `check`: what is there, what is missing, what is due. Exit 1 when the pack would be incomplete.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::args::{Args, Check, Format};
use super::explain::{self, Explain};
use super::failure::{Failure, Outcome};
use super::{book, clock, deadlines, fold, json as shapes, worker};
use crate::domain::{Arg, Case, DocumentTypeId, FactId, Finding, Language, Severity};
use crate::export::words;
use crate::i18n::{say, say_attr};
use crate::rules::counted::Counted;
use crate::rules::{Assessment, RequirementState, RequirementStatus, RuleBook, assess, findings};
use crate::session;

pub(super) fn run(command: &Check, args: &Args) -> Result<Outcome, Failure> {
    let language = command.lang;
    let book = book::load(args, language)?;
    let bar = super::progress::Bar::new(language);
    let worker = worker::importer(language)?;
    let open = session::open(&command.case, &book, &worker, &bar)
        .map_err(|err| Failure::opening(&err, language))?;
    drop(bar);
    let as_of = clock::as_of(command.as_of, open.as_of);
    let assessment = assess(&book, &open.case, as_of);
    let mut out = fold::stdout();
    // A reader that went away is no error of ours.
    let _ = match command.format {
        Format::Json => {
            writeln!(out, "{}", shapes::pretty(&report(&book, &open.case, &assessment, language)))
        }
        Format::Text => {
            let report =
                Report { book: &book, case: &open.case, assessment: &assessment, language };
            report.print(&mut out, command.explain)
        }
    };
    Ok(Outcome::of(assessment.is_complete()))
}

/// The text report; also what `demo` shows.
#[derive(Clone, Copy)]
pub(super) struct Report<'r> {
    pub(super) book: &'r RuleBook,
    pub(super) case: &'r Case,
    pub(super) assessment: &'r Assessment,
    pub(super) language: Language,
}

impl Report<'_> {
    /// Prints what is there, what is missing, what is due; with `explain` also why.
    pub(super) fn print(&self, out: &mut impl Write, explain: bool) -> io::Result<()> {
        let Self { book, case, assessment, language } = *self;
        for line in words::case_lines(book, case, language) {
            writeln!(out, "{line}")?;
        }
        let as_of = [
            ("date", words::date(assessment.as_of.0, language).into()),
            ("book", (&assessment.rule_book).into()),
        ];
        writeln!(out, "{}", say(language, "cli-as-of", &as_of))?;
        let why = Explain { book, case, as_of: assessment.as_of, language };
        let why = explain.then_some(why);
        self.print_items(out, why)?;
        if !assessment.deadlines.is_empty() {
            writeln!(out, "\n{}", say(language, "cli-deadlines", &[]))?;
            deadlines::print(out, book, assessment, language, why)?;
        }
        self.print_findings(out)?;
        if !assessment.next_questions.is_empty() {
            writeln!(out, "\n{}", say(language, "cli-questions", &[]))?;
            for fact in &assessment.next_questions {
                writeln!(out, "  {}  ({fact})", label(book, fact, language))?;
            }
        }
        writeln!(out, "\n{}", self.verdict())
    }

    /// Whether the pack is complete, and how much of what is only recommended is not there. What is optional is
    /// named with the checklist: a pack without it lacks nothing.
    fn verdict(&self) -> String {
        let open = Counted::of_all(self.book, self.assessment).recommended;
        let (key, gaps) = match (self.assessment.is_complete(), open) {
            (false, _) => ("cli-verdict-incomplete", Vec::new()),
            (true, 0) => ("cli-verdict-complete", Vec::new()),
            (true, open) => ("cli-verdict-complete-without", vec![("count", open.into())]),
        };
        say(self.language, key, &gaps)
    }

    /// The checklist; nothing where no item applies, as on a route that is not open.
    fn print_items(&self, out: &mut impl Write, why: Option<Explain<'_>>) -> io::Result<()> {
        let Self { book, assessment, language, .. } = *self;
        let shown = || {
            let is_shown = |status| status != RequirementStatus::NotApplicable;
            assessment.requirements.iter().filter(move |state| is_shown(state.status))
        };
        if shown().next().is_none() {
            return Ok(());
        }
        let counted = Counted::of_all(book, assessment);
        let done = [("done", counted.have.into()), ("all", counted.asked.into())];
        writeln!(out, "\n{}", say(language, "cli-checklist", &done))?;
        if !counted.optional.is_empty() {
            writeln!(out, "{}", session::said::optional(book, &counted.optional, language))?;
        }
        let width = shown()
            .map(|state| words::requirement_status(state.status, language).chars().count())
            .max()
            .unwrap_or(0);
        for state in shown() {
            let Some(requirement) = book.requirements.get(&state.requirement) else { continue };
            let word = words::requirement_status(state.status, language);
            let title = requirement.title.in_language(language);
            let mark = words::confidence_mark(requirement.grounds.confidence, language);
            writeln!(out, "  {word:width$}  {title}{mark}")?;
            let lacking = lacking(book, state, language);
            if !lacking.is_empty() {
                let what = [("what", lacking.join(", ").into())];
                writeln!(out, "  {:width$}  {}", "", say(language, "cli-lacking", &what))?;
            }
            let lines = match why {
                Some(why) => why.requirement(requirement),
                None => {
                    explain::dispute(book, &requirement.grounds, language).into_iter().collect()
                }
            };
            for line in lines {
                writeln!(out, "  {:width$}    {line}", "")?;
            }
        }
        Ok(())
    }

    fn print_findings(&self, out: &mut impl Write) -> io::Result<()> {
        let Self { book, assessment, language, .. } = *self;
        if assessment.findings.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", say(language, "cli-findings", &[]))?;
        // Papers that nothing asks for are one line, not one each.
        let (spare, told): (Vec<&Finding>, Vec<&Finding>) = assessment
            .findings
            .iter()
            .partition(|finding| finding.code == findings::DOCUMENT_NOT_ASKED);
        for finding in told {
            print_finding(out, book, finding, language)?;
        }
        match spare.as_slice() {
            [] => Ok(()),
            [only] => print_finding(out, book, only, language),
            [_, ..] => {
                let titles: Vec<String> = spare
                    .iter()
                    .flat_map(|finding| &finding.args)
                    .filter_map(|(_, arg)| match arg {
                        Arg::DocumentType(kind) => Some(title(book, kind, language)),
                        Arg::Text(_)
                        | Arg::Localized(_)
                        | Arg::Number(_)
                        | Arg::Date(_)
                        | Arg::Fact(_)
                        | Arg::Reason(_) => None,
                    })
                    .collect();
                let what = [("what", titles.join("; ").into())];
                writeln!(out, "  · {}", say(language, "cli-spare-documents", &what))?;
                let hint = say_attr(language, "cli-spare-documents", "hint", &[]);
                let hint = [("hint", hint.into())];
                writeln!(out, "    {}", say(language, "cli-hint", &hint))
            }
        }
    }
}

fn lacking(book: &RuleBook, state: &RequirementState, language: Language) -> Vec<String> {
    if matches!(state.status, RequirementStatus::Satisfied | RequirementStatus::Waived) {
        return Vec::new();
    }
    let documents = state.lacking.iter().map(|kind| title(book, kind, language));
    let facts = state.lacking_facts.iter().map(|fact| label(book, fact, language));
    documents.chain(facts).collect()
}

fn title(book: &RuleBook, kind: &DocumentTypeId, language: Language) -> String {
    book.documents
        .get(kind)
        .map_or_else(|| kind.to_string(), |kind| kind.title.in_language(language).to_owned())
}

fn label(book: &RuleBook, fact: &FactId, language: Language) -> String {
    book.question(fact).map_or_else(
        || fact.to_string(),
        |question| question.label.in_language(language).to_owned(),
    )
}

/// One finding as every list shows it: a mark, the sentence, what to do.
pub(super) fn print_finding(
    out: &mut impl Write,
    book: &RuleBook,
    finding: &Finding,
    language: Language,
) -> io::Result<()> {
    let mark = match finding.severity {
        Severity::Blocker => '!',
        Severity::Warning => '-',
        Severity::Hint => '·',
    };
    let said = words::finding(book, finding, language);
    writeln!(out, "  {mark} {}", said.text)?;
    if !said.hint.is_empty() {
        writeln!(out, "    {}", say(language, "cli-hint", &[("hint", said.hint.into())]))?;
    }
    Ok(())
}

/// The JSON report.
fn report(book: &RuleBook, case: &Case, assessment: &Assessment, language: Language) -> Json {
    let requirements: Vec<Json> = assessment
        .requirements
        .iter()
        .filter_map(|state| {
            let requirement = book.requirements.get(&state.requirement)?;
            Some(json!({
                "id": state.requirement.as_str(),
                "title": requirement.title.in_language(language),
                "why": requirement.why.in_language(language),
                "status": status(state.status),
                "documents": state.documents.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "lacking_documents":
                    state.lacking.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "lacking_people":
                    state.lacking_people.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "lacking_facts":
                    state.lacking_facts.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "applies_when": words::condition(book, &requirement.applies_if, language),
                "grounds": shapes::grounds(book, &requirement.grounds, language),
            }))
        })
        .collect();
    let counted = Counted::of_all(book, assessment);
    json!({
        "case": case.number,
        "procedure": case.procedure.as_str(),
        "category": case.category.as_ref().map(ToString::to_string),
        "channel": case.channel.as_ref().map(ToString::to_string),
        "as_of": assessment.as_of.0.to_string(),
        "rule_book": assessment.rule_book,
        "complete": assessment.is_complete(),
        // Of all items that apply, those that are optional or may apply included.
        "fulfilled": assessment.completeness.fulfilled,
        "applicable": assessment.completeness.applicable,
        // Of those that are asked for, as the text says them.
        "asked": counted.asked,
        "asked_fulfilled": counted.have,
        "recommended_open": counted.recommended,
        "optional_open": counted.optional.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "requirements": requirements,
        "deadlines": deadlines::list(book, assessment, language),
        "findings": assessment
            .findings
            .iter()
            .map(|finding| shapes::finding(book, finding, language))
            .collect::<Vec<_>>(),
        "next_questions":
            assessment.next_questions.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn status(status: RequirementStatus) -> &'static str {
    match status {
        RequirementStatus::Satisfied => "satisfied",
        RequirementStatus::Partial => "partial",
        RequirementStatus::Missing => "missing",
        RequirementStatus::Unknown => "unknown",
        RequirementStatus::Waived => "waived",
        RequirementStatus::NotApplicable => "not-applicable",
    }
}
