//! Fonts in the bundle, as poppler's `pdffonts` and `pdftotext` see them.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use pdf_writer::{Filter, Finish as _, Pdf, Rect, Ref};
use permitpack::documents::pdf::import_pdf;
use permitpack::documents::recipe::{Event, ImportOptions, RecipeSink, Stopped};

use super::support::{
    assert_sound, file_source, one_page, own_source, pdf_of, plan, save, scratch, shared, stream,
    tool, write,
};

#[derive(Default)]
struct Said(Vec<&'static str>);

impl RecipeSink for Said {
    fn take(&mut self, event: Event) -> Result<(), Stopped> {
        if let Event::Finding(finding) = event {
            self.0.push(finding.code.0);
        }
        Ok(())
    }
}

fn said_of(bytes: Vec<u8>) -> Vec<&'static str> {
    let mut said = Said::default();
    import_pdf(Arc::new(bytes), &ImportOptions::default(), &mut said).unwrap();
    said.0
}

/// Name, embedded, with a map to Unicode.
type Listed = (String, bool, bool);

/// The fonts of a file; `None` without `pdffonts`.
fn fonts_of(path: &Path) -> Option<Vec<Listed>> {
    let (_, table) = tool("pdffonts", &[path.to_str().unwrap()])?;
    assert!(!table.contains("Error"), "{table}");
    let rows = table.lines().skip_while(|line| !line.starts_with("---")).skip(1);
    Some(
        rows.map(|row| {
            let words: Vec<&str> = row.split_whitespace().collect();
            let [.., embedded, _subset, unicode, _number, _generation] = words.as_slice() else {
                panic!("{table}")
            };
            (words[0].to_owned(), *embedded == "yes", *unicode == "yes")
        })
        .collect(),
    )
}

/// A page with one font, object 5, and what it needs after it; the text is at 40 points.
fn page_with(font: &str, text: &str, more: &[String]) -> Vec<u8> {
    let page = "/MediaBox[0 0 600 200]/Resources<</Font<</F 5 0 R>>>>";
    let content = format!("BT /F 40 Tf 20 80 Td {text} Tj ET");
    let objects = [&[font.to_owned()], more].concat();
    one_page("", page, &content, &objects)
}

/// The fonts and the text of a one-page bundle of this file, and the width of its ink in points.
fn bundled(pdf: Vec<u8>) -> Option<(Vec<Listed>, String, f32)> {
    let folder = scratch();
    let (bytes, _) = write(&plan(vec![own_source("a.pdf", pdf)])).unwrap();
    let path = save(folder.path(), "bundle.pdf", &bytes);
    assert_sound(&path);
    let fonts = fonts_of(&path)?;
    let (_, text) = tool("pdftotext", &["-layout", path.to_str().unwrap(), "-"])?;
    let (_, boxes) = tool("pdftotext", &["-bbox", path.to_str().unwrap(), "-"])?;
    let word = boxes.lines().find(|line| line.contains("<word ")).unwrap_or_default().to_owned();
    let edge = |name: &str| -> f32 {
        let rest = word.split_once(&format!("{name}=\"")).map_or("0\"", |(_, rest)| rest);
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let width = edge("xMax") - edge("xMin");
    Some((fonts, text, width))
}

#[test]
fn every_font_of_the_samples_is_embedded_and_says_its_letters_or_is_said_not_to() {
    let Ok(entries) = std::fs::read_dir(shared().join("corpora/py-pdf")) else {
        println!("skipped: no sample files");
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort();
    let folder = scratch();
    let (mut all, mut silent) = (0, 0);
    for path in paths {
        let Some(source) = file_source(&path) else { continue };
        let (bytes, _) = write(&plan(vec![source])).unwrap();
        let bundle = save(folder.path(), "bundle.pdf", &bytes);
        let Some(fonts) = fonts_of(&bundle) else { return };
        let name = path.display();
        let apart: Vec<_> = fonts.iter().filter(|(_, embedded, _)| !embedded).collect();
        assert!(apart.is_empty(), "{name}: {apart:?}");
        let mute = fonts.iter().filter(|(_, _, unicode)| !unicode).count();
        let told = said_of(std::fs::read(&path).unwrap()).contains(&"pdf-text-unsearchable");
        assert_eq!(mute > 0, told, "{name}: {fonts:?}");
        all += fonts.len();
        silent += mute;
    }
    println!("{all} fonts, all embedded; {silent} cannot say their letters");
    assert!(all > 80 && silent < 5, "{all} {silent}");
}

#[test]
fn the_standard_fonts_are_embedded_with_their_own_widths() {
    let fonts = ["Helvetica", "Times-Bold", "Courier-Oblique", "ArialMT", "TimesNewRomanPS-BoldMT"];
    // "Width" in thousandths, from the published metrics.
    let widths = [2556.0, 2890.0, 3000.0, 2556.0, 2890.0];
    for (font, width) in fonts.iter().zip(widths) {
        let dictionary =
            format!("<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>");
        let Some((fonts, text, ink)) = bundled(page_with(&dictionary, "(Width)", &[])) else {
            return;
        };
        assert!(fonts.iter().all(|(_, embedded, unicode)| *embedded && *unicode), "{fonts:?}");
        assert!(fonts.iter().any(|(name, ..)| name.ends_with(font)), "{fonts:?}");
        assert!(text.contains("Width"), "{text}");
        let expected = width * 40.0 / 1000.0;
        // The page is made a little smaller or larger to fit its sheet.
        let ratio = ink / expected;
        assert!((0.5..1.5).contains(&ratio), "{font}: {ink} for {expected}");
    }
}

#[test]
fn cyrillic_and_kazakh_letters_of_a_font_that_is_not_there_are_drawn_and_found() {
    let encoding = "<</Type/Encoding/BaseEncoding/WinAnsiEncoding\
                    /Differences[192/afii10017/uni049A/uni04D9]>>";
    let widths = ["700"; 3].join(" ");
    let font = format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/Arial,Bold/FirstChar 192/LastChar 194\
         /Widths[{widths}]/Encoding {encoding}>>"
    );
    let Some((fonts, text, _)) = bundled(page_with(&font, "<C0C1C2>", &[])) else { return };
    assert!(fonts.iter().all(|(_, embedded, unicode)| *embedded && *unicode), "{fonts:?}");
    assert!(text.contains("АҚә"), "{text}");
}

#[test]
fn letters_of_a_font_without_widths_stand_side_by_side() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding\
                /Differences[192/afii10017/afii10018/afii10019]>>>>";
    let Some((_, text, ink)) = bundled(page_with(font, "<C0C1C2>", &[])) else { return };
    assert!(text.contains("АБВ"), "{text}");
    assert!(ink > 40.0, "three letters of 40 points one over the other: {ink}");
}

/// A composite font that is not in the file; its second code says `letter`.
fn composite(letter: &str) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/TimesNewRoman/Encoding/Identity-H\
                /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/TimesNewRoman\
                /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
                /DW 600/W[570[720 650]]>>]/ToUnicode 6 0 R>>";
    let map = format!(
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n\
         <0000><FFFF>\nendcodespacerange\n2 beginbfchar\n<023A><0410>\n<023B><{letter}>\n\
         endbfchar\nendcmap end end"
    );
    page_with(font, "<023A023B>", &[stream("", &map)])
}

#[test]
fn a_composite_font_that_is_not_there_is_replaced_by_its_letters() {
    let pdf = composite("049A");
    assert_eq!(said_of(pdf.clone()), [""; 0]);
    let Some((fonts, text, _)) = bundled(pdf) else { return };
    assert!(fonts.iter().all(|(_, embedded, unicode)| *embedded && *unicode), "{fonts:?}");
    assert!(fonts.iter().any(|(name, ..)| name.contains("+TimesNewRoman")), "{fonts:?}");
    assert!(text.contains("АҚ"), "{text}");
    // A Chinese letter: no font of ours has it.
    assert_eq!(said_of(composite("4E00")), ["pdf-font-missing"]);
}

#[test]
fn an_embedded_font_without_letters_is_left_as_it_is_and_told() {
    // A Type 3 font whose glyph has a name that means nothing.
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[0.1 0 0 0.1 0 0]\
                /CharProcs<</thing 6 0 R>>/Encoding<</Differences[65/thing]>>/FirstChar 65\
                /LastChar 65/Widths[10]>>";
    let shape = stream("", "10 0 0 0 10 10 d1 0 0 10 10 re f");
    let pdf = page_with(font, "(A)", &[shape]);
    assert_eq!(said_of(pdf.clone()), ["pdf-text-unsearchable"]);
    let named = String::from_utf8(pdf).unwrap().replace("thing", "Aring");
    assert_eq!(said_of(named.into_bytes()), [""; 0]);
}

#[test]
fn what_the_pages_are_drawn_with_and_is_not_there_is_told() {
    let pdf = page_with("null", "(A)", &[]);
    assert_eq!(said_of(pdf), ["pdf-resources-lost"]);
    let page = "/MediaBox[0 0 600 200]/Resources 9 0 R";
    assert_eq!(said_of(one_page("", page, "0 0 10 10 re f", &[])), ["pdf-resources-lost"]);
    let sound = one_page("", "/MediaBox[0 0 600 200]", "0 0 10 10 re f", &[]);
    assert_eq!(said_of(sound), [""; 0]);
}

#[test]
fn a_file_that_other_readers_refuse_is_not_taken_over_silently() {
    let folder = shared().join("corpora/py-pdf");
    let path = folder.join("017-unreadable-meta-data__unreadablemetadata.pdf");
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: no sample files");
        return;
    };
    let said = said_of(bytes);
    assert!(said.contains(&"pdf-resources-lost") && said.contains(&"pdf-repaired"), "{said:?}");
}

#[test]
fn a_wrong_place_of_the_table_is_told() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>".to_owned(),
    ];
    let sound = pdf_of(&objects);
    assert_eq!(said_of(sound.clone()), [""; 0]);
    let text = String::from_utf8(sound).unwrap();
    let (head, _) = text.split_once("startxref").unwrap();
    assert_eq!(said_of(format!("{head}startxref\n7\n%%EOF\n").into_bytes()), ["pdf-repaired"]);
}

#[test]
fn content_that_breaks_off_is_told() {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for line in 0..500 {
        writeln!(encoder, "{} {} 40 40 re f", line * 7 % 311, line * 13 % 503).unwrap();
    }
    let whole = encoder.finish().unwrap();
    let mut spoilt = whole.clone();
    spoilt[whole.len() / 2..whole.len() / 2 + 40].fill(0xFF);
    let mut unproved = whole.clone();
    *unproved.last_mut().unwrap() ^= 1;
    let none: [&str; 0] = [];
    let damaged = ["pdf-content-damaged"];
    for (content, said) in [
        (&whole[..], &none[..]),
        // Its checksum alone is wrong: nothing is lost.
        (&unproved[..], &none[..]),
        (&whole[..whole.len() / 2], &damaged[..]),
        (&spoilt[..], &damaged[..]),
    ] {
        let (root, pages, page, body) = (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4));
        let mut pdf = Pdf::new();
        pdf.catalog(root).pages(pages);
        pdf.pages(pages).count(1).kids([page]);
        let mut leaf = pdf.page(page);
        leaf.parent(pages).media_box(Rect::new(0.0, 0.0, 600.0, 600.0)).contents(body).resources();
        leaf.finish();
        pdf.stream(body, content).filter(Filter::FlateDecode);
        assert_eq!(said_of(pdf.finish()), said, "{} bytes", content.len());
    }
}
