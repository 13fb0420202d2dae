//! A Word file, alone and beside a workbook: the folder passes the check, and no word is lost.

#[allow(dead_code, reason = "the workbooks are measured elsewhere")]
mod support;

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use kijun_content::RESERVED_STANDARDS;
use kijun_import::{Decisions, Fault, Imported, Input, import, read_document};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new("../../tests/import").join(name)).unwrap()
}

fn import_all(files: &[(&str, Vec<u8>)]) -> Result<Imported, Vec<Fault>> {
    let inputs = files.iter().map(|(name, bytes)| Input { name, bytes });
    import(&inputs.collect::<Vec<_>>(), &Decisions::new(), RESERVED_STANDARDS)
}

/// Load the folder of an import: `kijun check` finds nothing in it.
fn load(imported: &Imported) -> kijun_content::Library {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in imported.all() {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let say =
        |problem: &kijun_content::Problem| format!("{} | {}", problem.plain(), problem.cure());
    match kijun_content::load_with_warnings(root.path()) {
        Ok((library, warnings)) => {
            assert_eq!(warnings.iter().map(say).collect::<Vec<_>>(), Vec::<String>::new());
            library
        }
        Err(report) => {
            panic!("{}", report.problems().iter().map(say).collect::<Vec<_>>().join("\n"))
        }
    }
}

#[test]
fn word_alone_and_beside_excel_passes_the_check() {
    for names in [&["misakino.docx"][..], &["misakino.xlsx", "misakino.docx"]] {
        let files: Vec<_> = names.iter().map(|name| (*name, bytes(name))).collect();
        let imported = import_all(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let library = load(&imported);
        let standard = &library.standards[0];
        assert_eq!(standard.checklists[0].requirements().count(), 34, "{names:?}");
        assert_eq!(standard.title, "みさき野市クラウドサービス利用基準");
        let chapters: Vec<&str> =
            standard.chapters.iter().map(|chapter| chapter.title.as_str()).collect();
        assert_eq!(
            chapters,
            [
                "前文",
                "第1章 総則",
                "第2章 情報の区分",
                "第3章 利用の手続",
                "附　則",
                "附　則（令和7年9月30日改正）",
                "別表第1（第5条関係）",
                "別表第2（第5条関係）",
                "様式第1号（第4条関係）"
            ],
            "{names:?}"
        );
        let held = &imported.files["misakino/source.txt"];
        // The words of the table stand once, wherever they come from.
        assert_eq!(held.matches("契約の準拠法を日本法とすること。").count(), 1, "{names:?}");
        assert!(imported.files["misakino/chapter-1.md"].contains("漏えい、{毀|き}損"), "{names:?}");
        let third = &imported.files["misakino/chapter-3.md"];
        assert!(
            third.contains("![図1　承認の流れ](figures/image1.png)\n\n図1　承認の流れ"),
            "{third}"
        );
        assert!(imported.pictures["misakino/figures/image1.png"].starts_with(b"\x89PNG"));
        assert!(imported.files["misakino/chapter-1.md"].contains("\n  - ア　SaaS　アプリ"));
    }
}

#[test]
fn the_rules_of_a_word_table_are_those_of_the_workbook() {
    let truth = fs::read_to_string("../../tests/import/misakino.truth.json").unwrap();
    let truth = serde_json::from_str(&truth).unwrap();
    let draft = read_document(("misakino.docx", &bytes("misakino.docx")), None, &Decisions::new());
    let draft = draft.unwrap_or_else(|faults| panic!("{faults:?}"));
    let rules = support::rules(&draft, &truth);
    assert_eq!(rules.wrong, Vec::<String>::new());
    assert!(rules.asked <= 7, "no more than of the workbook: {}", rules.asked);
}

/// Make a Word file of a body, and of other parts.
fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    };
    put("word/document.xml", &format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>"));
    let relation = |(name, _): &(&str, &str)| {
        let kind =
            name.trim_end_matches(".xml").trim_end_matches(|sign: char| sign.is_ascii_digit());
        format!("<Relationship Id=\"{name}\" Type=\"x/{kind}\" Target=\"{name}\"/>")
    };
    let relations: Vec<String> = parts.iter().map(relation).collect();
    put(
        "word/_rels/document.xml.rels",
        &format!("<Relationships>{}</Relationships>", relations.concat()),
    );
    for (name, text) in parts {
        let (tag, rest) = text.split_once('>').unwrap();
        put(&format!("word/{name}"), &format!("{tag} {SPACE}>{rest}"));
    }
    archive.finish().unwrap().into_inner()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells: Vec<String> =
            cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A table of requirements with two rows.
fn requirements() -> String {
    table(&[
        &["番号", "項目", "要件", "水準"],
        &["1", "暗号", "通信を暗号化すること。", "必須"],
        &["2", "記録", "操作を記録すること。", "推奨"],
    ])
}

#[test]
fn numbers_stand_as_word_shows_them() {
    let level = |place: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{place}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "decimalFullWidth", "第%1条"),
        level(1, "decimal", "(%2)"),
        level(2, "aiueoFullWidth", "%3"),
    );
    let styles = "<w:styles><w:style w:styleId=\"Article\"><w:name w:val=\"Article\"/><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style></w:styles>";
    let numbered = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let article = |words: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Article\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body = [
        p("テスト市の利用基準"),
        p("（目的）"),
        article("目的を定める。"),
        numbered(1, "あ"),
        numbered(2, "い"),
        numbered(2, "う"),
        numbered(1, "え"),
        article("要件は、次の表のとおりとする。"),
        numbered(1, "お"),
        p("1. か"),
        p("ア き"),
        p("2. く"),
        requirements(),
    ];
    let file = word(&body.concat(), &[("numbering.xml", &numbering), ("styles.xml", styles)]);
    let imported = import_all(&[("x.docx", file)]).unwrap_or_else(|faults| panic!("{faults:#?}"));
    load(&imported);
    let text = &imported.files["x/front.md"];
    assert!(text.contains("## （目的） {#s1}\n\n第１条　目的を定める。\n\n- (1)　あ\n  - ア　い\n  - イ　う\n- (2)　え\n\n第２条　要件は"), "{text}");
    assert!(text.contains("- (1)　お\n  - 1\\. か\n    - ア き\n  - 2\\. く\n"), "{text}");
}

#[test]
fn all_words_are_kept_or_listed() {
    let run = |content: &str| format!("<w:r>{content}</w:r>");
    let body = [
        p("テスト市の利用基準"),
        format!(
            "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>消した</w:delText></w:r></w:del>{}{}<w:hyperlink>{}</w:hyperlink></w:p>",
            run("<w:t>毀</w:t><w:tab/><w:t>損</w:t>"),
            run("<w:t>足した</w:t>"),
            run("<w:rPr><w:vanish/></w:rPr><w:t>隠した</w:t>"),
            run("<w:footnoteReference w:id=\"3\"/>"),
            run("<w:t>参照先</w:t>"),
        ),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("差し込み")),
        requirements(),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>見出し</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>左</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
    ];
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>注の文言</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let header = "<w:hdr><w:p><w:r><w:t>取扱注意</w:t></w:r></w:p></w:hdr>";
    let file = word(&body.concat(), &[("footnotes.xml", notes), ("header1.xml", header)]);
    let imported = import_all(&[("x.docx", file)]).unwrap_or_else(|faults| panic!("{faults:#?}"));
    load(&imported);
    let text = &imported.files["x/front.md"];
    for words in [
        "毀　損足した¹参照先",
        "差し込み",
        "| 見出し |  |",
        "| 左 | 一 |",
        "|  | 二 |",
        "¹　注の文言",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let review: serde_json::Value = serde_json::from_str(&imported.files["review.json"]).unwrap();
    let dropped: Vec<&str> = review["dropped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| remark["words"].as_str().unwrap())
        .collect();
    assert_eq!(dropped, ["消した", "隠した", "取扱注意"]);
}

#[test]
fn a_word_file_that_cannot_be_read_is_refused_with_the_cure() {
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document/>";
    let mut doctype = zip::ZipWriter::new(Cursor::new(Vec::new()));
    doctype.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    doctype.write_all(bomb.as_bytes()).unwrap();
    let doctype = doctype.finish().unwrap().into_inner();
    for (name, bytes, cure) in [
        ("x.docx", Vec::new(), "空のファイル"),
        ("x.docx", b"hello".to_vec(), ".docxとして保存し直して"),
        ("x.docx", COMPOUND.to_vec(), "保護を外し"),
        ("x.docx", bytes("misakino.xlsx"), "Wordのファイルではありません"),
        ("x.docx", doctype, "Wordで開いて保存し直して"),
        ("x.docx", word(&p("表のない文書"), &[]), "要件の表が見つかりません"),
        ("x.pdf", b"%PDF-1.7".to_vec(), "もとのファイルを指定して"),
    ] {
        let Err(faults) = import_all(&[(name, bytes)]) else { panic!("{cure}: it was read") };
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].to_string().starts_with(name), "{}", faults[0]);
        assert!(faults[0].message.contains(cure), "{}", faults[0]);
    }
}
