//! How one page among several is mended and turned.

use crate::domain::Repair;
use crate::session::page_list::PageId;

/// How one page is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Which page.
    pub page: PageId,
    /// How; a repair that does nothing takes an earlier one away.
    pub repair: Repair,
    /// Quarter turns clockwise, on top of those it has.
    pub quarters: u8,
}

impl Mended {
    /// Whether the page is as in its file afterwards, and as it was turned.
    pub(super) fn is_plain(&self) -> bool {
        self.repair.is_nothing() && self.quarters.is_multiple_of(4)
    }
}
