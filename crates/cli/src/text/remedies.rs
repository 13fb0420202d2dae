//! The remedies in words.

use std::collections::BTreeSet;
use std::io::{self, Write};

use kijun_rules::RequirementIndex;
use kijun_rules::engine::{ClauseState, Group, RequirementStatus};
use kijun_rules::model::Severity;

use super::Report;

impl Report<'_> {
    /// Write the remedies; nothing if the use is out of scope.
    pub(super) fn remedies(&self, out: &mut impl Write) -> io::Result<()> {
        if self.assessment.out_of_scope().is_some() {
            return Ok(());
        }
        let Some(remedies) = &self.assessment.explanation().remedies else {
            writeln!(
                out,
                "\n適合させるには\n  満たすことのできる要件が残っていない条項があるため、回答を改めるだけでは適合になりません。"
            )?;
            return self.premises(out);
        };
        if remedies.all.is_empty() && remedies.one_of.is_empty() {
            return Ok(());
        }
        let steps = usize::from(!remedies.all.is_empty()) + remedies.one_of.len();
        let every = if steps > 1 { "(次のすべてを行う)" } else { "" };
        writeln!(out, "\n適合させるには{every}")?;
        if !remedies.all.is_empty() {
            writeln!(out, "・{}を満たす", self.numbers(&remedies.all))?;
        }
        remedies.one_of.iter().try_for_each(|group| self.group(out, group))
    }

    /// Write which requirements cannot be met in clauses that nothing satisfies, and the facts that
    /// make it so.
    fn premises(&self, out: &mut impl Write) -> io::Result<()> {
        let explanation = self.assessment.explanation();
        let status = |at: &RequirementIndex| explanation.statuses.get(at.get()).copied();
        let is_out = |at: &RequirementIndex| status(at) == Some(RequirementStatus::Unavailable);
        let hopeless = explanation
            .clauses
            .iter()
            .filter(|result| {
                result.state == ClauseState::Violated
                    && result.effective >= Severity::ApprovalRequired
            })
            .map(|result| self.entry.rules.members(self.assessment.class(), result.clause))
            .filter(|members| members.iter().all(is_out));
        let out_of_reach: BTreeSet<RequirementIndex> = hopeless.flatten().copied().collect();
        out_of_reach.into_iter().try_for_each(|at| {
            let rules = self.entry.rules.checklist();
            let requirement = rules.requirements.get(at.get());
            let Some(premise) = requirement.and_then(|own| own.premise.as_ref()) else {
                return Ok(());
            };
            let fact = rules.facts.iter().find(|fact| fact.id == premise.fact);
            let mut stated = self.file.facts.iter().flatten();
            let given = stated.find(|(id, _)| *id == premise.fact);
            let given = given.map_or("", |(_, value)| value.label(fact));
            writeln!(
                out,
                "  {}は、{}のときの要件です。回答ファイルでは「{given}」なので、どう答えても満たさないものとして扱います。",
                self.number(at),
                rules.fact_label(premise)
            )
        })
    }

    fn group(&self, out: &mut impl Write, group: &Group) -> io::Result<()> {
        match group {
            Group::Sets(sets) => {
                if let Some(singles) = singles(sets) {
                    return writeln!(out, "・{}のいずれか1つを満たす", self.numbers(&singles));
                }
                writeln!(out, "・{}", group.heading())?;
                sets.iter().try_for_each(|set| {
                    let numbers: Vec<_> = set.iter().map(|&each| self.number(each)).collect();
                    writeln!(out, "    {}", numbers.join("と"))
                })
            }
            Group::EachOf(clauses) => {
                writeln!(out, "・{}", group.heading())?;
                clauses.iter().enumerate().try_for_each(|(place, clause)| {
                    writeln!(out, "    {}{}", self.numbers(&clause.of), group.count_label(place))
                })
            }
        }
    }
}

/// Return the requirements, if every set is of one.
fn singles(sets: &[Vec<RequirementIndex>]) -> Option<Vec<RequirementIndex>> {
    sets.iter()
        .map(|set| match set.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
        .collect()
}
