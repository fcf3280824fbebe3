//! Damaged PDFs: repaired, else shown as pictures, else refused by name; and which of it is said.

use permitpack::documents::codes;
use permitpack::documents::pdf::codes::REPAIRED;
use permitpack::session::intake::{FileState, state};

use super::Desk;
use super::made::{pdf, png};

#[test]
fn what_became_of_a_damaged_file_is_said() {
    let mut desk = Desk::new();
    let whole = pdf("hello");
    let text = String::from_utf8(whole.clone()).unwrap();
    let wrong_table = text.replace("startxref\n", "startxref\n9").into_bytes();
    let cut = whole[..whole.len() - 60].to_vec();
    let moved =
        text.replace("%PDF-1.7\n", "%PDF-1.7\n% a line that moves everything\n").into_bytes();
    let mut holes = whole.clone();
    for byte in &mut holes[20..] {
        *byte = b'#';
    }
    let made: [(&str, &[u8], &[FileState]); 7] = [
        ("sound.pdf", &whole, &[FileState::Sound]),
        ("table.pdf", &wrong_table, &[FileState::Repaired]),
        ("cut.pdf", &cut, &[FileState::Repaired]),
        ("moved.pdf", &moved, &[FileState::Repaired]),
        ("holes.pdf", &holes, &[FileState::Refused]),
        ("empty.pdf", b"", &[FileState::Refused]),
        ("cut.png", &png(90, 90, 1)[..70], &[FileState::Refused, FileState::Incomplete(1)]),
    ];
    for (name, bytes, states) in made {
        let dropped = desk.drop_bytes(name, bytes);
        let file = dropped.file(name);
        assert!(states.contains(&state(file)), "{name}: {:?} {:?}", state(file), file.findings);
        let said: Vec<_> = file.findings.iter().map(|it| it.code).collect();
        match state(file) {
            FileState::Repaired => assert!(said.contains(&REPAIRED), "{name}: {said:?}"),
            FileState::Refused => assert!(!said.is_empty(), "{name}"),
            _ => {}
        }
        if name == "holes.pdf" {
            assert!(
                said.contains(&codes::FILE_DAMAGED) || said.contains(&codes::FILE_WITHOUT_PAGES)
            );
        }
    }
}
