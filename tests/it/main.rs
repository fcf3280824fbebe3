//! One integration binary: links once, tests in user terms.
#![cfg(test)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::default_trait_access,
    clippy::disallowed_methods,
    clippy::format_push_string,
    clippy::too_many_lines,
    clippy::unnecessary_wraps,
    reason = "tests measure pixels, write fixtures and keep tables in one place"
)]

#[cfg(feature = "gui")]
mod app;
mod app_widgets;
mod bundle;
mod cli;
mod documents;
mod forms;
mod i18n;
mod id_numbers;
mod intake;
mod layers;
mod letters;
mod mrz;
mod names;
mod pack;
mod page_plan;
mod pages;
mod people;
mod pictures;
mod plan;
mod preview;
mod remembering;
mod repair;
mod rules;
mod sample;
mod session;
mod store;
mod store_crash;
mod store_damage;
mod store_mending;
mod strangers;
mod tasks;
mod values;
mod verify;
mod words;
mod worker;
