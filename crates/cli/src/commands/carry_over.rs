//! `kijun carry-over`: answers to one checklist become proposals for another, by the crosswalk.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use kijun_crosswalk::{Bridge, Carried, Outcome, held};
use kijun_rules::answers::{MAX_BYTES, Proposal};
use kijun_rules::{AnswerFile, ReadError};

use super::evaluate::input::{Source, read_bounded, reason};
use super::import::{json, put, unreadable};
use crate::args::CarryOver;
use crate::catalogue::Catalogue;
use crate::failure::{Failure, say};
use crate::tables;

/// Carry the answers over, write the proposals, and say what became of each answer.
pub(crate) fn run(
    content: &Path,
    args: &CarryOver,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    let catalogue = Catalogue::of(&library)?;
    let to = catalogue.get(&args.to).ok_or_else(|| unknown(&args.to, &catalogue.ids()))?;
    if args.out.as_deref() == Some(&args.file) {
        return Err(Failure::Input(
            "--out にもとの回答ファイルは指定できません。別の名前にしてください。".to_owned(),
        ));
    }
    let (name, bytes) = read(&args.file)?;
    let file = tables::answers(&catalogue, &name, &bytes)?;
    let from = catalogue
        .find(&file.checklist)
        .map_err(|error| tables::unknown_checklist(&name, &bytes, error))?;
    let (from, to) = (&from.checklist.rules, &to.checklist.rules);
    let bridge = Bridge::between(&library.crosswalk, from, to);
    let bridge = bridge.ok_or_else(|| no_way(&name, &from.id, &to.id))?;

    let carried = bridge.carry(&file);
    let (mut proposals, mut size) = (Vec::new(), 0);
    for each in &carried {
        let proposal = bridge.proposal(each, &file);
        let wanted = args.with_notes || matches!(each.outcome, Outcome::Proposed(_));
        let Some(proposal) = proposal.filter(|_| wanted) else { continue };
        size += proposal.reason.len() + proposal.note.len();
        size += proposal.evidence.iter().map(str::len).sum::<usize>();
        // One answer can be proposed for several requirements.
        if size > MAX_BYTES {
            return Err(unreadable(&name, &ReadError::too_large_to_write()));
        }
        proposals.push((each.requirement.clone(), proposal));
    }
    let made = match &args.into {
        Some(into) => Some(existing(&catalogue, into, &bridge)?),
        None => None,
    };
    let mut left = Vec::new();
    if let Some(made) = &made {
        proposals.retain(|(id, _)| {
            let reason = held(made, id);
            left.extend(reason.map(|reason| (id.clone(), reason.message())));
            reason.is_none()
        });
    }
    report(&name, &file, &bridge, &carried, &proposals);
    for (id, reason) in left {
        say(format_args!("  {id}: {reason}"));
    }
    let made = match made {
        Some(mut made) => {
            bridge.add_to(&mut made, proposals);
            made
        }
        None => bridge.file(&file, proposals),
    };
    drop((file, bytes));
    let json = json(&name, made)?;
    put(args.out.as_deref().unwrap_or(Path::new("-")), json.as_bytes(), out)?;
    Ok(ExitCode::SUCCESS)
}

/// Return the answer file into which the proposals go.
fn existing(
    catalogue: &Catalogue<'_>,
    path: &Path,
    bridge: &Bridge,
) -> Result<AnswerFile, Failure> {
    let (name, bytes) = read(path)?;
    let file = tables::answers(catalogue, &name, &bytes)?;
    if bridge.fits(&file) {
        return Ok(file);
    }
    Err(Failure::Input(if file.checklist == bridge.to {
        format!(
            "--into {name}: 『{}』版への回答ではありません。先に kijun editions carry で新しい版に引き継いでください。",
            bridge.to_edition
        )
    } else {
        format!(
            "--into {name}: 『{}』への回答です。--to と同じ『{}』への回答ファイルを指定してください。",
            file.checklist, bridge.to
        )
    }))
}

/// Return the name of the source in messages, and its bytes; `-` is standard input.
pub(super) fn read(file: &Path) -> Result<(String, Vec<u8>), Failure> {
    let source = if file == Path::new("-") { Source::Stdin } else { Source::File(file.to_owned()) };
    let name = source.name().into_owned();
    let reader = source.open().map_err(|reason| Failure::Input(format!("{name}: {reason}")))?;
    let bytes = read_bounded(reader);
    let bytes = bytes.map_err(|error| Failure::Input(format!("{name}: {}", reason(&error))))?;
    Ok((name, bytes))
}

fn unknown(checklist: &str, known: &[&str]) -> Failure {
    Failure::Input(format!(
        "--to: チェックリスト『{checklist}』はありません。{}",
        kijun_content::did_you_mean(checklist, known.iter().copied())
    ))
}

fn no_way(name: &str, from: &str, to: &str) -> Failure {
    Failure::Input(if from == to {
        format!(
            "{name}: 『{from}』そのものへの回答です。--to に別のチェックリストを指定してください。"
        )
    } else {
        format!(
            "{name}: 基準の対応表(crosswalk.toml)に、『{from}』と『{to}』の対応がありません。別のチェックリストを指定してください。"
        )
    })
}

/// Say what is proposed, and what is not and why.
fn report(
    name: &str,
    file: &AnswerFile,
    bridge: &Bridge,
    all: &[Carried],
    proposals: &[(String, Proposal)],
) {
    let count = proposals.len();
    say(format_args!(
        "{name}: 『{}』への回答から、『{}』の{count}件の要件に提案を作りました。自己点検のページで確定するまで、判定には使われません。",
        bridge.from, bridge.to
    ));
    let edition = file.edition.as_ref().filter(|edition| **edition != bridge.from_edition);
    if let Some(edition) = edition {
        say(format_args!(
            "  『{edition}』版への回答です。対応表は『{}』版について作られているので、状態は提案しません。先に kijun editions carry で新しい版に引き継いでください。",
            bridge.from_edition
        ));
    }
    for carried in all {
        let id = &carried.requirement;
        let from = |link: usize| -> String {
            let link = bridge.links.get(link);
            let ids = link.into_iter().flat_map(|link| &link.from).map(|each| each.id.as_str());
            ids.collect::<Vec<_>>().join("・")
        };
        let proposed = proposals.iter().find(|(known, _)| known == id);
        match (carried.outcome, proposed) {
            (Outcome::Proposed(status), Some((_, proposal))) => say(format_args!(
                "  {id} ← {}: {}",
                proposal.from.as_ref().map(|from| from.requirements.join("・")).unwrap_or_default(),
                status.label()
            )),
            (Outcome::Conflict, _) => {
                say(format_args!("  {id}: 回答が食い違うため、状態は提案しません。"));
                for basis in &carried.bases {
                    if let Ok(status) = basis.says {
                        say(format_args!("    {}によれば: {}", from(basis.link), status.label()));
                    }
                }
            }
            (Outcome::Hint, _) => {
                say(format_args!("  {id}: 状態は提案しません。"));
                for basis in &carried.bases {
                    if let Err(withheld) = basis.says {
                        say(format_args!("    {}: {}", from(basis.link), withheld.message()));
                    }
                }
            }
            _ => {}
        }
    }
    let nothing = all.iter().filter(|each| each.outcome == Outcome::Nothing).count();
    if nothing > 0 {
        say(format_args!("  ほかに、対応する要件に回答のないものが{nothing}件あります。"));
    }
}
