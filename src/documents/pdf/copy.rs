//! Copies object graphs: every object once, those it refers to first, with an explicit stack.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;

use super::active::Notes;
use super::fonts::Fonts;
use super::keys::{FOREIGN_TYPES, Role, role_of};
use super::names::name_is;
use super::text::Text;
use crate::documents::importer::ImportFailure;
use crate::documents::limits;
use crate::documents::recipe::{Event, LocalId, RecipeObject, RecipeSink, StreamBody};

/// References followed before the rest is put off (the order is only a wish beyond it).
const MAX_DEPTH: usize = 499;
/// Arrays and dictionaries directly inside each other.
const MAX_NESTING: usize = 100;

/// An object being written, and the objects that it needs.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) text: Text,
    children: Vec<Job>,
}

#[derive(Clone, Copy)]
struct Job {
    source: ObjectIdentifier,
    id: LocalId,
    role: Role,
}

struct Frame {
    object: RecipeObject,
    children: Vec<Job>,
}

/// Copies objects of one file.
pub(super) struct Copier<'a> {
    xref: &'a XRef,
    file: Range<usize>,
    ids: HashMap<ObjectIdentifier, LocalId>,
    open: BTreeSet<LocalId>,
    next: u32,
    later: Vec<Job>,
    /// Finished objects of our own making, not yet given away.
    ready: Vec<RecipeObject>,
    /// What was left out on the way.
    pub(super) notes: Notes,
    /// Optional content groups met so far.
    pub(super) layers: Vec<(ObjectIdentifier, LocalId)>,
    /// `/DR` of the form: for appearances without resources.
    pub(super) form_resources: Option<MaybeRef<Object<'a>>>,
    /// Fonts met so far.
    pub(super) fonts: Fonts<'a>,
}

impl<'a> Copier<'a> {
    pub(super) fn new(xref: &'a XRef, file: &[u8]) -> Self {
        let start = file.as_ptr().addr();
        Self {
            xref,
            file: start..start.saturating_add(file.len()),
            ids: HashMap::new(),
            open: BTreeSet::new(),
            next: 0,
            later: Vec::new(),
            notes: Notes::default(),
            layers: Vec::new(),
            form_resources: None,
            ready: Vec::new(),
            fonts: Fonts::default(),
        }
    }

    pub(super) fn xref(&self) -> &'a XRef {
        self.xref
    }

    fn fresh(&mut self) -> Result<LocalId, ImportFailure> {
        if self.next >= limits::MAX_OBJECTS {
            return Err(ImportFailure::TooLarge("objects"));
        }
        let id = LocalId(self.next);
        self.next += 1;
        self.open.insert(id);
        Ok(id)
    }

    fn emit(
        &mut self,
        object: RecipeObject,
        sink: &mut dyn RecipeSink,
    ) -> Result<(), ImportFailure> {
        self.open.remove(&object.id);
        sink.take(Event::Object(object)).map_err(|_| ImportFailure::Stopped)
    }

    /// The copy of an object of the file.
    pub(super) fn copy(
        &mut self,
        source: ObjRef,
        role: Role,
        sink: &mut dyn RecipeSink,
    ) -> Result<LocalId, ImportFailure> {
        let mut draft = Draft::default();
        let id = self.refer(source, role, &mut draft)?;
        self.later.append(&mut draft.children);
        self.flush(sink)?;
        Ok(id)
    }

    /// An object of our own making; what it needs is emitted first.
    pub(super) fn finish(
        &mut self,
        draft: Draft,
        stream: Option<StreamBody>,
        sink: &mut dyn RecipeSink,
    ) -> Result<LocalId, ImportFailure> {
        self.later.extend(draft.children);
        self.flush(sink)?;
        let id = self.fresh()?;
        self.emit(RecipeObject { id, text: draft.text.finish(), stream }, sink)?;
        Ok(id)
    }

    /// An object of our own making that needs no other than such: given away with the next ones.
    pub(super) fn made(
        &mut self,
        draft: Draft,
        stream: Option<StreamBody>,
    ) -> Result<LocalId, ImportFailure> {
        let id = self.fresh()?;
        self.ready.push(RecipeObject { id, text: draft.text.finish(), stream });
        Ok(id)
    }

    fn give_ready(&mut self, sink: &mut dyn RecipeSink) -> Result<(), ImportFailure> {
        for object in std::mem::take(&mut self.ready) {
            self.emit(object, sink)?;
        }
        Ok(())
    }

    /// After a failure in the middle of a page: nothing half-made may be referred to again.
    pub(super) fn start_over(&mut self, sink: &mut dyn RecipeSink) -> Result<(), ImportFailure> {
        self.later.clear();
        self.ids.clear();
        self.give_ready(sink)?;
        for id in std::mem::take(&mut self.open) {
            let mut text = Text::default();
            text.word(b"null");
            self.emit(RecipeObject { id, text: text.finish(), stream: None }, sink)?;
        }
        Ok(())
    }

    fn flush(&mut self, sink: &mut dyn RecipeSink) -> Result<(), ImportFailure> {
        self.give_ready(sink)?;
        while let Some(job) = self.later.pop() {
            let mut stack = vec![self.start(job)?];
            while let Some(frame) = stack.last_mut() {
                self.give_ready(sink)?;
                match frame.children.pop() {
                    Some(child) if stack.len() >= MAX_DEPTH => self.later.push(child),
                    Some(child) => stack.push(self.start(child)?),
                    None => {
                        if let Some(frame) = stack.pop() {
                            self.emit(frame.object, sink)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, job: Job) -> Result<Frame, ImportFailure> {
        let mut draft = Draft::default();
        let source = self.xref.get::<Object<'a>>(job.source);
        self.notes.lost_resources += u32::from(is_lost(source.as_ref(), job.role));
        let stream = match source {
            Some(Object::Stream(stream)) => self.stream(&stream, job.role, &mut draft)?,
            Some(object) => {
                if let Object::Dict(dict) = &object
                    && name_is(dict, b"Type", b"OCG")
                {
                    self.layers.push((job.source, job.id));
                }
                self.object(&object, job.role, &mut draft, 0)?;
                None
            }
            None => {
                draft.text.word(b"null");
                None
            }
        };
        draft.children.reverse();
        let object = RecipeObject { id: job.id, text: draft.text.finish(), stream };
        Ok(Frame { object, children: draft.children })
    }

    fn refer(
        &mut self,
        source: ObjRef,
        role: Role,
        draft: &mut Draft,
    ) -> Result<LocalId, ImportFailure> {
        let source = ObjectIdentifier::from(source);
        if let Some(&id) = self.ids.get(&source) {
            return Ok(id);
        }
        let id = self.fresh()?;
        self.ids.insert(source, id);
        draft.children.push(Job { source, id, role });
        Ok(id)
    }

    pub(super) fn value(
        &mut self,
        value: MaybeRef<Object<'a>>,
        role: Role,
        draft: &mut Draft,
        nesting: usize,
    ) -> Result<(), ImportFailure> {
        match value {
            MaybeRef::Ref(reference) => {
                let id = self.refer(reference, role, draft)?;
                draft.text.reference(id);
                Ok(())
            }
            MaybeRef::NotRef(object) => self.object(&object, role, draft, nesting),
        }
    }

    fn object(
        &mut self,
        object: &Object<'a>,
        role: Role,
        draft: &mut Draft,
        nesting: usize,
    ) -> Result<(), ImportFailure> {
        match object {
            Object::Boolean(value) => draft.text.word(if *value { b"true" } else { b"false" }),
            Object::Number(number) => draft.text.number(*number),
            Object::String(string) => draft.text.string(string),
            Object::Name(name) => draft.text.name(name),
            Object::Dict(dict) if role == Role::Font && nesting < MAX_NESTING && !foreign(dict) => {
                self.font(dict, draft, nesting + 1)?;
            }
            Object::Dict(dict) if nesting < MAX_NESTING && !foreign(dict) => {
                draft.text.raw(b"<<");
                self.entries(dict, role, &[], draft, nesting + 1)?;
                draft.text.raw(b">>");
            }
            Object::Array(array) if nesting < MAX_NESTING => {
                self.array(array, role, draft, nesting + 1)?;
            }
            // A stream is never inside another object; the rest is too deep or does not belong here.
            Object::Stream(_) | Object::Null(_) | Object::Dict(_) | Object::Array(_) => {
                draft.text.word(b"null");
            }
        }
        Ok(())
    }

    fn array(
        &mut self,
        array: &Array<'a>,
        role: Role,
        draft: &mut Draft,
        nesting: usize,
    ) -> Result<(), ImportFailure> {
        draft.text.raw(b"[");
        for item in array.raw_iter() {
            self.value(item, role, draft, nesting)?;
        }
        draft.text.raw(b"]");
        Ok(())
    }

    /// The entries of a dictionary that the role lets through, sorted by key.
    pub(super) fn entries(
        &mut self,
        dict: &Dict<'a>,
        role: Role,
        without: &[&[u8]],
        draft: &mut Draft,
        nesting: usize,
    ) -> Result<(), ImportFailure> {
        for (key, value) in dict.entries() {
            let key: &[u8] = &key;
            if without.contains(&key) {
                continue;
            }
            if role == Role::Fonts && dict.get::<Dict<'a>>(key).is_none() {
                self.notes.lost_resources += 1;
                continue;
            }
            if let Some(role) = role_of(role, key) {
                draft.text.name(key);
                self.value(value, role, draft, nesting)?;
            } else {
                self.notes.left_out(key);
            }
        }
        Ok(())
    }

    fn stream(
        &mut self,
        stream: &Stream<'a>,
        role: Role,
        draft: &mut Draft,
    ) -> Result<Option<StreamBody>, ImportFailure> {
        let dict = stream.dict();
        if foreign(dict) || name_is(dict, b"Subtype", b"PS") {
            draft.text.word(b"null");
            return Ok(None);
        }
        self.entries(dict, role, &[b"Filter", b"DecodeParms"], draft, 1)?;
        if role == Role::Appearance {
            self.complete_form(dict, draft)?;
        }
        self.body(stream, draft).map(Some)
    }

    fn complete_form(&mut self, dict: &Dict<'a>, draft: &mut Draft) -> Result<(), ImportFailure> {
        if !dict.contains_key(b"Subtype") {
            draft.text.raw(b"/Subtype/Form");
        }
        if !dict.contains_key(b"Resources")
            && let Some(resources) = copy_of(self.form_resources.as_ref())
        {
            draft.text.name(b"Resources");
            self.value(resources, Role::Resources, draft, 1)?;
        }
        Ok(())
    }

    /// The body of a stream, untouched where possible, and the filters that belong to it.
    pub(super) fn body(
        &mut self,
        stream: &Stream<'a>,
        draft: &mut Draft,
    ) -> Result<StreamBody, ImportFailure> {
        let dict = stream.dict();
        if matches!(dict.get::<Object<'a>>(b"F"), Some(Object::String(_) | Object::Dict(_))) {
            self.notes.external_streams += 1;
            return Ok(StreamBody::Bytes(Vec::new()));
        }
        self.filters(dict, draft)?;
        let body = match stream.raw_data() {
            std::borrow::Cow::Borrowed(bytes) => self.span_of(bytes),
            std::borrow::Cow::Owned(bytes) => StreamBody::Bytes(bytes),
        };
        Ok(body)
    }

    /// The filters; a leading `Crypt` is gone, because the data is decrypted (7.4.10).
    fn filters(&mut self, dict: &Dict<'a>, draft: &mut Draft) -> Result<(), ImportFailure> {
        let filter = dict.get::<Object<'a>>(b"Filter");
        let crypt = |name: &Name<'a>| name.as_ref() == b"Crypt";
        let skip = match &filter {
            None => return Ok(()),
            Some(Object::Name(name)) if crypt(name) => return Ok(()),
            Some(Object::Array(names)) => {
                usize::from(names.iter::<Name<'a>>().next().is_some_and(|name| crypt(&name)))
            }
            Some(_) => 0,
        };
        for (key, value) in [(&b"Filter"[..], filter), (b"DecodeParms", dict.get(b"DecodeParms"))] {
            match value {
                Some(Object::Array(items)) => {
                    draft.text.name(key);
                    draft.text.raw(b"[");
                    for item in items.raw_iter().skip(skip) {
                        self.value(item, Role::Plain, draft, 2)?;
                    }
                    draft.text.raw(b"]");
                }
                Some(other @ (Object::Name(_) | Object::Dict(_))) => {
                    draft.text.name(key);
                    self.object(&other, Role::Plain, draft, 1)?;
                }
                Some(_) | None => {}
            }
        }
        Ok(())
    }

    fn span_of(&self, bytes: &[u8]) -> StreamBody {
        let at = bytes.as_ptr().addr();
        let inside = self.file.start <= at && at.saturating_add(bytes.len()) <= self.file.end;
        let offset = at.checked_sub(self.file.start).and_then(|offset| u64::try_from(offset).ok());
        match (inside, offset, u64::try_from(bytes.len())) {
            (true, Some(offset), Ok(len)) => StreamBody::Span { offset, len },
            _ => StreamBody::Bytes(bytes.to_vec()),
        }
    }
}

fn foreign(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Type").is_some_and(|name| FOREIGN_TYPES.contains(&name.as_ref()))
}

/// Whether something that the content draws with is not there.
fn is_lost(object: Option<&Object<'_>>, role: Role) -> bool {
    match role {
        Role::Font => !matches!(object, Some(Object::Dict(_))),
        Role::Resource => matches!(object, None | Some(Object::Null(_))),
        Role::Plain
        | Role::Resources
        | Role::Names
        | Role::Category
        | Role::Fonts
        | Role::Appearance => false,
    }
}

/// `MaybeRef` has no `Clone`.
pub(super) fn copy_of<'a>(value: Option<&MaybeRef<Object<'a>>>) -> Option<MaybeRef<Object<'a>>> {
    value.map(|value| match value {
        MaybeRef::Ref(reference) => MaybeRef::Ref(*reference),
        MaybeRef::NotRef(object) => MaybeRef::NotRef(object.clone()),
    })
}
