//! The program, driven frame by frame with the input of a mouse and a keyboard.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    RawInput, Rect, TouchPhase, Vec2, ViewportId, pos2, vec2,
};
use permitpack::app::desktop::NoDesktop;
use permitpack::app::{App, Start};
use permitpack::documents::worker::{InWorker, WorkerProgram};
use rustix::time::{ClockId, clock_gettime};

/// What went wrong.
pub(crate) type Wrong = Box<dyn std::error::Error>;

/// Of the window.
const SIZE: Vec2 = vec2(1280.0, 800.0);
/// Between two frames of a screen, in seconds.
const TICK: f64 = 1.0 / 60.0;

/// A frame that was drawn.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    /// Processor time of this thread.
    pub(crate) cost: Duration,
    /// How long it took by the clock.
    pub(crate) wall: Duration,
    /// When the next one is asked for.
    pub(crate) next: Duration,
}

/// The program without a window around it.
pub(crate) struct Driver {
    ctx: Context,
    /// The program.
    pub(crate) app: App,
    time: f64,
    events: Vec<Event>,
    at: Pos2,
}

impl Driver {
    /// Opens a workspace.
    pub(crate) fn open(folder: &Path) -> Result<Self, Wrong> {
        let program = WorkerProgram::this_program()?;
        let importer = Arc::new(InWorker(program.clone()));
        let start = Start::with(folder, program, importer, Box::new(NoDesktop), None)?;
        let ctx = Context::default();
        let app = App::new(&ctx, start);
        Ok(Self { ctx, app, time: 0.0, events: Vec::new(), at: Pos2::ZERO })
    }

    /// Draws one frame.
    pub(crate) fn frame(&mut self) -> Frame {
        self.time += TICK;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events: std::mem::take(&mut self.events),
            focused: true,
            ..RawInput::default()
        };
        let (since, before) = (Instant::now(), processor());
        let output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            self.app.logic(&ctx);
            self.app.ui(ui);
        });
        let drawn = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let cost = processor().saturating_sub(before);
        let wall = since.elapsed();
        drop(drawn);
        let root = output.viewport_output.get(&ViewportId::ROOT);
        Frame { cost, wall, next: root.map_or(Duration::MAX, |root| root.repaint_delay) }
    }

    /// Draws until nothing moves.
    pub(crate) fn settle(&mut self) {
        for _ in 0..240 {
            if self.frame().next > Duration::from_millis(100) {
                return;
            }
        }
    }

    /// The same, and waits for pictures that are still on their way.
    pub(crate) fn settle_slowly(&mut self) {
        let mut bytes = usize::MAX;
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(40));
            self.settle();
            if self.app.picture_bytes() == bytes {
                return;
            }
            bytes = self.app.picture_bytes();
        }
    }

    /// Draws until something holds.
    pub(crate) fn wait(
        &mut self,
        what: &str,
        holds: impl Fn(&mut Self) -> bool,
    ) -> Result<(), Wrong> {
        let since = Instant::now();
        while !holds(self) {
            if since.elapsed() > Duration::from_mins(10) {
                return Err(format!("waited in vain for {what}").into());
            }
            std::thread::sleep(Duration::from_millis(10));
            self.frame();
        }
        self.settle();
        Ok(())
    }

    /// Says when a page that nobody touches asks for its next frame. Budget: not at all in ten seconds.
    pub(crate) fn rest_told(&mut self, title: &str) {
        self.settle();
        let next = self.frame().next;
        let word = crate::figures::met(next >= Duration::from_secs(10));
        let title = format!("{title}: next frame wanted in");
        println!("{title:46} {:7.0} s    (budget 10 or more) {word}", next.as_secs_f64());
    }

    /// Moves the pointer.
    pub(crate) fn point(&mut self, x: f32, y: f32) {
        self.at = pos2(x, y);
        self.events.push(Event::PointerMoved(self.at));
        self.frame();
    }

    /// Presses and lets go, three frames.
    pub(crate) fn click(&mut self, x: f32, y: f32) {
        self.point(x, y);
        for pressed in [true, false] {
            self.events.push(Event::PointerButton {
                pos: self.at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.frame();
        }
    }

    /// Rolls in the next frame; below zero is down.
    pub(crate) fn roll(&mut self, points: f32) {
        self.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
    }

    /// Types in the next frame.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.events.push(Event::Text(text.to_owned()));
    }

    /// Presses a key in the next frame.
    pub(crate) fn press(&mut self, key: Key) {
        for pressed in [true, false] {
            self.events.push(Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
        }
    }
}

/// Processor time that this thread has used.
fn processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}
