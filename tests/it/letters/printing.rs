//! The print set: each part on a sheet of its own, copies, signed papers in place of drafts; and the
//! commands `letters` and `print-set`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use permitpack::export::bundle::plan::SourceBytes;
use permitpack::export::letters::{LETTER_SIGNED, file_stem};
use permitpack::export::plan::PackOptions;
use permitpack::export::print_set::{PrintJob, PrintSet, plan_print_set};
use permitpack::rules::assess;
use permitpack::session::sample as sample_case;

use super::{book, day, sample};

fn planned(case: &permitpack::domain::Case) -> PrintSet {
    let book = book();
    let assessment = assess(&book, case, day());
    let options = PackOptions::default();
    let files = case.documents.iter().flat_map(|document| &document.files);
    let paths: BTreeMap<_, _> =
        files.map(|file| (file.digest, format!("{}.pdf", file.digest).into())).collect();
    plan_print_set(&PrintJob {
        book: &book,
        case,
        assessment: &assessment,
        options: &options,
        paths: &paths,
    })
    .unwrap()
}

#[test]
fn every_part_begins_on_the_front_of_a_sheet() {
    let set = planned(&sample(&book()));
    assert!(set.parts.len() > 20, "{}", set.parts.len());
    for part in &set.parts {
        assert_eq!(part.first_page % 2, 0, "{}", part.title);
    }
    // Copies too.
    let mut next = 0;
    for source in &set.plan.sources {
        next += source.blank_before;
        let is_own = matches!(source.bytes, SourceBytes::Own(_));
        assert!(!is_own || next % 2 == 0, "{} begins on page {}", source.name, next + 1);
        next += source.page_count;
    }
    assert_eq!(set.plan.page_count(), next);
    let cover = set.parts.iter().find(|part| part.copies == 2).expect("a letter in two copies");
    let named = set.plan.sources.iter().filter(|source| source.name == cover.title).count();
    assert_eq!(named, 2, "{}", cover.title);
}

#[test]
fn a_signed_paper_takes_the_place_of_its_draft() {
    let book = book();
    let mut case = sample(&book);
    let drafts = |set: &PrintSet| -> Vec<String> {
        set.parts.iter().filter_map(|part| part.letter.as_ref().map(ToString::to_string)).collect()
    };
    let signed = planned(&case);
    assert!(!drafts(&signed).contains(&"inviting-party-letter".to_owned()));
    assert!(signed.findings.iter().any(|it| it.code == LETTER_SIGNED));
    case.documents.retain(|document| document.kind.as_str() != "inviting_party_letter");
    let unsigned = planned(&case);
    assert!(drafts(&unsigned).contains(&"inviting-party-letter".to_owned()));
    // Data sheets are for the screen, not for the counter.
    assert!(!drafts(&unsigned).contains(&"application-sheet".to_owned()));
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_permitpack-cli"))
        .args(arguments)
        .env_remove("PERMITPACK_FORMS")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_command_line_writes_letters_and_the_print_set() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case");
    sample_case::write(&case).unwrap();
    let (case, out) = (case.to_str().unwrap(), folder.path().join("letters"));
    let out_text = out.to_str().unwrap();
    let (code, told, err) = run(&["letters", case, "--out", out_text]);
    assert_eq!((code, err.as_str()), (0, ""), "{told}");
    let written = names(&out);
    assert!(written.contains(&"inviting-party-letter_kk-ru.pdf".to_owned()), "{written:?}");
    assert!(written.len() > 8, "{written:?}");
    assert!(told.contains("Addressee, in Kazakh"), "{told}");
    // Nothing is overwritten without being asked for.
    let (code, _, err) = run(&["letters", case, "--out", out_text]);
    assert_eq!(code, 2);
    assert!(err.contains("--replace"), "{err}");
    let only = ["letters", case, "--out", out_text, "--only", "cover-letter", "--lang", "en"];
    assert_eq!(run(&only).0, 0);
    assert!(names(&out).contains(&"cover-letter_en.pdf".to_owned()));
    let (code, _, err) = run(&["letters", case, "--out", out_text, "--only", "love-letter"]);
    assert_eq!(code, 2);
    assert!(err.contains("love-letter") && err.contains("hint: "), "{err}");

    let set = folder.path().join("print.pdf");
    let (code, told, err) =
        run(&["print-set", case, "--out", set.to_str().unwrap(), "--lang", "ru"]);
    assert_eq!((code, err.as_str()), (0, ""), "{told}");
    assert!(told.contains("Сопроводительное письмо") && told.contains("× 2"), "{told}");
    others_read_the_set(&set, &told);
}

/// What an outside program says of a file; `None` when it is not there.
fn tool(program: &str, arguments: &[&str], path: &Path, after: &[&str]) -> Option<String> {
    let Ok(output) = Command::new(program).args(arguments).arg(path).args(after).output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {told}");
    Some(told)
}

/// The whole set in other programs: sound, its fonts embedded, every part on the front of a sheet, in order,
/// and the backs before it blank.
fn others_read_the_set(set: &Path, told: &str) {
    if let Some(said) = tool("qpdf", &["--check"], set, &[]) {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    if let Some(fonts) = tool("pdffonts", &[], set, &[]) {
        for row in fonts.lines().skip(2) {
            let words: Vec<&str> = row.split_whitespace().rev().collect();
            assert_eq!(words[4], "yes", "not embedded: {row}");
        }
    }
    let Some(text) = tool("pdftotext", &[], set, &["-"]) else { return };
    let pages: Vec<String> =
        text.split('\u{c}').map(|page| page.split_whitespace().collect()).collect();
    // `  5: Title, 2 pages × 2`
    let mut parts = 0;
    let mut next = 1;
    for line in told.lines().filter_map(|line| line.strip_prefix("  ")) {
        let Some((first, rest)) = line.split_once(": ") else { continue };
        let Ok(first) = first.parse::<usize>() else { continue };
        assert_eq!(first % 2, 1, "{line}");
        assert!((next..=next + 1).contains(&first), "{line} after page {next}");
        if first > next {
            assert_eq!(pages[next - 1], "", "page {next} before {line} is not blank");
        }
        let (_, count) = rest.rsplit_once(", ").unwrap();
        let mut numbers = count.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
        let mut number = || numbers.next().map(|it| it.parse::<usize>().unwrap());
        let (length, copies) = (number().unwrap(), number().unwrap_or(1));
        // Copies begin on fronts of sheets as well, and are alike.
        let step = length + length % 2;
        for copy in 1..copies {
            assert_eq!(pages[first - 1], pages[first - 1 + copy * step], "{line}");
        }
        next = first + (copies - 1) * step + length;
        parts += 1;
    }
    assert!(parts > 20, "{parts} parts: {told}");
    assert_eq!(pages.len(), next, "a form feed after every page");
}

/// What stops files from being written stops all of them, is told with the path, and leaves what was there.
#[test]
fn letters_that_cannot_be_written_leave_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case");
    sample_case::write(&case).unwrap();
    let case = case.to_str().unwrap();
    // The name of the second letter is taken: the first is not written either.
    let out = folder.path().join("taken");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("cover-letter_kk-ru.pdf"), "mine").unwrap();
    let both = ["--only", "qualification-letter", "--only", "cover-letter"];
    let to = |out: &Path| -> (i32, String, String) {
        let mut arguments = vec!["letters", case, "--out", out.to_str().unwrap()];
        arguments.extend(both);
        run(&arguments)
    };
    let (code, _, err) = to(&out);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("cover-letter_kk-ru.pdf") && err.contains("--replace"), "{err}");
    assert_eq!(names(&out), ["cover-letter_kk-ru.pdf"]);
    assert_eq!(std::fs::read(out.join("cover-letter_kk-ru.pdf")).unwrap(), b"mine");
    // A folder cannot be made below a file.
    let below = out.join("cover-letter_kk-ru.pdf").join("letters");
    let (code, _, err) = to(&below);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("hint: "), "{err}");
    read_only(&folder.path().join("shut"), &to);
    // Asked for twice, it is written once.
    let twice = folder.path().join("twice");
    let once = ["--only", "cover-letter", "--only", "cover-letter"];
    let mut arguments = vec!["letters", case, "--out", twice.to_str().unwrap()];
    arguments.extend(once);
    let (code, _, err) = run(&arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(names(&twice), ["cover-letter_kk-ru.pdf"]);
}

#[cfg(unix)]
fn read_only(out: &Path, to: &dyn Fn(&Path) -> (i32, String, String)) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::create_dir(out).unwrap();
    std::fs::set_permissions(out, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(out.join("probe"), "").is_ok() {
        println!("skipped: this user may write everywhere");
        return;
    }
    let (code, _, err) = to(out);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("shut") && err.contains("hint: "), "{err}");
    assert!(names(out).is_empty());
}

#[cfg(not(unix))]
fn read_only(_: &Path, _: &dyn Fn(&Path) -> (i32, String, String)) {}

/// Two letters with one name: their files have two.
#[test]
fn letters_of_the_same_name_do_not_overwrite_each_other() {
    let mut files = permitpack::rules::builtin_files();
    let (path, text) =
        files.iter().find(|(path, _)| path.ends_with("letters/cover-letter.toml")).unwrap().clone();
    let twin = text.replacen("id = \"cover-letter\"", "id = \"cover-letter-2\"", 1);
    files.push((path.replace("cover-letter", "cover-letter-2"), twin));
    let book = permitpack::rules::load(&files).unwrap_or_else(|errors| panic!("{errors}"));
    let case = sample(&book);
    let letter = |id: &str| super::filled(&book, &case, id, &[]);
    let (one, other) = (letter("cover-letter"), letter("cover-letter-2"));
    assert_eq!(one.title, other.title);
    assert_ne!(file_stem(&one), file_stem(&other));
    // A second letter of the same id is no letter but a mistake.
    let same = text.replacen("order = 70", "order = 71", 1);
    files.push((path.replace("cover-letter", "cover-letter-3"), same));
    assert!(permitpack::rules::load(&files).unwrap_err().to_string().contains("cover-letter"));
}
