//! The engine agrees with the second evaluator on any checklist and any answers.

use kijun_tests::extended::rules_and_values;
use kijun_tests::generate::{Generated, Size, cases, rules_and_answers};
use kijun_tests::naive::{self, Effort};
use kijun_tests::said;
use proptest::prelude::*;

fn both_agree(case: &Generated, effort: Effort) -> Result<(), TestCaseError> {
    let file = case.file();
    let expected = naive::evaluate(case.rules.checklist(), &file, effort);
    let said = said::by_engine(&case.rules, &file, &expected);
    prop_assert_eq!(said, expected);
    Ok(())
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn both_agree_on_everything(case in rules_and_answers(Size::small())) {
        both_agree(&case, Effort::Everything)?;
    }

    #[test]
    fn both_agree_on_counts_and_values(case in rules_and_values(Size::small())) {
        both_agree(&case, Effort::Everything)?;
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn both_agree_on_long_checklists(case in rules_and_answers(Size::large())) {
        both_agree(&case, Effort::Polynomial)?;
    }

    #[test]
    fn both_agree_on_counts_and_values_of_long_checklists(
        case in rules_and_values(Size::large()),
    ) {
        both_agree(&case, Effort::Polynomial)?;
    }
}

proptest! {
    #![proptest_config(cases(2))]

    #[test]
    fn both_agree_on_the_longest_checklists(case in rules_and_answers(Size::largest())) {
        both_agree(&case, Effort::Polynomial)?;
    }
}
