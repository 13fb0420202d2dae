//! The files that the form gives out.

use kijun_rules::answers::{AnswerFile, Claim};
use kijun_rules::{Assessment, Rules};
use kijun_sheets::csv::answers::{Words, write};

/// A file that the form gives out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Answers,
    Assessment,
    Csv,
}

/// A file's name, its media type and its bytes.
pub(super) type Made = (String, &'static str, Vec<u8>);

impl File {
    /// The file named by a button's `data-export`.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        match name {
            "answers" => Some(Self::Answers),
            "assessment" => Some(Self::Assessment),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// Makes the file; an error says in a sentence why it cannot be made.
    pub(super) fn make(
        self,
        answers: &AnswerFile,
        rules: &Rules,
        words: &dyn Fn(&str) -> Words,
    ) -> Result<Made, String> {
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
                return Ok((file_name(answers, "answers", "csv"), "text/csv", table));
            }
        };
        let bytes = text.into_bytes();
        Ok((file_name(answers, name, "json"), "application/json", bytes))
    }
}

fn file_name(answers: &AnswerFile, name: &str, ending: &str) -> String {
    let checklist = answers.checklist.replace('/', "-");
    let class = answers.class.as_deref().map(|class| format!("-{class}")).unwrap_or_default();
    format!("kijun-{name}-{checklist}{class}.{ending}")
}
