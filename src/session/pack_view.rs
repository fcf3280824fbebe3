//! What the page that creates a pack offers: profiles, languages, the size limit that the profile knows,
//! and what would be in the pack.

use super::live::CaseSession;
use crate::domain::{DocumentForm, DocumentId, DocumentTypeId, Language};
use crate::export::plan::PackOptions;
use crate::rules::{Profile, RuleBook};

/// The choices of the page, and what follows from those that were made.
#[derive(Clone, Debug)]
pub struct PackOptionsView<'a> {
    /// The profiles, the default first.
    pub profiles: &'a [Profile],
    /// The profile that is used; `None` when the book has none.
    pub profile: Option<&'a Profile>,
    /// The languages of our own pages, the first in black.
    pub languages: Vec<Language>,
    /// Size limit of a bundle PDF in bytes; none is invented.
    pub max_size: Option<u64>,
    /// Whether the pack will say that it is a draft.
    pub is_draft: bool,
    /// Items that are fulfilled, of those asked for.
    pub fulfilled: (u32, u32),
    /// The documents, in the order of the profile's sections.
    pub documents: Vec<PackLine>,
    /// Pages of all documents, our own pages not counted.
    pub pages: u32,
    /// Bytes of all files.
    pub size: u64,
    /// Files without a place, which stay out of the pack.
    pub left_out: usize,
}

/// A document of the pack to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackLine {
    /// Which document.
    pub id: DocumentId,
    /// Its kind.
    pub kind: DocumentTypeId,
    /// Its form.
    pub form: DocumentForm,
    /// Its number, when it has one.
    pub number: Option<String>,
    /// Its pages.
    pub pages: u32,
}

impl<'a> PackOptionsView<'a> {
    /// The page for the choices made so far.
    pub fn new(session: &'a CaseSession, options: &PackOptions) -> Self {
        let (book, case) = (session.book(), session.case());
        let chosen = options.profile.as_ref().and_then(|id| book.profile(id));
        let profile = chosen.or_else(|| book.profiles.first());
        let languages = match (options.languages.as_slice(), profile) {
            ([], Some(profile)) => profile.languages.clone(),
            (chosen, _) => chosen.to_vec(),
        };
        let completeness = session.assessment().completeness;
        let files = case.documents.iter().flat_map(|it| &it.files);
        Self {
            profiles: &book.profiles,
            profile,
            languages,
            max_size: options.max_size.or_else(|| profile.and_then(|it| it.max_size)),
            is_draft: !session.assessment().is_complete(),
            fulfilled: (completeness.fulfilled, completeness.applicable),
            documents: lines(book, session, profile),
            pages: case.documents.iter().map(crate::domain::Document::page_count).sum(),
            size: files.map(crate::domain::FileRef::used_size).sum(),
            left_out: case.inbox.len(),
        }
    }
}

fn lines(book: &RuleBook, session: &CaseSession, profile: Option<&Profile>) -> Vec<PackLine> {
    let section = |kind: &DocumentTypeId| {
        let section = &book.documents.get(kind)?.section;
        profile?.sections.iter().position(|it| it == section)
    };
    let mut lines: Vec<PackLine> = (session.case().documents.iter())
        .map(|it| PackLine {
            id: it.id.clone(),
            kind: it.kind.clone(),
            form: it.form,
            number: it.number.clone(),
            pages: it.page_count(),
        })
        .collect();
    // What the profile does not name stands last, as in the pack.
    lines.sort_by_cached_key(|line| section(&line.kind).unwrap_or(usize::MAX));
    lines
}
