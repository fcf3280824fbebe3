//! The bar above the pages: what can be done with the file of the chosen page, and with its document.

use egui::{Ui, vec2};

use super::sheets::{Place, file_at};
use super::{Chosen, Scene, State, Target, dialogs, drops};
use crate::app::arrived::is_locked;
use crate::app::command::Command;
use crate::app::theme::{Icon, roles, space};
use crate::app::toast::{Toast, Wording};
use crate::app::widgets::{Button, IconButton};
use crate::domain::{DocumentId, FileRef};
use crate::i18n::say;
use crate::session::Edit;

/// Draws the bar; nothing while there is no file.
pub(super) fn tools_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(sheet) = state.sheets.get(state.sheet).cloned() else { return };
    let Some(file) = file_at(scene.case.case(), &sheet.place).cloned() else { return };
    if scene.view.read_only {
        return;
    }
    ui.add_space(space::S8);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S4, space::S4);
        match &sheet.place {
            Place::Loose(digest) => {
                if is_locked(&file) {
                    unlock_ui(ui, scene, state, &file);
                }
                let words = scene.view.say("docs-other-place");
                if Button::quiet(&words).icon(Icon::ArrowRight).compact().ui(ui).clicked() {
                    state.dialog = Some(dialogs::Dialog::place(*digest));
                }
                let words = scene.view.say("docs-remove");
                if Button::quiet(&words).icon(Icon::Trash).compact().ui(ui).clicked() {
                    remove_loose(scene, &file);
                }
            }
            Place::In(document, at) => {
                if is_locked(&file) {
                    unlock_ui(ui, scene, state, &file);
                }
                if file.page_count > 0 {
                    turn_ui(ui, scene, document, *at);
                    divider_ui(ui);
                }
                move_ui(ui, scene, state, document, *at);
                out_ui(ui, scene, state, document, *at);
            }
        }
    });
}

fn edit(scene: &mut Scene<'_, '_>, edit: Edit) {
    scene.out.push(Command::Edit(Box::new(edit)));
}

fn unlock_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, file: &FileRef) {
    let words = scene.view.say("docs-unlock");
    if Button::quiet(&words).icon(Icon::Key).compact().ui(ui).clicked() {
        state.dialog = Some(dialogs::Dialog::unlock(file));
    }
}

fn divider_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, space::COMPACT), egui::Sense::hover());
    let line = rect.shrink2(vec2(4.0, 4.0));
    ui.painter().rect_filled(line, 0, roles(ui).line_strong);
}

fn turn_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, document: &DocumentId, at: usize) {
    let left = scene.view.say("docs-turn-left");
    let turn = |quarters| Edit::TurnFile { document: document.clone(), at, quarters };
    if IconButton::new(Icon::ArrowCounterClockwise, &left).compact().ui(ui).clicked() {
        edit(scene, turn(3));
    }
    let (words, name) = (scene.view.say("docs-turn"), scene.view.say("docs-turn-right"));
    let button = Button::quiet(&words).icon(Icon::ArrowClockwise).name(&name).compact();
    if button.ui(ui).clicked() {
        edit(scene, turn(1));
    }
}

fn move_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    document: &DocumentId,
    at: usize,
) {
    let files = scene.case.case().document(document).map_or(0, |it| it.files.len());
    if files < 2 {
        return;
    }
    let mut to = None;
    let earlier = scene.view.say("docs-move-earlier");
    let button = IconButton::new(Icon::ArrowLeft, &earlier).compact().enabled(at > 0);
    if button.ui(ui).clicked() {
        to = at.checked_sub(1);
    }
    let (words, name) = (scene.view.say("docs-move"), scene.view.say("docs-move-later"));
    let button = Button::quiet(&words).icon(Icon::ArrowRight).name(&name).compact();
    if button.enabled(at + 1 < files).ui(ui).clicked() {
        to = Some(at + 1);
    }
    if let Some(to) = to {
        edit(scene, Edit::MoveFile { document: document.clone(), from: at, to });
        follow(scene, state, document, at, to);
    }
    divider_ui(ui);
}

/// The chosen page stays that of the moved file.
fn follow(scene: &Scene<'_, '_>, state: &mut State, document: &DocumentId, from: usize, to: usize) {
    let sheets_of = |at: usize| {
        let file = scene.case.case().document(document).and_then(|it| it.files.get(at));
        file.map_or(0, |it| if it.is_readable() { it.used_pages().count() } else { 1 })
    };
    if to < from {
        state.sheet = state.sheet.saturating_sub(sheets_of(to));
    } else {
        state.sheet += sheets_of(to);
    }
}

fn out_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    document: &DocumentId,
    at: usize,
) {
    let words = scene.view.say("docs-take-out");
    if Button::quiet(&words).icon(Icon::Tray).compact().ui(ui).clicked() {
        edit(scene, Edit::TakeOut { document: document.clone(), at });
        tell(scene, "docs-taken-out");
    }
    let words = scene.view.say("docs-replace");
    if Button::quiet(&words).icon(Icon::Swap).compact().ui(ui).clicked() {
        drops::ask(scene, state, Target::Instead(document.clone(), at));
    }
    let words = scene.view.say("docs-remove");
    if Button::quiet(&words).icon(Icon::Trash).compact().ui(ui).clicked() {
        edit(scene, Edit::RemoveDocument(document.clone()));
        tell(scene, "docs-removed");
    }
}

/// Puts a file without a place away.
pub(super) fn remove_loose(scene: &mut Scene<'_, '_>, file: &FileRef) {
    edit(scene, Edit::RemoveLoose(file.digest));
    let text = Wording::with("docs-file-removed", [("file", file.name.clone().into())]);
    scene.out.push(Command::Say(Toast::done(text).with("action-undo", Command::Undo)));
}

fn tell(scene: &mut Scene<'_, '_>, key: &'static str) {
    scene.out.push(Command::Say(Toast::done(key).with("action-undo", Command::Undo)));
}

/// Puts a file without a place into one.
pub(super) fn put(
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &crate::domain::DocumentTypeId,
) {
    edit(scene, Edit::Place { file: file.digest, to: to.clone() });
    let (name, title) =
        (file.name.clone(), scene.view.book.documents.get(to).map(|it| it.title.clone()));
    let text = Wording::new(move |language| {
        let title = title.as_ref().map_or("", |title| title.in_language(language));
        say(language, "docs-placed", &[("file", (&name).into()), ("place", title.into())])
    });
    scene.out.push(Command::Say(Toast::done(text).with("action-undo", Command::Undo)));
    state.choose(Chosen::Slot(to.clone()));
}
