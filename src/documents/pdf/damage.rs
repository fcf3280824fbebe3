//! Whether a file has to be repaired before it can be read. The reader repairs silently; this is a cheap
//! look of our own at the file's table of contents (PDF 32000-1, 7.5.4 and 7.5.5).
//!
//! Limits: of a cross-reference stream only the place and the type are checked, and of a chain of tables the
//! first ones.

/// Where `startxref` is looked for, from the end.
const TAIL: usize = 1100;
/// The dictionary of a cross-reference stream is looked for in so many bytes.
const LONGEST_HEAD: usize = 16_000;
/// Tables of a chain that are looked at.
const MAX_TABLES: usize = 32;
/// Entries of a file that are looked at; whoever forges more of them costs no time.
const MAX_ENTRIES: usize = 20_000;

/// What is wrong with a file's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// Its end is missing: perhaps pages, too.
    CutOff,
    /// The table that says where everything stands is wrong.
    WrongTable,
}

/// The damage, if there is any.
pub(super) fn of(data: &[u8]) -> Option<Damage> {
    let tail = data.get(data.len().saturating_sub(TAIL)..).unwrap_or_default();
    let Some(at) = rfind(tail, b"startxref") else { return Some(Damage::CutOff) };
    if rfind(tail, b"%%EOF").is_none() {
        return Some(Damage::CutOff);
    }
    let mut words = Words { data: tail, at: at + b"startxref".len() };
    let Some(place) = words.number() else { return Some(Damage::WrongTable) };
    // Some files have something before their head, and count from the head.
    let head = data.get(..TAIL.min(data.len())).unwrap_or_default();
    let shift = head.windows(5).position(|window| window == b"%PDF-").unwrap_or(0);
    let sound = [0, shift]
        .iter()
        .any(|shift| Tables { data, shift: *shift, left: MAX_ENTRIES }.sound(place));
    (!sound).then_some(Damage::WrongTable)
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}

/// Reads words and numbers between white space.
#[derive(Clone, Copy)]
struct Words<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Words<'a> {
    fn rest(&self) -> &'a [u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    fn skip_white(&mut self) {
        let white = |byte: &&u8| matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ');
        self.at += self.rest().iter().take_while(white).count();
    }

    /// What some put behind an entry, and every reader overlooks.
    fn skip_remark(&mut self) {
        let line = self.rest().iter().take(80).take_while(|byte| !matches!(byte, b'\r' | b'\n'));
        if !line.clone().any(u8::is_ascii_digit) {
            self.at += line.count();
        }
    }

    fn number(&mut self) -> Option<usize> {
        self.skip_white();
        let digits: String = self
            .rest()
            .iter()
            .take(20)
            .take_while(|b| b.is_ascii_digit())
            .map(|b| char::from(*b))
            .collect();
        self.at += digits.len();
        digits.parse().ok()
    }

    fn word(&mut self, word: &[u8]) -> bool {
        self.skip_white();
        let there = self.rest().starts_with(word);
        self.at += if there { word.len() } else { 0 };
        there
    }
}

struct Tables<'a> {
    data: &'a [u8],
    shift: usize,
    left: usize,
}

impl<'a> Tables<'a> {
    fn words(&self, place: usize) -> Words<'a> {
        Words { data: self.data, at: place.saturating_add(self.shift) }
    }

    /// Whether the chain of tables that begins here leads to objects.
    fn sound(&mut self, place: usize) -> bool {
        let mut place = place;
        for _ in 0..MAX_TABLES {
            let mut words = self.words(place);
            if !words.word(b"xref") {
                return self.object_at(place).is_some() && self.is_stream_of_tables(place);
            }
            if !self.entries(&mut words) {
                return false;
            }
            match previous(words).filter(|_| self.left > 0) {
                Some(next) if next != place => place = next,
                Some(_) | None => return true,
            }
        }
        true
    }

    /// Whether the entries of one table point at the objects that they name.
    fn entries(&mut self, words: &mut Words<'a>) -> bool {
        while !words.word(b"trailer") {
            let (Some(first), Some(count)) = (words.number(), words.number()) else { return false };
            for number in first..first.saturating_add(count) {
                let (Some(offset), Some(_)) = (words.number(), words.number()) else {
                    return false;
                };
                let used = words.word(b"n");
                if !used && !words.word(b"f") {
                    return false;
                }
                words.skip_remark();
                // Writers keep entries without an object at offset 0.
                if used && offset > 0 && self.object_at(offset) != Some(number) {
                    return false;
                }
                self.left = self.left.saturating_sub(1);
                if self.left == 0 {
                    return true;
                }
            }
        }
        true
    }

    /// Whether what begins here calls itself a cross-reference stream (7.5.8.2, Table 17).
    fn is_stream_of_tables(&self, place: usize) -> bool {
        let rest = self.words(place).rest();
        let near = rest.get(..LONGEST_HEAD).unwrap_or(rest);
        let head = near.windows(6).position(|window| window == b"stream").unwrap_or(near.len());
        near.get(..head).is_some_and(|head| rfind(head, b"/XRef").is_some())
    }

    /// The number of the object that begins here.
    fn object_at(&self, place: usize) -> Option<usize> {
        let mut words = self.words(place);
        let number = words.number()?;
        words.number()?;
        words.word(b"obj").then_some(number)
    }
}

/// `/Prev` of the trailer that begins here.
fn previous(words: Words<'_>) -> Option<usize> {
    let near = words.rest().get(..2000).unwrap_or(words.rest());
    let end = near.windows(9).position(|window| window == b"startxref").unwrap_or(near.len());
    let trailer = near.get(..end)?;
    let key = trailer.windows(5).position(|window| window == b"/Prev")?;
    Words { data: trailer, at: key + 5 }.number()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(offset: usize, start: &str) -> Vec<u8> {
        format!(
            "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 2\n0000000000 65535 f \n{offset:010} 00000 n \n\
             trailer\n<</Size 2>>\nstartxref\n{start}\n%%EOF\n"
        )
        .into_bytes()
    }

    #[test]
    fn a_sound_file_is_left_in_peace() {
        assert_eq!(of(&file(9, "29")), None);
        let shifted = [b"junk\n".to_vec(), file(9, "29")].concat();
        assert_eq!(of(&shifted), None);
        let stream = |kind: &str| {
            let head = format!("<</Type/{kind}/Size 2/W[1 1 1]/Length 0>>");
            let object = format!("7 0 obj\n{head}\nstream\n\nendstream\nendobj\n");
            format!("%PDF-1.7\n{object}startxref\n9\n%%EOF\n").into_bytes()
        };
        assert_eq!(of(&stream("XRef")), None);
        assert_eq!(of(&stream("ObjStm")), Some(Damage::WrongTable), "an object, but no table");
    }

    #[test]
    fn each_damage_is_seen() {
        assert_eq!(of(&file(9, "7")), Some(Damage::WrongTable));
        assert_eq!(of(&file(9, "99999999999")), Some(Damage::WrongTable));
        assert_eq!(of(&file(9, "")), Some(Damage::WrongTable));
        assert_eq!(of(&file(12, "29")), Some(Damage::WrongTable));
        let whole = file(9, "29");
        assert_eq!(of(&whole[..whole.len() - 8]), Some(Damage::CutOff));
        assert_eq!(of(b""), Some(Damage::CutOff));
    }
}
