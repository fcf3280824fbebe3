//! L0: values and their laws. No I/O, no clock, no saved shapes of aggregates, no sibling layer.

pub mod calendar;
pub mod case;
pub mod country;
pub mod digest;
pub mod document;
pub mod facts;
pub mod finding;
pub mod id_number;
pub mod ids;
pub mod language_tag;
pub mod mrz;
pub mod page_plan;
pub mod password;
pub mod person;
pub mod reason;
pub mod stay;
pub mod term;
pub mod text;
pub mod translit;
pub mod value;

pub use calendar::{Counted, DayKind, UnknownYear, WorkCalendar};
pub use case::{Case, DoneDuty, KeptDraft, LetterEdit, Waiver};
pub use country::CountryCode;
pub use digest::Digest;
pub use document::{
    CameIn, Document, DocumentForm, FileKind, FileRef, Legalisation, Review, SIGNED_DIGEST,
    SteppedOver, Wrapping,
};
pub use facts::{Answer, Facts};
pub use finding::{Arg, Code, Finding, Severity, Subject};
pub use id_number::{Bin, Iin};
pub use ids::{
    BlockId, CategoryId, ChannelId, ChoiceId, ConflictId, DocumentId, DocumentTypeId, DutyId,
    FactId, GroupId, LetterId, LetterheadId, ParameterId, ProcedureId, ProfileId, RequirementId,
    SectionId, SourceId, TaskGroupId, TopicId,
};
pub use language_tag::LanguageTag;
pub use mrz::Mrz;
pub use page_plan::{Join, JoinSide, PagePlan, PageWork, Repair, Tone};
pub use password::Password;
pub use person::{NoPerson, Person, PersonAt, RecordKey};
pub use reason::Reason;
pub use stay::Stay;
pub use term::Term;
pub use text::{Language, LocalizedText};
pub use value::{Value, ValueKind, ValueProblem};

/// The civil date that counts as "today" (Asia/Almaty, UTC+5). Passed in everywhere; nothing below
/// the command line reads the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf(pub chrono::NaiveDate);
