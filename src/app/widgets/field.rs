//! Fields with a label above, a hint, and an error tied to them: the frame of every question, and the text field.

use egui::accesskit::Invalid;
use egui::{
    Color32, CornerRadius, Frame, Id, Margin, Pos2, Rect, Response, Sense, Stroke, TextEdit, Ui,
    vec2,
};

use super::paint;
use super::words::{is_only_read, say_why_off};
use crate::app::theme::{Icon, Kind, roles, space};

/// The parts around an input: label, mark, hint, error, note; and the red bar at the left of a wrong one.
#[must_use = "call `show`"]
#[derive(Clone, Debug, Default)]
pub struct Field<'a> {
    label: &'a str,
    hint: &'a str,
    note: &'a str,
    error: Option<&'a str>,
    mark: Option<(Icon, &'a str)>,
    is_tight: bool,
}

impl<'a> Field<'a> {
    /// The label stands above the input.
    pub fn new(label: &'a str) -> Self {
        Self { label, ..Self::default() }
    }

    /// One short line between label and input.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// One short line below the input.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// What is wrong: the same words as in the error summary.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error.filter(|text| !text.is_empty());
        self
    }

    /// A small icon after the label with its meaning as tooltip ("read from the passport").
    pub fn mark(mut self, icon: Icon, meaning: &'a str) -> Self {
        self.mark = Some((icon, meaning));
        self
    }

    /// The input has small labels of its own on top and comes closer.
    pub(super) fn tight(mut self) -> Self {
        self.is_tight = true;
        self
    }

    /// Whether something is wrong.
    pub fn is_wrong(&self) -> bool {
        self.error.is_some()
    }

    /// The words a screen reader adds to the name of the input.
    fn description(&self) -> String {
        let mut said = String::new();
        for part in [self.error.unwrap_or_default(), self.hint, self.note] {
            if !said.is_empty() && !part.is_empty() {
                said.push_str(if said.ends_with('.') { " " } else { ". " });
            }
            said.push_str(part);
        }
        said
    }

    /// Draws the frame, and the input inside by `input`. Ties name, hint and error to the input's response.
    pub fn show(
        self,
        ui: &mut Ui,
        width: f32,
        input: impl FnOnce(&mut Ui, &Self) -> Response,
    ) -> Response {
        let roles = roles(ui);
        let inner = ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.label_ui(ui);
            if !self.hint.is_empty() {
                text_ui(ui, self.hint, Kind::Hint, roles.text_2);
                if self.error.is_none() {
                    ui.add_space(3.0);
                }
            }
            if let Some(error) = self.error {
                ui.add_space(2.0);
                error_ui(ui, error);
            }
            ui.add_space(if self.is_tight { 1.0 } else { space::S4 });
            let response = input(ui, &self);
            if !self.note.is_empty() {
                ui.add_space(7.0);
                text_ui(ui, self.note, Kind::Hint, roles.text_2);
            }
            response
        });
        if self.is_wrong() {
            let rect = inner.response.rect;
            let bar = Rect::from_min_max(
                Pos2::new(rect.left() - 15.0, rect.top()),
                Pos2::new(rect.left() - 12.0, rect.bottom()),
            );
            ui.painter().rect_filled(bar, CornerRadius::ZERO, roles.bad);
        }
        self.describe(ui, &inner.inner);
        inner.inner
    }

    /// Name, hint and error of an input for screen readers.
    pub(super) fn describe(&self, ui: &Ui, response: &Response) {
        let description = self.description();
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if node.label().is_none_or(str::is_empty) {
                node.set_label(self.label);
            }
            if !description.is_empty() {
                node.set_description(description);
            }
            if self.is_wrong() {
                node.set_invalid(Invalid::True);
            }
        });
    }

    fn label_ui(&self, ui: &mut Ui) {
        let roles = roles(ui);
        let room = ui.available_width() - if self.mark.is_some() { 24.0 } else { 0.0 };
        let galley = Kind::Label.galley(ui, self.label, roles.text, room);
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
        let words = paint::text_from(ui.painter(), rect.min, galley);
        if let Some((icon, meaning)) = self.mark {
            let center = Pos2::new(words.right() + 14.0, words.center().y);
            paint::icon(ui.painter(), center, icon, space::ICON_TEXT, roles.text_2);
            let spot = Rect::from_center_size(center, vec2(20.0, 20.0));
            ui.interact(spot, ui.scope_id().with(("mark", self.label)), Sense::hover())
                .on_hover_text(meaning);
        }
    }
}

/// A wrapped text.
pub fn text_ui(ui: &mut Ui, text: &str, kind: Kind, color: Color32) -> Response {
    let galley = kind.galley(ui, text, color, ui.available_width());
    words_ui(ui, galley)
}

/// Words already laid out, as a label.
pub fn words_ui(ui: &mut Ui, galley: std::sync::Arc<egui::Galley>) -> Response {
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, galley.text()));
    paint::text_from(ui.painter(), rect.min, galley);
    response
}

/// A title at the left, how many there are at the right.
pub fn title_count_ui(ui: &mut Ui, title: &str, count: &str) {
    let roles = roles(ui);
    ui.horizontal(|ui| {
        let count = Kind::Small.galley(ui, count, roles.text_2, f32::INFINITY);
        let room = ui.available_width() - count.size().x - space::S8;
        let title = Kind::Section.galley(ui, title, roles.text, room);
        let gap = room - title.size().x;
        words_ui(ui, title);
        ui.add_space(gap.max(0.0));
        words_ui(ui, count);
    });
}

/// What is wrong, with its icon, 13/18.
pub fn error_ui(ui: &mut Ui, error: &str) -> Response {
    let roles = roles(ui);
    let words = Kind::Small.galley(ui, error, roles.bad, ui.available_width() - 22.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(words.size().x + 22.0, words.size().y), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, error));
    let center = Pos2::new(rect.left() + 8.0, rect.top() + 9.0);
    paint::icon(ui.painter(), center, Icon::WarningOctagon, space::ICON_TEXT, roles.bad);
    paint::text_from(ui.painter(), Pos2::new(rect.left() + 22.0, rect.top()), words);
    response
}

/// The box of an input: edge `control`, 2 of `bad` when wrong, ring when focused.
#[expect(clippy::fn_params_excessive_bools, reason = "two independent states of one control")]
pub(super) fn paint_box(
    ui: &Ui,
    at: egui::layers::ShapeIdx,
    rect: Rect,
    is_wrong: bool,
    has_focus: bool,
) {
    let roles = roles(ui);
    let stroke =
        if is_wrong { Stroke::new(2.0, roles.bad) } else { Stroke::new(1.0, roles.control) };
    let fill = if ui.is_enabled() { roles.surface } else { roles.bg };
    let shape = egui::epaint::RectShape::new(
        rect,
        CornerRadius::same(space::R_CONTROL),
        fill,
        stroke,
        egui::StrokeKind::Inside,
    );
    ui.painter().set(at, shape);
    if has_focus {
        paint::focus_outside(ui.painter(), rect, space::R_CONTROL, roles);
    }
}

/// The look of one line of input.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// Kept over frames: focus and caret hang on it.
    pub id: Id,
    /// Spoken name.
    pub name: &'a str,
    /// Shown while it is empty.
    pub placeholder: &'a str,
    /// Width in points.
    pub width: f32,
    /// 36, or 28 compact.
    pub height: f32,
    /// Red edge.
    pub is_wrong: bool,
    /// Room kept free at the left for an icon.
    pub indent: f32,
    /// Shown as dots.
    pub is_secret: bool,
    /// Twelve digits in groups (IIN, BIN).
    pub is_grouped: bool,
}

impl<'a> Input<'a> {
    /// A plain line of input, 36 high.
    pub fn new(id: Id, name: &'a str, width: f32) -> Self {
        Self {
            id,
            name,
            placeholder: "",
            width,
            height: space::CONTROL,
            is_wrong: false,
            indent: 0.0,
            is_secret: false,
            is_grouped: false,
        }
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let roles = roles(ui);
        let at = ui.painter().add(egui::Shape::Noop);
        let compact = self.height < space::CONTROL;
        let kind = if compact { Kind::Small } else { Kind::Body };
        let edge: i8 = if compact { 11 } else { 13 };
        #[expect(clippy::cast_possible_truncation, reason = "an indent is a few points")]
        let left = edge.saturating_add(self.indent as i8);
        let above = if compact { 5 } else { 8 };
        let color = if ui.is_enabled() { roles.text } else { roles.text_3 };
        let size = vec2(self.width, self.height);
        let edit = TextEdit::singleline(text)
            .id(self.id)
            .font(kind.font())
            .text_color(color)
            .password(self.is_secret)
            .hint_text(kind.rich(self.placeholder, roles.text_3))
            .frame(Frame::NONE.inner_margin(Margin { left, right: edge, top: above, bottom: 0 }))
            .align(egui::Align2::LEFT_TOP)
            .min_size(size)
            .desired_width(self.width);
        let (is_grouped, is_secret) = (self.is_grouped, self.is_secret);
        let mut in_line = |ui: &Ui, text: &dyn egui::TextBuffer, _wrap: f32| {
            let job = match (is_secret, is_grouped) {
                (true, _) => line_of(&"•".repeat(text.as_str().chars().count()), kind, color),
                (false, true) => super::id_field::grouped(text.as_str(), color),
                (false, false) => line_of(text.as_str(), kind, color),
            };
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit = edit.layouter(&mut in_line);
        let response = ui.add(edit);
        let name = self.name;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        paint_box(ui, at, response.rect, self.is_wrong, response.has_focus());
        say_why_off(response, is_only_read(ui))
    }
}

/// One line, spaces at its end kept, in our line height.
fn line_of(text: &str, kind: Kind, color: Color32) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), kind.format(color));
    job.keep_trailing_whitespace = true;
    job.break_on_newline = false;
    job
}

/// A text field: label, hint, error, box.
pub fn text_field_ui(
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    text: &mut String,
    box_width: f32,
) -> Response {
    let width = ui.available_width();
    let label = field.label;
    field.show(ui, width, |ui, field| {
        let mut input = Input::new(id, label, box_width.min(width));
        input.is_wrong = field.is_wrong();
        input.ui(ui, text)
    })
}
