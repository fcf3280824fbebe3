//! The pack that was made before: of when it is, and whether the case still is what it says.

use std::path::Path;

use egui::Ui;

use super::{State, Wish};
use crate::app::clock;
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Mark, Status, link_ui, text_ui};
use crate::export::words;
use crate::session::CaseSession;
use crate::session::packed::PackState;
use crate::store::ExportRecord;

/// Draws it, with the ways to it; nothing before the first pack.
pub(super) fn earlier_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &CaseSession,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let Some(last) = session.exports().last() else { return };
    match session.pack_state() {
        PackState::NotMade => return,
        PackState::Outdated => mark_ui(ui, view, last),
        PackState::Made => made_ui(ui, view, "pack-earlier-made", last),
        PackState::Current => made_ui(ui, view, "pack-earlier-current", last),
    }
    ui.add_space(space::S4);
    let made = view.made.filter(|made| made.case == session.key() && made.result.is_ok());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S16;
        if made.is_some() && link_ui(ui, &view.say("pack-earlier-show"), Kind::Small).clicked() {
            state.wish = Wish::Earlier;
            ui.ctx().request_repaint();
        }
        if !last.folder.is_empty()
            && link_ui(ui, &view.say("pack-earlier-folder"), Kind::Small)
                .on_hover_text(&last.folder)
                .clicked()
        {
            out.push(Command::Open(Path::new(&last.folder).into()));
        }
    });
    ui.add_space(space::S20);
}

/// That the case has changed, where it has.
pub(super) fn outdated_ui(ui: &mut Ui, view: &View<'_>, session: &CaseSession) {
    if session.pack_state() == PackState::Outdated
        && let Some(last) = session.exports().last()
    {
        mark_ui(ui, view, last);
        ui.add_space(space::S16);
    }
}

fn made_ui(ui: &mut Ui, view: &View<'_>, key: &'static str, last: &ExportRecord) {
    text_ui(ui, &said(view, key, last), Kind::Small, roles(ui).text_2);
}

fn mark_ui(ui: &mut Ui, view: &View<'_>, last: &ExportRecord) {
    let words = said(view, "pack-earlier-outdated", last);
    Mark::status(ui, Status::Warning).with_word(words).ui(ui);
}

fn said(view: &View<'_>, key: &'static str, last: &ExportRecord) -> String {
    let when = clock::local(last.when.0).map_or_else(String::new, |when| {
        format!("{}, {}", words::date(when.date(), view.language), when.format("%H:%M"))
    });
    view.say_with(key, &[("when", when.into())])
}
