//! What a case says there is to do, before and after answers.

use permitpack::domain::{Case, Language, RequirementId};
use permitpack::rules::counted::Counted;
use permitpack::rules::{Assessment, RequirementStatus, RuleBook, Truth, Weight, assess};
use permitpack::session::CaseSession;
use permitpack::session::known::Known;
use permitpack::session::said::task_hint;
use permitpack::session::tasks::{Task, TaskHint, TaskRow, TaskStatus, task_list};

use crate::session::{NOW, Office, first_permit};

#[test]
fn a_new_case_calls_nothing_done_and_nothing_missing_that_may_not_apply() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(folder.path());
    office.desk.create(first_permit("2026-500"), NOW).unwrap();
    let case = office.case();
    let list = task_list(case.known());
    let rows: Vec<_> = list.groups.iter().flat_map(|group| &group.rows).collect();
    for row in &rows {
        let is_route = row.task == Task::Route;
        assert!(is_route || row.status != TaskStatus::Done, "{:?} is not done", row.task);
        if let TaskHint::Added { missing: Some(missing), .. } = &row.hint {
            let states = &case.assessment().requirements;
            let state = states.iter().find(|it| it.requirement == *missing).unwrap();
            assert_eq!(state.applies, Truth::Yes, "{missing} may not apply");
            assert_eq!(state.status, RequirementStatus::Missing);
        }
    }
    let waits = |row: &&&TaskRow| {
        row.status == TaskStatus::NotYetStarted
            && row.hint == TaskHint::Reason("task-enter-when-done")
    };
    assert!(rows.iter().any(|row| waits(&row)), "duties wait for their answers");
    let open = rows.iter().filter(|row| row.status.is_open()).count();
    assert_eq!((list.total - list.done) as usize, open);
    assert!(rows.iter().any(|row| row.status == TaskStatus::IfItApplies));
}

#[test]
fn what_is_optional_is_counted_apart_and_keeps_nothing_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(folder.path());
    office.sample();
    let case = office.case();
    let counted = Counted::of_all(case.book(), case.assessment());
    assert!(counted.is_whole() && counted.missing.is_none(), "{counted:?}");
    assert_eq!(counted.optional.len(), 1, "{counted:?}");
    let list = task_list(case.known());
    let rows: Vec<_> = list.groups.iter().flat_map(|group| &group.rows).collect();
    let mut named = 0;
    for row in rows.iter().filter(|row| matches!(row.task, Task::Section(_))) {
        assert!(!row.status.is_open(), "{row:?}");
        if let TaskHint::Added { optional: Some(optional), missing: None, .. } = &row.hint {
            assert_eq!(*optional, counted.optional[0]);
            named += 1;
        }
    }
    assert_eq!(named, 1, "what is optional is named once");
    // What is asked for and goes is missing by name.
    let kinds = |id: &RequirementId| {
        let item = &case.book().requirements[id];
        item.one_of.concat()
    };
    let required = case.assessment().requirements.iter().find(|it| {
        it.status == RequirementStatus::Satisfied
            && case.book().requirements[&it.requirement].weight == Weight::Required
            && !kinds(&it.requirement).is_empty()
    });
    let required = required.unwrap().requirement.clone();
    let mut without = Case::clone(case.case());
    let gone = kinds(&required);
    without.documents.retain(|it| !gone.contains(&it.kind));
    let found = assess(case.book(), &without, case.as_of());
    let after = Counted::of_all(case.book(), &found);
    assert_eq!(after.asked, counted.asked);
    assert!(after.have < counted.have && after.missing.is_some(), "{after:?}");
}

/// The row of a task, of the sample with other rules or another case.
fn row(of: &CaseSession, task: &Task, book: &RuleBook, case: &Case, found: &Assessment) -> TaskRow {
    let known = Known { book, case, assessment: found, ..of.known() };
    let rows = task_list(known).groups.into_iter().flat_map(|group| group.rows);
    rows.into_iter().find(|row| row.task == *task).unwrap()
}

/// The sample without the documents of an item of this weight that is there; the item.
fn without(of: &CaseSession, weight: Weight) -> (RequirementId, Case, Assessment) {
    for state in &of.assessment().requirements {
        let item = &of.book().requirements[&state.requirement];
        if item.weight != weight || state.status != RequirementStatus::Satisfied {
            continue;
        }
        let kinds = item.one_of.concat();
        let mut case = Case::clone(of.case());
        case.documents.retain(|it| !kinds.contains(&it.kind));
        let found = assess(of.book(), &case, of.as_of());
        let counted = Counted::of_all(of.book(), &found);
        if counted.missing.as_ref() == Some(&item.id) && counted.asked - counted.have == 1 {
            return (item.id.clone(), case, found);
        }
    }
    panic!("the sample has no such item of weight {weight:?}");
}

#[test]
fn the_check_names_what_is_open_and_is_done_only_when_nothing_asked_for_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(folder.path());
    office.sample();
    let of = office.case();
    let book = of.book();
    let whole = row(of, &Task::Check, book, of.case(), of.assessment());
    assert_eq!(whole.status, TaskStatus::Done, "{whole:?}");
    assert_eq!(whole.hint, TaskHint::Reason("task-complete"));
    // A required item is missing: it is named, and not the optional one.
    let (gone, case, found) = without(of, Weight::Required);
    let open = row(of, &Task::Check, book, &case, &found);
    assert_eq!(open.status, TaskStatus::InProgress, "{open:?}");
    let title = book.requirements[&gone].title.in_language(Language::En).to_owned();
    let said = task_hint(of, &open.hint, Language::En);
    assert!(said.ends_with(&format!(". Missing: {title}")), "{said}");
    // So is a usual one, without which a pack may go out.
    let mut other = RuleBook::clone(book);
    other.requirements.get_mut(&gone).unwrap().weight = Weight::Practice;
    let found = assess(&other, &case, of.as_of());
    assert!(found.is_complete(), "{:?}", found.findings);
    let open = row(of, &Task::Check, &other, &case, &found);
    assert_eq!(open.status, TaskStatus::InProgress, "{open:?}");
    assert_eq!(task_hint(of, &open.hint, Language::En), said);
}

#[test]
fn the_check_names_what_may_still_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(folder.path());
    office.sample();
    let of = office.case();
    // One answer less, so that an item may apply or not, and nothing else is wrong.
    let answers = of.case().facts.iter().map(|(fact, _)| fact.clone());
    let open = answers.into_iter().find_map(|fact| {
        let mut case = Case::clone(of.case());
        case.facts.remove(&fact);
        let found = assess(of.book(), &case, of.as_of());
        let counted = Counted::of_all(of.book(), &found);
        let row = row(of, &Task::Check, of.book(), &case, &found);
        let is_open = counted.is_whole() && row.status != TaskStatus::Problem;
        Some((row, counted.unclear.filter(|_| is_open)?, counted.asked))
    });
    let (row, unclear, asked) = open.expect("an answer on which an item depends");
    assert_eq!(row.status, TaskStatus::InProgress);
    assert_eq!(row.hint, TaskHint::Unclear { have: asked, of: asked, item: unclear.clone() });
    for (language, said) in [
        (Language::En, "May be asked for as well: "),
        (Language::Ru, "Возможно, потребуется ещё: "),
        (Language::Kk, "Тағы сұралуы мүмкін: "),
    ] {
        let title = of.book().requirements[&unclear].title.in_language(language);
        let hint = task_hint(of, &row.hint, language);
        assert!(hint.ends_with(&format!("{said}{title}")), "{hint}");
    }
}

#[test]
fn a_section_of_which_all_is_optional_and_there_says_how_many_were_added() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(folder.path());
    office.sample();
    let of = office.case();
    let list = task_list(of.known());
    let mut rows = list.groups.into_iter().flat_map(|group| group.rows);
    let done = rows.find(|row| {
        let is_whole = matches!(row.hint, TaskHint::Added { missing: None, optional: None, .. });
        matches!(row.task, Task::Section(_)) && is_whole
    });
    let done = done.expect("a section of which all is there");
    let TaskHint::Added { have, .. } = done.hint else { panic!("{done:?}") };
    let mut book = RuleBook::clone(of.book());
    for item in &done.requirements {
        book.requirements.get_mut(item).unwrap().weight = Weight::Optional;
    }
    let found = assess(&book, of.case(), of.as_of());
    let row = row(of, &done.task, &book, of.case(), &found);
    assert_eq!((row.status, &row.hint), (TaskStatus::Done, &TaskHint::OptionalAdded(have)));
    let said = task_hint(of, &row.hint, Language::Ru);
    assert_eq!(said, format!("По желанию, добавлено: {have}"));
}
