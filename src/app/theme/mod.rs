//! The visual language: colours by role, type scale, spacing, fonts, icons, and egui's style made from them.
//!
//! [`install`] once at the start; [`set_choice`] when the user chooses light, dark or the system's way. Drawing
//! code asks [`roles`] for colours and [`Kind`] for text; numbers stand in [`space`].

mod fonts;
mod icon;
mod kind;
mod roles;
pub mod space;
mod style;

pub use fonts::{Weight, definitions};
pub use icon::Icon;
pub use kind::{Kind, Words};
pub use roles::{DARK, LIGHT, Roles, roles, roles_of};
pub use style::{ThemeChoice, install, set_choice, set_reduced_motion};
