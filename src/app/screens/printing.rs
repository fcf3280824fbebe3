//! The part of the question before printing that is the same for every paper: which printer, how often, and the
//! ways on. Where there is no printer that can be asked, the pages open in the viewer of the system.

use egui::{Context, Id, ScrollArea, Ui};

use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, DropDown, Field, checkbox_ui, overlay_ui, text_field_ui, text_ui,
};
use crate::session::paper::made::Whither;
use crate::session::paper::printer::PrintOrder;

/// Copies at most.
const COPIES: u32 = 99;

/// What is chosen about printing.
#[derive(Debug)]
pub(super) struct Order {
    printer: Option<usize>,
    copies: String,
    duplex: bool,
    is_tried: bool,
}

/// What was decided.
pub(super) enum Way {
    /// To the viewer or to a printer.
    Whither(Whither),
    /// Into a file that is asked for.
    File,
    /// Not now.
    Never,
}

impl Order {
    /// So many copies, on both sides.
    pub(super) fn new(copies: u32) -> Self {
        Self { printer: None, copies: copies.to_string(), duplex: true, is_tried: false }
    }

    /// Another number of copies is usual now; one that was typed stays.
    pub(super) fn follow(&mut self, before: u32, now: u32) {
        if self.copies.trim() == before.to_string() {
            self.copies = now.to_string();
        }
    }

    fn copies(&self) -> Option<u32> {
        self.copies.trim().parse().ok().filter(|count| (1..=COPIES).contains(count))
    }

    /// Draws printer, copies and sides; or that there is no printer.
    pub(super) fn fields_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let printers = view.printers.unwrap_or_default();
        if printers.is_empty() {
            let key = if view.printers.is_none() { "papers-looking" } else { "papers-no-printer" };
            text_ui(ui, &view.say(key), Kind::Small, roles(ui).text_2);
            return;
        }
        let wide = ui.available_width().min(320.0);
        self.printer = self.printer.filter(|at| *at < printers.len()).or(Some(0));
        let name = view.say("papers-printer");
        Field::new(&name).show(ui, wide, |ui, _| {
            DropDown::new(Id::unique("printer"), &name, printers, wide).ui(ui, &mut self.printer)
        });
        ui.add_space(space::S16);
        let label = view.say("papers-copies");
        let wrong = self.is_tried && self.copies().is_none();
        let error = wrong.then(|| view.say_with("papers-copies-wrong", &[("most", COPIES.into())]));
        let field = Field::new(&label).error(error.as_deref());
        text_field_ui(ui, Id::unique("copies"), field, &mut self.copies, 96.0);
        ui.add_space(space::S12);
        let (label, hint) = (view.say("papers-duplex"), view.hint("papers-duplex"));
        checkbox_ui(ui, &mut self.duplex, &label, &hint);
    }

    /// Draws the ways on; `save`: the words of the button that asks for a file, where there is one.
    pub(super) fn foot_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        save: Option<&str>,
    ) -> Option<Way> {
        let mut way = None;
        ui.add_space(space::S20);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S8, space::S8);
            let printers = view.printers.unwrap_or_default();
            let printer = self.printer.and_then(|at| printers.get(at)).cloned();
            let has_printer = printer.is_some();
            if let Some(printer) = printer
                && Button::primary(&view.say("papers-print-verb")).ui(ui).clicked()
            {
                self.is_tried = true;
                let duplex = self.duplex;
                way = self.copies().map(|copies| {
                    Way::Whither(Whither::Printer(PrintOrder { printer, copies, duplex }))
                });
            }
            let words = view.say("papers-open-viewer");
            let viewer =
                if has_printer { Button::secondary(&words) } else { Button::primary(&words) };
            if viewer.icon(Icon::ArrowSquareOut).ui(ui).clicked() {
                way = Some(Way::Whither(Whither::Viewer));
            }
            if let Some(words) = save
                && Button::secondary(words).icon(Icon::FilePdf).ui(ui).clicked()
            {
                way = Some(Way::File);
            }
            if Button::secondary(&view.say("action-cancel")).ui(ui).clicked() {
                way = Some(Way::Never);
            }
        });
        way
    }
}

/// Draws the question over the window; what was decided, in it or by closing it.
pub(super) fn question_ui(
    ctx: &Context,
    id: Id,
    title: &str,
    inside: impl FnOnce(&mut Ui) -> Option<Way>,
) -> Option<Way> {
    let high = (ctx.content_rect().height() - 150.0).max(140.0);
    let shown = overlay_ui(ctx, id, title, 480.0, |ui| {
        // What comes later (the printers) may need more room than there was at first: it grows before it scrolls.
        let scroll = ScrollArea::vertical().max_height(high).min_scrolled_height(high);
        let inside = scroll.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width() - space::S4);
            inside(ui)
        });
        inside.inner
    });
    shown.inner.or(shown.wants_close.then_some(Way::Never))
}
