//! What one import changes is one step, at once or little by little.

use std::sync::Arc;

use permitpack::domain::{Digest, DocumentId, DocumentTypeId, FileRef};
use permitpack::session::{Becomes, Edit, ImportId, Placing, Put, Travel};

use super::{NOW, Office, first_permit};
use crate::store::file;

const ONE: ImportId = ImportId(1);
const OTHER: ImportId = ImportId(2);

fn new(number: u8) -> FileRef {
    FileRef { name: format!("{number}.pdf"), ..file(Digest([number; 32]), 3) }
}

fn add(numbers: &[u8]) -> Edit {
    Edit::AddFiles { files: numbers.iter().map(|it| new(*it)).collect(), to: None }
}

fn take(office: &mut Office, edit: &Edit, import: ImportId) {
    assert!(office.desk.case_mut().unwrap().apply_import(edit, import, NOW).unwrap(), "{edit:?}");
}

fn begun(folder: &std::path::Path) -> Office {
    let mut office = Office::open(folder);
    office.desk.create(first_permit(""), NOW).unwrap();
    office
}

/// The codes of the steps, and what they count.
fn steps(office: &Office) -> Vec<(String, Option<String>)> {
    let steps = office.desk.store().steps(office.case().key()).wait().unwrap();
    let said = |it: &permitpack::store::StepEntry| {
        (it.step.code.clone(), it.step.args.get("count").cloned())
    };
    steps.iter().skip(1).map(said).collect()
}

fn counted(code: &str, count: &str) -> (String, Option<String>) {
    (code.to_owned(), Some(count.to_owned()))
}

#[test]
fn an_import_in_several_saves_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = begun(folder.path());
    let (key, before) = (office.case().key(), Arc::clone(office.case().case()));
    take(&mut office, &add(&[1]), ONE);
    let stand = office.case().stand();
    take(&mut office, &Edit::together(vec![add(&[2]), add(&[3, 4])]).unwrap(), ONE);
    take(&mut office, &add(&[5]), ONE);
    assert_eq!(office.case().stand(), stand, "the way back that was offered takes all of it back");
    office.settle();
    let after = Arc::clone(office.case().case());
    assert_eq!(after.inbox.len(), 5);
    assert_eq!(steps(&office), [counted("step-files-added", "5")]);
    drop(office);
    let mut office = Office::open(folder.path());
    office.desk.open(key, NOW).unwrap();
    assert_eq!(office.case().case(), &after, "all of it was kept");
    assert!(office.undo());
    assert_eq!((office.case().case(), office.case().undo_step()), (&before, None));
    assert!(office.desk.case_mut().unwrap().redo(NOW));
    office.settle();
    assert_eq!(office.case().case(), &after);
    // A new run of the program counts its imports anew, and takes none for an old one.
    take(&mut office, &add(&[6]), ONE);
    office.settle();
    assert_eq!(steps(&office).len(), 2);
}

#[test]
fn what_the_user_does_in_between_stays_a_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = begun(folder.path());
    take(&mut office, &add(&[1]), ONE);
    office.answer("applicant.surname", "BETWEEN");
    take(&mut office, &add(&[2]), ONE);
    take(&mut office, &add(&[3]), OTHER);
    take(&mut office, &add(&[4]), ONE);
    office.settle();
    let codes: Vec<String> = steps(&office).into_iter().map(|(code, _)| code).collect();
    let one = "step-file-added";
    assert_eq!(codes, [one, "step-answered", one, one, one]);
    for files in [3, 2, 1] {
        assert!(office.undo());
        assert_eq!(office.case().case().inbox.len(), files);
    }
    let surname = super::fact("applicant.surname");
    assert!(office.case().case().facts.value(&surname).is_some());
    assert!(office.undo());
    assert!(office.case().case().facts.value(&surname).is_none());
    assert_eq!(office.case().case().inbox.len(), 1);
}

/// An import that waits for an undo is carried out on its result, and goes on there.
#[test]
fn an_import_during_an_undo_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = begun(folder.path());
    take(&mut office, &add(&[1]), ONE);
    office.answer("applicant.surname", "ONE");
    let session = office.desk.case_mut().unwrap();
    assert!(session.undo(NOW));
    assert!(session.apply_import(&add(&[2]), ONE, NOW).unwrap());
    assert!(session.apply_import(&add(&[3]), ONE, NOW).unwrap());
    session.settle(NOW).unwrap();
    assert_eq!(session.take_travelled().len(), 1);
    assert_eq!(session.case().inbox.len(), 3);
    assert_eq!(steps(&office), [counted("step-files-added", "3")]);
    let session = office.desk.case_mut().unwrap();
    assert!(session.undo(NOW));
    session.settle(NOW).unwrap();
    assert!(matches!(session.take_travelled().as_slice(), [(Travel::Undo, _)]));
    assert!(session.case().inbox.is_empty());
}

/// What was to go to a document that is gone lies without a place; nothing of the import is lost.
#[test]
fn what_cannot_go_where_it_should_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = begun(folder.path());
    let gone = DocumentId::new("gone").unwrap();
    let placing = Placing {
        file: Put::New(vec![new(1), new(2)]),
        to: DocumentTypeId::new("passport").unwrap(),
        becomes: Becomes::PagesOf(gone),
    };
    let edits = vec![Edit::RemoveLoose(Digest([9; 32])), Edit::Put(Box::new(placing)), add(&[3])];
    take(&mut office, &Edit::together(edits).unwrap(), ONE);
    let names = office.case().case().inbox.iter().map(|it| it.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["1.pdf", "2.pdf", "3.pdf"]);
    let nothing = Edit::Together(vec![Edit::RemoveLoose(Digest([9; 32]))]);
    assert!(office.desk.case_mut().unwrap().apply_import(&nothing, OTHER, NOW).is_err());
}

/// Also when it is the only change, and when another file lies there than the one that was asked about.
#[test]
fn one_file_that_cannot_go_where_it_should_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = begun(folder.path());
    let to = DocumentTypeId::new("passport_copy").unwrap();
    take(&mut office, &Edit::AddFiles { files: vec![new(1)], to: Some(to.clone()) }, ONE);
    let there = office.case().case().documents[0].id.clone();
    let put = |number: u8, becomes: Becomes| {
        Edit::Put(Box::new(Placing { file: Put::New(vec![new(number)]), to: to.clone(), becomes }))
    };
    let gone = DocumentId::new("gone").unwrap();
    take(&mut office, &put(2, Becomes::PagesOf(gone)), OTHER);
    take(&mut office, &put(3, Becomes::InsteadOf(there.clone(), Digest([9; 32]))), OTHER);
    let names =
        |files: &[FileRef]| -> Vec<String> { files.iter().map(|it| it.name.clone()).collect() };
    let case = office.case().case();
    assert_eq!(names(&case.inbox), ["2.pdf", "3.pdf"]);
    assert_eq!(names(&case.documents[0].files), ["1.pdf"]);
    take(&mut office, &put(4, Becomes::InsteadOf(there, Digest([1; 32]))), ImportId(3));
    assert_eq!(names(&office.case().case().documents[0].files), ["4.pdf"]);
}

#[test]
fn nobody_offers_to_redo_what_an_import_has_cut() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = begun(folder.path());
    take(&mut office, &add(&[1]), ONE);
    office.answer("applicant.surname", "UNDONE");
    assert!(office.undo());
    let stand = office.case().stand();
    take(&mut office, &add(&[2]), ONE);
    assert_ne!(office.case().stand(), stand);
}
