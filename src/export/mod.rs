//! L3: `Case` + `Assessment` → `PackPlan` → bundle PDF, ZIP, print set, calendar; and `verify`.

pub mod atomic;
pub mod bundle;
pub mod calendar_file;
pub mod checklist_pdf;
pub mod dates_pdf;
pub mod front_matter;
pub mod letters;
pub mod manifest;
pub mod naming;
pub mod pack;
pub mod pages;
pub mod plan;
pub mod print_set;
pub mod progress;
pub mod verify;
pub mod words;
pub mod zip_pack;

pub use pack::{ExportError, PackJob, Receipt, export_pack};

pub use verify::{JOBS, Verification, verify};
