//! The engine alone: files in order, one PDF with a linked index, bookmarks and stamps. No case, no rules.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::look::{self, Wanted};
use crate::documents::importer::Importer;
use crate::documents::inspect::{Inspection, Purpose};
use crate::domain::{Finding, Language};
use crate::export::bundle::plan::{
    BundlePlan, BundleSource, OutlineEntry, Placement, PlannedLink, SourceBytes,
};
use crate::export::front_matter::{Index, IndexRow, IndexSection, OwnPages, Words};
use crate::export::pages::{self, PagesError};
use crate::export::progress::{Cancelled, Progress};
use crate::i18n::say;

/// A file that goes into the bundle.
#[derive(Clone, Debug)]
pub struct MergeFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, for index and bookmarks.
    pub name: String,
    /// What was found in it.
    pub inspection: Inspection,
}

/// Why files cannot be merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// A file gives no pages; its findings say why.
    #[error("a file cannot become pages: {name}")]
    Unusable {
        /// The file's name.
        name: String,
        /// Why.
        findings: Vec<Finding>,
    },
    /// A file cannot be read.
    #[error("the file cannot be read: {source}: {path}")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Our own pages could not be made.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// Stopped by the user.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Looks into the files; the first that cannot become pages is an error.
pub fn look_into(
    paths: &[PathBuf],
    password: Option<&str>,
    importer: &dyn Importer,
    progress: &dyn Progress,
) -> Result<Vec<MergeFile>, MergeError> {
    let wanted: Vec<Wanted<'_>> = paths
        .iter()
        .map(|path| Wanted { path: path.clone(), name: name_of(path), password })
        .collect();
    let looked = look::look_into(&wanted, Purpose::Merging, importer, progress)?;
    let files = wanted.into_iter().zip(looked).map(|(Wanted { path, name, .. }, inspection)| {
        match inspection {
            Err(source) => Err(MergeError::Unreadable { path, source }),
            Ok(inspection) if inspection.page_count == 0 => {
                Err(MergeError::Unusable { name, findings: inspection.findings })
            }
            Ok(inspection) => Ok(MergeFile { path, name, inspection }),
        }
    });
    files.collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Decides every page of the bundle: the index first, then the files.
pub fn plan(
    files: &[MergeFile],
    title: &str,
    language: Language,
    date: NaiveDate,
) -> Result<BundlePlan, PagesError> {
    // The rows decide how many sheets the index takes; the page numbers do not. Mostly it is one.
    let mut sheets = 1;
    let mut front = pages::index(&index(files, title, language, sheets))?;
    if front.page_count != sheets {
        sheets = front.page_count;
        front = pages::index(&index(files, title, language, sheets))?;
    }
    let total = sheets + files.iter().map(|file| file.inspection.page_count).sum::<u32>();
    let mut outline = vec![OutlineEntry {
        title: say(language, "merge-index", &[]),
        page: 0,
        source: None,
        children: Vec::new(),
    }];
    let mut page = sheets;
    for (n, file) in files.iter().enumerate() {
        outline.push(OutlineEntry {
            title: file.name.clone(),
            page,
            source: Some(n + 1),
            children: Vec::new(),
        });
        page += file.inspection.page_count;
    }
    Ok(BundlePlan {
        title: title.to_owned(),
        subject: String::new(),
        producer: concat!("Permitpack ", env!("CARGO_PKG_VERSION")).to_owned(),
        language: language.tag().to_owned(),
        date,
        links: front
            .links
            .iter()
            .map(|link| PlannedLink { page: link.page, rect: link.rect, target: link.target })
            .collect(),
        sources: sources(files, front, language),
        outline,
        stamps: (1..=total).map(|page| format!("{page} / {total}")).collect(),
        attachment: None,
    })
}

fn sources(files: &[MergeFile], front: OwnPages, language: Language) -> Vec<BundleSource> {
    let index = BundleSource {
        name: say(language, "merge-index", &[]),
        bytes: SourceBytes::Own(Arc::from(front.pdf)),
        options: crate::documents::recipe::ImportOptions::default(),
        page_count: front.page_count,
        placement: Placement::AsIs,
        blank_before: 0,
        notice: String::new(),
    };
    let files = files.iter().map(|file| BundleSource {
        name: file.name.clone(),
        bytes: SourceBytes::File(file.path.clone()),
        options: file.inspection.options.clone(),
        page_count: file.inspection.page_count,
        placement: Placement::Normalised,
        blank_before: 0,
        notice: say(language, "merge-notice", &[("file", (&file.name).into())]),
    });
    std::iter::once(index).chain(files).collect()
}

fn index(files: &[MergeFile], title: &str, language: Language, before: u32) -> Index {
    let word = |key: &str| Words::plain(say(language, key, &[]));
    let mut page = before;
    let mut rows = Vec::new();
    for (n, file) in files.iter().enumerate() {
        rows.push(IndexRow {
            number: (n + 1).to_string(),
            title: Words::plain(file.name.clone()),
            form: Words::default(),
            page_count: file.inspection.page_count,
            first_page: page + 1,
            volume: None,
            link: Some(page),
        });
        page += file.inspection.page_count;
    }
    Index {
        title: word("merge-index"),
        person: title.to_owned(),
        heads: [
            Words::plain("№"),
            word("merge-head-file"),
            Words::default(),
            word("merge-head-pages"),
            word("merge-head-page"),
        ],
        sections: vec![IndexSection { title: Words::default(), rows }],
        total: Words::plain(say(language, "merge-total", &[("count", files.len().into())])),
        total_pages: files.iter().map(|file| file.inspection.page_count).sum(),
        notes: Vec::new(),
        foot: Words::default(),
    }
}
