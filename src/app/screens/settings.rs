//! Settings: language, theme, size, the workspace and its backups.

use egui::{Sense, Ui, vec2};

use super::case_frame;
use crate::app::chrome::{ZOOMS, languages_ui};
use crate::app::clock;
use crate::app::command::{Ask, Command, WORKSPACE};
use crate::app::desktop::Choose;
use crate::app::layout::keyed;
use crate::app::theme::{Icon, Kind, ThemeChoice, roles, space};
use crate::app::view::View;
use crate::app::widgets::{Button, cut_middle, divider, paint, segmented_ui, text_ui, width_of};
use crate::domain::Language;
use crate::export::words;
use crate::i18n::{Value, say};
use crate::store::{Backup, BackupKind};

/// What the page remembers.
#[derive(Debug, Default)]
pub(crate) struct State {}

/// Draws the page.
pub(super) fn settings_ui(
    ui: &mut Ui,
    view: &View<'_>,
    _state: &mut State,
    out: &mut Vec<Command>,
) {
    case_frame::column_ui(ui, &view.say("settings-title"), 640.0, |ui| {
        let look = roles(ui);
        text_ui(ui, &view.say("settings-look"), Kind::Section, look.text);
        ui.add_space(space::S12);
        look_ui(ui, view, out);
        ui.add_space(space::S16);
        text_ui(ui, &view.say("settings-workspace"), Kind::Section, look.text);
        ui.add_space(space::S12);
        folder_ui(ui, view, out);
        ui.add_space(space::S32);
        backups_ui(ui, view, out);
    });
}

fn look_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    let group = |ui: &mut Ui, key: &str| {
        text_ui(ui, &view.say(key), Kind::Label, look.text);
        ui.add_space(space::S4);
    };
    group(ui, "settings-language");
    let chosen = languages_ui(ui, view.language, &view.say("settings-language"));
    out.extend(chosen.map(Command::Language));
    ui.add_space(space::S20);

    group(ui, "settings-theme");
    let themes = [
        (ThemeChoice::System, "app-theme-system"),
        (ThemeChoice::Light, "app-theme-light"),
        (ThemeChoice::Dark, "app-theme-dark"),
    ];
    let words = themes.map(|(_, key)| view.say(key));
    let prefix = view.say("settings-theme");
    let names = words.clone().map(|word| format!("{prefix}: {word}"));
    let options: Vec<(&str, &str)> =
        words.iter().zip(&names).map(|(word, name)| (word.as_str(), name.as_str())).collect();
    let selected = themes.iter().position(|(theme, _)| *theme == view.theme);
    let chosen = segmented_ui(ui, &options, selected.unwrap_or_default());
    if let Some((theme, _)) = chosen.and_then(|index| themes.get(index)) {
        out.push(Command::Theme(*theme));
    }
    ui.add_space(space::S20);

    group(ui, "settings-zoom");
    let words = ZOOMS.map(|zoom| view.say_with("app-percent", &[("percent", zoom.into())]));
    let prefix = view.say("settings-zoom");
    let names = words.clone().map(|word| format!("{prefix}: {word}"));
    let options: Vec<(&str, &str)> =
        words.iter().zip(&names).map(|(word, name)| (word.as_str(), name.as_str())).collect();
    let selected = ZOOMS.iter().position(|zoom| *zoom == view.zoom);
    let chosen = segmented_ui(ui, &options, selected.unwrap_or(usize::MAX));
    if let Some(zoom) = chosen.and_then(|index| ZOOMS.get(index)) {
        out.push(Command::Zoom(*zoom));
    }
    ui.add_space(space::S20);
}

fn folder_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    text_ui(ui, &view.say("settings-workspace-folder"), Kind::Label, look.text);
    let folder = view.folder.display().to_string();
    ui.add_space(space::S4);
    ui.horizontal_wrapped(|ui| {
        let button = view.say("app-show-in-folder");
        let beside = width_of(ui, &button, Kind::Small) + 60.0;
        let room = ui.available_width() - beside;
        let room = if room < 160.0 { ui.available_width() } else { room };
        let shown = cut_middle(ui, &folder, Kind::Body, room);
        text_ui(ui, &shown, Kind::Body, look.text).on_hover_text(&folder);
        if Button::secondary(&button).icon(Icon::FolderOpen).compact().ui(ui).clicked() {
            out.push(Command::Open(view.folder.into()));
        }
    });
    ui.add_space(space::S8);
    let other = view.say("settings-other-workspace");
    if Button::secondary(&other).icon(Icon::FolderOpen).compact().ui(ui).clicked() {
        out.push(ask_workspace(view));
    }
    ui.add_space(space::S8);
    text_ui(ui, &view.say("settings-workspace-hint"), Kind::Hint, look.text_2);
}

/// Asks for the folder of another workspace.
pub(super) fn ask_workspace(view: &View<'_>) -> Command {
    Command::Ask(Ask {
        name: WORKSPACE,
        choose: Choose::Folder,
        title: view.say("settings-other-title"),
        verb: view.say("app-open-verb"),
    })
}

fn backups_ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>) {
    let look = roles(ui);
    text_ui(ui, &view.say("settings-backups"), Kind::Section, look.text);
    ui.add_space(space::S4);
    text_ui(ui, &view.say("settings-backups-hint"), Kind::Paragraph, look.text_2);
    ui.add_space(space::S12);
    let words = view.say("settings-backup-now");
    if Button::secondary(&words).icon(Icon::Archive).writes(!view.read_only).ui(ui).clicked() {
        out.push(Command::BackUp);
    }
    ui.add_space(space::S12);
    let backups = view.backups;
    if backups.is_empty() {
        text_ui(ui, &view.say("settings-no-backups"), Kind::Small, look.text_2);
    }
    for backup in backups {
        let when = backup_words(backup, view.language);
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, space::SUMMARY_ROW), Sense::hover());
        let galley = Kind::Small.galley(ui, &when, look.text, width - 160.0);
        paint::text_at(ui.painter(), rect.left(), rect.center().y, galley);
        divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
        let place = keyed(ui, ("backup", &backup.name))
            .max_rect(rect)
            .layout(egui::Layout::right_to_left(egui::Align::Center));
        let mut right = ui.new_child(place);
        let restore = view.say("settings-restore");
        let name = view.say_with("settings-restore-of", &[("when", (&when).into())]);
        let button = Button::secondary(&restore).compact().name(&name);
        if button.writes(!view.read_only).ui(&mut right).clicked() {
            out.push(Command::AskRestore(backup.name.clone()));
        }
    }
}

/// When a backup was made, why, and its number: no two of them are called the same.
pub(in crate::app) fn backup_words(backup: &Backup, language: Language) -> String {
    let made = backup.made.and_then(|made| clock::local(made.0));
    let (on, clock_time) = match backup.kind {
        // Nothing else tells them apart.
        BackupKind::Replaced => (made.map_or(backup.on, |made| made.date()), "%H:%M:%S"),
        // The day that it was made for.
        BackupKind::Daily | BackupKind::Migration | BackupKind::Asked => (backup.on, "%H:%M"),
    };
    let day = words::date(on, language);
    let when =
        made.map_or_else(|| day.clone(), |made| format!("{day}, {}", made.format(clock_time)));
    let key = match backup.kind {
        BackupKind::Daily => "settings-backup-daily",
        BackupKind::Migration => "settings-backup-migration",
        BackupKind::Asked => "settings-backup-asked",
        BackupKind::Replaced => "settings-backup-replaced",
    };
    let gaps: [(&str, Value<'_>); 2] = [("when", when.into()), ("number", backup.sequence.into())];
    say(language, key, &gaps)
}
