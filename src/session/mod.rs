//! L4: the application without a window. Opens a case folder, looks into its files through the worker,
//! and hands a snapshot to whoever checks or exports it.

pub mod case_file;
mod look;
pub mod merge;
pub mod open;
pub mod sample;
pub mod schema;

pub use open::{OpenCase, OpenError, open};
