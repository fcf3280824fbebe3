//! The worker's side: what a signature says of itself.

use std::ops::Range;

use super::ber::{Node, node, nodes, oid, pieces};
use super::content::{FIRST, OID, SEQUENCE, signed_data, unarmoured};
use super::{ALGORITHMS, About, Signer};
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::mapped::Bytes;

/// The attribute that holds the digest of what was signed (RFC 5652, 11.2).
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
/// The name of a person or organisation (X.520, commonName).
const COMMON_NAME: &str = "2.5.4.3";

/// Says it as JSON.
pub(in crate::documents) fn job(bytes: &Bytes) -> Result<String, ImportFailure> {
    let whole = bytes.as_ref().as_ref();
    let plain = unarmoured(whole);
    let data = plain.as_deref().unwrap_or(whole);
    let signed = signed_data(data).ok_or(ImportFailure::Damaged)?;
    let certificates: Vec<Certificate> = signed
        .certificates
        .into_iter()
        .flat_map(|within| nodes(data, within).take(100).filter_map(|it| certificate(data, &it)))
        .collect();
    let signers = signed.signers.into_iter().flat_map(|within| nodes(data, within));
    let signers = signers.take(limits::MAX_SIGNERS);
    let about = About {
        is_attached: signed.content.is_some(),
        signers: signers.filter_map(|it| signer(data, &it, &certificates)).collect(),
    };
    serde_json::to_string(&about).map_err(|error| ImportFailure::Io(error.to_string()))
}

struct Certificate {
    serial: Range<usize>,
    name: String,
}

/// Serial number and subject (RFC 5280, 4.1).
fn certificate(data: &[u8], certificate: &Node) -> Option<Certificate> {
    let body = node(data, certificate.body.start).filter(|it| it.tag == SEQUENCE)?;
    let mut parts = nodes(data, body.body).peekable();
    parts.next_if(|it| it.tag == FIRST);
    let serial = parts.next()?.body;
    // Algorithm, issuer and validity stand before the subject.
    let subject = parts.nth(3)?;
    let mut names =
        nodes(data, subject.body).flat_map(|set| nodes(data, set.body).collect::<Vec<_>>());
    let common = names.find_map(|pair| named(data, &pair));
    Some(Certificate { serial, name: common.unwrap_or_default() })
}

fn named(data: &[u8], pair: &Node) -> Option<String> {
    let mut parts = nodes(data, pair.body.clone());
    let kind = parts.next().filter(|it| it.tag == OID)?;
    let value = parts.next()?;
    let bytes = data.get(value.body.clone())?;
    let is_name = oid(data.get(kind.body)?) == COMMON_NAME;
    is_name.then(|| match value.tag {
        // BMPString: two bytes for a letter.
        0x1e => {
            let units = bytes.chunks_exact(2).filter_map(|it| it.try_into().ok());
            let units: Vec<u16> = units.map(u16::from_be_bytes).collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    })
}

/// SignerInfo (RFC 5652, 5.3).
fn signer(data: &[u8], info: &Node, certificates: &[Certificate]) -> Option<Signer> {
    let mut parts = nodes(data, info.body.clone()).skip(1);
    let sid = parts.next()?;
    let algorithm = parts.next().filter(|it| it.tag == SEQUENCE)?;
    let attributes = parts.next().filter(|it| it.tag == FIRST);
    let number = node(data, algorithm.body.start).filter(|it| it.tag == OID)?;
    let number = oid(data.get(number.body)?);
    let known = ALGORITHMS.iter().find(|(known, _)| *known == number);
    let serial = nodes(data, sid.body).nth(1).and_then(|it| data.get(it.body));
    let own =
        certificates.iter().find(|it| serial.is_some() && data.get(it.serial.clone()) == serial);
    let digest = attributes
        .and_then(|it| nodes(data, it.body).find_map(|attribute| message_digest(data, &attribute)));
    Some(Signer {
        name: own.map(|it| it.name.clone()).unwrap_or_default(),
        algorithm: known.map_or(number, |(_, name)| (*name).to_owned()),
        digest: digest.unwrap_or_default(),
    })
}

fn message_digest(data: &[u8], attribute: &Node) -> Option<String> {
    let mut parts = nodes(data, attribute.body.clone());
    let kind = parts.next().filter(|it| it.tag == OID)?;
    if oid(data.get(kind.body)?) != MESSAGE_DIGEST {
        return None;
    }
    let string = node(data, parts.next()?.body.start)?;
    let bytes = pieces(data, &string).into_iter().filter_map(|it| data.get(it)).flatten();
    let digits = bytes.take(64).flat_map(|byte| [byte >> 4, byte & 15]);
    Some(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect())
}
