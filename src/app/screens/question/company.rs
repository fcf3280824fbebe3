//! The company on the pages that ask about it: one that is kept is taken over, or this one is kept for other
//! cases.

use egui::{Id, Ui};

use super::page::Page;
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, DropDown, Field, text_ui};
use crate::session::CaseSession;
use crate::session::company::kept;
use crate::session::summary::{company_name, company_prefixes, prefix_of};
use crate::store::{PartyHead, PartyKind};

/// Width of the list.
const LIST: f32 = 480.0;

/// The words of the button that keeps the company of a case; `None` while the case names none.
pub(in crate::app) fn keep_words(view: &View<'_>, case: &CaseSession) -> Option<String> {
    company_name(view.book, case.case())?;
    let is_known = kept(view.book, case.case(), &view.desk.parties()).is_some();
    Some(view.say(if is_known { "action-keep-company-again" } else { "action-keep-company" }))
}

fn companies(view: &View<'_>) -> Vec<(crate::store::PartyKey, String)> {
    let parties = view.desk.parties();
    let kept = parties.iter().filter(|one| one.kind == PartyKind::Company && !one.is_deleted);
    kept.map(|one| (one.key, company_label(&parties, one))).collect()
}

/// The name of a kept company; with its number where two have one name.
pub(in crate::app) fn company_label(all: &[PartyHead], one: &PartyHead) -> String {
    let of_name = |it: &&PartyHead| it.kind == one.kind && !it.is_deleted && it.name == one.name;
    match one.bin {
        Some(bin) if all.iter().filter(of_name).count() > 1 => format!("{} ({bin})", one.name),
        Some(_) | None => one.name.clone(),
    }
}

/// Whether the page asks about the company.
fn is_about(view: &View<'_>, page: &Page) -> bool {
    let Some(prefix) = company_prefixes(view.book).next() else { return false };
    page.question.fields.iter().any(|field| prefix_of(&field.fact) == prefix)
}

/// Above the fields: the companies that are kept.
pub(super) fn take_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    page: &Page,
    out: &mut Vec<Command>,
) {
    if page.question.part > 0 || !is_about(view, page) {
        return;
    }
    let own = kept(view.book, case.case(), &view.desk.parties()).map(|own| own.key);
    let others: Vec<_> = companies(view).into_iter().filter(|(key, _)| own != Some(*key)).collect();
    if others.is_empty() {
        return;
    }
    let (label, hint) = (view.say("question-company-take"), view.hint("question-company-take"));
    let names: Vec<String> = others.iter().map(|(_, name)| name.clone()).collect();
    let width = LIST.min(ui.available_width());
    let mut chosen = None;
    let response = Field::new(&label).hint(&hint).show(ui, width, |ui, _| {
        let none = view.say("question-choose");
        let list = DropDown::new(Id::unique("kept companies"), &label, &names, width);
        list.placeholder(&none).ui(ui, &mut chosen)
    });
    if response.changed()
        && let Some((key, _)) = chosen.and_then(|at| others.get(at))
    {
        out.push(Command::TakeCompany(*key));
    }
    ui.add_space(space::S20);
}

/// Below the fields: keeps what they say.
pub(super) fn keep_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    page: &Page,
    out: &mut Vec<Command>,
) {
    if !is_about(view, page) {
        return;
    }
    let Some(words) = keep_words(view, case) else { return };
    if Button::secondary(&words).icon(Icon::Archive).ui(ui).clicked() {
        out.push(Command::KeepCompany);
    }
    ui.add_space(space::S4);
    text_ui(ui, &view.say("question-company-kept"), Kind::Hint, roles(ui).text_2);
    ui.add_space(space::S12);
}
