use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun import-standard <ファイル…> --out <フォルダー> [--decisions <ファイル>]",
    after_help = "\
例:
  kijun import-standard misakino.xlsx --out my-city
  kijun import-standard misakino.xlsx misakino.docx --out my-city --decisions decisions.toml
  kijun check --content my-city

Excelの表(又はWordの文書の表)から要件を、Wordの文書から条文を読み取り、基準の内容、review.json(機械用の確認票)、review.html(人が読む確認票)を
書き出します。確かでない読み取りは、確認票に質問として出ます。答えを decisions.toml に保存し、
--decisions に指定してもう一度実行すると反映されます。文言の変わらない行の答えは、次の版の
取り込みでもそのまま使われます。--out には、まだないか空のフォルダー、又は前に取り込んだ
フォルダーを指定します。取り込んだ後に手で直したファイルがあれば、何も書かずに知らせます。

終了コード: 取り込めれば0、書き出せなければ1、ファイルや指定に誤りがあれば2(何も書きません)"
)]
pub(crate) struct ImportStandard {
    /// 市のExcelファイル(.xlsx)、Wordファイル(.docx)、又はその両方
    #[arg(value_name = "ファイル", help_heading = "引数", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// 書き出し先のフォルダー
    #[arg(long, value_name = "フォルダー")]
    pub(crate) out: PathBuf,

    /// 確認票で決めたこと(decisions.toml)
    #[arg(long, value_name = "ファイル")]
    pub(crate) decisions: Option<PathBuf>,

    /// 前の取り込みの後に手で直したファイルも書き換える
    #[arg(long)]
    pub(crate) overwrite: bool,
}
