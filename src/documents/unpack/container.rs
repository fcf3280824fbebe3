//! Which kinds of files are containers, and what file managers and archivers leave in them.

use crate::domain::FileKind;

/// A file that holds other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Container {
    /// A ZIP archive.
    Archive,
    /// An e-mail.
    Mail,
}

/// Whether a file of this kind holds other files.
pub fn container_of(kind: FileKind) -> Option<Container> {
    match kind {
        FileKind::Refused("zip") => Some(Container::Archive),
        FileKind::Refused("email") => Some(Container::Mail),
        FileKind::Pdf
        | FileKind::Jpeg
        | FileKind::Png
        | FileKind::Tiff
        | FileKind::WebP
        | FileKind::Bmp
        | FileKind::Signed
        | FileKind::Refused(_) => None,
    }
}
