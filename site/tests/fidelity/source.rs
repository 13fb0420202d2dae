//! The documents' texts as held, in sentences and cells, each with its chapter.

use kijun_content::model::Standard;

use crate::debris;
use crate::support::content;
use crate::support::html::without_space;

/// Return the line of the text as held with which each chapter begins, in the document's order.
///
/// The lines are given here and not taken from the content, so that words on the page of another
/// chapter are detected.
fn beginnings(standard: &str) -> &'static [(&'static str, &'static str)] {
    match standard {
        "annex2" => &[
            ("table", "別紙2 クラウドサービス利用基準"),
            ("examples", "★参考：各重要性分類の例示 ※注 あくまでも一例です。"),
        ],
        "kitakyushu" => &[
            ("front", "クラウドサービス利用基準"),
            ("1", "1 基本的な考え方"),
            ("2", "2 クラウドサービス利用判断基準"),
            ("3", "3 クラウドサービスの利用(重要情報資産を取り扱う場合)"),
            ("4", "4 クラウドサービスの利用(重要情報資産を取り扱わない場合)"),
            ("5", "5 クラウドサービスの利用手続き"),
            ("6", "6 ウェブ会議サービスを適切に利用するための利用手順"),
        ],
        "kobe" => &[
            ("overview", "令和2年7月30日"),
            ("1", "① クラウドサービスの利用（機密性 2 以上の情報）に係る基本方針の策定"),
            ("2", "② インターネットVPN回線の利用（機密性2以上の情報）を認める基準の作成"),
            ("reference", "(参考) 情報の機密性分類"),
        ],
        "shunan" => &[
            ("history", "周南市外部サービス利用基準"),
            ("1", "1 はじめに"),
            ("2", "2 外部サービスの利用判断基準"),
            ("3", "3 外部サービス（機密性2以上の情報を取り扱う場合）の利用に関する規定"),
            ("4", "4 外部サービス（機密性2以上の情報を取り扱わない場合）の利用に関する規定"),
            ("5", "5 利用申請の許可権限者への外部サービスの利用申請"),
            ("6", "6 その他"),
            ("supplement", "附 則"),
            ("table", "別紙「外部サービス要件一覧」"),
        ],
        other => panic!("say here with which line each chapter of `{other}` begins"),
    }
}

/// A chapter as held.
pub struct Held {
    /// The chapter's id.
    pub chapter: &'static str,
    /// Its sentences and cells in order, corrected as the errata say, without white space.
    pub units: Vec<String>,
}

/// Return the text as held, as it is in the file.
pub fn file(standard: &Standard) -> String {
    std::fs::read_to_string(content().join(&standard.id).join("source.txt")).unwrap()
}

/// Return the document's chapters, without its own table of contents and without what page breaks
/// added.
///
/// # Panics
/// Panic if a chapter does not begin as given here, or if the standard has other chapters.
pub fn chapters(standard: &Standard) -> Vec<Held> {
    let beginnings = beginnings(&standard.id);
    let named: Vec<&str> = beginnings.iter().map(|(chapter, _)| *chapter).collect();
    let own: Vec<&str> = standard.chapters.iter().map(|chapter| chapter.id.as_str()).collect();
    assert_eq!(named, own, "the chapters of {}", standard.id);
    let text = corrected(standard, &debris::mended(&standard.id, &file(standard)));
    let mut chapters: Vec<Held> = Vec::new();
    for line in text.lines() {
        let next = beginnings.get(chapters.len());
        if let Some((chapter, _)) = next.filter(|(_, first)| line.trim_start().starts_with(first)) {
            chapters.push(Held { chapter, units: Vec::new() });
        }
        match chapters.last_mut() {
            Some(held) => held.units.extend(units(line)),
            None => assert!(line.trim().is_empty(), "`{line}` stands above all chapters"),
        }
    }
    assert_eq!(chapters.len(), beginnings.len(), "{}: a chapter does not begin", standard.id);
    chapters
}

/// Return the text with the corrections that the errata list.
pub fn corrected(standard: &Standard, text: &str) -> String {
    let mut text = text.to_owned();
    for erratum in &standard.errata {
        let held = without_space(&erratum.held);
        assert!(without_space(&file(standard)).contains(&held), "`{held}` is in the text");
        if let Some(published) = &erratum.published {
            text = text.replace(&erratum.held, published);
        }
    }
    text
}

/// Return the cells and sentences of a line.
fn units(line: &str) -> Vec<String> {
    let markup = ["<ul style=\"list-style-type: none\">", "<ul>", "</ul>", "<li>", "</li>"];
    let line = markup.iter().fold(line.to_owned(), |line, tag| line.replace(tag, "\t"));
    let cells = line.split('\t').map(str::trim_start);
    // A hyphen represents the bullet or the indent of a list, and is not one of the document's
    // words.
    let cells = cells.map(|cell| cell.strip_prefix("- ").unwrap_or(cell));
    let units = cells.flat_map(|cell| sentences(&without_space(cell)));
    units.filter(|unit| !unit.is_empty()).collect()
}

/// Split a cell into sentences, after each `。` that is not in brackets.
fn sentences(cell: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut depth = 0_usize;
    for letter in cell.chars() {
        match letter {
            '(' | '（' | '「' | '『' => depth += 1,
            ')' | '）' | '」' | '』' => depth = depth.saturating_sub(1),
            _ => {}
        }
        sentences.last_mut().unwrap().push(letter);
        if letter == '。' && depth == 0 {
            sentences.push(String::new());
        }
    }
    sentences
}
