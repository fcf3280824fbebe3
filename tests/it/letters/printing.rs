//! The print set: each part on a sheet of its own, copies, signed papers in place of drafts; and the
//! commands `letters` and `print-set`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use permitpack::export::bundle::plan::SourceBytes;
use permitpack::export::letters::LETTER_SIGNED;
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
    if let Ok(output) = Command::new("qpdf").arg("--check").arg(&set).output() {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    } else {
        println!("skipped: qpdf is not installed");
    }
}
