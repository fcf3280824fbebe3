//! A page looks in the bundle as it looked before: compared as pictures made by poppler.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use permitpack::documents::pdf::import_pdf;
use permitpack::documents::recipe::{Event, ImportOptions, RecipePage, RecipeSink, Stopped};
use permitpack::export::bundle::place::{map_rect, place};
use permitpack::export::bundle::plan::{BundleSource, Placement};

use super::support::{
    assert_sound, file_source, one_page, plan, save, scratch, shared, stream, tool, write,
};

/// Dots per inch of the comparison.
const DPI: f32 = 72.0;

struct Pages(Vec<RecipePage>);

impl RecipeSink for Pages {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if let Event::Page(page) = event {
            self.0.push(page);
        }
        Ok(())
    }
}

fn pages_of(path: &Path) -> Vec<RecipePage> {
    let mut pages = Pages(Vec::new());
    let bytes = Arc::new(std::fs::read(path).unwrap());
    import_pdf(bytes, &ImportOptions::default(), &mut pages).unwrap();
    pages.0
}

/// A grey picture: width, height, pixels.
fn grey(path: &Path, page: u32, more: &[String]) -> Option<(usize, usize, Vec<u8>)> {
    let number = page.to_string();
    let root = path.with_extension(format!("{number}-{}", more.len()));
    let root = root.to_str().unwrap();
    let mut arguments = vec!["-gray", "-cropbox", "-singlefile", "-f", &number, "-l", &number];
    arguments.extend(more.iter().map(String::as_str));
    arguments.extend([path.to_str().unwrap(), root]);
    tool("pdftoppm", &arguments)?;
    let bytes = std::fs::read(format!("{root}.pgm")).unwrap();
    let mut words = bytes.splitn(4, u8::is_ascii_whitespace);
    let mut number = || std::str::from_utf8(words.next().unwrap()).unwrap().parse::<usize>().ok();
    let (_, width, height) = (number(), number().unwrap(), number().unwrap());
    let rest = words.next().unwrap();
    Some((width, height, rest[rest.len() - width * height..].to_vec()))
}

/// Mean difference (0 to 255) of a source page and its place in the bundle.
fn difference(
    before: &Path,
    page: u32,
    bundle: &Path,
    at: u32,
    recipe: &RecipePage,
) -> Option<f64> {
    let sheet = place(recipe.view, recipe.quarter_turns, recipe.user_unit, Placement::Normalised);
    let [left, bottom, right, top] = map_rect(sheet.matrix, recipe.view);
    let dots = |points: f32| (points * DPI / 72.0).round() as usize;
    let (x, y) = (dots(left), dots(sheet.height - top));
    let (width, height) = (dots(right) - x, dots(sheet.height - bottom) - y);
    // One scale for both directions: poppler mixes the two up on turned pages.
    let size = ["-scale-to".to_owned(), width.max(height).to_string()];
    let one = grey(before, page, &size)?;
    if one.0 == 1 {
        return Some(f64::NAN);
    }
    let window =
        ["-r".to_owned(), DPI.to_string(), "-x".into(), x.to_string(), "-y".into(), y.to_string()];
    let size = ["-W".to_owned(), width.to_string(), "-H".to_owned(), height.to_string()];
    let two = grey(bundle, at, &[&window[..], &size[..]].concat())?;
    assert!(
        one.0.abs_diff(two.0) <= 1 && one.1.abs_diff(two.1) <= 1,
        "{}: {:?}",
        before.display(),
        (one.0, one.1, two.0, two.1)
    );
    let (wide, high) = (one.0.min(two.0), one.1.min(two.1));
    let rows = |picture: &(usize, usize, Vec<u8>)| -> Vec<u8> {
        let rows = picture.2.chunks_exact(picture.0).take(high);
        rows.flat_map(|row| row[..wide].to_vec()).collect()
    };
    let sum: u64 = rows(&one).iter().zip(rows(&two)).map(|(a, b)| u64::from(a.abs_diff(b))).sum();
    Some(sum as f64 / (wide * high) as f64)
}

fn compare(paths: &[PathBuf], first_pages_only: bool, limit: f64) -> usize {
    let sources: Vec<BundleSource> = paths.iter().filter_map(|path| file_source(path)).collect();
    let (bytes, receipt) = write(&plan(sources.clone())).unwrap();
    let folder = scratch();
    let bundle = save(folder.path(), "bundle.pdf", &bytes);
    assert_sound(&bundle);
    let mut compared = 0;
    let mut worst: Vec<(f64, String)> = Vec::new();
    for (source, written) in sources.iter().zip(&receipt.sources) {
        let path = paths.iter().find(|path| path.ends_with(&source.name)).unwrap();
        let copy = save(folder.path(), &source.name, &std::fs::read(path).unwrap());
        for (nth, recipe) in (0_u32..).zip(pages_of(path)) {
            if first_pages_only && nth > 0 {
                break;
            }
            let at = written.first_page + nth + 1;
            let Some(mean) = difference(&copy, nth + 1, &bundle, at, &recipe) else { return 0 };
            if mean.is_nan() {
                println!("skipped: poppler does not open {}", source.name);
                break;
            }
            worst.push((mean, format!("{} page {}", source.name, nth + 1)));
            compared += 1;
        }
    }
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mean = worst.iter().map(|(value, _)| value).sum::<f64>() / worst.len().max(1) as f64;
    println!(
        "{compared} pages compared: mean difference {mean:.2} of 255, largest {:?}",
        worst.first()
    );
    for (value, page) in &worst {
        assert!(*value <= limit, "{page}: {value:.2} {worst:?}");
    }
    compared
}

#[test]
fn every_rotation_box_and_unit_keeps_its_look() {
    let folder = scratch();
    let mut paths = Vec::new();
    let boxes = [
        "/MediaBox[0 0 400 600]",
        "/MediaBox[-100 50 500 350]",
        "/MediaBox[400 600 0 0]",
        "/MediaBox[0 0 500 700]/CropBox[100 100 400 650]",
        "/MediaBox[0 0 500 700]/CropBox[-50 300 450 900]",
        "/MediaBox[0 0 1200 2400]",
    ];
    for (nth, page) in boxes.iter().enumerate() {
        for turn in [0, 90, 180, 270, -90, 450] {
            for unit in ["", "/UserUnit 2.5"] {
                let content = "0.2 g 0 0 260 330 re f 0.6 g 260 330 1000 2000 re f \
                               0.9 g -90 340 340 900 re f 0 g 120 400 60 200 re f";
                let page = format!("{page}/Rotate {turn}{unit}");
                let name = format!("{nth}-{turn}-{}.pdf", unit.len());
                paths.push(save(folder.path(), &name, &one_page("", &page, content, &[])));
            }
        }
    }
    let compared = compare(&paths, false, 4.0);
    assert!(compared == 0 || compared == 72, "{compared}");
}

#[test]
fn annotations_and_fields_become_part_of_the_page() {
    let folder = scratch();
    let form = |extra: &str, body: &str| {
        stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 10 20]{extra}"), body)
    };
    let annotations = "/Annots[\
        <</Subtype/Stamp/F 4/Rect[50 50 250 150]/AP<</N 5 0 R>>>>\
        <</Subtype/Stamp/F 4/Rect[50 200 250 300]/AP<</N 6 0 R>>>>\
        <</Subtype/Widget/FT/Btn/F 4/AS/On/Rect[300 50 380 130]/AP<</N<</On 5 0 R/Off 7 0 R>>>>>>\
        <</Subtype/Stamp/F 2/Rect[0 300 400 600]/AP<</N 7 0 R>>>>]";
    let more = [
        form("", "0.3 g 0 0 10 20 re f 0 g 0 0 5 5 re f"),
        form("/Matrix[0 1 -1 0 0 0]", "0.5 g 0 0 10 20 re f 0 g 0 0 5 5 re f"),
        form("", "0 g 0 0 10 20 re f"),
    ];
    let page = format!("/MediaBox[0 0 400 600]/Rotate 90{annotations}");
    let path = save(folder.path(), "annotated.pdf", &one_page("", &page, "", &more));
    compare(&[path], false, 2.0);
}

#[test]
fn twenty_public_samples_keep_their_look() {
    let Ok(entries) = std::fs::read_dir(shared().join("corpora/py-pdf")) else {
        println!("skipped: no sample files");
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort();
    let compared = compare(&paths, true, 8.0);
    assert!(compared == 0 || compared >= 20, "{compared}");
}
