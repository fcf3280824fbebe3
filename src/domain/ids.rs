//! Checked names of the things that `forms/` defines. Cheap to clone, ordered, never empty.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Why a text cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{text}\" is not an id: use 1 to 80 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit"
)]
pub struct InvalidId {
    /// The text that was refused.
    pub text: String,
}

fn check(text: &str) -> Result<(), InvalidId> {
    let begins_well =
        text.bytes().next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let made_well = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-'));
    if begins_well && made_well && text.len() <= 80 {
        Ok(())
    } else {
        Err(InvalidId { text: text.to_owned() })
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks and keeps the text.
            pub fn new(text: &str) -> Result<Self, InvalidId> {
                check(text).map(|()| Self(Arc::from(text)))
            }

            /// The id as written in `forms/`.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// A part of a letter, e.g. its request.
    BlockId,
    /// A permit category, e.g. employment contract (EAEU).
    CategoryId,
    /// Where a pack is filed.
    ChannelId,
    /// One choice of a choice question.
    ChoiceId,
    /// A place where sources contradict each other.
    ConflictId,
    /// A document within one case.
    DocumentId,
    /// A kind of document (CCCEV: Evidence Type).
    DocumentTypeId,
    /// A time-bound obligation.
    DutyId,
    /// One thing that is known about a case, e.g. `applicant.birth_date`.
    FactId,
    /// A repeated group of facts, e.g. the stays or the dependants.
    GroupId,
    /// A letter or data sheet that the program sets in type.
    LetterId,
    /// The head of somebody's letter paper.
    LetterheadId,
    /// A dated value, e.g. the monthly calculation index.
    ParameterId,
    /// A procedure, e.g. the first issue of a permit.
    ProcedureId,
    /// A pack profile: order, naming, cover.
    ProfileId,
    /// One item of a checklist (CCCEV: Requirement).
    RequirementId,
    /// A section of the pack and the checklist.
    SectionId,
    /// An act, a service card, a press item.
    SourceId,
    /// A group of rows in the task list.
    TaskGroupId,
    /// A page of questions.
    TopicId,
}
