//! How far a job is, stage by stage.

use std::collections::BTreeMap;

use super::jobs::{Purpose, Running};
use super::view::View;
use crate::export::progress::Stage;

/// Finished units and all units of each stage, as they were told last. Two stages may go on at the same time.
#[derive(Clone, Debug, Default)]
pub struct Stages {
    told: BTreeMap<Stage, (u64, u64)>,
    last: Option<Stage>,
}

impl Stages {
    /// Hears how far a stage is.
    pub(super) fn tell(&mut self, stage: Stage, done: u64, total: u64) {
        if stage == Stage::Bundle && done < self.at(stage).0 {
            // Volumes that came out too large are written anew, from the first page.
            self.told.clear();
        }
        // None of none only asks whether to go on.
        if total > 0 || !self.told.contains_key(&stage) {
            self.told.insert(stage, (done, total));
        }
        self.last = Some(stage);
    }

    /// Finished and all units of a stage; none of none before it begins.
    pub fn at(&self, stage: Stage) -> (u64, u64) {
        self.told.get(&stage).copied().unwrap_or((0, 0))
    }

    /// The same for the stage that was told last.
    pub fn last(&self) -> Option<(u64, u64)> {
        self.last.map(|stage| self.at(stage))
    }

    /// Whether a stage told anything.
    pub fn has_begun(&self, stage: Stage) -> bool {
        self.told.contains_key(&stage)
    }

    /// Whether a stage is finished: it told so, or the check that follows has begun.
    pub fn is_done(&self, stage: Stage) -> bool {
        let (done, total) = self.at(stage);
        let all = total > 0 && done >= total;
        all || stage != Stage::Verify && self.has_begun(Stage::Verify)
    }
}

/// How far the files of a pack are, in words: the bundle counts pages, the ZIP documents.
pub(super) fn written(view: &View<'_>, running: &Running, stage: Stage) -> Option<String> {
    let (key, most) = match stage {
        Stage::Bundle => ("pack-writing-pages", u64::MAX),
        // The list and the manifest are written behind the documents.
        Stage::Zip => ("pack-writing-documents", u64::try_from(running.parts.len()).ok()?),
        Stage::Inspect | Stage::Verify => return None,
    };
    let (done, total) = running.stages.at(stage);
    let total = total.min(most);
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
    let gaps = [("done", number(done.min(total))), ("total", number(total))];
    (total > 0).then(|| view.say_with(key, &gaps))
}

/// What is being done, and how far it is.
pub(super) fn job_words(view: &View<'_>, running: &Running) -> String {
    let what = view.say(running.purpose.text_key());
    let far = if running.purpose == Purpose::Export {
        let open = [Stage::Bundle, Stage::Zip].into_iter().find(|it| !running.stages.is_done(*it));
        open.and_then(|stage| written(view, running, stage))
    } else {
        let told = running.stages.last().filter(|(_, total)| *total > 0);
        told.map(|(done, total)| format!("{done} / {total}"))
    };
    far.map_or_else(|| format!("{what}…"), |far| format!("{what} · {far}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_that_go_on_together_keep_what_each_told() {
        let mut stages = Stages::default();
        assert_eq!((stages.last(), stages.at(Stage::Zip)), (None, (0, 0)));
        stages.tell(Stage::Bundle, 30, 100);
        stages.tell(Stage::Zip, 2, 12);
        stages.tell(Stage::Zip, 0, 0);
        assert_eq!((stages.at(Stage::Bundle), stages.last()), ((30, 100), Some((2, 12))));
        stages.tell(Stage::Zip, 12, 12);
        assert!(stages.is_done(Stage::Zip) && !stages.is_done(Stage::Bundle));
        stages.tell(Stage::Verify, 0, 4);
        assert!(stages.is_done(Stage::Bundle) && !stages.is_done(Stage::Verify));
    }

    #[test]
    fn volumes_that_are_cut_anew_begin_anew() {
        let mut stages = Stages::default();
        stages.tell(Stage::Bundle, 100, 100);
        stages.tell(Stage::Verify, 3, 4);
        stages.tell(Stage::Bundle, 1, 100);
        assert!(!stages.is_done(Stage::Bundle) && !stages.has_begun(Stage::Verify));
    }
}
