//! Read a table as CSV, as Kijun and other programs write it.

use csv_core::ReadFieldResult;
use kijun_rules::text::quoted;

use super::decode::{Cp932, decode};
use crate::guard::unguarded;

pub use super::write::{MAX_WRITTEN, TooLarge, Writer};

/// The largest file that is read, in bytes (16 MiB).
pub const MAX_READ: usize = 16 << 20;

/// The most rows that are read, the header row included: no list of a city has as many.
pub const MAX_ROWS: usize = 5001;

/// The most cells that are read.
pub const MAX_CELLS: usize = 1 << 20;

/// The separators that are known without being declared.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// The number of lines by which the separator is known.
const SEEN: usize = 50;

/// The cells of a table that was read. A file of empty cells has one in each byte, so all texts are
/// in one.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    text: String,
    /// The end of each cell in the text.
    ends: Vec<u32>,
    /// The end of each row among the cells.
    lines: Vec<u32>,
}

impl Rows {
    /// Return the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Return true if there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Return the number of cells in a row.
    #[must_use]
    pub fn width(&self, row: usize) -> usize {
        self.places(row).len()
    }

    /// Return a cell's text without its guard; `None` if the row has no such cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let place = self.places(row).nth(column)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before));
        let text = self.text.get(index(start)..index(self.ends.get(place)))?;
        Some(unguarded(text))
    }

    /// Return the texts of a row's cells.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width(row)).map(move |column| self.cell(row, column).unwrap_or_default())
    }

    /// Return the places of a row's cells among all cells.
    fn places(&self, row: usize) -> std::ops::Range<usize> {
        let start = row.checked_sub(1).and_then(|before| self.lines.get(before));
        let start = index(start);
        start..self.lines.get(row).map_or(start, |end| index(Some(end)))
    }
}

fn index(end: Option<&u32>) -> usize {
    end.and_then(|end| usize::try_from(*end).ok()).unwrap_or_default()
}

/// A table that was read.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The rows, the header row included; as long as they are in the file.
    pub rows: Rows,
    /// The notices about how it was read, if it was not as Kijun writes it.
    pub said: Vec<String>,
}

/// Read a table in UTF-8, UTF-16 or CP932, separated by commas, tabs, semicolons or what a line
/// `sep=` before it says, with any line ends.
///
/// # Errors
/// Fail with the fault of the file as a whole and its cure.
pub fn read(bytes: &[u8], cp932: Cp932) -> Result<Table, String> {
    if bytes.len() > MAX_READ {
        return Err("ファイルが16 MiBを超えています。正しいファイルか確認してください。".to_owned());
    }
    let (text, encoding) = decode(bytes, cp932)?;
    let (separator, text) = separator(&text)?;
    let rows = rows(text, separator)?;
    let separated = match separator {
        b',' => None,
        b'\t' => Some("タブ区切りの表として読みました。".to_owned()),
        b';' => Some("セミコロン区切りの表として読みました。".to_owned()),
        other => Some(format!("『{}』で区切られた表として読みました。", char::from(other))),
    };
    let said = encoding.said().map(ToOwned::to_owned).into_iter().chain(separated);
    Ok(Table { rows, said: said.collect() })
}

/// Return the separator of a table, and the table without a line that declares it.
fn separator(text: &str) -> Result<(u8, &str), String> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let declared = first.trim_end_matches([',', ';', '\t']).trim_matches(['"', '\r', ' ']);
    if let Some(sign) = declared.get(..4).filter(|name| name.eq_ignore_ascii_case("sep=")) {
        let sign = first.split_once(['=']).map_or(sign, |(_, sign)| sign);
        let sign = sign.trim_end_matches('\r').trim_matches('"');
        let mut signs = sign.chars();
        return match (signs.next().map(u8::try_from), signs.next()) {
            (Some(Ok(byte)), None) if byte.is_ascii() && !byte.is_ascii_alphanumeric() => {
                Ok((byte, rest))
            }
            _ => Err(unknown_separator(sign)),
        };
    }
    let mut best = (0, b',');
    for separator in SEPARATORS {
        let most = records(text).take(SEEN).map(|record| outside(record, separator)).max();
        if most.is_some_and(|most| most > best.0) {
            best = (most.unwrap_or_default(), separator);
        }
    }
    Ok((best.1, text))
}

/// Return the message about a separator that is not read.
pub(super) fn unknown_separator(sign: &str) -> String {
    format!(
        "区切り文字『{}』の表は読み取れません。コンマ、タブ、セミコロンのいずれかで区切って保存し直してください。",
        quoted(sign)
    )
}

/// Return the lines of a table; a line break in quotation marks ends none.
fn records(text: &str) -> impl Iterator<Item = &str> {
    let mut within = false;
    text.split(move |sign: char| {
        within ^= sign == '"';
        sign == '\n' && !within
    })
}

/// Count a separator outside of quotation marks.
fn outside(record: &str, separator: u8) -> usize {
    let mut within = false;
    let count = record.bytes().filter(|byte| {
        within ^= *byte == b'"';
        *byte == separator && !within
    });
    count.count()
}

fn rows(text: &str, separator: u8) -> Result<Rows, String> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).build();
    let (mut rest, mut rows) = (text.as_bytes(), Rows::default());
    // The output is never longer than the input.
    let (mut output, mut written) = (vec![0; rest.len()], 0);
    loop {
        let room = output.get_mut(written..).unwrap_or_default();
        let (result, read, wrote) = reader.read_field(rest, room);
        rest = rest.get(read..).unwrap_or_default();
        written += wrote;
        match result {
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull => output.push(0),
            ReadFieldResult::Field { record_end } => {
                rows.ends.push(u32::try_from(written).unwrap_or(u32::MAX));
                if rows.ends.len() > MAX_CELLS {
                    let message = "欄が100万を超えています。正しいファイルか確認してください。";
                    return Err(message.to_owned());
                }
                if record_end {
                    rows.lines.push(u32::try_from(rows.ends.len()).unwrap_or(u32::MAX));
                }
                if rows.lines.len() > MAX_ROWS {
                    let message = "行が5,000を超えています。正しいファイルか確認してください。";
                    return Err(message.to_owned());
                }
            }
            ReadFieldResult::End => break,
        }
    }
    output.truncate(written);
    // A separator is ASCII and never within a character.
    rows.text = String::from_utf8(output).unwrap_or_default();
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::{MAX_CELLS, MAX_READ, MAX_ROWS, Writer, read};

    fn written(rows: &[&[&str]]) -> Vec<u8> {
        let mut writer = Writer::to_read_back(rows[0]);
        rows[1..].iter().for_each(|row| writer.row(*row));
        writer.finish().unwrap()
    }

    fn cp932(bytes: &[u8]) -> String {
        encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
    }

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let rows = read(bytes, cp932).unwrap().rows;
        (0..rows.len()).map(|row| rows.row(row).map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_table_is_rectangular_quoted_and_marked_as_utf8() {
        let csv = written(&[&["a", "b"], &["1"], &["\"x\"", "=1", "beyond"], &["", ""]]);
        let text = String::from_utf8(csv).unwrap();
        let lines = "\u{feff}\"a\",\"b\"\r\n\"1\",\"\"\r\n\"\"\"x\"\"\",\"'=1\"\r\n\"\",\"\"\r\n";
        assert_eq!(text, lines);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rows: &[&[&str]] =
            &[&["題", ","], &["二行\r\nの文", "\"引用\""], &["'=1", " "], &["", "\n"]];
        assert_eq!(texts(&written(rows)), rows);
    }

    #[test]
    fn tables_of_others_are_read_as_they_are() {
        let read = |text: &str| texts(text.as_bytes());
        assert_eq!(read("a,b\n1\n\n2,3,4"), [vec!["a", "b"], vec!["1"], vec!["2", "3", "4"]]);
        assert_eq!(read(""), Vec::<Vec<String>>::new());
        assert_eq!(read("\u{feff}a"), [["a"]]);
    }

    #[test]
    fn the_separator_is_known_or_declared_and_said() {
        for (text, said) in [
            ("a,b\n1,2", None),
            ("a\tb\n1\t2", Some("タブ区切り")),
            ("a;b\r\n1;2", Some("セミコロン区切り")),
            ("\"a\";\"b\"\n\"1\";\"2\"", Some("セミコロン区切り")),
            ("sep=,\r\na,b\r\n1,2", None),
            ("\u{feff}SEP=;\na;b\n1;2", Some("セミコロン区切り")),
            ("\"sep=\t\"\na\tb\n1\t2", Some("タブ区切り")),
            ("sep=|\na|b\n1|2", Some("『|』で区切られた")),
            ("sep=;\t\na;b\n1;2", Some("")),
        ] {
            match read(text.as_bytes(), cp932) {
                Ok(table) => {
                    assert_eq!(texts(text.as_bytes()), [["a", "b"], ["1", "2"]], "{text}");
                    assert_eq!(table.said.len(), usize::from(said.is_some()), "{text}");
                    assert!(table.said.iter().all(|all| all.contains(said.unwrap())), "{text}");
                }
                Err(message) => assert!(message.contains("区切り文字"), "{message}"),
            }
        }
        // A title with a comma above a table with tabs, and separators in quotation marks.
        assert_eq!(texts(b"x, y\na\tb\tc")[1], ["a", "b", "c"]);
        assert_eq!(texts(b"\"a;b;c\",\"d\"")[0], ["a;b;c", "d"]);
        assert!(read("sep=、\na、b".as_bytes(), cp932).unwrap_err().contains("『、』"));
        assert!(read(b"sep=\na", cp932).unwrap_err().contains("区切り文字"));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let refused = |bytes: &[u8]| read(bytes, cp932).unwrap_err();
        assert!(refused(b"\x83\x60\x83").contains("3バイト目"));
        assert!(refused(&vec![b'x'; MAX_READ + 1]).contains("16 MiB"));
        assert!(refused(&vec![b','; 2_000_000]).contains("100万"));
        assert!(refused("a\n".repeat(MAX_ROWS + 1).as_bytes()).contains("5,000"));
        assert!(read("a\n".repeat(MAX_ROWS).as_bytes(), cp932).is_ok());
    }

    #[test]
    fn cells_beyond_a_table_are_none() {
        let rows = read(b"a,b\n'=1", cp932).unwrap().rows;
        let found = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0)];
        let found = found.map(|(row, column)| rows.cell(row, column));
        assert_eq!(found, [Some("a"), Some("b"), None, Some("=1"), None, None]);
        assert_eq!((rows.width(0), rows.width(1), rows.width(2)), (2, 1, 0));
    }

    /// A table is written if and only if it can be read: around each limit.
    #[test]
    fn what_is_written_is_within_what_is_read() {
        let table = |width: usize, rows: usize, length: usize| {
            let mut writer = Writer::to_read_back(vec![""; width]);
            let long = "\"".repeat(length);
            writer.row([long.as_str()]);
            (2..rows).for_each(|_| writer.row([""]));
            writer.finish().map(|bytes| read(&bytes, cp932).unwrap().rows.len())
        };
        // The mark, the quotation marks of two cells, and their line ends.
        let most = (MAX_READ - 3 - 2 * 4) / 2;
        for (width, rows, length, fits) in [
            (1, 2, most, true),
            (1, 2, most + 1, false),
            (1, MAX_ROWS, 0, true),
            (1, MAX_ROWS + 1, 0, false),
            (MAX_CELLS / 2, 2, 0, true),
            (MAX_CELLS / 2 + 1, 2, 0, false),
        ] {
            let written = table(width, rows, length);
            assert_eq!(written.is_ok(), fits, "{width} x {rows}, {length}");
            assert_eq!(written.unwrap_or(rows), rows, "{width} x {rows}, {length}");
        }
    }
}
