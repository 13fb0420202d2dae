//! Numbers and signs are compared like words: markers of lists, cells, the numbers of paragraphs.
//! Page numbers and signs of lists are not.

use std::fs;
use std::path::Path;

use kijun_content::Problem;
use kijun_content::model::Block;

#[path = "support/small.rs"]
mod small;

use small::{REQUIREMENT, ROW, said, write};

/// Return the HTML of the second chapter.
fn html(chapter: &str, source: &str) -> String {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), chapter, source, ROW, REQUIREMENT);
    let library = kijun_content::load(root.path()).unwrap_or_else(|report| panic!("{report:?}"));
    let [Block::Words(words)] = &library.standards[0].chapters[1].blocks[..] else {
        panic!("one block of words");
    };
    words.to_string()
}

#[test]
fn markers_of_lists_are_published_as_written() {
    for (chapter, source, shown) in [
        (
            "1. 目的\n3. 三番目\n7. 七番目\n",
            "1. 目的\n3. 三番目\n7. 七番目\n",
            vec!["<li>1. 目的</li>", "<li>3. 三番目</li>", "<li>7. 七番目</li>"],
        ),
        ("1) 甲\n2) 乙\n", "1) 甲\n2) 乙", vec!["<li>1) 甲</li>", "<li>2) 乙</li>"]),
        (
            "3. 甲\n   1) 乙\n   4) 丙\n5. 丁\n",
            "3. 甲\n1) 乙\n4) 丙\n5. 丁",
            vec!["3. 甲", "<li>1) 乙</li>", "<li>4) 丙</li>", "<li>5. 丁</li>"],
        ),
        ("2. 甲\n\n   続き\n\n3. 乙\n", "2. 甲\n続き\n3. 乙", vec!["<p>2. 甲</p>", "<p>3. 乙</p>"]),
        ("2. **甲**とする\n", "2. 甲とする", vec!["<li>2. <strong>甲</strong>とする</li>"]),
        ("- ① 甲\n- ② 乙\n", "① 甲\n② 乙", vec!["<li>① 甲</li>"]),
        (
            "1. 甲 {#a}\n",
            "1. 甲",
            vec!["<li id=\"a\"><a class=\"marker\" href=\"#a\">1.</a> 甲</li>"],
        ),
    ] {
        let html = html(&format!("# 2 本文\n\n{chapter}"), &format!("2 本文\n{source}\n"));
        for part in shown {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("<ol"), "{html}");
    }
}

#[test]
fn numbers_and_signs_that_differ_are_said() {
    for (chapter, source, says) in [
        ("1. 甲\n2. 乙\n", "1. 甲\n3. 乙\n", "『2.乙』から始まる文言がありません"),
        ("1. 甲\n", "1) 甲\n", "『1.甲』"),
        ("- 甲\n", "1. 甲\n", "原文の『1.』が載っていません"),
        ("甲とする。\n", "3　甲とする。\n", "原文の『3』が載っていません"),
        ("甲とする。\n", "○ 甲とする。\n", "原文の『○』が載っていません"),
        ("甲とする。\n\n99.9%\n", "甲とする。\n99.5%\n", "続く『9%』が違います"),
        ("甲とする。\n\n10\n", "甲とする。\n①\n", "『10』から始まる文言がありません"),
        (
            "| 甲 | 乙 |\n| --- | --- |\n| 12 | 34 |\n",
            "甲\t乙\n34\t12\n",
            "『12』は、原文のこの箇所では『34』です",
        ),
        (
            "| 甲 | 乙 |\n| --- | --- |\n| ○ |  |\n",
            "甲\t乙\n○\t－\n",
            "原文の『－』が載っていません",
        ),
        ("甲とする。\n", "甲とする。\n7\n3\n", "『3』が載っていません。ページ番号とすると"),
    ] {
        let found = said(&format!("# 2 本文\n\n{chapter}"), &format!("2 本文\n{source}"));
        assert!(found.iter().any(|(message, _)| message.contains(says)), "{chapter}: {found:?}");
    }
}

#[test]
fn layout_is_not_words() {
    for (chapter, source) in [
        // Page numbers, alone on their lines, rising or from 1 again.
        ("甲とする。\n\n乙とする。\n", "甲とする。\n\n12\n\n乙とする。\n- 13 -\n"),
        ("甲とする。\n\n乙とする。\n", "甲とする。\n2/3\n乙とする。\n1\n"),
        ("甲とする。\n\n3\n\n乙とする。\n", "甲とする。\n3\n3\n乙とする。\n"),
        // A sentence that goes on after the page's end.
        ("- 甲とする。\n- 乙とする。\n", "- 甲とする。\n- 乙とする。\n"),
        ("- 甲とする。\n", "• 甲とする。\n"),
        ("| 甲 | 乙 |\n| --- | --- |\n| 12 | 34 |\n", "| 甲 | 乙 |\n|---|---|\n| 12 | 34 |\n"),
        ("甲とする。\n", "＝＝＝＝＝\n甲とする。\n-----\n"),
        ("甲とする。\n", "<p class=\"x\">甲とする。</p>\n"),
        ("TLS 1.2 and\nSSL 3.0 を使う。\n", "TLS 1.2 and SSL 3.0 を使う。\n"),
    ] {
        let found = said(&format!("# 2 本文\n\n{chapter}"), &format!("2 本文\n{source}"));
        assert_eq!(found, [], "{chapter}");
    }
}

#[test]
fn spaces_of_latin_text_are_words() {
    for (chapter, source, differ) in [
        ("encrypt all data", "encrypt alldata", true),
        ("ISO/IEC27001を使う", "ISO/IEC 27001を使う", true),
        ("3 16", "3\t16", false),
        ("3.1 選定", "3. 1 選定", false),
        ("SLA や SLO", "SLAやSLO", false),
        ("encrypt all data", "encrypt\nall data", false),
    ] {
        let found = said(&format!("# 2 本文\n\n{chapter}\n"), &format!("2 本文\n{source}"));
        let said = found.iter().any(|(message, _)| message.contains("英数字の間の空白"));
        assert_eq!(said, differ, "{chapter}: {found:?}");
        assert!(differ || found.is_empty(), "{chapter}: {found:?}");
    }
}

/// Return what is said of a standard whose manifest has these lines more.
fn said_with(manifest: &str, chapter: &str, source: &str) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    let (chapter, source) = (format!("# 2 本文\n\n{chapter}\n"), format!("2 本文\n{source}"));
    write(root.path(), &chapter, &source, ROW, REQUIREMENT);
    add(root.path(), manifest);
    match kijun_content::load(root.path()) {
        Ok(_) => Vec::new(),
        Err(report) => report.problems().iter().map(Problem::plain).collect(),
    }
}

fn add(root: &Path, manifest: &str) {
    let path = root.join("m/standard.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{text}\n{manifest}")).unwrap();
}

#[test]
fn a_correction_and_an_omission_are_of_one_place() {
    let left_out =
        |keys: &str| format!("[[left_out]]\nheld = \"表紙\"\nreason = \"柱です。\"\n{keys}");
    let erratum = |keys: &str| {
        format!("[[erratum]]\nheld = \"貨\"\npublished = \"化\"\nreason = \"誤り。\"\n{keys}")
    };
    let money = "暗号貨する。通貨を扱う。";
    for (manifest, chapter, source, says) in [
        (left_out(""), "甲とする。", "表紙 甲とする。", ""),
        (left_out(""), "甲とする。", "表紙 甲とする。 表紙", "原文の2か所にあり"),
        (left_out("count = 2"), "甲とする。", "表紙 甲とする。 表紙", ""),
        (left_out("count = 3"), "甲とする。", "表紙 甲とする。 表紙", "`count` は3ですが"),
        (left_out("count = 0x2"), "甲とする。", "表紙 甲とする。 表紙", ""),
        (left_out("count = 0b10"), "甲とする。", "表紙 甲とする。 表紙", ""),
        (left_out("count = 0xA"), "甲とする。", "表紙 甲とする。", "`count` は10ですが"),
        (left_out("count = -1"), "甲とする。", "表紙 甲とする。", "1以上の整数"),
        (left_out("count = 0"), "甲とする。", "表紙 甲とする。", "1以上の整数"),
        (
            left_out("after = \"甲\""),
            "甲とする。表紙を付ける。",
            "表紙 甲とする。表紙を付ける。",
            "",
        ),
        (left_out("before = \"。\""), "表紙を付ける。", "表紙を付ける。表紙", ""),
        (left_out("before = \"乙\""), "甲とする。", "表紙 甲とする。", "原文にありません"),
        (erratum(""), "暗号化する。通貨を扱う。", money, "原文の2か所にあり"),
        (erratum("before = \"暗号\""), "暗号化する。通貨を扱う。", money, ""),
        (erratum("after = \"する\""), "暗号化する。通貨を扱う。", money, ""),
        (erratum("count = 2"), "暗号化する。通化を扱う。", money, ""),
        (
            "[[erratum]]\nheld = \"貨\"\nbefore = \"暗号\"\nreason = \"誤り。\"\n".to_owned(),
            "暗号貨する。",
            "暗号貨する。",
            "`before` や `after` では決められません",
        ),
    ] {
        let found = said_with(&manifest, chapter, source);
        let fits = if says.is_empty() {
            found.is_empty()
        } else {
            found.iter().any(|message| message.contains(says))
        };
        assert!(fits, "{manifest} {source}: {found:?}");
    }
}
