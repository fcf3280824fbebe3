//! Damaged PDFs: repaired, else shown as pictures, else refused by name; and which of it is said.

use permitpack::documents::codes;
use permitpack::documents::pdf::codes::REPAIRED;
use permitpack::session::intake::{FileState, state};

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::sync::Arc;

use permitpack::documents::importer::{Death, ImportFailure, Importer, SecondCount};
use permitpack::documents::recipe::{ImportOptions, RecipeSink};
use permitpack::documents::unpack::{Opening, Taker};
use permitpack::documents::worker::InWorker;
use permitpack::session::jobs::{JobEnd, Jobs};

use super::Desk;
use super::made::{pdf, png};

/// A reader that dies on the first page of files which say so, unless it draws the page; of others it dies
/// whatever it does.
pub(crate) struct Frail(pub(crate) InWorker);

/// On its first page the reader dies; a picture of it can be drawn.
pub(crate) const DRAWN: &str = "dies unless drawn";
/// On its first page the reader dies in any case.
pub(crate) const LOST: &str = "dies in any case";

impl Frail {
    fn dies(file: &File, options: &ImportOptions) -> bool {
        let (mut file, mut bytes) = (file, Vec::new());
        file.rewind().unwrap();
        file.read_to_end(&mut bytes).unwrap();
        file.rewind().unwrap();
        let says = |words: &str| bytes.windows(words.len()).any(|it| it == words.as_bytes());
        (says(DRAWN) && !options.render.contains(&0))
            || (says(LOST) && !options.give_up.contains(&0))
    }
}

const DIED: ImportFailure = ImportFailure::Died { death: Death::Memory, page: Some(0) };

impl Importer for Frail {
    fn import(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        if Self::dies(file, options) { Err(DIED) } else { self.0.import(file, options, sink) }
    }

    fn rehearse(
        &self,
        file: &File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<SecondCount, ImportFailure> {
        if Self::dies(file, options) { Err(DIED) } else { self.0.rehearse(file, options, sink) }
    }

    fn ask(
        &self,
        job: &str,
        file: &File,
        params_json: &str,
        max_answer: usize,
    ) -> Result<String, ImportFailure> {
        self.0.ask(job, file, params_json, max_answer)
    }

    fn unpack(
        &self,
        file: &File,
        opening: &Opening,
        taker: &mut dyn Taker,
    ) -> Result<(), ImportFailure> {
        self.0.unpack(file, opening, taker)
    }
}

#[test]
fn pages_that_the_reader_dies_on_become_pictures_or_notices_and_it_is_said() {
    let mut desk = Desk::new();
    let frail = Arc::new(Frail(InWorker(crate::worker::honest())));
    let store = Arc::clone(desk.office.desk.store());
    desk.office.jobs = Jobs::new(store, frail, Arc::new(|| {}));
    let paths = vec![desk.put("drawn.pdf", &pdf(DRAWN)), desk.put("lost.pdf", &pdf(LOST))];
    let key = desk.office.case().key();
    desk.office.jobs.import(key, paths, None);
    let end = desk.office.ended();
    let JobEnd::Imported { files, .. } = end else { panic!("{end:?}") };
    let states: Vec<FileState> = files.iter().map(state).collect();
    assert_eq!(states, [FileState::Pictures(1), FileState::Incomplete(1)]);
    assert!(files.iter().all(|it| it.page_count == 1 && it.is_readable()));
}

#[test]
fn what_became_of_a_damaged_file_is_said() {
    let mut desk = Desk::new();
    let whole = pdf("hello");
    let text = String::from_utf8(whole.clone()).unwrap();
    let wrong_table = text.replace("startxref\n", "startxref\n9").into_bytes();
    let cut = whole[..whole.len() - 60].to_vec();
    let moved =
        text.replace("%PDF-1.7\n", "%PDF-1.7\n% a line that moves everything\n").into_bytes();
    let mut holes = whole.clone();
    for byte in &mut holes[20..] {
        *byte = b'#';
    }
    let made: [(&str, &[u8], &[FileState]); 7] = [
        ("sound.pdf", &whole, &[FileState::Sound]),
        ("table.pdf", &wrong_table, &[FileState::Repaired]),
        ("cut.pdf", &cut, &[FileState::Repaired]),
        ("moved.pdf", &moved, &[FileState::Repaired]),
        ("holes.pdf", &holes, &[FileState::Refused]),
        ("empty.pdf", b"", &[FileState::Refused]),
        ("cut.png", &png(90, 90, 1)[..70], &[FileState::Refused, FileState::Incomplete(1)]),
    ];
    for (name, bytes, states) in made {
        let dropped = desk.drop_bytes(name, bytes);
        let file = dropped.file(name);
        assert!(states.contains(&state(file)), "{name}: {:?} {:?}", state(file), file.findings);
        let said: Vec<_> = file.findings.iter().map(|it| it.code).collect();
        match state(file) {
            FileState::Repaired => assert!(said.contains(&REPAIRED), "{name}: {said:?}"),
            FileState::Refused => assert!(!said.is_empty(), "{name}"),
            _ => {}
        }
        if name == "holes.pdf" {
            assert!(
                said.contains(&codes::FILE_DAMAGED) || said.contains(&codes::FILE_WITHOUT_PAGES)
            );
        }
    }
}
