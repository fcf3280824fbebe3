//! Pictures look on their page as they look in a viewer: every importer against an independent
//! decoder and an independent PDF renderer (poppler's `pdftoppm`).

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use permitpack::documents::image::import_image;
use permitpack::documents::importer::ImportFailure;
use permitpack::documents::recipe::{
    Event, ImportOptions, RecipeObject, RecipePage, RecipeSink, Stopped, StreamBody, Substitute,
    Token,
};
use permitpack::documents::sniff;
use permitpack::domain::FileKind;

#[derive(Default)]
struct Recipe {
    objects: Vec<RecipeObject>,
    pages: Vec<RecipePage>,
    findings: Vec<&'static str>,
}

impl RecipeSink for Recipe {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        match event {
            Event::Object(object) => self.objects.push(object),
            Event::Page(page) => self.pages.push(page),
            Event::Finding(finding) => self.findings.push(finding.code.0),
            _ => {}
        }
        Ok(())
    }
}

impl Recipe {
    fn of(bytes: &[u8], options: &ImportOptions) -> Result<Self, ImportFailure> {
        let mut recipe = Self::default();
        import_image(bytes, sniff::kind_of_bytes(bytes), options, &mut recipe)?;
        Ok(recipe)
    }

    fn text(&self) -> String {
        let tokens = self.objects.iter().flat_map(|object| &object.text);
        tokens
            .map(|token| match token {
                Token::Raw(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                Token::Ref(id) => format!("#{}", id.0),
            })
            .collect()
    }

    /// The plainest PDF that shows the recipe.
    fn pdf(&self, source: &[u8]) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        let base = 3 + 2 * self.pages.len();
        let mut put = |out: &mut Vec<u8>, number: usize, body: &[u8]| {
            offsets.push((number, out.len()));
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend_from_slice(body);
            out.extend(b"\nendobj\n");
        };
        put(&mut out, 1, b"<</Type/Catalog/Pages 2 0 R>>");
        let kids: Vec<_> = (0..self.pages.len()).map(|n| format!("{} 0 R", 3 + 2 * n)).collect();
        let kids = kids.join(" ");
        let count = self.pages.len();
        put(&mut out, 2, format!("<</Type/Pages/Count {count}/Kids[{kids}]>>").as_bytes());
        for (n, page) in self.pages.iter().enumerate() {
            let (number, [_, _, right, top]) = (3 + 2 * n, page.view);
            let mut names = String::new();
            let mut content = String::new();
            for (i, placed) in page.painted.iter().enumerate() {
                write!(names, "/F{i} {} 0 R", base + placed.form.0 as usize).unwrap();
                let matrix = placed.matrix.map(|value| value.to_string()).join(" ");
                writeln!(content, "q {matrix} cm /F{i} Do Q").unwrap();
            }
            let turn = 90 * u32::from(page.quarter_turns);
            let dictionary = format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {right} {top}]/Rotate {turn}/Resources<</XObject<<{names}>>>>/Contents {} 0 R>>",
                number + 1
            );
            put(&mut out, number, dictionary.as_bytes());
            let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len() + 1);
            put(&mut out, number + 1, stream.as_bytes());
        }
        for object in &self.objects {
            put(&mut out, base + object.id.0 as usize, &stream_of(object, base, source));
        }
        offsets.sort_unstable();
        let start = out.len();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1);
        for (_, offset) in &offsets {
            writeln!(table, "{offset:010} 00000 n ").unwrap();
        }
        let size = offsets.len() + 1;
        write!(table, "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
        out.extend(table.bytes());
        out
    }
}

/// A stream object with its references counted from `base`.
fn stream_of(object: &RecipeObject, base: usize, source: &[u8]) -> Vec<u8> {
    let mut whole = b"<<".to_vec();
    for token in &object.text {
        match token {
            Token::Raw(bytes) => whole.extend_from_slice(bytes),
            Token::Ref(id) => whole.extend(format!("{} 0 R", base + id.0 as usize).bytes()),
        }
    }
    let body = match &object.stream {
        Some(StreamBody::Bytes(bytes)) => bytes.as_slice(),
        Some(StreamBody::Span { offset, len }) => {
            let start = usize::try_from(*offset).unwrap();
            &source[start..start + usize::try_from(*len).unwrap()]
        }
        None => panic!("an image recipe has streams only"),
    };
    whole.extend(format!("/Length {}>>stream\n", body.len()).bytes());
    whole.extend_from_slice(body);
    whole.extend(b"\nendstream");
    whole
}

fn renderer_is_here() -> bool {
    let here = Command::new("pdftoppm").arg("-v").output().is_ok();
    if !here {
        println!("skipped: no pdftoppm here");
    }
    here
}

/// Renders page `page` (from 1) into so many pixels.
fn render(pdf: &[u8], page: u32, (width, height): (u32, u32)) -> RgbImage {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), pdf).unwrap();
    let output = Command::new("pdftoppm")
        .args(["-png", "-singlefile", "-f", &page.to_string()])
        .args(["-scale-to-x", &width.to_string(), "-scale-to-y", &height.to_string()])
        .arg(&path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
    image::load_from_memory_with_format(&output.stdout, ImageFormat::Png).unwrap().into_rgb8()
}

/// On white paper.
fn on_paper(picture: &DynamicImage) -> RgbImage {
    let pixels = picture.to_rgba8();
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [r, g, b, a] = pixels.get_pixel(x, y).0.map(u32::from);
        Rgb([r, g, b].map(|c| u8::try_from((c * a + 255 * (255 - a)) / 255).unwrap()))
    })
}

/// Mean difference of two pictures of one shape, 0 to 255, as seen from afar: a renderer may place
/// samples half a pixel off, and noise would count that as a difference.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    let (width, height) = other.dimensions();
    let size = |side: u32| (side / 8).clamp(1, 24);
    let afar = |picture: &RgbImage| {
        image::imageops::resize(picture, size(width), size(height), FilterType::Triangle)
    };
    let (one, other) = (afar(one), afar(other));
    let sum: u32 = one.iter().zip(other.iter()).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    f64::from(sum) / f64::from(u32::try_from(one.len()).unwrap())
}

/// Four unlike quarters and a mark, so that no turn or mirror looks like another.
fn sample() -> DynamicImage {
    let mut picture = RgbImage::from_fn(160, 96, |x, y| match (x < 80, y < 48) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 180, 40]),
        (true, false) => Rgb([40, 60, 210]),
        (false, false) => Rgb([240, 220, 60]),
    });
    for x in 8..40 {
        for y in 8..16 {
            picture.put_pixel(x, y, Rgb([0, 0, 0]));
        }
    }
    DynamicImage::ImageRgb8(picture)
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif = [
        b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
        &[orientation, 0, 0, 0, 0, 0, 0],
    ];
    [&jpeg[..2], &exif.concat(), &jpeg[2..]].concat()
}

#[test]
fn the_eight_orientations_of_a_photo() {
    if !renderer_is_here() {
        return;
    }
    let jpeg = encoded(&sample(), ImageFormat::Jpeg);
    for orientation in 1..=8 {
        let bytes = with_orientation(&jpeg, orientation);
        let recipe = Recipe::of(&bytes, &ImportOptions::default()).unwrap();
        let mut expected = sample();
        expected.apply_orientation(image::metadata::Orientation::from_exif(orientation).unwrap());
        let shown = render(&recipe.pdf(&bytes), 1, expected.dimensions());
        let far = difference(&shown, &on_paper(&expected));
        assert!(far < 4.0, "orientation {orientation}: {far}");
    }
}

#[test]
fn a_photo_passes_through_byte_for_byte() {
    let jpeg = encoded(&sample(), ImageFormat::Jpeg);
    let recipe = Recipe::of(&jpeg, &ImportOptions::default()).unwrap();
    let span = StreamBody::Span { offset: 0, len: jpeg.len() as u64 };
    assert_eq!(recipe.objects[0].stream, Some(span));
    assert!(recipe.text().contains("/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"));
    // What follows the end is left out and said.
    let longer = [jpeg.as_slice(), b"something else"].concat();
    let recipe = Recipe::of(&longer, &ImportOptions::default()).unwrap();
    let span = StreamBody::Span { offset: 0, len: jpeg.len() as u64 };
    assert_eq!(recipe.objects[0].stream, Some(span));
    assert_eq!(recipe.findings, ["image-trailing"]);
}

#[test]
fn cut_pictures_are_refused_by_name_at_every_length() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp] {
        let whole = encoded(&sample(), format);
        for share in [30, 60, 90] {
            let cut = &whole[..whole.len() * share / 100];
            let result = Recipe::of(cut, &ImportOptions::default()).map(|recipe| recipe.findings);
            assert!(
                matches!(result, Err(ImportFailure::Refused("truncated") | ImportFailure::Damaged)),
                "{format:?} at {share} %: {result:?}"
            );
        }
    }
}

#[test]
fn turns_of_the_user_and_pages_given_up() {
    let png = encoded(&sample(), ImageFormat::Png);
    let turned = ImportOptions { quarter_turns: 3, ..ImportOptions::default() };
    assert_eq!(Recipe::of(&png, &turned).unwrap().pages[0].quarter_turns, 3);
    let given_up = ImportOptions { give_up: vec![0], ..ImportOptions::default() };
    let recipe = Recipe::of(&png, &given_up).unwrap();
    assert_eq!(recipe.pages[0].substitute, Some(Substitute::Notice));
}

#[test]
fn too_many_pixels_are_refused_before_they_are_decoded() {
    // A PNG that says 40 000 × 40 000 and holds nothing.
    let mut png = encoded(&sample(), ImageFormat::Png);
    png[16..20].copy_from_slice(&40_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&40_000_u32.to_be_bytes());
    let result = Recipe::of(&png, &ImportOptions::default()).map(|recipe| recipe.findings);
    assert_eq!(result, Err(ImportFailure::TooLarge("image")));
}

#[test]
fn damaged_pictures_are_read_or_refused() {
    let formats = [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::Tiff,
        ImageFormat::WebP,
        ImageFormat::Bmp,
    ];
    let (mut read, mut refused) = (0, 0);
    let mut state = 2026_u64;
    let mut dice = |sides: usize| {
        // An ordinary linear congruential generator (Knuth's MMIX): the same mutants every time.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % sides
    };
    for format in formats {
        let whole = encoded(&sample().thumbnail(40, 24), format);
        for _ in 0..200 {
            let mut bytes = whole.clone();
            for _ in 0..=dice(4) {
                // Headers decide most, so they are hit more often.
                let reach = if dice(2) == 0 { 64.min(bytes.len()) } else { bytes.len() };
                let at = dice(reach);
                bytes[at] = u8::try_from(dice(256)).unwrap();
            }
            match sniff::kind_of_bytes(&bytes) {
                FileKind::Refused(_) | FileKind::Pdf => refused += 1,
                _ => match Recipe::of(&bytes, &ImportOptions::default()) {
                    Ok(recipe) => {
                        assert_eq!(recipe.pages.is_empty(), recipe.objects.is_empty());
                        read += 1;
                    }
                    Err(_) => refused += 1,
                },
            }
        }
    }
    println!("1 000 damaged pictures: {read} read, {refused} refused");
    assert!(read > 50 && refused > 50);
}

/// What ImageMagick makes of the sample with these arguments; `None` when it is not here.
fn converted(args: &[&str], ending: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.png"), folder.path().join(format!("b.{ending}")));
    let mut file = std::fs::File::create(&from).unwrap();
    std::io::Write::write_all(&mut file, &encoded(&sample(), ImageFormat::Png)).unwrap();
    let done = Command::new("convert").arg(&from).args(args).arg(&to).status();
    if !done.is_ok_and(|status| status.success()) {
        println!("skipped: no ImageMagick here");
        return None;
    }
    Some(std::fs::read(to).unwrap())
}

#[test]
fn unusual_photos_and_scans_look_right() {
    if !renderer_is_here() {
        return;
    }
    let cases: &[(&str, &[&str], &str, &str, f64)] = &[
        ("progressive", &["-interlace", "JPEG"], "jpg", "/DCTDecode", 4.0),
        ("grey", &["-colorspace", "Gray"], "jpg", "/DeviceGray", 90.0),
        ("cmyk", &["-colorspace", "CMYK"], "jpg", "/DeviceCMYK", 40.0),
        ("16 bits", &["-depth", "16", "-define", "png:bit-depth=16"], "png", "/DeviceRGB", 2.0),
        ("palette", &["-type", "Palette"], "png", "/Indexed", 1.0),
        ("interlaced", &["-interlace", "PNG"], "png", "/DeviceRGB", 2.0),
        (
            "see-through",
            &["-alpha", "set", "-channel", "A", "-evaluate", "set", "50%"],
            "png",
            "/SMask",
            100.0,
        ),
        ("tiff lzw", &["-compress", "LZW"], "tiff", "/DeviceRGB", 1.0),
        ("tiff cmyk", &["-colorspace", "CMYK", "-compress", "LZW"], "tiff", "/DeviceCMYK", 40.0),
        ("tiff fax", &["-monochrome", "-compress", "Group4"], "tiff", "/CCITTFaxDecode", 110.0),
        ("webp", &["-define", "webp:lossless=true"], "webp", "/DeviceRGB", 1.0),
        ("bmp", &[], "bmp", "/DeviceRGB", 1.0),
    ];
    for (name, args, ending, expected, allowed) in cases {
        let Some(bytes) = converted(args, ending) else { return };
        let recipe = Recipe::of(&bytes, &ImportOptions::default()).unwrap();
        assert!(recipe.text().contains(expected), "{name}: {}", recipe.text());
        let shown = render(&recipe.pdf(&bytes), 1, (160, 96));
        let far = difference(&shown, &on_paper(&sample()));
        println!("{name}: mean difference {far:.2}");
        assert!(far <= *allowed, "{name}: {far}");
    }
}

#[test]
fn fax_pages_pass_through_and_look_right() {
    let args = [
        "(",
        "+clone",
        "-flip",
        ")",
        "-monochrome",
        "-compress",
        "Group4",
        "-density",
        "100",
        "-units",
        "PixelsPerInch",
    ];
    let Some(bytes) = converted(&args, "tiff").filter(|_| renderer_is_here()) else { return };
    let recipe = Recipe::of(&bytes, &ImportOptions::default()).unwrap();
    assert_eq!(recipe.pages.len(), 2);
    // The size comes from the resolution: 160 pixels at 100 per inch are 115.2 points.
    assert!((recipe.pages[0].view[2] - 115.2).abs() < 0.01, "{:?}", recipe.pages[0].view);
    assert!(recipe.text().matches("/CCITTFaxDecode").count() == 2, "{}", recipe.text());
    let first = DynamicImage::ImageRgb8(render(&recipe.pdf(&bytes), 1, (160, 96)));
    let second = render(&recipe.pdf(&bytes), 2, (160, 96));
    let far = difference(&on_paper(&first.flipv()), &second);
    assert!(far < 60.0, "the second page is the first upside down: {far}");
    let decoded = image::load_from_memory_with_format(&bytes, ImageFormat::Tiff).unwrap();
    let far = difference(&on_paper(&decoded), &on_paper(&first));
    assert!(far < 4.0, "the first page: {far}");
}

/// Every picture of the corpora that both we and image-rs can read.
#[test]
fn pictures_of_the_corpora_look_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/images");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: no corpora here");
        return;
    };
    if !renderer_is_here() {
        return;
    }
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut compared, mut far_off, mut unread) = (0, Vec::new(), Vec::new());
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Frames of animations and results of other decoders are ordinary PNGs, all alike.
        let plain = name.contains(".png.") || name.contains(".gif.") || name.contains(".bmp.png");
        if plain || matches!(sniff::kind_of_bytes(&bytes), FileKind::Refused(_)) {
            continue;
        }
        let decoded = image::load_from_memory(&bytes);
        match (Recipe::of(&bytes, &ImportOptions::default()), decoded) {
            (Ok(recipe), Ok(mut decoded)) if decoded.width() * decoded.height() < 800_000 => {
                let format = image::guess_format(&bytes).unwrap();
                if let Ok(mut decoder) =
                    image::ImageReader::with_format(Cursor::new(&bytes), format).into_decoder()
                {
                    use image::ImageDecoder;
                    decoded.apply_orientation(decoder.orientation().unwrap());
                }
                // The renderer's half pixel matters less when there are many.
                let (width, height) = decoded.dimensions();
                let times = 240_u32.div_ceil(width.max(height));
                let size = (width * times, height * times);
                let shown = render(&recipe.pdf(&bytes), 1, size);
                let far = difference(&shown, &on_paper(&decoded));
                compared += 1;
                // Every program has its own way from CMYK to a screen.
                let allowed = if recipe.text().contains("CMYK") { 24.0 } else { 8.0 };
                if far > allowed {
                    far_off.push(format!("{name}: {far:.1}"));
                }
            }
            (Err(failure), Ok(_)) => unread.push(format!("{name}: {failure:?}")),
            _ => {}
        }
    }
    println!(
        "{compared} pictures compared, {} far off, {} read by image-rs only",
        far_off.len(),
        unread.len()
    );
    println!("{}\n{}", far_off.join("\n"), unread.join("\n"));
    assert!(far_off.is_empty(), "{}", far_off.join("\n"));
}
