//! What is said between worker and parent, as bytes: a tag, then fixed-width little-endian fields,
//! texts and lists with a `u32` count. The body of a stream travels as the body of its message.
//!
//! Reading reserves nothing on the word of a count, and knows only codes and names of this program.

use std::io::{self, Write};

use super::clean::clean;
use super::frame::{self, MAX_FRAME, Message};
use crate::documents::importer::{ImportFailure, SecondCount};
use crate::documents::preview::Picture;
use crate::documents::recipe::{
    Event, LocalId, Placed, RecipeBookmark, RecipeLayer, RecipeLink, RecipeObject, RecipePage,
    StreamBody, Substitute, Token,
};
use crate::documents::unpack::{Entry, LeftOut, Piece, Why};
use crate::documents::{codes, limits, sniff};
use crate::domain::{Arg, Finding, Severity, Subject};

/// What a message says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// A piece of the recipe.
    Event(Event),
    /// Why there is no more.
    Failure(ImportFailure),
    /// The answer of a job.
    Answer(String),
    /// Work goes on.
    Alive,
    /// The second reader's count, and whether the recipe before it was told in full.
    Count(SecondCount, Told),
    /// A drawn page; nobody has held its size against its bytes yet.
    Picture(Picture),
    /// A file of a container begins.
    Begin(Entry),
    /// Bytes of it.
    Bytes(Vec<u8>),
    /// It ends; whether it is whole.
    End(bool),
    /// A file of a container that is not handed over.
    LeftOut(LeftOut),
    /// A container has been told in full.
    Unpacked,
}

/// How much of a recipe a rehearsal told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Every object.
    Everything,
    /// Not all of them, or none.
    Something,
}

/// The message does not follow the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

type Read<T> = Result<T, Malformed>;

/// Items of a list: what a frame of items makes of itself in memory stays small.
const MAX_LIST: u32 = 131_072;

const PROGRESS: u8 = 1;
const OBJECT: u8 = 2;
const PAGE: u8 = 3;
const OUTLINE: u8 = 4;
const LAYERS: u8 = 5;
const FINDING: u8 = 6;
const DONE: u8 = 7;
const FAILURE: u8 = 8;
const ANSWER: u8 = 9;
const ALIVE: u8 = 10;
const COUNT: u8 = 11;
const PICTURE: u8 = 12;
const BEGIN: u8 = 13;
const BYTES: u8 = 14;
const END: u8 = 15;
const LEFT_OUT: u8 = 16;
const UNPACKED: u8 = 17;

/// Writes an event.
pub(super) fn write_event(out: &mut dyn Write, event: &Event) -> io::Result<()> {
    let mut head = Pen::default();
    let mut body: &[u8] = &[];
    match event {
        Event::Progress { done, total } => head.u8(PROGRESS).u32(*done).u32(*total),
        Event::Object(object) => {
            if let Some(StreamBody::Bytes(bytes)) = &object.stream {
                body = bytes;
            }
            head.u8(OBJECT).object(object)
        }
        Event::Page(page) => head.u8(PAGE).page(page),
        Event::Outline(list) => head.u8(OUTLINE).list(list, |pen, bookmark| {
            pen.text(&bookmark.title).u8(bookmark.depth).u32(bookmark.page);
        }),
        Event::Layers(list) => head.u8(LAYERS).list(list, |pen, layer| {
            pen.u32(layer.group.0).u8(u8::from(layer.visible));
        }),
        Event::Finding(finding) => head.u8(FINDING).finding(finding),
        Event::Done { pages } => head.u8(DONE).u32(*pages),
    };
    if head.too_long {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a list is too long"));
    }
    frame::write(out, &head.bytes, body)
}

/// Writes the answer of a job.
pub(super) fn write_answer(out: &mut dyn Write, answer: &str) -> io::Result<()> {
    frame::write(out, &[ANSWER], answer.as_bytes())
}

/// Writes that work goes on.
pub(super) fn write_alive(out: &mut dyn Write) -> io::Result<()> {
    frame::write(out, &[ALIVE], &[])
}

/// Writes the second reader's count.
pub(super) fn write_count(out: &mut dyn Write, count: SecondCount, told: Told) -> io::Result<()> {
    let (tag, pages) = match count {
        SecondCount::NotAsked => (0, 0),
        SecondCount::Pages(pages) => (1, pages),
        SecondCount::Failed => (2, 0),
    };
    let mut head = Pen::default();
    head.u8(COUNT).u8(tag).u32(pages).u8(u8::from(told == Told::Everything));
    frame::write(out, &head.bytes, &[])
}

/// Writes a drawn page.
pub(super) fn write_picture(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    let mut head = Pen::default();
    head.u8(PICTURE).u32(picture.width).u32(picture.height);
    frame::write(out, &head.bytes, &picture.rgba)
}

/// Writes what lies in a container, piece by piece.
pub(super) fn write_piece(out: &mut dyn Write, piece: &Piece<'_>) -> io::Result<()> {
    let mut head = Pen::default();
    let mut body: &[u8] = &[];
    match piece {
        Piece::Begin(entry) => head.u8(BEGIN).text(&entry.name).text(&entry.folder),
        Piece::Bytes(bytes) => {
            body = bytes;
            head.u8(BYTES)
        }
        Piece::End(whole) => head.u8(END).u8(u8::from(*whole)),
        Piece::Alive => head.u8(ALIVE),
        Piece::LeftOut(what) => {
            let why = Why::ALL.iter().position(|why| *why == what.why).unwrap_or_default();
            let why = u8::try_from(why).unwrap_or_default();
            let (width, height) = what.size;
            head.u8(LEFT_OUT).text(&what.entry.name).text(&what.entry.folder);
            head.u8(why).u32(width).u32(height)
        }
    };
    frame::write(out, &head.bytes, body)
}

/// Writes that a container has been told in full.
pub(super) fn write_unpacked(out: &mut dyn Write) -> io::Result<()> {
    frame::write(out, &[UNPACKED], &[])
}

/// Writes why there is no more.
pub(super) fn write_failure(out: &mut dyn Write, failure: &ImportFailure) -> io::Result<()> {
    let (tag, text) = match failure {
        ImportFailure::NeedsPassword => (0, ""),
        ImportFailure::WrongPassword => (1, ""),
        ImportFailure::UnknownEncryption => (2, ""),
        ImportFailure::Damaged | ImportFailure::Died { .. } => (3, ""),
        ImportFailure::Refused(name) => (4, *name),
        ImportFailure::TooLarge(name) => (5, *name),
        // A worker cannot stop itself: what it had to say did not fit a message.
        ImportFailure::Stopped => (5, "objects"),
        ImportFailure::Io(text) => (6, text.as_str()),
    };
    let mut head = Pen::default();
    head.u8(FAILURE).u8(tag).text(text);
    frame::write(out, &head.bytes, &[])
}

/// Reads a message; an object's body may have `max_body` bytes.
pub(super) fn decode(message: Message, max_body: usize) -> Read<Said> {
    let Message { head, body } = message;
    if body.len() > max_body {
        return Err(Malformed);
    }
    let mut eye = Eye(&head);
    let mut body = Some(body);
    let said = match eye.u8()? {
        PROGRESS => Said::Event(Event::Progress { done: eye.u32()?, total: eye.u32()? }),
        OBJECT => Said::Event(Event::Object(eye.object(&mut body)?)),
        PAGE => Said::Event(Event::Page(eye.page()?)),
        OUTLINE => Said::Event(Event::Outline(eye.list(Eye::bookmark)?)),
        LAYERS => Said::Event(Event::Layers(eye.list(Eye::layer)?)),
        FINDING => Said::Event(Event::Finding(eye.finding()?)),
        DONE => Said::Event(Event::Done { pages: eye.u32()? }),
        FAILURE => Said::Failure(eye.failure()?),
        ANSWER => {
            Said::Answer(String::from_utf8(body.take().unwrap_or_default()).map_err(|_| Malformed)?)
        }
        ALIVE => Said::Alive,
        COUNT => {
            let count = match (eye.u8()?, eye.u32()?) {
                (0, _) => SecondCount::NotAsked,
                (1, pages) if pages <= limits::MAX_PAGES => SecondCount::Pages(pages),
                (1 | 2, _) => SecondCount::Failed,
                _ => return Err(Malformed),
            };
            let told = if eye.u8()? == 1 { Told::Everything } else { Told::Something };
            Said::Count(count, told)
        }
        PICTURE => Said::Picture(Picture {
            width: eye.u32()?,
            height: eye.u32()?,
            rgba: body.take().unwrap_or_default(),
        }),
        BEGIN => Said::Begin(eye.entry()?),
        BYTES => Said::Bytes(body.take().unwrap_or_default()),
        END => Said::End(eye.u8()? == 1),
        LEFT_OUT => {
            let entry = eye.entry()?;
            let why = *Why::ALL.get(usize::from(eye.u8()?)).ok_or(Malformed)?;
            Said::LeftOut(LeftOut { entry, why, size: (eye.u32()?, eye.u32()?) })
        }
        UNPACKED => Said::Unpacked,
        _ => return Err(Malformed),
    };
    let nothing_left = eye.0.is_empty() && body.is_none_or(|body| body.is_empty());
    if nothing_left { Ok(said) } else { Err(Malformed) }
}

#[derive(Default)]
struct Pen {
    bytes: Vec<u8>,
    /// A list was longer than the reader takes.
    too_long: bool,
}

impl Pen {
    fn u8(&mut self, value: u8) -> &mut Self {
        self.bytes.push(value);
        self
    }

    fn u32(&mut self, value: u32) -> &mut Self {
        self.bytes.extend_from_slice(&value.to_le_bytes());
        self
    }

    fn u64(&mut self, value: u64) -> &mut Self {
        self.bytes.extend_from_slice(&value.to_le_bytes());
        self
    }

    fn f32s(&mut self, values: &[f32]) -> &mut Self {
        for value in values {
            self.bytes.extend_from_slice(&value.to_le_bytes());
        }
        self
    }

    fn count(&mut self, count: usize) -> &mut Self {
        // A list too long for the count is too long for the frame as well, and refused there.
        self.u32(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.count(bytes.len()).bytes.extend_from_slice(bytes);
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    fn list<T>(&mut self, list: &[T], each: impl Fn(&mut Self, &T)) -> &mut Self {
        self.too_long |= u32::try_from(list.len()).map_or(true, |count| count > MAX_LIST);
        self.count(list.len());
        for item in list {
            each(self, item);
        }
        self
    }

    fn object(&mut self, object: &RecipeObject) -> &mut Self {
        self.u32(object.id.0).list(&object.text, |pen, token| {
            match token {
                Token::Raw(bytes) => pen.u8(0).bytes(bytes),
                Token::Ref(id) => pen.u8(1).u32(id.0),
            };
        });
        match &object.stream {
            None => self.u8(0),
            Some(StreamBody::Span { offset, len }) => self.u8(1).u64(*offset).u64(*len),
            Some(StreamBody::Bytes(_)) => self.u8(2),
        }
    }

    fn page(&mut self, page: &RecipePage) -> &mut Self {
        let substitute = match page.substitute {
            None => 0,
            Some(Substitute::Rendered) => 1,
            Some(Substitute::Notice) => 2,
        };
        self.list(&page.painted, |pen, placed| {
            pen.u32(placed.form.0).f32s(&placed.matrix);
        });
        self.f32s(&page.view).u8(page.quarter_turns).f32s(&[page.user_unit]);
        self.list(&page.links, |pen, link| {
            pen.f32s(&link.rect).u32(link.target);
        });
        self.u8(substitute)
    }

    fn finding(&mut self, finding: &Finding) -> &mut Self {
        let severity = match finding.severity {
            Severity::Blocker => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        };
        let page = if let Subject::Page(_, page) = finding.subject { page } else { 0 };
        self.u8(severity).u32(page).text(finding.code.0);
        self.list(&finding.args, |pen, (name, arg)| {
            pen.text(name);
            match arg {
                Arg::Number(number) => pen.u8(0).u64(number.cast_unsigned()),
                Arg::Text(text) => pen.u8(1).text(text),
                // A reader of files knows no dates, rules or documents.
                Arg::Localized(_)
                | Arg::Date(_)
                | Arg::Fact(_)
                | Arg::DocumentType(_)
                | Arg::Reason(_) => pen.u8(1).text(""),
            };
        })
    }
}

struct Eye<'a>(&'a [u8]);

impl<'a> Eye<'a> {
    fn take(&mut self, count: usize) -> Read<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(Malformed)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Read<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| Malformed)
    }

    fn u8(&mut self) -> Read<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn u32(&mut self) -> Read<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Read<u64> {
        self.array().map(u64::from_le_bytes)
    }

    fn f32s<const N: usize>(&mut self) -> Read<[f32; N]> {
        let mut values = [0.0; N];
        for value in &mut values {
            *value = f32::from_le_bytes(self.array()?);
        }
        Ok(values)
    }

    fn bytes(&mut self) -> Read<&'a [u8]> {
        let count = usize::try_from(self.u32()?).map_err(|_| Malformed)?;
        self.take(count.min(MAX_FRAME + 1))
    }

    fn text(&mut self) -> Read<String> {
        let text = std::str::from_utf8(self.bytes()?).map_err(|_| Malformed)?;
        Ok(clean(text, limits::MAX_TEXT))
    }

    fn entry(&mut self) -> Read<Entry> {
        Ok(Entry { name: self.text()?, folder: self.text()? })
    }

    /// One of our own words.
    fn word(&mut self, known: impl IntoIterator<Item = &'static str>) -> Read<&'static str> {
        let word = self.bytes()?;
        known.into_iter().find(|known| known.as_bytes() == word).ok_or(Malformed)
    }

    fn list<T>(&mut self, each: impl Fn(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.u32()?;
        if count > MAX_LIST {
            return Err(Malformed);
        }
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(each(self)?);
        }
        Ok(list)
    }

    fn object(&mut self, body: &mut Option<Vec<u8>>) -> Read<RecipeObject> {
        let id = LocalId(self.u32()?);
        let text = self.list(|eye| match eye.u8()? {
            0 => Ok(Token::Raw(eye.bytes()?.to_vec())),
            1 => Ok(Token::Ref(LocalId(eye.u32()?))),
            _ => Err(Malformed),
        })?;
        let stream = match self.u8()? {
            0 => None,
            1 => Some(StreamBody::Span { offset: self.u64()?, len: self.u64()? }),
            2 => Some(StreamBody::Bytes(body.take().ok_or(Malformed)?)),
            _ => return Err(Malformed),
        };
        Ok(RecipeObject { id, text, stream })
    }

    fn page(&mut self) -> Read<RecipePage> {
        let painted =
            self.list(|eye| Ok(Placed { form: LocalId(eye.u32()?), matrix: eye.f32s()? }))?;
        let view = self.f32s()?;
        let quarter_turns = self.u8()?;
        let [user_unit] = self.f32s()?;
        let links = self.list(|eye| Ok(RecipeLink { rect: eye.f32s()?, target: eye.u32()? }))?;
        let substitute = match self.u8()? {
            0 => None,
            1 => Some(Substitute::Rendered),
            2 => Some(Substitute::Notice),
            _ => return Err(Malformed),
        };
        Ok(RecipePage { painted, view, quarter_turns, user_unit, links, substitute })
    }

    fn bookmark(&mut self) -> Read<RecipeBookmark> {
        Ok(RecipeBookmark { title: self.text()?, depth: self.u8()?, page: self.u32()? })
    }

    fn layer(&mut self) -> Read<RecipeLayer> {
        Ok(RecipeLayer { group: LocalId(self.u32()?), visible: self.u8()? != 0 })
    }

    fn finding(&mut self) -> Read<Finding> {
        let severity = match self.u8()? {
            0 => Severity::Blocker,
            1 => Severity::Warning,
            2 => Severity::Hint,
            _ => return Err(Malformed),
        };
        let subject = match self.u32()? {
            0 => Subject::File(String::new()),
            page => Subject::Page(String::new(), page),
        };
        let word = self.word(codes::all().map(|code| code.0))?;
        let code = codes::all().find(|code| code.0 == word).ok_or(Malformed)?;
        let args = self.list(|eye| {
            let name = eye.word(codes::ARGS.iter().copied())?;
            let arg = match eye.u8()? {
                0 => Arg::Number(eye.u64()?.cast_signed()),
                1 => Arg::Text(eye.text()?),
                _ => return Err(Malformed),
            };
            Ok((name, arg))
        })?;
        Ok(Finding { severity, subject, code, args, sources: Vec::new() })
    }

    fn failure(&mut self) -> Read<ImportFailure> {
        let tag = self.u8()?;
        let text = self.text()?;
        let known = |names: &[&'static str], other| {
            names.iter().copied().find(|name| *name == text).unwrap_or(other)
        };
        Ok(match tag {
            0 => ImportFailure::NeedsPassword,
            1 => ImportFailure::WrongPassword,
            2 => ImportFailure::UnknownEncryption,
            3 => ImportFailure::Damaged,
            4 => ImportFailure::Refused(known(sniff::REFUSED, "unknown")),
            5 => ImportFailure::TooLarge(known(limits::NAMES, "limit")),
            6 => ImportFailure::Io(text),
            _ => return Err(Malformed),
        })
    }
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
