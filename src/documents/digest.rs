//! SHA-256 while reading: 64 KiB at a time, whatever the size of the file.

use std::io::{self, Read, Seek, SeekFrom};

use sha2::{Digest as _, Sha256};

use crate::domain::Digest;

/// The digest and the length in bytes of everything that `source` gives from here to its end.
pub fn of_reader(source: &mut dyn Read) -> io::Result<(Digest, u64)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut length = 0_u64;
    loop {
        match source.read(&mut buffer) {
            Ok(0) => return Ok((Digest(hash.finalize().into()), length)),
            Ok(count) => {
                hash.update(buffer.get(..count).unwrap_or_default());
                length += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The digest and the length of a file, read from its start.
pub fn of_file<F: Read + Seek>(file: &mut F) -> io::Result<(Digest, u64)> {
    file.seek(SeekFrom::Start(0))?;
    of_reader(file)
}

/// The digest of bytes in memory.
pub fn of_bytes(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer_of_fips_180_4() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of_bytes(b"abc").to_string(), expected);
        let (digest, length) = of_reader(&mut &b"abc"[..]).unwrap();
        assert_eq!((digest.to_string().as_str(), length), (expected, 3));
    }
}
