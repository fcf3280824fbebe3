//! The components of the window on one page, light or dark, to be looked at beside the design.
//!
//! `cargo run --example gallery -- [dark] [fields | cards | rows]`

use eframe::egui;
use egui::{Color32, Pos2, Rect, Ui, UiBuilder, pos2, vec2};
use permitpack::app::theme::{self, DARK, Icon, Kind, LIGHT, Roles, ThemeChoice};
use permitpack::app::widgets::{self as w, Button, Field, Mark, Status, TaskRow};
use permitpack::rules::{Confidence, DeadlineStatus};

#[path = "gallery/more.rs"]
mod more;

struct Gallery {
    page: String,
    frame: u32,
    more: more::More,
}

fn main() -> eframe::Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_dark = words.iter().any(|word| word == "dark");
    let page = words.into_iter().find(|word| word != "dark").unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size([1280.0, 800.0])
            .with_decorations(false),
        ..Default::default()
    };
    eframe::run_native(
        "gallery",
        options,
        Box::new(move |creation| {
            theme::install(&creation.egui_ctx);
            let choice = if is_dark { ThemeChoice::Dark } else { ThemeChoice::Light };
            theme::set_choice(&creation.egui_ctx, choice);
            Ok(Box::new(Gallery { page, frame: 0, more: more::More::default() }))
        }),
    )
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame += 1;
        let roles = theme::roles(ui);
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, roles.surface);
        match self.page.as_str() {
            "" => components_ui(ui, self.frame),
            page => self.more.ui(ui, page),
        }
    }
}

/// A part of the page at a fixed place.
fn at<R>(ui: &mut Ui, x: f32, y: f32, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let place = Rect::from_min_size(pos2(x, y), vec2(width, 800.0 - y));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    child.spacing_mut().item_spacing.y = 0.0;
    content(&mut child)
}

fn heading(ui: &mut Ui, x: f32, y: f32, text: &str) {
    let color = theme::roles(ui).text;
    at(ui, x, y, 500.0, |ui| w::text_ui(ui, text, Kind::Section, color));
}

fn caption(ui: &mut Ui, center: Pos2, text: &str) {
    let galley = Kind::Hint.galley(ui, text, theme::roles(ui).text_2, f32::INFINITY);
    w::paint::text_at(ui.painter(), center.x - galley.size().x / 2.0, center.y, galley);
}

fn components_ui(ui: &mut Ui, frame: u32) {
    colors_ui(ui);
    type_ui(ui);
    deadlines_ui(ui);
    buttons_ui(ui, frame);
    fields_ui(ui);
    statuses_ui(ui);
    rows_ui(ui);
}

fn swatches(roles: &Roles) -> [(&'static str, Color32); 20] {
    [
        ("bg", roles.bg),
        ("surface", roles.surface),
        ("subtle", roles.subtle),
        ("hover", roles.hover),
        ("selected", roles.selected),
        ("desk", roles.desk),
        ("line", roles.line),
        ("line_strong", roles.line_strong),
        ("control", roles.control),
        ("text", roles.text),
        ("text_2", roles.text_2),
        ("text_3", roles.text_3),
        ("accent", roles.accent),
        ("accent_fill", roles.accent_fill),
        ("ok", roles.ok),
        ("ok_bg", roles.ok_bg),
        ("warn", roles.warn),
        ("warn_bg", roles.warn_bg),
        ("bad", roles.bad),
        ("bad_bg", roles.bad_bg),
    ]
}

fn colors_ui(ui: &mut Ui) {
    heading(ui, 44.0, 40.0, "Colours by role");
    let roles = if ui.visuals().dark_mode { DARK } else { LIGHT };
    for (index, (name, color)) in (0_u16..).zip(swatches(&roles)) {
        let x = 44.0 + 224.0 * f32::from(index % 2);
        let y = 72.0 + 25.0 * f32::from(index / 2);
        let swatch = Rect::from_min_size(pos2(x, y), vec2(28.0, 20.0));
        w::paint::boxed(ui.painter(), swatch, 4, color, roles.line_strong);
        let words = Kind::Hint.galley(ui, name, roles.text, f32::INFINITY);
        w::paint::text_at(ui.painter(), x + 38.0, y + 10.0, words);
        let [red, green, blue, _] = color.to_array();
        let code = Kind::Hint.galley(
            ui,
            &format!("#{red:02X}{green:02X}{blue:02X}"),
            roles.text_2,
            f32::INFINITY,
        );
        w::paint::text_at(ui.painter(), x + 124.0, y + 10.0, code);
    }
}

fn type_ui(ui: &mut Ui) {
    heading(ui, 44.0, 337.0, "Type, Noto Sans");
    let lines = [
        (388.0, "28 / 36 Bold", "Тұруға рұқсат", Kind::Hero),
        (423.0, "22 / 30 Bold", "IVANOV SERGEI", Kind::Page),
        (451.0, "16 / 24 Bold", "Two readings", Kind::Section),
        (475.0, "14 / 20 Bold", "Passport number", Kind::Label),
        (497.0, "14 / 20", "Add passport details", Kind::Body),
        (518.0, "13 / 18", "Table text, statuses", Kind::Small),
        (536.0, "12 / 16", "Hints, captions, bars; nothing smaller", Kind::Hint),
    ];
    for (y, name, sample, kind) in lines {
        let roles = theme::roles(ui);
        let name = Kind::Hint.galley(ui, name, roles.text_2, f32::INFINITY);
        w::paint::text_at(ui.painter(), 44.0, y + kind.line() / 6.0 - 2.5, name);
        let color = if kind == Kind::Hint { roles.text_2 } else { roles.text };
        let sample = kind.galley(ui, sample, color, f32::INFINITY);
        w::paint::text_at(ui.painter(), 154.0, y, sample);
    }
}

fn deadlines_ui(ui: &mut Ui) {
    heading(ui, 44.0, 565.0, "Deadline words");
    for (x, y, status, word) in [
        (44.0, 598.0, DeadlineStatus::Late, "5 days late"),
        (179.0, 598.0, DeadlineStatus::Soon, "Due in 8 days"),
        (44.0, 624.0, DeadlineStatus::Later, "Due in 22 days"),
        (179.0, 624.0, DeadlineStatus::Done, "Sent 4 Nov"),
    ] {
        at(ui, x, y, 200.0, |ui| w::deadline_badge_ui(ui, status, word));
    }
}

fn buttons_ui(ui: &mut Ui, frame: u32) {
    heading(ui, 520.0, 40.0, "Buttons: 36 high, compact 28");
    at(ui, 520.0, 74.0, 700.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let rest = Button::primary("Create pack").name("rest").ui(ui);
            ui.add(Button::primary("Create pack").name("second"));
            let focused = Button::primary("Create pack").name("focus").ui(ui);
            if frame < 3 {
                focused.request_focus();
            }
            let disabled = Button::primary("Create pack").name("disabled").enabled(false).ui(ui);
            for (response, name) in [(rest, "rest"), (focused, "focus"), (disabled, "disabled")] {
                caption(ui, response.rect.center_bottom() + vec2(0.0, 12.0), name);
            }
        });
    });
    at(ui, 520.0, 140.0, 760.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let print = Button::secondary("Print…").icon(Icon::Printer).ui(ui);
            let over = Button::secondary("Print…").name("hover").icon(Icon::Printer).ui(ui);
            let quiet = Button::quiet("Rotate").icon(Icon::ArrowClockwise).ui(ui);
            let compact = Button::secondary("Add files…").icon(Icon::Plus).compact().ui(ui);
            let danger = Button::danger("Delete case").icon(Icon::Trash).ui(ui);
            let all = [
                (print, "secondary"),
                (over, "hover"),
                (quiet, "quiet"),
                (compact, "compact"),
                (danger, "permanent"),
            ];
            for (response, name) in all {
                caption(ui, response.rect.center_bottom() + vec2(0.0, 12.0), name);
            }
        });
    });
}

fn fields_ui(ui: &mut Ui) {
    heading(ui, 520.0, 214.0, "Fields: 36 high");
    let id = egui::Id::unique;
    at(ui, 520.0, 248.0, 176.0, |ui| {
        w::text_field_ui(
            ui,
            id("number"),
            Field::new("Passport number"),
            &mut "75 1234567".to_owned(),
            176.0,
        );
    });
    at(ui, 716.0, 248.0, 150.0, |ui| {
        w::text_field_ui(ui, id("focus"), Field::new("Focus"), &mut "75 12".to_owned(), 150.0);
    });
    at(ui, 901.0, 248.0, 300.0, |ui| {
        let field = Field::new("IIN, if there is one").error(Some("The last digit does not fit."));
        w::text_field_ui(ui, id("iin"), field, &mut "900101300070".to_owned(), 200.0);
    });
    at(ui, 520.0, 334.0, 600.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            w::checkbox_ui(ui, &mut true, "Bundle PDF", "");
            w::checkbox_ui(ui, &mut false, "Hand-over file", "");
            w::radio_ui(ui, true, "Counter", "");
            w::radio_ui(ui, false, "Portal", "");
        });
    });
}

fn statuses_ui(ui: &mut Ui) {
    heading(ui, 520.0, 376.0, "Statuses and confidence");
    for (x, y, status) in [
        (520.0, 409.0, Status::Done),
        (664.0, 409.0, Status::InProgress),
        (830.0, 409.0, Status::NotStarted),
        (520.0, 435.0, Status::CannotStart),
        (664.0, 435.0, Status::Problem),
    ] {
        at(ui, x, y, 200.0, |ui| w::status_ui(ui, status));
    }
    at(ui, 830.0, 435.0, 200.0, |ui| {
        Mark::status(ui, Status::Warning).with_word("Check this").ui(ui)
    });
    at(ui, 520.0, 464.0, 500.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for confidence in [Confidence::Sourced, Confidence::Practice, Confidence::Unverified] {
                w::confidence_badge_ui(ui, confidence);
            }
        });
    });
}

fn rows_ui(ui: &mut Ui) {
    heading(ui, 520.0, 502.0, "Rows: 44 high, radius 6");
    let rows = [
        (532.0, "Rest", Status::Done, false),
        (580.0, "Hover", Status::Done, false),
        (628.0, "Selected", Status::InProgress, true),
        (676.0, "Keyboard focus: ring 2, inside the row", Status::NotStarted, false),
    ];
    for (y, hint, status, selected) in rows {
        at(ui, 520.0, y, 716.0, |ui| {
            TaskRow::new("Add passport details", hint, status).selected(selected).ui(ui);
        });
    }
}
