//! The start page: begin or open a case, all cases with their next date, what is due in 30 days.

mod due;
mod empty;
mod menu;
mod rows;
mod table;

use egui::{Frame, Id, Margin, Popup, ScrollArea, Ui, Vec2};

use crate::app::chrome::menu_item_ui;
use crate::app::command::Command;
use crate::app::layout::{is_low, main_ui, with_side_ui};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, Input, paint};
use rows::{Column, Rows, Which};
use table::{Heights, Table, table_ui, whole_table_ui};

pub(in crate::app) use empty::{READ_ONLY, centred_ui};
pub(super) use empty::{head_ui, invitation_ui, ways_ui};
pub(in crate::app) use menu::OF_CASE;

/// Width of the panel at the right.
const SIDE: f32 = 312.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub(crate) struct State {
    filter: String,
    which: Which,
    column: Column,
    reversed: bool,
    rows: Rows,
    due: due::List,
    heights: Heights,
}

/// Draws the page.
pub(crate) fn start_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    if view.desk.cases().is_empty() && state.which != Which::Deleted {
        main_ui(ui, |ui| empty::empty_ui(ui, view, &mut state.which, out));
        return;
    }
    state.rows.update(view, &state.filter, state.which, state.column, state.reversed);
    state.due.update(view);
    let State { filter, which, column, reversed, rows, due, heights } = state;
    with_side_ui(
        ui,
        view,
        SIDE,
        out,
        |ui, out| {
            let is_low = is_low(ui.ctx());
            let margin = Margin { left: 24, right: 24, top: 24, bottom: 0 };
            let mut page = |ui: &mut Ui| {
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    out.extend(ways_ui(ui, view, true));
                    ui.add_space(space::S20);
                    bar_ui(ui, view, rows, filter, which);
                    ui.add_space(space::S8);
                    let mut table = Table { rows, heights, column, reversed };
                    if is_low {
                        whole_table_ui(ui, view, &mut table, out);
                    } else {
                        table_ui(ui, view, &mut table, out);
                    }
                    if table.rows.shown() == 0 {
                        nothing_ui(ui, view, filter, which);
                    }
                });
            };
            if is_low {
                // A bar that comes and goes would change how the rows wrap, and with that itself.
                let always = egui::scroll_area::ScrollBarVisibility::AlwaysVisible;
                let area = ScrollArea::vertical().id_salt("start").auto_shrink(false);
                area.scroll_bar_visibility(always).show(ui, page);
            } else {
                page(ui);
            }
        },
        |ui, out| due::due_ui(ui, view, due, out),
    );
}

/// "Cases 10", the field that filters, which cases are listed.
fn bar_ui(ui: &mut Ui, view: &View<'_>, rows: &Rows, filter: &mut String, which: &mut Which) {
    let look = roles(ui);
    let compact = space::COMPACT;
    ui.allocate_ui_with_layout(
        Vec2::new(ui.available_width(), compact),
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            which_ui(ui, view, which);
            let width = 264.0_f32.min(ui.available_width() - 110.0);
            let hint = view.say("start-filter");
            let id = Id::unique("start filter");
            let mut input = Input::new(id, &hint, width);
            (input.placeholder, input.height, input.indent) = (&hint, compact, 20.0);
            let response = input.ui(ui, filter);
            let glass = egui::pos2(response.rect.left() + 17.0, response.rect.center().y);
            paint::icon(ui.painter(), glass, Icon::MagnifyingGlass, 16.0, look.text_2);
            if view.find {
                response.request_focus();
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.label(Kind::Section.rich(view.say("start-cases"), look.text));
                let count = rows.shown();
                let all = rows.count();
                let count =
                    if count == all { count.to_string() } else { format!("{count} / {all}") };
                ui.label(
                    Kind::Section
                        .rich(count, look.text_2)
                        .font(egui::FontId { size: 16.0, family: Kind::Body.font().family }),
                );
            });
        },
    );
}

fn which_ui(ui: &mut Ui, view: &View<'_>, which: &mut Which) {
    let options = [
        (Which::All, "start-show-all"),
        (Which::Open, "start-show-open"),
        (Which::Late, "start-show-late"),
        (Which::Complete, "start-show-done"),
        (Which::Deleted, "start-show-deleted"),
    ];
    let current = options.iter().find(|(option, _)| option == which).map_or("", |(_, key)| key);
    let words = view.say(current);
    let name = format!("{}: {words}", view.say("start-show"));
    let button = Button::secondary(&words).trailing(Icon::CaretDown).compact().name(&name).ui(ui);
    Popup::menu(&button).accessible_name(view.say("start-show")).show(|ui| {
        ui.set_min_width(180.0);
        for (option, key) in options {
            if menu_item_ui(ui, None, &view.say(key), "", option == *which).clicked() {
                *which = option;
            }
        }
    });
}

fn nothing_ui(ui: &mut Ui, view: &View<'_>, filter: &mut String, which: &mut Which) {
    ui.add_space(space::S24);
    ui.label(Kind::Body.rich(view.say("start-nothing-found"), roles(ui).text_2));
    ui.add_space(space::S12);
    if Button::secondary(&view.say("start-clear-filter")).ui(ui).clicked() {
        filter.clear();
        *which = Which::All;
    }
}
