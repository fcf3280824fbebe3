//! The pages of what is chosen, as thumbnails on the desk. Only those in sight are drawn.

use egui::{Frame, Margin, Panel, Rect, ScrollArea, Ui, pos2, vec2};

use super::sheets::{Sheet, file_at};
use super::{Chosen, Part, Scene, State, Target, card, drops, report, rows, tools};
use crate::app::arrived::is_locked;
use crate::app::layout::{Width, rows_ui};
use crate::app::previews::Look;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, PageFrame, cut_middle, paint, text_ui};
use crate::domain::{DocumentTypeId, FileRef};
use crate::export::words;

/// A4 upright.
const ASPECT: f32 = 1.414;
const GAP: f32 = 17.0;

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
        report::report_ui(ui, scene);
    });
    let frame = Frame::new().fill(roles(ui).desk);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        if state.sheets.is_empty() {
            empty_ui(ui, scene, state);
        } else {
            desk_ui(ui, scene, state);
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
    let add = view.say("docs-add");
    ui.horizontal_top(|ui| {
        let button = Kind::Small.galley(ui, &add, look.text, f32::INFINITY).size().x + 46.0;
        let room = (ui.available_width() - button - space::S12).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            text_ui(ui, &title, Kind::Section, look.text);
            let line = file_line(ui, scene, state, room);
            if !line.is_empty() {
                text_ui(ui, &line, Kind::Small, look.text_2);
            }
        });
        ui.add_space((ui.available_width() - button).max(0.0));
        let can = !view.read_only;
        if Button::secondary(&add).icon(Icon::Plus).compact().enabled(can).ui(ui).clicked() {
            let target = match &state.chosen {
                Some(Chosen::Slot(kind)) => Target::Slot(kind.clone()),
                Some(Chosen::Loose(_)) | None => Target::Inbox,
            };
            drops::ask(scene, state, target);
        }
    });
}

/// The file of the chosen page: name, pages, size.
fn file_line(ui: &Ui, scene: &Scene<'_, '_>, state: &State, room: f32) -> String {
    let Some(sheet) = state.sheets.get(state.sheet) else { return String::new() };
    let Some(file) = file_at(scene.case.case(), &sheet.place) else { return String::new() };
    let view = scene.view;
    let name = cut_middle(ui, &file.name, Kind::Small, room);
    let pages = view.say_with("docs-pages", &[("count", file.page_count.into())]);
    let size = words::size(file.size, view.language);
    let gaps = [("file", name.into()), ("pages", pages.into()), ("size", size.into())];
    view.say_with("docs-file-line", &gaps)
}

fn desk_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let cell = vec2(space::PAGE_WIDTH, (space::PAGE_WIDTH * ASPECT).round() + 7.0 + 18.0);
    let room = ui.available_width() - 2.0 * space::S20 - space::S12;
    let columns = whole((room + GAP) / (cell.x + GAP)).max(1);
    let lines = state.sheets.len().div_ceil(columns);
    ui.spacing_mut().item_spacing = vec2(0.0, GAP);
    let salt = ("pages", state.chosen.as_ref().map(|it| format!("{it:?}")));
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    rows_ui(ui, area, (cell.y, lines, 1), |ui, line| {
        let size = vec2(ui.available_width(), cell.y);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let top = rect.top() + space::S12;
        for column in 0..columns {
            let at = line * columns + column;
            if at >= state.sheets.len() {
                break;
            }
            let left = rect.left() + space::S20 + offset(column) * (cell.x + GAP);
            let place = Rect::from_min_size(pos2(left, top), cell);
            sheet_ui(ui, scene, state, at, place);
        }
        if line + 1 == lines {
            ui.add_space(space::S16);
        }
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
fn whole(number: f32) -> usize {
    number.clamp(0.0, 1000.0) as usize
}

fn offset(column: usize) -> f32 {
    u16::try_from(column).map_or(0.0, f32::from)
}

fn sheet_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, at: usize, place: Rect) {
    let Some(sheet) = state.sheets.get(at).cloned() else { return };
    let Some(file) = file_at(scene.case.case(), &sheet.place) else { return };
    let number = at + 1;
    let (caption, name) = captions(scene, state, &sheet, file, number);
    let height = (place.width() * ASPECT).round();
    let side = height * ui.ctx().pixels_per_point();
    let shown = match sheet.page {
        Some(page) => scene.previews.page(file, page, side),
        None => Look::Waiting,
    };
    let (picture, aspect) = match shown {
        Look::Ready(texture, drawn) => (Some(texture), (drawn.x.max(1.0), drawn.y.max(1.0))),
        Look::Waiting | Look::Failed(_) => (None, (1.0, ASPECT)),
    };
    let tall = aspect.1 / aspect.0;
    let width = if tall > ASPECT + 0.02 {
        (height / tall.min(4.0)).clamp(40.0, place.width())
    } else {
        place.width()
    };
    let aspect = if tall > 1.6 { (1.0, 1.6) } else { aspect };
    let frame = PageFrame {
        picture,
        aspect,
        caption: &caption,
        name: &name,
        is_selected: at == state.sheet,
        left_out: None,
    };
    let left = place.left() + (place.width() - width) / 2.0;
    let inside = Rect::from_min_size(pos2(left, place.top()), vec2(width + 40.0, place.height()));
    let builder = egui::UiBuilder::new().max_rect(inside).id_salt(("sheet", at));
    let response = frame.ui(&mut ui.new_child(builder), width);
    if picture.is_none() {
        let icon = match (sheet.page, is_locked(file)) {
            (None, true) => Some(Icon::LockSimple),
            (None, false) => Some(Icon::WarningOctagon),
            (Some(_), _) => None,
        };
        if let Some(icon) = icon {
            let center = pos2(place.center().x, place.top() + height / 2.0);
            let ink = crate::app::theme::LIGHT;
            paint::icon(ui.painter(), center, icon, 32.0, ink.text_2);
        }
    }
    if response.clicked() || (response.gained_focus() && state.sheet != at) {
        state.look_at(at);
    }
    let opens =
        response.double_clicked() || (response.clicked() && scene.view.width != Width::Wide);
    if opens {
        state.part = Part::Look;
    }
}

fn captions(
    scene: &Scene<'_, '_>,
    state: &State,
    sheet: &Sheet,
    file: &FileRef,
    number: usize,
) -> (String, String) {
    let view = scene.view;
    let turns = sheet.page.map_or(0, |page| file.turns_of(page));
    let degrees = u32::from(turns) * 90;
    let caption = match (sheet.page, degrees) {
        (None, _) => view.say(if is_locked(file) { "docs-locked" } else { "docs-no-pages" }),
        (Some(_), 0) => words::number(i64::try_from(number).unwrap_or(0)),
        (Some(_), degrees) => view
            .say_with("docs-page-turned", &[("page", number.into()), ("degrees", degrees.into())]),
    };
    let gaps =
        [("page", number.into()), ("of", state.sheets.len().into()), ("file", (&file.name).into())];
    let name = view.say_with("docs-page-name", &gaps);
    let name = match degrees {
        0 => name,
        degrees => {
            let gaps = [("page", name.into()), ("degrees", degrees.into())];
            view.say_with("docs-page-turned", &gaps)
        }
    };
    (caption, name)
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
            if Button::primary(&words).icon(Icon::Plus).enabled(can).ui(ui).clicked() {
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
