//! Errors of chapters.

use miette::Diagnostic;
use thiserror::Error;

use super::labels;

/// HTML in a chapter.
#[derive(Debug, Error, Diagnostic)]
#[error("HTMLは書けません")]
#[diagnostic(help(
    "Markdownの書き方に直してください。文字として `<` を見せたいときは `\\<` と書きます。"
))]
pub(crate) struct RawHtml;

/// A line that begins an item and is joined to the line before it.
#[derive(Debug, Error, Diagnostic)]
#[error("『{sign}』で始まる行が、前の行に続けて1つの段落になります")]
#[diagnostic(help(
    "Markdownでは、改行だけでは行は分かれません。項目なら行の初めに `- ` を付け、別の段落なら前に空の行を入れてください。ひと続きの文なら、改行をなくしてください。"
))]
pub(crate) struct LinesJoined {
    pub(crate) sign: String,
}

/// A heading without an anchor.
#[derive(Debug, Error, Diagnostic)]
#[error("見出し『{heading}』にIDがありません")]
#[diagnostic(help(
    "見出しの行の終わりに ` {{#id}}` の形でIDを付けてください（例：`## 目的 {{#purpose}}`）。IDはリンク先になるので、公開後は変えません。"
))]
pub(crate) struct HeadingWithoutId {
    pub(crate) heading: String,
}

/// A heading that skips a level.
#[derive(Debug, Error, Diagnostic)]
#[error("見出し『{heading}』の段階が飛んでいます")]
#[diagnostic(help(
    "`#` の数を、すぐ上の見出しより1つ多いところまでにしてください（ここでは `{most}` まで）。"
))]
pub(crate) struct HeadingSkipsLevel {
    pub(crate) heading: String,
    pub(crate) most: String,
}

/// A reference to a footnote that does not exist.
#[derive(Debug, Error, Diagnostic)]
#[error("脚注『{label}』の文がありません")]
#[diagnostic(help(
    "この章に `[^{label}]: …` の行を加えてください。印と文で、`[^` と `]` の間を同じにします。"
))]
pub(crate) struct NoSuchFootnote {
    pub(crate) label: String,
}

/// A failed attempt to write an anchor.
#[derive(Debug, Error, Diagnostic)]
#[error("ID『{written}』の書き方に誤りがあります")]
#[diagnostic(help(
    "見出し、段落、項目の終わりに ` {{#id}}` の形で書いてください。かっこを閉じ、間に空白を入れません。"
))]
pub(crate) struct MalformedAnchor {
    pub(crate) written: String,
}

/// A heading with more than an id.
#[derive(Debug, Error, Diagnostic)]
#[error("見出し『{heading}』にID以外の属性があります")]
#[diagnostic(help("`{{#id}}` だけにしてください。"))]
pub(crate) struct HeadingAttributes {
    pub(crate) heading: String,
}

/// A chapter's title that is missing, doubled or in the wrong place.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Title {
    /// A title neither in the chapter nor in `standard.toml`.
    #[error("章の題名がありません")]
    #[diagnostic(help(
        "原文に題名があれば章の最初の行に `# 題名` と書き、なければ `standard.toml` の `[[chapter]]` に `title` を書いてください。"
    ))]
    Missing,
    /// A title both in the chapter and in `standard.toml`.
    #[error("章の題名が、章のファイルと `standard.toml` の両方にあります")]
    #[diagnostic(help(
        "原文にある題名なら `standard.toml` の `title` を、ない題名なら章の `# …` の行を消してください。"
    ))]
    Twice,
    /// A heading of level 1 that is not the first thing in the chapter.
    #[error("`#` の見出しは、章の最初に1つだけ書けます")]
    #[diagnostic(help("章の中の見出しには `##` から `######` までを使ってください。"))]
    NotFirst,
    /// A title with an anchor.
    #[error("章の題名にIDや属性は付けられません")]
    #[diagnostic(help("`{{…}}` を消してください。章へのリンクは、章のファイル名だけで書けます。"))]
    WithId,
    /// A title with emphasis or a link in it.
    #[error("章の題名に、強調やリンクは付けられません")]
    #[diagnostic(help(
        "題名を文字だけで書いてください。原文に `*` や `_` があるときは、`\\*`、`\\_` と書きます。"
    ))]
    Marked,
}

/// A link to something that is not a chapter.
#[derive(Debug, Error, Diagnostic)]
#[error("リンク先『{target}』は、この基準の章のファイルではありません")]
#[diagnostic(help(
    "{suggestion}章へのリンクは `ほかの章.md#ID`、同じ章の中は `#ID` の形で書きます。"
))]
pub(crate) struct BrokenLink {
    pub(crate) target: String,
    pub(crate) suggestion: String,
}

/// A link to an anchor that a chapter does not have.
#[derive(Debug, Error, Diagnostic)]
#[error("リンク先の章『{file}』に、ID『{anchor}』がありません")]
#[diagnostic(help(
    "{suggestion}リンクを直すか、リンク先の見出し、段落、項目の終わりに ` {{#{anchor}}}` を付けてください。"
))]
pub(crate) struct BrokenAnchor {
    pub(crate) file: String,
    pub(crate) anchor: String,
    pub(crate) suggestion: String,
}

/// An address with a scheme other than http or https.
#[derive(Debug, Error, Diagnostic)]
#[error("リンク先『{target}』は使えません")]
#[diagnostic(help("外へのリンクは `https://` か `http://` で始めてください。"))]
pub(crate) struct ForbiddenAddress {
    pub(crate) target: String,
}

/// A table with aligned columns.
#[derive(Debug, Error, Diagnostic)]
#[error("表の列に揃えの指定（`:`）は書けません")]
#[diagnostic(help("2行目の `:` を消して `---` だけにしてください。"))]
pub(crate) struct AlignedTable;

/// A cell that is joined with nothing.
#[derive(Debug, Error, Diagnostic)]
#[error("`{sign}` の{place}に、つなぐ欄がありません")]
#[diagnostic(help(
    "`^^` だけの欄はすぐ上の欄に、`<<` だけの欄はすぐ左の欄につながります。文字として見せたいときは `\\^^`、`\\<<` と書きます。"
))]
pub(crate) struct JoinedNothing {
    pub(crate) sign: &'static str,
    pub(crate) place: &'static str,
}

/// Joined cells that are no rectangle.
#[derive(Debug, Error, Diagnostic)]
#[error("つないだ欄が四角になりません")]
#[diagnostic(help(
    "行と列の両方にまたがる欄では、またがる欄のすべてに `^^` か `<<` を書いてください。"
))]
pub(crate) struct JoinedUnevenly;

/// A generated table inside a list, a quotation or the like.
#[derive(Debug, Error, Diagnostic)]
#[error("`{word}` の表は、箇条書きや引用の中には置けません")]
#[diagnostic(help("字下げや `>` を取り、前後に空行を置いてください。"))]
pub(crate) struct EmbedNotAlone {
    pub(crate) word: &'static str,
}

/// A class table or a title with content.
#[derive(Debug, Error, Diagnostic)]
#[error("`{word}` の中には何も書きません")]
#[diagnostic(help(
    "```` ```{word} ```` と ```` ``` ```` の間の行を消してください。分類の表は `classes.toml` から、題名は `standard.toml` から作られます。"
))]
pub(crate) struct EmbedWithBody {
    pub(crate) word: &'static str,
}

/// A class table in a standard without one.
#[derive(Debug, Error, Diagnostic)]
#[error("この基準には情報の分類の表がないので、`classes` の表は作れません")]
#[diagnostic(help(
    "原文に表があれば、`standard.toml` に `classes = \"classes.toml\"` を、`classes.toml` に表の見出し（`[columns]`）を書いてください。なければ、この表を消してください。"
))]
pub(crate) struct EmbedWithoutClasses;

/// A requirement table of a checklist that has none.
#[derive(Debug, Error, Diagnostic)]
#[error("チェックリスト『{checklist}』には要件の表がありません")]
#[diagnostic(help(
    "原文に表があれば、チェックリストに `columns` と `[[category]]` を書いてください。なければ、`requirements` を消してください。"
))]
pub(crate) struct EmbedWithoutTable {
    pub(crate) checklist: String,
}

/// A remark without words.
#[derive(Debug, Error, Diagnostic)]
#[error("`note` に文がありません")]
#[diagnostic(help(
    "```` ```note ```` と ```` ``` ```` の間に、読者への注記を自分の言葉で書いてください。"
))]
pub(crate) struct EmptyNote;

/// An anchor at a place that cannot have one.
#[derive(Debug, Error, Diagnostic)]
#[error("ここにID『{id}』は付けられません")]
#[diagnostic(help(
    "IDは、見出し、段落、箇条書きの項目の終わりに付けます。表の欄には付けられません。"
))]
pub(crate) struct AnchorNotHere {
    pub(crate) id: String,
}

labels! {
    LinesJoined => "前の行に続きます";
    HeadingSkipsLevel => "段階が飛んでいます";
    NoSuchFootnote => "この脚注の文がありません";
    MalformedAnchor => "IDになっていません";
    RawHtml => "HTMLです";
    HeadingWithoutId => "IDがありません";
    HeadingAttributes => "ID以外の属性があります";
    Title => "題名";
    BrokenLink => "リンク先がありません";
    BrokenAnchor => "このIDがありません";
    ForbiddenAddress => "使えないリンク先です";
    AlignedTable => "この表です";
    JoinedNothing => "つなぐ先がありません";
    JoinedUnevenly => "四角になりません";
    EmbedNotAlone => "ここには置けません";
    EmbedWithBody => "中身があります";
    EmbedWithoutClasses => "分類の表がありません";
    EmbedWithoutTable => "表がありません";
    EmptyNote => "空です";
    AnchorNotHere => "このIDです";
}
