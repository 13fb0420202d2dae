//! Answers to another edition than the page's. The reader is told of it. If the page knows the
//! changes since that edition, the answers are carried over.
//!
//! The code that carries answers over is in a bundle of its own (feature `form-editions`). Only the
//! pages of checklists with an earlier edition load it, so that the other pages stay small.

#[cfg(any(feature = "pages", feature = "form-editions"))]
pub mod carried;

use kijun_rules::Rules;
use kijun_rules::answers::{AnswerFile, ReadError};
#[cfg(any(feature = "pages", feature = "form-editions"))]
use kijun_rules::editions::Succession;

use super::draft::Draft;

/// The editions before the page's own.
#[derive(Debug, Clone, Default)]
pub struct Editions {
    /// Their ids.
    pub earlier: Vec<String>,
    /// The changes of the requirements since each edition whose text the site has.
    #[cfg(any(feature = "pages", feature = "form-editions"))]
    pub successions: Vec<Succession>,
}

/// A file that was read.
#[derive(Debug)]
pub struct Taken {
    /// The answers.
    pub draft: Draft,
    /// The message about the edition of the answers; empty if it is the page's.
    pub said: String,
    /// True if the answers were carried over, so that the draft differs from the file.
    pub carried: bool,
}

impl Editions {
    /// Read an answer file. Carry it over from an earlier edition if the page knows the changes.
    ///
    /// # Errors
    /// Fail in the same cases as [`Draft::read`].
    pub fn take(&self, rules: &Rules, bytes: &[u8]) -> Result<Taken, ReadError> {
        self.take_file(rules, AnswerFile::read(bytes)?)
    }

    /// Take answers that were read. Carry them over from an earlier edition if the page knows the
    /// changes.
    ///
    /// # Errors
    /// Fail in the same cases as [`Draft::of`].
    pub fn take_file(&self, rules: &Rules, file: AnswerFile) -> Result<Taken, ReadError> {
        let current = &rules.checklist().edition;
        let Some(from) = file.edition.clone().filter(|edition| edition != current) else {
            let draft = Draft::of(rules, file)?;
            return Ok(Taken { draft, said: String::new(), carried: false });
        };
        #[cfg(any(feature = "pages", feature = "form-editions"))]
        if let Some(succession) = self.successions.iter().find(|known| known.from == from) {
            let (file, said) = carried::over(rules, &file, succession);
            return Ok(Taken { draft: Draft::of(rules, file)?, said, carried: true });
        }
        let why = if self.earlier.contains(&from) {
            "このサイトにはその版の文言がないため、変わった要件を示せません。".to_owned()
        } else {
            format!(
                "このサイトにあるのは『{current}』版までで、その版のことは分かりません\
                 (より新しい版か、版の書き間違いが考えられます)。"
            )
        };
        let said = format!(
            "この回答は『{from}』版に対するものです。{why}\
             回答はそのまま表示していますので、『{current}』版の文言と照らして確かめてください。"
        );
        Ok(Taken { draft: Draft::of(rules, file)?, said, carried: false })
    }
}

#[cfg(test)]
mod tests;
