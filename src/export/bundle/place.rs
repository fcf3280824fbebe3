//! Where a source page goes on its sheet: upright, A4, above the stamp strip, nothing cut.
//! Pure arithmetic in points (1/72 inch).

use super::plan::Placement;
use crate::domain::page_plan::{self, Join, JoinSide};

/// An affine map: `x' = a x + c y + e`, `y' = b x + d y + f` (PDF 32000-1, 8.3.4).
pub type Matrix = [f32; 6];

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;
/// A4 upright: width and height.
pub const A4: [f32; 2] = [210.0 * MM, 297.0 * MM];
/// Height of the strip at the bottom that is kept free for the stamp.
pub const STRIP: f32 = 9.0 * MM;

/// Between two pages on one sheet.
const GAP: f32 = 8.0 * MM;
const A5: [f32; 2] = [148.0 * MM, 210.0 * MM];
const A6: [f32; 2] = [105.0 * MM, 148.0 * MM];

/// A page of the bundle, and how the source page gets onto it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// From the source page's default user space to the sheet.
    pub matrix: Matrix,
}

/// Places the visible part (`view`: left, bottom, right, top) of a source page, turned clockwise by
/// `quarter_turns`, whose unit is `user_unit` points.
///
/// A page is scaled down to fit, and only enlarged (up to A5) when it is smaller than A6 both ways: a
/// picture of an unknown resolution rather than a small paper.
pub fn place(view: [f32; 4], quarter_turns: u8, user_unit: f32, placement: Placement) -> Sheet {
    let [left, bottom, right, top] = view;
    let (width, height) = (right - left, top - bottom);
    let upright = quarter_turns.is_multiple_of(2);
    let turned = then([1.0, 0.0, 0.0, 1.0, -left, -bottom], turn(quarter_turns, width, height));
    let (wide, high) = if upright { (width, height) } else { (height, width) };
    if placement == Placement::AsIs {
        return Sheet { width: wide, height: high, matrix: turned };
    }
    let [short, long] = A4;
    let (sheet_width, sheet_height) = if wide > high { (long, short) } else { (short, long) };
    let room = sheet_height - STRIP;
    let fit = (sheet_width / wide).min(room / high);
    let (small, large) = (wide.min(high) * user_unit, wide.max(high) * user_unit);
    let scale = if small < A6[0] && large < A6[1] {
        fit.min(user_unit * (A5[0] / small).min(A5[1] / large))
    } else {
        fit.min(user_unit)
    };
    let shift_x = (sheet_width - wide * scale) / 2.0;
    let shift_y = STRIP + (room - high * scale) / 2.0;
    let matrix = then(turned, [scale, 0.0, 0.0, scale, shift_x, shift_y]);
    Sheet { width: sheet_width, height: sheet_height, matrix }
}

/// Width and height of the sheet that two pages share.
pub fn shared_sheet(join: Join) -> [f32; 2] {
    let [short, long] = A4;
    let lies = join.side == JoinSide::Beside && !join.at_card_size;
    if lies { [long, short] } else { [short, long] }
}

/// Places one of two pages that share a sheet: cards in their true size on both sides of the middle, other
/// pages each in its half. Two pages beside each other lie on a sheet that lies, unless they are cards.
pub fn place_half(
    view: [f32; 4],
    quarter_turns: u8,
    user_unit: f32,
    join: Join,
    is_second: bool,
) -> Sheet {
    let whole = place(view, quarter_turns, user_unit, Placement::AsIs);
    let (wide, high) = (whole.width, whole.height);
    let beside = join.side == JoinSide::Beside;
    let [width, height] = shared_sheet(join);
    let room = height - STRIP;
    let scale = if join.at_card_size {
        let mm = |hundredths: u16| f32::from(hundredths) / 100.0 * MM;
        let (long, short) = (mm(page_plan::CARD.0), mm(page_plan::CARD.1));
        let (card_wide, card_high) = if wide > high { (long, short) } else { (short, long) };
        (card_wide / wide).min(card_high / high)
    } else {
        let (half_wide, half_high) =
            if beside { ((width - GAP) / 2.0, room) } else { (width, (room - GAP) / 2.0) };
        user_unit.min(half_wide / wide).min(half_high / high)
    };
    let (wide, high) = (wide * scale, high * scale);
    // From the middle, outwards: how far the middle of this page is from the middle of the sheet.
    let apart = |size: f32, half: f32| {
        let away = if join.at_card_size { f32::midpoint(GAP, size) } else { half / 2.0 };
        if is_second { away } else { -away }
    };
    let (mut x, mut y) = (width / 2.0, STRIP + room / 2.0);
    if beside {
        x += apart(wide, width / 2.0);
    } else {
        y -= apart(high, room / 2.0);
    }
    let matrix = [scale, 0.0, 0.0, scale, x - wide / 2.0, y - high / 2.0];
    Sheet { width, height, matrix: then(whole.matrix, matrix) }
}

/// Turns a `width` × `height` area with its corner in the origin, so that it stays there.
fn turn(quarter_turns: u8, width: f32, height: f32) -> Matrix {
    match quarter_turns % 4 {
        1 => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        2 => [-1.0, 0.0, 0.0, -1.0, width, height],
        3 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    }
}

/// First one map, then the other.
pub fn then(first: Matrix, second: Matrix) -> Matrix {
    let [x_x, y_x, x_y, y_y, x_0, y_0] = second;
    let along = |x: f32, y: f32| (x_x * x + x_y * y, y_x * x + y_y * y);
    let (first_x, second_x) = (along(first[0], first[1]), along(first[2], first[3]));
    let shift = along(first[4], first[5]);
    [first_x.0, first_x.1, second_x.0, second_x.1, shift.0 + x_0, shift.1 + y_0]
}

/// The upright rectangle around a mapped rectangle.
pub fn map_rect(matrix: Matrix, rect: [f32; 4]) -> [f32; 4] {
    let [x_x, y_x, x_y, y_y, x_0, y_0] = matrix;
    let corner = |x: f32, y: f32| (x_x * x + x_y * y + x_0, y_x * x + y_y * y + y_0);
    let (one, other) = (corner(rect[0], rect[1]), corner(rect[2], rect[3]));
    [one.0.min(other.0), one.1.min(other.1), one.0.max(other.0), one.1.max(other.1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: [f32; 4], other: [f32; 4]) -> bool {
        one.iter().zip(other).all(|(a, b)| (a - b).abs() < 0.02)
    }

    #[test]
    fn every_turn_and_corner_stays_on_the_sheet() {
        for view in [[0.0, 0.0, 595.0, 842.0], [-50.0, 30.0, 1950.0, 130.0], [5.0, 5.0, 6.0, 900.0]]
        {
            for turns in 0..4 {
                for unit in [0.5, 1.0, 10.0] {
                    let sheet = place(view, turns, unit, Placement::Normalised);
                    let [left, bottom, right, top] = map_rect(sheet.matrix, view);
                    let inside = left >= -0.01
                        && bottom >= STRIP - 0.01
                        && right <= sheet.width + 0.01
                        && top <= sheet.height + 0.01;
                    assert!(inside, "{view:?} {turns} {unit}: {left} {bottom} {right} {top}");
                    let wide = (right - left) > (top - bottom);
                    assert_eq!(wide, sheet.width > sheet.height, "{view:?} {turns}");
                }
            }
        }
    }

    #[test]
    fn a_full_page_shrinks_by_three_per_cent_and_a_letter_keeps_its_size_where_it_fits() {
        let full = place([0.0, 0.0, A4[0], A4[1]], 0, 1.0, Placement::Normalised);
        assert!((full.matrix[0] - 288.0 / 297.0).abs() < 1e-4, "{full:?}");
        let a5 = place([0.0, 0.0, 420.0, 595.0], 0, 1.0, Placement::Normalised);
        assert!((a5.matrix[0] - 1.0).abs() < 1e-6, "{a5:?}");
        let centre = map_rect(a5.matrix, [0.0, 0.0, 420.0, 595.0]);
        assert!((centre[0] + centre[2] - A4[0]).abs() < 0.01);
        assert!((centre[1] + centre[3] - STRIP - A4[1]).abs() < 0.01);
    }

    #[test]
    fn small_pictures_grow_to_half_a_sheet() {
        let tiny = place([0.0, 0.0, 72.0, 100.0], 0, 1.0, Placement::Normalised);
        let [left, bottom, right, top] = map_rect(tiny.matrix, [0.0, 0.0, 72.0, 100.0]);
        assert!((right - left - A5[0]).abs() < 0.01 || (top - bottom - A5[1]).abs() < 0.01);
        // The same picture in a unit of ten points is a large paper: it keeps its size.
        let large = place([0.0, 0.0, 42.0, 59.0], 0, 10.0, Placement::Normalised);
        assert!((large.matrix[0] - 10.0).abs() < 1e-5, "{large:?}");
    }

    #[test]
    fn cards_keep_their_true_size_and_halves_do_not_meet() {
        let mm = |points: f32| points / MM;
        for side in [JoinSide::Beside, JoinSide::Below] {
            for at_card_size in [true, false] {
                for (view, turns) in
                    [([0.0, 0.0, 1012.0, 638.0], 0), ([5.0, 5.0, 643.0, 1017.0], 1)]
                {
                    let join = Join { side, at_card_size };
                    let half = |second| {
                        let sheet = place_half(view, turns, 1.0, join, second);
                        (map_rect(sheet.matrix, view), sheet)
                    };
                    let ((first, sheet), (second, _)) = (half(false), half(true));
                    for [left, bottom, right, top] in [first, second] {
                        assert!(left > -0.01 && bottom > STRIP - 0.01, "{left} {bottom}");
                        assert!(right < sheet.width + 0.01 && top < sheet.height + 0.01);
                        if at_card_size {
                            assert!((mm(right - left) - 85.6).abs() < 0.1, "{}", mm(right - left));
                            assert!((mm(top - bottom) - 53.98).abs() < 0.1);
                        }
                    }
                    match side {
                        JoinSide::Beside => assert!(second[0] > first[2] + 5.0),
                        JoinSide::Below => assert!(second[3] < first[1] - 5.0),
                    }
                }
            }
        }
    }

    #[test]
    fn turning_is_clockwise() {
        // The upper left corner of the source is the upper right corner of a page turned once.
        let view = [10.0, 20.0, 110.0, 220.0];
        let corner = [10.0, 219.0, 11.0, 220.0];
        let expected = [
            [0.0, 199.0, 1.0, 200.0],
            [199.0, 99.0, 200.0, 100.0],
            [99.0, 0.0, 100.0, 1.0],
            [0.0, 0.0, 1.0, 1.0],
        ];
        for (turns, expected) in (0..4).zip(expected) {
            let sheet = place(view, turns, 1.0, Placement::AsIs);
            let mapped = map_rect(sheet.matrix, corner);
            assert!(close(mapped, expected), "{turns}: {mapped:?}");
            let size = if turns % 2 == 0 { (100.0, 200.0) } else { (200.0, 100.0) };
            assert_eq!((sheet.width, sheet.height), size);
        }
    }
}
