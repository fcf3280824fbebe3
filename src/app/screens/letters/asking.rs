//! The question before printing: what, on which printer, how often. Where there is no printer that can be
//! asked, the pages open in the viewer of the system.

use egui::{Context, Id, ScrollArea, Ui};

use super::{Scene, State, actions};
use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{
    Button, DropDown, Field, checkbox_ui, overlay_ui, radio_list_ui, text_field_ui, text_ui,
};
use crate::domain::LetterId;
use crate::session::paper::made::{What, Whither};
use crate::session::paper::printer::PrintOrder;

/// Copies at most.
const COPIES: u32 = 99;

/// What is chosen about printing.
#[derive(Debug)]
pub(super) struct Printing {
    /// The letter, if one was asked for.
    letter: Option<LetterId>,
    /// 0 the letter, 1 the set.
    what: Option<usize>,
    printer: Option<usize>,
    copies: String,
    duplex: bool,
    is_tried: bool,
}

impl Printing {
    fn what(&self) -> What {
        match (&self.letter, self.what) {
            (Some(letter), Some(0) | None) => What::Letters(vec![letter.clone()]),
            (Some(_), Some(_)) | (None, _) => What::Set,
        }
    }

    fn copies(&self) -> Option<u32> {
        self.copies.trim().parse().ok().filter(|count| (1..=COPIES).contains(count))
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
    let copies = copies.to_string();
    let printing = Printing { letter, what, printer: None, copies, duplex: true, is_tried: false };
    state.printing = Some(printing);
}

/// Draws the question while it is open.
pub(super) fn printing_ui(ctx: &Context, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(mut printing) = state.printing.take() else { return };
    let title = scene.view.say(match printing.letter {
        Some(_) => "papers-print-title",
        None => "papers-set-title",
    });
    let high = (ctx.content_rect().height() - 150.0).max(140.0);
    let shown = overlay_ui(ctx, Id::unique("letters print"), &title, 480.0, |ui| {
        // What comes later (the printers) may need more room than there was at first: it grows before it scrolls.
        let scroll = ScrollArea::vertical().max_height(high).min_scrolled_height(high);
        let inside = scroll.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width() - space::S4);
            inside_ui(ui, scene, &mut printing)
        });
        inside.inner
    });
    if !shown.inner && !shown.wants_close {
        state.printing = Some(printing);
    }
}

fn inside_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, printing: &mut Printing) -> bool {
    let view = scene.view;
    if let Some(letter) = printing.letter.as_ref().and_then(|id| view.book.letter(id)) {
        let title = letter.title.in_language(view.language);
        let (set, hint) = (view.say("papers-what-set"), view.hint("papers-what-set"));
        let name = view.say("papers-what");
        radio_list_ui(ui, &name, &[(title, ""), (&set, &hint)], &mut printing.what);
    } else {
        text_ui(ui, &view.hint("papers-what-set"), Kind::Small, roles(ui).text_2);
    }
    let printers = view.printers.unwrap_or_default();
    ui.add_space(space::S16);
    if printers.is_empty() {
        text_ui(ui, &view.say("papers-no-printer"), Kind::Small, roles(ui).text_2);
    } else {
        printer_ui(ui, scene, printing, printers);
    }
    foot_ui(ui, scene, printing, printers)
}

fn printer_ui(ui: &mut Ui, scene: &Scene<'_, '_>, printing: &mut Printing, printers: &[String]) {
    let view = scene.view;
    let wide = ui.available_width().min(320.0);
    printing.printer = printing.printer.filter(|at| *at < printers.len()).or(Some(0));
    let name = view.say("papers-printer");
    Field::new(&name).show(ui, wide, |ui, _| {
        DropDown::new(Id::unique("letters printer"), &name, printers, wide)
            .ui(ui, &mut printing.printer)
    });
    ui.add_space(space::S16);
    let label = view.say("papers-copies");
    let wrong = printing.is_tried && printing.copies().is_none();
    let error = wrong.then(|| view.say_with("papers-copies-wrong", &[("most", COPIES.into())]));
    let field = Field::new(&label).error(error.as_deref());
    text_field_ui(ui, Id::unique("letters copies"), field, &mut printing.copies, 96.0);
    ui.add_space(space::S12);
    let (label, hint) = (view.say("papers-duplex"), view.hint("papers-duplex"));
    checkbox_ui(ui, &mut printing.duplex, &label, &hint);
}

fn foot_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    printing: &mut Printing,
    printers: &[String],
) -> bool {
    let view = scene.view;
    let mut is_done = false;
    ui.add_space(space::S20);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S8, space::S8);
        let printer = printing.printer.and_then(|at| printers.get(at)).cloned();
        if let Some(printer) = &printer
            && Button::primary(&view.say("papers-print-verb")).ui(ui).clicked()
        {
            printing.is_tried = true;
            if let Some(copies) = printing.copies() {
                let duplex = printing.duplex;
                let order = PrintOrder { printer: printer.clone(), copies, duplex };
                let whither = Whither::Printer(order);
                scene.out.push(Command::Paper(printing.what(), whither, true));
                is_done = true;
            }
        }
        let words = view.say("papers-open-viewer");
        let viewer = match printer {
            Some(_) => Button::secondary(&words),
            None => Button::primary(&words),
        };
        if viewer.icon(Icon::ArrowSquareOut).ui(ui).clicked() {
            scene.out.push(Command::Paper(printing.what(), Whither::Viewer, true));
            is_done = true;
        }
        if printing.letter.is_none()
            && Button::secondary(&view.say("papers-save-set")).icon(Icon::FilePdf).ui(ui).clicked()
        {
            actions::ask_set_file(scene);
            is_done = true;
        }
        is_done |= Button::secondary(&view.say("action-cancel")).ui(ui).clicked();
    });
    is_done
}
