//! The home of a case: what there is to do, in groups of rows. Pure: from a case and its assessment.
//! No sentence is formed here; the edge says titles and hints.

use super::fields::{self, is_shown};
use super::known::Known;
use super::packed::PackState;
use crate::domain::{
    Answer, DocumentTypeId, FactId, Finding, LetterId, RequirementId, SectionId, Severity, Subject,
    TaskGroupId, TopicId, Value,
};
use crate::rules::counted::Counted;
use crate::rules::{
    DeadlineStatus, Letter, RequirementState, RequirementStatus, RuleBook, Scope, TaskHold, Topic,
    Truth,
};

/// What there is to do, in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskList {
    /// The groups; none is empty.
    pub groups: Vec<TaskGroup>,
    /// Rows that are done.
    pub done: u32,
    /// All rows but those of which nothing is asked so far.
    pub total: u32,
}

/// A group of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskGroup {
    /// Which one of the rule book; `None` = rows to which the book gives no group.
    pub id: Option<TaskGroupId>,
    /// Its rows.
    pub rows: Vec<TaskRow>,
}

/// A row: one thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// What it is and where it leads.
    pub task: Task,
    /// How it stands.
    pub status: TaskStatus,
    /// The line below its title.
    pub hint: TaskHint,
    /// The items of the checklist that it serves.
    pub requirements: Vec<RequirementId>,
}

/// What a row is, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Procedure, category, channel.
    Route,
    /// A page of questions.
    Topic(TopicId),
    /// The documents of a section.
    Section(SectionId),
    /// Files without a place.
    Inbox,
    /// A letter that somebody signs.
    Letter(LetterId),
    /// Check the answers.
    Check,
    /// Create the pack.
    Pack,
}

/// How a row stands. The order is that of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskStatus {
    /// Something must be mended.
    Problem,
    /// Something should be looked at.
    Warning,
    /// Begun.
    InProgress,
    /// Not begun.
    NotYetStarted,
    /// Something else comes first; the hint says what.
    CannotStart,
    /// Nothing of it is asked for so far; it counts neither as done nor as to be done.
    IfItApplies,
    /// Done.
    Done,
}

/// The line below the title of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskHint {
    /// Nothing to say.
    None,
    /// The answers to these, one after the other.
    Values(Vec<FactId>),
    /// So many of so many, the first that is missing, and the first that is optional and was not added.
    Added {
        /// Items asked for that are there.
        have: u32,
        /// Items that are asked for.
        of: u32,
        /// The first item asked for that is not there.
        missing: Option<RequirementId>,
        /// The first optional item that is not there.
        optional: Option<RequirementId>,
    },
    /// All asked for is there, but of this required item it is not known yet whether it is asked for.
    Unclear {
        /// Items asked for that are there.
        have: u32,
        /// Items that are asked for.
        of: u32,
        /// The first item of which it is not known.
        item: RequirementId,
    },
    /// Nothing is asked for; so many optional items were added, and none is left.
    OptionalAdded(u32),
    /// So many questions are open.
    Open(u32),
    /// What is wrong.
    Finding(Box<Finding>),
    /// What comes first, or what is to be known; the code of a text.
    Reason(&'static str),
    /// So many files.
    Files(u32),
    /// A letter: its languages and who signs it.
    Letter(LetterId),
}

impl TaskStatus {
    /// Whether there is something left to do.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Problem
            | Self::Warning
            | Self::InProgress
            | Self::NotYetStarted
            | Self::CannotStart => true,
            Self::IfItApplies | Self::Done => false,
        }
    }
}

/// Everything there is to do, in the groups of the rule book and their order.
pub fn task_list(known: Known<'_>) -> TaskList {
    let book = known.book;
    let holder = |hold: TaskHold| {
        let group = book.task_groups.iter().find(|group| group.holds.contains(&hold));
        group.map(|group| group.id.clone())
    };
    let mut rows = vec![(holder(TaskHold::Route), route(known))];
    rows.extend(topics(known));
    let places = [
        (TaskHold::Documents, documents(known)),
        (TaskHold::Letters, letters(known)),
        (TaskHold::Submit, submit(known)),
    ];
    for (hold, of_it) in places {
        rows.extend(of_it.into_iter().map(|row| (holder(hold), row)));
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let done = count(rows.iter().filter(|(_, row)| row.status == TaskStatus::Done).count());
    let total = rows.iter().filter(|(_, row)| row.status != TaskStatus::IfItApplies).count();
    let total = count(total);
    let of_book = book.task_groups.iter().map(|group| Some(group.id.clone()));
    let mut groups: Vec<TaskGroup> =
        of_book.chain([None]).map(|id| TaskGroup { id, rows: Vec::new() }).collect();
    for (home, row) in rows {
        if let Some(group) = groups.iter_mut().find(|group| group.id == home) {
            group.rows.push(row);
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    TaskList { groups, done, total }
}

/// The worst finding about something, blockers and warnings only.
fn worst(known: Known<'_>, about: impl Fn(&Subject) -> bool) -> Option<&Finding> {
    let findings = known.assessment.findings.iter();
    findings
        .filter(|it| it.severity <= Severity::Warning && about(&it.subject))
        .min_by_key(|it| it.severity)
}

fn problem(finding: &Finding) -> TaskStatus {
    match finding.severity {
        Severity::Blocker => TaskStatus::Problem,
        Severity::Warning | Severity::Hint => TaskStatus::Warning,
    }
}

fn route(known: Known<'_>) -> TaskRow {
    let (book, case) = (known.book, known.case);
    let procedure = book.procedure(&case.procedure);
    let needs_category = procedure.is_some_and(|it| it.has_categories) && case.category.is_none();
    let needs_channel =
        procedure.is_some_and(|it| !it.channels.is_empty()) && case.channel.is_none();
    let (status, hint) = match worst(known, |it| *it == Subject::Case) {
        Some(finding) => (problem(finding), TaskHint::Finding(Box::new(finding.clone()))),
        None if needs_category => {
            (TaskStatus::InProgress, TaskHint::Reason("task-choose-category"))
        }
        None if needs_channel => (TaskStatus::InProgress, TaskHint::Reason("task-choose-channel")),
        None => (TaskStatus::Done, TaskHint::Reason("task-route-fits")),
    };
    TaskRow { task: Task::Route, status, hint, requirements: Vec::new() }
}

/// The pages of questions, each with the group in which it stands.
fn topics(known: Known<'_>) -> Vec<(Option<TaskGroupId>, TaskRow)> {
    let book = known.book;
    let row = |topic: &Topic| Some((topic.task_group.clone(), topic_row(known, book, &topic.id)?));
    book.topics.iter().filter_map(row).collect()
}

fn topic_row(known: Known<'_>, book: &RuleBook, topic: &TopicId) -> Option<TaskRow> {
    let case = known.case;
    let questions: Vec<_> = book.questions.iter().filter(|it| it.topic == *topic).collect();
    let open = &known.assessment.next_questions;
    let open = questions.iter().filter(|it| open.contains(&it.id)).count();
    let shown = questions.iter().filter(|it| is_shown(known, it)).count();
    if shown == 0 {
        return None;
    }
    let records = |it: &&&crate::rules::Question| {
        let group = it.group.as_ref();
        group.is_some_and(|group| case.groups.get(group).is_some_and(|it| !it.is_empty()))
    };
    let answered = questions.iter().filter(|it| case.facts.answer(&it.id).is_some() || records(it));
    let answered = answered.count();
    let is_of = |subject: &Subject| match subject {
        Subject::Fact(fact) => questions.iter().any(|it| it.id == *fact),
        _ => false,
    };
    let is_refused = questions.iter().any(|it| fields::is_refused(case.facts.answer(&it.id)));
    let values = in_short(known, topic, &questions);
    let open_count = u32::try_from(open).unwrap_or(u32::MAX);
    let (status, hint) = match worst(known, is_of) {
        Some(finding) => (problem(finding), TaskHint::Finding(Box::new(finding.clone()))),
        None if is_refused => (TaskStatus::Problem, TaskHint::Reason("task-answer-refused")),
        None if open > 0 && answered > 0 => (TaskStatus::InProgress, TaskHint::Open(open_count)),
        None if open > 0 => (TaskStatus::NotYetStarted, TaskHint::Open(open_count)),
        None if answered == 0 && is_due(known, &questions) => {
            (TaskStatus::NotYetStarted, TaskHint::Reason("task-enter-when-done"))
        }
        None if answered == 0 => (TaskStatus::IfItApplies, TaskHint::Reason("task-nothing-asked")),
        None => (TaskStatus::Done, TaskHint::Values(values)),
    };
    let facts: Vec<&FactId> = questions.iter().map(|it| &it.id).collect();
    let serves = |state: &&RequirementState| {
        let needs = book.requirements.get(&state.requirement).map(|it| &it.needs_facts);
        state.applies != Truth::No
            && (state.depends_on.iter().any(|fact| facts.contains(&fact))
                || needs.is_some_and(|needs| needs.iter().any(|fact| facts.contains(&fact))))
    };
    let requirements = known.assessment.requirements.iter().filter(serves);
    let requirements = requirements.map(|it| it.requirement.clone()).collect();
    Some(TaskRow { task: Task::Topic(topic.clone()), status, hint, requirements })
}

/// Whether a duty waits for one of these answers: it is done when they say so.
fn is_due(known: Known<'_>, questions: &[&crate::rules::Question]) -> bool {
    let open = known.assessment.deadlines.iter().filter(|deadline| {
        deadline.applies != Truth::No && deadline.status != DeadlineStatus::Done
    });
    let mut is_due = false;
    for duty in open.filter_map(|deadline| known.book.duties.get(&deadline.duty)) {
        duty.done_if.visit_facts(&mut |fact| is_due |= questions.iter().any(|it| it.id == *fact));
    }
    is_due
}

/// The facts whose values say in one line what was answered on a page.
fn in_short(
    known: Known<'_>,
    topic: &TopicId,
    questions: &[&crate::rules::Question],
) -> Vec<FactId> {
    let page = known.book.topics.iter().find(|it| it.id == *topic);
    let chosen = page.map(|it| it.in_short.as_slice()).unwrap_or_default();
    let tells = |fact: &&FactId| tells_something(known.case.facts.answer(fact));
    if chosen.is_empty() {
        let all = questions.iter().map(|it| &it.id);
        return all.filter(tells).take(3).cloned().collect();
    }
    chosen.iter().filter(tells).cloned().collect()
}

/// Whether an answer says something without its question: a bare "no" or the lines of a zone do not.
fn tells_something(answer: Option<&Answer>) -> bool {
    match answer {
        Some(Answer::Accepted(value)) => !matches!(value, Value::Bool(_) | Value::Mrz(_)),
        Some(Answer::Rejected { .. }) | None => false,
    }
}

fn documents(known: Known<'_>) -> Vec<TaskRow> {
    let book = known.book;
    let mut rows = Vec::new();
    if !known.case.inbox.is_empty() {
        let files = u32::try_from(known.case.inbox.len()).unwrap_or(u32::MAX);
        let hint = TaskHint::Files(files);
        let status = TaskStatus::InProgress;
        rows.push(TaskRow { task: Task::Inbox, status, hint, requirements: Vec::new() });
    }
    let sections = book.sections.iter();
    rows.extend(sections.filter_map(|section| section_row(known, book, &section.id)));
    rows
}

/// The letters that this case asks for and that become a document once they are signed.
fn letters(known: Known<'_>) -> Vec<TaskRow> {
    let (book, case) = (known.book, known.case);
    let scope = Scope::new(book, case, known.assessment.as_of);
    let row = |letter: &Letter| {
        let kind = letter.document.as_ref()?;
        if scope.eval(&letter.applies_if) != Truth::Yes {
            return None;
        }
        let has_words = case.letter_edits.iter().any(|edit| edit.letter == letter.id);
        let (status, hint) = if case.documents_of(kind).any(|it| it.page_count() > 0) {
            (TaskStatus::Done, TaskHint::Reason("task-letter-signed"))
        } else if has_words {
            (TaskStatus::InProgress, TaskHint::Letter(letter.id.clone()))
        } else {
            (TaskStatus::NotYetStarted, TaskHint::Letter(letter.id.clone()))
        };
        let serves = |state: &&RequirementState| {
            let item = book.requirements.get(&state.requirement);
            state.applies != Truth::No
                && item.is_some_and(|it| it.one_of.iter().flatten().any(|of| of == kind))
        };
        let requirements = known.assessment.requirements.iter().filter(serves);
        let requirements = requirements.map(|it| it.requirement.clone()).collect();
        Some(TaskRow { task: Task::Letter(letter.id.clone()), status, hint, requirements })
    };
    book.letters.iter().filter_map(row).collect()
}

fn section_row(known: Known<'_>, book: &RuleBook, section: &SectionId) -> Option<TaskRow> {
    let items: Vec<&RequirementState> = (known.assessment.requirements.iter())
        .filter(|it| it.status != RequirementStatus::NotApplicable)
        .filter(|it| {
            let requirement = book.requirements.get(&it.requirement);
            requirement.is_some_and(|it| it.section == *section && !it.one_of.is_empty())
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    // What may not apply is not missing.
    let counted =
        Counted::of(book, known.assessment, |it| it.section == *section && !it.one_of.is_empty());
    let begun = counted.have + counted.added > 0
        || items.iter().any(|it| it.status == RequirementStatus::Partial);
    let is_whole = counted.is_whole();
    let is_asked = counted.asked > 0 || counted.added > 0;
    let is_optional = counted.asked == 0;
    let hint = match added(counted) {
        TaskHint::Added { optional: None, .. } if is_optional => optional_added(&items),
        hint => hint,
    };
    let kinds: Vec<&DocumentTypeId> = (items.iter())
        .filter_map(|it| book.requirements.get(&it.requirement))
        .flat_map(|it| it.one_of.iter().flatten())
        .collect();
    let of_these = |subject: &Subject| match subject {
        Subject::Document(id) => {
            known.case.document(id).is_some_and(|it| kinds.contains(&&it.kind))
        }
        Subject::File(name) | Subject::Page(name, _) => {
            let documents = known.case.documents.iter().filter(|it| kinds.contains(&&it.kind));
            documents.flat_map(|it| &it.files).any(|file| file.name == *name)
        }
        // That an item is missing is what the row says anyway.
        Subject::Requirement(_) | Subject::Case | Subject::Fact(_) | Subject::Duty(_) => false,
    };
    let (status, hint) = match worst(known, of_these) {
        Some(finding) if finding.severity == Severity::Blocker => {
            (TaskStatus::Problem, TaskHint::Finding(Box::new(finding.clone())))
        }
        _ if !is_asked && !matches!(&hint, TaskHint::Added { .. }) => {
            (TaskStatus::IfItApplies, TaskHint::Reason("task-nothing-asked"))
        }
        // What is optional only is no work that is left to do.
        _ if !is_asked => (TaskStatus::IfItApplies, hint),
        _ if is_whole => (TaskStatus::Done, hint),
        _ if begun => (TaskStatus::InProgress, hint),
        _ => (TaskStatus::NotYetStarted, hint),
    };
    let requirements = items.iter().map(|it| it.requirement.clone()).collect();
    Some(TaskRow { task: Task::Section(section.clone()), status, hint, requirements })
}

fn added(counted: Counted) -> TaskHint {
    let Counted { have, asked: of, missing, optional, .. } = counted;
    TaskHint::Added { have, of, missing, optional: optional.into_iter().next() }
}

/// How the checklist stands as a whole, as far as nothing found speaks against it.
fn checked(counted: Counted) -> (TaskStatus, TaskHint) {
    let Counted { have, asked: of, .. } = counted;
    match counted.unclear {
        _ if have != of => (TaskStatus::InProgress, added(counted)),
        Some(item) => (TaskStatus::InProgress, TaskHint::Unclear { have, of, item }),
        None => (TaskStatus::Done, TaskHint::Reason("task-complete")),
    }
}

/// How many of these were added; nothing where they were left out on purpose.
fn optional_added(items: &[&RequirementState]) -> TaskHint {
    match items.iter().filter(|it| it.status == RequirementStatus::Satisfied).count() {
        0 => TaskHint::None,
        count => TaskHint::OptionalAdded(u32::try_from(count).unwrap_or(u32::MAX)),
    }
}

fn submit(known: Known<'_>) -> Vec<TaskRow> {
    let assessment = known.assessment;
    let (check, hint) = match worst(known, |_| true) {
        Some(finding) if finding.severity == Severity::Blocker => {
            (TaskStatus::Problem, TaskHint::Finding(Box::new(finding.clone())))
        }
        _ => checked(Counted::of_all(known.book, assessment)),
    };
    let (pack, why) = match known.pack {
        PackState::NotMade => (TaskStatus::NotYetStarted, "task-pack-not-made"),
        PackState::Made | PackState::Current => (TaskStatus::Done, "task-pack-made"),
        PackState::Outdated => (TaskStatus::Warning, "task-pack-outdated"),
    };
    let why = TaskHint::Reason(why);
    let row = |task, status, hint| TaskRow { task, status, hint, requirements: Vec::new() };
    vec![row(Task::Check, check, hint), row(Task::Pack, pack, why)]
}
