//! Why pages, a bundle or a pack could not be made, in words of the person's language.

use std::io;

use super::failure::{Failure, reason};
use crate::domain::Language;
use crate::export::bundle::BundleError;
use crate::export::checklist_pdf::ChecklistError;
use crate::export::pages::PagesError;
use crate::export::plan::PlanError;
use crate::export::zip_pack::ZipPackError;
use crate::i18n::say;

impl Failure {
    /// Pages of ours could not be set.
    pub(super) fn pages(err: &PagesError, language: Language) -> Self {
        match err {
            PagesError::Font(name) => Self::say(language, "cli-font", &[("name", (*name).into())]),
            PagesError::Write(err) => Self::unmade(err, language),
        }
    }

    /// There is no plan.
    pub(super) fn plan(err: &PlanError, language: Language) -> Self {
        match err {
            PlanError::UnknownProfile(name) => {
                let gaps = [("value", name.into()), ("known", "".into())];
                Self::new(say(language, "cli-unknown-profile", &gaps), "")
            }
            PlanError::NoProfile => Self::say(language, "cli-no-profile", &[]),
            PlanError::Unsettled => Self::say(language, "cli-unsettled", &[]),
            PlanError::TooManyFiles { limit } => {
                let limit = [("limit", u32::from(*limit).into())];
                Self::say(language, "cli-too-many-files", &limit)
            }
            PlanError::TooLarge { limit } => {
                let limit = [("limit", i64::try_from(*limit).unwrap_or(i64::MAX).into())];
                Self::say(language, "cli-too-large", &limit)
            }
            PlanError::Pages(err) => Self::pages(err, language),
        }
    }

    /// There is no bundle.
    pub(super) fn bundle(err: &BundleError, language: Language) -> Self {
        match err {
            BundleError::Cancelled => Self::say(language, "cli-cancelled", &[]),
            BundleError::NoPages => Self::say(language, "cli-no-pages", &[]),
            BundleError::Plan(_) | BundleError::Verify { .. } => {
                Self::say(language, "cli-not-right", &[])
            }
            BundleError::PageCount { name, .. } | BundleError::Import { name, .. } => {
                Self::changed(name, language)
            }
            BundleError::Read { name, error } => {
                Self::at("cli-file-unreadable", name.as_ref(), error, language)
            }
            BundleError::Write(err) => Self::unmade(err, language),
        }
    }

    /// There is no ZIP.
    pub(super) fn zip(err: &ZipPackError, language: Language) -> Self {
        match err {
            ZipPackError::Cancelled => Self::say(language, "cli-cancelled", &[]),
            ZipPackError::NoBundle => Self::say(language, "cli-not-right", &[]),
            ZipPackError::Gone(name) | ZipPackError::Changed(name) => Self::changed(name, language),
            ZipPackError::Read { name, error } => {
                Self::at("cli-file-unreadable", name.as_ref(), error, language)
            }
            ZipPackError::Rendition(err) => Self::bundle(err, language),
            ZipPackError::Pages(err) => Self::pages(err, language),
            ZipPackError::Write(err) => Self::unmade(err, language),
        }
    }

    /// There is no checklist.
    pub(super) fn checklist(err: &ChecklistError, language: Language) -> Self {
        match err {
            ChecklistError::Plan(err) => Self::plan(err, language),
            ChecklistError::Bundle(err) => Self::bundle(err, language),
        }
    }

    /// The system refused to write.
    pub(super) fn unmade(err: &io::Error, language: Language) -> Self {
        Self::say(language, "cli-export-failed", &[("reason", reason(err, language).into())])
    }

    /// A file is not what it was when it was looked into.
    fn changed(name: &str, language: Language) -> Self {
        Self::say(language, "cli-file-changed", &[("name", name.into())])
    }
}
