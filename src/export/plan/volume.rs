//! Volumes: which documents lie in which bundle PDF, and on which page each of them begins.

use std::sync::Arc;

use super::order::section_bookmark;
use super::{
    DOCUMENT_OVER_SIZE_LIMIT, Desk, PlanError, PlannedBytes, PlannedDocument, PlannedSource,
    VolumePlan, cover, index,
};
use crate::documents::recipe::ImportOptions;
use crate::domain::{Arg, Finding, SectionId, Severity, Subject};
use crate::export::bundle::plan::{OutlineEntry, Placement, PlannedLink};
use crate::export::front_matter::OwnPages;
use crate::export::naming::roman;
use crate::export::pages;
use crate::i18n::say;

/// What a bundle has besides its inputs: our fonts and sheets, bookmarks, the manifest.
pub const VOLUME_OVERHEAD: u64 = 160 * 1024;
/// And per page: its object, its stamp, its place in the page tree.
pub const PER_PAGE: u64 = 600;
/// Passes until the page counts of our own pages stand still. Two are enough in practice.
const PASSES: usize = 4;

/// The volume of each document: in order, none cut, a document over the limit alone.
pub(super) fn split(
    desk: &Desk<'_>,
    documents: &[PlannedDocument],
    findings: &mut Vec<Finding>,
) -> Vec<usize> {
    let Some(limit) = desk.max_size() else { return vec![0; documents.len()] };
    let cut_at = desk.options.split_at.map_or(limit, |cut| cut.min(limit));
    let bytes = |document: &PlannedDocument| {
        desk.options.measured.get(&document.id).copied().unwrap_or_else(|| document.size())
    };
    for document in documents {
        if bytes(document) > limit {
            let subject = Subject::Document(document.id.clone());
            let title = Arg::DocumentType(document.kind.clone());
            findings.push(
                Finding::new(Severity::Warning, subject, DOCUMENT_OVER_SIZE_LIMIT)
                    .with("document", title),
            );
        }
    }
    let weights = documents
        .iter()
        .map(|document| bytes(document).saturating_add(u64::from(document.page_count) * PER_PAGE));
    shares(cut_at, weights)
}

/// The volume of each document, from 0, when a volume may have so much. All in bytes; those of documents with
/// their pages' share of the rest ([`PER_PAGE`]).
pub fn shares(limit: u64, documents: impl Iterator<Item = u64>) -> Vec<usize> {
    let room = limit.saturating_sub(VOLUME_OVERHEAD);
    let (mut volume, mut used) = (0, 0_u64);
    let mut shares = Vec::new();
    for weight in documents {
        if used > 0 && used.saturating_add(weight) > room {
            volume += 1;
            used = 0;
        }
        used = used.saturating_add(weight).max(1);
        shares.push(volume);
    }
    shares
}

/// Places every page of every volume.
pub(super) fn lay_out(
    desk: &Desk<'_>,
    mut documents: Vec<PlannedDocument>,
    shares: &[usize],
    checklist: &OwnPages,
    file_name: &str,
) -> Result<(Vec<VolumePlan>, Vec<PlannedDocument>), PlanError> {
    for (document, volume) in documents.iter_mut().zip(shares) {
        document.volume = *volume;
    }
    let volumes = shares.last().map_or(1, |last| last + 1);
    let mut fronts: Vec<Front> = Vec::new();
    for _ in 0..PASSES {
        let counts: Vec<[u32; 3]> =
            (0..volumes).map(|at| fronts.get(at).map_or([1, 1, 0], Front::counts)).collect();
        let totals = place(desk, &mut documents, &counts, checklist.page_count);
        let set: Result<Vec<Front>, PlanError> = (0..volumes)
            .map(|at| {
                front(
                    desk,
                    &documents,
                    checklist,
                    at,
                    totals.get(at).copied().unwrap_or(0),
                    volumes,
                )
            })
            .collect();
        let settled = fronts.iter().map(Front::counts).eq(set
            .as_ref()
            .map_or(&[][..], |s| s)
            .iter()
            .map(Front::counts));
        fronts = set?;
        if settled {
            break;
        }
    }
    let plans: Result<Vec<VolumePlan>, PlanError> = fronts
        .into_iter()
        .enumerate()
        .map(|(at, front)| assemble(desk, &documents, front, at, volumes, file_name))
        .collect();
    Ok((plans?, documents))
}

/// Our own parts of a volume; the checklist stands in the first only.
struct Front {
    cover: OwnPages,
    index: OwnPages,
    checklist: Option<OwnPages>,
}

impl Front {
    fn counts(&self) -> [u32; 3] {
        let checklist = self.checklist.as_ref().map_or(0, |own| own.page_count);
        [self.cover.page_count, self.index.page_count, checklist]
    }
}

fn front(
    desk: &Desk<'_>,
    documents: &[PlannedDocument],
    checklist: &OwnPages,
    volume: usize,
    pages_in_all: u32,
    volumes: usize,
) -> Result<Front, PlanError> {
    let name = (volumes > 1).then(|| (roman(volume + 1), roman(volumes)));
    Ok(Front {
        cover: pages::cover(&cover::cover(desk, documents, pages_in_all, name))?,
        index: pages::index(&index::index(desk, documents, volume, volumes))?,
        checklist: (volume == 0).then(|| checklist.clone()),
    })
}

/// Sets the first page of every document; gives the pages of each volume.
fn place(
    desk: &Desk<'_>,
    documents: &mut [PlannedDocument],
    counts: &[[u32; 3]],
    checklist: u32,
) -> Vec<u32> {
    let mut totals = Vec::with_capacity(counts.len());
    for (volume, [cover, index, _]) in counts.iter().enumerate() {
        let mut next = 0;
        let checklist = if volume == 0 { checklist } else { 0 };
        for own in [*cover, *index, checklist] {
            if own > 0 {
                next += blanks(desk, next) + own;
            }
        }
        for document in documents.iter_mut().filter(|document| document.volume == volume) {
            next += if document.page_count > 0 { blanks(desk, next) } else { 0 };
            document.first_page = next;
            next += document.page_count;
        }
        totals.push(next);
    }
    totals
}

/// Blank pages before a part that would begin on page `next` (from 0).
fn blanks(desk: &Desk<'_>, next: u32) -> u32 {
    u32::from(desk.profile.duplex && next % 2 == 1)
}

fn assemble(
    desk: &Desk<'_>,
    documents: &[PlannedDocument],
    front: Front,
    volume: usize,
    volumes: usize,
    file_name: &str,
) -> Result<VolumePlan, PlanError> {
    let mut made =
        Assembly { desk, sources: Vec::new(), outline: Vec::new(), links: Vec::new(), next: 0 };
    made.own("export-cover", front.cover);
    let cover = made.next;
    made.own("export-index", front.index);
    if let Some(checklist) = front.checklist {
        made.own("export-checklist", checklist);
    }
    let mut section: Option<Option<&SectionId>> = None;
    for document in documents.iter().filter(|document| document.volume == volume) {
        if section != Some(document.section.as_ref()) {
            section = Some(document.section.as_ref());
            made.outline.push(OutlineEntry {
                title: section_bookmark(desk, document.section.as_ref()),
                page: document.first_page,
                source: None,
                children: Vec::new(),
            });
        }
        made.document(document)?;
    }
    let (roman_number, total) = (roman(volume + 1), made.next);
    // A sheet of a draft says so wherever it ends up; the cover says it large, and its notes run close
    // to the stamp.
    let number = &desk.case.number;
    let plain = if volumes > 1 { format!("{number} · {roman_number}") } else { number.clone() };
    let draft = desk.is_draft().then(|| say(desk.speech.first(), "export-draft", &[]));
    let marked = draft.map_or_else(|| plain.clone(), |draft| format!("{draft} · {plain}"));
    let stamps = (1..=total)
        .map(|page| {
            let number = if page <= cover { &plain } else { &marked };
            format!("{number} · {page} / {total}")
        })
        .collect();
    let title = super::order::bundle_title(desk);
    let (file_name, title) = if volumes > 1 {
        let part = say(desk.bookmarks, "export-volume", &[("volume", (&roman_number).into())]);
        (format!("{file_name}_{}.pdf", volume + 1), format!("{title}. {part}"))
    } else {
        (format!("{file_name}.pdf"), title)
    };
    Ok(VolumePlan {
        file_name,
        title,
        sources: made.sources,
        outline: made.outline,
        links: made.links,
        stamps,
        page_count: total,
    })
}

/// A volume while it is put together.
struct Assembly<'a> {
    desk: &'a Desk<'a>,
    sources: Vec<PlannedSource>,
    outline: Vec<OutlineEntry>,
    links: Vec<PlannedLink>,
    next: u32,
}

impl Assembly<'_> {
    fn own(&mut self, key: &str, own: OwnPages) {
        let blank_before = blanks(self.desk, self.next);
        let first = self.next + blank_before;
        let title = say(self.desk.bookmarks, key, &[]);
        self.links.extend(own.links.iter().map(|link| PlannedLink {
            page: first + link.page,
            rect: link.rect,
            target: link.target,
        }));
        self.outline.push(OutlineEntry {
            title: title.clone(),
            page: first,
            source: None,
            children: Vec::new(),
        });
        self.next = first + own.page_count;
        self.sources.push(PlannedSource {
            name: title,
            of: None,
            bytes: PlannedBytes::Own(Arc::from(own.pdf)),
            options: ImportOptions::default(),
            page_count: own.page_count,
            placement: Placement::AsIs,
            blank_before,
            notice: String::new(),
        });
    }

    fn document(&mut self, document: &PlannedDocument) -> Result<(), PlanError> {
        if document.page_count == 0 {
            return Ok(());
        }
        let first_source = self.sources.len();
        let mut blank_before = blanks(self.desk, self.next);
        self.next += blank_before;
        let first_page = self.next;
        if first_page != document.first_page {
            // The index and its links were set with the other number.
            return Err(PlanError::Unsettled);
        }
        let mut children = Vec::new();
        for file in document.files.iter().filter(|file| file.gives_pages()) {
            let (bytes, page_count, placement) = match &file.notice {
                Some((pdf, pages)) => (PlannedBytes::Own(Arc::clone(pdf)), *pages, Placement::AsIs),
                None => (PlannedBytes::File(file.digest), file.sheets, Placement::Normalised),
            };
            children.push(OutlineEntry {
                title: file.name.clone(),
                // A first page that joins the sheet before it is found there.
                page: self.next - u32::from(file.joins()),
                source: file.notice.is_none().then_some(self.sources.len()),
                children: Vec::new(),
            });
            self.next += page_count;
            self.sources.push(PlannedSource {
                name: file.name.clone(),
                of: Some(document.id.clone()),
                bytes,
                options: file.options.clone(),
                page_count,
                placement,
                blank_before: std::mem::take(&mut blank_before),
                notice: file.page_notice(document, self.desk.bookmarks),
            });
        }
        let single = children.len() == 1;
        let entry = OutlineEntry {
            title: format!("{}. {}", document.number, document.bookmark),
            page: first_page,
            source: single.then_some(first_source),
            children: if single { Vec::new() } else { children },
        };
        if let Some(section) = self.outline.last_mut() {
            section.children.push(entry);
        }
        Ok(())
    }
}
