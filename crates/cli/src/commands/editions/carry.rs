//! `kijun editions carry`: answers to an older edition become answers to the current one.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_content::editions::{between, succession};
use kijun_rules::AnswerFile;
use kijun_rules::editions::{Carried, carry};

use super::super::evaluate::input::{Source, read_bounded, reason};
use super::super::import::{json, put};
use super::diff::held;
use crate::args::Carry;
use crate::catalogue::{Catalogue, Entry};
use crate::failure::{Failure, say};
use crate::tables;

/// Carry the answers over, write them, and say what became of them.
pub(super) fn run(content: &Path, args: &Carry, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let sources = Source::all(std::slice::from_ref(&args.file));
    let Some(source) = sources.first() else {
        return Ok(ExitCode::SUCCESS);
    };
    let name = source.name();
    let reader = source.open().map_err(|reason| Failure::Input(format!("{name}: {reason}")))?;
    let bytes = read_bounded(reader)
        .map_err(|error| Failure::Input(format!("{name}: {}", reason(&error))))?;
    let file = tables::answers(&catalogue, &name, &bytes)?;
    let entry = catalogue.get(&file.checklist).ok_or_else(|| {
        let error = kijun_rules::ReadError::unknown_checklist(&file.checklist, &catalogue.ids());
        tables::unknown_checklist(&name, &bytes, error)
    })?;
    let carried = over(&name, &file, entry)?;
    drop((file, bytes));
    let json = json(&name, carried.file)?;
    put(args.out.as_deref().unwrap_or(Path::new("-")), json.as_bytes(), out)?;
    Ok(ExitCode::SUCCESS)
}

/// Return the file for the current edition.
fn over(name: &str, file: &AnswerFile, entry: &Entry<'_>) -> Result<Carried, Failure> {
    let Entry { standard, checklist, .. } = entry;
    let to = standard.current_edition();
    let Some(from) = file.edition.as_deref().filter(|edition| *edition != to) else {
        say(format_args!("{name}: 現在の版『{to}』への回答です。引き継ぐものはありません。"));
        return Ok(Carried { file: file.clone(), ..Carried::default() });
    };
    held(standard, from)?;
    let differences = between(standard, from, to);
    let known = differences.and_then(|differences| succession(&differences, &checklist.rules.id));
    let succession = known.ok_or_else(|| {
        Failure::Input(format!(
            "{name}: チェックリスト『{}』は版『{from}』にないため、引き継げません。editionを確認してください。",
            checklist.rules.id
        ))
    })?;
    let carried = carry(file, &succession, to);
    say(format_args!("{name}: 版『{from}』への回答を、版『{to}』に引き継ぎました。"));
    report(&carried, entry);
    Ok(carried)
}

/// Say what somebody has to check.
fn report(carried: &Carried, entry: &Entry<'_>) {
    let numbers = |ids: &[String]| -> String {
        ids.iter().map(|id| format!("No.{id}")).collect::<Vec<_>>().join("、")
    };
    let answers = carried.file.answers.iter().flatten();
    let kept = answers.filter(|(_, answer)| answer.status().is_some()).count();
    say(format_args!("  そのまま残った回答: {kept}件"));
    if !carried.to_confirm.is_empty() {
        let ids = numbers(&carried.to_confirm);
        say(format_args!("  要件が変わったため確認が必要な回答: {ids}"));
    }
    if !carried.put_aside.is_empty() {
        let ids = numbers(&carried.put_aside);
        say(format_args!("  行き先がなく、superseded に残した前の版の回答: {ids}"));
    }
    if let Some(class) = &carried.class {
        let what = match carried.file.class {
            Some(_) => "の定義が変わりました。この分類でよいか確認してください。",
            None => "はなくなりました。選び直してください。",
        };
        say(format_args!("  情報の分類『{class}』{what}"));
    }
    for id in &carried.facts {
        let facts = entry.rules.checklist().facts.iter();
        let question = facts.filter(|fact| fact.id == *id).find_map(|fact| fact.question.clone());
        let question = question.unwrap_or_else(|| id.clone());
        say(format_args!("  答え直しが必要な利用の条件: {question}"));
    }
}
