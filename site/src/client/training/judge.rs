//! The engine's result for marks: the marks of the scenario, and the reader's own.

use kijun_rules::answers::{Answer, Status};
use kijun_rules::engine::status::status;
use kijun_rules::engine::{PhaseSet, RequirementStatus, bounds};
use kijun_rules::model::Verdict;
use kijun_rules::{AnswerSet, Case, Rules};

use crate::data::training::{Mark, Scenario};

/// The verdict that follows from some marks, and the status of each marked requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The statuses, in the order of the scenario's answers.
    pub statuses: Vec<RequirementStatus>,
}

/// Judge marks for the requirements of a scenario, in the order of its answers. A mark of
/// 該当しない counts as an answer with a reason. Return `None` if the rules do not have the class.
#[must_use]
pub fn judge(rules: &Rules, scenario: &Scenario, marks: &[Option<Mark>]) -> Option<Judged> {
    let mut sheet = AnswerSet::blank(rules);
    for (id, word) in &scenario.facts {
        if let Some((place, fact)) = rules.fact(id).and_then(|at| Some((at, rules.fact_at(at)?))) {
            sheet.state(rules, place, &fact.value_of(word));
        }
    }
    let requirements = scenario.answers.iter().map(|each| rules.requirement(&each.requirement));
    let requirements: Vec<_> = requirements.collect();
    for ((requirement, mark), of_story) in requirements.iter().zip(marks).zip(&scenario.answers) {
        if let Some(requirement) = requirement {
            sheet.answer_as(*requirement, &given(*mark, of_story.value.as_deref()));
        }
    }
    let class = rules.class(&scenario.class)?;
    let case = Case { rules, class, phases: PhaseSet::of(&scenario.phases), answers: &sheet };
    let statuses = requirements.into_iter().map(|requirement| {
        requirement.map_or(RequirementStatus::NotRequired, |each| status(case, each))
    });
    Some(Judged { verdict: bounds(case).verdict(), statuses: statuses.collect() })
}

/// Return the answer for a mark, with the value that the story gives.
fn given(mark: Option<Mark>, value: Option<&str>) -> Answer {
    let status = mark.and_then(Mark::status);
    let mut answer = Answer::new(status);
    answer.set_value(value.unwrap_or_default());
    if status == Some(Status::NotApplicable) {
        answer.set_reason(Status::NotApplicable.label());
    }
    answer
}

/// The result for a scenario as a whole, and for each of its requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The reader's verdict.
    pub yours: Verdict,
    /// The verdict of the rules on the reader's marks.
    pub by_marks: Verdict,
    /// The verdict of the rules on the scenario.
    pub rules: Verdict,
    /// The rows, in the order of the scenario's answers.
    pub rows: Vec<Row>,
}

/// The reader's mark for a requirement beside the mark of the scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The reader's mark.
    pub mark: Option<Mark>,
    /// The scenario's mark.
    pub right: Mark,
    /// The status of the requirement by the reader's marks.
    pub status: RequirementStatus,
}

impl Outcome {
    /// Compare the reader's verdict and marks with the rules' result for the scenario.
    #[must_use]
    pub fn of(
        rules: &Rules,
        scenario: &Scenario,
        yours: Verdict,
        marks: &[Option<Mark>],
    ) -> Option<Self> {
        let answers: Vec<_> = scenario.answers.iter().map(|answer| Some(answer.mark)).collect();
        let (right, own) = (judge(rules, scenario, &answers)?, judge(rules, scenario, marks)?);
        let rows = scenario.answers.iter().zip(marks).zip(own.statuses);
        let rows =
            rows.map(|((answer, mark), status)| Row { mark: *mark, right: answer.mark, status });
        Some(Self { yours, by_marks: own.verdict, rules: right.verdict, rows: rows.collect() })
    }

    /// Return the number of marks that agree.
    #[must_use]
    pub fn same(&self) -> usize {
        self.rows.iter().filter(|row| row.mark == Some(row.right)).count()
    }

    /// Return the number of requirements without a mark.
    #[must_use]
    pub fn unmarked(&self) -> usize {
        self.rows.iter().filter(|row| row.mark.is_none()).count()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use kijun_rules::Rules;
    use kijun_rules::model::Verdict;

    use super::{Outcome, judge};
    use crate::data::training::{Answer, Mark, Scenario};

    fn marked(id: &str, mark: Mark, value: Option<&str>) -> Answer {
        Answer {
            requirement: id.to_owned(),
            mark,
            value: value.map(ToOwned::to_owned),
            words: None,
        }
    }

    pub(in super::super) const RULES: &str = r#"{"classes":[{"clauses":[
        {"any_of":["1","2"],"quote":"q","severity":"nonconforming","source":"s"},
        {"any_of":["3"],"condition":{"fact":"f","is":true},"quote":"q","severity":"advisory","source":"s"}],
        "id":"A","title":"A"}],"edition":"undated","facts":[{"id":"f","question":"?"}],"id":"x/y",
        "requirements":[{"id":"1"},{"id":"2"},{"id":"3"}]}"#;

    pub(in super::super) fn scenario(marks: [Mark; 3]) -> Scenario {
        let answers = ["1", "2", "3"].into_iter().zip(marks);
        let answers = answers.map(|(id, mark)| marked(id, mark, None)).collect();
        Scenario {
            id: "form".to_owned(),
            title: "申込".to_owned(),
            list: 0,
            class: "A".to_owned(),
            facts: vec![("f".to_owned(), "true".to_owned())],
            phases: Vec::new(),
            answers,
        }
    }

    use Mark::{Met, NotApplicable, Open, Unmet};

    #[test]
    fn marks_are_judged_by_the_rules_with_their_facts() {
        let rules = Rules::from_json(RULES).unwrap();
        let known = |is: &[bool]| Scenario {
            facts: is.iter().map(|is| ("f".to_owned(), is.to_string())).collect(),
            ..scenario([Met; 3])
        };
        for (facts, marks, verdict, statuses) in [
            (
                &[true][..],
                [Some(Unmet), Some(Met), Some(Unmet)],
                Verdict::ConformingWithAdvisories,
                ["substituted", "met", "advisory"],
            ),
            (
                &[false],
                [Some(Unmet), Some(Met), Some(Unmet)],
                Verdict::Conforming,
                ["substituted", "met", "not_required"],
            ),
            (
                &[],
                [Some(Unmet), Some(Open), Some(Met)],
                Verdict::Undetermined,
                ["pending", "unanswered", "met"],
            ),
            (
                &[],
                [Some(NotApplicable), None, Some(Met)],
                Verdict::Undetermined,
                ["pending", "unanswered", "met"],
            ),
        ] {
            let judged = judge(&rules, &known(facts), &marks).unwrap();
            let ids: Vec<_> = judged.statuses.iter().map(|each| each.id()).collect();
            assert_eq!((judged.verdict, &ids[..]), (verdict, &statuses[..]), "{marks:?}");
        }
        let unknown = Scenario { class: "B".to_owned(), ..scenario([Met; 3]) };
        assert_eq!(judge(&rules, &unknown, &[]), None);
    }

    #[test]
    fn the_value_of_the_story_is_judged_and_a_fact_may_have_a_choice() {
        let rules = Rules::from_json(
            r#"{"classes":[{"clauses":[{"any_of":["1"],"quote":"q","severity":"nonconforming",
            "source":"s","thresholds":{"1":{"at_least":"99.5"}}},{"any_of":["2"],
            "condition":{"fact":"f","is":"true"},"quote":"q","severity":"advisory","source":"s"}],
            "id":"all","title":""}],"edition":"undated","facts":[{"choices":[{"id":"true","title":"真"},
            {"id":"b","title":"B"}],"id":"f","question":"?"}],"id":"x/y",
            "requirements":[{"id":"1","value":{"kind":"number"}},{"id":"2"}]}"#,
        );
        let rules = rules.unwrap();
        let of = |value: &str, fact: &str| Scenario {
            class: "all".to_owned(),
            facts: vec![("f".to_owned(), fact.to_owned())],
            answers: vec![marked("1", Met, Some(value)), marked("2", Unmet, None)],
            ..scenario([Met; 3])
        };
        for (value, fact, statuses) in [
            ("99.5", "true", ["met", "advisory"]),
            ("99.4", "b", ["nonconforming", "not_required"]),
        ] {
            let judged = judge(&rules, &of(value, fact), &[Some(Met), Some(Unmet)]).unwrap();
            let ids: Vec<_> = judged.statuses.iter().map(|each| each.id()).collect();
            assert_eq!(ids, statuses, "{value} {fact}");
        }
    }

    #[test]
    fn the_readers_marks_are_counted_beside_the_scenarios() {
        let rules = Rules::from_json(RULES).unwrap();
        let marks = [Some(Unmet), None, Some(Met)];
        let yours = Verdict::Conforming;
        let outcome = Outcome::of(&rules, &scenario([Met, Unmet, Met]), yours, &marks).unwrap();
        assert_eq!((outcome.same(), outcome.unmarked()), (1, 1));
        assert_eq!((outcome.rules, outcome.by_marks), (Verdict::Conforming, Verdict::Undetermined));
    }
}
