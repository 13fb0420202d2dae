//! A workbook that is opened: its sheets, their cells, and the meanings of their numbers.
//!
//! A small file can unpack to a huge one, a sheet can have a cell at its far end, and many cells can
//! have the same long text: none costs more than the limits.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use super::parts::{BROKEN, Fault, Parts, Related, TOO_LARGE, Xml, attribute, local, unescape};
use crate::kind::COMPOUND_FILE;
use crate::xlsx::limits::{MAX_BYTES, MAX_CELLS, MAX_SHEETS, max_text};

const OLD: &str = "古い形式(.xls)のファイルです。Excelで開いて「名前を付けて保存」で「Excelブック(.xlsx)」として保存し直してください。";
const PASSWORD: &str = "パスワードの付いたファイルです。Excelで開き、「ファイル」「情報」「ブックの保護」でパスワードを外してから保存し直してください。";

/// The last row and column that a sheet can have, counted from 1.
const LAST: (u32, u32) = (1 << 20, 1 << 14);

/// The meaning of a number, by the format of its cell.
pub(super) trait Meaning: Clone {
    /// Return the meaning of a format that every workbook has, by its number.
    fn built_in(id: u32) -> Self;

    /// Return the meaning of a format of the workbook's own, by its code.
    fn of_code(code: String) -> Self;
}

/// The value of a cell.
pub(super) enum Value<'a, M> {
    /// A text, a truth value, or a day in words; empty if there is none.
    Text(Rc<str>),
    /// An error such as `#REF!`.
    Error(Rc<str>),
    /// A number with the meaning of its format.
    Number(f64, Option<&'a M>),
}

/// A cell as it is in the file.
pub(super) struct Written<'a, M> {
    pub(super) value: Value<'a, M>,
    pub(super) is_formula: bool,
    /// True if days are counted from 1904.
    pub(super) since_1904: bool,
}

/// The cells of a sheet, by row and column counted from 0, and what the sheet says of its areas.
pub(super) struct Cells<C> {
    pub(super) all: BTreeMap<(u32, u32), C>,
    /// The merged areas: their first and their last cell.
    pub(super) merged: Vec<[(u32, u32); 2]>,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// The first and the last column of each hidden area.
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

/// A sheet in the list of the workbook.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) part: String,
    #[cfg_attr(not(feature = "grid"), expect(dead_code, reason = "a form is read hidden or not"))]
    pub(super) is_hidden: bool,
}

/// An opened workbook.
pub(super) struct Opened<'b, M> {
    pub(super) parts: Parts<'b>,
    pub(super) sheets: Vec<Listed>,
    strings: Vec<Rc<str>>,
    formats: Vec<M>,
    since_1904: bool,
    /// The number of cells so far, and the size of their texts in bytes.
    size: (usize, u64),
}

impl<'b, M: Meaning> Opened<'b, M> {
    /// Open a workbook.
    ///
    /// # Errors
    /// Fail with the fault and its cure.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if bytes.starts_with(COMPOUND_FILE) {
            return Err(if has_password(bytes) { PASSWORD } else { OLD });
        }
        if bytes.len() > MAX_BYTES {
            return Err(TOO_LARGE);
        }
        let mut parts = Parts::open(bytes)?;
        let main = main_part(&mut parts)?;
        let related = parts.related(&main)?;
        let part_of = |kind: &str, usual: &str| {
            let found = related.iter().find(|related| related.kind == kind);
            found.map_or_else(|| usual.to_owned(), |found| found.part.clone())
        };
        let strings = strings(&mut parts, &part_of("sharedStrings", "xl/sharedStrings.xml"))?;
        let formats = formats(&mut parts, &part_of("styles", "xl/styles.xml"))?;
        let (sheets, since_1904) = listed(&mut parts, &main, &related)?;
        Ok(Self { parts, sheets, strings, formats, since_1904, size: (0, 0) })
    }

    /// Return the cells of a sheet, each as `make` makes it with the size of its text; `None` if there
    /// is no such part.
    ///
    /// # Errors
    /// Fail if the sheet is broken, or larger than the limits.
    pub(super) fn cells<C>(
        &mut self,
        part: &str,
        max_merged: usize,
        make: impl Fn(Written<'_, M>) -> Option<(C, usize)>,
    ) -> Result<Option<Cells<C>>, Fault> {
        let max_text = max_text(self.parts.unpacked);
        let meanings = Meanings {
            strings: &self.strings,
            formats: &self.formats,
            since_1904: self.since_1904,
        };
        let Some(mut xml) = self.parts.xml(part)? else { return Ok(None) };
        let mut sheet = Cells {
            all: BTreeMap::new(),
            merged: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
        };
        // Cells without a place come after the one before.
        let (mut row, mut column) = (0_u32, 0_u32);
        loop {
            match xml.next()? {
                Event::Start(element) => match local(&element) {
                    "col" if is_set(&element, "hidden") => {
                        let place = |name| number(&element, name)?.checked_sub(1);
                        sheet.hidden_columns.extend(place("min").zip(place("max")));
                    }
                    "row" => {
                        if let Some(given) = number(&element, "r") {
                            row = given.checked_sub(1).ok_or(BROKEN)?;
                        }
                        if is_set(&element, "hidden") {
                            sheet.hidden_rows.insert(row);
                        }
                    }
                    "c" => {
                        if let Some(given) = attribute(&element, "r") {
                            (row, column) = place(&given).ok_or(BROKEN)?;
                        }
                        let (kind, style) = (attribute(&element, "t"), number(&element, "s"));
                        let written = meanings.cell(&mut xml, kind.as_deref(), style)?;
                        if let Some((cell, length)) = make(written) {
                            let (cells, text) = &mut self.size;
                            *cells += 1;
                            *text += u64::try_from(length).unwrap_or(u64::MAX);
                            if *cells > MAX_CELLS || *text > max_text {
                                return Err(TOO_LARGE);
                            }
                            sheet.all.insert((row, column), cell);
                        }
                        column += 1;
                    }
                    "mergeCell" => {
                        let area = attribute(&element, "ref").unwrap_or_default();
                        let (first, last) = area.split_once(':').unwrap_or((&area, &area));
                        let area = [place(first).ok_or(BROKEN)?, place(last).ok_or(BROKEN)?];
                        sheet.merged.push(area);
                        if sheet.merged.len() > max_merged {
                            return Err(TOO_LARGE);
                        }
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "row" => {
                    (row, column) = (row.saturating_add(1), 0);
                }
                Event::Eof => return Ok(Some(sheet)),
                _ => {}
            }
        }
    }
}

/// The meanings of what is written in cells.
struct Meanings<'a, M> {
    strings: &'a [Rc<str>],
    formats: &'a [M],
    since_1904: bool,
}

impl<'a, M> Meanings<'a, M> {
    /// Read a cell that has begun, to its end.
    fn cell(
        &self,
        xml: &mut Xml<'_, '_>,
        kind: Option<&str>,
        style: Option<u32>,
    ) -> Result<Written<'a, M>, Fault> {
        let (mut value, mut text, mut is_formula) = (None, None, false);
        loop {
            match xml.next()? {
                Event::Start(element) => match local(&element) {
                    "v" => value = Some(xml.content()?),
                    "is" => text = Some(xml.string()?),
                    "f" => {
                        is_formula = true;
                        xml.content()?;
                    }
                    _ => {
                        xml.content()?;
                    }
                },
                Event::End(_) => break,
                Event::Eof => return Err(BROKEN),
                _ => {}
            }
        }
        let value = match (text, value) {
            (Some(text), _) => Value::Text(text.into()),
            (None, value) => self.value(&value.unwrap_or_default(), kind, style)?,
        };
        Ok(Written { value, is_formula, since_1904: self.since_1904 })
    }

    fn value(
        &self,
        value: &str,
        kind: Option<&str>,
        style: Option<u32>,
    ) -> Result<Value<'a, M>, Fault> {
        let unescaped = || {
            let mut text = String::new();
            unescape(value, &mut text);
            Rc::from(text)
        };
        Ok(match kind {
            Some("e") => Value::Error(unescaped()),
            _ if value.is_empty() => Value::Text(Rc::from("")),
            Some("s") => {
                let number: usize = value.trim().parse().map_err(|_| BROKEN)?;
                Value::Text(Rc::clone(self.strings.get(number).ok_or(BROKEN)?))
            }
            Some("b") => match value.trim() {
                "1" | "true" => Value::Text("TRUE".into()),
                _ => Value::Text("FALSE".into()),
            },
            None | Some("n") => match value.trim().parse::<f64>() {
                Ok(number) => {
                    let place = style.and_then(|style| usize::try_from(style).ok());
                    Value::Number(number, place.and_then(|place| self.formats.get(place)))
                }
                Err(_) => Value::Text(value.into()),
            },
            // A text, or a day in words.
            _ => Value::Text(unescaped()),
        })
    }
}

/// Return true if a compound file holds a workbook with a password: it then has a part of this
/// name.
fn has_password(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Return the name of the part with the list of the sheets.
fn main_part(parts: &mut Parts<'_>) -> Result<String, Fault> {
    let related = parts.related("")?;
    let found = related.into_iter().find(|related| related.kind == "officeDocument");
    Ok(found.map_or_else(|| "xl/workbook.xml".to_owned(), |found| found.part))
}

/// Return the shared texts.
fn strings(parts: &mut Parts<'_>, part: &str) -> Result<Vec<Rc<str>>, Fault> {
    let (mut strings, empty) = (Vec::new(), Rc::from(""));
    let Some(mut xml) = parts.xml(part)? else { return Ok(strings) };
    loop {
        match xml.next()? {
            Event::Start(element) if local(&element) == "si" => {
                let text = xml.string()?;
                strings.push(if text.is_empty() { Rc::clone(&empty) } else { text.into() });
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Return the meanings of numbers, by the number of a cell's style.
fn formats<M: Meaning>(parts: &mut Parts<'_>, part: &str) -> Result<Vec<M>, Fault> {
    let (mut own, mut formats, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    let Some(mut xml) = parts.xml(part)? else { return Ok(formats) };
    loop {
        match xml.next()? {
            Event::Start(element) => match local(&element) {
                "numFmt" => {
                    let code = attribute(&element, "formatCode").unwrap_or_default();
                    if let Some(id) = number(&element, "numFmtId") {
                        own.insert(id, M::of_code(code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number(&element, "numFmtId").unwrap_or_default();
                    let format = own.get(&id).cloned();
                    formats.push(format.unwrap_or_else(|| M::built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// Return the sheets with cells, and if days are counted from 1904.
fn listed(
    parts: &mut Parts<'_>,
    main: &str,
    related: &[Related],
) -> Result<(Vec<Listed>, bool), Fault> {
    let (mut sheets, mut count, mut since_1904) = (Vec::new(), 0, false);
    let mut xml = parts.xml(main)?.ok_or(BROKEN)?;
    loop {
        match xml.next()? {
            Event::Start(element) => match local(&element) {
                "sheet" => {
                    let name = attribute(&element, "name").ok_or(BROKEN)?;
                    let id = attribute(&element, "id").unwrap_or_default();
                    let state = attribute(&element, "state");
                    let is_it = |each: &&Related| each.kind == "worksheet" && each.id == id;
                    // A sheet with nothing but a chart has no cells to read.
                    if let Some(found) = related.iter().find(is_it) {
                        let is_hidden = state.is_some_and(|state| state != "visible");
                        sheets.push(Listed { name, part: found.part.clone(), is_hidden });
                    }
                    count += 1;
                    if count > MAX_SHEETS {
                        return Err(TOO_LARGE);
                    }
                }
                "workbookPr" => since_1904 = is_set(&element, "date1904"),
                _ => {}
            },
            Event::Eof => return Ok((sheets, since_1904)),
            _ => {}
        }
    }
}

/// Return true if an attribute says so.
fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|set| set == "1" || set == "true")
}

/// Return the number in an attribute.
fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// Return row and column of a cell by its name (`B12`), counted from 0; `None` beyond what a sheet
/// can have.
pub(super) fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim_start_matches('$');
    let split = name.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let (letters, number) = name.split_at(split);
    let add = |column: u32, letter: u8| {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(letter)
    };
    let column = letters.bytes().try_fold(0, add)?.checked_sub(1)?;
    let row = number.trim_start_matches('$').parse::<u32>().ok()?.checked_sub(1)?;
    (row < LAST.0 && column < LAST.1).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_cell_is_found_by_its_name() {
        for (name, found) in [
            ("A1", Some((0, 0))),
            ("$B$12", Some((11, 1))),
            ("xfd1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("", None),
            ("ZZZZZZZZZZ1", None),
            ("A-1", None),
        ] {
            assert_eq!(place(name), found, "{name}");
        }
    }
}
