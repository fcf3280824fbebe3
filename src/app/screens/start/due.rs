//! What is due in 30 days, of all cases, and the way into a calendar program.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use super::rows::{Of, duty};
use crate::app::command::{Ask, CALENDAR, Command};
use crate::app::desktop::Choose;
use crate::app::layout::keyed;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, DeadlineRow, divider, paint};
use crate::export::plan::when;
use crate::export::words;
use crate::store::{CaseHead, CaseKey};

/// How far the panel looks ahead.
const AHEAD: Days = Days::new(30);
/// So many are listed; more would be read by nobody.
const MOST: usize = 200;

/// The dates, in words, worked out when something changed.
#[derive(Debug, Default)]
pub(super) struct List {
    of: Option<Of>,
    dues: Vec<One>,
    count: usize,
}

#[derive(Debug)]
struct One {
    case: CaseKey,
    on: NaiveDate,
    day: String,
    weekday: String,
    title: String,
    person: String,
    group: &'static str,
}

impl List {
    /// Brings it up to date; does nothing when nothing changed.
    pub(super) fn update(&mut self, view: &View<'_>) {
        let of = (view.desk.cases(), view.language, view.today().0);
        let same = self.of.as_ref().is_some_and(|known| {
            Arc::ptr_eq(&known.0, &of.0) && known.1 == of.1 && known.2 == of.2
        });
        if same {
            return;
        }
        let today = of.2;
        let last = today.checked_add_days(AHEAD).unwrap_or(today);
        let mut dues: Vec<(NaiveDate, &Arc<CaseHead>, &str)> = (of.0.iter())
            .flat_map(|head| {
                head.summary.dues.iter().map(move |due| (due.on, head, due.duty.as_str()))
            })
            .filter(|(on, _, _)| *on <= last)
            .collect();
        dues.sort_by_key(|(on, head, _)| (*on, head.key));
        self.count = dues.len();
        self.dues = dues
            .into_iter()
            .take(MOST)
            .map(|(on, head, id)| One {
                case: head.key,
                on,
                day: words::day_month(on, view.language),
                weekday: words::weekday(on, view.language),
                title: duty(view, id),
                person: if head.summary.title.is_empty() {
                    head.number.clone()
                } else {
                    head.summary.title.clone()
                },
                group: when(Some(on), today),
            })
            .collect();
        self.of = Some(of);
    }
}

/// Draws it.
pub(super) fn due_ui(ui: &mut Ui, view: &View<'_>, list: &List, out: &mut Vec<Command>) {
    let look = roles(ui);
    Panel::bottom("due foot")
        .resizable(false)
        .frame(Frame::new().fill(look.bg).inner_margin(Margin::symmetric(20, 16)))
        .show(ui, |ui| {
            let width = ui.available_width();
            let words = view.say("start-save-calendar");
            let button = Button::secondary(&words).icon(Icon::CalendarPlus).width(width);
            if button.enabled(list.count > 0).ui(ui).clicked() {
                out.push(Command::Ask(Ask {
                    name: CALENDAR,
                    choose: Choose::SaveAs("permitpack.ics".to_owned()),
                    title: view.say("app-calendar-title"),
                    verb: view.say("app-save-verb"),
                }));
            }
        });
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: 20, right: 20, top: 24, bottom: 20 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(Kind::Section.rich(view.say("start-due-in-30"), look.text));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(Kind::Small.rich(list.count.to_string(), look.text_2));
                });
            });
            if list.dues.is_empty() {
                ui.add_space(space::S12);
                let words = Kind::Small.rich(view.say("start-nothing-due"), look.text_2);
                ui.add(egui::Label::new(words).wrap());
            }
            list_ui(ui, view, list, out);
        });
    });
}

fn list_ui(ui: &mut Ui, view: &View<'_>, list: &List, out: &mut Vec<Command>) {
    let look = roles(ui);
    let day_width = (list.dues.iter())
        .flat_map(|one| [(&one.day, Kind::SmallBold), (&one.weekday, Kind::Hint)])
        .map(|(words, kind)| paint::width_of(ui, words, kind))
        .fold(60.0, f32::max)
        + space::S12;
    let mut group = "";
    for one in &list.dues {
        if one.group != group {
            group = one.group;
            ui.add_space(space::S16);
            let words = view.say(group);
            if group == "deadlines-late" {
                ui.horizontal(|ui| {
                    let (at, _) =
                        ui.allocate_exact_size(egui::Vec2::splat(14.0), egui::Sense::hover());
                    paint::icon(ui.painter(), at.center(), Icon::WarningOctagon, 14.0, look.bad);
                    ui.label(Kind::SmallBold.rich(words, look.bad));
                });
            } else {
                ui.label(Kind::SmallBold.rich(words, look.text_2));
            }
            ui.add_space(3.0);
            let rect = ui.max_rect();
            divider(ui, rect.left(), rect.right(), ui.cursor().top());
            ui.add_space(1.0);
        }
        let row = DeadlineRow {
            day: &one.day,
            weekday: &one.weekday,
            title: &one.title,
            person: &one.person,
            mark: None,
            day_width,
            selected: false,
        };
        let key = keyed(ui, (one.case, one.on, &one.title));
        if ui.scope_builder(key, |ui| row.ui(ui)).inner.clicked() {
            out.push(Command::OpenCase(one.case));
        }
    }
}
