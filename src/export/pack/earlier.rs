//! Volumes that an earlier export left where a new one with fewer or other volumes goes.
//!
//! They are removed only when the ZIP of the earlier pack, which is being replaced, lists them by a name
//! that this program gives and when they are byte for byte what it wrote. Others stay, and it is said.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::documents::digest;
use crate::documents::importer::Importer;
use crate::domain::{Arg, Finding, Severity, Subject};
use crate::export::manifest::Manifest;
use crate::export::plan::{EARLIER_VOLUME_LEFT, PackPlan};
use crate::export::verify;

/// What the earlier pack has and the new one has not.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// Name, path and SHA-256 as the earlier pack states it.
    volumes: Vec<(String, PathBuf, String)>,
}

impl Earlier {
    /// Looks into the earlier ZIP, if there is one. What cannot be read is no pack of ours.
    pub(super) fn look(folder: &Path, plan: &PackPlan, importer: &dyn Importer) -> Self {
        let is_left = |name: &str| {
            is_ours(name, &plan.file_name)
                && plan.volumes.iter().all(|volume| volume.file_name != name)
        };
        // Nearly always there is nothing to ask about.
        let mut names = fs::read_dir(folder).into_iter().flatten().flatten();
        if !names.any(|entry| entry.file_name().to_str().is_some_and(is_left)) {
            return Self::default();
        }
        let zip = folder.join(format!("{}.zip", plan.file_name));
        let Some(manifest) = manifest_of(&zip, importer) else { return Self::default() };
        let bundles = manifest.bundles.into_iter().filter(|bundle| is_left(&bundle.name));
        let volumes = bundles.filter_map(|bundle| {
            let path = folder.join(&bundle.name);
            Some((bundle.name, path, bundle.sha256?))
        });
        Self { volumes: volumes.collect() }
    }

    /// Removes them; says which were changed since and therefore stay.
    pub(super) fn remove(self) -> Vec<Finding> {
        let mut left = Vec::new();
        for (name, path, sha256) in self.volumes {
            let is_there = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
            if !is_there {
                continue;
            }
            let same = File::open(&path)
                .and_then(|mut file| digest::of_file(&mut file))
                .is_ok_and(|(digest, _)| digest.to_string() == sha256);
            if !same || fs::remove_file(&path).is_err() {
                let subject = Subject::File(name.clone());
                let finding = Finding::new(Severity::Warning, subject, EARLIER_VOLUME_LEFT);
                left.push(finding.with("name", Arg::Text(name)));
            }
        }
        left
    }
}

fn manifest_of(zip: &Path, importer: &dyn Importer) -> Option<Manifest> {
    // A pipe or a device would be waited for without end.
    if !fs::metadata(zip).ok()?.is_file() {
        return None;
    }
    verify::stated(importer, &File::open(zip).ok()?)
}

/// Whether a bundle of this pack could be called so: `<pack>.pdf` or `<pack>_2.pdf`.
fn is_ours(name: &str, pack: &str) -> bool {
    let Some(rest) = name.strip_prefix(pack).and_then(|rest| rest.strip_suffix(".pdf")) else {
        return false;
    };
    let number = rest.strip_prefix('_').unwrap_or_default();
    rest.is_empty() || !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_names_of_bundles_are_ours() {
        for name in ["014_IVANOV.pdf", "014_IVANOV_2.pdf", "014_IVANOV_12.pdf"] {
            assert!(is_ours(name, "014_IVANOV"), "{name}");
        }
        for name in [
            "014_IVANOV_.pdf",
            "014_IVANOV_checklist.pdf",
            "014_IVANOV_2/../x.pdf",
            "014_IVANOV.zip",
            "thesis.pdf",
            "../014_IVANOV.pdf",
        ] {
            assert!(!is_ours(name, "014_IVANOV"), "{name}");
        }
    }
}
