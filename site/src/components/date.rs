//! Dates as Kijun writes them: 令和7年(2025年)4月1日.

use kijun_content::model::Standard;

/// The eras, the latest first, each with its first day.
const ERAS: [(&str, (i16, i8, i8)); 5] = [
    ("令和", (2019, 5, 1)),
    ("平成", (1989, 1, 8)),
    ("昭和", (1926, 12, 25)),
    ("大正", (1912, 7, 30)),
    ("明治", (1868, 1, 25)),
];

/// A date with its era; without one for days before the eras known here.
pub(crate) fn in_words(year: i16, month: i8, day: i8) -> String {
    let era = ERAS.iter().find(|(_, first)| (year, month, day) >= *first);
    let Some((era, (first, _, _))) = era else {
        return format!("{year}年{month}月{day}日");
    };
    match year - first + 1 {
        1 => format!("{era}元年({year}年){month}月{day}日"),
        count => format!("{era}{count}年({year}年){month}月{day}日"),
    }
}

/// The current edition of a document in words, or that it states none.
pub(crate) fn edition(standard: &Standard) -> String {
    let Some(edition) = standard.editions.last() else {
        return "文書に版・日付の記載がありません".to_owned();
    };
    match edition.in_force {
        Some(date) => {
            let date = in_words(date.year(), date.month(), date.day());
            format!("第{}版({date}から適用)", edition.id)
        }
        None => format!("第{}版(適用日の記載はありません)", edition.id),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn dates_carry_their_era() {
        assert_eq!(in_words(2025, 4, 1), "令和7年(2025年)4月1日");
        assert_eq!(in_words(2019, 5, 1), "令和元年(2019年)5月1日");
        assert_eq!(in_words(2019, 4, 30), "平成31年(2019年)4月30日");
        assert_eq!(in_words(1989, 1, 7), "昭和64年(1989年)1月7日");
        assert_eq!(in_words(1700, 1, 1), "1700年1月1日");
    }
}
