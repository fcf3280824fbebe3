//! The sample case: a complete pack of an invented person, to try the program with.
//!
//! Everything is made here, from the texts in `papers/`: letters and a contract as PDF, papers that look
//! scanned (grey, noisy, a little askew), a photograph of a passport that lies on its side, a form with
//! filled-in fields, a PDF with a broken cross-reference table. Every page says that it is a sample. The
//! same program writes the same bytes each time.

mod edit;
mod form;
mod paper;
mod scan;
mod tiff;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::export::pages::PagesError;
use paper::Paper;

/// Why the sample could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A file or folder could not be made; also when it is there already, nothing is overwritten.
    #[error("the sample cannot be written: {source}: {path}")]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A page could not be set in type.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// A page could not be made into the file that was wanted.
    #[error("a page of the sample could not be made: {0}")]
    Make(&'static str),
}

/// Its name; written last, so that a folder that has one is complete.
const CASE_FILE: &str = "case.toml";
/// The case file; it names every file below.
const CASE: &str = include_str!("case.toml");

/// What becomes of a paper.
#[derive(Clone, Copy)]
enum Made {
    /// A PDF with text.
    Pdf,
    /// A PDF with filled-in form fields.
    Form,
    /// A PDF with bookmarks and a link from the first page to the last.
    Linked,
    /// A PDF whose page is stored lying and turned by the viewer.
    Turned,
    /// A PDF whose cross-reference table cannot be found.
    Damaged,
    /// One grey JPEG a page.
    Scan,
    /// A colour JPEG as a telephone stores it: lying, with a note how to turn it.
    Photo,
    /// A clean PNG, like a picture of a screen.
    Screen,
    /// One black and white TIFF with all pages.
    Fax,
}

/// File, text, what it becomes.
const FILES: [(&str, &str, Made); 18] = [
    ("forms/application-form.pdf", include_str!("papers/application-form.txt"), Made::Form),
    ("letters/petition.pdf", include_str!("papers/petition.txt"), Made::Pdf),
    ("letters/inviting-letter.pdf", include_str!("papers/inviting-letter.txt"), Made::Pdf),
    ("scans/passport.jpg", include_str!("papers/passport.txt"), Made::Photo),
    ("scans/passport-notarised.tif", include_str!("papers/passport-notarised.txt"), Made::Fax),
    ("scans/iin.jpg", include_str!("papers/iin.txt"), Made::Scan),
    ("scans/fingerprints.jpg", include_str!("papers/fingerprints.txt"), Made::Scan),
    ("company/contract-118.pdf", include_str!("papers/contract.txt"), Made::Linked),
    ("company/esutd.pdf", include_str!("papers/esutd.txt"), Made::Damaged),
    ("scans/owner-consent.tif", include_str!("papers/owner-consent.txt"), Made::Fax),
    ("scans/owner-id.jpg", include_str!("papers/owner-id.txt"), Made::Scan),
    ("screens/arrival-notice.png", include_str!("papers/arrival-notice.txt"), Made::Screen),
    ("company/registration.pdf", include_str!("papers/registration.txt"), Made::Turned),
    ("scans/head-decision.jpg", include_str!("papers/head-decision.txt"), Made::Scan),
    ("scans/head-order.jpg", include_str!("papers/head-order.txt"), Made::Scan),
    ("scans/head-id.jpg", include_str!("papers/head-id.txt"), Made::Scan),
    ("scans/representative-id.jpg", include_str!("papers/representative-id.txt"), Made::Scan),
    ("scans/power-of-attorney.tif", include_str!("papers/power-of-attorney.txt"), Made::Fax),
];

/// Makes the case folder of the sample in `folder`, which may exist but must not hold a case.
///
/// # Errors
/// When a file cannot be written or is there already.
pub fn write(folder: &Path) -> Result<(), SampleError> {
    let case = folder.join(CASE_FILE);
    if case.exists() {
        return Err(SampleError::Write { path: case, source: io::ErrorKind::AlreadyExists.into() });
    }
    for (seed, (path, text, made)) in (1_u64..).zip(FILES) {
        for (path, bytes) in made.files(path, &paper::set(text)?, seed)? {
            store(&folder.join(path), &bytes)?;
        }
    }
    store(&case, CASE.as_bytes())
}

/// Writes a file, also over the beginning of itself that a broken-off run left; never over another's.
fn store(path: &Path, bytes: &[u8]) -> Result<(), SampleError> {
    let failed = |source| SampleError::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let made = match fs::read(path) {
        Ok(there) if bytes.starts_with(&there) => File::create(path),
        Ok(_) | Err(_) => File::create_new(path),
    };
    made.and_then(|mut file| file.write_all(bytes)).map_err(failed)
}

impl Made {
    /// The files that a paper becomes, with their paths.
    fn files(
        self,
        path: &str,
        paper: &Paper,
        seed: u64,
    ) -> Result<Vec<(String, Vec<u8>)>, SampleError> {
        let bytes = match self {
            Self::Pdf => paper.pdf.clone(),
            Self::Form => form::filled(paper)?,
            Self::Linked => edit::linked(paper)?,
            Self::Turned => edit::turned(paper)?,
            Self::Damaged => edit::damaged(paper)?,
            Self::Photo => scan::photo(paper, seed)?,
            Self::Screen => scan::screen(paper)?,
            Self::Fax => tiff::bilevel(&scan::pages(paper, seed)?),
            Self::Scan => return scans(path, paper, seed),
        };
        Ok(vec![(path.to_owned(), bytes)])
    }
}

/// One JPEG a page; numbered when there are several.
fn scans(path: &str, paper: &Paper, seed: u64) -> Result<Vec<(String, Vec<u8>)>, SampleError> {
    let pages = scan::pages(paper, seed)?;
    let several = pages.len() > 1;
    let mut files = Vec::new();
    for (number, page) in (1..).zip(pages) {
        let path =
            if several { path.replace(".jpg", &format!("-{number}.jpg")) } else { path.to_owned() };
        files.push((path, scan::jpeg(&page)?));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{CASE, FILES, paper};

    #[test]
    fn every_file_the_case_names_is_made_and_every_file_made_is_named() {
        let mut made = Vec::new();
        for (path, text, kind) in FILES {
            let pages = paper::set(text).unwrap().page_count;
            if matches!(kind, super::Made::Scan) && pages > 1 {
                made.extend((1..=pages).map(|page| path.replace(".jpg", &format!("-{page}.jpg"))));
            } else {
                made.push(path.to_owned());
            }
        }
        let case: toml::Table = CASE.parse().unwrap();
        let named: Vec<String> = case["document"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|document| document["files"].as_array().unwrap())
            .map(|file| file.as_str().unwrap().to_owned())
            .collect();
        assert_eq!(named, made);
    }
}
