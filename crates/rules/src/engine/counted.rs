//! The decisive requirements where clauses ask for several members.
//!
//! An open clause becomes violated once `fatal` of its missing answers are unmet. A requirement
//! decides if, in some clause `c` graver than what is certain, `fatal - 1` other missing answers can
//! be unmet without violating any clause that is as grave as `c`: its own answer is then the last
//! word. So such a set is looked for, clause by clause. For a clause of which all missing answers
//! are needed there is only one; else its members that no other clause has are as good as each
//! other, and few are shared (`kijun check` sees to it).

use super::decisive::Open;
use crate::marks::Marks;
use crate::model::Severity;
use crate::rules::{RequirementIndex, Rules};

/// Return the decisive requirements, in the checklist's order.
pub(super) fn decisive(rules: &Rules, open: &[Open], certain: Severity) -> Vec<RequirementIndex> {
    let mut decisive = Marks::none(rules);
    for (at, clause) in open.iter().enumerate().filter(|(_, clause)| clause.severity > certain) {
        let search = Search::of(clause, at, open);
        for &last in &clause.missing {
            if !decisive.contains(last) && search.allows(last) {
                decisive.add(last);
            }
        }
    }
    decisive.in_order(rules)
}

/// The search for missing answers that can be unmet together with a last one.
struct Search<'a> {
    /// The members that other clauses have, too.
    shared: Vec<RequirementIndex>,
    /// The count of the others.
    own: usize,
    /// The count of members that have to be unmet before the last one.
    before: usize,
    /// For each of the other clauses, its members among these, and the most that may be unmet.
    others: Vec<(Vec<RequirementIndex>, usize)>,
    clause: &'a Open,
}

impl<'a> Search<'a> {
    fn of(clause: &'a Open, at: usize, open: &[Open]) -> Self {
        let others = open.iter().enumerate().filter(|(other, _)| *other != at);
        let as_grave = others.filter(|(_, other)| other.severity >= clause.severity);
        let others: Vec<_> = as_grave
            .map(|(_, other)| {
                let members = clause.missing.iter().copied();
                let members = members.filter(|id| other.missing.binary_search(id).is_ok());
                (members.collect::<Vec<_>>(), other.fatal.saturating_sub(1))
            })
            .filter(|(members, most)| members.len() > *most)
            .collect();
        let is_shared = |id: &RequirementIndex| others.iter().any(|(ids, _)| ids.contains(id));
        let shared: Vec<_> = clause.missing.iter().copied().filter(is_shared).collect();
        Self {
            own: clause.missing.len() - shared.len(),
            before: clause.fatal.saturating_sub(1),
            shared,
            others,
            clause,
        }
    }

    /// Return true if enough other members can be unmet, with this one met.
    fn allows(&self, last: RequirementIndex) -> bool {
        let is_shared = self.shared.contains(&last);
        let own = if is_shared { self.own } else { self.own.saturating_sub(1) };
        let shared: Vec<RequirementIndex> =
            self.shared.iter().copied().filter(|&id| id != last).collect();
        let wanted = self.before.saturating_sub(own);
        let mut left: Vec<usize> = self.others.iter().map(|(_, most)| *most).collect();
        if self.before + 1 == self.clause.missing.len() {
            // Every other member is needed.
            return shared.iter().all(|&id| self.take(id, &mut left));
        }
        self.find(&shared, wanted, &mut left)
    }

    /// Return true if so many of these members can be unmet.
    fn find(&self, of: &[RequirementIndex], wanted: usize, left: &mut [usize]) -> bool {
        if wanted == 0 {
            return true;
        }
        let Some((&first, rest)) = of.split_first().filter(|_| of.len() >= wanted) else {
            return false;
        };
        let before = left.to_vec();
        if self.take(first, left) && self.find(rest, wanted - 1, left) {
            return true;
        }
        left.copy_from_slice(&before);
        self.find(rest, wanted, left)
    }

    /// Take a member as unmet; return false if that violates another clause.
    fn take(&self, id: RequirementIndex, left: &mut [usize]) -> bool {
        let others = self.others.iter().zip(left);
        let mut of_member = others.filter(|((members, _), _)| members.contains(&id));
        of_member.all(|(_, left)| {
            let allowed = *left > 0;
            *left = left.saturating_sub(1);
            allowed
        })
    }
}
