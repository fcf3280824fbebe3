//! The rules engine in user terms, on a small book of its own.

mod assessing;
mod book;
mod conditions;
mod deadlines;
mod loading;
