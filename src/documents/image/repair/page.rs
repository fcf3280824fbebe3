//! From a file to an upright page, and from the mended page back into the pack.

use image::DynamicImage;
use image::metadata::Orientation;

use super::coding::{self, Losses};
use super::{Upright, apply, patiently};
use crate::documents::image::exif::Showing;
use crate::documents::image::page::{Album, Picture, paper};
use crate::documents::image::{jpeg, png, preview, raster};
use crate::documents::importer::ImportFailure;
use crate::documents::recipe::StreamBody;
use crate::domain::{FileKind, Repair};

/// Adds the mended picture of a file that holds one.
pub(in crate::documents::image) fn import(
    bytes: &[u8],
    kind: FileKind,
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    let Some(repair) = album.repair() else { return Ok(()) };
    let (picture, showing) = stored(bytes, kind)?;
    add(picture, showing, (kind, &repair), album)
}

/// The picture of a file as it is stored, and how it is to be shown.
pub(in crate::documents::image) fn stored(
    bytes: &[u8],
    kind: FileKind,
) -> Result<(DynamicImage, Showing), ImportFailure> {
    let (picture, orientation) = preview::decoded(bytes, kind)?;
    let dpi = match kind {
        FileKind::Jpeg => jpeg::dpi(bytes),
        FileKind::Png => png::dpi(bytes),
        FileKind::Bmp => raster::bitmap_dpi(bytes, kind),
        FileKind::WebP
        | FileKind::Tiff
        | FileKind::Pdf
        | FileKind::Signed
        | FileKind::Refused(_) => None,
    };
    Ok((picture, Showing { orientation: orientation.to_exif(), dpi }))
}

/// Adds a picture as the repair leaves it.
pub(in crate::documents::image) fn add(
    picture: DynamicImage,
    showing: Showing,
    (kind, repair): (FileKind, &Repair),
    album: &mut Album<'_>,
) -> Result<(), ImportFailure> {
    let work = || {
        let mended = apply(upright(picture, showing), repair);
        let size = (mended.picture.width(), mended.picture.height());
        (size, mended.dpi, coding::code(mended.picture, losses(kind, repair)))
    };
    let ((width, height), dpi, coded) = patiently(work, &mut || album.alive())?;
    let coded = coded.ok_or(ImportFailure::Damaged)?;
    album.add(Picture {
        width,
        height,
        showing: Showing { orientation: 1, dpi: Some(dpi) },
        entries: coded.entries,
        body: StreamBody::Bytes(coded.body),
        mask: None,
    })
}

/// What coding may cost: nothing, unless the picture has paid that already or the user wants it small.
pub(super) fn losses(kind: FileKind, repair: &Repair) -> Losses {
    match kind {
        // A scan in a PDF has been through JPEG before, as a rule.
        FileKind::Jpeg | FileKind::WebP | FileKind::Pdf => Losses::of(repair),
        FileKind::Png
        | FileKind::Tiff
        | FileKind::Bmp
        | FileKind::Signed
        | FileKind::Refused(_) => {
            if repair.max_dpi.is_some() || repair.quality.is_some() {
                Losses::ForSize(repair.quality.unwrap_or(coding::QUALITY))
            } else {
                Losses::None
            }
        }
    }
}

/// Turns a picture as its file says; its size on paper stays what it would be without a repair.
pub(in crate::documents::image) fn upright(mut picture: DynamicImage, showing: Showing) -> Upright {
    let (width, height) = paper(picture.width(), picture.height(), showing);
    let turned = Orientation::from_exif(showing.orientation);
    picture.apply_orientation(turned.unwrap_or(Orientation::NoTransforms));
    let per_inch = |pixels: u32, points: f64| f64::from(pixels) * 72.0 / points.max(1.0);
    let dpi = (per_inch(picture.width(), width), per_inch(picture.height(), height));
    Upright { picture, dpi }
}
