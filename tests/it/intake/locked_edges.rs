//! Archives with passwords when something goes wrong: stopped on the way, a reader that dies, passwords that
//! seem to fit, passwords told in another archive or before a new start. Nothing in them gets lost.

use std::fs::File;
use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex};

use permitpack::documents::importer::{Death, ImportFailure, Importer, SecondCount};
use permitpack::documents::recipe::{ImportOptions, RecipeSink, Stopped};
use permitpack::documents::unpack::{Entry, LeftOut, Opening, Taker};
use permitpack::documents::worker::InWorker;
use permitpack::domain::{Arg, DocumentTypeId, FileRef};
use permitpack::session::jobs::{JobEnd, Jobs};
use permitpack::session::{Becomes, Edit, Heard, Placing, Put, passwords};
use zip::AesMode;

use super::Desk;
use super::locked::{Lock, locked};
use super::made::{pdf, png};
use crate::session::{NOW, Office, first_permit};

const AES: Lock = Lock::Aes(AesMode::Aes256);

/// A reader that waits before it looks into a file, or dies after the first file of an archive.
struct Edgy {
    inner: InWorker,
    /// Whether it waits; whether somebody waits.
    gate: Mutex<(bool, bool)>,
    moves: Condvar,
    dies: AtomicBool,
}

impl Edgy {
    fn put_into(desk: &mut Desk) -> Arc<Self> {
        let edgy = Arc::new(Self {
            inner: InWorker(crate::worker::honest()),
            gate: Mutex::new((false, false)),
            moves: Condvar::new(),
            dies: AtomicBool::new(false),
        });
        let importer = Arc::clone(&edgy) as Arc<dyn Importer + Send + Sync>;
        let jobs = Jobs::new(Arc::clone(desk.office.desk.store()), importer, Arc::new(|| {}));
        desk.office.jobs = jobs.sharing(desk.office.desk.passwords());
        edgy
    }
}

impl Importer for Edgy {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        self.inner.import(file, options, sink)
    }

    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        let mut gate = self.gate.lock().unwrap();
        while gate.0 {
            gate.1 = true;
            self.moves.notify_all();
            gate = self.moves.wait(gate).unwrap();
        }
        drop(gate);
        self.inner.rehearse(file, options, sink)
    }

    fn ask(
        &self,
        job: &str,
        file: &File,
        params_json: &str,
        max_answer: usize,
    ) -> Result<String, ImportFailure> {
        self.inner.ask(job, file, params_json, max_answer)
    }

    fn unpack(
        &self,
        file: &File,
        opening: &Opening,
        taker: &mut dyn Taker,
    ) -> Result<(), ImportFailure> {
        let mut first =
            First { taker, taken: 0, most: if self.dies.load(SeqCst) { 1 } else { 99 } };
        let result = self.inner.unpack(file, opening, &mut first);
        if first.taken > first.most {
            return Err(ImportFailure::Died { death: Death::Memory, page: None });
        }
        result
    }
}

/// Takes so many files and no more.
struct First<'t> {
    taker: &'t mut dyn Taker,
    taken: usize,
    most: usize,
}

impl Taker for First<'_> {
    fn entry(&mut self, entry: Entry, content: &mut dyn std::io::Read) -> Result<(), Stopped> {
        self.taken += 1;
        if self.taken > self.most { Err(Stopped) } else { self.taker.entry(entry, content) }
    }

    fn left_out(&mut self, what: LeftOut) -> Result<(), Stopped> {
        self.taker.left_out(what)
    }
}

fn three() -> Vec<u8> {
    locked(
        AES,
        &[
            ("1.png", png(40, 40, 1), Some("first")),
            ("2.png", png(40, 40, 2), Some("first")),
            ("3.png", png(40, 40, 3), Some("first")),
        ],
    )
}

/// What lies without a place, in the order of the names.
fn sorted(desk: &Desk) -> Vec<String> {
    let mut names = desk.inbox();
    names.sort();
    names
}

fn count(card: &FileRef) -> i64 {
    let counts = card.findings[0].args.iter().filter_map(|(_, arg)| match arg {
        Arg::Number(count) => Some(*count),
        _ => None,
    });
    counts.sum()
}

#[test]
fn an_archive_that_was_stopped_on_the_way_is_still_there() {
    let mut desk = Desk::new();
    let edgy = Edgy::put_into(&mut desk);
    desk.drop_bytes("docs.zip", &three());
    edgy.gate.lock().unwrap().0 = true;
    let (key, card) = (desk.office.case().key(), desk.card());
    let job = desk.office.jobs.unlock(key, card, Vec::new(), "first".to_owned());
    let mut gate = edgy.gate.lock().unwrap();
    while !gate.1 {
        gate = edgy.moves.wait(gate).unwrap();
    }
    job.cancel();
    gate.0 = false;
    drop(gate);
    edgy.moves.notify_all();
    let heard = desk.office.heard();
    assert!(matches!(heard, Heard::Cancelled), "{heard:?}");
    assert_eq!(desk.inbox(), ["docs.zip"]);
    assert_eq!(desk.tell("first"), (true, 0));
    assert_eq!(desk.inbox(), ["1.png", "2.png", "3.png"]);
}

#[test]
fn an_archive_whose_reader_dies_half_way_gives_what_came_and_stays() {
    let mut desk = Desk::new();
    let edgy = Edgy::put_into(&mut desk);
    desk.drop_bytes("docs.zip", &three());
    edgy.dies.store(true, SeqCst);
    assert_eq!(desk.tell("first"), (true, 0));
    assert_eq!(sorted(&desk), ["1.png", "docs.zip"]);
    edgy.dies.store(false, SeqCst);
    assert_eq!(desk.tell("first"), (true, 0));
    assert_eq!(sorted(&desk), ["1.png", "2.png", "3.png"]);
}

#[test]
fn what_a_password_of_another_archive_opens_comes_in_too() {
    let mut desk = Desk::new();
    let both = locked(
        AES,
        &[("1.png", png(40, 40, 1), Some("first")), ("2.png", png(40, 40, 2), Some("second"))],
    );
    desk.drop_bytes("two.zip", &both);
    let (key, card) = (desk.office.case().key(), desk.card());
    // Meanwhile, in another case.
    let other = desk.office.desk.create(first_permit(""), NOW).unwrap();
    desk.drop_bytes("other.zip", &locked(AES, &[("x.png", png(40, 40, 9), Some("second"))]));
    assert_eq!(desk.tell("second"), (true, 0));
    assert_ne!(key, other);
    desk.office.desk.open(key, NOW).unwrap();
    desk.office.jobs.unlock(key, card, Vec::new(), "first".to_owned());
    desk.office.heard();
    assert_eq!(desk.inbox(), ["1.png", "2.png"]);
}

#[test]
fn passwords_may_be_told_before_and_after_a_new_start() {
    let mut desk = Desk::new();
    let both = locked(
        AES,
        &[
            ("1.png", png(40, 40, 1), Some("first")),
            ("2.png", png(40, 40, 2), Some("second")),
            ("a/1.png", png(40, 40, 3), Some("third")),
        ],
    );
    desk.drop_bytes("all.zip", &both);
    for (password, left) in [("first", 2), ("second", 1)] {
        assert_eq!(desk.tell(password), (true, 0));
        assert_eq!(count(&desk.card()), left, "{:?}", desk.card());
        let key = desk.office.case().key();
        desk.office.settle();
        let Desk { folder, office } = desk;
        drop(office);
        let mut office = Office::open(&folder.path().join("workspace"));
        office.desk.open(key, NOW).unwrap();
        desk = Desk { folder, office };
    }
    // Told again, it gives nothing new, and the archive waits.
    assert_eq!(desk.tell("first"), (true, 0));
    assert_eq!(sorted(&desk), ["1.png", "2.png", "all.zip"]);
    assert_eq!(desk.tell("third"), (true, 0));
    assert_eq!(sorted(&desk), ["1.png", "1.png", "2.png"]);
}

#[test]
fn a_password_that_only_seems_to_fit_does_not_make_a_file_damaged() {
    // The cipher of old tells one wrong password in 256 apart from the right one only at the end.
    let seems = |number: u32| {
        let bytes = locked(Lock::Old, &[("b.pdf", pdf(&format!("b {number}")), Some("second"))]);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        archive.by_index_decrypt(0, b"first").is_ok()
    };
    let number = (0..20_000).find(|it| seems(*it)).expect("one that seems to open");
    let second = pdf(&format!("b {number}"));
    let bytes =
        locked(Lock::Old, &[("a.pdf", pdf("a"), Some("first")), ("b.pdf", second, Some("second"))]);
    let mut desk = Desk::new();
    desk.drop_bytes("two.zip", &bytes);
    let (key, card) = (desk.office.case().key(), desk.card());
    desk.office.jobs.unlock(key, card, Vec::new(), "first".to_owned());
    let end = desk.office.ended();
    let JobEnd::Unlocked { unpacked, .. } = &end else { panic!("{end:?}") };
    assert!(unpacked[0].failed.is_empty(), "{unpacked:?}");
    desk.office.desk.take_in(end, NOW).unwrap();
    assert_eq!(sorted(&desk), ["a.pdf", "two.zip"]);
    assert_eq!(desk.tell("second"), (true, 0));
    assert_eq!(sorted(&desk), ["a.pdf", "b.pdf"]);
}

#[test]
fn what_is_packed_or_sealed_in_unknown_ways_makes_no_password_right() {
    for (offset, value) in [(10, 14_u8), (8, 1 | 1 << 6)] {
        let mut bytes = three();
        // In the list of contents: the method of a file, or its flags.
        let record = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
        if offset == 10 {
            let method = bytes.windows(4).rposition(|it| it == [0x01, 0x99, 7, 0]).unwrap() + 9;
            bytes[method] = value;
        } else {
            bytes[record + offset] |= value;
        }
        let mut desk = Desk::new();
        let dropped = desk.drop_bytes("docs.zip", &bytes);
        assert_eq!(dropped.said(), [("entry-method", "3.png")]);
        assert_eq!(desk.tell("wrong"), (false, 0));
        assert_eq!(desk.inbox(), ["docs.zip"]);
        assert!(desk.office.desk.passwords().to_try(None).is_empty());
        let (key, card) = (desk.office.case().key(), desk.card());
        desk.office.jobs.unlock(key, card, Vec::new(), "first".to_owned());
        let end = desk.office.ended();
        let JobEnd::Unlocked { unpacked, .. } = &end else { panic!("{end:?}") };
        assert!(unpacked[0].failed.is_empty(), "it was named before: {unpacked:?}");
        desk.office.desk.take_in(end, NOW).unwrap();
        assert_eq!(desk.inbox(), ["1.png", "2.png"]);
    }
}

#[test]
fn the_same_file_in_two_archives_comes_in_once_and_is_named() {
    let mut desk = Desk::new();
    let of = |name, number| {
        let files = [
            ("same.png", png(40, 40, 1), Some("first")),
            (name, png(40, 40, number), Some("first")),
        ];
        locked(AES, &files)
    };
    let paths = vec![desk.put("1.zip", &of("x.png", 2)), desk.put("2.zip", &of("y.png", 3))];
    desk.drop(paths);
    let key = desk.office.case().key();
    let cards: Vec<FileRef> =
        passwords::locked(desk.office.case().case()).into_iter().cloned().collect();
    desk.office.jobs.unlock(key, cards[0].clone(), cards.clone(), "first".to_owned());
    let heard = desk.office.heard();
    let Heard::Unlocked { failed, .. } = &heard else { panic!("{heard:?}") };
    assert_eq!(failed.iter().map(|it| it.code.0).collect::<Vec<_>>(), ["file-brought-twice"]);
    assert_eq!(sorted(&desk), ["same.png", "x.png", "y.png"]);
}

#[test]
fn a_locked_archive_gets_no_place_and_opens_wherever_it_lies() {
    let mut desk = Desk::new();
    desk.drop_bytes("docs.zip", &three());
    let (card, to) = (desk.card(), DocumentTypeId::new("lease").unwrap());
    let put = Placing {
        file: Put::Loose(card.digest),
        to: to.clone(),
        becomes: Becomes::Documents(vec![Vec::new()]),
    };
    for edit in [Edit::Place { file: card.digest, to: to.clone() }, Edit::Put(Box::new(put))] {
        assert!(desk.office.desk.case_mut().unwrap().apply(&edit, NOW).is_err(), "{edit:?}");
    }
    assert_eq!(desk.inbox(), ["docs.zip"]);
    // An earlier version let it become a document.
    desk.office.apply(&Edit::RemoveLoose(card.digest));
    desk.office.apply(&Edit::AddFiles { files: vec![card], to: Some(to) });
    assert_eq!(desk.tell("first"), (true, 0));
    assert_eq!(desk.inbox(), ["1.png", "2.png", "3.png"]);
    assert!(desk.office.case().case().documents.is_empty());
}

#[test]
fn what_is_wrong_in_an_archive_of_another_case_is_told_too() {
    let mut desk = Desk::new();
    let files =
        [("a.png", png(40, 40, 1), Some("first")), ("c.png", png(300, 300, 3), Some("first"))];
    let mut bytes = locked(AES, &files);
    let last = bytes.windows(5).position(|it| it == b"c.png").unwrap();
    bytes[last + 120] ^= 0x40;
    desk.drop_bytes("docs.zip", &bytes);
    let (key, card) = (desk.office.case().key(), desk.card());
    desk.office.jobs.unlock(key, card, Vec::new(), "first".to_owned());
    let end = desk.office.ended();
    desk.office.desk.create(first_permit(""), NOW).unwrap();
    let heard = desk.office.desk.take_in(end, NOW).unwrap();
    let Heard::Unlocked { opened: true, failed, .. } = &heard else { panic!("{heard:?}") };
    assert_eq!(failed.iter().map(|it| it.code.0).collect::<Vec<_>>(), ["entry-damaged"]);
    desk.office.desk.open(key, NOW).unwrap();
    assert_eq!(desk.inbox(), ["a.png"]);
}
