//! How a page is divided at each width, in points after zoom: the same three steps everywhere.

use egui::{
    AsIdSalt, CentralPanel, Context, Frame, Id, Key, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder,
};

use super::command::Command;
use super::focus::{Part, remember};
use super::theme::{Icon, roles, space};
use super::view::View;
use super::widgets::IconButton;

/// How much room the window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// Below 900: one column, tabs become a menu.
    Narrow,
    /// 900 to 1099: the side panel is folded to a rail.
    Middle,
    /// 1100 and more: everything side by side.
    Wide,
}

impl Width {
    /// The step the window is at.
    pub fn of(ctx: &Context) -> Self {
        let width = ctx.content_rect().width();
        if width >= space::WIDE {
            Self::Wide
        } else if width >= space::NARROW {
            Self::Middle
        } else {
            Self::Narrow
        }
    }
}

/// Draws a page with a side panel of `width` at its right. Where there is no room for it, it lies folded
/// in a rail or behind the button of the top bar, and opens over the page.
pub fn with_side_ui(
    ui: &mut Ui,
    view: &View<'_>,
    width: f32,
    out: &mut Vec<Command>,
    main: impl FnOnce(&mut Ui, &mut Vec<Command>),
    side: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let fill = roles(ui).bg;
    let panel = Frame::new().fill(fill);
    match view.width {
        Width::Wide => {
            let shown = Panel::right("side")
                .exact_size(width)
                .resizable(false)
                .frame(panel)
                .show(ui, |ui| side(ui, out));
            remember(ui.ctx(), Part::Page, shown.response.rect);
            main_ui(ui, |ui| main(ui, out));
        }
        Width::Middle => {
            let rail = Panel::right("rail")
                .exact_size(space::RAIL)
                .resizable(false)
                .frame(panel.inner_margin(Margin { left: 6, right: 6, top: 10, bottom: 0 }))
                .show(ui, |ui| side_button_ui(ui, view, out));
            remember(ui.ctx(), Part::Page, rail.response.rect);
            main_ui(ui, |ui| main(ui, out));
            if view.side_open {
                over_ui(ui, view, width, space::RAIL, out, side);
            }
        }
        Width::Narrow => {
            main_ui(ui, |ui| main(ui, out));
            if view.side_open {
                over_ui(ui, view, width, 0.0, out, side);
            }
        }
    }
}

/// Room for something whose controls keep their ids, and with them the keyboard, whatever is drawn before it:
/// egui counts the others. The key is unique on the page.
pub(crate) fn keyed(ui: &Ui, key: impl AsIdSalt) -> UiBuilder {
    UiBuilder::new().scope_id(ui.scope_id().with(key))
}

/// Draws rows of one height: those that can be seen, and some at either end of them, so that the keyboard and
/// a screen reader get from row to row.
pub(crate) fn rows_ui(
    ui: &mut Ui,
    area: ScrollArea,
    (height, count, beside): (f32, usize, usize),
    mut add: impl FnMut(&mut Ui, usize),
) {
    let gap = ui.spacing().item_spacing.y;
    let step = height + gap;
    area.show_viewport(ui, |ui, seen| {
        ui.set_height((step * offset(count) - gap).max(0.0));
        let first = whole(seen.top() / step).saturating_sub(beside);
        let last = (whole((seen.bottom() / step).ceil()) + beside).min(count);
        let top = ui.max_rect().top() + step * offset(first);
        let rows = ui.max_rect().x_range();
        let room = Rect::from_x_y_ranges(rows, top..=top + step * offset(last - first.min(last)));
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ui.skip_ahead_auto_ids(first);
            for row in first..last {
                add(ui, row);
            }
        });
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on a page")]
fn whole(number: f32) -> usize {
    number.clamp(0.0, 1e6) as usize
}

fn offset(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

/// Whether there is little height: then a page scrolls as a whole, and its foot is as low as it gets.
pub(crate) fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < 480.0
}

/// Draws a page that fills the window.
pub fn main_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = CentralPanel::default().frame(Frame::new().fill(roles(ui).surface)).show(ui, add);
    remember(ui.ctx(), Part::Page, shown.response.rect);
    shown.inner
}

/// The button that opens and folds the side panel.
pub(crate) fn side_button_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let name = view.say(if view.side_open { "app-side-hide" } else { "app-side-show" });
    if IconButton::new(Icon::Info, &name).selected(view.side_open).ui(ui).clicked() {
        out.push(Command::ToggleSide);
    }
}

/// The side panel over the page.
fn over_ui(
    ui: &mut Ui,
    view: &View<'_>,
    width: f32,
    beside: f32,
    out: &mut Vec<Command>,
    side: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let whole = ui.max_rect();
    let room = whole.width() - beside;
    let right = whole.right() - beside;
    let rect = Rect::from_min_max(
        egui::pos2(right - width.min(room), whole.top()),
        egui::pos2(right, whole.bottom()),
    );
    let title = view.say("app-side");
    let look = roles(ui);
    let area = egui::Area::new(Id::unique("side over"))
        .order(egui::Order::Middle)
        .fixed_pos(rect.min)
        .role(egui::Role::Dialog)
        .accessible_name(title)
        .show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(look.bg)
                .stroke((1.0, look.line))
                .shadow(ui.visuals().popup_shadow);
            frame.show(ui, |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                side(ui, out);
            });
        });
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if escaped || area.response.clicked_elsewhere() {
        out.push(Command::ToggleSide);
    }
}
