//! One date: how it was found, both readings, what it costs to miss it, who does what where.

use std::sync::Arc;

use egui::{Sense, Ui, vec2};

use super::list::Which;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, Mark, ReadingCard, Status, divider, note_ui, text_ui, with_badge_ui,
};
use crate::domain::{DutyId, Language};
use crate::export::words;
use crate::i18n::{Value, say};
use crate::rules::{Assessment, Confidence, Deadline, Duty, RuleBook};

/// A date in words.
#[derive(Debug)]
pub(super) struct Detail {
    which: Which,
    language: Language,
    assessment: Option<Arc<Assessment>>,
    title: String,
    who: String,
    how: String,
    confidence: Confidence,
    /// `None`: the case is not open.
    found: Option<Found>,
    fine: Vec<String>,
    fine_confidence: Option<Confidence>,
    sources: Vec<String>,
}

/// How a date was found.
#[derive(Debug)]
struct Found {
    lines: Vec<String>,
    safe: Option<String>,
    lenient: Option<String>,
    notes: Vec<String>,
    others: Vec<(String, String)>,
}

impl Detail {
    pub(super) fn is_of(&self, view: &View<'_>, which: &Which) -> bool {
        let open = view.case.filter(|open| open.key() == which.case);
        let same = match (&self.assessment, open) {
            (Some(known), Some(open)) => Arc::ptr_eq(known, open.assessment()),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        same && self.which == *which && self.language == view.language
    }

    /// The words; `None` when the rule book has no such duty any more.
    pub(super) fn of(view: &View<'_>, which: &Which) -> Option<Self> {
        let (book, language) = (view.book, view.language);
        let duty = book.duties.get(&DutyId::new(&which.duty).ok()?)?;
        let open = view.case.filter(|open| open.key() == which.case);
        let assessment = open.map(|open| Arc::clone(open.assessment()));
        let deadline = assessment.as_ref().and_then(|it| {
            it.deadlines.iter().find(|deadline| deadline.duty.as_str() == which.duty)
        });
        let citations = duty.grounds.citations.iter();
        Some(Self {
            which: which.clone(),
            language,
            title: duty.title.in_language(language).to_owned(),
            who: duty.who.in_language(language).to_owned(),
            how: duty.how.in_language(language).to_owned(),
            confidence: duty.grounds.confidence,
            found: deadline
                .zip(assessment.as_deref())
                .map(|(deadline, assessment)| found(book, duty, deadline, assessment, language)),
            fine: fine(duty, deadline, language),
            fine_confidence: duty.fine.as_ref().map(|fine| fine.confidence),
            sources: citations.map(|it| words::citation(book, it, language)).collect(),
            assessment,
        })
    }
}

fn found(
    book: &RuleBook,
    duty: &Duty,
    deadline: &Deadline,
    assessment: &Assessment,
    language: Language,
) -> Found {
    let date = |day| -> Value<'_> { words::date_with_weekday(day, language).into() };
    let mut lines = words::derivation(book, deadline, language);
    if let Err(why) = &deadline.due_on {
        lines.push(words::no_date(book, why, language));
    }
    let mut notes = Vec::new();
    if let (Some(day), Some(last)) = (deadline.last_resort_on, &duty.last_resort) {
        let until = say(language, "deadlines-last-resort", &[("date", date(day))]);
        notes.push(format!("{until}. {}", last.text.in_language(language)));
    }
    if deadline.estimated {
        notes.push(say(language, "deadlines-estimated", &[]));
    }
    if let Some(year) = deadline.unknown_year {
        // A year is no amount: its digits are not grouped.
        let gaps = [("year", year.to_string().into())];
        notes.push(say(language, "deadlines-unknown-year", &gaps));
    }
    let others = assessment.deadlines.iter().filter(|it| it.duty != deadline.duty);
    let others = others.filter_map(|other| {
        let title = book.duties.get(&other.duty)?.title.in_language(language).to_owned();
        let status = words::deadline_status(other, assessment.as_of, language);
        let day = other.due_on.as_ref().ok().map(|day| words::date_with_weekday(*day, language));
        Some((title, day.map_or_else(|| status.clone(), |day| format!("{day}; {status}"))))
    });
    Found {
        lines,
        safe: deadline.due_on.as_ref().ok().map(|day| words::date_with_weekday(*day, language)),
        lenient: deadline.lenient_on.map(|day| words::date_with_weekday(day, language)),
        notes,
        others: others.collect(),
    }
}

fn fine(duty: &Duty, deadline: Option<&Deadline>, language: Language) -> Vec<String> {
    let Some(fine) = &duty.fine else { return Vec::new() };
    let mut lines = vec![fine.text.in_language(language).to_owned()];
    let tenge = deadline.map(|it| it.fine_tenge.as_slice()).unwrap_or_default();
    for (amount, tenge) in fine.mci.iter().zip(tenge) {
        let payer = ("payer", amount.payer.in_language(language).into());
        let mci = ("mci", amount.mci.into());
        lines.push(match tenge {
            Some(tenge) => {
                say(language, "cli-fine-amount", &[payer, mci, ("amount", (*tenge).into())])
            }
            None => say(language, "cli-fine-amount-unknown", &[payer, mci]),
        });
    }
    lines
}

/// Draws it.
pub(super) fn detail_ui(
    ui: &mut Ui,
    view: &View<'_>,
    detail: &Detail,
    is_case: bool,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    text_ui(ui, &detail.title, Kind::Page, look.text);
    text_ui(ui, &detail.who, Kind::Paragraph, look.text_2);
    if !is_case {
        ui.add_space(space::S12);
        let words = view.say("deadlines-open-case");
        if Button::secondary(&words).icon(Icon::ArrowSquareOut).ui(ui).clicked() {
            out.push(Command::OpenCase(detail.which.case));
        }
    }
    ui.add_space(space::S20);
    section_ui(ui, &view.say("deadlines-how-found"), Some(detail.confidence));
    match &detail.found {
        Some(found) => found_ui(ui, view, found),
        None => {
            text_ui(ui, &view.say("deadlines-in-case"), Kind::Paragraph, look.text_2);
        }
    }
    ui.add_space(space::S20);
    section_ui(ui, &view.say("deadlines-fine"), detail.fine_confidence);
    if detail.fine.is_empty() {
        text_ui(ui, &view.say("deadlines-no-fine"), Kind::Paragraph, look.text_2);
    }
    for line in &detail.fine {
        text_ui(ui, line, Kind::Paragraph, look.text);
    }
    ui.add_space(space::S20);
    note_ui(ui, &view.say("deadlines-where"), &detail.how);
    ui.add_space(space::S12);
    note_ui(ui, &view.say("deadlines-sources"), &detail.sources.join("\n"));
    if let Some(found) = &detail.found {
        others_ui(ui, view, found);
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
    for line in &found.lines {
        text_ui(ui, line, Kind::Paragraph, look.text);
    }
    ui.add_space(space::S12);
    if let Some(safe) = &found.safe {
        readings_ui(ui, view, safe, found.lenient.as_deref());
    }
    for note in &found.notes {
        ui.add_space(space::S8);
        Mark::status(ui, Status::Warning).with_word(note.as_str()).ui(ui);
    }
}

/// The safe reading, and the lenient one where sources differ.
fn readings_ui(ui: &mut Ui, view: &View<'_>, safe: &str, lenient: Option<&str>) {
    let tag = view.say("deadlines-safe");
    let text =
        view.say(if lenient.is_some() { "deadlines-safe-text" } else { "deadlines-one-text" });
    let safe = ReadingCard { title: safe, tag: &tag, text: &text, source: "", is_used: true };
    let width = ui.available_width();
    let Some(lenient) = lenient else {
        safe.ui(ui, width.min(480.0), 0.0);
        return;
    };
    let (tag, text) = (view.say("deadlines-lenient"), view.say("deadlines-lenient-text"));
    let lenient =
        ReadingCard { title: lenient, tag: &tag, text: &text, source: "", is_used: false };
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

fn others_ui(ui: &mut Ui, view: &View<'_>, found: &Found) {
    if found.others.is_empty() {
        return;
    }
    let look = roles(ui);
    ui.add_space(space::S24);
    text_ui(ui, &view.say("deadlines-others"), Kind::Section, look.text);
    ui.add_space(5.0);
    for (title, when) in &found.others {
        let width = ui.available_width();
        let left = width * 0.5;
        let title_words = Kind::Small.galley(ui, title, look.text, left - space::S12);
        let when_words = Kind::Small.galley(ui, when, look.text_2, width - left);
        let height = title_words.size().y.max(when_words.size().y) + 12.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{title}: {when}"))
        });
        divider(ui, rect.left(), rect.right(), rect.top());
        let paint = |x: f32, words| {
            let at = egui::pos2(x, rect.top() + 6.0);
            crate::app::widgets::paint::text_from(ui.painter(), at, words);
        };
        paint(rect.left(), title_words);
        paint(rect.left() + left, when_words);
    }
}
