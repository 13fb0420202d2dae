//! What the engine says of marks: those of the scenario, and the reader's own.

use kijun_rules::engine::status::status;
use kijun_rules::engine::{Given, PhaseSet, RequirementStatus, bounds};
use kijun_rules::model::{Phase, Verdict};
use kijun_rules::{AnswerSet, Case, Rules, Status};

/// A scenario's setting, as the page says it.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The rules of its checklist.
    pub rules: &'a Rules,
    /// The class's id.
    pub class: &'a str,
    /// The known facts: `id=true` or `id=false`, with spaces between.
    pub facts: &'a str,
    /// The phases' ids, with spaces between; empty for all.
    pub phases: &'a str,
}

/// The verdict that follows from some marks, and how each marked requirement then stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// In the order of the marks.
    pub statuses: Vec<RequirementStatus>,
}

/// A mark as it is shown; what is no answer is an open one.
#[must_use]
pub fn mark_label(mark: &str) -> &'static str {
    Status::from_id(mark).map_or("分からない", Status::label)
}

/// Judges marks: pairs of a requirement's id and an answer (`met`, `unmet`, `not_applicable`, or
/// anything else for an open one). A mark of 該当しない counts as one with a reason. `None` for a
/// class that the rules do not have.
#[must_use]
pub fn judge(setting: Setting<'_>, marks: &[(String, String)]) -> Option<Judged> {
    let Setting { rules, class, facts, phases } = setting;
    let mut sheet = AnswerSet::blank(rules);
    for said in facts.split_ascii_whitespace() {
        if let Some((id, is)) = said.split_once('=')
            && let Some(fact) = rules.fact(id)
        {
            sheet.state_fact(rules, fact, Some(is == "true"));
        }
    }
    let of = |id: &str| rules.requirement(id);
    for (id, mark) in marks {
        if let Some(requirement) = of(id) {
            let given = match Status::from_id(mark) {
                Some(Status::Met) => Given::Met,
                Some(Status::Unmet) => Given::Unmet,
                Some(Status::NotApplicable) => Given::NotApplicable,
                None => Given::Unanswered,
            };
            sheet.answer(requirement, given);
        }
    }
    let phases: Vec<Phase> = phases.split_ascii_whitespace().filter_map(Phase::from_id).collect();
    let phases = PhaseSet::of(&phases);
    let case = Case { rules, class: rules.class(class)?, phases, answers: &sheet };
    let statuses = marks.iter().map(|(id, _)| {
        of(id).map_or(RequirementStatus::NotRequired, |requirement| status(case, requirement))
    });
    Some(Judged { verdict: bounds(case).verdict(), statuses: statuses.collect() })
}

#[cfg(test)]
mod tests {
    use super::{Setting, judge, mark_label};
    use kijun_rules::Rules;
    use kijun_rules::model::Verdict;

    const RULES: &str = r#"{"classes":[{"clauses":[
        {"any_of":["1","2"],"quote":"q","severity":"nonconforming","source":"s"},
        {"any_of":["3"],"condition":{"fact":"f","is":true},"quote":"q","severity":"advisory","source":"s"}],
        "id":"A","title":"A"}],"edition":"undated","facts":[{"id":"f","question":"?"}],"id":"x/y",
        "requirements":[{"id":"1"},{"id":"2","phase":null},{"id":"3"}]}"#;

    fn judged(facts: &str, marks: &[(&str, &str)]) -> (Verdict, Vec<&'static str>) {
        let rules = Rules::from_json(&RULES.replace(",\"phase\":null", "")).unwrap();
        let marks = marks.iter().map(|(id, mark)| ((*id).to_owned(), (*mark).to_owned()));
        let marks: Vec<_> = marks.collect();
        let setting = Setting { rules: &rules, class: "A", facts, phases: "" };
        let judged = judge(setting, &marks).unwrap();
        (judged.verdict, judged.statuses.iter().map(|each| each.id()).collect())
    }

    #[test]
    fn marks_are_judged_by_the_rules_with_their_facts() {
        let marks = [("1", "unmet"), ("2", "met"), ("3", "unmet")];
        let (verdict, statuses) = judged("f=true", &marks);
        assert_eq!(verdict, Verdict::ConformingWithAdvisories);
        assert_eq!(statuses, ["substituted", "met", "advisory"]);
        assert_eq!(judged("f=false", &marks).0, Verdict::Conforming);
        let open = judged("", &[("1", "unmet"), ("2", "unanswered"), ("3", "met")]);
        assert_eq!(open, (Verdict::Undetermined, vec!["pending", "unanswered", "met"]));
    }

    #[test]
    fn an_unknown_class_is_not_judged() {
        let rules = Rules::from_json(&RULES.replace(",\"phase\":null", "")).unwrap();
        assert_eq!(judge(Setting { rules: &rules, class: "B", facts: "", phases: "" }, &[]), None);
        assert_eq!(Verdict::from_id("out_of_scope"), Some(Verdict::OutOfScope));
        assert_eq!((Verdict::from_id("no"), mark_label("")), (None, "分からない"));
    }
}
