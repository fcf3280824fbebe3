//! What a frame of the start page costs with 5 000 cases. Prints figures; fails only when something is slower by
//! far than anybody would wait for. For figures that count: `cargo test --release --test it -- desk_speed --nocapture`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{AsOf, Language};
use permitpack::store::{CaseRecord, CaseSummary, Opening, Step, Store as _, When, Workspace};

use super::desk::surname;
use super::harness::{Window, command, go, put_sample, usual};

const CASES: usize = 5_000;

/// Processor time of this thread, where the system tells it.
fn processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Median and 99th part of a hundred of the time that frames take.
fn frames(window: &mut Window, what: &str, mut before: impl FnMut(&mut Window, usize)) -> Duration {
    let mut took: Vec<Duration> = (0..100)
        .map(|n| {
            before(window, n);
            let (since, cpu) = (Instant::now(), processor());
            window.step();
            match (cpu, processor()) {
                (Some(before), Some(after)) => after.saturating_sub(before),
                _ => since.elapsed(),
            }
        })
        .collect();
    took.sort();
    println!("{what}: p50 {:?}, p99 {:?}, longest {:?}", took[50], took[98], took[99]);
    took[50]
}

#[test]
fn five_thousand_cases_on_the_start_page() {
    let folder = tempfile::tempdir().unwrap();
    put_sample(folder.path());
    let today = AsOf("2026-11-24".parse().unwrap());
    let opening = Opening { today, now: When(1), read_only: false, on_answer: None };
    let workspace = Workspace::open(folder.path(), opening.clone()).unwrap();
    let head = Arc::clone(&workspace.cases()[0]);
    let loaded = workspace.load(head.key).wait().unwrap().record;
    let tickets: Vec<_> = (1..CASES)
        .map(|n| {
            let title = format!("PERSON {:05}", n * 7919 % CASES);
            let summary = CaseSummary { title, ..loaded.summary.clone() };
            let mut case =
                permitpack::domain::Case::new(format!("M-{n:05}"), loaded.case.procedure.clone());
            case.category.clone_from(&loaded.case.category);
            let record = CaseRecord { summary, ..CaseRecord::new(Arc::new(case)) };
            workspace.create(record, Step::new("step-created", When(1)))
        })
        .collect();
    for ticket in tickets {
        ticket.wait().unwrap();
    }
    drop(workspace);
    let since = Instant::now();
    let mut window = usual(folder.path());
    command(&mut window, Command::Language(Language::En));
    go(&mut window, Screen::Start);
    println!("opened with {CASES} cases in {:?}", since.elapsed());
    let still = frames(&mut window, "start page, nothing happens", |_, _| {});
    assert!(still < Duration::from_millis(500));
    frames(&mut window, "start page, scrolled", |window, _| {
        window.event(egui::Event::PointerMoved(egui::pos2(400.0, 500.0)));
        window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -400.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
    });
    command(&mut window, Command::OpenCase(head.key));
    command(&mut window, surname("ANOTHER"));
    command(&mut window, Command::CloseCase);
    frames(&mut window, "start page, after a case changed", |_, _| {});
}
