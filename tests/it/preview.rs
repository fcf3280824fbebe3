//! Looking at pages: upright, of the right size, and never at the cost of the program.

use std::fs::File;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use permitpack::documents::importer::{Death, ImportFailure};
use permitpack::documents::preview::{MAX_SIDE, Picture, PreviewOptions, Previewer};
use permitpack::documents::worker::{Patience, WorkerProgram};

use super::worker::honest;

fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn honestly(file: &File, options: &PreviewOptions) -> Result<Picture, ImportFailure> {
    Previewer::new(honest()).render(file, options)
}

fn within(side: u32) -> PreviewOptions {
    PreviewOptions { max_width: side, max_height: side, ..PreviewOptions::default() }
}

/// A PDF of pages of 200 × 400 with a black square at the top left as stored, each turned by its own
/// `/Rotate`.
pub(crate) fn turned(turns: &[u32]) -> Vec<u8> {
    let content = "0 0 0 rg 0 360 40 40 re f";
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut kids = String::new();
    for turn in turns {
        kids.push_str(&format!("{} 0 R ", objects.len() + 1));
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 400]/Rotate {turn}/Resources<<>>/Contents 3 0 R>>"
        ));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", turns.len());
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    pdf.push_str(&format!(
        "{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    ));
    pdf.into_bytes()
}

/// In which corner the picture is dark.
fn dark_corner(picture: &Picture) -> &'static str {
    let dark = |x: u32, y: u32| {
        let at = (y * picture.width + x) as usize * 4;
        picture.rgba[at] < 60
    };
    let (right, bottom) = (picture.width - 4, picture.height - 4);
    let corners = [
        (dark(3, 3), "top left"),
        (dark(right, 3), "top right"),
        (dark(right, bottom), "bottom right"),
        (dark(3, bottom), "bottom left"),
    ];
    let found: Vec<_> = corners.iter().filter(|(dark, _)| *dark).map(|(_, name)| *name).collect();
    assert_eq!(found.len(), 1, "dark corners: {found:?}");
    found[0]
}

#[test]
fn a_rotated_page_comes_upright() {
    let pdf = file(&turned(&[0, 90, 180, 270]));
    let corners = ["top left", "top right", "bottom right", "bottom left"];
    for page in 0..4_u32 {
        for turns in 0..4_u8 {
            let options = PreviewOptions { page, quarter_turns: turns, ..within(200) };
            let picture = honestly(&pdf, &options).unwrap();
            let all = page + u32::from(turns);
            let expected = if all % 2 == 0 { (100, 200) } else { (200, 100) };
            assert_eq!((picture.width, picture.height), expected, "page {page}, turns {turns}");
            assert_eq!(dark_corner(&picture), corners[(all % 4) as usize], "{page} {turns}");
            assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255));
        }
    }
    let sheets = Previewer::new(honest()).page_sizes(&pdf, None, 1).unwrap();
    let sizes: Vec<_> = sheets.iter().map(|sheet| (sheet.width, sheet.height)).collect();
    assert_eq!(sizes, [(400.0, 200.0), (200.0, 400.0), (400.0, 200.0), (200.0, 400.0)]);
    assert_eq!(sheets[3].quarter_turns, 0);
}

#[test]
fn the_box_decides_and_has_a_bound() {
    let pdf = file(&turned(&[0]));
    let size = |max_width, max_height| {
        let options = PreviewOptions { max_width, max_height, ..PreviewOptions::default() };
        let picture = honestly(&pdf, &options).unwrap();
        (picture.width, picture.height)
    };
    assert_eq!(size(1000, 300), (150, 300));
    assert_eq!(size(0, 0), (1, 1));
    assert_eq!(size(u32::MAX, u32::MAX), (MAX_SIDE / 2, MAX_SIDE));
    let missing = honestly(&pdf, &PreviewOptions { page: 1, ..within(9) });
    assert_eq!(missing, Err(ImportFailure::Io("there is no page 2".to_owned())));
}

/// A picture of 40 × 20 with its top left corner black, as JPEG that is to be seen turned clockwise.
fn phone_picture() -> Vec<u8> {
    let white = image::Rgb([255_u8; 3]);
    let mut picture = image::RgbImage::from_pixel(400, 200, white);
    for (x, y) in (0..50).flat_map(|x| (0..50).map(move |y| (x, y))) {
        picture.put_pixel(x, y, image::Rgb([0; 3]));
    }
    let mut plain = Cursor::new(Vec::new());
    picture.write_to(&mut plain, image::ImageFormat::Jpeg).unwrap();
    let plain = plain.into_inner();
    let mut exif =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut jpeg = plain[..2].to_vec();
    jpeg.extend([0xff, 0xe1]);
    jpeg.extend(length);
    jpeg.append(&mut exif);
    jpeg.extend(&plain[2..]);
    jpeg
}

#[test]
fn pictures_come_upright_and_small() {
    let jpeg = file(&phone_picture());
    let picture = honestly(&jpeg, &within(100)).unwrap();
    assert_eq!((picture.width, picture.height), (50, 100));
    assert_eq!(dark_corner(&picture), "top right");
    let options = PreviewOptions { quarter_turns: 3, ..within(100) };
    let picture = honestly(&jpeg, &options).unwrap();
    assert_eq!((picture.width, picture.height), (100, 50));
    assert_eq!(dark_corner(&picture), "top left");
    let sheets = Previewer::new(honest()).page_sizes(&jpeg, None, 0).unwrap();
    assert!(sheets.len() == 1 && sheets[0].width < sheets[0].height);
    // Not enlarged.
    let picture = honestly(&jpeg, &within(4000)).unwrap();
    assert_eq!((picture.width, picture.height), (200, 400));
}

#[test]
fn every_page_of_a_tiff() {
    let mut bytes = Cursor::new(Vec::new());
    let mut tiff = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    for shade in [10_u8, 200] {
        let samples = vec![shade; 60 * 30];
        tiff.write_image::<tiff::encoder::colortype::Gray8>(60, 30, &samples).unwrap();
    }
    let tiff = file(bytes.get_ref());
    for (page, shade) in [(0, 10), (1, 200)] {
        let picture = honestly(&tiff, &PreviewOptions { page, ..within(30) }).unwrap();
        assert_eq!((picture.width, picture.height), (30, 15));
        assert_eq!(picture.rgba[..4], [shade, shade, shade, 255]);
    }
    assert!(honestly(&tiff, &PreviewOptions { page: 2, ..within(30) }).is_err());
    assert_eq!(Previewer::new(honest()).page_sizes(&tiff, None, 0).unwrap().len(), 2);
}

#[test]
fn passwords_and_strangers_are_named() {
    let docx = honestly(&file(b"GIF89a, and then nothing of use"), &within(50));
    assert_eq!(docx, Err(ImportFailure::Refused("gif")));
    let folder = tempfile::tempdir().unwrap();
    let (plain, locked) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&plain, turned(&[0])).unwrap();
    let qpdf = std::process::Command::new("qpdf")
        .args(["--encrypt", "open", "sesame", "256", "--"])
        .args([&plain, &locked])
        .status();
    if !qpdf.is_ok_and(|status| status.success()) {
        println!("skipped: qpdf is not installed");
        return;
    }
    let locked = File::open(locked).unwrap();
    let with = |password: Option<&str>| {
        honestly(&locked, &PreviewOptions { password: password.map(str::to_owned), ..within(50) })
    };
    assert_eq!(with(None), Err(ImportFailure::NeedsPassword));
    assert_eq!(with(Some("guess")), Err(ImportFailure::WrongPassword));
    assert_eq!(dark_corner(&with(Some("open")).unwrap()), "top left");
}

fn died(death: Death) -> Result<Picture, ImportFailure> {
    Err(ImportFailure::Died { death, page: Some(0) })
}

fn impatient() -> Patience {
    Patience { silence: Duration::from_millis(300), per_page: Duration::from_secs(2) }
}

fn frame(payload: &[u8], goes_on: bool) -> Vec<u8> {
    let mark = if goes_on { 1_u32 << 31 } else { 0 };
    let mut frame = (u32::try_from(payload.len()).unwrap() | mark).to_le_bytes().to_vec();
    frame.extend_from_slice(payload);
    frame
}

/// What a worker says that gives a picture.
fn picture(width: u32, height: u32, body: &[u8]) -> Vec<u8> {
    let mut head = vec![12];
    head.extend(width.to_le_bytes());
    head.extend(height.to_le_bytes());
    let mut said = frame(&head, !body.is_empty());
    if !body.is_empty() {
        said.extend(frame(body, false));
    }
    said
}

#[test]
#[cfg(unix)]
fn a_lying_worker_shows_nothing() {
    let pdf = file(&turned(&[0]));
    let ask = |said: &[u8], then: &str| {
        let mut script = tempfile::NamedTempFile::new().unwrap();
        script.write_all(said).unwrap();
        let script = format!("/bin/cat '{}'; {then}", script.path().display());
        let liar = WorkerProgram::at(Path::new("/bin/sh"))
            .with_args(["-c", &script])
            .with_patience(impatient());
        let started = Instant::now();
        let answer = Previewer::new(liar).render(&pdf, &within(10));
        assert!(started.elapsed() < Duration::from_secs(4));
        answer
    };
    let shown = ask(&picture(3, 2, &[9; 24]), "exit 0").unwrap();
    assert_eq!((shown.width, shown.height, shown.rgba.len()), (3, 2, 24));
    for (name, said) in [
        ("too few pixels", picture(3, 2, &[9; 20])),
        ("too many pixels", picture(3, 2, &[9; 28])),
        ("no pixels", picture(3, 2, &[])),
        ("nothing at all", picture(0, 0, &[])),
        ("wider than asked for", picture(11, 1, &[9; 44])),
        ("a size that wraps around", picture(1 << 31, 2, &[])),
        ("more than the box can hold", picture(10, 10, &[9; 404])),
        ("words after the size", frame(&[12, 1, 0, 0, 0, 1, 0, 0, 0, 7], false)),
        ("another answer", frame(&[9], false)),
        ("a page instead of pixels", frame(&[7, 0, 0, 0, 0], false)),
        ("a message of no kind", frame(&[77], false)),
    ] {
        assert_eq!(ask(&said, "exec /bin/sleep 60"), died(Death::Protocol), "{name}");
    }
    assert_eq!(ask(&picture(3, 2, &[9; 24])[..20], "exec /bin/sleep 60"), died(Death::Time));
    assert_eq!(ask(&[], "exec /bin/sleep 60"), died(Death::Time));
    assert_eq!(ask(&[], "kill -9 $$"), died(Death::Crash));
}

fn shared(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn bombs_go_off_in_the_worker() {
    let patience = Patience { silence: Duration::from_secs(3), ..Patience::default() };
    let previewer = Previewer::new(honest().with_patience(patience));
    for path in shared("bombs") {
        let bomb = File::open(&path).unwrap();
        let started = Instant::now();
        let drawn = previewer.render(&bomb, &within(400));
        let sizes = previewer.page_sizes(&bomb, None, 0).map(|sheets| sheets.len());
        let took = started.elapsed();
        println!("{}: {drawn:?}, {sizes:?} pages, {took:?}", path.file_name().unwrap().display());
        assert!(took < Duration::from_secs(15));
        if let Ok(picture) = drawn {
            assert_eq!(picture.rgba.len(), (picture.width * picture.height * 4) as usize);
        }
    }
}

#[test]
fn pictures_of_every_coding_are_drawn_or_refused() {
    let previewer = Previewer::new(honest());
    let mut ends = std::collections::BTreeMap::<String, u32>::new();
    for path in shared("images").iter().step_by(3) {
        let drawn = previewer.render(&File::open(path).unwrap(), &within(104));
        let end = drawn.as_ref().map_or_else(|why| format!("{why:?}"), |_| "drawn".to_owned());
        let died = matches!(drawn, Err(ImportFailure::Died { .. }));
        assert!(!died, "{}: {end}", path.display());
        *ends.entry(end).or_default() += 1;
    }
    println!("{ends:?}");
}
