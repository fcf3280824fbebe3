//! The one door through which every saved payload passes, in and out. Today it only marks the bytes as
//! plain; authenticated encryption becomes another header byte here and changes nothing elsewhere.

/// Header of a payload that is not encrypted.
const PLAIN: u8 = 0;

/// Why a payload could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unsealable {
    /// Sealed in a way that this version does not know.
    #[error("sealed in a way that this version of the program does not know ({0})")]
    Unknown(u8),
    /// Not even a header.
    #[error("an empty payload")]
    Empty,
}

/// Seals a payload.
pub(super) fn seal(payload: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(payload.len() + 1);
    sealed.push(PLAIN);
    sealed.extend_from_slice(payload);
    sealed
}

/// Opens what [`seal`] made.
pub(super) fn open(sealed: &[u8]) -> Result<&[u8], Unsealable> {
    match sealed {
        [PLAIN, payload @ ..] => Ok(payload),
        [other, ..] => Err(Unsealable::Unknown(*other)),
        [] => Err(Unsealable::Empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_and_nothing_else_does() {
        assert_eq!(open(&seal(b"abc")), Ok(&b"abc"[..]));
        assert_eq!(open(&seal(b"")), Ok(&b""[..]));
        assert_eq!(open(b""), Err(Unsealable::Empty));
        assert_eq!(open(b"\x07abc"), Err(Unsealable::Unknown(7)));
    }
}
