//! The question about mending: the page before and after, what was found, what it saves. One page or several.

use std::sync::Arc;

use egui::{Galley, Ui};

use super::aim::{self, lead_ui};
use super::dialogs::{foot_ui, rolled_ui};
use super::glass::pictures_ui;
use super::mending::Mending;
use super::mending_page::{Kind as Mend, Page};
use super::sizing::Choice;
use super::sizing_ui::{least_of, sizing_ui};
use super::{Scene, page_work};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::widgets::{
    Button, IconButton, begins_here, checkbox_ui, progress_small_ui, text_ui, words_ui,
};
use crate::documents::image::repair::{Suggestions, codes as why};
use crate::domain::Repair;
use crate::export::words;

/// The buttons, and what is left free around the lines above them.
const AROUND: f32 = space::S8 + space::S20 + space::CONTROL;
/// A line has its room also while there is none.
const LINE: f32 = 20.0;
/// Where there is less room than this the foot is rolled like the rest.
const LOW: f32 = 240.0;

/// Draws it, so high at most; `true` when it is done with. The foot stays in sight.
pub(super) fn mending_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    mending: &mut Mending,
    high: f32,
) -> bool {
    mending.ask(ui, scene);
    mending.begin_at_a_change();
    mending.sizing.write_in(scene.view.language);
    if mending.pages.get(mending.at).is_none() {
        return true;
    }
    mending.is_rolled = high < LOW;
    if mending.is_rolled {
        return rolled_ui(ui, high, |ui| {
            content_ui(ui, scene, mending);
            let lines = lines_of(ui, scene, mending);
            foot_of_ui(ui, scene, mending, lines)
        });
    }
    let room = high_of(&lines_of(ui, scene, mending));
    rolled_ui(ui, high - AROUND - room, |ui| content_ui(ui, scene, mending));
    let lines = lines_of(ui, scene, mending);
    if (high_of(&lines) - room).abs() > 0.5 {
        // What was chosen just now needs another room.
        ui.ctx().request_repaint();
    }
    foot_of_ui(ui, scene, mending, lines)
}

fn content_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, mending: &mut Mending) {
    let is_looked_at = mending.looked_at() > 0;
    // What is asked for comes first.
    if mending.aim.is_smaller() {
        lead_ui(ui, scene, mending);
        if is_looked_at {
            sizing_ui(ui, scene, mending);
        }
    }
    if mending.is_one() {
        name_ui(ui, scene, mending);
    } else {
        steps_ui(ui, scene, mending);
    }
    ui.add_space(space::S12);
    looking_ui(ui, scene, mending);
    let Some(page) = mending.pages.get(mending.at) else { return };
    match &page.found {
        None => {}
        Some(Err(finding)) => {
            let said = words::finding(scene.view.book, finding, scene.view.language);
            text_ui(ui, &said.text, Kind::Small, roles(ui).text);
            text_ui(ui, &said.hint, Kind::Hint, roles(ui).text_2);
            ui.add_space(space::S8);
        }
        Some(Ok(_)) => pictures_ui(ui, scene, mending),
    }
    unread_ui(ui, scene, mending);
    let is_read =
        mending.pages.get(mending.at).is_some_and(|page| !matches!(page.found, Some(Err(_))));
    if !mending.is_one() && is_read {
        let is_smaller = mending.aim.is_smaller();
        let words = scene.view.say(if is_smaller { "docs-smaller-this" } else { "docs-mend-this" });
        if let Some(page) = mending.pages.get_mut(mending.at) {
            checkbox_ui(ui, &mut page.is_wanted, &words, "");
        }
        ui.add_space(space::S8);
    }
    if is_looked_at {
        unweighed_ui(ui, scene, mending);
        offers_ui(ui, scene, mending);
        if !mending.aim.is_smaller() {
            sizing_ui(ui, scene, mending);
        }
    }
}

/// Which of several pages cannot be read, wherever one is.
fn unread_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let pages: Vec<String> =
        mending.unread().map(|(page, _)| page.sheet.number.to_string()).collect();
    if !pages.is_empty() && !mending.is_one() {
        let gaps = [("count", pages.len().into()), ("pages", pages.join(", ").into())];
        let words = scene.view.say_with("docs-mend-unread", &gaps);
        text_ui(ui, &words, Kind::Small, roles(ui).warn);
        ui.add_space(space::S8);
    }
}

fn name_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let Some(page) = mending.pages.get(mending.at) else { return };
    let gaps = [
        ("page", page.sheet.number.into()),
        ("of", page.sheet.of.into()),
        ("file", (&page.file.name).into()),
    ];
    text_ui(ui, &scene.view.say_with("docs-page-name", &gaps), Kind::Small, roles(ui).text_2);
}

/// From page to page, and the name of the one that is shown.
fn steps_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &mut Mending) {
    let last = mending.pages.len().saturating_sub(1);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let words = scene.view.say("docs-mend-previous");
        let button = IconButton::new(Icon::ArrowLeft, &words).compact().enabled(mending.at > 0);
        if button.ui(ui).clicked() {
            (mending.at, mending.is_at_chosen) = (mending.at.saturating_sub(1), true);
        }
        let words = scene.view.say("docs-mend-next");
        let button = IconButton::new(Icon::ArrowRight, &words).compact();
        if button.enabled(mending.at < last).ui(ui).clicked() {
            (mending.at, mending.is_at_chosen) = ((mending.at + 1).min(last), true);
        }
        ui.vertical(|ui| name_ui(ui, scene, mending));
    });
}

/// How far looking has come.
fn looking_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let (done, of) = (mending.looked_at(), mending.pages.len());
    if done == of {
        return;
    }
    let words = if mending.is_one() {
        scene.view.say("docs-mend-looking")
    } else {
        let gaps = [("at", (done + 1).into()), ("count", of.into())];
        scene.view.say_with("docs-mend-looking-at", &gaps)
    };
    // The foot says it as well, where it is in sight.
    if mending.is_rolled {
        text_ui(ui, &words, Kind::Small, roles(ui).text_2);
        ui.add_space(space::S4);
    }
    if !mending.is_one() {
        let wide = ui.available_width();
        progress_small_ui(ui, wide, share(done, of), &words);
        ui.add_space(space::S12);
    }
}

#[expect(clippy::cast_precision_loss, reason = "pages of one document")]
fn share(done: usize, of: usize) -> f32 {
    done as f32 / of.max(1) as f32
}

/// What comes of it: first of all that the size cannot be reached. That is not said where the foot may be out of
/// sight; there it stands at the size.
fn lines_of(ui: &Ui, scene: &Scene<'_, '_>, mending: &Mending) -> Vec<Arc<Galley>> {
    let look = roles(ui);
    let least = least_of(scene, mending).filter(|_| !mending.is_rolled);
    let comes = aim::why_not(scene.view, mending).or_else(|| sizes_of(scene, mending));
    let lines = [(least, look.warn), (comes, look.text_2)].into_iter();
    let lines = lines.filter_map(|(words, color)| Some((words?, color)));
    lines
        .map(|(words, color)| Kind::Small.galley(ui, &words, color, ui.available_width()))
        .collect()
}

fn high_of(lines: &[Arc<Galley>]) -> f32 {
    lines.iter().map(|line| line.size().y).sum::<f32>().max(LINE)
}

/// What comes of it, and the buttons.
fn foot_of_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    mending: &Mending,
    lines: Vec<Arc<Galley>>,
) -> bool {
    ui.add_space(space::S8);
    for line in lines {
        words_ui(ui, line);
    }
    buttons_ui(ui, scene, mending)
}

fn buttons_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, mending: &Mending) -> bool {
    let view = scene.view;
    let (changed, mut is_done) = (mending.changed(), false);
    // Before all is counted nobody knows what is done to which page.
    let can = changed > 0 && mending.is_ready();
    foot_ui(ui, |ui| {
        let words = mending.aim.verb(view, mending.is_one(), changed);
        if Button::primary(&words).enabled(can).ui(ui).clicked() {
            page_work::mend(scene, &mending.wanted());
            is_done = true;
        }
        if mending.pages.iter().any(|page| !page.before().is_nothing()) {
            let words = view.say("docs-mend-undo");
            if Button::secondary(&words).ui(ui).clicked() {
                let plain = |page: &Page| (page.sheet.clone(), Repair::default(), 0);
                page_work::mend(scene, &mending.pages.iter().map(plain).collect::<Vec<_>>());
                is_done = true;
            }
        }
        let words = view.say("action-cancel");
        is_done |= Button::secondary(&words).ui(ui).clicked();
    });
    is_done
}

fn offers_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &mut Mending) {
    let view = scene.view;
    // Of a page that cannot be read nothing can be said.
    if mending.readable() == 0 {
        return;
    }
    let is_nothing = mending.pages.iter().all(|page| page.offers().is_empty());
    if is_nothing && mending.looked_at() == mending.pages.len() {
        if mending.aim.is_smaller() {
            return;
        }
        let key = if mending.is_one() { "docs-mend-nothing" } else { "docs-mend-nothing-several" };
        text_ui(ui, &view.say(key), Kind::Small, roles(ui).text);
        return;
    }
    if mending.is_one() {
        one_ui(ui, scene, mending);
        return;
    }
    for kind in Mend::ALL {
        let count = mending.offered(kind);
        if count > 0 {
            let gaps = [("count", count.into()), ("of", mending.pages.len().into())];
            let hint = match reason(scene, mending, kind) {
                None => view.say_with("docs-mend-found", &gaps),
                Some(reason) => {
                    let [count, of] = gaps;
                    let gaps = [count, of, ("reason", reason.into())];
                    view.say_with("docs-mend-found-here", &gaps)
                }
            };
            tick_ui(ui, mending, kind, &view.say(kind.key()), &hint);
            ui.add_space(space::S12);
        }
    }
}

/// Why it is offered for the page that is shown.
fn reason(scene: &Scene<'_, '_>, mending: &Mending, kind: Mend) -> Option<String> {
    let page = mending.pages.get(mending.at)?;
    let Some(Ok(found)) = page.found.as_ref() else { return None };
    let offer = found.offers.iter().find(|it| Mend::of(it.code) == Some(kind))?;
    let view = scene.view;
    Some(words::finding(view.book, &page.finding(found, offer), view.language).text)
}

/// What was found on a page that is alone, with its reasons.
fn one_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &mut Mending) {
    let view = scene.view;
    let Some(page) = mending.pages.first() else { return };
    let Some(Ok(found)) = page.found.as_ref() else { return };
    let said = |found: &Suggestions| -> Vec<_> {
        // Too many pixels are the business of the size.
        let offers = found.offers.iter().filter(|offer| offer.code != why::SMALLER);
        offers
            .map(|offer| {
                let said = words::finding(view.book, &page.finding(found, offer), view.language);
                (Mend::of(offer.code), said)
            })
            .collect()
    };
    for (kind, said) in said(found) {
        if let Some(kind) = kind {
            // What is done stands at the tick, and why below it.
            tick_ui(ui, mending, kind, &view.say(kind.key()), &said.text);
        } else {
            text_ui(ui, &said.text, Kind::Small, roles(ui).text);
            text_ui(ui, &said.hint, Kind::Hint, roles(ui).text_2);
        }
        ui.add_space(space::S12);
    }
}

fn tick_ui(ui: &mut Ui, mending: &mut Mending, kind: Mend, words: &str, hint: &str) {
    let mut is_ticked = mending.ticked.contains(&kind);
    let response = checkbox_ui(ui, &mut is_ticked, words, hint);
    if !mending.aim.is_smaller() {
        begins_here(&response);
    }
    if response.changed() {
        if is_ticked {
            mending.ticked.insert(kind);
            // A page has one set of colours.
            match kind {
                Mend::Grey => drop(mending.ticked.remove(&Mend::BlackWhite)),
                Mend::BlackWhite => drop(mending.ticked.remove(&Mend::Grey)),
                Mend::Turn | Mend::Straighten | Mend::Crop | Mend::Location => {}
            }
        } else {
            mending.ticked.remove(&kind);
        }
    }
}

/// What the pages take in a pack before and after, or how far counting that has come.
fn sizes_of(scene: &Scene<'_, '_>, mending: &Mending) -> Option<String> {
    let view = scene.view;
    let (tally, of) = (mending.sizes(), mending.readable());
    if mending.looked_at() == 0 || of == 0 {
        return None;
    }
    let (counted, wanted) = mending.counted();
    let (settled, of) = if mending.sizing.choice != Choice::AsIs && counted < wanted {
        (counted, wanted)
    } else {
        (tally.settled, of)
    };
    if settled < of && mending.is_one() {
        return Some(view.say("docs-mend-weighing"));
    }
    if settled < of {
        let gaps = [("at", (settled + 1).into()), ("count", of.into())];
        return Some(view.say_with("docs-mend-weighing-at", &gaps));
    }
    let size = |bytes: u64| words::size(bytes, view.language);
    let [before, after] = [("before", size(tally.now).into()), ("after", size(tally.then).into())];
    if tally.known == 0 {
        return None;
    }
    Some(if tally.then < tally.now {
        let saved = ("saved", size(tally.now - tally.then).into());
        view.say_with("docs-mend-saves", &[before, after, saved])
    } else {
        view.say_with("docs-mend-sizes", &[before, after])
    })
}

/// Whose size cannot be said, and why: of the first, which stands for all.
fn unweighed_ui(ui: &mut Ui, scene: &Scene<'_, '_>, mending: &Mending) {
    let Some((_, finding)) = mending.unweighed().next() else { return };
    let numbers: Vec<String> =
        mending.unweighed().map(|(page, _)| page.sheet.number.to_string()).collect();
    let view = scene.view;
    let gaps = [("count", numbers.len().into()), ("pages", numbers.join(", ").into())];
    text_ui(ui, &view.say_with("docs-mend-unweighed", &gaps), Kind::Small, roles(ui).warn);
    let said = words::finding(view.book, finding, view.language);
    text_ui(ui, &said.text, Kind::Hint, roles(ui).text_2);
    text_ui(ui, &said.hint, Kind::Hint, roles(ui).text_2);
    ui.add_space(space::S12);
}
