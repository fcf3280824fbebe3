//! What goes in comes out, and nothing that comes in can hurt.

use proptest::prelude::*;

use super::super::frame::{Broken, Source};
use super::*;

struct Slice<'a>(&'a [u8]);

impl Source for Slice<'_> {
    fn append(&mut self, into: &mut Vec<u8>, count: usize) -> Result<(), Broken> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(Broken::Ended)?;
        into.extend_from_slice(bytes);
        self.0 = rest;
        Ok(())
    }
}

fn there_and_back(event: &Event) -> Said {
    let mut wire = Vec::new();
    write_event(&mut wire, event).unwrap();
    let message = frame::read(&mut Slice(&wire), 1 << 20).unwrap();
    decode(message, 1 << 20).unwrap()
}

fn ids() -> impl Strategy<Value = LocalId> {
    any::<u32>().prop_map(LocalId)
}

fn numbers<const N: usize>() -> impl Strategy<Value = [f32; N]> {
    proptest::array::uniform(-1.0e6_f32..1.0e6)
}

fn objects() -> impl Strategy<Value = Event> {
    let bytes = || proptest::collection::vec(any::<u8>(), 0..200);
    let token = prop_oneof![bytes().prop_map(Token::Raw), ids().prop_map(Token::Ref)];
    let stream = proptest::option::of(prop_oneof![
        (any::<u64>(), any::<u64>()).prop_map(|(offset, len)| StreamBody::Span { offset, len }),
        bytes().prop_map(StreamBody::Bytes),
    ]);
    (ids(), proptest::collection::vec(token, 0..20), stream)
        .prop_map(|(id, text, stream)| Event::Object(RecipeObject { id, text, stream }))
}

fn pages() -> impl Strategy<Value = Event> {
    let placed = (ids(), numbers()).prop_map(|(form, matrix)| Placed { form, matrix });
    let link = (numbers(), any::<u32>()).prop_map(|(rect, target)| RecipeLink { rect, target });
    let substitute =
        proptest::option::of(prop_oneof![Just(Substitute::Rendered), Just(Substitute::Notice)]);
    (
        proptest::collection::vec(placed, 0..5),
        numbers(),
        any::<u8>(),
        0.1_f32..10.0,
        proptest::collection::vec(link, 0..5),
        substitute,
    )
        .prop_map(|(painted, view, quarter_turns, user_unit, links, substitute)| {
            Event::Page(RecipePage { painted, view, quarter_turns, user_unit, links, substitute })
        })
}

fn findings() -> impl Strategy<Value = Event> {
    let arg =
        prop_oneof![any::<i64>().prop_map(Arg::Number), "[a-zа-я0-9]{0,20}".prop_map(Arg::Text)];
    let severity =
        prop_oneof![Just(Severity::Blocker), Just(Severity::Warning), Just(Severity::Hint)];
    let name = proptest::sample::select(codes::ARGS);
    let code = proptest::sample::select(codes::CODES);
    let subject = prop_oneof![
        Just(Subject::File(String::new())),
        (1_u32..99).prop_map(|page| Subject::Page(String::new(), page))
    ];
    (severity, subject, code, proptest::collection::vec((name, arg), 0..4)).prop_map(
        |(severity, subject, code, args)| {
            Event::Finding(Finding { severity, subject, code, args, sources: Vec::new() })
        },
    )
}

fn events() -> impl Strategy<Value = Event> {
    let bookmark = ("[a-zа-я ]{0,30}", any::<u8>(), any::<u32>())
        .prop_map(|(title, depth, page)| RecipeBookmark { title, depth, page });
    let layer = (ids(), any::<bool>()).prop_map(|(group, visible)| RecipeLayer { group, visible });
    prop_oneof![
        (any::<u32>(), any::<u32>()).prop_map(|(done, total)| Event::Progress { done, total }),
        objects(),
        pages(),
        findings(),
        proptest::collection::vec(bookmark, 0..10).prop_map(Event::Outline),
        proptest::collection::vec(layer, 0..10).prop_map(Event::Layers),
        any::<u32>().prop_map(|pages| Event::Done { pages }),
    ]
}

proptest! {
    #[test]
    fn every_event_survives_the_wire(event in events()) {
        prop_assert_eq!(there_and_back(&event), Said::Event(event));
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(
        head in proptest::collection::vec(any::<u8>(), 0..300),
        body in proptest::collection::vec(any::<u8>(), 0..50),
    ) {
        let _ = decode(Message { head, body }, 100);
    }

    #[test]
    fn a_changed_byte_never_panics(event in events(), at in any::<usize>(), to in any::<u8>()) {
        let mut wire = Vec::new();
        write_event(&mut wire, &event).unwrap();
        let at = at % wire.len();
        wire[at] = to;
        if let Ok(message) = frame::read(&mut Slice(&wire), 1 << 20) {
            let _ = decode(message, 1 << 20);
        }
    }
}

#[test]
fn failures_survive_and_unknown_names_become_known_ones() {
    let back = |failure: &ImportFailure| {
        let mut wire = Vec::new();
        write_failure(&mut wire, failure).unwrap();
        decode(frame::read(&mut Slice(&wire), 0).unwrap(), 0).unwrap()
    };
    for failure in [
        ImportFailure::NeedsPassword,
        ImportFailure::WrongPassword,
        ImportFailure::UnknownEncryption,
        ImportFailure::Damaged,
        ImportFailure::Refused("heic"),
        ImportFailure::TooLarge("pages"),
        ImportFailure::Io("no such disk".to_owned()),
    ] {
        assert_eq!(back(&failure), Said::Failure(failure));
    }
    let strange = ImportFailure::Refused("something else");
    assert_eq!(back(&strange), Said::Failure(ImportFailure::Refused("unknown")));
}

#[test]
fn texts_lose_what_cannot_be_seen() {
    assert_eq!(clean("a\u{1b}[31mb\u{202e}c\r\nd", 99), "a [31mbc  d");
    assert_eq!(clean("абвгд", 3), "абв");
}
