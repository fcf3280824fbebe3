//! L2: the workspace: cases with their history, people and companies, settings, files. The only place
//! that writes user data, and the only one that knows SQL.
//!
//! [`Store`] is what the layers above see; the [`Workspace`] (a folder with an SQLite file and
//! content-addressed files) is one store, a server for teams could be another.
//!
//! * Everything that touches the disk is asked for and answered by a [`Ticket`]: wait for it in a job,
//!   look at it from frame to frame in a window. The requests of one store are carried out one after the
//!   other, in the order in which they were made. A ticket that is kept says `Ok` only after the change
//!   is durable.
//! * A save carries the version that it was made on and raises it by exactly one. So a caller may send
//!   several saves without waiting ([`Version::next`]); when one fails, those behind it fail as
//!   [`StoreError::Conflict`] and change nothing. The whole record travels, so trying again is saving the
//!   newest record on the last version that was confirmed.
//! * Order is a sequence, never the clock: a [`When`] is only shown.
//! * The store never looks into a file and never parses one.

mod backup;
mod case;
mod cases;
pub mod codes;
mod database;
mod disk;
mod dto;
mod engine;
mod error;
mod files;
mod heads;
mod lock;
mod opening;
mod parties;
mod party;
mod place;
mod schema;
mod seal;
mod settings;
mod state;
mod sweep;
mod ticket;
mod workspace;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

pub use backup::{Backup, BackupKind};
pub use case::{
    CaseHead, CaseKey, CaseRecord, CaseSummary, Due, ExportRecord, ExportedFile, Loaded, Moved,
    Saved, Step, StepEntry, Version, When,
};
pub use codes::CODES;
pub use error::StoreError;
pub use party::{Party, PartyHead, PartyKey, PartyKind};
pub use settings::Settings;
pub use state::{Holder, ReadOnly, Recovery, State, Trouble};
pub use ticket::{Answerer, Ticket};
pub use workspace::Workspace;

use crate::domain::{AsOf, Digest};

/// Where cases, people, companies, settings and files are kept.
pub trait Store: Send + Sync {
    /// Whether it can be written, and whether everything that was asked for was saved.
    fn state(&self) -> State;

    /// Tries to write again after a failure; `Ok` when the disk takes writes. What was not saved must be
    /// saved again by its owner: until then the state keeps saying so.
    fn retry(&self) -> Ticket<()>;

    /// Its owner does not want it saved any more (a case that was closed without saving).
    fn give_up(&self, what: Trouble);

    /// All cases but the deleted ones, the last changed first. Cheap: kept in memory.
    fn cases(&self) -> Arc<[Arc<CaseHead>]>;

    /// The deleted cases that were not purged, the last deleted first.
    fn deleted_cases(&self) -> Arc<[Arc<CaseHead>]>;

    /// Adds a case; the step is the beginning of its history and cannot be undone.
    fn create(&self, record: CaseRecord, step: Step) -> Ticket<Saved>;

    /// Reads a case as it was last saved, deleted or not.
    fn load(&self, key: CaseKey) -> Ticket<Loaded>;

    /// Saves a step of a case. What was undone before it can no longer be redone.
    fn save(
        &self,
        key: CaseKey,
        expected: Version,
        record: CaseRecord,
        step: Step,
    ) -> Ticket<Version>;

    /// Saves as a part of the last step, which is `step` from now on: undo takes all of it back at once. As with
    /// a new step, what was undone before it can no longer be redone. The beginning of a history has no last step.
    fn save_further(
        &self,
        key: CaseKey,
        expected: Version,
        record: CaseRecord,
        step: Step,
    ) -> Ticket<Version>;

    /// Saves without a step of its own (a fresh summary, an export record, what was seen): nothing to
    /// undo, and what can be redone stays.
    fn amend(&self, key: CaseKey, expected: Version, record: CaseRecord) -> Ticket<Version>;

    /// Goes one step back: `case`, `summary` and `parties` of the record; exports and what was seen stay
    /// as they are. `None` when there is nothing to undo. At least 100 steps can be undone.
    fn undo(&self, key: CaseKey, expected: Version) -> Ticket<Option<Moved>>;

    /// Goes one step forward again. `None` when there is nothing to redo.
    fn redo(&self, key: CaseKey, expected: Version) -> Ticket<Option<Moved>>;

    /// The steps that are kept, the oldest first.
    fn steps(&self, key: CaseKey) -> Ticket<Vec<StepEntry>>;

    /// A new case with the same answers and documents under another number; no exports, no history.
    fn duplicate(&self, key: CaseKey, number: String, step: Step) -> Ticket<Saved>;

    /// Hides a case. Everything of it is kept until [`Store::purge`].
    fn delete(&self, key: CaseKey, expected: Version, when: When) -> Ticket<Version>;

    /// Brings a deleted case back.
    fn undelete(&self, key: CaseKey, expected: Version) -> Ticket<Version>;

    /// Removes a deleted case with its history for good. Its files go at the next start, unless another
    /// case, or a backup that is still kept, needs them. A case that is not deleted is refused.
    fn purge(&self, key: CaseKey) -> Ticket<()>;

    /// People and companies, by name. Cheap: kept in memory.
    fn parties(&self) -> Arc<[PartyHead]>;

    /// Adds a person or company.
    fn create_party(&self, party: Party) -> Ticket<PartyKey>;

    /// Reads a person or company, deleted or not.
    fn load_party(&self, key: PartyKey) -> Ticket<(Party, Version)>;

    /// Saves a person or company.
    fn save_party(&self, key: PartyKey, expected: Version, party: Party) -> Ticket<Version>;

    /// Hides (`true`) a person or company, or brings it back. Cases keep what they took from it.
    fn delete_party(&self, key: PartyKey, expected: Version, deleted: bool) -> Ticket<Version>;

    /// The settings. Cheap: kept in memory.
    fn settings(&self) -> Arc<Settings>;

    /// Saves the settings. They count as set from now on, whether or not they could be saved.
    fn save_settings(&self, settings: Settings) -> Ticket<()>;

    /// Keeps the bytes of a file, once, whoever brings them. Blocks: call it in a job. A file that no
    /// case or party refers to at the next start is removed then.
    fn put_file(&self, source: &mut dyn Read) -> Result<StoredFile, StoreError>;

    /// Where the bytes of a file can be read. Never write there.
    fn file_path(&self, digest: Digest) -> PathBuf;

    /// The bytes of a file.
    fn open_file(&self, digest: Digest) -> Result<File, StoreError>;
}

/// How a workspace is to be opened: [`Workspace::open`].
#[derive(Clone)]
pub struct Opening {
    /// The civil date: one backup is made on each day.
    pub today: AsOf,
    /// The moment, shown to whoever wants to open the workspace meanwhile.
    pub now: When,
    /// Not to be written in any case.
    pub read_only: bool,
    /// Called (on the store's own thread) when a request was answered: a window wakes up here.
    pub on_answer: Option<Arc<dyn Fn() + Send + Sync>>,
}

/// A file that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// SHA-256 of its bytes: its name from now on.
    pub digest: Digest,
    /// Size in bytes.
    pub size: u64,
    /// The same bytes were kept already.
    pub was_kept: bool,
}
