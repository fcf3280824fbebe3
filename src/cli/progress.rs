//! Progress on a terminal, one line per stage; nothing when stderr goes elsewhere. Also Ctrl-C: the
//! first one stops what is watched here in good order, so that no half-written file is left.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, Once};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::domain::Language;
use crate::export::progress::{Cancelled, Progress, Stage};
use crate::i18n::say;

/// Somebody pressed Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);
/// How many bars are there to notice it.
static BARS: AtomicUsize = AtomicUsize::new(0);

/// Shows stages on stderr. They may run at the same time.
pub(super) struct Bar {
    lines: MultiProgress,
    stages: Mutex<BTreeMap<Stage, ProgressBar>>,
    language: Language,
}

impl Bar {
    /// Hidden unless stderr is a terminal.
    pub(super) fn new(language: Language) -> Self {
        BARS.fetch_add(1, SeqCst);
        listen();
        let lines = MultiProgress::with_draw_target(ProgressDrawTarget::stderr());
        Self { lines, stages: Mutex::new(BTreeMap::new()), language }
    }

    /// The line of a stage. It gets its numbers first: one without any would be drawn full.
    fn line(&self, stage: Stage, done: u64, total: u64) -> ProgressBar {
        let key = match stage {
            Stage::Inspect => "cli-stage-inspect",
            Stage::Bundle => "cli-stage-bundle",
            Stage::Zip => "cli-stage-zip",
            Stage::Verify => "cli-stage-verify",
        };
        let line = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg:20} {bar:32} {pos}/{len}") {
            line.set_style(style);
        }
        line.set_message(say(self.language, key, &[]));
        line.set_position(done);
        self.lines.add(line)
    }
}

/// Hears Ctrl-C. Without a bar, or the second time, the program ends at once.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // If it cannot be heard, the system ends the program as it always did.
        let _ = ctrlc::set_handler(|| {
            if STOP.swap(true, SeqCst) || BARS.load(SeqCst) == 0 {
                std::process::exit(2);
            }
        });
    });
}

impl Drop for Bar {
    fn drop(&mut self) {
        BARS.fetch_sub(1, SeqCst);
        // A terminal that went away needs no clearing.
        let _ = self.lines.clear();
    }
}

impl Progress for Bar {
    fn tick(&self, stage: Stage, done: u64, total: u64) -> Result<(), Cancelled> {
        if STOP.load(SeqCst) {
            return Err(Cancelled);
        }
        if let Ok(mut stages) = self.stages.lock() {
            let line = stages.entry(stage).or_insert_with(|| self.line(stage, done, total));
            line.set_length(total);
            line.set_position(done);
        }
        Ok(())
    }
}
