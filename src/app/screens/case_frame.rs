//! What the pages of one kind have in common: their tabs, and the title of a page.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::Screen;
use crate::app::layout;
use crate::app::theme::{Kind, roles, space};

/// A tab of the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    /// All cases.
    Cases,
    /// The dates of all cases.
    Deadlines,
    /// The rule book.
    Rules,
    /// The tasks of a case; its questions, check and pack lie below it.
    Tasks,
    /// Its documents.
    Documents,
    /// Its letters and data sheets.
    Letters,
    /// Its dates.
    CaseDeadlines,
}

impl Tab {
    /// The tabs when no case is open.
    pub(crate) const OF_ALL: [Self; 3] = [Self::Cases, Self::Deadlines, Self::Rules];
    /// The tabs of a case.
    pub(crate) const OF_CASE: [Self; 4] =
        [Self::Tasks, Self::Documents, Self::Letters, Self::CaseDeadlines];

    /// The key of its word.
    pub(crate) fn text_key(self) -> &'static str {
        match self {
            Self::Cases => "app-tab-cases",
            Self::Deadlines | Self::CaseDeadlines => "app-tab-deadlines",
            Self::Rules => "app-tab-rules",
            Self::Tasks => "app-tab-tasks",
            Self::Documents => "app-tab-documents",
            Self::Letters => "app-tab-letters",
        }
    }

    /// The page it leads to.
    pub(crate) fn screen(self) -> Screen {
        match self {
            Self::Cases => Screen::Start,
            Self::Deadlines => Screen::Deadlines,
            Self::Rules => Screen::Rules,
            Self::Tasks => Screen::Tasks,
            Self::Documents => Screen::Documents,
            Self::Letters => Screen::Letters,
            Self::CaseDeadlines => Screen::CaseDeadlines,
        }
    }

    /// The tab under which a page stands, if it stands under one.
    pub(crate) fn of(screen: &Screen) -> Option<Self> {
        match screen {
            Screen::Start => Some(Self::Cases),
            Screen::Deadlines => Some(Self::Deadlines),
            Screen::Rules => Some(Self::Rules),
            Screen::Tasks | Screen::Route | Screen::Question(_) | Screen::Check | Screen::Pack => {
                Some(Self::Tasks)
            }
            Screen::Documents => Some(Self::Documents),
            Screen::Letters => Some(Self::Letters),
            Screen::CaseDeadlines => Some(Self::CaseDeadlines),
            Screen::FirstStart
            | Screen::NewCase
            | Screen::Verified
            | Screen::Settings
            | Screen::Help => None,
        }
    }
}

/// A page of one column: a title, and below it what scrolls, at most `width` points wide.
pub(crate) fn column_ui(ui: &mut Ui, title: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    layout::main_ui(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let margin = Margin { left: 32, right: 32, top: 23, bottom: 32 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(width.min(ui.available_width()));
                ui.label(Kind::Page.rich(title, roles(ui).text));
                ui.add_space(space::S16);
                add(ui);
            });
        });
    });
}

/// The same at the usual width.
pub(crate) fn titled_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    column_ui(ui, title, 822.0, add);
}
