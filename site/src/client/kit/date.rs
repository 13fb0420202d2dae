//! Dates as Kijun writes them: 令和7年(2025年)4月1日.

/// The eras, the latest first, each with its first day.
const ERAS: [(&str, (i16, i8, i8)); 5] = [
    ("令和", (2019, 5, 1)),
    ("平成", (1989, 1, 8)),
    ("昭和", (1926, 12, 25)),
    ("大正", (1912, 7, 30)),
    ("明治", (1868, 1, 25)),
];

/// A date with its era; without one for days before the eras known here.
#[must_use]
pub fn in_words(year: i16, month: i8, day: i8) -> String {
    let era = ERAS.iter().find(|(_, first)| (year, month, day) >= *first);
    let Some((era, (first, _, _))) = era else {
        return format!("{year}年{month}月{day}日");
    };
    match year - first + 1 {
        1 => format!("{era}元年({year}年){month}月{day}日"),
        count => format!("{era}{count}年({year}年){month}月{day}日"),
    }
}

/// The date that a date field holds (`2026-11-21`), in words; any other text as it is.
#[must_use]
pub fn of_field(text: &str) -> String {
    let mut parts = text.split('-');
    let date = (parts.next(), parts.next(), parts.next(), parts.next());
    if let (Some(year), Some(month), Some(day), None) = date
        && let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse())
    {
        return in_words(year, month, day);
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::of_field;

    #[test]
    fn a_field_s_date_is_put_into_words() {
        for (text, words) in [
            ("2026-11-21", "令和8年(2026年)11月21日"),
            ("2019-05-01", "令和元年(2019年)5月1日"),
            ("2019-04-30", "平成31年(2019年)4月30日"),
            ("", ""),
            ("2026-11", "2026-11"),
            ("一昨日", "一昨日"),
        ] {
            assert_eq!(of_field(text), words, "{text}");
        }
    }
}
