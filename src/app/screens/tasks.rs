//! The home of a case: its next date, how far it is, what there is to do, and why.

mod header;
mod list;
mod notice;
pub(super) mod why;

use std::sync::Arc;

use egui::{Frame, Margin, ScrollArea, Ui};

use super::Screen;
use crate::app::command::Command;
use crate::app::layout;
use crate::app::view::View;
use crate::domain::{Case, Language};
use crate::rules::Assessment;
use crate::session::CaseSession;
use crate::session::said;
use crate::session::tasks::{Task, TaskList, TaskStatus, task_list};
use why::Why;

/// Width of the panel at the right.
const SIDE: f32 = 348.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The row whose reasons are shown.
    chosen: Option<Task>,
    /// Whether the derivation of the next date is open.
    shows_derivation: bool,
    shown: Option<Shown>,
    why: Option<(Task, Why)>,
}

/// The list in words, worked out when the case changed.
#[derive(Debug)]
struct Shown {
    of: (Arc<Case>, Arc<Assessment>, usize, Language),
    list: TaskList,
    groups: Vec<Group>,
    header: header::Header,
    changed: Vec<String>,
}

#[derive(Debug)]
struct Group {
    title: String,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    task: Task,
    title: String,
    hint: String,
    status: TaskStatus,
}

impl State {
    fn update(&mut self, view: &View<'_>, case: &CaseSession) {
        let is_same = self.shown.as_ref().is_some_and(|shown| {
            let (of, assessment, packs, language) = &shown.of;
            Arc::ptr_eq(of, case.case())
                && Arc::ptr_eq(assessment, case.assessment())
                && *packs == case.exports().len()
                && *language == view.language
                && shown.changed.is_empty() == case.changed_rules().is_empty()
        });
        if is_same {
            return;
        }
        self.why = None;
        let list = task_list(case.known());
        let groups = (list.groups.iter())
            .map(|group| Group {
                title: said::group(view.book, group.id.as_ref(), view.language),
                rows: (group.rows.iter())
                    .map(|row| Row {
                        task: row.task.clone(),
                        title: said::task(view.book, &row.task, view.language),
                        hint: said::task_hint(case, &row.hint, view.language),
                        status: row.status,
                    })
                    .collect(),
            })
            .collect();
        self.shown = Some(Shown {
            of: (
                Arc::clone(case.case()),
                Arc::clone(case.assessment()),
                case.exports().len(),
                view.language,
            ),
            header: header::Header::of(view, case),
            changed: notice::lines(view, case),
            list,
            groups,
        });
    }

    /// The row that is chosen; the first that is not done when none was.
    fn chosen(&self) -> Option<Task> {
        let shown = self.shown.as_ref()?;
        let rows = || shown.list.groups.iter().flat_map(|group| &group.rows);
        let known = self.chosen.as_ref().filter(|task| rows().any(|row| row.task == **task));
        let first = || rows().find(|row| row.status.is_open()).or_else(|| rows().next());
        known.cloned().or_else(|| first().map(|row| row.task.clone()))
    }
}

/// Draws the page.
pub fn tasks_ui(ui: &mut Ui, view: &View<'_>, state: &mut State, out: &mut Vec<Command>) {
    let Some(case) = view.case else { return };
    state.update(view, case);
    let chosen = state.chosen();
    if let Some(task) = &chosen
        && state.why.as_ref().is_none_or(|(of, _)| of != task)
    {
        let row = state.shown.as_ref().and_then(|shown| {
            shown.list.groups.iter().flat_map(|group| &group.rows).find(|row| row.task == *task)
        });
        state.why = row.map(|row| (task.clone(), Why::of_task(view, case, row)));
    }
    let State { chosen: remembered, shows_derivation, shown, why } = state;
    let Some(shown) = shown.as_ref() else { return };
    layout::with_side_ui(
        ui,
        view,
        SIDE,
        out,
        |ui, out| {
            header::header_ui(ui, view, case, shown, shows_derivation, out);
            // Rows end where the button of the head does, whether or not there is a bar to scroll.
            let right = ui.max_rect().right() - 32.0;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                // Room below the last row, so that a message need not lie on it.
                let margin = Margin { left: 32, right: 12, top: 8, bottom: 88 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let room = right - ui.max_rect().left();
                    ui.set_max_width(room.min(ui.available_width()));
                    notice::notice_ui(ui, view, &shown.changed, out);
                    if let Some(task) = list::list_ui(ui, view, shown, chosen.as_ref(), out) {
                        *remembered = Some(task);
                    }
                });
            });
        },
        |ui, out| {
            if let Some((_, why)) = why {
                why::why_ui(ui, view, why, out);
            }
        },
    );
}

/// Where a row leads.
fn screen_of(task: &Task) -> Screen {
    match task {
        Task::Route => Screen::Route,
        Task::Topic(topic) => Screen::Question(topic.clone()),
        Task::Section(_) | Task::Inbox => Screen::Documents,
        Task::Letter(_) => Screen::Letters,
        Task::Check => Screen::Check,
        Task::Pack => Screen::Pack,
    }
}
