//! The laws of the rule model, one test each, over generated checklists and answers.

use kijun_rules::answers::{Named, Status};
use kijun_rules::engine::{Given, Remedies, bounds, decisive, remedies};
use kijun_rules::engine::{Group, PhaseSet};
use kijun_rules::model::Verdict;
use kijun_rules::{Answer, AnswerFile, AnswerSet, Bounds, Case, RequirementIndex, Rules};
use kijun_tests::generate::{Generated, Size, cases, rules_and_answers};
use kijun_tests::naive::World;
use kijun_tests::naive::remedies::minimal_sets;
use kijun_tests::said;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The values on which a verdict depends, taken from an answer file.
struct Taken<'a> {
    rules: &'a Rules,
    phases: PhaseSet,
    sheet: AnswerSet,
    file: AnswerFile,
}

impl<'a> Taken<'a> {
    fn from(generated: &'a Generated) -> Self {
        let file = generated.file();
        Self {
            rules: &generated.rules,
            phases: file.phase_set(),
            sheet: file.answer_set(&generated.rules),
            file,
        }
    }

    fn case<'b>(&'b self, sheet: &'b AnswerSet) -> Case<'b> {
        Case {
            rules: self.rules,
            class: self.file.class_in(self.rules).expect("a class was chosen"),
            phases: self.phases,
            answers: sheet,
        }
    }

    fn bounds(&self, sheet: &AnswerSet) -> Bounds {
        bounds(self.case(sheet))
    }

    /// Return the sheet with these answers added.
    fn with(&self, given: impl IntoIterator<Item = (RequirementIndex, Given)>) -> AnswerSet {
        let mut sheet = self.sheet.clone();
        for (requirement, given) in given {
            sheet.answer(requirement, given);
        }
        sheet
    }

    fn missing(&self) -> Vec<RequirementIndex> {
        self.rules
            .requirements()
            .filter(|&requirement| self.sheet.given(requirement) == Given::Unanswered)
            .collect()
    }

    /// Return the worst verdict after these requirements were met.
    fn worst_with_met(&self, met: &[RequirementIndex]) -> Verdict {
        self.bounds(&self.with(met.iter().map(|&id| (id, Given::Met)))).worst
    }
}

fn met_or_not(requirements: &[RequirementIndex], met: &[bool]) -> Vec<(RequirementIndex, Given)> {
    let given = met.iter().cycle().map(|met| if *met { Given::Met } else { Given::Unmet });
    requirements.iter().copied().zip(given).collect()
}

/// Generate small and large checklists in equal parts.
fn any_rules() -> impl Strategy<Value = Generated> {
    prop_oneof![rules_and_answers(Size::small()), rules_and_answers(Size::large())]
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn more_met_is_never_worse(case in any_rules(), more in vec(any::<Index>(), 1..5)) {
        let taken = Taken::from(&case);
        let all: Vec<_> = case.rules.requirements().collect();
        let before = taken.bounds(&taken.sheet);
        let met = more.iter().map(|at| (all[at.index(all.len())], Given::Met));
        let after = taken.bounds(&taken.with(met));
        prop_assert!(after.best <= before.best);
        prop_assert!(after.worst <= before.worst);
    }

    #[test]
    fn best_is_never_worse_than_worst(case in any_rules(), met in vec(any::<bool>(), 200)) {
        let taken = Taken::from(&case);
        let before = taken.bounds(&taken.sheet);
        prop_assert!(before.best <= before.worst);
        // Every way to give the missing answers ends between the two.
        let end = taken.bounds(&taken.with(met_or_not(&taken.missing(), &met)));
        prop_assert_eq!(end.best, end.worst);
        prop_assert!(before.best <= end.best && end.best <= before.worst);
    }

    #[test]
    fn every_remedy_works_and_none_is_larger_than_needed(
        case in any_rules(),
        choice in vec(any::<Index>(), 64),
    ) {
        let taken = Taken::from(&case);
        let Some(remedies) = remedies(taken.case(&taken.sheet)) else {
            // Nothing helps, not even meeting everything; or the standard does not apply.
            let all: Vec<_> = case.rules.requirements().collect();
            prop_assert!(taken.worst_with_met(&all) > Verdict::ConformingWithAdvisories);
            return Ok(());
        };
        let Some(remedy) = choose(&remedies, &choice) else { return Ok(()) };
        prop_assert!(taken.worst_with_met(&remedy) <= Verdict::ConformingWithAdvisories);
        for left_out in 0..remedy.len() {
            let mut smaller = remedy.clone();
            smaller.remove(left_out);
            prop_assert!(taken.worst_with_met(&smaller) > Verdict::ConformingWithAdvisories);
        }
    }

    #[test]
    fn decisive_answers_decide(
        case in any_rules(),
        met in vec(any::<bool>(), 200),
        all in vec(any::<bool>(), 200),
    ) {
        let taken = Taken::from(&case);
        let deciding = decisive(taken.case(&taken.sheet));
        let before = taken.bounds(&taken.sheet);
        prop_assert_eq!(deciding.is_empty(), before.best == before.worst);
        // Once they are given, the verdict is certain.
        let decided = met_or_not(&deciding, &met);
        let after = taken.bounds(&taken.with(decided.clone()));
        prop_assert_eq!(after.best, after.worst);
        // No answer outside of the list ever changes the verdict.
        let others: Vec<_> = taken.missing().into_iter().filter(|id| !deciding.contains(id)).collect();
        let others = met_or_not(&others, &all);
        prop_assert_eq!(taken.bounds(&taken.with(others.clone())), before);
        let complete = decided.into_iter().chain(others);
        prop_assert_eq!(taken.bounds(&taken.with(complete)), after);
    }

    #[test]
    fn each_decisive_answer_may_be_the_last_word(case in rules_and_answers(Size::small())) {
        let taken = Taken::from(&case);
        let missing = taken.missing();
        for last in decisive(taken.case(&taken.sheet)) {
            let found = (0..1_u32 << missing.len()).any(|bits| {
                let met: Vec<bool> = (0..missing.len()).map(|at| bits >> at & 1 == 1).collect();
                let mut sheet = taken.with(met_or_not(&missing, &met));
                sheet.answer(last, Given::Met);
                let met = taken.bounds(&sheet);
                sheet.answer(last, Given::Unmet);
                met != taken.bounds(&sheet)
            });
            prop_assert!(found, "{} decides nothing", case.rules.requirement_id(last));
        }
    }

    #[test]
    fn order_of_answers_does_not_matter(case in any_rules(), order in vec(any::<u8>(), 210)) {
        let file = case.file();
        let mut shuffled = file.clone();
        shuffle(shuffled.answers.as_mut(), &order);
        shuffle(shuffled.facts.as_mut(), &order);
        prop_assert_eq!(
            said::assessment(&case.rules, &file),
            said::assessment(&case.rules, &shuffled)
        );
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(case in any_rules()) {
        let again = Rules::compile(case.rules.checklist().clone()).expect("it was sound before");
        prop_assert_eq!(
            said::assessment(&case.rules, &case.file()),
            said::assessment(&again, &case.file())
        );
    }

    #[test]
    fn an_answer_can_be_taken_back(case in any_rules(), at in any::<Index>()) {
        let file = case.file();
        let before = said::assessment(&case.rules, &file);
        let mut changed = file.clone();
        let Some(answers) = changed.answers.as_mut().filter(|answers| !answers.is_empty()) else {
            return Ok(());
        };
        let at = at.index(answers.len());
        let status = answers[at].1.status();
        answers[at].1.set_status(Some(Status::Met));
        let _ = said::assessment(&case.rules, &changed);
        if let Some(answers) = &mut changed.answers {
            answers[at].1.set_status(status);
        }
        prop_assert_eq!(said::assessment(&case.rules, &changed), before);
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_groups_of_remedies_multiply_out_to_all_of_them(case in rules_and_answers(Size::small())) {
        let taken = Taken::from(&case);
        let world = World::new(case.rules.checklist(), &taken.file);
        if world.out_of_scope.is_some() {
            return Ok(());
        }
        let mut expected: Vec<Vec<&str>> = minimal_sets(&world);
        for set in &mut expected {
            set.sort_unstable();
        }
        expected.sort();
        let mut product: Vec<Vec<RequirementIndex>> = Vec::new();
        if let Some(remedies) = remedies(taken.case(&taken.sheet)) {
            product.push(remedies.all);
            for group in remedies.one_of {
                let Group::Sets(sets) = group else { panic!("few sets are listed") };
                let longer = |head: &Vec<_>| {
                    sets.iter().map(|set| [head.clone(), set.clone()].concat()).collect::<Vec<_>>()
                };
                product = product.iter().flat_map(longer).collect();
            }
        }
        let names = |set: &Vec<_>| {
            let mut names: Vec<&str> = set.iter().map(|&id| case.rules.requirement_id(id)).collect();
            names.sort_unstable();
            names
        };
        let mut product: Vec<_> = product.iter().map(names).collect();
        product.sort();
        prop_assert_eq!(product, expected);
    }
}

/// Return one remedy: the common part, and one set of each group; `None` if a group is not listed.
fn choose(remedies: &Remedies, choice: &[Index]) -> Option<Vec<RequirementIndex>> {
    let mut remedy = remedies.all.clone();
    for (group, at) in remedies.one_of.iter().zip(choice.iter().cycle()) {
        let Group::Sets(sets) = group else { return None };
        remedy.extend(&sets[at.index(sets.len())]);
    }
    Some(remedy)
}

fn shuffle<T>(list: Option<&mut Vec<Named<T>>>, order: &[u8]) {
    if let Some(list) = list {
        let mut keyed: Vec<_> = list.drain(..).zip(order.iter().cycle()).collect();
        keyed.sort_by_key(|(_, key)| **key);
        list.extend(keyed.into_iter().map(|(value, _)| value));
    }
}

#[test]
fn a_blank_answer_is_no_answer() {
    assert_eq!(Answer::default().given(), Given::Unanswered);
    assert_eq!(Answer::new(Some(Status::NotApplicable)).given(), Given::Unanswered);
}
