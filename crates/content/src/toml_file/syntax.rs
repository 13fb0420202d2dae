//! Translate the parser's messages for people who edit content.

use crate::problem::{NoSuchDate, Problems, Syntax};
use crate::source::SourceFile;

/// Record the parser's errors. Return whether the file can be read nevertheless.
///
/// Record only the first error on a line, and none after a missing bracket or comma: the parser
/// then misreads the rest of the file. A date that does not exist is an error of that value only:
/// the rest of the file is sound.
pub(super) fn record(
    file: &SourceFile,
    errors: &[toml::de::Error],
    problems: &mut Problems,
) -> bool {
    let mut errors: Vec<_> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    let mut readable = true;
    let mut line = 0;
    for error in errors {
        let at = file.at(error.span().unwrap_or(0..0));
        let previous = std::mem::replace(&mut line, at.line_and_column().0);
        if line == previous {
            continue;
        }
        let written = file.text().get(at.span.clone()).unwrap_or_default();
        if looks_like_a_date(written) {
            let date = written.to_owned();
            problems.add(&at, NoSuchDate { date });
            continue;
        }
        readable = false;
        // For a missing value, the parser asks for quotes around nothing.
        let message = match written.trim() {
            "" if error.message().contains("must be quoted") => "missing value",
            _ => error.message(),
        };
        let (what, cure) = in_japanese(message);
        problems.add(&at, Syntax { what, cure });
        if spreads(message) {
            break;
        }
    }
    readable
}

/// Return whether the parser misreads the rest of the file after this error.
fn spreads(message: &str) -> bool {
    ["comma", "unclosed", "array", "inline table"].iter().any(|part| message.contains(part))
}

/// Return whether the parser took these letters for a date: digits with hyphens between them.
fn looks_like_a_date(written: &str) -> bool {
    let mut parts = written.split('-');
    let four = parts.next().is_some_and(|year| year.len() == 4);
    four && written.len() > 4
        && written.chars().all(|letter| letter.is_ascii_digit() || letter == '-')
}

/// Return the message and the cure for an English message of the parser.
fn in_japanese(message: &str) -> (String, &'static str) {
    // The end of the message only lists what was expected.
    let said = message.split(", expected").next().unwrap_or_default();
    let known = MESSAGES.iter().find(|(part, ..)| said.contains(part));
    match known {
        Some((_, what, cure)) => ((*what).to_owned(), cure),
        None => (
            format!("書き方に誤りがあります（{message}）"),
            "前後の行の引用符、かっこ、コンマ、`=` を確かめてください。",
        ),
    }
}

const NUMBER: &str = "数の書き方に誤りがあります";
const NUMBER_CURE: &str =
    "数は `12` の形で書きます。番号や版のような文字なら `\"…\"` で囲んでください。";

/// A part of the parser's message, the message in Japanese, and the cure. The first match is taken.
const MESSAGES: &[(&str, &str, &str)] = &[
    ("duplicate key", "同じキーが2回書かれています", "どちらか一方を消してください。"),
    (
        "cannot extend",
        "すでに値のあるキーに書き足そうとしています",
        "キーの名前か、`[…]` の見出しを確かめてください。",
    ),
    (
        "string values must be quoted",
        "文字列が引用符で囲まれていません",
        "値を `\"…\"` で囲んでください。日付は `2025-04-01` の形で書き、数や日付の後には何も続けません。",
    ),
    (
        "keys cannot be multi-line",
        "キーが複数行の引用符で囲まれています",
        "キーは英数字と `_`、`-` で書くか、`\"…\"` で囲んでください。",
    ),
    (
        "string",
        "文字列が閉じられていないか、使えない文字があります",
        "行の終わりまでに、開いたのと同じ引用符（`\"` か `'`）で閉じてください。改行を含む文は `\"\"\"…\"\"\"` で囲みます。",
    ),
    (
        "unclosed",
        "開いたかっこが閉じられていません",
        "対応する閉じかっこ（`]`、`}`、`]]`）を書いてください。",
    ),
    (
        "missing comma",
        "値の間にコンマがありません",
        "値と値の間に `,` を書いてください。手前の閉じかっこ（`]`、`}`）も確かめてください。",
    ),
    ("extra comma", "コンマが余分です", "余分な `,` を消してください。"),
    ("invalid key", "キーの書き方に誤りがあります", "`キー = 値` の形で書いてください。"),
    ("missing value", "値がありません", "`=` の右に値を書いてください。"),
    (
        "key with no value",
        "キーだけで値がありません",
        "半角の `=` を使い、`キー = 値` の形で書いてください。",
    ),
    ("extra `=`", "`=` が余分です", "`キー = 値` の形で書いてください。"),
    (
        "invalid unquoted key",
        "キーに使えない文字があります",
        "キーは英数字と `_`、`-` で書きます。全角の空白や記号を消し、ほかの文字を含むキーは `\"…\"` で囲んでください。",
    ),
    (
        "invalid inline table element",
        "`{ … }` の中に、`キー = 値` でないものがあります",
        "手前の `}` を確かめ、`キー = 値` の形で書いてください。",
    ),
    ("missing assignment", "キーの後に `=` がありません", "`キー = 値` の形で書いてください。"),
    (
        "key-value pair",
        "`キー = 値` の形になっていません",
        "1つのキーに1つの値を、`キー = 値` の形で書いてください。",
    ),
    (" sign", NUMBER, NUMBER_CURE),
    ("signed", NUMBER, NUMBER_CURE),
    ("radix", NUMBER, NUMBER_CURE),
    ("number", NUMBER, NUMBER_CURE),
    ("between digits", NUMBER, NUMBER_CURE),
    ("float", NUMBER, NUMBER_CURE),
    ("mantissa", NUMBER, NUMBER_CURE),
    ("exponent", NUMBER, NUMBER_CURE),
    ("fraction", NUMBER, NUMBER_CURE),
    (
        "boolean",
        "`true` か `false` の書き方に誤りがあります",
        "`true` か `false` と書いてください。",
    ),
    (
        "invalid date",
        "日付の書き方に誤りがあります",
        "日付は `2025-04-01` の形で、引用符を付けずに書いてください。",
    ),
    (
        "invalid time",
        "日付の書き方に誤りがあります",
        "日付は `2025-04-01` の形で、引用符を付けずに書いてください。",
    ),
    (
        "leading zero",
        "数が0から始まっています",
        "数なら先頭の0を消し、番号や版のような文字なら `\"…\"` で囲んでください。",
    ),
    (
        "carriage return",
        "改行が途中で壊れています（CRだけがあります）",
        "改行をLFかCRLFにして、UTF-8で保存し直してください。",
    ),
    (
        "invalid comment",
        "コメントに使えない文字があります",
        "`#` の後の、目に見えない制御文字を消してください。",
    ),
    (
        "unicode value",
        "`\\u` の後の番号が足りません",
        "`\\u` の後に4桁の16進数を書くか、文字をそのまま書いてください。",
    ),
    ("invalid value", "`\\u` の番号の文字はありません", "文字をそのまま書いてください。"),
    (
        "missing key",
        "キーがありません",
        "`キー = 値` の形で書いてください。余分なコンマなら消してください。",
    ),
    (
        "missing opening quote",
        "文字列の初めに引用符がありません",
        "値を `\"…\"` で囲んでください。",
    ),
    (
        "opening",
        "閉じかっこに対応する開きかっこがありません",
        "余分な `]`、`}` を消すか、手前に `[`、`{` を書いてください。",
    ),
    ("empty", "キーが空です", "`=` の左に、英数字のキーを書いてください。"),
    (
        "unexpected",
        "ここに書けないものがあります",
        "1行に書けるのは、`キー = 値` か `[…]` の見出しの1つだけです。",
    ),
    (
        "escaped",
        "`\\` の後に使えない文字があります",
        "`\\` そのものを書くときは `\\\\` とするか、文字列を `'…'` で囲んでください。",
    ),
    ("recur", "入れ子が深すぎます", "かっこの数を確かめてください。"),
];

#[cfg(test)]
mod tests {
    use super::{in_japanese, looks_like_a_date, record};
    use crate::problem::Problems;
    use crate::source::SourceFile;

    #[test]
    fn dates_are_told_from_other_values() {
        assert!(looks_like_a_date("2025-02-30"));
        assert!(!looks_like_a_date("2025"));
        assert!(!looks_like_a_date("12-34"));
        assert!(!looks_like_a_date("\"2025-02-30\""));
    }

    /// All messages of the pinned version of the parser.
    const SAID: [&str; 52] = [
        "`_` may only go between digits",
        "cannot extend value of type array with a dotted key",
        "cannot recurse further; max recursion depth met",
        "carriage return must be followed by newline",
        "duplicate key",
        "extra `=`",
        "extra assignment between key-value pairs",
        "extra comma in array",
        "extra comma in inline table",
        "floating-point number overflowed",
        "integer number overflowed",
        "integers with a radix cannot be signed",
        "invalid basic string",
        "invalid binary number",
        "invalid boolean",
        "invalid comment character",
        "invalid date in date, expected day between 01 and 30",
        "invalid datetime",
        "invalid exponent",
        "invalid float, expected nothing",
        "invalid fraction",
        "invalid inline table element",
        "invalid key",
        "invalid key-value pair",
        "invalid literal string",
        "invalid mantissa",
        "invalid multi-line basic string",
        "invalid multi-line literal string",
        "invalid time, expected hour",
        "invalid unquoted key",
        "invalid value",
        "key with no value",
        "keys cannot be multi-line basic strings",
        "missing array opening",
        "missing assignment between key-value pairs",
        "missing comma between array elements",
        "missing escaped value",
        "missing inline table opening",
        "missing key for inline table element",
        "missing opening quote",
        "missing value for key",
        "radix must be lowercase",
        "redundant integer number prefix",
        "redundant numeric sign",
        "string values must be quoted",
        "too few unicode value digits",
        "unclosed inline table",
        "unexpected `=` in array",
        "unexpected key or value",
        "unexpected leading zero",
        "unexpected sign",
        "unquoted keys cannot be empty, expected letters, numbers, `-`, `_`",
    ];

    #[test]
    fn what_the_parser_says_is_said_in_japanese() {
        let passed_on = SAID.iter().filter(|said| in_japanese(said).0.contains(**said));
        assert_eq!(passed_on.collect::<Vec<_>>(), [&""; 0]);
        for (said, what) in [
            ("unexpected leading zero", "数が0から"),
            ("unexpected sign", "数の書き方"),
            ("missing opening quote", "引用符"),
            ("missing key for inline table element", "キーがありません"),
            ("missing assignment between key-value pairs", "`=` がありません"),
            ("unquoted keys cannot be empty", "キーが空"),
        ] {
            assert!(in_japanese(said).0.contains(what), "{said}: {}", in_japanese(said).0);
        }
    }

    /// Common mistakes get a Japanese message at the right line.
    #[test]
    fn mistakes_in_toml_are_said_in_japanese() {
        let mut wrong = Vec::new();
        for (text, line, part) in [
            ("a = 1.0.1", 1, ""),
            ("a = 1.1版", 1, ""),
            ("a = 3.1-2", 1, ""),
            ("a = 03", 1, "0から"),
            ("a = 要件", 1, "引用符"),
            ("a = “要件”", 1, "引用符"),
            ("a = '要件", 1, "閉じ"),
            ("a = \"\"\"要件\nb = 1", 2, "閉じ"),
            ("a = \"\\要件\"", 1, "`\\`"),
            ("a = \"\\u12\"", 1, ""),
            ("名前 = \"要件\"", 1, "キー"),
            ("a： \"要件\"", 1, ""),
            ("a ＝ \"要件\"", 1, ""),
            ("a \"要件\"", 1, ""),
            ("= \"要件\"", 1, "キー"),
            ("a == \"要件\"", 1, "`=`"),
            ("a =", 1, "値がありません"),
            ("[[a]\nb = 1", 1, "かっこ"),
            ("[a\nb = 1", 1, "かっこ"),
            ("a]\nb = 1", 1, ""),
            ("a = [1, 2\nb = 1", 2, ""),
            ("a = [1,, 2]", 1, "コンマ"),
            ("a = [1 2]", 1, ""),
            ("a = [1、2]", 1, ""),
            ("a = { b = 1 c = 2 }", 1, ""),
            ("a = { b 1 }", 1, ""),
            ("a = { , b = 1 }", 1, ""),
            ("a = { b = 1", 1, ""),
            ("a = TRUE", 1, "`true`"),
            ("a = はい", 1, "引用符"),
            ("a = 1\nc = 2\na = 3", 3, "2回"),
            ("a = 1\n[a]\nb = 2", 2, ""),
            ("a = 1\na.b = 2", 2, ""),
            ("a = 1 b = 2", 1, ""),
            ("a = 2025/04/01", 1, ""),
            ("a = 2025年4月1日", 1, ""),
            ("a = 2025-04-01T25:00:00", 1, ""),
            ("　a = 1", 1, ""),
            ("a = 1 // 注", 1, ""),
            ("a = 1\rb = 2", 1, "改行"),
            ("a = \"要件\tの\u{1}\"", 1, ""),
        ] {
            let mut problems = Problems::default();
            let file = SourceFile::new("a.toml".to_owned(), text.to_owned());
            let (_, errors) = toml::de::DeTable::parse_recoverable(file.text());
            let readable = record(&file, &errors, &mut problems);
            assert!(!errors.is_empty(), "{text}");
            assert!(!readable || looks_like_a_date(text.trim_start_matches("a = ")), "{text}");
            let report = problems.finish(()).expect_err(text);
            let first = report.problems().first().expect(text);
            let said = first.message();
            println!("{text:?} → {}: {said} / {}", first.line(), first.cure());
            let right = first.line() == line && said.contains(part);
            let words = said.split(|letter: char| !letter.is_ascii_alphabetic());
            let english = words.into_iter().any(|word| word.len() > 4 && word != "false");
            if english || !right {
                wrong.push(format!("{text:?}: line {}, {said}", first.line()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_unknown_message_is_passed_on() {
        let (what, _) = in_japanese("something new");
        assert!(what.contains("something new"));
    }
}
