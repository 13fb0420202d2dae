//! Reading and writing a table takes at most ten times the size of the input, unpacked, and 1 MiB;
//! what would take more is refused.
//!
//! This binary has only one test: the allocator counts for the whole process.

mod support;

use std::io::{Cursor, Read, Write};

use kijun_rules::AnswerFile;
use kijun_sheets::{Reading, csv, xlsx};
use peak_alloc::PeakAlloc;
use support::form::form;
use support::rules;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The size of each input: just over a power of two, where lists that double waste most.
const SIZE: usize = (1 << 20) + (1 << 17);

/// Return the part repeated to the size of an input, each time with another name.
fn filled(part: impl Fn(&str) -> String) -> String {
    let mut text = String::with_capacity(SIZE + 1024);
    for number in 0.. {
        if text.len() > SIZE {
            break;
        }
        text.push_str(&part(&name(number)));
    }
    text
}

/// Return four letters that differ for each number below 14 million.
fn name(number: usize) -> String {
    const LETTERS: &[u8; 61] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY";
    (0..4).map(|power| char::from(LETTERS[number / 61_usize.pow(power) % 61])).collect()
}

fn again(part: &str) -> String {
    filled(|_| part.to_owned())
}

/// Say how much memory a step takes at most, with the input of this size, and what it may take.
struct Measured {
    over: Vec<String>,
}

impl Measured {
    fn step<T>(&mut self, name: &str, size: usize, step: impl FnOnce() -> T) -> T {
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let done = step();
        let taken = ALLOCATOR.peak_usage() - before + size;
        println!("{name}: {} % of {size}", taken * 100 / size);
        if taken > 10 * size + (1 << 20) {
            self.over.push(format!("{name}: {taken} for {size}"));
        }
        done
    }
}

fn cp932(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

/// Read a table and write the answers, as the commands do.
fn made(reading: Reading) {
    if let Ok((file, findings)) = reading.into_result() {
        drop(findings);
        drop(file.to_json());
    }
}

const HEAD: &str = "様式,チェックリスト,番号,回答,分類\nkijun-csv/1,example/cloud,1,満たす,SA\n";

fn tables() -> Vec<(&'static str, String)> {
    let rows = |row: &str, count: usize| format!("{HEAD}{}", row.repeat(count));
    let columns = |heading: &str, cell: &str| {
        let count = SIZE / (heading.len() + cell.len() + 6);
        let headings: Vec<String> =
            (0..count).map(|number| format!(",{heading}{number}")).collect();
        let cells = cell.repeat(count);
        let head = HEAD.replacen("分類", &format!("分類{}", headings.concat()), 1);
        head.replacen(",SA", &format!(",SA{cells}"), 1)
    };
    vec![
        ("commas", format!("{HEAD}{}", ",".repeat(1_000_000))),
        ("too many commas", format!("{HEAD}{}", ",".repeat(4_000_000))),
        ("rows of commas", rows(&format!("{}\n", ",".repeat(200)), 4_900)),
        (
            "unknown ids",
            format!(
                "{HEAD}{}",
                (0..4_990).map(|at| format!(",,{}\n", name(at))).collect::<Vec<_>>().concat()
            ),
        ),
        (
            "mistakes",
            format!(
                "{HEAD}{}",
                (0..4_990).map(|at| format!(",,{},?\n", name(at))).collect::<Vec<_>>().concat()
            ),
        ),
        ("rows without ids", rows(",,,?\n", 4_990)),
        ("texts that are not read", rows(&format!(",,,,,{}\n", "x,".repeat(190)), 4_900)),
        ("facts", columns("利用の条件:f", ",はい")),
        ("evidence", columns("根拠資料", ",e")),
        ("quotation marks", format!("{HEAD}\"{}\"", "\"\"".repeat(SIZE))),
        ("line ends", rows("\n", SIZE)),
        ("a long text", format!("{HEAD}{},", "x".repeat(SIZE))),
    ]
}

/// A change of a part of a workbook: its name, and the text before which more is put.
type Change = (&'static str, &'static str, String);

fn workbooks() -> Vec<(&'static str, Vec<Change>)> {
    const SHEET: (&str, &str) = ("xl/worksheets/sheet1.xml", "</sheetData>");
    const STRINGS: (&str, &str) = ("xl/sharedStrings.xml", "</sst>");
    let in_sheet = |more: String| vec![(SHEET.0, SHEET.1, more)];
    let in_strings = |more: String| (STRINGS.0, STRINGS.1, more);
    let comments =
        "<Relationships><Relationship Type=\"/comments\" Target=\"/xl/c.xml\"/></Relationships>";
    vec![
        ("numbers", in_sheet(format!("<row>{}</row>", again("<c><v>1</v></c>")))),
        ("formulas", in_sheet(again("<row><c><f/></c></row>"))),
        ("empty cells", in_sheet(again("<row><c/><c/></row>"))),
        ("texts in cells", in_sheet(again("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>"))),
        ("one long text", in_sheet(format!("<row><c t=\"str\"><v>{}</v></c></row>", again("x")))),
        ("attributes", in_sheet(format!("<row><c {}/></row>", again("a=\"\" ")))),
        ("elements in elements", in_sheet(again("<a>"))),
        ("shared texts without a letter", vec![in_strings(again("<si/>"))]),
        ("shared texts", vec![in_strings(again("<si><t>a</t></si>"))]),
        ("styles", vec![("xl/styles.xml", "</cellXfs>", again("<xf/>"))]),
        (
            "a long font in many styles",
            vec![
                ("xl/styles.xml", "</cellXfs>", "<xf fontId=\"0\"/>".repeat(10_000)),
                (
                    "xl/styles.xml",
                    "<name val=\"",
                    format!("<name val=\"{}\"/>", "F".repeat(100_000)),
                ),
            ],
        ),
        (
            "a long text in many cells",
            vec![
                ("xl/sharedStrings.xml", "<si>", format!("<si><t>{}</t></si>", "x".repeat(30_000))),
                (SHEET.0, SHEET.1, "<row><c t=\"s\"><v>0</v></c></row>".repeat(2_000)),
            ],
        ),
        (
            "comments",
            vec![
                ("xl/worksheets/_rels/sheet1.xml.rels", "", comments.to_owned()),
                (
                    "xl/c.xml",
                    "",
                    format!(
                        "<comments>{}</comments>",
                        again("<comment ref=\"A1\"><t>a</t></comment>")
                    ),
                ),
            ],
        ),
        ("a part that nobody reads", vec![("xl/media/x", "", "\0".repeat(30 << 20))]),
        ("too much", vec![("xl/media/x", "", "\0".repeat(65 << 20))]),
    ]
}

/// Return a blank form with these changes, and its size unpacked.
fn changed(changes: &[Change]) -> (Vec<u8>, usize) {
    let blank = xlsx::write(&rules(), &form(), None).unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(&blank)).unwrap();
    let mut parts: Vec<(String, String)> = Vec::new();
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    for (name, before, more) in changes {
        if let Some((_, text)) = parts.iter_mut().find(|(known, _)| known == name) {
            assert!(text.contains(before), "{name} has {before}");
            *text = text.replacen(before, &format!("{more}{before}"), 1);
        } else {
            parts.push(((*name).to_owned(), more.clone()));
        }
    }
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(1));
    for (name, text) in &parts {
        to.start_file(name.as_str(), options).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    let size = parts.iter().map(|(_, text)| text.len()).sum();
    (to.finish().unwrap().into_inner(), size)
}

/// Return answer files with as much as fits of one kind.
fn files() -> Vec<(&'static str, String)> {
    let all = |value: &str| {
        let mut all = filled(|name| format!("\"{name}\":{value},"));
        all.pop();
        all
    };
    let file = |rest: String| {
        format!(r#"{{"schema":"kijun-answers/1","checklist":"example/cloud","class":"SA",{rest}}}"#)
    };
    let evidence = |each: &str| {
        format!("\"answers\":{{\"1\":{{\"evidence\":[{}{each}]}}}}", again(&format!("{each},")))
    };
    vec![
        ("unknown facts", file(format!("\"facts\":{{{}}}", all("true")))),
        ("unknown answers", file(format!("\"answers\":{{{}}}", all("{}")))),
        (
            "unknown answers with notes",
            file(format!("\"answers\":{{{}}}", all("{\"note\":\"n\"}"))),
        ),
        ("unknown fields", file(all("0"))),
        ("unknown fields of an answer", file(format!("\"answers\":{{\"1\":{{{}}}}}", all("0")))),
        ("evidence", file(evidence("\"e\""))),
        ("a long note", file(format!("\"answers\":{{\"1\":{{\"note\":\"{}\"}}}}", again("n")))),
        ("a long name", file(format!("\"service\":{{\"name\":\"{}\"}}", again("n")))),
    ]
}

#[test]
fn memory_stays_in_proportion_to_the_input() {
    let (rules, form) = (rules(), form());
    let mut measured = Measured { over: Vec::new() };
    for (name, text) in tables() {
        measured.step(&format!("CSV, {name}"), text.len(), || {
            made(csv::read(text.as_bytes(), cp932, &|_| {
                Ok(csv::Known { rules: &rules, titles: Vec::new() })
            }));
        });
    }
    for (name, changes) in workbooks() {
        let (bytes, size) = changed(&changes);
        measured.step(&format!("XLSX, {name}"), size, || {
            made(xlsx::read(&bytes, &|_| Ok((&rules, form.clone()))));
        });
    }
    for (name, json) in files() {
        measured.step(&format!("to CSV, {name}"), json.len(), || {
            let file = AnswerFile::read(json.as_bytes()).unwrap();
            let _ = csv::answers::write(&rules, &file, &|_| csv::answers::Words::default());
            csv::answers::omitted(&file, &mut |_| ());
        });
        measured.step(&format!("to XLSX, {name}"), json.len(), || {
            let file = AnswerFile::read(json.as_bytes()).unwrap();
            let _ = xlsx::write(&rules, &form, Some(&file));
            xlsx::omitted(&rules, &form, &file, &mut |_| ());
        });
    }
    assert!(measured.over.is_empty(), "{}", measured.over.join(", "));
}
