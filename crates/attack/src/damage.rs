//! How a file is damaged: bytes, tokens and parts of other files, a few changes at a time.

use fastrand::Rng;

/// The most changes to one file.
const CHANGES: usize = 6;

/// No damaged file grows beyond this, in bytes.
const LARGEST: usize = 1 << 20;

/// Pieces that matter to every reader of text.
const PIECES: [&[u8]; 24] = [
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r",
    b"\n",
    b"\t",
    b"\"",
    b"'",
    b"\\u0000",
    b"\\ud800",
    b"[[[[[[[[",
    b"{{{{{{{{",
    b"-9223372036854775809",
    b"1e999",
    b"0.1",
    b"=1+1",
    "\u{200b}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{3099}".as_bytes(),
    "満たす".as_bytes(),
    "ー".as_bytes(),
    "①".as_bytes(),
    "2026-02-30".as_bytes(),
];

/// Return a damaged file: one of the `seeds` with a few changes. `words`: tokens of its format.
pub fn damaged(rng: &mut Rng, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let mut bytes = rng.choice(seeds).cloned().unwrap_or_default();
    for _ in 0..rng.usize(1..=CHANGES) {
        change(rng, &mut bytes, seeds, words);
        bytes.truncate(LARGEST);
    }
    bytes
}

fn change(rng: &mut Rng, bytes: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str]) {
    let at = rng.usize(0..=bytes.len());
    match rng.u8(0..10) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.u8(0..8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = rng.u8(..);
            }
        }
        2 => {
            bytes.drain(part(rng, bytes.len(), 64));
        }
        3 => bytes.truncate(at),
        4 => {
            let again = bytes[part(rng, bytes.len(), 256)].to_vec();
            let count = rng.usize(1..=4);
            insert(bytes, at, &again.repeat(count));
        }
        5 => {
            let other = rng.choice(seeds).map_or(&[][..], Vec::as_slice);
            let piece = other[part(rng, other.len(), 512)].to_vec();
            insert(bytes, at, &piece);
        }
        6 | 7 => {
            let word = rng.choice(words).copied().unwrap_or_default().as_bytes();
            replace_or_insert(rng, bytes, at, word);
        }
        8 => {
            let piece = rng.choice(PIECES).unwrap_or_default();
            replace_or_insert(rng, bytes, at, piece);
        }
        _ => {
            let moved: Vec<u8> = bytes.drain(part(rng, bytes.len(), 128)).collect();
            let to = rng.usize(0..=bytes.len());
            insert(bytes, to, &moved);
        }
    }
}

/// Return a part of `length` bytes of at most `most`.
fn part(rng: &mut Rng, length: usize, most: usize) -> std::ops::Range<usize> {
    let from = rng.usize(0..=length);
    from..(from + rng.usize(0..=most)).min(length)
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}

fn replace_or_insert(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let replaced = if rng.bool() { piece.len() } else { 0 };
    let end = (at + replaced).min(bytes.len());
    bytes.splice(at..end, piece.iter().copied());
}
