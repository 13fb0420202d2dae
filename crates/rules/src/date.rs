//! Dates and times as Kijun writes them: 令和7年(2025年)4月1日 9:05.

/// The eras, the latest first, each with its first day.
const ERAS: [(&str, (i16, i8, i8)); 5] = [
    ("令和", (2019, 5, 1)),
    ("平成", (1989, 1, 8)),
    ("昭和", (1926, 12, 25)),
    ("大正", (1912, 7, 30)),
    ("明治", (1868, 1, 25)),
];

/// Return a date with its era; without one for a day before the eras known here.
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

/// Return the date of a date field (`2026-11-21`) in words; any other text as it is.
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

/// A minute of a day, on the reader's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month, from 1.
    pub day: i8,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute, from 0.
    pub minute: u8,
}

impl Moment {
    /// Return the moment with its date.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {}", in_words(self.year, self.month, self.day), self.time())
    }

    /// Return the time alone if both are of one day, else the moment with its date.
    #[must_use]
    pub fn seen_at(self, now: Self) -> String {
        let day = |moment: Self| (moment.year, moment.month, moment.day);
        if day(self) == day(now) { self.time() } else { self.in_words() }
    }

    fn time(self) -> String {
        format!("{}:{:02}", self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, of_field};

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

    #[test]
    fn a_moment_of_today_needs_no_date() {
        let then = Moment { year: 2026, month: 11, day: 9, hour: 9, minute: 5 };
        assert_eq!(then.in_words(), "令和8年(2026年)11月9日 9:05");
        assert_eq!(then.seen_at(Moment { hour: 23, ..then }), "9:05");
        assert_eq!(then.seen_at(Moment { day: 10, ..then }), then.in_words());
    }
}
