//! What a check found. Codes and facts travel; the words are added at the edge, in three languages.

use chrono::NaiveDate;

use super::{
    DocumentId, DocumentTypeId, DutyId, FactId, LocalizedText, Reason, RequirementId, SourceId,
};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The pack would be refused, or a page would be missing.
    Blocker,
    /// Look at it; a professional may go on.
    Warning,
    /// Good to know.
    Hint,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The case as a whole.
    Case,
    /// An answer.
    Fact(FactId),
    /// An item of the checklist.
    Requirement(RequirementId),
    /// A document.
    Document(DocumentId),
    /// A file, by its name.
    File(String),
    /// A page (from 1) of a file.
    Page(String, u32),
    /// A deadline.
    Duty(DutyId),
}

/// The stable name of a kind of finding, e.g. `page-count-disagrees`. The Fluent messages
/// `finding-<code>` (what happened and why) and `finding-<code>.hint` (what to do) say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// A fact that fills a gap in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text as it is: a file name, a typed value.
    Text(String),
    /// A text of the rule book.
    Localized(LocalizedText),
    /// A count or amount.
    Number(i64),
    /// A civil date.
    Date(NaiveDate),
    /// A fact, shown by its label.
    Fact(FactId),
    /// A kind of document, shown by its title.
    DocumentType(DocumentTypeId),
    /// Why the system refused.
    Reason(Reason),
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// Which kind of finding.
    pub code: Code,
    /// The gaps of its sentence, by name.
    pub args: Vec<(&'static str, Arg)>,
    /// The sources it rests on.
    pub sources: Vec<SourceId>,
}

impl Finding {
    /// A finding without arguments or sources.
    pub fn new(severity: Severity, subject: Subject, code: Code) -> Self {
        Self { severity, subject, code, args: Vec::new(), sources: Vec::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}
