//! Answers to another edition than the page's: what is said of them and, where the page knows what
//! became of that edition's requirements, how they are taken over.
//!
//! Taking over is in a bundle of its own (feature `form-editions`), which only the pages of
//! checklists with an earlier edition load: the others do not pay for it.

#[cfg(any(feature = "pages", feature = "form-editions"))]
pub mod carried;

use kijun_rules::Rules;
use kijun_rules::answers::{AnswerFile, ReadError};
#[cfg(any(feature = "pages", feature = "form-editions"))]
use kijun_rules::editions::Succession;

use super::draft::Draft;

/// What the page knows of the editions before its own.
#[derive(Debug, Clone, Default)]
pub struct Editions {
    /// Their ids.
    pub earlier: Vec<String>,
    /// What became of the requirements of those whose text is held.
    #[cfg(any(feature = "pages", feature = "form-editions"))]
    pub successions: Vec<Succession>,
}

/// A file that was taken in.
#[derive(Debug)]
pub struct Taken {
    /// The answers.
    pub draft: Draft,
    /// What has to be said of the edition that was answered; empty if it is the page's.
    pub said: String,
    /// Whether the answers were carried over, so that the draft is another file than was read.
    pub carried: bool,
}

impl Editions {
    /// Takes an answer file in, carried over from an earlier edition where that is known.
    ///
    /// # Errors
    /// As [`Draft::read`].
    pub fn take(&self, rules: &Rules, bytes: &[u8]) -> Result<Taken, ReadError> {
        let file = AnswerFile::read(bytes)?;
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
