//! Errors of rules: cells, clauses and quotes.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A requirement without a cell for a class.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』に、分類『{class}』の欄がありません")]
#[diagnostic(help(
    "`level.{class} = {{ words = \"必須\", clauses = [...] }}` を加えてください。原文の欄が『-』なら `level.{class} = \"-\"`、空なら `level.{class} = \"\"` です。"
))]
pub(crate) struct MissingLevel {
    pub(crate) requirement: String,
    pub(crate) class: String,
}

/// A class used in a rule or a column although it is listed as out of scope.
#[derive(Debug, Error, Diagnostic)]
#[error("分類『{class}』は `[[out_of_scope]]` で対象外とされているのに、ここに書かれています")]
#[diagnostic(help(
    "原文が求めていなければここから、求めていれば `[[out_of_scope]]` から消してください。"
))]
pub(crate) struct ClassOutOfScope {
    pub(crate) class: String,
}

/// A cell of a class for which the table has no column.
#[derive(Debug, Error, Diagnostic)]
#[error("分類『{class}』の欄がありますが、`columns` に分類『{class}』の列がありません")]
#[diagnostic(help(
    "原文の表に列があれば `columns` に `{{ holds = \"level\", class = \"{class}\" }}` を加え、なければこの欄を消してください。"
))]
pub(crate) struct CellWithoutColumn {
    pub(crate) class: String,
}

/// Two columns with the same content.
#[derive(Debug, Error, Diagnostic)]
#[error("`holds = \"{holds}\"` の列が2つあります")]
#[diagnostic(help("片方を消すか、`holds` を直してください。`level` の列は、分類ごとに1つです。"))]
pub(crate) struct ColumnTwice {
    pub(crate) holds: String,
}

/// A table without a column that it needs.
#[derive(Debug, Error, Diagnostic)]
#[error("要件の表に必要な列（`columns`）『{holds}』がありません")]
#[diagnostic(help(
    "原文の表の見出しを左から順に、`columns = [{{ holds = \"number\", title = \"番号\" }}, ...]` の形で書いてください。"
))]
pub(crate) struct MissingColumn {
    pub(crate) holds: String,
}

/// A class without any rule.
#[derive(Debug, Error, Diagnostic)]
#[error("分類『{class}』には条項が1つもありません")]
#[diagnostic(help(
    "この分類の条項を書くか、原文が対象としていなければ、理由を `[[out_of_scope]]` に書いてください。"
))]
pub(crate) struct ClassWithoutRule {
    pub(crate) class: String,
}

/// A requirement whose place does not exist.
#[derive(Debug, Error, Diagnostic)]
#[error("要件の文言のある場所『{name}』が、章にありません")]
#[diagnostic(help(
    "{suggestion}要件の文言がある見出し、段落、項目の終わりに ` {{#…}}` の形でIDを付け、そのIDを `at` に書いてください。`at` がなければ、要件の `id` と同じIDの場所を指します。"
))]
pub(crate) struct NoSuchPlace {
    pub(crate) name: String,
    pub(crate) suggestion: String,
}

/// A requirement whose place is in several chapters.
#[derive(Debug, Error, Diagnostic)]
#[error("ID『{name}』の場所が、2つ以上の章にあります")]
#[diagnostic(help("`at = \"章のID#{name}\"` の形で、どの章かを示してください。"))]
pub(crate) struct SeveralPlaces {
    pub(crate) name: String,
}

/// A cell with a demand but without a rule.
#[derive(Debug, Error, Diagnostic)]
#[error("分類『{class}』の欄に文言がありますが、条項がありません")]
#[diagnostic(help(
    "文言から読み取った条項を `clauses` に書いてください。同じ条項をほかの要件の欄で読み取ったなら、その番号を `read_at` に書きます。同じ文言にいつも同じ結果を当てるなら、`[level_words]` に `\"推奨\" = \"advisory\"` の形で書きます。『－』『×』『対象外』のように、求めないという文言なら `\"－\" = \"none\"` です。"
))]
pub(crate) struct CellWithoutRule {
    pub(crate) class: String,
}

/// A cell with a rule but without a demand.
#[derive(Debug, Error, Diagnostic)]
#[error("『-』（求めない）の欄に条項が書かれています")]
#[diagnostic(help("条項を消すか、`words` を原文の文言に直してください。"))]
pub(crate) struct DashWithRule;

/// A `read_at` that names a requirement whose cell has no clause with this requirement.
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

/// A clause beside a requirement that it does not name.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{requirement}』に書かれた条項に、要件『{requirement}』が含まれていません")]
#[diagnostic(help(
    "条項を、当てはまる要件へ移してください。いくつかのうち2つ以上を求めるなら、1つの条項にまとめて `at_least = 2` と書きます。『{requirement}』を満たすだけでもよいと原文にある場合に限り、`any_of` に『{requirement}』を加えることもできます。"
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

/// A requirement named twice in one clause.
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

/// A rule without a quote.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}に引用（`quote`）がありません")]
#[diagnostic(help("根拠となる原文の文言を `quote = \"…\"` に写してください。"))]
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

/// A fact of the form on which nothing depends.
#[derive(Debug, Error, Diagnostic)]
#[error("事実『{fact}』は、どの条項の条件にも、どの要件の前提にもなっていません")]
#[diagnostic(help(
    "使う条項に `condition = {{ fact = \"{fact}\", is = true }}` を加えるか、この `[[fact]]` を消してください。"
))]
pub(crate) struct FactWithoutUse {
    pub(crate) fact: String,
}

/// Two rules of a class with the same demand.
#[derive(Debug, Error, Diagnostic)]
#[error("分類{classes}に、同じ要件の条項が2つあります（{members}）")]
#[diagnostic(help(
    "片方を消してください。同じ条項を2か所で読み取ったなら、一方の欄には `read_at` を書きます。"
))]
pub(crate) struct RepeatedClause {
    pub(crate) classes: String,
    pub(crate) members: String,
}

/// A requirement with `no_clause` that a clause uses.
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

/// A clause that nothing satisfies when a premise is contradicted.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "{facts}のとき、要件{members}はどう答えても満たせず、判定は必ず{verdict}になります（分類{classes}）"
)]
#[diagnostic(
    severity(Warning),
    help(
        "前提（`premise`）は「その場合は、この要件では満たせない」という意味です。「その場合に限って求める」という意味なら、`premise` を消して、条項に `{condition}` を書いてください。原文が利用を認めないという意味なら、このままでかまいません。"
    )
)]
pub(crate) struct PremiseTrap {
    pub(crate) members: String,
    pub(crate) facts: String,
    pub(crate) verdict: &'static str,
    pub(crate) classes: String,
    pub(crate) condition: String,
}

labels! {
    PremiseTrap => "この前提です";
    FactWithoutUse => "使われていません";
    RepeatedClause => "この要件です";
    MissingLevel => "この要件です";
    ClassOutOfScope => "対象外の分類です";
    CellWithoutColumn => "列がありません";
    ColumnTwice => "2つ目です";
    MissingColumn => "このチェックリストです";
    ClassWithoutRule => "このチェックリストです";
    NoSuchPlace => "この場所がありません";
    SeveralPlaces => "1つに決まりません";
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
