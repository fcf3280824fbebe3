//! What the desk asks of the disk: opening a case, beginning one, closing, putting away. One errand after the
//! other, each on a thread of its own, so that whoever draws never waits: [`Desk::ask`] begins,
//! [`Desk::poll`] goes on, [`Desk::answers`] tells. While an errand is under way the open case can be edited;
//! it is replaced only when everything of it is on the disk.
//!
//! Limit: an errand that the disk never answers keeps those behind it waiting; one that only opens or closes
//! gives way to the next.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::company::Before;
use super::desk::{Beginning, Desk};
use super::live::{CaseSession, Edit, SaveState};
use super::office::Office;
use crate::domain::{Case, Digest};
use crate::store::{CaseKey, ExportRecord, Loaded, Party, PartyKey, StoreError, Ticket, When};

/// Something that the disk is asked for.
#[derive(Clone, Debug)]
pub enum Errand {
    /// Open a case in the place of the one that is open.
    Open(CaseKey),
    /// Open it as it is on the disk, without what could not be saved here.
    Reload(CaseKey),
    /// Close the case that is open.
    Close,
    /// Begin a case and open it.
    Create(Box<Beginning>),
    /// Keep a case that came from elsewhere (the sample, a case folder) and open it.
    Add(Arc<Case>),
    /// Another case of the same person for another procedure.
    Renew(CaseKey, Box<Beginning>),
    /// A copy under a free number.
    Duplicate(CaseKey),
    /// Keep the open case, with what could not be saved of it, as a copy, and open that.
    KeepMine,
    /// Put a case away.
    Delete(CaseKey),
    /// Bring it back.
    BringBack(CaseKey),
    /// Remove a case that was put away for good.
    Purge(CaseKey),
    /// Keep the company of the open case for other cases.
    KeepCompany,
    /// Make a kept company what it was before it was brought up to date.
    PutBackCompany(Box<Before>),
    /// Take a kept company over into the open case.
    TakeCompany(PartyKey),
    /// Change a case, the one that is open or another.
    Change(CaseKey, Change),
}

/// What a job has brought for a case.
#[derive(Clone, Debug)]
pub enum Change {
    /// An edit.
    Edit(Box<Edit>),
    /// A pack was made of it.
    Exported(Box<ExportRecord>),
}

/// What came of an errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This case is open now.
    Opened(CaseKey),
    /// This case is kept; the one that was open stays open because it cannot be saved.
    Added(CaseKey),
    /// No case is open.
    Closed,
    /// It is put away.
    Deleted(CaseKey),
    /// It is back.
    BroughtBack(CaseKey),
    /// It is gone for good.
    Purged(CaseKey),
    /// The company is kept; `None` = the case names none.
    CompanyKept(Option<PartyKey>),
    /// The kept company is what it was before.
    CompanyPutBack(PartyKey),
    /// Its details and papers are in the open case; `None` = no case is open, or it had them already.
    CompanyTaken(Option<PartyKey>),
    /// The change is made, or there was nothing to make.
    Changed {
        /// Of which case.
        case: CaseKey,
        /// Whether the case is another one now: what a change speaks of may be gone, or there already.
        made: bool,
    },
}

/// An errand that ended.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked for; ask again to try again.
    pub errand: Errand,
    /// What came of it.
    pub result: Result<Outcome, StoreError>,
}

impl Errand {
    /// Whether it must wait until the open case is on the disk before it begins.
    fn settles_first(&self) -> bool {
        match self {
            Self::Open(_)
            | Self::Close
            | Self::Renew(..)
            | Self::Duplicate(_)
            | Self::Delete(_) => true,
            Self::Reload(_)
            | Self::Create(_)
            | Self::Add(_)
            | Self::KeepMine
            | Self::BringBack(_)
            | Self::Purge(_)
            | Self::KeepCompany
            | Self::PutBackCompany(_)
            | Self::TakeCompany(_)
            | Self::Change(..) => false,
        }
    }

    /// Whether it may need a number that no case has.
    fn begins_case(&self) -> bool {
        match self {
            Self::Create(_)
            | Self::Add(_)
            | Self::Renew(..)
            | Self::Duplicate(_)
            | Self::KeepMine => true,
            Self::Open(_)
            | Self::Reload(_)
            | Self::Close
            | Self::Delete(_)
            | Self::BringBack(_)
            | Self::Purge(_)
            | Self::KeepCompany
            | Self::PutBackCompany(_)
            | Self::TakeCompany(_)
            | Self::Change(..) => false,
        }
    }

    /// Whether nothing is lost when it is dropped for another one.
    pub fn gives_way(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Close)
    }

    /// Whether it takes the place of the open case whether or not that could be saved.
    fn drops_unsaved(&self) -> bool {
        matches!(self, Self::Reload(_) | Self::KeepMine)
    }
}

/// The errands of a desk.
pub(super) struct Errands {
    queue: VecDeque<Errand>,
    running: Option<Running>,
    answers: Vec<Answer>,
    pub(super) wake: Arc<dyn Fn() + Send + Sync>,
}

struct Running {
    errand: Errand,
    stage: Stage,
}

enum Stage {
    /// The open case must be on the disk first.
    Settling,
    /// The disk was asked.
    Asked(Ticket<Brought>),
    /// It is here; where it replaces the open case, that must be on the disk.
    Here(Brought),
}

pub(super) enum Brought {
    Case { key: CaseKey, loaded: Box<Loaded>, lost: BTreeSet<Digest>, is_new: bool },
    Company(PartyKey, Box<Party>),
    CompanyKept { key: PartyKey, before: Option<Box<Before>> },
    Outcome(Outcome),
}

enum Next {
    Waits(Running),
    Ended(Answer),
}

impl Default for Errands {
    fn default() -> Self {
        Self { queue: VecDeque::new(), running: None, answers: Vec::new(), wake: Arc::new(|| {}) }
    }
}

impl Desk {
    /// Asks for something; [`Desk::poll`] carries it on. A case that is being opened gives way to the next
    /// one that is asked for.
    pub fn ask(&mut self, errand: Errand) {
        let same = |running: &Running| match (&running.errand, &errand) {
            (Errand::Open(one), Errand::Open(other)) => one == other,
            (Errand::Close, Errand::Close) => true,
            _ => false,
        };
        if self.errands.running.as_ref().is_some_and(same) && self.errands.queue.is_empty() {
            return;
        }
        if errand.gives_way() {
            self.never_mind();
        }
        self.errands.queue.push_back(errand);
    }

    /// Opening and closing that is under way is given up; nothing else is.
    pub fn never_mind(&mut self) {
        self.errands.queue.retain(|errand| !errand.gives_way());
        self.errands.running.take_if(|running| running.errand.gives_way());
    }

    /// What is under way.
    pub fn waiting(&self) -> Option<&Errand> {
        let next = self.errands.queue.front();
        self.errands.running.as_ref().map(|running| &running.errand).or(next)
    }

    /// Whether the open case is about to be replaced: what is being typed must be kept now.
    pub fn is_about_to_leave(&self) -> bool {
        self.errands.running.as_ref().is_some_and(|running| {
            match (&running.stage, &running.errand) {
                (Stage::Settling, Errand::Close) | (Stage::Here(Brought::Case { .. }), _) => true,
                (Stage::Settling | Stage::Asked(_) | Stage::Here(_), _) => false,
            }
        })
    }

    /// Whether nothing is under way and everything is on the disk.
    pub fn is_at_rest(&self) -> bool {
        self.waiting().is_none() && matches!(self.settled(), Some(Ok(())))
    }

    /// How errands ended since the last call.
    pub fn answers(&mut self) -> Vec<Answer> {
        std::mem::take(&mut self.errands.answers)
    }

    /// Called (on another thread) when there is something to [`Desk::poll`] for.
    pub fn set_wake(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.errands.wake = wake;
    }

    /// Carries errands on as far as they go without waiting; `true` when one ended.
    pub(super) fn go_on(&mut self, now: When) -> bool {
        let before = self.errands.answers.len();
        loop {
            let running = self.errands.running.take().or_else(|| {
                self.errands
                    .queue
                    .pop_front()
                    .map(|errand| Running { errand, stage: Stage::Settling })
            });
            let Some(running) = running else { break };
            match self.advance(running, now) {
                Next::Ended(answer) => self.errands.answers.push(answer),
                Next::Waits(running) => {
                    self.errands.running = Some(running);
                    break;
                }
            }
        }
        self.errands.answers.len() > before
    }

    /// Carries out an errand and waits for it. Not for the thread that draws.
    pub(super) fn finish(&mut self, errand: Errand, now: When) -> Result<Outcome, StoreError> {
        self.ask(errand);
        self.finish_all(now).unwrap_or(Err(StoreError::Closed))
    }

    /// Waits for all errands and gives how the last one ended; `None` when there was none.
    pub(super) fn finish_all(&mut self, now: When) -> Option<Result<Outcome, StoreError>> {
        loop {
            self.poll(now);
            match self.errands.running.take() {
                None => break,
                Some(Running { errand, stage: Stage::Asked(ticket) }) => match ticket.wait() {
                    Ok(brought) => {
                        self.errands.running =
                            Some(Running { errand, stage: Stage::Here(brought) });
                    }
                    Err(error) => self.errands.answers.push(Answer { errand, result: Err(error) }),
                },
                Some(running) => {
                    self.errands.running = Some(running);
                    if let Some(open) = self.case_mut() {
                        // A failure is kept in its state.
                        drop(open.settle(now));
                    }
                }
            }
        }
        self.errands.answers.pop().map(|answer| answer.result)
    }

    fn advance(&mut self, running: Running, now: When) -> Next {
        let Running { errand, mut stage } = running;
        loop {
            stage = match stage {
                Stage::Settling if !errand.settles_first() => self.set_out(&errand, now),
                Stage::Settling => match self.settled() {
                    None => return Next::Waits(Running { errand, stage: Stage::Settling }),
                    Some(Err(error)) => return Next::Ended(Answer { errand, result: Err(error) }),
                    Some(Ok(())) => self.set_out(&errand, now),
                },
                Stage::Asked(ticket) => match ticket.look() {
                    None => return Next::Waits(Running { errand, stage: Stage::Asked(ticket) }),
                    Some(Ok(brought)) => Stage::Here(brought),
                    Some(Err(error)) => return Next::Ended(Answer { errand, result: Err(error) }),
                },
                Stage::Here(brought) => return self.arrive(errand, brought, now),
            };
        }
    }

    fn arrive(&mut self, errand: Errand, brought: Brought, now: When) -> Next {
        let (key, loaded, lost, is_new) = match brought {
            Brought::Outcome(outcome) => {
                match outcome {
                    Outcome::Closed => self.open = None,
                    Outcome::Deleted(key) => {
                        self.open.take_if(|open| open.key() == key);
                    }
                    Outcome::Opened(_)
                    | Outcome::Added(_)
                    | Outcome::BroughtBack(_)
                    | Outcome::Purged(_)
                    | Outcome::CompanyKept(_)
                    | Outcome::CompanyPutBack(_)
                    | Outcome::CompanyTaken(_)
                    | Outcome::Changed { .. } => {}
                }
                return Next::Ended(Answer { errand, result: Ok(outcome) });
            }
            Brought::CompanyKept { key, before } => {
                self.company_before = before;
                return Next::Ended(Answer { errand, result: Ok(Outcome::CompanyKept(Some(key))) });
            }
            Brought::Company(key, company) => {
                let edit = Edit::TakeCompany(company);
                let open = self.case_mut();
                let is_taken = open.is_some_and(|open| open.take_company(key, &edit, now));
                let result = Ok(Outcome::CompanyTaken(is_taken.then_some(key)));
                return Next::Ended(Answer { errand, result });
            }
            Brought::Case { key, loaded, lost, is_new } => (key, loaded, lost, is_new),
        };
        if errand.drops_unsaved() {
            self.close_unsaved();
        }
        match self.settled() {
            None => {
                let brought = Brought::Case { key, loaded, lost, is_new };
                return Next::Waits(Running { errand, stage: Stage::Here(brought) });
            }
            // It is in the list, whatever becomes of the one that is open.
            Some(Err(_)) if is_new => {
                return Next::Ended(Answer { errand, result: Ok(Outcome::Added(key)) });
            }
            Some(Err(error)) => return Next::Ended(Answer { errand, result: Err(error) }),
            Some(Ok(())) => {}
        }
        let (store, book) = (Arc::clone(self.store()), Arc::clone(self.book()));
        let mut open = CaseSession::new(store, book, self.as_of(), key, *loaded, now);
        open.set_passwords(self.passwords());
        open.set_lost(lost);
        self.open = Some(open);
        Next::Ended(Answer { errand, result: Ok(Outcome::Opened(key)) })
    }

    /// Whether the open case is on the disk; `None` = on its way.
    fn settled(&self) -> Option<Result<(), StoreError>> {
        match self.open.as_ref().map(CaseSession::save_state) {
            None | Some(SaveState::Saved(_)) => Some(Ok(())),
            Some(SaveState::Saving) => None,
            Some(SaveState::Failed(error)) => Some(Err(error.clone())),
        }
    }

    /// Asks the disk.
    fn set_out(&mut self, errand: &Errand, now: When) -> Stage {
        let office = Office {
            store: Arc::clone(self.store()),
            book: Arc::clone(self.book()),
            as_of: self.as_of(),
            number: if errand.begins_case() { self.free_number() } else { String::new() },
            now,
        };
        let here = |outcome| Stage::Here(Brought::Outcome(outcome));
        match errand.clone() {
            Errand::Close => here(Outcome::Closed),
            Errand::Open(key) | Errand::Reload(key) => {
                self.on_thread(move || office.opened(key, false))
            }
            Errand::Create(beginning) => self.on_thread(move || office.create(*beginning)),
            Errand::Add(case) => self.on_thread(move || office.add(case)),
            Errand::Renew(key, beginning) => self.on_thread(move || office.renew(key, *beginning)),
            Errand::Duplicate(key) => self.on_thread(move || office.duplicate(key)),
            Errand::KeepMine => match &self.open {
                None => here(Outcome::Closed),
                Some(open) => {
                    let record = open.kept().clone();
                    self.on_thread(move || office.keep_copy(record))
                }
            },
            Errand::Delete(key) => self.on_thread(move || office.delete(key)),
            Errand::BringBack(key) => self.on_thread(move || office.bring_back(key)),
            Errand::Purge(key) => self.on_thread(move || office.purge(key)),
            Errand::PutBackCompany(before) => self.on_thread(move || office.put_back(*before)),
            Errand::KeepCompany => match self.company() {
                None => here(Outcome::CompanyKept(None)),
                Some(company) => self.on_thread(move || office.keep_company(company)),
            },
            Errand::TakeCompany(key) => self.on_thread(move || office.company(key)),
            Errand::Change(key, change) => {
                if let Some(open) = self.case_mut().filter(|open| open.key() == key) {
                    let made = change.made(open, now);
                    return here(Outcome::Changed { case: key, made });
                }
                self.on_thread(move || office.change(key, change))
            }
        }
    }

    fn on_thread(
        &self,
        work: impl FnOnce() -> Result<Brought, StoreError> + Send + 'static,
    ) -> Stage {
        let (answerer, ticket) = Ticket::open();
        let wake = Arc::clone(&self.errands.wake);
        let run = move || {
            let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            // A mistake of the program ends this errand, and whoever asked for it is told.
            answerer.answer(caught.unwrap_or(Err(StoreError::Broke)));
            wake();
        };
        // Where no thread can be started the ticket says so.
        drop(std::thread::Builder::new().name("errand".to_owned()).spawn(run));
        Stage::Asked(ticket)
    }
}

impl Change {
    /// Gives whether there was something to do: what it speaks of may have been removed meanwhile.
    pub(super) fn made(self, session: &mut CaseSession, now: When) -> bool {
        match self {
            Self::Edit(edit) => session.apply(&edit, now).is_ok(),
            Self::Exported(record) => {
                session.exported(*record);
                true
            }
        }
    }
}
