//! How far the checklist is, in words: what is asked for, and beside it by name what is not.

use crate::domain::{Language, RequirementId};
use crate::i18n::{Value, say};
use crate::rules::RuleBook;
use crate::session::tasks::TaskHint;

/// Optional items that were not added, by name.
pub fn optional(book: &RuleBook, items: &[RequirementId], language: Language) -> String {
    let items_known = items.iter().filter_map(|id| book.requirements.get(id));
    let titles: Vec<&str> = items_known.map(|it| it.title.in_language(language)).collect();
    let gaps = [("count", titles.len().into()), ("items", titles.join(", ").into())];
    say(language, "items-optional", &gaps)
}

/// So many of so many, and the first item that is still to be said of; nothing for other hints.
pub(super) fn added(book: &RuleBook, hint: &TaskHint, language: Language) -> String {
    let said = |key: &str, (have, of): (u32, u32), item: Option<(&'static str, &RequirementId)>| {
        let mut gaps: Vec<(&str, Value<'_>)> = vec![("have", have.into()), ("of", of.into())];
        if let Some((gap, id)) = item {
            let known = book.requirements.get(id);
            let title = known.map_or(id.as_str(), |it| it.title.in_language(language));
            gaps.push((gap, title.into()));
        }
        say(language, key, &gaps)
    };
    match hint {
        TaskHint::Added { have, of, missing: Some(missing), .. } => {
            said("task-added-missing", (*have, *of), Some(("missing", missing)))
        }
        TaskHint::Added { have, of, missing: None, optional: Some(optional) } => {
            let key = if *of > 0 { "task-added-optional" } else { "task-optional-only" };
            said(key, (*have, *of), Some(("optional", optional)))
        }
        TaskHint::Added { have, of, missing: None, optional: None } => {
            said("task-added", (*have, *of), None)
        }
        TaskHint::Unclear { have, of, item } => {
            said("task-added-unclear", (*have, *of), Some(("item", item)))
        }
        TaskHint::None
        | TaskHint::Values(_)
        | TaskHint::OptionalAdded(_)
        | TaskHint::Open(_)
        | TaskHint::Finding(_)
        | TaskHint::Reason(_)
        | TaskHint::Files(_)
        | TaskHint::Letter(_) => String::new(),
    }
}
