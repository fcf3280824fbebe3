//! The keyboard: one table from which the menus, the help page and the handler are made.
//!
//! `COMMAND` is Ctrl on Linux and Windows and ⌘ on macOS.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Start a case.
    NewCase,
    /// Open a case folder or a pack.
    Open,
    /// Go to the page that makes the pack.
    CreatePack,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Find a case.
    Find,
    /// The settings.
    Settings,
    /// Close the case, back to all cases.
    CloseCase,
    /// Close the program.
    Quit,
    /// Help and the table of shortcuts.
    Help,
    /// The next tab.
    NextTab,
    /// The tab before.
    PreviousTab,
    /// The next panel.
    NextPanel,
    /// The menu.
    Menu,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as at first.
    ZoomReset,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const NONE: Modifiers = Modifiers::NONE;

/// Every shortcut; an action may have two. The first is the one that menus show.
pub(crate) const TABLE: &[(Action, KeyboardShortcut)] = &[
    (Action::NewCase, KeyboardShortcut::new(CTRL, Key::N)),
    (Action::Open, KeyboardShortcut::new(CTRL, Key::O)),
    (Action::CreatePack, KeyboardShortcut::new(CTRL, Key::E)),
    (Action::Redo, KeyboardShortcut::new(CTRL_SHIFT, Key::Z)),
    (Action::Redo, KeyboardShortcut::new(CTRL, Key::Y)),
    (Action::Undo, KeyboardShortcut::new(CTRL, Key::Z)),
    (Action::Find, KeyboardShortcut::new(CTRL, Key::F)),
    (Action::Settings, KeyboardShortcut::new(CTRL, Key::Comma)),
    (Action::CloseCase, KeyboardShortcut::new(CTRL, Key::W)),
    (Action::NextTab, KeyboardShortcut::new(CTRL, Key::PageDown)),
    (Action::PreviousTab, KeyboardShortcut::new(CTRL, Key::PageUp)),
    (Action::NextPanel, KeyboardShortcut::new(NONE, Key::F6)),
    (Action::Menu, KeyboardShortcut::new(NONE, Key::F10)),
    (Action::ZoomIn, KeyboardShortcut::new(CTRL, Key::Plus)),
    (Action::ZoomIn, KeyboardShortcut::new(CTRL, Key::Equals)),
    (Action::ZoomOut, KeyboardShortcut::new(CTRL, Key::Minus)),
    (Action::ZoomReset, KeyboardShortcut::new(CTRL, Key::Num0)),
    (Action::Help, KeyboardShortcut::new(NONE, Key::F1)),
    (Action::Quit, KeyboardShortcut::new(CTRL, Key::Q)),
];

impl Action {
    /// The order in which the help page lists them.
    pub(crate) const ALL: [Self; 17] = [
        Self::NewCase,
        Self::Open,
        Self::CreatePack,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::Settings,
        Self::CloseCase,
        Self::NextTab,
        Self::PreviousTab,
        Self::NextPanel,
        Self::Menu,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Help,
        Self::Quit,
    ];

    /// The key of its words.
    pub(crate) fn text_key(self) -> &'static str {
        match self {
            Self::NewCase => "action-new-case",
            Self::Open => "action-open",
            Self::CreatePack => "action-create-pack",
            Self::Undo => "action-undo",
            Self::Redo => "action-redo",
            Self::Find => "action-find",
            Self::Settings => "action-settings",
            Self::CloseCase => "action-close-case",
            Self::Quit => "action-quit",
            Self::Help => "action-help",
            Self::NextTab => "action-next-tab",
            Self::PreviousTab => "action-previous-tab",
            Self::NextPanel => "action-next-panel",
            Self::Menu => "action-menu",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::ZoomReset => "action-zoom-reset",
        }
    }

    /// Whether to press it twice is more than to press it once.
    fn repeats(self) -> bool {
        match self {
            Self::Undo
            | Self::Redo
            | Self::NextTab
            | Self::PreviousTab
            | Self::NextPanel
            | Self::ZoomIn
            | Self::ZoomOut => true,
            Self::NewCase
            | Self::Open
            | Self::CreatePack
            | Self::Find
            | Self::Settings
            | Self::CloseCase
            | Self::Quit
            | Self::Help
            | Self::Menu
            | Self::ZoomReset => false,
        }
    }

    /// Its keys as this platform writes them, the usual one first.
    pub(crate) fn keys(self, ctx: &Context) -> Vec<String> {
        (TABLE.iter().filter(|(action, _)| *action == self))
            .map(|(_, keys)| as_on_the_key(&ctx.format_shortcut(keys)))
            .collect()
    }
}

/// egui names some keys in English; what stands on them is the same in every language.
fn as_on_the_key(keys: &str) -> String {
    let signs = [("Comma", ","), ("Plus", "+"), ("Equals", "="), ("Minus", "-")];
    let on_it = signs.iter().find_map(|(name, sign)| Some((keys.strip_suffix(name)?, sign)));
    on_it.map_or_else(|| keys.to_owned(), |(before, sign)| format!("{before}{sign}"))
}

/// The actions whose keys were pressed since the frame before, in the order in which they were, as often as they
/// were where that means something. A text field that has the focus keeps undo and redo for itself.
pub(crate) fn pressed(ctx: &Context) -> Vec<Action> {
    // What a dialog asks is answered first.
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return Vec::new();
    }
    let typing = ctx.text_edit_focused();
    let mut actions = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Some(action) = action_of(event) else { return true };
            if typing && matches!(action, Action::Undo | Action::Redo) {
                return true;
            }
            if action.repeats() || !actions.contains(&action) {
                actions.push(action);
            }
            false
        });
    });
    actions
}

/// The first that fits: what is pressed with Shift stands before the same without.
fn action_of(event: &Event) -> Option<Action> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let fits = |keys: &KeyboardShortcut| {
        *key == keys.logical_key && modifiers.matches_logically(keys.modifiers)
    };
    TABLE.iter().find(|(_, keys)| fits(keys)).map(|(action, _)| *action)
}
