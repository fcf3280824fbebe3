//! Further pages of the gallery: forms, lists, cards and panels.

#![expect(clippy::too_many_lines, reason = "a page of samples reads best in one piece")]

use eframe::egui;
use egui::{Id, Ui};
use permitpack::app::theme::{self, Icon, Kind, Words};
use permitpack::app::widgets as w;
use permitpack::domain::Language;
use permitpack::rules::{Confidence, DeadlineStatus};

/// What the pages remember between frames.
pub(crate) struct More {
    frame: u32,
    mrz: Vec<String>,
    surname: String,
    names: String,
    iin: String,
    birth: w::DateEntry,
    expiry: w::DateEntry,
    country: Option<usize>,
    countries: Vec<String>,
    way: Option<usize>,
    answer: Option<bool>,
    search: String,
    days: String,
    toasts: w::Toasts,
}

impl Default for More {
    fn default() -> Self {
        let entry = |day: &str, month: &str, year: &str| w::DateEntry {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        };
        Self {
            frame: 0,
            mrz: vec![
                "P<RUSIVANOV<<SERGEI<<<<<<<<<<<<<<<<<<<<<<<<<".to_owned(),
                "7512345672RUS9001011M3103153<<<<<<<<<<<<<<<4".to_owned(),
            ],
            surname: "IVANOV".to_owned(),
            names: "SERGEI".to_owned(),
            iin: "900101300070".to_owned(),
            birth: entry("1", "January", "1990"),
            expiry: entry("15", "March", "2031"),
            country: None,
            countries: (1..=249).map(|n| format!("Country {n}")).collect(),
            way: Some(0),
            answer: None,
            search: String::new(),
            days: "30".to_owned(),
            toasts: w::Toasts::default(),
        }
    }
}

impl More {
    /// Draws the page of that name.
    pub(crate) fn ui(&mut self, ui: &mut Ui, page: &str) {
        self.frame += 1;
        let words: Vec<&str> = page.split('-').collect();
        for (name, language) in [("ru", Language::Ru), ("kk", Language::Kk)] {
            if words.contains(&name) {
                w::words::set_language(ui.ctx(), language);
            }
        }
        match words.first().copied() {
            Some("fields") => self.fields_ui(ui),
            Some("dialog") => self.dialog_ui(ui),
            Some("cards") => self.cards_ui(ui),
            _ => self.lists_ui(ui),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui) {
        let roles = theme::roles(ui);
        let id = Id::unique;
        super::at(ui, 32.0, 69.0, 822.0, |ui| {
            w::text_ui(ui, "Applicant", Kind::Hint, roles.text_2);
            ui.add_space(2.0);
            w::text_ui(ui, "Passport details", Kind::Page, roles.text);
        });
        let wrong =
            "IIN: the last digit does not fit the other eleven. Compare it with the document.";
        super::at(ui, 32.0, 130.0, 822.0, |ui| w::error_summary_ui(ui, &[wrong], false));
        super::at(ui, 32.0, 223.0, 822.0, |ui| {
            let field = w::Field::new("The two lines at the foot of the data page")
                .hint("Each check digit is tested as you type.");
            let check = |line, cells, label: &str, is_right| w::MrzCheck {
                line,
                cells,
                label: label.to_owned(),
                is_right,
            };
            let checks = [
                check(1, 0..10, "Passport number", Some(true)),
                check(1, 13..20, "Birth date", Some(true)),
                check(1, 21..28, "Expiry date", Some(true)),
                check(1, 38..44, "All together", Some(true)),
            ];
            w::mrz_field_ui(
                ui,
                id("mrz"),
                "Machine readable lines",
                field,
                &mut self.mrz,
                44,
                &checks,
            );
        });
        let mark = (Icon::Scan, "Read from the passport");
        super::at(ui, 32.0, 379.0, 393.0, |ui| {
            let field = w::Field::new("Surname, as in the passport").mark(mark.0, mark.1);
            w::text_field_ui(ui, id("surname"), field, &mut self.surname, 393.0);
        });
        super::at(ui, 461.0, 379.0, 393.0, |ui| {
            let field = w::Field::new("Given names, as in the passport").mark(mark.0, mark.1);
            w::text_field_ui(ui, id("names"), field, &mut self.names, 393.0);
        });
        super::at(ui, 461.0, 457.0, 393.0, |ui| {
            let field = w::Field::new("IIN, if there is one").error(Some(wrong));
            let response =
                w::id_field_ui(ui, id("iin"), "IIN", field, w::IdKind::Iin, &mut self.iin);
            if self.frame < 3 {
                response.request_focus();
            }
        });
        super::at(ui, 32.0, 575.0, 393.0, |ui| {
            let field = w::Field::new("Date of birth")
                .mark(mark.0, mark.1)
                .note("A month can be a number or a word in any of the three languages.");
            w::date_field_ui(ui, id("birth"), "Date of birth", field, &mut self.birth, [false; 3]);
        });
        super::at(ui, 461.0, 575.0, 393.0, |ui| {
            let field = w::Field::new("Date of expiry").mark(mark.0, mark.1);
            w::date_field_ui(
                ui,
                id("expiry"),
                "Date of expiry",
                field,
                &mut self.expiry,
                [false; 3],
            );
        });
        super::at(ui, 908.0, 69.0, 340.0, |ui| {
            ui.spacing_mut().item_spacing.y = 16.0;
            w::Field::new("Citizenship").show(ui, 340.0, |ui, _| {
                w::DropDown::new(id("country"), "Citizenship", &self.countries, 260.0)
                    .placeholder("Choose a country")
                    .ui(ui, &mut self.country)
            });
            w::Field::new("Where will you file?").show(ui, 340.0, |ui, _| {
                let options = [
                    ("State Corporation counter", "Monday to Saturday"),
                    ("Portal", "With an electronic signature"),
                ];
                w::radio_list_ui(ui, "Where will you file?", &options, &mut self.way)
            });
            w::Field::new("Is there a visa?")
                .show(ui, 340.0, |ui, _| w::yes_no_ui(ui, "Is there a visa?", &mut self.answer));
            w::number_field_ui(
                ui,
                id("days"),
                "Days",
                w::Field::new("Days"),
                &mut self.days,
                "calendar days",
                84.0,
            );
            w::search_field_ui(
                ui,
                id("search"),
                "Filter by name, company, country",
                &mut self.search,
                264.0,
            );
        });
    }

    fn cards_ui(&mut self, ui: &mut Ui) {
        w::RightPanel::new(Id::unique("why"), "Why this is needed", 348.0).show(ui, |ui| {
            w::panel_heading_ui(ui, "Why this is needed", "The applicant’s documents");
            ui.add_space(6.0);
            w::paragraph_ui(ui, "The counter compares each copy with its original. A fingerprint certificate has been asked of everyone aged 16 or over since 1 January 2024.");
            ui.add_space(13.0);
            w::rule_list_ui(
                ui,
                &[
                    ("Passport: copy, and the original to compare", Confidence::Sourced),
                    ("Passport: notarised copy", Confidence::Practice),
                    ("Fingerprint certificate", Confidence::Sourced),
                    ("Copies stitched and numbered", Confidence::Unverified),
                ],
            );
            ui.add_space(14.0);
            w::note_ui(ui, "Act", "Interior Minister’s Order No. 992 of 4 December 2015, as amended; service card 4631 on gov.kz. Read on 22 November 2026.");
            ui.add_space(14.0);
            let readings = w::Readings {
                question: "Is a plain copy of the passport enough?",
                safe: "Notarised copy and the original (AIFC Expat Centre list)",
                lenient: "Plain copy and the original (service card 4631)",
                outcome: "We ask for both.",
                link: "Compare in Rules",
            };
            readings.ui(ui);
        });
        let width = ui.available_width().min(932.0) - 64.0;
        super::at(ui, 24.0, 24.0, width, |ui| {
            let action = |icon, title, hint, is_primary| w::BigAction {
                icon,
                title,
                hint,
                is_primary,
                why_not: None,
            };
            w::big_actions_ui(
                ui,
                &[
                    action(Icon::PlusCircle, "New case", "Starts with six questions", true),
                    action(Icon::Rows, "Import list", "Many workers from XLSX or CSV", false),
                    action(Icon::FolderOpen, "Open", "A hand-over file or a pack to verify", false),
                ],
            );
            ui.add_space(24.0);
            w::tabs_ui(ui, &["Tasks", "Documents", "Deadlines"], 0);
            ui.add_space(12.0);
            w::segmented_ui(ui, &[("Open", "Open"), ("Done", "Done")], 0);
            ui.add_space(12.0);
            let languages = [("Қаз", "Қазақша"), ("Рус", "Русский"), ("Eng", "English")];
            w::bar_choice_ui(ui, &languages, 2);
            ui.add_space(24.0);
            ui.horizontal_top(|ui| {
                let card = |title, tag, source, is_used| w::ReadingCard {
                    title,
                    tag,
                    text: "The day of entry is day 1. Entry Mon 2 November, due Tue 1 December 2026.",
                    source,
                    is_used,
                };
                let source = "Our reading of “not later than the 30th calendar day from crossing”";
                card("Entry + 29", "Safe, used for dates", source, true).ui(ui, 428.0, 108.0);
                card("Entry + 30", "Lenient, shown beside it", "By analogy only", false).ui(ui, 400.0, 108.0);
            });
            ui.add_space(24.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 17.0;
                for (caption, is_selected, left_out) in
                    [("1", true, None), ("2", false, None), ("9, blank", false, Some("Left out"))]
                {
                    let page = w::PageFrame {
                        picture: None,
                        aspect: (210.0, 297.0),
                        caption,
                        name: caption,
                        turns: 0,
                        mark: None,
                        is_selected,
                        left_out,
                    };
                    page.ui(ui, 104.0);
                }
                w::paper_stack_ui(ui);
            });
            ui.add_space(24.0);
            w::progress_big_ui(ui, 400.0, 0.52, "5 of 12 documents written");
            ui.add_space(12.0);
            w::progress_small_ui(ui, 120.0, 0.66, "8 of 12 done");
            ui.add_space(12.0);
            w::file_name_ui(
                ui,
                "2026-014_a_very_long_name_of_a_scanned_contract_page_1.pdf",
                Kind::Small,
                220.0,
            );
        });
        if self.toasts.is_empty() {
            self.toasts.push(Icon::EyeSlash, "Page 9 left out", true);
        }
        self.toasts.show(ui.ctx(), 466.0, 760.0);
    }

    fn dialog_ui(&mut self, ui: &mut Ui) {
        self.lists_ui(ui);
        w::overlay_ui(
            ui.ctx(),
            Id::unique("dialog"),
            "Delete the case of IVANOV SERGEI?",
            480.0,
            |ui| {
                let roles = theme::roles(ui);
                w::text_ui(
                    ui,
                    "12 documents and 29 pages are removed for good. Packs that were already made stay where they are.",
                    Kind::Body,
                    roles.text,
                );
                w::dialog_buttons_ui(ui, |ui| {
                    w::Button::danger("Delete case").icon(Icon::Trash).ui(ui);
                    w::Button::secondary("Keep it").ui(ui);
                });
            },
        );
    }

    fn lists_ui(&mut self, ui: &mut Ui) {
        let roles = theme::roles(ui);
        super::at(ui, 24.0, 72.0, 920.0, |ui| {
            for (name, hint, days, share, is_selected) in [
                ("KOVALENKA MARYIA", "Arrival notice, 18 Nov", -5, 0.27, false),
                ("IVANOV SERGEI", "Register the stay, 1 Dec", 8, 0.66, true),
                ("PETROSYAN ARAM", "Permit ends, 5 Dec", 12, 0.5, false),
                ("KUZNETSOVA OLGA", "Renew by 14 Sep 2027", 300, 1.0, false),
            ] {
                let (status, word) = match days {
                    ..0 => (DeadlineStatus::Late, "5 days late".to_owned()),
                    0..=10 => (DeadlineStatus::Soon, format!("Due in {days} days")),
                    11..=200 => (DeadlineStatus::Later, format!("Due in {days} days")),
                    _ => (DeadlineStatus::Done, "Permit issued".to_owned()),
                };
                let mark = w::Mark::deadline(ui, status, word);
                let cells = [
                    w::Cell::new(212.0)
                        .name(name, roles.text)
                        .second("Mysal Engineering LLP", roles.text_2),
                    w::Cell::new(128.0).first("Russia", roles.text),
                    w::Cell::new(152.0)
                        .first("Work", roles.text)
                        .second("Employment contract", roles.text_2),
                    w::Cell::new(200.0).mark(mark).second(hint, roles.text_2),
                    w::Cell::new(132.0).first("8 of 12", roles.text).progress(share),
                    w::Cell::new(96.0).first("Today 14:02", roles.text_2),
                ];
                w::case_row_ui(ui, name, &cells, is_selected);
            }
        });
        super::at(ui, 989.0, 72.0, 271.0, |ui| {
            for (day, mark) in [
                ("18 Nov", None),
                ("25 Nov", Some(w::Mark::deadline(ui, DeadlineStatus::Soon, "Due in 2 days"))),
            ] {
                let row = w::DeadlineRow {
                    day,
                    weekday: "Wed",
                    title: "File for the permit",
                    person: "KARIMOV BEKZOD",
                    mark,
                    day_width: 72.0,
                    selected: false,
                };
                row.ui(ui);
            }
        });
        super::at(ui, 16.0, 320.0, 251.0, |ui| {
            let done = w::Mark::status(ui, w::Status::Done);
            let missing = w::Mark::status(ui, w::Status::NotStarted);
            let problem = w::Mark::status(ui, w::Status::Problem);
            w::slot_row_ui(ui, "Application form", "2 pages", &done, false);
            w::slot_row_ui(ui, "Employment contract", "8 pages, 1 left out", &done, true);
            w::slot_row_ui(
                ui,
                "Fingerprint certificate",
                "Missing, required from 16",
                &missing,
                false,
            );
            w::slot_row_ui(ui, "Owner’s consent", "Another passport number", &problem, false);
            ui.add_space(20.0);
            let scales = w::Mark {
                icon: Icon::Scales,
                icon_color: roles.warn,
                word: "Two readings".to_owned(),
                color: roles.warn,
                is_bold: false,
            };
            w::rule_row_ui(ui, "Arrival notice, 3 business days", &[], false, true);
            w::rule_row_ui(ui, "Registration, by day 30", &[scales], true, true);
            w::rule_row_ui(ui, "Migration card", &[], false, false);
        });
        super::at(ui, 320.0, 320.0, 812.0, |ui| {
            for (label, value, problem) in [
                ("Name", "IVANOV SERGEI / ИВАНОВ СЕРГЕЙ", None),
                ("Passport", "75 1234567, 15 March 2021 to 15 March 2031", None),
                (
                    "Owner’s consent",
                    "",
                    Some("Names passport 75 1234576; the passport says 75 1234567"),
                ),
            ] {
                let value = Words::new().add(value, Kind::Small, roles.text);
                w::summary_row_ui(
                    ui,
                    232.0,
                    label,
                    value,
                    problem,
                    ("Change", &format!("Change {label}")),
                );
            }
            ui.add_space(20.0);
            ui.horizontal(|ui| {
                w::icon_button_ui(ui, Icon::ArrowUUpLeft, "Undo");
                w::icon_button_ui(ui, Icon::MagnifyingGlass, "Find");
                w::icon_button_ui(ui, Icon::Question, "Help");
                let menu = w::icon_button_ui(ui, Icon::List, "Menu");
                if self.frame == 3 {
                    egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&menu));
                }
                w::menu_ui(&menu, 240.0, |ui| {
                    w::menu_item_ui(ui, Some(Icon::Plus), "New case", "Ctrl+N", true);
                    w::menu_item_ui(ui, Some(Icon::FolderOpen), "Open…", "Ctrl+O", true);
                    w::menu_divider_ui(ui);
                    w::menu_item_ui(ui, None, "Settings", "Ctrl+,", false);
                });
                w::link_ui(ui, "How this date was found", Kind::Small);
            });
        });
    }
}
