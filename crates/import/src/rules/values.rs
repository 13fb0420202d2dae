//! The values of a row in one unit.

use super::{Beside, Read};
use crate::level::Rule;
use crate::model::{Thresholds, Value};
use crate::read::Reader;

/// Bring the values of a row into one unit, and note what the row asks for.
pub(super) fn values(reader: &mut Reader<'_>, cells: &mut [Read], besides: &[Beside]) {
    let mut start = 0;
    for (row, beside) in besides.iter().enumerate() {
        // The cells of a row stand together.
        let count =
            cells.get(start..).unwrap_or_default().iter().take_while(|cell| cell.row == row);
        let range = start..start + count.count();
        start = range.end;
        let Some(cells) = cells.get_mut(range) else { continue };
        let mut units: Vec<String> = Vec::new();
        for cell in cells.iter().filter(|cell| cell.row == row) {
            if let Rule::Limit { unit: Some(unit), .. } = &cell.reading.rule
                && !units.contains(unit)
            {
                units.push(unit.clone());
            }
        }
        let is_limited = cells
            .iter()
            .any(|cell| cell.row == row && matches!(cell.reading.rule, Rule::Limit { .. }));
        let wanted = beside.kind.clone();
        if !is_limited {
            if let Some((kind, unit)) = wanted {
                reader.value(row, Value { kind, unit });
            }
            continue;
        }
        if units.iter().any(|unit| unit == "date") {
            reader.value(row, Value { kind: "date", unit: None });
            continue;
        }
        let wanted = wanted.and_then(|(_, unit)| unit);
        let target = wanted.or_else(|| smallest(&units));
        for cell in cells.iter_mut().filter(|cell| cell.row == row) {
            if let Rule::Limit { threshold, unit, .. } = &mut cell.reading.rule
                && let (Some(own), Some(target)) = (unit.clone(), &target)
                && own != *target
            {
                if let Some(factor) = factor(&own, target) {
                    *threshold = times(threshold, factor);
                } else {
                    cell.reading.sure = false;
                    cell.reading.why = format!("単位が『{own}』と『{target}』に分かれています。");
                }
                *unit = Some(target.clone());
            }
        }
        reader.value(row, Value { kind: "number", unit: target });
    }
}

fn smallest(units: &[String]) -> Option<String> {
    let order = ["秒", "分", "時間", "日", "週", "月", "年"];
    units
        .iter()
        .min_by_key(|unit| order.iter().position(|each| each == unit).unwrap_or(order.len()))
        .cloned()
}

fn factor(from: &str, to: &str) -> Option<u32> {
    Some(match (from, to) {
        ("年", "月") => 12,
        ("日", "時間") => 24,
        ("週", "日") => 7,
        ("時間", "分") | ("分", "秒") => 60,
        _ => return None,
    })
}

fn times(threshold: &Thresholds, factor: u32) -> Thresholds {
    let times = |number: &Option<String>| {
        let number = number.as_ref()?;
        let whole: u32 = number.parse().ok()?;
        Some((whole * factor).to_string())
    };
    Thresholds {
        at_least: times(&threshold.at_least),
        at_most: times(&threshold.at_most),
        ..threshold.clone()
    }
}
