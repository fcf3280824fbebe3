//! The size of a pack while it is being collected.

use permitpack::domain::DocumentTypeId;
use permitpack::export::pack::PackFileKind;
use permitpack::export::plan::PackOptions;
use permitpack::session::budget::budget;
use permitpack::session::{Edit, Heard};
use permitpack::store::Settings;

use super::Desk;
use super::made::pdf;

fn noise(side: u32, seed: u32) -> Vec<u8> {
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
    let case = desk.office.case().case().clone();
    let estimate = budget(&case, desk.office.desk.book(), &options, None);
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
    let told = budget(&case, desk.office.desk.book(), &options, Some(&settings));
    assert_eq!(told.limit, Some(500_000));
    assert!(told.documents[0].is_over && !told.documents[1].is_over && told.volumes() > 1);
    let own = PackOptions { max_size: Some(9), ..PackOptions::default() };
    assert_eq!(budget(&case, desk.office.desk.book(), &own, Some(&settings)).limit, Some(9));
}
