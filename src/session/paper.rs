//! The letters of a case as the window shows them: which there are, who signs them, what is still blank,
//! and the real pages of the chosen one. All of it is worked out on a thread of its own, the last order
//! first; what was asked for meanwhile and is not wanted any more is left out.

pub mod kept;
pub mod made;
pub mod printer;
mod rows;
pub mod words;

use std::fs::File;
use std::io::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::documents::digest;
use crate::domain::{
    AsOf, BlockId, Case, DocumentId, FactId, FileKind, FileRef, Finding, Language, LetterId,
};
use crate::export::letters::{LetterError, Letters, Press, file_stem, letter_pdf};
use crate::export::plan::PackOptions;
use crate::rules::{RuleBook, assess};

/// What is to be shown.
#[derive(Clone, Debug)]
pub struct PaperOrder {
    /// The case, with what is being typed.
    pub case: Arc<Case>,
    /// The rules.
    pub book: Arc<RuleBook>,
    /// The day.
    pub as_of: AsOf,
    /// The letter whose pages are wanted; the first when the case has no such letter.
    pub chosen: Option<LetterId>,
    /// The language in which signers are named.
    pub language: Language,
}

/// The letters of a case.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// In the order of the rule book.
    pub letters: Vec<PaperRow>,
    /// The chosen one.
    pub shown: Option<ShownLetter>,
    /// Why there are no pages.
    pub failure: Option<String>,
}

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperKind {
    /// Somebody signs it.
    Signed,
    /// A notary writes the deed from it.
    Draft,
    /// Data sheets and lists.
    Sheet,
}

/// A letter in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// The letter.
    pub id: LetterId,
    /// What it is for.
    pub kind: PaperKind,
    /// Who signs: as what, and the name when it is known.
    pub signers: Vec<String>,
    /// Facts that leave a blank.
    pub blanks: usize,
    /// Facts on which it depends what else the letter says.
    pub open: usize,
    /// It depends on an open question whether it is needed.
    pub depends: bool,
    /// The signed paper, if it is in the case.
    pub signed: Option<DocumentId>,
}

/// The letter that is shown.
#[derive(Clone, Debug)]
pub struct ShownLetter {
    /// Which.
    pub id: LetterId,
    /// Its parts whose words may be changed, in order.
    pub parts: Vec<PaperPart>,
    /// Facts that leave a blank, in the order of the letter.
    pub blanks: Vec<FactId>,
    /// Nothing is blank, and no part waits for an answer.
    pub is_complete: bool,
    /// What else is open about it.
    pub findings: Vec<Finding>,
    /// Its pages.
    pub pages: Option<PaperPages>,
}

/// A part whose words may be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperPart {
    /// Which.
    pub id: BlockId,
    /// Its beginning as it is printed, to know it by.
    pub beginning: String,
}

/// The pages of a letter, as a file that lies nowhere.
#[derive(Clone, Debug)]
pub struct PaperPages {
    /// Name, digest, pages.
    pub file: FileRef,
    /// The PDF.
    pub bytes: Arc<File>,
}

#[derive(Default)]
struct Slot {
    order: Option<PaperOrder>,
    is_closed: bool,
}

type Shared = Arc<(Mutex<Slot>, Condvar)>;

/// The thread that works letters out.
pub struct PaperDesk {
    shared: Shared,
    news: Receiver<Paper>,
}

impl PaperDesk {
    /// Starts it; it ends with this. `wake` is called when there is something new.
    pub fn new(wake: impl Fn() + Send + 'static) -> Self {
        let shared = Shared::default();
        let (sender, news) = unbounded();
        let of_thread = Arc::clone(&shared);
        let work = move || work(&of_thread, &sender, &wake);
        // Without a thread the page stays empty; everything else works.
        drop(thread::Builder::new().name("letters".to_owned()).spawn(work));
        Self { shared, news }
    }

    /// Asks for something; takes the place of what was asked for before.
    pub fn order(&self, order: PaperOrder) {
        lock(&self.shared.0).order = Some(order);
        self.shared.1.notify_one();
    }

    /// The newest answer since the last call.
    pub fn news(&self) -> Option<Paper> {
        self.news.try_iter().last()
    }
}

impl Drop for PaperDesk {
    fn drop(&mut self) {
        lock(&self.shared.0).is_closed = true;
        self.shared.1.notify_all();
    }
}

fn lock(slot: &Mutex<Slot>) -> MutexGuard<'_, Slot> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

fn work(shared: &Shared, sender: &Sender<Paper>, wake: &dyn Fn()) {
    let mut press = Press::new();
    while let Some(order) = next(shared) {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            paper(&order, &mut press).unwrap_or_else(|error| failed(error.to_string()))
        }));
        let done = done.unwrap_or_else(|_| {
            press = Press::new();
            failed(String::new())
        });
        if sender.send(done).is_err() {
            return;
        }
        wake();
    }
}

fn failed(reason: String) -> Paper {
    Paper { failure: Some(reason), ..Paper::default() }
}

fn next(shared: &Shared) -> Option<PaperOrder> {
    let mut slot = lock(&shared.0);
    loop {
        if slot.is_closed {
            return None;
        }
        if let Some(order) = slot.order.take() {
            return Some(order);
        }
        slot = shared.1.wait(slot).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Works out what is to be shown.
///
/// # Errors
/// When the case cannot be planned or the pages cannot be set.
pub fn paper(order: &PaperOrder, press: &mut Press) -> Result<Paper, LetterError> {
    let assessment = assess(&order.book, &order.case, order.as_of);
    let options = PackOptions::default();
    let letters = Letters::new(&order.book, &order.case, &assessment, &options)?;
    let offered = letters.offered();
    let rows: Vec<PaperRow> =
        offered.iter().map(|letter| rows::row(&letters, letter, order.language)).collect();
    let chosen = (offered.iter())
        .find(|letter| Some(&letter.id) == order.chosen.as_ref())
        .or_else(|| offered.first());
    let Some(letter) = chosen else { return Ok(Paper { letters: rows, ..Paper::default() }) };
    let filled = letters.fill(letter, &[]);
    let parts = rows::parts(&letters, letter, order);
    let own = press.set(&filled)?;
    let page_count = own.page_count;
    let pdf = letter_pdf(&filled, own, order.as_of.0)?;
    let name = format!("{}.pdf", file_stem(&filled));
    Ok(Paper {
        letters: rows,
        shown: Some(ShownLetter {
            id: letter.id.clone(),
            parts,
            pages: pages(name, &pdf, page_count),
            is_complete: filled.blanks.is_empty() && rows::open(&filled) == 0,
            blanks: filled.blanks,
            findings: filled.findings,
        }),
        failure: None,
    })
}

/// The PDF as an unnamed file, as previews want it.
fn pages(name: String, pdf: &[u8], page_count: u32) -> Option<PaperPages> {
    let mut bytes = unnamed().ok()?;
    bytes.write_all(pdf).ok()?;
    Some(PaperPages { file: own_file(name, pdf, page_count), bytes: Arc::new(bytes) })
}

/// A file without a name, in memory where the system has a place for that.
fn unnamed() -> std::io::Result<File> {
    if cfg!(target_os = "linux")
        && let Ok(file) = tempfile::tempfile_in("/dev/shm")
    {
        return Ok(file);
    }
    tempfile::tempfile()
}

/// A PDF that the program made itself, as a file.
fn own_file(name: String, pdf: &[u8], page_count: u32) -> FileRef {
    FileRef::new(
        digest::of_bytes(pdf),
        name,
        u64::try_from(pdf.len()).unwrap_or(u64::MAX),
        FileKind::Pdf,
        page_count,
    )
}
