//! What the journeys have in common: a person who reads labels, presses, types, drops files, and looks at
//! what is shown, in one of the three languages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, TimeDelta};
use egui::accesskit::Role;
use egui::{Key, ViewportId};
use egui_kittest::kittest::Queryable as _;
use permitpack::app::Command;
use permitpack::app::screens::Screen;
use permitpack::domain::{
    AsOf, Case, DocumentTypeId, FactId, Language, LocalizedText, TopicId, ValueKind,
};
use permitpack::i18n::{Value as Gap, say};
use permitpack::rules::{Question, RuleBook, builtin};
use permitpack::session::fields::typed;
use permitpack::store::{Opening, When, Workspace};

use super::harness::{
    Window, check_page, command, go, put_sample, says, shows, texts, type_into, usual, wait,
};

/// Within which a page must come to rest.
const REST_WITHIN: Duration = Duration::from_mins(1);

/// A person at the window.
pub(super) struct Person {
    /// The window.
    pub(super) window: Window,
    /// In which everything is read.
    pub(super) language: Language,
    /// The rules, for labels.
    pub(super) book: Arc<RuleBook>,
}

/// Today in Kazakhstan, as the window has it.
#[expect(clippy::disallowed_methods, reason = "the journeys happen today, as the window has it")]
pub(super) fn today() -> NaiveDate {
    (chrono::Utc::now() + TimeDelta::hours(5)).date_naive()
}

/// So many days from today.
pub(super) fn in_days(days: i64) -> NaiveDate {
    today() + TimeDelta::days(days)
}

/// A fact of the rule book.
pub(super) fn fact(id: &str) -> FactId {
    FactId::new(id).unwrap()
}

/// The workspace of a folder while no window has it.
pub(super) fn workspace(folder: &Path) -> Workspace {
    let opening = Opening { today: AsOf(today()), now: When(0), read_only: false, on_answer: None };
    Workspace::open(folder, opening).unwrap()
}

impl Person {
    /// Opens an empty workspace for the first time and chooses the language with the mouse.
    pub(super) fn first_start(folder: &Path, language: Language) -> Self {
        let mut window = usual(folder);
        let own = match language {
            Language::En => "English",
            Language::Ru => "Русский",
            Language::Kk => "Қазақша",
        };
        let named = window.query_all_by_label_contains(own).next().expect(own);
        named.click();
        window.run();
        let mut person = Self { window, language, book: builtin().unwrap() };
        person.looks("first start");
        person
    }

    /// Opens the sample case.
    pub(super) fn with_sample(folder: &Path, language: Language) -> Self {
        put_sample(folder);
        Self::again(folder, language)
    }

    /// Opens a workspace that has cases, and the case that was changed last.
    pub(super) fn again(folder: &Path, language: Language) -> Self {
        let window = usual(folder);
        let mut person = Self { window, language, book: builtin().unwrap() };
        command(&mut person.window, Command::Language(language));
        let key = person.window.state_mut().app().first_case().expect("a case");
        command(&mut person.window, Command::OpenCase(key));
        person
    }

    /// A word of the interface.
    pub(super) fn word(&self, key: &str) -> String {
        say(self.language, key, &[])
    }

    /// A word with gaps.
    pub(super) fn words(&self, key: &str, gaps: &[(&str, Gap<'_>)]) -> String {
        say(self.language, key, gaps)
    }

    /// A text of the rules.
    pub(super) fn read<'a>(&self, text: &'a LocalizedText) -> &'a str {
        text.in_language(self.language)
    }

    /// The title of a kind of document.
    pub(super) fn title(&self, kind: &str) -> String {
        let kind = DocumentTypeId::new(kind).unwrap();
        self.read(&self.book.documents[&kind].title).to_owned()
    }

    /// Whether a text is shown at this moment, or part of one.
    pub(super) fn sees(&self, part: &str) -> bool {
        says(&self.window, part)
    }

    /// Waits until a text is shown.
    #[track_caller]
    pub(super) fn finds(&mut self, part: &str) {
        shows(&mut self.window, part);
    }

    /// The page is as every page must be: names, keys, and it asks for nothing while nobody touches it.
    pub(super) fn looks(&mut self, place: &str) {
        let place = format!("{place}, {:?}", self.language);
        check_page(&self.window, &place);
        let next = |window: &Window| {
            let root = window.output().viewport_output.get(&ViewportId::ROOT);
            root.expect("one window").repaint_delay
        };
        // A caret blinks, a message goes after a while; anything shorter never rests.
        let types = self.window.ctx.memory(egui::Memory::focused).is_some();
        let least = Duration::from_millis(if types { 100 } else { 400 });
        // What the page waits for (the disk, a message that is about to go) comes within seconds.
        let since = Instant::now();
        while next(&self.window) < least {
            let next = next(&self.window);
            assert!(since.elapsed() < REST_WITHIN, "{place}: asks for the next frame in {next:?}");
            std::thread::sleep(Duration::from_millis(20));
            self.window.run_steps(1);
        }
    }

    /// Presses what has this role and name, wherever on the page it stands.
    pub(super) fn press_as(&mut self, role: Role, name: &str) {
        let is_there = |window: &Window| window.query_by_role_and_label(role, name).is_some();
        if !is_there(&self.window) {
            wait(&mut self.window, &format!("{role:?} {name}"), is_there);
        }
        self.window.get_by_role_and_label(role, name).click_accesskit();
        self.window.run();
    }

    /// Presses a button.
    pub(super) fn press(&mut self, name: &str) {
        self.press_as(Role::Button, name);
    }

    /// Presses the button of a key.
    pub(super) fn press_word(&mut self, key: &str) {
        let name = self.word(key);
        self.press(&name);
    }

    /// Waits for the button whose name begins so; its whole name.
    fn row(&mut self, beginning: &str) -> String {
        let found = |window: &Window| {
            let mut names = texts(window).into_iter();
            names.find(|(role, text)| *role == Role::Button && text.starts_with(beginning))
        };
        wait(&mut self.window, &format!("a row {beginning}"), |window| found(window).is_some());
        found(&self.window).expect("it was there").1
    }

    /// Presses the one button whose name begins so.
    pub(super) fn press_row(&mut self, beginning: &str) {
        let name = self.row(beginning);
        self.press(&name);
    }

    /// Puts the keyboard into a field, empties it and types.
    pub(super) fn type_into(&mut self, label: &str, text: &str) {
        type_into(&mut self.window, label, text);
    }

    /// Leaves the field.
    pub(super) fn tab(&mut self) {
        self.window.key_press(Key::Tab);
        self.window.run();
    }

    /// Chooses from a list that opens.
    pub(super) fn choose(&mut self, label: &str, option: &str) {
        self.press_as(Role::ComboBox, label);
        let search = self.word("widget-search");
        if self.window.query_by_role_and_label(Role::TextInput, &search).is_some() {
            self.window.get_by_role_and_label(Role::TextInput, &search).type_text(option);
            self.window.run();
        }
        self.press_as(Role::ListBoxOption, option);
    }

    /// The open case.
    pub(super) fn case(&mut self) -> Case {
        self.window.state_mut().app().open_case().expect("a case").clone()
    }

    /// What is known of a fact, as it would be typed.
    pub(super) fn known(&mut self, id: &str) -> Option<String> {
        self.case().facts.value(&fact(id)).map(typed)
    }

    /// Fills all fields of the page that are in the list; gives how many.
    fn fill_page(&mut self, topic: &TopicId, answers: &[(&str, String)]) -> usize {
        let book = Arc::clone(&self.book);
        let mut filled = 0;
        for (id, text) in answers {
            let question = book.question(&fact(id)).unwrap_or_else(|| panic!("no question {id}"));
            let is_open =
                question.topic == *topic && self.known_of(question).as_ref() != Some(text);
            if is_open && self.is_asked(question) {
                self.answer(question, text);
                filled += 1;
            }
        }
        filled
    }

    fn known_of(&mut self, question: &Question) -> Option<String> {
        match &question.group {
            None => self.known(question.id.as_str()),
            Some(group) => {
                let case = self.case();
                let value = case.groups.get(group)?.first()?.value(&question.id)?;
                Some(typed(value))
            }
        }
    }

    fn name_of(&self, question: &Question) -> String {
        let label = self.read(&question.label);
        match question.group {
            None => label.to_owned(),
            Some(_) => self
                .words("question-of-record", &[("field", label.into()), ("number", 1_i64.into())]),
        }
    }

    fn is_asked(&self, question: &Question) -> bool {
        let name = self.name_of(question);
        let part = format!("{name}: ");
        let is_input =
            |role: Role| matches!(role, Role::TextInput | Role::ComboBox | Role::RadioButton);
        texts(&self.window)
            .iter()
            .any(|(role, text)| is_input(*role) && (*text == name || text.starts_with(&part)))
    }

    /// Answers a question of the page with the widget that its kind has.
    fn answer(&mut self, question: &Question, text: &str) {
        let name = self.name_of(question);
        match question.kind {
            ValueKind::Bool => {
                let word = self.word(if text == "true" { "widget-yes" } else { "widget-no" });
                self.press_as(Role::RadioButton, &format!("{name}: {word}"));
            }
            ValueKind::Choice => {
                let choice = question.choices.iter().find(|it| it.id.as_str() == text);
                let words = self.read(&choice.unwrap_or_else(|| panic!("{text}")).label).to_owned();
                if question.choices.len() <= 5 {
                    self.press_as(Role::RadioButton, &format!("{name}: {words}"));
                } else {
                    self.choose(&name, &words);
                }
            }
            ValueKind::Country => {
                let book = Arc::clone(&self.book);
                let country = book.countries.values().find(|it| it.code.to_string() == text);
                let words = self.read(&country.unwrap_or_else(|| panic!("{text}")).name).to_owned();
                self.choose(&name, &words);
            }
            ValueKind::Date => {
                let date: NaiveDate = text.parse().unwrap_or_else(|_| panic!("{text}"));
                for (key, part) in
                    [("widget-day", "%-d"), ("widget-month", "%-m"), ("widget-year", "%Y")]
                {
                    let label = format!("{name}: {}", self.word(key));
                    self.type_into(&label, &date.format(part).to_string());
                }
            }
            ValueKind::Mrz => {
                for (number, line) in (1..).zip(text.lines()) {
                    self.type_into(&format!("{name}: {number}"), line);
                }
            }
            ValueKind::Text
            | ValueKind::LatinName
            | ValueKind::Number
            | ValueKind::Iin
            | ValueKind::Bin => self.type_into(&name, text),
        }
    }

    /// Goes through the pages of a topic, fills what is asked, and saves each page.
    pub(super) fn answer_topic(&mut self, topic: &str, answers: &[(&str, String)]) {
        let topic = TopicId::new(topic).unwrap();
        go(&mut self.window, Screen::Question(topic.clone()));
        for part in 1_i64..12 {
            // An answer may open another question on the same page.
            for _ in 0..3 {
                if self.fill_page(&topic, answers) == 0 {
                    break;
                }
                self.tab();
            }
            self.looks(&format!("{topic} {part}"));
            if !self.sees(&self.word("question-save")) {
                return;
            }
            self.press_word("question-save");
            let next = (2_i64..12).any(|parts| {
                let gaps = [("part", (part + 1).into()), ("parts", parts.into())];
                self.sees(&self.words("question-part", &gaps))
            });
            if !next {
                return;
            }
        }
    }

    /// Answers one question, wherever it stands.
    pub(super) fn answer_one(&mut self, id: &str, text: &str) {
        let book = Arc::clone(&self.book);
        let question = book.question(&fact(id)).expect(id);
        go(&mut self.window, Screen::Question(question.topic.clone()));
        for _ in 0..9 {
            if self.is_asked(question) {
                self.answer(question, text);
                self.tab();
                return;
            }
            self.press_word("question-save");
        }
        panic!("{id} is not asked: {:?}", texts(&self.window));
    }

    /// Chooses the place of a kind of document on the page of documents.
    pub(super) fn choose_place(&mut self, kind: &str) {
        let title = self.title(kind);
        self.press_row(&format!("{title}, "));
    }

    /// Types the path of a file for the place that is chosen.
    pub(super) fn add_here(&mut self, path: &Path) {
        self.press_word("docs-add-here");
        let label = self.word("app-path");
        self.type_into(&label, &path.display().to_string());
        self.press_word("docs-add-verb");
    }

    /// Drops files onto the row of a kind of document.
    pub(super) fn drop_on(&mut self, kind: &str, paths: &[PathBuf]) {
        let title = self.title(kind);
        let name = self.row(&format!("{title}, "));
        self.window.get_by_role_and_label(Role::Button, &name).scroll_to_me();
        self.window.run();
        let at = self.window.get_by_role_and_label(Role::Button, &name).rect().center();
        self.drop_at(at, paths);
    }

    /// Drops files somewhere.
    pub(super) fn drop_at(&mut self, at: egui::Pos2, paths: &[PathBuf]) {
        self.window.hover_at(at);
        self.window.run();
        for path in paths {
            self.window.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        }
        self.window.run();
    }

    /// Waits until something holds of the open case.
    pub(super) fn wait_for(&mut self, what: &str, holds: impl Fn(&Case) -> bool) {
        wait(&mut self.window, what, |window| {
            window.state().seen().open_case().is_some_and(&holds)
        });
    }

    /// Makes a pack in a folder with the buttons, and gives the names of its files.
    pub(super) fn make_pack(&mut self, target: &Path) -> Vec<String> {
        go(&mut self.window, Screen::Check);
        self.looks("check");
        go(&mut self.window, Screen::Pack);
        let label = self.word("pack-folder");
        self.type_into(&label, &target.display().to_string());
        let draft = self.word("check-create-draft");
        let is_draft = self.window.query_by_role_and_label(Role::Button, &draft).is_some();
        self.press_word(if is_draft { "check-create-draft" } else { "pack-create" });
        let next = self.word("pack-next");
        let failed = self.word("pack-failed");
        wait(&mut self.window, "the pack", |window| {
            texts(window).iter().any(|(_, text)| *text == next || *text == failed)
        });
        assert!(self.sees(&next), "{:?}", texts(&self.window));
        self.looks("result");
        files_of(target)
    }
}

/// The names of the files of a folder, in order.
pub(super) fn files_of(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}

/// A picture as a phone takes it, different for each number.
pub(super) fn photo(folder: &Path, name: &str, number: u8, (wide, high): (u32, u32)) -> PathBuf {
    let path = folder.join(name);
    let picture = image::RgbImage::from_pixel(wide, high, image::Rgb([number * 7, 200, 190]));
    picture.save(&path).unwrap();
    path
}

/// A PDF of so many pages, each with `ballast` bytes of a picture that cannot be made smaller.
pub(super) fn paper(folder: &Path, name: &str, pages: usize, ballast: usize) -> PathBuf {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let mut add = |bytes: &mut Vec<u8>, body: &[u8]| {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", places.len()).bytes());
        bytes.extend(body);
        bytes.extend(b"\nendobj\n");
    };
    add(&mut bytes, b"<< /Type /Catalog /Pages 2 0 R >>");
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", 3 + page * 3)).collect();
    let tree = format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", kids.join(" "));
    add(&mut bytes, tree.as_bytes());
    let mut noise = 0x2545_F491_u32;
    for page in 0..pages {
        let (content, picture) = (4 + page * 3, 5 + page * 3);
        let body = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /XObject << /P {picture} 0 R >> >> >>"
        );
        add(&mut bytes, body.as_bytes());
        let lines = format!("q 400 0 0 400 90 {} cm /P Do Q", 100 + page % 300);
        let body = format!("<< /Length {} >>\nstream\n{lines}\nendstream", lines.len());
        add(&mut bytes, body.as_bytes());
        let high = (ballast / 1024).max(1);
        let length = high * 1024;
        let mut body = format!(
            "<< /Type /XObject /Subtype /Image /Width 1024 /Height {high} /BitsPerComponent 8 \
             /ColorSpace /DeviceGray /Length {length} >>\nstream\n"
        )
        .into_bytes();
        body.extend((0..length).map(|_| {
            noise ^= noise << 13;
            noise ^= noise >> 17;
            noise ^= noise << 5;
            noise as u8
        }));
        body.extend(b"\nendstream");
        add(&mut bytes, &body);
    }
    let start = bytes.len();
    let size = places.len() + 1;
    let mut end = format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in &places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    write!(end, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    bytes.extend(end.bytes());
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
