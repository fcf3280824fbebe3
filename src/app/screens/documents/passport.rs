//! The lines of a passport, read from its scan: each field beside the answer of the case, with a box to tick.
//! What is in doubt is marked and not ticked; nothing is taken over before the user presses the button.

use std::sync::Arc;

use egui::Ui;

use super::Scene;
use super::asking::Asking;
use super::dialogs::foot_ui;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, checkbox_ui, paint, text_ui};
use crate::documents::ocr::{self, OcrFailure, PageReading, Tesseract};
use crate::documents::{codes, inspect};
use crate::domain::mrz::Certainty;
use crate::domain::{Answer, FactId, FileRef, Finding, Value};
use crate::export::words;
use crate::rules::RawValue;
use crate::session::passport::{Asked, Row, differences_of_reading, zones};
use crate::session::{Edit, fields};

/// What came of reading.
enum Read {
    Reading(Box<PageReading>),
    /// There are no such lines on the page.
    Nothing,
    /// Why not, and what to do.
    Failed(Box<Finding>),
    /// The program that reads broke or took too long.
    Broke,
}

/// A page whose lines are read.
pub(super) struct Passport {
    file: FileRef,
    page: u32,
    reading: Option<Asking<Read>>,
    read: Option<Read>,
    rows: Vec<(Row, bool)>,
    /// The fact of the lines themselves, and what was read.
    lines: Option<(FactId, String)>,
}

impl Passport {
    pub(super) fn of(file: &FileRef, page: u32) -> Self {
        let (rows, lines) = (Vec::new(), None);
        Self { file: file.clone(), page, reading: None, read: None, rows, lines }
    }

    fn ask(&mut self, ui: &Ui, scene: &Scene<'_, '_>) {
        if let Some(read) = self.reading.as_ref().and_then(Asking::answer) {
            if let Read::Reading(reading) = &read {
                self.compare(scene, reading);
            }
            self.read = Some(read);
            self.reading = None;
        }
        if self.read.is_none() && self.reading.is_none() {
            let (store, program) =
                (Arc::clone(scene.view.desk.store()), scene.view.program.clone());
            let (file, page) = (self.file.clone(), self.page);
            self.reading = Some(Asking::ask(ui.ctx(), move || {
                let Some(tesseract) = Tesseract::find(std::env::var_os("PATH").as_deref()) else {
                    return Read::Failed(Box::new(ocr::missing()));
                };
                let kept = match store.open_file(file.digest) {
                    Ok(kept) => kept,
                    Err(error) => return Read::Failed(Box::new(error.finding())),
                };
                match tesseract.read_page(&program, &kept, page, file.password.as_deref()) {
                    Ok(Some(reading)) => Read::Reading(Box::new(reading)),
                    Ok(None) => Read::Nothing,
                    Err(OcrFailure::Page(failure)) => {
                        Read::Failed(Box::new(codes::named(inspect::blocker(&failure), &file.name)))
                    }
                    Err(OcrFailure::Program(_) | OcrFailure::Time) => Read::Broke,
                }
            }));
        }
    }

    fn compare(&mut self, scene: &Scene<'_, '_>, reading: &PageReading) {
        let Some(zone) = zones(scene.view.book).next() else { return };
        let rows = differences_of_reading(Asked::from(scene.case), zone, &reading.zone);
        // Only what is proven by its check digit is ticked, and only where it is new.
        self.rows = rows
            .into_iter()
            .map(|row| {
                let ticked = row.certainty == Certainty::Proven && !row.is_same();
                (row, ticked)
            })
            .collect();
        let is_whole = reading.zone.zone.is_some();
        self.lines = is_whole.then(|| (zone.clone(), reading.zone.lines.join("\n")));
    }
}

/// Draws it; `true` when it is done with.
pub(super) fn passport_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, passport: &mut Passport) -> bool {
    passport.ask(ui, scene);
    let view = scene.view;
    let look = roles(ui);
    text_ui(ui, &passport.file.name, Kind::Small, look.text_2);
    ui.add_space(space::S12);
    match &passport.read {
        None => drop(text_ui(ui, &view.say("docs-zone-reading"), Kind::Small, look.text_2)),
        Some(Read::Nothing) => {
            text_ui(ui, &view.say("docs-zone-nothing"), Kind::Small, look.text);
        }
        Some(Read::Broke) => {
            text_ui(ui, &view.say("docs-zone-broke"), Kind::Small, look.text);
        }
        Some(Read::Failed(finding)) => {
            let said = words::finding(view.book, finding, view.language);
            text_ui(ui, &said.text, Kind::Small, look.text);
            text_ui(ui, &said.hint, Kind::Hint, look.text_2);
        }
        Some(Read::Reading(reading)) => {
            for line in &reading.zone.lines {
                text_ui(ui, line, Kind::Small, look.text);
            }
            ui.add_space(space::S12);
            if passport.rows.is_empty() {
                text_ui(ui, &view.say("docs-zone-wrong"), Kind::Small, look.text);
            } else {
                text_ui(ui, &view.say("docs-zone-lead"), Kind::Small, look.text_2);
                ui.add_space(space::S8);
                rows_ui(ui, scene, &mut passport.rows);
            }
        }
    }
    let can = passport.rows.iter().any(|(_, ticked)| *ticked);
    let (take, cancel) = (view.say("docs-zone-take"), view.say("action-cancel"));
    let mut is_done = false;
    foot_ui(ui, |ui| {
        if Button::primary(&take).enabled(can).ui(ui).clicked() {
            take_over(scene, passport);
            is_done = true;
        }
        is_done |= Button::secondary(&cancel).ui(ui).clicked();
    });
    is_done
}

fn rows_ui(ui: &mut Ui, scene: &Scene<'_, '_>, rows: &mut [(Row, bool)]) {
    let view = scene.view;
    for (row, ticked) in rows {
        let Some(question) = view.book.question(&row.fact) else { continue };
        let said = |answer: &Answer| words::value(view.book, question, answer, view.language);
        let field = question.label.in_language(view.language);
        let read = said(&Answer::Accepted(row.read.clone()));
        let label =
            view.say_with("docs-zone-field", &[("field", field.into()), ("value", read.into())]);
        if row.is_same() {
            text_ui(ui, &label, Kind::Body, roles(ui).text);
            text_ui(ui, &view.say("docs-zone-same"), Kind::Hint, roles(ui).text_2);
        } else {
            let now = match &row.answer {
                None => view.say("docs-zone-empty"),
                Some(answer) => view.say_with("docs-zone-now", &[("value", said(answer).into())]),
            };
            checkbox_ui(ui, ticked, &label, &now);
        }
        if row.certainty != Certainty::Proven {
            doubt_ui(ui, scene, row.certainty);
        }
        ui.add_space(space::S8);
    }
}

/// What is in doubt says so.
fn doubt_ui(ui: &mut Ui, scene: &Scene<'_, '_>, certainty: Certainty) {
    let key = match certainty {
        Certainty::Uncertain => "docs-zone-uncertain",
        Certainty::Read | Certainty::Proven => "docs-zone-unproven",
    };
    let look = roles(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let (spot, _) = ui.allocate_exact_size(egui::vec2(18.0, 16.0), egui::Sense::hover());
        paint::icon(ui.painter(), spot.center(), Icon::Warning, space::ICON_TEXT, look.warn);
        text_ui(ui, &scene.view.say(key), Kind::Hint, look.warn);
    });
}

fn take_over(scene: &mut Scene<'_, '_>, passport: &Passport) {
    let raw = |value: &Value| RawValue::Text(fields::typed(value));
    let ticked = passport.rows.iter().filter(|(_, ticked)| *ticked);
    let mut answers: Vec<(FactId, RawValue)> =
        ticked.map(|(row, _)| (row.fact.clone(), raw(&row.read))).collect();
    // The lines themselves come along only when nothing of them is in doubt.
    let is_sure = passport.rows.iter().all(|(row, _)| row.certainty > Certainty::Uncertain);
    if let Some((zone, lines)) = passport.lines.as_ref().filter(|_| is_sure) {
        answers.push((zone.clone(), RawValue::Text(lines.clone())));
    }
    let said = crate::app::toast::Wording::from("docs-zone-taken");
    scene.out.push(Command::EditSaying { edit: Box::new(Edit::Answer(answers)), said });
}
