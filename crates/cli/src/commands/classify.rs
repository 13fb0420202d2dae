//! `kijun classify`: the class finder.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_rules::{FactIndex, Rules, finder};
use serde::Serialize;

use crate::args::Classify;
use crate::catalogue::Catalogue;
use crate::failure::Failure;

/// The output.
#[derive(Serialize)]
struct Found<'a> {
    class: Option<&'a str>,
    because: Vec<&'a str>,
    facts: Vec<&'a str>,
}

/// Print the highest class that the facts lead to, and the facts that decide it.
pub(crate) fn run(
    content: &Path,
    args: &Classify,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let Some(entry) = catalogue.get(&args.checklist) else {
        return Err(Failure::Input(format!(
            "チェックリスト『{}』はありません。{}",
            args.checklist,
            kijun_content::did_you_mean(&args.checklist, catalogue.ids())
        )));
    };
    let facts = facts(&entry.rules, &args.facts)?;
    let finding = finder::classify(&entry.rules, &facts);
    let placements = || finding.because.iter().filter_map(|fact| fact.places.as_ref());
    let found = Found {
        class: finding
            .class
            .and_then(|class| entry.rules.class_at(class))
            .map(|class| class.id.as_str()),
        because: placements().map(|placement| placement.definition.as_str()).collect(),
        facts: finding.because.iter().map(|fact| fact.id.as_str()).collect(),
    };
    serde_json::to_writer(&mut *out, &found).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(ExitCode::SUCCESS)
}

/// Return the facts of these names; empty names (as in `--facts ""`) are none.
fn facts(rules: &Rules, names: &[String]) -> Result<Vec<FactIndex>, Failure> {
    let names = names.iter().map(|name| name.trim());
    names
        .filter(|name| !name.is_empty())
        .map(|name| {
            rules.fact(name).ok_or_else(|| {
                let known = rules.checklist().facts.iter();
                let known = known.filter(|fact| fact.places.is_some());
                let known = known.map(|fact| fact.id.as_str());
                Failure::Input(format!(
                    "『{name}』という事柄は、このチェックリストにありません。{}",
                    kijun_content::did_you_mean(name, known)
                ))
            })
        })
        .collect()
}
