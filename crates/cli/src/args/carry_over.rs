//! `kijun carry-over`

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun carry-over <回答ファイル> --to <チェックリスト> [オプション]",
    after_help = "\
例:
  kijun carry-over 別紙2の回答.json --to shunan/external-service --out 周南市の回答.json
  kijun carry-over 回答.json --to kobe/public-cloud --with-notes > 神戸市の回答.json
  kijun carry-over 回答.json --to kobe/public-cloud --into 途中の回答.json --out 神戸市の回答.json

基準の対応表(content/crosswalk.toml)によって、ある基準への回答から、別の基準への回答の提案
(proposed)を作ります。提案は、自己点検のページで読み込んで1件ずつ確定するまで、判定に使われません。
  a の要求が b の要求をすべて含み、a を満たす   → b の「満たす」を提案します
  a の要求が b の要求の一部で、a を満たさない   → b の「満たさない」を提案します
  関連するだけの要件、食い違う回答、市が自ら行うことからは、状態を提案しません
分類、利用の条件、段階は、基準ごとに違うので引き継ぎません。サービスの名前などは引き継ぎます。
何を提案し、何を提案しなかったかは、標準エラー出力に出ます。

終了コード: 作れれば0、内容に誤りがあるか書き出せなければ1、回答や指定に誤りがあれば2"
)]
pub(crate) struct CarryOver {
    /// 引き継ぐもとの回答ファイル。- とすると標準入力から読む
    #[arg(value_name = "回答ファイル", help_heading = "引数")]
    pub(crate) file: PathBuf,

    /// 引き継ぐ先のチェックリスト(例: shunan/external-service)
    #[arg(long, value_name = "チェックリスト")]
    pub(crate) to: String,

    /// 書き出し先のファイル。省略すると標準出力
    #[arg(long, value_name = "ファイル")]
    pub(crate) out: Option<PathBuf>,

    /// 提案を書き加える、引き継ぎ先の回答ファイル。すでにある回答や提案は変えない。
    /// 省略すると、新しい回答ファイルを作る
    #[arg(long, value_name = "回答ファイル")]
    pub(crate) into: Option<PathBuf>,

    /// 状態を提案できない要件にも、備考と根拠資料を参考として書き込む
    #[arg(long)]
    pub(crate) with_notes: bool,
}
