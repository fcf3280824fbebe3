//! The pages of what is chosen: head, tools, and below them the pages themselves or what belongs here.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::sheets::file_at;
use super::{Chosen, Scene, State, Target, card, drops, grid, report, rows, tools};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, IconButton, cut_middle, text_ui};
use crate::domain::DocumentTypeId;
use crate::export::words;

/// The icon and the edges of a compact button.
const BESIDE_WORDS: f32 = 46.0;
/// Room for the title beside the buttons.
const TITLE: f32 = 240.0;

/// Draws head, tools and pages.
pub(super) fn pages_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).surface).inner_margin(Margin {
        left: 20,
        right: 20,
        top: 12,
        bottom: 10,
    });
    Panel::top("documents head").resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, scene, state);
        tools::tools_ui(ui, scene, state);
        report::report_ui(ui, scene, state);
    });
    let frame = Frame::new().fill(roles(ui).desk);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        if state.sheets.is_empty() {
            empty_ui(ui, scene, state);
        } else {
            grid::grid_ui(ui, scene, state);
        }
    });
}

fn head_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let look = roles(ui);
    let view = scene.view;
    let title = match &state.chosen {
        Some(Chosen::Slot(kind)) => rows::title_of(view, kind),
        Some(Chosen::Loose(_)) => view.say("docs-loose-title"),
        None => view.say("docs-title"),
    };
    let (add, folder) = (view.say("docs-add"), view.say("docs-add-folder"));
    let wide = |words: &str| {
        Kind::Small.galley(ui, words, look.text, f32::INFINITY).size().x + BESIDE_WORDS
    };
    let (add_wide, folder_wide) = (wide(&add), wide(&folder));
    // Where the title would have no room, the folder is an icon.
    let has_words = ui.available_width() - add_wide - folder_wide >= TITLE;
    let folder_wide = if has_words { folder_wide } else { space::ICON_BUTTON };
    let buttons = add_wide + space::S8 + folder_wide;
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - buttons - space::S12).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            text_ui(ui, &title, Kind::Section, look.text);
            let line = file_line(ui, scene, state, room);
            if !line.is_empty() {
                text_ui(ui, &line, Kind::Small, look.text_2);
            }
        });
        ui.add_space((ui.available_width() - buttons).max(0.0));
        ui.spacing_mut().item_spacing.x = space::S8;
        let can = !view.read_only;
        let target = match &state.chosen {
            Some(Chosen::Slot(kind)) => Target::Slot(kind.clone()),
            Some(Chosen::Loose(_)) | None => Target::Inbox,
        };
        if Button::secondary(&add).icon(Icon::Plus).compact().writes(can).ui(ui).clicked() {
            drops::ask(scene, state, target);
        }
        let wants_folder = if has_words {
            let button = Button::secondary(&folder).icon(Icon::FolderOpen);
            button.compact().writes(can).ui(ui).clicked()
        } else {
            IconButton::new(Icon::FolderOpen, &folder).compact().writes(can).ui(ui).clicked()
        };
        if wants_folder {
            // A folder holds papers of many kinds: each gets its place from the inbox.
            drops::ask_folder(scene, state, Target::Inbox);
        }
    });
}

/// The file of the chosen page: name, pages, size.
fn file_line(ui: &Ui, scene: &Scene<'_, '_>, state: &State, room: f32) -> String {
    let Some(sheet) = state.sheets.get(state.sheet) else { return String::new() };
    let Some(file) = file_at(scene.case.case(), &sheet.place) else { return String::new() };
    let view = scene.view;
    let count = state.picks.count();
    if count > 1 {
        return view.say_with("docs-selected", &[("count", count.into()), ("of", sheet.of.into())]);
    }
    let name = cut_middle(ui, &file.name, Kind::Small, room);
    let pages = view.say_with("docs-pages", &[("count", file.page_count.into())]);
    let size = words::size(file.size, view.language);
    let gaps = [("file", name.into()), ("pages", pages.into()), ("size", size.into())];
    view.say_with("docs-file-line", &gaps)
}

/// A place with nothing in it: what belongs here and how to bring it.
fn empty_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(Chosen::Slot(kind)) = state.chosen.clone() else { return };
    let margin = Margin { left: 32, right: 32, top: 28, bottom: 24 };
    ScrollArea::vertical().id_salt("empty slot").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_max_width(ui.available_width().min(520.0));
            empty_words_ui(ui, scene, &kind);
            ui.add_space(space::S20);
            let words = scene.view.say("docs-add-here");
            let can = !scene.view.read_only;
            if Button::primary(&words).icon(Icon::Plus).writes(can).ui(ui).clicked() {
                drops::ask(scene, state, Target::Slot(kind.clone()));
            }
            ui.add_space(space::S24);
            card::waiver_ui(ui, scene, state, &kind);
        });
    });
}

fn empty_words_ui(ui: &mut Ui, scene: &Scene<'_, '_>, kind: &DocumentTypeId) {
    let look = roles(ui);
    let view = scene.view;
    text_ui(ui, &view.say("docs-empty"), Kind::Section, look.text);
    ui.add_space(space::S8);
    let known = view.book.documents.get(kind);
    if let Some(hint) = known.and_then(|it| it.hint.as_ref()) {
        text_ui(ui, hint.in_language(view.language), Kind::Paragraph, look.text);
        ui.add_space(space::S8);
    }
    text_ui(ui, &view.say("docs-empty-how"), Kind::Paragraph, look.text_2);
}
