//! Reading, assessing and writing a file takes less than ten times its size, including the file.
//!
//! This binary has only one test: the allocator counts for the whole process.

use std::fmt::Write as _;
use std::io;

use kijun_rules::{AnswerFile, Assessment, Rules};
use kijun_tests::annex2::checklist;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The size of each file: just over a power of two, where lists that double in size waste most.
const SIZE: usize = (2 << 20) + (1 << 18);

const HEAD: &str = r#"{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"III""#;

/// A function that makes a file.
type Make<'a> = &'a dyn Fn() -> String;

/// Make a file with as many parts as fit, between `open` and `close`.
fn file(open: &str, part: impl Fn(&mut String, usize), close: &str) -> String {
    let mut text = String::with_capacity(SIZE + 1024);
    text.push_str(HEAD);
    text.push_str(open);
    for at in 0.. {
        if text.len() > SIZE {
            break;
        }
        if at > 0 {
            text.push(',');
        }
        part(&mut text, at);
    }
    text.push_str(close);
    text.push('}');
    text
}

/// Return four characters that differ for each number below 14 million and need no escape.
fn name(at: usize) -> String {
    const DIGITS: &[u8; 61] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY";
    let digit = |power: u32| char::from(DIGITS[at / 61_usize.pow(power) % 61]);
    (0..4).map(digit).collect()
}

fn put(text: &mut String, part: std::fmt::Arguments<'_>) {
    text.write_fmt(part).expect("writing to a string does not fail");
}

/// Return the most memory in use at once, as a percentage of the file's size.
fn peak_percent(rules: &Rules, text: &str) -> usize {
    let before = ALLOCATOR.current_usage() - text.len();
    ALLOCATOR.reset_peak_usage();
    let file = AnswerFile::read(text.as_bytes()).expect("it can be read");
    let assessment = Assessment::of(rules, &file).expect("it can be assessed");
    serde_json::to_writer(io::sink(), &assessment).expect("it can be written");
    drop(assessment);
    serde_json::to_writer(io::sink(), &file).expect("it can be written");
    drop(file);
    (ALLOCATOR.peak_usage() - before) * 100 / text.len()
}

#[test]
fn memory_stays_under_ten_times_the_input() {
    let rules = Rules::compile(checklist()).expect("the table is sound");
    let escaped = |text: &mut String, at| put(text, format_args!("\"\\u0061{}\":{{}}", name(at)));
    let each_answer = |answer: &str| {
        file(r#","answers":{"#, |t, at| put(t, format_args!("\"{}\":{answer}", name(at))), "}")
    };
    let cases: [(&str, Make<'_>); 29] = [
        ("zeros", &|| file(r#","later":["#, |t, _| t.push('0'), "]")),
        ("empty lists", &|| file(r#","later":["#, |t, _| t.push_str("[]"), "]")),
        ("one long text", &|| file(r#","later":""#, |t, _| t.push('長'), "\"")),
        ("one long note", &|| {
            file(r#","answers":{"1":{"note":""#, |t, _| t.push_str("\\n"), "\"}}")
        }),
        ("one long name", &|| file(",\"", |t, _| t.push_str("\\t"), "\":0")),
        ("unknown fields", &|| file(",", |t, at| put(t, format_args!("\"{}\":0", name(at))), "")),
        ("unknown fields of the service", &|| {
            file(r#","service":{"#, |t, at| put(t, format_args!("\"{}\":0", name(at))), "}")
        }),
        ("unknown fields of an answer", &|| {
            file(r#","answers":{"1":{"#, |t, at| put(t, format_args!("\"{}\":0", name(at))), "}}")
        }),
        ("names in an unknown field", &|| {
            file(r#","later":{"#, |t, at| put(t, format_args!("\"{}\":0", name(at))), "}")
        }),
        ("unknown answers", &|| {
            file(r#","answers":{"#, |t, at| put(t, format_args!("\"{}\":{{}}", name(at))), "}")
        }),
        ("null answers", &|| {
            file(r#","answers":{"#, |t, at| put(t, format_args!("\"{}\":null", name(at))), "}")
        }),
        ("names with escapes", &|| file(r#","answers":{"#, escaped, "}")),
        ("names with escapes, unknown", &|| file(r#","later":{"#, escaped, "}")),
        ("notes", &|| {
            file(
                r#","answers":{"#,
                |t, at| put(t, format_args!("\"{}\":{{\"note\":\"\"}}", name(at))),
                "}",
            )
        }),
        ("unknown fields of answers", &|| {
            file(
                r#","answers":{"#,
                |t, at| put(t, format_args!("\"{}\":{{\"\":0}}", name(at))),
                "}",
            )
        }),
        ("an unknown field and a note in each answer", &|| {
            file(
                r#","answers":{"#,
                |t, at| put(t, format_args!("\"{}\":{{\"note\":\"a\",\"\":0}}", name(at))),
                "}",
            )
        }),
        ("an unknown field in each unknown answer", &|| {
            file(
                r#","answers":{"#,
                |t, at| put(t, format_args!("\"{}\":{{\"x\":1}}", name(at))),
                "}",
            )
        }),
        ("not applicable without a reason", &|| each_answer(r#"{"status":"not_applicable"}"#)),
        ("a reason and a note in each answer", &|| each_answer(r#"{"reason":"r","note":"n"}"#)),
        ("no evidence in each answer", &|| each_answer(r#"{"evidence":[]}"#)),
        ("evidence in each answer", &|| each_answer(r#"{"evidence":["e"]}"#)),
        ("an exception in each answer", &|| each_answer(r#"{"exception":{"reason":"r"}}"#)),
        ("an exception of another shape in each answer", &|| each_answer(r#"{"exception":1}"#)),
        ("a proposal in each answer", &|| each_answer(r#"{"proposed":{"status":"met"}}"#)),
        ("a proposal of another shape in each answer", &|| each_answer(r#"{"proposed":1}"#)),
        ("evidence", &|| {
            file(r#","answers":{"1":{"evidence":["#, |t, _| t.push_str("\"\""), "]}}")
        }),
        ("evidence of one letter", &|| {
            file(r#","answers":{"1":{"evidence":["#, |t, _| t.push_str("\"e\""), "]}}")
        }),
        ("unknown facts", &|| {
            file(r#","facts":{"#, |t, at| put(t, format_args!("\"{}\":true", name(at))), "}")
        }),
        ("phases", &|| file(r#","phases":["#, |t, _| t.push_str("\"build\""), "]")),
    ];
    let mut over = Vec::new();
    for (name, make) in cases {
        let text = make();
        let percent = peak_percent(&rules, &text);
        println!("{name}: {percent} %");
        if percent >= 1000 {
            over.push((name, percent));
        }
    }
    assert!(over.is_empty(), "{over:?}");
}
