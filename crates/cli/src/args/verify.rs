//! `kijun verify`

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun verify [判定結果] --answers <回答ファイル> [オプション]",
    after_help = "\
例:
  kijun verify 判定結果.json --answers 回答.json                判定結果のファイルを確かめる
  kijun verify --answers 回答.json --code ABCD-EFGH-IJKL-MNOP   紙にある照合用コードを確かめる
  kijun verify --answers 記入済み.xlsx --code abcdefghijklmnop  Excel・CSVの様式でも確かめられる
  kijun verify --answers 回答.json --key 公開鍵.pem             回答ファイルの署名を確かめる

回答から判定と照合値を計算し直し、書かれているものと異なるところをすべて示します。回答ファイル
に書かれた判定(assessment)も確かめます。照合用コードは、大文字・小文字、全角・半角、空白、
ハイフンを区別しません。0・1・8は、O・I・Bと読みます。
署名は、回答の照合値(sha256:で始まる文字列)に対するEd25519の署名です(docs/files.md)。

終了コード: すべて一致すれば0、異なるところか内容の誤りがあれば1、読めないファイルか指定の
誤りがあれば2"
)]
pub(crate) struct Verify {
    /// 判定結果のファイル(kijun-assessment/1)
    #[arg(value_name = "判定結果", help_heading = "引数")]
    pub(crate) assessment: Option<PathBuf>,

    /// 判定のもとになった回答ファイル。- とすると標準入力から読む
    #[arg(long, value_name = "回答ファイル")]
    pub(crate) answers: PathBuf,

    /// 紙に印刷された照合用コード
    #[arg(long, value_name = "コード")]
    pub(crate) code: Option<String>,

    /// 署名した者の公開鍵のファイル(Ed25519、PEM)
    #[arg(long, value_name = "ファイル")]
    pub(crate) key: Option<PathBuf>,
}
