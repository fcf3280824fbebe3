//! The visible part of a page, whatever its boxes say (PDF 32000-1, 14.11.2).

use hayro_syntax::object::Rect;

/// Left, bottom, right, top.
pub(super) type View = [f32; 4];

/// Sides beyond this many units cannot be meant (the format's own limit is 14 400).
const LARGEST: f64 = 1_000_000.0;

const A4: View = [0.0, 0.0, 595.276, 841.89];

/// The crop box within the media box; the media box when they do not meet; A4 when neither makes sense.
pub(super) fn visible(media: Rect, crop: Rect) -> View {
    let (media, crop) = (ordered(media), ordered(crop));
    let both = crop.intersect(media);
    [both, media, crop].into_iter().find(usable).map_or(A4, narrow)
}

fn ordered(rect: Rect) -> Rect {
    Rect::new(
        rect.x0.min(rect.x1),
        rect.y0.min(rect.y1),
        rect.x0.max(rect.x1),
        rect.y0.max(rect.y1),
    )
}

fn usable(rect: &Rect) -> bool {
    let corners = [rect.x0, rect.y0, rect.x1, rect.y1];
    corners.iter().all(|value| value.is_finite() && value.abs() <= LARGEST)
        && rect.width() >= 1.0
        && rect.height() >= 1.0
}

/// The file's numbers were single precision already.
#[expect(clippy::cast_possible_truncation, reason = "read as f32 by the parser, within LARGEST")]
fn narrow(rect: Rect) -> View {
    [rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_boxes() {
        let page = Rect::new(0.0, 0.0, 600.0, 800.0);
        let cases = [
            (page, page, [0.0, 0.0, 600.0, 800.0]),
            (Rect::new(600.0, 800.0, 0.0, 0.0), page, [0.0, 0.0, 600.0, 800.0]),
            (page, Rect::new(100.0, 100.0, 900.0, 900.0), [100.0, 100.0, 600.0, 800.0]),
            (page, Rect::new(1000.0, 1000.0, 1100.0, 1100.0), [0.0, 0.0, 600.0, 800.0]),
            (page, Rect::new(5.0, 5.0, 5.0, 5.0), [0.0, 0.0, 600.0, 800.0]),
            (Rect::new(0.0, 0.0, 0.0, 0.0), Rect::new(0.0, 0.0, 0.0, 0.0), A4),
            (Rect::new(0.0, 0.0, f64::INFINITY, 5.0), Rect::new(0.0, 0.0, 1e9, 1e9), A4),
        ];
        for (media, crop, expected) in cases {
            assert_eq!(
                visible(media, crop).map(f32::to_bits),
                expected.map(f32::to_bits),
                "{media:?} {crop:?}"
            );
        }
    }
}
