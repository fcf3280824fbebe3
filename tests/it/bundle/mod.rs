//! The bundle engine in user terms: what goes in, what comes out, checked with tools that are not ours.

mod active;
mod corpus;
mod engine;
mod fonts;
mod look;
pub(crate) mod support;
