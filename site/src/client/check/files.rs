//! The files that the form exports.

use kijun_rules::answers::{AnswerFile, Claim};
use kijun_rules::{Assessment, Rules};
use kijun_sheets::csv::answers::{Words, write};

use crate::client::kit::format::Download;

/// A file that the form exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The answer file.
    Answers,
    /// The assessment.
    Assessment,
    /// The answers as a table.
    Csv,
}

impl File {
    /// Return the name in `data-export`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Assessment => "assessment",
            Self::Csv => "csv",
        }
    }

    /// Return the file of this name, or `None` if there is none.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        [Self::Answers, Self::Assessment, Self::Csv].into_iter().find(|file| file.id() == id)
    }

    /// Make the file.
    ///
    /// # Errors
    /// Fail if no class is chosen for an assessment, or if the table is too large. The error is a
    /// sentence with the reason.
    pub fn make(
        self,
        answers: &AnswerFile,
        rules: &Rules,
        words: &dyn Fn(&str) -> Words,
    ) -> Result<Download, String> {
        let assessment = Assessment::of(rules, answers);
        let (name, text) = match self {
            Self::Answers => {
                let mut answers = answers.clone();
                if let Ok(assessment) = &assessment {
                    answers.set_claim(Claim {
                        verdict: assessment.explanation().verdict(),
                        edition: &rules.checklist().edition,
                        rules_digest: rules.digest(),
                        answers_digest: assessment.answers_digest(),
                    });
                }
                ("answers", answers.to_json())
            }
            Self::Assessment => {
                ("assessment", assessment.map_err(|error| error.message)?.to_json())
            }
            Self::Csv => {
                let table = write(rules, answers, words);
                let table = table.map_err(|_| "表が大きすぎて、CSVにできませんでした。")?;
                let name = file_name(answers, "answers", "csv");
                return Ok(Download::csv(name, table));
            }
        };
        let name = file_name(answers, name, "json");
        Ok(Download::json(name, text))
    }
}

fn file_name(answers: &AnswerFile, name: &str, ending: &str) -> String {
    let checklist = answers.checklist.replace('/', "-");
    let class = answers.class.as_deref().map(|class| format!("-{class}")).unwrap_or_default();
    format!("kijun-{name}-{checklist}{class}.{ending}")
}
