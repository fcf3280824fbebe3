//! Opens the window, and says so when there is nothing to open it on.
//!
//! Linux and macOS draw with OpenGL. Windows draws with Direct3D 12, and with OpenGL where that fails:
//! over a remote desktop there is only OpenGL 1.1, in a virtual machine there may be no Direct3D.

use std::sync::Arc;

use egui::ViewportBuilder;

use super::App;
use super::clock;
use super::options::{Options, system_language};
use super::start::Start;
use crate::i18n::say;
use crate::store::Workspace;

/// The smallest window in which everything can be reached.
const SMALLEST: [f32; 2] = [900.0, 600.0];
/// The window of the first start.
const FIRST: [f32; 2] = [1280.0, 800.0];
/// What the desktop knows the program by.
const APP_ID: &str = "kz.permitpack.Permitpack";

/// Opens the window and stays until it is closed.
///
/// # Errors
/// One sentence that says why there is no window and what to do without one.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    loop {
        let start = Start::prepare(options.clone())?;
        let (after, folder) = (start.after.clone(), start.workspace.folder().to_owned());
        first_renderer(start).map_err(|error| no_window(&error))?;
        let Some(name) = after.take() else { return Ok(()) };
        Workspace::restore(&folder, &name, clock::moment()).map_err(|err| err.to_string())?;
    }
}

fn no_window(error: &eframe::Error) -> String {
    let language = system_language();
    // Without a display the event loop cannot be made at all.
    if matches!(error, eframe::Error::WinitEventLoop(_)) {
        return say(language, "app-no-display", &[]);
    }
    say(language, "app-no-window", &[("reason", error.to_string().into())])
}

#[cfg(not(windows))]
fn first_renderer(start: Start) -> eframe::Result {
    open(start, eframe::Renderer::Glow)
}

#[cfg(windows)]
fn first_renderer(start: Start) -> eframe::Result {
    // The workspace is locked by whoever has it open: the second try must not meet the first.
    let again = start.again();
    open(start, eframe::Renderer::Wgpu).or_else(|_| open(again, eframe::Renderer::Glow))
}

fn open(start: Start, renderer: eframe::Renderer) -> eframe::Result {
    let mut viewport = ViewportBuilder::default()
        .with_title("Permitpack")
        .with_app_id(APP_ID)
        .with_icon(Arc::new(super::icon::window()))
        .with_min_inner_size(SMALLEST)
        .with_inner_size(FIRST);
    if let Some(place) = start.window() {
        viewport = viewport.with_inner_size(place.size).with_maximized(place.maximised);
        if let Some(at) = place.at {
            viewport = viewport.with_position(at);
        }
    }
    let options = eframe::NativeOptions {
        viewport,
        renderer,
        persist_window: false,
        system_font_fallback: false,
        ..Default::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |creation| Ok(Box::new(App::new(&creation.egui_ctx, start)))),
    )
}
