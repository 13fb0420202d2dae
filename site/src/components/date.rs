//! Dates as Kijun writes them: 令和7年(2025年)4月1日.

use kijun_content::model::Standard;

pub(crate) use kijun_rules::date::in_words;

/// Return an edition's name: `第1.1版`, or its date if the document gives it no number.
pub(crate) fn name_of_edition(id: &str) -> String {
    let mut parts = id.split('-').map(str::parse::<i16>);
    let date = (parts.next(), parts.next(), parts.next(), parts.next());
    match date {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) if id.len() == 10 => {
            match (i8::try_from(month), i8::try_from(day)) {
                (Ok(month), Ok(day)) => format!("{}の版", in_words(year, month, day)),
                _ => format!("第{id}版"),
            }
        }
        _ => format!("第{id}版"),
    }
}

/// Return the current edition of a document in words, or say that it states none.
pub(crate) fn edition(standard: &Standard) -> String {
    let Some(edition) = standard.editions.last() else {
        return "文書に版・日付の記載がありません".to_owned();
    };
    match edition.in_force {
        Some(date) if date.to_string() == edition.id => {
            format!("{}(同日から適用)", name_of_edition(&edition.id))
        }
        Some(date) => {
            let date = in_words(date.year(), date.month(), date.day());
            format!("{}({date}から適用)", name_of_edition(&edition.id))
        }
        None => format!("{}(適用日の記載はありません)", name_of_edition(&edition.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_words, name_of_edition};

    #[test]
    fn an_edition_without_a_number_is_named_by_its_date() {
        assert_eq!(name_of_edition("1.1"), "第1.1版");
        assert_eq!(name_of_edition("2023-09-20"), "令和5年(2023年)9月20日の版");
        assert_eq!(name_of_edition("2-1-3"), "第2-1-3版");
    }

    #[test]
    fn dates_carry_their_era() {
        assert_eq!(in_words(2025, 4, 1), "令和7年(2025年)4月1日");
        assert_eq!(in_words(2019, 5, 1), "令和元年(2019年)5月1日");
        assert_eq!(in_words(2019, 4, 30), "平成31年(2019年)4月30日");
        assert_eq!(in_words(1989, 1, 7), "昭和64年(1989年)1月7日");
        assert_eq!(in_words(1700, 1, 1), "1700年1月1日");
    }
}
