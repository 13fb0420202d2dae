//! Filled tables as people and spreadsheets leave them, by every command that takes answers.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Files, run};

const CHECKLISTS: [(&str, &str); 5] = [
    ("annex2/cloud", "I"),
    ("kitakyushu/cloud", "important"),
    ("kitakyushu/web-meeting", "important"),
    ("kobe/public-cloud", "3"),
    ("shunan/external-service", "confidentiality-2"),
];

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn cp932(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

/// A table in which every requirement is answered, each in another way than its neighbours.
struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(files: &Files, checklist: &str, class: &str) -> Self {
        let csv = files.path("様式.csv");
        let ran = run(&["export", checklist, "--out", text(&csv)]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let rows = kijun_sheets::csv::table::read(&fs::read(csv).unwrap(), cp932).unwrap().rows;
        let rows = (0..rows.len()).map(|row| rows.row(row).map(str::to_owned).collect());
        let mut table = Self { rows: rows.collect() };
        let (answer, note) = (table.column("回答"), table.column("備考"));
        let (number, of) = (table.column("番号"), table.column("分類"));
        for (place, row) in table.rows.iter_mut().enumerate().skip(1) {
            ["満たす", "満たさない"][place % 2].clone_into(&mut row[answer]);
            row[note] = format!("備考 {}", row[number]);
            class.clone_into(&mut row[of]);
        }
        table
    }

    fn column(&self, heading: &str) -> usize {
        self.rows[0].iter().position(|known| known == heading).expect(heading)
    }

    fn ids(&self) -> Vec<String> {
        let number = self.column("番号");
        self.rows[1..].iter().map(|row| row[number].clone()).collect()
    }

    /// Write the table with this separator.
    fn text(&self, separator: &str) -> String {
        let line = |row: &Vec<String>| {
            let cells = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            cells.collect::<Vec<_>>().join(separator)
        };
        self.rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
    }
}

/// Return the notes of an answer file by their requirements: each names its own.
fn notes(json: &Value) -> BTreeMap<String, String> {
    let answers = json["answers"].as_object().unwrap().iter();
    answers.map(|(id, answer)| (id.clone(), answer["note"].as_str().unwrap().to_owned())).collect()
}

fn month(number: &str) -> Option<&'static str> {
    let months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    months.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

/// A way in which a number arrives: its name, and the text; `None` if the number stays as it is.
type Mangling = (&'static str, fn(&str) -> Option<String>);

fn manglings() -> Vec<Mangling> {
    fn parts(id: &str) -> Option<(&str, &str)> {
        let (month, day) = id.split_once('-')?;
        (month.parse::<u8>().ok()? < 13 && day.parse::<u8>().ok()? < 29).then_some((month, day))
    }
    vec![
        ("dash", |id| Some(id.replace('-', "ー"))),
        ("wide", |id| {
            let wide = |sign: char| char::from_u32(u32::from(sign) + 0xfee0).unwrap();
            Some(id.chars().map(wide).collect())
        }),
        ("day", |id| parts(id).map(|(month, day)| format!("{month}月{day}日"))),
        ("short", |id| parts(id).map(|(month, day)| format!("{month}/{day}"))),
        ("english", |id| parts(id).and_then(|(m, day)| Some(format!("{day}-{}", month(m)?)))),
        ("iso", |id| parts(id).map(|(m, d)| format!("2026-{m:0>2}-{d:0>2}"))),
        ("year", |id| parts(id).map(|(m, d)| format!("20{m:0>2}/{d}/1"))),
        ("decimal", |id| id.parse::<u8>().ok().map(|_| format!("{id}.0"))),
        ("gone", |_| None),
    ]
}

#[test]
fn every_requirement_of_every_checklist_is_known_however_its_number_arrives() {
    let files = Files::new();
    for (checklist, class) in CHECKLISTS {
        let whole = Table::of(&files, checklist, class);
        let number = whole.column("番号");
        let title = whole.column("要件名");
        let is_own = |row: &[String]| {
            whole.rows.iter().filter(|other| other[title] == row[title]).count() == 1
        };
        for (name, mangle) in manglings() {
            let mut table = Table { rows: whole.rows.clone() };
            for row in &mut table.rows[1..] {
                let mangled = mangle(&row[number]);
                // Words that several requirements have do not say which one it is.
                let lost = (name == "gone" && is_own(row)).then(|| "####".to_owned());
                if let Some(text) = mangled.or(lost) {
                    row[number] = text;
                }
            }
            let file = files.write("表.csv", table.text(","));
            let ran = run(&["import", text(&file)]);
            assert_eq!(ran.code, 0, "{checklist} {name}: {}", ran.stderr);
            let notes = notes(&ran.json());
            assert_eq!(notes.len(), whole.rows.len() - 1, "{checklist} {name}");
            for (id, note) in notes {
                assert_eq!(note, format!("備考 {id}"), "{checklist} {name}");
            }
        }
    }
}

#[test]
fn numbers_without_their_words_are_never_another_requirements() {
    let files = Files::new();
    let whole = Table::of(&files, "kobe/public-cloud", "3");
    let (number, title) = (whole.column("番号"), whole.column("要件名"));
    let ids = whole.ids();
    // The last is no requirement of this checklist: its day is that of 1-1, too.
    for (id, text) in [
        ("1-1", "1月1日"),
        ("1-2", "1月2日"),
        ("1-2", "2-Jan"),
        ("2-1", "1-Feb"),
        ("1-3", "2026-01-03"),
        ("1-5", "46027"),
        ("13-1", "2013-01-01"),
        ("13-1", "Jan-13"),
    ] {
        let mut table = Table { rows: whole.rows[..2].to_vec() };
        let row = &mut table.rows[1];
        (row[number], row[title]) = (text.to_owned(), String::new());
        let note = table.column("備考");
        table.rows[1][note] = format!("備考 {id}");
        let file = files.write("表.csv", table.text(","));
        let ran = run(&["import", self::text(&file)]);
        if ran.code == 2 {
            assert!(ran.stderr.contains(":N2: "), "{}", ran.stderr);
            continue;
        }
        for (found, note) in notes(&ran.json()) {
            let own = note == format!("備考 {found}");
            assert!(own || !ids.contains(&found), "{id} as {text} became {found}");
        }
    }
}

#[test]
fn numbers_and_words_that_disagree_are_errors() {
    let files = Files::new();
    let mut table = Table::of(&files, "annex2/cloud", "I");
    let title = table.column("要件名");
    let other = table.rows[2][title].clone();
    table.rows[1][title] = other;
    let file = files.write("表.csv", table.text(","));
    let ran = run(&["import", text(&file)]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.contains(":N2: 番号は『1』ですが、この行の要件の文言はNo.2のもの"),
        "{}",
        ran.stderr
    );
}

/// A name, and the bytes of a table.
fn forms(table: &Table) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let mut turned = Table { rows: table.rows.clone() };
    for row in &mut turned.rows {
        row.reverse();
    }
    let excel = encoding_rs::SHIFT_JIS.encode(&table.text(",")).0.into_owned();
    vec![
        ("順.csv", turned.text(",").into_bytes()),
        ("表.txt", table.text("\t").into_bytes()),
        ("表.dat", table.text(";").into_bytes()),
        ("宣言.csv", format!("sep=;\r\n{}", turned.text(";")).into_bytes()),
        ("excel.csv", excel),
        ("unicode.txt", utf16(&format!("\u{feff}{}", turned.text("\t")), false)),
        ("大.txt", utf16(&table.text("\t"), true)),
        ("名前は.json", table.text(",").into_bytes()),
    ]
}

#[test]
fn every_command_takes_a_table_in_every_form() {
    let files = Files::new();
    let table = Table::of(&files, "annex2/cloud", "I");
    let plain = files.write("もと.csv", table.text(","));
    let expected = run(&["import", text(&plain)]).json();
    let evaluated = run(&["evaluate", "--format", "json", text(&plain)]).stdout;
    for (name, bytes) in forms(&table) {
        let file = files.write(name, bytes);
        let ran = run(&["import", text(&file)]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
        assert_eq!(ran.json(), expected, "{name}");
        assert_eq!(run(&["evaluate", "--format", "json", text(&file)]).stdout, evaluated, "{name}");
        for args in [
            &["compare", "--format", "csv", text(&file)][..],
            &["carry-over", text(&file), "--to", "shunan/external-service"],
            &["editions", "carry", text(&file)],
            &["export", text(&file), "--format", "json", "--out", "-"],
        ] {
            let ran = run(args);
            assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
            assert!(!ran.stdout.is_empty(), "{args:?}");
        }
    }
}

#[test]
fn a_table_with_a_mistake_is_refused_by_every_command_with_its_cell() {
    let files = Files::new();
    let mut table = Table::of(&files, "annex2/cloud", "I");
    let answer = table.column("回答");
    for row in &mut table.rows[1..4] {
        row[answer] = "△".to_owned();
    }
    let file = files.write("表.txt", table.text("\t"));
    let said = "U2:U4: 『満たす』『満たさない』『該当しない』のいずれかを選んでください。";
    for args in [
        &["import", text(&file)][..],
        &["evaluate", text(&file)],
        &["compare", text(&file)],
        &["carry-over", text(&file), "--to", "shunan/external-service"],
        &["editions", "carry", text(&file)],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert_eq!(ran.stderr.matches(said).count(), 1, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("直すところが3件あります"), "{}", ran.stderr);
    }
}

#[test]
fn what_cannot_be_read_names_its_separator_or_its_place() {
    let files = Files::new();
    let table = Table::of(&files, "annex2/cloud", "I");
    let broken = |mut bytes: Vec<u8>| {
        bytes.push(0xff);
        bytes
    };
    let excel = encoding_rs::SHIFT_JIS.encode(&table.text(",")).0.into_owned();
    let cases: [(&str, Vec<u8>, &str); 4] = [
        (
            "縦線.txt",
            table.text("、").replace('"', "").into_bytes(),
            "区切り文字『、』の表は読み取れません",
        ),
        ("宣言.csv", format!("sep=、\n{}", table.text("、")).into_bytes(), "区切り文字『、』"),
        ("壊れ.csv", broken(excel), "バイト目)にあります"),
        (
            "壊れ8.csv",
            broken(table.text(",").into_bytes()),
            "文字コードがUTF-8ではない部分が、15行目",
        ),
    ];
    for (name, bytes, said) in cases {
        let file = files.write(name, bytes);
        let ran = run(&["import", text(&file)]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.stderr.contains(said), "{name}: {}", ran.stderr);
    }
}

#[test]
fn an_answer_file_under_a_misspelt_number_names_the_requirement_and_counts_nothing() {
    let json = r#"{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"I",
        "answers":{"５ー１":{"status":"met"},"9-9":{"status":"met"}}}"#;
    let ran = support::run_with_input(&["evaluate", "--format", "json"], json.as_bytes());
    let assessment = ran.json();
    let diagnostics = assessment["diagnostics"].as_array().unwrap();
    let said = |id: &str| {
        let found = diagnostics.iter().find(|each| each["requirement"] == id).unwrap();
        assert_eq!(found["code"], "unknown_requirement");
        found["message"].as_str().unwrap()
    };
    assert!(said("５ー１").contains("No.5-1のことであれば"), "{}", said("５ー１"));
    assert!(!said("9-9").contains("No."), "{}", said("9-9"));
    let requirements = assessment["requirements"].as_array().unwrap();
    assert!(requirements.iter().all(|each| each["status"] != "met"));
}

/// The forms in which a label's words stand elsewhere, too.
#[test]
fn a_label_elsewhere_does_not_replace_the_provider() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"));
    for (name, service, provider, said) in [
        ("label-as-value.xlsx", "事業者名", "本当の事業者", ""),
        (
            "label-as-remark.xlsx",
            "サービスX",
            "事業者Y",
            ":D4: 『事業者名』とありますが、様式の欄ではない",
        ),
    ] {
        let ran = run(&["import", text(&folder.join(name))]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let file = ran.json();
        assert_eq!(
            (&file["service"]["name"], &file["service"]["provider"]),
            (&service.into(), &provider.into())
        );
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}
