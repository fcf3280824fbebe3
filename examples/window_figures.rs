//! Figures of the window without a screen: what one frame costs and what stays in memory, beside the budgets.
//!
//! `cargo run --release --example window_figures -- [CASES] [PAGES]`
//! `cargo run --release --example window_figures -- flood [SCANS]`
//!
//! The second drops so many scans at once and says what that costs, and how soon it can be stopped.
//!
//! A frame is what the window does on the processor: taking in news, laying out, tessellating. Painting by the
//! graphics driver, the first frame and a window at rest are measured by `tests/bench/window.sh`, which also
//! runs this. Processor time of the one thread that draws, so that a busy computer spoils the figures little.
#![expect(clippy::print_stdout, reason = "figures are printed")]

#[path = "window_figures/driver.rs"]
mod driver;
#[path = "window_figures/figures.rs"]
mod figures;
#[path = "window_figures/flood.rs"]
mod flood;
#[path = "window_figures/scans.rs"]
mod scans;
#[path = "window_figures/seed.rs"]
mod seed;
#[path = "window_figures/watch.rs"]
mod watch;

use std::process::ExitCode;

use driver::{Driver, Wrong};
use egui::Key;
use figures::{Budget, Costs};
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::documents::worker;

/// Frames of a scene.
const FRAMES: usize = 600;
/// Previews that are opened and closed.
const PREVIEWS: usize = 50;
/// Two pages of pixels more than before are no leak.
const KEPT_MB: f64 = 24.0;

fn main() -> ExitCode {
    let arguments = std::env::args_os();
    if let Some(code) = worker::serve(arguments, permitpack::export::JOBS) {
        return code;
    }
    let is_flood = std::env::args().nth(1).is_some_and(|word| word == "flood");
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    let result = if is_flood {
        flood::measured(numbers.next().unwrap_or(500))
    } else {
        measured(numbers.next().unwrap_or(5_000), numbers.next().unwrap_or(1_000))
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            println!("failed: {wrong}");
            ExitCode::FAILURE
        }
    }
}

fn measured(cases: usize, pages: usize) -> Result<(), Wrong> {
    println!("window figures, {}, {cases} cases, {pages} pages", figures::build());
    let folder = tempfile::tempdir()?;
    let workspace = folder.path().join("workspace");
    let began = std::time::Instant::now();
    seed::cases(&workspace, cases)?;
    println!("made in {:.1} s", began.elapsed().as_secs_f64());
    let mut driver = Driver::open(&workspace)?;
    let first = driver.frame();
    println!("{:46}{:8.2} ms", "first frame, laid out", figures::milliseconds(first.cost));
    start_page(&mut driver, cases);
    let file = folder.path().join("contract.pdf");
    seed::paper(&file, pages)?;
    seed::case_of(&mut driver, &file, pages)?;
    document_page(&mut driver, pages);
    previews(&mut driver)?;
    Ok(())
}

/// The list of all cases: rolled, filtered letter by letter, sorted anew.
fn start_page(driver: &mut Driver, cases: usize) {
    driver.settle();
    driver.rest_told(&format!("start page, {cases} cases"));
    let mut costs = Costs::new("start page, at rest");
    (0..FRAMES).for_each(|_| costs.add(driver.frame()));
    costs.print(Budget::Frame);

    let mut costs = Costs::new("start page, rolling");
    driver.point(420.0, 520.0);
    for number in 0..FRAMES {
        driver.roll(if number / 200 % 2 == 0 { -90.0 } else { 90.0 });
        costs.add(driver.frame());
    }
    costs.print(Budget::Frame);

    driver.app.push(Command::Find);
    driver.settle();
    let mut typing = Costs::new("start page, typing into the filter");
    let mut keys = Costs::new("  only frames in which a letter came");
    for word in ["person 0123", "мысал 4", "RU 99", "zzz"] {
        for letter in word.chars() {
            driver.type_text(&letter.to_string());
            let cost = driver.frame();
            keys.add(cost);
            typing.add(cost);
            (0..3).for_each(|_| typing.add(driver.frame()));
        }
        for _ in word.chars() {
            driver.press(Key::Backspace);
            let cost = driver.frame();
            keys.add(cost);
            typing.add(cost);
            (0..3).for_each(|_| typing.add(driver.frame()));
        }
    }
    typing.print(Budget::Frame);
    keys.print(Budget::Frame);

    driver.type_text("person 01");
    driver.settle();
    let mut costs = Costs::new("start page, rolling what fits the filter");
    for number in 0..FRAMES {
        driver.roll(if number / 200 % 2 == 0 { -90.0 } else { 90.0 });
        costs.add(driver.frame());
    }
    costs.print(Budget::Frame);
    (0..9).for_each(|_| {
        driver.press(Key::Backspace);
        driver.frame();
    });
    driver.settle();
}

/// The pages of one large document: rolled from the first to the last.
fn document_page(driver: &mut Driver, pages: usize) {
    driver.app.push(Command::Go(Screen::Documents));
    driver.settle();
    driver.point(620.0, 420.0);
    let mut costs = Costs::new(&format!("{pages} pages of a case, rolling"));
    for number in 0..FRAMES {
        driver.roll(if number / 300 % 2 == 0 { -240.0 } else { 240.0 });
        costs.add(driver.frame());
    }
    costs.print(Budget::Frame);
    driver.settle();
    let mut costs = Costs::new(&format!("{pages} pages of a case, at rest"));
    (0..FRAMES).for_each(|_| costs.add(driver.frame()));
    costs.print(Budget::Frame);
    driver.rest_told(&format!("{pages} pages of a case"));
    let mut costs = Costs::new("task list of that case, at rest");
    driver.app.push(Command::Go(Screen::Tasks));
    driver.settle();
    (0..FRAMES).for_each(|_| costs.add(driver.frame()));
    costs.print(Budget::Frame);
}

/// Opens a page large and leaves it, again and again: what stays in memory.
fn previews(driver: &mut Driver) -> Result<(), Wrong> {
    let mut before = 0.0;
    let mut most = 0;
    for number in 0..=PREVIEWS {
        driver.app.push(Command::Go(Screen::Documents));
        driver.settle();
        driver.point(620.0, 420.0);
        driver.roll(-397.0);
        driver.settle();
        driver.click(360.0, 420.0);
        driver.wait("a picture", |driver| driver.app.picture_bytes() > 0)?;
        driver.settle_slowly();
        most = most.max(driver.app.picture_bytes());
        driver.app.push(Command::Go(Screen::Tasks));
        driver.settle();
        if number == 0 {
            before = figures::resident()?;
        }
    }
    let after = figures::resident()?;
    let kept = driver.app.picture_bytes();
    println!("{:46}{:8.1} MB", "memory after one preview was closed", before);
    let grown = after - before;
    let word = figures::met(grown <= KEPT_MB && kept == 0);
    println!(
        "{:46}{after:8.1} MB   (grown by {grown:.1}; budget {KEPT_MB:.0}) {word}",
        format!("memory after {PREVIEWS} more")
    );
    println!(
        "{:46}{:8.1} MB, then {kept} bytes",
        "pixels kept while one is shown",
        figures::megabytes(most)
    );
    Ok(())
}
