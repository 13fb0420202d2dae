//! Errors of procedures and ledgers.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// A citation without a place (a passage, a table's cell or its footnote), or with several.
#[derive(Debug, Error, Diagnostic)]
#[error("引用した場所が{count}か所書かれています")]
#[diagnostic(help(
    "章の中なら `at = \"…\"`、要件の表なら `cell = {{ requirement = \"…\", class = \"…\" }}`、表の下の注記なら `footnote = \"チェックリストの名前\"` の、どれか1つだけを書いてください。"
))]
pub(crate) struct OnePlace {
    pub(crate) count: usize,
}

/// A cited place that no chapter has.
#[derive(Debug, Error, Diagnostic)]
#[error("引用した場所『{name}』が、章にありません")]
#[diagnostic(help(
    "{suggestion}文言のある見出し、段落、項目の終わりに ` {{#…}}` の形でIDを付け、そのIDを `at` に書いてください。"
))]
pub(crate) struct NoSuchCitedPlace {
    pub(crate) name: String,
    pub(crate) suggestion: String,
}

/// A quote that is not in its cited place.
#[derive(Debug, Error, Diagnostic)]
#[error("引用（`quote`）が、示された場所（{place}）の文言にありません。{deviation}")]
#[diagnostic(help("その場所からひと続きの文言を写すか、文言のある場所を示してください。"))]
pub(crate) struct QuoteNotAtPlace {
    pub(crate) place: String,
    pub(crate) deviation: String,
}

/// A person or thing that the cited place does not name.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` の『{name}』が、示された場所（{place}）の文言にありません")]
#[diagnostic(help(
    "その場所にあるとおりの呼び名を写してください。原文が書いていなければ、`{key}` の行を消してください。"
))]
pub(crate) struct NotNamedThere {
    pub(crate) key: &'static str,
    pub(crate) name: String,
    pub(crate) place: String,
}

/// A class or a track that two entries claim.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}『{name}』が2つの{of}に書かれています")]
#[diagnostic(help("どちらか一方から消してください。"))]
pub(crate) struct InTwo {
    pub(crate) what: &'static str,
    pub(crate) name: String,
    pub(crate) of: &'static str,
}

/// A track without a step.
#[derive(Debug, Error, Diagnostic)]
#[error("流れ『{track}』に手順が1つもありません")]
#[diagnostic(help(
    "`[[step]]` を加え、`tracks` に『{track}』を書いてください。`tracks` のない手順は、すべての流れのものになります。"
))]
pub(crate) struct TrackWithoutStep {
    pub(crate) track: String,
}

/// A field whose place is not below the ledger's.
#[derive(Debug, Error, Diagnostic)]
#[error("項目『{name}』の場所が、台帳の箇所（{ledger}）の下にありません")]
#[diagnostic(help("台帳の項目として原文が挙げている場所のIDを `at` に書いてください。"))]
pub(crate) struct FieldElsewhere {
    pub(crate) name: String,
    pub(crate) ledger: String,
}

/// An item of the document's list that is not a field.
#[derive(Debug, Error, Diagnostic)]
#[error("原文の項目『{words}』が、台帳の項目（`field`）にありません")]
#[diagnostic(help(
    "`{{ id = \"…\", at = \"{at}\" }}` を `field` に加えてください。原文にIDがなければ、項目の終わりに ` {{#…}}` の形で付けます。"
))]
pub(crate) struct ItemWithoutField {
    pub(crate) words: String,
    pub(crate) at: String,
}

labels! {
    OnePlace => "1か所だけ書きます";
    NoSuchCitedPlace => "この場所がありません";
    QuoteNotAtPlace => "この場所の文言ではありません";
    NotNamedThere => "この場所にありません";
    InTwo => "2つ目です";
    TrackWithoutStep => "手順がありません";
    FieldElsewhere => "台帳の項目ではありません";
    ItemWithoutField => "項目が足りません";
}
