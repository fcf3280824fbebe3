//! The window without a window: flows by role and label, names, languages, keyboard, files that come in.

mod flows;
pub(crate) mod harness;
mod pages;
mod screens_a;
mod screens_b;
mod screens_c;
