//! Errors of rules: cells, clauses and quotes.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A requirement without a cell for a class.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』に、分類『{class}』の欄がありません")]
#[diagnostic(help(
    "`level.{class} = {{ words = \"必須\", clauses = [...] }}` を加えてください。求めない分類なら `level.{class} = \"-\"` です。表にない分類は `[[out_of_scope]]` に書きます。"
))]
pub(crate) struct MissingLevel {
    pub(crate) requirement: String,
    pub(crate) class: String,
}

/// A cell of a class that is said to be out of scope.
#[derive(Debug, Error, Diagnostic)]
#[error("分類『{class}』は `[[out_of_scope]]` で対象外とされているのに、欄があります")]
#[diagnostic(help("原文の表に欄がなければこの欄を、あれば `[[out_of_scope]]` を消してください。"))]
pub(crate) struct CellOutOfScope {
    pub(crate) class: String,
}

/// A cell that demands something and has no rule.
#[derive(Debug, Error, Diagnostic)]
#[error("分類『{class}』の欄に文言がありますが、条項がありません")]
#[diagnostic(help(
    "文言から読み取った条項を `clauses` に書いてください。同じ条項をほかの要件の欄で読み取ったなら、その番号を `read_at` に書きます。"
))]
pub(crate) struct CellWithoutRule {
    pub(crate) class: String,
}

/// A cell that demands nothing and has a rule.
#[derive(Debug, Error, Diagnostic)]
#[error("『-』（求めない）の欄に条項が書かれています")]
#[diagnostic(help("条項を消すか、`words` を原文の文言に直してください。"))]
pub(crate) struct DashWithRule;

/// `read_at` points at a requirement whose cell has no clause with this one.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "`read_at` の要件『{read_at}』には、分類『{class}』で要件『{requirement}』を含む条項がありません"
)]
#[diagnostic(help(
    "要件『{requirement}』を `any_of` に含む条項がある要件の番号を書くか、この欄の `clauses` に条項を書いてください。"
))]
pub(crate) struct NothingToReadAt {
    pub(crate) read_at: String,
    pub(crate) class: String,
    pub(crate) requirement: String,
}

/// A clause beside a requirement that is not in it.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』の欄の条項に、要件『{requirement}』が含まれていません")]
#[diagnostic(help(
    "`any_of` に『{requirement}』を加えるか、条項を当てはまる要件の欄へ移してください。"
))]
pub(crate) struct ClauseElsewhere {
    pub(crate) requirement: String,
}

/// A clause without requirements.
#[derive(Debug, Error, Diagnostic)]
#[error("条項の `any_of` に要件がありません")]
#[diagnostic(help(
    "少なくとも1つが満たされるべき要件の番号を書いてください（例：`any_of = [\"5-1\", \"5-2\"]`）。"
))]
pub(crate) struct ClauseWithoutMember;

/// A requirement twice in one clause.
#[derive(Debug, Error, Diagnostic)]
#[error("条項の `any_of` に要件『{requirement}』が2回あります")]
#[diagnostic(help("片方を消してください。"))]
pub(crate) struct RepeatedMember {
    pub(crate) requirement: String,
}

/// A clause whose requirements are answered in different phases.
#[derive(Debug, Error, Diagnostic)]
#[error("条項の要件『{first}』と『{other}』の段階（`phase`）が違います")]
#[diagnostic(help(
    "同じ条項の要件は、同じ段階に点検するものだけにしてください。`phase` を揃えるか、条項を分けます。"
))]
pub(crate) struct MixedPhases {
    pub(crate) first: String,
    pub(crate) other: String,
}

/// A rule without the words that it was read from.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}に引用（`quote`）がありません")]
#[diagnostic(help("この条項の根拠となる原文の文言を `quote = \"…\"` に写してください。"))]
pub(crate) struct MissingQuote {
    pub(crate) what: &'static str,
}

/// A requirement that no rule uses.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』はどの条項にも使われていません")]
#[diagnostic(help(
    "いずれかの分類の `clauses` に加えてください。判定に使わない要件なら、理由を `no_clause = \"…\"` に書いてください。"
))]
pub(crate) struct RequirementWithoutClause {
    pub(crate) requirement: String,
}

/// A requirement said to be in no rule that is in one.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』は条項に使われているのに、`no_clause` が書かれています")]
#[diagnostic(help("`no_clause` の行を消すか、要件『{requirement}』を条項から外してください。"))]
pub(crate) struct NeedlessNoClause {
    pub(crate) requirement: String,
}

/// More requirements than the engine takes.
#[derive(Debug, Error, Diagnostic)]
#[error("要件が{count}件あります。1つのチェックリストに書けるのは{most}件までです")]
#[diagnostic(help(
    "チェックリストを2つ以上のファイルに分け、`standard.toml` の `checklists` に並べてください。"
))]
pub(crate) struct TooManyRequirements {
    pub(crate) count: usize,
    pub(crate) most: usize,
}

labels! {
    MissingLevel => "この要件です";
    CellOutOfScope => "対象外の分類です";
    CellWithoutRule => "この欄に条項がありません";
    DashWithRule => "この欄です";
    NothingToReadAt => "ここには読み取れる条項がありません";
    ClauseElsewhere => "この条項です";
    ClauseWithoutMember => "空です";
    RepeatedMember => "2回目です";
    MixedPhases => "段階が違います";
    MissingQuote => "引用がありません";
    RequirementWithoutClause => "どの条項にもありません";
    NeedlessNoClause => "条項に使われています";
    TooManyRequirements => "ここからが多すぎます";
}
