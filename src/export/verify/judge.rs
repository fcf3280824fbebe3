//! Compares what the worker saw with what the manifest says.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{
    Answer, Closed, PdfAnswer, Remark, SeenFile, SeenManifest, Trouble, ZipAnswer,
};
use super::{
    FileCheck, FileState, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, PackKind, Verdict, Verification,
    codes, today,
};
use crate::domain::{Arg, AsOf, Finding, PagePlan, Severity, Subject};
use crate::export::manifest::{DocumentRecord, Manifest, OriginalRecord};
use crate::export::plan::order::MANIFEST_JSON;
use crate::rules::RuleBook;

/// Fills in kind, verdict, findings and what differs today.
pub(super) fn judge(answer: Answer, into: &mut Verification, book: &RuleBook, as_of: AsOf) {
    match answer {
        Answer::Zip(zip) => {
            into.kind = PackKind::Zip;
            archive(zip, into);
        }
        Answer::Pdf(pdf) => {
            into.kind = PackKind::Pdf;
            bundle(pdf, into);
        }
        Answer::Neither => {
            into.verdict = Verdict::NotOurs;
            into.block(codes::FOREIGN);
        }
    }
    let Some(manifest) = &into.manifest else { return };
    let draft = manifest.draft;
    into.today = today::today(manifest, book, as_of);
    let about = |severity, code| Finding::new(severity, Subject::File(into.name.clone()), code);
    if into.today.is_none() {
        into.findings.push(about(Severity::Warning, codes::CASE_UNKNOWN));
    }
    if draft {
        into.findings.push(about(Severity::Warning, codes::DRAFT));
    }
    let blocked = into.findings.iter().any(|finding| finding.severity == Severity::Blocker);
    into.verdict = if blocked { Verdict::Changed } else { Verdict::Right };
}

fn archive(zip: ZipAnswer, into: &mut Verification) {
    if let Some(remark) = zip.refused {
        into.findings.push(refusal(&into.name, &remark));
        into.verdict = Verdict::Refused;
        return;
    }
    let manifest = seen_manifest(zip.manifest, into);
    let Some(manifest) = manifest else { return };
    if let Some(name) = zip.odd {
        let name = if name.is_empty() { into.name.clone() } else { name };
        into.block_with(codes::NOT_AS_WRITTEN, "name", Arg::Text(name));
    }
    if manifest.bundle_sha256.is_some() || manifest.bundles.iter().any(|bundle| bundle.this) {
        into.block_with(codes::MANIFEST_CONTRADICTS, "name", Arg::Text(MANIFEST_JSON.to_owned()));
    }
    files(&zip.files, &manifest, into);
    paths(&manifest, into);
    into.manifest = Some(manifest);
}

/// Keeps a manifest that could be read, and says why one could not.
fn seen_manifest(seen: SeenManifest, into: &mut Verification) -> Option<Box<Manifest>> {
    match seen {
        SeenManifest::Read(manifest, sha256) => {
            into.manifest_sha256 = sha256.parse().ok();
            return Some(manifest);
        }
        SeenManifest::None => {
            into.verdict = Verdict::NotOurs;
            into.block(codes::NO_MANIFEST);
        }
        SeenManifest::Damaged => {
            into.verdict = Verdict::Changed;
            into.block(codes::MANIFEST_DAMAGED);
        }
        SeenManifest::Newer { version, program } => {
            into.verdict = Verdict::NotOurs;
            let subject = Subject::File(into.name.clone());
            let finding = Finding::new(Severity::Blocker, subject, codes::MANIFEST_NEWER)
                .with("version", Arg::Number(version.into()))
                .with("program", Arg::Text(program));
            into.findings.push(finding);
        }
    }
    None
}

fn refusal(file: &str, remark: &Remark) -> Finding {
    let limit = match remark.trouble {
        Trouble::TooManyEntries => u64::from(MAX_ENTRIES),
        Trouble::Ratio => MAX_RATIO,
        Trouble::Unpacked => MAX_UNPACKED >> 30,
        Trouble::NoEnd
        | Trouble::Damaged
        | Trouble::Overlap
        | Trouble::HeadersDiffer
        | Trouble::DuplicateName
        | Trouble::AlikeNames
        | Trouble::UnsafeName
        | Trouble::Link
        | Trouble::Encrypted
        | Trouble::Zip64
        | Trouble::Method => 0,
    };
    let name = if remark.name.is_empty() { file } else { &remark.name };
    let subject = Subject::File(file.to_owned());
    Finding::new(Severity::Blocker, subject, codes::of(remark.trouble))
        .with("name", Arg::Text(name.to_owned()))
        .with("limit", Arg::Number(i64::try_from(limit).unwrap_or(i64::MAX)))
}

/// Each file of the manifest against the archive, and what is there besides.
fn files(seen: &[SeenFile], manifest: &Manifest, into: &mut Verification) {
    let mut waiting: BTreeMap<&str, &SeenFile> =
        seen.iter().map(|file| (file.path.as_str(), file)).collect();
    for listed in &manifest.files {
        let state = match waiting.remove(listed.path.as_str()) {
            None => FileState::Missing,
            Some(file) => {
                let same = file.size == listed.size
                    && file.sha256.as_ref().is_some_and(|sha256| *sha256 == listed.sha256);
                if same { FileState::Right } else { FileState::Changed }
            }
        };
        into.files.push(FileCheck { path: listed.path.clone(), state });
    }
    for file in seen.iter().filter(|file| waiting.contains_key(file.path.as_str())) {
        into.files.push(FileCheck { path: file.path.clone(), state: FileState::Extra });
    }
    for check in &into.files {
        let code = match check.state {
            FileState::Right => continue,
            FileState::Changed => codes::FILE_CHANGED,
            FileState::Missing => codes::FILE_MISSING,
            FileState::Extra => codes::FILE_EXTRA,
        };
        let subject = Subject::File(check.path.clone());
        let finding = Finding::new(Severity::Blocker, subject, code);
        into.findings.push(finding.with("name", Arg::Text(check.path.clone())));
    }
}

/// The documents of the manifest against its files: the same paths and digests.
fn paths(manifest: &Manifest, into: &mut Verification) {
    let digests: BTreeMap<&str, &str> =
        manifest.files.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect();
    let mut wrong = BTreeSet::new();
    if digests.len() != manifest.files.len() || digests.contains_key(MANIFEST_JSON) {
        wrong.insert(MANIFEST_JSON);
    }
    for document in &manifest.documents {
        if document.pages > 0 && !digests.contains_key(document.path.as_str()) {
            wrong.insert(document.path.as_str());
        }
        for original in &document.originals {
            let Some(path) = original.path.as_deref() else { continue };
            if digests.get(path) != Some(&original.sha256.as_str()) {
                wrong.insert(path);
            }
        }
    }
    for name in wrong {
        into.block_with(codes::MANIFEST_CONTRADICTS, "name", Arg::Text(name.to_owned()));
    }
}

fn bundle(pdf: PdfAnswer, into: &mut Verification) {
    let manifest = match pdf.closed {
        Some(Closed::Locked) => {
            into.block(codes::PDF_LOCKED);
            None
        }
        Some(Closed::Damaged) => {
            into.block(codes::PDF_DAMAGED);
            None
        }
        None => seen_manifest(pdf.manifest, into),
    };
    if pdf.truncated {
        // Whatever else is missing is missing because of this.
        into.findings.retain(|finding| finding.code != codes::NO_MANIFEST);
        into.verdict = Verdict::Changed;
        into.block(codes::TRUNCATED);
    }
    let Some(manifest) = manifest else { return };
    if pdf.manifests > 1 {
        into.block(codes::TWO_MANIFESTS);
    }
    match &pdf.seal {
        None => into.block(codes::SEAL_MISSING),
        Some(seal) => {
            let agree = manifest.bundle_sha256.as_ref() == Some(&seal.stated);
            if !agree || seal.stated != seal.computed {
                into.block(codes::SEAL_WRONG);
            }
        }
    }
    into.seal = pdf.seal;
    pages(pdf.pages, &manifest, into);
    into.manifest = Some(manifest);
}

/// What is said of a file's pages: a plan that can be read, of pages that it has, within its document.
fn is_within(file: &OriginalRecord, document: &DocumentRecord) -> bool {
    let plan = file.plan.as_deref().map(str::parse::<PagePlan>);
    let planned = match plan {
        None => true,
        Some(Ok(plan)) => plan.pages.iter().all(|page| page.source_page < file.pages.max(1)),
        Some(Err(_)) => false,
    };
    let shown = match (file.bundle_pages, document.bundle_pages) {
        (None, _) => true,
        (Some([from, to]), Some([first, last])) => first <= from && from <= to && to <= last,
        (Some(_), None) => false,
    };
    planned && shown
}

/// Pages of the bundle and of each document in it.
fn pages(found: u32, manifest: &Manifest, into: &mut Verification) {
    let mut own = manifest.bundles.iter().filter(|bundle| bundle.this);
    let (Some(bundle), None) = (own.next(), own.next()) else {
        into.block_with(codes::MANIFEST_CONTRADICTS, "name", Arg::Text(MANIFEST_JSON.to_owned()));
        return;
    };
    into.pages = Some((bundle.pages, found));
    if bundle.pages != found {
        let subject = Subject::File(into.name.clone());
        let finding = Finding::new(Severity::Blocker, subject, codes::PAGE_COUNT)
            .with("pages", Arg::Number(found.into()))
            .with("other", Arg::Number(bundle.pages.into()));
        into.findings.push(finding);
    }
    let mut free = 1;
    let mut ranges: Vec<_> =
        manifest.documents.iter().filter(|document| document.bundle == bundle.name).collect();
    ranges.sort_by_key(|document| document.bundle_pages);
    for document in ranges {
        let fits = match document.bundle_pages {
            None => document.pages == 0,
            Some([first, last]) => {
                let fits = first >= free
                    && last >= first
                    && last <= bundle.pages
                    && u64::from(last - first) + 1 == u64::from(document.pages);
                free = free.max(last.saturating_add(1));
                fits
            }
        };
        if !fits || !document.originals.iter().all(|file| is_within(file, document)) {
            into.block_with(codes::PAGE_RANGE, "name", Arg::Text(document.title.clone()));
        }
    }
}
