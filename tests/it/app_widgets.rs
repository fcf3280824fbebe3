//! The widgets by role and label, without a window: names, keyboard, errors tied to their fields, contrast,
//! glyphs.

mod theme_roles;

use egui::accesskit::{Role, Toggled};
use egui::{Context, Id, Key, Modifiers, Rect, Ui, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use permitpack::app::theme::{self, Icon, Kind, ThemeChoice};
use permitpack::app::widgets::{
    self as w, Button, DateEntry, DateProblem, DropDown, Field, Status, TaskRow,
};
use permitpack::domain::Language;
use permitpack::rules::{Confidence, DeadlineStatus};

/// A harness with our fonts and theme; missing glyphs, nameless inputs and endless repaints are failures.
fn harness<'a, S: 'a>(state: S, mut draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    let mut harness = Harness::builder()
        .with_size(vec2(900.0, 700.0))
        .with_theme(egui::Theme::Light)
        .with_context_setup(|ctx: &Context| {
            theme::install(ctx);
            theme::set_choice(ctx, ThemeChoice::Light);
        })
        .build_ui_state(move |ui, state| draw(ui, state), state);
    harness.run();
    harness
}

/// The spoken name of what holds the keyboard.
fn focused_label<S>(shown: &Harness<'_, S>) -> Option<String> {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method is not general enough"
    )]
    let mut focused = shown.query_all_by(|node| node.is_focused());
    focused.next().and_then(|node| node.accesskit_node().label())
}

#[test]
fn buttons_answer_to_pointer_and_keyboard_and_not_when_disabled() {
    #[derive(Default)]
    struct Presses {
        create: u32,
        disabled: u32,
        undo: u32,
    }
    let mut shown = harness(Presses::default(), |ui, presses: &mut Presses| {
        presses.create += u32::from(Button::primary("Create pack").ui(ui).clicked());
        presses.disabled += u32::from(Button::secondary("Print…").enabled(false).ui(ui).clicked());
        presses.undo += u32::from(w::icon_button_ui(ui, Icon::ArrowUUpLeft, "Undo").clicked());
    });
    shown.get_by_role_and_label(Role::Button, "Create pack").click();
    shown.run();
    shown.get_by_label("Print…").click();
    shown.run();
    assert!(shown.get_by_label("Print…").accesskit_node().is_disabled());
    shown.get_by_role_and_label(Role::Button, "Undo").focus();
    shown.run();
    shown.key_press(Key::Enter);
    shown.run();
    shown.key_press(Key::Space);
    shown.run();
    let presses = shown.state();
    assert_eq!((presses.create, presses.disabled, presses.undo), (1, 0, 2));
    for (label, height) in [("Create pack", 36.0), ("Print…", 36.0), ("Undo", 32.0)] {
        let rect = shown.get_by_label(label).rect();
        assert!((rect.height() - height).abs() < 0.1, "{label}: {rect:?}");
    }
}

#[test]
fn tab_goes_through_the_controls_in_reading_order() {
    let mut shown = harness((String::new(), false, None::<bool>), |ui, state| {
        Button::secondary("Back").ui(ui);
        w::text_field_ui(
            ui,
            Id::unique("number"),
            Field::new("Passport number"),
            &mut state.0,
            176.0,
        );
        w::checkbox_ui(ui, &mut state.1, "Stamp every page", "Printed number");
        w::yes_no_ui(ui, "Is there a visa?", &mut state.2);
        TaskRow::new("Record the visit", "Create the pack first", Status::CannotStart).ui(ui);
        TaskRow::new("Add passport details", "", Status::InProgress).ui(ui);
    });
    let mut order = Vec::new();
    for _ in 0..6 {
        shown.key_press(Key::Tab);
        shown.run();
        let focused = focused_label(&shown);
        order.push(focused.unwrap_or_default());
    }
    let expected = [
        "Back",
        "Passport number",
        "Stamp every page",
        "Is there a visa?: Yes",
        "Is there a visa?: No",
        "Add passport details, In progress",
    ];
    assert_eq!(order, expected);
}

#[test]
fn an_error_is_tied_to_its_field_and_linked_from_the_summary() {
    const WRONG: &str = "IIN: the last digit does not fit the other eleven.";
    let mut shown =
        harness((String::from("900101300070"), None::<usize>), |ui, (text, pressed)| {
            if let Some(index) = w::error_summary_ui(ui, &[WRONG], false) {
                *pressed = Some(index);
            }
            let field = Field::new("IIN, if there is one").hint("Twelve digits").error(Some(WRONG));
            w::id_field_ui(ui, Id::unique("iin"), "IIN", field, w::IdKind::Iin, text);
        });
    {
        let node = shown.get_by_role_and_label(Role::TextInput, "IIN");
        let node = node.accesskit_node();
        let said = node.description().unwrap_or_default();
        assert_eq!(said, format!("{WRONG} Twelve digits"));
        assert!(node.data().invalid().is_some());
    }
    shown.get_by_role_and_label(Role::Alert, "There is a problem");
    shown.get_by_role_and_label(Role::Link, WRONG).click();
    shown.run();
    assert_eq!(shown.state().1, Some(0));
}

#[test]
fn ticks_and_radios_say_their_state() {
    let mut shown = harness((true, None::<usize>), |ui, (stamp, way)| {
        w::checkbox_ui(ui, stamp, "Stamp every page", "");
        w::radio_list_ui(ui, "Where", &[("Counter", ""), ("Portal", "With a signature")], way);
    });
    let toggled =
        |shown: &Harness<'_, _>, label: &str| shown.get_by_label(label).accesskit_node().toggled();
    assert_eq!(toggled(&shown, "Stamp every page"), Some(Toggled::True));
    shown.get_by_role_and_label(Role::CheckBox, "Stamp every page").click();
    shown.get_by_role_and_label(Role::RadioButton, "Where: Portal").click();
    shown.run();
    assert_eq!(toggled(&shown, "Stamp every page"), Some(Toggled::False));
    assert_eq!(*shown.state(), (false, Some(1)));
}

#[test]
fn a_country_is_found_by_typing_and_chosen_by_the_keyboard() {
    let options: Vec<String> = (1..=240)
        .map(|n| format!("Land {n}"))
        .chain(["Қазақстан", "Қытай", "Новый Казахстан"].map(str::to_owned))
        .collect();
    let mut shown = harness((options, None::<usize>), |ui, (options, chosen)| {
        let list = DropDown::new(Id::unique("country"), "Citizenship", options, 260.0)
            .placeholder("Choose");
        Field::new("Citizenship").show(ui, 300.0, |ui, _| list.ui(ui, chosen));
    });
    shown.get_by_role_and_label(Role::ComboBox, "Citizenship").click();
    shown.run();
    shown.get_by_role_and_label(Role::TextInput, "Search").type_text("казах");
    shown.run();
    assert!(shown.query_by_label("Land 1").is_none());
    shown.get_by_role_and_label(Role::TextInput, "Search").type_text("стан");
    shown.run();
    shown.key_press(Key::Enter);
    shown.run();
    assert_eq!(shown.state().1, Some(242));
    assert!(shown.query_by_label("Search").is_none(), "the list is closed");
    assert_eq!(shown.get_by_label("Citizenship").value().as_deref(), Some("Новый Казахстан"));
    shown.key_press(Key::ArrowDown);
    shown.run();
    shown.key_press(Key::ArrowUp);
    shown.run();
    shown.key_press(Key::Enter);
    shown.run();
    assert_eq!(shown.state().1, Some(241), "arrow keys move from the chosen one");
    shown.key_press(Key::ArrowDown);
    shown.run();
    shown.key_press(Key::Escape);
    shown.run();
    assert!(shown.query_by_label("Search").is_none(), "Esc closes the list");
    assert_eq!(shown.state().1, Some(241));
}

#[test]
fn dates_are_read_in_three_languages_and_never_guessed() {
    let read = |day: &str, month: &str, year: &str| {
        DateEntry { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() }.date()
    };
    let expiry = chrono::NaiveDate::from_ymd_opt(2031, 3, 15);
    for month in [
        "3",
        "03",
        "March",
        "march",
        "Mar",
        "mar.",
        "марта",
        "март",
        "МАР",
        "наурыз",
        "Наурыз",
        "нау",
    ] {
        assert_eq!(read("15", month, "2031"), Ok(expiry), "{month}");
    }
    assert_eq!(read("", "", " "), Ok(None));
    let missing = |day, month, year| Err(DateProblem::Missing { day, month, year });
    assert_eq!(read("15", "", "2031"), missing(false, true, false));
    assert_eq!(read("32", "1", "2031"), Err(DateProblem::Day));
    for month in ["13", "0", "ма", "ju", "Juntember", "қа"] {
        assert_eq!(read("1", month, "2031"), Err(DateProblem::Month), "{month}");
    }
    assert_eq!(read("1", "1", "31"), Err(DateProblem::Year));
    assert_eq!(read("29", "2", "2031"), Err(DateProblem::NoSuchDay));
    assert_eq!(read("29", "ақпан", "2032"), Ok(chrono::NaiveDate::from_ymd_opt(2032, 2, 29)));
    for language in Language::ALL {
        for month in 1..=12 {
            let date = chrono::NaiveDate::from_ymd_opt(2026, month, 9).unwrap();
            assert_eq!(DateEntry::of(date, language).date(), Ok(Some(date)), "{language} {month}");
        }
    }
}

#[test]
fn the_caret_does_not_jump_between_the_parts_of_a_date() {
    let mut shown = harness(DateEntry::default(), |ui, entry| {
        w::date_field_ui(
            ui,
            Id::unique("birth"),
            "Date of birth",
            Field::new("Date of birth"),
            entry,
            [false; 3],
        );
    });
    shown.get_by_role_and_label(Role::TextInput, "Date of birth: Day").focus();
    shown.run();
    shown.get_by_role_and_label(Role::TextInput, "Date of birth: Day").type_text("01");
    shown.run();
    assert!(shown.get_by_role_and_label(Role::TextInput, "Date of birth: Day").is_focused());
    shown.get_by_role_and_label(Role::TextInput, "Date of birth: Month").focus();
    shown.run();
    shown.get_by_role_and_label(Role::TextInput, "Date of birth: Month").type_text("қараша");
    shown.run();
    shown.get_by_role_and_label(Role::TextInput, "Date of birth: Year").focus();
    shown.run();
    shown.get_by_role_and_label(Role::TextInput, "Date of birth: Year").type_text("1990");
    shown.run();
    assert_eq!(shown.state().date(), Ok(chrono::NaiveDate::from_ymd_opt(1990, 11, 1)));
}

#[test]
fn a_pasted_zone_spreads_over_its_lines() {
    let lines = vec![String::new(), String::new()];
    let mut shown = harness(lines, |ui, lines| {
        w::mrz_field_ui(
            ui,
            Id::unique("mrz"),
            "Machine readable lines",
            Field::new("The two lines"),
            lines,
            44,
            &[],
        );
    });
    let first = "p<rusivanov<<sergei                         ";
    let second = "7512345672RUS9001011M3103153<<<<<<<<<<<<<<<4";
    shown.get_by_role_and_label(Role::TextInput, "Machine readable lines: 1").focus();
    shown.run();
    shown.event(egui::Event::Paste(format!("{first}\n{second}")));
    shown.run();
    let lines = shown.state();
    assert_eq!(lines[0], "P<RUSIVANOV<<SERGEI<<<<<<<<<<<<<<<<<<<<<<<<<");
    assert_eq!(lines[1], second);
}

#[test]
fn a_toast_offers_undo_for_ten_seconds_and_goes_by_itself() {
    let mut toasts = w::Toasts::default();
    let number = toasts.push(Icon::EyeSlash, "Page 9 left out", true);
    let mut shown = harness((toasts, None), |ui, (toasts, undone)| {
        if let Some(number) = toasts.show(ui.ctx(), 450.0, 650.0) {
            *undone = Some(number);
        }
    });
    shown.get_by_role_and_label(Role::Alert, "Page 9 left out");
    let wait = |shown: &mut Harness<'_, _>, seconds: f64| {
        let until = shown.ctx.input(|input| input.time) + seconds;
        shown.input_mut().time = Some(until);
        shown.run();
    };
    wait(&mut shown, 10.0);
    shown.get_by_role_and_label(Role::Button, "Undo: Page 9 left out").click();
    shown.run();
    assert_eq!(shown.state().1, Some(number));
    assert!(shown.query_by_label("Page 9 left out").is_none());
    shown.state_mut().0.push(Icon::Trash, "File removed", true);
    shown.run();
    shown.remove_cursor();
    wait(&mut shown, 5.0);
    wait(&mut shown, 20.0);
    assert!(shown.state().0.is_empty());
}

#[test]
fn a_dialog_keeps_the_focus_and_closes_on_escape() {
    let mut shown = harness((true, 0_u32), |ui, (is_open, behind)| {
        *behind += u32::from(Button::secondary("Behind").ui(ui).clicked());
        if *is_open {
            let dialog =
                w::overlay_ui(ui.ctx(), Id::unique("delete"), "Delete the case?", 420.0, |ui| {
                    w::text_ui(ui, "It is removed for good.", Kind::Body, theme::roles(ui).text);
                    w::dialog_buttons_ui(ui, |ui| {
                        Button::danger("Delete case").ui(ui);
                        Button::secondary("Keep it").ui(ui);
                    });
                });
            *is_open = !dialog.wants_close;
        }
    });
    shown.get_by_role_and_label(Role::Dialog, "Delete the case?");
    for _ in 0..5 {
        let focused = focused_label(&shown);
        assert_ne!(focused.as_deref(), Some("Behind"));
        shown.key_press(Key::Tab);
        shown.run();
    }
    shown.get_by_label("Behind").click();
    shown.run();
    assert_eq!(shown.state().1, 0, "nothing behind a dialog can be pressed");
    shown.state_mut().0 = true;
    shown.run();
    shown.key_press(Key::Escape);
    shown.run();
    assert!(shown.query_by_label("Delete the case?").is_none());
}

#[test]
fn a_dialog_begins_at_its_first_field_and_keeps_what_was_typed_from_a_click_beside_it() {
    let mut shown = harness((false, String::new()), |ui, (is_open, typed)| {
        Button::secondary("Behind").ui(ui);
        if *is_open {
            let dialog = w::overlay_ui(ui.ctx(), Id::unique("limit"), "Set a limit", 420.0, |ui| {
                w::text_field_ui(ui, Id::unique("l"), Field::new("Limit"), typed, 120.0);
                w::dialog_buttons_ui(ui, |ui| {
                    Button::primary("Save").ui(ui);
                    Button::secondary("Cancel").ui(ui);
                });
            });
            *is_open = !dialog.wants_close;
        }
    });
    let beside = |shown: &mut Harness<'static, (bool, String)>| {
        let at = egui::pos2(3.0, 3.0);
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            shown.event(egui::Event::PointerMoved(at));
            shown.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        shown.run();
    };
    shown.get_by_label("Behind").focus();
    shown.run();
    shown.state_mut().0 = true;
    shown.run();
    assert_eq!(focused_label(&shown).as_deref(), Some("Limit"));
    for next in ["Save", "Cancel", "Close", "Limit"] {
        shown.key_press(Key::Tab);
        shown.run();
        assert_eq!(focused_label(&shown).as_deref(), Some(next));
    }
    // Nothing is lost to a click beside it: it closes.
    beside(&mut shown);
    assert!(!shown.state().0);
    shown.state_mut().0 = true;
    shown.run();
    shown.event(egui::Event::Text("2.5".to_owned()));
    shown.run();
    assert_eq!(shown.state().1, "2.5", "what is typed goes where the dialog begins");
    beside(&mut shown);
    assert!(shown.state().0, "what was typed stays");
    shown.key_press(Key::Escape);
    shown.run();
    assert!(!shown.state().0);
    // It is asked anew, and nothing is typed in it yet.
    shown.state_mut().0 = true;
    shown.run();
    beside(&mut shown);
    assert!(!shown.state().0);
}

#[test]
fn a_dialog_without_fields_begins_at_its_main_button_and_moves_to_what_comes_later() {
    let mut shown = harness((true, false, false), |ui, (is_open, has_come, is_ticked)| {
        if *is_open {
            w::overlay_ui(ui.ctx(), Id::unique("d"), "Take over?", 420.0, |ui| {
                let can = *has_come;
                if can {
                    w::begins_here(&w::checkbox_ui(ui, is_ticked, "Surname", ""));
                }
                w::dialog_buttons_ui(ui, |ui| {
                    Button::primary("Take over").enabled(can).ui(ui);
                    Button::secondary("Cancel").ui(ui);
                });
            });
        }
    });
    // What cannot be pressed has no use for the keyboard.
    assert_eq!(focused_label(&shown).as_deref(), Some("Cancel"));
    shown.state_mut().1 = true;
    shown.run();
    assert_eq!(focused_label(&shown).as_deref(), Some("Surname"));
    shown.state_mut().0 = false;
    shown.run();
    *shown.state_mut() = (true, false, false);
    shown.run();
    // Who used the keyboard keeps it where it is.
    for next in ["Close", "Cancel"] {
        shown.key_press(Key::Tab);
        shown.run();
        assert_eq!(focused_label(&shown).as_deref(), Some(next));
    }
    shown.state_mut().1 = true;
    shown.run();
    assert_eq!(focused_label(&shown).as_deref(), Some("Cancel"));
}

/// The longest texts wrap, rows grow, nothing is cut and nothing leaves the row.
#[test]
fn rows_grow_with_long_texts_in_every_language() {
    const LONG: &str = "Тұрғын үй иесінің нотариат куәландырған келісімін және меншік құқығын растайтын құжаттарды қосу керек, \
        егер тұрғын үй өтініш берушінің меншігі болмаса";
    for language in Language::ALL {
        let mut shown = harness((), move |ui, ()| {
            w::words::set_language(ui.ctx(), language);
            ui.set_max_width(420.0);
            TaskRow::new(LONG, LONG, Status::Problem).ui(ui);
            TaskRow::new("Short", "Hint", Status::Done).ui(ui);
            w::rule_list_ui(ui, &[(LONG, Confidence::Unverified)]);
            w::deadline_badge_ui(ui, DeadlineStatus::Late, LONG);
            Button::primary(LONG).ui(ui);
            Button::secondary("Файлдарды қосу").compact().ui(ui);
        });
        shown.run();
        let rects: Vec<Rect> =
            shown.get_all_by_label_contains("Тұрғын үй").map(|node| node.rect()).collect();
        assert!(rects.len() >= 3);
        for rect in rects {
            assert!(rect.height() > 44.0, "{language}: {rect:?}");
            assert!(rect.right() <= 460.0, "{language}: {rect:?}");
        }
        let short = shown.get_by_label_contains("Short").rect();
        assert!((short.height() - 44.0).abs() < 0.1);
    }
}

#[test]
fn only_file_names_are_cut_and_their_end_stays() {
    let name = "2026-014_еңбек_шарты_сканерден_өткен_көшірмесі_бірінші_бет.pdf";
    let mut shown = harness(String::new(), move |ui, cut| {
        *cut = w::cut_middle(ui, name, Kind::Small, 200.0);
        assert_eq!(w::cut_middle(ui, "short.pdf", Kind::Small, 200.0), "short.pdf");
        w::file_name_ui(ui, name, Kind::Small, 200.0);
    });
    let cut = shown.state().clone();
    assert!(cut.starts_with("2026-014") && cut.ends_with("бет.pdf") && cut.contains('…'), "{cut}");
    assert!(shown.get_by_label(name).rect().width() <= 200.0);
    shown.run();
}

#[test]
fn targets_are_large_enough() {
    let mut shown = harness((), |ui, ()| {
        w::link_ui(ui, "Change", Kind::Small);
        ui.add_space(40.0);
        w::icon_button_ui(ui, Icon::X, "Close it");
        w::segmented_ui(ui, &[("Open", "Open dates"), ("Done", "Done dates")], 0);
        w::bar_choice_ui(ui, &[("Қаз", "Қазақша"), ("Eng", "English")], 1);
        w::radio_ui(ui, false, "Portal", "");
    });
    shown.run();
    for label in ["Change", "Close it", "Open dates", "Done dates", "Қазақша", "English", "Portal"]
    {
        let rect = shown.get_by_label(label).rect();
        assert!(rect.height() >= 28.0 && rect.width() >= 28.0, "{label}: {rect:?}");
    }
    shown.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    shown.hover_at(pos2(1.0, 1.0));
    shown.run();
}
