//! The files that the form exports.

use kijun_rules::answers::{AnswerFile, Claim};
use kijun_rules::{Assessment, Rules};
use kijun_sheets::csv::answers::{Words, write};

use crate::client::kit::file_name::FileName;
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

    /// Make the file. Its name has the checklist's short name, `list`.
    ///
    /// # Errors
    /// Fail if no class is chosen for an assessment, or if the table is too large. The error is a
    /// sentence with the reason.
    pub fn make(
        self,
        answers: &AnswerFile,
        rules: &Rules,
        list: &str,
        words: &dyn Fn(&str) -> Words,
    ) -> Result<Download, String> {
        let assessment = Assessment::of(rules, answers);
        let name = |kind, extension| name(kind, extension, answers, rules, list);
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
                (name("回答", "json"), answers.to_json())
            }
            Self::Assessment => {
                let assessment = assessment.map_err(|error| error.message)?;
                (name("判定結果", "json"), assessment.to_json())
            }
            Self::Csv => {
                let table = write(rules, answers, words);
                let table = table.map_err(|_| "表が大きすぎて、CSVにできませんでした。")?;
                return Ok(Download::csv(name("回答", "csv"), table));
            }
        };
        Download::json(name, text)
    }
}

/// Return the name of a file with these answers. `list` is the checklist's short name.
pub(super) fn name(
    kind: &'static str,
    extension: &'static str,
    answers: &AnswerFile,
    rules: &Rules,
    list: &str,
) -> FileName {
    let mut classes = rules.checklist().classes.iter();
    let class = classes.find(|class| Some(&class.id) == answers.class.as_ref());
    let service = answers.service.as_ref().and_then(|service| service.name.as_deref());
    let name = FileName::new(kind, extension).of(list);
    name.of(class.map_or("", |class| &class.title)).about(service)
}
