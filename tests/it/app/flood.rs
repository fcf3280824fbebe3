//! Many scans dropped at once: the window goes on drawing, a stop comes soon, and nothing is taken by half. Prints
//! figures; those that count are `cargo run --release --example window_figures -- flood`. The limits here hold on
//! a slow and busy machine: processor time is compared with that of a window at rest.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use permitpack::app::Command;
use permitpack::app::jobs::Purpose;
use permitpack::app::screens::Screen;
use permitpack::domain::Language;
use sha2::{Digest as _, Sha256};

use super::harness::{Window, command, go, says, wait, with_sample};
use super::journeys::photo;

const SCANS: usize = if cfg!(debug_assertions) { 60 } else { 500 };
/// From the press to the end of the job; a debug build waits for its workers longer to begin.
const STOPPED_WITHIN: Duration =
    if cfg!(debug_assertions) { Duration::from_secs(10) } else { Duration::from_millis(300) };

/// Scans with a number each, so that no two are alike.
fn scans(folder: &Path) -> PathBuf {
    let path = photo(folder, "one.jpg", 7, (1240, 1754));
    let page = std::fs::read(path).unwrap();
    let scans = folder.join("scans");
    std::fs::create_dir(&scans).unwrap();
    for number in 0..SCANS {
        let comment = format!("{number:06}");
        let bytes = [&page[..2], &[0xFF, 0xFE, 0, 8], comment.as_bytes(), &page[2..]].concat();
        std::fs::write(scans.join(format!("scan {number}.jpg")), bytes).unwrap();
    }
    scans
}

/// Processor time of this thread, where the system tells it.
fn processor() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = text.split_whitespace().next().and_then(|it| it.parse().ok());
    Duration::from_nanos(first.unwrap_or(0))
}

fn frame(window: &mut Window) -> Duration {
    let before = processor();
    window.step();
    processor().saturating_sub(before)
}

/// Of a hundred frames the one that five are slower than, and the slowest.
fn told(what: &str, mut frames: Vec<Duration>) -> Duration {
    frames.sort_unstable();
    let at = |part: usize| frames[(frames.len() * part / 100).min(frames.len() - 1)];
    let (middle, high, count) = (at(50), at(95), frames.len());
    println!("{what}: p50 {middle:?}, p95 {high:?}, longest {:?} of {count}", at(100));
    high
}

fn is_at_work(window: &Window) -> bool {
    window.state().seen().is_at_work(Purpose::Import)
}

fn import(window: &mut Window, scans: &Path) {
    let paths = vec![scans.to_owned()];
    window.state_mut().app().push(Command::Import { paths, to: None });
    window.step();
    assert!(is_at_work(window));
}

#[test]
fn many_scans_are_taken_in_while_the_window_goes_on_drawing() {
    let folder = tempfile::tempdir().unwrap();
    let scans = scans(folder.path());
    let mut window = with_sample(&folder.path().join("workspace"));
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Documents);
    window.state_mut().patient = false;
    let still = told("at rest", (0..60).map(|_| frame(&mut window)).collect());

    let began = Instant::now();
    import(&mut window, &scans);
    let mut frames = Vec::new();
    // The drawing in which they arrive is one of those that show them.
    let arrival = loop {
        let drawing = frame(&mut window);
        if !is_at_work(&window) {
            break drawing;
        }
        frames.push(drawing);
        std::thread::sleep(Duration::from_millis(5));
        assert!(began.elapsed() < Duration::from_mins(15), "they are never taken in");
    };
    println!("{SCANS} scans in {:?}", began.elapsed());
    let busy = told("meanwhile", frames);
    assert!(busy < 3 * still + Duration::from_millis(8), "{busy:?} beside {still:?}");
    let after = (0..40).map(|_| frame(&mut window));
    let there = told("as they come", std::iter::once(arrival).chain(after).collect());
    assert!(there < 10 * still + Duration::from_millis(50), "{there:?} beside {still:?}");
    window.state_mut().patient = true;
    wait(&mut window, "all of them", |window| {
        window.state().seen().open_case().is_some_and(|case| case.inbox.len() == SCANS)
    });
    // What is there already comes again as a long report, and that is drawn in parts.
    import(&mut window, &scans);
    let what = "Close the report about files";
    wait(&mut window, what, |window| !is_at_work(window) && says(window, what));
    window.state_mut().patient = false;
    let report = told("with a long report", (0..60).map(|_| frame(&mut window)).collect());
    assert!(report < 6 * still + Duration::from_millis(20), "{report:?} beside {still:?}");
}

#[test]
fn a_stop_comes_soon_and_nothing_is_taken_by_half() {
    let folder = tempfile::tempdir().unwrap();
    let scans = scans(folder.path());
    let workspace = folder.path().join("workspace");
    let mut window = with_sample(&workspace);
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Documents);
    let began = Instant::now();
    import(&mut window, &scans);
    wait(&mut window, "the first time", |window| !is_at_work(window));
    let whole = began.elapsed();
    wait(&mut window, "them", |window| !inbox(window).is_empty());
    command(&mut window, Command::Undo);
    wait(&mut window, "them gone", |window| inbox(window).is_empty());

    let mut longest = Duration::ZERO;
    for part in [0, 20, 50, 80] {
        window.state_mut().patient = false;
        let began = Instant::now();
        import(&mut window, &scans);
        while began.elapsed() < whole * part / 100 && is_at_work(&window) {
            window.step();
            std::thread::sleep(Duration::from_millis(5));
        }
        let is_early = !is_at_work(&window);
        let pressed = Instant::now();
        window.state_mut().app().push(Command::CancelJobs(Purpose::Import));
        while is_at_work(&window) {
            window.step();
            assert!(pressed.elapsed() < Duration::from_mins(5), "it never stops");
            std::thread::sleep(Duration::from_millis(1));
        }
        longest = longest.max(pressed.elapsed());
        window.state_mut().patient = true;
        window.run();
        let files = inbox(&window);
        println!(
            "stopped at {part} %: {:?}, {} taken{}",
            pressed.elapsed(),
            files.len(),
            if is_early { ", it was over" } else { "" }
        );
        assert!(files.iter().all(permitpack::domain::FileRef::is_readable));
        for file in &files {
            let digest = file.digest.to_string();
            let kept = std::fs::read(workspace.join("files").join(&digest[..2]).join(&digest));
            assert_eq!(Sha256::digest(kept.unwrap())[..], file.digest.0, "{}", file.name);
        }
        let parts = std::fs::read_dir(workspace.join("files")).unwrap();
        let left = parts.filter(|it| it.as_ref().unwrap().path().is_file()).count();
        assert_eq!(left, 0, "unfinished files are left");
        if !files.is_empty() {
            command(&mut window, Command::Undo);
            wait(&mut window, "them gone", |window| inbox(window).is_empty());
        }
    }
    println!("longest from the press to the end: {longest:?}");
    assert!(longest <= STOPPED_WITHIN, "{longest:?}");
}

fn inbox(window: &Window) -> Vec<permitpack::domain::FileRef> {
    window.state().seen().open_case().map(|case| case.inbox.clone()).unwrap_or_default()
}
