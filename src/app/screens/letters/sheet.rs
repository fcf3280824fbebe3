//! The chosen letter: what it is, what is done with it, and its pages as they are printed.

use egui::{Frame, Margin, Panel, Rect, ScrollArea, Sense, StrokeKind, Ui, pos2, vec2};

use super::{Part, Scene, State, actions, asking};
use crate::app::command::Command;
use crate::app::previews::Look;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, Status, drop_target_ui, link_named_ui, link_ui, paint, segmented_ui, text_ui,
};
use crate::domain::{FileRef, Language};
use crate::export::words;
use crate::rules::Letter;
use crate::session::answers::Target;
use crate::session::paper::PaperRow;
use crate::session::paper::made::{What, Whither};

/// A4 upright.
const ASPECT: f32 = 1.414;
/// A page is at most so wide.
const WIDEST: f32 = 660.0;

/// Draws title, purpose and tools.
pub(super) fn head_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, switches: bool) {
    let (Some(letter), Some(row)) = (scene.letter(state), state.row().cloned()) else { return };
    let margin = Margin { left: 20, right: 20, top: 12, bottom: 10 };
    let frame = Frame::new().fill(roles(ui).surface).inner_margin(margin);
    Panel::top("letter head").resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let look = roles(ui);
        let view = scene.view;
        text_ui(ui, letter.title.in_language(view.language), Kind::Section, look.text);
        if !(switches && state.part == Part::Words) {
            text_ui(ui, letter.summary.in_language(view.language), Kind::Small, look.text_2);
            text_ui(ui, &facts_line(view, letter, &row, state), Kind::Small, look.text_2);
            text_ui(ui, &source_line(view, letter), Kind::Hint, look.text_2);
        }
        if row.signed.is_some() {
            signed_ui(ui, scene, &row);
        }
        drafts_ui(ui, scene, letter);
        ui.add_space(space::S8);
        tools_ui(ui, scene, state, letter, &row);
        if switches {
            ui.add_space(space::S8);
            let (pages, words) = (view.say("papers-pages"), view.say("papers-words"));
            let at = usize::from(state.part == Part::Words);
            if let Some(at) = segmented_ui(ui, &[(&pages, &pages), (&words, &words)], at) {
                state.part = if at == 1 { Part::Words } else { Part::Pages };
            }
        }
    });
}

/// Languages, copies, who signs.
fn facts_line(view: &View<'_>, letter: &Letter, row: &PaperRow, state: &State) -> String {
    let languages: Vec<String> =
        letter.languages.iter().map(|it| view.say(language_key(*it))).collect();
    let mut line = vec![languages.join(", ")];
    let shown = state.paper.as_ref().and_then(|it| it.shown.as_ref());
    if let Some(pages) = shown.filter(|it| it.id == row.id).and_then(|it| it.pages.as_ref()) {
        line.push(view.say_with("docs-pages", &[("count", pages.file.page_count.into())]));
    }
    line.push(match letter.copies {
        0 => view.say("papers-own-use"),
        copies => view.say_with("papers-copies-of", &[("count", copies.into())]),
    });
    if !row.signers.is_empty() {
        line.push(view.say_with("papers-signs", &[("who", row.signers.join("; ").into())]));
    }
    line.join(" · ")
}

/// What the letter rests on, and how sure that is.
fn source_line(view: &View<'_>, letter: &Letter) -> String {
    let cited = letter.grounds.citations.iter();
    let sources: Vec<String> =
        cited.map(|it| words::citation(view.book, it, view.language)).collect();
    let sure = words::confidence(letter.grounds.confidence, view.language);
    let gaps = [("sources", sources.join("; ").into()), ("sure", sure.into())];
    view.say_with("papers-source", &gaps)
}

/// The drafts that were kept when signed papers took their places, the newest first.
fn drafts_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, letter: &Letter) {
    let view = scene.view;
    let kept = scene.case.case().drafts.iter().filter(|draft| draft.letter == letter.id);
    for draft in kept.rev() {
        ui.add_space(space::S4);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            let day = words::date(draft.on, view.language);
            let gaps = [("date", day.into())];
            text_ui(ui, &view.say_with("papers-draft-kept", &gaps), Kind::Small, roles(ui).text_2);
            let name = view.say_with("papers-open-draft-name", &gaps);
            if link_named_ui(ui, &view.say("papers-open-draft"), &name, Kind::Small).clicked() {
                let what = What::Kept(Box::new(draft.file.clone()));
                scene.out.push(Command::Paper(what, Whither::Viewer, true));
            }
        });
    }
}

/// The key of a language's name.
pub(super) fn language_key(language: Language) -> &'static str {
    match language {
        Language::En => "papers-language-en",
        Language::Ru => "papers-language-ru",
        Language::Kk => "papers-language-kk",
    }
}

fn signed_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, row: &PaperRow) {
    let Some(document) = &row.signed else { return };
    ui.add_space(space::S8);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        let look = roles(ui);
        let mark =
            Mark { icon: Icon::CheckCircle, icon_color: look.ok, ..Mark::status(ui, Status::Done) };
        mark.with_word(scene.view.say("papers-signed-in-pack")).ui(ui);
        if link_ui(ui, &scene.view.say("papers-show-document"), Kind::Small).clicked() {
            let target = Target::Document(document.clone());
            scene.out.push(Command::Mend(Box::new(target)));
        }
    });
}

fn tools_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    letter: &Letter,
    row: &PaperRow,
) {
    let view = scene.view;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
        let words = view.say("papers-save");
        if Button::secondary(&words).icon(Icon::FilePdf).compact().ui(ui).clicked() {
            actions::ask_file(scene, state);
        }
        let words = view.say("papers-print");
        if Button::secondary(&words).icon(Icon::Printer).compact().ui(ui).clicked() {
            asking::ask_letter(scene, state);
        }
        if letter.document.is_some() {
            let key = if row.signed.is_some() { "papers-signed-more" } else { "papers-put-signed" };
            let words = view.say(key);
            let button = Button::secondary(&words).icon(Icon::Stamp).compact();
            if button.writes(!view.read_only).ui(ui).clicked() {
                actions::ask_signed(scene);
            }
        }
    });
    // What came for other papers is no matter of this one.
    let arrived = view.arrived.filter(|it| it.to.is_some() && it.to == letter.document);
    if let Some(arrived) = arrived {
        // What was refused or is there twice is told where the files are.
        let count = arrived.refused.len() + arrived.failed.len();
        ui.add_space(space::S8);
        let words = view.say_with("papers-about-files", &[("count", count.into())]);
        if link_ui(ui, &words, Kind::Small).clicked() {
            scene.out.push(Command::Go(crate::app::screens::Screen::Documents));
        }
    }
}

/// Draws the pages below each other.
pub(super) fn pages_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let frame = Frame::new().fill(roles(ui).desk);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let Some(paper) = &state.paper else { return };
        if let Some(reason) = &paper.failure {
            let gaps = [("reason", reason.into())];
            let words = scene.view.say_with("papers-no-pages", &gaps);
            let inside = ui.available_rect_before_wrap().shrink(space::S20);
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
            text_ui(&mut child, &words, Kind::Small, roles(ui).text);
            return;
        }
        let Some(pages) = paper.shown.as_ref().and_then(|it| it.pages.as_ref()) else { return };
        let title = (paper.shown.as_ref())
            .and_then(|shown| scene.view.book.letter(&shown.id))
            .map(|letter| letter.title.in_language(scene.view.language).to_owned())
            .unwrap_or_default();
        let (file, before) = (pages.file.clone(), state.before.clone());
        let salt = ("letter pages", state.row().map(|row| row.id.to_string()));
        ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::S16);
            for page in 0..file.page_count {
                page_ui(ui, scene, (&file, before.as_ref()), page, &title);
                ui.add_space(space::S16);
            }
        });
    });
}

fn page_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    (file, before): (&FileRef, Option<&FileRef>),
    page: u32,
    title: &str,
) {
    let room = ui.available_width();
    let width = (room - 2.0 * space::S16).clamp(160.0, WIDEST).round();
    let size = vec2(width, (width * ASPECT).round());
    let (line, response) = ui.allocate_exact_size(vec2(room, size.y), Sense::hover());
    let gaps =
        [("page", (page + 1).into()), ("of", file.page_count.into()), ("letter", title.into())];
    let name = scene.view.say_with("papers-page-name", &gaps);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    let paper = Rect::from_center_size(line.center(), size);
    if !ui.is_rect_visible(paper) {
        return;
    }
    let look = roles(ui);
    ui.painter().rect_filled(paper, space::R_PAPER, look.paper);
    let pixels = size.y * ui.ctx().pixels_per_point();
    let drawn = match scene.previews.page(file, page, pixels) {
        // The page of before stays until this one is drawn: nothing flickers while somebody types.
        Look::Waiting => match before.filter(|it| page < it.page_count) {
            Some(before) => scene.previews.kept(before, page, pixels),
            None => Look::Waiting,
        },
        drawn => drawn,
    };
    match drawn {
        Look::Waiting => {}
        Look::Ready(texture, _) => {
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture, paper, all, egui::Color32::WHITE);
        }
        Look::Failed(finding) => {
            let said = words::finding(scene.view.book, &finding, scene.view.language);
            let inside = paper.shrink(space::S24);
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
            let words = format!("{} {}", said.text, said.hint);
            text_ui(&mut child, words.trim(), Kind::Small, crate::app::theme::LIGHT.text);
        }
    }
    let edge = (1.0, look.line_strong);
    ui.painter().rect_stroke(paper, space::R_PAPER, edge, StrokeKind::Inside);
}

/// While files hang on the pointer: says what letting go does.
pub(super) fn hint_ui(ui: &Ui, view: &View<'_>, state: &State) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let at = ui.input(|input| input.pointer.latest_pos());
    let letter = state.dropped_on(at).and_then(|id| view.book.letter(&id));
    let words = match letter.filter(|letter| letter.document.is_some()) {
        Some(letter) => {
            let title = letter.title.in_language(view.language);
            view.say_with("papers-drop-signed", &[("letter", title.into())])
        }
        None => view.say("docs-drop-inbox"),
    };
    drop_target_ui(ui.ctx(), &words);
}

/// A thin line over the width.
pub(super) fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    paint::divider(ui, rect.left(), rect.right(), rect.top());
}
