//! How fast a case is assessed. Prints the figure; in a debug build it says little.

use std::time::Instant;

use super::{Given, book};

#[test]
fn assessing_a_typical_case() {
    let book = book();
    let given = Given::new(&book, "trp-first", "2026-11-22")
        .category("employment-contract")
        .fact("applicant.citizenship", "RU")
        .fact("applicant.birth_date", "1990-01-01")
        .fact("stay.entered_on", "2026-11-02")
        .fact("dwelling.owned", "no")
        .record("visit", &[("visit.entry_on", "2026-11-02")]);
    let rounds = 2_000;
    let start = Instant::now();
    for _ in 0..rounds {
        assert!(!given.assess().requirements.is_empty());
    }
    println!("assess: {:?} a case", start.elapsed() / rounds);
}
