//! The same thing twice is written once: the letterhead in forty scans, a font in ten letters.
//!
//! Small things are known by a strong hash of all of them; large ones by their dictionary, length and
//! five samples, and then compared byte by byte.

use std::collections::HashMap;
use std::io;

use sha2::{Digest as _, Sha256};

use super::input::Input;

/// What is known of an object without reading a large body.
pub(super) type Key = [u8; 32];

/// Bodies up to this size are hashed as a whole.
pub(super) const SMALL: u64 = 32 * 1024;
const SAMPLE: u64 = 256;
/// Candidates compared byte by byte: an input made to look alike everywhere must not cost more.
const MAX_COMPARED: usize = 4;
const CHUNK: usize = 64 * 1024;

/// A large body in an input.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index of the source in the plan.
    pub(super) source: usize,
    pub(super) offset: u64,
    pub(super) len: u64,
}

#[derive(Default)]
pub(super) struct Twins {
    known: HashMap<Key, Vec<(u32, Option<Place>)>>,
}

impl Twins {
    /// The key of an object that is known completely.
    pub(super) fn key(text: &[u8], body: Option<&[u8]>) -> Key {
        let mut hash = Sha256::new();
        hash.update(text.len().to_le_bytes());
        hash.update(text);
        if let Some(body) = body {
            hash.update(b"stream");
            hash.update(body);
        }
        hash.finalize().into()
    }

    /// The key of a stream with a large body.
    pub(super) fn large_key(text: &[u8], input: &Input, place: Place) -> io::Result<Key> {
        let mut hash = Sha256::new();
        hash.update(b"large");
        hash.update(place.len.to_le_bytes());
        let last = place.len.saturating_sub(SAMPLE);
        for quarter in 0..=4 {
            let mut sample = [0; 256];
            input.read_at(place.offset + last / 4 * quarter, &mut sample)?;
            hash.update(sample);
        }
        hash.update(text);
        Ok(hash.finalize().into())
    }

    /// The number of an equal object, if there is one. `open` opens a source by its index.
    pub(super) fn find(
        &self,
        key: &Key,
        place: Option<Place>,
        open: impl Fn(usize) -> io::Result<Input>,
    ) -> io::Result<Option<u32>> {
        let Some(candidates) = self.known.get(key) else { return Ok(None) };
        for (number, other) in candidates.iter().take(MAX_COMPARED) {
            let equal = match (place, other) {
                (None, None) => true,
                (Some(one), Some(other)) => {
                    same_bytes(&open(one.source)?, one, &open(other.source)?, *other)?
                }
                (Some(_), None) | (None, Some(_)) => false,
            };
            if equal {
                return Ok(Some(*number));
            }
        }
        Ok(None)
    }

    pub(super) fn remember(&mut self, key: Key, number: u32, place: Option<Place>) {
        let same = self.known.entry(key).or_default();
        if same.len() < MAX_COMPARED {
            same.push((number, place));
        }
    }

    /// Forgets objects from `number` on.
    pub(super) fn forget_from(&mut self, number: u32) {
        self.known.retain(|_, same| {
            same.retain(|(known, _)| *known < number);
            !same.is_empty()
        });
    }
}

fn same_bytes(one: &Input, here: Place, other: &Input, there: Place) -> io::Result<bool> {
    if here.len != there.len {
        return Ok(false);
    }
    let (mut left, mut right) = (vec![0; CHUNK], vec![0; CHUNK]);
    let mut done = 0;
    while done < here.len {
        let count = usize::try_from(here.len - done).unwrap_or(CHUNK).min(CHUNK);
        let (Some(left), Some(right)) = (left.get_mut(..count), right.get_mut(..count)) else {
            return Ok(false);
        };
        one.read_at(here.offset + done, left)?;
        other.read_at(there.offset + done, right)?;
        if left != right {
            return Ok(false);
        }
        done += u64::try_from(count).unwrap_or(u64::MAX);
    }
    Ok(true)
}
