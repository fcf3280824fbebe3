//! What is done with a whole case: put away, brought back, copied, renewed, removed for good.

use super::command::{CaseWish, Command, NewCase};
use super::confirm::{Confirm, Confirmed, Weight};
use super::screens::Screen;
use super::state::App;
use super::toast::{Toast, Wording};
use crate::session::company::Before;
use crate::session::{Beginning, Errand};
use crate::store::{CaseHead, CaseKey, PartyKey, Version};

impl App {
    /// Carries out what is wished for a case.
    pub(super) fn with_case(&mut self, key: CaseKey, wish: CaseWish) {
        self.keep_typed();
        match wish {
            CaseWish::Delete => self.ask_disk(Errand::Delete(key)),
            CaseWish::BringBack => self.ask_disk(Errand::BringBack(key)),
            CaseWish::Duplicate => self.ask_disk(Errand::Duplicate(key)),
            CaseWish::Renew => self.begin_renewal(key),
            CaseWish::Purge => self.ask_purge(key),
        }
    }

    /// The page that begins a case, for another one of the same person.
    fn begin_renewal(&mut self, key: CaseKey) {
        let cases = self.desk.cases();
        let Some(head) = cases.iter().find(|it| it.key == key) else { return };
        self.go(Screen::NewCase);
        self.states.new_case.renew(head);
    }

    /// Begins another case of the same person.
    pub(super) fn renew(&mut self, key: CaseKey, new: NewCase) {
        let NewCase { procedure, category, channel, number, company } = new;
        let beginning = Beginning { procedure, category, channel, number, company };
        self.ask_disk(Errand::Renew(key, Box::new(beginning)));
    }

    /// Opens a case; one that was put away is told, with the way to bring it back.
    pub(super) fn open_case_of(&mut self, key: CaseKey) {
        let Some(title) = self.title_of_deleted(key) else {
            return self.ask_disk(Errand::Open(key));
        };
        let words = Wording::with("app-case-is-deleted", [("title", title.into())]);
        let back = Command::WithCase(key, CaseWish::BringBack);
        self.message.show(Toast::done(words).with("app-case-bring-it-back", back));
    }

    fn ask_purge(&mut self, key: CaseKey) {
        let Some(title) = self.title_of_deleted(key) else { return };
        self.confirm = Some(Confirm {
            title: self.say("app-case-purge-title", &[("title", title.into())]),
            text: self.say("app-case-purge-text", &[]),
            choices: vec![
                self.choice("action-cancel", Weight::Main, Confirmed::Stay),
                self.choice("app-case-purge", Weight::Danger, Confirmed::Purge(key)),
            ],
        });
    }

    fn title_of_deleted(&self, key: CaseKey) -> Option<String> {
        let deleted = self.store.deleted_cases();
        deleted.iter().find(|it| it.key == key).map(|head| title_of(head))
    }

    /// A case was put away: the page of it is left, and there is a way back.
    pub(super) fn case_deleted(&mut self, key: CaseKey) {
        if self.desk.case().is_none() {
            self.left_case();
        }
        let title = self.title_of_deleted(key).unwrap_or_default();
        let words = Wording::with("app-case-deleted", [("title", title.into())]);
        let back = Command::WithCase(key, CaseWish::BringBack);
        self.message.show(Toast::done(words).with("action-undo", back));
    }

    /// It is back in the list.
    pub(super) fn case_brought_back(&mut self, key: CaseKey) {
        let cases = self.desk.cases();
        let title = cases.iter().find(|it| it.key == key).map(|head| title_of(head));
        let gaps = [("title", title.unwrap_or_default().into())];
        let toast = Toast::done(Wording::with("app-case-back", gaps));
        self.message.show(toast.with("app-case-open", Command::OpenCase(key)));
    }

    /// What became of the company of the case, with the way back to what was kept of it before.
    pub(super) fn company_kept(&mut self, key: Option<PartyKey>) {
        let before = self.desk.take_company_before();
        let parties = self.desk.parties();
        let Some(head) = parties.iter().find(|head| Some(head.key) == key) else {
            return self.message.show(Toast::done("app-company-none"));
        };
        let gaps = [("name", head.name.clone().into()), ("papers", head.documents.into())];
        let is_first = head.version == Version(1);
        let Some(before) = before.filter(|_| !is_first) else {
            return self.message.show(Toast::done(Wording::with("app-company-kept", gaps)));
        };
        let mut words = vec![Wording::with("app-company-kept-again", gaps)];
        if before.replaced > 0 {
            let gaps = [("count", before.replaced.into())];
            words.push(Wording::with("app-company-replaced", gaps));
        }
        let back = Command::PutBackCompany(before);
        self.message.show(Toast::done(Wording::lines(words)).with("action-undo", back));
    }

    /// Makes a kept company what it was before.
    pub(super) fn put_back_company(&mut self, before: Box<Before>) {
        self.ask_disk(Errand::PutBackCompany(before));
    }
}

/// Whose case it is, and its number.
pub(super) fn title_of(head: &CaseHead) -> String {
    let CaseHead { number, summary, .. } = head;
    if summary.title.is_empty() { number.clone() } else { format!("{}, {number}", summary.title) }
}
