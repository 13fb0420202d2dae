//! The numbers that Word shows before paragraphs (ISO/IEC 29500-1, 17.9).

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as Xml, Node};

use super::{attribute, child, is, value};

/// The count of levels of a numbering.
const LEVELS: usize = 9;

/// The numberings of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The abstract numbering of each numbering, with levels of its own.
    numbers: BTreeMap<String, (String, BTreeMap<usize, Level>)>,
    kinds: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The last number of each level, by abstract numbering.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The numberings that have been met: one with a start of its own begins anew.
    met: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// The text, in which `%1` stands for the number of the first level.
    text: String,
    /// True if a number of its own start was given.
    is_own: bool,
    /// True if all numbers in it are shown as digits.
    is_legal: bool,
}

impl Numbering {
    pub(super) fn of(xml: &Xml<'_>) -> Self {
        let mut all = Self::default();
        for node in xml.root_element().children() {
            if is(node, "abstractNum") {
                let id = attribute(node, "abstractNumId").unwrap_or_default().to_owned();
                let levels = node.children().filter(|child| is(*child, "lvl"));
                all.kinds.insert(id, levels.filter_map(level).collect());
            } else if is(node, "num") {
                let id = attribute(node, "numId").unwrap_or_default().to_owned();
                let kind = value(node, "abstractNumId").unwrap_or_default().to_owned();
                let own = node.children().filter(|child| is(*child, "lvlOverride"));
                let mut levels = BTreeMap::new();
                for over in own {
                    let place = attribute(over, "ilvl").and_then(|own| own.parse().ok());
                    let Some(place) = place else { continue };
                    let whole = child(over, "lvl").and_then(level).map(|(_, level)| level);
                    let base = || all.kinds.get(&kind)?.get(&place).cloned();
                    let Some(mut level) = whole.or_else(base) else { continue };
                    if let Some(start) =
                        value(over, "startOverride").and_then(|own| own.parse().ok())
                    {
                        (level.start, level.is_own) = (start, true);
                    }
                    levels.insert(place, level);
                }
                all.numbers.insert(id, (kind, levels));
            }
        }
        all
    }

    /// Count one more paragraph of a numbering, and return the number that is shown before it; empty
    /// for a bullet, `None` if there is no such numbering.
    pub(super) fn next(&mut self, number: &str, level: usize) -> Option<String> {
        let (kind, own) = self.numbers.get(number)?.clone();
        let levels = self.kinds.get(&kind)?;
        let at = |place: usize| own.get(&place).or_else(|| levels.get(&place));
        let here = at(level)?.clone();
        let counts = self.counts.entry(kind.clone()).or_default();
        let begins = here.is_own && self.met.insert(number.to_owned());
        for (place, count) in counts.iter_mut().enumerate() {
            if place == level {
                let next = count.filter(|_| !begins).map(|count| count.saturating_add(1));
                *count = Some(next.unwrap_or(here.start));
            } else if place > level {
                *count = None;
            } else if count.is_none() {
                // A level above that was never counted is shown as if it had begun.
                *count = at(place).map(|above| above.start);
            }
        }
        if here.format == "bullet" || here.format == "none" {
            return Some(if here.format == "bullet" { "・".to_owned() } else { String::new() });
        }
        let mut shown = String::new();
        let mut signs = here.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let digit = signs.peek().and_then(|next| next.to_digit(10)).filter(|_| sign == '%');
            let Some(place) = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))
            else {
                shown.push(sign);
                continue;
            };
            signs.next();
            let count = counts.get(place).copied().flatten().unwrap_or(1);
            let format = at(place).map_or("decimal", |level| level.format.as_str());
            let format = if here.is_legal { "decimal" } else { format };
            shown.push_str(&numeral(count, format));
        }
        Some(shown)
    }
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let place = attribute(node, "ilvl")?.parse().ok().filter(|place| *place < LEVELS)?;
    let level = Level {
        start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
        format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
        text: value(node, "lvlText").unwrap_or_default().to_owned(),
        is_own: false,
        is_legal: super::is_on(node, "isLgl"),
    };
    Some((place, level))
}

/// Return a number in a format of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59); in digits if the
/// format is none that Japanese documents use.
fn numeral(number: u32, format: &str) -> String {
    let listed = |signs: &str| {
        let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        place.and_then(|place| signs.chars().nth(place)).map(String::from)
    };
    let shifted = |first: char, count: u32| {
        let place = number.checked_sub(1).filter(|place| *place < count)?;
        char::from_u32(u32::from(first) + place).map(String::from)
    };
    let digits = number.to_string();
    let found = match format {
        "decimalFullWidth" | "decimalFullWidth2" => Some(wide(&digits)),
        "decimalZero" => Some(format!("{number:02}")),
        "lowerLetter" => shifted('a', 26),
        "upperLetter" => shifted('A', 26),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "upperRoman" => roman(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match number {
            1..=20 => shifted('①', 20),
            21..=35 => char::from_u32(u32::from('㉑') + number - 21).map(String::from),
            36..=50 => char::from_u32(u32::from('㊱') + number - 36).map(String::from),
            _ => None,
        },
        "decimalEnclosedParen" => shifted('⑴', 20),
        "decimalEnclosedFullstop" => shifted('⒈', 20),
        "aiueoFullWidth" => listed(AIUEO),
        "aiueo" => listed(NARROW_AIUEO),
        "irohaFullWidth" | "iroha" => listed(IROHA),
        "japaneseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseCountingThousand"
        | "chineseCounting" => counted(number),
        "none" => Some(String::new()),
        _ => None,
    };
    found.unwrap_or(digits)
}

const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const NARROW_AIUEO: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";

fn wide(digits: &str) -> String {
    let wide = |sign: char| char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign);
    digits.chars().map(wide).collect()
}

fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = (1..4000).contains(&number).then_some(number)?;
    let mut text = String::new();
    for (step, signs) in STEPS {
        while left >= step {
            text.push_str(signs);
            left -= step;
        }
    }
    Some(text)
}

/// Return a number below 100 in Japanese words: 十二.
fn counted(number: u32) -> Option<String> {
    let digit =
        |digit: u32| "一二三四五六七八九".chars().nth(usize::try_from(digit.checked_sub(1)?).ok()?);
    let (tens, ones) = (number.checked_div(10)?, number.checked_rem(10)?);
    if !(1..100).contains(&number) {
        return None;
    }
    let mut text = String::new();
    if tens > 1 {
        text.extend(digit(tens));
    }
    if tens > 0 {
        text.push('十');
    }
    text.extend(digit(ones));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_the_formats_of_japanese_documents() {
        for (format, expected) in [
            ("decimal", ["1", "12", "51"]),
            ("decimalFullWidth", ["１", "１２", "５１"]),
            ("decimalEnclosedCircle", ["①", "⑫", "51"]),
            ("aiueoFullWidth", ["ア", "シ", "51"]),
            ("irohaFullWidth", ["イ", "ヲ", "51"]),
            ("japaneseCounting", ["一", "十二", "五十一"]),
            ("upperRoman", ["I", "XII", "LI"]),
            ("lowerLetter", ["a", "l", "51"]),
        ] {
            let shown = [1, 12, 51].map(|number| numeral(number, format));
            assert_eq!(shown, expected, "{format}");
        }
    }

    #[test]
    fn levels_count_below_each_other_and_begin_anew() {
        let level = |place: usize, text: &str, format: &str| {
            format!(
                r#"<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
            )
        };
        let text = format!(
            r#"<w:numbering xmlns:w="{}"><w:abstractNum w:abstractNumId="7">{}{}</w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            </w:numbering>"#,
            super::super::WORD[0],
            level(0, "第%1条", "decimal"),
            level(1, "%1-(%2)", "aiueoFullWidth"),
        );
        let xml = Xml::parse(&text).unwrap();
        let mut numbering = Numbering::of(&xml);
        let shown =
            [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("2", 0), ("1", 0)]
                .map(|(number, level)| numbering.next(number, level).unwrap());
        assert_eq!(
            shown,
            ["第1条", "1-(ア)", "1-(イ)", "第2条", "2-(ア)", "第1条", "第2条", "第3条"]
        );
        assert_eq!(numbering.next("9", 0), None);
    }
}
