//! The sample case: complete, sound where it should be, the same each time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use image::{ImageDecoder, ImageReader};
use permitpack::session::sample;

/// One sample for all tests.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let kept = std::env::var_os("PERMITPACK_SAMPLE_OUT").map(PathBuf::from);
        let folder = kept.unwrap_or_else(|| tempfile::tempdir().unwrap().keep());
        sample::write(&folder).unwrap();
        folder
    })
}

fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(fs::read_dir(path).unwrap().map(|file| file.unwrap().path()));
        }
    }
    files.sort();
    files
}

fn asked(program: &str, arguments: &[&str], path: &Path) -> Option<(bool, String)> {
    let Ok(output) = Command::new(program).args(arguments).arg(path).output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    Some((output.status.success(), said))
}

#[test]
fn the_folder_is_small_and_every_file_can_be_opened() {
    let bytes: u64 = files().iter().map(|path| path.metadata().unwrap().len()).sum();
    assert!(bytes < 15_000_000, "{bytes} bytes");
    assert_eq!(files().len(), 19);
    for path in files() {
        if path.extension().unwrap() == "pdf" {
            let pages = lopdf::Document::load(&path).unwrap().page_iter().count();
            let seen = hayro_syntax::Pdf::new(fs::read(&path).unwrap()).unwrap().pages().len();
            assert_eq!((pages, seen), (pages, pages), "{}", path.display());
        } else {
            let image =
                ImageReader::open(&path).unwrap().with_guessed_format().unwrap().decode().unwrap();
            assert!(image.width() > 700, "{}", path.display());
        }
    }
}

#[test]
fn pdfs_are_sound_but_for_the_damaged_one_which_can_be_repaired() {
    for path in files().into_iter().filter(|path| path.extension().unwrap() == "pdf") {
        let Some((sound, said)) = asked("qpdf", &["--check"], &path) else { return };
        assert_eq!(sound, !path.ends_with("esutd.pdf"), "{}: {said}", path.display());
    }
    let Some((_, text)) = asked("pdftotext", &["-q"], &folder().join("company/esutd.pdf")) else {
        return;
    };
    assert!(text.is_empty());
    let text = fs::read_to_string(folder().join("company/esutd.txt")).unwrap();
    fs::remove_file(folder().join("company/esutd.txt")).unwrap();
    assert!(text.contains("Мысал Инжиниринг") && text.contains("SAMPLE"), "{text}");
}

#[test]
fn the_photograph_lies_on_its_side_and_says_so() {
    let path = folder().join("scans/passport.jpg");
    let mut decoder = ImageReader::open(path).unwrap().into_decoder().unwrap();
    let (width, height) = decoder.dimensions();
    assert!(width < height, "stored lying");
    assert_eq!(decoder.orientation().unwrap(), image::metadata::Orientation::Rotate90);
}

#[test]
fn the_machine_readable_lines_have_right_check_digits() {
    let case: toml::Table =
        fs::read_to_string(folder().join("case.toml")).unwrap().parse().unwrap();
    let lines = case["applicant"]["mrz"].as_str().unwrap().to_owned();
    let second = lines.lines().nth(1).unwrap();
    let digit = |at: usize| second.chars().nth(at).unwrap();
    for (field, at) in [(&second[0..9], 9), (&second[13..19], 19), (&second[21..27], 27)] {
        assert!(mrz::verify(field, digit(at)), "{field}");
    }
    let all = [&second[0..10], &second[13..20], &second[21..43]].concat();
    assert!(mrz::verify(&all, digit(43)));
    let passport = include_str!("../../src/session/sample/papers/passport.txt");
    assert!(lines.lines().all(|line| passport.contains(line)), "the picture shows the same lines");
}

#[test]
fn a_second_sample_has_the_same_bytes_and_nothing_is_overwritten() {
    let second = tempfile::tempdir().unwrap();
    sample::write(second.path()).unwrap();
    for path in files() {
        let other = second.path().join(path.strip_prefix(folder()).unwrap());
        assert!(fs::read(&path).unwrap() == fs::read(&other).unwrap(), "{}", other.display());
    }
    assert!(sample::write(second.path()).is_err());
}
