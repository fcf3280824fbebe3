//! What the bundle engine has to say.

use crate::domain::Code;

/// A file broke the reader in the end; notices stand in for all its pages.
pub const FILE_GIVEN_UP: Code = Code("bundle-file-given-up");

/// All codes of this part.
pub const CODES: &[Code] = &[FILE_GIVEN_UP];
