//! The command line. The doc comments of the types below are the help that users read.

mod carry_over;
mod editions;
mod import_standard;
mod schema;
mod verify;

use std::path::PathBuf;

pub(crate) use carry_over::CarryOver;
pub(crate) use editions::{Carry, Diff, Editions, EditionsCommand};
pub(crate) use import_standard::ImportStandard;
pub(crate) use schema::Schema;
pub(crate) use verify::Verify;

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use kijun_compare::Sort;

/// Read the command line of this process.
///
/// # Errors
/// Fail with the fault of the command line; also if help or the version is asked for (see
/// [`crate::usage`]).
pub(crate) fn parse() -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&command().try_get_matches()?)
}

/// Return the commands and options, with help headings in Japanese throughout.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command().mut_subcommands(in_japanese)
}

fn in_japanese(command: clap::Command) -> clap::Command {
    command
        .help_template("{about}\n\n使い方: {usage}\n\n{all-args}{after-help}\n")
        .disable_help_flag(true)
        .mut_subcommands(in_japanese)
}

const EXIT_CODES: &str = "\
終了コード:
  0  すべて正常に終わりました
  1  基準の内容に誤りがあるか、結果を書き出せないか、照合したものが一致しませんでした
  2  読めない回答ファイルがあったか、指定に誤りがあります";

const EXAMPLES: &str = "\
はじめに:
  kijun check                              内容に誤りがないか確かめる
  kijun list                               基準とチェックリストの一覧を見る
  kijun evaluate 回答.json                 回答ファイルを判定する
  kijun verify 判定結果.json --answers 回答.json
                                           判定結果が回答と一致するかを確かめる
  kijun compare 回答/*.json                複数の回答ファイルを並べて比べる
  kijun build --out dist && kijun serve    サイトを作って手元で見る
  kijun new 新しいフォルダー               新しい基準を書き始める
  kijun import-standard 要件表.xlsx --out 新しいフォルダー
                                           市のExcelの表から基準を作る";

/// クラウドサービス利用基準を検査し、回答を判定し、サイトを作ります。
#[derive(Debug, Parser)]
#[command(
    name = "kijun",
    bin_name = "kijun",
    version,
    after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}\n\n各コマンドの説明は kijun <コマンド> --help で見られます。"),
    override_usage = "kijun [オプション] <コマンド>",
    help_template = "{name} {version}\n{about}\n\n使い方: {usage}\n\n{all-args}{after-help}\n",
    subcommand_help_heading = "コマンド",
    subcommand_value_name = "コマンド",
    next_help_heading = "オプション",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Cli {
    /// 基準の内容が入ったフォルダー(省略時は content)
    #[arg(
        long,
        global = true,
        value_name = "フォルダー",
        default_value = "content",
        hide_default_value = true
    )]
    pub(crate) content: PathBuf,

    /// 使い方を表示する
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,

    /// 版を表示する
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 内容に誤りがないか検査する
    #[command(
        override_usage = "kijun check [オプション]",
        after_help = "\
誤りはすべて、ファイル名・行・直し方とともに標準エラー出力に出ます。

例:
  kijun check
  kijun check --content 別のフォルダー
  kijun check --watch

終了コード: 誤りがなければ0、あれば1。--watch は、Ctrl-Cで止めるまで続きます"
    )]
    Check(Check),
    /// 基準とチェックリストの一覧を表示する
    List(List),
    /// 回答ファイルを判定する
    Evaluate(Evaluate),
    /// 判定結果、照合用コード、署名が回答と一致するかを確かめる
    Verify(Verify),
    /// 複数の回答ファイルを並べて比べる
    Compare(Compare),
    /// Excel(XLSX)・CSVの様式を作る
    Export(Export),
    /// 記入したExcel・CSVの様式を回答ファイルにする
    Import(Import),
    /// 市のExcelやWordの文書から、基準の内容と確認票を作る
    ImportStandard(ImportStandard),
    /// 版の違いを示し、前の版への回答を引き継ぐ
    Editions(Editions),
    /// ある基準への回答から、別の基準への回答の提案を作る
    CarryOver(CarryOver),
    /// 情報がどの分類に当たるかを調べる
    Classify(Classify),
    /// ファイルのJSON Schemaを表示する
    Schema(Schema),
    /// サイトを作る
    Build(Build),
    /// 作ったサイトを手元のブラウザーで見る
    Serve(Serve),
    /// ウェブサーバーに置いたサイトを調べ、設定の直すところを示す
    Doctor(Doctor),
    /// 新しい基準を書き始めるためのひな形を作る
    New(New),
}

/// The format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun list [オプション]",
    after_help = "\
例:
  kijun list
  kijun list --format json > 一覧.json
  kijun list --rules annex2/cloud > 規則.json"
)]
pub(crate) struct List {
    /// 出力の形式。text(読むための一覧、省略時)または json(プログラム用)
    #[arg(long, value_name = "形式", hide_possible_values = true)]
    pub(crate) format: Option<Format>,

    /// このチェックリストの規則だけをJSONで出す。npmパッケージ @kijun/engine に渡せる
    #[arg(long, value_name = "チェックリスト", conflicts_with = "format")]
    pub(crate) rules: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun evaluate [オプション] [ファイル…]",
    after_help = "\
例:
  kijun evaluate 回答.json                      読むための報告を表示する
  kijun evaluate --format json *.json           1件を1行のJSONで出す
  kijun evaluate --jsonl < 回答.jsonl           1行に1件の回答をまとめて判定する
  kijun evaluate 記入済み.xlsx                  記入したExcel・CSVの様式を判定する

結果は指定した順に出ます。読めないファイルがあっても残りの判定は続き、理由は
「ファイル名:行:桁: 理由 直し方」の形で標準エラー出力に出ます。--jsonl では、
読めない行の位置に {\"error\": \"…\"} を出します。空白だけの行には何も出しません。
1件の大きさは16 MiBまでです。kijun export で作った様式(.xlsx、.csv)も指定でき、記入の誤りは
「ファイル名:セル: 理由 直し方」の形ですべて出します。

終了コード: すべて判定できれば0、内容に誤りがあれば1、読めない回答があれば2"
)]
pub(crate) struct Evaluate {
    /// 回答ファイル。省略するか - とすると標準入力から読む
    #[arg(value_name = "ファイル", help_heading = "引数")]
    pub(crate) files: Vec<PathBuf>,

    /// 1行に1件の回答(JSON Lines)として読む
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// 出力の形式。text(読むための報告、省略時)または json(1件1行、--jsonl では常にこちら)
    #[arg(long, value_name = "形式", hide_possible_values = true)]
    pub(crate) format: Option<Format>,
}

/// The format of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ComparisonFormat {
    Table,
    Csv,
    Json,
}

/// The rows of a comparison that are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    Differences,
    Failures,
}

/// Return the order of a comparison's vendors by its name.
fn sort(name: &str) -> Result<Sort, String> {
    Sort::from_id(name).ok_or_else(|| {
        "given、verdict、failures、name のいずれかか、「value:要件の番号」を書いてください。"
            .to_owned()
    })
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun compare <ファイル…> [オプション]",
    after_help = "\
例:
  kijun compare 回答/*.json                            表を表示する
  kijun compare --only differences 甲.json 乙.json     回答の異なる要件だけを表示する
  kijun compare --format csv 回答/*.json > 比較.csv    表計算ソフトで開けるCSVにする

判定はすべて計算し直します。ファイルに書かれた判定は信用せず、異なれば知らせます。
判定結果のファイル(kijun-assessment/1)を一緒に指定すると、同じ回答の判定と照合します。
公開鍵(PEM)のファイルも指定すると、回答ファイルの署名を確かめます。
チェックリストが異なる回答は、分けて並べます。備考・理由・根拠資料は csv と json に出ます。
読めないファイルがあっても残りは比べ、理由は「ファイル名:行:桁: 理由 直し方」の形で
標準エラー出力に出ます。

終了コード: すべて比べられれば0、内容に誤りがあれば1、比べられないファイルがあれば2"
)]
pub(crate) struct Compare {
    /// 回答ファイル。いくつでも指定できる
    #[arg(value_name = "ファイル", help_heading = "引数", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// 出力の形式。table(読むための表、省略時)、csv または json(プログラム用)
    #[arg(long, value_name = "形式", hide_possible_values = true)]
    pub(crate) format: Option<ComparisonFormat>,

    /// 出す要件。differences(異なるものだけ)または failures(満たしていないものだけ)
    #[arg(long, value_name = "範囲", hide_possible_values = true)]
    pub(crate) only: Option<Only>,

    /// 並べる順。given(指定した順、省略時)、verdict(判定)、failures(満たしていない数)、name(サービス名)、「value:要件の番号」(値の良い順)
    #[arg(long, value_name = "順", value_parser = sort)]
    pub(crate) sort: Option<Sort>,
}

/// The form of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Xlsx,
    Csv,
    Json,
    Oscal,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun export <チェックリスト|回答ファイル> --out <ファイル> [オプション]",
    after_help = "\
例:
  kijun export annex2/cloud --out 点検票.xlsx          白紙の様式を作る
  kijun export 回答.json --out 点検票.xlsx             回答を書き込んだ様式を作る
  kijun export 回答.json --format csv --out 回答.csv   表計算ソフトで開けるCSVにする
  kijun export 回答.json --format oscal --out フォルダー  OSCALの文書にする

Excelの様式は、色の付いた欄だけに記入できます(パスワードはありません)。記入したものは
kijun import で回答ファイルに戻せ、kijun evaluate でそのまま判定できます。数式になる
セルはありません。様式に入らないものがあれば、様式の中に明記します。

OSCALでは、版ごとのカタログと分類ごとのプロファイルを、回答ファイルがあれば回答
(component-definition)と判定結果(assessment-results)も、フォルダーの中に作ります。

終了コード: 書き出せれば0、内容に誤りがあるか書き出せなければ1、指定や回答に誤りがあれば2"
)]
pub(crate) struct Export {
    /// チェックリスト(例: annex2/cloud)なら白紙、回答ファイルなら回答の入った様式
    #[arg(value_name = "チェックリスト|回答ファイル", help_heading = "引数")]
    pub(crate) what: PathBuf,

    /// 書き出すファイル。- とすると標準出力。oscal ではフォルダー
    #[arg(long, value_name = "ファイル")]
    pub(crate) out: PathBuf,

    /// 出力の形式。xlsx、csv、json または oscal(省略時は --out の拡張子に従う)
    #[arg(long, value_name = "形式", hide_possible_values = true)]
    pub(crate) format: Option<ExportFormat>,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun import <ファイル> [--out <ファイル>]",
    after_help = "\
例:
  kijun import 記入済み.xlsx --out 回答.json
  kijun import 記入済み.csv > 回答.json

誤りはすべて、ファイル名とセルの位置とともに標準エラー出力に出ます。誤りが1つでもあれば、
回答ファイルは作りません。作った回答ファイルは自己点検のページで読み込めます。

終了コード: 読み取れれば0、内容に誤りがあるか書き出せなければ1、様式に誤りがあれば2"
)]
pub(crate) struct Import {
    /// 記入したExcel(.xlsx)またはCSVのファイル
    #[arg(value_name = "ファイル", help_heading = "引数")]
    pub(crate) file: PathBuf,

    /// 書き出す回答ファイル(JSON)。省略するか - とすると標準出力
    #[arg(long, value_name = "ファイル")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun classify --checklist <ID> --facts <名前,…>",
    after_help = "\
例:
  kijun classify --checklist annex2/cloud --facts personal_information_file,personal_information

結果はJSONです。classは当てはまる最も高い分類、becauseはそう判断した定義の文言、
factsは決め手になった名前です。どの定義にも当たらなければ class は null になります。
使える名前は kijun list --format json の finder にあります。

終了コード: 調べられれば0、内容に誤りがあれば1、指定に誤りがあれば2"
)]
pub(crate) struct Classify {
    /// チェックリスト(例: annex2/cloud)
    #[arg(long, value_name = "ID")]
    pub(crate) checklist: String,

    /// 情報に当てはまる事柄の名前。「名前=値」とも書ける。コンマで区切る
    #[arg(
        long,
        value_name = "名前,…",
        value_delimiter = ',',
        default_value = "",
        hide_default_value = true
    )]
    pub(crate) facts: Vec<String>,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun build --out <フォルダー> [オプション]",
    after_help = "\
例:
  kijun build --out dist
  kijun build --out dist --base-url /kijun/ --bundle target/bundle

--bundle を省略すると、kijun に入っている画面用プログラムを使います。入っていない kijun では、ページは
作られますが、自己点検のページは印刷用のまま動きません。

--standalone を付けると、自己点検を1つのHTMLファイルにしたものも standalone/ に作ります。ネットワークに
つながらない端末でも、ダブルクリックで開いて使えます。

終了コード: 作り終えれば0、内容に誤りがあるか書き出せなければ1、指定に誤りがあれば2"
)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub(crate) struct Build {
    /// 書き出し先のフォルダー
    #[arg(long, value_name = "フォルダー")]
    pub(crate) out: PathBuf,

    /// サイトを置くパス(例: /kijun/)。省略時はページからの相対リンクになる
    #[arg(long, value_name = "パス")]
    pub(crate) base_url: Option<String>,

    /// ブラウザーで動く部分(WASM)のビルド結果があるフォルダー
    #[arg(long, value_name = "フォルダー")]
    pub(crate) bundle: Option<PathBuf>,

    /// 自己点検を1つのHTMLファイルにしたものも作る(standalone/<チェックリスト>.html)
    #[arg(long)]
    pub(crate) standalone: bool,

    /// 1つのHTMLファイルに、Excelのファイルを作る仕組みを入れない(大きさが半分になる)
    #[arg(long, requires = "standalone")]
    pub(crate) without_xlsx: bool,

    /// 圧縮したファイル(.br、.gz)も並べて作る。ウェブサーバーがそのまま送れる
    #[arg(long)]
    pub(crate) compress: bool,

    /// 前回のページが使うファイルを残さない。省略時は、サイトを入れ替える間も開けるよう1回だけ残す
    #[arg(long)]
    pub(crate) clean: bool,

    /// 画面の部品の見本(/styleguide/)も作る。開発用
    #[arg(long)]
    pub(crate) styleguide: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "オプション")]
pub(crate) struct Check {
    /// 内容が変わるたびに検査し直す
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun serve [オプション]",
    after_help = "\
例:
  kijun build --out dist
  kijun serve
  kijun serve --watch --content my-city

この端末(127.0.0.1)からだけ見られます。止めるにはCtrl-Cを押します。
公開には、書き出したフォルダーをウェブサーバーに置いてください。
--watch のときは、内容の誤りも「ここを直す」として開いているページに示します。"
)]
pub(crate) struct Serve {
    /// ポート番号。省略時は8480(使われていれば空いている番号)、0なら空いている番号
    #[arg(long, value_name = "番号")]
    pub(crate) port: Option<u16>,

    /// 見るサイトのフォルダー(省略時は dist、なければ public)
    #[arg(long, value_name = "フォルダー")]
    pub(crate) dir: Option<PathBuf>,

    /// サイトを置くパス(例: /kijun/)。build の --base-url に合わせる
    #[arg(long, value_name = "パス", default_value = "/", hide_default_value = true)]
    pub(crate) base_url: String,

    /// 内容(--content)からサイトを作り、内容が変わるたびに作り直して、開いているページに反映する
    #[arg(long, conflicts_with = "dir")]
    pub(crate) watch: bool,

    /// ブラウザーで動く部分(WASM)のビルド結果があるフォルダー。--watch のときに使う
    #[arg(long, value_name = "フォルダー", requires = "watch")]
    pub(crate) bundle: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun doctor <アドレス>",
    after_help = "\
例:
  kijun doctor http://127.0.0.1/guide/cloud/

公開したサイトのアドレスを、ブラウザーと同じように尋ねます。ファイルの種類、ヘッダー、キャッシュ、
圧縮、404、サイトを置くパスを確かめ、直すところを、nginx・Apache・IISの設定の行とともに示します。
TLS(https)のアドレスは調べられません。設定の例は deploy/ にあります。

終了コード: 直すところがなければ0、あれば1、調べられなければ2"
)]
pub(crate) struct Doctor {
    /// 調べるサイトのアドレス(http://で始まる)
    #[arg(value_name = "アドレス", help_heading = "引数")]
    pub(crate) url: String,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun new <フォルダー>",
    after_help = "\
例:
  kijun new 私の基準
  kijun check --content 私の基準"
)]
pub(crate) struct New {
    /// 作るフォルダー。まだないか、空であること
    #[arg(value_name = "フォルダー", help_heading = "引数")]
    pub(crate) dir: PathBuf,
}
