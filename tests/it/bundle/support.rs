//! Plans, small PDFs written by hand, and the outside tools.

use std::fs::File;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use permitpack::documents::pdf::{InProcess, page_count};
use permitpack::documents::recipe::ImportOptions;
use permitpack::export::bundle::plan::{
    BundlePlan, BundleSource, OutlineEntry, Placement, SourceBytes,
};
use permitpack::export::bundle::{BundleError, BundleReceipt, write_bundle};
use permitpack::export::progress::Unwatched;

pub(super) fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// A file source; its pages as counted now.
pub(super) fn file_source(path: &Path) -> Option<BundleSource> {
    let bytes = std::fs::read(path).unwrap();
    let page_count = page_count(Arc::new(bytes), None).ok()?;
    Some(source(path.file_name()?.to_str()?, SourceBytes::File(path.to_owned()), page_count))
}

pub(crate) fn own_source(name: &str, bytes: Vec<u8>) -> BundleSource {
    let pages = page_count(Arc::new(bytes.clone()), None).unwrap();
    source(name, SourceBytes::Own(Arc::from(bytes)), pages)
}

pub(super) fn source(name: &str, bytes: SourceBytes, page_count: u32) -> BundleSource {
    BundleSource {
        name: name.to_owned(),
        bytes,
        options: ImportOptions::default(),
        page_count,
        placement: Placement::Normalised,
        blank_before: 0,
        notice: "This page could not be shown.".to_owned(),
    }
}

/// A plan with a bookmark per source and a stamp per page.
pub(crate) fn plan(sources: Vec<BundleSource>) -> BundlePlan {
    let mut page = 0;
    let mut outline = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        page += source.blank_before;
        let title = source.name.clone();
        outline.push(OutlineEntry { title, page, source: Some(index), children: Vec::new() });
        page += source.page_count;
    }
    BundlePlan {
        title: "Іс 2026-014".to_owned(),
        subject: "Жинақ".to_owned(),
        producer: "Permitpack 0.1.0".to_owned(),
        language: "kk".to_owned(),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        sources,
        outline,
        links: Vec::new(),
        stamps: (1..=page).map(|n| format!("2026-014 · {n} / {page}")).collect(),
        attachment: None,
    }
}

pub(crate) fn write(plan: &BundlePlan) -> Result<(Vec<u8>, BundleReceipt), BundleError> {
    let mut out = Cursor::new(Vec::new());
    let receipt = write_bundle(plan, &InProcess, &mut out, &Unwatched)?;
    Ok((out.into_inner(), receipt))
}

/// A scratch folder that is gone after the test.
pub(super) fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub(super) fn save(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    use std::io::Write;
    let path = folder.join(name);
    File::create(&path).unwrap().write_all(bytes).unwrap();
    path
}

/// The output of an outside tool, or `None` (said on the console) when it is not installed.
pub(super) fn tool(program: &str, arguments: &[&str]) -> Option<(bool, String)> {
    if let Ok(output) = Command::new(program).args(arguments).output() {
        let text = [output.stdout, output.stderr].concat();
        Some((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
    } else {
        println!("skipped: {program} is not installed");
        None
    }
}

/// `qpdf --check` finds nothing to say.
pub(crate) fn assert_sound(path: &Path) {
    if let Some((good, said)) = tool("qpdf", &["--check", path.to_str().unwrap()]) {
        assert!(good && !said.contains("WARNING"), "{}: {said}", path.display());
    }
}

/// A PDF written by hand: objects from number 1 on, the first one the catalog.
pub(crate) fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (nth, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", nth + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        out.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.extend(trailer.bytes());
    out
}

/// A stream object.
pub(crate) fn stream(entries: &str, body: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{body}\nendstream", body.len())
}

/// One page: `catalog` and `page` are extra entries, objects 5 and on are `more`.
pub(super) fn one_page(catalog: &str, page: &str, content: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R{page}>>"),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    pdf_of(&objects)
}
