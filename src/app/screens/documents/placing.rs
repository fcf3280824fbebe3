//! How a file comes to its place: as further pages of a document that is there, or as a document of its own, and
//! then whose; one scan may become a document of each of several people.

use std::path::PathBuf;

use egui::Ui;

use super::dialogs::{Dialog, foot_ui};
use super::people::{self, Whose, whose_ui};
use super::rows::title_of;
use super::tools::edit_saying;
use super::{Chosen, Scene, State};
use crate::app::command::Command;
use crate::app::theme::{Kind, roles, space};
use crate::app::toast::Wording;
use crate::app::view::View;
use crate::app::widgets::{Button, begins_here, radio_list_ui, text_ui};
use crate::domain::{Case, Digest, Document, DocumentId, DocumentTypeId, FileRef};
use crate::i18n::say;
use crate::session::{Becomes, Edit, Placing, Put};

/// What is chosen about a file and its place.
#[derive(Clone, Debug)]
pub(super) struct Form {
    what: What,
    to: DocumentTypeId,
    /// What it can become, in words, where a document lies there; the first is a document of its own.
    ways: Vec<(Way, String)>,
    choice: Option<usize>,
    whose: Whose,
    /// One document of all who are ticked, or one of each.
    each: Option<usize>,
}

/// What becomes of a file where a document lies already.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    New,
    PagesOf(DocumentId),
    InsteadOf(DocumentId, Digest),
}

/// What is put somewhere.
#[derive(Clone, Debug)]
enum What {
    /// A file that has no place yet.
    Loose(FileRef),
    /// A file that is used elsewhere and stays there.
    Also(FileRef),
    /// Files from outside; they come into the case once it is chosen what they become.
    Outside(Vec<PathBuf>),
}

impl What {
    /// Whether a document has it already and cannot have it twice.
    fn is_in(&self, document: &Document) -> bool {
        match self {
            Self::Also(file) => document.files.iter().any(|known| known.digest == file.digest),
            Self::Loose(_) | Self::Outside(_) => false,
        }
    }

    fn name(&self, view: &View<'_>) -> String {
        match self {
            Self::Loose(file) | Self::Also(file) => file.name.clone(),
            Self::Outside(paths) => match paths.as_slice() {
                [one] => one.file_name().unwrap_or(one.as_os_str()).to_string_lossy().into_owned(),
                more => view.say_with("docs-files", &[("count", more.len().into())]),
            },
        }
    }
}

impl Form {
    fn of((view, case): (&View<'_>, &Case), what: What, to: &DocumentTypeId) -> Self {
        let title = title_of(view, to);
        let may_replace = !matches!(what, What::Also(_));
        let mut ways = Vec::new();
        let there = case.documents.iter().filter(|it| it.kind == *to);
        for document in there.filter(|it| !what.is_in(it)) {
            let about = about((view, case), &title, document);
            let pages = document.page_count();
            let pages = view.say_with("docs-pages", &[("count", pages.into())]);
            let gaps = [("document", about.into()), ("pages", pages.into())];
            let id = || document.id.clone();
            ways.push((Way::PagesOf(id()), view.say_with("docs-placing-pages", &gaps)));
            if let ([old], true) = (document.files.as_slice(), may_replace) {
                let words = view.say_with("docs-placing-replace", &gaps);
                ways.push((Way::InsteadOf(id(), old.digest), words));
            }
        }
        let is_lone = ways.iter().filter(|(way, _)| matches!(way, Way::PagesOf(_))).count() == 1;
        if !ways.is_empty() {
            ways.insert(0, (Way::New, view.say("docs-placing-new")));
        }
        let whose = Whose::of(view, case, None);
        // In a family nobody guesses; the only document of a lone applicant gets further pages as a rule.
        let choice = (is_lone && !whose.is_asked()).then_some(1);
        Self { what, to: to.clone(), ways, choice, whose, each: Some(0) }
    }

    fn way(&self) -> Option<&Way> {
        if self.ways.is_empty() {
            return Some(&Way::New);
        }
        self.ways.get(self.choice?).map(|(way, _)| way)
    }

    /// Whether more than one file is put there.
    pub(super) fn is_several(&self) -> bool {
        matches!(&self.what, What::Outside(paths) if paths.len() > 1)
    }

    fn is_new(&self) -> bool {
        self.way() == Some(&Way::New)
    }

    fn becomes(&self) -> Option<Becomes> {
        Some(match self.way()? {
            Way::New => {
                let ticked = self.whose.ticked();
                let is_each = self.each == Some(1) && ticked.len() > 1;
                Becomes::Documents(if is_each {
                    ticked.into_iter().map(|person| vec![person]).collect()
                } else {
                    vec![ticked]
                })
            }
            Way::PagesOf(id) => Becomes::PagesOf(id.clone()),
            Way::InsteadOf(id, old) => Becomes::InsteadOf(id.clone(), *old),
        })
    }
}

/// Which document it is: its kind, whose it is, its number.
fn about((view, case): (&View<'_>, &Case), title: &str, document: &Document) -> String {
    let names = people::names_of(view, case, document);
    let parts = [Some(title.to_owned()), names, document.number.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Asks how a file comes to a place, where there is something to ask: a document lies there, or the case has several
/// people and one is chosen by hand. `false` = there is nothing to ask.
pub(super) fn ask(
    scene: &Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &DocumentTypeId,
    is_loose: bool,
) -> bool {
    let what = if is_loose { What::Loose(file.clone()) } else { What::Also(file.clone()) };
    let form = Form::of((scene.view, scene.case.case()), what, to);
    let asks = !form.ways.is_empty() || form.whose.is_asked();
    if asks {
        state.dialog = Some(Dialog::Put(Box::new(form)));
    }
    asks
}

/// The same where a place was offered or a file was let go over it: only a document that lies there is a question.
pub(super) fn ask_if_taken(
    scene: &Scene<'_, '_>,
    state: &mut State,
    file: &FileRef,
    to: &DocumentTypeId,
) -> bool {
    let mut documents = scene.case.case().documents.iter();
    documents.any(|it| it.kind == *to) && ask(scene, state, file, to, true)
}

/// The same where files from outside were let go over a place, or were asked for there: of several papers, or beside
/// one that names somebody, nobody guesses whose pages these are. The paths come back where there is nothing to ask.
pub(super) fn ask_of_outside(
    (view, case): (&View<'_>, &Case),
    state: &mut State,
    paths: Vec<PathBuf>,
    to: &DocumentTypeId,
) -> Option<Vec<PathBuf>> {
    let mut there = case.documents.iter().filter(|it| it.kind == *to);
    let is_clear = match (there.next(), there.next()) {
        (None, _) => true,
        (Some(document), None) => !document.names_somebody(),
        (Some(_), Some(_)) => false,
    };
    if is_clear {
        return Some(paths);
    }
    let form = Form::of((view, case), What::Outside(paths), to);
    state.dialog = Some(Dialog::Put(Box::new(form)));
    None
}

/// Draws the question; `true` when it is answered.
pub(super) fn form_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_, '_>,
    state: &mut State,
    form: &mut Form,
) -> bool {
    let view = scene.view;
    let look = roles(ui);
    text_ui(ui, &title_of(view, &form.to), Kind::Label, look.text);
    text_ui(ui, &form.what.name(view), Kind::Small, look.text_2);
    ui.add_space(space::S12);
    if !form.ways.is_empty() {
        let hint = view.hint("docs-placing-replace");
        let hint_of = |way: &Way| match way {
            Way::New | Way::PagesOf(_) => "",
            Way::InsteadOf(..) => hint.as_str(),
        };
        let options: Vec<(&str, &str)> =
            form.ways.iter().map(|(way, words)| (words.as_str(), hint_of(way))).collect();
        let name = view.say("docs-placing-as");
        begins_here(&radio_list_ui(ui, &name, &options, &mut form.choice));
        ui.add_space(space::S16);
    }
    if form.is_new() && form.whose.is_asked() {
        whose_ui(ui, view, &mut form.whose);
        if form.whose.ticked().len() > 1 {
            ui.add_space(space::S16);
            let words = ["docs-placing-together", "docs-placing-each"].map(|key| view.say(key));
            let hint = view.say("docs-placing-each-hint");
            let [together, each] = &words;
            let options = [(together.as_str(), ""), (each.as_str(), hint.as_str())];
            let name = view.say("docs-placing-how");
            radio_list_ui(ui, &name, &options, &mut form.each);
        }
    }
    let becomes = form.becomes();
    let (verb, cancel) = (view.say("docs-put-there"), view.say("action-cancel"));
    foot_ui(ui, |ui| {
        let pressed = Button::primary(&verb).enabled(becomes.is_some()).ui(ui).clicked();
        if let (true, Some(becomes)) = (pressed, becomes) {
            put(scene, state, form, becomes);
            return true;
        }
        Button::secondary(&cancel).ui(ui).clicked()
    })
}

fn put(scene: &mut Scene<'_, '_>, state: &mut State, form: &Form, becomes: Becomes) {
    let to = form.to.clone();
    state.choose(Chosen::Slot(to.clone()));
    let is_instead = matches!(becomes, Becomes::InsteadOf(..));
    let (key, file, name) = match &form.what {
        What::Loose(file) => {
            let key = if is_instead { "docs-placed-instead" } else { "docs-placed" };
            (key, Put::Loose(file.digest), file.name.clone())
        }
        What::Also(file) => {
            ("docs-used-also", Put::Also(Box::new(file.clone())), file.name.clone())
        }
        What::Outside(paths) => {
            let paths = paths.clone();
            return scene.out.push(Command::ImportAs { paths, to, becomes });
        }
    };
    let title = scene.view.book.documents.get(&form.to).map(|it| it.title.clone());
    let said = Wording::new(move |language| {
        let title = title.as_ref().map_or("", |title| title.in_language(language));
        say(language, key, &[("file", (&name).into()), ("place", title.into())])
    });
    edit_saying(scene, Edit::Put(Box::new(Placing { file, to, becomes })), said);
}
