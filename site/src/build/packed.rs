//! Files packed beforehand, beside the files themselves: a web server sends them to browsers that
//! accept them, and does not pack anything itself.

use std::io::{Cursor, Read, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// The extensions of files that are worth packing.
const WORTH: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "xml"];

/// A way to pack a file: the same bytes are always packed to the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// Brotli (RFC 7932), which browsers accept over TLS and from this machine.
    Brotli,
    /// Gzip (RFC 1952), without a name and a time; an intranet without TLS needs it.
    Gzip,
}

impl Coding {
    /// All of them.
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Return the path of the packed form of a file.
    pub(super) fn path(self, path: &str) -> String {
        let extension = match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        };
        format!("{path}.{extension}")
    }

    /// Pack bytes; return `None` if that does not make them fewer.
    pub(super) fn pack(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut packed = Vec::new();
        // Nothing fails where all is in memory; a fault would only leave the file unpacked.
        match self {
            Self::Brotli => {
                let best = BrotliEncoderParams::default();
                brotli::BrotliCompress(&mut Cursor::new(bytes), &mut packed, &best).ok()?;
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(&mut packed, Compression::best());
                encoder.write_all(bytes).and_then(|()| encoder.finish().map(|_| ())).ok()?;
            }
        }
        Some(packed).filter(|packed| packed.len() < bytes.len())
    }

    /// Return whether `packed` is a packed form of these bytes.
    pub(super) fn is_of(self, packed: &[u8], bytes: &[u8]) -> bool {
        let mut unpacked = Vec::new();
        // One byte more than expected is enough to tell.
        let most = bytes.len() as u64 + 1;
        let read = match self {
            Self::Brotli => {
                brotli::Decompressor::new(packed, 4096).take(most).read_to_end(&mut unpacked)
            }
            Self::Gzip => GzDecoder::new(packed).take(most).read_to_end(&mut unpacked),
        };
        read.is_ok() && unpacked == bytes
    }
}

/// Return whether a file of the site is worth packing.
pub(super) fn is_worth(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| WORTH.contains(&extension))
}

#[cfg(test)]
mod tests {
    use super::{Coding, is_worth};

    #[test]
    fn what_is_packed_is_smaller_unpacks_to_the_same_and_has_no_time() {
        let text = "基準 ".repeat(500).into_bytes();
        for coding in Coding::ALL {
            let packed = coding.pack(&text).unwrap();
            assert!(packed.len() < text.len() / 10, "{coding:?}");
            assert!(coding.is_of(&packed, &text), "{coding:?}");
            assert_eq!(coding.pack(&text), Some(packed.clone()), "{coding:?}");
            assert!(!coding.is_of(&packed, &text[1..]), "{coding:?}");
            assert!(!coding.is_of(&packed[..packed.len() / 2], &text), "{coding:?}");
            assert!(!coding.is_of(b"not packed", &text), "{coding:?}");
            assert_eq!(coding.pack(b"\0asm\x01\0\0\0"), None, "{coding:?}");
        }
        assert_eq!(Coding::Gzip.pack(&text).unwrap()[4..8], [0; 4], "the time");
    }

    #[test]
    fn texts_and_programs_are_worth_packing() {
        for (path, worth) in [
            ("index.html", true),
            ("assets/form_bg-1.wasm", true),
            ("a/x.xlsx", false),
            ("x.html.br", false),
            ("LICENSE", false),
        ] {
            assert_eq!(is_worth(path), worth, "{path}");
        }
    }
}
