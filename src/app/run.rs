//! Opens the window, and says so when there is nothing to open it on.
//!
//! Linux and macOS draw with OpenGL. Windows draws with Direct3D 12, and with OpenGL where that fails:
//! over a remote desktop there is only OpenGL 1.1, in a virtual machine there may be no Direct3D.

use std::sync::{Arc, Mutex, PoisonError};

use egui::ViewportBuilder;

use super::launch::Launch;
use super::options::{Options, system_language};
use super::place::{Place, is_within_reach};
use super::shell::Shell;
use crate::i18n::say;

/// The smallest window in which everything can be reached.
const SMALLEST: [f32; 2] = [900.0, 600.0];
/// The window of the first start.
const FIRST: [f32; 2] = [1280.0, 800.0];
/// How far from the corner of its screen a window appears whose own screen is gone, in pixels.
const INSET: i32 = 48;
/// What the desktop knows the program by.
const APP_ID: &str = "kz.permitpack.Permitpack";

/// Opens the window and stays until it is closed.
///
/// # Errors
/// One sentence that says why there is no window and what to do without one. A workspace that cannot be opened is
/// told in the window.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let launch = Launch::begin(options.clone())?;
    first_renderer(launch).map_err(|error| no_window(&error))
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
fn first_renderer(launch: Launch) -> eframe::Result {
    open(&Arc::new(Mutex::new(Some(launch))), eframe::Renderer::Glow)
}

#[cfg(windows)]
fn first_renderer(launch: Launch) -> eframe::Result {
    // Whoever gets a window first takes it; the workspace is opened once.
    let launch = Arc::new(Mutex::new(Some(launch)));
    open(&launch, eframe::Renderer::Wgpu).or_else(|_| open(&launch, eframe::Renderer::Glow))
}

/// A window whose screen was taken away comes to one that is there.
fn bring_within_reach(creation: &eframe::CreationContext<'_>, place: Place) {
    let (Some(window), Some(at)) = (creation.winit_window(), place.at) else { return };
    #[expect(clippy::cast_possible_truncation, reason = "a factor of a few hundredths")]
    let scale = window.scale_factor() as f32;
    let screens: Vec<_> = window
        .available_monitors()
        .map(|screen| {
            let (corner, size) = (screen.position(), screen.size());
            ((corner.x, corner.y), (size.width, size.height))
        })
        .collect();
    if is_within_reach((at.to_vec2() * scale).to_pos2(), place.size.x * scale, &screens) {
        return;
    }
    let screen = window.primary_monitor().or_else(|| window.available_monitors().next());
    if let Some(screen) = screen {
        let mut corner = screen.position();
        corner.x = corner.x.saturating_add(INSET);
        corner.y = corner.y.saturating_add(INSET);
        window.set_outer_position(corner);
    }
}

fn open(launch: &Arc<Mutex<Option<Launch>>>, renderer: eframe::Renderer) -> eframe::Result {
    let place = {
        let launch = launch.lock().unwrap_or_else(PoisonError::into_inner);
        launch.as_ref().and_then(Launch::place)
    };
    let mut viewport = ViewportBuilder::default()
        .with_title("Permitpack")
        .with_app_id(APP_ID)
        .with_icon(Arc::new(super::icon::window()))
        .with_min_inner_size(SMALLEST)
        .with_inner_size(FIRST);
    if let Some(place) = place {
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
    let launch = Arc::clone(launch);
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |creation| {
            let mut launch = launch.lock().unwrap_or_else(PoisonError::into_inner);
            let launch = launch.take().ok_or("the window is there already")?;
            if let Some(place) = place {
                bring_within_reach(creation, place);
            }
            Ok(Box::new(Shell::new(&creation.egui_ctx, launch)))
        }),
    )
}
