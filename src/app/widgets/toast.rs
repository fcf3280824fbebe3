//! Toasts: what was just done, and Undo. They stay at least ten seconds, longer while the pointer is on them.

use std::time::Duration;

use egui::{
    Align2, Area, Context, Frame, Id, Margin, Order, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::paint;
use super::words::say;
use crate::app::theme::{Icon, Kind, roles_of, space};

/// How long a toast stays, in seconds.
pub const TOAST_SECONDS: f64 = 12.0;

#[derive(Clone, Debug)]
struct Toast {
    number: u64,
    icon: Icon,
    text: String,
    can_undo: bool,
    until: Option<f64>,
}

/// The toasts on the screen, newest last; two at most, older ones give way.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    next: u64,
}

impl Toasts {
    /// Shows a text; the number comes back from [`Self::show`] when Undo is pressed.
    pub fn push(&mut self, icon: Icon, text: impl Into<String>, can_undo: bool) -> u64 {
        let number = self.next;
        self.next += 1;
        if self.shown.len() > 1 {
            self.shown.remove(0);
        }
        self.shown.push(Toast { number, icon, text: text.into(), can_undo, until: None });
        number
    }

    /// Takes a toast away, e.g. when what it would undo was undone otherwise.
    pub fn remove(&mut self, number: u64) {
        self.shown.retain(|toast| toast.number != number);
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Draws them centred on `center_x`, the lowest one ending at `bottom`. Gives the number whose Undo was pressed.
    pub fn show(&mut self, ctx: &Context, center_x: f32, bottom: f32) -> Option<u64> {
        let now = ctx.input(|input| input.time);
        self.shown.retain(|toast| toast.until.is_none_or(|until| now < until));
        let mut undone = None;
        let mut lowest = bottom;
        for toast in self.shown.iter_mut().rev() {
            let until = *toast.until.get_or_insert(now + TOAST_SECONDS);
            let area = Area::new(Id::unique(("toast", toast.number)))
                .order(Order::Foreground)
                .pivot(Align2::CENTER_BOTTOM)
                .fixed_pos(egui::pos2(center_x, lowest))
                .role(Role::Alert)
                .accessible_name(toast.text.as_str());
            let shown = area.show(ctx, |ui| toast_ui(ui, toast));
            if shown.inner.0 {
                undone = Some(toast.number);
            }
            if shown.response.contains_pointer() || shown.inner.1 {
                toast.until = Some(until.max(now + 4.0));
            }
            lowest = shown.response.rect.top() - space::S8;
            ctx.request_repaint_after(Duration::from_secs_f64((until - now).clamp(0.05, 60.0)));
        }
        if let Some(number) = undone {
            self.remove(number);
        }
        undone
    }
}

/// Gives whether Undo was pressed, and whether it holds the focus.
fn toast_ui(ui: &mut Ui, toast: &Toast) -> (bool, bool) {
    let roles = roles_of(ui.ctx());
    let frame = Frame::NONE
        .fill(roles.text)
        .corner_radius(space::R_CARD)
        .shadow(paint::shadow(roles))
        .inner_margin(Margin::symmetric(16, 10));
    frame
        .show(ui, |ui| {
            ui.set_max_width(480.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let words = Kind::Body.galley(ui, &toast.text, roles.surface, 380.0);
                let size = vec2(24.0 + words.size().x, words.size().y);
                let (rect, label) = ui.allocate_exact_size(size, Sense::hover());
                label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &toast.text));
                let center = egui::pos2(rect.left() + 8.0, rect.top() + 10.0);
                paint::icon(ui.painter(), center, toast.icon, space::ICON_IN_BUTTON, roles.surface);
                paint::text_from(ui.painter(), egui::pos2(rect.left() + 24.0, rect.top()), words);
                if !toast.can_undo {
                    return (false, false);
                }
                ui.add_space(28.0);
                let undo = say(ui, "widget-undo", &[]);
                let words = Kind::Label.galley(ui, &undo, roles.surface, f32::INFINITY);
                let (id, rect) = ui.allocate_space(words.size());
                let response = ui.interact(rect.expand(space::S4), id, Sense::click());
                let name = format!("{undo}: {}", toast.text);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                paint::underlined(ui.painter(), rect.min, words, Kind::Label, roles.surface);
                if response.has_focus() {
                    let stroke = Stroke::new(space::FOCUS_STROKE, roles.surface);
                    let ring = rect.expand2(vec2(4.0, 2.0));
                    ui.painter().rect_stroke(ring, 4, stroke, egui::StrokeKind::Outside);
                }
                (response.clicked(), response.has_focus())
            })
            .inner
        })
        .inner
}
