//! The menu at the end of the bar: what is done less often with pages, their file and the document.

use egui::Ui;

use super::sheets::{Place, Sheet};
use super::tools::{edit, tell};
use super::{Scene, State, Target, dialogs, drops, page_work};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{IconButton, menu_divider_ui, menu_item_ui, menu_ui, text_ui};
use crate::domain::{FileRef, Join, JoinSide};
use crate::session::Edit;

const WIDTH: f32 = 320.0;

/// The ways in which two pages share a sheet.
const JOINS: [(&str, Join); 4] = [
    ("docs-join-cards-below", Join { side: JoinSide::Below, at_card_size: true }),
    ("docs-join-cards-beside", Join { side: JoinSide::Beside, at_card_size: true }),
    ("docs-join-below", Join { side: JoinSide::Below, at_card_size: false }),
    ("docs-join-beside", Join { side: JoinSide::Beside, at_card_size: false }),
];

/// What was chosen.
enum Wish {
    SelectAll,
    Mend,
    ReadZone,
    Join(Join),
    Part,
    Repeat,
    Insert,
    UseAlso,
    TakeOut,
    Remove,
}

/// Draws the button and its menu.
pub(super) fn more_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    sheet: &Sheet,
    file: &FileRef,
) {
    let words = scene.view.say("docs-more");
    let button = IconButton::new(Icon::DotsThree, &words).compact().ui(ui);
    let wish = menu_ui(&button, WIDTH, |ui| items_ui(ui, scene, state, sheet)).flatten();
    match wish {
        None => {}
        Some(Wish::SelectAll) => state.picks.all(&state.sheets, state.sheet),
        Some(Wish::Mend) => state.dialog = Some(dialogs::Dialog::mend(sheet, file)),
        Some(Wish::ReadZone) => {
            let page = sheet.item.page.unwrap_or(0);
            state.dialog = Some(dialogs::Dialog::read_zone(file, page));
        }
        Some(Wish::Join(how)) => page_work::join(scene, state, how),
        Some(Wish::Part) => page_work::part(scene, state),
        Some(Wish::Repeat) => page_work::repeat(scene, state),
        Some(Wish::Insert) => {
            let target = Target::Before(sheet.place.pages(), sheet.item.id);
            drops::ask(scene, state, target);
        }
        Some(Wish::UseAlso) => state.dialog = Some(dialogs::Dialog::use_also(file)),
        Some(Wish::TakeOut) => {
            if let Place::In(document, at) = &sheet.place {
                edit(scene, Edit::TakeOut { document: document.clone(), at: *at });
                tell(scene, "docs-taken-out");
            }
        }
        Some(Wish::Remove) => {
            if let Place::In(document, _) = &sheet.place {
                edit(scene, Edit::RemoveDocument(document.clone()));
                tell(scene, "docs-removed");
            }
        }
    }
}

fn items_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &State, sheet: &Sheet) -> Option<Wish> {
    let mut wish = None;
    let mut item = |ui: &mut Ui, key: &str, icon: Option<Icon>, enabled: bool, it: Wish| {
        if menu_item_ui(ui, icon, &scene.view.say(key), "", enabled).clicked() {
            wish = Some(it);
        }
    };
    if sheet.item.page.is_some() {
        item(ui, "docs-select-all", Some(Icon::Files), sheet.of > 1, Wish::SelectAll);
        item(ui, "docs-mend", Some(Icon::PencilSimple), true, Wish::Mend);
        item(ui, "docs-read-zone", Some(Icon::Scan), true, Wish::ReadZone);
        menu_divider_ui(ui);
        if page_work::joined(state).is_some() {
            item(ui, "docs-part", Some(Icon::Link), true, Wish::Part);
        }
        ui.horizontal(|ui| {
            ui.add_space(space::S8);
            text_ui(ui, &scene.view.say("docs-join-title"), Kind::SmallBold, roles(ui).text_2);
        });
        let is_pair = page_work::pair(state).is_some();
        for (key, how) in JOINS {
            item(ui, key, Some(Icon::IdentificationCard), is_pair, Wish::Join(how));
        }
        if !is_pair {
            ui.horizontal_wrapped(|ui| {
                ui.add_space(space::S8);
                text_ui(ui, &scene.view.say("docs-join-how"), Kind::Hint, roles(ui).text_2);
            });
        }
        menu_divider_ui(ui);
        item(ui, "docs-repeat", Some(Icon::Copy), true, Wish::Repeat);
    }
    let is_placed = matches!(sheet.place, Place::In(..));
    if is_placed {
        item(ui, "docs-insert", Some(Icon::FilePlus), true, Wish::Insert);
    }
    item(ui, "docs-use-also", Some(Icon::Stack), true, Wish::UseAlso);
    if is_placed {
        menu_divider_ui(ui);
        item(ui, "docs-take-out", Some(Icon::Tray), true, Wish::TakeOut);
        item(ui, "docs-remove", Some(Icon::Trash), true, Wish::Remove);
    }
    if wish.is_some() {
        // Also when it was chosen with the keyboard or by a screen reader.
        ui.close();
    }
    wish
}
