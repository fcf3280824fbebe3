//! The question before printing: what, on which printer, how often. Where there is no printer that can be
//! asked, the pages open in the viewer of the system.

use egui::{Context, Id, Ui};

use super::{Scene, State, actions};
use crate::app::command::Command;
use crate::app::screens::printing::{Order, Way, question_ui};
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{begins_here, radio_list_ui, text_ui};
use crate::domain::LetterId;
use crate::session::paper::made::What;

/// What is chosen about printing.
#[derive(Debug)]
pub(super) struct Printing {
    /// The letter, if one was asked for.
    letter: Option<LetterId>,
    /// 0 the letter, 1 the set.
    what: Option<usize>,
    /// As many as the counter wants of the letter; the set has them in it.
    of_letter: u32,
    order: Order,
}

impl Printing {
    fn what(&self) -> What {
        match (&self.letter, self.what) {
            (Some(letter), Some(0) | None) => What::Letters(vec![letter.clone()]),
            (Some(_), Some(_)) | (None, _) => What::Set,
        }
    }
}

/// Asks how the chosen letter is printed.
pub(super) fn ask_letter(scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(letter) = scene.letter(state) else { return };
    let copies = letter.copies.max(1);
    open(scene, state, Some(letter.id.clone()), copies);
}

/// Asks how the print set is printed or saved.
pub(super) fn ask_set(scene: &mut Scene<'_, '_>, state: &mut State) {
    open(scene, state, None, 1);
}

fn open(scene: &mut Scene<'_, '_>, state: &mut State, letter: Option<LetterId>, copies: u32) {
    scene.out.push(Command::LookForPrinters);
    let what = Some(usize::from(letter.is_none()));
    state.printing = Some(Printing { letter, what, of_letter: copies, order: Order::new(copies) });
}

/// Draws the question while it is open.
pub(super) fn printing_ui(ctx: &Context, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(mut printing) = state.printing.take() else { return };
    let title = scene.view.say(match printing.letter {
        Some(_) => "papers-print-title",
        None => "papers-set-title",
    });
    let way = question_ui(ctx, Id::unique("letters print"), &title, |ui| {
        inside_ui(ui, scene, &mut printing)
    });
    match way {
        None => state.printing = Some(printing),
        Some(Way::Whither(whither)) => {
            scene.out.push(Command::Paper(printing.what(), whither, true));
        }
        Some(Way::File) => actions::ask_set_file(scene),
        Some(Way::Never) => {}
    }
}

fn inside_ui(ui: &mut Ui, scene: &Scene<'_, '_>, printing: &mut Printing) -> Option<Way> {
    let view = scene.view;
    if let Some(letter) = printing.letter.as_ref().and_then(|id| view.book.letter(id)) {
        let title = letter.title.in_language(view.language);
        let (set, hint) = (view.say("papers-what-set"), view.hint("papers-what-set"));
        let name = view.say("papers-what");
        let before = printing.what;
        let options = [(title, ""), (set.as_str(), hint.as_str())];
        begins_here(&radio_list_ui(ui, &name, &options, &mut printing.what));
        let usual = |what| if what == Some(0) { printing.of_letter } else { 1 };
        printing.order.follow(usual(before), usual(printing.what));
    } else {
        text_ui(ui, &view.hint("papers-what-set"), Kind::Small, roles(ui).text_2);
    }
    ui.add_space(space::S16);
    printing.order.fields_ui(ui, view);
    let save = printing.letter.is_none().then(|| view.say("papers-save-set"));
    printing.order.foot_ui(ui, view, save.as_deref())
}
