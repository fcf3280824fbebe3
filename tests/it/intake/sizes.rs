//! The size of a pack while it is being collected.

use permitpack::domain::{DocumentTypeId, Repair, Tone};
use permitpack::export::Receipt;
use permitpack::export::pack::PackFileKind;
use permitpack::export::plan::{DOCUMENT_OVER_SIZE_LIMIT, PackOptions, VOLUME_OVER_SIZE_LIMIT};
use permitpack::session::budget::{Weights, budget};
use permitpack::session::{Edit, Heard, PageEdit, PageList, PagePlace};
use permitpack::store::Settings;

use super::Desk;
use super::made::pdf;

pub(crate) fn noise(side: u32, seed: u32) -> Vec<u8> {
    let mut state = seed;
    let mut picture = image::RgbImage::new(side, side);
    for pixel in picture.pixels_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        pixel.0 = [(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8];
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

#[test]
fn the_estimate_is_near_what_the_export_writes() {
    let mut desk = Desk::new();
    let dropped = desk.drop(vec![
        desk.put("1.jpg", &noise(1200, 1)),
        desk.put("2.jpg", &noise(1500, 2)),
        desk.put("3.pdf", &pdf("contract")),
    ]);
    for (name, to) in [("1.jpg", "lease"), ("2.jpg", "lease"), ("3.pdf", "employment_contract")] {
        let (file, to) = (dropped.file(name).digest, DocumentTypeId::new(to).unwrap());
        desk.office.apply(&Edit::Place { file, to });
    }
    desk.office.settle();
    let options = PackOptions::default();
    let none = Weights::new();
    let estimate = budget(desk.office.case(), &options, None, &none);
    let out = tempfile::tempdir().unwrap();
    let heard = desk.office.export(out.path());
    let Heard::PackMade { receipt, .. } = heard else { panic!("{heard:?}") };
    let size =
        |kind| receipt.files.iter().filter(|it| it.kind == kind).map(|it| it.size).sum::<u64>();
    let (bundle, zip) = (size(PackFileKind::Bundle), size(PackFileKind::Zip));
    println!("bundle {} for {bundle}, zip {} for {zip}", estimate.bundle, estimate.zip);
    for (told, written) in [(estimate.bundle, bundle), (estimate.zip, zip)] {
        let off = (told as f64 / written as f64 - 1.0).abs();
        assert!(off < 0.15, "{told} told, {written} written");
    }
    assert_eq!(estimate.limit, None, "nobody named a limit");
    assert_eq!(estimate.documents.len(), 2);
    // A limit comes from the user, else from the settings.
    let mut settings = Settings::default();
    settings.set_size_limit(Some(500_000));
    let told = budget(desk.office.case(), &options, Some(&settings), &none);
    assert_eq!(told.limit, Some(500_000));
    assert!(told.documents[0].is_over && !told.documents[1].is_over && told.volumes() > 1);
    let own = PackOptions { max_size: Some(9), ..PackOptions::default() };
    assert_eq!(budget(desk.office.case(), &own, Some(&settings), &none).limit, Some(9));
}

/// Volumes, and whether something is called too large.
fn cut(receipt: &Receipt) -> (usize, bool) {
    let is_over = receipt
        .findings
        .iter()
        .any(|it| [DOCUMENT_OVER_SIZE_LIMIT, VOLUME_OVER_SIZE_LIMIT].contains(&it.code));
    (receipt.plan.volumes.len(), is_over)
}

#[test]
fn volumes_are_cut_by_what_pages_take_and_not_by_what_their_files_have() {
    let mut desk = Desk::new();
    let dropped = desk.drop(vec![
        desk.put("1.jpg", &noise(1500, 1)),
        desk.put("2.jpg", &noise(1500, 2)),
        desk.put("3.jpg", &noise(700, 3)),
    ]);
    for (name, to) in
        [("1.jpg", "lease"), ("2.jpg", "employment_contract"), ("3.jpg", "iin_document")]
    {
        let (file, to) = (dropped.file(name).digest, DocumentTypeId::new(to).unwrap());
        desk.office.apply(&Edit::Place { file, to });
    }
    desk.office.settle();
    let limit = dropped.file("1.jpg").size * 9 / 10;
    let options = PackOptions { max_size: Some(limit), ..PackOptions::default() };
    let out = tempfile::tempdir().unwrap();
    let export = |desk: &mut Desk, name: &str| {
        let heard = desk.office.export_with(&out.path().join(name), options.clone());
        let Heard::PackMade { receipt, .. } = heard else { panic!("{heard:?}") };
        cut(&receipt)
    };
    let told = budget(desk.office.case(), &options, None, &Weights::new());
    let (volumes, is_over) = export(&mut desk, "as it is");
    assert_eq!((volumes, is_over), (told.volumes(), true));
    assert!(volumes > 1);

    let repair = Repair { tone: Tone::Grey, max_dpi: Some(100), ..Repair::default() };
    let documents = desk.office.case().case().documents.iter().map(|it| it.id.clone());
    for document in documents.collect::<Vec<_>>() {
        let place = PagePlace::Document(document);
        let pages = PageList::of(desk.office.case().case(), &place).pages;
        let pages = pages.into_iter().map(|it| it.id).collect();
        desk.office.apply(&Edit::Pages { place, work: PageEdit::Mend { pages, repair } });
        desk.office.settle();
    }
    assert_eq!(export(&mut desk, "mended"), (1, false), "all of it fits into one file");
}
