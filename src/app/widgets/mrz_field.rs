//! The machine readable zone: one cell a character, the check digits lit up, what each group says below.

use std::ops::Range;

use egui::text::LayoutJob;
use egui::{Frame, Id, Margin, Pos2, Rect, Response, TextEdit, Ui, vec2};

use super::field::{Field, paint_box};
use super::paint;
use crate::app::theme::{Icon, Kind, Roles, roles, space};

/// A group of cells with its check digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MrzCheck {
    /// Line, counted from 0.
    pub line: usize,
    /// The cells it covers, the check digit's included.
    pub cells: Range<usize>,
    /// What the group says ("Passport number").
    pub label: String,
    /// Whether the digit is right; `None` while the group is not complete.
    pub is_right: Option<bool>,
}

/// The cell of one character is this wide; 13 in narrow windows.
fn cell_width(width: f32, cells: usize) -> f32 {
    let cells = f32::from(u16::try_from(cells.max(1)).unwrap_or(u16::MAX));
    if width - 30.0 >= cells * 18.0 {
        18.0
    } else {
        ((width - 30.0) / cells).floor().clamp(9.0, 13.0)
    }
}

/// All lines of the zone, `cells` characters each (44, 36 or 30). Lower case becomes upper case, spaces become
/// fillers, and what does not fit on a line goes on to the next, so that the whole zone can be pasted at once.
pub fn mrz_field_ui(
    ui: &mut Ui,
    id: Id,
    label: &str,
    field: Field<'_>,
    lines: &mut [String],
    cells: usize,
    checks: &[MrzCheck],
) -> Response {
    let width = ui.available_width();
    field.show(ui, width, |ui, field| {
        let roles = roles(ui);
        let cell = cell_width(width, cells);
        let at = ui.painter().add(egui::Shape::Noop);
        let top = ui.cursor().min;
        let mut has_changed = false;
        let mut has_focus = false;
        let mut first: Option<Response> = None;
        let frame = Frame::NONE.inner_margin(Margin { left: 15, right: 0, top: 11, bottom: 0 });
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, line) in lines.iter_mut().enumerate() {
                let name = format!("{label}: {}", index + 1);
                let response = line_ui(ui, id.with(index), &name, line, cells, cell, checks, index);
                field.describe(ui, &response);
                has_changed |= response.changed();
                has_focus |= response.has_focus();
                first.get_or_insert(response);
            }
        });
        if has_changed {
            settle(lines, cells);
        }
        let below = paint_checks(ui, top, (lines.len(), cells), cell, checks, roles);
        let rect = Rect::from_min_max(top, Pos2::new(top.x + width, below));
        ui.allocate_rect(Rect::from_min_max(ui.cursor().min, rect.max), egui::Sense::hover());
        paint_box(ui, at, rect, field.is_wrong(), has_focus);
        let mut response = first.unwrap_or_else(|| ui.response());
        if has_changed {
            response.mark_changed();
        }
        response
    })
}

/// Upper case, fillers for spaces, the rest of a line goes on to the next.
pub(super) fn settle(lines: &mut [String], cells: usize) {
    let mut carried = String::new();
    for line in lines {
        let text = std::mem::take(&mut carried) + line;
        let clean = text.chars().filter_map(|c| match c.to_ascii_uppercase() {
            c @ ('A'..='Z' | '0'..='9' | '<' | ' ') => Some(c),
            '«' | '‹' => Some('<'),
            _ => None,
        });
        let clean: Vec<char> = clean.collect();
        *line = clean.iter().take(cells).map(|c| if *c == ' ' { '<' } else { *c }).collect();
        // The end of a line in a pasted text arrives as one space.
        let is_pasted = clean.get(cells) == Some(&' ') && clean.len() > cells + 1;
        carried = clean.iter().skip(cells + usize::from(is_pasted)).collect();
    }
}

#[expect(clippy::too_many_arguments, reason = "one private caller")]
fn line_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    line: &mut String,
    cells: usize,
    cell: f32,
    checks: &[MrzCheck],
    index: usize,
) -> Response {
    let roles = roles(ui);
    let digits: Vec<(usize, bool)> = checks
        .iter()
        .filter(|check| check.line == index)
        .filter_map(|check| Some((check.cells.end.checked_sub(1)?, check.is_right?)))
        .collect();
    let corner = ui.cursor().min;
    for (place, is_right) in &digits {
        let left = corner.x + cell * f32::from(u16::try_from(*place).unwrap_or(0));
        let lit = Rect::from_min_size(Pos2::new(left, corner.y + 2.0), vec2(cell, 20.0));
        let fill = if *is_right { roles.ok_bg } else { roles.bad_bg };
        ui.painter().rect_filled(lit, space::R_BADGE, fill);
    }
    let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, _wrap: f32| {
        let job = in_cells(ui, text.as_str(), cell, &digits, roles);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let width = cell * f32::from(u16::try_from(cells).unwrap_or(u16::MAX));
    let edit = TextEdit::singleline(line)
        .id(id)
        .frame(Frame::NONE)
        .desired_width(width)
        .clip_text(false)
        .min_size(vec2(width, Kind::Mrz.line()))
        .layouter(&mut layouter);
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// Each character is a section of its own, centred in its cell.
fn in_cells(ui: &Ui, text: &str, cell: f32, digits: &[(usize, bool)], roles: &Roles) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut used = 0.0; // how far the cell before this one was filled
    for (place, letter) in text.chars().enumerate() {
        let check = digits.iter().find(|(at, _)| *at == place);
        let (kind, color) = match check {
            Some((_, true)) => (Kind::MrzBold, roles.ok),
            Some((_, false)) => (Kind::MrzBold, roles.bad),
            None if letter == '<' => (Kind::Mrz, roles.text_3),
            None => (Kind::Mrz, roles.text),
        };
        let width = ui.fonts_mut(|fonts| fonts.glyph_width(&kind.font(), letter));
        let before = ((cell - width) / 2.0).max(0.0);
        let start = f32::from(u16::try_from(place).unwrap_or(0)) * cell + before;
        job.append(letter.encode_utf8(&mut [0; 4]), start - used, kind.format(color));
        used = start + width;
    }
    job
}

/// A line under each group and its label with a tick or a cross; gives the lower edge of the box.
fn paint_checks(
    ui: &Ui,
    top: Pos2,
    (lines, cells): (usize, usize),
    cell: f32,
    checks: &[MrzCheck],
    roles: &Roles,
) -> f32 {
    let lines = f32::from(u16::try_from(lines).unwrap_or(0));
    let y = top.y + 11.0 + lines * Kind::Mrz.line() + 3.0;
    if checks.is_empty() {
        return y + 10.0;
    }
    for check in checks {
        let at = |place: usize| top.x + 15.0 + cell * f32::from(u16::try_from(place).unwrap_or(0));
        let (left, right) = (at(check.cells.start), at(check.cells.end));
        let is_last = check.cells.end >= cells;
        let cut = if is_last { 0.0 } else { 4.0 };
        let (color, icon) = match check.is_right {
            Some(true) => (roles.ok, Some(Icon::Check)),
            Some(false) => (roles.bad, Some(Icon::WarningOctagon)),
            None => (roles.line_strong, None),
        };
        let line = Rect::from_min_max(Pos2::new(left, y), Pos2::new(right - cut, y + 2.0));
        ui.painter().rect_filled(line, 0, color);
        let words = Kind::Hint.galley(
            ui,
            &check.label,
            if check.is_right == Some(false) { roles.bad } else { roles.text_2 },
            f32::INFINITY,
        );
        let room = if icon.is_some() { 18.0 } else { 0.0 };
        let x = if is_last { right - words.size().x - room } else { left };
        let middle = y + 14.0;
        if let Some(icon) = icon {
            paint::icon(ui.painter(), Pos2::new(x + 7.0, middle), icon, space::ICON_TEXT, color);
        }
        paint::text_at(ui.painter(), x + room, middle, words);
    }
    y + 33.0
}
