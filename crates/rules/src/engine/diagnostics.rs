//! Diagnostics: oddities of the answers. They never change the verdict.

use std::fmt;

use super::answer_set::AnswerSet;
use super::case::Case;
use crate::answers::{Given, Name};
use crate::model::{AskedValue, Fact, FactIs, FactValue, Requirement, ValueKind};
use crate::rules::{ClassIndex, FactIndex, Premise, Rules};

/// One diagnostic. Small, since a file may have a million names that the rules do not know; the
/// data of the rare ones is boxed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Diagnostic<'a> {
    /// The answers were given to another edition.
    EditionMismatch(Box<EditionMismatch<'a>>),
    /// The checklist has no such requirement; the answer is kept.
    UnknownRequirement(&'a Name),
    /// The same, where the name is another spelling of a requirement's number: `５－１` for `5-1`.
    MisspeltRequirement(Box<MisspeltRequirement<'a>>),
    /// The checklist has no such fact; it is kept.
    UnknownFact(&'a Name),
    /// 該当しない without a reason: counts as unanswered.
    ReasonMissing(&'a Requirement),
    /// Answered as met, while its premise is known not to hold.
    PremiseConflict(Box<PremiseConflict<'a>>),
    /// A value that the fact does not have; it counts as unknown.
    UnknownValue(Box<UnknownValue<'a>>),
    /// A value that does not have the form that its kind asks for; it counts as missing.
    ValueMalformed(Box<OnValue<'a>>),
    /// Answered as met, while the value that is judged is missing: counts as unanswered.
    ValueMissing(&'a Requirement),
    /// Answered as met, while the value fails: counts as unmet.
    ValueContradicts(Box<ValueContradicts<'a>>),
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

/// See [`Diagnostic::MisspeltRequirement`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisspeltRequirement<'a> {
    /// The name in the answer file.
    pub name: &'a Name,
    /// The id of the requirement whose number it spells.
    pub spells: &'a str,
}

/// See [`Diagnostic::UnknownValue`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The value in the answer file.
    pub value: &'a FactValue,
}

/// See [`Diagnostic::ValueMalformed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnValue<'a> {
    /// The requirement.
    pub requirement: &'a str,
    /// The value that it asks for.
    pub asked: &'a AskedValue,
}

/// See [`Diagnostic::ValueContradicts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueContradicts<'a> {
    /// The requirement.
    pub requirement: &'a str,
    /// The place of the clause in the document.
    pub source: &'a str,
    /// Its words there.
    pub quote: &'a str,
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
    /// The values with which it can be used, as they are shown.
    pub values: String,
}

/// See [`Diagnostic::PremisesDisagree`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PremisesDisagree<'a> {
    /// The fact.
    pub fact: &'a str,
    /// The requirements, in the checklist's order: the first two that no value suits both, or all
    /// that no value suits together.
    pub requirements: Vec<&'a str>,
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
            Self::UnknownRequirement(_) | Self::MisspeltRequirement(_) => "unknown_requirement",
            Self::UnknownFact(_) => "unknown_fact",
            Self::UnknownValue(_) => "unknown_value",
            Self::ReasonMissing(_) => "reason_missing",
            Self::ValueMalformed(_) => "value_malformed",
            Self::ValueMissing(_) => "value_missing",
            Self::ValueContradicts(_) => "value_contradicts",
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
            Self::MisspeltRequirement(found) => Some(found.name),
            Self::ReasonMissing(requirement) | Self::ValueMissing(requirement) => {
                Some(&requirement.id)
            }
            Self::ValueMalformed(found) => Some(found.requirement),
            Self::ValueContradicts(found) => Some(found.requirement),
            Self::PremiseConflict(found) => Some(found.requirement),
            Self::PremisesDisagree(found) => found.requirements.first().copied(),
            Self::EditionMismatch(_)
            | Self::UnknownFact(_)
            | Self::UnknownValue(_)
            | Self::ClassTooLow(_) => None,
        }
    }

    /// Return the place in the document of the clause it is about, if it is about one.
    #[must_use]
    pub fn clause(&self) -> Option<&'a str> {
        match self {
            Self::ValueContradicts(found) => Some(found.source),
            _ => None,
        }
    }

    /// Return the fact it is about, if it is about one.
    #[must_use]
    pub fn fact(&self) -> Option<&'a str> {
        match self {
            Self::UnknownFact(fact) => Some(fact),
            Self::UnknownValue(found) => Some(&found.fact.id),
            Self::PremiseConflict(found) => Some(&found.premise.fact),
            Self::PremisesDisagree(found) => Some(found.fact),
            Self::ClassTooLow(found) => Some(found.fact),
            Self::EditionMismatch(_)
            | Self::UnknownRequirement(_)
            | Self::MisspeltRequirement(_)
            | Self::ReasonMissing(_)
            | Self::ValueMalformed(_)
            | Self::ValueMissing(_)
            | Self::ValueContradicts(_) => None,
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
            Self::MisspeltRequirement(found) => found.fmt(f),
            Self::UnknownFact(id) => write!(
                f,
                "利用の条件『{id}』はこのチェックリストにないため、判定に使っていません。名前を確認してください。"
            ),
            Self::ReasonMissing(Requirement { id, .. }) => write!(
                f,
                "No.{id}は「該当しない」の理由がないため、未回答として扱いました。理由を記入してください。"
            ),
            Self::UnknownValue(found) => found.fmt(f),
            Self::ValueMalformed(found) => found.fmt(f),
            Self::ValueMissing(Requirement { id, .. }) => write!(
                f,
                "No.{id}は「満たす」とされていますが、値がないため、未回答として扱いました。値を記入してください。"
            ),
            Self::ValueContradicts(found) => found.fmt(f),
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

impl fmt::Display for MisspeltRequirement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, spells } = self;
        write!(
            f,
            "要件『{name}』はこのチェックリストにないため、判定に使っていません。\
             No.{spells}のことであれば、番号を『{spells}』に書き直してください。"
        )
    }
}

impl fmt::Display for UnknownValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fact { id, choices, .. } = self.fact;
        write!(
            f,
            "利用の条件『{id}』に『{}』という値はないため、わからないものとして扱いました。",
            self.value.word()
        )?;
        if choices.is_empty() {
            return write!(f, "trueかfalseを書いてください。");
        }
        let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
        write!(f, "次のいずれかを書いてください: {}。", ids.join("、"))
    }
}

impl fmt::Display for OnValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { requirement, asked } = self;
        let cure = match asked.kind {
            ValueKind::Number => "99.5のように、半角の数字で書いてください",
            ValueKind::Date => "2026-04-01のように、実在する日付を書いてください",
            ValueKind::Choice => "選択肢のIDを書いてください",
            ValueKind::Text => "4,096文字までの文字列で書いてください",
        };
        write!(
            f,
            "No.{requirement}の値は{}として読めないため、値がないものとして扱いました。{cure}。",
            asked.kind.label()
        )
    }
}

impl fmt::Display for ValueContradicts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { requirement, source, quote } = self;
        write!(
            f,
            "No.{requirement}は「満たす」とされていますが、値が条項({source}「{quote}」)の基準に達しないため、\
             その条項では満たさないものとして扱いました。"
        )
    }
}

impl fmt::Display for PremiseConflict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { requirement, question, values, .. } = self;
        write!(
            f,
            "No.{requirement}は「満たす」とされていますが、「{question}」が「{values}」の場合にしか使えないため、\
             満たさないものとして扱いました。",
        )
    }
}

impl fmt::Display for PremisesDisagree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.requirements.iter().map(|id| format!("No.{id}")).collect();
        let all = all.join("と");
        write!(
            f,
            "{all}は前提が互いに反するため、同時に満たすことはできません。\
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
            let fact = rules.fact_at(found.condition.fact);
            let question = fact.and_then(|fact| fact.question.as_deref());
            into.push(Diagnostic::PremiseConflict(Box::new(PremiseConflict {
                requirement: id,
                premise,
                question: question.unwrap_or(&premise.fact),
                values: premise.is.label(fact),
            })));
        }
    }
    for (place, fact) in rules.checklist().facts.iter().enumerate() {
        let on_fact: Vec<_> =
            met().filter(|premise| premise.condition.fact.get() == place).collect();
        let disagree = |one: &Premise, other: &Premise| {
            let values = &other.condition.values;
            !one.condition.values.iter().any(|value| values.contains(value))
        };
        let suits_all =
            |value: &u16| on_fact.iter().all(|premise| premise.condition.values.contains(value));
        if on_fact.first().is_none_or(|first| first.condition.values.iter().any(suits_all)) {
            continue;
        }
        let pair = on_fact.iter().enumerate().find_map(|(place, &one)| {
            let mut later = on_fact.iter().skip(place + 1);
            later.find(|other| disagree(one, other)).map(|&other| vec![one, other])
        });
        let these = pair.unwrap_or(on_fact);
        let ids = these.iter().map(|premise| rules.requirement_id(premise.requirement));
        into.push(Diagnostic::PremisesDisagree(Box::new(PremisesDisagree {
            fact: &fact.id,
            requirements: ids.collect(),
        })));
    }
}

/// Add the answers of met whose value is missing or fails where a clause that counts judges it.
pub fn on_values<'a>(rules: &'a Rules, case: Case<'_>, into: &mut Vec<Diagnostic<'a>>) {
    if rules.judged.is_empty() {
        return;
    }
    for requirement in rules.requirements() {
        let claimed = case.answers.given(requirement) == Given::Met
            && !case.answers.is_unavailable(requirement);
        let Some(known) = rules.requirement_at(requirement).filter(|_| claimed) else {
            continue;
        };
        let mut missing = false;
        let mut failing = Vec::new();
        for (index, clause) in case.counting().filter(|(_, clause)| clause.has(requirement)) {
            match case.answers.given_in(clause.slot_of(requirement)) {
                Given::Unanswered => missing = true,
                Given::Unmet => failing.push(index),
                Given::Met | Given::NotApplicable => {}
            }
        }
        if missing {
            into.push(Diagnostic::ValueMissing(known));
        }
        into.extend(failing.into_iter().filter_map(|index| {
            let clause = rules.clause_at(case.class, index)?;
            Some(Diagnostic::ValueContradicts(Box::new(ValueContradicts {
                requirement: &known.id,
                source: &clause.source,
                quote: &clause.quote,
            })))
        }));
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
        let Some(placement) = fact.places.as_ref().filter(|_| fact.choices.is_empty()) else {
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
