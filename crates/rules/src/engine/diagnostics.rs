//! Diagnostics: oddities of the answers. They never change the verdict.

use std::fmt;

use super::answer_set::AnswerSet;
use crate::answers::{Given, Name};
use crate::model::{FactIs, Requirement};
use crate::rules::{ClassIndex, FactIndex, Rules};

/// One diagnostic. Small, since a file may have a million names that the rules do not know; the
/// data of the rare ones is boxed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Diagnostic<'a> {
    /// The answers were given to another edition.
    EditionMismatch(Box<EditionMismatch<'a>>),
    /// The checklist has no such requirement; the answer is kept.
    UnknownRequirement(&'a Name),
    /// The checklist has no such fact; it is kept.
    UnknownFact(&'a Name),
    /// 該当しない without a reason: counts as unanswered.
    ReasonMissing(&'a Requirement),
    /// Answered as met, while its premise is known not to hold.
    PremiseConflict(Box<PremiseConflict<'a>>),
    /// Answered as met, while they presuppose opposite facts.
    PremisesDisagree(Box<PremisesDisagree<'a>>),
    /// A known fact places the information into a higher class than the one chosen.
    ClassTooLow(Box<ClassTooLow<'a>>),
}

/// See [`Diagnostic::EditionMismatch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionMismatch<'a> {
    /// The edition named in the answer file.
    pub answers: &'a str,
    /// The edition of the rules.
    pub rules: &'a str,
}

/// See [`Diagnostic::PremiseConflict`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PremiseConflict<'a> {
    /// The requirement.
    pub requirement: &'a str,
    /// Its premise.
    pub premise: &'a FactIs,
    /// The question that the form asks about the fact; its id where it asks none.
    pub question: &'a str,
}

/// See [`Diagnostic::PremisesDisagree`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PremisesDisagree<'a> {
    /// The fact.
    pub fact: &'a str,
    /// The first requirement that presupposes it, and the first that presupposes the opposite, in
    /// the checklist's order.
    pub requirements: [&'a str; 2],
}

/// See [`Diagnostic::ClassTooLow`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassTooLow<'a> {
    /// The fact.
    pub fact: &'a str,
    /// The document's definition of the higher class that it fulfils.
    pub definition: &'a str,
    /// The higher class's title.
    pub higher: &'a str,
    /// The chosen class's title.
    pub chosen: &'a str,
}

impl<'a> Diagnostic<'a> {
    /// Return the name used in files.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::EditionMismatch(_) => "edition_mismatch",
            Self::UnknownRequirement(_) => "unknown_requirement",
            Self::UnknownFact(_) => "unknown_fact",
            Self::ReasonMissing(_) => "reason_missing",
            Self::PremiseConflict(_) => "premise_conflict",
            Self::PremisesDisagree(_) => "premises_disagree",
            Self::ClassTooLow(_) => "class_too_low",
        }
    }

    /// Return the requirement it is about, if it is about one.
    #[must_use]
    pub fn requirement(&self) -> Option<&'a str> {
        match self {
            Self::UnknownRequirement(id) => Some(id),
            Self::ReasonMissing(requirement) => Some(&requirement.id),
            Self::PremiseConflict(found) => Some(found.requirement),
            Self::PremisesDisagree(found) => found.requirements.first().copied(),
            Self::EditionMismatch(_) | Self::UnknownFact(_) | Self::ClassTooLow(_) => None,
        }
    }

    /// Return the fact it is about, if it is about one.
    #[must_use]
    pub fn fact(&self) -> Option<&'a str> {
        match self {
            Self::UnknownFact(fact) => Some(fact),
            Self::PremiseConflict(found) => Some(&found.premise.fact),
            Self::PremisesDisagree(found) => Some(found.fact),
            Self::ClassTooLow(found) => Some(found.fact),
            Self::EditionMismatch(_) | Self::UnknownRequirement(_) | Self::ReasonMissing(_) => None,
        }
    }
}

/// The message, with what to do.
impl fmt::Display for Diagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EditionMismatch(found) => found.fmt(f),
            Self::UnknownRequirement(id) => write!(
                f,
                "要件『{id}』はこのチェックリストにないため、判定に使っていません。番号を確認してください。"
            ),
            Self::UnknownFact(id) => write!(
                f,
                "利用の条件『{id}』はこのチェックリストにないため、判定に使っていません。名前を確認してください。"
            ),
            Self::ReasonMissing(Requirement { id, .. }) => write!(
                f,
                "No.{id}は「該当しない」の理由がないため、未回答として扱いました。理由を記入してください。"
            ),
            Self::PremiseConflict(found) => found.fmt(f),
            Self::PremisesDisagree(found) => found.fmt(f),
            Self::ClassTooLow(found) => found.fmt(f),
        }
    }
}

impl fmt::Display for EditionMismatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answers, rules } = self;
        write!(
            f,
            "回答は版『{answers}』に対するもので、この判定は版『{rules}』によります。\
             版の違いで要件が変わっていないか確認してください。"
        )
    }
}

impl fmt::Display for PremiseConflict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { requirement, premise, question } = self;
        write!(
            f,
            "No.{requirement}は「満たす」とされていますが、「{question}」が「{}」の場合にしか使えないため、\
             満たさないものとして扱いました。",
            if premise.is { "はい" } else { "いいえ" }
        )
    }
}

impl fmt::Display for PremisesDisagree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.requirements;
        write!(
            f,
            "No.{first}とNo.{second}は前提が互いに反するため、同時に満たすことはできません。\
             どちらか一方の回答を見直してください。"
        )
    }
}

impl fmt::Display for ClassTooLow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { definition, higher, chosen, .. } = self;
        write!(
            f,
            "「{definition}」に当たる情報は{higher}です。選ばれている{chosen}は低すぎるため、分類を見直してください。"
        )
    }
}

/// Add the premise conflicts and disagreements, for any class.
pub fn on_premises<'a>(rules: &'a Rules, answers: &AnswerSet, into: &mut Vec<Diagnostic<'a>>) {
    let met = || {
        let premises = rules.premises.iter();
        premises.filter(|premise| answers.given(premise.requirement) == Given::Met)
    };
    for found in met().filter(|premise| answers.is_unavailable(premise.requirement)) {
        let requirement = rules.requirement_at(found.requirement);
        if let Some((id, premise)) = requirement
            .and_then(|requirement| Some((&requirement.id, requirement.premise.as_ref()?)))
        {
            let fact = rules.fact_at(found.fact).and_then(|fact| fact.question.as_deref());
            into.push(Diagnostic::PremiseConflict(Box::new(PremiseConflict {
                requirement: id,
                premise,
                question: fact.unwrap_or(&premise.fact),
            })));
        }
    }
    for (place, fact) in rules.checklist().facts.iter().enumerate() {
        let first = |is: bool| {
            let mut found = met().filter(|premise| premise.fact.get() == place && premise.is == is);
            found.next().map(|premise| premise.requirement)
        };
        if let (Some(one), Some(other)) = (first(true), first(false)) {
            let ordered = [one.min(other), one.max(other)];
            into.push(Diagnostic::PremisesDisagree(Box::new(PremisesDisagree {
                fact: &fact.id,
                requirements: ordered.map(|requirement| rules.requirement_id(requirement)),
            })));
        }
    }
}

/// Add the facts that place the information into a higher class than the chosen one.
pub fn on_class<'a>(
    rules: &'a Rules,
    answers: &AnswerSet,
    chosen: ClassIndex,
    into: &mut Vec<Diagnostic<'a>>,
) {
    let Some(chosen_class) = rules.class_at(chosen) else {
        return;
    };
    for (fact, index) in rules.checklist().facts.iter().zip((0u16..).map(FactIndex)) {
        let Some(placement) = &fact.places else {
            continue;
        };
        let Some(place) = rules.class(&placement.class) else {
            continue;
        };
        let higher = rules.class_at(place).map_or("", |class| class.title.as_str());
        if place < chosen && answers.fact(index) == Some(true) {
            into.push(Diagnostic::ClassTooLow(Box::new(ClassTooLow {
                fact: &fact.id,
                definition: &placement.definition,
                higher,
                chosen: &chosen_class.title,
            })));
        }
    }
}
