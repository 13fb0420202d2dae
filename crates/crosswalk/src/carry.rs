//! The answers that follow from others.
//!
//! Let S be the demand of the answered side of a link, and T that of the other side. All of S being
//! met is *S met*; one of S being unmet is *S unmet*.
//!
//! | S compared with T | S met | S unmet |
//! | --- | --- | --- |
//! | equal | every one of T is met | T is unmet, and if T is one requirement, it is unmet |
//! | superset | every one of T is met | nothing |
//! | subset | nothing | T is unmet, and if T is one requirement, it is unmet |
//! | related | nothing | nothing |
//!
//! 該当しない follows only where one requirement equals one other. Nothing follows from a missing
//! answer, from an answer whose premise a fact contradicts, from answers to another edition, and
//! where one city would have to have done what another city did ([`Link::own_act`]). If two links
//! contradict each other, both are shown and neither is proposed.

use kijun_rules::answers::AnswerFile;
use kijun_rules::engine::Given;
use kijun_rules::{Answer, Status};

use crate::bridge::{Answered, Bridge, Link};
use crate::model::Relation;

/// The result for one requirement that is to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The requirement.
    pub requirement: String,
    /// Every link that leads to it, in the crosswalk's order; at least one.
    pub bases: Vec<Basis>,
    /// The outcome of all links.
    pub outcome: Outcome,
}

/// The result of one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The link's place in [`Bridge::links`].
    pub link: usize,
    /// The answer that follows, or why none does.
    pub says: Result<Status, Withheld>,
}

/// The outcome of all links to a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// This answer may be proposed.
    Proposed(Status),
    /// The links contradict each other: none is proposed.
    Conflict,
    /// No answer follows, but the given answers may help.
    Hint,
    /// No linked requirement was answered.
    Nothing,
}

/// The reason why no answer follows from a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// None of its requirements was answered.
    Unanswered,
    /// Some of its requirements were not answered.
    PartlyAnswered,
    /// The answers are to another edition than the crosswalk was made for.
    OtherEdition,
    /// The requirements are only related.
    Related,
    /// It asks what each city does itself.
    OwnAct,
    /// A fact contradicts the premise of what was answered.
    Premise,
    /// 該当しない, where the requirements are not one equal to one.
    NotApplicable,
    /// Met, but that is only a part of what is demanded.
    PartOnly,
    /// Unmet, but more was demanded than is now.
    MoreDemanded,
    /// One of several is unmet, and it is open which.
    OneOfSeveral,
}

impl Withheld {
    /// Return the reason as it is shown.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Unanswered => "回答がありません。",
            Self::PartlyAnswered => "一部の要件に回答がないので、状態は提案できません。",
            Self::OtherEdition => "対応表とは別の版への回答なので、状態は提案できません。",
            Self::Related => "関連する要件なので、状態は提案できません。参考にしてください。",
            Self::OwnAct => {
                "それぞれの市が自ら行うことなので、ほかの市の回答から状態は提案できません。参考にしてください。"
            }
            Self::Premise => "利用の条件と食い違う回答なので、状態は提案できません。",
            Self::NotApplicable => {
                "「該当しない」という回答は、1つの要件どうしが同じことを求めているときだけ提案できます。"
            }
            Self::PartOnly => {
                "満たしているのは求められていることの一部なので、状態は提案できません。残りを確かめてください。"
            }
            Self::MoreDemanded => {
                "こちらより多くを求める要件を満たさないという回答なので、こちらを満たさないとは限りません。"
            }
            Self::OneOfSeveral => {
                "対応する要件のうちどれかを満たしませんが、どれであるかは分かりません。"
            }
        }
    }
}

impl Bridge {
    /// Return the result for each of [`Bridge::requirements`], in that order.
    ///
    /// The file has to be one for [`Bridge::from`]; of any other, nothing follows.
    #[must_use]
    pub fn carry(&self, file: &AnswerFile) -> Vec<Carried> {
        let of_requirement = |requirement: &String| {
            let links = self.links.iter().enumerate();
            let links = links.filter(|(_, link)| link.to.contains(requirement));
            let bases =
                links.map(|(place, link)| Basis { link: place, says: self.says(link, file) });
            let bases: Vec<Basis> = bases.collect();
            let outcome = outcome(&bases);
            Carried { requirement: requirement.clone(), bases, outcome }
        };
        self.requirements.iter().map(of_requirement).collect()
    }

    fn says(&self, link: &Link, file: &AnswerFile) -> Result<Status, Withheld> {
        if file.checklist != self.from {
            return Err(Withheld::Unanswered);
        }
        let given = link.from.iter().map(|each| given(file, &each.id));
        let given: Vec<Given> = given.collect();
        let any = |status: Given| given.contains(&status);
        if given.iter().all(|given| *given == Given::Unanswered) {
            return Err(Withheld::Unanswered);
        }
        if link.relation == Relation::Related {
            return Err(Withheld::Related);
        }
        if file.edition.as_ref().is_some_and(|edition| *edition != self.from_edition) {
            return Err(Withheld::OtherEdition);
        }
        if link.own_act {
            return Err(Withheld::OwnAct);
        }
        if link.from.iter().any(|each| is_contradicted(file, each)) {
            return Err(Withheld::Premise);
        }
        if any(Given::Unmet) {
            return match (link.relation, link.to.len()) {
                (Relation::Superset, _) => Err(Withheld::MoreDemanded),
                (_, 1) => Ok(Status::Unmet),
                _ => Err(Withheld::OneOfSeveral),
            };
        }
        if any(Given::NotApplicable) {
            return match (link.relation, given.len(), link.to.len()) {
                (Relation::Equal, 1, 1) => Ok(Status::NotApplicable),
                _ => Err(Withheld::NotApplicable),
            };
        }
        if any(Given::Unanswered) {
            return Err(Withheld::PartlyAnswered);
        }
        match link.relation {
            Relation::Subset => Err(Withheld::PartOnly),
            _ => Ok(Status::Met),
        }
    }
}

/// Return the answer to a requirement in a file.
pub(crate) fn answer<'f>(file: &'f AnswerFile, id: &str) -> Option<&'f Answer> {
    let mut answers = file.answers.iter().flatten();
    answers.find(|(name, _)| **name == *id).map(|(_, answer)| answer)
}

fn given(file: &AnswerFile, id: &str) -> Given {
    answer(file, id).map_or(Given::Unanswered, Answer::given)
}

fn is_contradicted(file: &AnswerFile, answered: &Answered) -> bool {
    let Some(premise) = &answered.premise else {
        return false;
    };
    let mut facts = file.facts.iter().flatten();
    let stated = facts.find(|(name, _)| **name == *premise.fact);
    stated.is_some_and(|(_, value)| premise.is.exclude(value))
}

fn outcome(bases: &[Basis]) -> Outcome {
    let mut said = bases.iter().filter_map(|basis| basis.says.ok());
    if let Some(first) = said.next() {
        return if said.all(|status| status == first) {
            Outcome::Proposed(first)
        } else {
            Outcome::Conflict
        };
    }
    if bases.iter().all(|basis| basis.says == Err(Withheld::Unanswered)) {
        return Outcome::Nothing;
    }
    Outcome::Hint
}
