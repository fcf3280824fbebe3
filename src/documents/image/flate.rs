//! Packing samples without loss: the PNG predictor over rows, then Flate (PDF 32000-1, 7.4.4).

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Bytes between two signs of life.
const STRETCH: usize = 8 * 1024 * 1024;

/// Packs rows of `row` bytes; `step` is the number of bytes of a pixel (1 at least). `alive` is
/// called every few megabytes and may stop it.
///
/// Every row gets the "up" filter, except where it would not help: bits keep their rows as they are.
pub(super) fn pack(
    samples: &[u8],
    row: usize,
    step: Option<usize>,
    alive: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let mut since = 0;
    let mut filtered = Vec::with_capacity(row + 1);
    let mut above: &[u8] = &[];
    for line in samples.chunks_exact(row.max(1)) {
        match step {
            None => out.write_all(line)?,
            Some(step) => {
                filter(&mut filtered, line, above, step);
                out.write_all(&filtered)?;
                above = line;
            }
        }
        since += row;
        if since >= STRETCH {
            since = 0;
            alive()?;
        }
    }
    out.finish()
}

/// Chooses "sub" or "up" by the smaller sum of differences (PNG, 12.7).
fn filter(into: &mut Vec<u8>, line: &[u8], above: &[u8], step: usize) {
    let cost = |difference: u8| u64::from(difference.min(difference.wrapping_neg()));
    let before = std::iter::repeat_n(&0, step).chain(line);
    let sub = line.iter().zip(before).map(|(byte, left)| byte.wrapping_sub(*left));
    let over = above.iter().chain(std::iter::repeat(&0));
    let up = line.iter().zip(over).map(|(byte, up)| byte.wrapping_sub(*up));
    let sub_cost: u64 = sub.clone().map(cost).sum();
    let up_cost: u64 = up.clone().map(cost).sum();
    into.clear();
    if up_cost <= sub_cost {
        into.push(2);
        into.extend(up);
    } else {
        into.push(1);
        into.extend(sub);
    }
}

/// The dictionary entries that undo [`pack`] with a predictor.
pub(super) fn entries(colors: u8, bits: u8, width: u32) -> String {
    format!(
        "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colors}/BitsPerComponent {bits}/Columns {width}>>"
    )
}
