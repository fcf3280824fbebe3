//! The machine readable zone: its check digits while it is typed, and taking its fields over.

use egui::{Response, Ui};

use super::State;
use super::draft::{Draft, Place, resized};
use super::page::label;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, Field, MrzCheck, card_ui, mrz_field_ui, segmented_ui, text_ui};
use crate::domain::id_number::Sex;
use crate::domain::mrz::{CheckedField, MrzFormat, digit_checks};
use crate::domain::{Answer, FactId, Mrz, Value};
use crate::export::words;
use crate::rules::{Check, MrzField, RawValue, parse_value};
use crate::session::CaseSession;
use crate::session::Edit;
use crate::session::fields::Field as Asked;

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
    let (mut format, mut lines) = state.drafts.zone(asked, place);
    let title = label(view, &asked.fact);
    let cells = format.size().1;
    let has_words = ui.available_width() >= WIDE;
    let checks = checks(view, &lines, format, has_words);
    let response = mrz_field_ui(ui, place.id(), title, field, &mut lines, cells, &checks);
    if response.changed() {
        state.drafts.keep(place, Draft::Zone(format, lines.clone()));
    }
    ui.add_space(space::S8);
    if size_ui(ui, view, &mut format) {
        state.drafts.keep(place, Draft::Zone(format, resized(lines.clone(), format)));
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

/// The fields that the rule book compares with a zone.
fn compared<'b>(
    view: &View<'b>,
    zone: &FactId,
) -> Option<(&'b std::collections::BTreeMap<MrzField, FactId>, Option<&'b crate::domain::ChoiceId>)>
{
    view.book.constraints.values().find_map(|constraint| match &constraint.check {
        Check::MrzAgrees { mrz, fields, male } if mrz == zone => Some((fields, male.as_ref())),
        _ => None,
    })
}

/// What a zone says of the fields it is compared with.
fn said(view: &View<'_>, case: &CaseSession, fact: &FactId, zone: &Mrz) -> Vec<(FactId, Value)> {
    let Some((fields, male)) = compared(view, fact) else { return Vec::new() };
    let mut said = Vec::new();
    for (field, fact) in fields {
        let Some(question) = view.book.question(fact) else { continue };
        let raw = match field {
            MrzField::Surname => Some(RawValue::Text(zone.surname())),
            MrzField::GivenNames => Some(RawValue::Text(zone.given_names())),
            MrzField::DocumentNumber => Some(RawValue::Text(zone.document_number())),
            MrzField::Nationality => Some(RawValue::Text(zone.nationality().to_owned())),
            MrzField::BirthDate => zone.born_on(case.as_of()).map(RawValue::Date),
            MrzField::ExpiryDate => zone.expires_on(case.as_of()).map(RawValue::Date),
            MrzField::Sex => zone.sex().and_then(|sex| {
                let is_male = |id: &crate::domain::ChoiceId| Some(id) == male;
                let mut ids = question.choices.iter().map(|choice| &choice.id);
                let id = ids.find(|id| is_male(id) == (sex == Sex::Male))?;
                Some(RawValue::Text(id.to_string()))
            }),
        };
        let Some(raw) = raw else { continue };
        if let Answer::Accepted(value) = parse_value(view.book, question, &raw) {
            said.push((fact.clone(), value));
        }
    }
    said
}

fn is_same(known: Option<&Value>, read: &Value) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
    };
    match (known, read) {
        (Some(Value::Text(known)), Value::Text(read)) => plain(known) == plain(read),
        (known, read) => known == Some(read),
    }
}

/// The zone that a case has, with its fact.
fn zone_of(view: &View<'_>, case: &CaseSession) -> Option<(FactId, Mrz)> {
    view.book.constraints.values().find_map(|constraint| match &constraint.check {
        Check::MrzAgrees { mrz, .. } => match case.case().facts.value(mrz) {
            Some(Value::Mrz(zone)) => Some((mrz.clone(), zone.clone())),
            Some(_) | None => None,
        },
        _ => None,
    })
}

/// Whether a field says what the zone of the case says.
pub(super) fn agrees(view: &View<'_>, case: &CaseSession, asked: &Asked) -> bool {
    let Some(value) = &asked.value else { return false };
    let Some((fact, zone)) = zone_of(view, case) else { return false };
    let said = said(view, case, &fact, &zone);
    said.iter().any(|(fact, read)| *fact == asked.fact && is_same(Some(value), read))
}

fn shown(view: &View<'_>, fact: &FactId, value: &Value) -> String {
    let Some(question) = view.book.question(fact) else { return String::new() };
    words::value(view.book, question, &Answer::Accepted(value.clone()), view.language)
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
    let said = said(view, case, &asked.fact, zone);
    let facts = &case.case().facts;
    let differing: Vec<&(FactId, Value)> =
        said.iter().filter(|(fact, read)| !is_same(facts.value(fact), read)).collect();
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
        for (fact, value) in &differing {
            let gaps =
                [("field", label(view, fact).into()), ("value", shown(view, fact, value).into())];
            text_ui(ui, &view.say_with("question-mrz-line", &gaps), Kind::Small, look.text_2);
            if let Some(known) = facts.value(fact) {
                let gaps = [("value", shown(view, fact, known).into())];
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
                differing.iter().map(|(fact, value)| (fact.clone(), raw(value))).collect();
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
    let said = said(view, case, &fact, &zone);
    if !said.iter().any(|(fact, _)| page.contains(fact)) {
        return;
    }
    let look = roles(ui);
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, &view.say("question-mrz-says"), Kind::SmallBold, look.text);
        for (fact, value) in &said {
            ui.add_space(6.0);
            text_ui(ui, label(view, fact), Kind::Hint, look.text_2);
            let differs = !is_same(case.case().facts.value(fact), value);
            let color = if differs { look.warn } else { look.text };
            text_ui(ui, &shown(view, fact, value), Kind::Small, color);
        }
    });
}
