//! What the verdict panel says, made from an explanation: the same words for the same result.

use kijun_rules::answers::Status;
use kijun_rules::engine::{ClauseResult, ClauseState, Explanation, Group, RequirementStatus};
use kijun_rules::model::{Severity, Verdict};
use kijun_rules::{RequirementIndex, Rules};

/// How a requirement stands, in two or three words.
#[must_use]
pub fn status(status: RequirementStatus) -> &'static str {
    match status {
        RequirementStatus::NotRequired => "この分類では求められません",
        RequirementStatus::Unavailable => "前提に合わないため使えません",
        RequirementStatus::Met => "満たす",
        RequirementStatus::Unanswered => "未回答",
        RequirementStatus::Pending => "ほかの回答待ち",
        RequirementStatus::Substituted => "代替で充足",
        RequirementStatus::Follows(Severity::Nonconforming) => "不適合",
        RequirementStatus::Follows(Severity::ApprovalRequired) => "要承認・要協議",
        RequirementStatus::Follows(Severity::Advisory) => "留意事項",
        RequirementStatus::Follows(Severity::Note) => "任意",
    }
}

/// What was answered, while no class is chosen.
#[must_use]
pub fn given(answer: &str) -> &'static str {
    Status::from_id(answer).map_or("未回答", Status::label)
}

/// What follows from a clause, seen from its state.
#[must_use]
pub fn clause(result: ClauseResult) -> &'static str {
    match (result.state, result.effective) {
        (ClauseState::Satisfied, _) => "満たしています",
        (ClauseState::Violated, Severity::Nonconforming) => "満たしていないため、不適合です",
        (ClauseState::Violated, Severity::ApprovalRequired) => {
            "満たしていないため、承認・協議が必要です"
        }
        (ClauseState::Violated, Severity::Advisory) => "満たしていません(推奨)",
        (ClauseState::Violated, Severity::Note) => "満たしていません(任意)",
        (ClauseState::Open, Severity::Nonconforming) => "未回答。満たさないと不適合です",
        (ClauseState::Open, Severity::ApprovalRequired) => {
            "未回答。満たさないと承認・協議が必要です"
        }
        (ClauseState::Open, Severity::Advisory) => "未回答(推奨)",
        (ClauseState::Open, Severity::Note) => "未回答(任意)",
    }
}

/// How far the verdict is from certain.
#[must_use]
pub fn certainty(explanation: &Explanation) -> String {
    match (explanation.verdict(), explanation.decisive.len()) {
        (Verdict::OutOfScope, _) => "この基準の対象ではありません。".to_owned(),
        (Verdict::Undetermined, count) => format!("多くてもあと{count}問で確定します。"),
        (_, _) => "判定は確定しています。残りの回答では変わりません。".to_owned(),
    }
}

/// The bounds, in a sentence; `None` where they agree.
#[must_use]
pub fn bounds(explanation: &Explanation) -> Option<String> {
    (explanation.verdict() == Verdict::Undetermined).then(|| {
        let bounds = explanation.bounds;
        format!(
            "残りをすべて満たすと「{}」、すべて満たさないと「{}」です。",
            bounds.best.label(),
            bounds.worst.label()
        )
    })
}

/// What would reach conformity, one step a line; empty if nothing is needed.
#[must_use]
pub fn remedies(rules: &Rules, explanation: &Explanation) -> Vec<String> {
    if explanation.verdict() == Verdict::OutOfScope {
        return Vec::new();
    }
    let Some(remedies) = &explanation.remedies else {
        return vec![
            "回答を変えるだけでは適合になりません。利用の条件と分類を見直してください。".to_owned(),
        ];
    };
    let all = remedies.all.iter().map(|&id| format!("No.{}を満たす。", rules.requirement_id(id)));
    all.chain(remedies.one_of.iter().map(|group| choice(rules, group))).collect()
}

/// One choice: `No.5-1〜5-3のいずれか1つを満たす。`
fn choice(rules: &Rules, group: &Group) -> String {
    match group {
        Group::Sets(sets) if sets.iter().all(|set| set.len() == 1) => {
            let ids: Vec<RequirementIndex> = sets.iter().flatten().copied().collect();
            format!("{}のいずれか1つを満たす。", ids_in_words(rules, &ids))
        }
        Group::Sets(sets) => {
            let sets = sets.iter().map(|set| joined(rules, set, "と"));
            format!("次のいずれかの組を満たす: {}。", sets.collect::<Vec<_>>().join("、"))
        }
        Group::EachOf(clauses) => {
            let clauses = clauses.iter().map(|clause| ids_in_words(rules, clause));
            format!(
                "次のそれぞれから少なくとも1つを満たす: {}。",
                clauses.collect::<Vec<_>>().join("／")
            )
        }
    }
}

/// Requirement numbers, neighbours drawn together: `No.5-1〜5-3`, `No.6-1・6-2`.
#[must_use]
pub fn ids_in_words(rules: &Rules, ids: &[RequirementIndex]) -> String {
    let neighbours = ids.windows(2).all(|pair| pair[0].get() + 1 == pair[1].get());
    match ids {
        [first, .., last] if neighbours && ids.len() > 2 => {
            format!("No.{}〜{}", rules.requirement_id(*first), rules.requirement_id(*last))
        }
        _ => joined(rules, ids, "・"),
    }
}

fn joined(rules: &Rules, ids: &[RequirementIndex], between: &str) -> String {
    let ids: Vec<&str> = ids.iter().map(|&id| rules.requirement_id(id)).collect();
    format!("No.{}", ids.join(between))
}

#[cfg(test)]
mod tests {
    use super::{certainty, remedies};
    use crate::islands::form::draft::{Draft, Field};
    use kijun_rules::Rules;
    use kijun_rules::model::{Checklist, Class, Clause, Requirement, Severity};

    fn rules(clauses: &[&[&str]]) -> Rules {
        let clause = |ids: &&[&str]| Clause {
            any_of: ids.iter().map(|&id| id.to_owned()).collect(),
            severity: Severity::Nonconforming,
            ..Clause::default()
        };
        let requirement = |id: u32| Requirement { id: id.to_string(), ..Requirement::default() };
        let class = Class {
            id: "A".to_owned(),
            clauses: clauses.iter().map(clause).collect(),
            ..Class::default()
        };
        Rules::compile(Checklist {
            classes: vec![class],
            requirements: (1..=20).map(requirement).collect(),
            ..Checklist::default()
        })
        .unwrap()
    }

    fn said(clauses: &[&[&str]]) -> Vec<String> {
        let rules = rules(clauses);
        let mut draft = Draft::blank(&rules);
        draft.set(Field::Class, "A");
        remedies(&rules, &draft.outcome(&rules).unwrap().explanation)
    }

    #[test]
    fn remedies_are_said_as_a_person_would() {
        assert_eq!(said(&[&["1"], &["3"]]), ["No.1を満たす。", "No.3を満たす。"]);
        assert_eq!(said(&[&["1", "2", "3"]]), ["No.1〜3のいずれか1つを満たす。"]);
        assert_eq!(said(&[&["1", "3"]]), ["No.1・3のいずれか1つを満たす。"]);
        assert_eq!(
            said(&[&["1", "2"], &["2", "3"]]),
            ["次のいずれかの組を満たす: No.2、No.1と3。"]
        );
        let pairs: Vec<[String; 2]> =
            (0..9).map(|n| [(2 * n + 1).to_string(), (2 * n + 2).to_string()]).collect();
        let mut clauses: Vec<Vec<&str>> =
            pairs.iter().map(|pair| pair.iter().map(String::as_str).collect()).collect();
        clauses.push(vec!["1", "3", "5", "7", "9", "11", "13", "15", "17"]);
        let clauses: Vec<&[&str]> = clauses.iter().map(Vec::as_slice).collect();
        let said = said(&clauses);
        assert_eq!(said.len(), 1);
        assert!(
            said[0].starts_with("次のそれぞれから少なくとも1つを満たす: No.1・2／"),
            "{said:?}"
        );
    }

    #[test]
    fn certainty_counts_the_answers_that_matter() {
        let rules = rules(&[&["1"], &["2"]]);
        let mut draft = Draft::blank(&rules);
        draft.set(Field::Class, "A");
        let said = |draft: &Draft| certainty(&draft.outcome(&rules).unwrap().explanation);
        assert_eq!(said(&draft), "多くてもあと2問で確定します。");
        draft.set(Field::Answer("1"), "unmet");
        assert_eq!(said(&draft), "判定は確定しています。残りの回答では変わりません。");
    }
}
