//! Ids of the content from the words of a document; its publisher and its day.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::legend::pattern;
use crate::model::Class;

pub(crate) fn class_id(title: &str, place: usize, taken: &[Class]) -> String {
    let ascii: String = title
        .chars()
        .map(|sign| match sign {
            '！'..='～' => {
                u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign)
            }
            _ => sign,
        })
        .filter(char::is_ascii_alphanumeric)
        .collect();
    if ascii.is_empty() || ascii == "all" || taken.iter().any(|class| class.id == ascii) {
        format!("c{}", place + 1)
    } else {
        ascii
    }
}

/// Return a number as an id of the content.
pub(crate) fn requirement_id(number: &str, taken: &mut BTreeSet<String>) -> String {
    let circled = |sign: char| {
        let base = match sign {
            '①'..='⑳' => (u32::from('①'), 1),
            '㉑'..='㉟' => (u32::from('㉑'), 21),
            '㊱'..='㊿' => (u32::from('㊱'), 36),
            _ => return None,
        };
        Some(u32::from(sign) - base.0 + base.1)
    };
    let mut id = String::new();
    for sign in number.chars() {
        if let Some(ordinal) = circled(sign) {
            if id.ends_with(|last: char| last.is_ascii_alphanumeric()) {
                id.push('-');
            }
            id.push_str(&ordinal.to_string());
            continue;
        }
        for sign in fold(&sign.to_string()).chars() {
            if sign.is_ascii_alphanumeric() || sign == '.' {
                id.push(sign);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
    }
    let upper = number.is_ascii();
    let id = id.trim_matches(['-', '.']);
    let id = if upper
        && number.chars().all(|sign| sign.is_ascii_alphanumeric() || "-._".contains(sign))
    {
        number
    } else {
        id
    };
    let id = id.trim_start_matches(['-', '.', '_']);
    let base = if id.is_empty() { "r" } else { id };
    let mut own = base.to_owned();
    let mut count = 2;
    while !taken.insert(own.clone()) {
        own = format!("{base}_{count}");
        count += 1;
    }
    own
}

pub(crate) fn publisher(text: &str) -> Option<String> {
    let first: String = text.chars().take_while(|sign| !sign.is_whitespace()).collect();
    let end = first.char_indices().skip(1).find(|(_, sign)| "市町村県都府区".contains(*sign));
    if let Some((at, sign)) = end
        && first
            .chars()
            .next()
            .is_some_and(|sign| !sign.is_ascii() && !"本当【（「・※１２３".contains(sign))
    {
        let name = first.get(..at + sign.len_utf8())?;
        return (name.chars().count() <= 8).then(|| name.to_owned());
    }
    let city = text.find(" City")?;
    let start =
        text.get(..city)?.rfind(|sign: char| !sign.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let name = text.get(start..city)?;
    (!name.is_empty() && name != "the").then(|| format!("{name} City"))
}

pub(crate) fn date(text: &str) -> Option<String> {
    let folded = fold(text);
    let found =
        pattern("(令和|平成)?([0-9]{1,4}|元)年([0-9]{1,2})月([0-9]{1,2})日").captures(&folded)?;
    let part = |group: usize| found.get(group).map_or("", |part| part.as_str());
    let year: u32 = if part(2) == "元" { 1 } else { part(2).parse().ok()? };
    let year = year
        + match part(1) {
            "令和" => 2018,
            "平成" => 1988,
            _ => 0,
        };
    let (month, day): (u32, u32) = (part(3).parse().ok()?, part(4).parse().ok()?);
    ((1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}
