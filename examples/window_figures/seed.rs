//! Five thousand cases and a paper of a thousand pages, made by code.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use permitpack::app::Command;
use permitpack::app::command::NewCase;
use permitpack::app::screens::Screen;
use permitpack::domain::{AsOf, CategoryId, DocumentTypeId, Language, ProcedureId};
use permitpack::store::{CaseRecord, CaseSummary, Opening, Step, Store as _, When, Workspace};

use crate::driver::{Driver, Wrong};

/// Puts so many cases into a new workspace, as different as lists can tell.
pub(crate) fn cases(folder: &Path, count: usize) -> Result<(), Wrong> {
    let key = {
        let mut driver = Driver::open(folder)?;
        driver.app.push(Command::Language(Language::En));
        driver.app.push(Command::OpenSample);
        driver.wait("the sample", |driver| driver.app.open_case().is_some())?;
        driver.app.push(Command::CloseCase);
        driver.app.push(Command::Go(Screen::Start));
        driver.settle();
        driver.app.first_case().ok_or("no sample")?
    };
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("no such day")?;
    let now = When(1_795_000_000_000);
    let opening = Opening { today: AsOf(today), now, read_only: false, on_answer: None };
    let store = Workspace::open(folder, opening)?;
    let record = store.load(key).wait()?.record;
    let mut tickets = Vec::new();
    for number in 1..count {
        tickets.push(store.create(like(&record, number, count), Step::new("step-created", now)));
    }
    for ticket in tickets {
        ticket.wait()?;
    }
    Ok(())
}

fn like(record: &CaseRecord, number: usize, count: usize) -> CaseRecord {
    let mut case = record.case.as_ref().clone();
    case.number = format!("M-{number:05}");
    let days = i64::try_from(number % 300).unwrap_or(0);
    let mut dues = record.summary.dues.clone();
    for due in &mut dues {
        due.on += chrono::TimeDelta::days(days - 20);
    }
    let title = format!("PERSON {:05} NAME {}", number * 7919 % count, number % 97);
    let words: BTreeMap<String, String> = record.summary.words.clone();
    let summary = CaseSummary { title, dues, words, ..record.summary.clone() };
    CaseRecord { case: Arc::new(case), summary, ..record.clone() }
}

/// A PDF of so many pages with lines of text, each different.
pub(crate) fn paper(path: &Path, pages: usize) -> Result<(), Wrong> {
    let mut text = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    let mut add = |text: &mut String, body: &str| {
        places.push(text.len());
        let number = places.len();
        // Writing into a String never fails.
        let _ = write!(text, "{number} 0 obj\n{body}\nendobj\n");
    };
    add(&mut text, "<< /Type /Catalog /Pages 2 0 R >>");
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", 4 + page * 2)).collect();
    add(&mut text, &format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", kids.join(" ")));
    add(&mut text, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for page in 0..pages {
        let content = 5 + page * 2;
        add(
            &mut text,
            &format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
                 /Resources << /Font << /F 3 0 R >> >> >>"
            ),
        );
        let mut lines = String::from("BT /F 11 Tf 15 TL 56 780 Td\n");
        for line in 1..=45 {
            let _ = writeln!(
                lines,
                "(Page {} line {line} of a long contract, clause {}) Tj T*",
                page + 1,
                page * line % 89
            );
        }
        lines.push_str("ET");
        add(&mut text, &format!("<< /Length {} >>\nstream\n{lines}\nendstream", lines.len()));
    }
    let start = text.len();
    let size = places.len() + 1;
    let _ = write!(text, "xref\n0 {size}\n0000000000 65535 f \n");
    for place in &places {
        let _ = writeln!(text, "{place:010} 00000 n ");
    }
    let _ = write!(text, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    permitpack::export::atomic::write(path, true, |file| {
        std::io::Write::write_all(file, text.as_bytes())
    })?;
    Ok(())
}

/// Begins a case without files, and opens it.
pub(crate) fn new_case(driver: &mut Driver, number: &str) -> Result<(), Wrong> {
    driver.app.push(Command::Create(Box::new(NewCase {
        procedure: ProcedureId::new("trp-first")?,
        category: Some(CategoryId::new("employment-contract")?),
        channel: None,
        number: number.to_owned(),
        company: None,
    })));
    driver.wait("a new case", |driver| {
        driver.app.open_case().is_some_and(|case| case.number == number)
    })
}

/// Begins a case with that paper as its contract, and opens it.
pub(crate) fn case_of(driver: &mut Driver, file: &Path, pages: usize) -> Result<(), Wrong> {
    new_case(driver, "2026-900")?;
    let kind = DocumentTypeId::new("employment_contract")?;
    driver.app.push(Command::Import { paths: vec![file.to_owned()], to: Some(kind) });
    driver.wait("the paper", |driver| {
        let case = driver.app.open_case();
        let counts = case.into_iter().flat_map(|case| &case.documents);
        let sum: u32 = counts.map(permitpack::domain::Document::page_count).sum();
        usize::try_from(sum).is_ok_and(|sum| sum == pages)
    })
}
