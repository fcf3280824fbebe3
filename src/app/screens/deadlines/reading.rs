//! Draws one date.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::detail::{Detail, Dispute, Found};
use super::done::Marking;
use super::stay::Stay;
use crate::app::command::Command;
use crate::app::layout::Width;
use crate::app::screens::rules::Of;
use crate::app::theme::{Icon, Kind, Words, roles, space};
use crate::app::toast::Wording;
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, ReadingCard, Readings, Status, confidence_badge_ui, day_strip_legend_ui,
    day_strip_ui, link_named_ui, note_ui, paint, rule_ui, stay_chart_ui, text_ui, width_of,
    with_badge_ui, words_ui,
};
use crate::domain::DoneDuty;
use crate::rules::Confidence;
use crate::session::Edit;
use crate::store::{Step, When};

/// What is drawn, and what its buttons ask for.
pub(super) struct Reading<'a> {
    pub(super) detail: &'a Detail,
    /// On the page of the case itself.
    pub(super) is_case: bool,
    /// Set when the duty is to be marked as done.
    pub(super) marking: &'a mut Option<Marking>,
}

/// Draws it.
pub(super) fn detail_ui(
    ui: &mut Ui,
    view: &View<'_>,
    mut reading: Reading<'_>,
    out: &mut Vec<Command>,
) {
    head_ui(ui, view, &mut reading, out);
    let detail = reading.detail;
    ui.add_space(space::S20);
    section_ui(ui, &view.say("deadlines-how-found"), Some(detail.confidence));
    match &detail.found {
        Some(found) => found_ui(ui, view, found),
        None => {
            text_ui(ui, &view.say("deadlines-reading"), Kind::Paragraph, roles(ui).text_2);
        }
    }
    ui.add_space(space::S16);
    fine_ui(ui, view, detail);
    if let Some(stay) = detail.found.as_ref().and_then(|found| found.stay.as_ref()) {
        ui.add_space(space::S20);
        rule_ui(ui);
        ui.add_space(space::S16);
        stay_ui(ui, view, stay, out);
    }
    if let Some(found) = &detail.found {
        others_ui(ui, view, found);
    }
    if let Some(dispute) = &detail.dispute {
        ui.add_space(space::S24);
        dispute_ui(ui, view, dispute, out);
    }
    ui.add_space(space::S24);
    note_ui(ui, &view.say("deadlines-where"), &detail.how);
    ui.add_space(space::S12);
    note_ui(ui, &view.say("deadlines-sources"), &detail.sources.join("\n"));
}

/// The title with the buttons at its right; below it where there is no room.
fn head_ui(ui: &mut Ui, view: &View<'_>, reading: &mut Reading<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    let detail = reading.detail;
    let words = [view.say("deadlines-open-case"), view.say("deadlines-mark-done")];
    let buttons: f32 = words.iter().map(|it| width_of(ui, it, Kind::Label) + 72.0).sum();
    let title = |ui: &mut Ui| {
        text_ui(ui, &detail.title, Kind::Page, look.text);
        let who = format!("{} · {}", detail.person, detail.who);
        text_ui(ui, &who, Kind::Paragraph, look.text_2);
    };
    if view.width == Width::Wide && ui.available_width() - buttons > 280.0 {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let room = ui.available_width() - buttons;
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                title(ui);
            });
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                ui.spacing_mut().item_spacing.x = space::S8;
                done_button_ui(ui, view, reading, out);
                open_button_ui(ui, view, reading, out);
            });
        });
    } else {
        title(ui);
        ui.add_space(space::S12);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
            done_button_ui(ui, view, reading, out);
            open_button_ui(ui, view, reading, out);
        });
    }
}

fn open_button_ui(ui: &mut Ui, view: &View<'_>, reading: &Reading<'_>, out: &mut Vec<Command>) {
    if reading.is_case {
        return;
    }
    let words = view.say("deadlines-open-case");
    if Button::secondary(&words).icon(Icon::ArrowSquareOut).ui(ui).clicked() {
        out.push(Command::OpenCase(reading.detail.which.case));
    }
}

/// Marks the duty as done, or opens it again.
fn done_button_ui(ui: &mut Ui, view: &View<'_>, reading: &mut Reading<'_>, out: &mut Vec<Command>) {
    let detail = reading.detail;
    let (Some(found), Some(duty)) = (&detail.found, &detail.duty) else { return };
    if let Some(on) = found.done_on {
        let words = view.say("deadlines-reopen");
        let button = Button::secondary(&words).icon(Icon::ArrowCounterClockwise);
        if button.writes(!view.read_only).ui(ui).clicked() {
            let step = Step::new("step-reopened", When(0)).with("duty", duty.as_str());
            out.push(Command::EditCase {
                key: detail.which.case,
                edit: Box::new(Edit::Reopen(duty.clone())),
                back: Box::new(Edit::MarkDone(DoneDuty { duty: duty.clone(), on })),
                said: Wording::step(view.desk.book(), step),
            });
        }
    } else if !found.is_done {
        let words = view.say("deadlines-mark-done");
        let button = Button::primary(&words).icon(Icon::Check);
        if button.writes(!view.read_only).ui(ui).clicked() {
            let marking = Marking::new(view, detail.which.case, duty.clone(), &detail.title);
            *reading.marking = Some(marking);
        }
    }
}

fn section_ui(ui: &mut Ui, title: &str, confidence: Option<Confidence>) {
    let look = roles(ui);
    match confidence {
        Some(confidence) => {
            let size = vec2(ui.available_width(), 24.0);
            ui.allocate_ui(size, |ui| {
                with_badge_ui(ui, confidence, |ui| {
                    text_ui(ui, title, Kind::Section, look.text);
                });
            });
        }
        None => {
            text_ui(ui, title, Kind::Section, look.text);
        }
    }
    ui.add_space(space::S4);
}

fn found_ui(ui: &mut Ui, view: &View<'_>, found: &Found) {
    let look = roles(ui);
    if found.is_done {
        let word = match found.done_on {
            Some(_) => found.status.clone(),
            None => view.say("deadlines-done-by-answers"),
        };
        Mark::status(ui, Status::Done).with_word(word).ui(ui);
        ui.add_space(space::S8);
    }
    for line in &found.lines {
        text_ui(ui, line, Kind::Paragraph, look.text);
    }
    if let Some(strip) = &found.strip {
        ui.add_space(space::S8);
        day_strip_ui(ui, &strip.days, &strip.spoken);
        let (off, other) = (view.say("strip-off"), view.say("strip-other"));
        day_strip_legend_ui(
            ui,
            strip.has_off.then_some(off.as_str()),
            strip.has_other.then_some(other.as_str()),
        );
        if strip.is_weeks {
            text_ui(ui, &view.say("strip-weeks"), Kind::Hint, look.text_2);
        }
    }
    ui.add_space(space::S12);
    if let Some(safe) = &found.safe {
        readings_ui(ui, view, safe, found.lenient.as_ref());
    }
    for note in &found.notes {
        ui.add_space(space::S8);
        Mark::status(ui, Status::Warning).with_word(note.as_str()).ui(ui);
    }
}

/// The safe reading, and the lenient one where sources differ.
fn readings_ui(
    ui: &mut Ui,
    view: &View<'_>,
    safe: &(String, String),
    lenient: Option<&(String, String)>,
) {
    let (used, other) = (view.say("deadlines-safe"), view.say("deadlines-lenient"));
    let card = |(title, text), tag, is_used| ReadingCard { title, tag, text, source: "", is_used };
    let safe = card((&safe.0, &safe.1), &used, true);
    let width = ui.available_width();
    let Some(lenient) = lenient else {
        safe.ui(ui, width.min(480.0), 0.0);
        return;
    };
    let lenient = card((&lenient.0, &lenient.1), &other, false);
    if width < 560.0 {
        safe.ui(ui, width, 0.0);
        ui.add_space(space::S12);
        lenient.ui(ui, width, 0.0);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        let one = (width - space::S12) / 2.0;
        let height = safe.ui(ui, one, 0.0);
        lenient.ui(ui, one, height);
    });
}

/// What it costs to miss it: in one line with its heading, as far as it fits.
fn fine_ui(ui: &mut Ui, view: &View<'_>, detail: &Detail) {
    let look = roles(ui);
    let nothing = [view.say("deadlines-no-fine")];
    let lines = if detail.fine.is_empty() { nothing.as_slice() } else { detail.fine.as_slice() };
    let mut heading = Some(view.say("deadlines-fine"));
    for line in lines {
        let mut words = Words::new();
        if let Some(heading) = heading.take() {
            words = words.add(&heading, Kind::SmallBold, look.text);
            words = words.add("   ", Kind::Small, look.text);
        }
        let galley = words.add(line, Kind::Paragraph, look.text_2).galley(ui, ui.available_width());
        words_ui(ui, galley);
    }
    if let Some(confidence) = detail.fine_confidence {
        ui.add_space(space::S4);
        confidence_badge_ui(ui, confidence);
    }
}

fn dispute_ui(ui: &mut Ui, view: &View<'_>, dispute: &Dispute, out: &mut Vec<Command>) {
    let card = Readings {
        question: &dispute.question,
        safe: &dispute.safe,
        lenient: &dispute.lenient,
        outcome: &dispute.outcome,
        link: "",
    };
    card.ui(ui);
    ui.add_space(space::S8);
    let link = view.say("deadlines-compare");
    let name = format!("{link}: {}", dispute.question);
    if link_named_ui(ui, &link, &name, Kind::Hint).clicked() {
        out.push(Command::ShowRule(Of::Conflict(dispute.id.clone())));
    }
}

fn stay_ui(ui: &mut Ui, view: &View<'_>, stay: &Stay, out: &mut Vec<Command>) {
    let look = roles(ui);
    let estimate = view.say("stay-estimate");
    let beside = width_of(ui, &estimate, Kind::Hint) + width_of(ui, &stay.title, Kind::Section);
    if beside + space::S24 < ui.available_width() {
        let size = vec2(ui.available_width(), 24.0);
        ui.allocate_ui(size, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                text_ui(ui, &estimate, Kind::Hint, look.text_2);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    text_ui(ui, &stay.title, Kind::Section, look.text);
                });
            });
        });
    } else {
        text_ui(ui, &stay.title, Kind::Section, look.text);
        text_ui(ui, &estimate, Kind::Hint, look.text_2);
    }
    ui.add_space(space::S12);
    stay_chart_ui(ui, &stay.chart);
    ui.add_space(space::S12);
    for line in &stay.lines {
        text_ui(ui, line, Kind::Paragraph, look.text_2);
    }
    if let Some(dispute) = &stay.dispute {
        ui.add_space(space::S12);
        dispute_ui(ui, view, dispute, out);
    }
}

fn others_ui(ui: &mut Ui, view: &View<'_>, found: &Found) {
    if found.others.is_empty() {
        return;
    }
    let look = roles(ui);
    ui.add_space(space::S20);
    text_ui(ui, &view.say("deadlines-others"), Kind::Section, look.text);
    ui.add_space(5.0);
    for (title, when) in &found.others {
        let width = ui.available_width();
        let left = (width * 0.5).min(320.0);
        let title_words = Kind::Small.galley(ui, title, look.text, left - space::S12);
        let when_words = Kind::Small.galley(ui, when, look.text_2, width - left);
        let height = title_words.size().y.max(when_words.size().y) + 4.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{title}: {when}"))
        });
        let paint = |x: f32, words| {
            let at = egui::pos2(x, rect.top() + 2.0);
            paint::text_from(ui.painter(), at, words);
        };
        paint(rect.left(), title_words);
        paint(rect.left() + left, when_words);
    }
}
