//! What is odd about the answers. Diagnostics never change the verdict.

use std::fmt;

use super::sheet::{Given, Sheet};
use crate::model::FactIs;
use crate::rules::{ClassIndex, Rules};

/// One remark on the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Diagnostic<'a> {
    /// The answers were given to another edition.
    EditionMismatch {
        /// The edition named in the answer file.
        answers: &'a str,
        /// The edition of the rules.
        rules: &'a str,
    },
    /// The checklist has no such requirement; the answer is kept.
    UnknownRequirement(&'a str),
    /// The checklist has no such fact; it is kept.
    UnknownFact(&'a str),
    /// 該当しない without a reason: counts as unanswered.
    ReasonMissing(&'a str),
    /// Answered as met, while its premise is known not to hold.
    PremiseConflict {
        /// The requirement.
        requirement: &'a str,
        /// Its premise.
        premise: &'a FactIs,
        /// The question that the form asks about the fact; its id where it asks none.
        question: &'a str,
    },
    /// Answered as met, while they presuppose opposite facts.
    PremisesDisagree {
        /// The fact.
        fact: &'a str,
        /// The first requirement that presupposes it, and the first that presupposes the opposite,
        /// in the checklist's order.
        requirements: [&'a str; 2],
    },
    /// A known fact places the information into a higher class than the one chosen.
    ClassTooLow {
        /// The fact.
        fact: &'a str,
        /// The document's definition of the higher class that it fulfils.
        definition: &'a str,
        /// The higher class's title.
        higher: &'a str,
        /// The chosen class's title.
        chosen: &'a str,
    },
}

impl<'a> Diagnostic<'a> {
    /// The name used in files.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::EditionMismatch { .. } => "edition_mismatch",
            Self::UnknownRequirement(_) => "unknown_requirement",
            Self::UnknownFact(_) => "unknown_fact",
            Self::ReasonMissing(_) => "reason_missing",
            Self::PremiseConflict { .. } => "premise_conflict",
            Self::PremisesDisagree { .. } => "premises_disagree",
            Self::ClassTooLow { .. } => "class_too_low",
        }
    }

    /// The requirement it is about, if it is about one.
    #[must_use]
    pub fn requirement(&self) -> Option<&'a str> {
        match self {
            Self::UnknownRequirement(id) | Self::ReasonMissing(id) => Some(id),
            Self::PremiseConflict { requirement, .. } => Some(requirement),
            Self::PremisesDisagree {
                requirements: [first, _],
                ..
            } => Some(first),
            Self::EditionMismatch { .. } | Self::UnknownFact(_) | Self::ClassTooLow { .. } => None,
        }
    }

    /// The fact it is about, if it is about one.
    #[must_use]
    pub fn fact(&self) -> Option<&'a str> {
        match self {
            Self::UnknownFact(fact)
            | Self::PremisesDisagree { fact, .. }
            | Self::ClassTooLow { fact, .. } => Some(fact),
            Self::PremiseConflict { premise, .. } => Some(&premise.fact),
            Self::EditionMismatch { .. } | Self::UnknownRequirement(_) | Self::ReasonMissing(_) => {
                None
            }
        }
    }
}

/// The message, with what to do.
impl fmt::Display for Diagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EditionMismatch { answers, rules } => write!(
                f,
                "回答は版『{answers}』に対するもので、この判定は版『{rules}』によります。\
                 版の違いで要件が変わっていないか確認してください。"
            ),
            Self::UnknownRequirement(id) => write!(
                f,
                "要件『{id}』はこのチェックリストにないため、判定に使っていません。番号を確認してください。"
            ),
            Self::UnknownFact(id) => write!(
                f,
                "利用の条件『{id}』はこのチェックリストにないため、判定に使っていません。名前を確認してください。"
            ),
            Self::ReasonMissing(id) => write!(
                f,
                "No.{id}は「該当しない」の理由がないため、未回答として扱いました。理由を記入してください。"
            ),
            Self::PremiseConflict {
                requirement,
                premise,
                question,
            } => write!(
                f,
                "No.{requirement}は「満たす」とされていますが、「{question}」が「{}」の場合にしか使えないため、\
                 満たさないものとして扱いました。",
                if premise.is { "はい" } else { "いいえ" }
            ),
            Self::PremisesDisagree {
                requirements: [first, second],
                ..
            } => write!(
                f,
                "No.{first}とNo.{second}は前提が互いに反するため、同時に満たすことはできません。\
                 どちらか一方の回答を見直してください。"
            ),
            Self::ClassTooLow {
                definition,
                higher,
                chosen,
                ..
            } => write!(
                f,
                "「{definition}」に当たる情報は{higher}です。選ばれている{chosen}は低すぎるため、分類を見直してください。"
            ),
        }
    }
}

/// Premise conflicts and disagreements, whatever the class.
pub fn on_premises<'a>(rules: &'a Rules, sheet: &Sheet, into: &mut Vec<Diagnostic<'a>>) {
    let met = || {
        let premises = rules.premises.iter();
        premises.filter(|premise| sheet.given(premise.requirement) == Given::Met)
    };
    for found in met().filter(|premise| sheet.is_unavailable(premise.requirement)) {
        let requirement = rules.requirement_at(found.requirement);
        if let Some((id, premise)) = requirement
            .and_then(|requirement| Some((&requirement.id, requirement.premise.as_ref()?)))
        {
            let fact = rules
                .fact_at(found.fact)
                .and_then(|fact| fact.question.as_deref());
            into.push(Diagnostic::PremiseConflict {
                requirement: id,
                premise,
                question: fact.unwrap_or(&premise.fact),
            });
        }
    }
    for (place, fact) in rules.checklist().facts.iter().enumerate() {
        let first = |is: bool| {
            let mut found = met().filter(|premise| premise.fact.get() == place && premise.is == is);
            found.next().map(|premise| premise.requirement)
        };
        if let (Some(one), Some(other)) = (first(true), first(false)) {
            let ordered = [one.min(other), one.max(other)];
            into.push(Diagnostic::PremisesDisagree {
                fact: &fact.id,
                requirements: ordered.map(|requirement| rules.requirement_id(requirement)),
            });
        }
    }
}

/// Facts that place the information into a higher class than the chosen one.
pub fn on_class<'a>(
    rules: &'a Rules,
    sheet: &Sheet,
    chosen: ClassIndex,
    into: &mut Vec<Diagnostic<'a>>,
) {
    let Some(chosen_class) = rules.class_at(chosen) else {
        return;
    };
    for (fact, index) in rules
        .checklist()
        .facts
        .iter()
        .zip((0u16..).map(crate::FactIndex))
    {
        let Some(placement) = &fact.places else {
            continue;
        };
        let Some(place) = rules.class(&placement.class) else {
            continue;
        };
        let higher = rules
            .class_at(place)
            .map_or("", |class| class.title.as_str());
        if place < chosen && sheet.fact(index) == Some(true) {
            into.push(Diagnostic::ClassTooLow {
                fact: &fact.id,
                definition: &placement.definition,
                higher,
                chosen: &chosen_class.title,
            });
        }
    }
}
