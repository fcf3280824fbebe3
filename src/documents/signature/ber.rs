//! Reading BER and DER (ITU-T X.690), as far as an electronic signature needs it: tags up to 30, lengths
//! definite and indefinite. Signing programs of Kazakhstan write indefinite lengths, which strict readers of
//! DER refuse.
//!
//! Limits: [`MAX_DEPTH`] levels.

use std::ops::Range;

/// Levels inside each other.
const MAX_DEPTH: usize = 24;

/// The bit of a tag that says that the content is made of further elements.
const CONSTRUCTED: u8 = 0x20;

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Class, form and number in one byte.
    pub(super) tag: u8,
    /// Where its content stands.
    pub(super) body: Range<usize>,
    /// Where the next element stands.
    next: usize,
}

impl Node {
    /// Whether further elements make up its content.
    pub(super) fn is_constructed(&self) -> bool {
        self.tag & CONSTRUCTED != 0
    }
}

/// The element that begins at a place.
pub(super) fn node(data: &[u8], at: usize) -> Option<Node> {
    read(data, at, data.len(), 0)
}

fn read(data: &[u8], at: usize, end: usize, depth: usize) -> Option<Node> {
    if depth > MAX_DEPTH {
        return None;
    }
    let tag = *data.get(at)?;
    // Numbers above 30 take more bytes; nothing that is wanted here has one.
    if tag & 0x1f == 0x1f {
        return None;
    }
    let first = *data.get(at.checked_add(1)?)?;
    let from = at.checked_add(2)?;
    if first == 0x80 {
        if tag & CONSTRUCTED == 0 {
            return None;
        }
        let mut place = from;
        while data.get(place..place.checked_add(2)?)? != [0, 0] {
            place = read(data, place, end, depth + 1)?.next;
        }
        return Some(Node { tag, body: from..place, next: place + 2 });
    }
    let (length, from) = if first < 0x80 {
        (usize::from(first), from)
    } else {
        let count = usize::from(first & 0x7f);
        let bytes = data.get(from..from.checked_add(count)?).filter(|_| count <= 8)?;
        let length = bytes.iter().fold(0_u64, |length, byte| length << 8 | u64::from(*byte));
        (usize::try_from(length).ok()?, from + count)
    };
    let next = from.checked_add(length).filter(|next| *next <= end)?;
    Some(Node { tag, body: from..next, next })
}

/// The elements inside a place, as long as they can be read.
pub(super) fn nodes(data: &[u8], within: Range<usize>) -> impl Iterator<Item = Node> {
    let mut at = within.start;
    std::iter::from_fn(move || {
        if at >= within.end {
            return None;
        }
        let node = read(data, at, within.end, 0)?;
        at = node.next;
        Some(node)
    })
}

/// The pieces of a string that may be cut into several; none when they lie too deep inside each other.
pub(super) fn pieces(data: &[u8], node: &Node) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    collect(data, node, 0, &mut found).map_or_else(Vec::new, |()| found)
}

/// Elements with definite lengths are read without a look inside, so nobody counted their levels before.
fn collect(data: &[u8], node: &Node, depth: usize, found: &mut Vec<Range<usize>>) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    if !node.is_constructed() {
        found.push(node.body.clone());
        return Some(());
    }
    nodes(data, node.body.clone()).try_for_each(|inner| collect(data, &inner, depth + 1, found))
}

/// An object identifier as it is written by people.
pub(super) fn oid(bytes: &[u8]) -> String {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number = 0_u64;
    for byte in bytes.iter().take(64) {
        number = number.wrapping_shl(7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            if numbers.is_empty() {
                let first = (number / 40).min(2);
                numbers.extend([first, number - first * 40]);
            } else {
                numbers.push(number);
            }
            number = 0;
        }
    }
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definite_and_indefinite_lengths_are_the_same() {
        let definite = [0x30, 6, 4, 1, 7, 4, 1, 8];
        let indefinite = [0x30, 0x80, 4, 1, 7, 4, 1, 8, 0, 0];
        for data in [&definite[..], &indefinite[..]] {
            let outer = node(data, 0).unwrap();
            let inner: Vec<Node> = nodes(data, outer.body.clone()).collect();
            assert_eq!(inner.len(), 2);
            assert_eq!(data[inner[1].body.clone()], [8]);
        }
    }

    #[test]
    fn a_string_in_pieces_is_joined() {
        let data = [0x24, 0x80, 4, 2, 1, 2, 4, 1, 3, 0, 0];
        let string = node(&data, 0).unwrap();
        let joined: Vec<u8> =
            pieces(&data, &string).into_iter().flat_map(|it| data[it].to_vec()).collect();
        assert_eq!(joined, [1, 2, 3]);
    }

    /// A string of definite lengths, so many levels deep.
    fn nested(levels: usize) -> Vec<u8> {
        // Written backwards: each head stands in front of everything that it holds.
        let mut data = vec![7, 1, 4];
        for _ in 0..levels {
            let length = u32::try_from(data.len()).unwrap();
            data.extend(length.to_le_bytes());
            data.extend([0x84, 0x24]);
        }
        data.reverse();
        data
    }

    #[test]
    fn a_string_in_pieces_in_pieces_has_its_limit() {
        let of = |levels| {
            let data = nested(levels);
            pieces(&data, &node(&data, 0).unwrap()).len()
        };
        assert_eq!((of(1), of(MAX_DEPTH), of(MAX_DEPTH + 1)), (1, 1, 0));
        // More than any stack holds.
        assert_eq!(of(1_000_000), 0);
    }

    #[test]
    fn lengths_that_cannot_be_and_endless_nesting_are_refused() {
        assert_eq!(node(&[0x30, 5, 1], 0), None);
        assert_eq!(node(&[0x30, 0x88, 255, 255, 255, 255, 255, 255, 255, 255], 0), None);
        assert_eq!(node(&[0x30, 0x80].repeat(100_000), 0), None);
        assert_eq!(node(&[0x04, 0x80, 0, 0], 0), None);
        assert_eq!(oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2]), "1.2.840.113549.1.7.2");
    }
}
