//! The records of a repeated group: one after the other, each with a way to take it out, and one more.

use egui::{Align, Layout, Ui};

use super::State;
use super::form::fields_ui;
use super::page::Page;
use crate::app::command::Command;
use crate::app::layout::keyed;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::toast::Wording;
use crate::app::view::View;
use crate::app::widgets::{Button, divider, text_ui};
use crate::session::{CaseSession, Edit};

/// Draws the records and the button that adds one.
pub(super) fn records_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    page: &Page,
    out: &mut Vec<Command>,
) {
    let Some(group) = &page.question.group else { return };
    let look = roles(ui);
    let known = view.book.groups.get(&group.group);
    let title = known.map_or("", |known| known.title.in_language(view.language));
    text_ui(ui, title, Kind::Section, look.text);
    ui.add_space(space::S8);
    let count = group.records.len();
    if state.adding.is_some_and(|at| at != count) {
        state.adding = None;
    }
    for (at, fields) in group.records.iter().enumerate() {
        let head = keyed(ui, ("record", at));
        if ui.scope_builder(head, |ui| head_ui(ui, view, title, at, true)).inner {
            state.drafts.forget_record(at);
            let edit = Edit::RemoveRecord { group: group.group.clone(), at };
            let said = Wording::with("question-removed", [("number", (at + 1).into())]);
            out.push(Command::EditSaying { edit: Box::new(edit), said });
        }
        fields_ui(ui, view, case, state, (page, Some(at)), fields, out);
    }
    let adds = state.adding == Some(count);
    if adds || count == 0 {
        let head = keyed(ui, ("record", count));
        if ui.scope_builder(head, |ui| head_ui(ui, view, title, count, adds)).inner {
            state.adding = None;
            state.drafts.forget_record(count);
        }
        fields_ui(ui, view, case, state, (page, Some(count)), &group.blank, out);
    } else {
        let words = view.say("question-add-another");
        let name = format!("{words}: {title}");
        let button = Button::secondary(&words).icon(Icon::Plus).name(&name);
        let button = button.writes(!view.read_only);
        if ui.scope_builder(keyed(ui, "add"), |ui| button.ui(ui)).inner.clicked() {
            state.adding = Some(count);
            let first = group.blank.first().map(|field| field.fact.clone());
            state.wanted = first.map(|fact| super::Place { record: Some(count), fact });
            ui.ctx().request_repaint();
        }
    }
    ui.add_space(space::S20);
}

/// The number of a record; true when it is to go.
fn head_ui(ui: &mut Ui, view: &View<'_>, title: &str, at: usize, can_go: bool) -> bool {
    let look = roles(ui);
    let rect = ui.max_rect();
    divider(ui, rect.left(), rect.right(), ui.cursor().top());
    ui.add_space(space::S8);
    let number = view.say_with("question-record", &[("number", (at + 1).into())]);
    let mut goes = false;
    ui.horizontal(|ui| {
        text_ui(ui, &number, Kind::Label, look.text_2);
        if can_go {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let word = view.say("question-remove");
                let name = format!("{word}: {title}, {number}");
                let button = Button::quiet(&word).icon(Icon::Trash).compact().name(&name);
                goes = button.writes(!view.read_only).ui(ui).clicked();
            });
        }
    });
    ui.add_space(space::S4);
    goes
}
