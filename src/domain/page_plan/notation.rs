//! A plan as one line, e.g. `2-4, 1 @90 grey, 6, 5 card-below`: how case files, the store, the manifest and
//! the worker's request write it. Pages count from 1, as on paper.
//!
//! `@90 @180 @270` turn clockwise. `beside`, `below`, `card-beside`, `card-below` join a page with the one
//! before it, the latter two in the true size of a card. `straighten:` is followed by hundredths of a degree
//! clockwise, `crop:` by eight numbers (x and y of four corners in ten-thousandths), `dpi:` by pixels per
//! inch, `quality:` by a step of JPEG's scale. `grey`, `bw` and `unplaced` stand alone. `none` is a plan without pages; what follows
//! `; elsewhere` went to another document.

use std::fmt;
use std::str::FromStr;

use super::{Corner, Join, JoinSide, MAX_STRAIGHTEN, PagePlan, PageWork, Repair, Tone, WHOLE};

/// Why a line is no plan, and the word of it that says so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} in a page plan: {wrong:?}")]
pub struct Unreadable {
    /// What is wrong.
    pub wrong: Wrong,
    /// The word.
    pub word: String,
}

/// What is wrong with a word of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no page number and no range of them.
    NotAPage,
    /// It is no word of the notation, or one of its numbers is out of its range.
    NotAWord,
    /// Pages without end: more than any file may have.
    TooLong,
}

/// More pages than this are not read into memory.
const MOST: usize = 20_000;
/// The highest page number that is read.
const HIGHEST: u32 = 1_000_000;
/// The word for no pages.
const NONE: &str = "none";
/// What follows it went to another document.
const ELSEWHERE: &str = "elsewhere";

const JOINS: [(&str, Join); 4] = [
    ("beside", Join { side: JoinSide::Beside, at_card_size: false }),
    ("below", Join { side: JoinSide::Below, at_card_size: false }),
    ("card-beside", Join { side: JoinSide::Beside, at_card_size: true }),
    ("card-below", Join { side: JoinSide::Below, at_card_size: true }),
];

impl fmt::Display for PagePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pages.is_empty() {
            f.write_str(NONE)?;
        }
        let follows = |one: &PageWork, next: &PageWork| {
            next.joined.is_none()
                && *next == PageWork { source_page: one.source_page.saturating_add(1), ..*one }
        };
        for (at, run) in self.pages.chunk_by(follows).enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            write!(f, "{comma}{}", Span(first.source_page, last.source_page))?;
            write!(f, "{first}")?;
        }
        if !self.elsewhere.is_empty() {
            write!(f, "; {ELSEWHERE} ")?;
            let runs = self.elsewhere.chunk_by(|one, next| one.checked_add(1) == Some(*next));
            for (at, run) in runs.enumerate() {
                let comma = if at == 0 { "" } else { ", " };
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                write!(f, "{comma}{}", Span(*first, *last))?;
            }
        }
        Ok(())
    }
}

/// Pages from and to, counted from 0, said from 1.
struct Span(u32, u32);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = |page: u32| u64::from(page) + 1;
        if self.0 == self.1 {
            write!(f, "{}", said(self.0))
        } else {
            write!(f, "{}-{}", said(self.0), said(self.1))
        }
    }
}

impl fmt::Display for PageWork {
    /// What is done to the page, each word with a space before it; its number is said by the plan.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.quarter_turns % 4 {
            1 => f.write_str(" @90")?,
            2 => f.write_str(" @180")?,
            3 => f.write_str(" @270")?,
            _ => {}
        }
        if let Some((word, _)) = self.joined.and_then(|it| JOINS.iter().find(|(_, j)| *j == it)) {
            write!(f, " {word}")?;
        }
        self.repair.iter().try_for_each(|repair| write!(f, " {repair}"))
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = Vec::new();
        if self.straighten != 0 {
            words.push(format!("straighten:{}", self.straighten));
        }
        if let Some(corners) = self.crop {
            let numbers: Vec<String> =
                corners.iter().flat_map(|it| [it.x.to_string(), it.y.to_string()]).collect();
            words.push(format!("crop:{}", numbers.join(":")));
        }
        match self.tone {
            Tone::AsIs => {}
            Tone::Grey => words.push("grey".to_owned()),
            Tone::BlackWhite => words.push("bw".to_owned()),
        }
        words.extend(self.max_dpi.map(|dpi| format!("dpi:{dpi}")));
        words.extend(self.quality.map(|quality| format!("quality:{quality}")));
        if self.strip_location {
            words.push("unplaced".to_owned());
        }
        f.write_str(&words.join(" "))
    }
}

fn wrong(wrong: Wrong, word: &str) -> Unreadable {
    Unreadable { wrong, word: word.chars().take(40).collect() }
}

impl FromStr for PagePlan {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let (pages, rest) = text.split_once(';').map_or((text, ""), |(pages, rest)| (pages, rest));
        let mut plan = Self::default();
        if pages.trim() != NONE {
            for entry in pages.split(',') {
                let mut words = entry.split_whitespace();
                let span = words.next().unwrap_or_default();
                let (first, last) = numbers(span)?;
                let mut work = PageWork::default();
                let mut repair = Repair::default();
                words.try_for_each(|word| work.take(word, &mut repair))?;
                work.repair = repair.or_none();
                let run = (first..=last).map(|source_page| PageWork { source_page, ..work });
                plan.pages.extend(run);
                if plan.pages.len() > MOST {
                    return Err(wrong(Wrong::TooLong, span));
                }
            }
        }
        let rest = rest.trim();
        if !rest.is_empty() {
            let spans = rest.strip_prefix(ELSEWHERE).ok_or_else(|| wrong(Wrong::NotAWord, rest))?;
            for span in spans.split(',') {
                let (first, last) = numbers(span.trim())?;
                plan.elsewhere.extend(first..=last);
                if plan.elsewhere.len() > MOST {
                    return Err(wrong(Wrong::TooLong, span));
                }
            }
            plan.elsewhere.sort_unstable();
            plan.elsewhere.dedup();
        }
        Ok(plan)
    }
}

impl FromStr for Repair {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut repair = Self::default();
        for word in text.split_whitespace() {
            repair.take(word).ok_or_else(|| wrong(Wrong::NotAWord, word))?;
        }
        Ok(repair)
    }
}

/// First and last page, from 0.
fn numbers(span: &str) -> Result<(u32, u32), Unreadable> {
    let page = |text: &str| text.parse::<u32>().ok().filter(|page| (1..=HIGHEST).contains(page));
    let (first, last) = span.split_once('-').unwrap_or((span, span));
    match (page(first), page(last)) {
        (Some(first), Some(last)) if last < first => Err(wrong(Wrong::NotAPage, span)),
        (Some(first), Some(last)) if last - first >= 20_000 => Err(wrong(Wrong::TooLong, span)),
        (Some(first), Some(last)) => Ok((first - 1, last - 1)),
        _ => Err(wrong(Wrong::NotAPage, span)),
    }
}

impl PageWork {
    fn take(&mut self, word: &str, repair: &mut Repair) -> Result<(), Unreadable> {
        match word {
            "@90" => self.quarter_turns = 1,
            "@180" => self.quarter_turns = 2,
            "@270" => self.quarter_turns = 3,
            other => match JOINS.iter().find(|(word, _)| *word == other) {
                Some((_, join)) => self.joined = Some(*join),
                None => repair.take(other).ok_or_else(|| wrong(Wrong::NotAWord, other))?,
            },
        }
        Ok(())
    }
}

impl Repair {
    fn take(&mut self, word: &str) -> Option<()> {
        match word.split_once(':') {
            None => match word {
                "grey" => self.tone = Tone::Grey,
                "bw" => self.tone = Tone::BlackWhite,
                "unplaced" => self.strip_location = true,
                _ => return None,
            },
            Some(("straighten", number)) => {
                let angle: i16 = number.parse().ok()?;
                let within = (-MAX_STRAIGHTEN..=MAX_STRAIGHTEN).contains(&angle);
                self.straighten = within.then_some(angle)?;
            }
            Some(("dpi", number)) => {
                let dpi: u16 = number.parse().ok()?;
                self.max_dpi = Some((36..=2400).contains(&dpi).then_some(dpi)?);
            }
            Some(("quality", number)) => {
                let quality: u8 = number.parse().ok()?;
                self.quality = Some((1..=100).contains(&quality).then_some(quality)?);
            }
            Some(("crop", list)) => self.crop = Some(corners(list)?),
            Some(_) => return None,
        }
        Some(())
    }
}

fn corners(list: &str) -> Option<[Corner; 4]> {
    let mut numbers = list.split(':').map(|number| number.parse::<u16>().ok());
    let mut corners = [Corner::default(); 4];
    for corner in &mut corners {
        let (x, y) = (numbers.next()??, numbers.next()??);
        *corner = Corner { x, y };
    }
    let inside = corners.iter().all(|corner| corner.x <= WHOLE && corner.y <= WHOLE);
    (inside && numbers.next().is_none()).then_some(corners)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_it_was_read_from() {
        for line in [
            "1",
            "1-4",
            "2-4, 1",
            "3, 2, 1",
            "1, 3-5 @90, 2 @270",
            "1, 2 card-below, 3, 4 beside",
            "7 straighten:-120 crop:0:0:10000:0:9900:9800:0:10000 bw dpi:200 unplaced",
            "1 dpi:150 quality:50, 2",
            "1-2 grey, 3",
            "none",
            "none; elsewhere 1-3",
            "2; elsewhere 1, 3-4",
        ] {
            let plan: PagePlan = line.parse().unwrap();
            assert_eq!(plan.to_string(), line);
        }
        let loose: PagePlan = " 4 grey @90 ,5;elsewhere 3,1 ".parse().unwrap();
        assert_eq!(loose.to_string(), "4 @90 grey, 5; elsewhere 1, 3");
    }

    #[test]
    fn a_word_that_is_none_is_named() {
        for (line, error, word) in [
            ("", Wrong::NotAPage, ""),
            ("0", Wrong::NotAPage, "0"),
            ("1,,2", Wrong::NotAPage, ""),
            ("4-2", Wrong::NotAPage, "4-2"),
            ("1-999999", Wrong::TooLong, "1-999999"),
            ("1 @45", Wrong::NotAWord, "@45"),
            ("1 straighten:4600", Wrong::NotAWord, "straighten:4600"),
            ("1 crop:1:2:3", Wrong::NotAWord, "crop:1:2:3"),
            ("1 crop:0:0:1:0:1:1:0:10001", Wrong::NotAWord, "crop:0:0:1:0:1:1:0:10001"),
            ("1 dpi:5", Wrong::NotAWord, "dpi:5"),
            ("1 quality:0", Wrong::NotAWord, "quality:0"),
            ("1 quality:101", Wrong::NotAWord, "quality:101"),
            ("1; nowhere 2", Wrong::NotAWord, "nowhere 2"),
        ] {
            let read = line.parse::<PagePlan>();
            assert_eq!(read, Err(Unreadable { wrong: error, word: word.to_owned() }), "{line}");
        }
    }
}
