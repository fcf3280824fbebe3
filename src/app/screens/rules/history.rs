//! Since when a rule holds, what held before it and what comes after; an example that is a test.

use chrono::NaiveDate;

use super::article::{Part, Writer};
use crate::app::widgets::{SpanRole, TimeSpan};
use crate::export::words;
use crate::i18n::say;
use crate::rules::{Duty, Example, InForce, RawValue, Requirement};

/// So many rules in a row are looked for, in case they follow each other in a ring.
const MOST: usize = 12;

/// Rules one after the other with the days on which they hold.
pub(super) type Line = Vec<(String, InForce)>;

impl Writer<'_> {
    /// An item with those that it follows and that follow it.
    pub(super) fn line_of_item(&self, item: &Requirement) -> Line {
        let all = &self.book.requirements;
        let before = |it: &&Requirement| it.follows.as_ref().and_then(|id| all.get(id));
        let after =
            |it: &&Requirement| all.values().find(|next| next.follows.as_ref() == Some(&it.id));
        let chain = chain(item, before, after);
        chain.into_iter().map(|it| (self.in_words(&it.title), it.grounds.in_force)).collect()
    }

    /// A duty with those that it follows and that follow it.
    pub(super) fn line_of_duty(&self, duty: &Duty) -> Line {
        let all = &self.book.duties;
        let before = |it: &&Duty| it.follows.as_ref().and_then(|id| all.get(id));
        let after = |it: &&Duty| all.values().find(|next| next.follows.as_ref() == Some(&it.id));
        let chain = chain(duty, before, after);
        chain.into_iter().map(|it| (self.in_words(&it.title), it.grounds.in_force)).collect()
    }

    /// What held when: the rules of a line, and nothing in between.
    pub(super) fn in_force(&mut self, line: &[(String, InForce)]) {
        if let [(_, InForce { from: None, until: None })] = line {
            return self.text("rules-in-force", vec![self.say("rules-always")]);
        }
        let mut spans = Vec::new();
        let mut reached: Option<NaiveDate> = None;
        for (title, in_force) in line {
            let begins = in_force.from;
            let eve = begins.and_then(|from| from.pred_opt());
            let has_gap = match (reached, eve) {
                (Some(reached), Some(eve)) => reached < eve,
                (None, Some(_)) => spans.is_empty(),
                (_, None) => false,
            };
            if has_gap {
                let from = reached.and_then(|day| day.succ_opt());
                spans.push(self.span(None, InForce { from, until: eve }));
            }
            spans.push(self.span(Some(title), *in_force));
            reached = in_force.until;
        }
        if let Some(from) = reached.and_then(|until| until.succ_opt()) {
            spans.push(self.span(None, InForce { from: Some(from), until: None }));
        }
        let title = self.say("rules-in-force");
        self.parts.push(Part::InForce { title, spans });
    }

    fn span(&self, title: Option<&String>, in_force: InForce) -> TimeSpan {
        let day = |day: NaiveDate| words::date(day, self.language).into();
        let said =
            |key: &str, gaps: &[(&str, crate::i18n::Value<'_>)]| say(self.language, key, gaps);
        let caption = match (in_force.from, in_force.until) {
            (Some(from), Some(until)) => {
                said("rules-since-until", &[("from", day(from)), ("until", day(until))])
            }
            (Some(from), None) if from > self.today => {
                let left = (from - self.today).num_days();
                said("rules-coming", &[("date", day(from)), ("count", left.into())])
            }
            (Some(from), None) => said("rules-since-open", &[("date", day(from))]),
            (None, Some(until)) => said("rules-until", &[("date", day(until))]),
            (None, None) => said("rules-always", &[]),
        };
        let is_ahead = in_force.from.is_some_and(|from| from > self.today);
        let role = match title {
            None => SpanRole::Nothing,
            Some(_) if in_force.contains(self.today) => SpanRole::Now,
            Some(_) if is_ahead => SpanRole::Ahead,
            Some(_) => SpanRole::Past,
        };
        let title = title.cloned().unwrap_or_else(|| self.say("rules-not-in-force"));
        TimeSpan { title, caption, role }
    }

    /// The first example of the book that says when the duty is due.
    pub(super) fn example(&mut self, duty: &Duty) {
        let due = |it: &Example| {
            let found = it.expect.due.iter().find(|(id, _)| *id == duty.id);
            found.map(|(_, day)| *day)
        };
        let found = self.book.examples.iter().find_map(|it| Some((it, due(it)?)));
        let Some((example, day)) = found else { return };
        let read = duty.facts_read();
        let given = example.given.iter().filter(|(fact, _)| read.contains(&fact));
        let given = given.filter_map(|(fact, value)| match value {
            RawValue::Date(on) => {
                let label = self.book.question(fact)?.label.in_language(self.language);
                Some(format!("{label}: {}", words::date(*on, self.language)))
            }
            RawValue::Text(_) | RawValue::Bool(_) | RawValue::Integer(_) => None,
        });
        let given: Vec<String> = given.collect();
        if given.is_empty() {
            return;
        }
        let gaps =
            [("given", given.join(", ").into()), ("due", words::date(day, self.language).into())];
        self.parts.push(Part::Example(say(self.language, "rules-example", &gaps)));
    }
}

/// What comes before a rule, the rule, and what comes after it.
fn chain<'b, T>(
    one: &'b T,
    before: impl Fn(&&'b T) -> Option<&'b T>,
    after: impl Fn(&&'b T) -> Option<&'b T>,
) -> Vec<&'b T> {
    let mut earlier: Vec<&T> = std::iter::successors(before(&one), before).take(MOST).collect();
    earlier.reverse();
    earlier.push(one);
    earlier.extend(std::iter::successors(after(&one), after).take(MOST));
    earlier
}
