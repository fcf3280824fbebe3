//! The type scale: named kinds of text with explicit size, line height and weight. Nothing is smaller than 12.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, RichText, Stroke, Ui};

use super::fonts::Weight;

/// A kind of text. Size and line height in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 28/36 bold: title of an empty state.
    Hero,
    /// 22/30 bold: title of a page.
    Page,
    /// 16/24 bold: section.
    Section,
    /// 14/20 bold: label of a field, title of a card, primary button.
    Label,
    /// 14/20: body, buttons, tabs.
    Body,
    /// 13/18: tables, statuses, text of side panels.
    Small,
    /// 13/18 bold.
    SmallBold,
    /// 13/20: paragraphs under a page title and in side panels.
    Paragraph,
    /// 12/16: hints, captions, column heads, bars.
    Hint,
    /// 12/18: small paragraphs in side panels.
    Note,
    /// 12/16 bold.
    HintBold,
    /// 15/24: machine readable zone, one character to a cell.
    Mrz,
    /// 15/24 bold: check digits of the machine readable zone.
    MrzBold,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Hero,
        Self::Page,
        Self::Section,
        Self::Label,
        Self::Body,
        Self::Small,
        Self::SmallBold,
        Self::Paragraph,
        Self::Hint,
        Self::Note,
        Self::HintBold,
        Self::Mrz,
        Self::MrzBold,
    ];

    /// Size, line height, weight.
    fn measure(self) -> (f32, f32, Weight) {
        match self {
            Self::Hero => (28.0, 36.0, Weight::Title),
            Self::Page => (22.0, 30.0, Weight::Title),
            Self::Section => (16.0, 24.0, Weight::Bold),
            Self::Label => (14.0, 20.0, Weight::Bold),
            Self::Body => (14.0, 20.0, Weight::Regular),
            Self::Small => (13.0, 18.0, Weight::Regular),
            Self::SmallBold => (13.0, 18.0, Weight::Bold),
            Self::Paragraph => (13.0, 20.0, Weight::Regular),
            Self::Hint => (12.0, 16.0, Weight::Hint),
            Self::Note => (12.0, 18.0, Weight::Hint),
            Self::HintBold => (12.0, 16.0, Weight::HintBold),
            Self::Mrz => (15.0, 24.0, Weight::Regular),
            Self::MrzBold => (15.0, 24.0, Weight::Bold),
        }
    }

    /// From the top of a line to two points below the baseline: where an underline of ours stands.
    pub fn underline(self) -> f32 {
        let (size, line, _) = self.measure();
        // Noto Sans: ascent 1.069, descent 0.293 of the size.
        ((line - 1.362 * size) / 2.0 + 1.069 * size).floor() + 2.0
    }

    /// Line height in points.
    pub fn line(self) -> f32 {
        self.measure().1
    }

    /// The egui font.
    pub fn font(self) -> FontId {
        let (size, _, weight) = self.measure();
        FontId::new(size, weight.family())
    }

    /// The same size in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        match self {
            Self::Body => Self::Label,
            Self::Small | Self::Paragraph => Self::SmallBold,
            Self::Hint | Self::Note => Self::HintBold,
            Self::Mrz => Self::MrzBold,
            Self::Hero
            | Self::Page
            | Self::Section
            | Self::Label
            | Self::SmallBold
            | Self::HintBold
            | Self::MrzBold => self,
        }
    }

    /// Format of a run of text.
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat { line_height: Some(self.line()), ..TextFormat::simple(self.font(), color) }
    }

    /// For egui's own widgets.
    pub fn rich(self, text: impl Into<String>, color: Color32) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line())).color(color)
    }

    /// Text laid out, wrapped at `width` points (`f32::INFINITY`: one line).
    pub fn galley(self, ui: &Ui, text: &str, color: Color32, width: f32) -> Arc<Galley> {
        Words::new().add(text, self, color).galley(ui, width)
    }
}

/// A text of several kinds or colours, wrapped as one paragraph.
#[derive(Clone, Debug, Default)]
pub struct Words(LayoutJob);

impl Words {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a run.
    #[must_use]
    pub fn add(mut self, text: &str, kind: Kind, color: Color32) -> Self {
        self.0.append(text, 0.0, kind.format(color));
        self
    }

    /// Appends a run struck through.
    #[must_use]
    pub fn struck(mut self, text: &str, kind: Kind, color: Color32) -> Self {
        let strikethrough = Stroke::new(1.0, color);
        self.0.append(text, 0.0, TextFormat { strikethrough, ..kind.format(color) });
        self
    }

    /// The plain text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Laid out on so many lines at most; what finds no room there is cut.
    pub fn cut(mut self, ui: &Ui, width: f32, lines: usize) -> Arc<Galley> {
        self.0.wrap =
            TextWrapping { max_rows: lines, ..TextWrapping::wrap_at_width(width.max(1.0)) };
        self.0.wrap.break_anywhere = lines == 1;
        ui.fonts_mut(|fonts| fonts.layout_job(self.0))
    }

    /// Laid out, wrapped at `width` points.
    pub fn galley(mut self, ui: &Ui, width: f32) -> Arc<Galley> {
        self.0.wrap = TextWrapping::wrap_at_width(width.max(1.0));
        ui.fonts_mut(|fonts| fonts.layout_job(self.0))
    }
}
