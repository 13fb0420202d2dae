//! `kijun verify`: verdict, digests, code and signature, computed anew and compared.
//!
//! | subject | module |
//! | --- | --- |
//! | a stated assessment, and the one by the rules | [`difference`] |

mod difference;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_rules::answers::ReadErrorKind;
use kijun_rules::assessment::{self, SCHEMA};
use kijun_rules::code::Code;
use kijun_rules::text::{plain, quoted};
use kijun_rules::{AnswerFile, Assessment, ReadError};
use kijun_signature::PublicKey;
use serde::Deserialize;
use serde_json::Value;

use super::carry_over::read;
use super::import::unreadable;
use crate::args::Verify;
use crate::catalogue::Catalogue;
use crate::failure::{FAULT, Failure};
use crate::tables;
use difference::differences;

/// The most differences of one file that are shown.
const SHOWN: usize = 30;

const NOTHING: &str = "照合するものがありません。判定結果のファイル、--code、--key のうち、少なくとも1つを指定してください。判定するだけなら kijun evaluate を使ってください。";

const UNSIGNED: &str = "回答ファイルに署名(signature)がありません。";

const NO_ASSESSMENT: &str = "判定結果のファイルではありません。自己点検のページの「判定結果を保存」か kijun evaluate --format json で作ったファイルを指定してください。";

/// The fields of an answer file that speak about its answers.
#[derive(Debug, Default, Deserialize)]
struct About {
    /// The claim about the verdict.
    #[serde(default)]
    assessment: Value,
}

/// The result of one comparison: its subject, and everything that does not agree.
struct Compared {
    subject: String,
    faults: Vec<String>,
}

/// Compute the assessment anew, and say what does not agree with it.
pub(crate) fn run(
    content: &Path,
    args: &Verify,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let Verify { assessment: stated, answers, code, key } = args;
    if stated.is_none() && code.is_none() && key.is_none() {
        return Err(Failure::Input(NOTHING.to_owned()));
    }
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let (name, bytes) = read(answers)?;
    let file = tables::answers(&catalogue, &name, &bytes)?;
    let entry = catalogue.find(&file.checklist);
    let entry = entry.map_err(|error| tables::unknown_checklist(&name, &bytes, error))?;
    let right = Assessment::of(&entry.rules, &file).map_err(|error| {
        let position = AnswerFile::position_of(&bytes, "class");
        unreadable(&name, &ReadError { position, ..error })
    })?;
    drop(bytes);
    let about: About = serde_json::from_str(&file.to_json()).unwrap_or_default();
    let signature = file.signature();
    let right_json: Value = serde_json::from_str(&right.to_json()).unwrap_or_default();

    let mut compared = Vec::new();
    if let Some(path) = stated {
        let (name, stated) = read_assessment(path)?;
        let subject = format!("判定結果のファイル「{name}」");
        compared.push(Compared { subject, faults: faults(&stated, &right_json, false) });
    }
    if !about.assessment.is_null() {
        let subject = "回答ファイルに書かれた判定(assessment)".to_owned();
        compared.push(Compared { subject, faults: faults(&about.assessment, &right_json, true) });
    }
    if let Some(typed) = code {
        let faults = wrong_code(typed, right.code()).into_iter().collect();
        compared.push(Compared { subject: "照合用コード".to_owned(), faults });
    }
    if let Some(path) = key {
        let key = read_key(path)?;
        let fault = match &signature {
            Some(text) => {
                key.verify(text, right.answers_digest()).err().map(|fault| fault.to_string())
            }
            None => Some(UNSIGNED.to_owned()),
        };
        let subject = format!("署名(鍵の指紋 {})", key.fingerprint());
        compared.push(Compared { subject, faults: fault.into_iter().collect() });
    }

    writeln!(out, "■ {}", plain(&name))?;
    writeln!(out, "判定: {}", right.explanation().verdict().label())?;
    writeln!(out, "照合用コード: {}", right.code())?;
    writeln!(out, "規則の照合値: {}", entry.rules.digest())?;
    writeln!(out, "回答の照合値: {}", right.answers_digest())?;
    writeln!(out, "\n照合の結果")?;
    for each in &compared {
        report(out, each)?;
    }
    if key.is_none() && signature.is_some() {
        writeln!(out, "・署名: --key の指定がないため、確かめていません。")?;
    }
    let agrees = compared.iter().all(|each| each.faults.is_empty());
    Ok(if agrees { ExitCode::SUCCESS } else { ExitCode::from(FAULT) })
}

fn report(out: &mut impl Write, Compared { subject, faults }: &Compared) -> Result<(), Failure> {
    let subject = plain(subject);
    if faults.is_empty() {
        writeln!(out, "・{subject}: 一致しています。")?;
        return Ok(());
    }
    writeln!(out, "・{subject}: 一致しません({}件)。", faults.len())?;
    for fault in faults.iter().take(SHOWN) {
        writeln!(out, "    {}", plain(fault))?;
    }
    if faults.len() > SHOWN {
        writeln!(out, "    ほか{}件", faults.len() - SHOWN)?;
    }
    Ok(())
}

/// Return everything in a stated assessment that is not as it should be. What explains the rest
/// comes first.
fn faults(stated: &Value, right: &Value, part: bool) -> Vec<String> {
    let found = differences(stated, right, part);
    let differs = |place: &str| found.iter().any(|each| each.place == place);
    let reasons = [
        ("digest.answers", "ここにある回答とは別の回答に対する判定です。"),
        (
            "digest.rules",
            "別の規則による判定です。基準の版が違うか、基準の内容が改められています。",
        ),
    ];
    let reasons = reasons.into_iter().filter(|(place, _)| differs(place));
    let mut faults: Vec<String> = reasons.map(|(_, reason)| reason.to_owned()).collect();
    faults.extend(found.into_iter().map(|each| each.sentence));
    faults
}

/// Return the sentence on a code that is not the right one.
fn wrong_code(typed: &str, right: Code) -> Option<String> {
    match Code::read(typed) {
        Ok(code) if code == right => None,
        Ok(code) => Some(format!(
            "指定は「{code}」ですが、正しくは「{right}」です。回答、規則、判定のいずれかが、印刷したときと異なります。"
        )),
        Err(misread) => {
            Some(format!("{misread}指定は「{}」ですが、正しくは「{right}」です。", quoted(typed)))
        }
    }
}

fn read_key(path: &Path) -> Result<PublicKey, Failure> {
    let (name, bytes) = read(path)?;
    PublicKey::read(&bytes).map_err(|reason| Failure::Input(format!("{name}: {reason}")))
}

/// Return the name of a file with an assessment, and the assessment.
fn read_assessment(path: &Path) -> Result<(String, Value), Failure> {
    let (name, bytes) = read(path)?;
    let no_assessment = || Failure::Input(format!("{name}: {NO_ASSESSMENT}"));
    let text = assessment::text(&bytes).map_err(|error| match error.kind {
        ReadErrorKind::Empty => no_assessment(),
        _ => unreadable(&name, &error),
    })?;
    let value: Value = serde_json::from_str(text).map_err(|_| no_assessment())?;
    if value.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        return Err(no_assessment());
    }
    Ok((name, value))
}
