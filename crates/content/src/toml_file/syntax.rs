//! The parser's messages, for people who edit content.

use crate::file::SourceFile;
use crate::problem::{NoSuchDate, Problems, Syntax};

/// Records the parser's errors; whether the file can be read nevertheless.
///
/// Of the errors on one line the first is recorded, and none after a bracket or a comma that is
/// missing: from there on the parser takes everything for what it is not. A date that does not
/// exist is an error of that value alone: the rest of the file is sound.
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
        // Where a value is missing, the parser asks for quotes around nothing.
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

/// Whether the parser has lost its way after this error.
fn spreads(message: &str) -> bool {
    ["comma", "unclosed", "array", "inline table"].iter().any(|part| message.contains(part))
}

/// Whether the parser has taken these letters for a date: digits with hyphens between them.
fn looks_like_a_date(written: &str) -> bool {
    let mut parts = written.split('-');
    let four = parts.next().is_some_and(|year| year.len() == 4);
    four && written.len() > 4
        && written.chars().all(|letter| letter.is_ascii_digit() || letter == '-')
}

/// The message and the cure for what the parser says in English.
fn in_japanese(message: &str) -> (String, &'static str) {
    let known = MESSAGES.iter().find(|(part, ..)| message.contains(part));
    match known {
        Some((_, what, cure)) => ((*what).to_owned(), cure),
        None => (
            format!("書き方に誤りがあります（{message}）"),
            "前後の行の引用符、かっこ、コンマ、`=` を確かめてください。",
        ),
    }
}

/// A part of the parser's message, what to say, and the cure. The first that fits is taken.
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
        "値を `\"…\"` で囲んでください。",
    ),
    (
        "invalid basic string",
        "文字列が閉じられていないか、使えない文字があります",
        "行の終わりまでに `\"` で閉じてください。改行を含む文は `\"\"\"…\"\"\"` で囲みます。",
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
    ("missing value", "値がありません", "`=` の右に値を書いてください。"),
    ("key with no value", "キーだけで値がありません", "`キー = 値` の形で書いてください。"),
    ("missing assignment", "キーの後に `=` がありません", "`キー = 値` の形で書いてください。"),
    ("extra `=`", "`=` が余分です", "`キー = 値` の形で書いてください。"),
    (
        "invalid unquoted key",
        "キーに使えない文字があります",
        "キーは英数字と `_`、`-` で書きます。ほかの文字を含むキーは `\"…\"` で囲んでください。",
    ),
    (
        "invalid inline table element",
        "`{ … }` の中に、`キー = 値` でないものがあります",
        "手前の `}` を確かめ、`キー = 値` の形で書いてください。",
    ),
    (
        "missing opening quote",
        "文字列の初めに引用符がありません",
        "値を `\"…\"` で囲んでください。",
    ),
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
    use super::{in_japanese, looks_like_a_date};

    #[test]
    fn dates_are_told_from_other_values() {
        assert!(looks_like_a_date("2025-02-30"));
        assert!(!looks_like_a_date("2025"));
        assert!(!looks_like_a_date("12-34"));
        assert!(!looks_like_a_date("\"2025-02-30\""));
    }

    #[test]
    fn an_unknown_message_is_passed_on() {
        let (what, _) = in_japanese("something new");
        assert!(what.contains("something new"));
    }
}
