//! What the program shows: the outcome of a question, of a scenario, and the record.

use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Verdict;
use maud::{Markup, html};

use super::judge::mark_label;
use super::record::Row;

/// Whether the chosen class is right; `chosen` is `None` where none was.
#[must_use]
pub fn question(chosen: Option<&str>, right: &str) -> Markup {
    html! {
        @match chosen {
            None => { "答えは「" (right) "」です。" }
            Some(chosen) if chosen == right => { strong { "○ 正解です。" } "「" (right) "」です。" }
            Some(chosen) => {
                strong { "× 違います。" }
                "選んだのは「" (chosen) "」、答えは「" (right) "」です。"
            }
        }
    }
}

/// What is said of a scenario as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// The reader's verdict.
    pub yours: Verdict,
    /// What the rules say of the reader's marks.
    pub by_marks: Verdict,
    /// What the rules say of the scenario.
    pub rules: Verdict,
    /// How many marks agree.
    pub same: usize,
    /// How many requirements there are.
    pub count: usize,
    /// How many have no mark.
    pub open: usize,
}

/// The outcome of a scenario.
#[must_use]
pub fn judgement(outcome: Outcome) -> Markup {
    let Outcome { yours, by_marks, rules, same, count, open } = outcome;
    html! {
        p {
            strong {
                @if yours == rules { "○ 判定は、規則と一致しました。" } @else { "× 判定が、規則と違いました。" }
            }
        }
        dl.facts {
            div { dt { "あなたの判定" } dd { (yours.label()) } }
            div { dt { "規則の判定" } dd { (rules.label()) } }
            @if count > 0 { div { dt { "印からの判定" } dd { (by_marks.label()) "（あなたの印に規則を当てはめた場合）" } } }
        }
        @if count > 0 {
            p {
                "要件の印は、" (count) "件のうち" (same) "件が一致しました。"
                @if open > 0 { "印を付けていない要件が" (open) "件あります。" }
                @if yours != by_marks { "印と判定が合っていません。満たさない要件がどの判定につながるかを、下の表で確かめてください。" }
            }
        }
    }
}

/// The reader's mark beside the scenario's.
#[must_use]
pub fn mark(mark: &str, right: &str, status: RequirementStatus) -> Markup {
    html! {
        @if mark.is_empty() {
            "印なし"
        } @else {
            (mark_label(mark))
            " "
            strong { @if mark == right { "○ 一致" } @else { "× 違う" } }
        }
        span.about { "印からの状態: " (status.label()) }
    }
}

/// The results of the certificate.
#[must_use]
pub fn rows(rows: &[Row]) -> Markup {
    html! {
        @if rows.is_empty() {
            p.hint { "まだ記録がありません。" }
        } @else {
            table.results {
                thead {
                    tr {
                        th scope="col" { "内容" }
                        th scope="col" { "題名" }
                        th scope="col" { "あなたの答え" }
                        th scope="col" { "正しい答え" }
                        th scope="col" { "結果" }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            td data-label="内容" { (row.kind) }
                            td data-label="題名" { (row.title) }
                            td data-label="あなたの答え" { (row.yours) }
                            td data-label="正しい答え" { (row.right) }
                            td data-label="結果" { (row.outcome) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, judgement, mark, question, rows};
    use kijun_rules::engine::RequirementStatus;
    use kijun_rules::model::Verdict;

    #[test]
    fn a_question_says_what_was_chosen_and_what_is_right() {
        assert!(question(None, "分類S").into_string().starts_with("答えは"));
        assert!(question(Some("分類S"), "分類S").into_string().contains("正解"));
        let wrong = question(Some("分類I"), "分類S").into_string();
        assert!(wrong.contains("違います") && wrong.contains("分類I") && wrong.contains("分類S"));
    }

    #[test]
    fn a_judgement_tells_marks_from_the_verdict() {
        let outcome = Outcome {
            yours: Verdict::Conforming,
            by_marks: Verdict::Nonconforming,
            rules: Verdict::Nonconforming,
            same: 3,
            count: 4,
            open: 1,
        };
        let html = judgement(outcome).into_string();
        assert!(
            html.contains("判定が、規則と違いました") && html.contains("印と判定が合っていません")
        );
        assert!(html.contains("4件のうち3件") && html.contains("印を付けていない要件が1件"));
        let same = Outcome { yours: Verdict::Nonconforming, open: 0, ..outcome };
        let html = judgement(same).into_string();
        assert!(html.contains("一致しました") && !html.contains("合っていません"), "{html}");
    }

    #[test]
    fn a_mark_is_compared_in_words() {
        let met = RequirementStatus::Met;
        assert!(mark("met", "met", met).into_string().contains("一致"));
        assert!(mark("unmet", "met", met).into_string().contains("違う"));
        assert!(mark("", "met", RequirementStatus::Unanswered).into_string().starts_with("印なし"));
        assert!(rows(&[]).into_string().contains("まだ記録がありません"));
    }
}
