//! What is asked for paths: where to save, which file is the signed paper.

use super::{Scene, State};
use crate::app::command::{Ask, Command, Given};
use crate::app::desktop::Choose;
use crate::export::naming::Letters;
use crate::session::paper::made::{What, Whither};

/// The name under which the signed paper is asked for.
pub(super) const SIGNED: &str = "signed paper";
const ONE: &str = "letter file";
const ALL: &str = "letters folder";
const SET: &str = "print set file";

/// Asks where one letter is saved.
pub(super) fn ask_file(scene: &mut Scene<'_, '_>, state: &State) {
    let Some(letter) = scene.letter(state) else { return };
    let title = letter.title.in_language(scene.view.language);
    let name = format!("{}.pdf", Letters::Unicode.safe(title, letter.id.as_str()));
    ask(scene, ONE, Choose::SaveAs(name), ("papers-ask-save", "papers-save-verb"));
}

/// Asks for the folder in which all letters are saved.
pub(super) fn ask_folder(scene: &mut Scene<'_, '_>) {
    ask(scene, ALL, Choose::Folder, ("papers-ask-folder", "papers-save-verb"));
}

/// Asks where the print set is saved.
pub(super) fn ask_set_file(scene: &mut Scene<'_, '_>) {
    let name = scene.view.say("papers-set-name");
    let number = &scene.case.case().number;
    let name = Letters::Unicode.safe(&format!("{number} {name}"), "print-set");
    let choose = Choose::SaveAs(format!("{name}.pdf"));
    ask(scene, SET, choose, ("papers-ask-set", "papers-save-verb"));
}

/// Asks for the signed paper.
pub(super) fn ask_signed(scene: &mut Scene<'_, '_>) {
    ask(scene, SIGNED, Choose::Files, ("papers-ask-signed", "papers-signed-verb"));
}

fn ask(scene: &mut Scene<'_, '_>, name: &'static str, choose: Choose, keys: (&str, &str)) {
    let (title, verb) = (scene.view.say(keys.0), scene.view.say(keys.1));
    scene.out.push(Command::Ask(Ask { name, choose, title, verb }));
}

/// A path came in: saves there.
pub(super) fn take_path(given: &Given, state: &State, out: &mut Vec<Command>) {
    let Some(path) = given.paths.first() else { return };
    let pdf = if path.extension().is_none() { path.with_extension("pdf") } else { path.clone() };
    let command = match given.name {
        ONE => state.row().map(|row| {
            Command::Paper(What::Letters(vec![row.id.clone()]), Whither::File(pdf), false)
        }),
        ALL => Some(Command::Paper(What::All, Whither::Folder(path.clone()), false)),
        SET => Some(Command::Paper(What::Set, Whither::File(pdf), false)),
        _ => None,
    };
    out.extend(command);
}
