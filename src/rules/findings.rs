//! The codes of what the rules find, and how findings are made. The words are in `rules.ftl`.

use super::rule_book::{Citation, Requirement, RuleBook, Weight};
use crate::domain::{
    Arg, Code, DocumentTypeId, FactId, Finding, LocalizedText, ParameterId, Severity, Subject,
    UnknownYear, ValueProblem,
};

/// A check of the rule book failed; the words come with it.
pub const RULE: Code = Code("rule");
/// The route is not open for this person; the words come with it.
pub const ROUTE_CLOSED: Code = Code("route-closed");
/// The category is not open; the words come with it.
pub const CATEGORY_NOT_OPEN: Code = Code("category-not-open");
/// The procedure needs a category and none is chosen.
pub const CATEGORY_MISSING: Code = Code("category-missing");
/// The category is not in the rule book.
pub const CATEGORY_UNKNOWN: Code = Code("category-unknown");
/// The procedure is not in the rule book.
pub const PROCEDURE_UNKNOWN: Code = Code("procedure-unknown");
/// The procedure or category does not exist on the day of assessment.
pub const NOT_IN_FORCE: Code = Code("not-in-force");
/// The procedure is not filed there.
pub const CHANNEL_NOT_OPEN: Code = Code("channel-not-open");
/// Some items depend on where the pack is filed.
pub const CHANNEL_MISSING: Code = Code("channel-missing");
/// A waiver gives no reason, so it does not count.
pub const WAIVER_WITHOUT_REASON: Code = Code("waiver-without-reason");
/// A waiver names an item that the rule book does not know.
pub const WAIVER_UNKNOWN: Code = Code("waiver-unknown");
/// A waiver names an item that is not asked for.
pub const WAIVER_NOT_NEEDED: Code = Code("waiver-not-needed");
/// A document of a kind that the rule book does not know.
pub const DOCUMENT_KIND_UNKNOWN: Code = Code("document-kind-unknown");
/// A document that no item asks for.
pub const DOCUMENT_NOT_ASKED: Code = Code("document-not-asked");
/// A document without a file of which pages can be made.
pub const DOCUMENT_WITHOUT_PAGES: Code = Code("document-without-pages");
/// The plan of a file names a page that the file does not have.
pub const PAGE_NOT_THERE: Code = Code("page-not-there");
/// The reviewer sent a document back.
pub const DOCUMENT_RETURNED: Code = Code("document-returned");
/// A document is past its last day.
pub const DOCUMENT_EXPIRED: Code = Code("document-expired");
/// A document has an age limit and no date.
pub const DOCUMENT_WITHOUT_DATE: Code = Code("document-without-date");
/// A document is there, but not of each of the people of whom one is asked for; `name`, `document`.
pub const PERSON_WITHOUT_DOCUMENT: Code = Code("person-without-document");
/// A document counts for one of several people and does not say for whom.
pub const DOCUMENT_NAMES_NOBODY: Code = Code("document-names-nobody");
/// A deadline has passed.
pub const DEADLINE_PASSED: Code = Code("deadline-passed");
/// A term could not be counted because the working days of a year are not known.
pub const CALENDAR_YEAR_UNKNOWN: Code = Code("calendar-year-unknown");

/// A field of the machine readable zone differs from what was typed; the words come with it.
pub const MRZ_DISAGREES: Code = Code("mrz-disagrees");
/// One file stands for two documents.
pub const FILE_TWICE: Code = Code("file-twice");
/// The day of assessment lies in a year that the rule book does not know.
pub const DAY_OUTSIDE_BOOK: Code = Code("day-outside-book");
/// The rule book was held against its sources long before the day of assessment.
pub const BOOK_MAY_BE_OLD: Code = Code("book-may-be-old");
/// A category is chosen that the procedure does not have.
pub const CATEGORY_NOT_NEEDED: Code = Code("category-not-needed");
/// A term could not be counted because its parameter has no value on the day.
pub const TERM_UNKNOWN: Code = Code("term-unknown");

const PROBLEMS: &[(ValueProblem, Code)] = &[
    (ValueProblem::NotBool, Code("answer-not-yes-or-no")),
    (ValueProblem::NotAChoice, Code("answer-not-a-choice")),
    (ValueProblem::Empty, Code("answer-empty")),
    (ValueProblem::NotLatin, Code("answer-not-latin")),
    (ValueProblem::NotADate, Code("answer-not-a-date")),
    (ValueProblem::NotACountry, Code("answer-not-a-country")),
    (ValueProblem::NotANumber, Code("answer-not-a-number")),
    (ValueProblem::OutOfRange, Code("answer-out-of-range")),
    (ValueProblem::Placeholder, Code("answer-placeholder")),
    (ValueProblem::WrongLength, Code("answer-wrong-length")),
    (ValueProblem::WrongCharacter, Code("answer-wrong-character")),
    (ValueProblem::WrongCheckDigit, Code("answer-wrong-check-digit")),
    (ValueProblem::WrongIdKind, Code("answer-wrong-id-kind")),
    (ValueProblem::WrongMonth, Code("answer-wrong-month")),
    (ValueProblem::NotMrz, Code("answer-not-mrz")),
];

/// All codes of this layer but those of refused answers, see [`codes`].
const OWN: &[Code] = &[
    RULE,
    ROUTE_CLOSED,
    CATEGORY_NOT_OPEN,
    CATEGORY_MISSING,
    CATEGORY_UNKNOWN,
    PROCEDURE_UNKNOWN,
    NOT_IN_FORCE,
    CHANNEL_NOT_OPEN,
    CHANNEL_MISSING,
    WAIVER_WITHOUT_REASON,
    WAIVER_UNKNOWN,
    WAIVER_NOT_NEEDED,
    DOCUMENT_KIND_UNKNOWN,
    DOCUMENT_NOT_ASKED,
    DOCUMENT_WITHOUT_PAGES,
    PAGE_NOT_THERE,
    DOCUMENT_RETURNED,
    DOCUMENT_EXPIRED,
    DOCUMENT_WITHOUT_DATE,
    PERSON_WITHOUT_DOCUMENT,
    DOCUMENT_NAMES_NOBODY,
    DEADLINE_PASSED,
    CALENDAR_YEAR_UNKNOWN,
    TERM_UNKNOWN,
    MRZ_DISAGREES,
    FILE_TWICE,
    DAY_OUTSIDE_BOOK,
    BOOK_MAY_BE_OLD,
    CATEGORY_NOT_NEEDED,
];

/// The name of the argument that holds the id of the rule.
pub const RULE_ARG: &str = "rule";

/// All codes of this layer.
pub fn codes() -> impl Iterator<Item = Code> {
    OWN.iter().copied().chain(PROBLEMS.iter().map(|(_, code)| *code))
}

/// The code of a refused answer.
pub fn code_of(problem: ValueProblem) -> Code {
    PROBLEMS.iter().find(|(known, _)| *known == problem).map_or(RULE, |(_, code)| *code)
}

/// An answer that is no value of its kind.
pub(super) fn refused(book: &RuleBook, fact: &FactId, raw: &str, problem: ValueProblem) -> Finding {
    let finding = Finding::new(Severity::Blocker, Subject::Fact(fact.clone()), code_of(problem))
        .with("fact", Arg::Fact(fact.clone()))
        .with("typed", Arg::Text(raw.to_owned()));
    match book.question(fact).and_then(|question| question.range) {
        Some((least, greatest)) => {
            finding.with("least", Arg::Number(least)).with("greatest", Arg::Number(greatest))
        }
        None => finding,
    }
}

/// Somebody in a list has no document of a kind, though others have.
pub(super) fn without_document(
    requirement: &Requirement,
    name: String,
    kind: &DocumentTypeId,
) -> Finding {
    let severity = match requirement.weight {
        Weight::Required | Weight::Practice => Severity::Warning,
        Weight::Optional => Severity::Hint,
    };
    let subject = Subject::Requirement(requirement.id.clone());
    let mut finding = Finding::new(severity, subject, PERSON_WITHOUT_DOCUMENT)
        .with("name", Arg::Text(name))
        .with("document", Arg::DocumentType(kind.clone()));
    let citations = requirement.grounds.citations.iter();
    finding.sources = citations.map(|it| it.source.clone()).collect();
    finding
}

/// What could not be counted because the calendar of a year is not known: said, never guessed.
pub(super) fn year_unknown(subject: Subject, UnknownYear(year): UnknownYear) -> Finding {
    Finding::new(Severity::Warning, subject, CALENDAR_YEAR_UNKNOWN)
        .with("year", Arg::Text(year.to_string()))
}

/// What could not be counted because the book holds no value of a parameter for that day.
pub(super) fn term_unknown(book: &RuleBook, subject: Subject, id: &ParameterId) -> Finding {
    let title = book.parameters.get(id).map(|it| Arg::Localized(it.title.clone()));
    let title = title.unwrap_or_else(|| Arg::Text(id.to_string()));
    Finding::new(Severity::Warning, subject, TERM_UNKNOWN).with("parameter", title)
}

/// A finding whose words stand in the rule book.
pub(super) struct RuleWords<'a> {
    pub code: Code,
    pub severity: Severity,
    pub rule: &'a str,
    pub message: &'a LocalizedText,
    pub hint: Option<&'a LocalizedText>,
    pub citations: &'a [Citation],
}

impl RuleWords<'_> {
    /// The finding about a subject.
    pub(super) fn about(&self, subject: Subject) -> Finding {
        let mut finding = Finding::new(self.severity, subject, self.code)
            .with(RULE_ARG, Arg::Text(self.rule.to_owned()))
            .with("message", Arg::Localized(self.message.clone()));
        if let Some(hint) = self.hint {
            finding = finding.with("hint", Arg::Localized(hint.clone()));
        }
        finding.sources = self.citations.iter().map(|it| it.source.clone()).collect();
        finding
    }
}
