//! The frame around every page: top bar, status bar, menu, message at the foot.

mod languages;
mod menu;
mod message;
mod status;
mod top;
mod waiting;

pub(super) use languages::languages_ui;
pub(super) use menu::{item_ui as menu_item_ui, open_later as open_menu_later};
pub(super) use message::message_ui;
pub(super) use status::{Saved, ZOOMS, status_ui, zoom_step};
pub(super) use top::top_ui;
pub(super) use waiting::waiting_ui;

use egui::{Color32, Context, Frame, InnerResponse, Margin, Ui};

use super::theme::{Roles, roles, space};

/// What floats over the page: where, how it is told to screen readers, and how it looks.
struct Floating {
    area: egui::Area,
    role: egui::Role,
    /// What a screen reader says.
    name: String,
    fill: fn(&Roles) -> Color32,
    edge: Option<fn(&Roles) -> Color32>,
    margin: Margin,
    height: f32,
    widest: f32,
}

impl Floating {
    /// Draws it, with its parts side by side.
    fn show(self, ctx: &Context, add: impl FnOnce(&mut Ui)) -> InnerResponse<()> {
        let area = self.area.order(egui::Order::Foreground).role(self.role);
        area.accessible_name(self.name).show(ctx, |ui| {
            let look = roles(ui);
            let edge = self.edge.map_or(egui::Stroke::NONE, |edge| (1.0, edge(look)).into());
            let frame = Frame::new().fill((self.fill)(look)).stroke(edge).inner_margin(self.margin);
            let shadow = ui.visuals().popup_shadow;
            frame.corner_radius(space::R_CARD).shadow(shadow).show(ui, |ui| {
                ui.set_max_width(self.widest);
                ui.horizontal(|ui| {
                    ui.set_min_height(self.height);
                    ui.spacing_mut().item_spacing.x = space::S12;
                    add(ui);
                });
            });
        })
    }
}
