//! Any tables as a workbook: one a sheet, a header row, one datum a cell.
//!
//! Written part by part, without the library that makes the forms: that alone would take more than
//! half of the bundle that exports nothing but tables.

use std::fmt::Write as _;

use super::error::WriteError;
use super::package::Package;
use crate::finding::column_name;
use crate::guard::guarded;

/// A table for a sheet of its own.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The sheet's name; at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// The header row.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The most that a sheet and a cell can hold.
const ROWS: usize = 1 << 20;
const COLUMNS: usize = 1 << 14;
const LETTERS: usize = 32_767;

/// The places of the formats in [`STYLES`].
const HEAD: usize = 1;
const WORDS: usize = 2;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The formats: those of the forms' headings and words. Every cell is a text, whatever is typed.
const STYLES: &str = concat!(
    r#"<fonts count="2"><font><sz val="10"/><name val="BIZ UDPGothic"/></font>"#,
    r#"<font><b/><sz val="10"/><name val="BIZ UDPGothic"/></font></fonts>"#,
    r#"<fills count="3"><fill><patternFill patternType="none"/></fill>"#,
    r#"<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">"#,
    r#"<fgColor rgb="FFE8F1FE"/><bgColor indexed="64"/></patternFill></fill></fills>"#,
    r#"<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>"#,
    r#"<left style="thin"><color rgb="FF949494"/></left>"#,
    r#"<right style="thin"><color rgb="FF949494"/></right>"#,
    r#"<top style="thin"><color rgb="FF949494"/></top>"#,
    r#"<bottom style="thin"><color rgb="FF949494"/></bottom><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" quotePrefix="1" "#,
    r#"applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">"#,
    r#"<alignment horizontal="center" vertical="center" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" "#,
    r#"applyNumberFormat="1" applyBorder="1" applyAlignment="1">"#,
    r#"<alignment vertical="top" wrapText="1"/></xf></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
);

/// Return the tables as a workbook. Every cell is a text, [guarded]. A text that is longer
/// than a cell can hold is an error: a table that is cut off is worse than none.
///
/// # Errors
/// Fail if a table exceeds what the format can hold, or a sheet's name is not allowed.
pub fn write(title: &str, tables: &[Table]) -> Result<Vec<u8>, WriteError> {
    let mut package = Package::default();
    let mut put = |name: &str, text: &str| {
        let text = format!("{DECLARATION}\n{text}");
        package.put(name, &text).map_err(|error| WriteError(error.to_string()))
    };
    put("[Content_Types].xml", &content_types(tables.len()))?;
    put(
        "_rels/.rels",
        &relationships(&[
            (format!("{OFFICE}/officeDocument"), "xl/workbook.xml".to_owned()),
            (
                format!("{PACKAGE}/relationships/metadata/core-properties"),
                "docProps/core.xml".to_owned(),
            ),
        ]),
    )?;
    put("docProps/core.xml", &properties(title))?;
    put("xl/workbook.xml", &workbook(tables)?)?;
    let sheets = (1..=tables.len())
        .map(|number| (format!("{OFFICE}/worksheet"), format!("worksheets/sheet{number}.xml")));
    let styles = (format!("{OFFICE}/styles"), "styles.xml".to_owned());
    let parts: Vec<_> = sheets.chain([styles]).collect();
    put("xl/_rels/workbook.xml.rels", &relationships(&parts))?;
    put("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
    for (number, table) in (1..).zip(tables) {
        put(&format!("xl/worksheets/sheet{number}.xml"), &sheet(table, number == 1)?)?;
    }
    package.finish().map_err(|error| WriteError(error.to_string()))
}

fn content_types(sheets: usize) -> String {
    let part =
        |name: &str, of: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{of}\"/>");
    let sheets = (1..=sheets).map(|number| {
        part(&format!("xl/worksheets/sheet{number}.xml"), &format!("{TYPES}.worksheet+xml"))
    });
    let sheets: String = sheets.collect();
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}{sheets}</Types>",
        part("docProps/core.xml", core),
        part("xl/workbook.xml", &format!("{TYPES}.sheet.main+xml")),
        part("xl/styles.xml", &format!("{TYPES}.styles+xml")),
    )
}

/// The relationships of a part: their types and targets, numbered from 1.
fn relationships(parts: &[(String, String)]) -> String {
    let parts = (1..).zip(parts).map(|(number, (of, target))| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{of}\" Target=\"{target}\"/>")
    });
    let parts: String = parts.collect();
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{parts}</Relationships>")
}

/// The properties, with a fixed date: the same tables give the same bytes.
fn properties(title: &str) -> String {
    let date = "xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms";
    let mut text = format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
    );
    escape(title, &mut text);
    let _ = write!(
        text,
        "</dc:title><dcterms:created {date}:created><dcterms:modified {date}:modified>\
         </cp:coreProperties>"
    );
    text
}

/// The sheets with their names; the header row is repeated on each page.
fn workbook(tables: &[Table]) -> Result<String, WriteError> {
    let (mut sheets, mut titles) = (String::new(), String::new());
    for (place, table) in tables.iter().enumerate() {
        let name = table.name.as_str();
        let is_taken = tables.iter().take(place).any(|other| other.name == name);
        let is_long = name.is_empty() || name.encode_utf16().count() > 31;
        if is_taken || is_long || name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']) {
            return Err(WriteError(format!("シート名『{name}』は使えません")));
        }
        let number = place + 1;
        sheets.push_str("<sheet name=\"");
        escape(name, &mut sheets);
        let _ = write!(sheets, "\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        let _ =
            write!(titles, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{place}\">'");
        escape(name, &mut titles);
        titles.push_str("'!$1:$1</definedName>");
    }
    Ok(format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews>\
         <sheets>{sheets}</sheets><definedNames>{titles}</definedNames></workbook>"
    ))
}

fn sheet(table: &Table, is_first: bool) -> Result<String, WriteError> {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default().max(table.header.len());
    if table.rows.len() >= ROWS || width > COLUMNS {
        return Err(WriteError(format!("シート『{}』が大きすぎます", table.name)));
    }
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let mut text = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>\
         <sheetView{selected} workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\" \
         topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>"
    );
    if width > 0 {
        let _ = write!(
            text,
            "<cols><col min=\"1\" max=\"{width}\" width=\"24.7109375\" customWidth=\"1\"/></cols>"
        );
    }
    text.push_str("<sheetData>");
    for (number, cells) in (1..).zip(std::iter::once(&table.header).chain(&table.rows)) {
        let style = if number == 1 { HEAD } else { WORDS };
        let _ = write!(text, "<row r=\"{number}\">");
        for (column, cell) in (0..).zip(cells) {
            let column = column_name(column);
            let _ = write!(text, "<c r=\"{column}{number}\" s=\"{style}\"");
            let cell = guarded(cell);
            if cell.is_empty() {
                text.push_str("/>");
                continue;
            }
            if cell.encode_utf16().count() > LETTERS {
                return Err(WriteError(format!("セル{column}{number}の文が長すぎます")));
            }
            text.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(&cell, &mut text);
            text.push_str("</t></is></c>");
        }
        text.push_str("</row>");
    }
    // A4, lying, as many pages high as it takes; page and number of pages, and the date.
    text.push_str(
        "</sheetData><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>\
         <headerFooter><oddFooter>&amp;C&amp;P / &amp;N&amp;R&amp;D</oddFooter></headerFooter>\
         </worksheet>",
    );
    Ok(text)
}

/// Write a text as XML. What XML has no place for is written as the format does: `_x0001_`; and a
/// text that looks like that, with its first sign written so.
fn escape(text: &str, into: &mut String) {
    for (place, char) in text.char_indices() {
        match char {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(into, "_x{:04X}_", u32::from(char));
            }
            '_' if text.get(place..).is_some_and(is_written) => into.push_str("_x005F_"),
            char => into.push(char),
        }
    }
}

/// Return true if a text begins as the format writes a character: `_x0001_`.
fn is_written(text: &str) -> bool {
    let mut signs = text.bytes();
    let begins = signs.next() == Some(b'_') && signs.next() == Some(b'x');
    begins
        && signs.by_ref().take(4).filter(u8::is_ascii_hexdigit).count() == 4
        && signs.next() == Some(b'_')
}
