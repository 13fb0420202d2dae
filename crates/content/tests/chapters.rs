//! The blocks made from a chapter.

use std::fs;

use kijun_content::model::{Block, Chapter};

const MANIFEST: &str = r#"
id = "mini"
title = "基準"
short_title = "基準"
summary = "試験"
origin = "試験"
source = "source.txt"

[[chapter]]
id = "one"
file = "one.md"

[[chapter]]
id = "two"
title = "題名のない章"
file = "two.md"
"#;

const ERRATA: &str = r#"
[[erratum]]
held = "向向く"
count = COUNT
reason = "確かでない"

[[erratum]]
held = "接收"
published = "接収"
reason = "確か"
"#;

/// Return the chapters of a standard with these words in its document and two chapters. The errata
/// are added if the document has their words.
fn chapters(source: &str, one: &str, two: &str) -> Vec<Chapter> {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("mini");
    fs::create_dir(&folder).unwrap();
    let errata = match source.matches("向向く").count() {
        0 => String::new(),
        count => ERRATA.replace("COUNT", &count.to_string()),
    };
    let manifest = format!("{MANIFEST}{errata}");
    for (name, text) in [
        ("standard.toml", manifest.as_str()),
        ("source.txt", source),
        ("one.md", one),
        ("two.md", two),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    let library = kijun_content::load(root.path());
    let mut library = library.unwrap_or_else(|report| {
        panic!("{}", report.problems().iter().map(|each| each.plain() + "\n").collect::<String>())
    });
    library.standards.remove(0).chapters
}

/// Return the HTML of a chapter that consists of words only.
fn words(chapter: &Chapter) -> String {
    let [Block::Words(words)] = &chapter.blocks[..] else {
        panic!("one block of words");
    };
    words.to_string()
}

#[test]
fn markdown_becomes_html_without_anything_of_the_authors() {
    let source = "基準 第1章 目的 本市は、裁判所に向向く。接收されないこと。注\n\
        (1) 条件 表 の 注 1 cloud service <b> 注 1 2\n条件 第1章";
    let one = "\
# 第1章

## 目的 {#1.1}

本市は、**裁判所**に
向向く。[接収](two.md#c)されないこと。[^注]

### (1) 条件 {#1.1-1}

| 表 | の |
| --- | --- |
| 注 | 1 |

cloud
service `<b>`

[^注]: 1 2
";
    let chapters = chapters(source, one, "## 条件 {#c}\n\n[第1章](one.md)\n");
    assert!(chapters[0].titled_by_document);
    assert!(!chapters[1].titled_by_document);
    let headings = chapters[0].headings.iter();
    let headings: Vec<_> =
        headings.map(|each| (each.level, each.id.as_str(), each.text.as_str())).collect();
    assert_eq!(headings, [(2, "1.1", "目的"), (3, "1.1-1", "(1) 条件")]);
    let html = words(&chapters[0]);
    insta::assert_snapshot!(html);
    let html = words(&chapters[1]);
    assert_eq!(html, "<h2 id=\"c\">条件</h2>\n<p><a href=\"../one/\">第1章</a></p>\n");
}

#[test]
fn paragraphs_and_items_have_anchors_and_the_documents_numbers() {
    let source = "基準 第1章 前文とする。(1) 記録 ・保存 期間は1年とする。(2) 報告注する 記録 注記\n\
        注 注記 報告";
    let one = "\
前文とする。 {#lead}

- (1) 記録 {#1}
  - ・保存 {#1-1}

  期間は1年とする。 {#1-2}
- (2) 報告[^注]する {#2}

[記録](#1)

- 注記

[^注]: 注記
";
    let chapters = chapters(source, &format!("# 第1章\n\n{one}"), "[報告](one.md#2)\n");
    let html = words(&chapters[0]);
    insta::assert_snapshot!(html);
}

#[test]
fn cells_span_rows_and_columns_and_are_read_once() {
    let source = "基準 第1章 区分 水準 内部 外部 契約 1 必須 推奨 2 共通 氏名 印 ^^";
    let one = "\
# 第1章

| 区分 | 番号のない列 | << |
| --- | --- | --- |
| ^^ | 内部 | 外部 |
| 契約 | 1 必須 | 推奨 |
| ^^ | 2 共通 | << |

| | |
| --- | --- |
| 氏名 | 印 |
| << | << |
";
    let one = one.replace("番号のない列", "水準").replace("| << | << |\n", "| \\^^ | |\n");
    let html = words(&chapters(source, &one, "")[0]);
    insta::assert_snapshot!(html);
}

#[test]
fn readings_are_beside_the_words_whether_the_document_has_them_or_not() {
    let ruby = |base: &str, reading: &str| {
        format!("<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>")
    };
    let (ki, son) = (ruby("毀", "き"), ruby("損", "そん"));
    for (held, written, shown) in [
        ("機器の毀損", "機器の{毀|き}損", format!("機器の{ki}損")),
        ("機器の毀(き)損", "機器の{毀|き}損", format!("機器の{ki}損")),
        ("機器の毀（き）損（そん）", "機器の{毀|き}{損|そん}", format!("機器の{ki}{son}")),
        ("毀《き》損、毀損", "{毀|き}損、{毀|き}損", format!("{ki}損、{ki}損")),
        ("{毀}と{a|b}と|", "{毀}と{a|b}と|", "{毀}と{a|b}と|".to_owned()),
    ] {
        let source = format!("基準 第1章 {held}。");
        let html = words(&chapters(&source, &format!("# 第1章\n\n{written}。\n"), "")[0]);
        assert_eq!(html, format!("<p>{shown}。</p>\n"), "{held}");
    }
    let source = "基準 第1章 1.1 毀損 表";
    let one = "# 第1章\n\n## 1.1 {毀|き}損 {#1.1}\n\n| {表\\|ひょう} |\n| --- |\n";
    let chapter = &chapters(source, one, "")[0];
    assert_eq!(chapter.headings[0].text, "1.1 毀損");
    assert!(words(chapter).contains(&ruby("表", "ひょう")), "{}", words(chapter));
}

#[test]
fn titles_and_notes_stand_where_they_are_put() {
    let source = "第1章 目的 基準";
    let chapters =
        chapters(source, "# 第1章\n\n目的\n\n```title\n```\n", "```note\n<図>はない\n```\n");
    let [Block::Words(aims), Block::Title] = &chapters[0].blocks[..] else {
        panic!("words, then the title");
    };
    assert_eq!(aims.to_string(), "<p>目的</p>\n");
    assert_eq!(chapters[1].blocks, [Block::Note("<図>はない".to_owned())]);
}

#[test]
fn certain_corrections_are_published_and_uncertain_ones_marked() {
    let chapters = chapters("基準 第1章 向向く 向向く接收", "# 第1章\n\n向向く\n", "向向く接収\n");
    let words: Vec<_> = chapters.iter().map(words).collect();
    let mark = "<mark title=\"原文のまま\">向向く</mark>";
    assert_eq!(words, [format!("<p>{mark}</p>\n"), format!("<p>{mark}接収</p>\n")]);
}
