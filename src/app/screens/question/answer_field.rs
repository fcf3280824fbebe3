//! One field: the widget of its kind, and what becomes of what was typed or chosen.

use egui::{Response, Ui, vec2};

use super::draft::{Draft, Place};
use super::page::{Page, joined, wrong_parts};
use super::{State, mrz};
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    DropDown, Field, IdKind, Input, date_field_ui, id_field_ui, number_field_ui, paint,
    radio_list_ui, text_field_ui, words_ui, yes_no_ui,
};
use crate::domain::{Severity, Value, ValueKind};
use crate::export::words;
use crate::rules::{Question, RawValue};
use crate::session::CaseSession;
use crate::session::fields::Field as Asked;

/// Up to so many choices stand below each other; more are a list that opens.
const RADIOS: usize = 5;
/// Width of a box for a number or a short text.
const SHORT: f32 = 204.0;

/// Draws a field with its label, hint, mistake and warnings.
pub(super) fn answer_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    page: &Page,
    (asked, place): (&Asked, &Place),
    out: &mut Vec<Command>,
) {
    let Some(question) = view.book.question(&asked.fact) else { return };
    let label = question.label.in_language(view.language);
    let hint = question.hint.as_ref().map_or("", |hint| hint.in_language(view.language));
    let spoken = match place.record {
        Some(at) => {
            let gaps = [("field", label.into()), ("number", (at + 1).into())];
            view.say_with("question-of-record", &gaps)
        }
        None => label.to_owned(),
    };
    let from_zone = view.say("question-from-mrz");
    let mut field = Field::new(label).hint(hint).error(page.error(place));
    if place.record.is_none() && mrz::agrees(view, case, asked) {
        field = field.mark(Icon::Scan, &from_zone);
    }
    let now = ui.input(|input| input.time);
    let response = match question.kind {
        ValueKind::Bool | ValueKind::Choice | ValueKind::Country => {
            chosen_ui(ui, view, state, question, (asked, place), field, &spoken, out)
        }
        ValueKind::Mrz => mrz::zone_ui(ui, view, case, state, (asked, place), field, out),
        ValueKind::Date => {
            let mut entry = state.drafts.date(asked, place, view.language);
            let wrong = wrong_parts(&entry);
            let response = date_field_ui(ui, place.id(), &spoken, field, &mut entry, wrong);
            if response.changed() {
                state.drafts.keep(place, Draft::Date(entry), now);
            }
            response
        }
        ValueKind::Text
        | ValueKind::LatinName
        | ValueKind::Number
        | ValueKind::Iin
        | ValueKind::Bin => {
            let mut text = state.drafts.text(asked, place);
            let response = typed_ui(ui, question.kind, place, field, &spoken, &mut text);
            if response.changed() {
                state.drafts.keep(place, Draft::Text(text), now);
            }
            response
        }
    };
    warnings_ui(ui, view, asked);
    if state.wanted.as_ref() == Some(place) {
        state.wanted = None;
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
    let is_inside = ui.ctx().memory(egui::Memory::focused).is_some_and(|focused| {
        let widgets = ui.ctx().viewport(|it| it.this_pass.widgets.get(focused).copied());
        widgets.is_some_and(|widget| ui.min_rect().contains_rect(widget.rect))
    });
    if is_inside && state.looked_at.as_ref() != Some(&asked.fact) {
        state.looked_at = Some(asked.fact.clone());
        ui.ctx().request_repaint();
    }
}

fn typed_ui(
    ui: &mut Ui,
    kind: ValueKind,
    place: &Place,
    field: Field<'_>,
    spoken: &str,
    text: &mut String,
) -> Response {
    let id = place.id();
    match kind {
        ValueKind::Iin => id_field_ui(ui, id, spoken, field, IdKind::Iin, text),
        ValueKind::Bin => id_field_ui(ui, id, spoken, field, IdKind::Bin, text),
        ValueKind::Number => number_field_ui(ui, id, spoken, field, text, "", SHORT),
        ValueKind::Text if place.record.is_none() => {
            text_field_ui(ui, id, field, text, f32::INFINITY)
        }
        ValueKind::Text
        | ValueKind::LatinName
        | ValueKind::Bool
        | ValueKind::Choice
        | ValueKind::Date
        | ValueKind::Country
        | ValueKind::Mrz => {
            let width = ui.available_width();
            field.show(ui, width, |ui, field| {
                let mut input = Input::new(id, spoken, width);
                input.is_wrong = field.is_wrong();
                input.ui(ui, text)
            })
        }
    }
}

/// Something that is chosen: it is the answer at once.
#[expect(clippy::too_many_arguments, reason = "one private caller")]
fn chosen_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &State,
    question: &Question,
    (asked, place): (&Asked, &Place),
    field: Field<'_>,
    spoken: &str,
    out: &mut Vec<Command>,
) -> Response {
    let mut raw = None;
    let width = ui.available_width();
    let response = field.show(ui, width, |ui, field| match question.kind {
        ValueKind::Bool => {
            let mut answer = match asked.value {
                Some(Value::Bool(value)) => Some(value),
                Some(_) | None => None,
            };
            let response = yes_no_ui(ui, spoken, &mut answer);
            if response.changed() {
                raw = answer.map(RawValue::Bool);
            }
            response
        }
        ValueKind::Country => {
            let codes = &state.countries.codes;
            let mut chosen = match asked.value {
                Some(Value::Country(code)) => codes.iter().position(|it| *it == code),
                Some(_) | None => None,
            };
            let none = view.say("question-choose");
            let list = DropDown::new(place.id(), spoken, &state.countries.names, width);
            let response = list.placeholder(&none).wrong(field.is_wrong()).ui(ui, &mut chosen);
            if response.changed() {
                let code = chosen.and_then(|index| codes.get(index));
                raw = code.map(|code| RawValue::Text(code.to_string()));
            }
            response
        }
        _ => {
            let mut chosen = match &asked.value {
                Some(Value::Choice(id)) => question.choices.iter().position(|it| it.id == *id),
                Some(_) | None => None,
            };
            let words: Vec<String> = (question.choices.iter())
                .map(|it| it.label.in_language(view.language).to_owned())
                .collect();
            let response = if words.len() <= RADIOS {
                let options: Vec<(&str, &str)> = words.iter().map(|it| (it.as_str(), "")).collect();
                radio_list_ui(ui, spoken, &options, &mut chosen)
            } else {
                let none = view.say("question-choose");
                let list = DropDown::new(place.id(), spoken, &words, width);
                list.placeholder(&none).wrong(field.is_wrong()).ui(ui, &mut chosen)
            };
            if response.changed() {
                let choice = chosen.and_then(|index| question.choices.get(index));
                raw = choice.map(|choice| RawValue::Text(choice.id.to_string()));
            }
            response
        }
    });
    if let Some(edit) = raw.and_then(|raw| state.drafts.edit(place, raw)) {
        out.push(Command::Edit(Box::new(edit)));
    }
    response
}

/// What should be looked at, below the field.
fn warnings_ui(ui: &mut Ui, view: &View<'_>, asked: &Asked) {
    let look = roles(ui);
    for finding in asked.findings.iter().filter(|it| it.severity != Severity::Blocker) {
        let said = words::finding(view.book, finding, view.language);
        let (icon, color) = match finding.severity {
            Severity::Hint => (Icon::Info, look.text_2),
            Severity::Warning | Severity::Blocker => (Icon::Warning, look.warn),
        };
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), egui::Sense::hover());
            paint::icon(ui.painter(), rect.center(), icon, space::ICON_TEXT, color);
            let text = joined(&said.text, &said.hint);
            let galley = Kind::Small.galley(ui, &text, color, ui.available_width());
            words_ui(ui, galley);
        });
    }
}
