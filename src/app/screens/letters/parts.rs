//! What is still blank in a letter, with the way to its question, and the parts whose words may be changed.

use std::collections::BTreeMap;

use egui::{Frame, Margin, ScrollArea, Ui};

use super::drafts::Place;
use super::sheet::{language_key, line};
use super::{Scene, State};
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{Button, Field, Mark, Status, link_named_ui, text_area_ui, text_ui};
use crate::domain::{FactId, Language, LetterEdit, Subject};
use crate::export::words as said;
use crate::rules::Letter;
use crate::session::Edit;
use crate::session::answers::Target;
use crate::session::fields::place_of;
use crate::session::paper::{PaperPart, ShownLetter, words};

/// Draws both.
pub(super) fn parts_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(letter) = scene.letter(state) else { return };
    let shown = state.paper.as_ref().and_then(|paper| paper.shown.clone());
    // Another letter was chosen a moment ago: its parts come with its pages.
    let Some(shown) = shown.filter(|shown| shown.id == letter.id) else { return };
    let salt = ("letter words", letter.id.as_str());
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let margin = Margin { left: 20, right: 20, top: 14, bottom: 20 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            blanks_ui(ui, scene, &shown);
            words_ui(ui, scene, state, letter, &shown.parts);
        });
    });
}

/// What is not known, each with the way to its question.
fn blanks_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, shown: &ShownLetter) {
    let view = scene.view;
    let look = roles(ui);
    text_ui(ui, &view.say("papers-missing"), Kind::Section, look.text);
    ui.add_space(space::S4);
    if shown.is_complete {
        let mark = Mark { icon_color: look.ok, ..Mark::status(ui, Status::Done) };
        mark.with_word(view.say("papers-complete")).ui(ui);
    } else if !shown.blanks.is_empty() {
        text_ui(ui, &view.say("papers-missing-lead"), Kind::Small, look.text_2);
        for fact in &shown.blanks {
            ui.add_space(6.0);
            blank_ui(ui, scene, fact);
        }
    }
    let blanks = &shown.blanks;
    let others = shown.findings.iter().filter(|finding| match &finding.subject {
        Subject::Fact(fact) => !blanks.contains(fact),
        Subject::Case
        | Subject::Requirement(_)
        | Subject::Document(_)
        | Subject::File(_)
        | Subject::Page(..)
        | Subject::Duty(_) => true,
    });
    for finding in others {
        ui.add_space(space::S8);
        let words = said::finding(view.book, finding, view.language);
        text_ui(ui, &words.text, Kind::Small, look.text_2);
    }
    ui.add_space(space::S20);
    line(ui);
    ui.add_space(space::S16);
}

fn blank_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, fact: &FactId) {
    let view = scene.view;
    let Some(question) = view.book.question(fact) else { return };
    let label = question.label.in_language(view.language);
    let Some((topic, part)) = place_of(scene.case, fact) else {
        text_ui(ui, label, Kind::Small, roles(ui).text);
        return;
    };
    let name = view.say_with("papers-answer", &[("question", label.into())]);
    if link_named_ui(ui, label, &name, Kind::Small).clicked() {
        let target = Target::Field { topic, part, fact: fact.clone() };
        scene.out.push(Command::Mend(Box::new(target)));
    }
}

/// The parts whose words may be changed.
fn words_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    letter: &Letter,
    parts: &[PaperPart],
) {
    let view = scene.view;
    let look = roles(ui);
    text_ui(ui, &view.say("papers-words"), Kind::Section, look.text);
    ui.add_space(space::S4);
    let lead = if parts.is_empty() { "papers-words-none" } else { "papers-words-lead" };
    text_ui(ui, &view.say(lead), Kind::Small, look.text_2);
    for (at, part) in parts.iter().enumerate() {
        ui.add_space(space::S20);
        part_ui(ui, scene, state, &Part { letter, number: at + 1, shown: part });
    }
}

/// A part of a letter that may be changed.
struct Part<'p> {
    letter: &'p Letter,
    /// Its number in the list, from 1.
    number: usize,
    shown: &'p PaperPart,
}

impl Part<'_> {
    /// Where its words in a language are.
    fn place(&self, language: Language) -> Place {
        Place { letter: self.letter.id.clone(), block: self.shown.id.clone(), language }
    }
}

fn part_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, of: &Part<'_>) {
    let Part { letter, number, shown: part } = *of;
    let view = scene.view;
    let look = roles(ui);
    let case = scene.case.case();
    let title = view.say_with("papers-part", &[("number", number.into())]);
    text_ui(ui, &title, Kind::SmallBold, look.text);
    text_ui(ui, &part.beginning, Kind::Hint, look.text_2);
    let mut texts = Vec::new();
    for language in &letter.languages {
        ui.add_space(space::S8);
        let place = of.place(*language);
        let text = state.drafts.text(&place).cloned();
        let mut text = text.unwrap_or_else(|| words::current(case, letter, &part.id, *language));
        field_ui(ui, scene, state, &place, number, &mut text);
        texts.push(text);
    }
    gaps_ui(ui, scene, &texts);
    let is_edited = words::is_edited(case, letter, &part.id)
        || letter.languages.iter().any(|it| state.drafts.text(&of.place(*it)).is_some());
    if is_edited && !view.read_only {
        ui.add_space(space::S8);
        reset_ui(ui, scene, state, of);
    }
}

fn field_ui(
    ui: &mut Ui,
    scene: &Scene<'_, '_>,
    state: &mut State,
    place: &Place,
    number: usize,
    text: &mut String,
) {
    let view = scene.view;
    let label = view.say(language_key(place.language));
    let gaps = [("language", (&label).into()), ("number", number.into())];
    let name = view.say_with("papers-field-name", &gaps);
    let error = words::is_wrong(view.book, text).then(|| view.say("papers-gap-wrong"));
    let field = Field::new(&label).error(error.as_deref());
    let can = !view.read_only;
    let response = text_area_ui(ui, place.id(), field, &name, text, can);
    if response.changed() && can {
        let now = ui.input(|input| input.time);
        state.drafts.keep(place, text.clone(), now);
    }
}

/// What the gaps in the texts mean and what stands in them now.
fn gaps_ui(ui: &mut Ui, scene: &Scene<'_, '_>, texts: &[String]) {
    let view = scene.view;
    let look = roles(ui);
    let gaps = words::gaps(view.book, scene.case.case(), texts, view.language);
    if gaps.is_empty() {
        return;
    }
    ui.add_space(6.0);
    text_ui(ui, &view.say("papers-gaps"), Kind::Hint, look.text_2);
    for gap in gaps {
        let value = gap.value.unwrap_or_else(|| view.say("papers-gap-unknown"));
        let line = view.say_with(
            "papers-gap",
            &[("gap", gap.typed.into()), ("label", gap.label.into()), ("value", value.into())],
        );
        ui.add_space(2.0);
        text_ui(ui, &line, Kind::Hint, look.text_2);
    }
}

fn reset_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State, of: &Part<'_>) {
    let Part { letter, number, shown: part } = *of;
    let view = scene.view;
    let words = view.say("papers-reset");
    let name = view.say_with("papers-reset-name", &[("number", number.into())]);
    let button = Button::quiet(&words).name(&name).icon(Icon::ArrowCounterClockwise).compact();
    if button.ui(ui).clicked() {
        state.drafts.forget(&letter.id, &part.id);
        let is_taken = state.drafts.is_taken(&letter.id, &part.id);
        if is_taken || words::is_edited(scene.case.case(), letter, &part.id) {
            let (letter, block) = (letter.id.clone(), part.id.clone());
            let edit = LetterEdit { letter, block, texts: BTreeMap::new() };
            scene.out.push(Command::Edit(Box::new(Edit::WriteLetter(edit))));
        }
    }
}
