//! Cards: a framed block, two readings of a rule, the error summary, an empty state.

use egui::{
    Align, Frame, Layout, Margin, Pos2, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, vec2,
};

use super::button::link_ui;
use super::field::{text_ui, words_ui};
use super::paint;
use super::words::say;
use crate::app::theme::{Icon, Kind, roles, space};

/// A block with an edge of 1 and a radius of 8; never one inside another.
pub fn card_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let roles = roles(ui);
    card_frame(roles.surface, Stroke::new(1.0, roles.line))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            content(ui)
        })
        .inner
}

fn card_frame(fill: egui::Color32, stroke: Stroke) -> Frame {
    Frame::NONE
        .fill(fill)
        .stroke(stroke)
        .corner_radius(space::R_CARD)
        .inner_margin(Margin::symmetric(14, 12))
}

/// Two readings in a side panel: the question, the safe reading, the lenient one, and a link to the rules.
#[derive(Clone, Copy, Debug)]
pub struct Readings<'a> {
    /// What is disputed.
    pub question: &'a str,
    /// The reading that we follow.
    pub safe: &'a str,
    /// The other one.
    pub lenient: &'a str,
    /// What we do about it ("We ask for both.").
    pub outcome: &'a str,
    /// Words of the link; empty: none.
    pub link: &'a str,
}

impl Readings<'_> {
    /// Draws the card; true when the link was pressed.
    pub fn ui(self, ui: &mut Ui) -> bool {
        let roles = roles(ui);
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = say(ui, "widget-two-readings", &[]);
            let galley =
                Kind::SmallBold.galley(ui, &title, roles.text, ui.available_width() - 26.0);
            let (rect, response) =
                ui.allocate_exact_size(vec2(26.0 + galley.size().x, 20.0), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, &title));
            let center = Pos2::new(rect.left() + 9.0, rect.center().y);
            paint::icon(ui.painter(), center, Icon::Scales, space::ICON_IN_BUTTON, roles.warn);
            paint::text_at(ui.painter(), rect.left() + 26.0, rect.center().y, galley);
            ui.add_space(space::S4);
            text_ui(ui, self.question, Kind::Small, roles.text);
            ui.add_space(space::S8);
            for (key, text) in [("widget-safe", self.safe), ("widget-lenient", self.lenient)] {
                let word = say(ui, key, &[]);
                reading_ui(ui, &word, text);
                ui.add_space(6.0);
            }
            ui.add_space(2.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::S4;
                text_ui(ui, self.outcome, Kind::Hint, roles.text_2);
                !self.link.is_empty() && link_ui(ui, self.link, Kind::Hint).clicked()
            })
            .inner
        })
    }
}

fn reading_ui(ui: &mut Ui, word: &str, text: &str) {
    let roles = roles(ui);
    let column = ["widget-safe", "widget-lenient"]
        .map(|key| paint::width_of(ui, &say(ui, key, &[]), Kind::HintBold))
        .into_iter()
        .fold(46.0, f32::max)
        + space::S12;
    let words = Kind::Note.galley(ui, text, roles.text_2, ui.available_width() - column);
    let size = vec2(ui.available_width(), words.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, format!("{word}: {text}")));
    let head = Kind::HintBold.galley(ui, word, roles.text, column);
    paint::text_from(ui.painter(), rect.min + vec2(0.0, 1.0), head);
    paint::text_from(ui.painter(), rect.min + vec2(column, 0.0), words);
}

/// One reading as a card of the rules and deadlines pages; the one in use has an edge of 2 in `accent`.
#[derive(Clone, Copy, Debug)]
pub struct ReadingCard<'a> {
    /// "Entry + 29", "Tue 1 December".
    pub title: &'a str,
    /// "Safe, used for dates".
    pub tag: &'a str,
    /// What follows from it.
    pub text: &'a str,
    /// Where it comes from; may be empty.
    pub source: &'a str,
    /// Followed by the program.
    pub is_used: bool,
}

impl ReadingCard<'_> {
    /// Draws it `width` points wide and at least `height` high; gives the height used.
    pub fn ui(self, ui: &mut Ui, width: f32, height: f32) -> f32 {
        let roles = roles(ui);
        let room = width - 34.0;
        let (tag_kind, tag_color) = if self.is_used {
            (Kind::SmallBold, roles.accent)
        } else {
            (Kind::Small, roles.text_2)
        };
        let tag = tag_kind.galley(ui, self.tag, tag_color, room / 2.0);
        let title = Kind::Label.galley(ui, self.title, roles.text, room - tag.size().x - 28.0);
        let text = Kind::Small.galley(ui, self.text, roles.text, room);
        let source = Kind::Hint.galley(ui, self.source, roles.text_2, room);
        let source_height = if self.source.is_empty() { 0.0 } else { source.size().y + 6.0 };
        let text_height = if self.text.is_empty() { 0.0 } else { text.size().y };
        let content = title.size().y + space::S4 + text_height + source_height + 26.0;
        let size = vec2(width, height.max(content));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let spoken = format!("{}, {}. {} {}", self.title, self.tag, self.text, self.source);
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, spoken.trim()));
        let stroke = if self.is_used {
            Stroke::new(2.0, roles.accent)
        } else {
            Stroke::new(1.0, roles.line)
        };
        paint::stroked(ui.painter(), rect, space::R_CARD, roles.surface, stroke);
        let at = rect.min + vec2(17.0, 13.0);
        let head = paint::text_from(ui.painter(), at, title);
        let tag_x = rect.right() - 17.0 - tag.size().x;
        if self.is_used {
            let center = Pos2::new(tag_x - 14.0, head.top() + 10.0);
            paint::icon(ui.painter(), center, Icon::ShieldCheck, space::ICON_TEXT, roles.accent);
        }
        paint::text_from(ui.painter(), Pos2::new(tag_x, head.top() + 1.0), tag);
        let body = paint::text_from(ui.painter(), Pos2::new(at.x, head.bottom() + space::S4), text);
        if !self.source.is_empty() {
            let below = if self.text.is_empty() { body.top() } else { body.bottom() };
            paint::text_from(ui.painter(), Pos2::new(at.x, below + 6.0), source);
        }
        size.y
    }
}

/// "There is a problem" above a form: each line is a link to its field. `Some(index)` when one was pressed.
/// With `take_focus` the first link gets the keyboard (once, after Save was pressed).
pub fn error_summary_ui(ui: &mut Ui, errors: &[&str], take_focus: bool) -> Option<usize> {
    let roles = roles(ui);
    let heading = say(ui, "status-problem", &[]);
    let builder =
        UiBuilder::new().accessibility_role(Role::Alert).accessibility_label(heading.as_str());
    let mut pressed = None;
    ui.scope_builder(builder, |ui| {
        let frame = Frame::NONE
            .fill(roles.surface)
            .stroke(Stroke::new(2.0, roles.bad))
            .corner_radius(space::R_CARD)
            .inner_margin(Margin { left: 52, right: 16, top: 12, bottom: 12 });
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            text_ui(ui, &heading, Kind::Section, roles.text);
            for (index, error) in errors.iter().enumerate() {
                ui.add_space(2.0);
                let response = error_link_ui(ui, error);
                if take_focus && index == 0 {
                    response.request_focus();
                }
                if response.clicked() {
                    pressed = Some(index);
                }
            }
        });
        let corner = shown.response.rect.min;
        let center = Pos2::new(corner.x + 30.0, corner.y + 26.0);
        paint::icon(ui.painter(), center, Icon::WarningOctagon, 24.0, roles.bad);
    });
    pressed
}

fn error_link_ui(ui: &mut Ui, error: &str) -> Response {
    let roles = roles(ui);
    let words = Kind::Label.galley(ui, error, roles.bad, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(words.size(), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Link, true, error));
    paint::underlined(ui.painter(), rect.min, words, Kind::Label, roles.bad);
    if response.has_focus() {
        paint::focus_outside(ui.painter(), rect.expand2(vec2(1.0, -1.0)), 2, roles);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// An empty place: what belongs here, and the button that begins it.
pub fn empty_state_ui<R>(
    ui: &mut Ui,
    title: &str,
    text: &str,
    actions: impl FnOnce(&mut Ui) -> R,
) -> R {
    let roles = roles(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text_ui(ui, title, Kind::Hero, roles.text);
        ui.add_space(6.0);
        let room = ui.available_width().min(640.0);
        words_ui(ui, Kind::Body.galley(ui, text, roles.text_2, room));
        ui.add_space(space::S24);
        ui.with_layout(Layout::left_to_right(Align::Min), actions).inner
    })
    .inner
}

/// The picture of a finished pack: three sheets, as on the first page of an empty workspace. 126 × 144.
pub fn paper_stack_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(126.0, 144.0), Sense::hover());
    let sheet = |x: f32, y: f32| Rect::from_min_size(rect.min + vec2(x, y), vec2(98.0, 138.0));
    let ink = crate::app::theme::LIGHT;
    for (x, y) in [(28.0, 0.0), (14.0, 3.0), (0.0, 6.0)] {
        paint_paper(ui, sheet(x, y));
    }
    let corner = rect.min + vec2(13.0, 6.0);
    let line = |top: f32, width: f32, height: f32, color| {
        let bar = Rect::from_min_size(corner + vec2(0.0, top), vec2(width, height));
        ui.painter().rect_filled(bar, 0, color);
    };
    line(15.0, 34.0, 3.0, ink.line_strong);
    line(23.0, 62.0, 6.0, ink.text);
    line(34.0, 50.0, 3.0, ink.line_strong);
    line(46.0, 72.0, 1.0, ink.text);
    for row in [56.0, 65.0, 74.0, 83.0, 92.0] {
        line(row, 72.0, 2.0, ink.line);
    }
}

/// A sheet of paper with its edge and shadow.
pub(super) fn paint_paper(ui: &Ui, rect: Rect) {
    let roles = roles(ui);
    let shadow = egui::Shadow { offset: [0, 1], blur: 2, spread: 0, color: roles.shadow_paper };
    ui.painter().add(shadow.as_shape(rect, space::R_PAPER));
    paint::boxed(ui.painter(), rect, space::R_PAPER, roles.paper, roles.line_strong);
}
