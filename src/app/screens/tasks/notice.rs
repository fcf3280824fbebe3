//! What newer rules changed in this case since it was last looked at.

use egui::{Frame, Margin, Ui};

use crate::app::command::Command;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, paint, text_ui};
use crate::domain::RequirementId;
use crate::export::words;
use crate::rules::RequirementStatus;
use crate::session::{CaseSession, summary};

/// So many are named; the rest is counted.
const MOST: usize = 6;

/// What changed: the heading, then one line an item.
pub(super) fn lines(view: &View<'_>, case: &CaseSession) -> Vec<String> {
    let changed = case.changed_rules();
    if changed.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![view.say_with("tasks-changed", &[("count", changed.len().into())])];
    lines.extend(changed.iter().take(MOST).map(|one| {
        let id = RequirementId::new(&one.requirement).ok();
        let known = id.and_then(|id| view.book.requirements.get(&id));
        let title =
            known.map_or(one.requirement.as_str(), |it| it.title.in_language(view.language));
        let gaps = [
            ("item", title.into()),
            ("before", status(view, one.before.as_deref()).into()),
            ("now", status(view, one.now.as_deref()).into()),
        ];
        view.say_with("tasks-changed-item", &gaps)
    }));
    if changed.len() > MOST {
        let rest = changed.len() - MOST;
        lines.push(view.say_with("tasks-and-more", &[("count", rest.into())]));
    }
    lines
}

/// A status by its stable name.
fn status(view: &View<'_>, code: Option<&str>) -> String {
    let all = [
        RequirementStatus::Satisfied,
        RequirementStatus::Partial,
        RequirementStatus::Missing,
        RequirementStatus::Unknown,
        RequirementStatus::Waived,
        RequirementStatus::NotApplicable,
    ];
    let known = all.into_iter().find(|status| Some(summary::code(*status)) == code);
    match known {
        Some(status) => words::requirement_status(status, view.language),
        None => view.say("tasks-not-on-list"),
    }
}

/// Draws the notice, when there is one.
pub(super) fn notice_ui(ui: &mut Ui, view: &View<'_>, lines: &[String], out: &mut Vec<Command>) {
    let Some((heading, items)) = lines.split_first() else { return };
    let look = roles(ui);
    ui.add_space(space::S12);
    let shown = Frame::NONE
        .fill(look.warn_bg)
        .stroke((1.0, look.warn_line))
        .corner_radius(space::R_CARD)
        .inner_margin(Margin { left: 44, right: 16, top: 12, bottom: 12 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            text_ui(ui, heading, Kind::Label, look.text);
            ui.add_space(space::S4);
            for item in items {
                text_ui(ui, item, Kind::Small, look.text);
            }
            ui.add_space(space::S8);
            let word = view.say("tasks-changed-seen");
            let name = format!("{word}: {heading}");
            let button = Button::secondary(&word).compact().name(&name).writes(!view.read_only);
            if button.ui(ui).clicked() {
                out.push(Command::AcceptRules);
            }
        });
    let corner = shown.response.rect.min;
    let center = egui::pos2(corner.x + 24.0, corner.y + 22.0);
    paint::icon(ui.painter(), center, Icon::BookOpenText, space::ICON_BIG, look.warn);
    ui.add_space(space::S12);
}
