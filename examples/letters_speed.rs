//! How many letters a second are filled and laid out, and written as PDF, on one thread.
//!
//! `cargo run --release --no-default-features --example letters_speed`
#![expect(clippy::print_stdout, reason = "prints its figures")]

use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow};
use permitpack::domain::AsOf;
use permitpack::export::letters::{Letters, Press, letter_pdf};
use permitpack::export::plan::PackOptions;
use permitpack::rules::{assess, builtin};
use permitpack::session::case_file;

const SAMPLE: &str = include_str!("../src/session/sample/case.toml");
const ROUNDS: u32 = 200;

fn main() -> anyhow::Result<()> {
    let book = builtin().map_err(|errors| anyhow!("{errors}"))?;
    let read = case_file::read(SAMPLE, "case.toml", &book);
    let case = read.case.context("the sample has mistakes")?;
    let as_of = AsOf(read.as_of.context("the sample has no day")?);
    let assessment = assess(&book, &case, as_of);
    let options = PackOptions::default();
    let letters = Letters::new(&book, &case, &assessment, &options)?;
    let mut press = Press::new();
    println!(
        "{:28} {:>6} {:>10} {:>10} {:>10}",
        "letter", "pages", "fill/s", "laid out/s", "PDF/s"
    );
    for letter in &book.letters {
        let filled = letters.fill(letter, &[]);
        let pages = press.page_count(&filled);
        let fill = timed(ROUNDS, || {
            letters.fill(letter, &[]);
            Ok(())
        })?;
        let lay = timed(ROUNDS, || {
            press.page_count(&filled);
            Ok(())
        })?;
        let write = timed(ROUNDS / 10, || {
            let own = press.set(&filled)?;
            letter_pdf(&filled, own, as_of.0)?;
            Ok(())
        })?;
        let a_second = |each: Duration| (1.0 / each.as_secs_f64()).round();
        println!(
            "{:28} {pages:>6} {:>10} {:>10} {:>10}",
            letter.id.as_str(),
            a_second(fill),
            a_second(lay),
            a_second(write)
        );
    }
    Ok(())
}

fn timed(rounds: u32, mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let start = Instant::now();
    for _ in 0..rounds {
        work()?;
    }
    Ok(start.elapsed() / rounds)
}
