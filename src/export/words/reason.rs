//! Why the system refused, in words.

use crate::domain::{Language, Reason};
use crate::i18n::say;

/// The reason as a part of a sentence, in small letters.
pub fn reason(reason: Reason, language: Language) -> String {
    let code = reason.code().map(|code| code.to_string()).unwrap_or_default();
    say(language, reason.key(), &[("code", code.into())])
}
