//! Hundreds of scans dropped at once: what frames cost meanwhile, how long it takes, what memory it needs,
//! and how soon it stops when somebody says so.

use std::path::Path;
use std::time::{Duration, Instant};

use permitpack::app::Command;
use permitpack::app::jobs::Purpose;
use permitpack::app::screens::Screen;

use crate::driver::{Driver, Frame, Wrong};
use crate::figures::{self, Budget, Costs, met, milliseconds};
use crate::watch::Watch;
use crate::{scans, seed};

/// Between two frames of a screen.
const TICK: Duration = Duration::from_micros(16_667);
/// How often an import is stopped, each time at another moment.
const STOPS: u32 = 20;
/// From the press to the end of the job, in milliseconds.
const STOPPED_WITHIN: f64 = 300.0;
/// Frames at rest, to compare with.
const FRAMES: usize = 300;

/// Prints everything.
pub(crate) fn measured(count: usize) -> Result<(), Wrong> {
    let folder = tempfile::tempdir()?;
    let papers = folder.path().join("scans");
    let bytes = scans::write(&papers, count)?;
    println!("flood of scans, {}, {count} files, {} MB", figures::build(), bytes / 1_000_000);
    let mut driver = Driver::open(&folder.path().join("workspace"))?;
    driver.app.push(Command::Language(permitpack::domain::Language::En));
    driver.settle();
    seed::new_case(&mut driver, "2026-900")?;
    driver.app.push(Command::Go(Screen::Documents));
    driver.settle();
    let mut costs = Costs::new("documents, nothing happens");
    (0..FRAMES).for_each(|_| costs.add(driver.frame()));
    costs.print(Budget::Frame);
    let taken = taken_in(&mut driver, &papers, count)?;
    inbox(&mut driver);
    stopped(&mut driver, &papers, taken)
}

/// One frame of a screen; then what is left of its time passes.
fn paced(driver: &mut Driver) -> Frame {
    let since = Instant::now();
    let frame = driver.frame();
    std::thread::sleep(TICK.saturating_sub(since.elapsed()));
    frame
}

/// The drop itself, while somebody moves the mouse and looks at other pages.
fn taken_in(driver: &mut Driver, papers: &Path, count: usize) -> Result<Duration, Wrong> {
    let (mut by_processor, mut by_clock) = (
        Costs::new("while they are taken in, processor"),
        Costs::new("while they are taken in, clock"),
    );
    let watch = Watch::begin();
    let began = Instant::now();
    driver.app.push(Command::Import { paths: vec![papers.to_owned()], to: None });
    let mut number = 0_u16;
    loop {
        number = number.wrapping_add(1);
        driver.point(300.0 + f32::from(number % 97) * 5.0, 300.0);
        if number.is_multiple_of(90) {
            let screen = if number / 90 % 2 == 1 { Screen::Tasks } else { Screen::Documents };
            driver.app.push(Command::Go(screen));
        }
        let frame = paced(driver);
        by_processor.add(frame);
        by_clock.add_wall(frame);
        if number > 2 && !driver.app.is_at_work(Purpose::Import) {
            break;
        }
        if began.elapsed() > Duration::from_mins(20) {
            return Err("the scans are never taken in".into());
        }
    }
    let taken = began.elapsed();
    let mut arriving = Costs::new("frames in which they arrive");
    for _ in 0..60 {
        arriving.add(paced(driver));
    }
    driver.wait("the disk", |driver| !driver.app.is_waiting())?;
    let most = watch.end();
    by_processor.print(Budget::Flood);
    by_clock.print(Budget::Flood);
    arriving.print(Budget::Flood);
    let files = driver.app.open_case().map_or(0, |case| case.inbox.len());
    let rate = f64::from(u32::try_from(files)?) / taken.as_secs_f64();
    println!("{files} of {count} taken in {:.1} s, {rate:.0} a second", taken.as_secs_f64());
    println!(
        "memory at most: window {:.0} MB, one worker {:.0} MB, all workers at once {:.0} MB",
        most.own, most.worker, most.workers
    );
    if files != count {
        return Err("files are missing".into());
    }
    Ok(taken)
}

/// All of them in the inbox, rolled through.
fn inbox(driver: &mut Driver) {
    driver.app.push(Command::CloseArrived);
    driver.app.push(Command::Go(Screen::Documents));
    driver.settle();
    driver.point(700.0, 720.0);
    let mut costs = Costs::new("the inbox, rolled through");
    for number in 0..2 * FRAMES {
        driver.roll(if (number / FRAMES).is_multiple_of(2) { -60.0 } else { 60.0 });
        costs.add(paced(driver));
    }
    costs.print(Budget::Flood);
}

/// Stops an import again and again, each time in a new case and at another moment.
fn stopped(driver: &mut Driver, papers: &Path, whole: Duration) -> Result<(), Wrong> {
    let mut waits = Vec::new();
    let (mut kept, mut early) = (0, 0);
    for number in 0..STOPS {
        seed::new_case(driver, &format!("2026-{}", 901 + number))?;
        driver.app.push(Command::Go(Screen::Documents));
        driver.settle();
        let began = Instant::now();
        let at = whole * number / STOPS;
        driver.app.push(Command::Import { paths: vec![papers.to_owned()], to: None });
        loop {
            paced(driver);
            if began.elapsed() >= at {
                break;
            }
        }
        if !driver.app.is_at_work(Purpose::Import) {
            early += 1;
            continue;
        }
        let pressed = Instant::now();
        driver.app.push(Command::CancelJobs(Purpose::Import));
        while driver.app.is_at_work(Purpose::Import) {
            driver.frame();
            std::thread::sleep(Duration::from_millis(1));
        }
        waits.push(pressed.elapsed());
        driver.settle();
        let case = driver.app.open_case().ok_or("no case")?;
        if !case.inbox.iter().all(permitpack::domain::FileRef::is_readable) {
            return Err("a file was taken by half".into());
        }
        kept += case.inbox.len();
    }
    waits.sort_unstable();
    let middle = waits.get(waits.len() / 2).copied().unwrap_or_default();
    let longest = waits.last().copied().unwrap_or_default();
    println!(
        "{:46}{:8.0} ms p50 {:8.0} ms longest of {}   (budget {STOPPED_WITHIN:.0}) {}",
        "stopped, from the press to the end",
        milliseconds(middle),
        milliseconds(longest),
        waits.len(),
        met(milliseconds(longest) <= STOPPED_WITHIN),
    );
    println!("{kept} files were read whole by then; {early} imports were over before");
    Ok(())
}
