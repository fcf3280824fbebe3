//! Files with a plan, in the pack.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use image::{Rgb, RgbImage};
use permitpack::documents::digest;
use serde_json::json;

use permitpack::documents::importer::{Death, ImportFailure, Importer};
use permitpack::documents::pdf::InProcess;
use permitpack::documents::preview::{PreviewOptions, Previewer};
use permitpack::documents::recipe::{Event, ImportOptions, RecipeSink, Stopped};
use permitpack::documents::worker::InWorker;
use permitpack::domain::PagePlan;
use permitpack::domain::page_plan::MAX_PAGES;
use permitpack::export::bundle::plan::{BundleSource, SourceBytes};
use permitpack::export::bundle::write_bundle;
use permitpack::export::progress::Unwatched;

use super::{Folder, Pack, pack, texts};
use crate::bundle::support::{self, own_source};
use crate::worker::honest;

/// A card of 1012 × 638 pixels with a dark corner at its upper left.
pub(super) fn card(shade: u8) -> RgbImage {
    RgbImage::from_fn(1012, 638, |x, y| {
        if x < 200 && y < 200 { Rgb([0, 0, 0]) } else { Rgb([shade, 128, 255 - shade]) }
    })
}

fn document(kind: &str, id: &str, files: &str) -> String {
    format!("[[document]]\nid = \"{id}\"\nkind = \"{kind}\"\nfiles = [{files}]\n")
}

fn made(folder: &Folder, documents: &str) -> Pack {
    let open = folder.open(documents);
    let pack = pack(&open.case, &open.paths);
    pack.is_sound();
    pack
}

#[test]
fn pages_stand_in_the_order_of_the_plan_and_left_out_ones_do_not() {
    let folder = Folder::new();
    let before = fs::read(folder.at("scan.pdf")).unwrap();
    let plan = "{ path = \"scan.pdf\", pages = \"3-4, 1, 6 @180\" }";
    let pack = made(&folder, &document("passport_copy", "d1", plan));
    assert_eq!(pack.receipt.plan.documents[0].page_count, 4);
    if let Some(texts) = pack.texts() {
        assert_eq!(texts[0][..3], ["Page 3", "Page 4", "Page 1"]);
        assert!(!pack.texts().unwrap()[0].concat().contains("Page 2"));
    }
    // The document in the ZIP shows the same, and the original beside it has not changed by a bit.
    let names = pack.names();
    let original = names.iter().find(|name| name.starts_with("originals/")).unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(pack.file("zip")).unwrap()).unwrap();
    let mut bytes = Vec::new();
    std::io::copy(&mut zip.by_name(original).unwrap(), &mut bytes).unwrap();
    assert_eq!(bytes, before);
    assert_eq!(fs::read(folder.at("scan.pdf")).unwrap(), before);
    let rendition = names.iter().find(|name| !name.contains("original") && name.contains('/'));
    let out = folder.at("rendition.pdf");
    let mut file = fs::File::create(&out).unwrap();
    std::io::copy(&mut zip.by_name(rendition.unwrap()).unwrap(), &mut file).unwrap();
    if let Some(texts) = texts(&out) {
        assert_eq!(texts.len(), 4);
        assert_eq!(texts[..3], ["Page 3", "Page 4", "Page 1"]);
    }
    let record = &pack.manifest()["documents"][0];
    assert_eq!(record["pages"], 4);
    assert_eq!(record["originals"][0]["plan"], "3-4, 1, 6 @180");
    assert_eq!(record["originals"][0]["pages"], 6);
    assert_eq!(record["originals"][0]["bundle_pages"], record["bundle_pages"]);
}

/// The chapters among the bookmarks and the pages that they lead to, from 1.
fn chapters(list: &serde_json::Value, found: &mut Vec<(String, i64)>) {
    for entry in list.as_array().into_iter().flatten() {
        let title = entry["title"].as_str().unwrap_or_default();
        if title.starts_with("Chapter") {
            found.push((title.to_owned(), entry["destpageposfrom1"].as_i64().unwrap()));
        }
        chapters(&entry["kids"], found);
    }
}

#[test]
fn links_and_bookmarks_lead_to_the_pages_where_they_stand_now() {
    let folder = Folder::new();
    let plan = "{ path = \"scan.pdf\", pages = \"5, 4, 2\" }";
    let pack = made(&folder, &document("passport_copy", "d1", plan));
    let first = pack.receipt.plan.documents[0].first_page;
    let Ok(said) = Command::new("qpdf").arg("--json").arg(pack.file("pdf")).output() else {
        println!("skipped: qpdf is not installed");
        return;
    };
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let mut found = Vec::new();
    chapters(&said["outlines"], &mut found);
    let page = |at: u32| i64::from(first + at) + 1;
    let wanted = [("Chapter 2", page(2)), ("Chapter 4", page(1)), ("Chapter 5", page(0))];
    let wanted: Vec<_> = wanted.iter().map(|(title, page)| ((*title).to_owned(), *page)).collect();
    assert_eq!(found, wanted);
    // Page 4 led to page 5, which stands before it; page 5 and page 2 led to pages that are not there.
    let pages = said["pages"].as_array().unwrap();
    let objects = &said["qpdf"][1];
    let links = |at: u32| -> Vec<String> {
        let page = pages[(first + at) as usize]["object"].as_str().unwrap();
        let value = &objects[format!("obj:{page}")]["value"];
        let annots = value["/Annots"].as_array().cloned().unwrap_or_default();
        let target = |annot: &serde_json::Value| {
            let annot = &objects[format!("obj:{}", annot.as_str().unwrap())]["value"];
            annot["/Dest"][0].as_str().unwrap().to_owned()
        };
        annots.iter().map(target).collect()
    };
    let object = |at: u32| pages[(first + at) as usize]["object"].as_str().unwrap().to_owned();
    assert_eq!(links(1), [object(0)]);
    assert!(links(0).is_empty() && links(2).is_empty());
}

#[test]
fn one_scan_serves_two_documents_and_lies_in_the_pack_once() {
    let folder = Folder::new();
    let one = document("passport_copy", "d1", "{ path = \"scan.pdf\", pages = \"1-2\" }");
    let two = document("lease", "d2", "{ path = \"scan.pdf\", pages = \"4, 3\" }");
    let pack = made(&folder, &format!("{one}{two}"));
    if let Some(texts) = pack.texts() {
        let mut texts = texts;
        texts.sort();
        assert_eq!(texts, [vec!["Page 1", "Page 2"], vec!["Page 4", "Page 3"]]);
    }
    let names = pack.names();
    let originals: Vec<_> = names.iter().filter(|it| it.starts_with("originals/")).collect();
    assert_eq!(originals.len(), 1, "{originals:?}");
}

#[test]
fn front_and_back_of_a_card_share_a_page_in_true_size() {
    let folder = Folder::new();
    for (how, aside) in [("card-below", false), ("card-beside", true)] {
        let files = format!("\"front.png\", {{ path = \"back.jpg\", pages = \"1 {how}\" }}");
        let pack = made(&folder, &document("passport_copy", "d1", &files));
        let document = &pack.receipt.plan.documents[0];
        assert_eq!(document.page_count, 1);
        let record = &pack.manifest()["documents"][0];
        let page = document.first_page + 1;
        for original in record["originals"].as_array().unwrap() {
            assert_eq!(original["bundle_pages"], json!([page, page]), "{how}");
        }
        let out = folder.at("sheet");
        let drawn = Command::new("pdftoppm")
            .args(["-r", "72", "-png", "-singlefile", "-f", &page.to_string()])
            .args(["-l", &page.to_string()])
            .args([pack.file("pdf"), out.clone()])
            .status();
        if !drawn.is_ok_and(|status| status.success()) {
            println!("skipped: pdftoppm is not installed");
            return;
        }
        let sheet = image::open(out.with_extension("png")).unwrap().to_rgb8();
        let cards = [40, 200].map(|shade| bounds(&sheet, shade));
        for [left, top, right, bottom] in cards {
            // 85.60 × 53.98 mm at 72 pixels an inch.
            assert!((right - left - 243).abs() <= 2, "{how}: {cards:?}");
            assert!((bottom - top - 153).abs() <= 2, "{how}: {cards:?}");
        }
        let [front, back] = cards;
        assert!(if aside { back[0] > front[2] } else { back[1] > front[3] }, "{how}: {cards:?}");
    }
}

/// Where a card of this shade lies, dark corner included: left, top, right, bottom.
fn bounds(sheet: &RgbImage, shade: u8) -> [i64; 4] {
    let is_it = |pixel: &Rgb<u8>| {
        pixel.0.iter().zip([shade, 128, 255 - shade]).all(|(a, b)| a.abs_diff(b) < 12)
    };
    let (mut low, mut high) = ((i64::MAX, i64::MAX), (0, 0));
    for (x, y, pixel) in sheet.enumerate_pixels() {
        if is_it(pixel) {
            low = (low.0.min(x.into()), low.1.min(y.into()));
            high = (high.0.max(x.into()), high.1.max(y.into()));
        }
    }
    [low.0, low.1, high.0, high.1]
}

#[test]
fn a_join_across_a_whole_scan_and_halves_of_other_papers() {
    let folder = Folder::new();
    let files = "{ path = \"scan.pdf\", pages = \"1, 2 below, 3, 4 beside, 5\" }, \
                 { path = \"front.png\", pages = \"1 below\" }";
    let pack = made(&folder, &document("passport_copy", "d1", files));
    assert_eq!(pack.receipt.plan.documents[0].page_count, 3);
    if let Some(texts) = pack.texts() {
        assert_eq!(texts[0], ["Page 1 | Page 2", "Page 3 | Page 4", "Page 5"]);
    }
}

#[test]
fn an_unreadable_file_parts_what_would_be_joined() {
    let folder = Folder::new();
    fs::write(folder.at("empty.pdf"), "").unwrap();
    let files = "\"front.png\", \"empty.pdf\", { path = \"back.jpg\", pages = \"1 card-below\" }";
    let pack = made(&folder, &document("passport_copy", "d1", files));
    assert_eq!(pack.receipt.plan.documents[0].page_count, 3, "a notice stands between them");
}

#[test]
fn a_file_of_which_everything_is_left_out_gives_no_page_but_stays_in_the_pack() {
    let folder = Folder::new();
    let files = "{ path = \"scan.pdf\", pages = \"none\" }, \"front.png\"";
    let pack = made(&folder, &document("passport_copy", "d1", files));
    assert_eq!(pack.receipt.plan.documents[0].page_count, 1);
    assert!(pack.names().iter().any(|name| name.ends_with("scan.pdf")));
}

#[test]
fn a_grey_page_has_no_colour_and_a_coarse_one_fewer_pixels() {
    let folder = Folder::new();
    let files = "{ path = \"front.png\", pages = \"1 grey dpi:72\" }";
    let before = digest::of_bytes(&fs::read(folder.at("front.png")).unwrap());
    let pack = made(&folder, &document("passport_copy", "d1", files));
    assert_eq!(digest::of_bytes(&fs::read(folder.at("front.png")).unwrap()), before);
    let page = (pack.receipt.plan.documents[0].first_page + 1).to_string();
    let Ok(said) = Command::new("pdfimages")
        .args(["-list", "-f", &page, "-l", &page])
        .arg(pack.file("pdf"))
        .output()
    else {
        println!("skipped: pdfimages is not installed");
        return;
    };
    let said = String::from_utf8(said.stdout).unwrap();
    let row: Vec<&str> = said.lines().nth(2).unwrap().split_whitespace().collect();
    assert_eq!(row[5], "gray", "{said}");
    assert!(row[3].parse::<u32>().unwrap() < 1012, "{said}");
}

#[test]
fn the_place_where_a_photo_was_taken_stays_out_when_the_plan_says_so() {
    let folder = Folder::new();
    let photo = fs::read(folder.at("back.jpg")).unwrap();
    let note = b"Exif\0\0MM\0*\0\0\0\x08\0\0 taken at 43.23 N 76.94 E";
    let length = u16::try_from(note.len() + 2).unwrap().to_be_bytes();
    let noted = [&photo[..2], &[0xff, 0xe1], &length, note, &photo[2..]].concat();
    fs::write(folder.at("noted.jpg"), &noted).unwrap();
    let says = |bytes: &[u8]| bytes.windows(8).any(|part| part == b"taken at");
    for (plan, is_told) in [("1", true), ("1 unplaced", false)] {
        let files = format!("{{ path = \"noted.jpg\", pages = \"{plan}\" }}");
        let pack = made(&folder, &document("passport_copy", "d1", &files));
        assert_eq!(says(&fs::read(pack.file("pdf")).unwrap()), is_told, "{plan}");
    }
    assert_eq!(fs::read(folder.at("noted.jpg")).unwrap(), noted);
}

#[test]
fn a_mended_page_of_a_pdf_is_a_picture_and_the_others_stay_text() {
    let folder = Folder::new();
    let files = "{ path = \"scan.pdf\", pages = \"2 bw dpi:100, 3\" }";
    let pack = made(&folder, &document("passport_copy", "d1", files));
    if let Some(texts) = pack.texts() {
        assert_eq!(texts[0], ["", "Page 3"]);
    }
    // What is previewed is what comes out: black on white, upright A4, turned last.
    let previewer = Previewer::new(honest());
    let file = fs::File::open(folder.at("scan.pdf")).unwrap();
    let options = PreviewOptions {
        page: 1,
        quarter_turns: 1,
        repair: "bw dpi:100".parse().ok(),
        max_width: 1200,
        max_height: 1200,
        ..PreviewOptions::default()
    };
    let picture = previewer.render(&file, &options).unwrap();
    assert!(picture.width.abs_diff(1169) < 3 && picture.height.abs_diff(826) < 3, "{picture:?}");
    assert!(picture.rgba.chunks(4).all(|it| it[..3] == [0; 3] || it[..3] == [255; 3]));
    assert!(picture.rgba.chunks(4).any(|it| it[0] == 0));
}

/// Dies on the pages of one file, so many times.
struct Stumbles {
    length: u64,
    times: AtomicU32,
}

impl Importer for Stumbles {
    fn import(
        &self,
        file: &fs::File,
        options: &ImportOptions,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        let left = self.times.load(Ordering::Relaxed);
        if file.metadata().unwrap().len() != self.length || left == 0 {
            return InProcess.import(file, options, sink);
        }
        self.times.store(left - 1, Ordering::Relaxed);
        let mut cut = BeforePages(sink);
        let _ = InProcess.import(file, options, &mut cut);
        Err(ImportFailure::Died { death: Death::Crash, page: Some(options.source_page(0)) })
    }
}

/// Passes on what comes before the end.
struct BeforePages<'s>(&'s mut dyn RecipeSink);

impl RecipeSink for BeforePages<'_> {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if matches!(event, Event::Done { .. }) { Err(Stopped) } else { self.0.take(event) }
    }
}

/// The second page of a sheet may come from a file that breaks its reader: the first one stays.
#[test]
fn half_a_sheet_survives_the_other_half() {
    let folder = Folder::new();
    fs::write(folder.at("one.pdf"), super::scan(1)).unwrap();
    let source = |name: &str, pages: &str, page_count| {
        let plan: PagePlan = pages.parse().unwrap();
        let options = ImportOptions { pages: Some(plan.pages), ..ImportOptions::default() };
        let source = own_source(name, super::scan(1));
        BundleSource { bytes: SourceBytes::File(folder.at(name)), options, page_count, ..source }
    };
    let sources = vec![source("one.pdf", "1", 1), source("scan.pdf", "5 below, 6", 1)];
    let length = folder.at("scan.pdf").metadata().unwrap().len();
    for (times, wanted) in [(0, "Page 1 | Page 5"), (1, "Page 1"), (2, "Page 1"), (9, "Page 1")] {
        let importer = Stumbles { length, times: AtomicU32::new(times) };
        let mut plan = support::plan(sources.clone());
        plan.stamps.clear();
        let mut out = std::io::Cursor::new(Vec::new());
        write_bundle(&plan, &importer, &mut out, &Unwatched).unwrap();
        let path = folder.at("out.pdf");
        fs::write(&path, out.into_inner()).unwrap();
        support::assert_sound(&path);
        if let Some(texts) = texts(&path) {
            assert_eq!(texts.len(), 2, "{times}");
            assert_eq!(texts[0], wanted, "{times}");
            assert_eq!(texts[1] == "Page 6", times < 9, "{times}");
        }
    }
}

/// Counts pages and their turns.
#[derive(Default)]
struct Turns(Vec<u8>);

impl RecipeSink for Turns {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if let Event::Page(page) = event {
            self.0.push(page.quarter_turns);
        }
        Ok(())
    }
}

#[test]
fn a_plan_of_two_thousand_pages_reaches_the_reader() {
    let folder = Folder::new();
    // As long as it gets without work for the reader: no two pages alike, none in a run.
    let words = ["@90 unplaced", "@270 card-beside unplaced", "@180 below unplaced"];
    let page = |at: usize| format!("{} {}", 6 - at % 6, words[at % 3]);
    let plan = (0..MAX_PAGES).map(page).collect::<Vec<_>>().join(", ");
    assert!(plan.len() > 40_000, "more than one variable holds");
    let plan: PagePlan = plan.parse().unwrap();
    let options = ImportOptions { pages: Some(plan.pages), ..ImportOptions::default() };
    let mut turns = Turns::default();
    let file = fs::File::open(folder.at("scan.pdf")).unwrap();
    InWorker(honest()).import(&file, &options, &mut turns).unwrap();
    assert_eq!(turns.0.len(), MAX_PAGES);
    assert_eq!(turns.0[..4], [1, 3, 2, 1]);
    // A page that is not there is no page less: a notice stands for it.
    let plan: PagePlan = "6, 7".parse().unwrap();
    let options = ImportOptions { pages: Some(plan.pages), ..ImportOptions::default() };
    let mut turns = Turns::default();
    InWorker(honest()).import(&file, &options, &mut turns).unwrap();
    assert_eq!(turns.0.len(), 2);
}
