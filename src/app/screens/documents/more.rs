//! The menu at the end of the bar: what is done less often with pages, their file and the document.

use egui::Ui;

use super::passport::Passport;
use super::sheets::{Place, Sheet, file_at};
use super::tools::edit_saying;
use super::{Scene, State, Target, dialogs, drops, elsewhere, page_work};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{IconButton, menu_divider_ui, menu_item_ui, menu_ui, text_ui};
use crate::domain::{FileRef, Join, JoinSide, PersonAt};
use crate::session::Edit;
use crate::session::passport::holders;

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
    UseElsewhere,
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
        Some(Wish::Mend) => {
            let case = scene.case.case();
            let with_file = |sheet: Sheet| {
                let file = file_at(case, &sheet.place)?.clone();
                Some((sheet, file))
            };
            let pages = page_work::chosen(state).into_iter().filter_map(with_file).collect();
            let limit = state.cache.budget.as_ref().and_then(|it| it.limit);
            state.dialog = Some(dialogs::Dialog::mend(pages, limit));
        }
        Some(Wish::ReadZone) => {
            let page = sheet.item.page.unwrap_or(0);
            let passport = Passport::of(scene, file, page, holders_of(scene, sheet));
            state.dialog = Some(dialogs::Dialog::read_zone(passport));
        }
        Some(Wish::Join(how)) => page_work::join(scene, state, how),
        Some(Wish::Part) => page_work::part(scene, state),
        Some(Wish::Repeat) => page_work::repeat(scene, state),
        Some(Wish::Insert) => {
            let target = Target::Before(sheet.place.pages(), Some(sheet.item.id));
            drops::ask(scene, state, target);
        }
        Some(Wish::UseAlso) => state.dialog = Some(dialogs::Dialog::use_also(file)),
        Some(Wish::UseElsewhere) => {
            if let Place::In(document, _) = &sheet.place {
                let (document, wanted) = (document.clone(), String::new());
                state.dialog = Some(dialogs::Dialog::Elsewhere(document, wanted));
            }
        }
        Some(Wish::TakeOut) => {
            if let Place::In(document, at) = &sheet.place {
                let edit = Edit::TakeOut { document: document.clone(), at: *at };
                edit_saying(scene, edit, "docs-taken-out");
            }
        }
        Some(Wish::Remove) => {
            if let Place::In(document, _) = &sheet.place {
                edit_saying(scene, Edit::RemoveDocument(document.clone()), "docs-removed");
            }
        }
    }
}

/// Whose passport the page may be; nobody's: it is not read.
fn holders_of(scene: &Scene<'_, '_>, sheet: &Sheet) -> Vec<PersonAt> {
    let case = scene.case.case();
    let document = match &sheet.place {
        Place::In(id, _) => case.document(id),
        Place::Loose(_) => None,
    };
    holders(scene.view.book, case, document)
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
        let is_one = page_work::chosen(state).len() < 2;
        let key = if is_one { "docs-mend" } else { "docs-mend-several" };
        item(ui, key, Some(Icon::PencilSimple), true, Wish::Mend);
        if !holders_of(scene, sheet).is_empty() {
            item(ui, "docs-read-zone", Some(Icon::Scan), true, Wish::ReadZone);
        }
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
        let has_others = elsewhere::others(scene).next().is_some();
        item(ui, "docs-use-elsewhere", Some(Icon::FolderOpen), has_others, Wish::UseElsewhere);
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
