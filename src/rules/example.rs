//! Examples in `forms/` that are tests: a small case and what must come out.

use std::fmt;

use chrono::NaiveDate;

use super::answer::{RawValue, parse_value};
use super::assess::assess;
use super::assessment::{Assessment, Deadline, DeadlineStatus, RequirementStatus};
use super::rule_book::RuleBook;
use crate::domain::{
    Answer, Arg, AsOf, Case, CategoryId, ChannelId, Digest, Document, DocumentForm, DocumentId,
    DocumentTypeId, DutyId, FactId, Facts, FileKind, FileRef, Finding, GroupId, ProcedureId,
    RequirementId,
};

/// Answers as written, in the order of the file.
pub type RawAnswers = Vec<(FactId, RawValue)>;

/// One example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// `forms/...toml:line`.
    pub place: String,
    /// What it shows.
    pub name: String,
    /// The day of assessment.
    pub as_of: NaiveDate,
    /// The procedure; always there after loading.
    pub procedure: Option<ProcedureId>,
    /// The permit category.
    pub category: Option<CategoryId>,
    /// Where it is filed.
    pub channel: Option<ChannelId>,
    /// Answers as written.
    pub given: RawAnswers,
    /// Records of the repeated groups.
    pub records: Vec<(GroupId, Vec<RawAnswers>)>,
    /// Documents at hand.
    pub documents: Vec<ExampleDocument>,
    /// What must come out.
    pub expect: Expected,
}

/// A document of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleDocument {
    /// Its kind.
    pub kind: DocumentTypeId,
    /// Whose it is, as written.
    pub people: Vec<String>,
    /// Its date.
    pub issued_on: Option<NaiveDate>,
    /// Valid through.
    pub expires_on: Option<NaiveDate>,
    /// Whether a page can be made of it.
    pub readable: bool,
}

/// What must come out. What is not named is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Items that are missing.
    pub missing: Vec<RequirementId>,
    /// Items that are satisfied.
    pub satisfied: Vec<RequirementId>,
    /// Items that are there in part.
    pub partial: Vec<RequirementId>,
    /// Items that are not asked for, or not part of this checklist at all.
    pub not_applicable: Vec<RequirementId>,
    /// Items whose need is not known.
    pub unknown: Vec<RequirementId>,
    /// Items left out on purpose.
    pub waived: Vec<RequirementId>,
    /// Codes or rule ids that must be found.
    pub findings: Vec<String>,
    /// Codes or rule ids that must not be found.
    pub no_findings: Vec<String>,
    /// Facts that must be asked for next.
    pub asks: Vec<FactId>,
    /// Safe dates.
    pub due: Vec<(DutyId, NaiveDate)>,
    /// Lenient dates.
    pub lenient: Vec<(DutyId, NaiveDate)>,
    /// Last working days on or before the date.
    pub last_working_day: Vec<(DutyId, NaiveDate)>,
    /// Duties whose date has passed.
    pub late: Vec<DutyId>,
    /// Duties without a date.
    pub no_date: Vec<DutyId>,
    /// Duties that do not exist in the case.
    pub no_deadline: Vec<DutyId>,
    /// Duties that are done.
    pub done: Vec<DutyId>,
    /// Duties whose date rests on an estimated day of the calendar.
    pub estimated: Vec<DutyId>,
}

/// Something did not come out as the example says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Where the example stands.
    pub place: String,
    /// Which example.
    pub example: String,
    /// What was expected and what came.
    pub message: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.example, self.message)
    }
}

/// The case of an example, or what is wrong with its answers.
pub fn case_of(book: &RuleBook, example: &Example) -> Result<Case, Vec<Mismatch>> {
    let mut wrong = Vec::new();
    let mut facts_of = |answers: &[(FactId, RawValue)]| {
        let mut facts = Facts::default();
        for (fact, raw) in answers {
            let Some(question) = book.question(fact) else {
                wrong.push(mismatch(example, format!("no question asks for {fact}")));
                continue;
            };
            facts.set(fact.clone(), parse_value(book, question, raw));
        }
        facts
    };
    let facts = facts_of(&example.given);
    let groups = (example.records.iter())
        .map(|(group, records)| {
            (group.clone(), records.iter().map(|record| facts_of(record)).collect())
        })
        .collect();
    let Some(procedure) = example.procedure.clone() else {
        wrong.push(mismatch(example, String::from("it names no procedure")));
        return Err(wrong);
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut case = Case::new(String::from("1"), procedure);
    case.category.clone_from(&example.category);
    case.channel.clone_from(&example.channel);
    case.facts = facts;
    case.groups = groups;
    for (at, known) in example.documents.iter().enumerate() {
        let mut people = std::collections::BTreeSet::new();
        for text in &known.people {
            match case.person_written(text) {
                Some(person) => drop(people.insert(person)),
                None => wrong.push(mismatch(example, format!("{text} is nobody of the case"))),
            }
        }
        let document = document((at, known));
        case.documents.extend(document.map(|it| Document { people, ..it }));
    }
    if wrong.is_empty() { Ok(case) } else { Err(wrong) }
}

fn document((index, document): (usize, &ExampleDocument)) -> Option<Document> {
    let file = FileRef::new(
        Digest([0; 32]),
        format!("{}.pdf", document.kind),
        1,
        FileKind::Pdf,
        u32::from(document.readable),
    );
    Some(Document {
        issued_on: document.issued_on,
        expires_on: document.expires_on,
        ..Document::new(
            DocumentId::new(&format!("d{}", index + 1)).ok()?,
            document.kind.clone(),
            DocumentForm::Copy,
            vec![file],
        )
    })
}

/// Runs one example.
pub fn run_example(book: &RuleBook, example: &Example) -> Result<(), Vec<Mismatch>> {
    let case = case_of(book, example)?;
    let assessment = assess(book, &case, AsOf(example.as_of));
    let mut wrong = Vec::new();
    statuses(&example.expect, &assessment, &mut wrong);
    findings(&example.expect, &case, &assessment, &mut wrong);
    dates(&example.expect, &assessment, &mut wrong);
    for fact in &example.expect.asks {
        if !assessment.next_questions.contains(fact) {
            wrong.push(format!("{fact} is not asked; asked are {:?}", assessment.next_questions));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.into_iter().map(|message| mismatch(example, message)).collect())
    }
}

fn mismatch(example: &Example, message: String) -> Mismatch {
    Mismatch { place: example.place.clone(), example: example.name.clone(), message }
}

fn statuses(expect: &Expected, assessment: &Assessment, wrong: &mut Vec<String>) {
    let wanted = [
        (RequirementStatus::Missing, &expect.missing),
        (RequirementStatus::Satisfied, &expect.satisfied),
        (RequirementStatus::Partial, &expect.partial),
        (RequirementStatus::NotApplicable, &expect.not_applicable),
        (RequirementStatus::Unknown, &expect.unknown),
        (RequirementStatus::Waived, &expect.waived),
    ];
    for (status, items) in wanted {
        for item in items {
            let state = assessment.requirements.iter().find(|it| it.requirement == *item);
            match state {
                Some(state) if state.status == status => {}
                None if status == RequirementStatus::NotApplicable => {}
                Some(state) => {
                    wrong.push(format!("{item} is {:?}, expected {status:?}", state.status));
                }
                None => wrong.push(format!("{item} is not on the list, expected {status:?}")),
            }
        }
    }
}

/// Whether a finding goes by the name: its code, or the id of the rule that it comes from.
pub fn is_named(finding: &Finding, name: &str) -> bool {
    let of_rule = |(key, arg): &(&str, Arg)| {
        *key == super::findings::RULE_ARG && matches!(arg, Arg::Text(rule) if rule == name)
    };
    finding.code.0 == name || finding.args.iter().any(of_rule)
}

fn findings(expect: &Expected, case: &Case, assessment: &Assessment, wrong: &mut Vec<String>) {
    let found: Vec<String> = assessment.findings.iter().map(name_of).collect();
    for name in &expect.findings {
        if !assessment.findings.iter().any(|finding| is_named(finding, name)) {
            wrong.push(format!("{name} was not found; found are {found:?}"));
        }
    }
    for name in &expect.no_findings {
        if assessment.findings.iter().any(|finding| is_named(finding, name)) {
            wrong.push(format!("{name} was found"));
        }
    }
    // A refused answer is a slip of the example unless it expects to find it.
    if expect.findings.is_empty() {
        for (fact, answer) in case.facts.iter() {
            if let Answer::Rejected { raw, problem } = answer {
                wrong.push(format!("\"{raw}\" is no answer to {fact}: {problem:?}"));
            }
        }
    }
}

fn name_of(finding: &Finding) -> String {
    let rule = finding.args.iter().find_map(|(key, arg)| match arg {
        Arg::Text(rule) if *key == super::findings::RULE_ARG => Some(rule.clone()),
        Arg::Text(_)
        | Arg::Localized(_)
        | Arg::Number(_)
        | Arg::Date(_)
        | Arg::Fact(_)
        | Arg::DocumentType(_)
        | Arg::Reason(_) => None,
    });
    rule.unwrap_or_else(|| finding.code.0.to_owned())
}

/// What is compared: its name, the dates that must come out, where they are.
type Dates<'e> = (&'static str, &'e [(DutyId, NaiveDate)], fn(&Deadline) -> Option<NaiveDate>);

fn dates(expect: &Expected, assessment: &Assessment, wrong: &mut Vec<String>) {
    let deadline = |duty: &DutyId| assessment.deadlines.iter().find(|it| it.duty == *duty);
    let wanted: [Dates<'_>; 3] = [
        ("due", &expect.due, |it| it.due_on.as_ref().ok().copied()),
        ("lenient", &expect.lenient, |it| it.lenient_on),
        ("last working day", &expect.last_working_day, |it| it.last_working_day),
    ];
    for (what, pairs, date) in wanted {
        for (duty, day) in pairs {
            let found = deadline(duty).map(date);
            if found != Some(Some(*day)) {
                let found = match (found, deadline(duty).map(|it| &it.due_on)) {
                    (None, _) => String::from("no such deadline"),
                    (Some(Some(found)), _) => found.to_string(),
                    (Some(None), Some(Err(reason))) => format!("{reason:?}"),
                    (Some(None), Some(Ok(_)) | None) => String::from("none"),
                };
                wrong.push(format!("{what} of {duty} is {found}, expected {day}"));
            }
        }
    }
    for (wanted, duties) in
        [(DeadlineStatus::Late, &expect.late), (DeadlineStatus::Done, &expect.done)]
    {
        for duty in duties {
            let status = deadline(duty).map(|it| it.status);
            if status != Some(wanted) {
                wrong.push(format!("{duty} is {status:?}, expected {wanted:?}"));
            }
        }
    }
    for duty in expect.no_deadline.iter().filter(|duty| deadline(duty).is_some()) {
        wrong.push(format!("{duty} is on the list, expected no such deadline"));
    }
    for duty in &expect.estimated {
        if !deadline(duty).is_some_and(|it| it.estimated) {
            wrong.push(format!("the date of {duty} is not marked as estimated"));
        }
    }
    for duty in &expect.no_date {
        let due = deadline(duty).map(|it| &it.due_on);
        if !matches!(due, Some(Err(_))) {
            wrong.push(format!("{duty} is due {due:?}, expected no date"));
        }
    }
}
