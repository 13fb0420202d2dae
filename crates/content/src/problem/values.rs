//! Errors of values, thresholds, counts and conditions.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// `condition` and `conditions` at the same place.
#[derive(Debug, Error, Diagnostic)]
#[error("`condition` と `conditions` が両方あります")]
#[diagnostic(help("条件が2つ以上なら、`conditions` にまとめ、`condition` を消してください。"))]
pub(crate) struct ConditionTwice;

/// A list under `condition`.
#[derive(Debug, Error, Diagnostic)]
#[error("`condition` には、条件を1つだけ書きます")]
#[diagnostic(help(
    "条件が2つ以上なら、`conditions = [{{ fact = \"…\", is = true }}, {{ fact = \"…\", is = true }}]` と書いてください。"
))]
pub(crate) struct ConditionsInOne;

/// A condition at a requirement that shares a clause with others.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "要件『{requirement}』に条件がありますが、分類『{class}』には、この要件をほかの要件と合わせた条項があります"
)]
#[diagnostic(help(
    "要件に書く条件は、その要件だけの条項に当てはまります。条件を消して、当てはまる条項の `condition` に書いてください。"
))]
pub(crate) struct ConditionOfSeveral {
    pub(crate) requirement: String,
    pub(crate) class: String,
}

/// A value that a fact does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("事実『{fact}』に、値『{value}』はありません")]
#[diagnostic(help("{cure}"))]
pub(crate) struct UnknownFactValue {
    pub(crate) fact: String,
    pub(crate) value: String,
    pub(crate) cure: String,
}

impl UnknownFactValue {
    /// Say which values the fact has, by the ids of its choices; it is a yes/no fact if there are none.
    pub(crate) fn of(fact: &str, choices: &[&str], value: &str) -> Self {
        let cure = if choices.is_empty() {
            "`is = true` か `is = false` と、引用符を付けずに書いてください。".to_owned()
        } else {
            format!("次のいずれかを引用符で囲んで書いてください：{}", choices.join("、"))
        };
        Self { fact: fact.to_owned(), value: value.to_owned(), cure }
    }
}

/// A choice with the name of a value that is not known.
#[derive(Debug, Error, Diagnostic)]
#[error("選択肢のIDに『unknown』は使えません")]
#[diagnostic(help("『unknown』は「わからない・未定」を表します。ほかのIDにしてください。"))]
pub(crate) struct ReservedChoice;

/// Choices for a fact of the class finder.
#[derive(Debug, Error, Diagnostic)]
#[error("分類を確認する事実『{fact}』には、選択肢（`choices`）を付けられません")]
#[diagnostic(help(
    "`classes.toml` の事実は「はい」か「いいえ」で答えます。選択肢のある事実には、別のIDを付けてください。"
))]
pub(crate) struct ChoicesOfFinderFact {
    pub(crate) fact: String,
}

/// A kind of value without the choices that it needs.
#[derive(Debug, Error, Diagnostic)]
#[error("選択肢から選ぶ値（`kind = \"choice\"`）に、選択肢（`choices`）がありません")]
#[diagnostic(help("`choices = [{{ id = \"a\", title = \"…\" }}, …]` を加えてください。"))]
pub(crate) struct MissingChoices;

/// A key of a value that its kind does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` は、`kind = \"{kind}\"` の値に書けません")]
#[diagnostic(help("{cure}"))]
pub(crate) struct KeyOfOtherKind {
    pub(crate) key: &'static str,
    pub(crate) kind: String,
    pub(crate) cure: &'static str,
}

/// A count that a clause cannot have.
#[derive(Debug, Error, Diagnostic)]
#[error("満たすべき要件の数（`at_least`）が{count}ですが、この条項の要件は{members}件です")]
#[diagnostic(help(
    "1以上{members}以下の整数にしてください。1つでよければ、`at_least` は要りません。"
))]
pub(crate) struct BadCount {
    pub(crate) count: i64,
    pub(crate) members: usize,
}

/// A clause with a count and too many members.
#[derive(Debug, Error, Diagnostic)]
#[error("{members}件のうち{count}件以上を求める条項は、要件が多すぎます")]
#[diagnostic(help("`at_least` を書く条項の要件は{most}件までです。条項を分けてください。"))]
pub(crate) struct TooManyCounted {
    pub(crate) members: usize,
    pub(crate) count: i64,
    pub(crate) most: usize,
}

/// A clause with a count and too many members that stand in others.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "`at_least` のある条項の要件（{members}）のうち、分類『{class}』のほかの条項にもある要件が{shared}件あります"
)]
#[diagnostic(help("ほかの条項にもある要件は{most}件までです。条項を分けるか、まとめてください。"))]
pub(crate) struct TooManyShared {
    pub(crate) members: String,
    pub(crate) class: String,
    pub(crate) shared: usize,
    pub(crate) most: usize,
}

/// Thresholds for a requirement that asks for no value.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』は値を求めていないので、値の基準を書けません")]
#[diagnostic(help(
    "要件『{requirement}』に `value = {{ kind = \"number\", unit = \"%\" }}` の形で、求める値を書いてください。"
))]
pub(crate) struct ThresholdWithoutValue {
    pub(crate) requirement: String,
}

/// A threshold that the kind of the value does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` は、要件『{requirement}』の値（{kind}）には使えません")]
#[diagnostic(help(
    "数値には `at_least`・`at_most`・`one_of`、日付には `not_before`・`not_after`、選択肢には `one_of` を書きます。記述の値に基準は書けません。"
))]
pub(crate) struct ThresholdOfOtherKind {
    pub(crate) key: &'static str,
    pub(crate) requirement: String,
    pub(crate) kind: &'static str,
}

/// A threshold that is no value of its kind.
#[derive(Debug, Error, Diagnostic)]
#[error("値の基準『{value}』を、{kind}として読めません")]
#[diagnostic(help("{cure}"))]
pub(crate) struct MalformedThreshold {
    pub(crate) value: String,
    pub(crate) kind: &'static str,
    pub(crate) cure: &'static str,
}

/// A number where its text is needed.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` の値は、引用符で囲んで書きます")]
#[diagnostic(help("`{key} = \"{number}\"` と書いてください。小数を正確に比べるためです。"))]
pub(crate) struct NotANumber {
    pub(crate) key: &'static str,
    pub(crate) number: String,
}

/// Thresholds that no value passes.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "分類『{class}』で要件『{requirement}』の値に求める基準（{thresholds}）を、すべて満たす値がありません"
)]
#[diagnostic(help("基準の値を原文と比べて直してください。"))]
pub(crate) struct NoValuePasses {
    pub(crate) class: String,
    pub(crate) requirement: String,
    pub(crate) thresholds: String,
}

/// A requirement that is a question, without words for its answers.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "要件『{requirement}』は問いの形なので、「満たす」「満たさない」では、はい・いいえのどちらか伝わりません"
)]
#[diagnostic(
    severity(Warning),
    help(
        "`answer_words = {{ met = \"なかった\", unmet = \"あった\" }}` の形で、満たす答えと満たさない答えの言葉を書いてください。"
    )
)]
pub(crate) struct QuestionWithoutWords {
    pub(crate) requirement: String,
}

labels! {
    ConditionTwice => "こちらを消してください";
    ConditionsInOne => "並びになっています";
    ConditionOfSeveral => "この条件です";
    UnknownFactValue => "この値です";
    ReservedChoice => "このIDです";
    ChoicesOfFinderFact => "この事実です";
    MissingChoices => "この値です";
    KeyOfOtherKind => "この値です";
    BadCount => "この数です";
    TooManyCounted => "この数です";
    TooManyShared => "この要件です";
    ThresholdWithoutValue => "この要件です";
    ThresholdOfOtherKind => "この基準です";
    MalformedThreshold => "この値です";
    NotANumber => "数になっています";
    NoValuePasses => "この要件です";
    QuestionWithoutWords => "この要件です";
}
