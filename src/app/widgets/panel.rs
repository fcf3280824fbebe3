//! Side panels: the right one that folds to a rail in narrow windows, and the parts of "why is this needed".

use egui::{
    Area, Frame, Id, Margin, Order, Panel, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, vec2,
};

use super::button::IconButton;
use super::field::text_ui;
use super::paint;
use super::status::{confidence_badge_ui, confidence_width};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::rules::rule_book::Confidence;

/// A side panel at the right, `bg`, with a line at its left edge.
#[must_use = "call `show`"]
#[derive(Clone, Debug)]
pub struct RightPanel<'a> {
    id: Id,
    name: &'a str,
    width: f32,
}

impl<'a> RightPanel<'a> {
    /// `name` is spoken, and is the tooltip of the button on the rail.
    pub fn new(id: Id, name: &'a str, width: f32) -> Self {
        Self { id, name, width }
    }

    /// Call before the content of the page. In windows narrower than 1100 a rail of 44 is left; its button opens
    /// the panel over the content.
    pub fn show(self, ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
        let is_wide = ui.ctx().content_rect().width() >= space::WIDE;
        if is_wide {
            let frame = panel_frame(ui);
            Panel::right(self.id.with("wide"))
                .exact_size(self.width)
                .resizable(false)
                .show_separator_line(false)
                .frame(frame)
                .show(ui, |ui| self.content_ui(ui, content));
            return;
        }
        let slot = self.id.with("is open");
        let mut is_open: bool = ui.data(|data| data.get_temp(slot)).unwrap_or(false);
        let frame = Frame::NONE.fill(roles(ui).bg).inner_margin(Margin {
            left: 6,
            right: 6,
            top: 10,
            bottom: 0,
        });
        let rail = Panel::right(self.id.with("rail"))
            .exact_size(space::RAIL)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                edge_line(ui, ui.max_rect().expand2(vec2(6.0, 10.0)));
                if IconButton::new(Icon::Info, self.name).selected(is_open).ui(ui).clicked() {
                    is_open = !is_open;
                }
            });
        if is_open {
            let rail = rail.response.rect;
            let width = self.width.min(rail.left() - space::S32);
            let place =
                Rect::from_min_max(Pos2::new(rail.left() - width, rail.top()), rail.left_bottom());
            let closes = self.floating_ui(ui, place, content);
            is_open = !closes;
        }
        ui.data_mut(|data| data.insert_temp(slot, is_open));
    }

    /// Over the content; true when Esc was pressed.
    fn floating_ui(&self, ui: &Ui, place: Rect, content: impl FnOnce(&mut Ui)) -> bool {
        let roles = roles(ui);
        let area = Area::new(self.id.with("floating"))
            .order(Order::Middle)
            .fixed_pos(place.min)
            .role(Role::Complementary)
            .accessible_name(self.name);
        area.show(ui.ctx(), |ui| {
            let frame =
                panel_frame(ui).shadow(paint::shadow(roles)).stroke(Stroke::new(1.0, roles.line));
            frame.show(ui, |ui| {
                let inside = place.size() - vec2(51.0, 43.0);
                ui.set_width(inside.x);
                ui.set_height(inside.y);
                scroll_ui(ui, content);
            });
        });
        ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    }

    fn content_ui(&self, ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
        let rect = ui.max_rect().expand2(vec2(25.0, 21.0));
        edge_line(ui, rect);
        let builder =
            UiBuilder::new().accessibility_role(Role::Complementary).accessibility_label(self.name);
        ui.scope_builder(builder, |ui| scroll_ui(ui, content));
    }
}

fn scroll_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        content(ui);
    });
}

fn panel_frame(ui: &Ui) -> Frame {
    let margin = Margin { left: 25, right: 24, top: 21, bottom: 20 };
    Frame::NONE.fill(roles(ui).bg).inner_margin(margin)
}

fn edge_line(ui: &Ui, rect: Rect) {
    let line = Rect::from_min_max(rect.min, Pos2::new(rect.left() + 1.0, rect.bottom()));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(line, 0, roles(ui).line);
}

/// A small caption with a heading below it ("Why this is needed", "The applicant's documents").
pub fn panel_heading_ui(ui: &mut Ui, caption: &str, heading: &str) {
    let roles = roles(ui);
    if !caption.is_empty() {
        text_ui(ui, caption, Kind::Hint, roles.text_2);
        ui.add_space(2.0);
    }
    text_ui(ui, heading, Kind::Section, roles.text);
}

/// A paragraph of a side panel, 13/20.
pub fn paragraph_ui(ui: &mut Ui, text: &str) {
    text_ui(ui, text, Kind::Paragraph, roles(ui).text);
}

/// A bold line with a small paragraph below it ("Act", "IIN").
pub fn note_ui(ui: &mut Ui, heading: &str, text: &str) {
    let roles = roles(ui);
    text_ui(ui, heading, Kind::SmallBold, roles.text);
    text_ui(ui, text, Kind::Note, roles.text_2);
}

/// Rules with their confidence, a line above and below each.
pub fn rule_list_ui(ui: &mut Ui, list: &[(&str, Confidence)]) {
    let roles = roles(ui);
    let (left, right) = (ui.cursor().left(), ui.cursor().left() + ui.available_width());
    paint::divider(ui, left, right, ui.cursor().top());
    ui.add_space(1.0);
    for (rule, confidence) in list {
        let badge = confidence_width(ui, *confidence);
        let words =
            Kind::Small.galley(ui, rule, roles.text, ui.available_width() - badge - space::S8);
        let height = words.size().y.max(space::BADGE) + 17.0;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, rule));
        let middle = rect.center().y - 0.5;
        paint::text_at(ui.painter(), rect.left(), middle, words);
        let corner = Pos2::new(rect.right() - badge, middle - space::BADGE / 2.0);
        let place = Rect::from_min_size(corner, vec2(badge, space::BADGE));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place));
        confidence_badge_ui(&mut child, *confidence);
        paint::divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
    }
}
