//! Lies one by one, and honest recipes.

use super::*;
use crate::documents::recipe::{Placed, RecipeLink};

fn page() -> RecipePage {
    RecipePage {
        painted: vec![Placed { form: LocalId(0), matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] }],
        view: [0.0, 0.0, 595.0, 842.0],
        quarter_turns: 0,
        user_unit: 1.0,
        links: Vec::new(),
        substitute: None,
    }
}

fn object(id: u32, stream: Option<StreamBody>) -> Event {
    Event::Object(RecipeObject { id: LocalId(id), text: vec![Token::Ref(LocalId(0))], stream })
}

fn verdict(events: &[Event]) -> Result<(), Lie> {
    let mut referee = Referee::new(Mode::Everything, 100);
    events.iter().try_for_each(|event| referee.admit(event).map(drop))
}

#[test]
fn an_honest_recipe_passes() {
    let span = StreamBody::Span { offset: 90, len: 10 };
    let events = [object(0, Some(span)), Event::Page(page()), Event::Done { pages: 1 }];
    assert_eq!(verdict(&events), Ok(()));
}

#[test]
fn each_lie_is_caught() {
    let span = |offset, len| object(0, Some(StreamBody::Span { offset, len }));
    let with = |change: fn(&mut RecipePage)| {
        let mut page = page();
        change(&mut page);
        vec![object(0, None), Event::Page(page), Event::Done { pages: 1 }]
    };
    let lies: Vec<Vec<Event>> = vec![
        vec![span(91, 10)],
        vec![span(u64::MAX, 2)],
        vec![object(0, None), object(0, None)],
        vec![object(limits::MAX_OBJECTS, None)],
        vec![object(1, None), Event::Done { pages: 0 }],
        vec![Event::Page(page()), Event::Done { pages: 1 }],
        vec![Event::Done { pages: 1 }],
        vec![Event::Done { pages: 0 }, Event::Done { pages: 0 }],
        vec![Event::Progress { done: 2, total: 1 }],
        vec![Event::Progress { done: 0, total: limits::MAX_PAGES + 1 }],
        with(|page| page.quarter_turns = 4),
        with(|page| page.user_unit = f32::NAN),
        with(|page| page.user_unit = 0.0),
        with(|page| page.view = [0.0, 0.0, 0.0, 10.0]),
        with(|page| page.view = [0.0, 0.0, f32::INFINITY, 10.0]),
        with(|page| page.painted.iter_mut().for_each(|p| p.matrix = [f32::NAN; 6])),
        with(|page| page.links = vec![RecipeLink { rect: [0.0; 4], target: 1 }]),
    ];
    for (number, lie) in lies.iter().enumerate() {
        assert_eq!(verdict(lie), Err(Lie), "lie {number} passed");
    }
}

#[test]
fn a_small_file_may_not_send_much() {
    let body = |len| [object(0, Some(StreamBody::Bytes(vec![0; len])))];
    let allowed = 4 * 1024 * 1024 + 64 * 100;
    assert_eq!(verdict(&body(allowed)), Ok(()));
    assert_eq!(verdict(&body(allowed + 1)), Err(Lie));
}

#[test]
fn streams_inside_each_other_are_bounded_in_all() {
    let length = limits::MAX_SPANS;
    let span = |id| {
        let stream = Some(StreamBody::Span { offset: 0, len: length });
        Event::Object(RecipeObject { id: LocalId(id), text: Vec::new(), stream })
    };
    let mut referee = Referee::new(Mode::Everything, length);
    for id in 0..3 {
        assert_eq!(referee.admit(&span(id)), Ok(false));
    }
    assert_eq!(referee.admit(&span(3)), Err(Lie));
}
