//! An import is one step, whatever it changes and however often something of it comes: what arrives later
//! becomes a part of the step as long as that is the last one. What the user did in between stays a step of its
//! own, and what comes after it is another one: a history has one order.

use super::edit::{Edit, Refused};
use super::later::Wish;
use super::pages::PageEdit;
use super::placing::{Placing, Put};
use super::{CaseSession, State};
use crate::domain::{Case, Digest, FileRef};
use crate::rules::RuleBook;
use crate::store::{Step, When};

const ADDED: (&str, &str) = ("step-file-added", "step-files-added");
const UNLOCKED: (&str, &str) = ("step-file-unlocked", "step-files-unlocked");

/// Which import. The number is only known to whoever began it, and to nobody after the program has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportId(pub u64);

/// The step of the import that came last.
#[derive(Debug)]
pub(super) struct Importing {
    id: ImportId,
    step: Step,
}

impl Edit {
    /// Changes that are one step; none when there is nothing to change.
    pub fn together(mut edits: Vec<Self>) -> Option<Self> {
        match edits.len() {
            0 => None,
            1 => edits.pop(),
            _ => Some(Self::Together(edits)),
        }
    }

    /// The files that it brings into the case.
    pub fn brings(&self) -> Vec<&FileRef> {
        match self {
            Self::AddFiles { files, .. }
            | Self::Unpack { files, .. }
            | Self::Pages { work: PageEdit::Insert { files, .. }, .. } => files.iter().collect(),
            Self::ReplaceFile { with, .. } => vec![with],
            Self::Put(placing) => match placing.as_ref() {
                Placing { file: Put::New(files), .. } => files.iter().collect(),
                Placing { file: Put::Loose(_) | Put::Also(_), .. } => Vec::new(),
            },
            Self::SignLetter(signing) => signing.files.iter().collect(),
            Self::Together(edits) => edits.iter().flat_map(Self::brings).collect(),
            Self::Answer(_)
            | Self::Record { .. }
            | Self::RemoveRecord { .. }
            | Self::Head { .. }
            | Self::Place { .. }
            | Self::Adopt(_)
            | Self::TakeOut { .. }
            | Self::RemoveLoose(_)
            | Self::RemoveDocument(_)
            | Self::MoveFile { .. }
            | Self::TurnFile { .. }
            | Self::Pages { .. }
            | Self::Unlock(_)
            | Self::Describe { .. }
            | Self::Review { .. }
            | Self::Waive(_)
            | Self::Unwaive(_)
            | Self::TakeCompany(_)
            | Self::MarkDone(_)
            | Self::Reopen(_)
            | Self::WriteLetter(_) => Vec::new(),
        }
    }
}

/// Carries out changes that belong together. What cannot go where it should, because that is gone, loses none of
/// its files: they lie without a place then.
pub(super) fn carry_out(edits: &[Edit], next: &mut Case, book: &RuleBook) -> Result<(), Refused> {
    let mut quick = next.clone();
    if edits.iter().all(|edit| edit.carry_out(&mut quick, book).is_ok()) {
        *next = quick;
        return Ok(());
    }
    // Something is gone: one after the other, each wholly or not at all.
    let (mut is_any_done, mut refused) = (false, None);
    for edit in edits {
        let mut tried = next.clone();
        match edit.carry_out(&mut tried, book) {
            Ok(()) => {
                *next = tried;
                is_any_done = true;
            }
            Err(why) => {
                let stranded: Vec<FileRef> = edit.brings().into_iter().cloned().collect();
                is_any_done |= !stranded.is_empty();
                for file in stranded {
                    if !is_there(next, file.digest) {
                        next.inbox.push(file);
                    }
                }
                refused = Some(why);
            }
        }
    }
    match refused {
        Some(why) if !is_any_done => Err(why),
        Some(_) | None => Ok(()),
    }
}

fn is_there(case: &Case, digest: Digest) -> bool {
    let in_documents = case.documents.iter().flat_map(|it| &it.files);
    in_documents.chain(&case.inbox).any(|it| it.digest == digest)
}

/// What the history says of changes that belong together.
pub(super) fn step(edits: &[Edit], case: &Case, when: When) -> Step {
    if let Some(signing) = edits.iter().find(|it| matches!(it, Edit::SignLetter(_))) {
        return signing.step(case, when);
    }
    if let [one] = edits {
        return one.step(case, when);
    }
    let opens = |it: &&Edit| matches!(it, Edit::Unlock(_) | Edit::Unpack { .. });
    let opened: Vec<&Edit> = edits.iter().filter(opens).collect();
    let bring = edits.iter().filter(|it| !opens(it)).map(|it| it.brings().len()).sum::<usize>();
    if bring == 0 && !opened.is_empty() {
        return match opened.as_slice() {
            [one] => one.step(case, when),
            more => counted(UNLOCKED.1, more.len(), when),
        };
    }
    let names: Vec<&str> = edits.iter().flat_map(came_with).collect();
    match names.as_slice() {
        [one] => Step::new(ADDED.0, when).with("file", one),
        more => counted(ADDED.1, more.len(), when),
    }
}

fn came_with(edit: &Edit) -> Vec<&str> {
    if let Edit::Unlock(file) = edit {
        return vec![&file.name];
    }
    edit.brings().into_iter().map(|it| it.name.as_str()).collect()
}

fn counted(code: &str, count: usize, when: When) -> Step {
    Step::new(code, when).with("count", &count.to_string())
}

/// What a step is called once more belongs to it.
fn grown(step: &Step, more: &Step) -> Step {
    let count_in = |step: &Step, (one, several): (&str, &str)| -> Option<usize> {
        if step.code == one {
            return Some(1);
        }
        (step.code == several).then(|| step.args.get("count")?.parse().ok())?
    };
    let sum = |names: (&'static str, &'static str)| {
        Some((names.1, count_in(step, names)? + count_in(more, names)?))
    };
    match sum(ADDED).or_else(|| sum(UNLOCKED)) {
        Some((code, count)) => counted(code, count, more.when),
        None => Step { when: more.when, ..step.clone() },
    }
}

impl CaseSession {
    /// As [`CaseSession::apply`], but as a part of what the same import changed before, when that is the last
    /// step: undo takes all of the import back at once, and a way back that was offered stays.
    ///
    /// # Errors
    /// As [`CaseSession::apply`].
    pub fn apply_import(
        &mut self,
        edit: &Edit,
        import: ImportId,
        now: When,
    ) -> Result<bool, Refused> {
        let goes_on = self.moving.is_none() && self.last_of(import).is_some();
        // What could be redone cannot any more, and nobody is to offer it.
        let cuts = self.redo.is_some();
        let is_done = self.take_import(edit, import, now)?;
        self.turn += u64::from(is_done && (!goes_on || cuts));
        Ok(is_done)
    }

    /// The last step, when it is of this import.
    fn last_of(&self, import: ImportId) -> Option<&Step> {
        let Importing { id, step } = self.importing.as_ref()?;
        // Undo and redo may have come between, and other changes: then it is another step.
        (*id == import && self.undo.as_ref() == Some(step)).then_some(step)
    }

    pub(super) fn take_import(
        &mut self,
        edit: &Edit,
        import: ImportId,
        now: When,
    ) -> Result<bool, Refused> {
        if matches!(self.store.state(), State::ReadOnly(_)) {
            return Ok(false);
        }
        let alone = !matches!(edit, Edit::Together(_)) && !edit.brings().is_empty();
        let kept = alone.then(|| Edit::Together(vec![edit.clone()]));
        let edit = kept.as_ref().unwrap_or(edit);
        if self.moving.is_some() {
            self.later.push(Wish::Import(Box::new(edit.clone()), import, now));
            return Ok(true);
        }
        let Some(last) = self.last_of(import).cloned() else {
            let is_done = self.carry_out(edit, now)?;
            if is_done {
                self.importing = self.undo.clone().map(|step| Importing { id: import, step });
            }
            return Ok(is_done);
        };
        let next = edit.applied(&self.case, &self.book)?;
        if next == *self.case {
            return Ok(false);
        }
        let step = grown(&last, &edit.step(&self.case, now));
        self.take(next);
        self.undo = Some(step.clone());
        self.redo = None;
        self.importing = Some(Importing { id: import, step: step.clone() });
        self.send_further(step);
        Ok(true)
    }
}
