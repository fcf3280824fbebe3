//! How small pages are to become, as it is asked: a resolution, or a size that they are to fit into.

use egui::{Id, Key, Ui};

use super::Scene;
use super::dialogs::foot_ui;
use super::mending::Mending;
use super::sizing::{Choice, Unit};
use crate::app::command::Command;
use crate::app::size_entry;
use crate::app::theme::{Kind, roles, space};
use crate::app::widgets::{
    Button, Field, Input, begins_here, radio_list_ui, segmented_ui, text_field_ui, text_ui,
};
use crate::documents::image::repair::{FLOOR, Fit, RESOLUTIONS, Step, codes as why};
use crate::domain::FileKind;
use crate::export::words;

/// Draws it.
pub(super) fn sizing_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &mut Mending) {
    let view = scene.view;
    if mending.readable() == 0 {
        return;
    }
    let title = view.say("docs-size-title");
    text_ui(ui, &title, Kind::Label, roles(ui).text);
    reason_ui(ui, scene, mending);
    ui.add_space(space::S8);
    let finest = mending.finest();
    let coarser = RESOLUTIONS.into_iter().filter(|dpi| u32::from(*dpi) < finest);
    let choices: Vec<Choice> = std::iter::once(Choice::AsIs)
        .chain(coarser.map(Choice::Resolution))
        .chain([Choice::Fit])
        .collect();
    let said: Vec<(String, String)> =
        choices.iter().map(|choice| words_of(scene, mending, *choice)).collect();
    let options: Vec<(&str, &str)> =
        said.iter().map(|(label, hint)| (label.as_str(), hint.as_str())).collect();
    let mut at = choices.iter().position(|choice| *choice == mending.sizing.choice);
    let list = radio_list_ui(ui, &title, &options, &mut at);
    if !mending.aim.is_smaller() {
        begins_here(&list);
    }
    if let Some(choice) = at.and_then(|at| choices.get(at)) {
        mending.sizing.choice = *choice;
    }
    if mending.sizing.choice == Choice::Fit {
        target_ui(ui, scene, mending);
    }
    let is_pdf = mending.pages.iter().any(|page| page.is_wanted && page.file.kind == FileKind::Pdf);
    if is_pdf && mending.sizing.choice != Choice::AsIs {
        ui.add_space(space::S8);
        text_ui(ui, &view.say("docs-size-pictures"), Kind::Hint, roles(ui).text_2);
    }
    ui.add_space(space::S12);
}

/// Why less may be enough, for a page that is alone.
fn reason_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let Some(page) = mending.pages.first() else { return };
    let Some(Ok(found)) = page.found.as_ref() else { return };
    let offer = found.offers.iter().find(|offer| offer.code == why::SMALLER);
    if let Some(offer) = offer.filter(|_| mending.is_one()) {
        let view = scene.view;
        let said = words::finding(view.book, &page.finding(found, offer), view.language);
        text_ui(ui, &said.text, Kind::Hint, roles(ui).text_2);
    }
}

/// What a choice is called, and what comes of it.
fn words_of(scene: &Scene<'_, '_>, mending: &Mending, choice: Choice) -> (String, String) {
    let view = scene.view;
    match choice {
        Choice::AsIs => (view.say("docs-size-keep"), String::new()),
        Choice::Resolution(dpi) => {
            let label = view.say_with("docs-size-dpi", &[("dpi", i64::from(dpi).into())]);
            let bytes = mending.on(Step::resolution(dpi));
            let size = bytes.map_or_else(String::new, |bytes| words::size(bytes, view.language));
            if bytes.zip(mending.now()).is_some_and(|(then, now)| then >= now) {
                return (label, view.say_with("docs-size-no-gain", &[("size", size.into())]));
            }
            if dpi >= FLOOR.dpi {
                return (label, size);
            }
            // Below the floor nobody is led, but may go by hand.
            let key = if bytes.is_some() { "docs-size-below" } else { "docs-size-below-open" };
            (label, view.say_with(key, &[("size", size.into())]))
        }
        Choice::Fit => (view.say("docs-size-fit"), String::new()),
    }
}

/// The size, and by what it is reached.
fn target_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &mut Mending) {
    let view = scene.view;
    ui.add_space(space::S12);
    let (label, wrong) = (view.say("docs-size-target"), view.say("docs-size-target-wrong"));
    let step = |text: &str| view.say_with(text, &step_gaps(FLOOR));
    let hint = step("docs-size-floor");
    let error = mending.sizing.target().is_err().then_some(wrong.as_str());
    let field = Field::new(&label).hint(&hint).error(error);
    let units = ["docs-size-kilobytes", "docs-size-megabytes"];
    let units = units.map(|key| (view.say(key), view.hint(key)));
    let options = units.each_ref().map(|(shown, spoken)| (shown.as_str(), spoken.as_str()));
    let wide = ui.available_width();
    field.show(ui, wide, |ui, field| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            let mut input = Input::new(Id::unique("size to fit into"), &label, 128.0);
            input.is_wrong = field.is_wrong();
            let response = input.ui(ui, &mut mending.sizing.target);
            if mending.aim.is_smaller() {
                begins_here(&response);
            }
            let at = usize::from(mending.sizing.unit == Unit::Megabytes);
            if let Some(at) = segmented_ui(ui, &options, at) {
                mending.sizing.unit = if at == 1 { Unit::Megabytes } else { Unit::Kilobytes };
            }
            response
        })
        .inner
    });
    if !matches!(mending.sizing.target(), Ok(Some(_))) {
        return;
    }
    ui.add_space(space::S8);
    fit_ui(ui, scene, mending);
}

fn fit_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let (view, look) = (scene.view, roles(ui));
    let size = |bytes: u64| ("size", words::size(bytes, view.language).into());
    match mending.fitting() {
        // How far counting is stands at the foot.
        None => {}
        Some(Fit::AsTheyAre) => {
            text_ui(ui, &view.say("docs-size-fits"), Kind::Small, look.text);
        }
        Some(Fit::By(step, bytes)) => {
            let [dpi, quality] = step_gaps(step);
            let words = view.say_with("docs-size-by", &[dpi, quality, size(bytes)]);
            text_ui(ui, &words, Kind::Small, look.text);
        }
        Some(Fit::Not(_)) => {
            if let Some(words) = least_of(scene, mending).filter(|_| mending.is_rolled) {
                text_ui(ui, &words, Kind::Small, look.warn);
            }
            text_ui(ui, &view.hint("docs-size-not"), Kind::Hint, look.text_2);
        }
    }
}

/// That the size cannot be reached, and what can be.
pub(super) fn least_of(scene: &Scene<'_, '_>, mending: &Mending) -> Option<String> {
    let [dpi, quality] = step_gaps(FLOOR);
    let size = ("size", words::size(mending.least()?, scene.view.language).into());
    Some(scene.view.say_with("docs-size-not", &[dpi, quality, size]))
}

fn step_gaps(step: Step) -> [(&'static str, crate::i18n::Value<'static>); 2] {
    [("dpi", i64::from(step.dpi).into()), ("quality", i64::from(step.quality).into())]
}

/// Asks how large a file of a pack may be; `true` when it is answered.
pub(super) fn limit_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, typed: &mut String) -> bool {
    let view = scene.view;
    let limit = size_entry::read_limit(typed);
    let (label, wrong) = (view.say("pack-limit"), view.say("pack-limit-wrong"));
    let hint = view.hint("pack-limit");
    let field = Field::new(&label).hint(&hint).error(limit.is_err().then_some(wrong.as_str()));
    let response = text_field_ui(ui, Id::unique("size limit"), field, typed, 128.0);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered && limit.is_err() {
        // It is to be typed anew.
        response.request_focus();
    }
    let (save, cancel) = (view.say("docs-save"), view.say("action-cancel"));
    foot_ui(ui, |ui| {
        let pressed = Button::primary(&save).enabled(limit.is_ok()).ui(ui).clicked();
        if limit.is_ok() && (pressed || entered) {
            scene.out.push(Command::SizeLimit(limit.ok().flatten()));
            return true;
        }
        Button::secondary(&cancel).ui(ui).clicked()
    })
}
