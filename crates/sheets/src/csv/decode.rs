//! The bytes of a table as text: UTF-8, UTF-16, and what Japanese Excel saves as CSV (CP932).

use std::borrow::Cow;

/// A function that decodes CP932, the Shift_JIS of Windows, with U+FFFD for what is none. Browsers
/// have it built in; a native program takes it from a library.
pub type Cp932 = fn(&[u8]) -> String;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const LITTLE_MARK: &[u8] = b"\xff\xfe";
const BIG_MARK: &[u8] = b"\xfe\xff";

/// The sign for what cannot be decoded.
const LOST: char = '\u{fffd}';

/// The bytes by which the encoding is known.
const SAMPLE: usize = 64 << 10;

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16 { big: bool },
    Cp932,
}

impl Encoding {
    /// Return the encoding of these bytes, and the number of bytes of its mark.
    fn of(bytes: &[u8]) -> (Self, usize) {
        if bytes.starts_with(UTF8_MARK) {
            return (Self::Utf8, UTF8_MARK.len());
        }
        for (mark, big) in [(LITTLE_MARK, false), (BIG_MARK, true)] {
            if bytes.starts_with(mark) {
                return (Self::Utf16 { big }, mark.len());
            }
        }
        let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
        let fault = std::str::from_utf8(sample).err();
        // The end of the sample may cut a character.
        let fault =
            fault.filter(|fault| fault.error_len().is_some() || sample.len() == bytes.len());
        let zeros =
            |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        let (high, low) = (zeros(0), zeros(1));
        if (high == 0) != (low == 0) && (fault.is_some() || (high + low) * 4 > sample.len()) {
            return (Self::Utf16 { big: high > 0 }, 0);
        }
        match fault {
            // Japanese letters before the fault: a damaged file in UTF-8.
            Some(fault) if !has_wide(sample, fault.valid_up_to()) => (Self::Cp932, 0),
            _ => (Self::Utf8, 0),
        }
    }

    /// Return what is said of a file in this encoding; nothing of the usual one.
    pub(crate) fn said(self) -> Option<&'static str> {
        match self {
            Self::Utf8 => None,
            Self::Utf16 { .. } => Some("文字コードUTF-16(Unicodeテキスト)として読みました。"),
            Self::Cp932 => Some("文字コードShift_JIS(CP932)として読みました。"),
        }
    }
}

/// Return true if the sample has a character of three bytes or more before its first fault.
fn has_wide(sample: &[u8], fault: usize) -> bool {
    sample.iter().take(fault).any(|byte| *byte >= 0xe0)
}

/// Return the text of a file, and its encoding.
///
/// # Errors
/// Fail, with the place of the first byte that is no text and the cure, if there is one.
pub(crate) fn decode(bytes: &[u8], cp932: Cp932) -> Result<(Cow<'_, str>, Encoding), String> {
    let (encoding, mark) = Encoding::of(bytes);
    let rest = bytes.get(mark..).unwrap_or_default();
    let (text, fault) = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(rest) {
            Ok(text) => return Ok((Cow::Borrowed(text), encoding)),
            Err(fault) => (String::new(), Some(fault.valid_up_to())),
        },
        Encoding::Utf16 { big } => {
            let (text, fault) = utf16(rest, big);
            (text, fault.or_else(|| (rest.len() % 2 == 1).then_some(rest.len() - 1)))
        }
        Encoding::Cp932 => {
            let text = cp932(rest);
            let fault = text.chars().position(|sign| sign == LOST);
            (text, fault.map(|count| width_of_cp932(rest, count)))
        }
    };
    let Some(fault) = fault else { return Ok((Cow::Owned(text), encoding)) };
    let place = mark + fault;
    let line = 1 + bytes.iter().take(place).filter(|byte| **byte == b'\n').count();
    let name = match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 { .. } => "UTF-16",
        Encoding::Cp932 => "UTF-8でもShift_JIS",
    };
    Err(format!(
        "文字コードが{name}ではない部分が、{line}行目(先頭から{}バイト目)にあります。Excelで開き、「名前を付けて保存」で「CSV UTF-8(コンマ区切り)」を選んで保存し直してください。",
        place + 1
    ))
}

/// Return the beginning of a file as text, with U+FFFD for what is none.
pub(crate) fn beginning(bytes: &[u8], cp932: Cp932) -> String {
    let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (encoding, mark) = Encoding::of(bytes);
    let rest = bytes.get(mark..).unwrap_or_default();
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(rest).into_owned(),
        Encoding::Utf16 { big } => utf16(rest, big).0,
        Encoding::Cp932 => cp932(rest),
    }
}

/// Return the text, and the place of the first byte that is none.
fn utf16(bytes: &[u8], big: bool) -> (String, Option<usize>) {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let (mut text, mut place, mut fault) = (String::with_capacity(bytes.len()), 0, None);
    for sign in char::decode_utf16(units) {
        if let Ok(sign) = sign {
            text.push(sign);
            place += 2 * sign.len_utf16();
        } else {
            text.push(LOST);
            fault = fault.or(Some(place));
            place += 2;
        }
    }
    (text, fault)
}

/// Return the number of bytes of this many characters.
fn width_of_cp932(bytes: &[u8], count: usize) -> usize {
    let mut place = 0;
    for _ in 0..count {
        let is_lead = matches!(bytes.get(place), Some(0x81..=0x9f | 0xe0..=0xfc));
        place += if is_lead { 2 } else { 1 };
    }
    place.min(bytes.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode};

    fn cp932(bytes: &[u8]) -> String {
        encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
    }

    const TEXT: &str = "番号,回答\r\n5-1,満たす ① ～ ㈱\r\n";

    fn units(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_known_by_its_bytes() {
        let sjis = encoding_rs::SHIFT_JIS.encode(TEXT).0.into_owned();
        let marked = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        for (bytes, expected) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes().to_vec()), Encoding::Utf8),
            (sjis, Encoding::Cp932),
            (marked(b"\xff\xfe", units(TEXT, false)), Encoding::Utf16 { big: false }),
            (marked(b"\xfe\xff", units(TEXT, true)), Encoding::Utf16 { big: true }),
            (units(TEXT, false), Encoding::Utf16 { big: false }),
            (units(TEXT, true), Encoding::Utf16 { big: true }),
            (units("a,b\r\n1,2", false), Encoding::Utf16 { big: false }),
        ] {
            let (text, encoding) = decode(&bytes, cp932).unwrap();
            assert_eq!(encoding, expected);
            assert!(*text == *TEXT || text.starts_with("a,b"), "{text}");
        }
        assert_eq!(decode(b"", cp932).unwrap().0, "");
    }

    #[test]
    fn what_is_no_text_is_said_with_its_place() {
        let mut broken = encoding_rs::SHIFT_JIS.encode("番号,ｱ\n満たす").0.into_owned();
        broken.extend(b"\xff\n");
        let mut utf8 = TEXT.as_bytes().to_vec();
        utf8.push(0x83);
        let surrogate =
            [b"\xff\xfe".to_vec(), units("a\n", false), vec![0, 0xd8, b'b', 0]].concat();
        for (bytes, said) in [
            (broken, "Shift_JISではない部分が、2行目(先頭から14バイト目)"),
            (utf8, "UTF-8ではない部分が、3行目(先頭から43バイト目)"),
            (surrogate, "UTF-16ではない部分が、2行目(先頭から7バイト目)"),
            (b"\xff\xfea\0b".to_vec(), "UTF-16ではない部分が、1行目(先頭から5バイト目)"),
        ] {
            let message = decode(&bytes, cp932).unwrap_err();
            assert!(message.contains(said), "{message}");
        }
    }
}
