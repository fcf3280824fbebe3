//! Costs of frames, their percentiles, and the budgets of the design beside them.

use std::time::Duration;

use crate::driver::{Frame, Wrong};

/// What a figure is held against.
#[derive(Clone, Copy)]
pub(crate) enum Budget {
    /// 99 of 100 frames within 4 ms of processor time.
    Frame,
    /// The same within 16 ms, while a flood of files is taken in.
    Flood,
}

impl Budget {
    fn milliseconds(self) -> f64 {
        match self {
            Self::Frame => 4.0,
            Self::Flood => 16.0,
        }
    }
}

/// The frames of one scene.
pub(crate) struct Costs {
    title: String,
    all: Vec<Duration>,
}

impl Costs {
    /// No frames yet.
    pub(crate) fn new(title: &str) -> Self {
        Self { title: title.to_owned(), all: Vec::new() }
    }

    /// One more.
    pub(crate) fn add(&mut self, frame: Frame) {
        self.all.push(frame.cost);
    }

    /// The same by the clock, in which everything else on the computer counts.
    pub(crate) fn add_wall(&mut self, frame: Frame) {
        self.all.push(frame.wall);
    }

    /// Prints median, 99th percentile and the longest, beside the budget.
    pub(crate) fn print(mut self, budget: Budget) {
        self.all.sort_unstable();
        let at = |percent: usize| {
            let last = self.all.len().saturating_sub(1);
            let place = (self.all.len() * percent / 100).min(last);
            self.all.get(place).copied().unwrap_or_default()
        };
        let (middle, high) = (milliseconds(at(50)), milliseconds(at(99)));
        let longest = self.all.last().copied().unwrap_or_default();
        let limit = budget.milliseconds();
        println!(
            "{:46}{middle:8.2} ms p50 {high:8.2} ms p99 {:8.2} ms longest of {:4}   (budget p99 {limit:.0}) {}",
            self.title,
            milliseconds(longest),
            self.all.len(),
            met(high <= limit),
        );
    }
}

/// How the program was built, in words.
pub(crate) fn build() -> &'static str {
    if cfg!(debug_assertions) { "debug build" } else { "release build" }
}

/// In words.
pub(crate) fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "NOT MET" }
}

/// As a number of milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Bytes in megabytes.
pub(crate) fn megabytes(bytes: usize) -> f64 {
    u32::try_from(bytes / 1024).map_or(f64::MAX, f64::from) / 1024.0
}

/// Megabytes of this process that are in memory.
///
/// # Errors
/// Where there is no `/proc`.
pub(crate) fn resident() -> Result<f64, Wrong> {
    of_status("self", "VmRSS:").ok_or_else(|| "no VmRSS".into())
}

/// A figure of the state of a process, in megabytes.
pub(crate) fn of_status(process: &str, name: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let rest = status.lines().find_map(|line| line.strip_prefix(name))?;
    let number: f64 = rest.split_whitespace().next()?.parse().ok()?;
    Some(number / 1024.0)
}
