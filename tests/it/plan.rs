//! Plans of packs on a rule book of a few lines: order, numbers, pages, names, volumes.
//!
//! The golden files under `tests/golden/plan-*.txt` are written anew when `PERMITPACK_GOLDEN` is set.

use std::path::Path;

use permitpack::domain::{
    Answer, AsOf, Case, Digest, Document, DocumentForm, FileKind, FileRef, Language, Legalisation,
    Value, Waiver,
};
use permitpack::export::manifest::Manifest;
use permitpack::export::plan::{PackOptions, PackPlan, plan};
use permitpack::rules::{Assessment, RuleBook, assess, load};

const BOOK: &[(&str, &str)] = &[
    (
        "forms/x/book.toml",
        r#"
version = "1.0"
reviewed_on = 2026-11-22
disclaimer = { en = "No advice.", ru = "Не совет.", kk = "Кеңес емес." }
"#,
    ),
    (
        "forms/x/sources.toml",
        r#"
[[source]]
id = "act-1"
kind = "act"
title = { en = "Rules", ru = "Правила", kk = "Қағидалар" }
read_on = 2026-11-22
"#,
    ),
    (
        "forms/x/questions.toml",
        r#"
[[topic]]
id = "who"
title = { en = "Who", ru = "Кто", kk = "Кім" }
[[question]]
id = "a.surname"
topic = "who"
kind = "latin-name"
label = { en = "Surname", ru = "Фамилия", kk = "Тегі" }
always = true
"#,
    ),
    (
        "forms/x/documents.toml",
        r#"
[[section]]
id = "first"
title = { en = "First", ru = "Первый", kk = "Бірінші" }
[[section]]
id = "second"
title = { en = "Second", ru = "Второй", kk = "Екінші" }
[[document]]
id = "letter"
title = { en = "Letter", ru = "Письмо", kk = "Хат" }
section = "second"
forms = ["original"]
file_stem = "letter"
of_company = false
[[document]]
id = "passport"
title = { en = "Passport", ru = "Паспорт", kk = "Паспорт" }
section = "first"
forms = ["original", "copy"]
file_stem = "passport"
of_company = false
[[document]]
id = "lease"
title = { en = "Lease", ru = "Договор найма", kk = "Жалдау шарты" }
section = "second"
forms = ["copy"]
file_stem = "lease"
of_company = false
"#,
    ),
    (
        "forms/x/procedures/move.toml",
        r#"
id = "move"
order = 10
title = { en = "Move", ru = "Переезд", kk = "Көшу" }
summary = { en = "Move.", ru = "Переезд.", kk = "Көшу." }
categories = false
channels = []
next_steps = []
notes = []
sources = [{ id = "act-1" }]
confidence = "sourced"
[[requirement]]
id = "show-passport"
title = { en = "Passport", ru = "Паспорт", kk = "Паспорт" }
why = { en = "So.", ru = "Так.", kk = "Солай." }
section = "first"
weight = "required"
one_of = [["passport"]]
sources = [{ id = "act-1" }]
confidence = "sourced"
[[requirement]]
id = "show-lease"
title = { en = "Dwelling", ru = "Жильё", kk = "Тұрғын үй" }
why = { en = "So.", ru = "Так.", kk = "Солай." }
section = "second"
weight = "required"
one_of = [["lease"], ["letter", "passport"]]
sources = [{ id = "act-1" }]
confidence = "practice"
"#,
    ),
    (
        "forms/x/profiles/plain.toml",
        r#"
id = "plain"
order = 10
title = { en = "Plain", ru = "Простой", kk = "Қарапайым" }
sections = ["first", "second"]
document_name = "{n}_{stem}_{surname}"
pack_name = "{number}_{surname}"
folder_name = "{n}_{section}"
cover_facts = []
cover_duties = []
name_facts = ["a.surname"]
cyrillic_name_facts = []
originals = true
duplex = false
languages = ["ru", "kk"]
"#,
    ),
    (
        "forms/x/profiles/sheets.toml",
        r#"
id = "sheets"
order = 20
title = { en = "Sheets", ru = "Листы", kk = "Парақтар" }
sections = ["second", "first"]
document_name = "{stem}"
pack_name = "{number}"
folder_name = "{section}"
cover_facts = []
cover_duties = []
name_facts = ["a.surname"]
cyrillic_name_facts = []
originals = false
duplex = true
languages = ["en"]
"#,
    ),
];

fn book() -> RuleBook {
    let files: Vec<_> =
        BOOK.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    load(&files).unwrap_or_else(|errors| panic!("{errors}"))
}

/// A readable PDF of so many pages and bytes.
fn file(name: &str, page_count: u32, size: u64) -> FileRef {
    let mut digest = [0; 32];
    for (at, byte) in name.bytes().enumerate() {
        digest[at % 32] ^= byte;
    }
    FileRef::new(Digest(digest), name.to_owned(), size, FileKind::Pdf, page_count)
}

fn document(id: &str, kind: &str, files: Vec<FileRef>) -> Document {
    Document::new(id.parse().unwrap(), kind.parse().unwrap(), DocumentForm::Copy, files)
}

fn case(documents: Vec<Document>) -> Case {
    let mut case = Case::new("2026-7".to_owned(), "move".parse().unwrap());
    let surname = Value::Text("IVANOV".to_owned());
    case.facts.set("a.surname".parse().unwrap(), Answer::Accepted(surname));
    case.documents = documents;
    case
}

/// A letter, two passports of one file name, a lease of two files.
fn full() -> Case {
    let lease = vec![file("page 1.jpg", 1, 9_000), file("page 2.jpg", 1, 9_000)];
    case(vec![
        document("d1", "letter", vec![file("letter.pdf", 3, 50_000)]),
        document("d2", "passport", vec![file("scan.pdf", 2, 70_000)]),
        document("d3", "passport", vec![file("SCAN.pdf", 2, 70_000)]),
        document("d4", "lease", lease),
    ])
}

fn assessed(case: &Case) -> Assessment {
    assess(&book(), case, AsOf("2026-11-24".parse().unwrap()))
}

fn planned(case: &Case, options: &PackOptions) -> PackPlan {
    plan(&book(), case, &assessed(case), options).unwrap()
}

fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/plan-{name}.txt"));
    if std::env::var_os("PERMITPACK_GOLDEN").is_some() {
        std::fs::copy(tempfile_with(text).path(), &path).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "{name} differs; PERMITPACK_GOLDEN=1 writes it anew");
}

fn tempfile_with(text: &str) -> tempfile::NamedTempFile {
    use std::io::Write as _;
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn a_plain_plan() {
    golden("plain", &planned(&full(), &PackOptions::default()).to_string());
}

#[test]
fn a_plan_for_printing_on_both_sides() {
    let options =
        PackOptions { profile: Some("sheets".parse().unwrap()), ..PackOptions::default() };
    let plan = planned(&full(), &options);
    for document in &plan.documents {
        assert_eq!(document.first_page % 2, 0, "each document starts on a sheet of its own");
    }
    golden("sheets", &plan.to_string());
}

#[test]
fn an_incomplete_case_is_a_draft() {
    let plan = planned(&case(Vec::new()), &PackOptions::default());
    assert!(plan.is_draft);
    golden("draft", &plan.to_string());
}

#[test]
fn a_waived_item_is_no_draft() {
    let mut case = case(vec![document("d2", "passport", vec![file("scan.pdf", 2, 70_000)])]);
    assert!(planned(&case, &PackOptions::default()).is_draft);
    case.waivers.push(Waiver {
        requirement: "show-lease".parse().unwrap(),
        by: "Kim A.".to_owned(),
        on: "2026-11-20".parse().unwrap(),
        reason: "lives in a hotel".to_owned(),
    });
    let plan = planned(&case, &PackOptions::default());
    assert!(!plan.is_draft);
    let manifest = Manifest::new(&book(), &case, &assessed(&case), &plan);
    assert_eq!(manifest.case.waivers[0].reason, "lives in a hotel");
    assert_eq!(manifest.missing, [""; 0]);
}

#[test]
fn an_unreadable_file_gets_a_notice_and_keeps_its_original() {
    let mut broken = file("broken.pdf", 0, 70_000);
    broken.kind = FileKind::Refused("docx");
    let case = case(vec![document("d2", "passport", vec![broken])]);
    // Even where the profile leaves originals out.
    let options =
        PackOptions { profile: Some("sheets".parse().unwrap()), ..PackOptions::default() };
    let plan = planned(&case, &options);
    let document = &plan.documents[0];
    assert_eq!(document.page_count, 1);
    assert!(!document.as_it_is);
    assert!(document.files[0].original_path.is_some());
    assert_eq!(plan.findings[0].code.0, "file-not-shown");
}

#[test]
fn two_documents_of_one_name_do_not_collide() {
    let options =
        PackOptions { profile: Some("sheets".parse().unwrap()), ..PackOptions::default() };
    let plan = planned(&full(), &options);
    let mut paths: Vec<String> =
        plan.documents.iter().map(|document| document.zip_path.to_lowercase()).collect();
    assert!(paths.contains(&"first/passport (2).pdf".to_owned()), "{paths:?}");
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), plan.documents.len());
}

#[test]
fn a_late_document_keeps_the_numbers_of_the_others() {
    let number_overrides = [("d3".parse().unwrap(), "1A".to_owned())].into();
    let options = PackOptions { number_overrides, ..PackOptions::default() };
    let plan = planned(&full(), &options);
    let numbers: Vec<&str> = plan.documents.iter().map(|d| d.number.as_str()).collect();
    assert_eq!(numbers, ["1", "1A", "2", "3"]);
    assert!(plan.documents[1].zip_path.contains("01A_passport"), "{}", plan.documents[1].zip_path);
}

#[test]
fn volumes_follow_the_order_and_cut_nothing() {
    let mut case = full();
    case.documents.push(document("big", "lease", vec![file("big.pdf", 9, 9_000_000)]));
    let options = PackOptions { max_size: Some(500_000), ..PackOptions::default() };
    let plan = planned(&case, &options);
    let volumes: Vec<usize> = plan.documents.iter().map(|document| document.volume).collect();
    assert!(volumes.is_sorted() && plan.volumes.len() > 1, "{volumes:?}");
    let big = plan.documents.iter().find(|document| document.id.as_str() == "big").unwrap();
    let alone = plan.documents.iter().filter(|document| document.volume == big.volume).count();
    assert_eq!(alone, 1, "a document over the limit has a volume of its own");
    assert!(plan.findings.iter().any(|finding| finding.code.0 == "document-over-size-limit"));
    for volume in &plan.volumes {
        assert_eq!(volume.stamps.len(), usize::try_from(volume.page_count).unwrap());
        for link in &volume.links {
            assert!(link.target < volume.page_count, "links stay in their volume");
        }
    }
    golden("volumes", &plan.to_string());
}

#[test]
fn the_case_survives_its_manifest() {
    let mut case = full();
    case.documents[3].issued_on = Some("2026-11-01".parse().unwrap());
    case.documents[3].legalisation = Legalisation::Apostille;
    let assessment = assessed(&case);
    let plan = planned(&case, &PackOptions::default());
    let manifest = Manifest::new(&book(), &case, &assessment, &plan);
    let json = manifest.in_zip().unwrap();
    let read: Manifest = serde_json::from_slice(&json).unwrap();
    assert_eq!(read, manifest);
    let mut back = read.case().unwrap();
    back.documents.sort_by_key(|document| document.id.clone());
    assert_eq!(back, case);
}

#[test]
fn languages_and_letters_are_chosen() {
    let options = PackOptions {
        languages: vec![Language::En, Language::Kk],
        letters: permitpack::export::naming::Letters::Unicode,
        bookmarks: Some(Language::Kk),
        ..PackOptions::default()
    };
    let plan = planned(&full(), &options);
    assert_eq!(plan.documents[3].title.0, ["Lease", "Жалдау шарты"]);
    assert_eq!(plan.documents[3].bookmark, "Жалдау шарты");
    assert!(plan.documents[3].zip_path.starts_with("02_Екінші/"), "{}", plan.documents[3].zip_path);
}
