//! The 照合用コード: a short code on paper, by which a printed assessment is compared with the
//! answers and the rules that it was made from.
//!
//! It is the beginning of a digest over both digests and the verdict. Somebody who reads it from
//! paper types it: so it is short, and reading it is patient.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::model::Verdict;
use crate::number::{is_dash, is_unseen, narrow};

/// The number of letters and digits of a code.
pub const LENGTH: usize = 16;

/// The number of bits in a letter or digit.
const BITS: u32 = 5;

/// The letters and digits of base32 (RFC 4648).
const ALPHABET: [char; 1 << BITS] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S',
    'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '2', '3', '4', '5', '6', '7',
];

/// The first 80 bits of SHA-256 over the digest of the rules, a line feed, the digest of the
/// answers, a line feed, and the id of the verdict. The digests are the texts in the assessment,
/// with `sha256:`. Shown in base32, in groups of four: `ABCD-EFGH-IJKL-MNOP`.
///
/// ```
/// use kijun_rules::{code::Code, model::Verdict};
///
/// let code = Code::of("sha256:0", "sha256:1", Verdict::Conforming);
/// assert_eq!(Code::read(&code.to_string().to_lowercase()), Ok(code));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// Return the code of an assessment.
    #[must_use]
    pub fn of(rules_digest: &str, answers_digest: &str, verdict: Verdict) -> Self {
        let hash = Sha256::new()
            .chain_update(rules_digest)
            .chain_update("\n")
            .chain_update(answers_digest)
            .chain_update("\n")
            .chain_update(verdict.id())
            .finalize();
        let mut places = [0; LENGTH];
        let mut bits = hash.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
        for place in &mut places {
            *place = bits.by_ref().take(BITS as usize).fold(0, |value, bit| value << 1 | bit);
        }
        Self(places)
    }

    /// Read a code that was typed. Case, width, blanks and hyphens do not matter. The digits 0, 1
    /// and 8, which base32 does not have, are taken as the letters O, I and B.
    ///
    /// # Errors
    /// Fail if a character is none of base32, or if their number is another than [`LENGTH`].
    pub fn read(typed: &str) -> Result<Self, Misread> {
        let mut places = [0; LENGTH];
        let mut count = 0;
        for sign in typed.chars().filter(|sign| !is_dash(*sign) && !is_unseen(*sign)) {
            let letter = match narrow(sign).to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                letter => letter,
            };
            let value = ALPHABET.iter().position(|known| *known == letter);
            let value = value.ok_or(Misread::Strange(sign))?;
            if let Some(place) = places.get_mut(count) {
                *place = u8::try_from(value).unwrap_or_default();
            }
            count += 1;
        }
        if count == LENGTH { Ok(Self(places)) } else { Err(Misread::Length(count)) }
    }
}

/// `ABCD-EFGH-IJKL-MNOP`
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, value) in self.0.iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            let letter = ALPHABET.get(usize::from(*value)).copied().unwrap_or_default();
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// The reason why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// A character that no code has.
    Strange(char),
    /// Another number of letters and digits than [`LENGTH`].
    Length(usize),
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Strange(sign) => {
                write!(f, "『{sign}』は、照合用コードに使われない文字です。")
            }
            Self::Length(count) => {
                write!(f, "照合用コードは{LENGTH}文字です(入力は{count}文字)。")
            }
        }
    }
}

impl std::error::Error for Misread {}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, Code, LENGTH, Misread};
    use crate::model::Verdict;
    use data_encoding::BASE32;
    use sha2::{Digest, Sha256};

    fn digest(digit: &str) -> String {
        format!("sha256:{}", digit.repeat(64))
    }

    /// The codes were made with Python: `base64.b32encode(sha256(text).digest()[:10])`.
    #[test]
    fn codes_are_those_of_another_program() {
        for (verdict, code) in [
            (Verdict::Conforming, "RFQO-YN2C-V5FV-P5SM"),
            (Verdict::ConformingWithAdvisories, "YQTF-DA7K-SXFL-T7FJ"),
            (Verdict::ApprovalRequired, "X7Y2-2XZJ-DCNS-NMNV"),
            (Verdict::Nonconforming, "P5CP-CH6L-OSBG-7XLD"),
            (Verdict::Undetermined, "GTWS-HED5-BAS2-YWQU"),
            (Verdict::OutOfScope, "2FIS-PMUQ-4RLG-JXLV"),
        ] {
            assert_eq!(Code::of(&digest("0"), &digest("f"), verdict).to_string(), code);
        }
    }

    #[test]
    fn letters_are_those_of_base32() {
        let alphabet: String = ALPHABET.iter().collect();
        assert_eq!(alphabet, BASE32.specification().symbols);
        for answers in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"].map(digest) {
            let text = format!("{}\n{answers}\nconforming", digest("a"));
            let expected = BASE32.encode(&Sha256::digest(text)[..10]);
            let code = Code::of(&digest("a"), &answers, Verdict::Conforming).to_string();
            assert_eq!(code.replace('-', ""), expected);
        }
    }

    #[test]
    fn typing_is_read_patiently() {
        let code = Code::read("GTWS-HED5-BAS2-YWQU").unwrap();
        for typed in [
            "GTWSHED5BAS2YWQU",
            "gtws-hed5-bas2-ywqu",
            " gtws hed5\u{3000}bas2\tywqu\r\n",
            "ＧＴＷＳ－ＨＥＤ５－ＢＡＳ２－ＹＷＱＵ",
            "ｇｔｗｓーｈｅｄ５―bas2‐ywqu",
            "GT-WSHE-D5BA-S2YW-QU\u{200b}",
            "GTWS-HED5-8AS2-YWQU",
        ] {
            assert_eq!(Code::read(typed), Ok(code), "{typed}");
        }
        assert_eq!(Code::read("0101-8888-AAAA-AAAA"), Code::read("OIOI-BBBB-AAAA-AAAA"));
        assert_ne!(Code::read("GTWS-HED5-BAS2-YWQV"), Ok(code));
    }

    #[test]
    fn a_text_that_is_no_code_says_why() {
        for (typed, fault) in [
            ("", Misread::Length(0)),
            ("GTWS-HED5-BAS2-YWQ", Misread::Length(15)),
            ("GTWS-HED5-BAS2-YWQU-A", Misread::Length(17)),
            ("GTWS-HED9-BAS2-YWQU", Misread::Strange('9')),
            ("GTWS/HED5", Misread::Strange('/')),
            ("照合用コード", Misread::Strange('照')),
        ] {
            assert_eq!(Code::read(typed), Err(fault), "{typed}");
        }
        assert_eq!(
            Misread::Length(15).to_string(),
            format!("照合用コードは{LENGTH}文字です(入力は15文字)。")
        );
        assert_eq!(
            Misread::Strange('9').to_string(),
            "『9』は、照合用コードに使われない文字です。"
        );
    }
}
