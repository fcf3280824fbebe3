//! The question before a finished pack is printed: which of its files, and on what.

use std::path::PathBuf;

use egui::{Context, Id, Ui};

use super::said::{FileLine, Outcome};
use crate::app::command::Command;
use crate::app::screens::printing::{Order, Way, question_ui};
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{checkbox_ui, error_ui, text_ui};
use crate::session::paper::made::What;

/// The question.
#[derive(Debug)]
pub(super) struct Printing {
    /// The files of which there are pages, and whether they are printed.
    files: Vec<(PathBuf, bool)>,
    order: Order,
}

impl Printing {
    /// Begins to ask; the documents are chosen, not what stands beside them.
    pub(super) fn new(outcome: &Outcome, out: &mut Vec<Command>) -> Self {
        out.push(Command::LookForPrinters);
        let files = outcome.files.iter().filter(|it| it.is_pdf);
        let files = files.map(|it| (it.path.clone(), it.is_bundle)).collect();
        Self { files, order: Order::new(1) }
    }
}

/// Draws the question while it is open.
pub(super) fn printing_ui(
    ctx: &Context,
    view: &View<'_>,
    outcome: &Outcome,
    printing: &mut Option<Printing>,
    out: &mut Vec<Command>,
) {
    let Some(mut asked) = printing.take() else { return };
    let title = view.say("pack-print-title");
    let way = question_ui(ctx, Id::unique("print pack"), &title, |ui| {
        inside_ui(ui, view, outcome, &mut asked)
    });
    match way {
        None => *printing = Some(asked),
        Some(Way::Whither(whither)) => {
            let chosen = asked.files.into_iter().filter(|(_, is_on)| *is_on);
            let what = What::Made(chosen.map(|(path, _)| path).collect());
            out.push(Command::Paper(what, whither, false));
        }
        Some(Way::File | Way::Never) => {}
    }
}

fn inside_ui(ui: &mut Ui, view: &View<'_>, outcome: &Outcome, asked: &mut Printing) -> Option<Way> {
    text_ui(ui, &view.hint("pack-print-title"), Kind::Small, roles(ui).text_2);
    ui.add_space(space::S16);
    let is_missing = asked.files.iter().all(|(_, is_on)| !is_on);
    if is_missing {
        error_ui(ui, &view.say("pack-print-nothing"));
        ui.add_space(space::S4);
    }
    for (path, is_on) in &mut asked.files {
        let line: Option<&FileLine> = outcome.files.iter().find(|it| it.path == *path);
        if let Some(line) = line {
            checkbox_ui(ui, is_on, &line.name, &line.hint);
            ui.add_space(space::S8);
        }
    }
    ui.add_space(space::S8);
    asked.order.fields_ui(ui, view);
    let way = asked.order.foot_ui(ui, view, None);
    way.filter(|way| !is_missing || matches!(way, Way::Never))
}
