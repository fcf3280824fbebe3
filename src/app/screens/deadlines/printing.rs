//! The question before the list of dates is printed: in which languages, where to.

use egui::{Context, Id, Ui};

use super::list::dated;
use crate::app::command::{Ask, Command, Given};
use crate::app::desktop::Choose;
use crate::app::screens::pack::language_key;
use crate::app::screens::printing::{Order, Way, question_ui};
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{checkbox_ui, error_ui, text_ui};
use crate::domain::Language;
use crate::session::paper::made::{DatesPaper, What, Whither};

/// The name under which the file is asked for.
const FILE: &str = "dates file";

/// Which dates are printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    /// Those of the open case; else of all.
    pub(super) is_case: bool,
    /// Those that are done; else the open ones.
    pub(super) done: bool,
}

/// The question.
#[derive(Debug)]
pub(super) struct Printing {
    is_case: bool,
    done: bool,
    languages: [(Language, bool); 3],
    order: Order,
    /// The file is being asked for.
    is_saved: bool,
}

impl Printing {
    /// Begins to ask; the list comes in the language of the window when nothing else is chosen.
    pub(super) fn new(view: &View<'_>, of: Dated, out: &mut Vec<Command>) -> Self {
        let Dated { is_case, done } = of;
        out.push(Command::LookForPrinters);
        let languages =
            [Language::Kk, Language::Ru, Language::En].map(|it| (it, it == view.language));
        Self { is_case, done, languages, order: Order::new(1), is_saved: false }
    }

    /// The language of the window stands first where it is chosen.
    fn chosen(&self, view: &View<'_>) -> Vec<Language> {
        let chosen = self.languages.iter().filter(|(_, is_on)| *is_on);
        let mut chosen: Vec<Language> = chosen.map(|(language, _)| *language).collect();
        chosen.sort_by_key(|language| *language != view.language);
        chosen
    }

    fn what(&self, view: &View<'_>) -> What {
        let all = (!self.is_case).then(|| dated(&view.desk.cases(), self.done));
        What::Dates(Box::new(DatesPaper { languages: self.chosen(view), done: self.done, all }))
    }
}

/// Draws the question while it is open, and takes the path that was asked for.
pub(super) fn printing_ui(
    ctx: &Context,
    view: &View<'_>,
    printing: &mut Option<Printing>,
    out: &mut Vec<Command>,
) {
    let Some(mut asked) = printing.take() else { return };
    if asked.is_saved {
        match view.given.filter(|given| given.name == FILE) {
            Some(given) => save(view, &asked, given, out),
            None => *printing = Some(asked),
        }
        return;
    }
    let title = view.say("deadlines-print-title");
    let way =
        question_ui(ctx, Id::unique("print dates"), &title, |ui| inside_ui(ui, view, &mut asked));
    match way {
        None => *printing = Some(asked),
        Some(Way::Whither(whither)) => {
            out.push(Command::Paper(asked.what(view), whither, true));
        }
        Some(Way::File) => {
            let stem = view.say("deadlines-file-name");
            out.push(Command::Ask(Ask {
                name: FILE,
                choose: Choose::SaveAs(format!("{stem}.pdf")),
                title: view.say("deadlines-ask-pdf"),
                verb: view.say("papers-save-verb"),
            }));
            asked.is_saved = true;
            *printing = Some(asked);
        }
        Some(Way::Never) => {}
    }
}

fn save(view: &View<'_>, asked: &Printing, given: &Given, out: &mut Vec<Command>) {
    let Some(path) = given.paths.first() else { return };
    let path = crate::session::aside::with_ending(path.clone(), "pdf");
    out.push(Command::Paper(asked.what(view), Whither::File(path), false));
}

fn inside_ui(ui: &mut Ui, view: &View<'_>, asked: &mut Printing) -> Option<Way> {
    let lead = if asked.is_case { "deadlines-print-case" } else { "deadlines-print-all" };
    text_ui(ui, &view.say(lead), Kind::Small, roles(ui).text_2);
    ui.add_space(space::S16);
    text_ui(ui, &view.say("deadlines-print-languages"), Kind::Label, roles(ui).text);
    let is_missing = asked.chosen(view).is_empty();
    if is_missing {
        error_ui(ui, &view.say("pack-languages-missing"));
    }
    ui.add_space(space::S4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S24;
        for (language, is_on) in &mut asked.languages {
            checkbox_ui(ui, is_on, &view.say(language_key(*language)), "");
        }
    });
    ui.add_space(space::S16);
    asked.order.fields_ui(ui, view);
    let save = view.say("deadlines-save-pdf");
    let way = asked.order.foot_ui(ui, view, Some(&save));
    way.filter(|way| !is_missing || matches!(way, Way::Never))
}
