//! What inspection has read is kept for export, and nothing that is not whole, not small or not current.
#![cfg(unix)]

use std::fs::File;
use std::io::Write;
use std::path::Path;

use permitpack::documents::importer::{Death, Importer};
use permitpack::documents::recipe::{Event, ImportOptions, IntoNothing, RecipeSink, Stopped};
use permitpack::documents::worker::{InWorker, Remembering, WorkerProgram};

use super::worker::{Dice, crowded, died, file_with, frame, honest, pixel, saying};

/// Everything that is said.
#[derive(Default)]
struct Heard(Vec<Event>);

impl RecipeSink for Heard {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        self.0.push(event);
        Ok(())
    }
}

fn heard(importer: &dyn Importer, file: &File) -> Vec<Event> {
    let mut heard = Heard::default();
    importer.import(file, &ImportOptions::default(), &mut heard).unwrap();
    heard.0
}

/// An honest worker that leaves a mark each time it is started.
fn counted(marks: &Path) -> (WorkerProgram, impl Fn() -> u64 + use<>) {
    let script = format!(
        "printf x >> '{}'; exec '{}' \"$@\"",
        marks.display(),
        env!("CARGO_BIN_EXE_permitpack-cli")
    );
    let program = WorkerProgram::at(Path::new("/bin/sh")).with_args(["-c", &script, "sh"]);
    let marks = marks.to_owned();
    (program, move || std::fs::metadata(&marks).map_or(0, |marks| marks.len()))
}

#[test]
fn what_inspection_read_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (program, started) = counted(&folder.path().join("marks"));
    let remembering = Remembering::new(program);
    let options = ImportOptions::default();
    let mut file = crowded(500);
    let mut rehearsed = Heard::default();
    remembering.rehearse(&file, &options, &mut rehearsed).unwrap();
    assert!(!rehearsed.0.iter().any(|event| matches!(event, Event::Object(_))));
    assert_eq!(started(), 1);
    let again = heard(&remembering, &file);
    assert_eq!(again, heard(&remembering, &file));
    assert_eq!(started(), 1, "it was read again");
    assert_eq!(again, heard(&InWorker(honest()), &file));
    // Other options are another question.
    let turned = ImportOptions { quarter_turns: 1, ..ImportOptions::default() };
    remembering.import(&file, &turned, &mut IntoNothing).unwrap();
    assert_eq!(started(), 2);
    // A file that was changed is another file, even when its length stays the same.
    std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(7)).unwrap();
    file.write_all(b"6").unwrap();
    remembering.import(&file, &options, &mut IntoNothing).unwrap();
    assert_eq!(started(), 3);
}

#[test]
fn only_small_recipes_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (program, started) = counted(&folder.path().join("marks"));
    let remembering = Remembering::new(program);
    let options = ImportOptions::default();
    let mut dice = Dice(7);
    let noise = image::RgbaImage::from_fn(800, 800, |_, _| {
        let [red, green, blue, alpha] = u32::try_from(dice.roll(1 << 32)).unwrap().to_le_bytes();
        image::Rgba([red, green, blue, alpha])
    });
    let mut large = tempfile::tempfile().unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    noise.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    large.write_all(bytes.get_ref()).unwrap();
    remembering.rehearse(&large, &options, &mut IntoNothing).unwrap();
    assert_eq!(heard(&remembering, &large), heard(&InWorker(honest()), &large));
    assert_eq!(started(), 2);
}

#[test]
fn a_recipe_with_holes_is_not_kept() {
    // One page that paints an object which never comes, and the word that this was everything.
    let mut page = vec![3, 1, 0, 0, 0, 0, 0, 0, 0];
    for value in [1.0_f32, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 595.0, 842.0] {
        page.extend(value.to_le_bytes());
    }
    page.push(0);
    page.extend(1.0_f32.to_le_bytes());
    page.extend([0, 0, 0, 0, 0]);
    let said = [
        frame(&[1, 0, 0, 0, 0, 1, 0, 0, 0]),
        frame(&page),
        frame(&[7, 1, 0, 0, 0]),
        frame(&[11, 1, 1, 0, 0, 0, 1]),
    ]
    .concat();
    let said = file_with(&said);
    let remembering = Remembering::new(saying(&said, "exec /bin/sleep 60"));
    let (file, options) = (pixel(), ImportOptions::default());
    let count = remembering.rehearse(&file, &options, &mut IntoNothing);
    assert_eq!(count, Ok(permitpack::documents::importer::SecondCount::Pages(1)));
    let imported = remembering.import(&file, &options, &mut IntoNothing);
    assert_eq!(imported, died(Death::Protocol));
}
