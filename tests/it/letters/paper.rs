//! What other programs and black toner make of the pages: the order in which they are read, boxes to tick.

use permitpack::export::letters::{FilledContent, FilledLetter, Press, file_stem, plain_text};

use super::pages::{asked, printed};
use super::{book, case_for, filled};

/// The beginning of every part of a letter in one of its languages, in order.
fn beginnings(letter: &FilledLetter, at: usize) -> Vec<String> {
    let mut said = Vec::new();
    for block in &letter.blocks {
        let texts = match &block.content {
            FilledContent::Heading(_, text) | FilledContent::Paragraph(_, text) => vec![text],
            FilledContent::Fields(fields) => fields.iter().map(|(label, _)| label).collect(),
            FilledContent::List(items) => items.iter().collect(),
            FilledContent::Table(..)
            | FilledContent::Signatures(_)
            | FilledContent::Lines(_)
            | FilledContent::Cut
            | FilledContent::PageBreak => Vec::new(),
        };
        let texts = texts.into_iter().filter_map(|text| text.0.get(at));
        said.extend(texts.map(|runs| {
            let text =
                plain_text(runs).split('‹').next().unwrap_or_default().replace('\u{a0}', " ");
            text.split_whitespace().collect::<String>().chars().take(10).collect()
        }));
    }
    said.retain(|text: &String| !text.is_empty());
    said
}

#[test]
fn every_letter_is_read_in_its_order_in_each_of_its_languages() {
    for (letter, pdf) in printed() {
        let name = file_stem(letter);
        let Some(text) = asked("pdftotext", &["-raw"], pdf, &["-"]) else { return };
        let text: String = text.split_whitespace().collect();
        for (at, language) in letter.languages.iter().enumerate() {
            let mut from = 0;
            for part in beginnings(letter, at) {
                let place = text.get(from..).and_then(|rest| rest.find(&part));
                let place = place.unwrap_or_else(|| panic!("{name} {language}: {part} in {text}"));
                from += place + part.len();
            }
        }
    }
}

#[test]
fn boxes_to_tick_are_black_lines_and_no_pictures() {
    let book = book();
    for letter in ["originals-list", "who-signs"] {
        let case = case_for(&book, &book.letter(&super::id(letter)).unwrap().id);
        let letter = filled(&book, &case, letter, &[]);
        let boxes: usize = (letter.blocks.iter())
            .map(|block| match &block.content {
                FilledContent::Table(columns, rows) => {
                    rows.len() * columns.iter().filter(|(.., is_tick)| *is_tick).count()
                }
                _ => 0,
            })
            .sum();
        assert!(boxes > 4, "{boxes}");
        let own = Press::new().set(&letter).unwrap();
        let Some(images) = asked("pdfimages", &["-list"], &own.pdf, &[]) else { return };
        assert_eq!(images.lines().count(), 2, "{images}");
        let Some(trace) = asked("mutool", &["draw", "-F", "trace"], &own.pdf, &[]) else { return };
        let mut drawn = 0;
        for stroke in trace.split("<stroke_path ").skip(1) {
            let stroke = stroke.split("</stroke_path>").next().unwrap();
            if !stroke.contains("<closepath/>") || stroke.matches("<lineto").count() != 3 {
                continue;
            }
            let numbers = |key: &str| -> Vec<f64> {
                let mark = format!("{key}=\"");
                let parts = stroke.split(mark.as_str()).skip(1);
                parts.map(|it| it.split('"').next().unwrap().parse().unwrap()).collect()
            };
            let span = |of: &[f64]| {
                of.iter().copied().fold(f64::MIN, f64::max)
                    - of.iter().copied().fold(f64::MAX, f64::min)
            };
            let (wide, high) = (span(&numbers(" x")), span(&numbers(" y")));
            if (wide - high).abs() > 0.1 {
                continue;
            }
            // Five millimetres over all, one point of full black.
            assert!((wide + 1.0 - 14.17).abs() < 0.1, "{wide}");
            assert_eq!(numbers("linewidth"), [1.0]);
            assert_eq!(numbers(" color"), [0.0]);
            drawn += 1;
        }
        assert_eq!(drawn, boxes, "{}", letter.id);
    }
}
