//! The rules engine in user terms, on a small book of its own.

mod assessing;
pub(crate) mod book;
mod conditions;
mod deadlines;
mod loading;
