//! The values beside the answers, in cells: written as people read them, and read as they write them.

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, AnswerFile};
use kijun_rules::model::{AskedValue, ValueKind};

use crate::labels::folded;

/// The heading of the column.
pub(crate) const VALUE: &str = "値";

/// A value read from a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// It stands there as it is.
    Exact(String),
    /// It stands there in another form.
    Mended(String),
    /// It does not have the form of its kind.
    Malformed,
}

/// Return the value that a requirement asks for.
pub(crate) fn asked<'r>(rules: &'r Rules, id: &str) -> Option<&'r AskedValue> {
    let at = rules.requirement(id)?;
    rules.checklist().requirements.get(at.get())?.value.as_ref()
}

/// Return true if a table of this file needs the column: a requirement asks for a value, or an
/// answer has one.
pub(crate) fn needed(rules: &Rules, file: &AnswerFile) -> bool {
    rules.checklist().requirements.iter().any(|each| each.value.is_some())
        || file.answers.iter().flatten().any(|(_, answer)| answer.value().is_some())
}

/// Return the cell for the value of an answer: the title of a choice, every other as it is.
pub(crate) fn cell<'a>(asked: Option<&'a AskedValue>, answer: Option<&'a Answer>) -> &'a str {
    let Some(value) = answer.and_then(Answer::value) else { return "" };
    let choice = asked.and_then(|it| it.choices.iter().find(|choice| choice.id == value));
    let shown = choice.map_or(value, |choice| choice.title.as_str());
    // A title that would be read as another choice gives way to the id.
    match asked.map(|asked| read(asked, shown)) {
        Some(Cell::Exact(again)) if again != value => value,
        _ => shown,
    }
}

/// Read the cell of a value. Full-width signs, separators of thousands, the unit, and other ways to
/// write a date are mended.
pub(crate) fn read(asked: &AskedValue, cell: &str) -> Cell {
    if asked.is_well_formed(cell) {
        return Cell::Exact(cell.to_owned());
    }
    let narrowed = folded(cell);
    let mended = match asked.kind {
        ValueKind::Number => {
            let plain = narrowed.replace(',', "");
            let unit = asked.unit.as_deref().map(folded).unwrap_or_default();
            plain.strip_suffix(&unit).map_or_else(|| plain.clone(), ToOwned::to_owned)
        }
        ValueKind::Date => {
            let parts = narrowed.trim_end_matches('日').split(['/', '.', '-', '年', '月']);
            let parts: Vec<String> = parts.map(|part| format!("{part:0>2}")).collect();
            parts.join("-")
        }
        ValueKind::Choice => {
            if let Some(choice) = asked.choices.iter().find(|choice| choice.title == cell) {
                return Cell::Exact(choice.id.clone());
            }
            let same = |text: &str| folded(text) == narrowed;
            let found = asked.choices.iter().find(|it| same(&it.title) || same(&it.id));
            found.map(|choice| choice.id.clone()).unwrap_or_default()
        }
        ValueKind::Text => return Cell::Malformed,
    };
    if asked.is_well_formed(&mended) { Cell::Mended(mended) } else { Cell::Malformed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kijun_rules::model::Choice;

    #[test]
    fn values_are_read_as_people_write_them() {
        let mended = |text: &str| Cell::Mended(text.to_owned());
        let exact = |text: &str| Cell::Exact(text.to_owned());
        let choice = Choice { id: "saas".to_owned(), title: "SaaS型".to_owned() };
        let cases = [
            (ValueKind::Number, "99.50", exact("99.50")),
            (ValueKind::Number, "-0.5", exact("-0.5")),
            (ValueKind::Number, "９９．５％", mended("99.5")),
            (ValueKind::Number, " 1,000 ", mended("1000")),
            (ValueKind::Number, "約99", Cell::Malformed),
            (ValueKind::Date, "2026-04-01", exact("2026-04-01")),
            (ValueKind::Date, "2026/4/1", mended("2026-04-01")),
            (ValueKind::Date, "２０２６年４月１日", mended("2026-04-01")),
            (ValueKind::Date, "2026/2/30", Cell::Malformed),
            (ValueKind::Date, "4月1日", Cell::Malformed),
            (ValueKind::Choice, "saas", exact("saas")),
            (ValueKind::Choice, "SaaS型", exact("saas")),
            (ValueKind::Choice, "ｓａａｓ型", mended("saas")),
            (ValueKind::Choice, "PaaS", Cell::Malformed),
            (ValueKind::Text, "市の\n庁舎 ", exact("市の\n庁舎 ")),
        ];
        for (kind, text, expected) in cases {
            let choices = vec![choice.clone()];
            let choices = if kind == ValueKind::Choice { choices } else { Vec::new() };
            let asked = AskedValue { kind, choices, required: false, unit: Some("%".to_owned()) };
            assert_eq!(read(&asked, text), expected, "{text}");
        }
    }
}
