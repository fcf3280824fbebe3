//! The three things we want from EXIF: orientation, resolution, its unit (Exif 2.32, 4.6.4). A
//! bounded look at the first directory; anything odd means "not said".

/// What the file says about its own showing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Showing {
    /// 1 to 8 (Exif 2.32, tag 0x0112).
    pub(super) orientation: u8,
    /// Pixels per inch, across and down, if said.
    pub(super) dpi: Option<(f64, f64)>,
}

impl Default for Showing {
    fn default() -> Self {
        Self { orientation: 1, dpi: None }
    }
}

const MAX_ENTRIES: u16 = 500;

/// Reads a TIFF structure, with or without the `Exif\0\0` before it.
pub(super) fn read(bytes: &[u8]) -> Showing {
    let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    directory(bytes).unwrap_or_default()
}

fn directory(bytes: &[u8]) -> Option<Showing> {
    let tiff = Tiff { bytes, big: bytes.starts_with(b"MM\0*") };
    if !tiff.big && !bytes.starts_with(b"II*\0") {
        return None;
    }
    let at = usize::try_from(tiff.u32(4)?).ok()?;
    let entries = tiff.u16(at)?.min(MAX_ENTRIES);
    let mut showing = Showing::default();
    let (mut across, mut down, mut unit) = (None, None, 2);
    for entry in 0..usize::from(entries) {
        let entry = at.checked_add(2)?.checked_add(entry * 12)?;
        let Some(tag) = tiff.u16(entry) else { break };
        match tag {
            0x0112 => showing.orientation = orientation(tiff.u16(entry + 8)),
            0x011a => across = tiff.rational(entry + 8),
            0x011b => down = tiff.rational(entry + 8),
            0x0128 => unit = tiff.u16(entry + 8).unwrap_or(2),
            _ => {}
        }
    }
    showing.dpi = across.zip(down).and_then(|pair| dpi(pair, unit));
    Some(showing)
}

/// An orientation, or 1 when there is none.
pub(super) fn orientation(value: Option<u16>) -> u8 {
    value.and_then(|v| u8::try_from(v).ok()).filter(|v| (1..=8).contains(v)).unwrap_or(1)
}

/// Pixels per inch from a resolution in the unit of TIFF 6.0 (2 = inch, 3 = centimetre).
pub(super) fn dpi((across, down): (f64, f64), unit: u16) -> Option<(f64, f64)> {
    match unit {
        2 => Some((across, down)),
        3 => Some((across * 2.54, down * 2.54)),
        _ => None,
    }
}

struct Tiff<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl Tiff<'_> {
    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn rational(&self, entry: usize) -> Option<f64> {
        let at = usize::try_from(self.u32(entry)?).ok()?;
        let (above, below) = (self.u32(at)?, self.u32(at.checked_add(4)?)?);
        (below != 0).then(|| f64::from(above) / f64::from(below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One directory with orientation and a resolution of 300 per inch.
    fn sample(orientation: u8) -> Vec<u8> {
        let mut bytes = b"Exif\0\0II*\0\x08\0\0\0\x03\0".to_vec();
        bytes.extend([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        bytes.extend([0x1a, 1, 5, 0, 1, 0, 0, 0, 50, 0, 0, 0]);
        bytes.extend([0x1b, 1, 5, 0, 1, 0, 0, 0, 50, 0, 0, 0]);
        bytes.extend([0, 0, 0, 0]);
        bytes.extend([0x2c, 1, 0, 0, 1, 0, 0, 0]);
        bytes
    }

    #[test]
    fn reads_what_it_wants() {
        let showing = read(&sample(6));
        assert_eq!(showing, Showing { orientation: 6, dpi: Some((300.0, 300.0)) });
    }

    #[test]
    fn every_cut_and_every_orientation_is_survived() {
        for orientation in 0..=255 {
            let whole = sample(orientation);
            for length in 0..whole.len() {
                assert!((1..=8).contains(&read(&whole[..length]).orientation));
            }
        }
    }
}
