//! Errors of scenarios, examples of requirements and the class quiz.

use kijun_rules::model::Verdict;
use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A file in the folder of scenarios that is not a scenario.
#[derive(Debug, Error, Diagnostic)]
#[error("`scenarios` に、事例ではないファイル『{name}』があります")]
#[diagnostic(help(
    "事例なら `英小文字.toml` の形の名前にし、そうでなければ別のフォルダーに移してください。"
))]
pub(crate) struct NoScenario {
    pub(crate) name: String,
}

/// A verdict that differs from the engine's.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "事例の判定は『{}』（{}）と書かれていますが、いまの規則では『{found}』（{label}）になります",
    written.id(),
    written.label()
)]
#[diagnostic(help(
    "規則が正しければ `verdict = \"{found}\"` に直し、`lesson` と `why` も読み直してください。事例が正しければ、チェックリストの規則を直してください。"
))]
pub(crate) struct StaleVerdict {
    pub(crate) written: Verdict,
    pub(crate) found: &'static str,
    pub(crate) label: &'static str,
}

/// A requirement's status that differs from the engine's.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "要件『{requirement}』の状態は『{written}』と書かれていますが、いまの規則では『{found}』（{label}）になります"
)]
#[diagnostic(help(
    "規則が正しければ `becomes = \"{found}\"` に直し、`why` も読み直してください。事例が正しければ、チェックリストの規則を直してください。"
))]
pub(crate) struct StaleStatus {
    pub(crate) requirement: String,
    pub(crate) written: &'static str,
    pub(crate) found: &'static str,
    pub(crate) label: &'static str,
}

/// Requirements that count but have no answer.
#[derive(Debug, Error, Diagnostic)]
#[error("事例に、求められる要件{requirements}への `[[answer]]` がありません")]
#[diagnostic(help(
    "`[[answer]]` の `requirements` に加えてください。答えの分からない要件は `status = \"unanswered\"` とします。"
))]
pub(crate) struct UnansweredInScenario {
    pub(crate) requirements: String,
}

/// Two answers to one requirement.
#[derive(Debug, Error, Diagnostic)]
#[error("事例に、要件『{requirement}』への回答が2つあります")]
#[diagnostic(help("片方を消してください。"))]
pub(crate) struct AnsweredTwice {
    pub(crate) requirement: String,
}

/// An answer of 該当しない without a reason.
#[derive(Debug, Error, Diagnostic)]
#[error("`not_applicable` の回答に `reason` がありません")]
#[diagnostic(help(
    "`reason = \"…\"` を加えてください。理由のない「該当しない」は、未回答として扱われます。"
))]
pub(crate) struct ReasonUnsaid;

/// An answer without the resulting status of the requirement.
#[derive(Debug, Error, Diagnostic)]
#[error("`status = \"{status}\"` の回答に `becomes` がありません")]
#[diagnostic(help(
    "要件がどうなるかを `becomes = \"nonconforming\"` の形で書いてください。規則と違えば、この自己点検が知らせます。"
))]
pub(crate) struct BecomesUnsaid {
    pub(crate) status: String,
}

/// A value for a requirement that asks for none.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』は値をたずねていません")]
#[diagnostic(help("`value` を消すか、チェックリストの要件に `value` を書いてください。"))]
pub(crate) struct ValueNotAsked {
    pub(crate) requirement: String,
}

/// A value that does not have the form that its requirement asks for.
#[derive(Debug, Error, Diagnostic)]
#[error("値『{value}』は{label}として読めません")]
#[diagnostic(help(
    "数値は `\"99.5\"`、日付は `\"2026-04-01\"`、選択肢はそのIDを、引用符で囲んで書いてください。"
))]
pub(crate) struct ValueOfOtherForm {
    pub(crate) value: String,
    pub(crate) label: &'static str,
}

/// Two examples of one requirement.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』の例が2つあります")]
#[diagnostic(help("片方の `requirements` から消してください。"))]
pub(crate) struct ExampledTwice {
    pub(crate) requirement: String,
}

/// An example of the document that the quiz asks for twice.
#[derive(Debug, Error, Diagnostic)]
#[error("原文の例『{words}』が2回出題されています")]
#[diagnostic(help("片方の `[[quiz]]` を消してください。"))]
pub(crate) struct ExampleAskedTwice {
    pub(crate) words: String,
}

labels! {
    NoScenario => "この名前です";
    StaleVerdict => "規則と違います";
    StaleStatus => "規則と違います";
    UnansweredInScenario => "この事例です";
    AnsweredTwice => "2つ目です";
    ReasonUnsaid => "理由が要ります";
    BecomesUnsaid => "この回答です";
    ValueNotAsked => "この値です";
    ValueOfOtherForm => "この値です";
    ExampledTwice => "2つ目です";
    ExampleAskedTwice => "2回目です";
}
