//! What checklists are made of: items, checks, duties, and the procedures and categories that hold
//! them.

use std::collections::BTreeMap;

use super::{Citation, Confidence, EvidenceOption, Grounds};
use crate::domain::{
    CategoryId, ChannelId, ChoiceId, DocumentTypeId, DutyId, FactId, GroupId, LocalizedText,
    ParameterId, ProcedureId, RequirementId, SectionId, Term,
};
use crate::rules::condition::{Amount, Condition};

/// How heavy a missing item weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The authority demands it.
    Required,
    /// Offices ask for it.
    Practice,
    /// Good to have.
    Optional,
}

/// One item of a checklist (CCCEV: Requirement).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its id, unique in the book.
    pub id: RequirementId,
    /// What is asked for.
    pub title: LocalizedText,
    /// Why.
    pub why: LocalizedText,
    /// The section it stands in.
    pub section: SectionId,
    /// When it is asked for.
    pub applies_if: Condition,
    /// How heavy it weighs.
    pub weight: Weight,
    /// Each of these people that it speaks of needs a document: a list of which `applies_if` asks for some.
    pub per: Option<GroupId>,
    /// OR between: any one option fulfils it. Empty when it asks for facts only.
    pub one_of: Vec<EvidenceOption>,
    /// Facts that must be known (data sheets, registration data).
    pub needs_facts: Vec<FactId>,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
    /// The item that was asked for before this one came into force.
    pub follows: Option<RequirementId>,
}

/// A check across fields and documents. The kinds are ours; the fields come from `forms/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// A stable name for messages and examples.
    pub id: RequirementId,
    /// When it is checked.
    pub applies_if: Condition,
    /// What is checked.
    pub check: Check,
    /// How bad a breach is.
    pub severity: crate::domain::Severity,
    /// What happened, why.
    pub message: LocalizedText,
    /// What to do.
    pub hint: LocalizedText,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
}

/// The kinds of checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The condition must not be Yes: a known refusal pattern or mismatch.
    MustNotHold(Condition),
    /// Birth date, sex and century digit of an IIN against the answers (never more than a warning).
    IinAgrees {
        /// The IIN.
        iin: FactId,
        /// The birth date.
        birth: Option<FactId>,
        /// Sex.
        sex: Option<FactId>,
        /// The choice of `sex` that means male.
        male: Option<ChoiceId>,
    },
    /// The machine readable zone agrees with the typed fields.
    MrzAgrees {
        /// The zone.
        mrz: FactId,
        /// Field pairs, by what the zone calls them.
        fields: BTreeMap<MrzField, FactId>,
        /// The choice of the sex field that means male; without it sex is not compared.
        male: Option<ChoiceId>,
    },
    /// The texts must be equal, letter case and spaces aside.
    Same(Vec<FactId>),
    /// The first date must not lie after the second.
    NotAfter {
        /// The earlier.
        earlier: FactId,
        /// The later.
        later: FactId,
    },
    /// The two dates must lie no further apart than the term.
    Within {
        /// The beginning; the day of assessment when left out.
        from: Option<FactId>,
        /// The end.
        to: FactId,
        /// The term.
        term: TermRef,
    },
    /// Documents of these kinds must not be older than their limit.
    Fresh(Vec<DocumentTypeId>),
    /// Overlapping, reversed or open stays.
    StaysAreSound {
        /// The group.
        group: GroupId,
        /// Entry.
        entry: FactId,
        /// Exit.
        exit: FactId,
    },
    /// A date must be the last entry of the stays on record.
    LastEntry {
        /// The date.
        event: FactId,
        /// The group.
        group: GroupId,
        /// Entry.
        entry: FactId,
        /// Exit.
        exit: FactId,
    },
}

/// The fields of a machine readable zone that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MrzField {
    /// Primary identifier.
    Surname,
    /// Secondary identifier.
    GivenNames,
    /// Document number.
    DocumentNumber,
    /// Nationality.
    Nationality,
    /// Date of birth.
    BirthDate,
    /// Sex.
    Sex,
    /// Date of expiry.
    ExpiryDate,
}

/// A length that may be a dated parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermRef {
    /// As written.
    Fixed(Term),
    /// The value of a parameter on the day of the event, or on the first day of the rule if the event
    /// lies before it.
    Parameter(ParameterId),
}

/// How a due date is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A term from an event; the safe reading first.
    After {
        /// The fact that holds the day of the event.
        event: FactId,
        /// The safe reading.
        safe: TermRef,
        /// The lenient reading, where sources differ.
        lenient: Option<TermRef>,
        /// Also show the last working day on or before the due day.
        last_working_day: bool,
    },
    /// A term before an event, e.g. 72 hours before travel.
    Before {
        /// The fact that holds the day of the event.
        event: FactId,
        /// How long before.
        lead: TermRef,
    },
    /// A birthday: so many years after a date, plus a term.
    Anniversary {
        /// The fact that holds the date.
        event: FactId,
        /// Years; a parameter counts as it stands on the day of assessment.
        years: Amount,
        /// The term after it.
        safe: TermRef,
    },
    /// The last lawful day by the visa-free term and 90 in 180.
    EndOfStay {
        /// Citizenship.
        citizenship: FactId,
        /// The stays.
        group: GroupId,
        /// Entry.
        entry: FactId,
        /// Exit.
        exit: FactId,
        /// A parameter with the rolling allowance in days (90).
        allowance: ParameterId,
        /// A parameter with the window in days (180).
        window: ParameterId,
    },
    /// The day itself.
    On(FactId),
}

/// What a missed duty costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fine {
    /// Who pays what, in words.
    pub text: LocalizedText,
    /// Amounts in monthly calculation indexes, by payer, where the source names them.
    pub mci: Vec<FineAmount>,
    /// Where it is written.
    pub citations: Vec<Citation>,
    /// How sure we are.
    pub confidence: Confidence,
}

/// One amount of a fine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FineAmount {
    /// Who pays.
    pub payer: LocalizedText,
    /// How many monthly calculation indexes.
    pub mci: u32,
}

/// A time-bound obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its id, unique in the book.
    pub id: DutyId,
    /// What must be done.
    pub title: LocalizedText,
    /// What its last day is called in the frame of the cover; the title when left out.
    pub cover_label: Option<LocalizedText>,
    /// Who must do it.
    pub who: LocalizedText,
    /// Where and how.
    pub how: LocalizedText,
    /// When it exists.
    pub applies_if: Condition,
    /// Done when this is Yes.
    pub done_if: Condition,
    /// By when.
    pub due: Due,
    /// Also show the last working day on or before the due day.
    pub last_working_day: bool,
    /// What remains after the date, e.g. ten days of late filing; days after the due date.
    pub last_resort: Option<LastResort>,
    /// What it costs to miss it.
    pub fine: Option<Fine>,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
    /// The duty that held before this one came into force.
    pub follows: Option<DutyId>,
}

/// What can still be done after the due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastResort {
    /// How long after the due date.
    pub term: TermRef,
    /// The warning that goes with it.
    pub text: LocalizedText,
}

/// A procedure: a checklist, duties, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// Its id.
    pub id: ProcedureId,
    /// Its title.
    pub title: LocalizedText,
    /// What is applied for, as the cover says it; the title when left out.
    pub cover_title: Option<LocalizedText>,
    /// Which stage of it (first issue, renewal), below the title of the cover.
    pub cover_stage: Option<LocalizedText>,
    /// What it is for.
    pub summary: LocalizedText,
    /// Whether it needs a permit category.
    pub has_categories: bool,
    /// Where it can be filed.
    pub channels: Vec<ChannelId>,
    /// When it exists.
    pub grounds: Grounds,
    /// Its items, in order (those of a category come from the category).
    pub requirements: Vec<RequirementId>,
    /// Its duties.
    pub duties: Vec<DutyId>,
    /// Its checks.
    pub constraints: Vec<RequirementId>,
    /// The next steps printed after a pack was made: who files it where.
    pub next_steps: Vec<NextStep>,
    /// What the procedure's result does and does not allow, and other notes.
    pub notes: Vec<LocalizedText>,
}

/// A step after the pack was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The step, whatever the channel.
    pub text: LocalizedText,
    /// The same in the words of one channel.
    pub by_channel: BTreeMap<ChannelId, LocalizedText>,
    /// The duties whose days are the last for this step; the earliest that is open counts.
    pub until: Vec<DutyId>,
}

impl NextStep {
    /// The step for whoever files through a channel; `None`: it is not chosen yet.
    pub fn on(&self, channel: Option<&ChannelId>) -> &LocalizedText {
        channel.and_then(|id| self.by_channel.get(id)).unwrap_or(&self.text)
    }
}

/// A permit category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its title.
    pub title: LocalizedText,
    /// The same in a word or two, for tables.
    pub short_title: Option<LocalizedText>,
    /// Whom it is for.
    pub summary: LocalizedText,
    /// Open when this is Yes.
    pub offered_if: Condition,
    /// Said when it is not open: where to go instead.
    pub otherwise: LocalizedText,
    /// Its items in order, those of its bases included.
    pub requirements: Vec<RequirementId>,
    /// Its duties.
    pub duties: Vec<DutyId>,
    /// Its checks.
    pub constraints: Vec<RequirementId>,
    /// How long the permit runs, in words.
    pub term: LocalizedText,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
}

/// A route that does not exist for somebody: said instead of an empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRoute {
    /// Its id.
    pub id: RequirementId,
    /// Whom it concerns.
    pub applies_if: Condition,
    /// This route is not open: why, and where to go.
    pub message: LocalizedText,
    /// What to do.
    pub hint: LocalizedText,
    /// Sources, dates, confidence.
    pub grounds: Grounds,
}
