//! A black and white TIFF of several pages, as office scanners write it (TIFF 6.0, sections 3 and 9: PackBits).

use image::GrayImage;

/// Darker than this is black.
const THRESHOLD: u8 = 140;
/// Dots an inch.
const RESOLUTION: u32 = 150;
/// Entries of a directory.
const ENTRIES: u16 = 11;

/// All pages in one file, one strip each.
pub(super) fn bilevel(pages: &[GrayImage]) -> Vec<u8> {
    let mut file = vec![b'I', b'I', 42, 0];
    // Where the place of the next directory is written down.
    let mut link = file.len();
    file.extend([0; 4]);
    for page in pages {
        let strip_at = position(&file);
        file.extend(packed(page));
        let strip_length = position(&file) - strip_at;
        if file.len() % 2 == 1 {
            file.push(0);
        }
        let resolution_at = position(&file);
        file.extend(RESOLUTION.to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        let directory_at = position(&file);
        file.splice(link..link + 4, directory_at.to_le_bytes());
        file.extend(ENTRIES.to_le_bytes());
        let (short, long, rational) = (3_u16, 4_u16, 5_u16);
        let entries: [(u16, u16, u32); 11] = [
            (256, long, page.width()),
            (257, long, page.height()),
            (258, short, 1),     // bits a sample
            (259, short, 32773), // PackBits
            (262, short, 0),     // zero is white
            (273, long, strip_at),
            (277, short, 1),            // samples a pixel
            (278, long, page.height()), // rows in the strip
            (279, long, strip_length),
            (282, rational, resolution_at),
            (283, rational, resolution_at),
        ];
        for (tag, kind, value) in entries {
            file.extend(tag.to_le_bytes());
            file.extend(kind.to_le_bytes());
            file.extend(1_u32.to_le_bytes());
            file.extend(value.to_le_bytes());
        }
        link = file.len();
        file.extend([0; 4]);
    }
    file
}

fn position(file: &[u8]) -> u32 {
    u32::try_from(file.len()).unwrap_or(u32::MAX)
}

/// The rows, eight pixels a byte, each packed by itself.
fn packed(page: &GrayImage) -> Vec<u8> {
    let width = usize::try_from(page.width()).unwrap_or(1).max(1);
    let mut packed = Vec::new();
    for row in page.as_raw().chunks(width) {
        let bits: Vec<u8> = row
            .chunks(8)
            .map(|eight| {
                let dark = eight.iter().map(|pixel| u8::from(*pixel < THRESHOLD));
                dark.chain(std::iter::repeat(0)).take(8).fold(0, |byte, bit| byte << 1 | bit)
            })
            .collect();
        pack(&bits, &mut packed);
    }
    packed
}

/// Runs of equal bytes as a negative count and the byte, others one by one.
fn pack(row: &[u8], out: &mut Vec<u8>) {
    for run in row.chunk_by(|a, b| a == b) {
        for part in run.chunks(128) {
            let Some(byte) = part.first() else { continue };
            let length = u8::try_from(part.len()).unwrap_or(1);
            // 1 - n as a signed byte; for a single byte 0, a literal run of one.
            out.push(1_u8.wrapping_sub(length));
            out.push(*byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bilevel;
    use image::{GrayImage, Luma};

    #[test]
    fn another_reader_sees_the_same_pixels() {
        let page = GrayImage::from_fn(21, 3, |x, y| Luma([if (x + y) % 5 == 0 { 0 } else { 255 }]));
        let read = image::load_from_memory(&bilevel(&[page.clone(), page.clone()])).unwrap();
        assert_eq!(read.to_luma8(), page);
    }
}
