//! The small form of what is known of a document.

use egui::{Id, Ui};

use super::Scene;
use super::dialogs::foot_ui;
use super::people::{Whose, whose_ui};
use crate::app::command::Command;
use crate::app::theme::space;
use crate::app::view::View;
use crate::app::widgets::{
    Button, DateEntry, DateProblem, DropDown, Field, checkbox_ui, date_field_ui, text_field_ui,
};
use crate::domain::{Document, DocumentForm, DocumentId, LanguageTag, Legalisation};
use crate::export::words;
use crate::session::{Description, Edit};

const FORMS: [DocumentForm; 5] = [
    DocumentForm::Original,
    DocumentForm::Copy,
    DocumentForm::Notarised,
    DocumentForm::Translation,
    DocumentForm::Printout,
];
const LEGALISATIONS: [Legalisation; 3] =
    [Legalisation::None, Legalisation::Apostille, Legalisation::Consular];

/// Languages of papers that come before authorities of Kazakhstan, the nearest first (ISO 639).
const LANGUAGES: [&str; 26] = [
    "kk", "ru", "en", "uz", "ky", "tg", "tk", "az", "hy", "ka", "be", "uk", "tr", "zh", "ko", "ja",
    "mn", "hi", "ur", "fa", "ar", "de", "fr", "it", "es", "pl",
];

/// A language in words; its code where there are none.
pub(super) fn language_name(view: &View<'_>, language: LanguageTag) -> String {
    if LANGUAGES.contains(&language.as_str()) {
        view.say(&format!("docs-language-{language}"))
    } else {
        language.to_string()
    }
}

/// The key of the words for a legalisation.
pub(super) fn legalisation_key(of: Legalisation) -> &'static str {
    match of {
        Legalisation::None => "docs-legalised-no",
        Legalisation::Apostille => "docs-legalised-apostille",
        Legalisation::Consular => "docs-legalised-consular",
    }
}

/// What is being typed.
#[derive(Clone, Debug)]
pub(super) struct Form {
    document: DocumentId,
    whose: Whose,
    at_hand: Option<usize>,
    number: String,
    issuer: String,
    language: Option<usize>,
    /// The languages that can be chosen: those of the list, and the document's own where it is another.
    languages: Vec<LanguageTag>,
    issued: DateEntry,
    expires: DateEntry,
    translated: bool,
    legalisation: Option<usize>,
    problems: (Option<DateProblem>, Option<DateProblem>),
}

impl Form {
    /// The form as a document has it now.
    pub(super) fn of(scene: &Scene<'_, '_>, document: &Document) -> Self {
        let language = scene.view.language;
        let entry = |day: Option<chrono::NaiveDate>| {
            day.map(|day| DateEntry::of(day, language)).unwrap_or_default()
        };
        let mut languages: Vec<LanguageTag> =
            LANGUAGES.iter().filter_map(|code| code.parse().ok()).collect();
        if let Some(own) = document.language.filter(|own| !languages.contains(own)) {
            languages.push(own);
        }
        Self {
            document: document.id.clone(),
            whose: Whose::of(scene.view, scene.case.case(), Some(document)),
            at_hand: FORMS.iter().position(|it| *it == document.form),
            number: document.number.clone().unwrap_or_default(),
            issuer: document.issuer.clone().unwrap_or_default(),
            // The first line of the list stands for no language.
            language: Some(document.language.map_or(0, |own| {
                languages.iter().position(|it| *it == own).map_or(0, |at| at + 1)
            })),
            languages,
            issued: entry(document.issued_on),
            expires: entry(document.expires_on),
            translated: document.translated,
            legalisation: LEGALISATIONS.iter().position(|it| *it == document.legalisation),
            problems: (None, None),
        }
    }

    fn description(&mut self) -> Option<Description> {
        let (issued, expires) = (self.issued.date(), self.expires.date());
        self.problems = (issued.err(), expires.err());
        let filled = |text: &str| Some(text.trim()).filter(|it| !it.is_empty()).map(str::to_owned);
        Some(Description {
            people: self.whose.changed(),
            form: self.at_hand.and_then(|at| FORMS.get(at)).copied()?,
            number: filled(&self.number),
            issuer: filled(&self.issuer),
            language: (self.language.and_then(|at| at.checked_sub(1)))
                .and_then(|at| self.languages.get(at))
                .copied(),
            issued_on: issued.ok()?,
            expires_on: expires.ok()?,
            translated: self.translated,
            legalisation: self.legalisation.and_then(|at| LEGALISATIONS.get(at)).copied()?,
        })
    }
}

/// Draws the form; `true` when it is done with.
pub(super) fn form_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, form: &mut Form) -> bool {
    let view = scene.view;
    let id = Id::unique("describe document");
    let wide = ui.available_width();
    let say = |key: &str| view.say(key);
    if form.whose.is_asked() {
        whose_ui(ui, view, &mut form.whose);
        ui.add_space(space::S16);
    }
    let forms = FORMS.map(|it| words::document_form(it, view.language));
    let label = say("docs-fact-form");
    Field::new(&label).show(ui, wide, |ui, _| {
        DropDown::new(id.with("form"), &label, &forms, wide.min(280.0)).ui(ui, &mut form.at_hand)
    });
    ui.add_space(space::S16);
    let label = say("docs-fact-number");
    text_field_ui(ui, id.with("number"), Field::new(&label), &mut form.number, wide.min(280.0));
    ui.add_space(space::S16);
    let label = say("docs-fact-issuer");
    text_field_ui(ui, id.with("issuer"), Field::new(&label), &mut form.issuer, wide);
    ui.add_space(space::S16);
    let label = say("docs-fact-language");
    let mut languages = vec![say("docs-language-none")];
    languages.extend(form.languages.iter().map(|it| language_name(view, *it)));
    Field::new(&label).show(ui, wide, |ui, _| {
        DropDown::new(id.with("language"), &label, &languages, wide.min(280.0))
            .ui(ui, &mut form.language)
    });
    ui.add_space(space::S16);
    let parts = |problem: Option<DateProblem>| problem.map_or([false; 3], DateProblem::parts);
    for (key, entry, problem) in [
        ("docs-fact-issued", &mut form.issued, form.problems.0),
        ("docs-fact-expires", &mut form.expires, form.problems.1),
    ] {
        let label = say(key);
        let error = problem.map(|problem| problem.text(view.language));
        let field = Field::new(&label).error(error.as_deref());
        date_field_ui(ui, id.with(key), &label, field, entry, parts(problem));
        ui.add_space(space::S16);
    }
    checkbox_ui(ui, &mut form.translated, &say("docs-has-translation"), "");
    ui.add_space(space::S16);
    let label = say("docs-fact-legalised");
    let options = LEGALISATIONS.map(|it| say(legalisation_key(it)));
    Field::new(&label).show(ui, wide, |ui, _| {
        DropDown::new(id.with("legalised"), &label, &options, wide.min(280.0))
            .ui(ui, &mut form.legalisation)
    });
    buttons_ui(ui, scene, form)
}

fn buttons_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, form: &mut Form) -> bool {
    let (save, cancel) = (scene.view.say("docs-save"), scene.view.say("action-cancel"));
    foot_ui(ui, |ui| {
        if Button::primary(&save).ui(ui).clicked()
            && let Some(as_) = form.description()
        {
            let edit = Edit::Describe { document: form.document.clone(), as_ };
            scene.out.push(Command::Edit(Box::new(edit)));
            return true;
        }
        Button::secondary(&cancel).ui(ui).clicked()
    })
}
