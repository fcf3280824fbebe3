//! How far a case is: the list of cases and the case itself say the same, whatever happened.

use permitpack::domain::{Language, Review};
use permitpack::session::jobs::JobEnd;
use permitpack::session::packed::PackState;
use permitpack::session::start::{Query, SortBy, Which};
use permitpack::session::summary::{COUNTED, TASKS};
use permitpack::session::tasks::{TaskStatus, task_list};
use permitpack::session::{Edit, Heard};
use permitpack::store::{CaseKey, CaseSummary, Opening, Store as _, Workspace};

use super::{NOW, Office, first_permit};

/// Done and all, as the list of cases has them, the open case must have them too.
#[track_caller]
fn agreed(office: &Office, key: CaseKey) -> (u32, u32) {
    let query = Query {
        words: String::new(),
        which: Which::All,
        sort: SortBy::Changed,
        is_reversed: false,
        language: Language::En,
    };
    let rows = office.desk.rows(&query);
    let row = rows.iter().find(|row| row.head.key == key).expect("its row");
    let listed = (row.head.summary.done, row.head.summary.total);
    let list = task_list(office.case().known());
    assert_eq!(listed, (list.done, list.total));
    let rows = list.groups.iter().flat_map(|group| &group.rows);
    let counted = rows.filter(|row| row.status != TaskStatus::IfItApplies).count();
    assert_eq!(usize::try_from(list.total).unwrap(), counted, "it counts what is shown");
    listed
}

#[test]
fn the_list_of_cases_counts_the_tasks_of_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("workspace");
    let mut office = Office::open(&place);
    let key = office.sample();
    office.settle();
    let whole = agreed(&office, key);
    // An answer goes, and comes back.
    office.answer("applicant.birth_date", "");
    office.settle();
    let less = agreed(&office, key);
    assert!(less.0 < whole.0, "{less:?} of {whole:?}");
    assert!(office.undo());
    assert_eq!(agreed(&office, key), whole);
    // A file without a place is one task more.
    let file = office.case().case().documents[0].files[0].clone();
    office.apply(&Edit::AddFiles { files: vec![file], to: None });
    office.settle();
    assert_eq!(agreed(&office, key), (whole.0, whole.1 + 1));
    assert!(office.undo());
    // A pack is made; once an answer is taken back it says something else than the case.
    office.answer("applicant.birth_place", "Elsewhere");
    let Heard::PackMade { .. } = office.export(&folder.path().join("out")) else {
        panic!("no pack")
    };
    office.settle();
    let packed = agreed(&office, key);
    assert_eq!(packed, (whole.0 + 1, whole.1));
    assert_eq!(office.case().pack_state(), PackState::Current);
    assert!(office.undo());
    assert_eq!(office.case().pack_state(), PackState::Outdated);
    assert_eq!(agreed(&office, key), whole);
    assert!(office.desk.case_mut().unwrap().redo(NOW));
    office.settle();
    assert_eq!(agreed(&office, key), packed);
    // What is marked on a document changes no pack.
    let document = office.case().case().documents[0].id.clone();
    office.apply(&Edit::Review { document, mark: Review::Approved });
    office.settle();
    assert_eq!(office.case().pack_state(), PackState::Current);
    let packed = agreed(&office, key);
    // The copy of a case has no pack.
    let copy = office.desk.duplicate(key, NOW).unwrap();
    assert_eq!(agreed(&office, copy), whole);
    let renewed = office.desk.create(first_permit(""), NOW);
    renewed.unwrap();
    let fresh = office.case().key();
    let (done, total) = agreed(&office, fresh);
    assert!(done < total, "{done} of {total}");
    // The next morning.
    drop(office);
    let mut office = Office::open(&place);
    office.desk.open(key, NOW).unwrap();
    assert_eq!(agreed(&office, key), packed);
    office.desk.open(copy, NOW).unwrap();
    assert_eq!(agreed(&office, copy), whole);
}

/// A workspace of a version that counted items of the checklist: the list is worked out anew.
#[test]
fn a_list_that_counted_something_else_is_worked_out_anew() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("workspace");
    let mut office = Office::open(&place);
    let key = office.sample();
    office.settle();
    let whole = agreed(&office, key);
    let office_day = office.desk.as_of();
    drop(office);
    {
        let today = office_day;
        let opening = Opening { today, now: NOW, read_only: false, on_answer: None };
        let store = Workspace::open(&place, opening).unwrap();
        let loaded = store.load(key).wait().unwrap();
        let mut words = loaded.record.summary.words.clone();
        assert_eq!(words.remove(COUNTED).as_deref(), Some(TASKS));
        let summary = CaseSummary { done: 3, total: 9, words, ..loaded.record.summary.clone() };
        let record = permitpack::store::CaseRecord { summary, ..loaded.record };
        store.amend(key, loaded.version, record).wait().unwrap();
    }
    let mut office = Office::open(&place);
    office.desk.open(key, NOW).unwrap();
    let stale = office.desk.stale();
    assert_eq!(stale, [key]);
    office.jobs.summarise(stale, super::book(), office.desk.as_of());
    let end = office.ended();
    assert!(matches!(end, JobEnd::Summaries(_)));
    office.desk.take_in(end, NOW).unwrap();
    assert_eq!(agreed(&office, key), whole);
    assert!(office.desk.stale().is_empty());
}
