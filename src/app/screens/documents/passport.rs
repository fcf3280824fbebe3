//! The lines of a passport, read from its scan: each field beside the answer of the case, with a box to tick.
//! What is in doubt is marked and not ticked; nothing is taken over before the user presses the button.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use egui::Ui;

use super::dialogs::foot_ui;
use super::{Scene, people};
use crate::app::command::Command;
use crate::app::screens::asking::Asking;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::toast::Wording;
use crate::app::widgets::{Button, checkbox_ui, paint, radio_list_ui, text_ui};
use crate::documents::ocr::{self, OcrFailure, PageReading, Tesseract};
use crate::documents::{codes, inspect};
use crate::domain::mrz::Certainty;
use crate::domain::{Answer, FactId, FileRef, Finding, Mrz, PersonAt, Value};
use crate::export::words;
use crate::rules::RawValue;
use crate::session::fields;
use crate::session::passport::{Asked, Row, answered, differences_of_reading, lines_of, named_by};

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
    /// Which reading of the lines goes on; 0 while they are looked for.
    attempt: Arc<AtomicUsize>,
    read: Option<Read>,
    /// Whose it may be, by name; with one there is nothing to choose.
    people: Vec<(PersonAt, String)>,
    /// Whose answers it is compared with.
    whose: Option<usize>,
    rows: Vec<(Row, bool)>,
    lines: Option<Lines>,
}

/// The lines themselves, as an answer.
struct Lines {
    fact: FactId,
    read: String,
    now: Option<Answer>,
    is_ticked: bool,
}

impl Lines {
    fn is_same(&self) -> bool {
        let read = self.read.parse::<Mrz>().ok();
        matches!((&self.now, read), (Some(Answer::Accepted(Value::Mrz(now))), Some(read)) if *now == read)
    }
}

impl Passport {
    /// The page of a file, and whose passport it may be.
    pub(super) fn of(
        scene: &Scene<'_, '_>,
        file: &FileRef,
        page: u32,
        holders: Vec<PersonAt>,
    ) -> Self {
        let named = |person: PersonAt| {
            let name = people::name_of(scene.view, scene.case.case(), &person);
            (person, name)
        };
        let people: Vec<(PersonAt, String)> = holders.into_iter().map(named).collect();
        let (file, attempt) = (file.clone(), Arc::default());
        let whose = (people.len() == 1).then_some(0);
        let (rows, lines) = (Vec::new(), None);
        Self { file, page, reading: None, attempt, read: None, people, whose, rows, lines }
    }

    fn person(&self) -> Option<&(PersonAt, String)> {
        self.people.get(self.whose?)
    }

    fn ask(&mut self, ui: &Ui, scene: &Scene<'_, '_>) {
        if let Some(read) = self.reading.as_ref().and_then(Asking::answer) {
            if let Read::Reading(reading) = &read {
                self.find_out_whose(scene, reading);
                self.compare(scene, reading);
            }
            self.read = Some(read);
            self.reading = None;
        }
        if self.read.is_none() && self.reading.is_none() {
            let (store, program) =
                (Arc::clone(scene.view.desk.store()), scene.view.program.clone());
            let (file, page) = (self.file.clone(), self.page);
            let (attempt, ctx) = (Arc::clone(&self.attempt), ui.ctx().clone());
            self.reading = Some(Asking::ask(ui.ctx(), move || {
                let Some(tesseract) = Tesseract::find(std::env::var_os("PATH").as_deref()) else {
                    return Read::Failed(Box::new(ocr::missing()));
                };
                let kept = match store.open_file(file.digest) {
                    Ok(kept) => kept,
                    Err(error) => return Read::Failed(Box::new(error.finding())),
                };
                let told = |at| {
                    attempt.store(at, Relaxed);
                    ctx.request_repaint();
                };
                let password = file.password.as_deref();
                match tesseract.read_page_telling(&program, (&kept, page, password), &told) {
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

    /// Among several it is the one whom the lines name; else nobody guesses, and the user says it.
    fn find_out_whose(&mut self, scene: &Scene<'_, '_>, reading: &PageReading) {
        if self.whose.is_some() {
            return;
        }
        let people: Vec<PersonAt> = self.people.iter().map(|(person, _)| person.clone()).collect();
        let zone = reading.zone.zone.as_ref();
        let named = zone.and_then(|mrz| named_by(Asked::from(scene.case), &people, mrz));
        self.whose = named.or((people.len() == 1).then_some(0));
    }

    fn compare(&mut self, scene: &Scene<'_, '_>, reading: &PageReading) {
        (self.rows, self.lines) = (Vec::new(), None);
        let Some((person, _)) = self.person().cloned() else { return };
        let rows = differences_of_reading(Asked::from(scene.case), &person, &reading.zone);
        // Only what is proven by its check digit is ticked, and only where there is no answer: the page may be of
        // somebody else, so what differs is the user's to decide.
        self.rows = rows
            .into_iter()
            .map(|row| {
                let ticked = row.certainty == Certainty::Proven && row.answer.is_none();
                (row, ticked)
            })
            .collect();
        let fact = lines_of(scene.view.book, &person);
        let Some(fact) = fact.filter(|_| reading.zone.zone.is_some()) else { return };
        let now = scene.case.case().facts.answer(fact).cloned();
        // Ticked where nothing of them is in doubt and all that they say is an answer then.
        let is_sure = |(row, ticked): &(Row, bool)| {
            row.certainty > Certainty::Uncertain && (*ticked || row.is_same())
        };
        let is_ticked = now.is_none() && self.rows.iter().all(is_sure);
        let read = reading.zone.lines.join("\n");
        self.lines = Some(Lines { fact: fact.clone(), read, now, is_ticked });
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
        None => {
            let words = match passport.attempt.load(Relaxed) {
                0 => view.say("docs-zone-reading"),
                at => view.say_with("docs-zone-attempt", &[("count", at.into())]),
            };
            text_ui(ui, &words, Kind::Small, look.text_2);
        }
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
            compared_ui(ui, scene, passport);
        }
    }
    let can = passport.rows.iter().any(|(_, ticked)| *ticked)
        || passport.lines.as_ref().is_some_and(|it| it.is_ticked);
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

/// Whose answers are compared, and how they differ.
fn compared_ui(ui: &mut Ui, scene: &Scene<'_, '_>, passport: &mut Passport) {
    let view = scene.view;
    let look = roles(ui);
    let is_sound = matches!(&passport.read, Some(Read::Reading(it)) if it.zone.zone.is_some());
    if !is_sound {
        text_ui(ui, &view.say("docs-zone-wrong"), Kind::Small, look.text);
        return;
    }
    if passport.people.len() > 1 {
        let name = view.say("docs-zone-whose");
        text_ui(ui, &name, Kind::Label, look.text);
        ui.add_space(space::S4);
        let options: Vec<(&str, &str)> =
            passport.people.iter().map(|(_, name)| (name.as_str(), "")).collect();
        let before = passport.whose;
        radio_list_ui(ui, &name, &options, &mut passport.whose);
        ui.add_space(space::S12);
        if passport.whose != before
            && let Some(Read::Reading(reading)) = passport.read.take()
        {
            passport.compare(scene, &reading);
            passport.read = Some(Read::Reading(reading));
        }
    }
    let Some((_, name)) = passport.person() else { return };
    let words = view.say_with("docs-zone-of", &[("name", name.into())]);
    text_ui(ui, &words, Kind::SmallBold, look.text);
    ui.add_space(space::S4);
    text_ui(ui, &view.say("docs-zone-lead"), Kind::Small, look.text_2);
    ui.add_space(space::S8);
    rows_ui(ui, scene, &mut passport.rows);
    if let Some(lines) = &mut passport.lines {
        lines_ui(ui, scene, lines);
    }
}

/// The lines themselves, with a box of their own.
fn lines_ui(ui: &mut Ui, scene: &Scene<'_, '_>, lines: &mut Lines) {
    let view = scene.view;
    let Some(question) = view.book.question(&lines.fact) else { return };
    let label = question.label.in_language(view.language);
    if lines.is_same() {
        text_ui(ui, label, Kind::Body, roles(ui).text);
        text_ui(ui, &view.say("docs-zone-same"), Kind::Hint, roles(ui).text_2);
        return;
    }
    let hint = match &lines.now {
        None => view.say("docs-zone-lines"),
        Some(now) => {
            let now = words::value(view.book, question, now, view.language);
            view.say_with("docs-zone-now", &[("value", now.into())])
        }
    };
    checkbox_ui(ui, &mut lines.is_ticked, label, &hint);
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
    let lines = passport.lines.as_ref().filter(|it| it.is_ticked);
    answers.extend(lines.map(|it| (it.fact.clone(), RawValue::Text(it.read.clone()))));
    let Some((person, name)) = passport.person() else { return };
    let said = match person {
        PersonAt::Applicant => Wording::from("docs-zone-taken"),
        PersonAt::Record(..) => {
            Wording::with("docs-zone-taken-of", [("name", name.clone().into())])
        }
    };
    let edit = Box::new(answered(person, answers));
    scene.out.push(Command::EditSaying { edit, said });
}
