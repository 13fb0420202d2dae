//! Numbers that a spreadsheet has changed: `2-1` became a day, `1.10` became 1.1.

use kijun_sheets::xlsx::read::GridKind;

use crate::fold::fold;
use crate::sheet::Cell;

/// Return the number that was typed, and what was mended; `before` is the number of the row above.
pub(crate) fn number(cell: &Cell, before: Option<&str>) -> (String, Option<String>) {
    match &cell.kind {
        GridKind::Day(code) => {
            let Some(number) = of_day(&cell.text, code, before) else {
                return (cell.text.clone(), None);
            };
            let told = format!(
                "Excelが日付（{}）に変えていた番号を、『{number}』に直しました。",
                cell.text
            );
            (number, Some(told))
        }
        GridKind::Number => {
            let number = &cell.text;
            // 1.10 after 1.9.
            if let (Some((whole, part)), Some((before_whole, before_part))) =
                (number.split_once('.'), before.and_then(|before| before.split_once('.')))
                && whole == before_whole
                && let (Ok(part), Ok(before)) = (part.parse::<u32>(), before_part.parse::<u32>())
                && part * 10 == before + 1
            {
                let mended = format!("{whole}.{}", before + 1);
                let told = format!(
                    "Excelが小数（{number}）に変えていた番号を、『{mended}』に直しました。"
                );
                return (mended, Some(told));
            }
            (number.clone(), None)
        }
        _ => (cell.text.clone(), None),
    }
}

fn of_day(text: &str, code: &str, before: Option<&str>) -> Option<String> {
    let date = text.split('T').next()?;
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let before = before.map(fold).unwrap_or_default();
    let sign = before.chars().find(|sign| "-./".contains(*sign)).unwrap_or('-');
    let shape = before.split(['-', '.', '/']).count();
    if shape == 3 {
        return Some(format!("{}{sign}{month}{sign}{day}", year % 100));
    }
    let code = code.to_ascii_lowercase();
    // `mmm-yy`: 1-13 becomes January 2013.
    if code.contains("yy") && !code.contains('d') {
        return Some(format!("{month}{sign}{}", year % 100));
    }
    Some(format!("{month}{sign}{day}"))
}

#[cfg(test)]
mod tests {
    use kijun_sheets::xlsx::read::GridKind;

    use super::{Cell, number};

    #[test]
    fn numbers_are_mended() {
        let day = |code: &str| GridKind::Day(code.to_owned());
        for (text, kind, before, mended) in [
            ("2025-01-02", day("m-d"), Some("1-1"), "1-2"),
            ("2025-02-01", day("m\"月\"d\"日\""), Some("1-5"), "2-1"),
            ("2013-01-01", day("mmm-yy"), Some("1-12"), "1-13"),
            ("2003-01-02", day("yyyy/m/d"), Some("3-1-1"), "3-1-2"),
            ("1.1", GridKind::Number, Some("1.9"), "1.10"),
            ("1.1", GridKind::Number, None, "1.1"),
            ("7", GridKind::Number, Some("6"), "7"),
            ("１－１", GridKind::Text, None, "１－１"),
        ] {
            let cell = Cell { text: text.to_owned(), kind, from: (0, 0) };
            assert_eq!(number(&cell, before).0, mended, "{text}");
        }
    }
}
