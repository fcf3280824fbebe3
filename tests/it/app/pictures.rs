//! Pictures of a tested window, for people who look at them: `PERMITPACK_PICTURES=folder cargo test …`. Without
//! the variable nothing is kept and nothing is drawn.

use std::cell::RefCell;
use std::collections::BTreeMap;

use egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::{Rgb, RgbImage};

use super::harness::Window;

thread_local! {
    static TEXTURES: RefCell<BTreeMap<TextureId, ColorImage>> = const { RefCell::new(BTreeMap::new()) };
}

fn wanted() -> Option<std::path::PathBuf> {
    std::env::var_os("PERMITPACK_PICTURES").map(Into::into)
}

/// Keeps the textures of the window of this thread.
pub(crate) struct Keeper;

impl TestRenderer for Keeper {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        if wanted().is_none() {
            return delta.clear();
        }
        TEXTURES.with_borrow_mut(|textures| {
            let news: Vec<_> = delta.set.drain().collect();
            for (id, new) in
                news.into_iter().flat_map(|(id, all)| all.into_iter().map(move |it| (id, it)))
            {
                let ImageData::Color(image) = new.image;
                match (new.pos, textures.get_mut(&id)) {
                    (Some([left, top]), Some(old)) => {
                        for (at, pixel) in image.pixels.iter().enumerate() {
                            let (x, y) = (at % image.size[0] + left, at / image.size[0] + top);
                            old.pixels[y * old.size[0] + x] = *pixel;
                        }
                    }
                    _ => drop(textures.insert(id, (*image).clone())),
                }
            }
        });
        // What is not needed any more is small beside the picture.
        delta.clear();
    }
}

/// Writes what the window shows.
pub(crate) fn take(window: &Window, name: &str) {
    let Some(folder) = wanted() else { return };
    let (ctx, output) = (&window.ctx, window.output());
    let scale = ctx.pixels_per_point();
    let size = ctx.content_rect().size() * scale;
    let mut picture = RgbImage::new(size.x as u32, size.y as u32);
    TEXTURES.with_borrow(|textures| {
        for part in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &part.primitive
                && let Some(texture) = textures.get(&mesh.texture_id)
            {
                draw(&mut picture, mesh, texture, (part.clip_rect * scale, scale));
            }
        }
    });
    picture.save(folder.join(format!("{name}.png"))).unwrap();
}

fn draw(
    picture: &mut RgbImage,
    mesh: &Mesh,
    texture: &ColorImage,
    (clip, scale): (egui::Rect, f32),
) {
    let room = egui::Rect::from_min_size(
        egui::Pos2::ZERO,
        egui::vec2(picture.width() as f32, picture.height() as f32),
    );
    let clip = clip.intersect(room);
    for corners in mesh.indices.chunks_exact(3) {
        let [a, b, c]: [&Vertex; 3] = [0, 1, 2].map(|at| &mesh.vertices[corners[at] as usize]);
        let places = [a, b, c].map(|it| it.pos * scale);
        let area = cross(places[0], places[1], places[2]);
        let bounds = egui::Rect::from_points(&places).intersect(clip);
        if area == 0.0 || !bounds.is_positive() {
            continue;
        }
        for y in
            bounds.top().floor() as u32..(bounds.bottom().ceil() as u32).min(clip.bottom() as u32)
        {
            for x in bounds.left().floor() as u32
                ..(bounds.right().ceil() as u32).min(clip.right() as u32)
            {
                let here = egui::pos2(x as f32 + 0.5, y as f32 + 0.5);
                if !clip.contains(here) {
                    continue;
                }
                let shares = [
                    cross(places[1], places[2], here) / area,
                    cross(places[2], places[0], here) / area,
                    cross(places[0], places[1], here) / area,
                ];
                if shares.iter().any(|share| *share < 0.0) {
                    continue;
                }
                let mixed = |of: &dyn Fn(&Vertex) -> f32| {
                    of(a) * shares[0] + of(b) * shares[1] + of(c) * shares[2]
                };
                let sample = sampled(texture, mixed(&|it| it.uv.x), mixed(&|it| it.uv.y));
                let tint: [f32; 4] =
                    std::array::from_fn(|at| mixed(&|it| f32::from(it.color.to_array()[at])));
                let source: [f32; 4] = std::array::from_fn(|at| sample[at] * tint[at] / 255.0);
                let under = picture.get_pixel(x, y).0;
                let over = |at: usize| {
                    (source[at] + f32::from(under[at]) * (1.0 - source[3] / 255.0)).round() as u8
                };
                picture.put_pixel(x, y, Rgb([over(0), over(1), over(2)]));
            }
        }
    }
}

fn cross(a: egui::Pos2, b: egui::Pos2, c: egui::Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn sampled(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [wide, high] = texture.size;
    let (x, y) = (u * wide as f32 - 0.5, v * high as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let mut sum = [0.0; 4];
    for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let (px, py) = (left + dx, top + dy);
        let weight = (1.0 - (x - px).abs()) * (1.0 - (y - py).abs());
        let column = (px.max(0.0) as usize).min(wide - 1);
        let row = (py.max(0.0) as usize).min(high - 1);
        let pixel: Color32 = texture.pixels[row * wide + column];
        for (sum, value) in sum.iter_mut().zip(pixel.to_array()) {
            *sum += weight * f32::from(value);
        }
    }
    sum
}
