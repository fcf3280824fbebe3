//! What a check found, in words.

use super::{dates, lookup};
use crate::domain::{Arg, Finding, Language, Subject};
use crate::i18n::{Value, say, say_attr};
use crate::rules::RuleBook;

/// A sentence and what to do about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What happened and why; of a file or page, its name stands first.
    pub text: String,
    /// What to do; empty when there is nothing to do.
    pub hint: String,
}

/// Says a finding by the message of its code. Checks of the rule book bring their words along as
/// `message` and `hint`; one that brings no hint has none.
pub fn finding(book: &RuleBook, finding: &Finding, language: Language) -> Said {
    let mut args: Vec<(&str, Value<'_>)> =
        finding.args.iter().map(|(name, arg)| (*name, gap(book, arg, language))).collect();
    for words in ["message", "hint"] {
        if !args.iter().any(|(name, _)| *name == words) {
            args.push((words, "".into()));
        }
    }
    let key = format!("finding-{}", finding.code.0);
    let text = placed(&finding.subject, say(language, &key, &args), language);
    Said { text: one_stop(text), hint: one_stop(say_attr(language, &key, "hint", &args)) }
}

/// A date that ends in «г.» ends the sentence too.
fn one_stop(mut text: String) -> String {
    if text.ends_with("г..") {
        text.pop();
    }
    text
}

/// The sentence with the file and page it is about, unless it names the file itself.
fn placed(subject: &Subject, text: String, language: Language) -> String {
    match subject {
        Subject::File(file) if !file.is_empty() && !text.contains(file.as_str()) => {
            let gaps = [("file", file.into()), ("text", text.into())];
            say(language, "placed-in-file", &gaps)
        }
        Subject::Page(file, page) if !file.is_empty() => {
            let gaps = [("file", file.into()), ("page", (*page).into()), ("text", text.into())];
            say(language, "placed-on-page", &gaps)
        }
        Subject::File(_)
        | Subject::Page(..)
        | Subject::Case
        | Subject::Fact(_)
        | Subject::Requirement(_)
        | Subject::Document(_)
        | Subject::Duty(_) => text,
    }
}

fn gap<'a>(book: &RuleBook, arg: &'a Arg, language: Language) -> Value<'a> {
    match arg {
        Arg::Text(text) => text.into(),
        Arg::Localized(text) => text.in_language(language).into(),
        Arg::Number(number) => (*number).into(),
        Arg::Date(day) => dates::date(*day, language).into(),
        Arg::Fact(fact) => lookup::fact(book, fact, language).into(),
        Arg::DocumentType(kind) => lookup::document(book, kind, language).into(),
        Arg::Reason(reason) => super::reason(*reason, language).into(),
    }
}
