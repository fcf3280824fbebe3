//! Files of the pack that were opened in an earlier run of the program: their passwords were kept nowhere, and
//! they are asked for in one place before the pack is made.

use std::fmt;

use egui::{Frame, Id, Key, Margin, Ui};

use crate::app::command::Command;
use crate::app::jobs::Purpose;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, Field, Input, paint, text_ui};
use crate::domain::{Case, Digest, FileRef};
use crate::session::passwords;

/// What is typed.
#[derive(Default)]
pub(super) struct Asking {
    typed: String,
    /// For which file something was tried.
    tried: Option<Digest>,
    /// The pack was to be made although a password is missing.
    pub(super) is_missing: bool,
}

impl fmt::Debug for Asking {
    /// Without what is typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asking")
    }
}

/// The files of the pack whose passwords are not known any more.
pub(super) fn waiting(case: &Case) -> Vec<&FileRef> {
    let is_in = |file: &FileRef| {
        let mut files = case.documents.iter().flat_map(|it| &it.files);
        files.any(|it| it.digest == file.digest)
    };
    passwords::waiting(case).into_iter().filter(|file| is_in(file)).collect()
}

/// Asks for the password of the first of them; what it opens of the others opens with it.
pub(super) fn passwords_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &Case,
    asking: &mut Asking,
    out: &mut Vec<Command>,
) {
    let waiting = waiting(case);
    let Some(file) = waiting.first() else {
        *asking = Asking::default();
        return;
    };
    if asking.tried.is_some_and(|tried| tried != file.digest) {
        *asking = Asking::default();
    }
    let look = roles(ui);
    let frame = Frame::NONE
        .fill(look.warn_bg)
        .stroke((1.0, look.warn_line))
        .corner_radius(space::R_CARD)
        .inner_margin(Margin { left: 52, right: 16, top: 12, bottom: 14 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = view.say_with("pack-passwords", &[("count", waiting.len().into())]);
        text_ui(ui, &title, Kind::Section, look.text);
        text_ui(ui, &view.say("pack-passwords-lead"), Kind::Small, look.text);
        ui.add_space(space::S12);
        field_ui(ui, view, file, asking, out);
    });
    let center = shown.response.rect.min + egui::vec2(30.0, 26.0);
    paint::icon(ui.painter(), center, Icon::LockSimple, 24.0, look.warn);
    ui.add_space(space::S20);
}

fn field_ui(
    ui: &mut Ui,
    view: &View<'_>,
    file: &FileRef,
    asking: &mut Asking,
    out: &mut Vec<Command>,
) {
    let is_trying = view.running.iter().any(|it| it.purpose == Purpose::Unlock);
    let tried = view.tried.filter(|it| asking.tried == Some(it.file));
    let is_wrong = !is_trying && tried.is_some_and(|it| !it.opened);
    let error = if is_wrong {
        Some(view.say("docs-password-wrong"))
    } else {
        asking.is_missing.then(|| view.say("pack-password-missing"))
    };
    let label = view.say_with("pack-password", &[("file", (&file.name).into())]);
    let wide = ui.available_width();
    let field = Field::new(&label).error(error.as_deref());
    let response = field.show(ui, wide, |ui, field| {
        let mut input = Input::new(Id::unique("pack password"), &label, wide.min(320.0));
        input.is_secret = true;
        input.is_wrong = field.is_wrong();
        input.ui(ui, &mut asking.typed)
    });
    if response.changed() {
        asking.is_missing = false;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(space::S12);
    let can = !asking.typed.is_empty() && !is_trying;
    let pressed = Button::secondary(&view.say("pack-passwords-verb")).enabled(can).ui(ui).clicked();
    if can && (pressed || entered) {
        (asking.tried, asking.is_missing) = (Some(file.digest), false);
        let password = asking.typed.clone();
        out.push(Command::Unlock { file: Box::new(file.clone()), password: password.into() });
    }
}
