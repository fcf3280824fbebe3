//! The form: title, summary of mistakes, fields in two columns, the foot with Back and Save.

use egui::{Frame, Margin, Panel, Rect, ScrollArea, Ui, pos2};

use super::answer_field::answer_ui;
use super::draft::Place;
use super::{State, company, records};
use crate::app::command::Command;
use crate::app::focus::{Part, remember};
use crate::app::layout::{is_low, keyed};
use crate::app::screens::Screen;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::words::writing_ui;
use crate::app::widgets::{Button, divider, error_summary_ui, text_ui, width_of};
use crate::domain::{TopicId, ValueKind};
use crate::session::fields::Field;
use crate::session::tasks::Task;
use crate::session::{CaseSession, said};

/// How wide the form is at most.
const FORM: f32 = 822.0;
/// Between the two columns.
const GAP: f32 = 36.0;
/// A column is at least this wide, or there is one only.
const COLUMN: f32 = 300.0;

/// Draws title, fields and foot.
pub(super) fn form_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    foot_ui(ui, view, state, out);
    let salt = (state.topic.as_ref().map(ToString::to_string), state.part);
    let mut later = Vec::new();
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: 32, right: 32, top: 22, bottom: 24 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_max_width(FORM.min(ui.available_width()));
            title_ui(ui, view, state);
            summary_ui(ui, state);
            writing_ui(ui, !view.read_only, |ui| {
                let Some(page) = state.page.take() else { return };
                state.drafts.set_group(page.question.group.as_ref().map(|it| &it.group));
                company::take_ui(ui, view, case, &page, &mut later);
                fields_ui(ui, view, case, state, (&page, None), &page.question.fields, &mut later);
                records::records_ui(ui, view, case, state, &page, &mut later);
                ui.scope_builder(keyed(ui, "keep"), |ui| {
                    company::keep_ui(ui, view, case, &page, &mut later);
                });
                state.page = Some(page);
            });
        });
    });
    let left = state.drafts.take_left(ui.ctx());
    if left.iter().any(|typed| typed.goes_on) {
        // The case has it already; what is wrong with it is told from now on.
        state.page = None;
        ui.ctx().request_repaint();
    }
    let rested = state.drafts.rest(ui.ctx());
    out.extend(left.into_iter().chain(rested).map(|typed| Command::Typed(Box::new(typed))));
    out.append(&mut later);
}

/// A topic of which nothing is asked in this case.
pub(super) fn nothing_ui(ui: &mut Ui, view: &View<'_>, topic: &TopicId, out: &mut Vec<Command>) {
    let margin = Margin { left: 32, right: 32, top: 22, bottom: 24 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        let look = roles(ui);
        let known = view.book.topics.iter().find(|known| known.id == *topic);
        let title = known.map_or("", |known| known.title.in_language(view.language));
        text_ui(ui, title, Kind::Page, look.text);
        ui.add_space(space::S12);
        text_ui(ui, &view.say("question-nothing"), Kind::Body, look.text_2);
        ui.add_space(space::S20);
        if Button::secondary(&view.say("action-back")).icon(Icon::ArrowLeft).ui(ui).clicked() {
            out.push(Command::Go(Screen::Tasks));
        }
    });
}

fn title_ui(ui: &mut Ui, view: &View<'_>, state: &State) {
    let Some(page) = &state.page else { return };
    let look = roles(ui);
    let (part, parts) = (page.question.part + 1, page.question.parts);
    let caption = if parts > 1 {
        view.say_with("question-part", &[("part", part.into()), ("parts", parts.into())])
    } else {
        said::group_of(view.book, &Task::Topic(page.question.topic.clone()), view.language)
    };
    text_ui(ui, &caption, Kind::Hint, look.text_2);
    text_ui(ui, &page.title, Kind::Page, look.text);
    ui.add_space(space::S12);
}

/// What must be mended; a click goes to the field.
fn summary_ui(ui: &mut Ui, state: &mut State) {
    let takes_focus = std::mem::take(&mut state.tells);
    let Some(page) = &state.page else { return };
    if page.errors.is_empty() {
        return;
    }
    let errors: Vec<&str> = page.errors.iter().map(|error| error.text.as_str()).collect();
    let pressed = error_summary_ui(ui, &errors, takes_focus);
    if let Some(wrong) = pressed.and_then(|index| page.errors.get(index)) {
        state.wanted = Some(wrong.place.clone());
        ui.ctx().request_repaint();
    }
    ui.add_space(space::S24);
}

/// Fields in two columns where there is room; the machine readable zone over the whole width.
pub(super) fn fields_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    (page, record): (&super::Page, Option<usize>),
    fields: &[Field],
    out: &mut Vec<Command>,
) {
    let whole = ui.available_width();
    let column = (whole - GAP) / 2.0;
    let is_wide = |field: &Field| {
        column < COLUMN
            || view.book.question(&field.fact).is_none_or(|it| it.kind == ValueKind::Mrz)
    };
    let mut rest = fields;
    while let Some((first, others)) = rest.split_first() {
        let second = others.first().filter(|other| !is_wide(first) && !is_wide(other));
        let top = ui.cursor().min;
        let mut bottom = top.y;
        for (index, field) in std::iter::once(first).chain(second).enumerate() {
            let width = if is_wide(field) { whole } else { column };
            let left = if index == 0 { top.x } else { top.x + column + GAP };
            let room = Rect::from_min_max(pos2(left, top.y), pos2(left + width, top.y + 10_000.0));
            let place = Place { record, fact: field.fact.clone() };
            let mut child = ui.new_child(keyed(ui, &place).max_rect(room));
            child.spacing_mut().item_spacing.y = 0.0;
            answer_ui(&mut child, view, case, state, page, (field, &place), out);
            bottom = bottom.max(child.min_rect().bottom());
        }
        let used = Rect::from_min_max(top, pos2(top.x + whole, bottom));
        ui.advance_cursor_after_rect(used);
        ui.add_space(space::S20);
        rest = if second.is_some() { others.get(1..).unwrap_or_default() } else { others };
    }
}

/// Back, then the primary button, and what happens to what was typed.
fn foot_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let look = roles(ui);
    let frame = Frame::new().fill(look.surface).inner_margin(Margin::symmetric(32, 12));
    let panel = Panel::bottom("question foot").resizable(false).show_separator_line(false);
    let shown = panel.frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S12, space::S8);
            if Button::secondary(&view.say("action-back")).icon(Icon::ArrowLeft).ui(ui).clicked() {
                match state.part.checked_sub(1) {
                    Some(part) => state.turn_to(part),
                    None => out.push(Command::Back),
                }
            }
            let save = view.say("question-save");
            if Button::primary(&save).ui(ui).clicked() {
                state.saving = true;
                ui.ctx().request_repaint();
            }
            let kept =
                view.say(if view.read_only { "question-read-only" } else { "question-kept" });
            let room = FORM.min(ui.max_rect().width()) + ui.max_rect().left();
            let left = room - width_of(ui, &kept, Kind::Hint);
            if left > ui.cursor().left() {
                ui.add_space(left - ui.cursor().left());
            } else if is_low(ui.ctx()) {
                // The line would take what little there is of the form.
                return;
            }
            text_ui(ui, &kept, Kind::Hint, look.text_2);
        });
    });
    let rect = shown.response.rect;
    remember(ui.ctx(), Part::Foot, rect);
    divider(ui, rect.left(), rect.right(), rect.top());
}
