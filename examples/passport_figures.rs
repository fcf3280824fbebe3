//! How well passports are read from scans: every picture of the tests, damaged in every way.
//!
//! `cargo run --release --example passport_figures -- [PEOPLE] [PART OF A NAME]`
//!
//! With a number, the pages of so many people are tried, else those of all; with words, only damages that are
//! called so. Needs the program tesseract. A field that is wrong and said to be proven ends it with a failure.
#![expect(clippy::print_stdout, reason = "figures are printed")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the pictures are those of the tests"
)]

#[path = "../tests/it/repair/drawing.rs"]
mod drawing;
#[path = "../tests/it/repair/passport_pictures.rs"]
mod passport_pictures;

use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use image::{DynamicImage, RgbImage, RgbaImage};
use passport_pictures::{DAMAGES, Damage, Person, data_page, everybody};
use permitpack::documents::ocr::Tesseract;
use permitpack::documents::preview::{PreviewOptions, Previewer};
use permitpack::documents::worker::{self, Patience, WorkerProgram};
use permitpack::domain::mrz::{self, Certainty};

type Wrong = Box<dyn std::error::Error>;

/// What came of some readings.
#[derive(Default)]
struct Score {
    pages: usize,
    whole: usize,
    fields: usize,
    right: usize,
    proven: usize,
    lies: usize,
    time: Duration,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        self.whole += other.whole;
        self.fields += other.fields;
        self.right += other.right;
        self.proven += other.proven;
        self.lies += other.lies;
        self.time += other.time;
    }

    fn print(&self, name: &str) {
        let each =
            self.time.as_secs_f64() / f64::from(u32::try_from(self.pages).unwrap_or(1).max(1));
        println!(
            "{name:22}{:4} of {:3}{:9} of {:4}{:8}{:8}{each:9.2} s",
            self.whole, self.pages, self.right, self.fields, self.proven, self.lies,
        );
    }
}

fn main() -> ExitCode {
    if let Some(code) = worker::serve(std::env::args_os(), permitpack::export::JOBS) {
        return code;
    }
    let mut words = std::env::args().skip(1).peekable();
    let people = words.peek().and_then(|word| word.parse().ok());
    if people.is_some() {
        words.next();
    }
    match measured(people.unwrap_or(usize::MAX), &words.collect::<Vec<_>>().join(" ")) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(wrong) => {
            println!("failed: {wrong}");
            ExitCode::FAILURE
        }
    }
}

fn measured(count: usize, part: &str) -> Result<usize, Wrong> {
    let tesseract = Tesseract::find(std::env::var_os("PATH").as_deref());
    let tesseract = tesseract.ok_or("tesseract is not installed")?;
    // Also when it is built without optimisation.
    let long = Duration::from_mins(10);
    let program = WorkerProgram::at(&std::env::current_exe()?)
        .with_patience(Patience { silence: long, per_page: long });
    let people = everybody();
    println!(
        "{:22}{:>11}{:>17}{:>8}{:>8}{:>11}",
        "", "whole", "fields right", "proven", "wrong", "each"
    );
    let mut all = Score::default();
    for damage in DAMAGES.iter().filter(|damage| damage.0.contains(part)) {
        let mut score = Score::default();
        for person in people.iter().take(count) {
            score.add(&read(&tesseract, &program, damage, person)?);
        }
        score.print(damage.0);
        all.add(&score);
    }
    all.print("all");
    Ok(all.lies)
}

fn read(
    tesseract: &Tesseract,
    program: &WorkerProgram,
    (_, side, damage): &Damage,
    person: &Person,
) -> Result<Score, Wrong> {
    let page = drawn(program, &data_page(person), *side)?;
    let mut file = tempfile::tempfile()?;
    file.write_all(&damage(&page))?;
    let began = Instant::now();
    let reading = tesseract.read_page(program, &file, 0, None)?;
    let lines = person.lines.join("\n");
    let truth = mrz::read(&[lines.clone(), lines]).ok_or("no zone")?;
    let (pages, fields) = (1, truth.fields.len());
    let mut score = Score { pages, fields, time: began.elapsed(), ..Score::default() };
    let Some(reading) = reading else { return Ok(score) };
    score.whole = usize::from(reading.zone.lines == person.lines);
    for (field, truth) in reading.zone.fields.iter().zip(&truth.fields) {
        let is_right = field.text == truth.text;
        let is_proven = field.certainty == Certainty::Proven;
        score.right += usize::from(is_right);
        score.proven += usize::from(is_proven);
        // The one thing that must never happen.
        score.lies += usize::from(is_proven && !is_right);
    }
    Ok(score)
}

fn drawn(program: &WorkerProgram, pdf: &[u8], side: u32) -> Result<RgbImage, Wrong> {
    let mut file = tempfile::tempfile()?;
    file.write_all(pdf)?;
    let options = PreviewOptions { max_width: side, max_height: side, ..PreviewOptions::default() };
    let drawn = Previewer::new(program.clone()).render(&file, &options)?;
    let rgba = RgbaImage::from_raw(drawn.width, drawn.height, drawn.rgba).ok_or("no picture")?;
    Ok(DynamicImage::from(rgba).into_rgb8())
}
