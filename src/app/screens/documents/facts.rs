//! What is known of the document that is looked at, what was found about it, and the marks on it.

use egui::{Ui, vec2};

use super::rows::title_of;
use super::sheets::{Place, Sheet, file_at};
use super::{Chosen, Scene, State, card, describe, dialogs, inbox, people};
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, link_ui, paint, text_ui};
use crate::domain::{Digest, Document, FileRef, Finding, Legalisation, Review, Severity};
use crate::export::words;
use crate::session::slots::findings_of;

/// Draws it.
pub(super) fn facts_ui(ui: &mut Ui, scene: &mut Scene<'_, '_>, state: &mut State) {
    let Some(chosen) = state.chosen.clone() else { return };
    match chosen {
        Chosen::Loose(digest) => {
            let files = scene.case.case().inbox.iter();
            let findings: Vec<Finding> = files
                .filter(|file| file.digest == digest)
                .flat_map(|file| file.findings.clone())
                .collect();
            loose_ui(ui, scene, state, digest);
            findings_ui(ui, scene, &findings);
        }
        Chosen::Slot(kind) => {
            if let Some(document) = document_of(scene, state) {
                document_ui(ui, scene, state, &document);
            } else {
                text_ui(ui, &title_of(scene.view, &kind), Kind::Label, roles(ui).text);
                ui.add_space(space::S12);
            }
            card::asked_ui(ui, scene, state, &kind);
        }
    }
}

/// Where a file without a place may belong, by what, and where it came from.
fn loose_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, digest: Digest) {
    let view = scene.view;
    let Some(file) = file_at(scene.case.case(), &Place::Loose(digest)) else { return };
    let suggestions =
        if file.is_readable() { state.cache.suggestions(view, file) } else { Vec::new() };
    for (at, suggestion) in suggestions.iter().enumerate() {
        let reasons = suggestion.reasons.iter();
        let reasons: Vec<String> =
            reasons.map(|it| words::finding(view.book, it, view.language).text).collect();
        let key = if at == 0 { "docs-fact-like" } else { "docs-fact-or-like" };
        fact_ui(ui, &view.say(key), &title_of(view, &suggestion.kind));
        fact_ui(ui, &view.say("docs-fact-by"), &reasons.join("; "));
    }
    for came_in in &file.came_in {
        fact_ui(ui, &view.say("docs-fact-from"), &inbox::origin_of(scene, came_in));
    }
    ui.add_space(space::S8);
}

/// The document of the chosen page.
fn document_of(scene: &Scene<'_, '_>, state: &State) -> Option<Document> {
    match &state.sheets.get(state.sheet)?.place {
        Place::In(document, _) => scene.case.case().document(document).cloned(),
        Place::Loose(_) => None,
    }
}

fn document_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, document: &Document) {
    let view = scene.view;
    let rows = facts_of(scene, state, document);
    for (label, value) in &rows {
        fact_ui(ui, label, value);
    }
    over_ui(ui, scene, state, document);
    ui.add_space(space::S8);
    if !view.read_only {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
            let words = view.say("docs-describe");
            if Button::secondary(&words).icon(Icon::PencilSimple).compact().ui(ui).clicked() {
                let form = describe::Form::of(scene, document);
                state.dialog = Some(dialogs::Dialog::Describe(Box::new(form)));
            }
            let words = view.say("docs-review");
            if Button::secondary(&words).icon(Icon::Stamp).compact().ui(ui).clicked() {
                state.dialog = Some(dialogs::Dialog::review(document));
            }
        });
        ui.add_space(space::S16);
    }
    findings_ui(ui, scene, &findings_of(scene.case, document));
}

/// A document that is larger than a pack may be can be made smaller.
fn over_ui(ui: &mut Ui, scene: &Scene<'_, '_>, state: &mut State, document: &Document) {
    let budget = state.cache.budget.as_ref();
    let is_over =
        budget.is_some_and(|it| it.documents.iter().any(|of| of.id == document.id && of.is_over));
    let has_pages = document.files.iter().any(|file| file.used_pages().next().is_some());
    let can = is_over && has_pages && !scene.view.read_only;
    let Some(limit) = budget.and_then(|it| it.limit).filter(|_| can) else {
        return;
    };
    if link_ui(ui, &scene.view.say("docs-make-document-smaller"), Kind::Small).clicked() {
        state.dialog = dialogs::Dialog::mend_document(scene.case.case(), &document.id, limit);
    }
}

fn facts_of(scene: &Scene<'_, '_>, state: &State, document: &Document) -> Vec<(String, String)> {
    let view = scene.view;
    let mut rows = Vec::new();
    let sheet = state.sheets.get(state.sheet);
    if let Some(file) = sheet.and_then(|it| file_at(scene.case.case(), &it.place))
        && document.files.len() > 1
    {
        rows.push((view.say("docs-fact-file"), file.name.clone()));
    }
    let case = scene.case.case();
    let signed = document.files.iter().find_map(|file| case.signed_by(file));
    if let Some(signed) = signed {
        rows.push((view.say("docs-fact-signs"), signed.name.clone()));
    }
    if let Some(names) = people::names_of(view, scene.case.case(), document) {
        rows.push((view.say("docs-fact-whose"), names));
    }
    rows.push((view.say("docs-fact-form"), words::document_form(document.form, view.language)));
    rows.extend(described(view, document));
    let weighed = state.cache.budget.as_ref();
    if let Some(of) = weighed.and_then(|it| it.documents.iter().find(|it| it.id == document.id)) {
        let size = words::size(of.bytes, view.language);
        let limit = weighed.and_then(|it| it.limit).filter(|_| of.is_over);
        let said = match limit.map(|limit| words::size(limit, view.language)) {
            None => view.say_with("docs-size", &[("size", size.into())]),
            Some(limit) => {
                let gaps = [("size", size.into()), ("limit", limit.into())];
                view.say_with("docs-size-over", &gaps)
            }
        };
        rows.push((view.say("docs-fact-size"), said));
    }
    let also = also_in(scene, sheet, document);
    if !also.is_empty() {
        rows.push((view.say("docs-fact-also"), also.join(", ")));
    }
    let review = match &document.review {
        Review::ToReview => view.say("docs-to-review"),
        Review::Approved => view.say("docs-approved"),
        Review::Returned(note) => view.say_with("docs-returned-because", &[("note", note.into())]),
    };
    rows.push((view.say("docs-fact-review"), review));
    rows
}

/// What was entered about a document.
fn described(view: &View<'_>, document: &Document) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    if let Some(number) = &document.number {
        rows.push((view.say("docs-fact-number"), number.clone()));
    }
    if let Some(issuer) = &document.issuer {
        rows.push((view.say("docs-fact-issuer"), issuer.clone()));
    }
    if let Some(language) = document.language {
        rows.push((view.say("docs-fact-language"), describe::language_name(view, language)));
    }
    if let Some(day) = document.issued_on {
        rows.push((view.say("docs-fact-issued"), words::date(day, view.language)));
    }
    if let Some(day) = document.expires_on {
        rows.push((view.say("docs-fact-expires"), words::date(day, view.language)));
    }
    if document.translated {
        rows.push((view.say("docs-fact-translated"), view.say("yes")));
    }
    if document.legalisation != Legalisation::None {
        let key = describe::legalisation_key(document.legalisation);
        rows.push((view.say("docs-fact-legalised"), view.say(key)));
    }
    rows
}

/// The other documents that the page also belongs to; without a page, that its file belongs to.
fn also_in(scene: &Scene<'_, '_>, sheet: Option<&Sheet>, document: &Document) -> Vec<String> {
    let case = scene.case.case();
    let Some(file) = sheet.and_then(|it| file_at(case, &it.place)) else { return Vec::new() };
    let others = case.documents.iter().filter(|it| it.id != document.id);
    others
        .filter(|it| {
            let page = sheet.and_then(|it| it.item.page);
            let uses = |of: &FileRef| match page {
                Some(page) => of.used_pages().any(|work| work.source_page == page),
                None => true,
            };
            it.files.iter().any(|other| other.digest == file.digest && uses(other))
        })
        .map(|it| title_of(scene.view, &it.kind))
        .collect()
}

/// A label and its value, side by side.
fn fact_ui(ui: &mut Ui, label: &str, value: &str) {
    let look = roles(ui);
    let wide = ui.available_width();
    let left = (wide * 0.36).clamp(96.0, 132.0);
    let label_words = Kind::Small.galley(ui, label, look.text_2, left - space::S8);
    let value_words = Kind::Small.galley(ui, value, look.text, wide - left);
    let high = label_words.size().y.max(value_words.size().y) + 3.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), egui::Sense::hover());
    let spoken = format!("{label}: {value}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    paint::text_from(ui.painter(), rect.min, label_words);
    paint::text_from(ui.painter(), rect.min + vec2(left, 0.0), value_words);
}

/// What was found, the worst first, and what to do about it.
pub(super) fn findings_ui(ui: &mut Ui, scene: &Scene<'_, '_>, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    let look = roles(ui);
    text_ui(ui, &scene.view.say("docs-findings"), Kind::SmallBold, look.text);
    ui.add_space(space::S4);
    for finding in findings {
        let said = words::finding(scene.view.book, finding, scene.view.language);
        let (icon, color) = match finding.severity {
            Severity::Blocker => (Icon::WarningOctagon, look.bad),
            Severity::Warning => (Icon::Warning, look.warn),
            Severity::Hint => (Icon::Info, look.text_2),
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let (spot, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
            paint::icon(ui.painter(), spot.center(), icon, space::ICON_TEXT, color);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text_ui(ui, &said.text, Kind::Small, look.text);
                if !said.hint.is_empty() {
                    text_ui(ui, &said.hint, Kind::Hint, look.text_2);
                }
            });
        });
        ui.add_space(space::S8);
    }
    ui.add_space(space::S8);
}
