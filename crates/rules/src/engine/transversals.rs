//! Every minimal set that contains a member of each of the given sets (minimal transversals), or as
//! many members as each of them needs.
//!
//! The search of Murakami and Uno ("MMCS", Discrete Applied Mathematics 170, 2014): grow a set by a
//! member of some set not yet hit, as long as each chosen member is the only one to hit some set.
//! It visits no transversal twice and keeps none but the current one. With several members needed,
//! a set is hit once it has them all, and a chosen member must be one of no more than needed.

/// Steps after which a search is given up. Real checklists need a few dozen.
const MAX_STEPS: u32 = 1 << 20;

/// A set, with the count of its members that is needed; at least one.
pub(crate) struct Demand {
    pub(crate) of: Vec<usize>,
    pub(crate) needed: usize,
}

/// One level of the search: the members to be tried at a set not yet hit.
struct Level {
    choices: Vec<usize>,
    tried: usize,
}

struct Search<'a> {
    sets: &'a [Demand],
    /// The sets that contain each member.
    sets_of: Vec<Vec<usize>>,
    /// For each set the count of its chosen members, and the sum of their numbers: the number
    /// itself if there is one.
    hits: Vec<(usize, usize)>,
    /// For each chosen member the count of the sets that have no more chosen ones than needed.
    alone: Vec<usize>,
    candidate: Vec<bool>,
    chosen: Vec<usize>,
}

/// Return the minimal transversals of `sets` over the members `0..members`, each sorted; the list
/// sorted by size, then by members. `None` if there are more than `limit`, or the search takes too
/// long.
pub(crate) fn minimal_transversals(
    sets: &[Demand],
    members: usize,
    limit: usize,
) -> Option<Vec<Vec<usize>>> {
    let mut sets_of = vec![Vec::new(); members];
    for (index, set) in sets.iter().enumerate() {
        for &member in &set.of {
            sets_of.get_mut(member)?.push(index);
        }
    }
    let mut search = Search {
        sets,
        sets_of,
        hits: vec![(0, 0); sets.len()],
        alone: vec![0; members],
        candidate: vec![true; members],
        chosen: Vec::new(),
    };
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut levels = vec![search.open_level()?];
    for _ in 0..MAX_STEPS {
        let Some(level) = levels.last_mut() else {
            return Some(found);
        };
        if let Some(&last) = level.tried.checked_sub(1).and_then(|last| level.choices.get(last)) {
            search.drop_member(last);
        }
        let Some(&member) = level.choices.get(level.tried) else {
            levels.pop();
            continue;
        };
        level.tried += 1;
        search.choose(member);
        if !search.is_minimal() {
            continue;
        }
        if let Some(level) = search.open_level() {
            levels.push(level);
        } else {
            let transversal = search.transversal();
            let before = |other: &Vec<usize>| {
                (other.len(), other.as_slice()) < (transversal.len(), transversal.as_slice())
            };
            let place = found.partition_point(before);
            found.insert(place, transversal);
            if found.len() > limit {
                return None;
            }
        }
    }
    None
}

impl Search<'_> {
    /// Return the choices at the set not yet hit that leaves the fewest; `None` if all are hit.
    fn open_level(&mut self) -> Option<Level> {
        let candidate = &self.candidate;
        let is_candidate = |member: &&usize| candidate.get(**member).is_some_and(|&is| is);
        let sets = self.sets.iter().zip(&self.hits);
        let unhit = sets.filter(|(set, (count, _))| *count < set.needed);
        // With this many of the candidates left over; 0 for none, and for too few.
        let spare = |set: &Demand, count: usize| {
            let candidates = set.of.iter().filter(is_candidate).count();
            (candidates + count + 1).saturating_sub(set.needed)
        };
        let (spare, set) = unhit
            .map(|(set, (count, _))| (spare(set, *count), set))
            .min_by_key(|(spare, _)| *spare)?;
        if spare == 0 {
            return Some(Level { choices: Vec::new(), tried: 0 });
        }
        let choices: Vec<usize> = set.of.iter().filter(is_candidate).copied().collect();
        for &choice in &choices {
            self.set_candidate(choice, false);
        }
        Some(Level { choices, tried: 0 })
    }

    fn choose(&mut self, member: usize) {
        for &at in self.sets_of.get(member).into_iter().flatten() {
            let (Some((count, sum)), Some(set)) = (self.hits.get_mut(at), self.sets.get(at)) else {
                continue;
            };
            if *count < set.needed {
                add(&mut self.alone, member);
            } else if *count == set.needed {
                each_chosen(set, *sum, &self.chosen, |chosen| subtract(&mut self.alone, chosen));
            }
            *count += 1;
            *sum += member;
        }
        self.chosen.push(member);
    }

    /// Take back the member chosen last, which becomes a candidate for the choices after it.
    fn drop_member(&mut self, member: usize) {
        self.chosen.pop();
        for &at in self.sets_of.get(member).into_iter().flatten() {
            let (Some((count, sum)), Some(set)) = (self.hits.get_mut(at), self.sets.get(at)) else {
                continue;
            };
            *count -= 1;
            *sum -= member;
            if *count < set.needed {
                subtract(&mut self.alone, member);
            } else if *count == set.needed {
                each_chosen(set, *sum, &self.chosen, |chosen| add(&mut self.alone, chosen));
            }
        }
        self.set_candidate(member, true);
    }

    /// Return the chosen members, in order.
    fn transversal(&self) -> Vec<usize> {
        let members = 0..self.alone.len();
        members.filter(|&member| self.alone.get(member).is_some_and(|&count| count > 0)).collect()
    }

    /// Return true if each chosen member is one of no more than needed in some set.
    fn is_minimal(&self) -> bool {
        self.chosen.iter().all(|&member| self.alone.get(member).is_some_and(|&count| count > 0))
    }

    fn set_candidate(&mut self, member: usize, is: bool) {
        if let Some(candidate) = self.candidate.get_mut(member) {
            *candidate = is;
        }
    }
}

/// Call `step` with each chosen member of a set; `sum` is that of their numbers.
fn each_chosen(set: &Demand, sum: usize, chosen: &[usize], mut step: impl FnMut(usize)) {
    if set.needed == 1 {
        step(sum);
    } else {
        chosen.iter().copied().filter(|member| set.of.binary_search(member).is_ok()).for_each(step);
    }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

fn subtract(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Demand, minimal_transversals};

    fn one_of(sets: &[Vec<usize>]) -> Vec<Demand> {
        sets.iter().map(|of| Demand { of: of.clone(), needed: 1 }).collect()
    }

    #[test]
    fn finds_each_minimal_set_once() {
        let sets = one_of(&[vec![0, 1], vec![1, 2], vec![2, 3]]);
        assert_eq!(
            minimal_transversals(&sets, 4, 256),
            Some(vec![vec![0, 2], vec![1, 2], vec![1, 3]])
        );
    }

    #[test]
    fn a_set_within_another_makes_it_immaterial() {
        let sets = one_of(&[vec![0, 1], vec![0, 1, 2]]);
        assert_eq!(minimal_transversals(&sets, 3, 256), Some(vec![vec![0], vec![1]]));
    }

    #[test]
    fn gives_up_above_the_limit() {
        let sets: Vec<Vec<usize>> = (0..9).map(|pair| vec![2 * pair, 2 * pair + 1]).collect();
        assert_eq!(minimal_transversals(&one_of(&sets), 18, 256), None);
        let eight = minimal_transversals(&one_of(&sets[..8]), 18, 256);
        assert_eq!(eight.map(|found| found.len()), Some(256));
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let sets: Vec<Vec<usize>> = (0..4000).map(|link| vec![link, link + 1]).collect();
        assert_eq!(minimal_transversals(&one_of(&sets), 4001, 256), None);
    }

    #[test]
    fn several_members_may_be_needed() {
        let two_of_three = Demand { of: vec![0, 1, 2], needed: 2 };
        let sets = [two_of_three, Demand { of: vec![2, 3], needed: 1 }];
        let expected = vec![vec![0, 2], vec![1, 2], vec![0, 1, 3]];
        assert_eq!(minimal_transversals(&sets, 4, 256), Some(expected));
    }

    /// Nearly all of few members leave nothing to choose among many.
    #[test]
    fn a_wide_set_that_others_satisfy_is_no_burden() {
        let wide = Demand { of: (0..64).collect(), needed: 15 };
        let sets = [wide, Demand { of: (0..16).collect(), needed: 15 }];
        let found = minimal_transversals(&sets, 64, 256).map(|found| found.len());
        assert_eq!(found, Some(16));
    }
}
