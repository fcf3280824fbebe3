//! The window without a window: flows by role and label, names, languages, keyboard, files that come in.

mod desk;
mod desk_disk;
mod desk_speed;
mod desk_start;
mod doubles;
mod flaws;
mod flows;
mod gaps_dates;
mod gaps_ways;
pub(crate) mod harness;
mod journey_first;
mod journey_power;
mod journey_scans;
mod journey_sizes;
mod journey_slips;
mod journeys;
mod letters;
mod pages;
mod pages_grid;
mod screens_a;
mod screens_b;
mod screens_c;
