//! `kijun editions`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Format;

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun editions <コマンド>",
    subcommand_help_heading = "コマンド",
    subcommand_value_name = "コマンド",
    disable_help_subcommand = true,
    after_help = "\
例:
  kijun editions diff 基準@1.0 基準@2.0
  kijun editions carry 回答.json --out 新しい回答.json"
)]
pub(crate) struct Editions {
    #[command(subcommand)]
    pub(crate) command: EditionsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EditionsCommand {
    /// 2つの版の違いを示す
    Diff(Diff),
    /// 前の版への回答を、現在の版に引き継ぐ
    Carry(Carry),
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun editions diff <古い版> <新しい版> [オプション]",
    after_help = "\
例:
  kijun editions diff 基準@1.0 基準@2.0             2つの版を比べる(基準はフォルダー名)
  kijun editions diff 基準@1.0 基準                 1.0と現在の版を比べる
  kijun editions diff content/基準 下書き/基準      2つのフォルダーを比べる

版は「基準@版」か、基準のフォルダー(standard.toml のあるフォルダー)で指定します。
文言の違いは [-消えた文言-]{+加わった文言+} の形で示します。
前の版の文言は、standard.toml の [[edition]] の folder に書かれたフォルダーから読みます。
新しい版の standard.toml に要件の対応表([[edition.checklist]])があればそれに従い、
なければ同じ番号の要件どうしを比べます。

終了コード: 比べられれば0、内容に誤りがあれば1、指定に誤りがあれば2"
)]
pub(crate) struct Diff {
    /// 古い版(基準@版、または基準のフォルダー)
    #[arg(value_name = "古い版", help_heading = "引数", display_order = 1)]
    pub(crate) old: String,

    /// 新しい版(基準@版、または基準のフォルダー)
    #[arg(value_name = "新しい版", help_heading = "引数", display_order = 2)]
    pub(crate) new: String,

    /// 出力の形式。text(読むための一覧、省略時)または json(プログラム用)
    #[arg(long, value_name = "形式", hide_possible_values = true)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun editions carry <ファイル> [オプション]",
    after_help = "\
例:
  kijun editions carry 回答.json --out 新しい回答.json

変わっていない要件への回答は、そのまま残ります。変わった要件への回答は提案(proposed)になり、
自己点検のページで読み込んで確かめるまで、判定に使われません。なくなった要件への回答など、
行き先のないものは superseded に残ります。何がどうなったかは標準エラー出力に出ます。

終了コード: 引き継げれば0、内容に誤りがあれば1、回答を読めないか引き継げなければ2"
)]
pub(crate) struct Carry {
    /// 前の版への回答ファイル。- とすると標準入力から読む
    #[arg(value_name = "ファイル", help_heading = "引数")]
    pub(crate) file: PathBuf,

    /// 書き出し先のファイル。省略すると標準出力
    #[arg(long, value_name = "ファイル")]
    pub(crate) out: Option<PathBuf>,
}
