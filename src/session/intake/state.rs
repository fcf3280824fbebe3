//! What became of a file on its way in, in one word: for lists, so that nobody has to read findings to see
//! that a file was repaired or is signed.

use crate::documents::codes;
use crate::documents::pdf::codes::{
    CONTENT_DAMAGED, PAGE_GIVEN_UP, PAGE_RENDERED, REPAIRED, SIGNED,
};
use crate::domain::{Code, FileRef};
use crate::session::passwords;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileState {
    /// All its pages, as they are.
    Sound,
    /// It is damaged; the reader repaired it, and every page is there.
    Repaired,
    /// So many of its pages could not be taken over and are shown as pictures.
    Pictures(usize),
    /// Of so many of its pages parts or everything is missing.
    Incomplete(usize),
    /// It is damaged, and readers count its pages differently: some may be missing.
    Doubtful,
    /// It is signed electronically, and as it came.
    Signed,
    /// It waits for a password.
    Locked,
    /// A signature without its document: a sheet stands for it.
    Signature,
    /// It gives no pages; its findings say why.
    Refused,
}

/// What became of a file, the worst of it.
pub fn state(file: &FileRef) -> FileState {
    let count = |codes: &[Code]| {
        file.findings.iter().filter(|finding| codes.contains(&finding.code)).count()
    };
    if passwords::is_locked(file) {
        return FileState::Locked;
    }
    if file.is_bare_signature() {
        return FileState::Signature;
    }
    if !file.is_readable() {
        return FileState::Refused;
    }
    let missing = count(&[PAGE_GIVEN_UP, CONTENT_DAMAGED]);
    let pictures = count(&[PAGE_RENDERED]);
    if missing > 0 {
        FileState::Incomplete(missing)
    } else if count(&[codes::PAGE_COUNT_DISAGREES]) > 0 {
        FileState::Doubtful
    } else if pictures > 0 {
        FileState::Pictures(pictures)
    } else if count(&[REPAIRED]) > 0 {
        FileState::Repaired
    } else if count(&[SIGNED, codes::SIGNATURE_ATTACHED]) > 0 {
        FileState::Signed
    } else {
        FileState::Sound
    }
}
