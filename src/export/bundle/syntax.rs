//! A worker's syntax is looked at once more before it is written: it must be exactly one object (or the
//! entries of one dictionary), so that no worker, however broken, can end an object early. The length
//! of a stream is the writer's to say: a worker that says one is refused.

/// Brackets inside brackets.
const MAX_NESTING: usize = 1000;

/// Whether `text` is one object, or, for a stream, a balanced run of dictionary entries.
pub(super) fn is_one_object(text: &[u8], entries: bool) -> bool {
    let mut open: Vec<u8> = Vec::new();
    let mut rest = text;
    let mut top_level = 0_usize;
    let mut reference = 0_u8;
    while let Some((&byte, after)) = rest.split_first() {
        let before = open.len();
        rest = match byte {
            b' ' | b'\n' | b'\r' | b'\t' => {
                rest = after;
                continue;
            }
            b'[' => {
                open.push(b']');
                after
            }
            b'<' if after.first() == Some(&b'<') => {
                open.push(b'>');
                after.get(1..).unwrap_or_default()
            }
            b'<' | b'(' => {
                let string = if byte == b'(' { literal_string(after) } else { hex_string(after) };
                let Some(rest) = string else { return false };
                rest
            }
            b']' => match open.pop() {
                Some(b']') => after,
                _ => return false,
            },
            b'>' if after.first() == Some(&b'>') => match open.pop() {
                Some(b'>') => after.get(1..).unwrap_or_default(),
                _ => return false,
            },
            b'/' => {
                // A name may be empty (7.3.5); what comes next is then looked at by itself.
                let (name, after) = after.split_at_checked(run(after)).unwrap_or((after, &[]));
                if entries && before == 0 && says_length(name) {
                    return false;
                }
                after
            }
            _ => {
                let (word, after) = rest.split_at_checked(run(rest).max(1)).unwrap_or((rest, &[]));
                if !is_word(word) {
                    return false;
                }
                if word == b"R" && before == 0 {
                    reference = 2;
                }
                after
            }
        };
        if open.len() > MAX_NESTING {
            return false;
        }
        let starts_here = before == 0 && !(byte == b']' || byte == b'>');
        if starts_here {
            // `n 0 R` counts as one.
            top_level = (top_level + 1).saturating_sub(usize::from(std::mem::take(&mut reference)));
        }
    }
    open.is_empty() && (entries || top_level == 1)
}

fn is_word(word: &[u8]) -> bool {
    let number = |word: &[u8]| {
        !word.is_empty() && word.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte))
    };
    matches!(word, b"true" | b"false" | b"null" | b"R") || number(word)
}

/// Length of the run of regular characters.
fn run(bytes: &[u8]) -> usize {
    let regular = |byte: &u8| byte.is_ascii_graphic() && !b"()<>[]{}/%".contains(byte);
    bytes.iter().take_while(|byte| regular(byte)).count()
}

/// Whether a name is `Length`, however it is written (`#6c`: 7.3.5).
fn says_length(name: &[u8]) -> bool {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut plain = Vec::new();
    let mut rest = name;
    while let Some((&byte, after)) = rest.split_first() {
        let code = match after {
            [high, low, ..] if byte == b'#' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        rest = code.and_then(|_| after.get(2..)).unwrap_or(after);
        plain.push(code.map_or(byte, |(high, low)| high * 16 + low));
    }
    plain == b"Length"
}

fn hex_string(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().position(|&byte| byte == b'>')?;
    let (digits, rest) = bytes.split_at_checked(end)?;
    digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
    rest.get(1..)
}

fn literal_string(bytes: &[u8]) -> Option<&[u8]> {
    let mut depth = 1_usize;
    let mut escaped = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return bytes.get(at + 1..);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_one_object;

    #[test]
    fn one_object_and_nothing_else() {
        for good in [
            "null",
            "/",
            "<</A/(x)/B 1>>",
            "-1.5",
            "/A",
            "<</A[1 2 0 R(x\\)y)]/B<00>>>",
            "[ 5 0 R 6 0 R]",
            "7 0 R",
        ] {
            assert!(is_one_object(good.as_bytes(), false), "{good}");
        }
        for bad in [
            "",
            "null endobj",
            "<</A 1>> 2",
            "<</A 1",
            "]",
            "[1>>",
            "(a",
            "<0x>",
            "1 0 obj",
            "a",
            "[1]]",
            "% c",
            "<</A/(>>",
            "[1 0 R] 1 2",
            "<</A 1>>stream",
        ] {
            assert!(!is_one_object(bad.as_bytes(), false), "{bad}");
        }
        assert!(is_one_object(b"/Type/XObject/BBox[0 0 1 1]/R 3 0 R", true));
        assert!(is_one_object(b"", true));
        assert!(!is_one_object(b"/A>>endobj", true));
        assert!(is_one_object(b"/DecodeParms<</Length 5>>/Length1 7", true));
        assert!(!is_one_object(b"/Type/XObject/Length 5", true));
        assert!(!is_one_object(b"/Len#67th 5", true));
    }
}
