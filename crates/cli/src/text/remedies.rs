//! The remedies in words.

use std::io::{self, Write};

use kijun_rules::RequirementIndex;
use kijun_rules::engine::Group;

use super::Report;

impl Report<'_> {
    /// Write the remedies; nothing if the use is out of scope.
    pub(super) fn remedies(&self, out: &mut impl Write) -> io::Result<()> {
        if self.assessment.out_of_scope().is_some() {
            return Ok(());
        }
        let Some(remedies) = &self.assessment.explanation().remedies else {
            return writeln!(
                out,
                "\n適合させるには\n  満たすことのできる要件が残っていない条項があるため、回答を改めるだけでは適合になりません。"
            );
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

    fn group(&self, out: &mut impl Write, group: &Group) -> io::Result<()> {
        match group {
            Group::Sets(sets) => {
                if let Some(singles) = singles(sets) {
                    return writeln!(out, "・{}のいずれか1つを満たす", self.numbers(&singles));
                }
                writeln!(out, "・次の組み合わせのいずれか1つを満たす")?;
                sets.iter().try_for_each(|set| {
                    let numbers: Vec<_> = set.iter().map(|&each| self.number(each)).collect();
                    writeln!(out, "    {}", numbers.join("と"))
                })
            }
            Group::EachOf(clauses) => {
                writeln!(out, "・次のそれぞれについて、少なくとも1つを満たす")?;
                clauses.iter().try_for_each(|clause| writeln!(out, "    {}", self.numbers(clause)))
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
