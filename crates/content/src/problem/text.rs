//! Errors of fidelity: words that are not the document's.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// Words given as the document's that it does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` の文言が原文にありません。{deviation}")]
#[diagnostic(help(
    "原文（{source_path}）のとおりに直してください。空白と改行の違いは問いません。原文の誤りを正すときは `standard.toml` の `[[erratum]]` に書きます。図の説明など、原文にない文は、章では `` ```note `` と `` ``` `` の間に、画像では代替テキストに書きます。"
))]
pub(crate) struct WordsNotInSource {
    pub(crate) key: String,
    pub(crate) deviation: String,
    pub(crate) source_path: String,
}

/// Characters of the document that Markdown takes for signs of its own.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "原文の『{written}』の {signs} は、Markdownでは強調などの記号として読まれ、『{made}』になります"
)]
#[diagnostic(help(
    "記号を文字として載せるには、前に `\\` を付けて {escaped} と書いてください（原文：{source_path}）。"
))]
pub(crate) struct SignsInWords {
    pub(crate) written: String,
    pub(crate) made: String,
    pub(crate) signs: String,
    pub(crate) escaped: String,
    pub(crate) source_path: String,
}

/// A quote that the document does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("引用（`quote`）が原文にありません。{deviation}")]
#[diagnostic(help(
    "原文（{source_path}）から、ひと続きの文言をそのまま写してください。空白と改行の違いは問いません。"
))]
pub(crate) struct QuoteNotInSource {
    pub(crate) deviation: String,
    pub(crate) source_path: String,
}

/// A quote of the document that is not beside the rule.
#[derive(Debug, Error, Diagnostic)]
#[error("引用（`quote`）がこの{place}の文言にありません。{deviation}")]
#[diagnostic(help(
    "条項は、それを読み取った文言のそばに書きます。引用をこの{place}の文言から写すか、条項を引用のある場所へ移してください。"
))]
pub(crate) struct QuoteNotInCell {
    pub(crate) place: &'static str,
    pub(crate) deviation: String,
}

/// A quote of the document that no passage of a chapter has.
#[derive(Debug, Error, Diagnostic)]
#[error("引用（`quote`）が章のどの段落にもありません。{deviation}")]
#[diagnostic(help(
    "1つの段落、項目、見出しの中から、ひと続きの文言をそのまま写してください。原文の文が章から抜けていれば、章に書き加えてください。"
))]
pub(crate) struct QuoteNotInChapters {
    pub(crate) deviation: String,
}

/// A quote that could be from several passages.
#[derive(Debug, Error, Diagnostic)]
#[error("引用（`quote`）の文言が2か所以上にあります：{places}")]
#[diagnostic(help(
    "前後の文言を足して1か所に決まるようにするか、引用した場所を `source = \"…\"` に書いてください。"
))]
pub(crate) struct QuoteInSeveralPlaces {
    pub(crate) places: String,
}

/// A correction of words that the document does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("正誤の `held` の文言が原文にありません。{deviation}")]
#[diagnostic(help(
    "原文（{source_path}）にあるとおりの文言を `held` に、直した文言を `published` に書いてください。"
))]
pub(crate) struct HeldNotInSource {
    pub(crate) deviation: String,
    pub(crate) source_path: String,
}

/// Words to be left out that the document does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("載せない文言（`[[left_out]]` の `held`）が原文にありません。{deviation}")]
#[diagnostic(help(
    "原文（{source_path}）にあるとおりの、ひと続きの文言を書いてください。空白と改行の違いは問いません。"
))]
pub(crate) struct LeftOutNotInSource {
    pub(crate) deviation: String,
    pub(crate) source_path: String,
}

/// A correction or an omission of words that are in several places, without saying which.
#[derive(Debug, Error, Diagnostic)]
#[error("『{held}』は原文の{count}か所にあり、どこのことか決まりません：{places}")]
#[diagnostic(help(
    "1か所だけのことなら、すぐ前の文言を `before = \"…\"` に、すぐ後の文言を `after = \"…\"` に書くか、`held` を長くしてください。すべての箇所のことなら、`count = {count}` と書き加えます。"
))]
pub(crate) struct EditInSeveralPlaces {
    pub(crate) held: String,
    pub(crate) count: usize,
    pub(crate) places: String,
}

/// A correction or an omission in another number of places than is named.
#[derive(Debug, Error, Diagnostic)]
#[error("`count` は{named}ですが、『{held}』は原文の{count}か所にあります：{places}")]
#[diagnostic(help(
    "すべての箇所のことなら `count = {count}` に直してください。一部の箇所だけのことなら、`before` や `after` にその前後の文言を書きます。"
))]
pub(crate) struct EditInOtherPlaces {
    pub(crate) held: String,
    pub(crate) count: usize,
    pub(crate) named: usize,
    pub(crate) places: String,
}

/// A place for words that are published as held, which the mark cannot tell from others.
#[derive(Debug, Error, Diagnostic)]
#[error("原文のまま載せる誤りの場所は、`before` や `after` では決められません")]
#[diagnostic(help(
    "`before` と `after` の文言を `held` に含めてください。印は、`held` の文言の全体に付きます。"
))]
pub(crate) struct PlaceOfMark;

/// A number of places that is not a number of places.
#[derive(Debug, Error, Diagnostic)]
#[error("`{key}` には1以上の整数を書きます")]
#[diagnostic(help("`{key} = 2` の形で、かぎかっこや引用符を付けずに書いてください。"))]
pub(crate) struct NoCount {
    pub(crate) key: &'static str,
}

/// Words, numbers or signs that stand in the place of others.
#[derive(Debug, Error, Diagnostic)]
#[error("『{words}』は、原文のこの箇所では『{instead}』です{points}")]
#[diagnostic(help("原文（{source_path}）のこの箇所のとおりに直してください。{hint}"))]
pub(crate) struct OthersInThisPlace {
    pub(crate) words: String,
    pub(crate) instead: String,
    /// The code points of characters that look alike; may be empty.
    pub(crate) points: String,
    /// A hint on how to write it; may be empty.
    pub(crate) hint: String,
    pub(crate) source_path: String,
}

/// Words in another column than the document has them in.
#[derive(Debug, Error, Diagnostic)]
#[error("『{words}』は、原文では『{before}』の{held}列右にありますが、ここでは{own}列右です")]
#[diagnostic(help(
    "原文（{source_path}）のとおりの列の欄に書いてください。原文で空の欄は `\"\"` と書きます（例：`level.A = \"\"`）。"
))]
pub(crate) struct InOtherColumn {
    pub(crate) words: String,
    pub(crate) before: String,
    pub(crate) own: usize,
    pub(crate) held: usize,
    pub(crate) source_path: String,
}

/// Spaces of Latin text that differ from the document's.
#[derive(Debug, Error, Diagnostic)]
#[error("『{written}』は、原文では『{held}』です。英数字の間の空白が違います")]
#[diagnostic(help("原文（{source_path}）のとおりに空白を入れるか、消してください。"))]
pub(crate) struct OtherSpaces {
    pub(crate) written: String,
    pub(crate) held: String,
    pub(crate) source_path: String,
}

/// A number alone on its line that does not follow the page numbers before it.
#[derive(Debug, Error, Diagnostic)]
#[error(
    "原文の{line}行目の『{words}』が載っていません。ページ番号とすると、前の『{before}』に続きません"
)]
#[diagnostic(help(
    "文書の番号なら、原文（{source_path}）のとおりに書き加えてください。載せないものなら、`standard.toml` の `[[left_out]]` に書きます。"
))]
pub(crate) struct NumberLeftOut {
    pub(crate) words: String,
    pub(crate) before: String,
    pub(crate) line: usize,
    pub(crate) source_path: String,
}

/// A correction that changes nothing.
#[derive(Debug, Error, Diagnostic)]
#[error("正誤の `published` が `held` と同じです")]
#[diagnostic(help(
    "直した文言を `published` に書いてください。原文のまま載せるなら、`published` の行を消します。"
))]
pub(crate) struct NothingCorrected;

/// Words that the document has in another place, or that are published twice and are there once.
#[derive(Debug, Error, Diagnostic)]
#[error("『{words}』の場所が原文と違います。順番が違うか、2回書かれています")]
#[diagnostic(help("原文（{source_path}）のとおりの順番に、1回だけ書いてください。{hint}"))]
pub(crate) struct OutOfOrder {
    pub(crate) words: String,
    /// A hint on what decides the order; may be empty.
    pub(crate) hint: &'static str,
    pub(crate) source_path: String,
}

/// Words that the document has elsewhere, but not between these neighbours.
#[derive(Debug, Error, Diagnostic)]
#[error("『{words}』は、原文のこの箇所にありません。原文は『{instead}』と続きます")]
#[diagnostic(help("原文（{source_path}）のこの箇所のとおりに直してください。"))]
pub(crate) struct NotInThisPlace {
    pub(crate) words: String,
    pub(crate) instead: String,
    pub(crate) source_path: String,
}

/// Words of the document that are published nowhere.
#[derive(Debug, Error, Diagnostic)]
#[error("この前にあるはずの、原文の『{words}』が載っていません")]
#[diagnostic(help(
    "原文（{source_path}）のとおりに書き加えてください。目次やページ番号のように載せないものなら、`standard.toml` の `[[left_out]]` に書きます。"
))]
pub(crate) struct WordsLeftOut {
    pub(crate) words: String,
    pub(crate) source_path: String,
}

labels! {
    EditInSeveralPlaces => "1か所に決まりません";
    EditInOtherPlaces => "数が違います";
    PlaceOfMark => "決められません";
    NoCount => "整数を書きます";
    OthersInThisPlace => "原文と違います";
    InOtherColumn => "列が違います";
    OtherSpaces => "空白が違います";
    NumberLeftOut => "この文書にあります";
    SignsInWords => "記号として読まれます";
    LeftOutNotInSource => "原文にありません";
    NothingCorrected => "何も直していません";
    OutOfOrder => "ここではありません";
    NotInThisPlace => "原文と違います";
    WordsLeftOut => "この前です";
    WordsNotInSource => "原文と違います";
    QuoteNotInSource => "原文にありません";
    QuoteNotInCell => "ここにはない文言です";
    QuoteNotInChapters => "章にありません";
    QuoteInSeveralPlaces => "1か所に決まりません";
    HeldNotInSource => "原文にありません";
}
