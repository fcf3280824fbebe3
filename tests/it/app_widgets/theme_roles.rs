//! Colours, icons and glyphs of the theme.

use egui::Color32;
use permitpack::app::theme::{self, DARK, Icon, Kind, LIGHT, Roles, ThemeChoice};
use permitpack::app::widgets as w;
use permitpack::domain::Language;
use skrifa::MetadataProvider;

use super::harness;

fn luminance(color: Color32) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn words_can_be_read_on_every_ground_they_stand_on() {
    assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 0.01);
    let mut weak = Vec::new();
    for (theme, r) in [("light", LIGHT), ("dark", DARK)] {
        let grounds = |r: &Roles| {
            [
                ("bg", r.bg),
                ("surface", r.surface),
                ("subtle", r.subtle),
                ("hover", r.hover),
                ("selected", r.selected),
            ]
        };
        let inks = [
            ("text", r.text),
            ("text_2", r.text_2),
            ("text_3", r.text_3),
            ("accent", r.accent),
            ("warn", r.warn),
            ("bad", r.bad),
        ];
        for (ground_name, ground) in grounds(&r) {
            for (ink_name, ink) in inks {
                let ratio = contrast(ink, ground);
                if ratio < 4.5 {
                    weak.push(format!("{theme}: {ink_name} on {ground_name} {ratio:.2}"));
                }
            }
        }
        for (name, ink, ground) in [
            ("primary button", r.on_accent, r.accent_fill),
            ("primary button, hover", r.on_accent, r.accent_fill_hover),
            ("verified", r.ok, r.ok_bg),
            ("verified, plain", r.ok, r.surface),
            ("verified, panel", r.ok, r.bg),
            ("unverified", r.warn, r.warn_bg),
            ("problem", r.bad, r.bad_bg),
            ("toast", r.surface, r.text),
            ("caption on the desk", r.text_2, r.desk),
            ("disabled button", r.text_3, r.line),
        ] {
            let wanted = if name == "disabled button" { 3.5 } else { 4.5 };
            let ratio = contrast(ink, ground);
            if ratio < wanted {
                weak.push(format!("{theme}: {name} {ratio:.2}"));
            }
        }
        for (name, edge) in [("control", r.control), ("focus", r.accent)] {
            for (ground_name, ground) in [("surface", r.surface), ("bg", r.bg)] {
                let ratio = contrast(edge, ground);
                if ratio < 3.0 {
                    weak.push(format!("{theme}: edge {name} on {ground_name} {ratio:.2}"));
                }
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

#[test]
fn every_icon_has_its_glyph_outlined_and_filled() {
    for (face, bytes) in
        [("outlined", permitpack::fonts::icons()), ("filled", permitpack::fonts::icons_filled())]
    {
        let font = skrifa::FontRef::new(bytes).unwrap();
        let missing: Vec<_> =
            Icon::ALL.iter().filter(|icon| font.charmap().map(icon.glyph()).is_none()).collect();
        assert!(missing.is_empty(), "{face}: {missing:?}; run packaging/icons.sh");
    }
    let mut glyphs: Vec<char> = Icon::ALL.iter().map(|icon| icon.glyph()).collect();
    glyphs.sort_unstable();
    glyphs.dedup();
    assert_eq!(glyphs.len(), Icon::ALL.len(), "two icons share a glyph");
}

/// The harness panics on a missing glyph: all texts of the program are drawn in every kind of text.
#[test]
fn every_text_of_the_program_can_be_drawn() {
    let mut all = String::from("№ ₸ … – — « » „ “ ’ · → ← ≤ ≥ − ✓ •\u{a0}");
    for language in Language::ALL {
        all.extend(permitpack::i18n::sources(language).map(|(_, text)| text));
    }
    let mut letters: Vec<char> = all.chars().filter(|c| !c.is_control()).collect();
    letters.sort_unstable();
    letters.dedup();
    let text: String = letters.into_iter().collect();
    assert!(text.contains('ң') && text.contains('ё'));
    let mut shown = harness(text, |ui, text| {
        for kind in Kind::ALL {
            w::text_ui(ui, text, kind, theme::roles(ui).text);
        }
    });
    shown.run();
}

#[test]
fn theme_choices_change_the_colours_at_once() {
    let mut shown = harness(Color32::BLACK, |ui, seen| *seen = theme::roles(ui).surface);
    assert_eq!(*shown.state(), LIGHT.surface);
    theme::set_choice(&shown.ctx, ThemeChoice::Dark);
    shown.run();
    assert_eq!(*shown.state(), DARK.surface);
    theme::set_reduced_motion(&shown.ctx, true);
    shown.run();
    assert!(shown.ctx.global_style().animation_time.abs() < f32::EPSILON);
}
