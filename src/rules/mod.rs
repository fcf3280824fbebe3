//! L1: `forms/*.toml` → [`RuleBook`] → [`Assessment`]; pure functions of `(&RuleBook, &Case, AsOf)`.

pub mod answer;
mod assess;
pub mod assessment;
pub mod builtin;
mod check;
mod checklist;
pub mod condition;
pub mod counted;
mod deadline;
mod each_person;
mod eval;
pub mod example;
pub mod explain;
pub mod findings;
mod interview;
mod letter_lint;
mod letter_text;
mod letters;
pub mod lint;
pub mod load;
mod reads;
pub mod rule_book;
mod stay_count;
mod term;

pub use answer::{RawValue, parse_value};
pub use assess::assess;

pub use assessment::{
    Assessment, Completeness, Deadline, DeadlineStatus, NoDate, RequirementState,
    RequirementStatus, Step,
};
pub use builtin::{builtin, builtin_files, overlay};
pub use condition::{Amount, Comparison, Condition, Operand, Truth};
pub use eval::{Scope, visa_free_on};
pub use example::{Example, Mismatch, run_example};
pub use explain::{Explanation, Reason, explain_duty, explain_requirement};
pub use letter_text::{TextProblem, letter_source, parse_letter_text};
pub use letters::{LetterState, run_letter_example};
pub use lint::{Lint, LintLevel, lint};
pub use load::{LoadError, LoadErrors, load};
pub use rule_book::*;
pub use stay_count::{StayCount, stay_count};
