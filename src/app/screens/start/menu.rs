//! What can be done with a case of the list without opening it: the menu at the end of its row.

use egui::{Popup, Rect, Ui, UiBuilder, pos2, vec2};

use super::rows::Row;
use crate::app::chrome::menu_item_ui;
use crate::app::command::{CaseWish, Command};
use crate::app::theme::{Icon, space};
use crate::app::view::View;
use crate::app::widgets::IconButton;
use crate::app::widgets::words::writing_ui;

/// What is wished for a case that is in the list: icon, words, wish.
pub(in crate::app) const OF_CASE: [(Icon, &str, CaseWish); 3] = [
    (Icon::ArrowsClockwise, "app-case-renew", CaseWish::Renew),
    (Icon::Copy, "app-case-duplicate", CaseWish::Duplicate),
    (Icon::Trash, "app-case-delete", CaseWish::Delete),
];
/// The same for one that was put away.
const OF_DELETED: [(Icon, &str, CaseWish); 2] = [
    (Icon::ArrowCounterClockwise, "app-case-bring-back", CaseWish::BringBack),
    (Icon::Trash, "app-case-purge", CaseWish::Purge),
];

/// Draws the button at the end of the row and, when it is open, the menu.
pub(super) fn row_menu_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &Row,
    rect: Rect,
    out: &mut Vec<Command>,
) {
    let size = space::ICON_BUTTON;
    let at = pos2(rect.right() - size, rect.top() + (space::CASE_ROW - size) / 2.0);
    let place = Rect::from_min_size(at, vec2(size, size));
    let mut slot = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("menu", row.key)));
    let title = if row.name == row.number {
        row.number.clone()
    } else {
        format!("{}, {}", row.name, row.number)
    };
    let name = view.say_with("start-row-menu", &[("title", title.into())]);
    let button = IconButton::new(Icon::DotsThree, &name).ui(&mut slot);
    Popup::menu(&button).accessible_name(name).show(|ui| {
        ui.set_min_width(220.0);
        // The row itself opens the case.
        let wishes = if row.is_deleted { OF_DELETED.as_slice() } else { OF_CASE.as_slice() };
        wishes_ui(ui, view, row, wishes, out);
    });
}

fn wishes_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &Row,
    wishes: &[(Icon, &str, CaseWish)],
    out: &mut Vec<Command>,
) {
    writing_ui(ui, !view.read_only, |ui| {
        for (icon, key, wish) in wishes {
            if menu_item_ui(ui, Some(*icon), &view.say(key), "", false).clicked() {
                out.push(Command::WithCase(row.key, *wish));
            }
        }
    });
}
