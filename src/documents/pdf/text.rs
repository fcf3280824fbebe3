//! PDF syntax in the making: bytes and references, the way `RecipeObject::text` wants them
//! (PDF 32000-1, 7.3).

use hayro_syntax::object::Number;

use crate::documents::recipe::{LocalId, Token};

/// A piece of PDF syntax that may hold references.
#[derive(Debug, Default)]
pub(super) struct Text {
    tokens: Vec<Token>,
    raw: Vec<u8>,
}

impl Text {
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
    }

    /// A gap, if what stands before would run into a regular character.
    fn gap(&mut self) {
        let delimited = |byte: &u8| matches!(byte, b' ' | b'[' | b'<' | b'>' | b']' | b')');
        let after_ref = self.raw.is_empty() && !self.tokens.is_empty();
        if after_ref || self.raw.last().is_some_and(|byte| !delimited(byte)) {
            self.raw.push(b' ');
        }
    }

    pub(super) fn word(&mut self, word: &[u8]) {
        self.gap();
        self.raw(word);
    }

    pub(super) fn reference(&mut self, id: LocalId) {
        self.gap();
        if !self.raw.is_empty() {
            self.tokens.push(Token::Raw(std::mem::take(&mut self.raw)));
        }
        self.tokens.push(Token::Ref(id));
    }

    pub(super) fn name(&mut self, name: &[u8]) {
        if self.raw.is_empty() && !self.tokens.is_empty() {
            self.raw.push(b' ');
        }
        self.raw.push(b'/');
        for &byte in name {
            let regular = byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(&byte);
            if regular {
                self.raw.push(byte);
            } else {
                self.raw.push(b'#');
                self.hex(byte);
            }
        }
    }

    pub(super) fn string(&mut self, bytes: &[u8]) {
        let odd = bytes.iter().filter(|byte| !matches!(byte, b' '..=b'~')).count();
        if odd * 4 > bytes.len() {
            self.raw.push(b'<');
            for &byte in bytes {
                self.hex(byte);
            }
            self.raw.push(b'>');
            return;
        }
        self.raw.push(b'(');
        for &byte in bytes {
            match byte {
                b'(' | b')' | b'\\' => self.raw.extend([b'\\', byte]),
                b' '..=b'~' => self.raw.push(byte),
                _ => self.raw(format!("\\{byte:03o}").as_bytes()),
            }
        }
        self.raw.push(b')');
    }

    fn hex(&mut self, byte: u8) {
        self.raw(format!("{byte:02X}").as_bytes());
    }

    /// A number with all its digits, never with an exponent (7.3.3).
    pub(super) fn number(&mut self, number: Number) {
        let written = number.to_string();
        let text = if written.contains(['e', 'i', 'N']) {
            plain(number.as_f64())
        } else {
            written.strip_suffix(".0").map(str::to_owned).unwrap_or(written)
        };
        self.word(text.as_bytes());
    }

    pub(super) fn real(&mut self, value: f32) {
        self.word(plain(f64::from(value)).as_bytes());
    }

    pub(super) fn finish(mut self) -> Vec<Token> {
        if !self.raw.is_empty() {
            self.tokens.push(Token::Raw(self.raw));
        }
        self.tokens
    }
}

/// Within what readers hold (a single-precision real or a 32-bit integer), without an exponent.
fn plain(value: f64) -> String {
    let held = if value.is_finite() { value.clamp(-2_147_483_648.0, 2_147_483_647.0) } else { 0.0 };
    let text = format!("{held:.9}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(build: impl FnOnce(&mut Text)) -> String {
        let mut text = Text::default();
        build(&mut text);
        text.finish()
            .into_iter()
            .map(|token| match token {
                Token::Raw(raw) => String::from_utf8_lossy(&raw).into_owned(),
                Token::Ref(id) => format!("{} 0 R", id.0),
            })
            .collect()
    }

    #[test]
    fn syntax_keeps_its_gaps() {
        let text = written(|t| {
            t.name(b"A B#");
            t.reference(LocalId(7));
            t.name(b"C");
            t.raw(b"[");
            t.reference(LocalId(8));
            t.reference(LocalId(9));
            t.word(b"true");
            t.raw(b"]");
            t.string(b"a(b)\\\r");
            t.string(&[0, 200, 3]);
        });
        assert_eq!(text, "/A#20B#23 7 0 R /C[8 0 R 9 0 R true](a\\(b\\)\\\\\\015)<00C803>");
    }

    #[test]
    fn numbers_have_no_exponent() {
        for (value, expected) in
            [(1e-7_f32, "0.0000001"), (1e30, "2147483647"), (f32::NAN, "0"), (-0.5, "-0.5")]
        {
            assert_eq!(written(|t| t.real(value)), expected);
        }
        assert_eq!(written(|t| t.number(Number::from_i32(-12))), "-12");
        assert_eq!(written(|t| t.number(Number::from_f32(2.0))), "2");
    }
}
