//! What could be mended on a page: each offer with its reason and a box to tick, the page before and after, and
//! what it saves. Nothing is done before the user presses the button.

use std::sync::Arc;

use egui::{Rect, Sense, Ui, vec2};

use super::asking::Asking;
use super::dialogs::foot_ui;
use super::look::fitted;
use super::sheets::Sheet;
use super::{Scene, page_work};
use crate::app::previews::Look;
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{Button, checkbox_ui, paint, text_ui};
use crate::documents::image::repair::{Suggestion, Suggestions, bytes_of, suggestions};
use crate::documents::{codes, inspect};
use crate::domain::{FileRef, Finding, Repair, Tone};
use crate::export::words;

type Found = Result<Suggestions, Box<Finding>>;

/// A page whose mending is being thought about.
pub(super) struct Mending {
    sheet: Sheet,
    file: FileRef,
    looking: Option<Asking<Found>>,
    found: Option<Found>,
    ticked: Vec<bool>,
    /// The bytes of the page under a repair, once they are known, and the repair that is being weighed.
    weighed: Option<(Repair, Option<u64>)>,
    weighing: Option<Asking<Option<u64>>>,
}

impl Mending {
    pub(super) fn of(sheet: &Sheet, file: &FileRef) -> Self {
        Self {
            sheet: sheet.clone(),
            file: file.clone(),
            looking: None,
            found: None,
            ticked: Vec::new(),
            weighed: None,
            weighing: None,
        }
    }

    /// What is ticked, taken together with what was mended before; and the turns that belong to it.
    fn wanted(&self) -> (Repair, u8) {
        let mut repair = self.sheet.item.repair.unwrap_or_default();
        let mut turns = 0_u8;
        let Some(Ok(found)) = &self.found else { return (repair, 0) };
        let ticked = found.offers.iter().zip(&self.ticked).filter(|(_, ticked)| **ticked);
        for (offer, _) in ticked {
            turns = (turns + offer.quarter_turns % 4) % 4;
            if let Some(more) = offer.repair {
                repair = both(repair, more);
            }
        }
        (repair, turns)
    }

    /// Asks what is not known yet, and hears what was found.
    fn ask(&mut self, ui: &Ui, scene: &Scene<'_, '_>) {
        let Some(page) = self.sheet.item.page else { return };
        if let Some(found) = self.looking.as_ref().and_then(Asking::answer) {
            if let Ok(found) = &found {
                self.ticked = vec![false; found.offers.len()];
            }
            self.found = Some(found);
            self.looking = None;
        }
        if self.found.is_none() && self.looking.is_none() {
            let (store, program) =
                (Arc::clone(scene.view.desk.store()), scene.view.program.clone());
            let file = self.file.clone();
            self.looking = Some(Asking::ask(ui.ctx(), move || {
                let kept = store.open_file(file.digest).map_err(|it| Box::new(it.finding()))?;
                let found = suggestions(&program, &kept, page, file.password.as_deref());
                found.map_err(|failure| {
                    Box::new(codes::named(inspect::blocker(&failure), &file.name))
                })
            }));
        }
        if let Some(bytes) = self.weighing.as_ref().and_then(Asking::answer) {
            if let Some((_, known)) = &mut self.weighed {
                *known = bytes;
            }
            self.weighing = None;
        }
        let (repair, _) = self.wanted();
        let is_new = self.weighed.is_none_or(|(known, _)| known != repair);
        if is_new && matches!(self.found, Some(Ok(_))) {
            let (store, program) =
                (Arc::clone(scene.view.desk.store()), scene.view.program.clone());
            let file = self.file.clone();
            self.weighed = Some((repair, None));
            self.weighing = Some(Asking::ask(ui.ctx(), move || {
                let kept = store.open_file(file.digest).ok()?;
                bytes_of(&program, &kept, page, file.password.as_deref(), Some(&repair)).ok()
            }));
        }
    }
}

/// One repair after another, as one.
fn both(one: Repair, more: Repair) -> Repair {
    Repair {
        straighten: if more.straighten == 0 { one.straighten } else { more.straighten },
        crop: more.crop.or(one.crop),
        tone: if more.tone == Tone::AsIs { one.tone } else { more.tone },
        max_dpi: more.max_dpi.or(one.max_dpi),
        strip_location: one.strip_location || more.strip_location,
    }
}

/// Draws it; `true` when it is done with.
pub(super) fn mending_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, mending: &mut Mending) -> bool {
    mending.ask(ui, scene);
    let view = scene.view;
    let look = roles(ui);
    let gaps = [
        ("page", mending.sheet.number.into()),
        ("of", mending.sheet.of.into()),
        ("file", (&mending.file.name).into()),
    ];
    text_ui(ui, &view.say_with("docs-page-name", &gaps), Kind::Small, look.text_2);
    ui.add_space(space::S12);
    match &mending.found {
        None => {
            text_ui(ui, &view.say("docs-mend-looking"), Kind::Small, look.text_2);
        }
        Some(Err(finding)) => {
            let said = words::finding(view.book, finding, view.language);
            text_ui(ui, &said.text, Kind::Small, look.text);
            text_ui(ui, &said.hint, Kind::Hint, look.text_2);
        }
        Some(Ok(found)) => {
            pictures_ui(ui, scene, mending);
            sizes_ui(ui, scene, mending, found.bytes);
            ui.add_space(space::S12);
            offers_ui(ui, scene, found, &mut mending.ticked);
        }
    }
    let (repair, turns) = mending.wanted();
    let before = mending.sheet.item.repair.unwrap_or_default();
    let changes = repair != before || turns != 0;
    let mut is_done = false;
    foot_ui(ui, |ui| {
        let words = view.say("docs-mend-verb");
        if Button::primary(&words).enabled(changes).ui(ui).clicked() {
            page_work::mend(scene, &mending.sheet, repair, turns);
            is_done = true;
        }
        if !before.is_nothing() {
            let words = view.say("docs-mend-undo");
            if Button::secondary(&words).ui(ui).clicked() {
                page_work::mend(scene, &mending.sheet, Repair::default(), 0);
                is_done = true;
            }
        }
        let words = view.say("action-cancel");
        is_done |= Button::secondary(&words).ui(ui).clicked();
    });
    is_done
}

fn offers_ui(ui: &mut Ui, scene: &Scene<'_, '_>, found: &Suggestions, ticked: &mut [bool]) {
    let view = scene.view;
    if found.offers.is_empty() {
        text_ui(ui, &view.say("docs-mend-nothing"), Kind::Small, roles(ui).text);
        return;
    }
    for (offer, ticked) in found.offers.iter().zip(ticked) {
        let said = words::finding(view.book, &found.finding(offer), view.language);
        if is_remark(offer) {
            text_ui(ui, &said.text, Kind::Small, roles(ui).text);
            text_ui(ui, &said.hint, Kind::Hint, roles(ui).text_2);
        } else {
            checkbox_ui(ui, ticked, &said.text, &said.hint);
        }
        ui.add_space(space::S12);
    }
}

/// Whether there is nothing to do about it.
fn is_remark(offer: &Suggestion) -> bool {
    offer.repair.is_none() && offer.quarter_turns.is_multiple_of(4)
}

/// The page as it is and as it becomes, side by side.
fn pictures_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, mending: &Mending) {
    let Some(page) = mending.sheet.item.page else { return };
    let (repair, more) = mending.wanted();
    let turns = mending.sheet.item.turns;
    let wide = ((ui.available_width() - space::S12) / 2.0).floor();
    let high = 220.0_f32.min(wide * 1.2);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        for (key, repair, turns) in [
            ("docs-mend-before", mending.sheet.item.repair, turns),
            ("docs-mend-after", repair.or_none(), (turns + more) % 4),
        ] {
            ui.vertical(|ui| {
                ui.set_width(wide);
                let words = scene.view.say(key);
                text_ui(ui, &words, Kind::SmallBold, roles(ui).text_2);
                ui.add_space(space::S4);
                let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &words));
                let look = roles(ui);
                paint::boxed(ui.painter(), rect, space::R_CARD, look.desk, look.line);
                let side = high * ui.ctx().pixels_per_point();
                let shown = scene.previews.unturned(&mending.file, page, repair, side);
                if let Look::Ready(texture, pixels) = shown {
                    let pixels = if turns % 2 == 1 { vec2(pixels.y, pixels.x) } else { pixels };
                    let inner = fitted(pixels, rect.shrink(8.0).size());
                    let paper = Rect::from_center_size(rect.center(), inner);
                    paint::turned(ui.painter(), paper, texture, turns);
                }
            });
        }
    });
    ui.add_space(space::S8);
}

/// What the page takes in a pack before and after.
fn sizes_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending, plain: u64) {
    let view = scene.view;
    let size = |bytes: u64| words::size(bytes, view.language);
    let words = match mending.weighed {
        Some((_, Some(then))) if then < plain => view.say_with(
            "docs-mend-saves",
            &[
                ("before", size(plain).into()),
                ("after", size(then).into()),
                ("saved", size(plain - then).into()),
            ],
        ),
        Some((_, Some(then))) => view.say_with(
            "docs-mend-sizes",
            &[("before", size(plain).into()), ("after", size(then).into())],
        ),
        Some((_, None)) | None => view.say("docs-mend-weighing"),
    };
    text_ui(ui, &words, Kind::Small, roles(ui).text_2);
}
