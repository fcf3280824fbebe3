//! The saved shapes, apart from the domain's own types so that these may change freely. Every payload is
//! JSON with its version in front, squeezed when it is large, and sealed.
//!
//! A payload of a newer version is refused, never guessed at. A new field needs a new version, because an older
//! program reads the payload without it and saves it without it; a test holds the list of fields.

mod answer;
mod case;
mod document;
mod finding;
mod record;

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

use super::seal;

pub(super) use record::{Aside, Entry, Head, PartyPayload, StepPayload};

/// The version of the payloads that this program writes, and the newest it reads. An older program refuses what
/// it does not know, and with it the whole workspace: what it would drop, it never saves.
///
/// 2: drafts, words of letters, plans of pages, where a file came from, files whose password is asked for.
pub(super) const VERSION: u32 = 2;
/// First byte within the seal: JSON as it is, or squeezed with zlib.
const AS_IS: u8 = 0;
const SQUEEZED: u8 = 1;
/// Smaller payloads are not worth squeezing.
const SMALL: usize = 600;
/// No payload unpacks to more than this many bytes.
const MOST: u64 = 256 * 1024 * 1024;

/// Why a payload could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PayloadError {
    /// Written by a newer version of the program.
    #[error("written by a newer version of the program")]
    Newer(i64),
    /// Damaged.
    #[error("{0}")]
    Damaged(String),
}

impl PayloadError {
    /// Wraps whatever says what is wrong.
    fn damaged(reason: impl std::fmt::Display) -> Self {
        Self::Damaged(reason.to_string())
    }
}

#[derive(Serialize)]
struct Outgoing<'a, T> {
    v: u32,
    d: &'a T,
}

#[derive(Deserialize)]
struct Incoming<T> {
    v: u32,
    d: T,
}

#[derive(Deserialize)]
struct OnlyVersion {
    v: u32,
    #[serde(rename = "d")]
    _rest: IgnoredAny,
}

/// A saved shape as sealed bytes.
pub(super) fn pack<T: Serialize>(shape: &T) -> Result<Vec<u8>, PayloadError> {
    let json =
        serde_json::to_vec(&Outgoing { v: VERSION, d: shape }).map_err(PayloadError::damaged)?;
    let payload = if json.len() < SMALL {
        [&[AS_IS], json.as_slice()].concat()
    } else {
        let mut squeezed = ZlibEncoder::new(vec![SQUEEZED], Compression::new(4));
        squeezed.write_all(&json).map_err(PayloadError::damaged)?;
        squeezed.finish().map_err(PayloadError::damaged)?
    };
    Ok(seal::seal(&payload))
}

/// What [`pack`] made, or an older version of the program.
pub(super) fn unpack<T: DeserializeOwned>(sealed: &[u8]) -> Result<T, PayloadError> {
    unpack_within(sealed, MOST)
}

/// The same from a source that may be anybody's, as long as it unpacks to so many bytes.
pub(super) fn unpack_within<T: DeserializeOwned>(
    sealed: &[u8],
    most: u64,
) -> Result<T, PayloadError> {
    let payload = seal::open(sealed).map_err(|error| match error {
        seal::Unsealable::Unknown(_) => PayloadError::Newer(i64::from(VERSION) + 1),
        seal::Unsealable::Empty => PayloadError::damaged(error),
    })?;
    match payload {
        [AS_IS, json @ ..] => parse(json),
        [SQUEEZED, squeezed @ ..] => {
            let mut json = Vec::new();
            ZlibDecoder::new(squeezed)
                .take(most)
                .read_to_end(&mut json)
                .map_err(PayloadError::damaged)?;
            parse(&json)
        }
        [..] => Err(PayloadError::damaged("a payload in an unknown shape")),
    }
}

fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, PayloadError> {
    match serde_json::from_slice::<Incoming<T>>(json) {
        Ok(incoming) if incoming.v <= VERSION => Ok(incoming.d),
        Ok(incoming) => Err(PayloadError::Newer(incoming.v.into())),
        // A newer shape may well not parse; its version tells it from damage.
        Err(error) => match serde_json::from_slice::<OnlyVersion>(json) {
            Ok(only) if only.v > VERSION => Err(PayloadError::Newer(only.v.into())),
            // The parser's own words could quote a value: the place is enough.
            Ok(_) | Err(_) => Err(PayloadError::Damaged(format!(
                "a payload that cannot be read at line {} column {}",
                error.line(),
                error.column()
            ))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(json: &str) -> Vec<u8> {
        seal::seal(&[&[AS_IS], json.as_bytes()].concat())
    }

    #[test]
    fn newer_payloads_are_refused_and_damaged_ones_too() {
        assert_eq!(unpack::<u8>(&sealed(r#"{"v":1,"d":7}"#)), Ok(7));
        assert_eq!(unpack::<u8>(&sealed(r#"{"v":2,"d":7}"#)), Ok(7));
        assert_eq!(unpack::<u8>(&sealed(r#"{"v":4,"d":7}"#)), Err(PayloadError::Newer(4)));
        assert_eq!(unpack::<u8>(&sealed(r#"{"v":3,"d":{"x":[]}}"#)), Err(PayloadError::Newer(3)));
        let secret = unpack::<u8>(&sealed(r#"{"v":1,"d":"Aibek"}"#)).unwrap_err().to_string();
        assert!(!secret.contains("Aibek"), "{secret}");
        assert_eq!(unpack::<u8>(&[9, 9]), Err(PayloadError::Newer(3)), "another seal");
        for sealed in [&[][..], &[0], &[0, 5], &[0, 0], &[0, 1, 2, 3]] {
            assert!(matches!(unpack::<u8>(sealed), Err(PayloadError::Damaged(_))), "{sealed:?}");
        }
    }

    /// The fields of every saved shape, as the sources name them.
    fn fields() -> String {
        let sources = [
            include_str!("answer.rs"),
            include_str!("case.rs"),
            include_str!("document.rs"),
            include_str!("finding.rs"),
            include_str!("record.rs"),
        ];
        let mut found = Vec::new();
        for source in sources {
            let mut of = None;
            for line in source.split("#[cfg(test)]").next().unwrap_or_default().lines() {
                let line = line.strip_prefix("pub(in crate::store) ").unwrap_or(line);
                let line = line.strip_prefix("pub(super) ").unwrap_or(line);
                if let Some(name) = line.strip_prefix("struct ") {
                    of = name.strip_suffix(" {");
                } else if line == "}" {
                    of = None;
                } else if let (Some(of), Some((field, _))) = (of, line.split_once(": ")) {
                    let field = field.trim().rsplit(' ').next().unwrap_or_default();
                    let is_name = field.chars().all(|it| it.is_ascii_lowercase() || it == '_');
                    found.extend((is_name && !field.is_empty()).then(|| format!("{of}.{field}")));
                }
            }
        }
        found.join("\n")
    }

    /// A field that an older program does not know is dropped when it saves: then the version must grow, so that it
    /// refuses the payload. Whoever changes the list below raises [`VERSION`], unless an older program may drop it.
    #[test]
    fn a_new_field_needs_a_new_version() {
        let known = include_str!("fields.txt");
        assert_eq!((VERSION, fields().trim()), (2, known.trim()));
    }

    #[test]
    fn large_payloads_are_squeezed() {
        let text = "а".repeat(5_000);
        let packed = pack(&text).unwrap();
        assert!(packed.len() < 200, "{}", packed.len());
        assert_eq!(unpack::<String>(&packed), Ok(text.clone()));
        assert_eq!(unpack_within::<String>(&packed, 10_100), Ok(text));
        assert!(unpack_within::<String>(&packed, 5_000).is_err(), "longer than allowed");
    }
}
