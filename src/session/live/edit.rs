//! Everything that a user can change in a case. An edit is plain data; carrying it out is a pure function
//! from a case to the next one, so undo is keeping the case before.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::files::{document_of, look_again};
use super::import;
use super::pages::{PageEdit, PagePlace};
use super::placing::Placing;
use super::signing::Signing;
use crate::domain::{
    Answer, Case, CategoryId, ChannelId, Digest, Document, DocumentForm, DocumentId,
    DocumentTypeId, DoneDuty, DutyId, FactId, Facts, FileRef, GroupId, LanguageTag, Legalisation,
    LetterEdit, PersonAt, ProcedureId, RequirementId, Review, Waiver,
};
use crate::rules::RuleBook;
use crate::rules::answer::{RawValue, parse_value};
use crate::session::desk::take_over;
use crate::session::summary::prefix_of;
use crate::store::{Party, Step, When};

/// A change of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Answers of one page, in one step. An empty text takes an answer away.
    Answer(Vec<(FactId, RawValue)>),
    /// Answers of one record of a repeated group; `at` = number of records adds one.
    Record {
        /// The group.
        group: GroupId,
        /// Which record, from 0.
        at: usize,
        /// Its answers; an empty text takes an answer away.
        answers: Vec<(FactId, RawValue)>,
    },
    /// Takes a record of a repeated group away.
    RemoveRecord {
        /// The group.
        group: GroupId,
        /// Which record, from 0.
        at: usize,
    },
    /// What is applied for, on which ground, where, under which number.
    Head {
        /// The procedure.
        procedure: ProcedureId,
        /// The permit category.
        category: Option<CategoryId>,
        /// Where it is filed.
        channel: Option<ChannelId>,
        /// The office's own number.
        number: String,
    },
    /// Files that were looked into, to a kind of document; `None` = without a place yet.
    AddFiles {
        /// The files.
        files: Vec<FileRef>,
        /// Which kind of document they are: one document, or more pages of it.
        to: Option<DocumentTypeId>,
    },
    /// A file without a place gets one.
    Place {
        /// The file.
        file: Digest,
        /// Which kind of document it is.
        to: DocumentTypeId,
    },
    /// A file becomes pages of a document, or documents of their own.
    Put(Box<Placing>),
    /// A document of another case comes into this one; not twice.
    Adopt(Box<Document>),
    /// A file of a document goes back among those without a place.
    TakeOut {
        /// The document.
        document: DocumentId,
        /// Which of its files, from 0.
        at: usize,
    },
    /// A file without a place is put away.
    RemoveLoose(Digest),
    /// A document is put away with its files.
    RemoveDocument(DocumentId),
    /// A file moves within its document.
    MoveFile {
        /// The document.
        document: DocumentId,
        /// From which place.
        from: usize,
        /// To which place.
        to: usize,
    },
    /// A file is turned by quarter turns clockwise.
    TurnFile {
        /// The document.
        document: DocumentId,
        /// Which of its files.
        at: usize,
        /// Quarter turns; 3 = one turn to the left.
        quarters: u8,
    },
    /// Another file takes the place of this one.
    ReplaceFile {
        /// The document.
        document: DocumentId,
        /// Which of its files; where it stands now when it was moved since.
        at: usize,
        /// What it is: another file is never replaced.
        old: Digest,
        /// The new file.
        with: Box<FileRef>,
    },
    /// Work on single pages, which leaves every file as it is.
    Pages {
        /// Where they are.
        place: PagePlace,
        /// What is done.
        work: PageEdit,
    },
    /// A locked file was opened with a password and looked into again.
    Unlock(Box<FileRef>),
    /// A locked archive was opened with a password: what lay in it takes its place.
    Unpack {
        /// The archive.
        archive: Digest,
        /// The files that came out of it.
        files: Vec<FileRef>,
    },
    /// What is known of a document.
    Describe {
        /// The document.
        document: DocumentId,
        /// All of it.
        as_: Description,
    },
    /// The reviewing lawyer's mark.
    Review {
        /// The document.
        document: DocumentId,
        /// The mark.
        mark: Review,
    },
    /// An item is left out on purpose.
    Waive(Waiver),
    /// It is asked for again.
    Unwaive(RequirementId),
    /// A company that is kept takes the place of the one in the case: its details; papers where there are none.
    TakeCompany(Box<Party>),
    /// A duty is done.
    MarkDone(DoneDuty),
    /// It is not done after all.
    Reopen(DutyId),
    /// A part of a letter in the user's own words; without any words our own come back.
    WriteLetter(LetterEdit),
    /// A signed paper takes the place of a letter, which is kept as it was.
    SignLetter(Box<Signing>),
    /// What came of one import: several changes, one step.
    Together(Vec<Edit>),
}

/// What is known of a document, beside its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Whose it is; none = as it is said now.
    pub people: Option<Vec<PersonAt>>,
    /// The form in which it is at hand.
    pub form: DocumentForm,
    /// A number printed on it.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The language it is written in.
    pub language: Option<LanguageTag>,
    /// Issued, signed or taken on.
    pub issued_on: Option<NaiveDate>,
    /// Valid through.
    pub expires_on: Option<NaiveDate>,
    /// Whether a translation is part of it.
    pub translated: bool,
    /// Apostille or consular legalisation.
    pub legalisation: Legalisation,
}

impl Description {
    /// What is known of a document now.
    pub fn of(document: &Document) -> Self {
        Self {
            people: None,
            form: document.form,
            number: document.number.clone(),
            issuer: document.issuer.clone(),
            language: document.language,
            issued_on: document.issued_on,
            expires_on: document.expires_on,
            translated: document.translated,
            legalisation: document.legalisation,
        }
    }

    /// Says it of a document.
    fn onto(&self, document: &mut Document) {
        document.form = self.form;
        document.number.clone_from(&self.number);
        document.issuer.clone_from(&self.issuer);
        document.language = self.language;
        document.issued_on = self.issued_on;
        document.expires_on = self.expires_on;
        document.translated = self.translated;
        document.legalisation = self.legalisation;
    }
}

/// An edit speaks of something that is not there (any more).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what was to be changed is not there any more")]
pub struct Gone;

/// Why an edit is not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It speaks of something that is not there (any more).
    #[error(transparent)]
    Gone(#[from] Gone),
    /// A file would be arranged page by page that has more pages than a plan may name.
    #[error("the file has too many pages to be arranged one by one")]
    TooManyPages,
}

impl Edit {
    /// The case after the edit.
    ///
    /// # Errors
    /// When it speaks of a document, file, page, record or fact that is not there, or arranges too many pages.
    pub fn applied(&self, case: &Case, book: &RuleBook) -> Result<Case, Refused> {
        let mut next = case.clone();
        self.carry_out(&mut next, book)?;
        look_again(case, &mut next);
        Ok(next)
    }

    /// Changes the case; what is refused may be done in part.
    pub(super) fn carry_out(&self, next: &mut Case, book: &RuleBook) -> Result<(), Refused> {
        match self {
            Self::Answer(answers) => put(&mut next.facts, answers, book)?,
            Self::Record { group, at, answers } => {
                let records = next.groups.entry(group.clone()).or_default();
                if *at == records.len() {
                    records.push(Facts::default());
                }
                put(records.get_mut(*at).ok_or(Gone)?, answers, book)?;
            }
            Self::RemoveRecord { group, at } => remove_record(next, group, *at)?,
            Self::Head { procedure, category, channel, number } => {
                next.procedure = procedure.clone();
                next.category.clone_from(category);
                next.channel.clone_from(channel);
                next.number.clone_from(number);
            }
            Self::AddFiles { .. }
            | Self::Place { .. }
            | Self::Put(_)
            | Self::Adopt(_)
            | Self::TakeOut { .. }
            | Self::RemoveLoose(_)
            | Self::RemoveDocument(_)
            | Self::MoveFile { .. }
            | Self::TurnFile { .. }
            | Self::ReplaceFile { .. }
            | Self::Pages { .. }
            | Self::Unlock(_)
            | Self::Unpack { .. } => self.on_files(next, book)?,
            Self::Waive(waiver) => waive(next, waiver),
            Self::Unwaive(requirement) => {
                let at = next.waivers.iter().position(|it| it.requirement == *requirement);
                next.waivers.remove(at.ok_or(Gone)?);
            }
            Self::MarkDone(done) => mark_done(next, done, book)?,
            Self::Reopen(duty) => {
                let before = next.done.len();
                next.done.retain(|it| it.duty != *duty);
                if next.done.len() == before {
                    return Err(Gone.into());
                }
            }
            Self::Describe { document, as_ } => {
                let people = as_.people.as_deref().map(|it| next.people(it).ok_or(Gone));
                let people = people.transpose()?;
                let document = document_of(next, document)?;
                as_.onto(document);
                document.people = people.unwrap_or_else(|| std::mem::take(&mut document.people));
            }
            Self::Review { document, mark } => {
                document_of(next, document)?.review = mark.clone();
            }
            Self::WriteLetter(edit) => write_letter(next, edit, book)?,
            Self::TakeCompany(company) => take_company(next, company),
            Self::SignLetter(signing) => signing.apply(next, book)?,
            Self::Together(edits) => import::carry_out(edits, next, book)?,
        }
        Ok(())
    }

    /// What the history says of it. Gaps hold what a person can read: a fact or kind id, a file name.
    #[expect(clippy::too_many_lines, reason = "one arm an edit")]
    pub fn step(&self, case: &Case, when: When) -> Step {
        let of = |code: &str| Step::new(code, when);
        let named = |code: &str, id: &DocumentId| {
            let kind = case.document(id).map(|it| it.kind.to_string()).unwrap_or_default();
            of(code).with("kind", &kind)
        };
        let file_of = |id: &DocumentId, at: &usize| {
            let file = case.document(id).and_then(|it| it.files.get(*at));
            file.map(|file| file.name.clone()).unwrap_or_default()
        };
        let loose = |digest: &Digest| {
            let file = case.inbox.iter().find(|it| it.digest == *digest);
            file.map(|file| file.name.clone()).unwrap_or_default()
        };
        match self {
            Self::Answer(answers) => match answers.as_slice() {
                [(fact, _)] => of("step-answered").with("fact", fact.as_str()),
                more => {
                    let first = more.first().map(|(fact, _)| fact.to_string());
                    of("step-answered-page").with("topic", &first.unwrap_or_default())
                }
            },
            Self::Record { group, .. } => of("step-record").with("group", group.as_str()),
            Self::RemoveRecord { group, .. } => {
                of("step-record-removed").with("group", group.as_str())
            }
            Self::Head { .. } => of("step-head"),
            Self::AddFiles { files, .. } => match files.as_slice() {
                [one] => of("step-file-added").with("file", &one.name),
                more => of("step-files-added").with("count", &more.len().to_string()),
            },
            Self::Place { file, .. } => of("step-file-placed").with("file", &loose(file)),
            Self::Put(placing) => placing.step(case, when),
            Self::Adopt(it) => of("step-document-adopted").with("kind", it.kind.as_str()),
            Self::TakeOut { document, at } => {
                of("step-file-taken-out").with("file", &file_of(document, at))
            }
            Self::RemoveLoose(file) => of("step-file-removed").with("file", &loose(file)),
            Self::RemoveDocument(id) => named("step-document-removed", id),
            Self::MoveFile { document, from, .. } => {
                of("step-file-moved").with("file", &file_of(document, from))
            }
            Self::TurnFile { document, at, .. } => {
                of("step-file-turned").with("file", &file_of(document, at))
            }
            Self::ReplaceFile { document, old, .. } => {
                let files = case.document(document).map(|it| it.files.iter());
                let file = files.into_iter().flatten().find(|it| it.digest == *old);
                let name = file.map(|it| it.name.as_str()).unwrap_or_default();
                of("step-file-replaced").with("file", name)
            }
            Self::Pages { place, work } => work.step(&place.name(case), when),
            Self::Unlock(file) => of("step-file-unlocked").with("file", &file.name),
            Self::Unpack { archive, .. } => of("step-file-unlocked").with("file", &loose(archive)),
            Self::Describe { document, .. } => named("step-described", document),
            Self::Review { document, .. } => named("step-reviewed", document),
            Self::Waive(it) => of("step-waived").with("requirement", it.requirement.as_str()),
            Self::Unwaive(id) => of("step-unwaived").with("requirement", id.as_str()),
            Self::TakeCompany(company) => of("step-company-taken").with("name", &company.name),
            Self::MarkDone(done) => of("step-done").with("duty", done.duty.as_str()),
            Self::Reopen(duty) => of("step-reopened").with("duty", duty.as_str()),
            Self::WriteLetter(edit) if edit.texts.is_empty() => {
                of("step-letter-reset").with("letter", edit.letter.as_str())
            }
            Self::WriteLetter(edit) => {
                of("step-letter-written").with("letter", edit.letter.as_str())
            }
            Self::SignLetter(it) => of("step-letter-signed").with("letter", it.letter()),
            Self::Together(edits) => import::step(edits, case, when),
        }
    }
}

fn waive(case: &mut Case, waiver: &Waiver) {
    case.waivers.retain(|it| it.requirement != waiver.requirement);
    case.waivers.push(waiver.clone());
}

fn mark_done(case: &mut Case, done: &DoneDuty, book: &RuleBook) -> Result<(), Gone> {
    if !book.duties.contains_key(&done.duty) {
        return Err(Gone);
    }
    case.done.retain(|it| it.duty != done.duty);
    case.done.push(done.clone());
    Ok(())
}

/// What the case said of another company goes; papers of a kind that it has already stay as they are.
fn take_company(case: &mut Case, company: &Party) {
    let prefixes: BTreeSet<&str> = company.facts.keys().map(prefix_of).collect();
    let known = case.facts.iter().map(|(fact, _)| fact);
    let others: Vec<FactId> =
        known.filter(|fact| prefixes.contains(prefix_of(fact))).cloned().collect();
    for fact in others {
        case.facts.remove(&fact);
    }
    let kinds: BTreeSet<DocumentTypeId> = case.documents.iter().map(|it| it.kind.clone()).collect();
    let documents = company.documents.iter().filter(|it| !kinds.contains(&it.kind)).cloned();
    take_over(case, &Party { documents: documents.collect(), ..company.clone() });
}

/// Puts the user's words for a part of a letter, in the order of the parts' first change.
fn write_letter(case: &mut Case, edit: &LetterEdit, book: &RuleBook) -> Result<(), Gone> {
    let same = |it: &LetterEdit| it.letter == edit.letter && it.block == edit.block;
    if edit.texts.is_empty() {
        // Words for a part that the rule book no longer has can still be taken away.
        let at = case.letter_edits.iter().position(same).ok_or(Gone)?;
        case.letter_edits.remove(at);
        return Ok(());
    }
    let letter = book.letter(&edit.letter).ok_or(Gone)?;
    let mut parts = letter.blocks.iter().filter(|block| block.is_editable);
    parts.find(|block| block.id == edit.block).ok_or(Gone)?;
    match case.letter_edits.iter_mut().find(|it| same(it)) {
        Some(known) => known.clone_from(edit),
        None => case.letter_edits.push(edit.clone()),
    }
    Ok(())
}

fn remove_record(case: &mut Case, group: &GroupId, at: usize) -> Result<(), Gone> {
    let records = case.groups.get_mut(group).ok_or(Gone)?;
    if at >= records.len() {
        return Err(Gone);
    }
    records.remove(at);
    if records.is_empty() {
        case.groups.remove(group);
    }
    Ok(())
}

/// Sets answers; what is not a value of its kind is kept as typed, an empty text takes the answer away.
fn put(facts: &mut Facts, answers: &[(FactId, RawValue)], book: &RuleBook) -> Result<(), Gone> {
    for (fact, raw) in answers {
        let question = book.question(fact).ok_or(Gone)?;
        if raw.as_typed().trim().is_empty() {
            facts.remove(fact);
        } else {
            let answer: Answer = parse_value(book, question, raw);
            facts.set(fact.clone(), answer);
        }
    }
    Ok(())
}
