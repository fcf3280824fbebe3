//! A document is the evidence; a file is bytes. One document can be made of several files.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Arg, Case, Digest, DocumentId, DocumentTypeId, Finding, LanguageTag, PagePlan, Password,
    Person, Severity,
};

/// In which form a document is in the hands of the applicant's side: the columns of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentForm {
    /// The original.
    Original,
    /// A plain copy.
    Copy,
    /// A copy or signature certified by a notary.
    Notarised,
    /// A translation.
    Translation,
    /// Printed out of an information system.
    Printout,
}

/// How a foreign document was made valid for use abroad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Legalisation {
    /// Not done, or not needed.
    #[default]
    None,
    /// Apostille (Hague Convention of 1961).
    Apostille,
    /// Consular legalisation.
    Consular,
}

/// What the reviewing lawyer said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Review {
    /// Not looked at yet.
    #[default]
    ToReview,
    /// Fine.
    Approved,
    /// Sent back, with a note.
    Returned(String),
}

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF, one or several pages.
    Tiff,
    /// WebP.
    WebP,
    /// Windows bitmap.
    Bmp,
    /// An electronic signature (CMS, RFC 5652), with the signed document inside it or without.
    Signed,
    /// Anything that cannot become pages; the text names it, e.g. `heic`, `docx`, `empty`.
    Refused(&'static str),
}

/// A file of a document: known by its digest, never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRef {
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// The name it came with, without folders.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// What it is, by content.
    pub kind: FileKind,
    /// Pages it will give; 0 when it cannot be read.
    pub page_count: u32,
    /// The password that opens it, when it needs one and it is known. It is kept in memory only.
    pub password: Option<Password>,
    /// Whether it opens with a password only.
    pub is_locked: bool,
    /// The archives and e-mails in which it came, the outermost first.
    pub came_in: Vec<CameIn>,
    /// Quarter turns clockwise that the user added to every page.
    pub quarter_turns: u8,
    /// Which pages are used and what is done to each; none = all, as they are.
    pub plan: Option<PagePlan>,
    /// Pages that the reader cannot take as they are.
    pub stepped_over: SteppedOver,
    /// What the inspection found, blockers included.
    pub findings: Vec<Finding>,
}

/// The name under which a finding about a signature has the digest of what it signs.
pub const SIGNED_DIGEST: &str = "value";

/// An archive or e-mail in which a file came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CameIn {
    /// Which of both.
    pub wrapping: Wrapping,
    /// Its name, without folders.
    pub name: String,
    /// The folders inside it, joined by `/`; empty at its top.
    pub folder: String,
}

/// What files come wrapped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wrapping {
    /// A ZIP archive.
    Archive,
    /// An e-mail.
    Mail,
}

/// Pages (from 0) of a file on which its reader died when the file was added: export does not try
/// them again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SteppedOver {
    /// Shown as pictures.
    pub rendered: Vec<u32>,
    /// A notice stands in for them.
    pub given_up: Vec<u32>,
}

impl FileRef {
    /// A file that is used as it is, of which nothing else is known. `page_count` as in the field.
    pub fn new(digest: Digest, name: String, size: u64, kind: FileKind, page_count: u32) -> Self {
        Self {
            digest,
            name,
            size,
            kind,
            page_count,
            password: None,
            is_locked: false,
            came_in: Vec::new(),
            quarter_turns: 0,
            plan: None,
            stepped_over: SteppedOver::default(),
            findings: Vec::new(),
        }
    }

    /// Whether pages can be made of it. Which of them are used is another question.
    pub fn is_readable(&self) -> bool {
        !matches!(self.kind, FileKind::Refused(_)) && self.page_count > 0
    }

    /// Whether it was opened with a password that is not known any more: before it is read again, somebody
    /// has to be asked.
    pub fn waits_for_password(&self) -> bool {
        self.is_locked && self.password.is_none() && self.page_count > 0
    }

    /// Whether it opens with a password, and that one is known.
    pub fn is_opened(&self) -> bool {
        self.page_count > 0 && self.password.is_some()
    }

    /// SHA-256 of the file that a signature without its document signs, as it stands in it.
    pub fn signed_digest(&self) -> Option<Digest> {
        let args = self.findings.iter().flat_map(|it| &it.args);
        args.filter(|(name, _)| *name == SIGNED_DIGEST).find_map(|(_, arg)| match arg {
            Arg::Text(text) => text.parse().ok(),
            _ => None,
        })
    }

    /// Whether a finding says that its document is not there, while it is.
    pub fn is_answered(&self, case: &Case, finding: &Finding) -> bool {
        finding.args.iter().any(|(name, _)| *name == SIGNED_DIGEST)
            && case.signed_by(self).is_some()
    }

    /// Whether it is a signature without the signed document: in the pack a sheet stands for it.
    pub fn is_bare_signature(&self) -> bool {
        let is_blocked = self.findings.iter().any(|it| it.severity == Severity::Blocker);
        self.kind == FileKind::Signed && self.page_count == 0 && !is_blocked
    }
}

/// A document of a case (CCCEV: Evidence).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name within the case.
    pub id: DocumentId,
    /// Its kind.
    pub kind: DocumentTypeId,
    /// Whose it is; empty = not said. Who was taken out of the case since is still named.
    pub people: BTreeSet<Person>,
    /// The form in which it is at hand.
    pub form: DocumentForm,
    /// A number printed on it, e.g. of a contract.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The language it is written in.
    pub language: Option<LanguageTag>,
    /// Issued, signed or taken on.
    pub issued_on: Option<NaiveDate>,
    /// Valid through.
    pub expires_on: Option<NaiveDate>,
    /// Whether a translation is part of it.
    pub translated: bool,
    /// Apostille or consular legalisation.
    pub legalisation: Legalisation,
    /// Its files, in order.
    pub files: Vec<FileRef>,
    /// The lawyer's mark.
    pub review: Review,
}

impl Document {
    /// A document of which nothing is said yet but its kind and form.
    pub fn new(
        id: DocumentId,
        kind: DocumentTypeId,
        form: DocumentForm,
        files: Vec<FileRef>,
    ) -> Self {
        Self {
            id,
            kind,
            people: BTreeSet::new(),
            form,
            number: None,
            issuer: None,
            language: None,
            issued_on: None,
            expires_on: None,
            translated: false,
            legalisation: Legalisation::None,
            files,
            review: Review::ToReview,
        }
    }
}
