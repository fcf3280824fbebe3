//! The rows, with the names of their groups in the gutter or above them.

use egui::{Ui, pos2};

use super::{Shown, screen_of};
use crate::app::command::Command;
use crate::app::layout::{Width, keyed};
use crate::app::theme::{Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Status, TaskRow, divider, paint, text_ui};
use crate::session::answers::Target;
use crate::session::tasks::{Task, TaskStatus};

/// Where the rows begin, right of the names of the groups.
const GUTTER: f32 = 168.0;

/// Draws the list; gives the row that has the keyboard or came under the pointer.
pub(super) fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    chosen: Option<&Task>,
    out: &mut Vec<Command>,
) -> Option<Task> {
    let look = roles(ui);
    let has_gutter = view.width > Width::Narrow;
    let pointer_moves = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let mut looked_at = None;
    for (index, group) in shown.groups.iter().enumerate() {
        if index > 0 {
            ui.add_space(3.0);
            let rect = ui.max_rect();
            divider(ui, rect.left(), rect.right(), ui.cursor().top());
            ui.add_space(4.0);
        }
        let indent = if has_gutter { GUTTER } else { 0.0 };
        // A name in the gutter may be higher than the rows beside it.
        let mut lowest = 0.0_f32;
        if has_gutter {
            let words = Kind::SmallBold.galley(ui, &group.title, look.text_2, GUTTER - space::S16);
            let at = pos2(ui.max_rect().left(), ui.cursor().top() + 13.0);
            let place = paint::text_from(ui.painter(), at, words);
            let name =
                ui.interact(place, ui.scope_id().with(("group", index)), egui::Sense::hover());
            name.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Label, true, group.title.as_str())
            });
            lowest = place.bottom() + space::S8;
        } else {
            ui.add_space(space::S8);
            text_ui(ui, &group.title, Kind::SmallBold, look.text_2);
            ui.add_space(space::S4);
        }
        let left = ui.max_rect().left() + indent;
        for row in &group.rows {
            let place = egui::Rect::from_min_max(
                pos2(left, ui.cursor().top()),
                pos2(ui.max_rect().right(), f32::INFINITY),
            );
            let mut child = ui.new_child(keyed(ui, &row.task).max_rect(place));
            let is_chosen = chosen == Some(&row.task);
            let line = TaskRow::new(&row.title, &row.hint, status(row.status)).selected(is_chosen);
            let response = line.ui(&mut child);
            let used = child.min_rect();
            ui.advance_cursor_after_rect(used);
            if response.gained_focus() || response.hovered() && pointer_moves {
                looked_at = Some(row.task.clone());
            }
            if response.clicked() && row.status != TaskStatus::CannotStart {
                out.push(match &row.task {
                    Task::Letter(id) => Command::Mend(Box::new(Target::Letter(id.clone()))),
                    task => Command::Go(screen_of(task)),
                });
            }
        }
        ui.add_space((lowest - ui.cursor().top()).max(0.0));
    }
    looked_at
}

/// The status as the rows show it.
fn status(status: TaskStatus) -> Status {
    match status {
        TaskStatus::Problem => Status::Problem,
        TaskStatus::Warning => Status::Warning,
        TaskStatus::InProgress => Status::InProgress,
        TaskStatus::NotYetStarted => Status::NotStarted,
        TaskStatus::CannotStart => Status::CannotStart,
        TaskStatus::IfItApplies => Status::IfItApplies,
        TaskStatus::Done => Status::Done,
    }
}
