//! The one question asked of the rules: how does this case stand on this day. Cannot fail: what is
//! wrong comes out as findings.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::assessment::{
    Assessment, Completeness, Deadline, DeadlineStatus, NoDate, RequirementState, RequirementStatus,
};
use super::condition::Truth;
use super::eval::Scope;
use super::findings as code;
use super::findings::RuleWords;
use super::rule_book::{
    Category, ClosedRoute, Constraint, Duty, Grounds, Procedure, Requirement, RuleBook, Weight,
};
use super::{check, checklist, deadline, interview};
use crate::domain::{
    Answer, Arg, AsOf, Case, Code, Document, DocumentTypeId, DutyId, FileRef, Finding,
    RequirementId, Review, Severity, Subject, UnknownYear,
};

/// A book that was reviewed longer before the day than this may be out of date.
const FRESH_DAYS: i64 = 366;

/// The rules that concern a case on a day.
pub(super) struct Chosen<'a> {
    pub procedure: Option<&'a Procedure>,
    pub category: Option<&'a Category>,
    pub requirements: Vec<&'a Requirement>,
    pub duties: Vec<&'a Duty>,
    pub constraints: Vec<&'a Constraint>,
    pub closed_routes: Vec<&'a ClosedRoute>,
}

/// How a case stands on a day.
pub fn assess(book: &RuleBook, case: &Case, as_of: AsOf) -> Assessment {
    let scope = Scope::new(book, case, as_of);
    let mut findings = Vec::new();
    let mut chosen = choose(&scope);
    let closed = closed(&scope, &chosen, &mut findings);
    selection(&scope, &chosen, &mut findings);
    day(&scope, &mut findings);
    if closed {
        chosen.requirements.clear();
        chosen.constraints.clear();
    }
    let requirements: Vec<RequirementState> =
        chosen.requirements.iter().map(|it| checklist::state(&scope, it)).collect();
    let deadlines = deadlines(&scope, &chosen);
    for constraint in &chosen.constraints {
        check::check(&scope, constraint, &mut findings);
    }
    channel(&scope, &requirements, &chosen, &mut findings);
    answers(&scope, &mut findings);
    waivers(&scope, &requirements, &mut findings);
    documents(&scope, &chosen, &requirements, &mut findings);
    people(&scope, &chosen, &requirements, &mut findings);
    late(&deadlines, &chosen, &mut findings);
    uncounted(book, &deadlines, &mut findings);
    findings.sort_by_key(|finding| finding.severity);
    let next_questions = interview::next_questions(&scope, &chosen, &requirements, &deadlines);
    Assessment {
        as_of,
        rule_book: book.version.clone(),
        completeness: completeness(&chosen, &requirements),
        requirements,
        deadlines,
        findings,
        next_questions,
    }
}

/// The rules of the procedure and the category that are in force on the day, in checklist order:
/// by section, then as written.
pub(super) fn choose<'a>(scope: &Scope<'a>) -> Chosen<'a> {
    let book = scope.book;
    let procedure = book.procedure(&scope.case.procedure);
    let category = (scope.case.category.as_ref())
        .filter(|_| procedure.is_some_and(|procedure| procedure.has_categories))
        .and_then(|id| book.category(id));
    let day = scope.as_of.0;
    let in_force = |grounds: &Grounds| grounds.in_force.contains(day);
    let ids = |of_procedure: Option<&'a Vec<RequirementId>>, of_category: Option<&'a Vec<_>>| {
        of_procedure.into_iter().chain(of_category).flatten()
    };
    let mut requirements: Vec<&Requirement> =
        ids(procedure.map(|it| &it.requirements), category.map(|it| &it.requirements))
            .filter_map(|id| book.requirements.get(id))
            .filter(|it| in_force(&it.grounds))
            .collect();
    let section = |it: &&Requirement| book.sections.iter().position(|s| s.id == it.section);
    requirements.sort_by_cached_key(section);
    let constraints = ids(procedure.map(|it| &it.constraints), category.map(|it| &it.constraints))
        .filter_map(|id| book.constraints.get(id))
        .filter(|it| in_force(&it.grounds))
        .collect();
    let duty_ids = |duties: Option<&'a Vec<DutyId>>| duties.into_iter().flatten();
    let duties = duty_ids(procedure.map(|it| &it.duties))
        .chain(duty_ids(category.map(|it| &it.duties)))
        .filter_map(|id| book.duties.get(id))
        .filter(|it| in_force(&it.grounds))
        .collect();
    let closed_routes = book.closed_routes.iter().filter(|it| in_force(&it.grounds)).collect();
    let mut chosen =
        Chosen { procedure, category, requirements, duties, constraints, closed_routes };
    once(&mut chosen.requirements);
    once(&mut chosen.duties);
    once(&mut chosen.constraints);
    chosen
}

/// A rule that comes in by two ways counts once.
fn once<T>(rules: &mut Vec<&T>) {
    let mut seen: BTreeSet<*const T> = BTreeSet::new();
    rules.retain(|rule| seen.insert(std::ptr::from_ref(*rule)));
}

/// Procedure, category and channel themselves.
fn selection(scope: &Scope<'_>, chosen: &Chosen<'_>, findings: &mut Vec<Finding>) {
    let blocker = |code| Finding::new(Severity::Blocker, Subject::Case, code);
    let case = scope.case;
    let not_in_force = |title: &crate::domain::LocalizedText| {
        blocker(code::NOT_IN_FORCE)
            .with("title", Arg::Localized(title.clone()))
            .with("date", Arg::Date(scope.as_of.0))
    };
    let Some(procedure) = chosen.procedure else {
        let name = Arg::Text(case.procedure.to_string());
        findings.push(blocker(code::PROCEDURE_UNKNOWN).with("name", name));
        return;
    };
    if !procedure.grounds.in_force.contains(scope.as_of.0) {
        findings.push(not_in_force(&procedure.title));
    }
    match (&case.category, chosen.category) {
        (None, _) if procedure.has_categories => findings.push(blocker(code::CATEGORY_MISSING)),
        (Some(id), None) if procedure.has_categories => {
            let name = Arg::Text(id.to_string());
            findings.push(blocker(code::CATEGORY_UNKNOWN).with("name", name));
        }
        (_, Some(category)) if !category.grounds.in_force.contains(scope.as_of.0) => {
            findings.push(not_in_force(&category.title));
        }
        (_, Some(category)) if scope.eval(&category.offered_if) == Truth::No => {
            let words = RuleWords {
                code: code::CATEGORY_NOT_OPEN,
                severity: Severity::Blocker,
                rule: category.id.as_str(),
                message: &category.otherwise,
                hint: None,
                citations: &category.grounds.citations,
            };
            let title = Arg::Localized(category.title.clone());
            findings.push(words.about(Subject::Case).with("category", title));
        }
        (Some(_), None) => findings.push(
            Finding::new(Severity::Hint, Subject::Case, code::CATEGORY_NOT_NEEDED)
                .with("title", Arg::Localized(procedure.title.clone())),
        ),
        (None | Some(_), None | Some(_)) => {}
    }
    if let Some(channel) = &case.channel
        && !procedure.channels.contains(channel)
    {
        let title = scope.book.channel(channel).map(|it| Arg::Localized(it.title.clone()));
        let name = title.unwrap_or_else(|| Arg::Text(channel.to_string()));
        findings.push(blocker(code::CHANNEL_NOT_OPEN).with("name", name));
    }
}

/// Whether the book can say much about the day at all.
fn day(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    let (book, today) = (scope.book, scope.as_of.0);
    let warning =
        |code| Finding::new(Severity::Warning, Subject::Case, code).with("date", Arg::Date(today));
    let years = || book.calendar.years().map(|(year, _)| year);
    if let Some((first, last)) = years().min().zip(years().max())
        && !(first..=last).contains(&today.year())
    {
        let year = |year: i32| Arg::Text(year.to_string());
        let outside = warning(code::DAY_OUTSIDE_BOOK);
        findings.push(outside.with("first", year(first)).with("last", year(last)));
    } else if (today - book.reviewed_on).num_days() > FRESH_DAYS {
        let old = warning(code::BOOK_MAY_BE_OLD);
        findings.push(old.with("reviewed", Arg::Date(book.reviewed_on)));
    }
}

/// Whether the route is not open for this person; says so.
fn closed(scope: &Scope<'_>, chosen: &Chosen<'_>, findings: &mut Vec<Finding>) -> bool {
    let before = findings.len();
    for route in &chosen.closed_routes {
        if scope.eval(&route.applies_if) == Truth::Yes {
            let words = RuleWords {
                code: code::ROUTE_CLOSED,
                severity: Severity::Blocker,
                rule: route.id.as_str(),
                message: &route.message,
                hint: Some(&route.hint),
                citations: &route.grounds.citations,
            };
            findings.push(words.about(Subject::Case));
        }
    }
    findings.len() > before
}

/// Deadlines by the day to act by, earliest first, then those without a date; equal ones in the order of the book.
fn deadlines(scope: &Scope<'_>, chosen: &Chosen<'_>) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> =
        chosen.duties.iter().filter_map(|duty| deadline::deadline(scope, duty)).collect();
    let today = scope.as_of.0;
    deadlines.sort_by_key(|it| (it.due_on.is_err(), it.act_by(today)));
    deadlines
}

/// Items that only the choice of a channel can decide.
fn channel(
    scope: &Scope<'_>,
    requirements: &[RequirementState],
    chosen: &Chosen<'_>,
    findings: &mut Vec<Finding>,
) {
    let undecided =
        |it: &RequirementState| it.status == RequirementStatus::Unknown && it.depends_on.is_empty();
    let offered = chosen.procedure.is_some_and(|it| !it.channels.is_empty());
    if offered && scope.case.channel.is_none() && requirements.iter().any(undecided) {
        findings.push(Finding::new(Severity::Warning, Subject::Case, code::CHANNEL_MISSING));
    }
}

fn answers(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    let case = scope.case;
    let refused = |(fact, answer)| match answer {
        &Answer::Rejected { ref raw, problem } => {
            Some(code::refused(scope.book, fact, raw, problem))
        }
        Answer::Accepted(_) => None,
    };
    findings.extend(case.facts.iter().filter_map(refused));
    for record in case.groups.values().flatten() {
        findings.extend(record.iter().filter_map(refused));
    }
}

fn waivers(scope: &Scope<'_>, requirements: &[RequirementState], findings: &mut Vec<Finding>) {
    for waiver in &scope.case.waivers {
        let id = &waiver.requirement;
        let subject = || Subject::Requirement(id.clone());
        let finding = if !scope.book.requirements.contains_key(id) {
            Finding::new(Severity::Warning, Subject::Case, code::WAIVER_UNKNOWN)
                .with("name", Arg::Text(id.to_string()))
        } else if waiver.reason.trim().is_empty() {
            Finding::new(Severity::Blocker, subject(), code::WAIVER_WITHOUT_REASON)
        } else {
            let state = requirements.iter().find(|it| it.requirement == *id);
            if state.is_some_and(|it| it.status == RequirementStatus::Waived) {
                continue;
            }
            Finding::new(Severity::Hint, subject(), code::WAIVER_NOT_NEEDED)
        };
        let title = scope.book.requirements.get(id).map(|it| Arg::Localized(it.title.clone()));
        findings.push(match title {
            Some(title) => finding.with("item", title),
            None => finding,
        });
    }
}

fn documents(
    scope: &Scope<'_>,
    chosen: &Chosen<'_>,
    requirements: &[RequirementState],
    findings: &mut Vec<Finding>,
) {
    let asked_for: BTreeSet<&DocumentTypeId> = (chosen.requirements.iter())
        .zip(requirements)
        .filter(|(_, state)| state.status != RequirementStatus::NotApplicable)
        .flat_map(|(requirement, _)| requirement.one_of.iter().flatten())
        .collect();
    for document in &scope.case.documents {
        if !scope.book.documents.contains_key(&document.kind) {
            let subject = Subject::Document(document.id.clone());
            let unknown = Finding::new(Severity::Warning, subject, code::DOCUMENT_KIND_UNKNOWN);
            findings.push(unknown.with("name", Arg::Text(document.kind.to_string())));
        } else if !asked_for.contains(&document.kind) {
            findings.push(about(document, Severity::Hint, code::DOCUMENT_NOT_ASKED));
        }
        document_findings(scope.as_of, document, findings);
        twice(scope.case, document, findings);
        for file in &document.files {
            for finding in file.findings.iter().filter(|finding| is_about_used(finding, file)) {
                if file.is_answered(scope.case, finding) {
                    continue;
                }
                // Of a file that stands in several parts nothing is said twice.
                if file.plan.is_none() || !findings.contains(finding) {
                    findings.push(finding.clone());
                }
            }
        }
    }
}

/// Who lacks a document where others have one, and documents of which it is not said whose they are.
fn people(
    scope: &Scope<'_>,
    chosen: &Chosen<'_>,
    requirements: &[RequirementState],
    findings: &mut Vec<Finding>,
) {
    for (requirement, state) in chosen.requirements.iter().zip(requirements) {
        if state.status == RequirementStatus::Partial
            && let Some(kind) = state.lacking.first()
        {
            for person in &state.lacking_people {
                let name = scope.book.name_or_number(scope.case, person);
                findings.push(code::without_document(requirement, name, kind));
            }
        }
        for id in &state.unnamed {
            findings.extend(
                (scope.case.document(id))
                    .map(|it| about(it, Severity::Warning, code::DOCUMENT_NAMES_NOBODY)),
            );
        }
    }
}

/// Whether a finding is about the whole file or a page of it that is used.
fn is_about_used(finding: &Finding, file: &FileRef) -> bool {
    match &finding.subject {
        Subject::Page(_, number) => number.checked_sub(1).is_none_or(|page| {
            file.plan.is_none() || file.used_pages().any(|used| used.source_page == page)
        }),
        Subject::Case
        | Subject::Fact(_)
        | Subject::Requirement(_)
        | Subject::Document(_)
        | Subject::File(_)
        | Subject::Duty(_) => true,
    }
}

/// Whether a page stands in both files.
fn share_a_page(one: &FileRef, other: &FileRef) -> bool {
    if one.digest != other.digest {
        return false;
    }
    match (&one.plan, &other.plan) {
        (Some(_), Some(_)) => {
            let pages: BTreeSet<u32> = one.used_pages().map(|page| page.source_page).collect();
            other.used_pages().any(|page| pages.contains(&page.source_page))
        }
        (None, _) | (_, None) => true,
    }
}

/// Files that stand for an earlier document too, each told once.
fn twice(case: &Case, document: &Document, findings: &mut Vec<Finding>) {
    for (at, file) in document.files.iter().enumerate() {
        let before = case.documents.iter().take_while(|it| it.id != document.id);
        // One scan may be the document of several people, of each in its turn.
        let before = before.filter(|it| !are_of_others(it, document));
        let mut holders =
            before.filter(|it| it.files.iter().any(|other| share_a_page(file, other)));
        let told = document.files.iter().take(at).any(|other| other.digest == file.digest);
        // One hint a file: that a third document has it too says nothing new.
        let (Some(first), false) = (holders.next(), told) else { continue };
        if holders.next().is_none() {
            let finding = about(document, Severity::Hint, code::FILE_TWICE)
                .with("other", Arg::DocumentType(first.kind.clone()))
                .with("file", Arg::Text(file.name.clone()));
            findings.push(finding);
        }
    }
}

/// Whether two documents say that they are of different people.
fn are_of_others(one: &Document, other: &Document) -> bool {
    one.names_somebody() && other.names_somebody() && one.people.is_disjoint(&other.people)
}

fn about(document: &Document, severity: Severity, code: Code) -> Finding {
    Finding::new(severity, Subject::Document(document.id.clone()), code)
        .with("document", Arg::DocumentType(document.kind.clone()))
}

fn document_findings(as_of: AsOf, document: &Document, findings: &mut Vec<Finding>) {
    let finding = |severity, code| about(document, severity, code);
    if !document.has_pages() {
        findings.push(finding(Severity::Warning, code::DOCUMENT_WITHOUT_PAGES));
    }
    for file in document.files.iter().filter(|file| file.is_readable()) {
        let named = file.plan.iter().flat_map(|plan| &plan.pages);
        let lost = named.map(|page| page.source_page).find(|page| *page >= file.page_count);
        if let Some(page) = lost {
            let lost = finding(Severity::Blocker, code::PAGE_NOT_THERE)
                .with("file", Arg::Text(file.name.clone()))
                .with("page", Arg::Number(i64::from(page) + 1))
                .with("count", Arg::Number(file.page_count.into()));
            findings.push(lost);
        }
    }
    if let Review::Returned(note) = &document.review {
        let returned = finding(Severity::Blocker, code::DOCUMENT_RETURNED);
        findings.push(returned.with("note", Arg::Text(note.clone())));
    }
    if let Some(date) = document.expires_on.filter(|date| *date < as_of.0) {
        let expired = finding(Severity::Warning, code::DOCUMENT_EXPIRED);
        findings.push(expired.with("date", Arg::Date(date)));
    }
}

fn late(deadlines: &[Deadline], chosen: &Chosen<'_>, findings: &mut Vec<Finding>) {
    for deadline in deadlines {
        let duty = chosen.duties.iter().find(|duty| duty.id == deadline.duty);
        let (Some(duty), Ok(due_on)) = (duty, &deadline.due_on) else { continue };
        if deadline.status == DeadlineStatus::Late && deadline.applies == Truth::Yes {
            let subject = Subject::Duty(duty.id.clone());
            let mut finding = Finding::new(Severity::Warning, subject, code::DEADLINE_PASSED)
                .with("duty", Arg::Localized(duty.title.clone()))
                .with("date", Arg::Date(*due_on));
            finding.sources = duty.grounds.citations.iter().map(|it| it.source.clone()).collect();
            findings.push(finding);
        }
    }
}

/// Dates that stay open because nobody knows the working days of a year, or the length of a term.
fn uncounted(book: &RuleBook, deadlines: &[Deadline], findings: &mut Vec<Finding>) {
    let open = |it: &&Deadline| it.status != DeadlineStatus::Done && it.applies == Truth::Yes;
    for deadline in deadlines.iter().filter(open) {
        let (year, term) = match &deadline.due_on {
            Err(NoDate::UnknownYear(year)) => (Some(*year), None),
            Err(NoDate::Parameter(id)) => (None, Some(id)),
            Ok(_) | Err(_) => (deadline.unknown_year, deadline.unknown_term.as_ref()),
        };
        let subject = || Subject::Duty(deadline.duty.clone());
        findings.extend(year.map(|year| code::year_unknown(subject(), UnknownYear(year))));
        findings.extend(term.map(|id| code::term_unknown(book, subject(), id)));
    }
}

fn completeness(chosen: &Chosen<'_>, requirements: &[RequirementState]) -> Completeness {
    let mut result = Completeness::default();
    for (requirement, state) in chosen.requirements.iter().zip(requirements) {
        match state.status {
            RequirementStatus::NotApplicable => continue,
            RequirementStatus::Satisfied | RequirementStatus::Waived => result.fulfilled += 1,
            RequirementStatus::Partial
            | RequirementStatus::Missing
            | RequirementStatus::Unknown => match requirement.weight {
                Weight::Required => result.open_required += 1,
                Weight::Practice | Weight::Optional => result.open_other += 1,
            },
        }
        result.applicable += 1;
    }
    result
}
