//! Electronic signatures that come as files of their own: CMS SignedData (RFC 5652), as DER, BER, PEM or plain
//! Base64. With the signed document inside, its pages are those of the document; without it, the signature
//! says which file it signs by that file's digest.
//!
//! Nothing is verified here: neither the signature nor the certificate. What is said of signer and digest is
//! what the file says of itself.

mod ber;
mod content;
mod job;

use std::fs::File;

use serde::{Deserialize, Serialize};

use super::importer::{ImportFailure, Importer};
use super::{limits, worker};
use crate::domain::Digest;

pub(in crate::documents) use content::{Shifted, inside};
pub(in crate::documents) use job::job;

/// The worker's job.
pub(in crate::documents) const OPERATION: &str = "signature";
const MAX_ANSWER: usize = 64 * 1024;
/// Characters of a name.
const MAX_NAME: usize = 120;

/// What a signature says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Whether the signed document is inside.
    pub is_attached: bool,
    /// Who signed.
    pub signers: Vec<Signer>,
}

/// A signer, as the signature names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The name in the certificate that comes with the signature; empty when none comes.
    pub name: String,
    /// The digest algorithm: its usual name, else its number.
    pub algorithm: String,
    /// The digest of what was signed, hexadecimal; empty when it does not stand there.
    pub digest: String,
}

impl Signer {
    /// The SHA-256 of the signed file, when this algorithm was used.
    pub fn sha256(&self) -> Option<Digest> {
        self.digest.parse().ok().filter(|_| self.algorithm == SHA_256)
    }
}

/// The algorithm by which files are known here.
const SHA_256: &str = "SHA-256";

/// Digest algorithms by number: NIST's, and those of Kazakhstan and Russia.
const ALGORITHMS: [(&str, &str); 9] = [
    ("2.16.840.1.101.3.4.2.1", SHA_256),
    ("2.16.840.1.101.3.4.2.2", "SHA-384"),
    ("2.16.840.1.101.3.4.2.3", "SHA-512"),
    ("1.3.14.3.2.26", "SHA-1"),
    ("1.2.398.3.10.1.3.1", "GOST 34.311-95"),
    ("1.2.398.3.10.1.3.2", "GOST 34.11-2015 (256)"),
    ("1.2.398.3.10.1.3.3", "GOST 34.11-2015 (512)"),
    ("1.2.643.7.1.1.2.2", "GOST R 34.11-2012 (256)"),
    ("1.2.643.7.1.1.2.3", "GOST R 34.11-2012 (512)"),
];

/// Asks a worker what a signature says of itself.
///
/// # Errors
/// When it cannot be read.
pub fn about(importer: &dyn Importer, file: &File) -> Result<About, ImportFailure> {
    let answer = importer.ask(OPERATION, file, "{}", MAX_ANSWER)?;
    let mut about: About = serde_json::from_str(&answer).map_err(|_| ImportFailure::Damaged)?;
    about.signers.truncate(limits::MAX_SIGNERS);
    for signer in &mut about.signers {
        signer.name = worker::clean(&signer.name, MAX_NAME);
        signer.algorithm = worker::clean(&signer.algorithm, MAX_NAME);
        signer.digest = worker::clean(&signer.digest, 2 * 64);
    }
    Ok(about)
}
