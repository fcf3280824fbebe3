//! What lies inside a container: a ZIP archive or an e-mail that was saved as a file. A worker takes it
//! apart and hands the content over piece by piece; nothing is written to the disk on the way, and the names
//! inside are words for the user, never places.
//!
//! Limits stand in [`limits`]: entries, bytes in all, ratio, bytes of an e-mail. Archives other than ZIP are
//! not opened. What is not handed over is named with its reason ([`LeftOut`]).

mod container;
mod directory;
mod legacy;
mod locked;
mod mail;
mod zip;

use std::io::Read;

use super::importer::ImportFailure;
use super::mapped::Bytes;
use super::recipe::Stopped;
use super::{limits, sniff};
use crate::domain::{FileKind, Password};

pub use container::{Container, container_of};

/// What is wanted of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Passwords to try on encrypted files, the likeliest first.
    pub passwords: Vec<Password>,
    /// Only encrypted files are wanted: the others were taken out before.
    pub only_locked: bool,
}

/// A file inside a container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name without folders; made up when it has none.
    pub name: String,
    /// The folders in which it lies, joined by `/`; words, not a place.
    pub folder: String,
}

/// Why a file inside a container is not handed over, or not as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is encrypted, and no password that is known opens it.
    Encrypted,
    /// It is packed with a method that is not read here.
    Method,
    /// It would become far larger than what is stored of it.
    Ratio,
    /// It has more bytes than a file may have.
    TooLarge,
    /// With it the container would give more bytes than allowed.
    Total,
    /// Its data is damaged.
    Damaged,
    /// A picture of a signature or letterhead, shown inside the text of an e-mail.
    Picture,
    /// The text of an e-mail itself.
    MailText,
    /// It leads to another file and has no content of its own.
    Link,
    /// It has no name. It was handed over under one that was made up.
    Nameless,
    /// The e-mail breaks off in it. What is there of it was handed over. Without a name: in its text.
    CutOff,
}

impl Why {
    /// All of them, as they are numbered on the wire.
    pub const ALL: [Self; 11] = [
        Self::Encrypted,
        Self::Method,
        Self::Ratio,
        Self::TooLarge,
        Self::Total,
        Self::Damaged,
        Self::Picture,
        Self::MailText,
        Self::Link,
        Self::Nameless,
        Self::CutOff,
    ];
}

/// A file inside a container that is not handed over, or not as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Which.
    pub entry: Entry,
    /// Why.
    pub why: Why,
    /// Width and height of a picture; 0 where they do not matter.
    pub size: (u32, u32),
}

/// Receives what lies inside.
pub trait Taker {
    /// A file and its content; an error while reading means that the rest of it is damaged.
    ///
    /// # Errors
    /// When nothing more is wanted.
    fn entry(&mut self, entry: Entry, content: &mut dyn Read) -> Result<(), Stopped>;

    /// A file that is not handed over, or not as it is.
    ///
    /// # Errors
    /// When nothing more is wanted.
    fn left_out(&mut self, what: LeftOut) -> Result<(), Stopped>;
}

/// What the worker says, piece by piece.
pub(in crate::documents) enum Piece<'p> {
    /// A file begins.
    Begin(&'p Entry),
    /// Bytes of it, at most [`limits::UNPACKED_PIECE`].
    Bytes(&'p [u8]),
    /// It ends; whether it is whole.
    End(bool),
    /// A file that is not handed over.
    LeftOut(&'p LeftOut),
    /// Work goes on.
    Alive,
}

/// Where the pieces go.
pub(in crate::documents) type Out<'o> = &'o mut dyn FnMut(Piece<'_>) -> Result<(), Stopped>;

/// Takes a container apart. Parses foreign bytes: for the worker only.
pub(in crate::documents) fn unpack(
    bytes: &Bytes,
    opening: &Opening,
    out: Out<'_>,
) -> Result<(), ImportFailure> {
    let content = bytes.as_ref().as_ref();
    if content.len() as u64 > limits::MAX_FILE_BYTES {
        return Err(ImportFailure::TooLarge("file"));
    }
    let kind = sniff::kind_of_bytes(content);
    match container_of(kind) {
        Some(Container::Archive) => zip::unpack(content, opening, out),
        Some(Container::Mail) => mail::unpack(content, out),
        None => Err(ImportFailure::Refused(match kind {
            FileKind::Refused(name) => name,
            FileKind::Pdf
            | FileKind::Jpeg
            | FileKind::Png
            | FileKind::Tiff
            | FileKind::WebP
            | FileKind::Bmp
            | FileKind::Signed => "unknown",
        })),
    }
}

/// The ending of the name of a file that has none.
fn ending_of(content: &[u8]) -> &'static str {
    match sniff::kind_of_bytes(content) {
        FileKind::Pdf => "pdf",
        FileKind::Jpeg => "jpg",
        FileKind::Png => "png",
        FileKind::Tiff => "tif",
        FileKind::WebP => "webp",
        FileKind::Bmp => "bmp",
        FileKind::Signed => "p7m",
        FileKind::Refused(_) => "bin",
    }
}

/// Hands bytes over in pieces.
fn pieces(bytes: &[u8], out: Out<'_>) -> Result<(), Stopped> {
    bytes.chunks(limits::UNPACKED_PIECE).try_for_each(|piece| out(Piece::Bytes(piece)))
}
