//! Reading a `manifest.json` of unknown origin. The version is looked at first: a later format may
//! have other fields. Runs in the worker.

use serde::Deserialize;

use super::answer::SeenManifest;
use crate::domain::Digest;
use crate::export::manifest::{FORMAT, Manifest, VERSION};

/// The fields that every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
    #[serde(default)]
    program: String,
}

/// Reads the manifest; `digest` is the SHA-256 of its bytes.
pub(super) fn read(json: &[u8], digest: Digest) -> SeenManifest {
    let head = match serde_json::from_slice::<Head>(json) {
        Ok(head) if head.format == FORMAT => head,
        Ok(_) | Err(_) => return SeenManifest::Damaged,
    };
    if head.version > VERSION {
        return SeenManifest::Newer { version: head.version, program: head.program };
    }
    match serde_json::from_slice::<Manifest>(json) {
        Ok(manifest) => SeenManifest::Read(Box::new(manifest), digest.to_string()),
        Err(_) => SeenManifest::Damaged,
    }
}
