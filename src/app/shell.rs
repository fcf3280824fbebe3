//! The window from its first frame: while the workspace is being opened, when it cannot be, and the program
//! once it is. A restore from a backup happens here too, in the same window.

use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, TryRecvError};
use egui::{Context, Ui};

use super::desktop::{Desktop, ThisDesktop};
use super::errands::{SHOWN_AFTER, SLOW_AFTER};
use super::launch::{self, Launch, Opened};
use super::layout::main_ui;
use super::refused::{Refused, Wish};
use super::state::{App, Next, dress};
use super::theme::{Kind, ThemeChoice, roles, space};
use super::widgets::{text_ui, words};
use crate::i18n::say;
use crate::store::{State, Store as _, StoreError};

/// The window.
pub struct Shell {
    launch: Launch,
    stage: Stage,
    desktop: Box<dyn Desktop>,
}

enum Stage {
    Opening { since: Instant, answer: Receiver<Opened> },
    Refused(Box<Refused>),
    Working(Box<App>),
}

impl Shell {
    /// A window that is about to be drawn.
    pub fn new(ctx: &Context, launch: Launch) -> Self {
        dress(ctx, ThemeChoice::System, 100);
        launch.waker.found(ctx);
        let answer = launch.take_first();
        let stage = Stage::Opening { since: Instant::now(), answer };
        Self { launch, stage, desktop: Box::new(ThisDesktop) }
    }

    /// The same with another desktop around it.
    #[must_use]
    pub fn on(mut self, desktop: Box<dyn Desktop>) -> Self {
        self.desktop = desktop;
        self
    }

    /// The program, once the workspace is open.
    pub fn app(&mut self) -> Option<&mut App> {
        match &mut self.stage {
            Stage::Working(app) => Some(app),
            Stage::Opening { .. } | Stage::Refused(_) => None,
        }
    }

    /// Whether the workspace is still being opened.
    pub fn is_opening(&self) -> bool {
        matches!(self.stage, Stage::Opening { .. })
    }

    /// What happens between frames.
    pub fn logic(&mut self, ctx: &Context) {
        match &mut self.stage {
            Stage::Opening { since, answer } => {
                let opened = match answer.try_recv() {
                    Ok(opened) => opened,
                    Err(TryRecvError::Disconnected) => Err((StoreError::Closed, Vec::new())),
                    Err(TryRecvError::Empty) => {
                        let next = [SHOWN_AFTER, SLOW_AFTER].into_iter();
                        if let Some(next) = next
                            .map(|it| it.saturating_sub(since.elapsed()))
                            .find(|it| *it > Duration::ZERO)
                        {
                            ctx.request_repaint_after(next);
                        }
                        return;
                    }
                };
                self.opened(ctx, opened);
                ctx.request_repaint();
            }
            Stage::Refused(refused) => {
                if let Some(wish) = refused.poll() {
                    self.wished(ctx, wish);
                }
            }
            Stage::Working(app) => {
                app.logic(ctx);
                if let Some(next) = app.after.take() {
                    let answer = match next {
                        Next::Restored(name) => {
                            let workspace = std::sync::Arc::clone(&app.workspace);
                            launch::restore_open(workspace, name, &self.launch.waker)
                        }
                        Next::Folder(folder) => {
                            // Closing it may take the disk a while: not on the thread that draws.
                            launch::let_go(std::sync::Arc::clone(&app.workspace));
                            self.launch.choose(folder);
                            launch::open(&self.launch.folder, &self.launch.waker)
                        }
                    };
                    self.stage = Stage::Opening { since: Instant::now(), answer };
                    ctx.request_repaint();
                }
            }
        }
    }

    fn opened(&mut self, ctx: &Context, opened: Opened) {
        self.stage = match opened {
            Ok(workspace) => {
                let start = self.launch.start(workspace);
                self.launch.language = start.language;
                Stage::Working(Box::new(App::new(ctx, start)))
            }
            Err((error, backups)) => {
                let folder = self.launch.folder.clone();
                Stage::Refused(Box::new(Refused::new(error, backups, folder)))
            }
        };
    }

    fn wished(&mut self, ctx: &Context, wish: Wish) {
        let answer = match wish {
            Wish::TryAgain => launch::open(&self.launch.folder, &self.launch.waker),
            Wish::Folder(folder) => {
                self.launch.choose(folder);
                launch::open(&self.launch.folder, &self.launch.waker)
            }
            Wish::Restore(name) => launch::restore(&self.launch.folder, name, &self.launch.waker),
            Wish::Language(language) => {
                self.launch.language = language;
                return;
            }
            Wish::Quit => return ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        };
        self.stage = Stage::Opening { since: Instant::now(), answer };
        ctx.request_repaint();
    }

    /// Draws one frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let language = self.launch.language;
        match &mut self.stage {
            Stage::Opening { since, .. } => {
                words::set_language(ui.ctx(), language);
                main_ui(ui, |ui| {
                    if since.elapsed() < SHOWN_AFTER {
                        return;
                    }
                    let look = roles(ui);
                    ui.vertical_centered(|ui| {
                        ui.add_space((ui.available_height() / 2.0 - 40.0).max(0.0));
                        ui.label(
                            Kind::Section.rich(say(language, "shell-opening", &[]), look.text),
                        );
                        if since.elapsed() >= SLOW_AFTER {
                            ui.add_space(space::S8);
                            let folder = self.launch.folder.display().to_string();
                            let gaps = [("path", folder.into())];
                            let words = say(language, "shell-opening-long", &gaps);
                            text_ui(ui, &words, Kind::Small, look.text_2);
                        }
                    });
                });
            }
            Stage::Refused(refused) => {
                words::set_language(ui.ctx(), language);
                let book = std::sync::Arc::clone(&self.launch.book);
                let desktop = self.desktop.as_mut();
                if let Some(wish) = refused.refused_ui(ui, &book, language, desktop) {
                    let ctx = ui.ctx().clone();
                    self.wished(&ctx, wish);
                    ctx.request_repaint();
                }
            }
            Stage::Working(app) => app.ui(ui),
        }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Shell::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Shell::ui(self, ui);
    }
}

impl std::fmt::Debug for Shell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let state: Option<State> = match &self.stage {
            Stage::Working(app) => Some(app.workspace.state()),
            Stage::Opening { .. } | Stage::Refused(_) => None,
        };
        f.debug_struct("Shell").field("state", &state).finish_non_exhaustive()
    }
}
