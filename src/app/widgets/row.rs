//! Rows of lists: task, case, deadline, slot, summary, rule. The whole row is one control; its fill reaches
//! beyond the text, which stands on the margin.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::button::link_named_ui;
use super::paint;
use super::status::{Mark, Status, status_column};
use super::words::{is_only_read, say_why_off};
use crate::app::theme::{Icon, Kind, Words, roles, space};

/// Rows of each of the two texts of a cell; the names of some people and companies are longer.
const CELL_ROWS: usize = 2;

/// A row as a control: room of `height`, the fill `reach` further out at both sides, one spoken name.
fn row(ui: &mut Ui, height: f32, reach: f32, name: &str, look: RowLook) -> (Rect, Response) {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let filled = rect.expand2(vec2(reach, 0.0));
    let sense = if look.can_click { Sense::click() } else { Sense::hover() };
    // The fill may reach beyond the clip of a scroll area only if that leaves room for it.
    let response = ui.interact(filled, id, sense);
    let role = if look.can_click { Role::Button } else { Role::Label };
    response.widget_info(|| {
        WidgetInfo::selected(role, look.can_click || role == Role::Label, look.selected, name)
    });
    paint::row_fill(ui, filled, &response, look.selected, look.can_click);
    let is_only_read = look.can_click && is_only_read(ui);
    (rect, say_why_off(response, is_only_read))
}

#[derive(Clone, Copy, Debug)]
struct RowLook {
    selected: bool,
    can_click: bool,
}

/// A task: title, hint, status, chevron; 44 high, grows with its text.
#[must_use = "call `ui`"]
#[derive(Clone, Debug)]
pub struct TaskRow<'a> {
    title: &'a str,
    hint: &'a str,
    status: Status,
    selected: bool,
}

impl<'a> TaskRow<'a> {
    /// The hint is one short line; for a task that cannot start yet it is the reason.
    pub fn new(title: &'a str, hint: &'a str, status: Status) -> Self {
        Self { title, hint, status, selected: false }
    }

    /// The chosen row.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Draws it over the available width.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let roles = roles(ui);
        let can_start = self.status != Status::CannotStart;
        let chevron = space::S16 + space::ICON_TEXT;
        let column = status_column(ui) + 1.0;
        let words = ui.available_width() - column - chevron - space::S16;
        let color = if can_start { roles.text } else { roles.text_3 };
        let hint_color = if can_start { roles.text_2 } else { roles.text_3 };
        let title = Kind::Body.galley(ui, self.title, color, words);
        let hint = Kind::Hint.galley(ui, self.hint, hint_color, words);
        let text_height = title.size().y + if self.hint.is_empty() { 0.0 } else { hint.size().y };
        let height = space::TASK_ROW.max(text_height + space::S8);
        let mark = Mark::status(ui, self.status);
        let name = spoken(&[self.title, &mark.word, self.hint]);
        let look = RowLook { selected: self.selected, can_click: can_start };
        let (rect, response) = row(ui, height, space::ROW_REACH, &name, look);
        let top = rect.center().y - text_height / 2.0;
        let below = paint::text_from(ui.painter(), Pos2::new(rect.left(), top), title);
        if !self.hint.is_empty() {
            paint::text_from(ui.painter(), Pos2::new(rect.left(), below.bottom()), hint);
        }
        let middle = rect.center().y;
        mark.paint(ui, rect.right() - column - chevron, middle, column + 1.0);
        if can_start {
            let color = if self.selected { roles.accent } else { roles.text_2 };
            let center = Pos2::new(rect.right() - 7.0, middle);
            paint::icon(ui.painter(), center, Icon::CaretRight, space::ICON_TEXT, color);
        }
        response
    }
}

/// The parts of a spoken name, those that are not empty.
fn spoken(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// A cell of a case row.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    width: f32,
    first: Words,
    second: Words,
    mark: Option<Mark>,
    progress: Option<f32>,
    /// The first line is a name: it has two lines at most, and the whole of it comes under the pointer.
    is_name: bool,
}

impl Cell {
    /// An empty cell, `width` points wide with the gap to the next one.
    pub fn new(width: f32) -> Self {
        Self { width, ..Self::default() }
    }

    /// First line, 13.
    #[must_use]
    pub fn first(mut self, text: &str, color: Color32) -> Self {
        self.first = Words::new().add(text, Kind::Small, color);
        self
    }

    /// First line in bold: names of people.
    #[must_use]
    pub fn name(mut self, text: &str, color: Color32) -> Self {
        self.first = Words::new().add(text, Kind::SmallBold, color);
        self.is_name = true;
        self
    }

    /// Second line, 12.
    #[must_use]
    pub fn second(mut self, text: &str, color: Color32) -> Self {
        self.second = Words::new().add(text, Kind::Hint, color);
        self
    }

    /// First line: a deadline; the second line is moved in below its word.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// Below the first line: a small bar, 0 to 1.
    #[must_use]
    pub fn progress(mut self, share: f32) -> Self {
        self.progress = Some(share);
        self
    }

    /// Both lines laid out in the width of the cell.
    fn galleys(&self, ui: &Ui) -> [Arc<Galley>; 2] {
        let width = self.width - space::S12;
        // What is due and by when is told whole.
        let (indent, below) = match self.mark {
            Some(_) => (space::ICON_TEXT + 6.0, CELL_ROWS + 1),
            None => (0.0, CELL_ROWS),
        };
        [
            self.first.clone().cut(ui, width, CELL_ROWS),
            self.second.clone().cut(ui, width - indent, below),
        ]
    }

    fn height(&self, ui: &Ui) -> f32 {
        let [first, second] = self.galleys(ui);
        let below = if self.second.text().is_empty() { 0.0 } else { second.size().y };
        first.size().y.max(Kind::Small.line()) + below
    }

    /// Whether something of it is not shown.
    fn is_cut(&self, ui: &Ui) -> bool {
        self.galleys(ui).iter().any(|galley| galley.elided)
    }

    fn paint(&self, ui: &Ui, left: f32, top: f32) {
        let width = self.width - space::S12;
        let [first, second] = self.galleys(ui);
        let mut x = left;
        let mut y = top;
        if let Some(mark) = &self.mark {
            let rect = mark.paint(
                ui,
                left,
                top + Kind::Small.line() / 2.0,
                width.max(mark.width(ui) + 1.0),
            );
            x += space::ICON_TEXT + 6.0;
            y = rect.bottom();
        } else {
            let rect = paint::text_from(ui.painter(), Pos2::new(x, y), first);
            y = y.max(rect.bottom());
        }
        if let Some(share) = self.progress {
            let bar =
                Rect::from_min_size(Pos2::new(left, top + 24.0), vec2(88.0, space::PROGRESS_SMALL));
            super::progress::paint_bar(ui, bar, share);
        } else if !self.second.text().is_empty() {
            paint::text_from(ui.painter(), Pos2::new(x, y), second);
        }
    }
}

/// A case: 52 high, cells side by side, a divider below. `name` is what a screen reader says for the whole row.
pub fn case_row_ui(ui: &mut Ui, name: &str, cells: &[Cell], is_selected: bool) -> Response {
    let tallest = cells.iter().map(|cell| cell.height(ui)).fold(0.0, f32::max);
    let height = space::CASE_ROW.max(tallest + 18.0);
    let look = RowLook { selected: is_selected, can_click: true };
    let (rect, response) = row(ui, height, space::ROW_REACH, name, look);
    if !(is_selected || response.hovered()) {
        paint::divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
    }
    let mut x = rect.left();
    for cell in cells {
        cell.paint(ui, x, rect.top() + 9.0);
        x += cell.width;
    }
    if response.hovered() && cells.iter().any(|cell| cell.is_cut(ui)) {
        return response.on_hover_text(name);
    }
    response
}

/// A deadline in a list: day and weekday, what, who, and (where there is room) the badge.
#[must_use = "call `ui`"]
#[derive(Clone, Debug)]
pub struct DeadlineRow<'a> {
    /// "18 Nov".
    pub day: &'a str,
    /// "Wed".
    pub weekday: &'a str,
    /// What must be done.
    pub title: &'a str,
    /// Who it is about.
    pub person: &'a str,
    /// Shown at the right.
    pub mark: Option<Mark>,
    /// Width of the column of days.
    pub day_width: f32,
    /// The chosen row.
    pub selected: bool,
}

impl DeadlineRow<'_> {
    /// Draws it over the available width: 52 high with a badge, 44 without; a divider below.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let roles = roles(ui);
        let mark_width = self.mark.as_ref().map_or(0.0, |mark| mark.width(ui) + space::S12);
        let words = ui.available_width() - self.day_width - mark_width;
        let title = Kind::Small.galley(ui, self.title, roles.text, words);
        let person = Words::new().add(self.person, Kind::Hint, roles.text_2);
        let person = person.cut(ui, words, CELL_ROWS);
        let is_cut = person.elided;
        let text_height = title.size().y + person.size().y;
        let wanted = if self.mark.is_some() { space::CASE_ROW } else { space::TASK_ROW };
        let height = wanted.max(text_height + 10.0);
        let word = self.mark.as_ref().map_or("", |mark| mark.word.as_str());
        let name = spoken(&[self.title, self.person, self.day, word]);
        let look = RowLook { selected: self.selected, can_click: true };
        let (rect, response) = row(ui, height, space::ROW_REACH, &name, look);
        if !(self.selected || response.hovered()) {
            paint::divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
        }
        let top = rect.center().y - text_height / 2.0;
        let day = Kind::SmallBold.galley(ui, self.day, roles.text, self.day_width);
        let below = paint::text_from(ui.painter(), Pos2::new(rect.left(), top), day);
        let weekday = Kind::Hint.galley(ui, self.weekday, roles.text_2, self.day_width);
        paint::text_from(ui.painter(), Pos2::new(rect.left(), below.bottom()), weekday);
        let x = rect.left() + self.day_width;
        let below = paint::text_from(ui.painter(), Pos2::new(x, top), title);
        paint::text_from(ui.painter(), Pos2::new(x, below.bottom()), person);
        if let Some(mark) = self.mark {
            let width = mark.width(ui);
            mark.paint(ui, rect.right() - width, rect.center().y, width + 1.0);
        }
        if is_cut { response.on_hover_text(name) } else { response }
    }
}

/// A slot of the documents page: icon, title, one line; 40 high; the fill reaches 8 out.
pub fn slot_row_ui(
    ui: &mut Ui,
    title: &str,
    hint: &str,
    mark: &Mark,
    is_selected: bool,
) -> Response {
    let roles = roles(ui);
    let indent = 28.0;
    let words = ui.available_width() - indent;
    let title_words = Kind::Small.galley(ui, title, roles.text, words);
    let hint_color = if mark.is_bold {
        mark.color
    } else if mark.icon == Icon::Circle {
        roles.text
    } else {
        roles.text_2
    };
    let hint_words = Kind::Hint.galley(ui, hint, hint_color, words);
    let text_height = title_words.size().y + hint_words.size().y;
    let height = space::SLOT_ROW.max(text_height + 6.0);
    let name = spoken(&[title, &mark.word, hint]);
    let look = RowLook { selected: is_selected, can_click: true };
    let (rect, response) = row(ui, height, space::S8, &name, look);
    let center = Pos2::new(rect.left() + 9.0, rect.center().y);
    paint::icon(ui.painter(), center, mark.icon, space::ICON_IN_BUTTON, mark.icon_color);
    let at = Pos2::new(rect.left() + indent, rect.center().y - text_height / 2.0);
    let below = paint::text_from(ui.painter(), at, title_words);
    paint::text_from(ui.painter(), Pos2::new(at.x, below.bottom()), hint_words);
    response
}

/// A row of the check page: label, value, Change; 36 high, a divider below. The response is that of Change.
pub fn summary_row_ui(
    ui: &mut Ui,
    label_width: f32,
    label: &str,
    value: Words,
    problem: Option<&str>,
    change: (&str, &str),
) -> Response {
    let roles = roles(ui);
    let (change_word, change_name) = change;
    let change_width = paint::width_of(ui, change_word, Kind::Small);
    let values = ui.available_width() - label_width - change_width - space::S16;
    let label_words = Kind::Small.galley(ui, label, roles.text_2, label_width - space::S12);
    let value_words = match problem {
        Some(problem) => Kind::Small.galley(ui, problem, roles.bad, values - 22.0),
        None => value.galley(ui, values),
    };
    let tallest = label_words.size().y.max(value_words.size().y);
    let height = space::SUMMARY_ROW.max(tallest + 18.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    paint::divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
    let top = rect.top() + 9.0;
    paint::text_from(ui.painter(), Pos2::new(rect.left(), top), label_words);
    let mut x = rect.left() + label_width;
    if problem.is_some() {
        let center = Pos2::new(x + 8.0, top + 9.0);
        paint::icon(ui.painter(), center, Icon::WarningOctagon, space::ICON_TEXT, roles.bad);
        x += 22.0;
    }
    paint::text_from(ui.painter(), Pos2::new(x, top), value_words);
    let link = Rect::from_min_size(
        Pos2::new(rect.right() - change_width, top),
        vec2(change_width + 1.0, 18.0),
    );
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(link));
    link_named_ui(&mut child, change_word, change_name, Kind::Small)
}

/// A rule in the list: title, and only the exceptions marked at the right; 32 high; the fill reaches 8 out.
#[expect(clippy::fn_params_excessive_bools, reason = "two independent states of one control")]
pub fn rule_row_ui(
    ui: &mut Ui,
    title: &str,
    marks: &[Mark],
    is_selected: bool,
    is_in_force: bool,
) -> Response {
    let roles = roles(ui);
    let marks_width: f32 = marks.iter().map(|_| space::ICON_TEXT + space::S8).sum();
    let color = if is_in_force { roles.text } else { roles.text_3 };
    let words = Kind::Small.galley(ui, title, color, ui.available_width() - marks_width);
    let height = space::RULE_ROW.max(words.size().y + 14.0);
    let marked: Vec<&str> = marks.iter().map(|mark| mark.word.as_str()).collect();
    let name = spoken(&[title, &marked.join(", ")]);
    let look = RowLook { selected: is_selected, can_click: true };
    let (rect, response) = row(ui, height, space::S8, &name, look);
    paint::text_at(ui.painter(), rect.left(), rect.center().y, words);
    let mut x = rect.right() - space::ICON_TEXT / 2.0;
    for mark in marks.iter().rev() {
        paint::icon(
            ui.painter(),
            Pos2::new(x, rect.center().y),
            mark.icon,
            space::ICON_TEXT,
            mark.icon_color,
        );
        x -= space::ICON_TEXT + space::S8;
    }
    response
}
