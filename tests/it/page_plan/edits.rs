//! Work on pages, step by step.

use std::sync::Arc;
use std::time::Instant;

use permitpack::documents::worker::InWorker;
use permitpack::domain::page_plan::MAX_PAGES;
use permitpack::domain::{
    AsOf, Case, Digest, DocumentId, FileRef, Join, JoinSide, Language, Repair, Review, Tone,
};
use permitpack::rules::RuleBook;
use permitpack::session::jobs::{JobEnd, JobEvent, Jobs};
use permitpack::session::{
    Desk, Edit, PageEdit, PageId, PageList, PagePlace, Refused, SaveState, said,
};
use permitpack::store::{Opening, Store, When, Workspace};

use super::{Folder, book, pack};
use crate::worker::honest;

const NOW: When = When(1_795_000_000_000);
const CARD: Join = Join { side: JoinSide::Below, at_card_size: true };

/// A case with two documents: a scan of six pages and a picture, and another picture.
struct Desktop {
    book: Arc<RuleBook>,
    _folder: Folder,
    paths: std::collections::BTreeMap<Digest, std::path::PathBuf>,
    case: Case,
}

fn id(text: &str) -> DocumentId {
    DocumentId::new(text).unwrap()
}

fn place(text: &str) -> PagePlace {
    PagePlace::Document(id(text))
}

impl Desktop {
    fn new() -> Self {
        let folder = Folder::new();
        let open = folder.open(
            "[[document]]\nid = \"d1\"\nkind = \"passport_copy\"\nfiles = [\"scan.pdf\", \
             \"front.png\"]\n[[document]]\nid = \"d2\"\nkind = \"iin_document\"\nfiles = \
             [\"back.jpg\"]\n",
        );
        Self { book: book(), _folder: folder, paths: open.paths, case: open.case }
    }

    fn list(&self, place: &PagePlace) -> PageList {
        PageList::of(&self.case, place)
    }

    /// The page of the list at this place, from 1.
    fn page(&self, at: usize) -> PageId {
        self.list(&place("d1")).pages[at - 1].id
    }

    fn pages(&self, at: &[usize]) -> Vec<PageId> {
        at.iter().map(|at| self.page(*at)).collect()
    }

    fn apply_at(&mut self, place: PagePlace, work: PageEdit) -> Result<(), Refused> {
        let edit = Edit::Pages { place, work };
        self.case = edit.applied(&self.case, &self.book)?;
        Ok(())
    }

    #[track_caller]
    fn apply(&mut self, work: PageEdit) {
        self.apply_at(place("d1"), work).unwrap();
    }

    /// What the files of a document say, in order.
    fn plans(&self, document: &str) -> Vec<String> {
        let say = |file: &FileRef| match &file.plan {
            Some(plan) => format!("{}: {plan}", file.name),
            None => file.name.clone(),
        };
        self.case.document(&id(document)).unwrap().files.iter().map(say).collect()
    }

    /// The list in short: `2` a used page, `(2)` one that was left out, `f` that of the picture.
    fn shown(&self, place: &PagePlace) -> String {
        let scan = self.case.documents.iter().flat_map(|it| &it.files).chain(&self.case.inbox);
        let scan = scan.clone().find(|it| it.name == "scan.pdf").map(|it| it.digest);
        let list = self.list(place);
        let said = list.pages.iter().map(|page| {
            let is_scan = Some(page.id.digest) == scan;
            let number = if is_scan { (page.id.page + 1).to_string() } else { "f".to_owned() };
            if page.is_left_out() { format!("({number})") } else { number }
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn every_kind_of_page_work_is_a_step_that_changes_plans_only() {
    let mut desk = Desktop::new();
    assert_eq!(desk.shown(&place("d1")), "1 2 3 4 5 6 f");
    desk.apply(PageEdit::Turn { pages: desk.pages(&[2, 3]), quarters: 1 });
    assert_eq!(desk.plans("d1"), ["scan.pdf: 1, 2-3 @90, 4-6", "front.png"]);
    desk.apply(PageEdit::LeaveOut(desk.pages(&[1, 5])));
    assert_eq!(desk.shown(&place("d1")), "(1) 2 3 4 (5) 6 f");
    assert_eq!(desk.list(&place("d1")).sheets, 5);
    desk.apply(PageEdit::Move { pages: desk.pages(&[6]), before: Some(desk.page(2)) });
    assert_eq!(desk.plans("d1"), ["scan.pdf: 6, 2-3 @90, 4", "front.png"]);
    desk.apply(PageEdit::PutBack(vec![desk.page(1)]));
    // What is put back stands where it would have stood, and what is not used is no less there.
    assert_eq!(desk.shown(&place("d1")), "1 6 2 3 4 (5) f");
    desk.apply(PageEdit::Turn { pages: desk.pages(&[3, 4]), quarters: 3 });
    desk.apply(PageEdit::Move { pages: desk.pages(&[2]), before: Some(desk.page(7)) });
    desk.apply(PageEdit::PutBack(vec![desk.page(5)]));
    assert_eq!(desk.plans("d1"), ["scan.pdf", "front.png"], "all is as it was: no plan is left");
}

#[test]
fn pages_of_two_files_mix_and_come_apart_again() {
    let mut desk = Desktop::new();
    desk.apply(PageEdit::Move { pages: desk.pages(&[7]), before: Some(desk.page(3)) });
    assert_eq!(desk.shown(&place("d1")), "1 2 f 3 4 5 6");
    assert_eq!(desk.plans("d1"), ["scan.pdf: 1-2", "front.png", "scan.pdf: 3-6"]);
    desk.apply(PageEdit::LeaveOut(desk.pages(&[1, 5])));
    assert_eq!(desk.shown(&place("d1")), "(1) 2 f 3 (4) 5 6");
    let made = pack(&desk.case, &desk.paths);
    made.is_sound();
    if let Some(texts) = made.texts() {
        assert_eq!(texts[0], ["Page 2", "", "Page 3", "Page 5", "Page 6"]);
    }
    desk.apply(PageEdit::PutBack(desk.pages(&[1, 5])));
    desk.apply(PageEdit::Move { pages: desk.pages(&[3]), before: None });
    assert_eq!(desk.plans("d1"), ["scan.pdf", "front.png"]);
}

#[test]
fn ids_stay_while_pages_move() {
    let mut desk = Desktop::new();
    let (third, picture) = (desk.page(3), desk.page(7));
    desk.apply(PageEdit::Move { pages: vec![picture], before: Some(desk.page(1)) });
    desk.apply(PageEdit::LeaveOut(vec![third]));
    desk.apply(PageEdit::Turn { pages: vec![picture], quarters: 2 });
    let list = desk.list(&place("d1"));
    assert!(list.pages[list.position(third).unwrap()].is_left_out());
    assert_eq!(list.pages[list.position(picture).unwrap()].turns, 2);
    desk.apply(PageEdit::PutBack(vec![third]));
    assert!(desk.list(&place("d1")).position(third).is_some());
}

#[test]
fn a_scan_is_split_into_documents_and_put_together_again() {
    let mut desk = Desktop::new();
    desk.apply(PageEdit::LeaveOut(desk.pages(&[6])));
    desk.apply(PageEdit::Split {
        pages: desk.pages(&[3, 4]),
        to: "passport_copy".parse().unwrap(),
    });
    let new = desk.case.documents.last().unwrap().id.clone();
    assert_eq!(desk.plans("d1"), ["scan.pdf: 1-2, 5; elsewhere 3-4", "front.png"]);
    assert_eq!(desk.plans(new.as_str()), ["scan.pdf: 3-4; elsewhere 1-2, 5-6"]);
    // The page that was left out is offered where it was left out, and nowhere else.
    assert_eq!(desk.shown(&place("d1")), "1 2 5 (6) f");
    assert_eq!(desk.shown(&PagePlace::Document(new.clone())), "3 4");
    // Two documents that share no page are no hint that a file was added twice.
    let assessed =
        permitpack::rules::assess(&desk.book, &desk.case, AsOf("2026-11-22".parse().unwrap()));
    assert!(assessed.findings.iter().all(|it| it.code.0 != "file-twice"));
    // When the other document goes, its pages can be put back here.
    let kept = desk.case.clone();
    desk.case = Edit::RemoveDocument(new.clone()).applied(&desk.case, &desk.book).unwrap();
    assert_eq!(desk.shown(&place("d1")), "1 2 (3) (4) 5 (6) f");
    desk.case = kept;
    let back = desk.list(&PagePlace::Document(new.clone())).pages.iter().map(|it| it.id).collect();
    let give = PageEdit::Give { pages: back, to: id("d1") };
    desk.apply_at(PagePlace::Document(new.clone()), give).unwrap();
    assert!(desk.case.document(&new).is_none(), "nothing is left of it");
    let mut pages: Vec<_> = desk.list(&place("d1")).pages.iter().map(|it| it.id.page).collect();
    pages.sort_unstable();
    assert_eq!(pages, [0, 0, 1, 2, 3, 4, 5], "the picture and six pages");
}

#[test]
fn a_loose_scan_is_split_before_it_has_a_place() {
    let mut desk = Desktop::new();
    desk.case =
        Edit::TakeOut { document: id("d1"), at: 0 }.applied(&desk.case, &desk.book).unwrap();
    let loose = PagePlace::Loose(desk.case.inbox[0].digest);
    assert_eq!(desk.shown(&loose), "1 2 3 4 5 6");
    let pages = |desk: &Desktop, at: &[usize]| -> Vec<PageId> {
        at.iter().map(|at| desk.list(&loose).pages[at - 1].id).collect()
    };
    let split =
        PageEdit::Split { pages: pages(&desk, &[1, 2]), to: "passport_copy".parse().unwrap() };
    desk.apply_at(loose.clone(), split).unwrap();
    assert_eq!(desk.shown(&loose), "3 4 5 6");
    let rest =
        PageEdit::Split { pages: pages(&desk, &[1, 2, 3, 4]), to: "iin_document".parse().unwrap() };
    desk.apply_at(loose.clone(), rest).unwrap();
    assert!(desk.case.inbox.is_empty(), "everything found its place");
    assert_eq!(
        desk.case.documents.iter().map(permitpack::domain::Document::page_count).sum::<u32>(),
        8
    );
}

#[test]
fn front_and_back_are_joined_and_parted_and_moving_one_parts_them() {
    let mut desk = Desktop::new();
    let (front, second) = (desk.page(7), desk.page(2));
    desk.apply(PageEdit::Join { first: second, second: front, how: CARD });
    assert_eq!(desk.shown(&place("d1")), "1 2 f 3 4 5 6");
    assert_eq!(desk.list(&place("d1")).sheets, 6);
    assert_eq!(desk.plans("d1")[1], "front.png: 1 card-below");
    desk.apply(PageEdit::Move { pages: vec![second, front], before: Some(desk.page(1)) });
    assert_eq!(desk.list(&place("d1")).sheets, 6, "both together stay joined");
    desk.apply(PageEdit::Move { pages: vec![second], before: None });
    assert_eq!(desk.list(&place("d1")).sheets, 7, "one alone does not");
    assert_eq!(desk.plans("d1")[0], "front.png");
    desk.apply(PageEdit::Join { first: front, second, how: CARD });
    desk.apply(PageEdit::Part(front));
    assert_eq!(desk.list(&place("d1")).sheets, 7);
    let parted = desk.apply_at(place("d1"), PageEdit::Part(front));
    assert!(matches!(parted, Err(Refused::Gone(_))));
    desk.apply(PageEdit::Join { first: front, second, how: CARD });
    desk.apply(PageEdit::LeaveOut(vec![front]));
    assert_eq!(desk.plans("d1").iter().filter(|it| it.contains("card")).count(), 0);
}

#[test]
fn late_files_replacements_and_second_cuts() {
    let mut desk = Desktop::new();
    let late = desk.case.documents[1].files[0].clone();
    desk.apply(PageEdit::Insert { files: vec![late.clone()], before: Some(desk.page(2)) });
    assert_eq!(desk.shown(&place("d1")), "1 f 2 3 4 5 6 f");
    let with = Box::new(late);
    let old = desk.case.documents[0].files[0].digest;
    // Between pressing and arriving another file was put in front of it.
    let moved = Edit::ReplaceFile { document: id("d1"), at: 1, old, with: with.clone() };
    let gone =
        Edit::ReplaceFile { document: id("d1"), at: 0, old: Digest([9; 32]), with: with.clone() };
    assert!(matches!(gone.applied(&desk.case, &desk.book), Err(Refused::Gone(_))));
    let replace = Edit::ReplaceFile { document: id("d1"), at: 0, old, with };
    let after = |edit: Edit| edit.applied(&desk.case, &desk.book).unwrap();
    assert_eq!(after(moved), after(replace.clone()));
    desk.case = replace.applied(&desk.case, &desk.book).unwrap();
    assert_eq!(desk.plans("d1"), ["back.jpg", "back.jpg", "front.png"], "no part stays behind");
    let mut desk = Desktop::new();
    desk.apply(PageEdit::Repeat(desk.page(1)));
    let list = desk.list(&place("d1"));
    assert_eq!((list.pages[0].id.nth, list.pages[1].id.nth), (0, 1));
    let grey = Repair { tone: Tone::Grey, ..Repair::default() };
    desk.apply(PageEdit::Mend { pages: vec![list.pages[1].id], repair: grey });
    assert_eq!(desk.plans("d1")[0], "scan.pdf: 1, 1 grey, 2-6");
    desk.apply(PageEdit::Mend { pages: vec![list.pages[1].id], repair: Repair::default() });
    assert_eq!(desk.plans("d1")[0], "scan.pdf: 1, 1-6");
}

#[test]
fn what_is_not_there_and_what_is_too_much_is_refused() {
    let mut desk = Desktop::new();
    let nowhere = PageId { digest: Digest([9; 32]), page: 0, nth: 0 };
    for work in [
        PageEdit::Turn { pages: vec![nowhere], quarters: 1 },
        PageEdit::LeaveOut(Vec::new()),
        PageEdit::Join { first: nowhere, second: desk.page(1), how: CARD },
        PageEdit::Join { first: desk.page(1), second: desk.page(1), how: CARD },
        PageEdit::Move { pages: desk.pages(&[1]), before: Some(desk.page(1)) },
        PageEdit::Give { pages: desk.pages(&[1]), to: id("d9") },
    ] {
        let before = desk.case.clone();
        let refused = desk.apply_at(place("d1"), work.clone());
        assert!(matches!(refused, Err(Refused::Gone(_))), "{work:?}");
        assert_eq!(desk.case, before);
    }
    desk.case.documents[0].files[0].page_count = 2 + MAX_PAGES as u32;
    let turn = PageEdit::Turn { pages: desk.pages(&[1]), quarters: 1 };
    assert_eq!(desk.apply_at(place("d1"), turn), Err(Refused::TooManyPages));
    desk.apply(PageEdit::LeaveOut(desk.pages(&[1, 2])));
    let whole = Edit::TurnFile { document: id("d1"), at: 0, quarters: 1 };
    assert!(whole.applied(&desk.case, &desk.book).is_ok(), "the file as a whole can be turned");
}

/// A grid asks for its list once for each state of the case; even that is no matter of a frame.
#[test]
fn two_thousand_pages_are_listed_quickly() {
    let mut desk = Desktop::new();
    desk.case.documents[0].files[0].page_count = MAX_PAGES as u32;
    let odd: Vec<PageId> =
        desk.list(&place("d1")).pages.iter().step_by(2).map(|it| it.id).collect();
    desk.apply(PageEdit::Turn { pages: odd.clone(), quarters: 1 });
    desk.apply(PageEdit::LeaveOut(odd));
    let began = Instant::now();
    let list = desk.list(&place("d1"));
    println!("a list of {} pages: {:?}", list.pages.len(), began.elapsed());
    assert_eq!(list.pages.len(), MAX_PAGES + 1);
    assert_eq!(list.sheets, MAX_PAGES as u32 / 2);
}

/// The whole way: a workspace, page work, undo to the beginning, a new start, redo to the end.
#[test]
fn undo_and_redo_go_through_the_store() {
    let folder = Folder::new();
    let workspace = folder.at("workspace");
    folder.open("[[document]]\nid = \"d1\"\nkind = \"passport_copy\"\nfiles = [\"scan.pdf\"]\n");
    let opened = |book: &Arc<RuleBook>| {
        let today = AsOf("2026-11-24".parse().unwrap());
        let opening = Opening { today, now: NOW, read_only: false, on_answer: None };
        let store: Arc<dyn Store> = Arc::new(Workspace::open(&workspace, opening).unwrap());
        let importer = Arc::new(InWorker(honest()));
        let jobs = Jobs::new(Arc::clone(&store), importer, Arc::new(|| {}));
        (Desk::new(store, Arc::clone(book), today), jobs)
    };
    let book = book();
    let (mut desk, mut jobs) = opened(&book);
    jobs.open_folder(folder.at("case.toml").parent().unwrap().to_owned(), Arc::clone(&book));
    let end: JobEnd = loop {
        let ended = jobs.news().into_iter().find_map(|event| match event {
            JobEvent::Ended { end, .. } => Some(*end),
            _ => None,
        });
        match ended {
            Some(end) => break end,
            None => std::thread::sleep(std::time::Duration::from_millis(10)),
        }
    };
    let permitpack::session::Heard::CaseAdded(key) = desk.take_in(end, NOW).unwrap() else {
        panic!("no case");
    };
    let first = Arc::clone(desk.case().unwrap().case());
    let ids = |desk: &Desk| -> Vec<PageId> {
        let list = PageList::of(desk.case().unwrap().case(), &place("d1"));
        list.pages.iter().map(|page| page.id).collect()
    };
    let pages = ids(&desk);
    let works = [
        PageEdit::Turn { pages: pages[..2].to_vec(), quarters: 1 },
        PageEdit::Move { pages: vec![pages[5]], before: Some(pages[0]) },
        PageEdit::LeaveOut(vec![pages[3]]),
        PageEdit::Join { first: pages[0], second: pages[1], how: CARD },
        PageEdit::Split { pages: vec![pages[4]], to: "iin_document".parse().unwrap() },
        PageEdit::Mend {
            pages: vec![pages[2]],
            repair: Repair { straighten: -75, max_dpi: Some(200), ..Repair::default() },
        },
    ];
    let count = works.len();
    for work in works {
        let edit = Edit::Pages { place: place("d1"), work };
        let session = desk.case_mut().unwrap();
        assert!(session.apply(&edit, NOW).unwrap(), "{edit:?}");
        let step = session.undo_step().unwrap().clone();
        for language in [Language::En, Language::Ru, Language::Kk] {
            let said = said::step(&book, &step, language);
            assert!(!said.contains("step-") && !said.contains('{'), "{said}");
        }
    }
    desk.case_mut().unwrap().settle(NOW).unwrap();
    let last = Arc::clone(desk.case().unwrap().case());
    drop((desk, jobs));
    let (mut desk, _jobs) = opened(&book);
    desk.open(key, NOW).unwrap();
    assert_eq!(*desk.case().unwrap().case(), last, "as it was saved");
    for _ in 0..count {
        let session = desk.case_mut().unwrap();
        assert!(session.undo(NOW));
        session.settle(NOW).unwrap();
    }
    assert_eq!(*desk.case().unwrap().case(), first);
    for _ in 0..count {
        let session = desk.case_mut().unwrap();
        assert!(session.redo(NOW));
        session.settle(NOW).unwrap();
    }
    assert_eq!(*desk.case().unwrap().case(), last);
    assert!(matches!(desk.case().unwrap().save_state(), SaveState::Saved(_)));
}

#[test]
fn what_was_reviewed_is_reviewed_again_when_its_pages_change() {
    let mut desk = Desktop::new();
    let approved = |desk: &mut Desktop| {
        for document in ["d1", "d2"] {
            let edit = Edit::Review { document: id(document), mark: Review::Approved };
            desk.case = edit.applied(&desk.case, &desk.book).unwrap();
        }
    };
    let review = |desk: &Desktop, of: &str| desk.case.document(&id(of)).unwrap().review.clone();
    let other = desk.case.document(&id("d2")).unwrap().files[0].clone();
    let old = desk.case.document(&id("d1")).unwrap().files[0].digest;

    let edits = [
        Edit::AddFiles {
            files: vec![other.clone()],
            to: Some(desk.case.document(&id("d1")).unwrap().kind.clone()),
        },
        Edit::ReplaceFile { document: id("d1"), at: 0, old, with: Box::new(other) },
        Edit::TurnFile { document: id("d1"), at: 0, quarters: 1 },
        Edit::MoveFile { document: id("d1"), from: 0, to: 1 },
    ];
    for edit in edits {
        approved(&mut desk);
        desk.case = edit.applied(&desk.case, &desk.book).unwrap();
        assert_eq!(review(&desk, "d1"), Review::ToReview, "{edit:?}");
        assert_eq!(review(&desk, "d2"), Review::Approved, "the other document did not change");
    }
    approved(&mut desk);
    desk.apply_at(place("d1"), PageEdit::LeaveOut(desk.pages(&[1]))).unwrap();
    assert_eq!(review(&desk, "d1"), Review::ToReview);
    approved(&mut desk);
    let note = Edit::Head {
        procedure: desk.case.procedure.clone(),
        category: desk.case.category.clone(),
        channel: desk.case.channel.clone(),
        number: "2026-777".to_owned(),
    };
    desk.case = note.applied(&desk.case, &desk.book).unwrap();
    assert_eq!(review(&desk, "d1"), Review::Approved, "what else changes is no matter");
}
