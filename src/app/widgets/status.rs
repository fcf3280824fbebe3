//! Statuses, deadlines and confidence: always an icon and a word, and a colour by role.

use egui::{Align, Color32, Layout, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::paint;
use super::words::say;
use crate::app::theme::{Icon, Kind, Roles, roles, space};
use crate::rules::assessment::DeadlineStatus;
use crate::rules::rule_book::Confidence;

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing left to do; never green: unfinished rows must stand out.
    Done,
    /// Begun.
    InProgress,
    /// Not begun.
    NotStarted,
    /// Something else comes first; the hint of the row says what.
    CannotStart,
    /// Nothing of it is asked for so far.
    IfItApplies,
    /// Must be mended.
    Problem,
    /// Should be looked at.
    Warning,
}

impl Status {
    /// Every status, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Done,
        Self::InProgress,
        Self::NotStarted,
        Self::CannotStart,
        Self::IfItApplies,
        Self::Problem,
        Self::Warning,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Done => "status-done",
            Self::InProgress => "status-in-progress",
            Self::NotStarted => "status-not-started",
            Self::CannotStart => "status-cannot-start",
            Self::IfItApplies => "status-if-it-applies",
            Self::Problem => "status-problem",
            Self::Warning => "status-warning",
        }
    }

    /// The word in the language of the window.
    pub fn word(self, ui: &Ui) -> String {
        say(ui, self.key(), &[])
    }
}

/// An icon with a word beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The icon.
    pub icon: Icon,
    /// Its colour.
    pub icon_color: Color32,
    /// The word.
    pub word: String,
    /// The colour of the word.
    pub color: Color32,
    /// Problems and late dates.
    pub is_bold: bool,
}

impl Mark {
    /// The mark of a task.
    pub fn status(ui: &Ui, status: Status) -> Self {
        let roles = roles(ui);
        let (icon, icon_color, color) = match status {
            Status::Done => (Icon::Check, roles.text_2, roles.text_2),
            Status::InProgress => (Icon::CircleHalf, roles.accent, roles.text),
            Status::NotStarted => (Icon::Circle, roles.text_2, roles.text),
            Status::CannotStart => (Icon::LockSimple, roles.text_3, roles.text_3),
            Status::IfItApplies => (Icon::CircleDashed, roles.text_3, roles.text_2),
            Status::Problem => (Icon::WarningOctagon, roles.bad, roles.bad),
            Status::Warning => (Icon::Warning, roles.warn, roles.warn),
        };
        Self { icon, icon_color, word: status.word(ui), color, is_bold: status == Status::Problem }
    }

    /// The mark of a deadline; the word says when ("5 days late", "Due in 8 days", "Sent 4 Nov").
    pub fn deadline(ui: &Ui, status: DeadlineStatus, word: impl Into<String>) -> Self {
        let roles = roles(ui);
        let (icon, icon_color, color) = match status {
            DeadlineStatus::Late => (Icon::WarningOctagon, roles.bad, roles.bad),
            DeadlineStatus::Soon => (Icon::ClockCountdown, roles.warn, roles.warn),
            DeadlineStatus::Later => (Icon::CalendarBlank, roles.text_2, roles.text),
            DeadlineStatus::NoDate => (Icon::CircleDashed, roles.text_2, roles.text),
            DeadlineStatus::Done => (Icon::Check, roles.text_2, roles.text_2),
        };
        Self { icon, icon_color, word: word.into(), color, is_bold: status == DeadlineStatus::Late }
    }

    /// The same mark with another word ("Written", "Page 3 of 8").
    #[must_use]
    pub fn with_word(mut self, word: impl Into<String>) -> Self {
        self.word = word.into();
        self
    }

    fn kind(&self) -> Kind {
        if self.is_bold { Kind::SmallBold } else { Kind::Small }
    }

    /// Its width in one line.
    pub fn width(&self, ui: &Ui) -> f32 {
        space::ICON_TEXT + 6.0 + paint::width_of(ui, &self.word, self.kind())
    }

    /// Paints it from `x`, centred on `y`, wrapped at `width`; gives the rectangle used.
    pub fn paint(&self, ui: &Ui, x: f32, y: f32, width: f32) -> Rect {
        let words = space::ICON_TEXT + 6.0;
        let galley = self.kind().galley(ui, &self.word, self.color, width - words);
        let first_line = y - galley.size().y / 2.0 + self.kind().line() / 2.0;
        paint::icon(
            ui.painter(),
            Pos2::new(x + 8.0, first_line),
            self.icon,
            space::ICON_TEXT,
            self.icon_color,
        );
        let text = paint::text_at(ui.painter(), x + words, y, galley);
        Rect::from_min_max(Pos2::new(x, text.top()), text.max)
    }

    /// Draws it where the layout stands.
    pub fn ui(&self, ui: &mut Ui) -> Response {
        let width = self.width(ui).min(ui.available_width());
        let words = self.kind().galley(ui, &self.word, self.color, width - space::ICON_TEXT - 6.0);
        let (rect, response) =
            ui.allocate_exact_size(vec2(width.ceil(), words.size().y), Sense::hover());
        self.paint(ui, rect.left(), rect.center().y, width + 1.0);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.word));
        response
    }
}

/// A status with its word.
pub fn status_ui(ui: &mut Ui, status: Status) -> Response {
    Mark::status(ui, status).ui(ui)
}

/// A deadline with its word.
pub fn deadline_badge_ui(ui: &mut Ui, status: DeadlineStatus, word: &str) -> Response {
    Mark::deadline(ui, status, word).ui(ui)
}

/// How wide the column of statuses must be: as wide as the longest word of the language.
pub fn status_column(ui: &Ui) -> f32 {
    let widths = Status::ALL.map(|status| Mark::status(ui, status).width(ui));
    widths.into_iter().fold(0.0, f32::max).ceil()
}

/// Icon, colour of the icon, key of the word.
fn confidence_look(confidence: Confidence, roles: &Roles) -> (Icon, Color32, &'static str) {
    match confidence {
        Confidence::Sourced => (Icon::SealCheck, roles.ok, "confidence-sourced"),
        Confidence::Practice => (Icon::Users, roles.text_2, "confidence-practice"),
        Confidence::Unverified => (Icon::SealQuestion, roles.warn, "confidence-unverified"),
    }
}

/// The word of a confidence badge.
pub fn confidence_word(ui: &Ui, confidence: Confidence) -> String {
    say(ui, confidence_look(confidence, roles(ui)).2, &[])
}

/// The width of a confidence badge.
pub fn confidence_width(ui: &Ui, confidence: Confidence) -> f32 {
    (paint::width_of(ui, &confidence_word(ui, confidence), Kind::Hint) + 32.0).ceil()
}

/// How sure we are of a rule: a badge 20 high.
pub fn confidence_badge_ui(ui: &mut Ui, confidence: Confidence) -> Response {
    let size = vec2(confidence_width(ui, confidence), space::BADGE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_confidence(ui, rect, confidence);
    // Asked for beforehand: the context is locked while the closure runs.
    let word = confidence_word(ui, confidence);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &word));
    response
}

fn paint_confidence(ui: &Ui, rect: Rect, confidence: Confidence) {
    let roles = roles(ui);
    let (icon, icon_color, key) = confidence_look(confidence, roles);
    let (fill, edge, words) = match confidence {
        Confidence::Sourced | Confidence::Practice => {
            (roles.surface, roles.line_strong, roles.text_2)
        }
        Confidence::Unverified => (roles.warn_bg, roles.warn_line, roles.warn),
    };
    paint::boxed(ui.painter(), rect, space::R_BADGE, fill, edge);
    let middle = rect.center().y;
    paint::icon(ui.painter(), Pos2::new(rect.left() + 13.0, middle), icon, 14.0, icon_color);
    let galley = Kind::Hint.galley(ui, &say(ui, key, &[]), words, f32::INFINITY);
    paint::text_at(ui.painter(), rect.left() + 24.0, middle, galley);
}

/// A row of words at the left and a badge at the right that stays on the first line.
pub fn with_badge_ui(ui: &mut Ui, confidence: Confidence, words: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        confidence_badge_ui(ui, confidence);
        ui.with_layout(Layout::left_to_right(Align::Center), words);
    });
}
