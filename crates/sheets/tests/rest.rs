//! Words that no answer is made from are named, and a workbook that lies about its size is read
//! within bounds.

mod support;

use std::io::{Cursor, Write};

use support::book::{not_read, quiet, reading, rewritten, said, text};

/// The parts of a workbook that are added to the main sheet: a comment, a threaded one with the
/// plain one that other programs show, and a text box.
fn with_notes(workbook: &[u8]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{OFFICE}/comments\" Target=\"../comments1.xml\"/>\
         <Relationship Id=\"b\" Type=\"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment\" \
         Target=\"/xl/threadedComments/one.xml\"/>\
         <Relationship Id=\"c\" Type=\"{OFFICE}/drawing\" Target=\"../drawings/drawing1.xml\"/></Relationships>"
    );
    let comments = "<comments><authors><author>甲</author></authors><commentList>\
        <comment ref=\"F12\" authorId=\"0\"><text><r><t>要</t></r><r><t>確認</t></r></text></comment>\
        <comment ref=\"H13\" authorId=\"0\"><text><t>[Threaded comment] 課長に聞く</t></text></comment>\
        <comment ref=\"H14\" authorId=\"0\"><text><t> </t></text></comment></commentList></comments>";
    let threaded = "<ThreadedComments><threadedComment ref=\"H13\" id=\"{1}\"><text>課長に聞く</text>\
        </threadedComment><threadedComment ref=\"H13\" id=\"{2}\" parentId=\"{1}\"><text>聞いた &amp; 済</text>\
        </threadedComment></ThreadedComments>";
    let drawing = "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>19</xdr:row></xdr:from>\
        <xdr:to><xdr:col>4</xdr:col><xdr:row>22</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>図の</a:t></a:r>\
        <a:r><a:t>言葉</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>";
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        to.raw_copy_file(from.by_index(place).unwrap()).unwrap();
    }
    for (name, text) in [
        ("xl/worksheets/_rels/sheet1.xml.rels", rels.as_str()),
        ("xl/comments1.xml", comments),
        ("xl/threadedComments/one.xml", threaded),
        ("xl/drawings/drawing1.xml", drawing),
    ] {
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn comments_and_words_in_shapes_are_named_with_their_cells() {
    let note = |cell: &str, kind: &str, words: &str| {
        format!(
            "{cell}: {kind}『{words}』は読み取りません。必要なら、備考などの欄に移してください。"
        )
    };
    assert_eq!(
        said(&with_notes(&quiet().save())),
        [
            note("H13", "コメント", "課長に聞く"),
            note("H13", "コメント", "聞いた & 済"),
            note("F12", "コメント", "要確認"),
            note("C20", "図形の文字", "図の言葉"),
        ]
    );
}

#[test]
fn all_words_that_are_not_read_are_named() {
    let book = quiet()
        .put("E2", text("見出しの上のメモ"))
        .put("B9", text("左のメモ"))
        .put("C24", text("表の下のメモ"))
        .put("N12", text("右のメモ"))
        .put("例外!H1", text("例外のメモ"))
        .put("記入方法!F3", text("記入方法のメモ"));
    assert_eq!(
        book.said(),
        [
            not_read("E2", "見出しの上のメモ"),
            not_read("B9", "左のメモ"),
            not_read("N12", "右のメモ"),
            not_read("C24", "表の下のメモ"),
            not_read("例外!H1", "例外のメモ"),
            not_read("記入方法!F3", "記入方法のメモ"),
        ]
    );
}

#[test]
fn evidence_in_a_column_that_somebody_added_is_kept() {
    let book = quiet()
        .put("F12", text("満たす"))
        .put("K12", text("三つ目"))
        .put("L11", text("根拠資料4"))
        .put("L12", text("四つ目"))
        .put("M11", text("根拠資料01"))
        .put("M12", text("一つ目"));
    assert_eq!(book.said(), [""; 0]);
    let read = book.read();
    let answers = read.file().unwrap().answers.as_ref().unwrap();
    let evidence: Vec<&str> = answers[0].1.evidence().unwrap().iter().collect();
    assert_eq!(evidence, ["一つ目", "三つ目", "四つ目"]);
}

#[test]
fn a_workbook_that_lies_about_itself_is_read_or_refused() {
    let lying =
        |from: &str, to: &str| rewritten(&quiet().save(), |_, xml| xml.replacen(from, to, 1));
    // As many strings as no memory holds, a formula that many others share, and a far row.
    assert_eq!(said(&lying("uniqueCount=\"", "uniqueCount=\"99999999999999")), [""; 0]);
    assert_eq!(said(&lying("count=\"", "count=\"18446744073709551615")), [""; 0]);
    let far =
        "<sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"4294967295\">1</f></c></row>";
    let far = lying("<sheetData>", far);
    assert!(reading(&far).file().is_some() || !said(&far).is_empty());
    let refused = said(&lying("<row r=\"1\"", "<row r=\"0\""));
    assert!(refused[0].contains("読めません"), "{refused:?}");
}

#[test]
fn a_package_with_very_many_parts_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..1001 {
        archive.start_file(number.to_string(), zip::write::SimpleFileOptions::default()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(said(&bytes)[0].contains("大きすぎます"));
}

/// A long text that all cells share, far beyond the size of the file, is not copied for each.
#[test]
fn one_long_text_in_very_many_cells_is_refused() {
    let cells: Vec<String> = (30..20_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"X{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let cells = cells.concat();
    let bytes = rewritten(&quiet().save(), |name, xml| match name {
        "xl/sharedStrings.xml" => {
            xml.replacen("<si><t>", &format!("<si><t>{}", "長".repeat(10_000)), 1)
        }
        "xl/worksheets/sheet1.xml" => xml.replace("</sheetData>", &format!("{cells}</sheetData>")),
        _ => xml,
    });
    assert!(said(&bytes)[0].contains("大きすぎます"), "{:?}", said(&bytes));
}
