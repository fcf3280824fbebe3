//! The table of cases: heads that sort, and only as many rows as the window shows.

use std::ops::Range;

use egui::{Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::menu::row_menu_ui;
use super::rows::{Column, Row, Rows};
use crate::app::command::Command;
use crate::app::layout::{Width, keyed};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Cell, Mark, case_row_ui, divider, paint};

/// A narrower table says the progress below the name.
const LEAST: f32 = 520.0;

/// Room for the button of a row's menu.
const MENU: f32 = 32.0;

/// Heights of rows that were drawn; the others are taken to be of one height.
#[derive(Debug, Default)]
pub(super) struct Heights {
    width: f32,
    tall: Vec<(usize, f32)>,
}

impl Heights {
    /// Where a row begins.
    fn top(&self, place: usize) -> f32 {
        let extra: f32 = (self.tall.iter().take_while(|(at, _)| *at < place))
            .map(|(_, height)| height - space::CASE_ROW)
            .sum();
        points(place) * space::CASE_ROW + extra
    }

    fn set(&mut self, place: usize, height: f32) -> bool {
        let known = self.tall.binary_search_by_key(&place, |(at, _)| *at);
        let is_tall = height > space::CASE_ROW + 0.5;
        match (known, is_tall) {
            (Ok(at), true) => match self.tall.get_mut(at) {
                Some(entry) if (entry.1 - height).abs() > 0.5 => entry.1 = height,
                Some(_) | None => return false,
            },
            (Ok(at), false) => {
                self.tall.remove(at);
            }
            (Err(at), true) => self.tall.insert(at, (place, height)),
            (Err(_), false) => return false,
        }
        true
    }
}

fn points(count: usize) -> f32 {
    // A list has far fewer than 2^24 rows.
    f32::from(u16::try_from(count / 1000).unwrap_or(u16::MAX)) * 1000.0
        + f32::from(u16::try_from(count % 1000).unwrap_or(0))
}

/// Columns and their widths at the width of the table.
struct Columns(Vec<(Column, f32)>);

impl Columns {
    fn of(width: f32, room: Width) -> Self {
        // At the end of a row stands the button of its menu.
        let width = width - MENU;
        let mut columns = vec![(Column::Applicant, 196.0)];
        if room > Width::Narrow {
            columns.push((Column::Citizenship, 108.0));
        }
        if width >= 560.0 {
            columns.push((Column::Purpose, 188.0));
        }
        columns.push((Column::Deadline, 200.0));
        if width >= LEAST {
            columns.push((Column::Progress, 120.0));
        }
        if room > Width::Narrow && width >= 800.0 {
            columns.push((Column::Changed, 108.0));
        }
        // What is left, or missing, is shared by the columns with the longest texts.
        let gives = |column: Column| match column {
            Column::Applicant | Column::Purpose => 0.35,
            Column::Deadline => 0.3,
            Column::Citizenship | Column::Progress | Column::Changed => 0.0,
        };
        let wanted: f32 = columns.iter().map(|(_, width)| width).sum();
        let flexible: f32 = columns.iter().map(|(column, _)| gives(*column)).sum();
        let spare = (width - wanted) / flexible;
        for (column, width) in &mut columns {
            *width += spare * gives(*column);
        }
        Self(columns)
    }

    fn has(&self, column: Column) -> bool {
        self.0.iter().any(|(it, _)| *it == column)
    }
}

/// The table: its rows, and what is remembered of it.
pub(super) struct Table<'a> {
    pub(super) rows: &'a mut Rows,
    pub(super) heights: &'a mut Heights,
    /// By what it is sorted.
    pub(super) column: &'a mut Column,
    /// Whether backwards.
    pub(super) reversed: &'a mut bool,
}

/// Draws it; the heads stay where they are and the rows scroll.
pub(super) fn table_ui(
    ui: &mut Ui,
    view: &View<'_>,
    table: &mut Table<'_>,
    out: &mut Vec<Command>,
) {
    let width = ui.available_width();
    let columns = Columns::of(width, view.width);
    heads_ui(ui, view, &columns, table);
    // Rows reach beyond the text; the scroll area must leave them room.
    let outer = ui.available_rect_before_wrap().expand2(vec2(space::ROW_REACH, 0.0));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(outer));
    ScrollArea::vertical().auto_shrink(false).show(&mut inside, |ui| {
        let left = ui.max_rect().left() + space::ROW_REACH;
        rows_ui(ui, view, table, (&columns, left, width), out);
    });
}

/// Draws it in a page that scrolls as a whole.
pub(super) fn whole_table_ui(
    ui: &mut Ui,
    view: &View<'_>,
    table: &mut Table<'_>,
    out: &mut Vec<Command>,
) {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    let columns = Columns::of(width, view.width);
    heads_ui(ui, view, &columns, table);
    rows_ui(ui, view, table, (&columns, left, width), out);
}

fn heads_ui(ui: &mut Ui, view: &View<'_>, columns: &Columns, table: &mut Table<'_>) {
    let Table { column, reversed, .. } = table;
    let width = ui.available_width();
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (of, width) in &columns.0 {
            let state = (*of == **column).then_some(**reversed);
            if head_ui(ui, view, *of, *width, state).clicked() {
                **reversed = *of == **column && !**reversed;
                **column = *of;
            }
        }
    });
    let heads = shown.response.rect;
    divider(ui, heads.left(), heads.left() + width, heads.bottom());
    ui.add_space(1.0);
}

/// The rows of which something can be seen, and the one before and after them: the keyboard goes on to it.
fn rows_ui(
    ui: &mut Ui,
    view: &View<'_>,
    table: &mut Table<'_>,
    (columns, left, width): (&Columns, f32, f32),
    out: &mut Vec<Command>,
) {
    let Table { rows, heights, .. } = table;
    if (heights.width - width).abs() > 0.5 {
        **heights = Heights { width, tall: Vec::new() };
    }
    let top = ui.cursor().top();
    let seen = ui.clip_rect().translate(vec2(0.0, -top));
    ui.allocate_space(vec2(1.0, heights.top(rows.shown())));
    let mut changed = false;
    for place in visible(rows, heights, seen) {
        let Some(row) = rows.at(view, place) else { break };
        let at = pos2(left, top + heights.top(place));
        let rect = Rect::from_min_size(at, vec2(width, space::CASE_ROW));
        let mut slot = ui.new_child(keyed(ui, row.key).max_rect(rect));
        if row_ui(&mut slot, row, columns).clicked() {
            out.push(Command::OpenCase(row.key));
        }
        changed |= heights.set(place, slot.min_rect().height());
        row_menu_ui(ui, view, row, rect, out);
    }
    if changed {
        ui.ctx().request_repaint();
    }
}

/// The rows that can be seen, and one more at either end.
fn visible(rows: &Rows, heights: &Heights, seen: Rect) -> Range<usize> {
    let count = rows.shown();
    let first = first_place(count, |place| heights.top(place + 1) >= seen.top());
    let last = first_place(count, |place| heights.top(place) > seen.bottom());
    first.saturating_sub(1)..(last + 1).min(count)
}

/// The first place below `count` from which on something holds; `count` when there is none.
fn first_place(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

fn title(column: Column) -> &'static str {
    match column {
        Column::Applicant => "start-column-applicant",
        Column::Citizenship => "start-column-citizenship",
        Column::Purpose => "start-column-purpose",
        Column::Deadline => "start-column-deadline",
        Column::Progress => "start-column-progress",
        Column::Changed => "start-column-changed",
    }
}

/// The head of a column: sorts by it.
fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    column: Column,
    width: f32,
    sorted: Option<bool>,
) -> Response {
    let look = roles(ui);
    let words = view.say(title(column));
    let name = match sorted {
        None => view.say_with("start-sort", &[("column", (&words).into())]),
        Some(false) => view.say_with("start-sorted-up", &[("column", (&words).into())]),
        Some(true) => view.say_with("start-sorted-down", &[("column", (&words).into())]),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let bold = sorted.is_some() || response.hovered();
    let (kind, color) = if bold { (Kind::HintBold, look.text) } else { (Kind::Hint, look.text_2) };
    let galley = kind.galley(ui, &words, color, width - 20.0);
    let text = paint::text_at(ui.painter(), rect.left(), rect.center().y, galley);
    if let Some(reversed) = sorted {
        let icon = if reversed { Icon::CaretDown } else { Icon::CaretUp };
        let at = pos2(text.right() + 10.0, rect.center().y);
        paint::icon(ui.painter(), at, icon, 12.0, look.text);
    }
    if response.has_focus() {
        let ring = Rect::from_min_max(rect.min, pos2(text.right() + 18.0, rect.max.y));
        paint::focus_inside(ui.painter(), ring.expand2(vec2(4.0, -2.0)), 4, look);
    }
    response
}

fn row_ui(ui: &mut Ui, row: &Row, columns: &Columns) -> Response {
    let look = roles(ui);
    let share = f32::from(u16::try_from(row.done).unwrap_or(0))
        / f32::from(u16::try_from(row.total.max(1)).unwrap_or(1));
    let cells: Vec<Cell> = (columns.0.iter())
        .map(|(column, width)| {
            let cell = Cell::new(*width);
            match column {
                Column::Applicant if columns.has(Column::Progress) => {
                    cell.name(&row.name, look.text).second(&row.company, look.text_2)
                }
                Column::Applicant => {
                    cell.name(&row.name, look.text).second(&row.progress, look.text_2)
                }
                Column::Citizenship => cell.first(&row.citizenship, look.text),
                Column::Purpose => {
                    cell.first(&row.purpose, look.text).second(&row.procedure, look.text_2)
                }
                Column::Deadline => {
                    let mark = Mark::deadline(ui, row.due.status, row.due.word.clone());
                    cell.mark(mark).second(&row.due.what, look.text_2)
                }
                Column::Progress => cell.first(&row.progress, look.text).progress(share),
                Column::Changed => cell.first(&row.changed, look.text_2),
            }
        })
        .collect();
    let parts = [
        row.name.as_str(),
        &row.company,
        &row.citizenship,
        &row.purpose,
        &row.procedure,
        &row.due.word,
        &row.due.what,
        &row.progress,
        &row.number,
    ];
    let name: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    case_row_ui(ui, &name.join(", "), &cells, false)
}
