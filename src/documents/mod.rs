//! L2: look into a user's file and never trust it.
//!
//! Foreign bytes are parsed in a worker process only ([`worker`]); the parent compares a few bytes
//! ([`sniff`]), hashes ([`digest`]) and checks what the worker says. Limits stand in [`limits`].

pub mod clues;
pub mod codes;
pub mod digest;
pub mod image;
pub mod importer;
pub mod inspect;
pub mod limits;
pub(crate) mod little_endian;
pub mod local;
pub mod mapped;
pub mod ocr;
pub mod outside;
pub mod pdf;
pub mod preview;
pub mod recipe;
pub mod second_opinion;
pub mod settle;
pub mod signature;
pub mod sniff;
pub mod unpack;
pub mod worker;

pub use codes::CODES;
