//! What the rules ask of a requirement beside its words: a value and the values that suffice, when it
//! counts, and the words of its answers. All of it is Kijun's reading.

use kijun_content::model::{Checklist, Requirement};
use kijun_rules::model::{Class, Clause, FactIs};
use leptos::prelude::*;

/// Show what the rules ask of a requirement, one line each; `None` if they ask nothing but an answer.
pub(crate) fn asks(
    checklist: &Checklist,
    requirement: &Requirement,
) -> Option<impl IntoView + use<>> {
    let lines = lines(checklist, requirement);
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul class="duty asks" data-words="kijun">{lines.collect_view()}</ul> }
    })
}

fn lines(checklist: &Checklist, requirement: &Requirement) -> Vec<String> {
    let id = requirement.id.as_str();
    let rules = &checklist.rules;
    let rule = rules.requirements.iter().find(|rule| rule.id == id);
    let mut lines = Vec::new();
    if let Some(asked) = rule.and_then(|rule| rule.value.as_ref()) {
        let unit = asked.unit.as_ref().map_or_else(String::new, |unit| format!("（{unit}）"));
        let must =
            if asked.required { "。書かなければ、回答になりません" } else { "" };
        lines.push(format!("尋ねる値: {}{unit}{must}", asked.kind.label()));
        let demanded = by_class(checklist, id, |clause| {
            clause.thresholds_of(id).map(|thresholds| thresholds.label(asked))
        });
        lines.extend(demanded.into_iter().map(|(label, of)| format!("満たす値: {label}{of}")));
    }
    let all = |facts: &[FactIs]| {
        let facts: Vec<String> = facts.iter().map(|fact| rules.fact_label(fact)).collect();
        facts.join("、かつ")
    };
    let conditions = by_class(checklist, id, |clause| {
        (!clause.conditions.is_empty()).then(|| all(&clause.conditions))
    });
    lines.extend(conditions.into_iter().map(|(label, of)| format!("求める場合: {label}{of}")));
    if let Some(premise) = rule.and_then(|rule| rule.premise.as_ref()) {
        lines.push(format!("使える場合: {}", rules.fact_label(premise)));
    }
    if let Some(words) = &requirement.answer_words {
        lines.push(format!(
            "答え方: 満たすときは「{}」、満たさないときは「{}」",
            words.met, words.unmet
        ));
    }
    lines
}

/// Return what the clauses of a requirement say, each once, with the classes for which they say it;
/// these are left out where it is said for all.
fn by_class(
    checklist: &Checklist,
    id: &str,
    says: impl Fn(&Clause) -> Option<String>,
) -> Vec<(String, String)> {
    let classes = checklist.rules.classes.iter().filter(|class| class.out_of_scope.is_none());
    let classes: Vec<&Class> = classes.collect();
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    for class in &classes {
        let own = class.clauses.iter().filter(|clause| clause.any_of.iter().any(|each| each == id));
        for label in own.filter_map(&says) {
            match found.iter_mut().find(|(known, _)| *known == label) {
                Some((_, of)) if of.contains(&class.title.as_str()) => {}
                Some((_, of)) => of.push(&class.title),
                None => found.push((label, vec![&class.title])),
            }
        }
    }
    let named = |of: &[&str]| {
        if of.len() == classes.len() { String::new() } else { format!("（{}）", of.join("、")) }
    };
    found.into_iter().map(|(label, of)| (label, named(&of))).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn values_conditions_and_words_of_answers_are_said() {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/content/tests/values");
        let library = kijun_content::load(std::path::Path::new(content)).unwrap();
        let checklist = &library.standards[0].checklists[0];
        let of = |id: &str| {
            let mut all = checklist.requirements();
            lines(checklist, all.find(|(.., each)| each.id == id).unwrap().2)
        };
        assert_eq!(of("1"), ["尋ねる値: 数値（%）", "満たす値: 99.5%以上"]);
        assert_eq!(
            of("2"),
            [
                "求める場合: 「サービスの形態は何ですか。」が「SaaS」又は「PaaS」、かつ「個人情報を取り扱いますか。」が「はい」"
            ]
        );
        assert_eq!(of("3"), Vec::<String>::new());
        assert_eq!(of("6"), ["答え方: 満たすときは「なかった」、満たさないときは「あった」"]);
        assert_eq!(of("7"), ["尋ねる値: 日付", "満たす値: 2026-04-01以後"]);
        assert_eq!(of("8")[0], "尋ねる値: 記述。書かなければ、回答になりません");
    }
}
