//! Invented papers set in type from short texts.
//!
//! A line of the text is: `# title` · `## section` · `kazakh || russian` · `label :: value` (`:: ?name` is a
//! form field) · `===` new page · `---` rule · `@ title` card with a portrait · `* line` machine-readable line ·
//! `o words` round stamp · `~ one | two` lines to sign on · `> …`
//! a line that is a link to the last page · anything else a paragraph.

use crate::export::front_matter::Words;
use crate::export::pages::PagesError;
use crate::export::pages::flow::Flow;
use crate::export::pages::pdf;
use crate::export::pages::sheet::{FINE, Figure, HEAVY, LEFT, SHEET_HEIGHT, WIDTH, mm};
use crate::export::pages::text::{Align, Style, Typesetter};

/// On every page, so that nobody takes it for a real paper.
const MARK: &str = "ҮЛГІ / ОБРАЗЕЦ / SAMPLE";
const TEXT: Style = Style::new(12.0, 18.0).serif();
const TITLE: Style = Style::new(14.0, 19.0).serif_bold();
const LABEL: Style = Style::new(9.0, 12.0).grey();
const MARK_STYLE: Style = Style::new(9.0, 12.0).bold();
const MACHINE: Style = Style::new(13.0, 17.0);
/// Pitch of the machine-readable lines.
const PITCH: f32 = mm(3.7);
/// Left edge of the text beside a portrait.
const BESIDE: f32 = mm(45.0);

/// A paper as PDF, with what can be built on it.
pub(super) struct Paper {
    /// The PDF.
    pub(super) pdf: Vec<u8>,
    /// Its pages.
    pub(super) page_count: usize,
    /// Titles of sections with their pages, from 0.
    pub(super) sections: Vec<(String, usize)>,
    /// Form fields: name, page from 0, rectangle in PDF points.
    pub(super) fields: Vec<(String, usize, [f32; 4])>,
    /// Where a link to the last page is wanted: page from 0, rectangle in PDF points.
    pub(super) link: Option<(usize, [f32; 4])>,
}

/// Sets a text.
pub(super) fn set(text: &str) -> Result<Paper, PagesError> {
    let mut press = Press::new();
    for line in text.lines() {
        press.line(line);
    }
    let (sheets, _) = press.flow.finish();
    Ok(Paper {
        pdf: pdf::write(&sheets)?,
        page_count: sheets.len(),
        sections: press.sections,
        fields: press.fields,
        link: press.link,
    })
}

struct Press {
    setter: Typesetter,
    flow: Flow,
    card: bool,
    sections: Vec<(String, usize)>,
    fields: Vec<(String, usize, [f32; 4])>,
    link: Option<(usize, [f32; 4])>,
}

impl Press {
    fn new() -> Self {
        let mut setter = Typesetter::new();
        let mut flow = Flow::new(&mut setter, &Words::plain(MARK));
        let mut head = Figure::of(setter.plain(MARK, MARK_STYLE, WIDTH, Align::Centre));
        head.height += mm(8.0);
        flow.head(head);
        Self { setter, flow, card: false, sections: Vec::new(), fields: Vec::new(), link: None }
    }

    fn line(&mut self, line: &str) {
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            "" => self.flow.skip(mm(4.0)),
            "===" => self.flow.turn(),
            "---" => self.rule(),
            "#" => self.text(rest, TITLE, Align::Centre, mm(1.0)),
            "##" => {
                self.sections.push((rest.to_owned(), self.flow.sheet()));
                self.text(rest, TEXT.serif_bold(), Align::Left, mm(3.0));
            }
            "@" => self.card(rest),
            "*" => self.machine(rest),
            "o" => self.stamp(rest),
            "~" => self.signatures(rest),
            ">" => self.linked(rest),
            _ => self.plain(line),
        }
    }

    fn plain(&mut self, line: &str) {
        if let Some((label, value)) = line.split_once(" :: ") {
            self.row(label, value);
        } else if let Some((left, right)) = line.split_once(" || ") {
            let gap = mm(10.0);
            let width = (WIDTH - gap) / 2.0;
            let left = self.setter.plain(left, TEXT, width, Align::Left);
            let right = self.setter.plain(right, TEXT, width, Align::Left);
            let mut figure = Figure::gap(left.height.max(right.height) + mm(3.0));
            figure.text(0.0, 0.0, left);
            figure.text(width + gap, 0.0, right);
            self.flow.add(figure.into());
        } else {
            self.text(line, TEXT, Align::Left, mm(3.0));
        }
    }

    fn linked(&mut self, line: &str) {
        let upper = SHEET_HEIGHT - self.flow.y();
        self.plain(line);
        let lower = SHEET_HEIGHT - self.flow.y();
        self.link = Some((self.flow.sheet(), [LEFT, lower, LEFT + WIDTH, upper]));
    }

    fn text(&mut self, text: &str, style: Style, align: Align, after: f32) {
        let mut figure = Figure::of(self.setter.plain(text, style, WIDTH, align));
        figure.height += after;
        self.flow.add(figure.into());
    }

    fn rule(&mut self) {
        let mut figure = Figure::gap(mm(6.0));
        figure.rule(0.0, WIDTH, mm(2.0), HEAVY);
        self.flow.add(figure.into());
    }

    fn row(&mut self, label: &str, value: &str) {
        let left = if self.card { BESIDE } else { 0.0 };
        let value_at = left + if self.card { mm(50.0) } else { mm(70.0) };
        let label = self.setter.plain(label, LABEL, value_at - left - mm(3.0), Align::Left);
        let name = value.strip_prefix('?');
        let shown = if name.is_some() { "" } else { value };
        let value = self.setter.plain(shown, TEXT, WIDTH - value_at, Align::Left);
        let mut figure = Figure::gap(label.height.max(value.height).max(TEXT.leading) + mm(3.0));
        figure.text(left, 2.5, label);
        figure.text(value_at, 0.0, value);
        figure.rule(left, WIDTH, figure.height - mm(1.0), FINE);
        if let Some(name) = name {
            let top = SHEET_HEIGHT - self.flow.y();
            let rect = [LEFT + value_at, top - figure.height + mm(1.4), LEFT + WIDTH, top];
            self.fields.push((name.to_owned(), self.flow.sheet(), rect));
        }
        self.flow.add(figure.into());
    }

    /// A card: title and a drawn portrait; the rows that follow stand beside it.
    fn card(&mut self, title: &str) {
        self.text(title, TITLE, Align::Left, mm(4.0));
        let mut portrait = Figure::default();
        portrait.frame(0.0, 0.0, mm(35.0), mm(45.0), 1.0);
        portrait.stroke(circle(mm(17.5), mm(18.0), mm(8.0)), true, 1.5);
        let shoulders =
            [(6.0, 45.0), (7.0, 36.0), (12.0, 31.0), (23.0, 31.0), (28.0, 36.0), (29.0, 45.0)];
        portrait.stroke(shoulders.iter().map(|(x, y)| (mm(*x), mm(*y))).collect(), false, 1.5);
        self.flow.fixed(self.flow.y(), portrait);
        self.card = true;
    }

    /// A line of fixed pitch.
    fn machine(&mut self, line: &str) {
        let mut figure = Figure::gap(mm(7.5));
        let mut x = 0.0;
        for character in line.chars() {
            let glyph = self.setter.plain(
                character.encode_utf8(&mut [0; 4]),
                MACHINE,
                PITCH,
                Align::Centre,
            );
            figure.text(x, 0.0, glyph);
            x += PITCH;
        }
        self.flow.add(figure.into());
    }

    fn stamp(&mut self, words: &str) {
        let mut figure = Figure::default();
        let radius = mm(17.0);
        let middle = WIDTH - radius - mm(4.0);
        figure.stroke(circle(middle, radius, radius), true, 1.6);
        figure.stroke(circle(middle, radius, radius - mm(2.0)), true, 0.6);
        let label = self.setter.plain(&format!("{words}\n{MARK}"), LABEL, mm(26.0), Align::Centre);
        figure.text(middle - mm(13.0), radius - label.height / 2.0, label);
        self.flow.fixed(self.flow.y(), figure);
        self.flow.skip(mm(12.0));
    }

    fn signatures(&mut self, labels: &str) {
        let mut figure = Figure::gap(mm(24.0));
        let mut x = 0.0;
        for label in labels.split(" | ") {
            figure.rule(x, x + mm(55.0), mm(14.0), FINE);
            let scrawl = [
                (8.0, 12.0),
                (12.0, 4.0),
                (15.0, 13.0),
                (19.0, 6.0),
                (22.0, 12.0),
                (30.0, 8.0),
                (38.0, 11.0),
            ];
            figure.stroke(
                scrawl.iter().map(|(right, down)| (x + mm(*right), mm(*down))).collect(),
                false,
                1.2,
            );
            figure.text(x, mm(15.0), self.setter.plain(label, LABEL, mm(60.0), Align::Left));
            x += mm(70.0);
        }
        self.flow.add(figure.into());
    }
}

/// Corners of a circle, ten degrees apart; turned step by step, so that every computer gets the same.
fn circle(x: f32, y: f32, radius: f32) -> Vec<(f32, f32)> {
    const COSINE: f32 = 0.984_807_7;
    const SINE: f32 = 0.173_648_18;
    let mut arm = (radius, 0.0);
    (0..36)
        .map(|_| {
            let corner = (x + arm.0, y + arm.1);
            arm = (arm.0 * COSINE - arm.1 * SINE, arm.0 * SINE + arm.1 * COSINE);
            corner
        })
        .collect()
}
