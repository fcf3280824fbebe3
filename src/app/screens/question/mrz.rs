//! The machine readable zone: its check digits while it is typed, and taking its fields over.

use egui::{Response, Ui};

use super::State;
use super::draft::{Draft, Place, resized};
use super::page::label;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, Field, MrzCheck, card_ui, mrz_field_ui, segmented_ui, text_ui};
use crate::domain::mrz::{CheckedField, MrzFormat, digit_checks};
use crate::domain::{Answer, FactId, Mrz, Value};
use crate::export::words;
use crate::rules::RawValue;
use crate::session::fields::Field as Asked;
use crate::session::passport::{self, Row};
use crate::session::{CaseSession, Edit};

/// Cells of this width leave room for the words below them.
const WIDE: f32 = 44.0 * 18.0 + 30.0;

/// Draws the lines, the choice of their size, and the offer to take their fields over.
pub(super) fn zone_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    state: &mut State,
    (asked, place): (&Asked, &Place),
    field: Field<'_>,
    out: &mut Vec<Command>,
) -> Response {
    let now = ui.input(|input| input.time);
    let (mut format, mut lines) = state.drafts.zone(asked, place);
    let title = label(view, &asked.fact);
    let cells = format.size().1;
    let has_words = ui.available_width() >= WIDE;
    let checks = checks(view, &lines, format, has_words);
    let response = mrz_field_ui(ui, place.id(), title, field, &mut lines, cells, &checks);
    if response.changed() {
        state.drafts.keep(place, Draft::Zone(format, lines.clone()), now);
    }
    ui.add_space(space::S8);
    if size_ui(ui, view, &mut format) {
        state.drafts.keep(place, Draft::Zone(format, resized(lines.clone(), format)), now);
    }
    if let Ok(zone) = lines.join("\n").parse::<Mrz>() {
        offer_ui(ui, view, case, (asked, &zone), state.drafts.has(place), out);
    }
    response
}

/// Passport, card, or the size in between.
fn size_ui(ui: &mut Ui, view: &View<'_>, format: &mut MrzFormat) -> bool {
    let all = [
        (MrzFormat::Td3, "question-mrz-passport"),
        (MrzFormat::Td1, "question-mrz-card"),
        (MrzFormat::Td2, "question-mrz-medium"),
    ];
    let words = all.map(|(_, key)| view.say(key));
    let options: Vec<(&str, &str)> =
        words.iter().map(|word| (word.as_str(), word.as_str())).collect();
    let selected = all.iter().position(|(one, _)| one == format).unwrap_or_default();
    let chosen = segmented_ui(ui, &options, selected).and_then(|index| all.get(index));
    match chosen {
        Some((one, _)) if one != format => {
            *format = *one;
            true
        }
        Some(_) | None => false,
    }
}

/// The check digits as the widget lights them up.
fn checks(view: &View<'_>, lines: &[String], format: MrzFormat, has_words: bool) -> Vec<MrzCheck> {
    let all = digit_checks(lines, format);
    let mut taken = 0;
    let mut shown = Vec::new();
    for check in all {
        // The number of a card stands on another line than the rest; its words would lie on theirs.
        if format == MrzFormat::Td1 && check.field == CheckedField::DocumentNumber {
            continue;
        }
        let key = match check.field {
            CheckedField::DocumentNumber => "question-mrz-number",
            CheckedField::BirthDate => "question-mrz-birth",
            CheckedField::ExpiryDate => "question-mrz-expiry",
            CheckedField::OptionalData => "question-mrz-optional",
            CheckedField::Composite => "question-mrz-all",
        };
        let mut cells = check.cells;
        if check.field == CheckedField::Composite {
            cells.start = cells.end.saturating_sub(6).max(taken);
        }
        taken = cells.end;
        let label = if has_words { view.say(key) } else { String::new() };
        shown.push(MrzCheck { line: check.line, cells, label, is_right: check.is_right });
    }
    shown
}

/// The zone that a case has, with its fact.
fn zone_of(view: &View<'_>, case: &CaseSession) -> Option<(FactId, Mrz)> {
    passport::zones(view.book).find_map(|fact| match case.case().facts.value(fact) {
        Some(Value::Mrz(zone)) => Some((fact.clone(), zone.clone())),
        Some(_) | None => None,
    })
}

/// Whether a field says what the zone of the case says.
pub(super) fn agrees(view: &View<'_>, case: &CaseSession, asked: &Asked) -> bool {
    let Some((fact, zone)) = zone_of(view, case) else { return false };
    let rows = passport::differences(case.into(), &fact, &zone);
    rows.iter().any(|row| row.fact == asked.fact && row.is_same())
}

fn shown(view: &View<'_>, fact: &FactId, value: &Value) -> String {
    answer(view, fact, &Answer::Accepted(value.clone()))
}

fn answer(view: &View<'_>, fact: &FactId, answer: &Answer) -> String {
    let Some(question) = view.book.question(fact) else { return String::new() };
    words::value(view.book, question, answer, view.language)
}

/// Offers to take over what differs.
fn offer_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    (asked, zone): (&Asked, &Mrz),
    is_draft: bool,
    out: &mut Vec<Command>,
) {
    let rows = passport::differences(case.into(), &asked.fact, zone);
    let differing: Vec<&Row> = rows.iter().filter(|row| !row.is_same()).collect();
    if differing.is_empty() {
        return;
    }
    ui.add_space(space::S12);
    let look = roles(ui);
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let heading = view.say("question-mrz-offer");
        text_ui(ui, &heading, Kind::Label, look.text);
        ui.add_space(space::S4);
        for row in &differing {
            let gaps = [
                ("field", label(view, &row.fact).into()),
                ("value", shown(view, &row.fact, &row.read).into()),
            ];
            text_ui(ui, &view.say_with("question-mrz-line", &gaps), Kind::Small, look.text_2);
            if let Some(known) = &row.answer {
                let gaps = [("value", answer(view, &row.fact, known).into())];
                let now = view.say_with("question-mrz-instead", &gaps);
                text_ui(ui, &now, Kind::Small, look.warn);
            }
        }
        ui.add_space(space::S8);
        let gaps = [("count", differing.len().into())];
        let words = view.say_with("question-mrz-take", &gaps);
        if Button::secondary(&words).icon(Icon::Scan).ui(ui).clicked() {
            let raw = |value: &Value| RawValue::Text(crate::session::fields::typed(value));
            let mut answers: Vec<(FactId, RawValue)> =
                differing.iter().map(|row| (row.fact.clone(), raw(&row.read))).collect();
            if is_draft {
                answers.push((asked.fact.clone(), RawValue::Text(zone.to_string())));
            }
            out.push(Command::Edit(Box::new(Edit::Answer(answers))));
        }
    });
}

/// What the lines of the passport say, in the side panel of a page that asks for some of it.
pub(super) fn known_ui(ui: &mut Ui, view: &View<'_>, case: &CaseSession, page: &[FactId]) {
    let Some((fact, zone)) = zone_of(view, case) else { return };
    let rows = passport::differences(case.into(), &fact, &zone);
    if !rows.iter().any(|row| page.contains(&row.fact)) {
        return;
    }
    let look = roles(ui);
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, &view.say("question-mrz-says"), Kind::SmallBold, look.text);
        for row in &rows {
            ui.add_space(6.0);
            text_ui(ui, label(view, &row.fact), Kind::Hint, look.text_2);
            let color = if row.is_same() { look.text } else { look.warn };
            text_ui(ui, &shown(view, &row.fact, &row.read), Kind::Small, color);
        }
    });
}
