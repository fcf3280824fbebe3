//! The start page of an empty workspace: a filled-in case to look at, or the first case.

use egui::{Frame, Margin, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::rows::Which;
use crate::app::command::Command;
use crate::app::screens::Screen;
use crate::app::shortcuts::Action;
use crate::app::theme::{Icon, Kind, Roles, roles, space};
use crate::app::toast::Toast;
use crate::app::view::View;
use crate::app::widgets::{BigAction, Button, big_actions_ui, paint, text_ui, words_ui};

/// Why no case can be begun.
pub(in crate::app) const READ_ONLY: &str = "app-new-case-read-only";

/// The widest that it gets.
const WIDTH: f32 = 760.0;

/// Draws it.
pub(super) fn empty_ui(ui: &mut Ui, view: &View<'_>, which: &mut Which, out: &mut Vec<Command>) {
    centred_ui(ui, 500.0, |ui| {
        head_ui(ui, view);
        invitation_ui(ui, view, out);
        ui.add_space(space::S16);
        out.extend(ways_ui(ui, view, false));
        at_hand_ui(ui, view);
        // What was put away can be brought back.
        let deleted = view.desk.store().deleted_cases().len();
        if deleted > 0 {
            ui.add_space(space::S16);
            let words = view.say_with("start-deleted", &[("count", deleted.into())]);
            if Button::secondary(&words).icon(Icon::Trash).compact().ui(ui).clicked() {
                *which = Which::Deleted;
            }
        }
    });
}

/// A new case, or one that there is already; the first stands out where nothing else is to be done first.
pub(in crate::app::screens) fn ways_ui(
    ui: &mut Ui,
    view: &View<'_>,
    is_primary: bool,
) -> Option<Command> {
    let (new, new_lead) = (view.say("action-new-case"), view.say("start-new-case-lead"));
    let (open, open_lead) = (view.say("start-open"), view.say("start-open-lead"));
    let reason = view.say(READ_ONLY);
    let action =
        |icon, title, hint| BigAction { icon, title, hint, is_primary: false, why_not: None };
    let actions = [
        BigAction {
            is_primary,
            why_not: view.read_only.then_some(reason.as_str()),
            ..action(Icon::PlusCircle, &new, &new_lead)
        },
        action(Icon::FolderOpen, &open, &open_lead),
    ];
    match big_actions_ui(ui, &actions)? {
        0 if view.read_only => Some(Command::Say(Toast::done(READ_ONLY))),
        0 => Some(Command::Go(Screen::NewCase)),
        _ => Action::Open.command(view),
    }
}

/// A column in the middle of the page.
pub(in crate::app) fn centred_ui(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let room = ui.available_size();
        let width = WIDTH.min(room.x - 2.0 * space::S24);
        let above = ((room.y - height) / 2.0 - 20.0).max(space::S32);
        ui.add_space(above);
        let left = ((room.x - width) / 2.0).floor();
        let rect = Rect::from_min_size(
            pos2(ui.max_rect().left() + left, ui.cursor().top()),
            vec2(width, height),
        );
        let inner = ui.scope_builder(egui::UiBuilder::new().max_rect(rect), add);
        ui.advance_cursor_after_rect(inner.response.rect);
        ui.add_space(space::S32);
    });
}

/// What the program is for.
pub(in crate::app::screens) fn head_ui(ui: &mut Ui, view: &View<'_>) {
    let look = roles(ui);
    text_ui(ui, &view.say("first-title"), Kind::Hero, look.text);
    ui.add_space(space::S4);
    let galley = Kind::Body.galley(ui, &view.say("first-lead"), look.text_2, 620.0);
    words_ui(ui, galley);
    ui.add_space(28.0);
}

/// The card with the sample.
pub(in crate::app::screens) fn invitation_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    let wide = ui.available_width() >= 600.0;
    Frame::new()
        .fill(look.bg)
        .stroke((1.0, look.line))
        .corner_radius(space::R_CARD)
        .inner_margin(Margin { left: 48, right: 24, top: 24, bottom: 24 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                if wide {
                    sheets_ui(ui, look);
                    ui.add_space(32.0);
                }
                ui.vertical(|ui| {
                    ui.add_space(space::S12);
                    text_ui(ui, &view.say("first-sample-title"), Kind::Section, look.text);
                    ui.add_space(space::S4);
                    text_ui(ui, &view.say("first-sample-lead"), Kind::Paragraph, look.text_2);
                    ui.add_space(space::S16);
                    let words = view.say("action-sample");
                    if Button::primary(&words).icon(Icon::Eye).ui(ui).clicked() {
                        out.push(Command::OpenSample);
                    }
                });
            });
        });
}

/// Three sheets of paper.
fn sheets_ui(ui: &mut Ui, look: &Roles) {
    let (rect, _) = ui.allocate_exact_size(vec2(126.0, 144.0), Sense::hover());
    let painter = ui.painter();
    for (x, y) in [(28.0, 0.0), (14.0, 3.0), (0.0, 6.0)] {
        let sheet = Rect::from_min_size(rect.min + vec2(x, y), vec2(98.0, 138.0));
        painter.rect_filled(sheet.translate(vec2(0.0, 1.0)), space::R_PAPER, look.shadow_paper);
        paint::boxed(
            painter,
            sheet,
            space::R_PAPER,
            look.paper,
            crate::app::theme::LIGHT.line_strong,
        );
    }
    let paper = &crate::app::theme::LIGHT;
    let line = |top: f32, width: f32, height: f32, color| {
        let at = rect.min + vec2(13.0, top);
        painter.rect_filled(Rect::from_min_size(at, vec2(width, height)), 0, color);
    };
    line(21.0, 34.0, 3.0, paper.line_strong);
    line(29.0, 62.0, 6.0, paper.text);
    line(40.0, 50.0, 3.0, paper.line_strong);
    line(52.0, 72.0, 1.0, paper.text);
    for step in [61.0, 70.0, 79.0, 88.0, 97.0] {
        line(step, 72.0, 2.0, paper.line);
    }
}

fn at_hand_ui(ui: &mut Ui, view: &View<'_>) {
    let look = roles(ui);
    ui.add_space(28.0);
    text_ui(ui, &view.say("first-at-hand"), Kind::Label, look.text);
    ui.add_space(space::S8);
    let things = [
        (Icon::IdentificationCard, "first-at-hand-passport"),
        (Icon::FileText, "first-at-hand-contract"),
        (Icon::House, "first-at-hand-dwelling"),
    ];
    let width = (ui.available_width() - 2.0 * space::S24) / 3.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S24;
        for (icon, key) in things {
            let galley = Kind::Small.galley(ui, &view.say(key), look.text_2, width - 30.0);
            let height = galley.size().y.max(20.0);
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            let at = pos2(rect.left() + 10.0, rect.top() + 9.0);
            paint::icon(ui.painter(), at, icon, 18.0, look.text_2);
            paint::text_from(ui.painter(), pos2(rect.left() + 30.0, rect.top()), galley);
        }
    });
    ui.add_space(space::S20);
    text_ui(ui, &view.say("first-drop"), Kind::Hint, look.text_2);
}
