//! The stay without a visa as the chart shows it: days used, days left, the last lawful day.

use chrono::{Datelike as _, Days, NaiveDate};

use super::detail::Dispute;
use crate::app::widgets::{StayBar, StayChart, StayRole, StayWindow};
use crate::domain::{Case, Language};
use crate::export::words;
use crate::i18n::{Value, say};
use crate::rules::{Assessment, DeadlineStatus, RuleBook, StayCount, stay_count};

/// Days on the line before the first window and after the last one.
const AROUND: (u64, u64) = (8, 20);

/// The chart and the sentences below it.
#[derive(Debug)]
pub(super) struct Stay {
    pub(super) title: String,
    pub(super) chart: StayChart,
    pub(super) lines: Vec<String>,
    pub(super) dispute: Option<Dispute>,
}

impl Stay {
    /// The chart of a case in which the end of a stay counts and is not past caring.
    pub(super) fn of(
        book: &RuleBook,
        case: &Case,
        assessment: &Assessment,
        language: Language,
    ) -> Option<Self> {
        let open = assessment.deadlines.iter().filter(|it| it.status != DeadlineStatus::Done);
        let mut duties = open.filter_map(|it| book.duties.get(&it.duty));
        let (duty, count) = duties
            .find_map(|duty| Some((duty, stay_count(book, case, assessment.as_of, duty)?)))?;
        let conflict = duty.grounds.conflict.as_ref().and_then(|id| book.conflict(id));
        let maker = Maker { count: &count, language };
        Some(Self {
            title: maker.say(
                "stay-title",
                &[("allowance", count.allowance.into()), ("window", count.window.into())],
            ),
            chart: maker.chart(),
            lines: maker.lines(),
            dispute: conflict.map(|conflict| Dispute::of(conflict, language)),
        })
    }
}

struct Maker<'a> {
    count: &'a StayCount,
    language: Language,
}

impl Maker<'_> {
    fn say(&self, key: &str, gaps: &[(&str, Value<'_>)]) -> String {
        say(self.language, key, gaps)
    }

    fn date(&self, day: NaiveDate) -> String {
        words::day_month(day, self.language)
    }

    fn window(&self, to: NaiveDate) -> NaiveDate {
        let before = u64::from(self.count.window.saturating_sub(1));
        to.checked_sub_days(Days::new(before)).unwrap_or(to)
    }

    fn chart(&self) -> StayChart {
        let count = self.count;
        let windows = self.windows();
        let first = windows.iter().map(|it| it.from).min().unwrap_or(count.today);
        let last = windows.iter().map(|it| it.to).max().unwrap_or(count.today);
        let from = first.checked_sub_days(Days::new(AROUND.0)).unwrap_or(first);
        let to = last.checked_add_days(Days::new(AROUND.1)).unwrap_or(last);
        let spoken: Vec<&str> = windows.iter().map(|it| it.words.as_str()).collect();
        StayChart {
            bars: self.bars(from),
            spoken: spoken.join("; "),
            windows,
            months: self.months(from, to),
            span: (from, to),
        }
    }

    fn windows(&self) -> Vec<StayWindow> {
        let count = self.count;
        let window = ("window", count.window.into());
        let mut windows = vec![StayWindow {
            from: self.window(count.today),
            to: count.today,
            words: self.say("stay-to-today", &[window.clone(), ("used", count.used_today.into())]),
            end: self.say("stay-end-today", &[("date", self.date(count.today).into())]),
            is_last: false,
        }];
        if let Some(last) = count.last_on {
            let gaps = [window, ("date", self.date(last).into()), ("used", count.used_last.into())];
            windows.push(StayWindow {
                from: self.window(last),
                to: last,
                words: self.say("stay-to-last", &gaps),
                end: self.say("stay-end-last", &[("date", self.date(last).into())]),
                is_last: true,
            });
        }
        windows
    }

    fn bars(&self, from: NaiveDate) -> Vec<StayBar> {
        let count = self.count;
        let earlier = count.earlier.iter().filter(|(_, to)| *to >= from);
        let mut bars: Vec<StayBar> = earlier
            .map(|(begun, to)| StayBar {
                from: (*begun).max(from),
                to: *to,
                role: StayRole::Earlier,
                words: self.say(
                    "stay-earlier",
                    &[
                        ("count", days(*begun, *to).into()),
                        ("from", self.date(*begun).into()),
                        ("to", self.date(*to).into()),
                    ],
                ),
            })
            .collect();
        let here = [("count", days(count.entry_on, count.today).into())];
        bars.push(StayBar {
            from: count.entry_on,
            to: count.today,
            role: StayRole::Used,
            words: self.say("stay-days", &here),
        });
        let next = count.today.succ_opt();
        if let (Some(next), Some(last)) = (next, count.last_on.filter(|last| *last > count.today)) {
            bars.push(StayBar {
                from: next,
                to: last,
                role: StayRole::Left,
                words: self.say("stay-more", &[("count", days(next, last).into())]),
            });
        }
        bars
    }

    fn months(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, String)> {
        let firsts = from.iter_days().take_while(|day| *day <= to).filter(|day| day.day() == 1);
        let named = firsts.map(|day| {
            let name = self.say("stay-month", &[("n", day.month().into())]);
            let is_new_year = day.month() == 1;
            (day, if is_new_year { format!("{name} {}", day.year()) } else { name })
        });
        named.collect()
    }

    fn lines(&self) -> Vec<String> {
        let count = self.count;
        let Some(last) = count.last_on else {
            return vec![self.say("stay-nothing", &[])];
        };
        let date = words::date_with_weekday(last, self.language);
        let left = (last - count.today).num_days();
        let first = if left < 0 {
            self.say("stay-over", &[("date", date.into()), ("count", (-left).into())])
        } else {
            self.say("stay-left", &[("date", date.into()), ("count", left.into())])
        };
        let mut lines = vec![first];
        if count.shortened > 0 {
            lines.push(self.say("stay-shortened", &[("count", count.shortened.into())]));
        } else if !count.earlier.is_empty() {
            lines.push(self.say("stay-alone", &[]));
        }
        lines
    }
}

/// Both days count.
fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days() + 1
}
