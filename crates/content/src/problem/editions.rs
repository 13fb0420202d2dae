//! Errors of editions: folders of earlier editions, and maps of requirements.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// The current edition with a folder.
#[derive(Debug, Error, Diagnostic)]
#[error("現在の版『{edition}』に `folder` が書かれています")]
#[diagnostic(help(
    "最後の `[[edition]]` が現在の版で、その文言はこのフォルダーそのものです。この行を消してください。前の版であれば、新しい版の `[[edition]]` をこの後に書いてください。"
))]
pub(crate) struct CurrentWithFolder {
    pub(crate) edition: String,
}

/// Earlier editions inside the folder of an edition.
#[derive(Debug, Error, Diagnostic)]
#[error("前の版のフォルダーの中に、さらに前の版の `{key}` が書かれています")]
#[diagnostic(help(
    "前の版のフォルダーと対応表は、基準のフォルダーの `standard.toml` にまとめて書きます。ここからは消してください。"
))]
pub(crate) struct EditionInsideEdition {
    pub(crate) key: &'static str,
}

/// The folder of an earlier edition holds another edition.
#[derive(Debug, Error, Diagnostic)]
#[error("フォルダー『{folder}』にあるのは版『{found}』で、版『{wanted}』ではありません")]
#[diagnostic(help(
    "『{folder}/standard.toml』の最後の `[[edition]]` を版『{wanted}』にするか、`folder` を直してください。"
))]
pub(crate) struct AnotherEdition {
    pub(crate) folder: String,
    pub(crate) found: String,
    pub(crate) wanted: String,
}

/// The folder of an earlier edition holds another standard.
#[derive(Debug, Error, Diagnostic)]
#[error("前の版の基準のID『{id}』が、基準のID『{standard}』と違います")]
#[diagnostic(help(
    "`id = \"{standard}\"` としてください。基準のIDは公開後に変えられないので、どの版でも同じです。"
))]
pub(crate) struct AnotherStandard {
    pub(crate) id: String,
    pub(crate) standard: String,
}

/// The folder of an earlier edition does not exist.
#[derive(Debug, Error, Diagnostic)]
#[error("前の版のフォルダー『{path}』に `standard.toml` がありません")]
#[diagnostic(help(
    "前の版のファイルをすべて（`standard.toml`、章、チェックリスト、原文）このフォルダーに置いてください。前の版の文言が手元になければ、`folder` の行を消します。"
))]
pub(crate) struct MissingEdition {
    pub(crate) path: String,
}

/// A map between editions of which one is not held.
#[derive(Debug, Error, Diagnostic)]
#[error("要件の対応表がありますが、{missing}の文言がありません")]
#[diagnostic(help(
    "対応表は、2つの版の文言がそろっているときに書けます。前の版のファイルを置いて `folder` に書くか、`[[edition.checklist]]` を消してください。"
))]
pub(crate) struct MapWithoutText {
    pub(crate) missing: &'static str,
}

/// An id used twice where it may be used once.
#[derive(Debug, Error, Diagnostic)]
#[error("{what}『{id}』が、対応表に2回書かれています")]
#[diagnostic(help("{cure}"))]
pub(crate) struct NamedTwice {
    pub(crate) what: &'static str,
    pub(crate) id: String,
    pub(crate) cure: &'static str,
}

/// A requirement that moves to no other.
#[derive(Debug, Error, Diagnostic)]
#[error("前の版の要件『{from}』の移り先（`to`）が空です")]
#[diagnostic(help(
    "なくなった要件であれば、この行を消して `dropped = [\"{from}\"]` と書いてください。"
))]
pub(crate) struct MovedNowhere {
    pub(crate) from: String,
}

/// A requirement that moves to its own id.
#[derive(Debug, Error, Diagnostic)]
#[error("要件『{id}』の番号は変わっていません")]
#[diagnostic(help("番号がそのままの要件は、対応表に書きません。この行を消してください。"))]
pub(crate) struct MovedToItself {
    pub(crate) id: String,
}

/// A requirement that others move to, and whose own old id the map does not name.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "前の版の要件が『{id}』に移っていますが、前の版にあった『{id}』がどうなったか書かれていません"
)]
#[diagnostic(help(
    "1つにまとめられたのであれば `{{ from = \"{id}\", to = [\"{id}\"] }}` を加え、ほかの番号に移ったか、なくなったのであれば、それを `moved` か `dropped` に書いてください。"
))]
pub(crate) struct JoinedUnsaid {
    pub(crate) id: String,
}

/// A requirement listed as new that is also in the earlier edition.
#[derive(Debug, Error, Diagnostic)]
#[error("新しい要件（`new`）とされている『{id}』は、前の版にもあります")]
#[diagnostic(help(
    "同じ要件であれば `new` から消してください。番号が同じでも別の要件であれば、前の版の『{id}』がどうなったかを `moved` か `dropped` に書いてください。"
))]
pub(crate) struct NewButOld {
    pub(crate) id: String,
}

/// A requirement listed both as new and as the target of a move.
#[derive(Debug, Error, Diagnostic)]
#[error("『{id}』が、新しい要件（`new`）にも移り先（`to`）にも書かれています")]
#[diagnostic(help(
    "前の版の要件が移ったものであれば `new` から、そうでなければ `to` から消してください。"
))]
pub(crate) struct NewAndMoved {
    pub(crate) id: String,
}

/// Requirements of the earlier edition that the map does not name.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "チェックリスト『{checklist}』の前の版にあった要件{ids}が、この版にありません。どうなったかが書かれていません"
)]
#[diagnostic(help(
    "`[[edition.checklist]]` の `name = \"{checklist}\"` に、番号が変わったか分かれた要件は `moved = [{{ from = \"{first}\", to = [\"…\"] }}]`、なくなった要件は `dropped = [\"{first}\"]` と書いてください。"
))]
pub(crate) struct UnsaidOld {
    pub(crate) checklist: String,
    pub(crate) ids: String,
    pub(crate) first: String,
}

/// Requirements of the newer edition that the map does not name.
#[derive(Debug, Error, Diagnostic)]
#[error("チェックリスト『{checklist}』の要件{ids}が、前の版のどの要件に当たるか書かれていません")]
#[diagnostic(help(
    "`[[edition.checklist]]` の `name = \"{checklist}\"` に、新しい要件であれば `new = [\"{first}\"]`、前の版の要件が移ったものであれば `moved = [{{ from = \"…\", to = [\"{first}\"] }}]` と書いてください。"
))]
pub(crate) struct UnsaidNew {
    pub(crate) checklist: String,
    pub(crate) ids: String,
    pub(crate) first: String,
}

/// An edition in force before the edition that it follows.
#[derive(Debug, Error, Diagnostic)]
#[error("版『{edition}』の施行日が、前の版『{before}』より早くなっています")]
#[diagnostic(help("`[[edition]]` を古い順に並べ、`in_force` を確かめてください。"))]
pub(crate) struct EditionsOutOfOrder {
    pub(crate) edition: String,
    pub(crate) before: String,
}

labels! {
    EditionsOutOfOrder => "前の版より早い日付です";
    CurrentWithFolder => "要りません";
    EditionInsideEdition => "ここには書けません";
    AnotherEdition => "違う版です";
    AnotherStandard => "違う基準です";
    MissingEdition => "このフォルダーです";
    MapWithoutText => "この対応表です";
    NamedTwice => "2回目です";
    MovedNowhere => "空です";
    MovedToItself => "変わっていません";
    JoinedUnsaid => "移り先です";
    NewButOld => "前の版にもあります";
    NewAndMoved => "移り先でもあります";
    UnsaidOld => "前の版の要件が足りません";
    UnsaidNew => "この版の要件が足りません";
}
