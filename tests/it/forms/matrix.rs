//! Which category asks for which document, out of the rule book: a golden table, and the cells that
//! the service card and the other sources settle.
//!
//! Refresh with `PERMITPACK_GOLDEN=1 cargo test the_matrix`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use permitpack::domain::{AsOf, DocumentTypeId};
use permitpack::rules::{RuleBook, Scope, Truth, Weight};

use super::{Given, book};

/// Columns: the category and what is given; nothing else is known of the case.
const COLUMNS: &[(&str, &str)] = &[
    ("employment-contract", "RU"),
    ("civil-law-contract", "RU"),
    ("work", "UZ"),
    ("family", ""),
    ("study", ""),
    ("treatment", ""),
    ("missionary", ""),
    ("business", ""),
    ("trafficking", ""),
    ("aifc-staff", ""),
    ("aifc-investor", ""),
    ("dependant", ""),
];

/// How a document stands in a column: `R` asked for, `C` asked for if, `1` one of several; after it
/// `p` for practice and `o` for optional; `-` not asked for.
fn cells(book: &RuleBook, category: &str, citizenship: &str) -> BTreeMap<DocumentTypeId, String> {
    let mut given = Given::new(book, "trp-first", "2026-11-22").category(category);
    given.as_of = AsOf(book.reviewed_on);
    if !citizenship.is_empty() {
        given = given.fact("applicant.citizenship", citizenship);
    }
    let scope = Scope::new(book, &given.case, given.as_of);
    let mut cells: BTreeMap<DocumentTypeId, Vec<(Weight, Truth, bool)>> = BTreeMap::new();
    for state in given.assess().requirements {
        let requirement = &book.requirements[&state.requirement];
        let applies = scope.eval(&requirement.applies_if);
        if applies == Truth::No {
            continue;
        }
        let sure = |kind: &DocumentTypeId| requirement.one_of.iter().all(|it| it.contains(kind));
        for kind in requirement.one_of.iter().flatten() {
            let entry = (requirement.weight, applies, sure(kind));
            cells.entry(kind.clone()).or_default().push(entry);
        }
    }
    let cell = |mut entries: Vec<(Weight, Truth, bool)>| {
        // The heaviest first, and of equal ones the surest.
        entries
            .sort_by_key(|(weight, applies, sure)| (*weight, std::cmp::Reverse((*applies, *sure))));
        let (weight, applies, sure) = entries.first().copied()?;
        let mut text = String::from(match (applies, sure) {
            (Truth::Unknown, true) => "C",
            (Truth::Unknown, false) => "C1",
            (_, true) => "R",
            (_, false) => "1",
        });
        text.push_str(match weight {
            Weight::Required => "",
            Weight::Practice => "p",
            Weight::Optional => "o",
        });
        Some(text)
    };
    cells.into_iter().filter_map(|(kind, entries)| Some((kind, cell(entries)?))).collect()
}

fn table(book: &RuleBook) -> String {
    let columns: Vec<_> = COLUMNS.iter().map(|(it, citizen)| cells(book, it, citizen)).collect();
    let mut text = String::from("document");
    for (category, citizenship) in COLUMNS {
        let _ = write!(text, "\t{category}");
        if !citizenship.is_empty() {
            let _ = write!(text, " {citizenship}");
        }
    }
    text.push('\n');
    for kind in book.documents.keys() {
        let row: Vec<&str> =
            columns.iter().map(|it| it.get(kind).map_or("-", String::as_str)).collect();
        if row.iter().any(|cell| *cell != "-") {
            let _ = writeln!(text, "{kind}\t{}", row.join("\t"));
        }
    }
    text
}

#[test]
fn the_matrix_is_as_recorded() {
    let book = book();
    let table = table(&book);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/matrix.tsv");
    if std::env::var_os("PERMITPACK_GOLDEN").is_some() {
        #[expect(clippy::disallowed_methods, reason = "a golden file is refreshed in place")]
        std::fs::write(&path, &table).expect("the golden file can be written");
    }
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(recorded == table, "the matrix changed; it is now\n{table}");
}

/// Every category of the book has a column.
#[test]
fn the_matrix_is_whole() {
    let book = book();
    for category in &book.categories {
        let shown = COLUMNS.iter().any(|(column, _)| *column == category.id.as_str());
        assert!(shown, "{} has no column", category.id);
    }
}

/// Cells that the sources settle: document, the cells of the columns from the left. Insurance and
/// kinship can each be shown by one of several papers.
#[rustfmt::skip]
const SETTLED: &[(&str, &str)] = &[
    ("application_form",            "R  R  R  R  R  R  R  R  R  R  R  R"),
    ("passport_copy",               "R  R  R  R  R  R  R  R  R  R  R  R"),
    ("passport_notarised",          "Rp Rp Rp Rp Rp Rp Rp Rp Rp Rp Rp Rp"),
    ("health_insurance",            "-  -  1  C1 C1 C1 C1 -  C1 C1 C1 C1"),
    ("emergency_insurance",         "-  -  1  C1 C1 C1 C1 R  C1 C1 C1 C1"),
    ("owner_consent",               "C  C  C  C  C  C  C  C  C  C  C  C"),
    ("fingerprint_certificate",     "C  C  C  C  C  C  C  C  C  C  C  C"),
    ("employment_contract",         "R  -  C  -  -  -  -  -  -  1  -  -"),
    ("civil_law_contract",          "-  R  -  -  -  -  -  -  -  1  -  -"),
    ("foreign_labour_permit",       "-  -  1  -  -  -  -  -  -  -  -  -"),
    ("qualification_certificate",   "-  -  1  -  -  -  -  -  -  -  -  -"),
    ("household_permit",            "-  -  1  -  -  -  -  -  -  -  -  -"),
    ("secondment_order",            "-  -  1  -  -  -  -  -  -  -  -  -"),
    ("journalist_accreditation",    "-  -  1  -  -  -  -  -  -  -  -  -"),
    ("kinship_proof",               "-  -  -  1  -  -  -  -  -  -  -  1"),
    ("education_petition",          "-  -  -  -  R  -  -  -  -  -  -  -"),
    ("treatment_document",          "-  -  -  -  -  R  -  -  -  -  -  -"),
    ("missionary_certificate",      "-  -  -  -  -  -  R  -  -  -  -  -"),
    ("executive_body_document",     "-  -  -  -  -  -  -  R  -  -  -  -"),
    ("medical_form_028",            "-  -  -  -  -  -  -  R  -  -  -  -"),
    ("criminal_record_certificate", "-  -  -  -  -  -  -  R  -  -  -  -"),
    ("victim_petition",             "-  -  -  -  -  -  -  -  R  -  -  -"),
    ("aifc_request",                "-  -  -  -  -  -  -  -  -  -  R  -"),
    ("high_qualification_proof",    "-  -  -  -  -  -  -  -  -  Rp -  -"),
    ("petition_letter",             "1p 1p 1p -  -  -  -  -  -  1p -  1p"),
    ("state_registration_certificate", "Rp Rp Rp - - - - - - Rp - Rp"),
    ("arrival_notice",              "Rp Rp Rp Rp Rp Rp Rp Rp Rp Rp Rp Rp"),
];

#[test]
fn the_settled_cells_come_out_of_the_book() {
    let book = book();
    let columns: Vec<_> = COLUMNS.iter().map(|(it, citizen)| cells(&book, it, citizen)).collect();
    let mut wrong = String::new();
    for (document, expected) in SETTLED {
        let kind = DocumentTypeId::new(document).expect("an id");
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(expected.len(), COLUMNS.len());
        for ((column, found), expected) in COLUMNS.iter().zip(&columns).zip(expected) {
            let found = found.get(&kind).map_or("-", String::as_str);
            if found != expected {
                let _ = writeln!(wrong, "{document} for {column:?}: {found}, expected {expected}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
