//! The comparison as a table for a terminal. Japanese letters take two columns, so widths are
//! counted as a terminal counts them; what a file brings is shown without control characters.

use std::borrow::Cow;
use std::io::{self, Write};

use kijun_compare::{Column, Comparison, Flag, Group, Only, Sort, words};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{FactValue, Phase, Severity};
use kijun_rules::text::plain;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Above so many vendors, a cell holds one letter.
const IN_WORDS: usize = 4;

/// The widest that what a row is about may be.
const SUBJECT: usize = 36;

/// Between two columns.
const GAP: usize = 2;

/// The sign for the rest of a text. Not `…`, which some terminals show in one column and others in
/// two.
const CUT: &str = "..";

/// Write the table.
pub(super) fn write(
    comparison: &Comparison<'_>,
    only: Only,
    sort: &Sort,
    out: &mut impl Write,
) -> io::Result<()> {
    for group in &comparison.groups {
        let columns: Vec<&Column<'_>> = group.sorted(sort).collect();
        let checklist = group.known.rules.checklist();
        writeln!(out, "■ {}({}、版: {})", group.known.title, checklist.id, checklist.edition)?;
        flags(&group.flags, "  ", out)?;
        writeln!(out)?;
        for column in &columns {
            head(group, column, out)?;
        }
        writeln!(out)?;
        matrix(group, &columns, only, out)?;
        writeln!(out)?;
    }
    apart(comparison, out)
}

/// Write a vendor, above the matrix.
fn head(group: &Group<'_>, column: &Column<'_>, out: &mut impl Write) -> io::Result<()> {
    let vendor = column.vendor;
    let name = plain(vendor.service().unwrap_or("(サービス名なし)"));
    let provider = vendor.provider().map(|provider| format!(" / {}", plain(provider)));
    let number = column.number;
    writeln!(
        out,
        "[{number}] {name}{} ({})",
        provider.unwrap_or_default(),
        plain(&vendor.file_name)
    )?;
    writeln!(out, "    判定: {}", words::verdict(vendor))?;
    let class = match group.class_title(vendor) {
        "" => String::new(),
        title => format!("分類: {title}  "),
    };
    writeln!(out, "    {class}満たしていない条項: {}", words::tally(vendor.tally()))?;
    if !vendor.file().phases.is_empty() {
        let phases: Vec<&str> = vendor.file().phases.iter().copied().map(Phase::label).collect();
        writeln!(out, "    段階: {}", phases.join("、"))?;
    }
    if let Some(reason) = vendor.out_of_scope() {
        writeln!(out, "    {reason}")?;
    }
    writeln!(out, "    照合用コード: {}  署名: {}", group.code(vendor), words::signature(column))?;
    flags(&column.flags, "    ", out)
}

fn flags(flags: &[Flag], indent: &str, out: &mut impl Write) -> io::Result<()> {
    flags.iter().try_for_each(|flag| {
        let label = if flag.grave { "要確認" } else { "注意" };
        writeln!(out, "{indent}[{label}] {}", plain(&flag.message))
    })
}

/// One row: what it is about, whether it differs, and a cell for each vendor.
struct Line<'a> {
    number: &'a str,
    subject: &'a str,
    differs: bool,
    cells: Vec<Cow<'a, str>>,
}

fn matrix(
    group: &Group<'_>,
    columns: &[&Column<'_>],
    only: Only,
    out: &mut impl Write,
) -> io::Result<()> {
    let in_words = columns.len() <= IN_WORDS;
    let facts = group.facts.iter().filter(|fact| fact.is_wanted(only)).map(|fact| Line {
        number: "条件",
        subject: fact.question,
        differs: fact.differs,
        cells: columns
            .iter()
            .map(|column| match (column.vendor.fact(fact.id), in_words) {
                (FactValue::Is(true), false) => "は",
                (FactValue::Is(false), false) => "い",
                (FactValue::Unknown, false) => "？",
                (FactValue::Choice(_), false) => fact.short(column.vendor),
                (_, true) => fact.said_by(column.vendor),
            })
            .map(Cow::Borrowed)
            .collect(),
    });
    let rows = group.rows.iter().filter(|row| row.is_wanted(only)).map(|row| {
        let values = group.values(*row).filter(|_| in_words);
        let cells = columns.iter().map(|column| {
            let status = column.vendor.status(row.requirement);
            if !in_words {
                return Cow::Borrowed(words::mark(status));
            }
            let shown = values.map(|values| values.shown(column.vendor.cell(row.requirement)));
            match shown.filter(|shown| !shown.is_empty()) {
                None => Cow::Borrowed(words::status(status)),
                Some(shown) => {
                    let value = format!("{} {shown}", words::status(status));
                    Cow::Owned(cut(&plain(&value), SUBJECT).into_owned())
                }
            }
        });
        Line {
            number: group.label(*row),
            subject: group.title(*row),
            differs: row.differs,
            cells: cells.collect(),
        }
    });
    let lines: Vec<Line<'_>> = facts.chain(rows).collect();
    if lines.is_empty() {
        return match only {
            Only::Failures => writeln!(out, "満たしていない要件はありません。"),
            _ => writeln!(out, "回答の異なる要件はありません。"),
        };
    }
    let widest = |text: &dyn Fn(&Line<'_>) -> usize| lines.iter().map(text).max().unwrap_or(0);
    let number = widest(&|line| line.number.width()).max("番号".width());
    let subject = widest(&|line| line.subject.width().min(SUBJECT)).max("項目".width());
    let heads: Vec<String> = columns.iter().map(|column| format!("[{}]", column.number)).collect();
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(place, head)| {
            widest(&|line| line.cells.get(place).map_or(0, |cell| cell.width())).max(head.width())
        })
        .collect();
    let mut row = |mark: &str, first: &str, second: &str, cells: &[Cow<'_, str>]| {
        let mut line = format!("{mark} {}", padded(first, number + GAP));
        line.push_str(&padded(&cut(second, subject), subject + GAP));
        for (cell, width) in cells.iter().zip(&widths) {
            line.push_str(&padded(cell, width + GAP));
        }
        writeln!(out, "{}", line.trim_end())
    };
    let heads: Vec<Cow<'_, str>> = heads.into_iter().map(Cow::Owned).collect();
    row(" ", "番号", "項目", &heads)?;
    for line in &lines {
        let mark = if line.differs { "*" } else { " " };
        row(mark, line.number, &plain(line.subject), &line.cells)?;
    }
    writeln!(out, "* は、回答や状態が異なる行です。")?;
    if in_words { Ok(()) } else { legend(out) }
}

/// Write the meanings of the letters.
fn legend(out: &mut impl Write) -> io::Result<()> {
    let all = [
        RequirementStatus::Met,
        RequirementStatus::Substituted,
        RequirementStatus::Follows(Severity::Nonconforming),
        RequirementStatus::Follows(Severity::ApprovalRequired),
        RequirementStatus::Follows(Severity::Advisory),
        RequirementStatus::Follows(Severity::Note),
        RequirementStatus::Unanswered,
        RequirementStatus::Pending,
        RequirementStatus::Unavailable,
        RequirementStatus::NotRequired,
    ];
    let letter = |status| format!("{}={}", words::mark(status), words::status(status));
    let letters: Vec<String> = all.map(Some).into_iter().chain([None]).map(letter).collect();
    writeln!(out, "{}", letters.join("  "))
}

/// Write the files that are not in the table; the reasons are on standard error.
fn apart(comparison: &Comparison<'_>, out: &mut impl Write) -> io::Result<()> {
    let unreadable = comparison.unreadable.iter().map(|each| each.content.file_name.as_str());
    let alone = comparison.without_answers.iter();
    let alone = alone.filter_map(|each| each.content.file_name.as_deref());
    let names: Vec<Cow<'_, str>> = unreadable.chain(alone).map(plain).collect();
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "比べられないファイル({}件): {}", names.len(), names.join("、"))
}

/// Return the text, cut where it is wider than this.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut left = width.saturating_sub(CUT.width());
    let fits = |char: &char| {
        let wide = char.width().unwrap_or_default();
        let fits = wide <= left;
        left = left.saturating_sub(wide);
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push_str(CUT);
    Cow::Owned(cut)
}

/// Return the text with blanks after it, up to this width.
fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::{cut, padded};

    #[test]
    fn japanese_letters_take_two_columns() {
        assert_eq!(padded("あa", 5), "あa  ");
        assert_eq!(padded("あa", 2), "あa");
        assert_eq!(cut("暗号化対策", 10), "暗号化対策");
        assert_eq!(cut("暗号化対策", 9), "暗号化..");
        assert_eq!(cut("暗号化対策", 8), "暗号化..");
        assert_eq!(cut("a\u{301}bc", 3), "a\u{301}bc");
    }
}
