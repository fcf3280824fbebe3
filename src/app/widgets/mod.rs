//! The widgets of the visual language. Each draws itself by the theme's roles, answers to the keyboard and tells
//! screen readers its role and name. They know no screens; texts come from the caller, except the few of
//! [`words`].

mod big_action;
mod button;
mod card;
mod date_entry;
mod date_field;
mod day_strip;
mod dialog_memo;
mod drop_down;
mod field;
mod id_field;
mod in_force;
mod mrz_field;
mod overlay;
mod page;
pub mod paint;
mod panel;
mod progress;
mod row;
mod status;
mod stay_chart;
mod tab;
mod text_area;
mod tick;
mod toast;
pub mod words;
mod year;

pub use big_action::{BigAction, big_actions_ui};
pub use button::{Button, IconButton, icon_button_ui, link_named_ui, link_ui};
pub use card::{ReadingCard, Readings, card_ui, empty_state_ui, error_summary_ui, paper_stack_ui};
pub use date_entry::{DateEntry, DateProblem, month_number};
pub use date_field::date_field_ui;
pub use day_strip::{DayRole, StripDay, day_strip_legend_ui, day_strip_ui};
pub use dialog_memo::begins_here;
pub use drop_down::{DropDown, SEARCH_FROM, search_field_ui};
pub use field::{Field, Input, error_ui, text_field_ui, text_ui, title_count_ui, words_ui};
pub use id_field::{IdKind, id_field_ui, number_field_ui};
pub use in_force::{SpanRole, TimeSpan, in_force_ui};
pub use mrz_field::{MrzCheck, mrz_field_ui};
pub use overlay::{
    OverlayResponse, dialog_buttons_ui, menu_divider_ui, menu_item_ui, menu_ui, overlay_ui,
};
pub use page::{PageFrame, drop_target_ui, file_name_ui};
pub use paint::{cut_middle, divider, rule_ui, width_of};
pub use panel::{RightPanel, note_ui, panel_heading_ui, paragraph_ui, rule_list_ui};
pub use progress::{progress_big_ui, progress_small_ui};
pub use row::{Cell, DeadlineRow, TaskRow, case_row_ui, rule_row_ui, slot_row_ui, summary_row_ui};
pub use status::{
    Mark, Status, confidence_badge_ui, confidence_width, confidence_word, deadline_badge_ui,
    status_column, status_ui, with_badge_ui,
};
pub use stay_chart::{StayBar, StayChart, StayRole, StayWindow, stay_chart_ui};
pub use tab::{bar_choice_ui, segmented_ui, tab_ui, tabs_ui, tabs_width};
pub use text_area::text_area_ui;
pub use tick::{checkbox_ui, radio_list_ui, radio_row_ui, radio_ui, yes_no_ui};
pub use toast::{TOAST_SECONDS, Toasts};
pub use year::{YearDayRole, YearMonth, year_legend_ui, year_ui};
