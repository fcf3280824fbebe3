//! L4: the application without a window. Opens a case folder, looks into its files through the worker,
//! and hands a snapshot to whoever checks or exports it. For the desktop program: the [`desk`], the open
//! case ([`live`]), what its pages show ([`tasks`], [`fields`], [`slots`], [`answers`]), and the [`jobs`].

pub mod answers;
pub mod case_file;
pub mod desk;
pub mod fields;
pub mod heard;
pub mod intake;
pub mod jobs;
pub mod live;
mod look;
pub mod merge;
pub mod open;
pub mod pack_view;
pub mod said;
pub mod sample;
pub mod schema;
pub mod slots;
pub mod start;
pub mod summary;
pub mod tasks;
pub mod why;

pub use desk::{Beginning, Desk, DueSoon};
pub use heard::Heard;
pub use live::{CaseSession, Changed, Description, Edit, Gone, SaveState};
pub use open::{OpenCase, OpenError, open};
