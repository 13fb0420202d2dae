//! The parts of a workbook's package, unpacked within limits.
//!
//! A small file can unpack to a huge one, and can lie about it: what counts is what comes out.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read, copy, sink};

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape as unescape_xml};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::xlsx::limits::{MAX_PARTS, MAX_UNPACKED};

pub(super) const TOO_LARGE: &str = "ファイルが大きすぎます。記入した様式であるか確認してください。";
pub(super) const BROKEN: &str = "Excelファイル(.xlsx)として読めません。Excelで開いて「名前を付けて保存」で「Excelブック(.xlsx)」として保存し直してください。";

/// The beginning of a part's entry in the directory of a package.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The fault of a file, with its cure.
pub(super) type Fault = &'static str;

/// The parts of a package.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The places of the parts, by their names in small letters.
    places: BTreeMap<String, usize>,
    /// The size of all parts, unpacked, in bytes.
    pub(super) unpacked: u64,
}

impl<'a> Parts<'a> {
    /// Open a package. Unpack every part once, without keeping anything.
    ///
    /// # Errors
    /// Fail if the bytes are no package, or if it has too many parts or unpacks to more than the
    /// limit.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        // Before the library makes room for them, whatever the directory says of their number.
        let entries = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY);
        if entries.count() > MAX_PARTS {
            return Err(TOO_LARGE);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
        if archive.len() > MAX_PARTS {
            return Err(TOO_LARGE);
        }
        let (mut places, mut unpacked) = (BTreeMap::new(), 0);
        for place in 0..archive.len() {
            let part = archive.by_index(place).map_err(|_| BROKEN)?;
            let name = part.name().map_err(|_| BROKEN)?;
            places.insert(normal(&name), place);
            drop(name);
            let left = MAX_UNPACKED.saturating_sub(unpacked);
            unpacked += copy(&mut part.take(left + 1), &mut sink()).map_err(|_| BROKEN)?;
            if unpacked > MAX_UNPACKED {
                return Err(TOO_LARGE);
            }
        }
        Ok(Self { archive, places, unpacked })
    }

    /// Return a part to be read; `None` if there is none of this name.
    ///
    /// # Errors
    /// Fail if it cannot be unpacked.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_, 'a>>, Fault> {
        let Some(&place) = self.places.get(&normal(name)) else { return Ok(None) };
        let part = self.archive.by_index(place).map_err(|_| BROKEN)?;
        let mut reader = Reader::from_reader(BufReader::new(part));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Ok(Some(Xml { reader, buffer: Vec::new() }))
    }

    /// Return the bytes of a part; `None` if there is none of this name.
    ///
    /// # Errors
    /// Fail if it cannot be unpacked.
    #[cfg(feature = "grid")]
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(&place) = self.places.get(&normal(name)) else { return Ok(None) };
        let mut part = self.archive.by_index(place).map_err(|_| BROKEN)?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|_| BROKEN)?;
        Ok(Some(bytes))
    }

    /// Return the relationships of a part: the last word of the type, the id, and the part.
    ///
    /// # Errors
    /// Fail if they cannot be read.
    pub(super) fn related(&mut self, name: &str) -> Result<Vec<Related>, Fault> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut all = Vec::new();
        let Some(mut xml) = self.xml(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(all);
        };
        loop {
            match xml.next()? {
                Event::Start(element) if local(&element) == "Relationship" => {
                    let kind = attribute(&element, "Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let id = attribute(&element, "Id").unwrap_or_default();
                    let target = attribute(&element, "Target").unwrap_or_default();
                    all.push(Related { kind, id, part: resolved(folder, &target) });
                    if all.len() > MAX_PARTS {
                        return Err(TOO_LARGE);
                    }
                }
                Event::Eof => return Ok(all),
                _ => {}
            }
        }
    }
}

/// A part that another one refers to.
#[derive(Debug, Clone)]
pub struct Related {
    /// The last word of the relationship's type, e.g. `styles`.
    pub kind: String,
    /// The id by which the other part names it.
    pub id: String,
    /// The name of the part.
    pub part: String,
}

/// Return a part's name in one form: programs differ in capitals and in the direction of strokes.
fn normal(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// Return the name of the part that a target in a folder refers to.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A part that is being read, event by event.
pub(super) struct Xml<'p, 'a> {
    reader: Reader<BufReader<ZipFile<'p, Cursor<&'a [u8]>>>>,
    buffer: Vec<u8>,
}

impl Xml<'_, '_> {
    /// Return the next event. An element without content begins and ends.
    ///
    /// # Errors
    /// Fail if the part is no XML.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|_| BROKEN)
    }

    /// Return all text in the element that has begun, and read to its end.
    ///
    /// # Errors
    /// Fail if the part is no XML, or ends before.
    pub(super) fn content(&mut self) -> Result<String, Fault> {
        let (mut text, mut depth) = (String::new(), 1_u64);
        loop {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 1 => return Ok(text),
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(BROKEN),
                event => push(&event, &mut text)?,
            }
        }
    }

    /// Return the text of the `t` elements in the element that has begun, without the readings of
    /// Japanese words, and read to its end. Each paragraph (`p`) ends with a line break.
    ///
    /// # Errors
    /// Fail if the part is no XML, or ends before.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        let (mut text, mut depth) = (String::new(), 1_u64);
        // The depth of the reading or the `t` element that is open.
        let (mut reading, mut open) = (None, None);
        let (mut piece, mut keeps_space) = (String::new(), false);
        loop {
            match self.next()? {
                Event::Start(element) => {
                    depth += 1;
                    match local(&element) {
                        "rPh" if reading.is_none() => reading = Some(depth),
                        "t" if reading.is_none() && open.is_none() => {
                            open = Some(depth);
                            let space = attribute(&element, "space");
                            keeps_space = space.is_some_and(|space| space == "preserve");
                        }
                        _ => {}
                    }
                }
                Event::End(element) => {
                    if open == Some(depth) {
                        let white = [' ', '\t', '\r', '\n'];
                        let shown = if keeps_space { &piece } else { piece.trim_matches(white) };
                        unescape(shown, &mut text);
                        piece.clear();
                        open = None;
                    } else if reading == Some(depth) {
                        reading = None;
                    } else if element.local_name().as_ref() == "p" {
                        text.push('\n');
                    }
                    depth -= 1;
                    if depth == 0 {
                        return Ok(text);
                    }
                }
                Event::Eof => return Err(BROKEN),
                event if open.is_some() => push(&event, &mut piece)?,
                _ => {}
            }
        }
    }
}

/// Return the name of an element without its prefix.
pub(super) fn local<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// Return the value of an attribute by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    // Unchecked: every name would be compared with all the others.
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| {
        let key: &str = attribute.key.as_ref();
        key.rsplit(':').next() == Some(name)
    })?;
    unescape_xml(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// Add the text of an event.
fn push(event: &Event<'_>, text: &mut String) -> Result<(), Fault> {
    match event {
        Event::Text(found) => text.push_str(&found.xml10_content()),
        Event::CData(found) => text.push_str(&found.xml10_content()),
        Event::GeneralRef(name) => match resolve_xml_entity(name) {
            Some(known) => text.push_str(known),
            None => text.push(name.resolve_char_ref().ok().flatten().ok_or(BROKEN)?),
        },
        _ => {}
    }
    Ok(())
}

/// Add a text whose characters may be written as `_x0001_`.
pub(super) fn unescape(mut text: &str, into: &mut String) {
    while let Some(at) = text.find("_x") {
        let (before, rest) = text.split_at(at);
        into.push_str(before);
        let number = rest.get(2..6).filter(|_| rest.get(6..7) == Some("_"));
        let number = number.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let length = if let Some(char) = number.and_then(char::from_u32) {
            into.push(char);
            7
        } else {
            into.push_str("_x");
            2
        };
        text = rest.get(length..).unwrap_or_default();
    }
    into.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::{resolved, unescape};

    #[test]
    fn a_target_is_found_from_the_folder_of_what_refers_to_it() {
        for (folder, target, part) in [
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "/xl/comments/comment1.xml", "xl/comments/comment1.xml"),
            ("", "./xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../x.xml", "x.xml"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
    }

    #[test]
    fn written_characters_are_read() {
        for (written, read) in [
            ("_x0001_a_x005F_x0041_", "\u{1}a_x0041_"),
            ("_x000D_\n", "\r\n"),
            ("_xD800_ _x00G0_ _x_x0041_", "_xD800_ _x00G0_ _xA"),
            ("漢_x", "漢_x"),
        ] {
            let mut text = String::new();
            unescape(written, &mut text);
            assert_eq!(text, read, "{written}");
        }
    }
}
