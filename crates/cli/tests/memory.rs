//! The peak memory of the process is under ten times the input. `tests/tests/memory.rs` measures
//! each shape of a file; these tests measure the costliest shapes in the whole process.
#![cfg(target_os = "linux")]

mod support;

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use support::{Files, answers, kijun};

const MIB: usize = 1 << 20;

/// The greatest size of an answer file, in bytes.
const LARGEST: usize = 16 * MIB;

/// Evaluate a file and return the peak memory in bytes. Measure while the process waits for its
/// second input, which is held back until then.
fn peak(bytes: &[u8], format: &str, refused: bool) -> usize {
    let files = Files::new();
    let file = files.write("answers.json", bytes);
    let mut child = kijun()
        .args(["evaluate", "--format", format])
        .arg(file)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    if refused {
        stderr.read_line(&mut String::new()).unwrap();
    } else {
        // One assessment is one line.
        skip_line(&mut stdout);
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kib: usize = line.trim().strip_suffix(" kB").unwrap().parse().unwrap();
    drop(child.stdin.take());
    stdout.read_to_end(&mut Vec::new()).unwrap();
    child.wait().unwrap();
    kib * 1024
}

/// Read to the end of a line without keeping it.
fn skip_line(reader: &mut impl BufRead) {
    assert!(reader.skip_until(b'\n').unwrap() > 1, "there is a result");
}

/// Return an answer file of the greatest size: as many fields as fit, each with a different name.
fn filled(field: impl Fn(&str) -> String, wrap: impl Fn(&str) -> String) -> Vec<u8> {
    let empty = wrap("").len();
    let mut fields = String::with_capacity(LARGEST);
    for number in 0.. {
        let field = field(&short_name(number));
        if empty + fields.len() + field.len() + 1 > LARGEST {
            break;
        }
        if !fields.is_empty() {
            fields.push(',');
        }
        fields.push_str(&field);
    }
    wrap(&fields).into_bytes()
}

/// Return a different name for each number, as short as possible.
fn short_name(mut number: usize) -> String {
    const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

#[track_caller]
fn stays_small(bytes: &[u8]) {
    assert!(bytes.len() > LARGEST - 64 && bytes.len() <= LARGEST, "{}", bytes.len());
    let peak = peak(bytes, "json", false);
    assert!(peak < 10 * bytes.len(), "{} MiB for {} MiB", peak / MIB, bytes.len() / MIB);
}

#[test]
fn a_million_unknown_requirements_with_a_note_each() {
    stays_small(&filled(|name| format!("\"{name}\":{{\"note\":\"a\"}}"), answers));
}

#[test]
fn eight_million_zeros_in_an_unknown_field() {
    let wrap = |zeros: &str| answers("").replace("\"answers\":{}", &format!("\"x\":[{zeros}]"));
    stays_small(&filled(|_| "0".to_owned(), wrap));
}

#[test]
fn fifty_megabytes_are_not_held() {
    let mut bytes = b"[0".to_vec();
    bytes.extend(b",0".iter().cycle().take(50_000_000));
    bytes.push(b']');
    let peak = peak(&bytes, "json", true);
    assert!(peak < 64 * MIB, "{} MiB", peak / MIB);
}
