//! What the pack is to be: profile, languages, size limit, folder.

use std::path::{Path, PathBuf};

use egui::{Id, Rect, Ui, UiBuilder, vec2};

use super::contents::contents_ui;
use super::earlier::earlier_ui;
use super::said::Contents;
use super::{State, Wish, beside_over_ui, failed, passwords};
use crate::app::command::{Ask, Command, Export};
use crate::app::desktop::Choose;
use crate::app::home;
use crate::app::layout::Width;
use crate::app::screens::weights::Weights;
use crate::app::size_entry;
use crate::app::theme::{Icon, Kind, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, DropDown, Field, Mark, Status, checkbox_ui, error_ui, rule_ui, text_field_ui, text_ui,
    width_of,
};
use crate::domain::{Language, ProfileId};
use crate::export::ExportError;
use crate::export::naming::Letters;
use crate::export::plan::PackOptions;
use crate::session::CaseSession;

/// The name under which the folder is asked for.
const FOLDER: &str = "pack-folder";

/// What the user chooses.
#[derive(Debug)]
pub(super) struct Choice {
    profile: Option<usize>,
    /// In the order of the profile, ticked or not.
    languages: Vec<(Language, bool)>,
    /// In megabytes, as typed; empty: none.
    limit: String,
    folder: String,
    replace: bool,
    /// What is wrong with the limit, the languages, the folder.
    errors: Errors,
}

#[derive(Debug, Default)]
struct Errors {
    limit: Option<&'static str>,
    languages: Option<&'static str>,
    folder: Option<&'static str>,
}

impl Choice {
    fn new(view: &View<'_>, session: &CaseSession) -> Self {
        let mut choice = Self {
            profile: (!view.book.profiles.is_empty()).then_some(0),
            languages: Vec::new(),
            limit: String::new(),
            folder: folder_of(&session.case().number).display().to_string(),
            replace: false,
            errors: Errors::default(),
        };
        choice.take_profile(view);
        choice
    }

    /// What a profile brings along; a limit only where the settings or it name one.
    fn take_profile(&mut self, view: &View<'_>) {
        let profile = self.profile.and_then(|at| view.book.profiles.get(at));
        let of_it = profile.map(|it| it.languages.clone()).unwrap_or_default();
        self.languages = of_it.iter().map(|language| (*language, true)).collect();
        let others = Language::ALL.into_iter().filter(|language| !of_it.contains(language));
        self.languages.extend(others.map(|language| (language, false)));
        let limit = view.settings.size_limit().or_else(|| profile.and_then(|it| it.max_size));
        self.limit = size_entry::written_limit(limit, view.language);
    }

    /// The choice as the export takes it, when nothing is wrong with it.
    fn export(&mut self, view: &View<'_>, allow_draft: bool) -> Option<Export> {
        let languages: Vec<Language> =
            self.languages.iter().filter(|(_, on)| *on).map(|(language, _)| *language).collect();
        let max_size = size_entry::read_limit(&self.limit);
        let folder = self.folder.trim();
        self.errors = Errors {
            limit: max_size.is_err().then_some("pack-limit-wrong"),
            languages: languages.is_empty().then_some("pack-languages-missing"),
            folder: if folder.is_empty() {
                Some("pack-folder-missing")
            } else {
                (!Path::new(folder).is_absolute()).then_some("pack-folder-relative")
            },
        };
        let Errors { limit: None, languages: None, folder: None } = self.errors else {
            return None;
        };
        let profile: Option<ProfileId> =
            self.profile.and_then(|at| view.book.profiles.get(at)).map(|it| it.id.clone());
        let max_size = max_size.ok().flatten();
        let options =
            PackOptions { profile, languages, max_size, allow_draft, ..PackOptions::default() };
        Some(Export { options, folder: PathBuf::from(folder), replace: self.replace })
    }
}

/// A folder of its own for each case, among the user's documents.
fn folder_of(number: &str) -> PathBuf {
    home::documents().join("Permitpack").join(Letters::Ascii.safe(number, "case"))
}

/// Draws it; above it why the last try made no pack.
pub(super) fn options_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (session, weights): (&CaseSession, &Weights),
    error: Option<&ExportError>,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let mut choice = state.choice.take().unwrap_or_else(|| Choice::new(view, session));
    if let Some(given) = view.given.filter(|given| given.name == FOLDER)
        && let Some(path) = given.paths.first()
    {
        choice.folder = path.display().to_string();
        choice.errors.folder = None;
    }
    let profile = choice.profile.and_then(|at| view.book.profiles.get(at)).map(|it| it.id.clone());
    let max_size = size_entry::read_limit(&choice.limit).ok().flatten();
    let options = PackOptions { profile, max_size, ..PackOptions::default() };
    if !state
        .contents
        .as_ref()
        .is_some_and(|it| it.is_of(session, view.language, &options, weights))
    {
        state.contents = Some(Contents::of(session, view.language, options, weights));
    }
    let is_complete = session.assessment().is_complete();
    let gave_way = matches!(error, Some(ExportError::GivenUp(_)));
    let is_draft = !is_complete || gave_way;
    let mut typed = choice;
    let shared = std::cell::RefCell::new(&mut typed);
    let foot = |ui: &mut Ui, state: &mut State, out: &mut Vec<Command>| {
        let mut wishes = Vec::new();
        let wants = foot_ui(ui, view, &mut shared.borrow_mut(), is_draft, &mut wishes);
        if wants && !passwords::waiting(session.case()).is_empty() {
            // Without them there is no pack.
            state.asking.is_missing = true;
            return;
        }
        if wants {
            state.wish = Wish::None;
        }
        out.extend(wishes);
    };
    let main = |ui: &mut Ui, state: &mut State, out: &mut Vec<Command>| {
        head_ui(ui, view, state.contents.as_ref(), is_complete);
        if let Some(error) = error {
            failed::failed_ui(ui, view, error);
        }
        earlier_ui(ui, view, session, state, out);
        passwords::passwords_ui(ui, view, session.case(), &mut state.asking, out);
        choice_ui(ui, view, &mut shared.borrow_mut(), out);
    };
    beside_over_ui(ui, view, state, out, (main, Some(foot)), |ui, state, _| {
        if let Some(contents) = &state.contents {
            contents_ui(ui, view, contents);
        }
    });
    state.choice = Some(typed);
}

fn head_ui(ui: &mut Ui, view: &View<'_>, contents: Option<&Contents>, is_complete: bool) {
    let look = roles(ui);
    let mark = if is_complete {
        let done = Mark::status(ui, Status::Done).with_word(view.say("pack-all-met"));
        Mark { icon: Icon::CheckCircle, icon_color: look.ok, color: look.ok, ..done }
    } else {
        Mark::status(ui, Status::Warning).with_word(view.say("pack-is-draft"))
    };
    let what = contents.map_or("", |it| it.what.as_str());
    let wanted = width_of(ui, &mark.word, Kind::Small) + 30.0;
    let whole = ui.available_width();
    if view.width == Width::Wide && wanted < 0.45 * whole {
        let at = ui.cursor().min + vec2(whole - wanted, space::S8);
        let rect = Rect::from_min_size(at, vec2(wanted, 20.0));
        mark.ui(&mut ui.new_child(UiBuilder::new().max_rect(rect)));
        ui.scope(|ui| {
            ui.set_max_width(whole - wanted - space::S24);
            text_ui(ui, &view.say("pack-title"), Kind::Page, look.text);
            text_ui(ui, what, Kind::Paragraph, look.text_2);
        });
    } else {
        text_ui(ui, &view.say("pack-title"), Kind::Page, look.text);
        text_ui(ui, what, Kind::Paragraph, look.text_2);
        ui.add_space(space::S4);
        mark.ui(ui);
    }
    ui.add_space(space::S16);
    rule_ui(ui);
    ui.add_space(space::S16);
}

fn choice_ui(ui: &mut Ui, view: &View<'_>, choice: &mut Choice, out: &mut Vec<Command>) {
    let look = roles(ui);
    let width = ui.available_width().min(560.0);
    text_ui(ui, &view.say("pack-what"), Kind::Section, look.text);
    ui.add_space(space::S8);
    let titles: Vec<String> = (view.book.profiles.iter())
        .map(|profile| profile.title.in_language(view.language).to_owned())
        .collect();
    let name = view.say("pack-profile");
    let before = choice.profile;
    Field::new(&name).hint(&view.hint("pack-profile")).show(ui, width, |ui, _| {
        DropDown::new(Id::unique("pack profile"), &name, &titles, width.min(420.0))
            .ui(ui, &mut choice.profile)
    });
    if choice.profile != before {
        choice.take_profile(view);
    }
    ui.add_space(space::S20);
    text_ui(ui, &view.say("pack-languages"), Kind::Label, look.text);
    text_ui(ui, &view.hint("pack-languages"), Kind::Hint, look.text_2);
    if let Some(error) = choice.errors.languages {
        error_ui(ui, &view.say(error));
    }
    ui.add_space(space::S4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S24;
        for (language, is_on) in &mut choice.languages {
            let name = view.say(language_key(*language));
            if checkbox_ui(ui, is_on, &name, "").changed() {
                choice.errors.languages = None;
            }
        }
    });
    ui.add_space(space::S20);
    text_ui(ui, &view.say("pack-files"), Kind::Section, look.text);
    ui.add_space(space::S8);
    let (name, hint) = (view.say("pack-limit"), view.hint("pack-limit"));
    let error = choice.errors.limit.map(|key| view.say(key));
    let field = Field::new(&name).hint(&hint).error(error.as_deref());
    if text_field_ui(ui, Id::unique("pack limit"), field, &mut choice.limit, 128.0).changed() {
        choice.errors.limit = None;
    }
    ui.add_space(space::S16);
    let (name, hint) = (view.say("pack-folder"), view.hint("pack-folder"));
    let error = choice.errors.folder.map(|key| view.say(key));
    let field = Field::new(&name).hint(&hint).error(error.as_deref());
    if text_field_ui(ui, Id::unique("pack folder"), field, &mut choice.folder, width).changed() {
        choice.errors.folder = None;
    }
    ui.add_space(space::S8);
    if Button::secondary(&view.say("pack-choose")).compact().icon(Icon::FolderOpen).ui(ui).clicked()
    {
        out.push(Command::Ask(Ask {
            name: FOLDER,
            choose: Choose::Folder,
            title: view.say("pack-choose-title"),
            verb: view.say("pack-choose-verb"),
        }));
    }
    ui.add_space(space::S12);
    checkbox_ui(ui, &mut choice.replace, &view.say("pack-replace"), &view.hint("pack-replace"));
}

/// The key of a language's name.
pub(in crate::app::screens) fn language_key(language: Language) -> &'static str {
    match language {
        Language::En => "pack-language-en",
        Language::Ru => "pack-language-ru",
        Language::Kk => "pack-language-kk",
    }
}

/// Back, and the button that makes the pack; `true` when it begins.
fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    choice: &mut Choice,
    is_draft: bool,
    out: &mut Vec<Command>,
) -> bool {
    let look = roles(ui);
    let mut has_started = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S12, space::S8);
        if Button::secondary(&view.say("action-back")).icon(Icon::ArrowLeft).ui(ui).clicked() {
            out.push(Command::Back);
        }
        let words = view.say(if is_draft { "check-create-draft" } else { "pack-create" });
        let button = if is_draft {
            Button::secondary(&words).icon(Icon::Stamp)
        } else {
            Button::primary(&words)
        };
        if button.ui(ui).clicked()
            && let Some(export) = choice.export(view, is_draft)
        {
            out.push(Command::Export(Box::new(export)));
            has_started = true;
        }
        if is_draft {
            text_ui(ui, &view.say("pack-draft-why"), Kind::Hint, look.text_2);
        } else if view.width != Width::Narrow {
            text_ui(ui, &view.say("pack-not-sent"), Kind::Hint, look.text_2);
        }
    });
    has_started
}
