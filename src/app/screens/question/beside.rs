//! The document that the questions are about, beside them: one page at a time, larger and smaller. Which
//! document that is stands in the rule book; it is shown once the case holds it.

use egui::{Frame, Margin, Sense, Ui, vec2};

use crate::app::command::Command;
use crate::app::previews::{Look, Pictures};
use crate::app::screens::documents::{fitted, picture_ui};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, IconButton, cut_middle, paint, rule_ui, text_ui, width_of, words_ui,
};
use crate::domain::{Case, Document, FileRef, TopicId};
use crate::export::words;
use crate::session::CaseSession;
use crate::session::answers::Target;

/// A lower panel has no room for it.
const LOWEST: f32 = 420.0;
/// How far the page can be enlarged, and by how much at a time.
const MOST: f32 = 4.0;
const STEP: f32 = 1.5;

/// What is looked at.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) pictures: Pictures,
    /// The page, counted through all files.
    page: usize,
    /// How much larger than it fits: 0 counts as 1.
    zoom: f32,
}

impl State {
    /// Another topic is asked about.
    pub(super) fn begin(&mut self) {
        self.page = 0;
        self.zoom = 1.0;
    }
}

/// The document that belongs to a topic, if the case holds one with pages.
fn document_of<'c>(view: &View<'_>, case: &'c Case, topic: &TopicId) -> Option<&'c Document> {
    let topic = view.book.topics.iter().find(|it| it.id == *topic)?;
    topic.shows.iter().find_map(|kind| {
        case.documents.iter().find(|it| it.kind == *kind && pages_of(it).next().is_some())
    })
}

/// Its pages, each with its file.
fn pages_of(document: &Document) -> impl Iterator<Item = (&FileRef, u32)> {
    let files = document.files.iter().filter(|file| file.is_readable());
    files.flat_map(|file| (0..file.page_count).map(move |page| (file, page)))
}

/// Draws it at the top of the panel.
pub(super) fn beside_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    topic: &TopicId,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let room = ui.available_height();
    let document = document_of(view, case.case(), topic).filter(|_| room >= LOWEST);
    let Some(document) = document else { return state.pictures.rest() };
    let count = pages_of(document).count();
    state.page = state.page.min(count.saturating_sub(1));
    state.zoom = state.zoom.max(1.0);
    let Some((file, page)) = pages_of(document).nth(state.page) else { return };
    let margin = Margin { left: 24, right: 24, top: 18, bottom: 0 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width());
        head_ui(ui, view, document, file, (state.page, count));
        ui.add_space(space::S8);
        let high = (room * 0.34).clamp(150.0, 300.0);
        page_ui(ui, view, (file, page), high, state);
        ui.add_space(space::S8);
        tools_ui(ui, view, document, count, state, out);
        ui.add_space(space::S12);
        rule_ui(ui);
    });
}

/// What it is, and which page of which file.
fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    document: &Document,
    file: &FileRef,
    (page, count): (usize, usize),
) {
    let look = roles(ui);
    let kind = view.book.documents.get(&document.kind);
    let title = kind.map_or("", |kind| kind.title.in_language(view.language));
    text_ui(ui, title, Kind::Section, look.text);
    let gaps = [("page", (page + 1).into()), ("of", count.into())];
    let of = view.say_with("docs-page-of", &gaps);
    let room = ui.available_width() - width_of(ui, &format!(" · {of}"), Kind::Hint) - 2.0;
    let name = cut_middle(ui, &file.name, Kind::Hint, room.max(60.0));
    let galley = Kind::Hint.galley(ui, &format!("{name} · {of}"), look.text_2, f32::INFINITY);
    let line = words_ui(ui, galley);
    if name != file.name {
        line.on_hover_text(&file.name);
    }
}

fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (file, page): (&FileRef, u32),
    high: f32,
    state: &mut State,
) {
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    paint::boxed(ui.painter(), rect, space::R_CARD, look.desk, look.line);
    let inside = rect.shrink(12.0);
    let ctx = ui.ctx().clone();
    let side = inside.height().max(inside.width()) * state.zoom * ctx.pixels_per_point();
    let mut previews = state.pictures.take(&ctx, view.desk.store(), view.program);
    let shown = previews.page(file, page, side);
    state.pictures.put(previews);
    match shown {
        Look::Waiting => {}
        Look::Failed(finding) => {
            let said = words::finding(view.book, &finding, view.language);
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside));
            text_ui(&mut child, &said.text, Kind::Small, look.text);
        }
        Look::Ready(texture, pixels) => {
            let gaps = [("page", (state.page + 1).into()), ("file", (&file.name).into())];
            let name = view.say_with("docs-page-large", &gaps);
            picture_ui(ui, inside, texture, fitted(pixels, inside.size()) * state.zoom, &name);
        }
    }
}

/// The other pages, larger and smaller, and the page of documents.
fn tools_ui(
    ui: &mut Ui,
    view: &View<'_>,
    document: &Document,
    count: usize,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S4;
        if count > 1 {
            let (before, after) = (view.say("docs-page-before"), view.say("docs-page-after"));
            let can = state.page > 0;
            if IconButton::new(Icon::CaretLeft, &before).enabled(can).ui(ui).clicked() {
                state.page = state.page.saturating_sub(1);
            }
            let can = state.page + 1 < count;
            if IconButton::new(Icon::CaretRight, &after).enabled(can).ui(ui).clicked() {
                state.page += 1;
            }
        }
        let (smaller, larger) = (view.say("docs-smaller"), view.say("docs-larger"));
        let can = state.zoom > 1.0;
        if IconButton::new(Icon::MagnifyingGlassMinus, &smaller).enabled(can).ui(ui).clicked() {
            state.zoom = (state.zoom / STEP).max(1.0);
        }
        let can = state.zoom < MOST;
        if IconButton::new(Icon::MagnifyingGlassPlus, &larger).enabled(can).ui(ui).clicked() {
            state.zoom = (state.zoom * STEP).min(MOST);
        }
        let words = view.say("question-in-documents");
        let width = width_of(ui, &words, Kind::Small) + 24.0 + space::ICON_TEXT + 6.0;
        ui.add_space((ui.available_width() - width).max(0.0));
        if Button::quiet(&words).icon(Icon::CornersOut).compact().ui(ui).clicked() {
            out.push(Command::Mend(Box::new(Target::Document(document.id.clone()))));
        }
    });
}
