//! What opens a locked file. It is kept in memory only, and shown nowhere.

use std::fmt;
use std::ops::Deref;

/// A password. It reads like a text; [`fmt::Debug`] does not show it, and there is no [`fmt::Display`].
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Deref for Password {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Password {
    /// Not even how long it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}
