//! What the verdict panel shows, as plain data: made from an outcome, tested without a browser.

use kijun_rules::engine::{ClauseResult, ClauseState};
use kijun_rules::model::Verdict;
use kijun_rules::{ClassIndex, RequirementIndex, Rules};

use super::draft::{Draft, Outcome};
use super::words;

/// The panel's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The verdict; `None` while no class is chosen.
    pub verdict: Option<Verdict>,
    /// The bounds' names, best first; `none` while no class is chosen.
    pub bounds: [&'static str; 2],
    /// The verdict in words.
    pub label: &'static str,
    /// Sentences on it: reason, bounds, certainty, progress.
    pub sentences: Vec<String>,
    /// Lists, each under a heading; an empty list is not shown.
    pub sections: Vec<Section>,
}

/// The summary while no class is chosen.
impl Default for Summary {
    fn default() -> Self {
        Self {
            verdict: None,
            bounds: ["none"; 2],
            label: "分類を選ぶと判定します",
            sentences: Vec::new(),
            sections: Vec::new(),
        }
    }
}

/// A list under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What the list is, for its style.
    pub name: &'static str,
    /// The heading.
    pub heading: String,
    /// Whether it is open before the reader opens or closes it.
    pub open: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The state of the clause it shows; empty if it shows none.
    pub state: &'static str,
    /// The requirements it is about, by id; each is a link.
    pub requirements: Vec<String>,
    /// What it says.
    pub text: String,
    /// The document's words, and where they stand; empty if there are none.
    pub quote: [String; 2],
}

/// The summary of an outcome.
#[must_use]
pub fn summary(
    rules: &Rules,
    draft: &Draft,
    outcome: Option<&Outcome>,
    footnotes: &[String],
) -> Summary {
    let class = draft.file().class.as_deref().and_then(|id| rules.class(id));
    let (Some(outcome), Some(class)) = (outcome, class) else {
        return Summary::default();
    };
    let explanation = &outcome.explanation;
    let verdict = explanation.verdict();
    Summary {
        verdict: Some(verdict),
        bounds: [explanation.bounds.best.id(), explanation.bounds.worst.id()],
        label: verdict.label(),
        sentences: sentences(outcome),
        sections: vec![
            remarks(outcome),
            remedies(rules, outcome),
            footnotes_of(verdict, footnotes),
            clauses(rules, class, outcome, ClauseState::Violated),
            decisive(rules, &explanation.decisive),
            clauses(rules, class, outcome, ClauseState::Open),
        ],
    }
}

fn sentences(outcome: &Outcome) -> Vec<String> {
    if let Some(reason) = &outcome.out_of_scope {
        return vec![reason.clone()];
    }
    let (answered, all) = outcome.progress;
    let mut said: Vec<String> = words::bounds(&outcome.explanation).into_iter().collect();
    said.push(words::certainty(&outcome.explanation));
    said.push(format!("この分類で必要な要件{all}件のうち{answered}件に回答済みです。"));
    said
}

fn texts(name: &'static str, heading: &str, texts: Vec<String>) -> Section {
    let items = texts.into_iter().map(|text| Item { text, ..Item::default() }).collect();
    Section { name, heading: heading.to_owned(), open: true, items }
}

fn remarks(outcome: &Outcome) -> Section {
    texts("remarks", "回答についての注意", outcome.remarks.clone())
}

fn remedies(rules: &Rules, outcome: &Outcome) -> Section {
    let steps = words::remedies(rules, &outcome.explanation);
    texts("remedies", "適合にするために最低限必要なこと", steps)
}

/// The document's footnotes stand with a verdict of nonconforming.
fn footnotes_of(verdict: Verdict, footnotes: &[String]) -> Section {
    let shown = if verdict == Verdict::Nonconforming { footnotes } else { &[] };
    let item = |words: &String| Item { quote: [words.clone(), String::new()], ..Item::default() };
    Section {
        name: "footnotes",
        heading: "要件を満たさない場合の取扱い".to_owned(),
        open: true,
        items: shown.iter().map(item).collect(),
    }
}

fn decisive(rules: &Rules, decisive: &[RequirementIndex]) -> Section {
    let ids: Vec<String> = ids(rules, decisive);
    let items = if ids.is_empty() {
        Vec::new()
    } else {
        vec![Item { requirements: ids, ..Item::default() }]
    };
    Section {
        name: "decisive",
        heading: "判定を左右する未回答の要件".to_owned(),
        open: true,
        items,
    }
}

fn clauses(rules: &Rules, class: ClassIndex, outcome: &Outcome, state: ClauseState) -> Section {
    let item = |result: &ClauseResult| {
        let clause = rules.clause_at(class, result.clause)?;
        Some(Item {
            state: state.id(),
            requirements: ids(rules, rules.members(class, result.clause)),
            text: words::clause(*result).to_owned(),
            quote: [clause.quote.clone(), clause.source.clone()],
        })
    };
    let results = outcome.explanation.clauses.iter().filter(|result| result.state == state);
    let items: Vec<Item> = results.filter_map(item).collect();
    let violated = state == ClauseState::Violated;
    let heading = if violated { "満たしていない条項" } else { "未確定の条項" };
    Section {
        name: "clauses",
        heading: format!("{heading}({}件)", items.len()),
        open: violated,
        items,
    }
}

fn ids(rules: &Rules, requirements: &[RequirementIndex]) -> Vec<String> {
    requirements.iter().map(|&index| rules.requirement_id(index).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Summary, summary};
    use crate::islands::form::draft::{Draft, Field};
    use kijun_rules::Rules;
    use kijun_rules::model::{Checklist, Class, Clause, Requirement, Severity, Verdict};

    fn rules() -> Rules {
        let requirement = |id: &str| Requirement { id: id.to_owned(), ..Requirement::default() };
        let clause = |ids: &[&str], quote: &str| Clause {
            any_of: ids.iter().map(|&id| id.to_owned()).collect(),
            severity: Severity::Nonconforming,
            quote: quote.to_owned(),
            source: "No.1".to_owned(),
            ..Clause::default()
        };
        let covered = Class {
            id: "A".to_owned(),
            clauses: vec![clause(&["1"], "1は必須"), clause(&["2", "3"], "いずれかが必須")],
            ..Class::default()
        };
        let not_covered = Class {
            id: "Z".to_owned(),
            out_of_scope: Some("欄がないため".to_owned()),
            ..Class::default()
        };
        Rules::compile(Checklist {
            classes: vec![covered, not_covered],
            requirements: ["1", "2", "3"].map(requirement).into(),
            ..Checklist::default()
        })
        .unwrap()
    }

    fn shown(entries: &[(&str, &str)]) -> Summary {
        let rules = rules();
        let mut draft = Draft::blank(&rules);
        for (name, value) in entries {
            draft.set(Field::of_name(name).unwrap(), value);
        }
        let outcome = draft.outcome(&rules);
        summary(&rules, &draft, outcome.as_ref(), &["個別に整理する".to_owned()])
    }

    fn section(summary: &Summary, heading: &str) -> Vec<String> {
        let found = summary.sections.iter().find(|section| section.heading.starts_with(heading));
        let items = &found.expect(heading).items;
        items.iter().map(|item| format!("{}{}", item.text, item.quote[0])).collect()
    }

    #[test]
    fn without_a_class_there_is_nothing_to_say() {
        let summary = shown(&[("answer:1", "met")]);
        assert_eq!(summary.verdict, None);
        assert_eq!(summary.bounds, ["none", "none"]);
        assert_eq!(summary.sections, []);
    }

    #[test]
    fn a_violated_clause_stands_with_its_words() {
        let summary = shown(&[("class", "A"), ("answer:1", "unmet")]);
        assert_eq!(summary.verdict, Some(Verdict::Nonconforming));
        assert_eq!(
            section(&summary, "満たしていない条項(1件)"),
            ["満たしていないため、不適合です1は必須"]
        );
        assert_eq!(section(&summary, "未確定の条項(1件)").len(), 1);
        assert_eq!(section(&summary, "要件を満たさない場合の取扱い"), ["個別に整理する"]);
        assert_eq!(section(&summary, "判定を左右する").len(), 0);
    }

    #[test]
    fn an_open_verdict_says_what_decides() {
        let summary = shown(&[("class", "A"), ("answer:1", "met")]);
        assert_eq!(summary.verdict, Some(Verdict::Undetermined));
        assert_eq!(summary.bounds, ["conforming", "nonconforming"]);
        assert_eq!(section(&summary, "判定を左右する").len(), 1);
        assert_eq!(section(&summary, "適合にするために"), ["No.2・3のいずれか1つを満たす。"]);
        assert_eq!(section(&summary, "要件を満たさない場合").len(), 0);
        let progress = "この分類で必要な要件3件のうち1件に回答済みです。".to_owned();
        assert!(summary.sentences.contains(&progress));
    }

    #[test]
    fn out_of_scope_gives_the_reason_alone() {
        let summary = shown(&[("class", "Z")]);
        assert_eq!(summary.verdict, Some(Verdict::OutOfScope));
        assert_eq!(summary.sentences, ["欄がないため"]);
        assert!(summary.sections.iter().all(|section| section.items.is_empty()));
    }
}
