//! The differences between two editions, for people.

use std::io::{self, Write};

use kijun_content::editions::{
    ChecklistDifferences, Differences, EditionName, FactDifferences, Kind, LevelDifferences, Part,
    RequirementDifferences, Rule, Segment, Side, WordDifferences,
};
use kijun_content::model::Standard;
use kijun_rules::model::FactIs;

/// Write the differences; `newer` is the edition that they lead to.
pub(super) fn write(
    differences: &Differences,
    newer: &Standard,
    out: &mut impl Write,
) -> io::Result<()> {
    let (from, to) = (&differences.from, &differences.to);
    writeln!(out, "{}({})", newer.title, differences.standard)?;
    writeln!(out, "{} → {}", name(from), name(to))?;
    writeln!(out, "[-消えた文言-] {{+加わった文言+}}")?;
    let changed = differences.classes.iter().filter(|class| class.kind != Kind::Unchanged);
    for (place, class) in changed.enumerate() {
        if place == 0 {
            writeln!(out, "\n■ 情報の分類")?;
        }
        writeln!(out, "  {}({}) {}", class.title, class.class, class.kind.label())?;
        words(&class.words, out)?;
    }
    differences.checklists.iter().try_for_each(|checklist| write_checklist(checklist, out))
}

fn name(edition: &EditionName) -> String {
    match &edition.in_force {
        Some(date) => format!("版{}({date}から適用)", edition.id),
        None => format!("版{}", edition.id),
    }
}

fn write_checklist(checklist: &ChecklistDifferences, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n■ {}({})", checklist.title, checklist.checklist)?;
    writeln!(out, "  要件: {}", counts(checklist))?;
    for requirement in &checklist.requirements {
        if requirement.kind != Kind::Unchanged {
            write_requirement(requirement, &checklist.facts, out)?;
        }
    }
    for fact in checklist.facts.iter().filter(|fact| fact.kind != Kind::Unchanged) {
        let said = shown(&fact.segments);
        writeln!(out, "  利用の条件 {} {}: {said}", fact.fact, fact.kind.label())?;
    }
    Ok(())
}

/// Return the numbers of requirements by their fate.
fn counts(checklist: &ChecklistDifferences) -> String {
    let kinds = [
        Kind::Unchanged,
        Kind::Changed,
        Kind::Moved,
        Kind::Split,
        Kind::Merged,
        Kind::New,
        Kind::Dropped,
    ];
    let counted = kinds.into_iter().filter_map(|kind| {
        let all = checklist.requirements.iter();
        let count = all.filter(|requirement| requirement.kind == kind).count();
        (count > 0).then(|| format!("{}{count}", kind.label()))
    });
    counted.collect::<Vec<_>>().join("、")
}

fn write_requirement(
    requirement: &RequirementDifferences,
    facts: &[FactDifferences],
    out: &mut impl Write,
) -> io::Result<()> {
    let from: Vec<String> = requirement.from.iter().map(|id| format!("No.{id}")).collect();
    let to = requirement.to.as_ref().map(|id| format!("No.{id}"));
    let stays = requirement.from.iter().eq(requirement.to.iter());
    let ids = match to {
        Some(to) if from.is_empty() || stays => to,
        Some(to) => format!("{} → {to}", from.join("、")),
        None => from.join("、"),
    };
    let same = requirement.kind == Kind::Moved && requirement.is_same();
    let same = if same { "(文言は同じ)" } else { "" };
    let (kind, title) = (requirement.kind.label(), &requirement.title);
    writeln!(out, "  {ids} {kind}{same} {title}")?;
    words(&requirement.words, out)?;
    requirement.levels.iter().try_for_each(|level| write_level(level, facts, out))
}

fn words(all: &[WordDifferences], out: &mut impl Write) -> io::Result<()> {
    all.iter().try_for_each(|WordDifferences { part, segments }| {
        let label = if *part == Part::Heading { "上位の見出し" } else { part.label() };
        writeln!(out, "    {label}: {}", shown(segments))
    })
}

fn write_level(
    level: &LevelDifferences,
    facts: &[FactDifferences],
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "    {}: {}", level.title, shown(&level.segments))?;
    for (sign, rules, other) in [("前", &level.before, Side::New), ("後", &level.after, Side::Old)]
    {
        for rule in rules {
            writeln!(out, "      {sign}: {}", said(rule, facts, other))?;
        }
    }
    Ok(())
}

/// Return the words of a rule; `other` is the edition that it is not of.
fn said(rule: &Rule, facts: &[FactDifferences], other: Side) -> String {
    let members: Vec<String> = rule.any_of.iter().map(|id| format!("No.{id}")).collect();
    let conditions = rule.conditions.iter().map(|fact| condition(fact, facts, other));
    let conditions = conditions.collect::<Vec<_>>().concat();
    format!(
        "{conditions}{}{}満たさないと「{}」",
        members.join("、"),
        rule.which(),
        rule.severity.verdict().label()
    )
}

fn condition(of: &FactIs, facts: &[FactDifferences], other: Side) -> String {
    let fact = facts.iter().find(|fact| fact.fact == of.fact);
    let question = fact.map(|fact| fact.said_without(other)).filter(|text| !text.is_empty());
    let question = question.as_deref().unwrap_or(&of.fact);
    format!(
        "「{question}」が「{}」の場合、",
        fact.map_or_else(|| of.is.label(None), |fact| fact.label(&of.is))
    )
}

/// `同じ文言[-消えた文言-]{+加わった文言+}` on one line.
fn shown(segments: &[Segment]) -> String {
    let parts = segments.iter().map(|part| {
        let text = part.text.replace('\n', " / ");
        match part.side {
            Side::Same => text,
            Side::Old => format!("[-{text}-]"),
            Side::New => format!("{{+{text}+}}"),
        }
    });
    parts.collect()
}
