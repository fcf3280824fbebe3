//! L4: the application without a window. Opens a case folder, looks into its files through the worker,
//! and hands a snapshot to whoever checks or exports it. For the desktop program: the [`desk`], the open
//! case ([`live`]), what its pages show ([`tasks`], [`fields`], [`slots`], [`answers`]), and the [`jobs`].

pub mod answers;
pub mod aside;
pub mod budget;
pub mod case_file;
pub mod company;
pub mod desk;
pub mod errands;
pub mod fields;
pub mod foreign;
pub mod heard;
pub mod intake;
pub mod jobs;
mod kept_files;
pub mod known;
mod lists;
pub mod live;
mod look;
pub mod lost;
pub mod merge;
mod office;
pub mod open;
pub mod packed;
pub mod page_list;
pub mod paper;
pub mod passport;
pub mod passwords;
pub mod said;
pub mod sample;
pub mod schema;
pub mod slots;
pub mod start;
pub mod suggest;
pub mod summary;
pub mod tasks;
pub mod why;

pub use desk::{Beginning, Desk, DueSoon};
pub use errands::{Answer, Change, Errand, Outcome};
pub use heard::Heard;
pub use live::{
    Becomes, CaseSession, Changed, Description, Edit, Gone, ImportId, Mended, PageEdit, PagePlace,
    Placing, Put, Refused, SaveState, Signing, Stand, Travel, for_another_case,
};
pub use look::clues_again;
pub use open::{OpenCase, OpenError, open};
pub use page_list::{PageId, PageItem, PageList};
