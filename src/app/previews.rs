//! Pages as textures: drawn by two threads of their own through the worker, kept while they are shown, and
//! a few more beside them. The window never waits for a page and never reads a file.
//!
//! Limits: [`SPARE_BYTES`] of pixels that are not shown. What is not asked for any more before its turn
//! comes is not drawn.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions, Vec2};

use crate::documents::preview::{MAX_SIDE, PreviewOptions, Previewer};
use crate::documents::worker::WorkerProgram;
use crate::documents::{codes, inspect};
use crate::domain::{Digest, FileRef, Finding, Password, Repair};
use crate::session::said;
use crate::store::Store;

/// Pixels that are kept although nobody looks at them, in bytes.
pub const SPARE_BYTES: usize = 24 << 20;
/// Threads that draw.
const THREADS: usize = 2;
/// Sizes are asked for in steps, so that a small change of the window draws nothing anew.
const STEP: u32 = 64;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    digest: Digest,
    page: u32,
    turns: u8,
    repair: Option<Repair>,
    opened: bool,
    side: u32,
}

impl Key {
    /// The same page in any size; the size is the last part of a key.
    fn any_size(&self) -> RangeInclusive<Self> {
        Self { side: 0, ..*self }..=Self { side: u32::MAX, ..*self }
    }
}

/// A page as it can be shown now.
#[derive(Clone, Debug)]
pub enum Look {
    /// It is being drawn.
    Waiting,
    /// The picture and its size in pixels; it may be a smaller one while a larger one is drawn.
    Ready(TextureId, Vec2),
    /// It cannot be drawn, and why.
    Failed(Box<Finding>),
}

enum Drawn {
    Picture(TextureHandle),
    Failed(Box<Finding>),
}

struct Kept {
    drawn: Drawn,
    /// The last turn in which it was asked for.
    turn: u64,
}

impl Kept {
    fn bytes(&self) -> usize {
        match &self.drawn {
            Drawn::Picture(texture) => texture.byte_size(),
            Drawn::Failed(_) => 0,
        }
    }
}

#[derive(Clone)]
struct Order {
    key: Key,
    password: Option<Password>,
    name: String,
}

/// What is to be drawn; the last asked comes first.
#[derive(Default)]
struct Queue {
    orders: Vec<Order>,
    /// Files that lie nowhere, by their digest.
    lent: BTreeMap<Digest, Arc<File>>,
    is_closed: bool,
}

type Shared = Arc<(Mutex<Queue>, Condvar)>;
type News = (Key, Result<ColorImage, Box<Finding>>);

/// The pages that are shown.
pub struct Previews {
    shared: Shared,
    news: Receiver<News>,
    kept: BTreeMap<Key, Kept>,
    /// Ordered and not drawn yet.
    waiting: BTreeMap<Key, u64>,
    turn: u64,
}

impl Previews {
    /// Starts the threads. They end with it.
    pub fn new(ctx: &Context, store: &Arc<dyn Store>, program: &WorkerProgram) -> Self {
        let shared = Shared::default();
        let (sender, news) = unbounded();
        for number in 1..=THREADS {
            let (shared, store, sender) = (Arc::clone(&shared), Arc::clone(store), sender.clone());
            let (previewer, ctx) = (Previewer::new(program.clone()), ctx.clone());
            let work = move || draw_all(&shared, &*store, &previewer, &sender, &ctx);
            // Without a thread pages stay white; everything else works.
            drop(thread::Builder::new().name(format!("preview {number}")).spawn(work));
        }
        Self { shared, news, kept: BTreeMap::new(), waiting: BTreeMap::new(), turn: 0 }
    }

    /// Begins a frame: takes in what was drawn.
    pub fn begin(&mut self, ctx: &Context) {
        self.turn += 1;
        for (key, drawn) in self.news.try_iter() {
            self.waiting.remove(&key);
            let drawn = match drawn {
                Ok(image) => {
                    Drawn::Picture(ctx.load_texture("page", image, TextureOptions::LINEAR))
                }
                Err(finding) => Drawn::Failed(finding),
            };
            self.kept.insert(key, Kept { drawn, turn: self.turn });
        }
    }

    /// Lends files that the store does not have, in the place of those that were lent before.
    pub fn lend(&self, files: impl IntoIterator<Item = (Digest, Arc<File>)>) {
        lock(&self.shared.0).lent = files.into_iter().collect();
    }

    /// A page (from 0) of a file, `side` pixels at its longer side, turned as where it is used first.
    pub fn page(&mut self, file: &FileRef, page: u32, side: f32) -> Look {
        self.picture(key_of(file, page, side), file)
    }

    fn picture(&mut self, key: Key, file: &FileRef) -> Look {
        if let Some(kept) = self.kept.get_mut(&key) {
            kept.turn = self.turn;
            return shown(&kept.drawn);
        }
        self.order(key, file);
        let other = self.kept.range_mut(key.any_size()).next_back();
        match other {
            Some((_, kept)) => {
                kept.turn = self.turn;
                shown(&kept.drawn)
            }
            None => Look::Waiting,
        }
    }

    /// A page (from 0) of a file, mended so, and not turned by the user: whoever paints it turns it.
    pub fn unturned(
        &mut self,
        file: &FileRef,
        page: u32,
        repair: Option<Repair>,
        side: f32,
    ) -> Look {
        let opened = file.password.is_some();
        let key = Key { digest: file.digest, page, turns: 0, repair, opened, side: stepped(side) };
        self.picture(key, file)
    }

    /// A page as far as it is kept, in any size; nothing is drawn for it.
    pub fn kept(&mut self, file: &FileRef, page: u32, side: f32) -> Look {
        let key = key_of(file, page, side);
        let turn = self.turn;
        let found = self.kept.range_mut(key.any_size()).next_back();
        found.map_or(Look::Waiting, |(_, kept)| {
            kept.turn = turn;
            shown(&kept.drawn)
        })
    }

    fn order(&mut self, key: Key, file: &FileRef) {
        if self.waiting.insert(key, self.turn).is_none() {
            let order = Order { key, password: file.password.clone(), name: file.name.clone() };
            lock(&self.shared.0).orders.push(order);
            self.shared.1.notify_one();
        }
    }

    /// Ends a frame: lets go of what was not asked for in it.
    pub fn end(&mut self) {
        let turn = self.turn;
        if self.waiting.values().any(|asked| *asked < turn) {
            let waiting = &mut self.waiting;
            lock(&self.shared.0).orders.retain(|order| {
                let is_wanted = waiting.get(&order.key).is_some_and(|asked| *asked == turn);
                if !is_wanted {
                    waiting.remove(&order.key);
                }
                is_wanted
            });
        }
        self.shrink(SPARE_BYTES);
    }

    /// Nothing is shown: lets go of everything.
    pub fn rest(&mut self) {
        self.turn += 1;
        lock(&self.shared.0).orders.clear();
        self.waiting.clear();
        self.shrink(0);
    }

    /// How many bytes of pixels are kept.
    pub fn bytes(&self) -> usize {
        self.kept.values().map(Kept::bytes).sum()
    }

    /// Keeps what was asked for in this turn and at most so many bytes more, the last seen first.
    fn shrink(&mut self, spare: usize) {
        let turn = self.turn;
        let mut hidden: Vec<(u64, Key, usize)> = (self.kept.iter())
            .filter(|(_, kept)| kept.turn < turn)
            .map(|(key, kept)| (kept.turn, *key, kept.bytes().max(1)))
            .collect();
        let mut bytes: usize = hidden.iter().map(|(_, _, bytes)| bytes).sum();
        if bytes <= spare {
            return;
        }
        hidden.sort_unstable();
        for (_, key, size) in hidden {
            if bytes <= spare {
                break;
            }
            self.kept.remove(&key);
            bytes -= size;
        }
    }
}

/// The pictures of a page of the window: made when it is first drawn, let go of while it is not shown.
#[derive(Default)]
pub struct Pictures(Option<Previews>);

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pictures").field("bytes", &self.bytes()).finish()
    }
}

impl Pictures {
    /// Takes them out for a frame; [`Pictures::put`] brings them back.
    pub fn take(&mut self, ctx: &Context, store: &Arc<dyn Store>, by: &WorkerProgram) -> Previews {
        let mut previews = self.0.take().unwrap_or_else(|| Previews::new(ctx, store, by));
        previews.begin(ctx);
        previews
    }

    /// The frame is drawn.
    pub fn put(&mut self, mut previews: Previews) {
        previews.end();
        self.0 = Some(previews);
    }

    /// Lends a file that the store does not have, once there are pictures at all.
    pub fn lend(&self, file: (Digest, Arc<File>)) {
        if let Some(previews) = &self.0 {
            previews.lend([file]);
        }
    }

    /// The page is not shown: lets go of everything.
    pub fn rest(&mut self) {
        if let Some(previews) = &mut self.0 {
            previews.rest();
        }
    }

    /// How many bytes of pixels are kept.
    pub fn bytes(&self) -> usize {
        self.0.as_ref().map_or(0, Previews::bytes)
    }
}

impl Drop for Previews {
    fn drop(&mut self) {
        let mut queue = lock(&self.shared.0);
        queue.is_closed = true;
        queue.orders.clear();
        drop(queue);
        self.shared.1.notify_all();
    }
}

fn key_of(file: &FileRef, page: u32, side: f32) -> Key {
    Key {
        digest: file.digest,
        page,
        turns: file.turns_of(page),
        repair: file.work_of(page).and_then(|work| work.repair),
        opened: file.password.is_some(),
        side: stepped(side),
    }
}

fn shown(drawn: &Drawn) -> Look {
    match drawn {
        Drawn::Picture(texture) => Look::Ready(texture.id(), texture.size_vec2()),
        Drawn::Failed(finding) => Look::Failed(finding.clone()),
    }
}

/// Pixels in whole steps, within what can be drawn.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a few thousand above zero"
)]
fn stepped(side: f32) -> u32 {
    let side = side.clamp(1.0, 4096.0).ceil() as u32;
    side.next_multiple_of(STEP).min(MAX_SIDE)
}

fn lock(queue: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Draws until the window lets go.
fn draw_all(
    shared: &Shared,
    store: &dyn Store,
    previewer: &Previewer,
    sender: &Sender<News>,
    ctx: &Context,
) {
    while let Some(order) = next(shared) {
        let lent = lock(&shared.0).lent.get(&order.key.digest).cloned();
        // A mistake of the program ends this page; the thread goes on with the next one.
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(store, previewer, &order, lent)));
        let drawn = drawn.unwrap_or_else(|_| Err(Box::new(said::broke(None))));
        if sender.send((order.key, drawn)).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

fn next(shared: &Shared) -> Option<Order> {
    let mut queue = lock(&shared.0);
    loop {
        if queue.is_closed {
            return None;
        }
        if let Some(order) = queue.orders.pop() {
            return Some(order);
        }
        queue = shared.1.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
}

fn draw(
    store: &dyn Store,
    previewer: &Previewer,
    order: &Order,
    lent: Option<Arc<File>>,
) -> Result<ColorImage, Box<Finding>> {
    let file = if let Some(file) = lent {
        file
    } else {
        let kept = store.open_file(order.key.digest);
        Arc::new(kept.map_err(|error| Box::new(error.finding()))?)
    };
    let options = PreviewOptions {
        page: order.key.page,
        password: order.password.as_deref().map(str::to_owned),
        quarter_turns: order.key.turns,
        repair: order.key.repair,
        max_width: order.key.side,
        max_height: order.key.side,
    };
    let picture = previewer
        .render(&file, &options)
        .map_err(|failure| Box::new(codes::named(inspect::blocker(&failure), &order.name)))?;
    let wide = usize::try_from(picture.width).unwrap_or(0);
    let high = usize::try_from(picture.height).unwrap_or(0);
    Ok(ColorImage::from_rgba_unmultiplied([wide, high], &picture.rgba))
}

#[cfg(test)]
mod tests {
    use super::stepped;

    #[test]
    fn sizes_go_in_steps_and_stay_within_what_can_be_drawn() {
        assert_eq!(stepped(1.0), 64);
        assert_eq!(stepped(64.0), 64);
        assert_eq!(stepped(65.0), 128);
        assert_eq!(stepped(90_000.0), 4096);
        assert_eq!(stepped(f32::NAN.max(0.0)), 64);
    }
}
