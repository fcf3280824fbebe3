#![doc = include_str!("ARCHITECTURE.md")]

pub mod domain;

pub mod fonts;
pub mod i18n;

pub mod rules;

pub mod documents;

pub mod store;

pub mod export;

pub mod session;

pub mod cli;

#[cfg(feature = "gui")]
pub mod app;
