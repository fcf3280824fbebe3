//! Undo and redo: whatever was done, back to the first record and forth to the last.

use std::sync::Arc;

use permitpack::domain::DocumentTypeId;
use permitpack::rules::answer::RawValue;
use permitpack::session::{CaseSession, Description, Edit};

use permitpack::session::jobs::{JobEnd, JobEvent};

use super::{NOW, Office, book, fact, first_permit};

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

fn any_edit(session: &CaseSession, dice: &mut Dice) -> Edit {
    let case = session.case();
    let book = session.book();
    let document = case.documents.get(dice.below(case.documents.len()));
    let kinds: Vec<&DocumentTypeId> = book.documents.keys().collect();
    let Some(document) = document else {
        return Edit::Answer(vec![(fact("applicant.surname"), RawValue::from("NOBODY"))]);
    };
    let id = document.id.clone();
    let files = document.files.len();
    match dice.below(9) {
        0 => Edit::TakeOut { document: id, at: dice.below(files) },
        1 => Edit::TurnFile { document: id, at: dice.below(files), quarters: 1 },
        2 => Edit::RemoveDocument(id),
        3 => Edit::MoveFile { document: id, from: dice.below(files), to: dice.below(files) },
        4 if !case.inbox.is_empty() => Edit::Place {
            file: case.inbox[dice.below(case.inbox.len())].digest,
            to: kinds[dice.below(kinds.len())].clone(),
        },
        5 => Edit::Describe {
            document: id,
            as_: Description { number: Some("7".to_owned()), ..Description::of(document) },
        },
        6 => {
            let group = case.groups.keys().next().cloned();
            group.map_or(Edit::RemoveDocument(id), |group| Edit::RemoveRecord { group, at: 0 })
        }
        _ => {
            let question = &book.questions[dice.below(book.questions.len())];
            let texts = ["", "yes", "2026-11-01", "900101300007", "RU", "×"];
            let text = texts[dice.below(texts.len())];
            Edit::Answer(vec![(question.id.clone(), RawValue::from(text))])
        }
    }
}

/// Whatever is done, as many undos as there were changes give the first record again, and as many redos
/// the last; also when the program was started anew in between.
#[test]
fn all_undos_give_the_first_record_again() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    let mut office = Office::open(&workspace);
    let key = office.sample();
    let first = Arc::clone(office.case().case());
    for seed in 1..4 {
        let mut dice = Dice(seed);
        let mut steps = 0;
        for _ in 0..25 {
            let edit = any_edit(office.case(), &mut dice);
            let session = office.desk.case_mut().unwrap();
            steps += usize::from(session.apply(&edit, NOW).unwrap_or(false));
        }
        office.settle();
        let last = Arc::clone(office.case().case());
        assert_ne!(last, first);
        drop(office);
        office = Office::open(&workspace);
        office.desk.open(key, NOW).unwrap();
        for _ in 0..steps {
            assert!(office.undo());
        }
        assert!(!office.undo(), "nothing before the first");
        assert_eq!(*office.case().case(), first);
        for _ in 0..steps {
            let session = office.desk.case_mut().unwrap();
            assert!(session.redo(NOW));
            session.settle(NOW).unwrap();
        }
        assert_eq!(*office.case().case(), last);
        for _ in 0..steps {
            assert!(office.undo());
        }
    }
}

#[test]
fn a_deleted_case_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let key = office.desk.create(first_permit(""), NOW).unwrap();
    let head = Arc::clone(&office.desk.cases()[0]);
    office.desk.delete(&head, NOW).unwrap();
    assert!(office.desk.cases().is_empty() && office.desk.case().is_none());
    office.desk.bring_back(key, NOW).unwrap();
    assert_eq!(office.desk.cases()[0].key, key);
}

#[test]
fn a_job_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    let job = office.jobs.sample(book());
    let end = 'waiting: loop {
        for event in office.jobs.news() {
            match event {
                // It is at work: it has told how far it is, and it is far from its end.
                JobEvent::Progress { .. } | JobEvent::Planned { .. } => job.cancel(),
                JobEvent::Ended { end, .. } => break 'waiting *end,
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    };
    assert!(matches!(end, JobEnd::Cancelled), "{end:?}");
    assert!(office.desk.cases().is_empty());
}
