//! A verification in words, line by line, for the text output.

use super::{Difference, FileState, PackKind, Today, Verdict, Verification};
use crate::domain::{Finding, Language, RequirementId, Severity};
use crate::export::manifest::Manifest;
use crate::export::words;
use crate::i18n::{Value, say};
use crate::rules::RuleBook;

/// The whole report. What comes from the file is shown without control characters.
pub fn lines(book: &RuleBook, verification: &Verification, language: Language) -> Vec<String> {
    let mut report = Lines { book, language, said: Vec::new() };
    report.verdict(verification);
    for finding in &verification.findings {
        report.finding(finding);
    }
    if let Some(manifest) = &verification.manifest {
        report.contents(verification, manifest);
        report.made(manifest);
    }
    if let Some(today) = &verification.today {
        report.today(today);
    }
    report.said.iter().map(|line| clean(line)).collect()
}

/// A difference in words.
pub(super) fn difference(book: &RuleBook, difference: &Difference, language: Language) -> String {
    let status = |status| words::requirement_status(status, language);
    match difference {
        Difference::RuleBook { then, now } => {
            let gaps = [("then", then.into()), ("now", now.into())];
            say(language, "verify-difference-book", &gaps)
        }
        Difference::Appeared { requirement, now } => {
            let title = title(book, requirement.as_str(), language);
            let gaps = [("title", title.into()), ("now", status(*now).into())];
            say(language, "verify-difference-appeared", &gaps)
        }
        Difference::Disappeared { requirement, then } => {
            let title = title(book, requirement, language);
            let gaps = [("title", title.into()), ("then", status(*then).into())];
            say(language, "verify-difference-disappeared", &gaps)
        }
        Difference::Status { requirement, then, now } => {
            let title = title(book, requirement.as_str(), language);
            let gaps = [
                ("title", title.into()),
                ("then", status(*then).into()),
                ("now", status(*now).into()),
            ];
            say(language, "verify-difference-status", &gaps)
        }
        Difference::Passed { duty, due_on } => {
            let known = book.duties.get(duty);
            let title = known.map_or(duty.as_str(), |duty| duty.title.in_language(language));
            let gaps = [("title", title.into()), ("date", words::date(*due_on, language).into())];
            say(language, "verify-difference-passed", &gaps)
        }
        Difference::Found(finding) => words::finding(book, finding, language).text,
    }
}

/// The title of an item; an id that the book does not know stands for itself.
fn title(book: &RuleBook, id: &str, language: Language) -> String {
    let known = RequirementId::new(id).ok().and_then(|id| book.requirements.get(&id));
    known.map_or_else(|| id.to_owned(), |item| item.title.in_language(language).to_owned())
}

/// Without control characters, and without marks that turn or hide text: a name in a pack must not
/// write on the terminal.
pub(super) fn clean(text: &str) -> String {
    let is_harmful = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }).collect()
}

struct Lines<'a> {
    book: &'a RuleBook,
    language: Language,
    said: Vec<String>,
}

impl Lines<'_> {
    fn say(&mut self, key: &str, gaps: &[(&str, Value<'_>)]) {
        self.said.push(say(self.language, key, gaps));
    }

    fn verdict(&mut self, verification: &Verification) {
        let key = match (verification.verdict, verification.kind) {
            (Verdict::Right, PackKind::Zip) => "verify-right-zip",
            (Verdict::Right, PackKind::Pdf | PackKind::Other) => "verify-right-pdf",
            (Verdict::Changed, _) => "verify-changed",
            (Verdict::NotOurs, _) => "verify-not-ours",
            (Verdict::Refused, _) => "verify-refused",
        };
        self.say(key, &[("name", (&verification.name).into())]);
    }

    fn finding(&mut self, finding: &Finding) {
        let mark = match finding.severity {
            Severity::Blocker => "!",
            Severity::Warning | Severity::Hint => "-",
        };
        let said = words::finding(self.book, finding, self.language);
        self.said.push(format!("  {mark} {}", said.text));
        if !said.hint.is_empty() {
            self.said.push(format!("    {}", said.hint));
        }
    }

    /// Digests, pages, files.
    fn contents(&mut self, verification: &Verification, manifest: &Manifest) {
        if let Some(digest) = &verification.sha256 {
            self.say("verify-sha256", &[("digest", digest.to_string().into())]);
        }
        match (&verification.seal, &verification.manifest_sha256) {
            (Some(seal), _) => self.say("verify-seal", &[("digest", (&seal.stated).into())]),
            (None, Some(digest)) => {
                self.say("verify-manifest", &[("digest", digest.to_string().into())]);
            }
            (None, None) => {}
        }
        self.say("verify-trust", &[]);
        if let Some((_, pages)) = verification.pages {
            let documents = manifest.documents.len();
            self.say("verify-pages", &[("pages", pages.into()), ("documents", documents.into())]);
        }
        if let Some((number, others)) = manifest.volume() {
            let gaps = [
                ("number", number.into()),
                ("total", manifest.bundles.len().into()),
                ("others", others.join(", ").into()),
            ];
            self.say("verify-volume", &gaps);
        }
        if verification.kind == PackKind::Zip {
            let files = &verification.files;
            let right = files.iter().filter(|file| file.state == FileState::Right).count();
            let gaps = [("right", right.into()), ("all", manifest.files.len().into())];
            self.say("verify-files", &gaps);
        }
    }

    /// When, by which rules, and whether it was complete.
    fn made(&mut self, manifest: &Manifest) {
        self.say("case-number", &[("number", (&manifest.case.number).into())]);
        let book = &manifest.rule_book;
        let gaps = [
            ("program", (&manifest.program).into()),
            ("date", self.day(&manifest.as_of).into()),
            ("version", (&book.version).into()),
            ("reviewed", self.day(&book.reviewed_on).into()),
        ];
        self.say("verify-made", &gaps);
        if manifest.draft {
            let open = [("count", manifest.missing.len().into())];
            self.say("verify-was-draft", &open);
        } else {
            self.say("verify-was-complete", &[]);
        }
        for id in &manifest.missing {
            let item = title(self.book, id, self.language);
            self.say("verify-open-item", &[("title", item.into())]);
        }
        for waiver in &manifest.case.waivers {
            let gaps = [
                ("title", title(self.book, &waiver.requirement, self.language).into()),
                ("reason", (&waiver.reason).into()),
                ("by", (&waiver.by).into()),
                ("date", self.day(&waiver.on).into()),
            ];
            self.say("verify-waiver", &gaps);
        }
    }

    fn day(&self, iso: &str) -> String {
        let day = iso.parse().ok();
        day.map_or_else(|| iso.to_owned(), |day| words::date(day, self.language))
    }

    fn today(&mut self, today: &Today) {
        let date = words::date(today.as_of.0, self.language);
        let gaps = [("date", date.into()), ("version", (&today.rule_book).into())];
        let key = if today.is_complete { "verify-today-complete" } else { "verify-today-open" };
        self.say(key, &gaps);
        if today.differences.is_empty() {
            self.say("verify-no-difference", &[]);
            return;
        }
        self.say("verify-differences", &[]);
        for it in &today.differences {
            let said = difference(self.book, it, self.language);
            self.said.push(format!("  - {said}"));
        }
    }
}
