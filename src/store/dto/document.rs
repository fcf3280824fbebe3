//! Documents and their files.

use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::PayloadError;
use super::answer::id_refused;
use super::finding::{FindingShape, kept};
use crate::domain::{
    CameIn, Document, DocumentForm, DocumentId, DocumentTypeId, FileKind, FileRef, Legalisation,
    Review, SteppedOver, Wrapping,
};

/// A saved document.
#[derive(Serialize, Deserialize)]
pub(super) struct DocumentShape {
    id: String,
    kind: String,
    /// Whose it is; missing = not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    people: Vec<String>,
    #[serde(with = "FormShape")]
    form: DocumentForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
    #[serde(default)]
    translated: bool,
    #[serde(with = "LegalisationShape")]
    legalisation: Legalisation,
    files: Vec<FileShape>,
    #[serde(with = "ReviewShape")]
    review: Review,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DocumentForm", rename_all = "snake_case")]
enum FormShape {
    Original,
    Copy,
    Notarised,
    Translation,
    Printout,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Legalisation", rename_all = "snake_case")]
enum LegalisationShape {
    None,
    Apostille,
    Consular,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Review", rename_all = "snake_case")]
enum ReviewShape {
    ToReview,
    Approved,
    Returned(String),
}

/// A saved reference to a file.
#[derive(Serialize, Deserialize)]
pub(super) struct FileShape {
    digest: String,
    name: String,
    size: u64,
    kind: KindShape,
    page_count: u32,
    /// Earlier versions kept it. That there is one says that the file is locked; the user is asked for it.
    #[serde(default, skip_serializing)]
    password: Option<IgnoredAny>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    locked: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    came_in: Vec<CameInShape>,
    #[serde(default)]
    quarter_turns: u8,
    /// In the notation of plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rendered: Vec<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    given_up: Vec<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindShape {
    Pdf,
    Jpeg,
    Png,
    Tiff,
    WebP,
    Bmp,
    Signed,
    Refused(String),
}

/// A saved archive or e-mail in which a file came.
#[derive(Serialize, Deserialize)]
struct CameInShape {
    #[serde(with = "WrappingShape")]
    wrapping: Wrapping,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    folder: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Wrapping", rename_all = "snake_case")]
enum WrappingShape {
    Archive,
    Mail,
}

impl From<&Document> for DocumentShape {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.to_string(),
            kind: document.kind.to_string(),
            people: document.people.iter().map(ToString::to_string).collect(),
            form: document.form,
            number: document.number.clone(),
            issuer: document.issuer.clone(),
            language: document.language.as_ref().map(ToString::to_string),
            issued_on: document.issued_on.as_ref().map(ToString::to_string),
            expires_on: document.expires_on.as_ref().map(ToString::to_string),
            translated: document.translated,
            legalisation: document.legalisation,
            files: document.files.iter().map(Into::into).collect(),
            review: document.review.clone(),
        }
    }
}

impl DocumentShape {
    /// The document again.
    pub(super) fn document(self) -> Result<Document, PayloadError> {
        Ok(Document {
            id: DocumentId::new(&self.id).map_err(|_| id_refused())?,
            kind: DocumentTypeId::new(&self.kind).map_err(|_| id_refused())?,
            people: (self.people.iter())
                .map(|it| it.parse().map_err(PayloadError::damaged))
                .collect::<Result<_, _>>()?,
            form: self.form,
            number: self.number,
            issuer: self.issuer,
            language: read(self.language.as_deref())?,
            issued_on: self.issued_on.as_deref().map(date).transpose()?,
            expires_on: self.expires_on.as_deref().map(date).transpose()?,
            translated: self.translated,
            legalisation: self.legalisation,
            files: self.files.into_iter().map(FileShape::file).collect::<Result<_, _>>()?,
            review: self.review,
        })
    }
}

/// Something that is saved as it is written.
fn read<T: FromStr<Err: Display>>(text: Option<&str>) -> Result<Option<T>, PayloadError> {
    text.map(str::parse).transpose().map_err(PayloadError::damaged)
}

/// A saved date.
pub(super) fn date(text: &str) -> Result<NaiveDate, PayloadError> {
    text.parse().map_err(PayloadError::damaged)
}

impl From<&FileRef> for FileShape {
    fn from(file: &FileRef) -> Self {
        Self {
            digest: file.digest.to_string(),
            name: file.name.clone(),
            size: file.size,
            kind: match file.kind {
                FileKind::Pdf => KindShape::Pdf,
                FileKind::Jpeg => KindShape::Jpeg,
                FileKind::Png => KindShape::Png,
                FileKind::Tiff => KindShape::Tiff,
                FileKind::WebP => KindShape::WebP,
                FileKind::Bmp => KindShape::Bmp,
                FileKind::Signed => KindShape::Signed,
                FileKind::Refused(name) => KindShape::Refused(name.to_owned()),
            },
            page_count: file.page_count,
            password: None,
            locked: file.is_locked,
            came_in: (file.came_in.iter())
                .map(|it| CameInShape {
                    wrapping: it.wrapping,
                    name: it.name.clone(),
                    folder: it.folder.clone(),
                })
                .collect(),
            quarter_turns: file.quarter_turns,
            plan: file.plan.as_ref().map(ToString::to_string),
            rendered: file.stepped_over.rendered.clone(),
            given_up: file.stepped_over.given_up.clone(),
            findings: file.findings.iter().map(Into::into).collect(),
        }
    }
}

impl FileShape {
    /// The reference again.
    pub(super) fn file(self) -> Result<FileRef, PayloadError> {
        Ok(FileRef {
            digest: self.digest.parse().map_err(PayloadError::damaged)?,
            name: self.name,
            size: self.size,
            kind: match self.kind {
                KindShape::Pdf => FileKind::Pdf,
                KindShape::Jpeg => FileKind::Jpeg,
                KindShape::Png => FileKind::Png,
                KindShape::Tiff => FileKind::Tiff,
                KindShape::WebP => FileKind::WebP,
                KindShape::Bmp => FileKind::Bmp,
                KindShape::Signed => FileKind::Signed,
                KindShape::Refused(name) => FileKind::Refused(kept(&name)),
            },
            page_count: self.page_count,
            is_locked: self.locked || self.password.is_some(),
            password: None,
            came_in: (self.came_in.into_iter())
                .map(|it| CameIn { wrapping: it.wrapping, name: it.name, folder: it.folder })
                .collect(),
            quarter_turns: self.quarter_turns,
            plan: read(self.plan.as_deref())?,
            stepped_over: SteppedOver { rendered: self.rendered, given_up: self.given_up },
            findings: self
                .findings
                .into_iter()
                .map(FindingShape::finding)
                .collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_comes_out_of_a_file_or_goes_into_one() {
        let old = format!(
            "{{\"digest\":\"{}\",\"name\":\"a.pdf\",\"size\":1,\"kind\":\"pdf\",\"page_count\":1,\
             \"password\":\"sesame\"}}",
            "0".repeat(64)
        );
        let file = serde_json::from_str::<FileShape>(&old).unwrap().file().unwrap();
        assert_eq!((file.password.as_deref(), file.is_locked), (None, true));
        assert!(file.waits_for_password());
        let new = serde_json::to_string(&FileShape::from(&file)).unwrap();
        assert!(new.contains("\"locked\":true") && !new.contains("sesame"), "{new}");
        let again = serde_json::from_str::<FileShape>(&new).unwrap().file().unwrap();
        assert!(again.waits_for_password());
    }
}
