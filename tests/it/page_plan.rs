//! Work on pages as a user sees it: what stands in the bundle, what the originals look like afterwards, what
//! undo brings back, and what a case file may say of it.

mod edits;
mod paper;
mod reading;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use permitpack::documents::worker::InWorker;
use permitpack::domain::{AsOf, Case};
use permitpack::export::plan::PackOptions;
use permitpack::export::progress::Unwatched;
use permitpack::export::verify::verify;
use permitpack::export::{PackJob, Receipt, export_pack};
use permitpack::rules::{RuleBook, assess, builtin};
use permitpack::session::{self, OpenCase, OpenError};

use crate::bundle::support::{pdf_of, stream};
use crate::worker::honest;

fn book() -> Arc<RuleBook> {
    builtin().unwrap()
}

/// A case folder.
struct Folder(tempfile::TempDir);

const HEAD: &str = "number = \"7\"\nprocedure = \"trp-first\"\n";

impl Folder {
    /// With a scan of six pages, called `Page 1` to `Page 6`, and two pictures.
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::write(folder.at("scan.pdf"), scan(6)).unwrap();
        paper::card(40).save(folder.at("front.png")).unwrap();
        paper::card(200).save(folder.at("back.jpg")).unwrap();
        folder
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn opened(&self, documents: &str) -> Result<OpenCase, OpenError> {
        fs::write(self.at("case.toml"), format!("{HEAD}{documents}")).unwrap();
        session::open(self.0.path(), &book(), &InWorker(honest()), &Unwatched)
    }

    #[track_caller]
    fn open(&self, documents: &str) -> OpenCase {
        self.opened(documents).unwrap_or_else(|error| panic!("{error}"))
    }

    fn mistakes(&self, documents: &str) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
        match self.opened(documents) {
            Err(OpenError::Mistakes(mistakes)) => {
                mistakes.mistakes.into_iter().map(|it| (it.code, it.args)).collect()
            }
            Err(error) => panic!("{error}"),
            Ok(_) => Vec::new(),
        }
    }
}

/// A PDF of A4 pages with `Page n` on each, a bookmark for each and a link from each to the next.
fn scan(pages: usize) -> Vec<u8> {
    let of = |page: usize| 4 + 4 * page;
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", of(page))).collect();
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R/Outlines {} 0 R>>", of(pages)),
        format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for page in 0..pages {
        let at = of(page);
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R\
             /Resources<</Font<</F 3 0 R>>>>/Annots[{} 0 R]>>",
            at + 1,
            at + 2
        ));
        let text = format!("BT /F 40 Tf 60 700 Td (Page {}) Tj ET", page + 1);
        objects.push(stream("", &text));
        let next = of((page + 1) % pages);
        objects.push(format!(
            "<</Type/Annot/Subtype/Link/Rect[60 690 300 740]/Border[0 0 0]/Dest[{next} 0 R/Fit]>>"
        ));
        let (before, after) = (page.checked_sub(1), (page + 1 < pages).then_some(page + 1));
        let link = |key: &str, page: Option<usize>| {
            page.map_or(String::new(), |page| format!("/{key} {} 0 R", of(page) + 3))
        };
        objects.push(format!(
            "<</Title(Chapter {})/Parent {} 0 R/Dest[{at} 0 R/Fit]{}{}>>",
            page + 1,
            of(pages),
            link("Prev", before),
            link("Next", after)
        ));
    }
    let (first, last) = (of(0) + 3, of(pages - 1) + 3);
    objects.push(format!("<</Type/Outlines/Count {pages}/First {first} 0 R/Last {last} 0 R>>"));
    pdf_of(&objects)
}

/// A finished pack.
struct Pack {
    folder: tempfile::TempDir,
    receipt: Receipt,
}

fn pack(case: &Case, paths: &BTreeMap<permitpack::domain::Digest, PathBuf>) -> Pack {
    let folder = tempfile::tempdir().unwrap();
    let book = book();
    let assessment = assess(&book, case, AsOf("2026-11-22".parse().unwrap()));
    let options = PackOptions { allow_draft: true, ..PackOptions::default() };
    let receipt = export_pack(&PackJob {
        book: &book,
        case,
        assessment: &assessment,
        options: &options,
        paths,
        folder: folder.path(),
        replace: false,
        importer: &InWorker(honest()),
        progress: &Unwatched,
    })
    .unwrap();
    Pack { folder, receipt }
}

impl Pack {
    fn file(&self, extension: &str) -> PathBuf {
        self.folder.path().join(format!("{}.{extension}", self.receipt.plan.file_name))
    }

    /// What is written on the pages of each document, page by page; `None` without poppler.
    fn texts(&self) -> Option<Vec<Vec<String>>> {
        let pages = texts(&self.file("pdf"))?;
        let documents = self.receipt.plan.documents.iter();
        let of = documents.map(|document| {
            let first = document.first_page as usize;
            pages[first..first + document.page_count as usize].to_vec()
        });
        Some(of.collect())
    }

    /// Everything that can be checked holds: the ZIP and the bundle verify, qpdf has nothing to say.
    fn is_sound(&self) {
        let day = AsOf("2026-11-22".parse().unwrap());
        for extension in ["zip", "pdf"] {
            let seen = verify(&self.file(extension), &honest(), &book(), day);
            let wrong = seen.findings.iter().filter(|it| {
                !["verify-draft", "verify-rules-now"].contains(&it.code.0)
                    && it.severity == permitpack::domain::Severity::Blocker
            });
            let wrong: Vec<_> = wrong.map(|it| it.code.0).collect();
            assert!(wrong.is_empty(), "{extension}: {wrong:?}");
        }
        crate::bundle::support::assert_sound(&self.file("pdf"));
    }

    fn manifest(&self) -> serde_json::Value {
        let mut zip = zip::ZipArchive::new(File::open(self.file("zip")).unwrap()).unwrap();
        let entry = zip.by_name("manifest.json").unwrap();
        serde_json::from_reader(entry).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let zip = zip::ZipArchive::new(File::open(self.file("zip")).unwrap()).unwrap();
        zip.file_names().map(|name| name.unwrap().into_owned()).collect()
    }
}

/// The words on each page of a PDF, stamps left out.
fn texts(path: &Path) -> Option<Vec<String>> {
    let Ok(said) = Command::new("pdftotext").arg(path).arg("-").output() else {
        println!("skipped: pdftotext is not installed");
        return None;
    };
    let text = String::from_utf8(said.stdout).unwrap();
    let of_page = |page: &str| {
        let lines =
            page.lines().filter(|line| line.contains("Page ") || line.contains("originals/"));
        lines.collect::<Vec<_>>().join(" | ")
    };
    let mut pages: Vec<String> = text.split('\u{c}').map(of_page).collect();
    pages.pop();
    Some(pages)
}
