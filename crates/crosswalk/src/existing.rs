//! Proposals into an answer file that is there already. What was given stays as it is.

use kijun_rules::Status;
use kijun_rules::answers::{Answer, AnswerFile, Proposal};

use crate::bridge::Bridge;
use crate::carry::answer;

/// The reason why nothing can be proposed for a requirement of an answer file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It was answered.
    Answered(Status),
    /// It has a proposal that nobody has decided on.
    Proposed,
}

impl Held {
    /// Return the reason as it is shown.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            Self::Answered(status) => format!(
                "引き継ぎ先では、すでに「{}」と答えています。その回答は変えません。",
                status.label()
            ),
            Self::Proposed => {
                "引き継ぎ先には、すでに提案があります。先に自己点検のページで、それを採用するかどうかを決めてください。"
                    .to_owned()
            }
        }
    }
}

/// Return the reason why nothing can be proposed for a requirement of this file; `None` if a
/// proposal can be added.
#[must_use]
pub fn held(file: &AnswerFile, requirement: &str) -> Option<Held> {
    let answer = answer(file, requirement)?;
    if let Some(status) = answer.status() {
        return Some(Held::Answered(status));
    }
    // A proposal of a shape that this version does not know is one, too.
    answer.holds_proposal().then_some(Held::Proposed)
}

impl Bridge {
    /// Return true if proposals can go into this file: if it is one for [`Bridge::to`], of the
    /// edition that the crosswalk was made for.
    #[must_use]
    pub fn fits(&self, file: &AnswerFile) -> bool {
        let edition = file.edition.as_ref();
        file.checklist == self.to && edition.is_none_or(|edition| *edition == self.to_edition)
    }

    /// Add proposals to an answer file, except where [`held`] gives a reason. Return the
    /// requirements that got one. Nothing else in the file changes.
    pub fn add_to(
        &self,
        file: &mut AnswerFile,
        proposals: impl IntoIterator<Item = (String, Proposal)>,
    ) -> Vec<String> {
        let mut added = Vec::new();
        for (id, proposal) in proposals {
            if held(file, &id).is_some() {
                continue;
            }
            let answers = file.answers.get_or_insert_default();
            let given = answers.iter_mut().find(|(name, _)| **name == *id);
            if let Some((_, answer)) = given {
                answer.set_proposal(Some(&proposal));
            } else {
                let mut answer = Answer::default();
                answer.set_proposal(Some(&proposal));
                answers.push((id.as_str().into(), answer));
            }
            added.push(id);
        }
        added
    }
}
