//! The frame around every page: top bar, status bar, menu, message at the foot.

mod menu;
mod message;
mod status;
mod top;
mod waiting;

pub(super) use menu::{item_ui as menu_item_ui, open_later as open_menu_later};
pub(super) use message::message_ui;
pub(super) use status::{LANGUAGES, Saved, ZOOMS, own_name, status_ui, zoom_step};
pub(super) use top::top_ui;
pub(super) use waiting::waiting_ui;
