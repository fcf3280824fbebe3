//! The pack that was made before: of when it is, and whether the case still is what it says.

use std::path::Path;

use egui::Ui;

use crate::app::clock;
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Mark, Status, link_ui, text_ui};
use crate::export::words;
use crate::session::CaseSession;
use crate::session::packed::PackState;

/// Draws it; nothing before the first pack.
pub(super) fn earlier_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &CaseSession,
    out: &mut Vec<Command>,
) {
    let Some(last) = session.exports().last() else { return };
    let when = clock::local(last.when.0).map_or_else(String::new, |when| {
        format!("{}, {}", words::date(when.date(), view.language), when.format("%H:%M"))
    });
    let gaps = [("when", when.into())];
    match session.pack_state() {
        PackState::NotMade => return,
        PackState::Outdated => {
            let said = view.say_with("pack-earlier-outdated", &gaps);
            Mark::status(ui, Status::Warning).with_word(said).ui(ui);
        }
        PackState::Current => {
            let is_known = last.content.is_some();
            let key = if is_known { "pack-earlier-current" } else { "pack-earlier-made" };
            text_ui(ui, &view.say_with(key, &gaps), Kind::Small, roles(ui).text_2);
        }
    }
    if !last.folder.is_empty() {
        ui.add_space(space::S4);
        let named = view.say("pack-earlier-folder");
        if link_ui(ui, &named, Kind::Small).on_hover_text(&last.folder).clicked() {
            out.push(Command::Open(Path::new(&last.folder).into()));
        }
    }
    ui.add_space(space::S20);
}
