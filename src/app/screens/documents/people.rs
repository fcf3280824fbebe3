//! Whose a document is: the people of a case by name, with a box for each.

use egui::Ui;

use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{checkbox_ui, text_ui};
use crate::domain::{Case, Document, PersonAt};

/// What somebody is called; the applicant says so, who has no name yet is known by the place in the list.
pub(super) fn name_of(view: &View<'_>, case: &Case, person: &PersonAt) -> String {
    let name = view.book.name_of(case, person);
    match (person, name) {
        (PersonAt::Applicant, Some(name)) => {
            view.say_with("docs-person-applicant", &[("name", name.into())])
        }
        (PersonAt::Applicant, None) => view.say("docs-person-nameless"),
        (PersonAt::Record(..), Some(name)) => name,
        (PersonAt::Record(group, at), None) => {
            let known = view.book.groups.get(group);
            let title = known.map_or("", |it| it.title.in_language(view.language));
            let gaps = [("list", title.into()), ("number", (at + 1).into())];
            view.say_with("docs-person-number", &gaps)
        }
    }
}

/// Whose a document says that it is, in a line; `None` = it says nothing.
pub(super) fn names_of(view: &View<'_>, case: &Case, document: &Document) -> Option<String> {
    let people = case.people_of(document);
    let mut names: Vec<String> = people.iter().map(|it| name_of(view, case, it)).collect();
    if names.len() < document.people.len() {
        names.push(view.say("docs-person-gone"));
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The people of a case, ticked or not.
#[derive(Clone, Debug)]
pub(super) struct Whose {
    people: Vec<(PersonAt, String, bool)>,
    /// As it was ticked when it was opened.
    before: Vec<PersonAt>,
    /// It names somebody who is not in the case any more.
    is_of_gone: bool,
}

impl Whose {
    /// The people of a case, with those ticked whose a document is.
    pub(super) fn of(view: &View<'_>, case: &Case, document: Option<&Document>) -> Self {
        let before = document.map(|it| case.people_of(it)).unwrap_or_default();
        let named = |person: PersonAt| {
            let name = name_of(view, case, &person);
            let is_ticked = before.contains(&person);
            (person, name, is_ticked)
        };
        let people = view.book.people_in(case).into_iter().map(named).collect();
        let is_of_gone = document.is_some_and(|it| it.people.len() > before.len());
        Self { people, before, is_of_gone }
    }

    /// Whether there is something to be said: the case has more than one person, or the document names one.
    pub(super) fn is_asked(&self) -> bool {
        self.people.len() > 1 || self.is_of_gone || !self.before.is_empty()
    }

    /// Those who are ticked.
    pub(super) fn ticked(&self) -> Vec<PersonAt> {
        let ticked = self.people.iter().filter(|(.., is_ticked)| *is_ticked);
        ticked.map(|(person, ..)| person.clone()).collect()
    }

    /// The same where it differs from what was said before.
    pub(super) fn changed(&self) -> Option<Vec<PersonAt>> {
        let ticked = self.ticked();
        (ticked != self.before).then_some(ticked)
    }
}

/// Draws the boxes.
pub(super) fn whose_ui(ui: &mut Ui, view: &View<'_>, whose: &mut Whose) {
    let look = roles(ui);
    let label = view.say("docs-whose");
    let builder = egui::UiBuilder::new()
        .accessibility_role(egui::accesskit::Role::Group)
        .accessibility_label(label.as_str());
    ui.scope_builder(builder, |ui| {
        text_ui(ui, &label, Kind::Label, look.text);
        ui.add_space(space::S4);
        text_ui(ui, &view.hint("docs-whose"), Kind::Hint, look.text_2);
        ui.add_space(space::S8);
        for (_, name, is_ticked) in &mut whose.people {
            checkbox_ui(ui, is_ticked, name, "");
        }
        if whose.is_of_gone {
            ui.add_space(space::S4);
            text_ui(ui, &view.say("docs-whose-gone"), Kind::Hint, look.text_2);
        }
    });
}
