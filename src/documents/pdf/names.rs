//! Names as values: what a dictionary says it is.

use hayro_syntax::object::{Dict, Name};

/// Whether an entry is this name.
pub(super) fn name_is(dict: &Dict<'_>, key: &[u8], value: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == value)
}
