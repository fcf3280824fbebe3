//! A case that somebody else sent: nothing in it leads out of its place, opens anything or is believed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use permitpack::app::Command;
use permitpack::documents::recipe::ImportOptions;
use permitpack::domain::{Case, Code, FileKind, FileRef, Finding, KeptDraft, LetterId, Severity};
use permitpack::domain::{Digest, Subject};
use permitpack::export::plan::PackOptions;
use permitpack::session::foreign::MAX_FILE;
use permitpack::session::jobs::JobEnd;
use permitpack::session::paper::made::{PaperError, PaperMade, PaperWish, What, Whither};
use permitpack::session::{Edit, Heard, said};
use permitpack::store::{CaseRecord, Opening, Workspace};

use crate::session::{NOW, Office, book};
use crate::worker::honest;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// The sample case with something done to it.
fn case(office: &Office, work: impl FnOnce(&mut Case)) -> Case {
    let mut case = office.case().case().as_ref().clone();
    work(&mut case);
    case
}

fn first_file(case: &mut Case) -> &mut FileRef {
    case.documents.iter_mut().flat_map(|it| &mut it.files).next().unwrap()
}

fn opened(office: &mut Office, path: PathBuf) -> Heard {
    office.jobs.open_path(path, honest(), book(), office.desk.as_of());
    office.heard()
}

/// Something that is done to a case.
type Work = fn(&mut Case);

/// What is said of a kept case in a file.
fn refused(office: &mut Office, folder: &Path, bytes: &[u8]) -> (Code, String) {
    let path = folder.join("foreign.permitpack");
    std::fs::write(&path, bytes).unwrap();
    let heard = opened(office, path);
    let Heard::Failed { why, .. } = heard else { panic!("{heard:?}") };
    let what = why.args.iter().find(|(name, _)| *name == "what");
    (why.code, what.map(|(_, arg)| format!("{arg:?}")).unwrap_or_default())
}

#[test]
fn a_foreign_case_is_checked_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let works: &[(&str, Work)] = &[
        ("name", |case| first_file(case).name = "../../.bashrc".into()),
        ("name", |case| first_file(case).name = "C:\\Windows\\x.pdf".into()),
        ("name", |case| first_file(case).name = "..".into()),
        ("name", |case| {
            let file = FileRef { name: "a/b.pdf".into(), ..first_file(case).clone() };
            case.inbox.push(file);
        }),
        ("name", |case| {
            let file = FileRef { name: "/etc/passwd".into(), ..first_file(case).clone() };
            let letter = LetterId::new("cover-letter").unwrap();
            case.drafts.push(KeptDraft { letter, on: day("2026-11-24"), file });
        }),
        ("turns", |case| first_file(case).quarter_turns = 255),
        ("pages", |case| first_file(case).page_count = u32::MAX),
        ("pages", |case| first_file(case).stepped_over.given_up = vec![u32::MAX]),
        ("size", |case| first_file(case).size = u64::MAX),
        ("date", |case| case.documents[0].issued_on = Some(chrono::NaiveDate::MAX)),
        ("text", |case| case.documents[0].issuer = Some("x".repeat(100_000))),
        ("twice", |case| {
            let again = case.documents[0].clone();
            case.documents.push(again);
        }),
    ];
    for (what, work) in works {
        let record = CaseRecord::new(Arc::new(case(&office, work)));
        let told = refused(&mut office, folder.path(), &record.to_bytes().unwrap());
        assert_eq!(told.0, said::JOB_KEPT_CASE_WRONG, "{what}");
        assert!(told.1.contains(what), "{what}: {told:?}");
    }
    let count = office.desk.cases().len();
    assert_eq!(count, 1, "nothing of them was taken in");
}

#[test]
fn a_file_that_is_no_case_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let path = folder.path().join("huge.permitpack");
    // A file with a hole: as large as it likes, and nothing on the disk.
    std::fs::File::create(&path).unwrap().set_len(MAX_FILE * 4_000).unwrap();
    let heard = opened(&mut office, path);
    let Heard::Failed { why, .. } = heard else { panic!("{heard:?}") };
    assert_eq!(why.code, said::JOB_KEPT_CASE_LARGE);
    assert_eq!(refused(&mut office, folder.path(), b"GIF89a").0, said::JOB_KEPT_CASE);
}

#[test]
fn what_a_foreign_case_says_of_its_files_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let foreign = case(&office, |case| {
        let file = first_file(case);
        file.kind = FileKind::Refused("harmless");
        file.findings = vec![Finding::new(
            Severity::Hint,
            Subject::File("x".into()),
            Code("pay-to-this-account"),
        )];
    });
    let path = folder.path().join("foreign.permitpack");
    std::fs::write(&path, CaseRecord::new(Arc::new(foreign)).to_bytes().unwrap()).unwrap();
    let heard = opened(&mut office, path);
    assert!(matches!(heard, Heard::CaseAdded(_)), "{heard:?}");
    let mut taken = office.case().case().as_ref().clone();
    let file = first_file(&mut taken);
    assert_eq!((file.kind, file.findings.len()), (FileKind::Refused("unknown"), 0));
}

#[test]
fn a_case_of_our_own_comes_back_whatever_its_files_are_called() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    // Names that a system or an e-mail allows.
    let own = case(&office, |case| first_file(case).name = "Скан 1/2\\3.pdf".into());
    let path = folder.path().join("own.permitpack");
    office.jobs.keep_case(CaseRecord::new(Arc::new(own)), path.clone(), true);
    assert!(matches!(office.heard(), Heard::Written { .. }));
    let heard = opened(&mut office, path);
    assert!(matches!(heard, Heard::CaseAdded(_)), "{heard:?}");
    let mut taken = office.case().case().as_ref().clone();
    assert_eq!(first_file(&mut taken).name, "Скан 1_2_3.pdf");
}

fn paper(
    office: &mut Office,
    what: What,
    whither: Whither,
    copies: Option<PathBuf>,
) -> Result<PaperMade, PaperError> {
    let wish = PaperWish {
        what,
        whither,
        replace: true,
        copies,
        case: Some(Arc::clone(office.case().case())),
        book: book(),
        as_of: office.desk.as_of(),
        options: PackOptions::default(),
    };
    office.jobs.paper(wish);
    match office.ended() {
        JobEnd::Paper(result) => *result,
        end => panic!("{end:?}"),
    }
}

#[test]
fn a_draft_is_opened_under_a_name_that_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let mine = folder.path().join("mine.txt");
    std::fs::write(&mine, b"mine").unwrap();
    let mut known = office.case().case().as_ref().clone();
    let file = first_file(&mut known).clone();
    for name in ["../mine.txt", &mine.display().to_string(), "..", "run.desktop", "a.exe", "b.pdf"]
    {
        let what = What::Kept(Box::new(FileRef { name: name.to_owned(), ..file.clone() }));
        let made = paper(&mut office, what, Whither::Folder(out.clone()), None).unwrap();
        let [path] = made.paths.as_slice() else { panic!("{:?}", made.paths) };
        assert_eq!(path.parent(), Some(out.as_path()), "{name}");
        assert_eq!(path.extension().unwrap(), "pdf", "{name}: {}", path.display());
        assert!(path.is_file());
    }
    assert_eq!(std::fs::read(&mine).unwrap(), b"mine");
}

#[test]
fn copies_for_the_viewer_do_not_outlive_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    let mut office = Office::open(&workspace);
    office.sample();
    let store = |now| {
        let today = permitpack::domain::AsOf(day("2026-11-24"));
        Workspace::open(&workspace, Opening { today, now, read_only: false, on_answer: None })
    };
    // Somebody else holds the workspace: then it is only read.
    assert_eq!(store(NOW).unwrap().copies(), None);
    let copies = workspace.join("viewer-copies");
    let letters = || What::All;
    let made = paper(&mut office, letters(), Whither::Viewer, Some(copies.clone())).unwrap();
    assert!(made.paths.len() > 1);
    assert!(made.paths.iter().all(|it| it.starts_with(&copies) && it.is_file()));
    // Nobody asks for them any more.
    let paths = made.paths.clone();
    drop(made);
    assert!(paths.iter().all(|it| !it.exists()));
    // The program dies while the viewer shows them.
    let made = paper(&mut office, letters(), Whither::Viewer, Some(copies.clone())).unwrap();
    let (paths, left) = (made.paths.clone(), made.kept.unwrap().keep());
    assert!(left.is_dir());
    drop(office);
    let opened = store(NOW).unwrap();
    assert_eq!(opened.copies().as_deref(), Some(copies.as_path()));
    assert!(paths.iter().all(|it| !it.exists()) && !left.exists());
    // A workspace that is gone is not made anew for a copy.
    drop(opened);
    let mut office = Office::open(&workspace);
    office.sample();
    let gone = folder.path().join("gone").join("viewer-copies");
    let made = paper(&mut office, letters(), Whither::Viewer, Some(gone.clone())).unwrap();
    assert!(!gone.exists() && made.paths.iter().all(|it| it.is_file()));
}

#[test]
fn no_password_is_shown_in_a_log() {
    const SECRET: &str = "Zhasyryn-7431";
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::open(&folder.path().join("workspace"));
    office.sample();
    let mut known = office.case().case().as_ref().clone();
    let file = FileRef { password: Some(SECRET.into()), ..first_file(&mut known).clone() };
    let boxed = || Box::new(file.clone());
    let options = ImportOptions { password: Some(SECRET.into()), ..ImportOptions::default() };
    let key = office.case().key();
    let shown = [
        format!("{file:?} {file:#?}"),
        format!("{options:?}"),
        format!("{:?}", Command::Unlock { file: boxed(), password: SECRET.into() }),
        format!("{:?}", Command::Edit(Box::new(Edit::Unlock(boxed())))),
        format!("{:?}", {
            let (others, unpacked, clues) = (vec![file.clone()], Vec::new(), Vec::new());
            JobEnd::Unlocked { case: key, file: boxed(), others, unpacked, clues }
        }),
        format!("{:?}", Edit::AddFiles { files: vec![file.clone()], to: None }),
    ];
    for text in shown {
        assert!(!text.contains(SECRET) && text.contains("Password"), "{text}");
    }
    assert_eq!(file.password.as_deref(), Some(SECRET), "who needs it has it");
    assert_ne!(file.digest, Digest([0; 32]));
}
