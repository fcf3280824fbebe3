//! Groups of the task list: their names and their order are data, and so is which page of questions stands
//! in which. What stands there beside the questions is ours.

use crate::domain::{LocalizedText, TaskGroupId};

/// A group of rows in the task list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskGroup {
    /// Its id.
    pub id: TaskGroupId,
    /// Its title.
    pub title: LocalizedText,
    /// What stands in it beside pages of questions.
    pub holds: Vec<TaskHold>,
}

/// Rows of the task list that are no pages of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskHold {
    /// Procedure, category, place of filing.
    Route,
    /// The documents, a row a section, and the files without a place.
    Documents,
    /// The letters that somebody signs, a row a letter.
    Letters,
    /// Checking and creating the pack.
    Submit,
}
