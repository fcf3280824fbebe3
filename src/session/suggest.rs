//! Where a file without a place may belong: by its name, by the words in its first pages, by a machine readable
//! zone, by the shape of its paper. What each kind of document is recognised by is data of the rule book
//! ([`Recognition`](crate::rules::Recognition)). A suggestion says by what it was made; it is never applied by
//! itself.
//!
//! A [`Suggester`] is made once per state of the case. Asking it takes milliseconds for a long text: whoever
//! draws keeps its answers.

use std::sync::Arc;

use super::slots::{Asked, slots};
use super::{CaseSession, passport};
use crate::documents::clues::{Clues, Shape, folded};
use crate::domain::mrz::MrzFormat;
use crate::domain::{
    Answer, Arg, AsOf, Case, Code, DocumentTypeId, Finding, Language, Mrz, Severity, Subject,
};
use crate::rules::{DocumentType, MrzField, Paper, RuleBook, Zone};

/// Words of the name; `words`.
pub const BY_NAME: Code = Code("suggested-by-name");
/// Words at the head of the first pages; `words`.
pub const BY_HEADING: Code = Code("suggested-by-heading");
/// Words in the first pages; `words`.
pub const BY_TEXT: Code = Code("suggested-by-text");
/// The machine readable zone of a passport.
pub const BY_PASSPORT_ZONE: Code = Code("suggested-by-passport-zone");
/// The machine readable zone of a card.
pub const BY_CARD_ZONE: Code = Code("suggested-by-card-zone");
/// The machine readable zone names the applicant; `name`.
pub const BY_APPLICANT: Code = Code("suggested-by-applicant");
/// It names somebody else; `name`.
pub const BY_ANOTHER: Code = Code("suggested-by-another-person");
/// The paper has the shape of a card.
pub const BY_CARD_SHAPE: Code = Code("suggested-by-card-shape");
/// The picture has the shape of a photograph of 35 × 45 mm.
pub const BY_PHOTO_SHAPE: Code = Code("suggested-by-photo-shape");

/// All codes of suggestions.
pub const CODES: &[Code] = &[
    BY_NAME,
    BY_HEADING,
    BY_TEXT,
    BY_PASSPORT_ZONE,
    BY_CARD_ZONE,
    BY_APPLICANT,
    BY_ANOTHER,
    BY_CARD_SHAPE,
    BY_PHOTO_SHAPE,
];

/// Suggestions for one file.
const MOST: usize = 3;
/// What it weighs that a zone names whom the paper is about: more than that a paper is asked for.
const WHOSE: u32 = 80;
/// What is weaker than this is chance.
const LEAST: u32 = 14;
/// Characters, without spaces, that count as the head of a document.
const HEAD: usize = 260;
/// Characters before a phrase that make it the heading.
const EARLY: usize = 60;
/// A word that stands in many papers (`паспорт`) counts for little unless it stands at the head.
const SHORT: usize = 12;

/// A place that a file may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The kind of document.
    pub kind: DocumentTypeId,
    /// How strong the signs are; comparable within one file only.
    pub weight: u32,
    /// Whether the case has a place for it already; of the others it can be a further document.
    pub has_slot: bool,
    /// By what, the strongest first; the words are those of any finding.
    pub reasons: Vec<Finding>,
}

/// Suggests places for files.
#[derive(Clone, Debug)]
pub struct Suggester {
    kinds: Vec<Known>,
    /// The case, to tell whose passport it is.
    of: (Arc<RuleBook>, Arc<Case>, AsOf),
}

/// Whom a machine readable zone names.
#[derive(Clone, Debug)]
struct Holder {
    name: String,
    /// Whether that is the applicant.
    is_applicant: bool,
}

/// A kind of document, ready to be compared.
#[derive(Clone, Debug)]
struct Known {
    kind: DocumentTypeId,
    asked: Asked,
    has_slot: bool,
    is_there: bool,
    /// As compared and as written.
    phrases: Vec<(String, String)>,
    /// Words of its titles.
    words: Vec<String>,
    /// The words that this program calls its files by.
    stem: Vec<String>,
    /// Abbreviations of its titles, such as ИИН.
    short: Vec<String>,
    zone: Option<Zone>,
    /// That of somebody else than the applicant.
    of_another: bool,
    paper: Option<Paper>,
}

impl Suggester {
    /// For a case as it is now.
    pub fn new(session: &CaseSession) -> Self {
        let mut kinds: Vec<Known> = Vec::new();
        for slot in slots(session).into_iter().flat_map(|group| group.slots) {
            let Some(kind) = session.book().documents.get(&slot.kind) else { continue };
            if !kinds.iter().any(|it| it.kind == slot.kind) {
                let has_slot = !slot.requirements.is_empty();
                let is_there = !slot.documents.is_empty();
                kinds.push(Known { has_slot, is_there, ..known(kind, slot.asked) });
            }
        }
        for kind in session.book().documents.values() {
            if !kinds.iter().any(|it| it.kind == kind.id) {
                kinds.push(known(kind, Asked::NotAsked));
            }
        }
        let of = (Arc::clone(session.book()), Arc::clone(session.case()), session.as_of());
        Self { kinds, of }
    }

    /// Without a case: every kind of document is as likely as another.
    pub fn of_book(book: &Arc<RuleBook>, as_of: AsOf) -> Option<Self> {
        let kinds = book.documents.values().map(|kind| known(kind, Asked::NotAsked)).collect();
        let procedure = book.procedures.first()?.id.clone();
        let case = Arc::new(Case::new(String::new(), procedure));
        Some(Self { kinds, of: (Arc::clone(book), case, as_of) })
    }

    /// Whom a zone names, where the case says who the applicant is: one whose surname or birthday differs is
    /// somebody else.
    fn holder(&self, mrz: &Mrz) -> Option<Holder> {
        let (book, case, as_of) = &self.of;
        let asked = passport::Asked { book, case, as_of: *as_of };
        let tells = |row: &passport::Row| {
            matches!(row.field, MrzField::Surname | MrzField::BirthDate)
                && matches!(row.answer, Some(Answer::Accepted(_)))
        };
        let rows = passport::zones(book).flat_map(|zone| passport::differences(asked, zone, mrz));
        let rows: Vec<passport::Row> = rows.filter(tells).collect();
        let name = format!("{} {}", mrz.surname(), mrz.given_names()).trim().to_owned();
        let is_applicant = rows.iter().all(passport::Row::is_same);
        (!rows.is_empty()).then_some(Holder { name, is_applicant })
    }

    /// Where a file may belong, the likeliest first; empty when nothing fits. `folder` are the words of the
    /// folders in which it came.
    pub fn suggest(&self, name: &str, folder: &str, clues: Option<&Clues>) -> Vec<Suggestion> {
        let mut found: Vec<(u32, Suggestion)> = Vec::new();
        let holder = clues.and_then(|it| it.mrz.as_ref()).and_then(|mrz| self.holder(mrz));
        for known in &self.kinds {
            let mut signs = known.signs(name, folder, clues, holder.as_ref());
            signs.sort_by_key(|(weight, ..)| std::cmp::Reverse(*weight));
            let weight: u32 = signs.iter().map(|(weight, ..)| *weight).sum();
            if weight < LEAST {
                continue;
            }
            let about = |(_, code, words): &(u32, Code, Option<String>)| {
                let about = Finding::new(Severity::Hint, Subject::Case, *code);
                match words {
                    Some(name) if [BY_APPLICANT, BY_ANOTHER].contains(code) => {
                        about.with("name", Arg::Text(name.clone()))
                    }
                    Some(words) => about.with("words", Arg::Text(words.clone())),
                    None => about,
                }
            };
            let reasons = signs.iter().map(about).collect();
            let rank = weight + known.bonus();
            let (kind, has_slot) = (known.kind.clone(), known.has_slot);
            found.push((rank, Suggestion { kind, weight, has_slot, reasons }));
        }
        found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        found.into_iter().take(MOST).map(|(_, suggestion)| suggestion).collect()
    }
}

fn known(kind: &DocumentType, asked: Asked) -> Known {
    let titles = Language::ALL.map(|language| kind.title.in_language(language).to_owned());
    let recognition = &kind.recognised_by;
    let phrases = recognition.words.iter().map(|(_, phrase)| phrase).chain(&titles);
    let words = titles.iter().chain([&kind.file_stem]).flat_map(|text| words_of(text));
    Known {
        kind: kind.id.clone(),
        asked,
        has_slot: false,
        is_there: false,
        phrases: phrases.map(|phrase| (folded(phrase), phrase.clone())).collect(),
        words: words.collect(),
        stem: every_word_of(&kind.file_stem),
        short: titles.iter().flat_map(|title| abbreviations_of(title)).collect(),
        zone: recognition.zone,
        of_another: recognition.of_another,
        paper: recognition.paper,
    }
}

type Sign = (u32, Code, Option<String>);

impl Known {
    /// What is asked for and missing is likelier than what is there or not asked for.
    fn bonus(&self) -> u32 {
        match (self.asked, self.is_there) {
            (Asked::NotAsked | Asked::Waived, _) => 0,
            (_, true) => 6,
            (Asked::Advised | Asked::Unknown, false) => 9,
            (Asked::Required | Asked::OneOf, false) => 14,
        }
    }

    fn signs(
        &self,
        name: &str,
        folder: &str,
        clues: Option<&Clues>,
        holder: Option<&Holder>,
    ) -> Vec<Sign> {
        let mut signs: Vec<Sign> = self.by_name(name).into_iter().collect();
        if signs.is_empty() && !folder.is_empty() {
            signs.extend(
                self.by_name(folder).map(|(weight, code, words)| (weight / 2, code, words)),
            );
        }
        let Some(clues) = clues else { return signs };
        signs.extend(self.by_text(&clues.text));
        let zone = clues.mrz.as_ref().map(|mrz| match mrz.format() {
            MrzFormat::Td3 => Zone::Passport,
            MrzFormat::Td1 | MrzFormat::Td2 => Zone::Card,
        });
        let zone = zone.filter(|zone| self.zone == Some(*zone));
        if zone.is_some()
            && let Some(Holder { name, is_applicant }) = holder
            && *is_applicant != self.of_another
        {
            let code = if *is_applicant { BY_APPLICANT } else { BY_ANOTHER };
            signs.push((WHOSE, code, Some(name.clone())));
        }
        match zone {
            Some(Zone::Passport) => signs.push((70, BY_PASSPORT_ZONE, None)),
            Some(Zone::Card) => signs.push((55, BY_CARD_ZONE, None)),
            None => {}
        }
        match (self.paper, clues.shape) {
            (Some(Paper::Photo), Some(Shape::Photo)) => signs.push((34, BY_PHOTO_SHAPE, None)),
            (Some(Paper::Card), Some(Shape::Card)) => signs.push((24, BY_CARD_SHAPE, None)),
            (Some(_) | None, _) => {}
        }
        signs
    }

    fn by_name(&self, name: &str) -> Option<Sign> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let whole = folded(stem);
        let phrase = self.longest(|phrase| whole.contains(phrase));
        if let Some((length, words)) = phrase {
            return Some((40 + length, BY_NAME, Some(words.to_owned())));
        }
        let every = every_word_of(stem);
        let is_stem = |part: &[String]| part == self.stem.as_slice();
        if !self.stem.is_empty() && every.windows(self.stem.len()).any(is_stem) {
            return Some((36, BY_NAME, Some(self.stem.join("-"))));
        }
        if let Some(word) = every.into_iter().find(|word| self.short.contains(word)) {
            return Some((24, BY_NAME, Some(word)));
        }
        let shared = words_of(stem).into_iter().map(|word| (best(&word, &self.words), word));
        let shared: Vec<(u32, String)> = shared.filter(|(score, _)| *score > 0).collect();
        let score: u32 = shared.iter().map(|(score, _)| 3 * score).sum();
        let words: Vec<String> = shared.into_iter().map(|(_, word)| word).collect();
        (score > 0).then(|| (score.min(30), BY_NAME, Some(words.join(" "))))
    }

    fn by_text(&self, text: &str) -> Option<Sign> {
        let head: String = text.chars().take(HEAD).collect();
        let in_head = self.phrases.iter().filter_map(|(phrase, words)| {
            let at = head.find(phrase.as_str())?;
            let before = head.get(..at).map_or(HEAD, |before| before.chars().count());
            let letters = phrase.chars().count();
            // The heading comes first; what it speaks of comes later.
            let is_early = before < EARLY;
            let counts = is_early || letters >= SHORT;
            let weight =
                u32::try_from(letters.min(40)).unwrap_or(0) + if is_early { 42 } else { 24 };
            counts.then(|| (weight, BY_HEADING, Some(words.clone())))
        });
        in_head.max_by_key(|(weight, ..)| *weight).or_else(|| {
            let (letters, words) = self.longest(|phrase| text.contains(phrase))?;
            let is_short = usize::try_from(letters).is_ok_and(|it| it < SHORT);
            let weight = if is_short { 4 } else { 8 + letters / 2 };
            Some((weight, BY_TEXT, Some(words.to_owned())))
        })
    }

    /// The longest of the phrases for which this holds: how many letters of it count, and its words.
    fn longest(&self, holds: impl Fn(&str) -> bool) -> Option<(u32, &str)> {
        let fitting = self.phrases.iter().filter(|(phrase, _)| phrase.len() > 2 && holds(phrase));
        let longest = fitting.max_by_key(|(phrase, _)| phrase.chars().count())?;
        let letters = u32::try_from(longest.0.chars().count()).unwrap_or(u32::MAX);
        Some((letters.min(40), &longest.1))
    }
}

/// How much of a word another shares from its beginning: endings differ from case to case.
fn best(word: &str, others: &[String]) -> u32 {
    let shared = |other: &String| {
        let same = word.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let shorter = word.chars().count().min(other.chars().count());
        if same >= 4 && same + 3 >= shorter { u32::try_from(same).unwrap_or(0) } else { 0 }
    };
    others.iter().map(shared).max().unwrap_or(0)
}

/// All words, in small letters.
fn every_word_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Words of three or four capitals, in small letters: two may be anything.
fn abbreviations_of(title: &str) -> Vec<String> {
    let words = title.split(|c: char| !c.is_alphabetic());
    let is_short = |word: &&str| {
        (3..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
    };
    words.filter(is_short).map(str::to_lowercase).collect()
}

/// Words of four letters and more, in small letters.
fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() >= 4).map(str::to_owned).collect()
}
